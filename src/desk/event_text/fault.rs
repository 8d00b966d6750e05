//! A reason for which a text was not read, or an edit not made.

use std::fmt;

/// A reason for which a text was not read, or an edit not made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventTextFault {
    /// The file is not UTF-8 from this byte on.
    NotUtf8 {
        /// From the beginning of the file, from 0.
        byte: usize,
    },
    /// The text is no TOML.
    NotToml {
        /// The words of the parser, in English.
        message: String,
        /// From 1.
        line: usize,
        /// From 1; the byte order mark is not counted.
        character: usize,
    },
    /// This is no dotted key.
    NoKey {
        /// As it was given.
        key: String,
    },
    /// There is nothing at the key, or no such entry in the array.
    NotThere {
        /// As it was given.
        key: String,
    },
    /// Something else stands there than the edit needs, such as a text where a table should be.
    OtherSort {
        /// The key of what is there.
        key: String,
    },
    /// Entries cannot change places, since other tables stand between their parts.
    Mingled {
        /// The key of the array.
        key: String,
    },
    /// The edit would make a file that is no TOML.
    WouldBreak,
    /// The edit would lose a comment.
    WouldLose,
}

impl fmt::Display for EventTextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { byte } => write!(f, "not UTF-8 at byte {byte}"),
            Self::NotToml { message, line, character } => {
                write!(f, "{line}:{character}: {message}")
            }
            Self::NoKey { key } => write!(f, "no key: {key}"),
            Self::NotThere { key } => write!(f, "nothing there: {key}"),
            Self::OtherSort { key } => write!(f, "something else is there: {key}"),
            Self::Mingled { key } => write!(f, "other tables stand between: {key}"),
            Self::WouldBreak => f.write_str("the file would be no TOML any more"),
            Self::WouldLose => f.write_str("a comment would be lost"),
        }
    }
}

impl std::error::Error for EventTextFault {}
