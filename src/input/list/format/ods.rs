//! Workbooks of `LibreOffice`. Read as a stream, so that a row said to be repeated a million times
//! costs nothing.
//!
//! `OpenDocument` 1.3, part 3: tables in 9.1, repeated rows and cells in 19.677 and 19.679, values
//! in 19.387. The saved value counts, never a formula.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Read as _};
use std::ops::Range;

use ::zip::ZipArchive;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::excel::{IsList, choose};
use super::fault::ListFault;
use super::filler::Filler;
use super::room::ListRoom;
use super::table::{ListCell, ListTable, SheetName};
use super::xml::{self, DEEPEST, XmlPieces};
use super::{limits, package};
use crate::diagnostic::{ListLimit, ListMessage};

/// One `table:table`.
struct OdsSheet {
    name: String,
    filler: Filler,
    /// True if its style says that it is not displayed.
    is_hidden: bool,
}

pub(super) fn read(
    bytes: &[u8],
    wanted: Option<&str>,
    is_list: IsList<'_>,
    room: &mut ListRoom,
) -> Result<ListTable, ListFault> {
    let mut sheets = sheets_of(bytes, room)?;
    let names: Vec<String> = sheets
        .iter()
        .filter(|sheet| !sheet.is_hidden || wanted == Some(&*sheet.name))
        .map(|sheet| sheet.name.clone())
        .collect();
    choose("ods", &names, wanted, is_list, |name| {
        let found = sheets.iter_mut().find(|sheet| sheet.name == name);
        Ok(found.map(|sheet| std::mem::take(&mut sheet.filler)).unwrap_or_default())
    })
}

/// The names of the sheets.
pub(super) fn sheet_names(
    bytes: &[u8],
    room: &mut ListRoom,
) -> Result<Vec<SheetName>, ListFault> {
    let sheets = sheets_of(bytes, room)?.into_iter();
    Ok(sheets.map(|own| SheetName { name: own.name, is_hidden: own.is_hidden }).collect())
}

fn sheets_of(bytes: &[u8], room: &mut ListRoom) -> Result<Vec<OdsSheet>, ListFault> {
    package::check(bytes, None)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
        let manifest = std::io::read_to_string(manifest.take(limits::PIECE as u64))
            .map_err(|error| damaged(&error))?;
        if manifest.contains("encryption-data") {
            return Err(ListMessage::Protected.into());
        }
    }
    let content = archive.by_name("content.xml").map_err(|error| damaged(&error))?;
    sheets(BufReader::new(content), room)
}

fn damaged(error: &dyn std::fmt::Display) -> ListFault {
    ListFault::Damaged(error.to_string())
}

/// State of reading.
#[derive(Default)]
struct OdsState {
    sheets: Vec<OdsSheet>,
    filler: Filler,
    /// The styles of tables that are not displayed, and the one being read.
    unseen: BTreeSet<String>,
    style: String,
    /// Inside a table, and how deep in tables of its cells.
    depth: usize,
    is_hidden: bool,
    /// Depth in groups of rows, and in them from the first that is folded away.
    groups: usize,
    folded: Option<usize>,
    name: String,
    row: usize,
    row_repeat: usize,
    /// The cells of this row with their columns: the first and the one after the last.
    cells: Vec<(Range<usize>, ListCell)>,
    /// Bytes of all texts of this row, repeated ones once.
    pending: usize,
    column: usize,
    cell: Option<OpenElement>,
    /// Depth in a comment, whose text is none of the cell.
    comment: usize,
}

/// A cell being read.
struct OpenElement {
    value: Option<ListCell>,
    repeat: usize,
    /// Number of rows that it stands in.
    spanned: usize,
    text: String,
    paragraphs: usize,
}

