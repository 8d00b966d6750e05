//! All codes of messages, each once.

use super::{CodeEntry, Message};

/// All codes of messages, each once, in the order of the tables.
pub fn code_entries() -> impl Iterator<Item = &'static CodeEntry> {
    Message::TABLES.iter().copied().flatten().filter(|entry| entry.has_row())
}

/// The number of a code, if it is an `A` and four digits.
const fn number(code: &str) -> usize {
    let bytes = code.as_bytes();
    assert!(bytes.len() == 5 && bytes[0] == b'A', "a code is an A and four digits");
    let mut number = 0;
    let mut at = 1;
    while at < bytes.len() {
        assert!(bytes[at].is_ascii_digit(), "a code is an A and four digits");
        number = number * 10 + (bytes[at] - b'0') as usize;
        at += 1;
    }
    number
}

/// Marks the codes that have a row, or looks whether those without are marked.
const fn marked(mut seen: [bool; 10_000], rows: bool) -> [bool; 10_000] {
    let mut table = 0;
    while table < Message::TABLES.len() {
        let mut at = 0;
        while at < Message::TABLES[table].len() {
            let entry = &Message::TABLES[table][at];
            let number = number(entry.code);
            assert!(entry.lines.len() <= 3, "a row is Hindi, English and an example");
            if rows && entry.has_row() {
                assert!(!seen[number], "a code stands for two messages");
                seen[number] = true;
            }
            assert!(rows || seen[number], "a code has no row in the page of codes");
            at += 1;
        }
        table += 1;
    }
    seen
}

/// The compiler's check that each code stands for one row.
const _: [bool; 10_000] = marked(marked([false; 10_000], true), false);
