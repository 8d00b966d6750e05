//! Cells that are not in Devanagari: Kruti Dev becomes Unicode where the event file says so, and
//! names in Latin letters become what `names.toml` says.

use std::collections::BTreeMap;

use crate::diagnostic::{Message, Place, ScriptMessage, nearest};
use crate::hindi::{
    Curled, FontSigns, Language, OldFont, from_krutidev, has_latin_separator, is_devanagari,
    krutidev_evidence, other_font, suggest_name,
};
use crate::input::event::ListSpec;
use crate::input::field::Field;
use crate::input::list::column::krutidev::{
    CERTAIN, FoundCells, MOST_OF_A_CELL, Quotes, declared, is_to_be_converted, shortened,
    wanted_of_cell,
};
use crate::input::list::repair::name_book::NameBook;

/// Number of cells of a column, neither empty nor Devanagari, that decide about it.
const SAMPLE: usize = 500;

/// Signs of Unicode that a message on a cell of Kruti Dev shows.
const MOST_SHOWN: usize = 5;

/// A list being recoded.
pub(crate) struct Recoder<'a> {
    names: &'a NameBook,
    columns: Vec<RecodedColumn>,
    /// True if the letters are in Latin letters themselves.
    in_latin: bool,
    /// Names in Latin letters that `names.toml` does not have.
    latin: Vec<LatinCell>,
}

/// A cell with a name in Latin letters.
#[derive(Clone, Debug)]
pub(crate) struct LatinCell {
    /// The number of its row.
    pub(crate) row: usize,
    /// Which of the list's columns it is in, from 0.
    column: usize,
    pub(crate) text: String,
    /// False if a message on the cell itself says so.
    is_told: bool,
}

/// A column, and what was found in it.
struct RecodedColumn {
    heading: String,
    field: Option<Field>,
    /// True if the event file says that it is in Kruti Dev, false if it says that it is not.
    declared: Option<bool>,
    /// Likelihood of Kruti Dev, from all its cells.
    evidence: f64,
    /// Number of cells that this comes from.
    sampled: usize,
    /// Number of cells that are in Devanagari.
    unicode: usize,
    /// Evidence of its cells for curled quote marks.
    quotes: Quotes,
    /// Evidence of its cells for fonts that are no Kruti Dev.
    signs: FontSigns,
    /// The first such font, and the cells in it.
    font: Option<OldFont>,
    foreign: FoundCells,
    converted: FoundCells,
    suspected: FoundCells,
}

/// A cell that cannot be used: its heading, its text, and why.
pub(crate) struct UnconvertedCell {
    pub(crate) heading: String,
    pub(crate) text: String,
    pub(crate) message: Message,
}

