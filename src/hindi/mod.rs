//! The language tables: digits, months and weekdays, dates and hours, forms of address and
//! closing. Pure functions; nothing here reads a file or knows a list.
//!
//! All of them give Latin digits; [`digits()`] turns a finished text into the other ones. A
//! no-break space (U+00A0) stands wherever a line must not end: between a number and its unit,
//! and inside a name with its form of address.

mod abbreviation;
mod address;
mod address_lines;
mod agreement;
mod alias;
mod bond;
mod choice;
mod collation;
mod company;
mod date;
mod digits;
mod english;
mod gender;
mod honorific;
mod hour;
mod kin;
mod krutidev;
mod language;
mod marathi;
mod names;
mod roman;
mod runs;
mod saka;
mod several;
#[cfg(test)]
mod several_tests;
mod telephone;
mod visarga;
mod vowel_signs;
mod weekday;

pub use abbreviation::with_full_stops;
pub use address::{closing, salutation, styled_name};
pub use address_lines::AddressParts;
pub use agreement::agreeing;
pub use alias::{bare_alias, split_alias};
pub use bond::{Bond, Traits};
pub use choice::{
    Closing, DateMark, DateStyle, DayParts, Digits, February, Gender, Months, Register,
    Thursday,
};
pub use collation::Collation;
pub use company::{Company, Number, company, couple, is_undecided, undecided_before};
pub(crate) use date::MONTHS;
pub use date::{DateForm, date, dates, month, office_date};
pub use digits::{digits, latin_digits};
pub(crate) use english::MONTHS as ENGLISH_MONTHS;
pub use gender::parse_gender;
pub use honorific::{FormOfAddress, begins_with_mohammad, form_of_address, split_honorific};
pub use hour::{hour, hours};
pub use kin::{Kin, NameWithKin, gender_by_kin, split_kin, split_name_and_kin};
pub(crate) use kin::{gender_of_name, is_of_kin};
pub use krutidev::{
    Converted, Curled, FontSigns, OldFont, curled_evidence, from_krutidev, has_latin_separator,
    has_straight_quotes, krutidev_evidence, other_font, to_krutidev,
};
pub use language::{CODES, LANGUAGES, Language, known_code};
pub(crate) use names::with_anusvara;
pub use names::{Suggestion, is_name_of_person, matching_key, suggest_name};
pub use roman::romanised;
pub use runs::shown_runs;
pub use saka::saka_date;
pub use several::{NameLines, name_lines, names_of_several, seems_several, together};
pub use telephone::masked;
pub use visarga::with_visarga;
pub use vowel_signs::{RepairedSigns, with_sign_later, with_vowel_signs};
pub use weekday::{parse_weekday, weekday};

/// U+00A0, at which no line ends.
pub const NO_BREAK_SPACE: char = '\u{A0}';

/// A character of the block Devanagari, U+0900 to U+097F.
pub(crate) fn is_devanagari(c: char) -> bool {
    ('\u{900}'..='\u{97F}').contains(&c)
}

/// A Devanagari letter or a sign of one; no digit, danda or abbreviation mark.
fn is_devanagari_letter(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97F}')
}
