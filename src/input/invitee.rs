use std::collections::BTreeMap;
use std::sync::Arc;

use super::HeldRow;
use super::text::word_key;
use crate::diagnostic::{Diagnostics, Place};
use crate::hindi::{Gender, Number};

/// One row of a list: a person who gets a letter. All text is in NFC, trimmed, on one line.
#[derive(Clone, Debug)]
pub struct Invitee {
    /// The name; never empty.
    pub name: String,
    /// Form of address as printed, such as श्री.
    pub prefix: Option<Box<str>>,
    /// Another name, after उर्फ.
    pub alias: Option<Box<str>>,
    /// From its own column, else from the prefix, else from a husband; never from the name.
    pub gender: Option<Gender>,
    /// How many it names: several for a couple.
    pub number: Number,
    /// Words that ask the family along, after the name: सपरिवार.
    pub family: Option<Box<str>>,
    /// Father's name.
    pub father: Option<Box<str>>,
    /// Husband's name.
    pub husband: Option<Box<str>>,
    /// Father's or husband's name, where the list does not say which.
    pub guardian: Option<Box<str>>,
    /// Office held.
    pub post: Option<Box<str>>,
    /// Village or quarter.
    pub village: Option<Box<str>>,
    /// Ward.
    pub ward: Option<Box<str>>,
    /// Panchayat.
    pub panchayat: Option<Box<str>>,
    /// Block.
    pub block: Option<Box<str>>,
    /// District.
    pub district: Option<Box<str>>,
    /// Postal code.
    pub pin: Option<Box<str>>,
    /// Telephone number.
    pub phone: Option<Box<str>>,
    /// Remark of the list's author.
    pub note: Option<Box<str>>,
    /// A stable id of the list's author.
    pub id: Option<Box<str>>,
    /// Who issues the letter: an index into the event's advocates. None only in joint letters.
    pub advocate: Option<usize>,
    /// Whether the advocate was given by the row's place among the others, and not by anything
    /// that the row says: `[assign]` by counts, evenly or in turn.
    pub is_shared_out: bool,
    /// The cells of the columns that mean nothing to the program, in the order of
    /// [`Headings::own`].
    pub own: Box<[Box<str>]>,
    /// Where the row stands.
    pub origin: RowOrigin,
    /// How many rows that are not empty stand before it, in all lists.
    pub position: usize,
}

/// Where a row stands, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOrigin {
    /// The row as a spreadsheet program numbers it, from 1; in a file without rows, such as JSON
    /// or contacts, the number of the record.
    pub row: usize,
    /// Shared by all rows of a list.
    pub headers: Arc<Headings>,
}

/// What the rows of a list have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// The list, as the user would name it.
    pub file: String,
    /// Field → header; of a field in several columns, that of the first.
    pub fields: BTreeMap<&'static str, String>,
    /// The headers of the columns that mean nothing to the program, in their order.
    pub own: Vec<String>,
    /// Header → the letters of its column, in a workbook.
    pub letters: BTreeMap<String, String>,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
}

impl RowOrigin {
    /// The list, as the user would name it.
    pub fn file(&self) -> &str {
        &self.headers.file
    }

    /// The whole row.
    pub fn place(&self) -> Place {
        self.cell(None, None)
    }

    /// One cell of the row. In a workbook the letters of the column stand before its header.
    pub fn cell(&self, column: Option<String>, value: Option<String>) -> Place {
        let lettered = |header: String| match self.headers.letters.get(&header) {
            Some(letters) => format!("{letters} ({header})"),
            None => header,
        };
        Place::Cell {
            file: self.file().to_owned(),
            sheet: self.headers.sheet.clone(),
            row: self.row,
            column: column.map(lettered),
            value,
        }
    }
}

impl Invitee {
    /// The text of all fields that have some: the fixed ones under their names, then the
    /// list's own columns under their headers.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let optional = [
            ("prefix", &self.prefix),
            ("alias", &self.alias),
            ("father", &self.father),
            ("husband", &self.husband),
            ("guardian", &self.guardian),
            ("family", &self.family),
            ("post", &self.post),
            ("village", &self.village),
            ("ward", &self.ward),
            ("panchayat", &self.panchayat),
            ("block", &self.block),
            ("district", &self.district),
            ("pin", &self.pin),
            ("phone", &self.phone),
            ("note", &self.note),
            ("id", &self.id),
        ];
        std::iter::once(("name", self.name.as_str()))
            .chain(
                optional
                    .into_iter()
                    .filter_map(|(field, text)| Some((field, text.as_deref()?))),
            )
            .chain(self.columns().filter(|(_, text)| !text.is_empty()))
    }

    /// The columns that mean nothing to the program, by header; empty cells included.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.own.iter().map(|cell| &**cell);
        self.origin.headers.own.iter().map(String::as_str).zip(cells)
    }

    /// The cell under a header that means nothing to the program.
    pub fn column(&self, header: &str) -> Option<&str> {
        self.columns().find(|(own, _)| *own == header).map(|(_, text)| text)
    }

    /// The text of a field as [`Invitee::fields`] names it, or of a column of the list's own
    /// whose heading has the same letters; empty if there is none.
    pub fn field(&self, name: &str) -> &str {
        let exactly = self.fields().find(|(own, _)| *own == name);
        let alike = || {
            let key = word_key(name);
            self.columns().find(|(heading, _)| word_key(heading) == key)
        };
        exactly.or_else(alike).map_or("", |(_, text)| text)
    }

    /// The row as one that is held back.
    pub(crate) fn held_for(&self, diagnostics: Diagnostics) -> HeldRow {
        HeldRow {
            origin: self.origin.clone(),
            position: self.position,
            name: self.name.clone(),
            advocate: self.advocate,
            fields: self
                .fields()
                .map(|(field, text)| (field.to_owned(), text.to_owned()))
                .collect(),
            diagnostics,
        }
    }

    /// The cell of a field as [`Invitee::fields`] names it. A field that comes from no column
    /// of its own (a default, or split off the name) gives the row with the text.
    pub fn place(&self, field: &str) -> Place {
        let value =
            self.fields().find(|(name, _)| *name == field).map(|(_, text)| text.to_owned());
        self.origin.cell(self.heading(field).map(str::to_owned), value)
    }

    /// The heading in the list of a field as [`Invitee::fields`] names it, if a column has it.
    pub fn heading(&self, field: &str) -> Option<&str> {
        let known = self.origin.headers.fields.get(field).map(String::as_str);
        known.or_else(|| self.columns().find(|(own, _)| *own == field).map(|(own, _)| own))
    }
}