fn sheets(content: impl BufRead, room: &mut ListRoom) -> Result<Vec<OdsSheet>, ListFault> {
    let mut reader = Reader::from_reader(XmlPieces::new(content));
    let mut buffer = Vec::new();
    let mut state = OdsState::default();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        reader.get_mut().begin();
        match reader.read_event_into(&mut buffer).map_err(|error| xml::fault(&error))? {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(ListFault::Damaged(format!(
                        "more than {DEEPEST} elements deep"
                    )));
                }
                state.open(&tag, room)?;
            }
            Event::Empty(tag) => {
                state.open(&tag, room)?;
                state.close(tag.name().0, room)?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                state.close(tag.name().0, room)?;
            }
            Event::Text(text) => state.write(&text.xml10_content())?,
            Event::CData(text) => state.write(&text)?,
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character),
                    Ok(None) => named(&reference),
                    Err(error) => return Err(damaged(&error)),
                };
                if let Some(character) = character {
                    state.write(character.encode_utf8(&mut [0; 4]))?;
                }
            }
            _ => {}
        }
    }
    Ok(state.sheets)
}

/// The five references that XML knows by name.
fn named(reference: &str) -> Option<char> {
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, ListFault> {
    let Some(found) = tag.try_get_attribute(name).map_err(|error| damaged(&error))? else {
        return Ok(None);
    };
    let value = quick_xml::escape::unescape(&found.value).map_err(|error| damaged(&error))?;
    Ok(Some(value.into_owned()))
}

/// True if a tag says of itself that it is not displayed.
fn is_undisplayed(tag: &BytesStart<'_>) -> Result<bool, ListFault> {
    Ok(attribute(tag, "table:display")?.as_deref() == Some("false"))
}

fn repeat(tag: &BytesStart<'_>, name: &str) -> Result<usize, ListFault> {
    match attribute(tag, name)? {
        Some(written) => written.parse::<usize>().map_err(|error| damaged(&error)),
        None => Ok(1),
    }
}

impl OdsState {
    fn open(&mut self, tag: &BytesStart<'_>, room: &mut ListRoom) -> Result<(), ListFault> {
        let name = tag.name().0;
        if self.comment > 0 || name == "office:annotation" {
            self.comment += 1;
            return Ok(());
        }
        match name {
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.name = attribute(tag, "table:name")?.unwrap_or_default();
                    room.memory(self.name.len())?;
                    let style = attribute(tag, "table:style-name")?.unwrap_or_default();
                    self.is_hidden = self.unseen.contains(&style) || is_undisplayed(tag)?;
                    self.row = 0;
                    (self.groups, self.folded) = (0, None);
                    if self.sheets.len() >= limits::PARTS {
                        return Err(ListFault::too_large(ListLimit::Unpacked));
                    }
                }
            }
            // 16.2 and 17.15: the style of a table, its own or that of another.
            "style:style" => {
                self.style = attribute(tag, "style:name")?.unwrap_or_default();
                // It may be kept among those that are not displayed.
                room.memory(self.style.len())?;
                let parent = attribute(tag, "style:parent-style-name")?.unwrap_or_default();
                if self.unseen.contains(&parent) {
                    self.unseen.insert(self.style.clone());
                }
            }
            "style:table-properties" => match attribute(tag, "table:display")?.as_deref() {
                Some("false") => drop(self.unseen.insert(self.style.clone())),
                Some(_) => drop(self.unseen.remove(&self.style)),
                None => {}
            },
            "table:table-row-group" if self.depth == 1 => {
                self.groups += 1;
                if self.folded.is_none() && is_undisplayed(tag)? {
                    self.folded = Some(self.groups);
                }
            }
            "table:table-row" if self.depth == 1 => {
                // 19.749: collapsed or filtered out.
                let visibility = attribute(tag, "table:visibility")?;
                self.filler.hides = self.folded.is_some()
                    || matches!(visibility.as_deref(), Some("collapse" | "filter"));
                self.row_repeat = repeat(tag, "table:number-rows-repeated")?;
                self.column = 0;
                self.cells.clear();
                self.pending = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                self.cell = Some(OpenElement {
                    value: value(tag)?,
                    repeat: repeat(tag, "table:number-columns-repeated")?,
                    spanned: repeat(tag, "table:number-rows-spanned")?,
                    text: String::new(),
                    paragraphs: 0,
                });
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        self.write("\n")?;
                    }
                }
            }
            "text:s" => {
                let count = repeat(tag, "text:c")?.min(1_000);
                self.write(&" ".repeat(count))?;
            }
            "text:tab" => self.write("\t")?,
            "text:line-break" => self.write("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, room: &mut ListRoom) -> Result<(), ListFault> {
        if self.comment > 0 {
            self.comment -= 1;
            return Ok(());
        }
        match name {
            "table:table" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    let filler = std::mem::take(&mut self.filler);
                    let name = std::mem::take(&mut self.name);
                    self.sheets.push(OdsSheet { name, filler, is_hidden: self.is_hidden });
                }
            }
            "table:table-row-group" if self.depth == 1 => {
                if self.folded == Some(self.groups) {
                    self.folded = None;
                }
                self.groups = self.groups.saturating_sub(1);
            }
            "table:table-row" if self.depth == 1 => self.end_row(room)?,
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                let Some(open) = self.cell.take() else { return Ok(()) };
                let cell = open.value.unwrap_or_else(|| ListCell::text(open.text));
                let first = self.column;
                self.column = first.saturating_add(open.repeat);
                if cell.text.is_empty() {
                    return Ok(());
                }
                // Before any repetition is made: of a column, of the row.
                ListRoom::column(self.column.saturating_sub(1))?;
                ListRoom::text(cell.text.len())?;
                self.pending += cell.text.len();
                room.has(self.pending)?;
                let last = self.row.saturating_add(open.spanned.saturating_sub(1));
                self.filler.merge(self.row, last, first);
                self.cells.push((first..self.column, cell));
            }
            _ => {}
        }
        Ok(())
    }

    fn end_row(&mut self, room: &mut ListRoom) -> Result<(), ListFault> {
        let first = self.row;
        self.row = first.saturating_add(self.row_repeat);
        if self.cells.is_empty() {
            return Ok(());
        }
        let mut cells = std::mem::take(&mut self.cells);
        for row in first..self.row {
            let is_last = row + 1 == self.row;
            for (columns, cell) in &mut cells {
                for column in columns.clone() {
                    // What stands in one place only is not copied.
                    let own = if is_last && column + 1 == columns.end {
                        std::mem::take(cell)
                    } else {
                        cell.clone()
                    };
                    self.filler.put(row, column, own, room)?;
                }
            }
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), ListFault> {
        if self.comment > 0 {
            return Ok(());
        }
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0) {
            cell.text.push_str(text);
            if cell.text.len() > limits::CELL {
                return Err(ListFault::too_large(ListLimit::Cell));
            }
        }
        Ok(())
    }
}

