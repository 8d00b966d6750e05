//! Measures an old workbook (xls), so that none is read that asks for more memory than its rows
//! need: its reader lays out the whole rectangle between the first and the last cell of every
//! sheet, and gives each cell a copy of its text. And which of its rows are not shown, and the
//! font of its old letters, which its reader does not tell.
//!
//! Records after [MS-XLS] 2.1.4: type and length, two bytes each, then the data.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _, Write as _};

use super::fault::ListFault;
use super::limits;
use super::table::shows_krutidev;
use super::xlsx_size::Gauge;
use crate::diagnostic::{ListLimit, ListMessage};

/// Records of all sheets, those that say nothing included.
const RECORDS: usize = 16_000_000;
/// Bytes of a cell as it is read, of the same in its rectangle, and of a formula.
const CELL: usize = 40;
const LAID_OUT: usize = 2 * 32;
const FORMULA: usize = 160;

/// An xls that may be read.
pub(super) struct BiffBook {
    /// The workbook with nothing but what was measured.
    pub(super) bytes: Vec<u8>,
    /// The numbers of the hidden rows of each sheet, in the order of the workbook.
    pub(super) hidden: Vec<BTreeSet<usize>>,
    /// The first font that shows Kruti Dev.
    pub(super) old_font: Option<String>,
}

/// Refuses a workbook whose sheets together span more cells than a list may have, or whose reader
/// would keep too much. Gives it back with nothing but what was measured: a compound file may have
/// several streams of one name, and chains that never end.
pub(super) fn check(bytes: &[u8], gauge: &mut Gauge) -> Result<BiffBook, ListFault> {
    let damaged = |error: std::io::Error| ListFault::Damaged(error.to_string());
    if bytes.len() > limits::SMALL_FILE {
        let most = limits::SMALL_FILE / limits::MIB;
        return Err(ListMessage::TooLarge { limit: ListLimit::File, most }.into());
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let name = if file.is_stream("Workbook") { "Workbook" } else { "Book" };
    let mut stream = Vec::new();
    file.open_stream(name)
        .map_err(damaged)?
        .take(limits::SMALL_FILE as u64)
        .read_to_end(&mut stream)
        .map_err(damaged)?;
    let (hidden, old_font) = measure(&stream, gauge)?;
    // Version 4 with a root that has no small streams is not read.
    let empty = Cursor::new(Vec::new());
    let mut whole =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, empty).map_err(damaged)?;
    whole.create_stream(name).and_then(|mut own| own.write_all(&stream)).map_err(damaged)?;
    whole.flush().map_err(damaged)?;
    Ok(BiffBook { bytes: whole.into_inner().into_inner(), hidden, old_font })
}

/// Measures all sheets; gives their hidden rows, and the font of old letters.
fn measure(
    stream: &[u8],
    gauge: &mut Gauge,
) -> Result<(Vec<BTreeSet<usize>>, Option<String>), ListFault> {
    let mut strings = Vec::new();
    let mut old_font = None;
    let mut sheets = Vec::new();
    // The longest name of a sheet or a range: formulas are written out with them.
    let mut longest = 0_usize;
    for record in (BiffRecords { rest: stream }) {
        match record.kind {
            // A sheet: where it begins, then among others its name.
            0x0085 => {
                let offset = [word(record.data, 0), word(record.data, 2)];
                let [Some(low), Some(high)] = offset else { break };
                sheets.push(low + (high << 16));
                longest = longest.max(record.data.len());
            }
            // The name of a range, its length in one byte.
            0x0018 => longest = longest.max(255),
            0x00FC => strings = texts(&record),
            0x0031 if old_font.is_none() => {
                old_font = font_name(record.data).filter(|font| shows_krutidev(font));
            }
            // All records after it are encrypted (2.4.117); the reader knows not every way of that.
            0x002F => return Err(ListMessage::Protected.into()),
            0x000A => break,
            _ => {}
        }
    }
    let (mut own, mut count) = (0_usize, 0_usize);
    for bytes in &strings {
        own = own.saturating_add(24 + bytes);
    }
    gauge.keep(own)?;
    let mut spanned = 0_usize;
    let mut hidden = Vec::new();
    for offset in sheets {
        let mut sheet = BiffSheet { strings: &strings, longest, ..BiffSheet::default() };
        let records = BiffRecords { rest: stream.get(offset..).unwrap_or_default() };
        let mut is_begun = false;
        let mut depth = 0_usize;
        for record in records {
            count += 1;
            if count > RECORDS {
                return Err(ListFault::too_large(ListLimit::Unpacked));
            }
            // Charts inside a sheet have cells that are none of it.
            match record.kind {
                0x0809 if is_begun => depth += 1,
                0x0809 => is_begun = true,
                0x000A if depth > 0 => depth -= 1,
                0x000A => break,
                _ if depth > 0 => {}
                _ => sheet.take(&record)?,
            }
        }
        spanned = spanned.saturating_add(sheet.span.cells());
        if spanned > limits::CELLS {
            return Err(ListFault::too_large(ListLimit::Cells));
        }
        gauge.keep(sheet.kept())?;
        hidden.push(sheet.hidden);
    }
    Ok((hidden, old_font))
}

