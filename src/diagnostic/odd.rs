//! Characters in keys and names that look like another one, or like none: word processors and web
//! pages put them in, and nobody sees why a word is not known.

use std::ops::Range;

use super::Lang;
use super::character::{code_point, is_joiner, is_unseen};

/// The first character of a text that a word processor has put in place of a plain one: curled
/// quote marks, blanks of other sorts, characters that are never seen.
fn odd(text: &str) -> Option<char> {
    // In Hindi joiners have a meaning.
    let is_latin = text.chars().all(|c| c.is_ascii() || is_joiner(c));
    text.chars()
        .find(|c| is_curled(*c) || is_blank(*c) || is_unseen(*c) || is_latin && is_joiner(*c))
}

fn is_curled(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201F}' | '\u{2032}' | '\u{2033}' | '«' | '»' | '＂' | '＇')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The odd character in the line of a TOML file at which reading stopped, outside of what stands
/// in straight quote marks.
pub(crate) fn odd_in_toml(source: &str, span: &Range<usize>) -> Option<char> {
    let at = source.floor_char_boundary(span.start);
    let start = source[..at].rfind('\n').map_or(0, |line| line + 1);
    let line = source[start..].lines().next()?;
    let mut open = None;
    // A quote that never ends may be ended by a curled one.
    let last = line.trim_end().chars().next_back().filter(|c| is_curled(*c));
    for (index, c) in line.char_indices() {
        match (c, open) {
            ('#', None) => return None,
            ('"' | '\'', None) => open = Some(c),
            (c, Some(own)) if c == own => open = None,
            (c, None) => {
                if let Some(found) = odd(&line[index..index + c.len_utf8()]) {
                    return Some(found);
                }
            }
            _ => {}
        }
    }
    last.filter(|_| open.is_some())
}

/// The remedy for the first odd character of a text, if it has one.
pub(super) fn odd_hint(text: &str, lang: Lang) -> Option<String> {
    odd(text).map(|found| retype(found, lang))
}

/// The remedy for a character that only looks right.
pub(super) fn retype(found: char, lang: Lang) -> String {
    let code = code_point(found);
    match (lang, is_curled(found)) {
        (Lang::Hi, true) => format!(
            "यहाँ मुड़ा उद्धरण-चिह्न {found} ({code}) है, जो Word जैसे प्रोग्राम लगाते हैं: उसकी जगह सीधा \" या ' लिखें।"
        ),
        (Lang::En, true) => format!(
            "The quote mark {found} ({code}) is curled, as Word makes it: type a straight \" or ' \
             in its place."
        ),
        (Lang::Hi, false) => format!(
            "इसमें {code} है, जो न दिखने वाला चिह्न या दूसरी तरह की खाली जगह है: उसे मिटाकर शब्द फिर से टाइप करें।"
        ),
        (Lang::En, false) => format!(
            "It has {code}, which is not seen or is another sort of blank: delete it and type \
             the word anew."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{odd, odd_in_toml};

    #[test]
    fn characters_that_only_look_right() {
        for (text, expected) in [
            ("na\u{A0}me", Some('\u{A0}')),
            ("name\u{200B}", Some('\u{200B}')),
            ("sammelan\u{200D}", Some('\u{200D}')),
            ("“patra”", Some('“')),
            ("l’s.csv", Some('’')),
            ("सूची\u{A0}2.csv", Some('\u{A0}')),
            ("श्री\u{200D}", None),
            ("sammelan", None),
            ("सूची 2.csv", None),
        ] {
            assert_eq!(odd(text), expected, "{text}");
        }
        for (line, expected) in [
            ("name = “सभा”", Some('“')),
            ("na\u{A0}me = 1", Some('\u{A0}')),
            ("name = ‘x’ # “", Some('‘')),
            ("name = \"“सभा”\" x", None),
            ("name = x # “", None),
        ] {
            let source = format!("version = 1\n{line}\nb = 1\n");
            let at = source.find(line).unwrap() + 2;
            assert_eq!(odd_in_toml(&source, &(at..at)), expected, "{line}");
        }
    }
}
