//! The event file: what it says, and how it is read.
pub(crate) mod advocate_index;
pub(crate) mod assignment;
pub(crate) mod card;
pub(crate) mod condition;
mod doubled;
pub(crate) mod duplicates;
pub(crate) mod envelopes;
pub(crate) mod file_name;
mod hindi_names;
pub(crate) mod labels;
pub(crate) mod list_event;
pub(crate) mod list_options;
mod measures;
pub(crate) mod number;
pub(crate) mod output;
mod pattern;
pub(crate) mod picture_file;
pub(crate) mod print;
pub(crate) mod product;
pub(crate) mod read;
pub(crate) mod schema;
#[cfg(test)]
mod schema_tests;
pub(crate) mod schema_text;
#[cfg(test)]
mod tests;
pub(crate) mod texts;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use crate::geom::Pt;
use crate::hindi::{
    Closing, DateMark, DateStyle, DayParts, Digits, Gender, Language, Register,
};
use crate::input::event::condition::Condition;
use crate::input::event::texts::{FactTexts, LetterTexts, WordingTexts};
use crate::input::{
    Assignment, CardPart, Duplicates, Encoding, EnvelopesSpec, HiddenRows, LabelsSpec,
    NumberPattern, OutputSpec, PictureFile, PrintSpec, Repair,
};
use crate::toml::document::AnyValue;

/// Everything the event file says, checked. All text is in NFC.
#[derive(Clone, Debug)]
pub struct Event {
    /// `[event]`: what happens, where and when.
    pub facts: Facts,
    /// `[letter]`: what the letter says.
    pub letter: LetterSpec,
    /// `[wording]`: digits, spelling and forms of address.
    pub wording: Wording,
    /// `[paper]` or each `[[paper]]`: sheets and margins; at least one, that for all others first.
    pub papers: Vec<PaperSpec>,
    /// `[[variant]]`: letters of some that are otherwise, in the file's order.
    pub variants: Vec<Variant>,
    /// `[[font]]`: font files of one's own, in the file's order.
    pub fonts: Vec<FontSpec>,
    /// `[fonts]`: families that stand before those of the template, by the template's name for
    /// a kind of text, or `all`.
    pub families: BTreeMap<String, Vec<String>>,
    /// `[extra]`: what a template of one's own prints; a table.
    pub extra: AnyValue,
    /// `[options]`: a table of what is chosen for each paper for handing out.
    pub options: AnyValue,
    /// `[[advocate]]`: those who issue the letters, in the file's order; at least one.
    pub advocates: Vec<Advocate>,
    /// `[assign]`: who issues the letters of rows that name nobody.
    pub assignment: Option<Assignment>,
    /// `duplicates`: what is done with rows that seem to be of one person.
    pub duplicates: Duplicates,
    /// `[output]`: which files are made, and in what order letters are.
    pub output: OutputSpec,
    /// `[print]`: sheets with several letters on each.
    pub print: PrintSpec,
    /// `[labels]`: sheets of labels, if there are any.
    pub labels: Option<LabelsSpec>,
    /// `[envelopes]`: envelopes, if there are any.
    pub envelopes: Option<EnvelopesSpec>,
    /// `[card]`: where the missing words go on a card that is printed already.
    pub card: Vec<CardPart>,
    /// `[[list]]`: where the invitees are, in the file's order; at least one.
    pub lists: Vec<ListSpec>,
}

impl Event {
    /// The paper of those for whom no other is meant; of an edition's event, its own.
    pub fn paper(&self) -> &Paper {
        &self.papers[0].paper
    }
}

/// `[event]`.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its plain texts.
    pub texts: FactTexts,
    /// The name of the event.
    pub name: String,
    /// The (first) day.
    pub date: Option<Date>,
    /// The last day, if there are several; never before `date`.
    pub end_date: Option<Date>,
    /// The weekday as the user wrote it; it agrees with `date` if that is given.
    pub weekday: Option<String>,
    /// When it begins.
    pub start: Option<Time>,
    /// When it ends.
    pub end: Option<Time>,
    /// Whom to ask: telephone numbers, names.
    pub contact: Vec<String>,
    /// The points of the programme.
    pub agenda: Vec<String>,
    /// A link to a map.
    pub map_url: Option<String>,
    /// The picture at the left of the letterhead: a file, relative to the event file.
    pub logo: Option<String>,
    /// The picture at its right.
    pub logo_right: Option<String>,
}