/// The name that a record of a font (2.4.122) ends with: how many characters, whether they have
/// one byte or two, and those.
fn font_name(data: &[u8]) -> Option<String> {
    let length = usize::from(*data.get(14)?);
    if data.get(15)? & 1 == 0 {
        let name = data.get(16..16 + length)?;
        return Some(name.iter().map(|byte| char::from(*byte)).collect());
    }
    let units = data.get(16..16 + 2 * length)?.chunks_exact(2);
    let units: Vec<u16> = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    String::from_utf16(&units).ok()
}

/// A record, and where those after it begin.
#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    after: &'a [u8],
}

struct BiffRecords<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for BiffRecords<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (head, rest) = self.rest.split_first_chunk::<4>()?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, after) = rest.split_at_checked(length)?;
        self.rest = after;
        Some(Record { kind: u16::from_le_bytes([head[0], head[1]]), data, after })
    }
}

fn word(data: &[u8], at: usize) -> Option<usize> {
    let bytes = data.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([bytes[0], bytes[1]])))
}

/// The bytes that each text of the table of strings (2.4.265) has at most, in UTF-8. What is wrong
/// in it ends it, here and when it is read.
fn texts(record: &Record<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut parts =
        Parts { data: record.data.get(8..).unwrap_or_default(), rest: record.after };
    while !parts.data.is_empty() || parts.go_on() {
        let Some(bytes) = parts.text() else { break };
        found.push(bytes);
    }
    found
}

/// The data of a record and of those that continue it.
struct Parts<'a> {
    data: &'a [u8],
    rest: &'a [u8],
}

impl Parts<'_> {
    fn go_on(&mut self) -> bool {
        let mut records = BiffRecords { rest: self.rest };
        match records.next().filter(|next| next.kind == 0x003C) {
            Some(next) => {
                (self.data, self.rest) = (next.data, next.after);
                true
            }
            None => false,
        }
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.data.is_empty() && !self.go_on() {
                return None;
            }
            let part = count.min(self.data.len());
            self.data = &self.data[part..];
            count -= part;
        }
        Some(())
    }

    /// One text (2.5.293): its length in characters, flags, how many runs of formats and bytes of
    /// phonetics follow it, the characters of one or two bytes, then those.
    fn text(&mut self) -> Option<usize> {
        let mut left = word(self.data, 0)?;
        let flags = *self.data.get(2)?;
        self.data = &self.data[3..];
        let mut more = 0_usize;
        if flags & 8 != 0 {
            more = 4 * word(self.data, 0)?;
            self.data = &self.data[2..];
        }
        if flags & 4 != 0 {
            more = more.saturating_add(word(self.data, 0)? + (word(self.data, 2)? << 16));
            self.data = &self.data[4..];
        }
        let mut is_wide = flags & 1 != 0;
        let mut bytes = 0;
        loop {
            let size = if is_wide { 2 } else { 1 };
            let part = left.min(self.data.len() / size);
            // A character of one byte has two in UTF-8 at most, one of two has three.
            bytes += part * (size + 1);
            self.data = &self.data[part * size..];
            left -= part;
            if left == 0 {
                break;
            }
            if !self.go_on() {
                return None;
            }
            is_wide = self.data.first()? & 1 != 0;
            self.data = &self.data[1..];
        }
        self.skip(more)?;
        Some(bytes)
    }
}

/// Contents of a sheet.
#[derive(Default)]
struct BiffSheet<'a> {
    strings: &'a [usize],
    longest: usize,
    span: Span,
    formulas: Span,
    hidden: BTreeSet<usize>,
    /// Bytes of cells and formulas and their texts.
    bytes: usize,
}

