//! The lines of a file of contacts: those that belong together made one (RFC 6350, 3.2; Versit
//! vCard 2.1, 2.1.3), whatever ends them.

use memchr::memchr2;

/// A delimiter of cards, or the name before a value: what a line cannot go on with.
const NAMES: [&str; 20] = [
    "BEGIN", "END", "VERSION", "FN", "N", "TEL", "ADR", "EMAIL", "ORG", "TITLE", "NOTE", "URL",
    "BDAY", "PHOTO", "UID", "REV", "ROLE", "LABEL", "NICKNAME", "AGENT",
];

/// Number of quoted-printable lines that go on with an indented one for the indentation to be none
/// of its text.
const TELLING: usize = 3;

/// The lines of a file, unfolded, with the numbers of their first ones, from 1.
pub(super) struct CardLines<'a> {
    rest: &'a [u8],
    number: usize,
    /// True if the card is of version 2.1, where the blank at a fold is text.
    pub(super) is_old: bool,
    /// True if lines are indented where a quoted-printable one goes on.
    indents: bool,
    /// True if somebody has indented all lines of this card.
    is_indented: bool,
}

impl<'a> CardLines<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut lines =
            Self { rest: bytes, number: 0, is_old: false, indents: false, is_indented: false };
        lines.indents = lines.indents_all();
        lines
    }

    /// True if all quoted-printable lines of the file that go on do so indented, and several do.
    fn indents_all(&self) -> bool {
        let mut lines = Self { rest: self.rest, ..*self };
        let (mut broken, mut indented) = (0, 0);
        let mut is_quoted = false;
        while let Some((_, line)) = lines.physical() {
            is_quoted |= is_quoted_printable(line);
            let goes_on = is_quoted && line.trim_ascii_end().ends_with(b"=");
            is_quoted = goes_on;
            if goes_on && let Some((_, next)) = lines.peek() {
                broken += 1;
                indented += usize::from(is_indented(next));
            }
        }
        broken >= TELLING && indented == broken
    }

    /// The next line that is not blank, as it stands in the file.
    fn physical(&mut self) -> Option<(usize, &'a [u8])> {
        while !self.rest.is_empty() {
            let end = memchr2(b'\n', b'\r', self.rest).unwrap_or(self.rest.len());
            let (line, after) = self.rest.split_at(end);
            self.rest = after
                .strip_prefix(b"\r\n")
                .unwrap_or_else(|| after.split_first().map_or(after, |(_, rest)| rest));
            self.number += 1;
            // Files put together keep their byte order marks.
            let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
            if !line.trim_ascii().is_empty() {
                return Some((self.number, line));
            }
        }
        None
    }

    fn peek(&self) -> Option<(usize, &'a [u8])> {
        Self { rest: self.rest, ..*self }.physical()
    }

    /// Puts the next line behind one that goes on.
    fn take_over(&mut self, line: &mut Vec<u8>, is_quoted: bool) {
        let Some((_, next)) = self.physical() else { return };
        let [b' ' | b'\t', bare @ ..] = next else {
            line.extend_from_slice(next);
            return;
        };
        let (before, behind) = if is_quoted {
            // Three bytes of three characters each are all that counts.
            (
                unquoted(&line[line.len().saturating_sub(9)..]),
                unquoted(&bare[..bare.len().min(9)]),
            )
        } else {
            (line[line.len().saturating_sub(3)..].to_vec(), bare[..bare.len().min(3)].to_vec())
        };
        let is_text = if is_quoted {
            !self.indents && !next.windows(3).any(|code| code == b"=20")
        } else {
            self.is_old
        };
        let parts_a_letter = is_cut(&before) || begins_with_sign(&behind);
        line.extend_from_slice(if is_text && !parts_a_letter { next } else { bare });
    }
}

impl Iterator for CardLines<'_> {
    type Item = (usize, Vec<u8>);

    fn next(&mut self) -> Option<Self::Item> {
        let (number, first) = self.physical()?;
        let mut line = first.trim_ascii_start().to_vec();
        // A card inside a card may be folded into one line.
        let holds_a_card = name(&line) == "AGENT";
        if is_delimiter(&line) {
            let next = self.peek().map(|(_, next)| next);
            self.is_indented = next.is_some_and(|next| is_indented(next) && is_property(next));
            return Some((number, line));
        }
        let is_quoted = is_quoted_printable(&line);
        while let Some((_, next)) = self.peek() {
            let is_soft = is_quoted && line.trim_ascii_end().ends_with(b"=");
            if is_soft {
                let end = line.trim_ascii_end().len() - 1;
                line.truncate(end);
                if is_property(next) {
                    break;
                }
                self.take_over(&mut line, true);
                continue;
            }
            let is_own = is_delimiter(next) || self.is_indented && is_property(next);
            if !is_indented(next) || !holds_a_card && is_own {
                break;
            }
            self.take_over(&mut line, is_quoted);
        }
        if is_quoted && line.ends_with(b"=") {
            line.pop();
        }
        Some((number, line))
    }
}

fn is_indented(line: &[u8]) -> bool {
    matches!(line.first(), Some(b' ' | b'\t'))
}

