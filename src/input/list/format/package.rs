//! Workbooks that are zip archives: what is in them, and that it is not a bomb.

use std::io::{Cursor, Read};

use ::zip::ZipArchive;

use super::fault::ListFault;
use super::kind::FileKind;
use super::limits;
use super::xlsx_size::Gauge;
use crate::diagnostic::ListLimit;

/// True if an archive has more parts than a workbook; its list of them is kept whole by all
/// readers. Each begins with the same four bytes (APPNOTE 4.3.12), which data have by chance only.
fn has_too_many_parts(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"PK\x01\x02").nth(limits::PARTS).is_some()
}

/// Kind of an archive, by its parts; none if it is no workbook that is read.
pub(super) fn kind(bytes: &[u8]) -> Option<FileKind> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    if has_too_many_parts(bytes) {
        // Refused for that, when it is read.
        return Some(FileKind::Xlsx);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return Some(FileKind::Xlsx);
    }
    let mut mimetype = String::new();
    if let Ok(part) = archive.by_name("mimetype")
        // The longest type of a document is shorter than this.
        && part.take(100).read_to_string(&mut mimetype).is_ok()
        && mimetype.contains("opendocument.spreadsheet")
    {
        return Some(FileKind::Ods);
    }
    // Some programs put the workbook elsewhere; its part list says so.
    let mut types = String::new();
    if let Ok(part) = archive.by_name("[Content_Types].xml")
        && part.take(limits::MIB as u64).read_to_string(&mut types).is_ok()
        && types.contains("spreadsheetml.sheet.main")
    {
        return Some(FileKind::Xlsx);
    }
    None
}

/// Unpacks everything once, keeping nothing: what an archive says of its sizes may be a lie, and
/// readers of workbooks believe it. With a gauge, it is measured what the reader would keep.
pub(super) fn check(bytes: &[u8], mut gauge: Option<&mut Gauge>) -> Result<(), ListFault> {
    let damaged = |error: &dyn std::fmt::Display| ListFault::Damaged(error.to_string());
    let too_large = || ListFault::too_large(ListLimit::Unpacked);
    if has_too_many_parts(bytes) {
        return Err(too_large());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
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
        let mut part = archive.by_index(index).map_err(|error| damaged(&error))?.take(left + 1);
        if let Some(gauge) = &mut gauge {
            part = gauge.part(part)?;
        }
        std::io::copy(&mut part, &mut std::io::sink()).map_err(|error| damaged(&error))?;
        left = part.limit().checked_sub(1).ok_or_else(too_large)?;
    }
    Ok(())
}
