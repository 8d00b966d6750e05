//! Text as it is kept and as it is compared.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::{code_point, is_unseen};
use crate::hindi::{
    latin_digits, with_anusvara, with_full_stops, with_visarga, with_vowel_signs,
};

/// NFC.
pub(crate) fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The text with its lines ended as Unix ends them, whatever program wrote it: to Djot a
/// carriage return is a character, and a backslash before it breaks no line.
pub(crate) fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of a file: without a byte order mark, its lines ended as Unix ends them.
pub(crate) fn file_text(text: &str) -> Cow<'_, str> {
    unix_lines(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// True if a text is surely in NFC and has no characters that are dropped or replaced: ASCII that
/// is printed, and the letters, signs and digits of Devanagari, a nukta only where no letter is
/// composed with it. Nearly every cell of a list is so; of the others nothing is known.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    text.chars().all(|c| {
        let plain = match c {
            ' '..='~'
            | '\u{900}'..='\u{93B}'
            | '\u{93D}'..='\u{950}'
            | '\u{955}'..='\u{957}'
            | '\u{960}'..='\u{97F}' => true,
            '\u{93C}' => matches!(before, 'क' | 'ख' | 'ग' | 'ज' | 'ड' | 'ढ' | 'फ' | 'य'),
            _ => false,
        };
        before = c;
        plain
    })
}

/// True if [`cell_text`] leaves a text as it is; where this says no, it may still do so.
pub(crate) fn is_clean(text: &str) -> bool {
    is_plain(text) && !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ')
}

/// NFC, on one line, without space at its ends: line breaks and tabs become one space.
/// Drops what is never seen and steers no letter, as it comes along from web pages.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfc() {
        match c {
            '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
            | ' ' => {
                space = true;
            }
            c if is_unseen(c) => {}
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

/// The text of a cell: as [`one_line`], and what comes along from web pages and other programs is
/// taken out. A no-break space or another odd one becomes a space; a joiner stays only where it
/// can choose a letter's form: next to a virama, or between letters that are not Devanagari.
pub(crate) fn cell_text(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    let spaced: String = text
        .chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| if c == '\u{A0}' || is_odd_space(c) { ' ' } else { c })
        .collect();
    if !spaced.contains(['\u{200C}', '\u{200D}']) {
        return one_line(&spaced);
    }
    let characters: Vec<char> = spaced.chars().collect();
    let kept = characters.iter().enumerate().filter(|(at, c)| {
        !matches!(c, '\u{200C}' | '\u{200D}') || {
            let before = at.checked_sub(1).and_then(|at| characters.get(at));
            joins(before.copied(), characters.get(at + 1).copied())
        }
    });
    one_line(&kept.map(|(_, c)| *c).collect::<String>())
}

/// The lines of a cell as [`cell_text`] leaves them, if there is text on more than one.
pub(crate) fn lines_of(text: &str) -> Option<Vec<String>> {
    if !text.contains(is_line_break) {
        return None;
    }
    let lines = text.split(is_line_break).map(cell_text).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.collect();
    (lines.len() > 1).then_some(lines)
}

/// The line breaks of UAX #14: LF, VT, FF, CR, NEL, LS, PS.
fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A space that is neither the usual one nor the no-break space.
fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// A text of several lines without what is never seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// In NFC.
    pub(crate) text: String,
    /// The characters that were taken out, each once, and where the first stood, in bytes.
    pub(crate) taken: Vec<char>,
    pub(crate) first: usize,
}

impl Cleaned {
    /// The code points of what was taken out.
    pub(crate) fn characters(&self) -> String {
        self.taken.iter().map(|c| code_point(*c)).collect::<Vec<_>>().join(", ")
    }
}

