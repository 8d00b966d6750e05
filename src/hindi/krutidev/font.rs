//! Telling the fonts that are no Kruti Dev though their texts look like it.
//!
//! Walkman-Chanakya has most keys of Kruti Dev, but its क and फ are drawn of व and प with a hook
//! `Q` behind, which signs stand before: `jktoqQekj` is राजकुमार. Chanakya and others have nearly
//! all letters above 0x7F, where Kruti Dev has few.

use super::glyph::{code, is_high};

/// A font from before Unicode that is not converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldFont {
    /// Walkman-Chanakya 901, 905 and their kind.
    WalkmanChanakya,
    /// Chanakya of Summit.
    Chanakya,
    /// One of the others: 4C Gandhi, APS, Shivaji, SHREE-DEV, Agra, Bhasha Bharti.
    Other,
}

impl OldFont {
    /// The font's name; none for one that is not told.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::WalkmanChanakya => Some("Walkman-Chanakya"),
            Self::Chanakya => Some("Chanakya"),
            Self::Other => None,
        }
    }
}

/// The codes of the commonest letters and signs of Chanakya.
const OF_CHANAKYA: &str = "æÚ·×Ùâèðç´ãÜÌØÎÂßÕéôõ¥ñÖÍÅÁ»¿¹";

/// Evidence in a text for a font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FontSigns {
    /// Spellings that are Walkman-Chanakya's alone.
    pub walkman: usize,
    /// Spellings of the same letters that are Kruti Dev's alone.
    pub krutidev: usize,
}

impl FontSigns {
    /// The signs of a text.
    pub fn of(text: &str) -> Self {
        let mut signs = Self::default();
        if !text.contains(['Q', 'd']) {
            return signs;
        }
        let codes: Vec<char> = text.chars().collect();
        for (at, c) in codes.iter().enumerate() {
            match c {
                'Q' => {
                    let letter = codes[..at]
                        .iter()
                        .rposition(|c| !matches!(c, 'q' | 'w' | 's' | 'S' | '`' | 'a' | '¡'));
                    let has_sign = letter.is_some_and(|letter| letter + 1 < at);
                    let is_half_tta = codes[..at].ends_with(&['Ù', 'k']);
                    match letter.map(|letter| codes[letter]) {
                        Some('i') => signs.walkman += 1,
                        Some('o') if has_sign => signs.walkman += 1,
                        // वफ़ा begins so, too.
                        Some('o') => {}
                        Some('k') if is_half_tta => signs.walkman += 1,
                        _ => signs.krutidev += 1,
                    }
                }
                'd' if matches!(codes.get(at + 1), Some('q' | 'w' | 's' | 'S' | '`')) => {
                    signs.krutidev += 1;
                }
                _ => {}
            }
        }
        signs
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { walkman: self.walkman + other.walkman, krutidev: self.krutidev + other.krutidev }
    }

    /// True if they speak for Walkman-Chanakya.
    pub fn are_walkman(self) -> bool {
        self.walkman > self.krutidev
    }
}

/// The font that a text is typed in, if by itself it shows that it is not Kruti Dev.
pub fn other_font(text: &str) -> Option<OldFont> {
    // Letters that a text needs to be judged by their codes.
    const ENOUGH: usize = 3;
    if FontSigns::of(text).are_walkman() {
        return Some(OldFont::WalkmanChanakya);
    }
    if text.is_ascii() {
        return None;
    }
    let letters: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).collect();
    // Another script is no font.
    if !letters.iter().all(|c| c.is_ascii() || is_high(code(*c))) {
        return None;
    }
    // Word processors put the first into any text; the others are the digits of Kruti Dev.
    let is_common = |c: &char| "‘’“”–—•…ƒ„†‡ˆ‰Š‹Œå".contains(*c);
    let high = letters.iter().filter(|c| !c.is_ascii() && !is_common(c)).count();
    if high < ENOUGH || high * 2 <= letters.len() {
        return None;
    }
    let chanakya = letters.iter().filter(|c| OF_CHANAKYA.contains(**c)).count();
    Some(if chanakya * 3 >= high * 2 { OldFont::Chanakya } else { OldFont::Other })
}

#[cfg(test)]
mod tests {
    use super::{FontSigns, OldFont, other_font};
    use crate::hindi::to_krutidev;

    #[test]
    fn walkman_is_told_by_its_hook() {
        for text in
            ["jktoqQekj ¯lg", "osQnkj", "oqQekj", "oSQyk'k", "jÙkQ", "iwQy", "iQwy", "osaQnz"]
        {
            assert_eq!(other_font(text), Some(OldFont::WalkmanChanakya), "{text}");
        }
        for text in
            ["jktdqekj flag", "dsnkj", "Qwy", "Qjhnk", "jQhd", "oQknkj", "eksgEen jQh", "¯lg"]
        {
            assert_eq!(other_font(text), None, "{text}");
        }
    }

    #[test]
    fn no_name_in_kruti_dev_is_taken_for_another_font() {
        for line in include_str!("../../../tests/data/krutidev.tsv").lines() {
            let Some((old, _)) = line.split_once('\t').filter(|_| !line.starts_with('#'))
            else {
                continue;
            };
            assert_eq!(other_font(old), None, "{line}");
        }
        for (name, _) in crate::hindi::names::common() {
            let old = to_krutidev(name);
            assert!(!FontSigns::of(&old).are_walkman(), "{name} {old}");
            assert_eq!(other_font(&old), None, "{name} {old}");
        }
    }

    #[test]
    fn fonts_above_ascii() {
        for text in ["Úæ× çâ´ã", "ÚUæ×", "âèÌæ Îðßè", "ÚæÁ·é¤×æÚ"] {
            assert_eq!(other_font(text), Some(OldFont::Chanakya), "{text}");
        }
        assert_eq!(other_font("¶ÉªÉ®Ê´É"), Some(OldFont::Other));
        for text in ["José Müller", "Åland", "éé", "মোহন সিং", "Иван", "¼jke½", "‘’“”"]
        {
            assert_eq!(other_font(text), None, "{text}");
        }
    }
}
