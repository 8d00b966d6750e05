use jiff::civil::Time;

use super::NO_BREAK_SPACE;

/// `प्रातः 10 बजे`, `पूर्वाह्न 10:30 बजे`, `सायं 5 बजे`: twelve-hour clock, minutes only if there
/// are some, no-break spaces inside. Seconds are dropped.
pub fn hour(time: Time) -> String {
    format!("{}{NO_BREAK_SPACE}{}", part_of_day(time), on_the_clock(time))
}

/// `प्रातः 10 बजे से सायं 5 बजे तक`; without an end, the hour of the start alone. The part of the
/// day is said once if it is the same.
pub fn hours(start: Time, end: Option<Time>) -> String {
    let Some(end) = end else { return hour(start) };
    let until =
        if part_of_day(start) == part_of_day(end) { on_the_clock(end) } else { hour(end) };
    format!("{} से {until} तक", hour(start))
}

fn part_of_day(time: Time) -> &'static str {
    match (time.hour(), time.minute()) {
        (4..=9, _) | (10, 0) => "प्रातः",
        (10 | 11, _) => "पूर्वाह्न",
        (12, _) => "दोपहर",
        (13..=16, _) => "अपराह्न",
        (17..=19, _) => "सायं",
        _ => "रात्रि",
    }
}

fn on_the_clock(time: Time) -> String {
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match time.minute() {
        0 => format!("{hour}{NO_BREAK_SPACE}बजे"),
        minute => format!("{hour}:{minute:02}{NO_BREAK_SPACE}बजे"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::{hour, hours};

    fn plain(text: &str) -> String {
        text.replace('\u{A0}', " ")
    }

    #[test]
    fn the_part_of_the_day_follows_the_hour() {
        for (h, m, said) in [
            (0, 0, "रात्रि 12 बजे"),
            (0, 30, "रात्रि 12:30 बजे"),
            (6, 5, "प्रातः 6:05 बजे"),
            (10, 0, "प्रातः 10 बजे"),
            (10, 30, "पूर्वाह्न 10:30 बजे"),
            (11, 0, "पूर्वाह्न 11 बजे"),
            (12, 0, "दोपहर 12 बजे"),
            (14, 0, "अपराह्न 2 बजे"),
            (17, 0, "सायं 5 बजे"),
            (21, 15, "रात्रि 9:15 बजे"),
        ] {
            assert_eq!(plain(&hour(time(h, m, 0, 0))), said);
        }
    }

    #[test]
    fn ranges() {
        let at = |h| time(h, 0, 0, 0);
        assert_eq!(plain(&hours(at(10), Some(at(17)))), "प्रातः 10 बजे से सायं 5 बजे तक");
        assert_eq!(plain(&hours(at(8), Some(at(10)))), "प्रातः 8 बजे से 10 बजे तक");
        assert_eq!(plain(&hours(at(8), None)), "प्रातः 8 बजे");
    }

    #[test]
    fn visarga_is_not_a_colon_and_nothing_breaks_inside_an_hour() {
        assert_eq!(hour(time(8, 0, 0, 0)), "प्रात\u{903}\u{A0}8\u{A0}बजे");
    }
}
