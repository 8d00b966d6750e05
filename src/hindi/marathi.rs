//! Ready-made words of Marathi letters, where they differ from Hindi.

use jiff::civil::{Date, Time, Weekday};

use super::date::{DateForm, from_to, long_date};
use super::{Gender, NO_BREAK_SPACE, Thursday};

pub(super) const MONTHS: [&str; 12] = [
    "जानेवारी",
    "फेब्रुवारी",
    "मार्च",
    "एप्रिल",
    "मे",
    "जून",
    "जुलै",
    "ऑगस्ट",
    "सप्टेंबर",
    "ऑक्टोबर",
    "नोव्हेंबर",
    "डिसेंबर",
];

pub(super) fn date(date: Date, form: DateForm) -> String {
    let (long, weekday) = (long_date(date, &MONTHS), weekday(date.weekday()));
    match form {
        DateForm::Sentence => format!("दिनांक {long}, {weekday} रोजी"),
        form => form.arranged(date, &long, weekday),
    }
}

pub(super) fn dates(first: Date, last: Option<Date>) -> String {
    from_to(first, last, &MONTHS, "ते")
}

pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Tuesday => "मंगळवार",
        day => super::weekday(day, Thursday::Guruvar),
    }
}

pub(super) fn hour(time: Time) -> String {
    format!("{}{NO_BREAK_SPACE}वाजता", on_the_clock(time))
}

pub(super) fn hours(start: Time, end: Option<Time>) -> String {
    match end {
        Some(end) => {
            format!("{} ते {}{NO_BREAK_SPACE}वाजेपर्यंत", on_the_clock(start), on_the_clock(end))
        }
        None => hour(start),
    }
}

fn on_the_clock(time: Time) -> String {
    let part = match time.hour() {
        4..=11 => "सकाळी",
        12..=16 => "दुपारी",
        17..=19 => "सायंकाळी",
        _ => "रात्री",
    };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match time.minute() {
        0 => format!("{part}{NO_BREAK_SPACE}{hour}"),
        minute => format!("{part}{NO_BREAK_SPACE}{hour}:{minute:02}"),
    }
}

/// Agrees with those who sign: आपला of a man, आपली of a woman, आपले of several.
pub(super) fn closing(signatories: &[Option<Gender>]) -> &'static str {
    match signatories {
        [Some(Gender::F)] => "आपली,",
        [] | [_] => "आपला,",
        _ => "आपले,",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date as day, time};

    use super::*;

    #[test]
    fn dates_hours_and_closing() {
        let plain = |text: String| text.replace(NO_BREAK_SPACE, " ");
        let first = day(2025, 9, 21);
        assert_eq!(plain(date(first, DateForm::Long)), "21 सप्टेंबर 2025");
        assert_eq!(plain(date(first, DateForm::Full)), "रविवार, 21 सप्टेंबर 2025");
        let sentence = plain(date(first, DateForm::Sentence));
        assert_eq!(sentence, "दिनांक 21 सप्टेंबर 2025, रविवार रोजी");
        assert_eq!(plain(dates(first, Some(day(2025, 9, 23)))), "21 ते 23 सप्टेंबर 2025");
        assert_eq!(weekday(Weekday::Tuesday), "मंगळवार");
        assert_eq!(weekday(Weekday::Sunday), "रविवार");
        let range = hours(time(10, 30, 0, 0), Some(time(16, 0, 0, 0)));
        assert_eq!(plain(range), "सकाळी 10:30 ते दुपारी 4 वाजेपर्यंत");
        assert_eq!(plain(hour(time(20, 0, 0, 0))), "रात्री 8 वाजता");
        assert_eq!(closing(&[Some(Gender::F)]), "आपली,");
        assert_eq!(closing(&[Some(Gender::F), None]), "आपले,");
    }
}
