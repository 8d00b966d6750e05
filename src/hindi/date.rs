use jiff::civil::Date;

use super::{DateMark, DateStyle, February, Months, NO_BREAK_SPACE, saka_date, weekday};

/// Anusvara spelling, written-out spelling.
pub(crate) const MONTHS: [[&str; 2]; 12] = [
    ["जनवरी", "जनवरी"],
    ["फ़रवरी", "फ़रवरी"],
    ["मार्च", "मार्च"],
    ["अप्रैल", "अप्रैल"],
    ["मई", "मई"],
    ["जून", "जून"],
    ["जुलाई", "जुलाई"],
    ["अगस्त", "अगस्त"],
    ["सितंबर", "सितम्बर"],
    ["अक्टूबर", "अक्तूबर"],
    ["नवंबर", "नवम्बर"],
    ["दिसंबर", "दिसम्बर"],
];

/// A form of date that names the month. The example is 21 September 2025.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// `21 सितंबर 2025`
    #[default]
    Long,
    /// `21 सितंबर 2025, रविवार`
    Weekday,
    /// `21 सितंबर 2025 (रविवार)`
    Bracket,
    /// `रविवार, 21 सितंबर 2025`: the full form of the Unicode locale data.
    Full,
    /// `21 सितंबर 2025 (30 भाद्र 1947 शक)`
    Saka,
    /// `दिनांक 21 सितंबर 2025, दिन रविवार को`
    Sentence,
}

impl DateForm {
    /// All forms by the names that templates use.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("long", Self::Long),
        ("weekday", Self::Weekday),
        ("bracket", Self::Bracket),
        ("full", Self::Full),
        ("saka", Self::Saka),
        ("sentence", Self::Sentence),
    ];

    /// A date in this form, from its long form and the name of its weekday.
    pub(super) fn arranged(self, date: Date, long: &str, weekday: &str) -> String {
        match self {
            Self::Long => long.to_owned(),
            Self::Weekday => format!("{long}, {weekday}"),
            Self::Bracket => format!("{long} ({weekday})"),
            Self::Full => format!("{weekday}, {long}"),
            Self::Saka => format!("{long} ({}{NO_BREAK_SPACE}शक)", saka_date(date)),
            Self::Sentence => format!("दिनांक {long}, दिन {weekday} को"),
        }
    }
}

/// The name of the month of a date.
pub fn month(date: Date, style: DateStyle) -> &'static str {
    if date.month() == 2 && style.february == February::Plain {
        return "फरवरी";
    }
    let index = usize::try_from(date.month() - 1).unwrap_or_default();
    let [anusvara, written_out] = MONTHS[index % MONTHS.len()];
    match style.months {
        Months::Anusvara => anusvara,
        Months::Panchamakshar => written_out,
    }
}

/// The date in a form with the name of its month, with a no-break space after the day.
pub fn date(date: Date, form: DateForm, style: DateStyle) -> String {
    let long = format!("{} {}", day_and_month(date, style), date.year());
    form.arranged(date, &long, weekday(date.weekday(), style.thursday))
}

/// From a first day to a last: `21 से 23 सितंबर 2025 तक`, `30 सितंबर से 2 अक्टूबर 2025 तक`; two
/// days are both named, `21 एवं 22 सितंबर 2025`, and one day alone in its long form.
pub fn dates(first: Date, last: Option<Date>, style: DateStyle) -> String {
    let long = |day| date(day, DateForm::Long, style);
    let Some(last) = last.filter(|last| *last != first) else { return long(first) };
    let start = start(first, last, long, |day| day_and_month(day, style));
    if first.tomorrow().is_ok_and(|next| next == last) {
        return format!("{start} एवं {}", long(last));
    }
    format!("{start} से {} तक", long(last))
}

/// Day and month, with the month's name out of twelve.
fn of_month(date: Date, names: &[&str; 12]) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default() % names.len();
    format!("{}{NO_BREAK_SPACE}{}", date.day(), names[month])
}

/// A date with its month's name out of twelve: `21 September 2025`.
pub(super) fn long_date(date: Date, months: &[&str; 12]) -> String {
    format!("{} {}", of_month(date, months), date.year())
}

/// From a first day to a last, with a word between; one day alone in its long form.
pub(super) fn from_to(
    first: Date,
    last: Option<Date>,
    months: &[&str; 12],
    word: &str,
) -> String {
    let long = |date| long_date(date, months);
    let Some(last) = last.filter(|last| *last != first) else { return long(first) };
    let start = start(first, last, long, |date| of_month(date, months));
    format!("{start} {word} {}", long(last))
}

