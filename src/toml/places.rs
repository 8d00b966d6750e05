//! Where the characters of a text of several lines stand in the TOML file that has it.

use std::iter::Peekable;
use std::str::CharIndices;

use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::{Lines, Place, is_joiner, is_unseen};
use crate::text::{lines_text, nfc};

/// Where the characters of a text of the event file stand.
#[derive(Clone, Debug)]
pub struct TextPlaces<'j> {
    /// Of the text as a whole.
    pub(crate) whole: Place,
    /// The file, and where in it each character is written, if the text has lines of its own.
    pub(crate) lines: Option<(Lines<'j>, Vec<usize>)>,
}

impl TextPlaces<'_> {
    /// The place of a character, counted from 0; that of the value, if it is written on one line.
    pub fn place(&self, at: usize) -> Place {
        let found = self.lines.as_ref().and_then(|(lines, offsets)| {
            let offset = offsets.get(at).or(offsets.last())?;
            Some(lines.place(*offset))
        });
        found.unwrap_or_else(|| self.whole.clone())
    }
}

/// A text in `'''` or `"""` as it is written, its characters each with where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenText {
    /// With the lines ended as Unix ends them; offsets in bytes.
    characters: Vec<(char, usize)>,
    /// The backslashes that take a line end, and all white space behind it.
    taken_breaks: Vec<usize>,
}

impl WrittenText {
    /// A value with its quotes that begins at a byte of the file; none if it is written on one
    /// line.
    pub(crate) fn new(written: &str, start: usize) -> Option<Self> {
        let (quotes, is_literal) =
            if written.starts_with("'''") { ("'''", true) } else { ("\"\"\"", false) };
        let inner = written.strip_prefix(quotes)?.strip_suffix(quotes)?;
        // A line end behind the quotes is none of the text.
        let text = inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n'));
        let text = text.unwrap_or(inner);
        let start = start + quotes.len() + inner.len() - text.len();
        let mut own = Self { characters: Vec::new(), taken_breaks: Vec::new() };
        let mut rest = text.char_indices().peekable();
        while let Some((at, character)) = rest.next() {
            let found = match character {
                '\\' if !is_literal => {
                    let found = escaped(&mut rest, &text[at..]);
                    if found.is_none() {
                        own.taken_breaks.push(start + at);
                    }
                    found
                }
                character => Some(character),
            };
            match (found, own.characters.last()) {
                (Some('\n'), Some(&('\r', before))) => {
                    own.characters.pop();
                    own.characters.push(('\n', before));
                }
                (Some(found), _) => own.characters.push((found, start + at)),
                (None, _) => {}
            }
        }
        for (character, _) in &mut own.characters {
            if *character == '\r' {
                *character = '\n';
            }
        }
        Some(own)
    }

    /// The offset in the file of a byte of the text before it is cleaned.
    pub(crate) fn offset(&self, byte: usize) -> Option<usize> {
        let mut end = 0;
        let found = self.characters.iter().find(|(character, _)| {
            end += character.len_utf8();
            byte < end
        });
        found.or(self.characters.last()).map(|(_, offset)| *offset)
    }

    /// The offsets at which line ends are taken by a backslash.
    pub(crate) fn taken_breaks(&self) -> &[usize] {
        &self.taken_breaks
    }

    /// The offset in the file of each character of the text as it is used: cleaned, in NFC.
    pub(crate) fn offsets(&self) -> Vec<usize> {
        let text: String = self.characters.iter().map(|(character, _)| *character).collect();
        let clean: Vec<char> = lines_text(&text).text.chars().collect();
        let mut offsets = Vec::with_capacity(clean.len());
        let mut at = 0;
        while let (Some(&wanted), Some(&(own, offset))) =
            (clean.get(offsets.len()), self.characters.get(at))
        {
            let is_same =
                own == wanted || (wanted == ' ' && own.is_whitespace() && own != '\n');
            if is_same {
                offsets.push(offset);
                at += 1;
            } else if own != '\n' && (is_unseen(own) || own.is_control() || is_joiner(own)) {
                at += 1;
            } else if let Some((taken, given)) = self.composed(at, &clean[offsets.len()..]) {
                offsets.extend(std::iter::repeat_n(offset, given));
                at += taken;
            } else {
                // Lines stay lines, whatever became of their characters.
                let is_break = |c: &char| *c == '\n';
                let rest = &clean[offsets.len()..];
                let given = rest.iter().position(is_break).unwrap_or(rest.len());
                offsets.extend(std::iter::repeat_n(offset, given));
                let rest = self.characters.iter().skip(at);
                at += rest.take_while(|(character, _)| *character != '\n').count();
            }
        }
        let last = self.characters.last().map_or(0, |(_, offset)| *offset);
        offsets.resize(clean.len(), last);
        offsets
    }

    /// Number of characters from an index on that are one with its signs, and number that NFC
    /// makes of them, if `clean` begins with those.
    fn composed(&self, at: usize, clean: &[char]) -> Option<(usize, usize)> {
        let own = self.characters.get(at..)?;
        let signs = own.iter().skip(1).take_while(|(sign, _)| is_combining_mark(*sign)).count();
        let text: String = own[..=signs].iter().map(|(character, _)| *character).collect();
        let composed: Vec<char> = nfc(&text).chars().collect();
        clean.starts_with(&composed).then_some((signs + 1, composed.len()))
    }
}

