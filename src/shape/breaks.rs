//! Where a line may end: after UAX #14 and the W3C's "Indic Layout Requirements", with what
//! is read as one in Hindi.

use crate::hindi::{Bond, Traits};

/// The right of a line to end at a space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breaks {
    /// It may.
    #[default]
    Freely,
    /// It may, but a heading had better not be parted here.
    Leaning,
    /// Only if what the space joins is wider than the line: a pair such as a number and its
    /// unit, or a no-break space.
    AtNeed,
    /// Never: a mark follows that begins no line, or a bracket stands before.
    Never,
}

impl Breaks {
    /// True if a line may end here without need.
    pub fn is_allowed(self) -> bool {
        self <= Self::Leaning
    }
}

/// Text before a space.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// The last character.
    pub(super) last: Option<char>,
    /// The traits of the word.
    pub(super) traits: Traits,
}

/// The right of a line to end between what stands before and a word.
pub(super) fn breaks(before: Before, word: &str, traits: Traits) -> Breaks {
    if begins_no_line(word) || before.last.is_some_and(ends_no_line) {
        return Breaks::Never;
    }
    match before.traits.bond(traits) {
        Bond::None => Breaks::Freely,
        Bond::Leaning => Breaks::Leaning,
        Bond::Firm => Breaks::AtNeed,
    }
}

/// No line begins with these, even if a space stands before them.
const MUST_NOT_BEGIN: [char; 24] = [
    '।', '॥', ',', '.', ';', ':', '?', '!', '…', ')', ']', '}', '”', '’', '»', '›', '%', '‰',
    '॰', 'ः', '°', '′', '″', '/',
];

/// Nor with these, where they stand alone: dashes, dots between names, and strokes typed for a danda.
const MUST_NOT_STAND_FIRST: [&str; 7] = ["-", "–", "—", "·", "=", "|", "||"];

/// True if a line never begins with this word or part of one.
pub fn begins_no_line(word: &str) -> bool {
    word.starts_with(MUST_NOT_BEGIN) || MUST_NOT_STAND_FIRST.contains(&word)
}

/// True if a line never ends with this.
pub fn ends_no_line(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '“' | '‘' | '«' | '‹' | '„' | '₹' | '§')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: &str, word: &str) -> Breaks {
        let last = before.chars().next_back();
        breaks(Before { last, traits: Traits::of(before) }, word, Traits::of(word))
    }

    #[test]
    fn what_begins_no_line() {
        for word in [
            "।", "॥", ",", ";", ":", "?", "!", ")", "”", "’", "…", "...", "।”", "%", "–", "-",
            "|", "ः", "/", "·",
        ] {
            assert_eq!(between("राम", word), Breaks::Never, "{word}");
        }
        for word in ["राम", "(राम", "“राम", "–5", "-राम", "=राम", "₹"]
        {
            assert_eq!(between("सीता", word), Breaks::Freely, "{word}");
        }
    }

    #[test]
    fn what_ends_no_line() {
        for word in ["(", "[", "{", "“", "‘", "«", "राम(", "“("] {
            assert_eq!(between(word, "राम"), Breaks::Never, "{word}");
        }
        for word in ["राम)", "राम”", "राम’", "राम।", "–"] {
            assert_eq!(between(word, "सीता"), Breaks::Freely, "{word}");
        }
    }

    #[test]
    fn pairs_hold_unless_there_is_need() {
        assert_eq!(between("10", "बजे"), Breaks::AtNeed);
        assert_eq!(between("आरा", "में"), Breaks::Leaning);
        assert_eq!(between("10", "%"), Breaks::Never);
    }
}
