//! Lists of any format become one kind of [`ListTable`]. Each format has its reader in a file of
//! its own; none knows what the columns mean.

mod biff;
mod csv;
mod csv_formula;
mod csv_rows;
mod csv_separator;
mod decode;
mod detect;
#[cfg(test)]
mod differential_tests;
mod excel;
mod fault;
mod filler;
#[cfg(test)]
pub(crate) mod format_tests;
#[cfg(test)]
mod hidden_tests;
#[cfg(test)]
pub(crate) mod hostile_tests;
mod json;
mod kind;
mod limits;
pub(crate) mod missing_value;
mod ods;
mod package;
pub(crate) mod plain;
pub(crate) mod program_date;
pub(crate) mod program_text;
mod records;
mod room;
mod sheet_names;
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
pub(crate) use decode::windows_1252;
pub(crate) use limits::FILE as LARGEST_FILE;

pub use sheet_names::sheet_names;
pub use table::SheetName;
#[cfg(feature = "serve")]
pub(crate) use table::shows_krutidev;
pub(crate) use table::{CellKind, ListCell, ListRow, ListTable, Merge, letters};

use fault::ListFault;
use kind::FileKind;
use room::ListRoom;

use crate::diagnostic::{Diagnostic, ForeignFile, ListLimit, ListMessage, Message};
use crate::input::event::ListSpec;
use crate::input::file::budget::Budget;

/// Reads a list. `file` is its name for messages, `is_list` tells whether rows look like a list
/// of invitees, for the choice of a sheet.
pub(crate) fn read(
    file: &str,
    bytes: &[u8],
    spec: &ListSpec,
    budget: &Budget,
    is_list: &dyn Fn(&[ListRow]) -> bool,
) -> Result<ListTable, Diagnostic> {
    let kind = detect::of(file, bytes);
    table(file, bytes, &kind, spec, budget, is_list)
        .map_err(|fault| fault.diagnostic(&kind, file, bytes))
}

/// True of a list, in a format that is read or not: by its content, else by its name.
pub(crate) fn is_list_file(file: &str, bytes: &[u8]) -> bool {
    match detect::of(file, bytes) {
        FileKind::Xlsx
        | FileKind::Xls
        | FileKind::Ods
        | FileKind::Contacts
        | FileKind::Json => true,
        FileKind::Csv => {
            let name = file.to_lowercase();
            [".csv", ".tsv", ".xls"].iter().any(|ending| name.ends_with(ending))
        }
        FileKind::Toml => false,
        FileKind::Foreign(foreign) => foreign.is_sheet(),
    }
}

fn table(
    file: &str,
    bytes: &[u8],
    kind: &FileKind,
    spec: &ListSpec,
    budget: &Budget,
    is_list: &dyn Fn(&[ListRow]) -> bool,
) -> Result<ListTable, ListFault> {
    if bytes.len() > limits::FILE {
        return Err(ListFault::too_large(ListLimit::File));
    }
    let wanted = spec.sheet.as_deref();
    // UTF-16 becomes half as long again in UTF-8.
    let _recoded = budget.hold(bytes.len() / 2 * 3)?;
    let mut own = ListRoom::within(budget)?;
    let room = &mut own;
    let table = match kind {
        FileKind::Xlsx => excel::xlsx(bytes, wanted, is_list, room),
        FileKind::Xls => excel::xls(bytes, wanted, is_list, room),
        FileKind::Ods => ods::read(bytes, wanted, is_list, room),
        FileKind::Csv => csv::read(bytes, spec, file, room),
        FileKind::Json => json::read(&decode::whole(bytes, spec.encoding)?, room),
        FileKind::Toml => toml::read(&decode::whole(bytes, spec.encoding)?, room),
        FileKind::Contacts => vcard::read(bytes, spec.encoding, room),
        FileKind::Foreign(foreign) => Err(ListFault::Said(not_read(file, foreign))),
    }?;
    own.keep();
    Ok(table)
}

/// The message on a file that no reader of lists reads.
fn not_read(file: &str, foreign: &ForeignFile) -> Message {
    let foreign = foreign.clone();
    match foreign {
        ForeignFile::Protected => ListMessage::Protected.into(),
        ForeignFile::WebPage | ForeignFile::WebArchive | ForeignFile::XmlSheet => {
            ListMessage::OtherWorkbook { foreign }.into()
        }
        ForeignFile::Hollow | ForeignFile::Zeros => Message::ListHollow { foreign },
        _ => Message::ListFormat { path: file.to_owned(), foreign },
    }
}
