//! Whether an old workbook (xls) can be read without asking for more memory than its rows need:
//! its reader lays out the whole rectangle between the first and the last cell of every sheet.
//! And which of its rows are not shown, which its reader does not tell.
//!
//! Records after [MS-XLS] 2.1.4: type and length, two bytes each, then the data.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use super::{Fault, limits};
use crate::diagnostic::{ListLimit, ListMessage};

/// Refuses a workbook whose sheets together span more cells than a list may have. Gives the
/// numbers of the hidden rows of each sheet, in the order of the workbook.
pub(super) fn check(bytes: &[u8]) -> Result<Vec<BTreeSet<usize>>, Fault> {
    let damaged = |error: std::io::Error| Fault::Damaged(error.to_string());
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

    let mut spanned = 0_usize;
    let mut sheet = Span::default();
    // Where each sheet begins in the stream, and its hidden rows.
    let mut hidden: Vec<(usize, BTreeSet<usize>)> = Vec::new();
    let mut current = None;
    let mut rest = &stream[..];
    while let Some((kind, data, after)) = record(rest) {
        let at = stream.len() - rest.len();
        rest = after;
        match kind {
            // A sheet begins.
            0x0009 | 0x0209 | 0x0409 | 0x0809 => {
                spanned = spanned.saturating_add(std::mem::take(&mut sheet).cells());
                current = hidden.iter().position(|(begins, _)| *begins == at).or(current);
            }
            // A sheet is named ([MS-XLS] 2.4.28).
            0x0085 => {
                let begins =
                    word(data, 0).zip(word(data, 2)).map(|(low, high)| low | high << 16);
                hidden.push((begins.unwrap_or_default(), BTreeSet::new()));
            }
            // A row ([MS-XLS] 2.4.221): no height, or hidden.
            0x0208 => {
                let is_flat = word(data, 6).is_some_and(|height| height == 0);
                let is_hidden = word(data, 12).is_some_and(|flags| flags & 0x20 != 0);
                if let (Some(row), Some(own)) =
                    (word(data, 0), current.and_then(|at| hidden.get_mut(at)))
                    && (is_flat || is_hidden)
                {
                    own.1.insert(row + 1);
                }
            }
            // The size that the sheet says it has.
            0x0200 => sheet.declare(data)?,
            0x00BD
            | 0x00BE
            | 0x00D6
            | 0x00FD
            | 0x0001..=0x0007
            | 0x0201..=0x0207
            | 0x0406
            | 0x027E => sheet.hold(kind, data),
            _ => {}
        }
    }
    if spanned.saturating_add(sheet.cells()) > limits::CELLS {
        return Err(Fault::too_large(ListLimit::Cells));
    }
    Ok(hidden.into_iter().map(|(_, rows)| rows).collect())
}

/// The next record and what comes after it.
fn record(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (head, rest) = stream.split_first_chunk::<4>()?;
    let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
    let (data, after) = rest.split_at_checked(length)?;
    Some((u16::from_le_bytes([head[0], head[1]]), data, after))
}

fn word(data: &[u8], at: usize) -> Option<usize> {
    let bytes = data.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([bytes[0], bytes[1]])))
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
    fn declare(&mut self, data: &[u8]) -> Result<(), Fault> {
        let wide = |at| Some(word(data, at)? + (word(data, at + 2)? << 16));
        let found = if data.len() >= 14 {
            [wide(0), wide(4), word(data, 8), word(data, 10)]
        } else {
            [word(data, 0), word(data, 2), word(data, 4), word(data, 6)]
        };
        let [Some(top), Some(bottom), Some(left), Some(right)] = found else { return Ok(()) };
        if bottom < top || right < left {
            return Err(Fault::Damaged("dimensions of a sheet".to_owned()));
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
