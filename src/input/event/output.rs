//! `[output]`: which files are made of the letters.

use crate::diagnostic::{Message, OutputMessage};
use crate::input::event::file_name::FileNamePattern;
use crate::input::field::lookup::field_key;
use crate::toml::document::TomlTable;

/// A set of files that a run can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileSet {
    /// A file for each letter.
    Letters,
    /// A file for each advocate, or for each value of a field.
    Bundles,
    /// One file of all letters.
    Merged,
}

impl FileSet {
    /// All of them, with the words of the event file.
    pub const WORDS: [(&str, Self); 3] =
        [("letters", Self::Letters), ("bundles", Self::Bundles), ("merged", Self::Merged)];
}

/// On how many sides of the paper letters are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Each page on a sheet of its own.
    #[default]
    One,
    /// Two pages on a sheet. In a file of many each letter begins on a sheet of its own.
    Two,
}

/// Part of telephone numbers that is shown on what is made for handing out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telephones {
    /// So much that a number is known again, and nobody can call it.
    #[default]
    Masked,
    /// All of it.
    Full,
    /// Nothing.
    None,
}

/// The files that papers for handing out go into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PapersIn {
    /// The bundles, those of the event into files of their own.
    #[default]
    Bundles,
    /// Files of their own.
    Files,
    /// Both.
    Both,
}

const PAPERS_IN: [(&str, PapersIn); 3] =
    [("bundles", PapersIn::Bundles), ("files", PapersIn::Files), ("both", PapersIn::Both)];

/// The field by which advocates are meant.
pub(crate) const ADVOCATE: &str = "advocate";

/// `[output]`. Fields are named as `Invitee::field` names them, or `advocate`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputSpec {
    /// The fields, or headings of the lists' own columns, by which letters are sorted; the first
    /// counts most. Letters that are alike in all stay in the order of the lists.
    pub order: Vec<String>,
    /// The files that are made.
    pub sets: Vec<FileSet>,
    /// The field whose values are folders of the single files.
    pub folders: Option<String>,
    /// Pattern for the names of single files.
    pub file_name: FileNamePattern,
    /// The field that a bundle is of.
    pub bundle_by: String,
    /// The most letters in a file of many, for the print shop.
    pub bundle_split: Option<u32>,
    /// Letters without a name for each advocate who issues, or for the event if none does.
    pub blank_letters: u32,
    /// On how many sides of the paper letters are printed.
    pub sides: Sides,
    /// True if all files are put into a zip, too.
    pub zip: bool,
    /// The part of telephone numbers that is shown.
    pub telephones: Telephones,
    /// The ledger, relative to the event file; see [`LedgerPlace`](crate::input::LedgerPlace).
    pub ledger: Option<String>,
    /// The papers for handing out, in their order: the names of templates.
    pub papers: Vec<String>,
    /// The files that these go into.
    pub papers_in: PapersIn,
    /// True if serials are only read there, as of envelopes for letters of another event.
    pub ledger_read_only: bool,
}

impl Default for OutputSpec {
    fn default() -> Self {
        Self {
            order: Vec::new(),
            sets: FileSet::WORDS.map(|(_, set)| set).to_vec(),
            folders: None,
            file_name: FileNamePattern::default(),
            bundle_by: ADVOCATE.to_owned(),
            bundle_split: None,
            blank_letters: 0,
            sides: Sides::One,
            zip: false,
            telephones: Telephones::Masked,
            ledger: None,
            papers: Vec::new(),
            papers_in: PapersIn::Bundles,
            ledger_read_only: false,
        }
    }
}

impl OutputSpec {
    /// True if a set is made.
    pub fn makes(&self, set: FileSet) -> bool {
        self.sets.contains(&set)
    }
}

const TELEPHONES: [(&str, Telephones); 3] =
    [("masked", Telephones::Masked), ("full", Telephones::Full), ("none", Telephones::None)];

/// The most letters that a file can be asked to have.
const MOST: u32 = 1_000_000;

/// The most letters without a name that an advocate can be given.
const MOST_BLANK: u32 = 1000;

pub(crate) fn output(table: &TomlTable<'_, '_>) -> OutputSpec {
    let usual = OutputSpec::default();
    let order = table.texts("order").iter().map(|key| field_key(key)).collect();
    let sets = table.choices("sets", &FileSet::WORDS);
    let file_name = table.text("file_name").and_then(|pattern| {
        let parsed = FileNamePattern::parse(&pattern);
        if parsed.is_none() {
            table.report("file_name", Message::Output(OutputMessage::FileName { pattern }));
        }
        parsed
    });
    let output = OutputSpec {
        order,
        sets: if sets.is_empty() { usual.sets } else { sets },
        folders: table.text("folders").map(|field| field_key(&field)),
        file_name: file_name.unwrap_or(usual.file_name),
        bundle_by: table.text("bundle_by").map_or(usual.bundle_by, |field| field_key(&field)),
        blank_letters: table.number("blank_letters", 0, 0, MOST_BLANK),
        bundle_split: table.optional_number("bundle_split", 1, MOST),
        sides: match table.optional_number("sides", 1, 2) {
            Some(2) => Sides::Two,
            _ => Sides::One,
        },
        zip: table.switch("zip", false),
        telephones: table.choice("telephones", &TELEPHONES),
        ledger: table.text("ledger"),
        papers: table.texts("papers"),
        papers_in: table.choice("papers_in", &PAPERS_IN),
        ledger_read_only: table.switch("ledger_read_only", false),
    };
    table.refuse_others();
    output
}

impl OutputSpec {
    /// The keys that name fields, each with a field.
    pub(crate) fn asked(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let order = self.order.iter().map(|field| ("output.order", field.as_str()));
        let folders = self.folders.iter().map(|field| ("output.folders", field.as_str()));
        let names = self.file_name.fields().map(|field| ("output.file_name", field));
        let bundles = [("output.bundle_by", self.bundle_by.as_str())];
        order.chain(folders).chain(names).chain(bundles)
    }
}
