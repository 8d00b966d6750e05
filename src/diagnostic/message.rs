use super::codes::code_table;
use super::{
    AssignMessage, CellMessage, DuplicateMessage, FontProblem, Lang, LayoutMessage,
    LedgerMessage, ListMessage, MarkupKind, MarkupMessage, OutputMessage, PictureProblem,
    ReadingMessage, ScriptMessage, SelectionMessage, SheetMessage, StyleProblem, english_text,
    hindi_text, odd,
};

/// The weight of a diagnostic: errors stop the work. Fixed for each message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the work, or holds a row back.
    Error,
    /// Shown; stops nothing.
    Warning,
    /// Says what was done; nothing is wrong.
    Note,
}

/// A kind of value in a TOML file, for messages about a wrong one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text in quotes.
    Text,
    /// A whole number.
    Number,
    /// A number with a fraction.
    Fraction,
    /// `true` or `false`.
    Switch,
    /// A date such as 2025-09-21, without quotes.
    Date,
    /// A time such as 10:30, without quotes.
    Time,
    /// A date and a time together.
    DateTime,
    /// A list in square brackets.
    List,
    /// A table: `[name]`, or braces.
    Table,
    /// A list of tables: `[[name]]`.
    TableList,
}

/// The things that a template may do only so often for one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemplateLimit {
    /// 1 MB of text.
    Text,
    /// 10,000 numbers of `range`.
    Numbers,
    /// 100,000 turns of `for`, in all loops together.
    Turns,
}