impl<'a> Recoder<'a> {
    /// `field` is what the column of a number means; `texts` are all cells with the numbers of
    /// their columns.
    pub(crate) fn new<'t>(
        headings: &[String],
        field: impl Fn(usize) -> Option<Field>,
        (spec, language): (&ListSpec, Language),
        names: &'a NameBook,
        texts: impl Iterator<Item = (usize, &'t str)>,
    ) -> Result<Self, Vec<Message>> {
        let mut columns: Vec<RecodedColumn> = headings
            .iter()
            .enumerate()
            .map(|(index, heading)| RecodedColumn {
                heading: heading.clone(),
                field: field(index),
                declared: declared(spec, heading, field(index)),
                evidence: 0.0,
                sampled: 0,
                unicode: 0,
                quotes: Quotes::default(),
                signs: FontSigns::default(),
                font: None,
                foreign: FoundCells::default(),
                converted: FoundCells::default(),
                suspected: FoundCells::default(),
            })
            .collect();
        let unknown: Vec<Message> = spec
            .encodings
            .keys()
            .filter(|key| {
                !columns.iter().any(|column| {
                    column.heading == **key || column.field.is_some_and(|f| f.name() == *key)
                })
            })
            .map(|key| Message::ColumnMissing {
                header: key.clone(),
                headers: headings.join(", "),
                nearest: nearest(key, headings.iter().map(String::as_str)),
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        for (index, text) in texts {
            let Some(column) = columns.get_mut(index) else { continue };
            if !is_to_be_converted(text) {
                column.unicode += usize::from(text.contains(is_devanagari));
                continue;
            }
            column.quotes.look_at(text);
            if column.sampled < SAMPLE {
                column.sampled += 1;
                column.evidence +=
                    krutidev_evidence(text).clamp(-MOST_OF_A_CELL, MOST_OF_A_CELL);
                column.signs = column.signs.with(FontSigns::of(text));
            }
        }
        // A list is in one font: a column that does not tell is in that of the others.
        let of_list = columns
            .iter()
            .map(|column| column.signs)
            .fold(FontSigns::default(), FontSigns::with);
        for column in &mut columns {
            if column.signs == FontSigns::default() {
                column.signs = of_list;
            }
        }
        Ok(Self { names, columns, in_latin: language == Language::English, latin: Vec::new() })
    }

    /// Recodes the cells of a row in place, and says which of them cannot be used.
    pub(crate) fn row<'c>(
        &mut self,
        row: usize,
        cells: impl Iterator<Item = &'c mut String>,
    ) -> Vec<UnconvertedCell> {
        let mut unconverted = Vec::new();
        for (index, (column, cell)) in self.columns.iter_mut().zip(cells).enumerate() {
            let latin = &mut self.latin;
            let mut note = |text: &str, is_told| {
                latin.push(LatinCell { row, column: index, text: text.to_owned(), is_told });
            };
            if !column.may_be_hindi() {
                continue;
            }
            if !is_to_be_converted(cell) {
                if self.names.get(cell).is_none()
                    && let Some(message) = column.mixed(cell)
                {
                    let (heading, text) = (column.heading.clone(), cell.clone());
                    unconverted.push(UnconvertedCell { heading, text, message });
                    continue;
                }
                if column.is_name() && cell.contains(|c: char| c.is_ascii_alphabetic()) {
                    // Words in both scripts: said of the cell itself.
                    match self.names.get(cell) {
                        Some(name) => name.clone_into(cell),
                        None if !self.in_latin => note(cell, false),
                        None => {}
                    }
                }
            } else if let Some(name) = self.names.get(cell) {
                name.clone_into(cell);
            } else if let Some(message) = column.recode(cell, self.in_latin, &mut note) {
                let (heading, text) = (column.heading.clone(), cell.clone());
                unconverted.push(UnconvertedCell { heading, text, message });
            }
        }
        unconverted
    }

    /// The messages on each column, with its heading; and the names in Latin letters. Of these
    /// nothing is said, since they may be for letters in English.
    pub(crate) fn finish(self) -> (Vec<(String, Message)>, Vec<LatinCell>) {
        let mut said = Vec::new();
        for column in self.columns {
            let certainty = column.certainty();
            let is_of_few = column.is_suspected_of_few();
            let RecodedColumn {
                heading,
                field,
                font,
                foreign,
                converted,
                suspected,
                quotes,
                ..
            } = column;
            let key = field.map_or_else(|| heading.clone(), |field| field.name().to_owned());
            let messages = [
                (converted.cells > 0).then_some(ScriptMessage::KrutiDevConverted {
                    cells: converted.cells,
                    examples: converted.examples,
                    curled: quotes.read,
                }),
                font.filter(|_| foreign.cells > 0).map(|font| ScriptMessage::OtherFontColumn {
                    font: font.name(),
                    cells: foreign.cells,
                    examples: foreign.examples.into_iter().map(|own| own.from).collect(),
                }),
                (suspected.cells > 0 && !is_of_few).then_some(ScriptMessage::KrutiDevColumn {
                    key,
                    cells: suspected.cells,
                    certainty,
                    examples: suspected.examples,
                }),
            ];
            let messages = messages.into_iter().flatten();
            said.extend(messages.map(|message| (heading.clone(), message.into())));
        }
        (said, self.latin)
    }
}

/// The names in Latin letters of a column of a list.
#[derive(Clone, Debug)]
pub(crate) struct LatinColumn {
    /// Where its heading stands.
    pub(crate) place: Place,
    pub(crate) cells: Vec<LatinCell>,
}

impl LatinColumn {
    /// Sorts cells by their columns, of which `place` says where each one's heading stands.
    pub(crate) fn of_cells(cells: Vec<LatinCell>, place: impl Fn(usize) -> Place) -> Vec<Self> {
        let mut columns: BTreeMap<usize, Vec<LatinCell>> = BTreeMap::new();
        for cell in cells {
            columns.entry(cell.column).or_default().push(cell);
        }
        columns.into_iter().map(|(index, cells)| Self { place: place(index), cells }).collect()
    }

    /// The message on them.
    pub(crate) fn message(&self) -> Option<ScriptMessage> {
        let mut found = FoundCells::default();
        for cell in self.cells.iter().filter(|cell| cell.is_told) {
            let suggested = || suggest_name(&cell.text).map(|suggestion| suggestion.name);
            found.add_with(&cell.text, || suggested().unwrap_or_default());
        }
        let FoundCells { cells, examples } = found;
        (cells > 0).then_some(ScriptMessage::LatinNames { cells, examples })
    }
}

impl RecodedColumn {
    /// Certainty that the column is in Kruti Dev, in hundredths from 50 to 99.
    fn certainty(&self) -> u8 {
        match self.evidence {
            odds if odds >= 5.0 => 99,
            odds if odds >= 4.0 => 98,
            odds if odds >= 3.0 => 95,
            odds if odds >= 2.0 => 88,
            odds if odds >= 1.0 => 73,
            _ => 50,
        }
    }

