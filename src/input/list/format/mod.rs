//! Lists of any format become one kind of [`Table`]. Each format has its reader in a file of its
//! own; none knows what the columns mean.

mod biff;
mod csv;
mod csv_formula;
mod csv_separator;
mod decode;
#[cfg(test)]
mod differential_tests;
mod excel;
#[cfg(test)]
pub(in crate::input) mod format_tests;
#[cfg(test)]
mod hidden_tests;
#[cfg(test)]
pub(in crate::input) mod hostile_tests;
mod json;
mod kind;
mod limits;
mod ods;
mod own_table;
mod package;
pub(in crate::input) mod plain;
mod table;
mod toml;
mod vcard;
mod vcard_lines;
#[cfg(test)]
mod vcard_tests;
mod xlsx_hidden;
mod xlsx_size;
mod xml;

#[cfg(test)]
pub(in crate::input) use decode::windows_1252;
pub use excel::panic_is_caught;
pub(in crate::input) use limits::FILE as LARGEST_FILE;

pub(in crate::input) use own_table::{each_row, is_csv_name};
pub(in crate::input) use table::{Cell, CellKind, Merge, Row, Table, letters};

use kind::FileKind;
use limits::Room;

use crate::diagnostic::{Diagnostic, ListLimit, ListMessage, Message, Place, ReadingMessage};
use crate::input::event::ListSpec;
use crate::input::file::budget::{Budget, spent};

/// Why a list cannot be read.
#[derive(Debug)]
pub(in crate::input) enum Fault {
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

impl Fault {
    fn too_large(limit: ListLimit) -> Self {
        ListMessage::TooLarge { limit, most: limits::shown(limit) }.into()
    }
}

impl From<ListMessage> for Fault {
    fn from(message: ListMessage) -> Self {
        Self::Said(Message::List(message))
    }
}

/// Reads a list. `file` is its name for messages, `is_list` tells whether rows look like a list
/// of invitees, for the choice of a sheet.
pub(in crate::input) fn read(
    file: &str,
    bytes: &[u8],
    spec: &ListSpec,
    budget: &Budget,
    is_list: &dyn Fn(&[Row]) -> bool,
) -> Result<Table, Diagnostic> {
    let kind = kind::of(file, bytes);
    table(file, bytes, kind, spec, budget, is_list)
        .map_err(|fault| diagnostic(fault, kind, file, bytes))
}

fn diagnostic(fault: Fault, kind: FileKind, file: &str, bytes: &[u8]) -> Diagnostic {
    let (message, place) = match fault {
        Fault::Damaged(detail) => {
            let format = kind.name();
            let detail = detail.replace('\n', " ");
            (Message::List(ListMessage::Damaged { format, detail }), Place::file(file))
        }
        Fault::Said(message) => (message, Place::file(file)),
        Fault::Spent => (spent(file), Place::None),
        Fault::ValuesTooMany => {
            let path = file.to_owned();
            (Message::Reading(ReadingMessage::ValuesTooMany { path }), Place::None)
        }
        Fault::Row(row, message) => {
            let file = file.to_owned();
            let place = Place::Cell { file, sheet: None, row, column: None, value: None };
            (message, place)
        }
        Fault::Byte(at, message) => {
            let text = String::from_utf8_lossy(bytes);
            (message, Place::in_text(file, &text, &(at..at)))
        }
    };
    Diagnostic::at(message, place)
}

fn table(
    file: &str,
    bytes: &[u8],
    kind: FileKind,
    spec: &ListSpec,
    budget: &Budget,
    is_list: &dyn Fn(&[Row]) -> bool,
) -> Result<Table, Fault> {
    if bytes.len() > limits::FILE {
        return Err(Fault::too_large(ListLimit::File));
    }
    let wanted = spec.sheet.as_deref();
    // UTF-16 becomes half as long again in UTF-8.
    let _recoded = budget.hold(bytes.len() / 2 * 3)?;
    let mut own = Room::within(budget)?;
    let room = &mut own;
    let table = match kind {
        FileKind::Xlsx => excel::xlsx(bytes, wanted, is_list, room),
        FileKind::Xls => excel::xls(bytes, wanted, is_list, room),
        FileKind::Ods => ods::read(bytes, wanted, is_list, room),
        FileKind::Csv => csv::read(bytes, spec, file, room),
        FileKind::Json => json::read(&decode::whole(bytes, spec.encoding)?, room),
        FileKind::Toml => toml::read(&decode::whole(bytes, spec.encoding)?, room),
        FileKind::Contacts => vcard::read(bytes, spec.encoding, room),
        FileKind::WebPage => Err(ListMessage::WebPage.into()),
        FileKind::Protected => Err(ListMessage::Protected.into()),
        FileKind::Other => Err(Fault::Said(Message::ListFormat { path: file.to_owned() })),
    }?;
    own.keep();
    Ok(table)
}