/// `[letter]`.
#[derive(Clone, Debug)]
pub struct LetterSpec {
    /// Its plain texts.
    pub texts: LetterTexts,
    /// The template: a built-in name, or a path relative to the event file.
    pub template: String,
    /// The language that it is written in.
    pub language: Language,
    /// Pattern that makes letter numbers of serials.
    pub number: Option<NumberPattern>,
    /// The letter's date; without one the letter has a blank to fill by hand.
    pub date: Option<Date>,
    /// The letter's own text. This one value is Djot markup, all others are plain text.
    pub body: Option<String>,
    /// Enclosures.
    pub enclosures: Vec<String>,
    /// Who gets a copy.
    pub copies: Vec<String>,
    /// Who signs.
    pub signing: Signing,
    /// The serial of the first invitee.
    pub first_serial: u32,
}

/// The letter of a file without `[letter]`.
impl Default for LetterSpec {
    fn default() -> Self {
        Self {
            texts: LetterTexts::default(),
            template: "sammelan".to_owned(),
            language: Language::Hindi,
            number: None,
            date: None,
            body: None,
            enclosures: Vec::new(),
            copies: Vec::new(),
            signing: Signing::default(),
            first_serial: 1,
        }
    }
}

/// Who signs a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Signing {
    /// The advocate who issues it.
    #[default]
    Issuing,
    /// All advocates, in the file's order.
    Joint,
}

/// `[wording]`.
#[derive(Clone, Debug)]
pub struct Wording {
    /// Its plain texts.
    pub texts: WordingTexts,
    /// Which digits are printed.
    pub digits: Digits,
    /// Form of dates.
    pub dates: DateStyle,
    /// The mark between the parts of a date in figures.
    pub date_mark: DateMark,
    /// Names of the parts of the day.
    pub day_parts: DayParts,
    /// True if जी follows the invitee's name.
    pub ji: bool,
    /// Formality in which the letter addresses its reader.
    pub register: Register,
    /// Which closing word is printed.
    pub closing: Closing,
}

/// The wording of a file without `[wording]`.
impl Default for Wording {
    fn default() -> Self {
        Self {
            texts: WordingTexts::default(),
            digits: Digits::default(),
            dates: DateStyle::default(),
            date_mark: DateMark::default(),
            day_parts: DayParts::default(),
            ji: true,
            register: Register::default(),
            closing: Closing::default(),
        }
    }
}

/// `[paper]`: measures as written, with units.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// A name such as `A4`, or two measures.
    pub size: Option<String>,
    /// Top margin, such as `20mm`.
    pub margin_top: Option<String>,
    /// Right margin.
    pub margin_right: Option<String>,
    /// Bottom margin.
    pub margin_bottom: Option<String>,
    /// Left margin.
    pub margin_left: Option<String>,
    /// Size of the letter's text, such as `12pt`.
    pub font_size: Option<String>,
    /// Where the letter is folded: `DL`, `C5`, `none`, or measures.
    pub folds: Option<String>,
    /// `page` if the letter must fit on one, `pages` if not.
    pub fit: Option<String>,
    /// The bleed of what reaches the edges, such as `3mm`.
    pub bleed: Option<String>,
    /// Origin of the letterhead: printed by the program, or on the paper already.
    pub letterhead: Letterhead,
    /// Height of a letterhead on the paper, from the upper edge, such as `45mm`.
    pub letterhead_gap: Option<String>,
    /// A picture under the text: a file, relative to the event file.
    pub underlay: Option<String>,
    /// A picture of a card that is printed already, shown under the words and never printed: a
    /// file, relative to the event file.
    pub guide: Option<String>,
    /// On which pages the underlay is.
    pub underlay_pages: UnderlayPages,
    /// True if the colours of the template are printed; else all text and rules are black.
    pub colour: bool,
    /// The way to the right and down by which all is printed elsewhere, since the printer is off by
    /// as much.
    pub shift: (Pt, Pt),
}

/// `[paper]` or a `[[paper]]`: sheets that lie in a tray of the printer.
#[derive(Clone, Debug)]
pub struct PaperSpec {
    /// The dotted key of its table.
    pub key: String,
    /// Which `[[paper]]` of the file it is, from 0.
    pub index: usize,
    /// The name, by which a list's column may ask for it; empty only if it is the only one.
    pub name: String,
    /// Whose letters are printed on it; of the first, all whose letters are on no other.
    pub when: Condition,
    /// The sheet.
    pub paper: Paper,
}

