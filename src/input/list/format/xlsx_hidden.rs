//! Which rows of an xlsx its program does not show: hidden, folded away or filtered out; and the
//! font of its old letters. The reader of its cells does not tell.
//!
//! ECMA-376, part 1: rows in 18.3.1.73, sheets in 18.2.19, names of fonts in 18.8.29.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};

use ::zip::ZipArchive;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits;
use super::table::shows_krutidev;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The sheets of an xlsx, by name, with the part that each is in.
pub(super) struct Sheets<'a> {
    archive: Archive<'a>,
    parts: BTreeMap<String, String>,
    /// The part with the formats of cells.
    styles: Option<String>,
}

impl<'a> Sheets<'a> {
    /// Looks the sheets up. Where a workbook is damaged so that they are not found, its reader
    /// says so.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut book = "xl/workbook.xml".to_owned();
        each_tag(&mut archive, "_rels/.rels", |tag| {
            let kind = attribute(tag, "Type").unwrap_or_default();
            if kind.ends_with("/officeDocument")
                && let Some(target) = attribute(tag, "Target")
            {
                target.trim_start_matches('/').clone_into(&mut book);
            }
        });
        let (folder, name) = book.rsplit_once('/').unwrap_or(("", &book));
        let relations = format!("{folder}/_rels/{name}.rels");
        let mut targets = BTreeMap::new();
        let mut styles = None;
        each_tag(&mut archive, relations.trim_start_matches('/'), |tag| {
            if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
                let part = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("{folder}/{target}").trim_start_matches('/').to_owned(),
                };
                let kind = attribute(tag, "Type").unwrap_or_default();
                if kind.ends_with("/styles") {
                    styles = Some(part.clone());
                }
                targets.insert(id, part);
            }
        });
        let mut parts = BTreeMap::new();
        each_tag(&mut archive, &book, |tag| {
            if local_name(tag) == "sheet"
                && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
                && let Some(part) = targets.get(&id)
            {
                parts.insert(name, part.clone());
            }
        });
        Some(Self { archive, parts, styles })
    }

    /// The first font that shows Kruti Dev.
    pub(super) fn old_font(&mut self) -> Option<String> {
        let mut found = None;
        each_tag(&mut self.archive, self.styles.as_ref()?, |tag| {
            if found.is_none() && local_name(tag) == "name" {
                found = attribute(tag, "val").filter(|font| shows_krutidev(font));
            }
        });
        found
    }

    /// The numbers of the rows of a sheet that are not shown. `zeroHeight` in `sheetFormatPr` hides
    /// only rows that have no `row` of their own, and no cells: those with one are shown unless
    /// it says otherwise.
    pub(super) fn hidden_rows(&mut self, sheet: &str) -> BTreeSet<usize> {
        let mut rows = BTreeSet::new();
        let Some(part) = self.parts.get(sheet) else { return rows };
        let mut number = 0;
        each_tag(&mut self.archive, part, |tag| {
            if local_name(tag) != "row" {
                return;
            }
            let own = attribute(tag, "r").and_then(|own| own.parse().ok());
            number = own.unwrap_or(number + 1);
            let is_hidden = matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true"));
            let is_flat = attribute(tag, "ht")
                .and_then(|height| height.parse::<f64>().ok())
                .is_some_and(|height| height <= 0.0);
            // Rows beyond the last are refused.
            if (is_hidden || is_flat) && number <= limits::ROWS {
                rows.insert(number);
            }
        });
        rows
    }
}

/// Gives every tag of a part that opens, as far as the part can be read.
fn each_tag(archive: &mut Archive<'_>, part: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let Ok(part) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => each(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn local_name<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    let name = tag.name().0;
    name.rsplit(':').next().unwrap_or(name)
}

/// An attribute, whatever stands for its namespace.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|own| {
        let key = own.key.0;
        key.rsplit(':').next() == Some(name)
    })?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}
