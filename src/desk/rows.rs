//! The rows of the lists, as the page shows them: each cell as it is written and as it was
//! understood, with what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::desk::problem;
use crate::desk::reading::{ReadEvent, RowState, RowView};
use crate::desk::written_row::WrittenRow;
use crate::diagnostic::Lang;
use crate::hindi::matching_key;
use crate::input::{ListCopy, plain_text};

/// The rows that are wanted.
#[derive(Clone, Debug)]
pub struct RowsWanted {
    /// The states of rows; all if there is none.
    pub show: RowsShown,
    /// A part of a name, or the number of a row.
    pub search: String,
    /// Number of rows that are passed over.
    pub from: usize,
    /// The most that are given.
    pub count: usize,
}

/// The states of rows that are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsShown {
    /// Those without a letter.
    Held,
    /// Those with a letter and a warning.
    Attention,
    /// All.
    All,
}

impl RowsShown {
    fn has(self, state: RowState) -> bool {
        match self {
            Self::Held => state == RowState::Held,
            Self::Attention => state == RowState::Attention,
            Self::All => true,
        }
    }
}

/// The lists as they are written, by the file and sheet that rows name.
pub(super) struct WrittenLists<'c> {
    copies: Vec<(&'c ListCopy, BTreeMap<usize, usize>)>,
    /// The names of the lists in the event file.
    files: Vec<&'c str>,
}

impl<'c> WrittenLists<'c> {
    pub(super) fn new(copies: &'c [ListCopy], files: Vec<&'c str>) -> Self {
        let index = |copy: &'c ListCopy| {
            let rows = copy.rows.iter().enumerate();
            (copy, rows.map(|(at, (number, _))| (*number, at)).collect())
        };
        Self { copies: copies.iter().map(index).collect(), files }
    }

    /// The list of a row, as the event file names it.
    pub(super) fn file(&self, row: &RowView<'_>) -> &'c str {
        self.files.get(row.origin.headers.list).copied().unwrap_or_default()
    }

    /// A row as it is written, corrections undone; also the headings whose cells were corrected.
    pub(super) fn row(&self, row: &RowView<'_>) -> (WrittenRow<'_>, BTreeSet<usize>) {
        let file = self.file(row);
        let Some((copy, index)) = self.copies.get(row.origin.headers.list) else {
            let (cells, corrected) = (Vec::new(), Vec::new());
            let row = WrittenRow { file, headings: &[], cells, corrected, above: &[] };
            return (row, BTreeSet::new());
        };
        let place = index.get(&row.origin.row).copied();
        let cells = place.and_then(|at| copy.rows.get(at));
        let now: Vec<String> = cells
            .map(|(_, cells)| cells.iter().map(|cell| plain_text(cell)).collect())
            .unwrap_or_default();
        let body = copy.rows.iter().position(|(number, _)| *number > copy.header);
        let above = body.zip(place).and_then(|(body, at)| copy.rows.get(body..at));
        let (mut cells, mut corrected) = (now.clone(), BTreeSet::new());
        for own in copy.corrected.iter().filter(|own| own.row == row.origin.row) {
            if let Some(cell) = cells.get_mut(own.column) {
                *cell = plain_text(&own.was);
                corrected.insert(own.column);
            }
        }
        let (headings, above) = (&copy.headings[..], above.unwrap_or_default());
        (WrittenRow { file, headings, cells, corrected: now, above }, corrected)
    }

    /// The cells of a row as the page shows them.
    pub(super) fn cells(&self, row: &RowView<'_>) -> Vec<Value> {
        let (written, corrected) = self.row(row);
        let fields: BTreeMap<&str, &str> = row
            .origin
            .headers
            .fields
            .iter()
            .map(|(field, heading)| (heading.as_str(), *field))
            .collect();
        let cell = |(at, heading): (usize, &String)| {
            let was = written.cells.get(at).cloned().unwrap_or_default();
            let understood = row.invitee.and_then(|own| match fields.get(heading.as_str()) {
                Some(field) => Some(own.field(field)),
                None => own.column(heading),
            });
            // A cell may say something that is kept elsewhere: the advocate, the gender.
            let understood = understood.filter(|own| !own.is_empty());
            // Of a row that is held back nothing is understood yet, but some of it may be corrected.
            let now = match understood {
                Some(own) => own.to_owned(),
                None => written.corrected.get(at).cloned().unwrap_or_default(),
            };
            let is_corrected = corrected.contains(&at);
            json!({ "heading": heading, "was": was, "now": now, "is_corrected": is_corrected })
        };
        written.headings.iter().enumerate().map(cell).collect()
    }
}

/// Finds rows and shows them.
pub(super) fn rows(
    event: &ReadEvent,
    copies: &[ListCopy],
    wanted: &RowsWanted,
    lang: Lang,
) -> Value {
    let files = event.job.event.lists.iter().map(|own| &*own.file).collect();
    let lists = WrittenLists::new(copies, files);
    let search = Search::new(&wanted.search);
    let found: Vec<RowView<'_>> = event
        .rows()
        .into_iter()
        .filter(|row| wanted.show.has(row.state))
        .filter(|row| search.finds(row.name, &[row.origin.row]))
        .collect();
    let shown = found.iter().skip(wanted.from).take(wanted.count);
    let mut columns: Vec<(String, String, Option<&str>)> = Vec::new();
    let rows: Vec<Value> = shown
        .map(|row| {
            let headers = &row.origin.headers;
            let (written, _) = lists.row(row);
            for heading in written.headings {
                if heading.is_empty() || columns.iter().any(|(own, ..)| own == heading) {
                    continue;
                }
                let field = headers.fields.iter().find(|(_, own)| *own == heading);
                let called =
                    field.map_or(&**heading, |(field, _)| crate::input::Invitee::called(field));
                columns.push((heading.clone(), called.to_owned(), field.map(|own| *own.0)));
            }
            let problems: Vec<Value> = row
                .problems
                .iter()
                .map(|said| problem::of_row(said, row, &written, &event.job, lang))
                .collect();
            json!({
                "position": row.position,
                "file": written.file,
                "sheet": headers.sheet,
                "row": row.origin.row,
                "serial": event.job.serial(row.position),
                "name": row.name,
                "state": word(row.state),
                "cells": lists.cells(row),
                "problems": problems,
            })
        })
        .collect();
    let columns: Vec<Value> = columns
        .into_iter()
        .map(|(heading, called, field)| {
            json!({ "heading": heading, "called": called, "field": field })
        })
        .collect();
    json!({
        "total": found.len(), "counts": event.counts(), "columns": columns, "rows": rows,
    })
}

fn word(state: RowState) -> &'static str {
    match state {
        RowState::Held => "held",
        RowState::Attention => "attention",
        RowState::Letter => "letter",
        RowState::Cancelled => "cancelled",
    }
}

/// Something that is looked for: a number, or a name by its sound.
pub(super) struct Search {
    text: String,
    key: String,
    number: Option<usize>,
}

impl Search {
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim();
        let number = crate::hindi::latin_digits(text).parse().ok();
        Self { text: text.to_owned(), key: matching_key(text), number }
    }

    /// True if nothing is looked for, or it is this.
    pub(super) fn finds(&self, name: &str, numbers: &[usize]) -> bool {
        if self.text.is_empty() {
            return true;
        }
        match self.number {
            Some(number) => numbers.contains(&number),
            None => {
                name.contains(&self.text)
                    || !self.key.is_empty() && matching_key(name).contains(&self.key)
            }
        }
    }
}
