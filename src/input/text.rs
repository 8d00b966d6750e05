//! Text as it is kept and as it is compared.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// NFC.
pub(super) fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// NFC, on one line, without space at its ends: line breaks and tabs become one space.
/// What is never seen and steers no letter, as it comes along from web pages, is dropped.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfc() {
        match c {
            '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
            | ' ' => {
                space = true;
            }
            c if is_invisible(c) => {}
            c => {
                if space && !out.is_empty() {
                    out.push(' ');
                }
                space = false;
                out.push(c);
            }
        }
    }
    // A no-break or other odd space at the ends is as invisible as a plain one.
    out.trim().to_owned()
}

/// By what names are compared: NFC, no joiners, no spaces, no case.
pub(super) fn name_key(name: &str) -> String {
    name.nfc()
        .filter(|c| !c.is_whitespace() && !is_joiner(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// By what headings and short words are compared: only letters, digits and vowel signs, no
/// case, no nukta, one nasal sign, and no zero as a mark of abbreviation (नं०).
pub(super) fn word_key(word: &str) -> String {
    const NUKTA: char = '\u{93C}';
    let key: String = word
        .nfc()
        .filter(|c| c.is_alphanumeric() || is_combining_mark(*c))
        .filter(|c| *c != NUKTA && !is_joiner(*c))
        .map(|c| if c == 'ँ' { 'ं' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    match key.strip_suffix(['0', '०']) {
        Some(rest) if !rest.ends_with(char::is_numeric) && !rest.is_empty() => rest.to_owned(),
        _ => key,
    }
}

/// Zero-width space, word joiner, byte order mark, soft hyphen, and the marks of writing
/// direction; the joiners ZWJ and ZWNJ are not among them, because they choose letter forms.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{name_key, one_line, word_key};

    #[test]
    fn cells_become_one_line_in_nfc() {
        assert_eq!(one_line("  राम\r\n\tसिंह \u{A0}"), "राम सिंह");
        assert_eq!(one_line("\u{958}\u{93E}"), "\u{915}\u{93C}\u{93E}");
        assert_eq!(one_line("\n"), "");
        assert_eq!(one_line("a\u{A0}b"), "a\u{A0}b");
    }

    #[test]
    fn names_compare_without_spaces_and_joiners() {
        assert_eq!(name_key("राम  सिंह"), name_key("रामसिंह "));
        assert_eq!(name_key("क्\u{200D}ष"), name_key("क्ष"));
        assert_eq!(name_key("R. Singh"), name_key("r.singh"));
        assert_ne!(name_key("राम"), name_key("रमा"));
    }

    #[test]
    fn headings_compare_by_their_letters() {
        for heading in ["ज़िला", "जिला :", " जिला*", "(जि\u{200D}ला)"]
        {
            assert_eq!(word_key(heading), "जिला", "{heading}");
        }
        assert_eq!(word_key("गाँव"), word_key("गांव"));
        assert_eq!(word_key("S. No."), "sno");
        assert_eq!(word_key("नं०"), word_key("नं."));
        assert_ne!(word_key("वार्ड 10"), word_key("वार्ड 1"));
    }
}
