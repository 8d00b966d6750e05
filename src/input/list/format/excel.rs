//! Workbooks of Excel, with calamine: xlsx cell by cell, xls sheet by sheet. The value that Excel
//! last saved counts, never a formula; nothing that a workbook refers to is opened.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsx,
};
use jiff::civil::{Date, Time};

use super::biff::BiffBook;
use super::fault::ListFault;
use super::filler::Filler;
use super::room::ListRoom;
use super::table::{ListCell, ListRow, ListTable, SheetName};
use super::xlsx_hidden::Sheets;
use super::xlsx_size::Gauge;
use super::{biff, package};
use crate::diagnostic::{ListMessage, nearest};
use crate::guard;

/// A test that is true of rows that look like a list of invitees.
pub(super) type IsList<'a> = &'a dyn Fn(&[ListRow]) -> bool;

pub(super) fn xlsx(
    bytes: &[u8],
    wanted: Option<&str>,
    is_list: IsList<'_>,
    room: &mut ListRoom,
) -> Result<ListTable, ListFault> {
    let mut gauge = Gauge::new(room.aside()?);
    package::check(bytes, Some(&mut gauge))?;
    let _kept = gauge.reserved();
    guarded(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
        let names = visible(book.sheets_metadata(), wanted);
        let mut sheets = Sheets::of(bytes);
        let old_font = sheets.as_mut().and_then(Sheets::old_font);
        let table = choose("xlsx", &names, wanted, is_list, |name| {
            let mut cells = book.worksheet_cells_reader(name).map_err(|e| damaged(&e))?;
            let mut filler = Filler::default();
            while let Some(found) = cells.next_cell().map_err(|e| damaged(&e))? {
                let (row, column) = found.get_position();
                let cell = match found.get_value() {
                    DataRef::SharedString(text) => ListCell::text(*text),
                    other => cell(&Data::from(other.clone())),
                };
                filler.put(row as usize, column as usize, cell, room)?;
            }
            drop(cells);
            // A range that says nothing harms nothing.
            let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
            merge(&merged, &mut filler);
            if let Some(sheets) = &mut sheets {
                let hidden = sheets.hidden_rows(name);
                filler.hide(|number| hidden.contains(&number));
            }
            Ok(filler)
        })?;
        Ok(ListTable { old_font, ..table })
    })
}

pub(super) fn xls(
    bytes: &[u8],
    wanted: Option<&str>,
    is_list: IsList<'_>,
    room: &mut ListRoom,
) -> Result<ListTable, ListFault> {
    let mut gauge = Gauge::new(room.aside()?);
    let BiffBook { bytes, hidden, old_font } = biff::check(bytes, &mut gauge)?;
    let _kept = gauge.reserved();
    guarded(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|e| match e {
            calamine::XlsError::Password => ListMessage::Protected.into(),
            other => damaged(&other),
        })?;
        let names = visible(book.sheets_metadata(), wanted);
        let all: Vec<String> = book.sheets_metadata().iter().map(|s| s.name.clone()).collect();
        let table = choose("xls", &names, wanted, is_list, |name| {
            let range = book.worksheet_range(name).map_err(|e| damaged(&e))?;
            let (top, left) = range.start().unwrap_or_default();
            let mut filler = Filler::default();
            for (row, column, found) in range.used_cells() {
                let (row, column) = (row + top as usize, column + left as usize);
                filler.put(row, column, cell(found), room)?;
            }
            let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
            merge(&merged, &mut filler);
            let at = all.iter().position(|own| own == name);
            if let Some(hidden) = at.and_then(|at| hidden.get(at)) {
                filler.hide(|number| hidden.contains(&number));
            }
            Ok(filler)
        })?;
        Ok(ListTable { old_font, ..table })
    })
}

/// Cells merged over several rows, by its first column.
fn merge(merged: &[Dimensions], filler: &mut Filler) {
    for Dimensions { start, end } in merged {
        filler.merge(start.0 as usize, end.0 as usize, start.1 as usize);
    }
}

fn damaged(error: &dyn std::fmt::Display) -> ListFault {
    ListFault::Damaged(error.to_string())
}

/// A reader of foreign files that gives up in its own way has met a damaged one.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, ListFault>) -> Result<T, ListFault> {
    let damaged = |_| Err(ListFault::Damaged("a record out of place".to_owned()));
    guard::guarded(read).unwrap_or_else(damaged)
}

/// The names of the sheets of an xlsx.
pub(super) fn xlsx_sheets(bytes: &[u8], room: &ListRoom) -> Result<Vec<SheetName>, ListFault> {
    let mut gauge = Gauge::new(room.aside()?);
    package::check(bytes, Some(&mut gauge))?;
    let _kept = gauge.reserved();
    guarded(|| {
        let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
        Ok(of_cells(book.sheets_metadata()))
    })
}