impl BiffSheet<'_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), ListFault> {
        let data = record.data;
        let mut add = |bytes: usize| self.bytes = self.bytes.saturating_add(bytes);
        match record.kind {
            // The size that the sheet says it has.
            0x0200 => return self.span.declare(data),
            // A row ([MS-XLS] 2.4.221): no height, or hidden.
            0x0208 => {
                let is_flat = word(data, 6).is_some_and(|height| height == 0);
                let is_hidden = word(data, 12).is_some_and(|flags| flags & 0x20 != 0);
                if let (Some(row), true) = (word(data, 0), is_flat || is_hidden) {
                    self.hidden.insert(row + 1);
                }
                return Ok(());
            }
            // A text of the table, of which the cell and its copy have one each.
            0x00FD => {
                let text = [word(data, 6), word(data, 8)];
                let [Some(low), Some(high)] = text else { return Ok(()) };
                let text = self.strings.get(low + (high << 16)).copied().unwrap_or_default();
                add(CELL + 2 * text);
            }
            // A text of its own.
            0x0204 | 0x00D6 | 0x0207 => add(CELL + 6 * data.len()),
            // Several numbers.
            0x00BD => add(CELL * (data.len() / 6 + 1)),
            0x0006 => {
                // What names something has five bytes or more.
                add(CELL + FORMULA + 4 * data.len() + data.len() / 5 * self.longest);
                self.formulas.hold(record.kind, data);
            }
            0x00E5 => add(4 * data.len()),
            0x00BE
            | 0x0001..=0x0005
            | 0x0007
            | 0x0201..=0x0203
            | 0x0205
            | 0x0206
            | 0x0406
            | 0x027E => add(CELL),
            _ => return Ok(()),
        }
        if record.kind != 0x00E5 {
            self.span.hold(record.kind, data);
        }
        Ok(())
    }

    fn kept(&self) -> usize {
        let laid_out = self.span.cells().saturating_mul(LAID_OUT);
        let formulas = self.formulas.cells().saturating_mul(24);
        self.bytes.saturating_add(laid_out).saturating_add(formulas)
    }
}

/// The rectangle of a sheet.
#[derive(Default)]
struct Span {
    declared: usize,
    /// First and last row and column.
    held: Option<[usize; 4]>,
}

impl Span {
    fn cells(&self) -> usize {
        let held = self.held.map_or(0, |[top, left, bottom, right]| {
            (bottom - top + 1).saturating_mul(right - left + 1)
        });
        held.max(self.declared)
    }

    /// Dimensions: rows as four bytes each since BIFF8, two before.
    fn declare(&mut self, data: &[u8]) -> Result<(), ListFault> {
        let wide = |at| Some(word(data, at)? + (word(data, at + 2)? << 16));
        let found = if data.len() >= 14 {
            [wide(0), wide(4), word(data, 8), word(data, 10)]
        } else {
            [word(data, 0), word(data, 2), word(data, 4), word(data, 6)]
        };
        let [Some(top), Some(bottom), Some(left), Some(right)] = found else { return Ok(()) };
        if bottom < top || right < left {
            return Err(ListFault::Damaged("dimensions of a sheet".to_owned()));
        }
        self.declared = (bottom - top + 1).saturating_mul(right - left + 1);
        Ok(())
    }

    fn hold(&mut self, kind: u16, data: &[u8]) {
        let (Some(row), Some(column)) = (word(data, 0), word(data, 2)) else { return };
        // Records of several cells end with the last column.
        let last = match kind {
            0x00BD | 0x00BE => word(data, data.len().saturating_sub(2)).unwrap_or(column),
            _ => column,
        };
        // Formatted cells without content are passed over by the reader.
        if matches!(kind, 0x00BE | 0x0201) {
            return;
        }
        let [top, left, bottom, right] = self.held.get_or_insert([row, column, row, column]);
        *top = row.min(*top);
        *left = column.min(*left);
        *bottom = row.max(*bottom);
        *right = last.max(*right).max(column);
    }
}

#[cfg(test)]
mod tests {
    use super::font_name;

    #[test]
    fn names_of_fonts_in_one_byte_and_in_two() {
        let record = |flag: u8, name: &[u8]| [&[0; 14][..], &[13, flag], name].concat();
        let wide: Vec<u8> = "Kruti Dev 010".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for data in [record(0, b"Kruti Dev 010"), record(1, &wide)] {
            assert_eq!(font_name(&data).as_deref(), Some("Kruti Dev 010"));
        }
        assert_eq!(font_name(&record(1, b"short")), None);
        assert_eq!(font_name(&[]), None);
    }
}
