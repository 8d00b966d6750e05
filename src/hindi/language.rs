//! The language of the letters, and the ready-made words that go by it.

use jiff::civil::{Date, Time, Weekday};

use super::{
    Closing, DateForm, DateStyle, DayParts, Gender, Number, Register, Thursday, address,
    english, marathi,
};

/// A language that letters are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Hindi.
    #[default]
    Hindi,
    /// English, as it is written in India.
    English,
    /// Marathi.
    Marathi,
    /// Bhojpuri; its ready-made words are those of Hindi.
    Bhojpuri,
    /// Maithili; its ready-made words are those of Hindi.
    Maithili,
}

/// The languages that a part of a letter can be in (BCP 47): those of letters, and those that
/// are quoted in them.
pub const CODES: [&str; 7] = ["hi", "en", "mr", "bho", "mai", "sa", "ne"];

/// The code of a language that a part of a letter can be in, as [`CODES`] has it.
pub fn known_code(text: &str) -> Option<&'static str> {
    CODES.into_iter().find(|code| *code == text)
}

impl Language {
    /// The code by which text is shaped (BCP 47), such as `hi`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hindi => "hi",
            Self::English => "en",
            Self::Marathi => "mr",
            Self::Bhojpuri => "bho",
            Self::Maithili => "mai",
        }
    }

    /// The tag of a document (BCP 47), such as `hi-IN`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hindi => "hi-IN",
            Self::English => "en-IN",
            Self::Marathi => "mr-IN",
            Self::Bhojpuri => "bho-IN",
            Self::Maithili => "mai-IN",
        }
    }

    /// A date with the month's name: 21 सितंबर 2025, 21 September 2025. The style is of Hindi.
    pub fn date(self, day: Date, form: DateForm, style: DateStyle) -> String {
        match self {
            Self::English => english::date(day, form),
            Self::Marathi => marathi::date(day, form),
            _ => super::date(day, form, style),
        }
    }

    /// From a first day to a last; one day alone in its long form. The style is of Hindi.
    pub fn dates(self, first: Date, last: Option<Date>, style: DateStyle) -> String {
        match self {
            Self::English => english::dates(first, last),
            Self::Marathi => marathi::dates(first, last),
            _ => super::dates(first, last, style),
        }
    }

    /// The name of a weekday; the choice for Thursday is of Hindi.
    pub fn weekday(self, day: Weekday, thursday: Thursday) -> &'static str {
        match self {
            Self::English => english::weekday(day),
            Self::Marathi => marathi::weekday(day),
            _ => super::weekday(day, thursday),
        }
    }

    /// From when to when; the words for the parts of the day are of Hindi.
    pub fn hours(self, start: Time, end: Option<Time>, words: DayParts) -> String {
        match self {
            Self::English => english::hours(start, end),
            Self::Marathi => marathi::hours(start, end),
            _ => super::hours(start, end, words),
        }
    }

    /// A form of address as it is printed: श्री, in English Shri.
    pub fn form_of_address(self, hindi: &str) -> String {
        if self == Self::English { english::form_of_address(hindi) } else { hindi.to_owned() }
    }

    /// A name with form of address and alias, and जी outside English.
    pub fn styled_name(
        self,
        prefix: Option<&str>,
        name: &str,
        alias: Option<&str>,
        ji: bool,
    ) -> String {
        if self == Self::English {
            english::styled_name(prefix, name, alias)
        } else {
            address::styled_name(prefix, name, alias, ji)
        }
    }

    /// The line before the body. English speaks to a couple as to one of unknown gender.
    pub fn salutation(
        self,
        register: Register,
        number: Number,
        gender: Option<Gender>,
        prefix: Option<&str>,
        name: &str,
    ) -> String {
        if self == Self::English {
            english::salutation(register, number, gender, prefix, name)
        } else {
            address::salutation(register, number, gender, prefix, name)
        }
    }

    /// The word above the signature.
    pub fn closing(self, closing: Closing, signatories: &[Option<Gender>]) -> &'static str {
        match (self, closing) {
            (Self::English, _) => english::closing(closing),
            (Self::Marathi, Closing::Bhavadiya) => marathi::closing(signatories),
            _ => address::closing(closing, signatories),
        }
    }
}

/// The languages of letters, by the words of the event file.
pub const LANGUAGES: &[(&str, Language)] = &[
    ("hi", Language::Hindi),
    ("en", Language::English),
    ("mr", Language::Marathi),
    ("bho", Language::Bhojpuri),
    ("mai", Language::Maithili),
];