/// The names of the sheets of an xls.
pub(super) fn xls_sheets(bytes: &[u8], room: &ListRoom) -> Result<Vec<SheetName>, ListFault> {
    let mut gauge = Gauge::new(room.aside()?);
    let BiffBook { bytes, .. } = biff::check(bytes, &mut gauge)?;
    let _kept = gauge.reserved();
    guarded(|| {
        let book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
        Ok(of_cells(book.sheets_metadata()))
    })
}

fn of_cells(sheets: &[Sheet]) -> Vec<SheetName> {
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let name = |sheet: &Sheet| SheetName {
        name: sheet.name.clone(),
        is_hidden: sheet.visible != SheetVisible::Visible,
    };
    sheets.map(name).collect()
}

/// The sheets of cells that a user sees, and the one that the event file names.
fn visible(sheets: &[Sheet], wanted: Option<&str>) -> Vec<String> {
    sheets
        .iter()
        .filter(|sheet| {
            sheet.typ == SheetType::WorkSheet
                && (sheet.visible == SheetVisible::Visible || wanted == Some(&*sheet.name))
        })
        .map(|sheet| sheet.name.clone())
        .collect()
}

/// The sheet that is named; else the only one with anything in it; else the only one that looks
/// like a list.
pub(super) fn choose(
    format: &'static str,
    names: &[String],
    wanted: Option<&str>,
    is_list: IsList<'_>,
    mut read: impl FnMut(&str) -> Result<Filler, ListFault>,
) -> Result<ListTable, ListFault> {
    let table = |name: &String, filler: Filler| ListTable {
        format,
        sheet: Some(name.clone()),
        lettered: true,
        rows: filler.rows,
        merged: filler.merged,
        ..ListTable::default()
    };
    if let Some(wanted) = wanted {
        let called = |name: &&String| name.trim() == wanted.trim();
        let Some(name) = names.iter().find(called) else {
            return Err(ListMessage::SheetUnknown {
                sheet: wanted.to_owned(),
                sheets: names.join(", "),
                nearest: nearest(wanted, names.iter().map(String::as_str)),
            }
            .into());
        };
        return Ok(table(name, read(name)?));
    }
    let mut filled: Vec<(&String, Filler)> = Vec::new();
    for name in names {
        let filler = read(name)?;
        if filler.rows.iter().any(|row| !row.is_empty()) {
            filled.push((name, filler));
        }
    }
    if filled.len() > 1 {
        let lists = filled.iter().filter(|(_, own)| is_list(&own.rows)).count();
        let candidates: Vec<&String> = filled
            .iter()
            .filter(|(_, own)| lists == 0 || is_list(&own.rows))
            .map(|(name, _)| *name)
            .collect();
        if let [first, _, ..] = candidates[..] {
            let shown: Vec<&str> = candidates.iter().map(|name| name.as_str()).collect();
            return Err(ListMessage::SheetAmbiguous {
                sheets: shown.join(", "),
                first: first.clone(),
            }
            .into());
        }
        filled.retain(|(_, own)| is_list(&own.rows));
    }
    match filled.into_iter().next() {
        Some((name, filler)) => Ok(table(name, filler)),
        None => Ok(ListTable { format, lettered: true, ..ListTable::default() }),
    }
}

fn cell(data: &Data) -> ListCell {
    match data {
        Data::Empty => ListCell::default(),
        Data::Int(number) => ListCell::whole_number(number),
        Data::Float(number) => ListCell::number(*number),
        Data::String(text) => ListCell::text(text.clone()),
        // As Excel shows them.
        Data::Bool(true) => ListCell::text("TRUE"),
        Data::Bool(false) => ListCell::text("FALSE"),
        Data::DateTime(serial) => date(serial),
        Data::DateTimeIso(iso) => ListCell::iso_date(iso),
        Data::DurationIso(written) => ListCell::text(written.clone()),
        Data::Error(error) => ListCell::error(error),
    }
}

fn date(serial: &ExcelDateTime) -> ListCell {
    let (year, month, day, hour, minute, second, _) = serial.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).unwrap_or_default();
    let day = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, small(month), small(day)).ok());
    let time = Time::new(small(hour), small(minute), small(second), 0).ok();
    if serial.is_duration() || serial.as_f64() < 1.0 {
        // A time of day alone; a duration has no place in a list of people.
        return ListCell::date(None, time);
    }
    ListCell::date(day, time.filter(|time| *time != Time::midnight()))
}
