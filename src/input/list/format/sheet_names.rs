//! The sheets of a workbook by their names, for who is to choose one.

use super::kind::FileKind;
use super::room::ListRoom;
use super::table::SheetName;
use super::{detect, excel, limits, ods};
use crate::input::file::budget::Budget;

/// The sheets of a workbook in their order; none if it is no workbook, or a damaged one.
pub fn sheet_names(file: &str, bytes: &[u8]) -> Vec<SheetName> {
    if bytes.len() > limits::FILE {
        return Vec::new();
    }
    let Ok(mut room) = ListRoom::within(&Budget::new()) else { return Vec::new() };
    let names = match detect::of(file, bytes) {
        FileKind::Xlsx => excel::xlsx_sheets(bytes, &room),
        FileKind::Xls => excel::xls_sheets(bytes, &room),
        FileKind::Ods => ods::sheet_names(bytes, &mut room),
        _ => return Vec::new(),
    };
    names.unwrap_or_default()
}
