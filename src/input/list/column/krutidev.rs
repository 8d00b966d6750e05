//! Columns in Kruti Dev: their headings in Unicode, and what their cells say of curled quote marks.

use crate::diagnostic::{Example, Message, ScriptMessage};
use crate::hindi::{
    Curled, curled_evidence, from_krutidev, has_straight_quotes, is_devanagari,
    krutidev_evidence,
};
use crate::input::event::ListSpec;
use crate::input::field::Field;
use crate::input::list::format::program_date::has_month;
use crate::input::list::format::program_text::is_shortened;

/// The certainty that a cell is Kruti Dev, as the logarithm of the odds: 20 to 1.
pub(crate) const CERTAIN: f64 = 3.0;

/// One cell does not decide about its column.
pub(crate) const MOST_OF_A_CELL: f64 = 6.0;

/// Number of cells that are shown as they are and as they will be.
const EXAMPLES: usize = 5;

/// The same for a cell of a column whose other cells are not.
const AGAINST_COLUMN: f64 = 6.0;

/// True if the event file says that a column is in Kruti Dev, false if it says that it is not.
pub(crate) fn declared(spec: &ListSpec, heading: &str, field: Option<Field>) -> Option<bool> {
    let by_field = field.and_then(|field| spec.encodings.get(field.name()));
    let by_name = by_field.or_else(|| spec.encodings.get(heading)).copied();
    by_name.or(spec.krutidev.then_some(true))
}

/// The evidence that a cell must exceed to be taken for Kruti Dev, if its column has so much.
pub(crate) fn wanted_of_cell(of_column: f64) -> f64 {
    match of_column {
        column if column > AGAINST_COLUMN => 0.0,
        column if column >= 0.0 => CERTAIN,
        _ => AGAINST_COLUMN,
    }
}

/// Evidence of the cells of a column for the curled quote marks in it.
#[derive(Default)]
pub(crate) struct Quotes {
    /// The sum of what the cells say, as the logarithm of the odds that they were typed straight.
    pub(crate) evidence: f64,
    /// True if some cell is certain that they were, or that they were not.
    pub(crate) typed: bool,
    pub(crate) drawn: bool,
    /// True if there are straight ones.
    pub(crate) straight: bool,
    /// Number of cells that were read in either way.
    pub(crate) read: [usize; 2],
}

impl Quotes {
    pub(crate) fn look_at(&mut self, text: &str) {
        self.straight |= has_straight_quotes(text);
        if let Some(odds) = curled_evidence(text) {
            self.evidence += odds.clamp(-MOST_OF_A_CELL, MOST_OF_A_CELL);
            self.typed |= odds >= CERTAIN;
            self.drawn |= odds <= -CERTAIN;
        }
    }

    /// The reading of those of a cell: by its own words, else as the column has them. A column
    /// without straight ones went through a word processor that curled them all, unless its words
    /// say otherwise. None if that decides nothing.
    pub(crate) fn reading(&mut self, text: &str) -> Option<Curled> {
        let Some(odds) = curled_evidence(text) else { return Some(Curled::Drawn) };
        let of_column = || {
            let all = self.evidence + if self.straight { 0.0 } else { CERTAIN };
            if self.typed && self.drawn { 0.0 } else { all }
        };
        let odds = if odds.abs() >= CERTAIN { odds } else { of_column() };
        if odds.abs() < CERTAIN {
            return None;
        }
        let reading = if odds > 0.0 { Curled::Typed } else { Curled::Drawn };
        self.read[usize::from(reading == Curled::Typed)] += 1;
        Some(reading)
    }
}

/// Cells of one sort in a column.
#[derive(Default)]
pub(crate) struct FoundCells {
    pub(crate) cells: usize,
    pub(crate) examples: Vec<Example>,
}

impl FoundCells {
    pub(crate) fn add(&mut self, from: &str, to: &str) {
        self.add_with(from, || to.to_owned());
    }

    /// The same where what it would be has yet to be worked out, for an example only.
    pub(crate) fn add_with(&mut self, from: &str, to: impl FnOnce() -> String) {
        self.cells += 1;
        if self.examples.len() < EXAMPLES
            && self.examples.iter().all(|known| known.from != from)
        {
            self.examples.push(Example { from: shortened(from), to: shortened(&to()) });
        }
    }
}

/// The text, cut off where it is too long for an example.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The headings in Unicode, where they are in Kruti Dev and the event file says that the list
/// is.
pub(crate) fn headings(headings: &mut [String], spec: &ListSpec) {
    if !spec.krutidev {
        return;
    }
    let converted = in_unicode(headings.iter().map(String::as_str));
    for (heading, converted) in headings.iter_mut().zip(converted) {
        if Field::of_heading(heading).is_none()
            && is_to_be_converted(heading)
            && (Field::of_heading(&converted).is_some() || krutidev_evidence(heading) > 0.0)
        {
            *heading = converted;
        }
    }
}

/// Headings of one list in Unicode.
pub(crate) fn in_unicode<'h>(headings: impl Iterator<Item = &'h str> + Clone) -> Vec<String> {
    let mut quotes = Quotes::default();
    let converted = headings.clone().filter(|heading| is_to_be_converted(heading));
    converted.for_each(|own| quotes.look_at(own));
    headings.map(|heading| heading_in_unicode(heading, &mut quotes)).collect()
}

/// A heading in Unicode: its curled quote marks as a heading that is known has them, else as cells
/// are read.
fn heading_in_unicode(heading: &str, quotes: &mut Quotes) -> String {
    let read = |curled| from_krutidev(heading, curled).text;
    let is_known = |text: &String| Field::of_heading(text).is_some();
    let known = [Curled::Drawn, Curled::Typed].map(read).into_iter().find(is_known);
    known.unwrap_or_else(|| read(quotes.reading(heading).unwrap_or_default()))
}

/// The remark on headings that mean nothing as they are, but some do as Kruti Dev.
pub(crate) fn headings_in_krutidev(headings: &[&str]) -> Option<Message> {
    let mut found = FoundCells::default();
    for (heading, converted) in headings.iter().zip(in_unicode(headings.iter().copied())) {
        if Field::of_heading(heading).is_none() && Field::of_heading(&converted).is_some() {
            found.add(heading, &converted);
        }
    }
    let FoundCells { cells, examples } = found;
    (cells > 0).then(|| ScriptMessage::KrutiDevHeadings { examples }.into())
}

/// True if a cell could be other than it seems: it has letters, none of them Devanagari. Figures
/// stay as they are, except with `@` or `&`, which in Kruti Dev are / and -, and so do dates and
/// numbers that a spreadsheet program has made.
pub(crate) fn is_to_be_converted(cell: &str) -> bool {
    !cell.contains(is_devanagari)
        && (cell.contains(char::is_alphabetic)
            || cell.contains(|c: char| c.is_ascii_digit()) && cell.contains(['@', '&']))
        && !has_month(cell)
        && !is_shortened(cell)
}
