//! Which row of a list holds the headings: titles may stand above it, and headings over several
//! columns have a second row of headings below.

use crate::diagnostic::{Diagnostic, ListMessage, Message, Place};
use crate::input::event::ListSpec;
use crate::input::field::Field;
use crate::input::field::lookup::HeadingMeaning;
use crate::input::list::format::{ListCell, ListRow, ListTable};
use crate::text::word_key;

/// The headings of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The index of the first row below them.
    pub(crate) body: usize,
    /// The number of the (last) row of headings, as the user sees it.
    pub(crate) number: usize,
    pub(crate) headings: Vec<String>,
    /// The rows that they stand in, as they are.
    pub(crate) rows: Vec<Vec<String>>,
}

/// The headings of a list: in the row that the event file names, else where they are found.
///
/// # Errors
/// A list without rows, or the row named is empty.
pub(crate) fn headings(
    file: &str,
    table: &ListTable,
    spec: &ListSpec,
) -> Result<Header, Diagnostic> {
    let rows = &table.rows;
    if rows.iter().all(ListRow::is_empty) {
        return Err(Diagnostic::at(Message::ListEmpty, Place::file(file)));
    }
    if table.keyed {
        let headings = rows[0].cells.iter().map(|cell| cell.text.clone()).collect();
        return Ok(Header { body: 1, number: 0, headings, rows: Vec::new() });
    }
    match spec.header {
        Some(number) => {
            let row = number as usize;
            rows.iter()
                .position(|candidate| candidate.number == row && !candidate.is_empty())
                .map(|index| at(rows, index, spec))
                .ok_or_else(|| {
                    let message = ListMessage::HeaderRowEmpty { row };
                    Diagnostic::at(Message::List(message), Place::file(file))
                })
        }
        None => find(rows, spec)
            .ok_or_else(|| Diagnostic::at(Message::ListEmpty, Place::file(file))),
    }
}

/// Number of rows that are not empty and are looked at for headings.
const LOOKED_AT: usize = 30;

/// Finds the row that has a heading for names and most headings that are known; if there is none,
/// the first that is as wide as half of the widest. None if all rows are empty.
fn find(rows: &[ListRow], spec: &ListSpec) -> Option<Header> {
    let index = best(rows, spec).or_else(|| {
        let filled = |row: &ListRow| row.cells.iter().filter(|c| !c.text.is_empty()).count();
        let widest = looked_at(rows).map(|(_, row)| filled(row)).max()?;
        looked_at(rows).find(|(_, row)| filled(row) * 2 >= widest).map(|(index, _)| index)
    })?;
    Some(at(rows, index, spec))
}

/// True if rows have headings of a list of invitees.
pub(crate) fn is_list(rows: &[ListRow], spec: &ListSpec) -> bool {
    best(rows, spec).is_some()
}

/// The headings that begin or end with the row of this index.
fn at(rows: &[ListRow], index: usize, spec: &ListSpec) -> Header {
    let whole = |index: usize| -> Vec<String> {
        rows[index].cells.iter().map(|cell| cell.text.clone()).collect()
    };
    let plain = |index: usize| Header {
        body: index + 1,
        number: rows[index].number,
        headings: whole(index),
        rows: vec![whole(index)],
    };
    let below = |upper: usize, lower: usize| -> Option<Header> {
        let next = rows[upper].number + 1 == rows[lower].number;
        let lower_row = whole(lower);
        let upper_row = whole(upper);
        let given: Vec<&String> = lower_row.iter().filter(|text| !text.is_empty()).collect();
        let spread = upper_row.iter().filter(|text| !text.is_empty()).count() > 1;
        (next && spread && given.len() > 1 && given.iter().all(|text| is_known(text, spec)))
            .then(|| Header {
                body: lower + 1,
                number: rows[lower].number,
                headings: joined(&upper_row, &lower_row),
                rows: vec![upper_row, lower_row],
            })
    };
    let filled = |index: &usize| !rows[*index].is_empty();
    let after = (index + 1..rows.len()).next().filter(filled);
    let before = index.checked_sub(1).filter(filled);
    after
        .and_then(|after| below(index, after))
        .or_else(|| {
            let known = |text: &str| is_known(text, spec);
            before
                .filter(|before| rows[*before].cells.iter().any(|cell| known(&cell.text)))
                .and_then(|before| below(before, index))
        })
        .unwrap_or_else(|| plain(index))
}

/// Headings over headings: the lower one, with the upper one where only both say it (अधिवक्ता over
/// नाम); the upper one where there is none below.
fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let mut over = "";
    (0..upper.len().max(lower.len()))
        .map(|column| {
            let own = upper.get(column).map_or("", String::as_str);
            if !own.is_empty() {
                over = own;
            }
            let under = lower.get(column).map_or("", String::as_str);
            if under.is_empty() {
                return own.to_owned();
            }
            let both = [format!("{over} का {under}"), format!("{over} {under}")];
            // Where the lower one says it alone, nothing is put before it.
            let alone = Field::of_heading(under);
            both.into_iter()
                .find(|both| Field::of_heading(both).is_some_and(|own| Some(own) != alone))
                .unwrap_or_else(|| under.to_owned())
        })
        .collect()
}

fn looked_at(rows: &[ListRow]) -> impl Iterator<Item = (usize, &ListRow)> {
    rows.iter().enumerate().filter(|(_, row)| !row.is_empty()).take(LOOKED_AT)
}

fn best(rows: &[ListRow], spec: &ListSpec) -> Option<usize> {
    let named = spec.columns.get(Field::Name.name()).map(|heading| word_key(heading));
    let mut best = None;
    for (index, row) in looked_at(rows) {
        let cells = || row.cells.iter().map(|cell| cell.text.as_str());
        let has_name = cells().any(|text| match &named {
            Some(named) => word_key(text) == *named,
            None => match Field::meaning(text) {
                Some(HeadingMeaning::Several(fields)) => fields.contains(&Field::Name),
                _ => Field::of_heading(text) == Some(Field::Name),
            },
        });
        let known = cells().filter(|text| is_known(text, spec)).count();
        if has_name && best.is_none_or(|(_, most)| known > most) {
            best = Some((index, known));
        }
    }
    best.map(|(index, _)| index)
}

fn is_known(text: &str, spec: &ListSpec) -> bool {
    Field::meaning(text).is_some()
        || !text.is_empty()
            && spec.columns.values().any(|heading| word_key(heading) == word_key(text))
}

/// True if a row below the headings says nothing of people: the headings once more, as lists that
/// were printed in pages have them, or the numbers of the columns (1) (2) (3).
pub(crate) fn is_repeated(row: &ListRow, header: &Header) -> bool {
    let filled = || row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty());
    let is_like = |headings: &Vec<String>| {
        filled().all(|(column, cell)| {
            headings.get(column).is_some_and(|heading| *heading == cell.text)
        })
    };
    let same = std::iter::once(&header.headings).chain(&header.rows).any(is_like);
    let is_number = |(index, (_, cell)): (usize, (usize, &ListCell))| {
        let number = crate::hindi::latin_digits(&word_key(&cell.text)).parse();
        number == Ok(index + 1)
    };
    // From the first cell on: rows that are numbered themselves hardly ever begin with 1.
    let counts = filled().enumerate().all(is_number) && filled().count() > 2;
    filled().next().is_some() && (same || counts)
}
