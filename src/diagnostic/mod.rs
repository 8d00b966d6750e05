//! Errors and warnings for people: a message with a code, a place and a remedy, in Hindi and
//! in English.
//!
//! Every message of the program is one variant of [`Message`], or of a family inside it, and one
//! entry of a table: its fields, code, severity, texts and remedies in both languages, and its row
//! of `docs/*/messages.md`. `table.rs` says how an entry is written.

mod assign_message;
mod cell_message;
mod character;
mod code_entry;
mod codes;
mod correction_message;
mod counted;
mod delivery_message;
mod doubled_part;
mod duplicate_message;
mod edition_message;
#[cfg(feature = "cli")]
mod entry;
mod font_problem;
mod foreign_file;
mod kind;
mod lang;
mod layout_message;
mod ledger_message;
mod list_message;
mod markup_kind;
mod markup_message;
mod message;
mod missing_hint;
mod nearest;
mod odd;
mod output_message;
mod path;
mod picture_problem;
mod place;
mod print_message;
mod reading_message;
mod render;
mod script_message;
mod selection_message;
mod severity;
mod sheet_message;
mod shell;
mod style_problem;
mod table;
mod toml_detail;
mod toml_slip;

pub use assign_message::AssignMessage;
pub use cell_message::CellMessage;
pub(crate) use character::{code_point, is_joiner, is_unseen};
pub use code_entry::CodeEntry;
pub use codes::code_entries;
pub use correction_message::CorrectionMessage;
pub use delivery_message::DeliveryMessage;
pub use doubled_part::DoubledPart;
pub use duplicate_message::{DuplicateMessage, Evidence, SamePerson};
pub use edition_message::EditionMessage;
#[cfg(feature = "cli")]
pub(crate) use entry::{Entry, entry};
pub use font_problem::FontProblem;
pub use foreign_file::ForeignFile;
pub use kind::Kind;
pub use lang::Lang;
pub use layout_message::LayoutMessage;
pub use ledger_message::{DateFault, KnownPerson, LedgerMessage};
pub use list_message::{ListLimit, ListMessage, ListRead};
pub use markup_kind::MarkupKind;
pub use markup_message::MarkupMessage;
pub use message::{Message, TemplateLimit};
pub(crate) use nearest::nearest;
pub(crate) use odd::odd_in_toml;
pub use output_message::OutputMessage;
pub(crate) use path::{name_alone, shown_path};
pub use picture_problem::{PdfPart, PictureProblem, SvgPart};
pub use place::{Lines, Place};
pub use print_message::PrintMessage;
pub use reading_message::ReadingMessage;
pub use render::render;
pub use script_message::{Example, ScriptMessage};
pub use selection_message::{SelectionMessage, SerialsFault};
pub use severity::Severity;
pub use sheet_message::{RowNumbers, SheetMessage};
pub(crate) use shell::commands;
pub use style_problem::StyleProblem;
pub use toml_slip::TomlSlip;

/// One thing that is wrong, or worth saying, and where.
///
/// ```
/// let wrong = aamantran::Job::from_parts("nonsense = 1", &[]).unwrap_err();
/// let codes: Vec<&str> = wrong.iter().map(aamantran::Diagnostic::code).collect();
/// assert!(codes.contains(&"A0104"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    // Boxed so that a `Result` with a diagnostic stays two words.
    message: Box<Message>,
    place: Box<Place>,
}

impl Diagnostic {
    /// A message about no particular place.
    #[doc(hidden)]
    pub fn new(message: Message) -> Self {
        Self::at(message, Place::None)
    }

    /// A message about a place.
    #[doc(hidden)]
    pub fn at(message: Message, place: Place) -> Self {
        Self { message: Box::new(message), place: Box::new(place) }
    }

    /// The message: its text, code and remedy.
    #[doc(hidden)]
    pub fn message(&self) -> &Message {
        &self.message
    }

    /// The place that it is about.
    #[doc(hidden)]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The message's stable code, such as `A0203`.
    pub fn code(&self) -> &'static str {
        self.message.code()
    }

    /// The weight: only an error stops the work.
    pub fn severity(&self) -> Severity {
        self.message.severity()
    }

    /// True for an error, false for a warning.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

impl std::error::Error for Diagnostic {}

/// A list of diagnostics in the order in which they were found.
///
/// ```
/// let wrong = aamantran::Job::from_parts("nonsense = 1", &[]).unwrap_err();
/// assert!(wrong.has_errors());
/// eprint!("{wrong}");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one at the end.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// True if at least one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(Diagnostic::is_error)
    }

    /// Counts the errors.
    pub fn error_count(&self) -> usize {
        self.0.iter().filter(|d| d.is_error()).count()
    }

    /// Counts the warnings.
    pub fn warning_count(&self) -> usize {
        self.0.iter().filter(|d| d.severity() == Severity::Warning).count()
    }

    /// Counts all of them.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The diagnostics in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(iter: T) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The English rendering, one diagnostic after the other.
impl std::fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for diagnostic in &self.0 {
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
