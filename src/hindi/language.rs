//! The language of the letters, and the ready-made words that go by it.

use jiff::civil::{Date, Time, Weekday};

use super::{
    Closing, Gender, Months, Number, Register, address, date, english, hour, marathi, weekday,
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

    /// A date with the month's name: 21 सितंबर 2025, 21 September 2025.
    pub fn long_date(self, day: Date, months: Months) -> String {
        match self {
            Self::English => english::long_date(day),
            Self::Marathi => marathi::long_date(day),
            _ => date::long_date(day, months),
        }
    }

    /// The name of a weekday.
    pub fn weekday(self, day: Weekday) -> &'static str {
        match self {
            Self::English => english::weekday(day),
            Self::Marathi => marathi::weekday(day),
            _ => weekday(day),
        }
    }

    /// A time of day.
    pub fn hour(self, time: Time) -> String {
        match self {
            Self::English => english::hour(time),
            Self::Marathi => marathi::hour(time),
            _ => hour(time),
        }
    }

    /// From when to when.
    pub fn hours(self, start: Time, end: Option<Time>) -> String {
        match self {
            Self::English => english::hours(start, end),
            Self::Marathi => marathi::hours(start, end),
            _ => super::hours(start, end),
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
            english::salutation(register, gender, prefix, name)
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
