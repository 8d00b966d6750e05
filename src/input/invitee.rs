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
    pub prefix: Option<String>,
    /// Another name, after उर्फ.
    pub alias: Option<String>,
    /// From its own column, else from the prefix, else from a husband; never from the name.
    pub gender: Option<Gender>,
    /// How many it names: several for a couple.
    pub number: Number,
    /// Words that ask the family along, after the name: सपरिवार.
    pub family: Option<String>,
    /// Father's name.
    pub father: Option<String>,
    /// Husband's name.
    pub husband: Option<String>,
    /// Father's or husband's name, where the list does not say which.
    pub guardian: Option<String>,
    /// Office held.
    pub post: Option<String>,
    /// Village or quarter.
    pub village: Option<String>,
    /// Ward.
    pub ward: Option<String>,
    /// Panchayat.
    pub panchayat: Option<String>,
    /// Block.
    pub block: Option<String>,
    /// District.
    pub district: Option<String>,
    /// Postal code.
    pub pin: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Remark of the list's author.
    pub note: Option<String>,
    /// A stable id of the list's author.
    pub id: Option<String>,
    /// Who issues the letter: an index into the event's advocates. None only in joint letters.
    pub advocate: Option<usize>,
    /// Columns that mean nothing to the program, by header; empty cells included.
    pub columns: BTreeMap<String, String>,
    /// Where the row stands.
    pub origin: RowOrigin,
    /// How many rows that are not empty stand before it, in all lists.
    pub position: usize,
}

/// Where a row stands, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOrigin {
    /// The list, as the user would name it.
    pub file: String,
    /// The row as a spreadsheet program numbers it, from 1; in a file without rows, such as JSON
    /// or contacts, the number of the record.
    pub row: usize,
    /// Shared by all rows of a list.
    pub headers: Arc<Headings>,
}

/// What stands above the rows of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// Field → header; of a field in several columns, that of the first.
    pub fields: BTreeMap<&'static str, String>,
    /// Header → the letters of its column, in a workbook.
    pub letters: BTreeMap<String, String>,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
}

impl RowOrigin {
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
            file: self.file.clone(),
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
            .chain(
                self.columns
                    .iter()
                    .filter(|(_, text)| !text.is_empty())
                    .map(|(header, text)| (header.as_str(), text.as_str())),
            )
    }

    /// The text of a field as [`Invitee::fields`] names it, or of a column of the list's own
    /// whose heading has the same letters; empty if there is none.
    pub fn field(&self, name: &str) -> &str {
        let exactly = self.fields().find(|(own, _)| *own == name);
        let alike = || {
            let key = word_key(name);
            let own = self.columns.iter().find(|(heading, _)| word_key(heading) == key);
            own.map(|(heading, text)| (heading.as_str(), text.as_str()))
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
        known.or_else(|| self.columns.get_key_value(field).map(|(header, _)| header.as_str()))
    }
}
