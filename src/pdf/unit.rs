//! The text of a cluster, cut into what one code reads.

use unicode_script::{Script, UnicodeScript};

/// A stretch of a cluster's text that is not to be divided.
pub(super) struct Unit<'a> {
    pub(super) text: &'a str,
    /// True if it begins with a non-spacing mark, or is a joiner alone.
    pub(super) is_mark: bool,
}

/// Cuts a text into characters, format characters kept with a neighbour.
pub(super) fn units(text: &str) -> Vec<Unit<'_>> {
    let mut units: Vec<Unit<'_>> = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let is_mark = is_mark(character);
        match units.last_mut() {
            // A format character after a mark rides along with it, and so does a mark typed
            // twice, which would be taken for a shadow of the first.
            Some(last)
                if last.is_mark
                    && start == at
                    && (is_format(character)
                        || (is_mark && last.text.ends_with(character))) =>
            {
                last.text = &text[at - last.text.len()..end];
            }
            // Elsewhere it waits for the character after it.
            _ if is_format(character) => continue,
            _ => units.push(Unit { text: read_as(&text[start..end]), is_mark }),
        }
        start = end;
    }
    if start < text.len() {
        units.push(Unit { text: &text[start..], is_mark: true });
    }
    units
}

/// A no-break space is read as a space, or nobody would find `श्री राम` by typing it.
fn read_as(text: &str) -> &str {
    if text == "\u{A0}" { " " } else { text }
}

/// The text that comes back for a cluster.
pub(super) fn readable(text: &str) -> String {
    text.replace('\u{A0}', " ")
}

pub(super) fn is_format(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Non-spacing marks (Unicode general category Mn) of Devanagari and of all scripts.
fn is_mark(character: char) -> bool {
    match character {
        '\u{0900}'..='\u{0902}'
        | '\u{093A}'
        | '\u{093C}'
        | '\u{0941}'..='\u{0948}'
        | '\u{094D}'
        | '\u{0951}'..='\u{0957}'
        | '\u{0962}'
        | '\u{0963}'
        | '\u{A8E0}'..='\u{A8F1}'
        | '\u{A8FF}' => true,
        // Nearly all there is: looked up in no table.
        '\0'..='\u{7F}' | '\u{0900}'..='\u{097F}' => false,
        // U+0300 and its like, and the Vedic signs.
        _ => character.script() == Script::Inherited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_all_scripts_are_marks() {
        for character in '\0'..='\u{FFFF}' {
            assert!(is_mark(character) || character.script() != Script::Inherited);
        }
        assert!("्ँंुूेै॒".chars().all(is_mark) && !"कािीो।१a1".chars().any(is_mark));
    }
}