/// The sense of a diagnostic: one variant for each thing that can be wrong.
///
/// Field names: `nearest` is the known name closest to a misspelt one, if any is close;
/// `detail` is the wording of another program or library, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum Message {
    // Event file
    /// The file is not valid TOML.
    TomlSyntax { detail: String, odd: Option<char> },
    /// The event file does not say `version = 1`.
    VersionMissing,
    /// A version that this program does not know.
    VersionUnknown { found: String },
    /// A key that means nothing here; `table` as written, `[event]`, empty at the top.
    UnknownKey { key: String, table: String, nearest: Option<String> },
    /// A value of the wrong kind.
    WrongKind { key: String, expected: Kind, found: Kind },
    /// A word that is not one of those allowed.
    WrongChoice { key: String, value: String, allowed: String },
    /// A number outside its range.
    NumberRange { key: String, least: u32, most: u32 },
    /// A key that must be given is not.
    KeyMissing { key: String },
    /// A key that must not be empty is.
    ValueEmpty { key: String },
    /// A date and time where only one of them is wanted, or with a time zone.
    DateInvalid { key: String },
    /// A weekday's name that is none.
    WeekdayUnknown { value: String },
    /// The weekday given is not that of the date, which is as in the file; the right one in
    /// both languages.
    WeekdayClash { given: String, hindi: String, english: String, date: String },
    /// A weekday without a date to check it against.
    WeekdayWithoutDate { value: String },
    /// The event ends before it begins.
    EndBeforeStart,
    /// An hour of the end without one of the beginning is not printed.
    EndWithoutStart,
    /// A last day without a first one is not printed.
    EndDateWithoutDate,
    /// The letter number's pattern has a placeholder that is not `{serial}`.
    NumberPlaceholder { found: String },
    /// The letter number's pattern has a brace without its partner.
    NumberBraces,
    /// No `[[advocate]]`.
    AdvocatesMissing,
    /// Two advocates with the same id, or the same name without ids.
    AdvocateTwice { key: String, value: String },
    /// The pages of a template or list could not be read as UTF-8 text.
    FileNotUtf8,
    /// A file that is named does not exist; on the command line, or in the event file or what
    /// belongs to it.
    FileMissing { path: String, is_on_command_line: bool },
    /// A file could not be read.
    FileRead { path: String, detail: String },
    /// A folder stands where a file should be.
    FileIsFolder { path: String },
    /// About the size of what is read.
    Reading(ReadingMessage),

    // Lists
    /// About the ledger.
    Ledger(LedgerMessage),
    /// About the rows chosen for a run.
    Selection(SelectionMessage),
    /// A row of somebody who has one already.
    Duplicate(DuplicateMessage),
    /// About the assignment of rows to advocates.
    Assign(AssignMessage),
    /// About a list as a whole.
    List(ListMessage),
    /// About the way in which a list is written.
    Sheet(SheetMessage),
    /// No `[[list]]`.
    ListsMissing,
    /// No list has a single invitee.
    InviteesMissing,
    /// `advocate` of a `[[list]]` names no advocate.
    ListAdvocateUnknown { value: String, nearest: Option<String>, known: String },
    /// A list format that is not read.
    ListFormat { path: String },
    /// The same list is given twice.
    ListTwice { path: String },
    /// A list that is not UTF-8.
    ListNotUtf8,
    /// A list that contains no header row.
    ListEmpty,
    /// A quote mark that opens a cell is never closed, so the rest of the list is one cell.
    QuoteOpen,
    /// The quote mark that closes a cell has other text after it: often it belongs to a later
    /// row, and the rows between would become one cell.
    QuoteInside,
    /// No column of names. `headers` are those seen.
    NameColumnMissing { headers: String, nearest: Option<String> },
    /// The same header twice.
    HeaderTwice { header: String },
    /// Two columns mean the same field.
    FieldTwice { field: String, first: String, second: String },
    /// `columns` or `defaults` names a field that does not exist.
    FieldUnknown { field: String, nearest: Option<String> },
    /// `columns` names a header that the list does not have.
    ColumnMissing { header: String, headers: String, nearest: Option<String> },

    // Rows
    /// About cells in Kruti Dev or in Latin letters.
    Script(ScriptMessage),
    /// A cell that is hardly meant as it is.
    Cell(CellMessage),
    /// A row with more or fewer cells than the header.
    RowRagged { found: usize, expected: usize },
    /// A row without a name.
    NameEmpty,
    /// An advocate that the event file does not name.
    AdvocateUnknown { value: String, nearest: Option<String>, known: String },
    /// Two advocates answer to this name.
    AdvocateAmbiguous { value: String, first: String, second: String },
    /// Who issues this letter is not said.
    AdvocateNotGiven,
    /// A gender that is neither.
    GenderUnknown { value: String },
    /// The gender and the form of address do not go together.
    GenderClash { gender: String, prefix: String },
    /// A husband is named for a man.
    HusbandOfMan { husband: String },

    /// A cell with more text than a letter has use for.
    CellTooLong { length: usize, most: usize },
    /// A number that lost its last digits: 9.43E+09.
    NumberShortened { value: String },
    /// A date where no date belongs: Excel has made one of 3/4.
    CellIsDate { value: String },
    /// The error of a formula, such as #N/A.
    CellHasError { value: String },
    /// A mark that stands for the cell above.
    CellIsDitto { value: String },

    /// Characters that nobody sees were taken out of a text of the event or the template.
    UnseenTaken { characters: String },
    /// Somebody has typed the circle that stands for a letter that is not there.
    DottedCircle { places: usize },

    // Templates and styles
    /// No template of this name or at this path.
    TemplateUnknown { name: String, nearest: Option<String>, known: String },
    /// A template extends something that is not a built-in template.
    TemplateExtends { name: String, nearest: Option<String>, known: String },
    /// Neither the template nor what it extends has a `letter.dj`.
    TemplateLetterMissing { name: String },
    /// The template needs a key that the event file does not give.
    TemplateNeeds { template: String, key: String },
    /// The template is for letters in another language.
    TemplateLanguage { template: String, of_template: &'static str, of_letter: &'static str },
    /// The template's source is wrong.
    TemplateSyntax { detail: String },
    /// A tag of the template, or code in it, that is never closed.
    TemplateUnclosed { tag: String, end: String },
    /// The template could not be filled in.
    TemplateRender { detail: String },
    /// The template does more for one letter than is allowed.
    TemplateTooMuch { limit: TemplateLimit },
    /// The filter `safe` would let data become markup.
    UnsafeFilter,
    /// Markup that a letter has no use for.
    MarkupUnsupported { what: MarkupKind },
    /// `letter.body` has code that only a template may have.
    BodyTemplateCode { found: String },
    /// A letter that cannot be laid out.
    Layout(LayoutMessage),
    /// Markup that is printed, or that does nothing.
    Markup(MarkupMessage),
    /// A style that cannot be used.
    StyleInvalid { key: String, problem: StyleProblem },
    /// A style that means nothing.
    StyleUnknownKey { key: String, nearest: Option<String> },

    /// The file of a picture cannot be printed.
    PictureInvalid { path: String, problem: PictureProblem },
    /// Markup names a picture that is none of the template's and none of the event's.
    PictureUnknown { name: String },
    /// A picture without words for those who do not see it.
    PictureWithoutText { name: String },
    /// A part of a letter is said to be in a language that is not known.
    LanguageUnknown { code: String, known: String },
    /// More text than a QR code holds.
    QrTooLong { text: String },

    // Characters, fonts, PDF
    /// No font has this character.
    MissingGlyph { field: String, character: char },
    /// A sign that has no letter to stand on.
    BrokenCluster { field: String, text: String },
    /// A font that cannot be used.
    FontInvalid { detail: String },
    /// A font file of the template that cannot be used.
    OwnFont { file: String, problem: FontProblem },
    /// More different glyphs than a font in a PDF can have.
    TooManyGlyphs,
    /// The PDF could not be put together.
    PdfWrite { detail: String },

    // Output and commands
    /// A file could not be written.
    FileWrite { path: String, detail: String },
    /// A folder stands where a file is to be written, or a file where a folder is wanted.
    InTheWay { path: String, is_folder: bool },
    /// A path that would leave the output folder.
    PathUnsafe { path: String },
    /// A file that would be overwritten exists.
    FileExists { path: String },
    /// Rows have errors, so nothing is made.
    RowsHeld { count: usize },
    /// A file that is read would be written over.
    OutputIsInput { path: String },
    /// The output folder is a file, or would lie in one.
    OutputNotFolder { path: String },
    /// Writing failed after so many files.
    WritingStopped { files: usize },
    /// A file of many letters would have more objects than PDF/A allows, and became several.
    FileSplit { first: String, files: usize },
    /// About the output folder.
    Output(OutputMessage),
    /// Every row has errors, so that holding them back leaves no letter.
    AllRowsHeld,
}

