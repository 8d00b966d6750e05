//! Ready-made words of English letters, as offices in India write them.

use jiff::civil::{Date, Time, Weekday};

use super::date::{DateForm, from_to, long_date};
use super::{Closing, Gender, NO_BREAK_SPACE, Number, Register};

/// The months by their names in English.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Forms of address as the Hindi tables print them, and in English.
const FORMS: [(&str, &str); 26] = [
    ("श्री", "Shri"),
    ("श्रीमती", "Smt."),
    ("सुश्री", "Ms."),
    ("कुमारी", "Kumari"),
    ("डॉ.", "Dr."),
    ("प्रो.", "Prof."),
    ("जनाब", "Janab"),
    ("मोहतरमा", "Mohtarma"),
    ("कॉमरेड", "Comrade"),
    ("साथी", "Comrade"),
    ("माननीय", "Hon’ble"),
    ("माननीया", "Hon’ble"),
    ("आदरणीय", "Respected"),
    ("आदरणीया", "Respected"),
    ("अधिवक्ता", "Adv."),
    ("एडवोकेट", "Adv."),
    ("पं.", "Pt."),
    ("पंडित", "Pandit"),
    ("मौलाना", "Maulana"),
    ("मौलवी", "Maulvi"),
    ("हाजी", "Haji"),
    ("महंत", "Mahant"),
    ("मुसम्मात", "Musammat"),
    ("बेगम", "Begum"),
    ("एवं", "and"),
    ("सर्वश्री", "Messrs"),
];

/// A date in a form; the Saka calendar keeps its Hindi months.
pub(super) fn date(date: Date, form: DateForm) -> String {
    let (long, weekday) = (long_date(date, &MONTHS), weekday(date.weekday()));
    match form {
        DateForm::Sentence => format!("on {weekday}, {long}"),
        form => form.arranged(date, &long, weekday),
    }
}

pub(super) fn dates(first: Date, last: Option<Date>) -> String {
    from_to(first, last, &MONTHS, "to")
}

pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Sunday => "Sunday",
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
    }
}

pub(super) fn hour(time: Time) -> String {
    let half = if time.hour() < 12 { "a.m." } else { "p.m." };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match (time.hour(), time.minute()) {
        (12, 0) => format!("12{NO_BREAK_SPACE}noon"),
        (0, 0) => format!("12{NO_BREAK_SPACE}midnight"),
        (_, 0) => format!("{hour}{NO_BREAK_SPACE}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{NO_BREAK_SPACE}{half}"),
    }
}

pub(super) fn hours(start: Time, end: Option<Time>) -> String {
    match end {
        Some(end) => format!("{} to {}", hour(start), hour(end)),
        None => hour(start),
    }
}

/// Puts the known parts of a form of address into English; others stay.
pub(super) fn form_of_address(hindi: &str) -> String {
    let parts: Vec<String> = hindi
        .split([' ', NO_BREAK_SPACE])
        .map(|part| {
            let bare = part.trim_matches(['(', ')']);
            let english = FORMS.iter().find(|(known, _)| *known == bare);
            english.map_or_else(|| part.to_owned(), |(_, english)| part.replace(bare, english))
        })
        .collect();
    parts.join(&NO_BREAK_SPACE.to_string())
}

pub(super) fn styled_name(prefix: Option<&str>, name: &str, alias: Option<&str>) -> String {
    let mut out = String::new();
    if let Some(prefix) = prefix.filter(|prefix| !prefix.is_empty()) {
        out = format!("{}{NO_BREAK_SPACE}", form_of_address(prefix));
    }
    out.push_str(name);
    if let Some(alias) = alias.filter(|alias| !alias.is_empty()) {
        for part in ["alias", alias] {
            out.push(NO_BREAK_SPACE);
            out.push_str(part);
        }
    }
    out
}

pub(super) fn salutation(
    register: Register,
    number: Number,
    gender: Option<Gender>,
    prefix: Option<&str>,
    name: &str,
) -> String {
    match (register, gender) {
        (Register::Formal, Some(Gender::M)) if number == Number::Several => "Sirs,".to_owned(),
        (Register::Formal, Some(Gender::M)) => "Sir,".to_owned(),
        (Register::Formal, Some(Gender::F)) if number == Number::Several => {
            "Mesdames,".to_owned()
        }
        (Register::Formal, Some(Gender::F)) => "Madam,".to_owned(),
        (Register::Formal, None) if number == Number::Several => "Sir and Madam,".to_owned(),
        (Register::Formal, None) => "Sir or Madam,".to_owned(),
        (Register::Comrade, _) if number == Number::Several => "Dear Comrades,".to_owned(),
        (Register::Warm, _) => format!("Dear {},", styled_name(prefix, name, None)),
        (Register::Comrade, _) => "Dear Comrade,".to_owned(),
    }
}

pub(super) fn closing(closing: Closing) -> &'static str {
    match closing {
        Closing::Bhavadiya => "Yours faithfully,",
        Closing::Nivedak => "Yours sincerely,",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date as day, time};

    use super::*;

    fn plain(text: &str) -> String {
        text.replace(NO_BREAK_SPACE, " ")
    }

    #[test]
    fn dates_and_hours() {
        let first = day(2025, 9, 21);
        for (form, printed) in [
            (DateForm::Long, "21 September 2025"),
            (DateForm::Full, "Sunday, 21 September 2025"),
            (DateForm::Sentence, "on Sunday, 21 September 2025"),
        ] {
            assert_eq!(plain(&date(first, form)), printed);
        }
        for (last, printed) in [
            (None, "21 September 2025"),
            (Some(first), "21 September 2025"),
            (Some(day(2025, 9, 23)), "21 to 23 September 2025"),
            (Some(day(2025, 10, 2)), "21 September to 2 October 2025"),
            (Some(day(2026, 1, 1)), "21 September 2025 to 1 January 2026"),
        ] {
            assert_eq!(plain(&dates(first, last)), printed);
        }
        let hours = |start: (i8, i8), end: (i8, i8)| {
            plain(&hours(time(start.0, start.1, 0, 0), Some(time(end.0, end.1, 0, 0))))
        };
        assert_eq!(hours((10, 30), (16, 0)), "10:30 a.m. to 4 p.m.");
        assert_eq!(hours((12, 0), (0, 0)), "12 noon to 12 midnight");
        assert_eq!(hours((0, 15), (12, 5)), "12:15 a.m. to 12:05 p.m.");
    }

    #[test]
    fn names_and_forms_of_address() {
        let name = |prefix, alias| plain(&styled_name(Some(prefix), "Ram Singh", alias));
        assert_eq!(name("श्री", Some("Mantu")), "Shri Ram Singh alias Mantu");
        assert_eq!(name("डॉ. (श्रीमती)", None), "Dr. (Smt.) Ram Singh");
        assert_eq!(name("Col.", None), "Col. Ram Singh");
        assert_eq!(
            plain(&salutation(Register::Warm, Number::One, None, Some("अधिवक्ता"), "A. Verma")),
            "Dear Adv. A. Verma,"
        );
        assert_eq!(salutation(Register::Formal, Number::One, None, None, "A"), "Sir or Madam,");
    }
}
