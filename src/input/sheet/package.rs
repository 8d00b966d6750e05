//! Workbooks that are zip archives: what is in them, and that it is not a bomb.

use std::io::{Cursor, Read};

use ::zip::ZipArchive;

use super::kind::FileKind;
use super::{Fault, limits};
use crate::diagnostic::ListLimit;

/// What an archive is, by its parts.
pub(super) fn kind(bytes: &[u8]) -> FileKind {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return FileKind::Other };
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return FileKind::Xlsx;
    }
    let mut mimetype = String::new();
    if let Ok(part) = archive.by_name("mimetype")
        // The longest type of a document is shorter than this.
        && part.take(100).read_to_string(&mut mimetype).is_ok()
        && mimetype.contains("opendocument.spreadsheet")
    {
        return FileKind::Ods;
    }
    // Some programs put the workbook elsewhere; its part list says so.
    let mut types = String::new();
    if let Ok(part) = archive.by_name("[Content_Types].xml")
        && part.take(limits::MIB as u64).read_to_string(&mut types).is_ok()
        && types.contains("spreadsheetml.sheet.main")
    {
        return FileKind::Xlsx;
    }
    FileKind::Other
}

/// Unpacks everything once, keeping nothing: what an archive says of its sizes may be a lie, and
/// readers of workbooks believe it.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let damaged = |error: &dyn std::fmt::Display| Fault::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let too_large = || Fault::too_large(ListLimit::Unpacked);
    if archive.len() > limits::PARTS {
        return Err(too_large());
    }
    let mut left = limits::UNPACKED as u64;
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|error| damaged(&error))?;
        declared = declared.saturating_add(part.size());
    }
    if declared > left {
        return Err(too_large());
    }
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| damaged(&error))?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}