/// The first of two days, without the month and the year that the last one says as well.
fn start(
    first: Date,
    last: Date,
    long: impl Fn(Date) -> String,
    day_and_month: impl Fn(Date) -> String,
) -> String {
    if first.year() != last.year() {
        long(first)
    } else if first.month() != last.month() {
        day_and_month(first)
    } else {
        first.day().to_string()
    }
}

/// `21.09.2025` or `21-09-2025`, the forms of offices.
pub fn office_date(date: Date, mark: DateMark) -> String {
    let mark = match mark {
        DateMark::Dot => '.',
        DateMark::Hyphen => '-',
    };
    format!("{:02}{mark}{:02}{mark}{:04}", date.day(), date.month(), date.year())
}

fn day_and_month(date: Date, style: DateStyle) -> String {
    format!("{}{NO_BREAK_SPACE}{}", date.day(), month(date, style))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::super::Thursday;
    use super::{DateForm, DateMark, DateStyle, February, Months, date, dates, office_date};

    fn written_out() -> DateStyle {
        DateStyle { months: Months::Panchamakshar, ..DateStyle::default() }
    }

    #[test]
    fn long_form_in_both_spellings() {
        let long = |day, style| date(day, DateForm::Long, style);
        let sunday = day(2025, 9, 21);
        assert_eq!(long(sunday, DateStyle::default()), "21\u{A0}सितंबर 2025");
        assert_eq!(long(sunday, written_out()), "21\u{A0}सितम्बर 2025");
        assert_eq!(long(day(2026, 1, 1), DateStyle::default()), "1\u{A0}जनवरी 2026");
        assert_eq!(long(day(2025, 12, 31), written_out()), "31\u{A0}दिसम्बर 2025");
        let plain = DateStyle { february: February::Plain, ..DateStyle::default() };
        assert_eq!(long(day(2026, 2, 1), plain), "1\u{A0}फरवरी 2026");
        assert_eq!(long(day(2026, 2, 1), DateStyle::default()), "1\u{A0}फ\u{93C}रवरी 2026");
    }

    #[test]
    fn every_form() {
        for (name, form, printed) in [
            ("long", DateForm::Long, "21 सितंबर 2025"),
            ("weekday", DateForm::Weekday, "21 सितंबर 2025, रविवार"),
            ("bracket", DateForm::Bracket, "21 सितंबर 2025 (रविवार)"),
            ("full", DateForm::Full, "रविवार, 21 सितंबर 2025"),
            ("saka", DateForm::Saka, "21 सितंबर 2025 (30 भाद्र 1947 शक)"),
            ("sentence", DateForm::Sentence, "दिनांक 21 सितंबर 2025, दिन रविवार को"),
        ] {
            let text = date(day(2025, 9, 21), form, DateStyle::default());
            assert_eq!(text.replace('\u{A0}', " "), printed);
            assert!(DateForm::NAMES.contains(&(name, form)));
        }
        let thursday = DateStyle { thursday: Thursday::Brihaspativar, ..DateStyle::default() };
        let text = date(day(2025, 9, 25), DateForm::Full, thursday);
        assert_eq!(text.replace('\u{A0}', " "), "बृहस्पतिवार, 25 सितंबर 2025");
    }

    #[test]
    fn from_day_to_day() {
        let range =
            |first, last| dates(first, last, DateStyle::default()).replace('\u{A0}', " ");
        let first = day(2025, 9, 21);
        assert_eq!(range(first, None), "21 सितंबर 2025");
        assert_eq!(range(first, Some(first)), "21 सितंबर 2025");
        assert_eq!(range(first, Some(day(2025, 9, 22))), "21 एवं 22 सितंबर 2025");
        let last = day(2025, 9, 30);
        assert_eq!(range(last, Some(day(2025, 10, 1))), "30 सितंबर एवं 1 अक्टूबर 2025");
        assert_eq!(range(first, Some(day(2025, 9, 23))), "21 से 23 सितंबर 2025 तक");
        assert_eq!(range(first, Some(day(2025, 10, 2))), "21 सितंबर से 2 अक्टूबर 2025 तक");
        assert_eq!(range(first, Some(day(2026, 9, 21))), "21 सितंबर 2025 से 21 सितंबर 2026 तक");
    }

    #[test]
    fn office_form_has_zeros() {
        assert_eq!(office_date(day(2025, 9, 5), DateMark::Dot), "05.09.2025");
        assert_eq!(office_date(day(2025, 9, 5), DateMark::Hyphen), "05-09-2025");
    }

    #[test]
    fn months_are_in_nfc() {
        use unicode_normalization::is_nfc;
        assert!(super::MONTHS.as_flattened().iter().all(|name| is_nfc(name)));
    }
}