/// The text of the event file or a template, which may have lines and no-break spaces: as
/// [`cell_text`], what is never seen is taken out, control characters with it; a joiner stays
/// only where it can choose a letter's form, and an odd space becomes a plain one.
pub(crate) fn lines_text(text: &str) -> Cleaned {
    let mut own = Cleaned::default();
    if is_plain(text) {
        text.clone_into(&mut own.text);
        return own;
    }
    let mut kept = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_taken = match c {
            '\t' | '\n' | '\r' => false,
            '\u{200C}' | '\u{200D}' => {
                let after = text[at + c.len_utf8()..].chars().find(|c| !is_unseen(*c));
                !joins(kept.chars().next_back(), after)
            }
            c => is_unseen(c) || c.is_control(),
        };
        if !is_taken {
            kept.push(if is_odd_space(c) { ' ' } else { c });
            continue;
        }
        if own.taken.is_empty() {
            own.first = at;
        }
        if !own.taken.contains(&c) {
            own.taken.push(c);
        }
    }
    own.text = nfc(&kept);
    own
}

/// The circle that fonts draw for a letter that is not there.
pub(crate) const DOTTED_CIRCLE: char = '\u{25CC}';

/// True if more than spaces at the ends and byte order marks went when a text was cleaned:
/// characters that nobody sees, which the same name typed elsewhere has not.
pub(crate) fn has_unseen(text: &str, cleaned: &str) -> bool {
    let joiners = |text: &str| text.chars().filter(|c| is_zero_width(*c)).count();
    !text.is_ascii()
        && (text.contains(|c| is_unseen(c) && c != '\u{FEFF}')
            || joiners(text.trim_matches('\u{FEFF}')) != joiners(cleaned))
}

/// True if a joiner between these characters can have an effect.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    const VIRAMA: char = '\u{94D}';
    let devanagari = |c: char| matches!(c, '\u{900}'..='\u{97F}');
    match (before, after) {
        (Some(VIRAMA), _) | (Some(_), Some(VIRAMA)) => true,
        (Some(before), Some(after)) => {
            before.is_alphabetic()
                && after.is_alphabetic()
                && !(devanagari(before) || devanagari(after))
        }
        _ => false,
    }
}

/// By what names are compared: NFC, no joiners, no spaces, no case.
pub(crate) fn name_key(name: &str) -> String {
    key(name, |c| !c.is_whitespace() && !is_zero_width(c))
}

/// By what headings and short words are compared: only letters, digits and vowel signs, no
/// case, no nukta, one nasal sign, and no zero as a mark of abbreviation (नं०).
pub(crate) fn word_key(word: &str) -> String {
    const NUKTA: char = '\u{93C}';
    let stopped = with_full_stops(word);
    let key = key(stopped.as_deref().unwrap_or(word), |c| {
        // Most are letters and signs of Devanagari.
        matches!(c, '\u{900}'..='\u{93B}' | '\u{93D}'..='\u{94F}')
            || (c.is_alphanumeric() || is_combining_mark(c)) && c != NUKTA && !is_zero_width(c)
    })
    .replace('ँ', "ं");
    match key.strip_suffix(['0', '०']) {
        Some(rest) if !rest.ends_with(char::is_numeric) && !rest.is_empty() => rest.to_owned(),
        _ => key,
    }
}

/// The characters of a text in NFC that are kept, without case.
fn key(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut key = String::with_capacity(text.len());
    let mut put = |c: char| match c {
        _ if !is_kept(c) => {}
        // No case.
        '\u{900}'..='\u{97F}' => key.push(c),
        _ => key.extend(c.to_lowercase()),
    };
    if is_plain(text) {
        text.chars().for_each(&mut put);
    } else {
        text.nfc().for_each(&mut put);
    }
    key
}

/// By what values are compared: words by their letters, numbers (3/4) with their signs, in digits
/// of either script. A value that the event file has repaired in a list is as it was before, and a
/// nasal is the same as an anusvara and as a letter (उदवंतनगर, उदवन्तनगर).
pub(crate) fn value_key(value: &str) -> String {
    let value = with_anusvara(&latin_digits(&repaired(value)));
    if value.contains(char::is_numeric) { name_key(&value) } else { word_key(&value) }
}