impl Message {
    code_table! {
        /// The stable code, for looking a message up and for tests: `A` and four digits.
        pub match self {
            Self::TomlSyntax { .. } => "A0101",
            Self::VersionMissing => "A0102",
            Self::VersionUnknown { .. } => "A0103",
            Self::UnknownKey { .. } => "A0104",
            Self::WrongKind { .. } => "A0105",
            Self::WrongChoice { .. } => "A0106",
            Self::NumberRange { .. } => "A0107",
            Self::KeyMissing { .. } => "A0108",
            Self::ValueEmpty { .. } => "A0109",
            Self::DateInvalid { .. } => "A0110",
            Self::WeekdayUnknown { .. } => "A0111",
            Self::WeekdayClash { .. } => "A0112",
            Self::WeekdayWithoutDate { .. } => "A0113",
            Self::EndBeforeStart => "A0114",
            Self::NumberPlaceholder { .. } => "A0115",
            Self::NumberBraces => "A0116",
            Self::AdvocatesMissing => "A0117",
            Self::AdvocateTwice { .. } => "A0118",
            Self::FileNotUtf8 => "A0119",
            Self::FileMissing { .. } => "A0120",
            Self::FileRead { .. } => "A0121",
            Self::EndWithoutStart => "A0122",
            Self::EndDateWithoutDate => "A0123",
            Self::FileIsFolder { .. } => "A0124",
            Self::UnseenTaken { .. } => "A0133",
            Self::DottedCircle { .. } => "A0134",
            Self::ListsMissing => "A0201",
            Self::InviteesMissing => "A0202",
            Self::ListAdvocateUnknown { .. } => "A0203",
            Self::ListFormat { .. } => "A0204",
            Self::ListTwice { .. } => "A0205",
            Self::ListNotUtf8 => "A0206",
            Self::ListEmpty => "A0207",
            Self::QuoteOpen => "A0208",
            Self::NameColumnMissing { .. } => "A0209",
            Self::HeaderTwice { .. } => "A0210",
            Self::FieldTwice { .. } => "A0211",
            Self::FieldUnknown { .. } => "A0212",
            Self::ColumnMissing { .. } => "A0213",
            Self::QuoteInside => "A0214",
            Self::RowRagged { .. } => "A0301",
            Self::NameEmpty => "A0302",
            Self::AdvocateUnknown { .. } => "A0303",
            Self::AdvocateAmbiguous { .. } => "A0304",
            Self::AdvocateNotGiven => "A0305",
            Self::GenderUnknown { .. } => "A0306",
            Self::GenderClash { .. } => "A0307",
            Self::HusbandOfMan { .. } => "A0308",
            Self::CellTooLong { .. } => "A0309",
            Self::NumberShortened { .. } => "A0310",
            Self::CellIsDate { .. } => "A0311",
            Self::CellHasError { .. } => "A0312",
            Self::CellIsDitto { .. } => "A0315",
            Self::TemplateUnknown { .. } => "A0401",
            Self::TemplateExtends { .. } => "A0402",
            Self::TemplateLetterMissing { .. } => "A0403",
            Self::TemplateNeeds { .. } => "A0404",
            Self::TemplateSyntax { .. } => "A0405",
            Self::TemplateRender { .. } => "A0406",
            Self::TemplateUnclosed { .. } => "A0426",
            Self::UnsafeFilter => "A0407",
            Self::TemplateTooMuch { .. } => "A0419",
            Self::MarkupUnsupported { .. } => "A0408",
            Self::StyleInvalid { .. } => "A0409",
            Self::BodyTemplateCode { .. } => "A0411",
            Self::StyleUnknownKey { .. } => "A0410",
            Self::PictureInvalid { .. } => "A0420",
            Self::PictureUnknown { .. } => "A0421",
            Self::LanguageUnknown { .. } => "A0418",
            Self::PictureWithoutText { .. } => "A0422",
            Self::QrTooLong { .. } => "A0423",
            Self::TemplateLanguage { .. } => "A0425",
            Self::MissingGlyph { .. } => "A0501",
            Self::BrokenCluster { .. } => "A0502",
            Self::FontInvalid { .. } => "A0503",
            Self::TooManyGlyphs => "A0504",
            Self::PdfWrite { .. } => "A0505",
            Self::OwnFont { .. } => "A0506",
            Self::FileWrite { .. } | Self::InTheWay { .. } => "A0601",
            Self::PathUnsafe { .. } => "A0602",
            Self::FileExists { .. } => "A0603",
            Self::RowsHeld { .. } => "A0604",
            Self::AllRowsHeld => "A0605",
            Self::OutputIsInput { .. } => "A0606",
            Self::OutputNotFolder { .. } => "A0607",
            Self::WritingStopped { .. } => "A0608",
            Self::FileSplit { .. } => "A0609",
        }
        in Reading: ReadingMessage,
            Ledger: LedgerMessage,
        Selection: SelectionMessage,
        Duplicate: DuplicateMessage,
        Assign: AssignMessage,
        Layout: LayoutMessage,
        Markup: MarkupMessage,
        List: ListMessage,
        Sheet: SheetMessage,
        Script: ScriptMessage,
        Cell: CellMessage,
        Output: OutputMessage
    }