    /// True if only a few of its cells seem to be in Kruti Dev and the rest is not, so that each is
    /// to be typed anew. It is said of the cells themselves.
    fn is_suspected_of_few(&self) -> bool {
        const OTHERS: usize = 3;
        self.field.is_some() && self.unicode >= OTHERS * self.suspected.cells
    }

    /// Numbers and ids are in no script.
    fn may_be_hindi(&self) -> bool {
        !matches!(self.field, Some(Field::Pin | Field::Phone | Field::Id))
    }

    fn is_name(&self) -> bool {
        matches!(
            self.field,
            Some(
                Field::Name
                    | Field::Surname
                    | Field::Alias
                    | Field::Father
                    | Field::Husband
                    | Field::Guardian
            )
        )
    }

    /// The font of a cell that is in an old one but not in Kruti Dev; most cells show it only by
    /// their column.
    fn other_font(&self, cell: &str, evidence: f64) -> Option<OldFont> {
        other_font(cell).or_else(|| {
            let own = FontSigns::of(cell);
            let is_walkman = self.signs.are_walkman() && own.krutidev == 0 && evidence > 0.0;
            is_walkman.then_some(OldFont::WalkmanChanakya)
        })
    }

    /// The message on a cell of a column in Kruti Dev that has signs of Unicode among its letters.
    fn mixed(&self, cell: &str) -> Option<Message> {
        if self.declared != Some(true) || !cell.contains(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut others: Vec<char> = cell.chars().filter(|c| is_devanagari(*c)).collect();
        let rest: String = cell.chars().filter(|c| !is_devanagari(*c)).collect();
        // Names in Latin letters are told otherwise.
        if others.is_empty() || krutidev_evidence(&rest) <= 0.0 {
            return None;
        }
        others.truncate(MOST_SHOWN);
        let convert = |part: &str| {
            let is_other = part.contains(is_devanagari);
            if is_other { part.to_owned() } else { from_krutidev(part, Curled::default()).text }
        };
        let parts = cell.split_inclusive(is_devanagari).flat_map(|part| {
            let at = part.find(is_devanagari).unwrap_or(part.len());
            [&part[..at], &part[at..]]
        });
        let converted = shortened(&parts.map(convert).collect::<String>());
        Some(ScriptMessage::KrutiDevMixed { converted, others }.into())
    }

    /// Recodes a cell, or says why it cannot be used.
    fn recode(
        &mut self,
        cell: &mut String,
        in_latin: bool,
        note_latin: &mut impl FnMut(&str, bool),
    ) -> Option<Message> {
        let evidence = krutidev_evidence(cell);
        if self.declared != Some(false)
            && let Some(font) = self.other_font(cell, evidence)
        {
            self.font.get_or_insert(font);
            self.foreign.add(cell, "");
            let is_printed = self.declared == Some(true) || self.field.is_some();
            return is_printed
                .then(|| ScriptMessage::OtherFontCell { font: font.name() }.into());
        }
        if self.declared == Some(true) {
            return match self.converted(cell, evidence, note_latin) {
                Ok(converted) => {
                    self.converted.add(cell, &converted);
                    *cell = converted;
                    None
                }
                Err(message) => Some(message.into()),
            };
        }
        if evidence > wanted_of_cell(self.evidence) && self.declared.is_none() {
            let read = |curled| from_krutidev(cell, curled).text;
            let converted = match self.quotes.reading(cell) {
                Some(curled) => shortened(&read(curled)),
                None => {
                    shortened(&format!("{} / {}", read(Curled::Typed), read(Curled::Drawn)))
                }
            };
            self.suspected.add(cell, &converted);
            // A column of the list's own is printed by no template of the program.
            return self.field.map(|_| ScriptMessage::KrutiDevCell { converted }.into());
        }
        if !in_latin && self.is_name() && cell.contains(|c: char| c.is_ascii_alphabetic()) {
            note_latin(cell, true);
        }
        None
    }

    /// A cell of Kruti Dev in Unicode, or what is doubtful about it.
    fn converted(
        &mut self,
        cell: &str,
        evidence: f64,
        note_latin: &mut impl FnMut(&str, bool),
    ) -> Result<String, ScriptMessage> {
        let reading = self.quotes.reading(cell);
        let converted = from_krutidev(cell, reading.unwrap_or_default());
        if converted.doubts > 0 || evidence < -CERTAIN || !converted.unknown.is_empty() {
            if evidence < -CERTAIN && self.is_name() {
                note_latin(cell, false);
            }
            return Err(ScriptMessage::KrutiDevUnclear {
                converted: shortened(&converted.text),
                unknown: converted.unknown,
            });
        }
        if reading.is_none() {
            return Err(ScriptMessage::KrutiDevQuotes {
                typed: shortened(&from_krutidev(cell, Curled::Typed).text),
                drawn: shortened(&converted.text),
            });
        }
        if self.is_name() && has_latin_separator(cell) {
            let converted = shortened(&converted.text);
            return Err(ScriptMessage::KrutiDevSeparator { converted });
        }
        Ok(converted.text)
    }
}