/// The text with everything repaired that an event file may ask for: by this two texts are the
/// same of which one was repaired.
pub(crate) fn repaired(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if let Some(right) = with_vowel_signs(&text) {
        text = Cow::Owned(right.text);
    }
    if let Some(right) = with_full_stops(&text) {
        text = Cow::Owned(right);
    }
    match with_visarga(&text) {
        Some(right) => Cow::Owned(right),
        None => text,
    }
}

/// True if a text has another in it as whole words.
pub(crate) fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        !text[..at].ends_with(is_word_character)
            && !text[at + words.len()..].starts_with(is_word_character)
    })
}

/// Letters, digits, the signs on them and the joiners between them.
pub(crate) fn is_word_character(c: char) -> bool {
    // All letters and signs of Devanagari, which need no table.
    matches!(c, '\u{900}'..='\u{963}')
        || c.is_alphanumeric()
        || is_combining_mark(c)
        || matches!(c, '\u{200C}' | '\u{200D}')
}

/// Joiners and other characters without a width of their own.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    use super::{
        cell_text, has_unseen, is_clean, is_plain, lines_text, name_key, one_line, word_key,
    };

    #[test]
    fn cells_become_one_line_in_nfc() {
        assert_eq!(one_line("  राम\r\n\tसिंह \u{A0}"), "राम सिंह");
        assert_eq!(one_line("\u{958}\u{93E}"), "\u{915}\u{93C}\u{93E}");
        assert_eq!(one_line("\n"), "");
        assert_eq!(one_line("a\u{A0}b"), "a\u{A0}b");
    }

    proptest! {
        #[test]
        fn plain_text_is_clean(text in "[ a\u{900}-\u{97F}\u{A0}\u{200D}]{0,8}") {
            if is_plain(&text) {
                prop_assert!(is_nfc(&text));
            }
            if is_clean(&text) {
                prop_assert_eq!(one_line(&text), text);
            }
        }
    }

    #[test]
    fn cells_lose_what_cannot_be_seen() {
        for (text, clean) in [
            ("राम\u{A0}\u{2003}सिंह\u{3000}", "राम सिंह"),
            ("\u{FEFF}रा\u{200B}म\u{AD}", "राम"),
            ("रा\u{200D}म \u{200C}सिंह\u{200D}", "राम सिंह"),
            ("क्\u{200D}ष र्\u{200D}", "क्\u{200D}ष र्\u{200D}"),
            ("می\u{200C}خ", "می\u{200C}خ"),
            ("  a  b ", "a b"),
        ] {
            assert_eq!(cell_text(text), clean, "{text:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_noticed() {
        for (text, noticed) in [
            ("रा\u{200B}म", true),
            ("रा\u{200D}म", true),
            ("रा\u{AD}म", true),
            ("\u{FEFF}राम \u{A0}सिंह ", false),
            ("क्\u{200D}ष", false),
            ("\u{958}", false),
            ("  Ram ", false),
        ] {
            assert_eq!(has_unseen(text, &cell_text(text)), noticed, "{text:?}");
        }
    }

    #[test]
    fn texts_of_lines_lose_what_cannot_be_seen() {
        for (text, clean, taken) in [
            ("क\n\tख\u{A0}ग\r\n", "क\n\tख\u{A0}ग\r\n", ""),
            ("आ\u{FEFF}इ\u{200B}ए\u{200B}", "आइए", "U+FEFF, U+200B"),
            ("रा\u{200D}म क्\u{200D}ष", "राम क्\u{200D}ष", "U+200D"),
            ("क्\u{200B}\u{200D}\u{2060}ष", "क्\u{200D}ष", "U+200B, U+2060"),
            ("क\u{7}\u{9F}ख\u{FE0F}\u{34F}", "कख", "U+0007, U+009F, U+FE0F, U+034F"),
            ("क\u{2003}ख\u{202F}ग", "क ख ग", ""),
            ("\u{958}", "\u{915}\u{93C}", ""),
        ] {
            let own = lines_text(text);
            assert_eq!((&*own.text, &*own.characters()), (clean, taken), "{text:?}");
        }
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