    /// Its weight: errors stop the work.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Duplicate(message) => message.severity(),
            Self::Assign(message) => message.severity(),
            Self::Ledger(message) => message.severity(),
            Self::List(message) => message.severity(),
            Self::Sheet(message) => message.severity(),
            Self::Selection(message) => message.severity(),
            Self::Script(message) => message.severity(),
            Self::Output(message) => message.severity(),
            Self::Cell(message) => message.severity(),
            Self::Markup(_)
            | Self::WeekdayWithoutDate { .. }
            | Self::EndWithoutStart
            | Self::EndDateWithoutDate
            | Self::TemplateLanguage { .. }
            | Self::UnseenTaken { .. }
            | Self::DottedCircle { .. }
            | Self::FileSplit { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The fault, in one or two sentences.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => hindi_text::text(self),
            Lang::En => english_text::text(self),
        }
    }

    /// The remedy, if there is something to say.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        if let Some(hint) = odd::hint(self, lang) {
            return Some(hint);
        }
        match lang {
            Lang::Hi => hindi_text::hint(self),
            Lang::En => english_text::hint(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Lang, LayoutMessage, MarkupKind, Message, StyleProblem};

    #[test]
    fn what_can_be_mended_has_a_remedy_in_both_languages() {
        let text = || "x".to_owned();
        for message in [
            Message::StyleInvalid { key: text(), problem: StyleProblem::FontsMissing },
            Message::TemplateRender { detail: text() },
            Message::EndBeforeStart,
            Message::ListTwice { path: text() },
            Message::FontInvalid { detail: text() },
            Message::OwnFont {
                file: text(),
                problem: crate::diagnostic::FontProblem::Variable,
            },
            Message::PathUnsafe { path: text() },
            Message::MarkupUnsupported { what: MarkupKind::Raw },
            Message::BodyTemplateCode { found: text() },
            Message::Layout(LayoutMessage::CodeBeyond),
            Message::Layout(LayoutMessage::TooNarrow { text: text() }),
        ] {
            let [hindi, english] = [Lang::Hi, Lang::En].map(|lang| message.hint(lang));
            assert!(hindi.is_some() && english.is_some() && hindi != english, "{message:?}");
        }
        let hint = |count| Message::RowsHeld { count }.hint(Lang::Hi).unwrap_or_default();
        assert!(hint(1).starts_with("उसे ") && hint(2).starts_with("उन्हें "));
    }

    #[test]
    fn one_spelling_of_each_word() {
        for source in [
            include_str!("hindi_text.rs"),
            include_str!("../cli/mod.rs"),
            include_str!("../cli/make.rs"),
            include_str!("../cli/templates.rs"),
            include_str!("../cli/starter/event.toml"),
            include_str!("../../docs/hi/event.md"),
            include_str!("../../docs/hi/list.md"),
            include_str!("../../docs/hi/output.md"),
            include_str!("../../docs/hi/ledger.md"),
            include_str!("../../docs/hi/krutidev.md"),
        ] {
            // With the nukta that this program leaves out of both.
            for word in ["ख\u{93C}ाली", "तारीख\u{93C}", "\u{959}ाली", "तारी\u{959}"]
            {
                assert!(!source.contains(word), "{word}");
            }
        }
    }
}
