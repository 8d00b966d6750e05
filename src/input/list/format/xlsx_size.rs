//! Measures what an xlsx asks of its reader, which keeps shared strings, styles and names of
//! the whole workbook: its XML is gone through once, and nothing of it is kept.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::ListFault;
use super::limits;
use super::xml::{self, DEEPEST, XmlPieces};
use crate::diagnostic::ListLimit;
use crate::input::file::budget::Reservation;

/// Parts kept of a workbook.
pub(super) struct Gauge {
    /// Bytes that are left.
    left: usize,
    reserved: Reservation,
}

/// Bytes that the reader keeps for an element of a kind, beside its own text, if it keeps any.
fn kept(name: &str) -> Option<usize> {
    Some(match name {
        // A text, and what a growing list of them has in reserve.
        "si" => 48,
        // A format and a style of its own.
        "xf" => 1_024,
        "font" | "fill" | "border" | "numFmt" => 512,
        "sheet" | "definedName" | "Relationship" => 256,
        "mergeCell" => 32,
        _ => return None,
    })
}

impl Gauge {
    pub(super) fn new(reserved: Reservation) -> Self {
        Self { left: limits::KEPT, reserved }
    }

    /// The memory that was asked for, to be held while the workbook is read.
    pub(super) fn reserved(self) -> Reservation {
        self.reserved
    }

    /// Asks for memory for what a reader keeps.
    pub(super) fn keep(&mut self, bytes: usize) -> Result<(), ListFault> {
        self.left = self
            .left
            .checked_sub(bytes)
            .ok_or_else(|| ListFault::too_large(ListLimit::Unpacked))?;
        Ok(self.reserved.more(bytes)?)
    }

    /// Goes through a part; gives back the source, which may have more if the part is no XML.
    pub(super) fn part<R: Read>(&mut self, part: R) -> Result<R, ListFault> {
        let mut reader = Reader::from_reader(XmlPieces::new(BufReader::new(part)));
        // As the reader of workbooks goes through it.
        let config = reader.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        let mut buffer = Vec::new();
        let mut depth = 0_usize;
        // Where the cell, string or name began whose text is kept whole.
        let mut whole: Option<usize> = None;
        // The longest tag: styles have copies of the names of fonts and formats.
        let mut longest = 0;
        let mut styles = 0;
        loop {
            buffer.clear();
            reader.get_mut().begin();
            let before = reader.get_ref().position();
            let event = match reader.read_event_into(&mut buffer) {
                Ok(event) => event,
                Err(error) => match xml::fault(&error) {
                    // It is no XML, and the reader of workbooks stops here, too.
                    ListFault::Damaged(_) => break,
                    too_large => return Err(too_large),
                },
            };
            let position = reader.get_ref().position();
            match event {
                Event::Eof => break,
                Event::Start(tag) => {
                    depth += 1;
                    if depth > DEEPEST {
                        let detail = format!("more than {DEEPEST} elements deep");
                        return Err(ListFault::Damaged(detail));
                    }
                    let tag_length = position - before;
                    longest = longest.max(tag_length);
                    let name = tag.local_name();
                    let name = name.as_ref();
                    if let Some(bytes) = kept(name) {
                        self.keep(bytes + tag_length)?;
                    }
                    match name {
                        "c" | "si" | "definedName" => whole = Some(before),
                        "xf" => styles += 1,
                        "sst" => self.keep(32 * announced(&tag)?)?,
                        _ => {}
                    }
                }
                Event::End(tag) => {
                    depth = depth.saturating_sub(1);
                    let name = tag.local_name();
                    if matches!(name.as_ref(), "c" | "si" | "definedName")
                        && let Some(start) = whole.take()
                        && name.as_ref() != "c"
                    {
                        self.keep(position - start)?;
                    }
                }
                _ => {}
            }
            if whole.is_some_and(|start| position - start > limits::WHOLE) {
                return Err(ListFault::too_large(ListLimit::Cell));
            }
        }
        self.keep(longest.saturating_mul(styles))?;
        Ok(reader.into_inner().into_inner().into_inner())
    }
}

/// Number of strings that a table of them says it has; its reader makes room for so many.
fn announced(tag: &BytesStart<'_>) -> Result<usize, ListFault> {
    let found = tag.try_get_attribute("uniqueCount");
    let found = found.map_err(|error| ListFault::Damaged(error.to_string()))?;
    let Some(found) = found else { return Ok(0) };
    let count = found.value.trim().parse::<u64>().unwrap_or_default();
    usize::try_from(count)
        .ok()
        .filter(|count| *count <= limits::CELLS)
        .ok_or_else(|| ListFault::too_large(ListLimit::Cells))
}
