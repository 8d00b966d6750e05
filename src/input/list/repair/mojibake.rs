//! UTF-8 that was read as windows-1252 or Latin-1, as `राम` shown `à¤°à¤¾à¤®`.

use encoding_rs::WINDOWS_1252;

/// True if a text has Devanagari garbled so: its letters begin with the bytes E0 A4 or E0 A5.
pub(crate) fn is_garbled(text: &str) -> bool {
    text.contains("à¤") || text.contains("à¥")
}

/// The text with everything that is garbled so made right; other text stays.
pub(crate) fn repaired(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(first) = characters.get(at) {
        let (found, length) = character(&characters[at..]).unwrap_or((*first, 1));
        out.push(found);
        at += length;
    }
    out
}

/// The character whose bytes stand at the beginning as characters, and how many they are.
fn character(characters: &[char]) -> Option<(char, usize)> {
    let length = match byte(*characters.first()?)? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = characters
        .get(..length)?
        .iter()
        .enumerate()
        // Programs that trim cells have made a plain space of the no-break space A0.
        .map(|(index, c)| if index == 2 && *c == ' ' { Some(0xA0) } else { byte(*c) })
        .collect();
    let found = std::str::from_utf8(&bytes?).ok()?.chars().next()?;
    Some((found, length))
}

/// The byte that windows-1252 shows as this character; Latin-1's for those it leaves out.
fn byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match *bytes {
        [byte] if !unmappable => Some(byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_garbled, repaired};
    use crate::input::list::format::windows_1252;

    #[test]
    fn garbled_text_is_told_and_repaired() {
        let garbled = windows_1252("राम “ठाकुर”".as_bytes());
        assert!(is_garbled(&garbled));
        assert_eq!(repaired(&garbled), "राम “ठाकुर”");
        assert_eq!(repaired("à¤ à¤¾à¤•à¥\u{81}र Müller"), "ठाकुर Müller");
        for valid in ["राम सिंह", "Ram", "café", "à la carte", ""] {
            assert!(!is_garbled(valid));
            assert_eq!(repaired(valid), valid);
        }
    }

    proptest! {
        #[test]
        fn what_was_garbled_comes_back(text in "[\u{905}-\u{94D} a-z]{0,20}") {
            prop_assert_eq!(repaired(&windows_1252(text.as_bytes())), text);
        }
    }
}
