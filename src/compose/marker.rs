//! Numbers of list items. Djot has no Hindi ones: a class on the list chooses.

use crate::hindi::{self, Digits};

/// The letters of (क), (ख) … in the order in which Hindi counts with them.
const LETTERS: [&str; 33] = [
    "क", "ख", "ग", "घ", "ङ", "च", "छ", "ज", "झ", "ञ", "ट", "ठ", "ड", "ढ", "ण", "त", "थ", "द",
    "ध", "न", "प", "फ", "ब", "भ", "म", "य", "र", "ल", "व", "श", "ष", "स", "ह",
];

/// Beyond this a Roman number would need signs that no keyboard has.
const LARGEST_ROMAN: u16 = 3999;

const ROMAN: [(u16, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The markers of one list.
#[derive(Debug)]
pub(super) struct Markers {
    kind: MarkerKind,
    /// One more than the largest number that Djot reads fits, too.
    next: u128,
}

#[derive(Clone, Copy, Debug)]
enum MarkerKind {
    Bullet,
    /// `1.`, in these digits.
    Number(Digits),
    /// `(1)`, in these digits.
    Bracketed(Digits),
    /// `(क)`.
    Letter,
    /// `(i)`.
    Roman,
}

impl Markers {
    /// Bullets.
    pub(super) fn bullets() -> Self {
        Self { kind: MarkerKind::Bullet, next: 1 }
    }

    /// Numbers from `start`, in the form that one of the list's names asks for.
    pub(super) fn numbered(names: &[String], start: u64, digits: Digits) -> Self {
        let has = |class: &str| names.iter().any(|name| name == class);
        let digits = if has("devanagari") {
            Digits::Devanagari
        } else if has("latin") {
            Digits::Latin
        } else {
            digits
        };
        let kind = if has("ka") {
            MarkerKind::Letter
        } else if has("roman") {
            MarkerKind::Roman
        } else if has("bracketed") {
            MarkerKind::Bracketed(digits)
        } else {
            MarkerKind::Number(digits)
        };
        Self { kind, next: u128::from(start) }
    }

    /// The marker of the next item.
    pub(super) fn next_marker(&mut self) -> String {
        let number = self.next;
        self.next += 1;
        match self.kind {
            MarkerKind::Bullet => "•".to_owned(),
            MarkerKind::Number(digits) => hindi::digits(&format!("{number}."), digits),
            MarkerKind::Bracketed(digits) => hindi::digits(&format!("({number})"), digits),
            MarkerKind::Letter => usize::try_from(number)
                .ok()
                .and_then(|number| LETTERS.get(number.checked_sub(1)?))
                .map_or_else(|| format!("({number})"), |letter| format!("({letter})")),
            MarkerKind::Roman => match u16::try_from(number) {
                Ok(number @ 1..=LARGEST_ROMAN) => format!("({})", roman(number)),
                _ => format!("({number})"),
            },
        }
    }
}

fn roman(mut number: u16) -> String {
    let mut text = String::new();
    for (value, numeral) in ROMAN {
        while number >= value {
            text.push_str(numeral);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers() {
        assert_eq!([1, 4, 9, 14, 49].map(roman), ["i", "iv", "ix", "xiv", "xlix"]);
        assert_eq!([444, 1999].map(roman), ["cdxliv", "mcmxcix"]);
        let mut markers = Markers::numbered(&["roman".to_owned()], 4000, Digits::Latin);
        assert_eq!(markers.next_marker(), "(4000)");
        let mut markers = Markers::numbered(&["roman".to_owned()], 0, Digits::Latin);
        assert_eq!([markers.next_marker(), markers.next_marker()], ["(0)", "(i)"]);
    }

    #[test]
    fn the_largest_number_is_followed_by_the_next() {
        for (class, expected) in [
            ("latin", ["18446744073709551615.", "18446744073709551616."]),
            ("bracketed", ["(18446744073709551615)", "(18446744073709551616)"]),
            ("ka", ["(18446744073709551615)", "(18446744073709551616)"]),
            ("roman", ["(18446744073709551615)", "(18446744073709551616)"]),
        ] {
            let mut markers = Markers::numbered(&[class.to_owned()], u64::MAX, Digits::Latin);
            assert_eq!([markers.next_marker(), markers.next_marker()], expected);
        }
    }

    #[test]
    fn letters_give_way_to_numbers_at_their_end() {
        let mut markers = Markers::numbered(&["ka".to_owned()], 33, Digits::Latin);
        assert_eq!([markers.next_marker(), markers.next_marker()], ["(ह)", "(34)"]);
    }
}