/// The name of a property in capitals, without the group before a dot.
pub(super) fn name(line: &[u8]) -> String {
    let end = line.iter().position(|byte| matches!(byte, b':' | b';')).unwrap_or(line.len());
    let name = String::from_utf8_lossy(&line[..end]).to_uppercase();
    name.rsplit('.').next().unwrap_or_default().trim().to_owned()
}

/// True if a line is a property of its own, though the one before it seems to go on.
fn is_property(line: &[u8]) -> bool {
    line.contains(&b':') && NAMES.contains(&name(line).as_str())
}

/// BEGIN:VCARD or END:VCARD.
fn is_delimiter(line: &[u8]) -> bool {
    line.contains(&b':') && matches!(name(line).as_str(), "BEGIN" | "END")
}

/// Where the colon before the value is: not one inside quote marks.
pub(super) fn parameters_end(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    })
}

fn is_quoted_printable(line: &[u8]) -> bool {
    parameters_end(line).is_some_and(|at| {
        String::from_utf8_lossy(&line[..at]).to_uppercase().contains("QUOTED-PRINTABLE")
    })
}

/// True if bytes end inside a letter of UTF-8.
fn is_cut(bytes: &[u8]) -> bool {
    let lead = bytes.iter().rev().take(3).position(|byte| *byte >= 0xC0);
    lead.is_some_and(|behind| {
        let bytes_of_letter = match bytes[bytes.len() - 1 - behind] {
            0xF0.. => 4,
            0xE0.. => 3,
            _ => 2,
        };
        let goes_on = bytes.iter().rev().take(behind).all(|byte| (0x80..0xC0).contains(byte));
        goes_on && behind + 1 < bytes_of_letter
    })
}

/// True if bytes begin with a sign of Devanagari that stands on the letter before it.
fn begins_with_sign(bytes: &[u8]) -> bool {
    let Some(first) = bytes.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next())
    else {
        return false;
    };
    matches!(first, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}'
        | '\u{951}'..='\u{957}' | '\u{962}' | '\u{963}' | '\u{200C}' | '\u{200D}')
}

/// Quoted-printable (RFC 2045, 6.7): `=E0` is a byte. What is none is left as it is.
pub(super) fn unquoted(value: &[u8]) -> Vec<u8> {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'='
            && let [high, low, after @ ..] = rest
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            rest = after;
        } else {
            out.push(byte);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::CardLines;

    fn lines(text: &[u8]) -> Vec<(usize, String)> {
        CardLines::new(text)
            .map(|(number, line)| (number, String::from_utf8_lossy(&line).into_owned()))
            .collect()
    }

    fn only(text: &[u8]) -> String {
        let found = lines(text);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].1.clone()
    }

    #[test]
    fn lines_end_in_any_way() {
        let expected =
            vec![(1, "A:1".to_owned()), (2, "B:2".to_owned()), (4, "C:3".to_owned())];
        for text in ["A:1\nB:2\n\nC:3", "A:1\r\nB:2\r\n\r\nC:3\r\n", "A:1\rB:2\r\rC:3\r"] {
            assert_eq!(lines(text.as_bytes()), expected, "{text:?}");
        }
        assert_eq!(lines(b"A:1\r\nB:2\r\n \r\nC:3\n"), expected, "mixed");
    }

    #[test]
    fn folds() {
        assert_eq!(only(b"NOTE:ab\r\n c\r\n\td"), "NOTE:abcd");
        let (head, tail) = "FN:राम".as_bytes().split_at(8);
        assert_eq!(only(&[head, b"\r\n ", tail].concat()), "FN:राम", "inside a letter");
        let old = |text: &str| {
            let mut found = CardLines::new(text.as_bytes());
            found.is_old = true;
            String::from_utf8(found.next().unwrap().1).unwrap()
        };
        assert_eq!(old("FN:राम\r\n सिंह"), "FN:राम सिंह");
        assert_eq!(old("FN:रा\r\n म\r\n ि"), "FN:रा मि", "a sign is never alone");
    }

    #[test]
    fn soft_breaks() {
        let head = "FN;ENCODING=QUOTED-PRINTABLE:";
        for (value, whole) in [
            ("=E0=A4=B0=\r\n=E0=A4=BE", "=E0=A4=B0=E0=A4=BE"),
            // Inside a letter, before a sign, and where blanks are encoded.
            ("=E0=A4=\r\n =B0", "=E0=A4=B0"),
            ("=E0=A4=B0=\r\n =E0=A4=BE", "=E0=A4=B0=E0=A4=BE"),
            ("=E0=A4=B0=\r\n =E0=A4=AE=20x", "=E0=A4=B0=E0=A4=AE=20x"),
            ("a=\r\n b", "a b"),
            ("a= \r\nb", "ab"),
            ("a=\r\n b=\r\n c=\r\n d", "abcd"),
            ("a=", "a"),
        ] {
            assert_eq!(only(format!("{head}{value}").as_bytes()), format!("{head}{whole}"));
        }
        let text = format!("{head}a=\r\nEND:VCARD\r\n");
        assert_eq!(lines(text.as_bytes()).len(), 2, "the end of a card is no text");
    }
}
