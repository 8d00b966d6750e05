//! The signs of points as Word writes them: `·`, `1.`, `(क)`.

use crate::desk::clipboard::document::{Numbers, Point};
use crate::hindi::latin_digits;

/// The point of a list with this sign, and true if it has Latin letters, which become numbers.
pub(super) fn point_of_sign(list: &str, level: usize, sign: &str) -> (Point, bool) {
    let list = format!("{list} {level}");
    let is_bracketed = sign.starts_with('(') && sign.ends_with(')');
    let inner = sign.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    // Outlines are numbered 1.2.
    let last = inner.rsplit('.').next().unwrap_or(inner).trim();
    let of = |numbers, number| (Point { list: list.clone(), numbers, number }, false);
    if let Some(number) = value_of(last) {
        let is_devanagari = last.chars().any(|c| ('०'..='९').contains(&c));
        return match (is_devanagari, is_bracketed) {
            (true, _) => of(Numbers::Devanagari, number),
            (false, true) => of(Numbers::Bracketed, number),
            (false, false) => of(Numbers::Latin, number),
        };
    }
    let mut letters = last.chars();
    let (first, is_one) = (letters.next(), letters.next().is_none());
    match first {
        Some(first) if is_one && ('क'..='ह').contains(&first) => {
            of(Numbers::Ka, number_of_letter(first))
        }
        Some(_) if sign.len() > last.len() => match roman(&last.to_ascii_lowercase()) {
            Some(number) => of(Numbers::Roman, number),
            None if is_one && last.bytes().all(|own| own.is_ascii_alphabetic()) => {
                let number =
                    u32::from(last.to_ascii_lowercase().bytes().next().unwrap_or(b'a') - b'a')
                        + 1;
                (Point { list, numbers: Numbers::Latin, number }, true)
            }
            None => of(Numbers::Bullets, 1),
        },
        _ => of(Numbers::Bullets, 1),
    }
}

/// A number in digits of either script.
pub(super) fn value_of(text: &str) -> Option<u32> {
    let is_number = !text.is_empty()
        && text.chars().all(|c| c.is_ascii_digit() || ('०'..='९').contains(&c));
    if is_number { latin_digits(text).parse().ok() } else { None }
}

/// The place of a letter among those with which Hindi counts.
fn number_of_letter(letter: char) -> u32 {
    // All from क to ह but for letters of other languages.
    const FOREIGN: [char; 3] = ['ऩ', 'ऱ', 'ऴ'];
    let before = ('क'..letter).filter(|own| !FOREIGN.contains(own) && *own != 'ळ').count();
    u32::try_from(before).unwrap_or(0) + 1
}

/// A Roman number that begins a list; a letter alone counts only as the first: `c)` is mostly the
/// third letter.
fn roman(text: &str) -> Option<u32> {
    const FIRST: [&str; 12] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    FIRST.iter().position(|own| *own == text).and_then(|at| u32::try_from(at + 1).ok())
}