/// The typed value of a cell; none for text, which stands in its paragraphs.
fn value(tag: &BytesStart<'_>) -> Result<Option<ListCell>, ListFault> {
    // What a formula fails with is written as text, but typed so.
    if let Some(kind) = attribute(tag, "calcext:value-type")?
        && kind == "error"
    {
        return Ok(None);
    }
    let Some(kind) = attribute(tag, "office:value-type")? else { return Ok(None) };
    Ok(match kind.as_str() {
        "float" | "currency" | "percentage" => {
            attribute(tag, "office:value")?.map(|written| match written.parse::<f64>() {
                Ok(number) => ListCell::number(number),
                Err(_) => ListCell::text(written),
            })
        }
        "date" => attribute(tag, "office:date-value")?.map(|iso| ListCell::iso_date(&iso)),
        "time" => attribute(tag, "office:time-value")?.map(|written| clock(&written)),
        "boolean" => {
            attribute(tag, "office:boolean-value")?.map(|b| ListCell::text(b.to_uppercase()))
        }
        "string" => attribute(tag, "office:string-value")?.map(ListCell::text),
        _ => None,
    })
}

/// `PT10H30M00S`; as it is if it is not that.
fn clock(written: &str) -> ListCell {
    let time = || {
        let (hour, rest) = written.strip_prefix("PT")?.split_once('H')?;
        let (minute, _) = rest.split_once('M')?;
        jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    match time() {
        Some(time) => ListCell::date(None, Some(time)),
        None => ListCell::text(written),
    }
}