/// The character that a backslash of a text in `"""` stands for; nothing if it takes a line
/// end. `written` begins with it.
fn escaped(rest: &mut Peekable<CharIndices<'_>>, written: &str) -> Option<char> {
    let mut number = |digits: usize| {
        let code: String = rest.by_ref().skip(1).take(digits).map(|(_, digit)| digit).collect();
        u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)
    };
    let replaced = char::REPLACEMENT_CHARACTER;
    match written[1..].chars().next() {
        Some('u') => return Some(number(4).unwrap_or(replaced)),
        Some('U') => return Some(number(8).unwrap_or(replaced)),
        Some('x') => return Some(number(2).unwrap_or(replaced)),
        _ => {}
    }
    let found = match rest.peek()?.1 {
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'f' => '\u{C}',
        'r' => '\r',
        'e' => '\u{1B}',
        other if !other.is_whitespace() => other,
        _ => {
            while rest.next_if(|(_, c)| matches!(c, ' ' | '\t' | '\r' | '\n')).is_some() {}
            return None;
        }
    };
    rest.next();
    Some(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::WrittenText;
    use crate::text::{lines_text, unix_lines};

    /// The text from each character of a value on, as the file has it.
    fn rests(written: &str) -> Vec<&str> {
        let offsets = WrittenText::new(written, 0).unwrap().offsets();
        offsets.into_iter().map(|at| &written[at..]).collect()
    }

    #[test]
    fn characters_are_found_where_they_are_written() {
        for (written, at, rest) in [
            ("'''क\nख'''", 2, "ख'''"),
            ("'''\nक\nख'''", 2, "ख'''"),
            ("'''\r\nक\r\nख'''", 2, "ख'''"),
            ("'''\nक\\n\nख'''", 4, "ख'''"),
            ("\"\"\"\nक\\n\nख\"\"\"", 3, "ख\"\"\""),
            ("\"\"\"\nक \\\n   ख\"\"\"", 2, "ख\"\"\""),
            ("\"\"\"\nक \\  \r\n \r\n  ख\"\"\"", 2, "ख\"\"\""),
            ("\"\"\"\n\\u0915\\\\ख\"\"\"", 1, "\\\\ख\"\"\""),
            ("\"\"\"\n\\u0915\\\\ख\"\"\"", 2, "ख\"\"\""),
            ("\"\"\"\\U00000915\\tख\"\"\"", 1, "\\tख\"\"\""),
            ("\"\"\"\\r\\nख\"\"\"", 1, "ख\"\"\""),
            ("'''\u{200B}क\u{200B}ख'''", 1, "ख'''"),
            ("'''\u{928}\u{93C}ख'''", 1, "ख'''"),
            ("'''\u{3000}ख'''", 1, "ख'''"),
            ("\"\"\"क\"\"ख\"\"\"", 3, "ख\"\"\""),
        ] {
            assert_eq!(rests(written).get(at), Some(&rest), "{written:?}");
        }
    }

    #[test]
    fn what_is_on_one_line_has_one_place() {
        for written in ["\"क\"", "'क'", "12", "[\"क\"]"] {
            assert_eq!(WrittenText::new(written, 0), None);
        }
    }

    #[test]
    fn backslashes_that_take_a_line_end() {
        let breaks =
            |written: &str| WrittenText::new(written, 5).unwrap().taken_breaks().to_vec();
        assert_eq!(breaks("\"\"\"\na\\\nb\\\\\nc\\ \n\"\"\""), [10, 17]);
        assert_eq!(breaks("'''\na\\\n'''"), [0; 0]);
    }

    proptest! {
        /// Decoded as TOML decodes it, whatever it is.
        #[test]
        fn the_text_is_that_of_toml(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "क", "न", "़", "ि", "a", "\u{301}", " ", "\n", "\r\n", "\\n", "\\\\", "\\\"",
                    "\\u200B", "\\u0915", "\\\n  ", "\\ \r\n\n", "\u{200D}", "\u{FEFF}", "\u{3000}",
                    "\\t", "\\r", "\\U0001F600", "\u{9C7}", "\u{9BE}", "\u{1100}", "\u{1161}",
                ]),
                0..20,
            )
        ) {
            let written = format!("\"\"\"{}\"\"\"", parts.concat());
            let source = format!("x = {written}");
            let table: toml::Table = source.parse().unwrap();
            let value = unix_lines(table["x"].as_str().unwrap()).into_owned();
            let own = WrittenText::new(&written, 0).unwrap();
            let text: String = own.characters.iter().map(|(c, _)| *c).collect();
            prop_assert_eq!(&text, &value);
            let clean = lines_text(&value).text;
            let offsets = own.offsets();
            prop_assert_eq!(offsets.len(), clean.chars().count());
            prop_assert!(offsets.is_sorted());
            // Each is on its own line of the text.
            let mut line = 0;
            for (c, offset) in clean.chars().zip(offsets) {
                let before = own.characters.iter().take_while(|(_, at)| *at < offset);
                prop_assert_eq!(before.filter(|(c, _)| *c == '\n').count(), line);
                line += usize::from(c == '\n');
            }
        }
    }
}