/// The paper of a file without `[paper]`.
impl Default for PaperSpec {
    fn default() -> Self {
        Self {
            key: "paper".to_owned(),
            index: 0,
            name: String::new(),
            when: Condition::default(),
            paper: Paper::default(),
        }
    }
}

/// A `[[variant]]`: what the letters of some say otherwise. What is not given is as in all others.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Which `[[variant]]` of the file it is, from 0.
    pub index: usize,
    /// The name, by which a list's column may ask for it.
    pub name: String,
    /// Whose letters it is for, beside those who are named in the column.
    pub when: Condition,
    /// `[variant.event]`, whole.
    pub facts: Option<Facts>,
    /// `[variant.letter]`, whole.
    pub letter: Option<LetterSpec>,
    /// `[variant.wording]`, whole.
    pub wording: Option<Wording>,
}

/// A `[[font]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontSpec {
    /// Which `[[font]]` of the file it is, from 0.
    pub index: usize,
    /// The file, relative to the event file.
    pub file: String,
    /// The family it is put into.
    pub family: String,
    /// Its weight, 100 to 900; that of the file when not given.
    pub weight: Option<u16>,
}

/// Where the letterhead comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Letterhead {
    /// The program prints it.
    #[default]
    Drawn,
    /// It stands on the paper already.
    Printed,
}

/// The pages that have the underlay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UnderlayPages {
    /// All.
    #[default]
    All,
    /// The first page of each letter.
    First,
}

/// `[[advocate]]`: one who issues letters. The default is nobody: all is empty.
#[derive(Clone, Debug, Default)]
pub struct Advocate {
    /// A short name for the lists; the name itself if none is given. Unique.
    pub id: String,
    /// The name.
    pub name: String,
    /// Another name, after उर्फ.
    pub alias: Option<String>,
    /// True if the alias is printed.
    pub show_alias: bool,
    /// Form of address as printed, such as श्री.
    pub prefix: Option<String>,
    /// Gender, as given or as the prefix shows it.
    pub gender: Option<Gender>,
    /// True if letters that all sign have his or her signature.
    pub signs: bool,
    /// True if letters are handed out by him or her.
    pub issues: bool,
    /// The line under the name, such as अधिवक्ता.
    pub designation: Option<String>,
    /// The court.
    pub court: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// The areas that are his or hers, as the list writes them.
    pub areas: Vec<String>,
    /// Number of rows that name nobody and are given to him or her.
    pub count: Option<u32>,
    /// A picture of the signature.
    pub signature: Option<PictureFile>,
    /// A picture of the seal.
    pub seal: Option<PictureFile>,
    /// The same in letters in English.
    pub english: InEnglish,
}

/// `[advocate.english]`: an advocate in letters in English, where it is otherwise.
#[derive(Clone, Debug, Default)]
pub struct InEnglish {
    /// The name.
    pub name: Option<String>,
    /// Form of address, printed as it is written.
    pub prefix: Option<String>,
    /// The line under the name.
    pub designation: Option<String>,
    /// The court.
    pub court: Option<String>,
}

/// `[[list]]`: a file of invitees.
#[derive(Clone, Debug)]
pub struct ListSpec {
    /// Which `[[list]]` of the event file it is, from 0.
    pub index: usize,
    /// Path relative to the event file.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of the headings, as a spreadsheet program numbers it.
    pub header: Option<u32>,
    /// The encoding of its text.
    pub encoding: Option<Encoding>,
    /// The separator of cells of a CSV file.
    pub separator: Option<u8>,
    /// Treatment of the rows that a spreadsheet program does not show, if the event file says.
    pub hidden: Option<HiddenRows>,
    /// The repairs of its cells.
    pub repair: BTreeSet<Repair>,
    /// `id` or name of the advocate of all rows that name none.
    pub advocate: Option<String>,
    /// Field → text for rows where the field is empty, such as `village = "…"`.
    pub defaults: BTreeMap<String, String>,
    /// `encoding`: whether the list is in Kruti Dev.
    pub krutidev: bool,
    /// `encodings`: field or header → whether that column is in Kruti Dev.
    pub encodings: BTreeMap<String, bool>,
    /// Field → header, where the program should not go by the headers' usual meaning.
    pub columns: BTreeMap<String, String>,
}
