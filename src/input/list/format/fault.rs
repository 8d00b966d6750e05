//! Reasons why a list cannot be read.

use super::kind::FileKind;
use super::limits;
use crate::diagnostic::{Diagnostic, ListLimit, ListMessage, Message, Place, ReadingMessage};
use crate::input::file::budget::{Spent, spent};

/// The reason why a list cannot be read.
#[derive(Debug)]
pub(crate) enum ListFault {
    /// The file is not of its format; with the wording of its reader.
    Damaged(String),
    /// Anything that has a message of its own.
    Said(Message),
    /// No memory is left for it.
    Spent,
    /// TOML of more values than are taken on.
    ValuesTooMany,
    /// Something about one row.
    Row(usize, Message),
    /// Something at a byte of the text.
    Byte(usize, Message),
}

impl ListFault {
    pub(super) fn too_large(limit: ListLimit) -> Self {
        ListMessage::TooLarge { limit, most: limits::shown(limit) }.into()
    }

    /// The fault as it is said of a list.
    pub(super) fn diagnostic(self, kind: &FileKind, file: &str, bytes: &[u8]) -> Diagnostic {
        let (message, place) = match self {
            Self::Damaged(detail) => {
                let format = kind.name();
                let detail = detail.replace('\n', " ");
                (Message::List(ListMessage::Damaged { format, detail }), Place::file(file))
            }
            Self::Said(message) => (message, Place::file(file)),
            Self::Spent => (spent(file), Place::None),
            Self::ValuesTooMany => {
                let path = file.to_owned();
                (Message::Reading(ReadingMessage::ValuesTooMany { path }), Place::None)
            }
            Self::Row(row, message) => {
                let file = file.to_owned();
                let place = Place::Cell { file, sheet: None, row, column: None, value: None };
                (message, place)
            }
            Self::Byte(at, message) => {
                let text = String::from_utf8_lossy(bytes);
                (message, Place::in_text(file, &text, &(at..at)))
            }
        };
        Diagnostic::at(message, place)
    }
}

impl From<ListMessage> for ListFault {
    fn from(message: ListMessage) -> Self {
        Self::Said(Message::List(message))
    }
}

impl From<Spent> for ListFault {
    fn from(_: Spent) -> Self {
        Self::Spent
    }
}
