use jiff::civil::Time;

use super::{DayParts, NO_BREAK_SPACE};

/// `प्रातः 10 बजे`, `पूर्वाह्न 10:30 बजे`, `सायं 5 बजे`: twelve-hour clock, minutes only if there
/// are some, no-break spaces inside. Seconds are dropped.
pub fn hour(time: Time, words: DayParts) -> String {
    format!("{}{NO_BREAK_SPACE}{}", part_of_day(time, words), on_the_clock(time))
}

/// `प्रातः 10 बजे से सायं 5 बजे तक`; without an end, the hour of the start alone. The part of the
/// day is said once if it is the same part of the same half of a day.
pub fn hours(start: Time, end: Option<Time>, words: DayParts) -> String {
    let Some(end) = end else { return hour(start, words) };
    // Ten o'clock is still प्रातः, but 10:00 to 10:30 needs one word for both.
    let both_before_noon = words == DayParts::Office
        && [start, end].iter().all(|time| matches!(time.hour(), 10 | 11))
        && start < end;
    let first = if both_before_noon {
        "पूर्वाह्न"
    } else {
        part_of_day(start, words)
    };
    let same_half = (start.hour() < 12) == (end.hour() < 12);
    // An end before the start is that of a later day.
    let same = both_before_noon
        || (start < end && same_half && part_of_day(start, words) == part_of_day(end, words));
    let until = if same { on_the_clock(end) } else { hour(end, words) };
    format!("{first}{NO_BREAK_SPACE}{} से {until} तक", on_the_clock(start))
}

fn part_of_day(time: Time, words: DayParts) -> &'static str {
    if words == DayParts::Spoken {
        return match time.hour() {
            4..=11 => "सुबह",
            12..=15 => "दोपहर",
            16..=19 => "शाम",
            _ => "रात",
        };
    }
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

    use super::{DayParts, hour, hours};

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
            assert_eq!(plain(&hour(time(h, m, 0, 0), DayParts::Office)), said);
        }
    }

    #[test]
    fn ranges() {
        let at = |h| time(h, 0, 0, 0);
        assert_eq!(
            plain(&hours(at(10), Some(at(17)), DayParts::Office)),
            "प्रातः 10 बजे से सायं 5 बजे तक"
        );
        assert_eq!(
            plain(&hours(at(8), Some(at(10)), DayParts::Office)),
            "प्रातः 8 बजे से 10 बजे तक"
        );
        assert_eq!(plain(&hours(at(8), None, DayParts::Office)), "प्रातः 8 बजे");
        let clock = |h, m| time(h, m, 0, 0);
        for (start, end, said) in [
            (clock(0, 30), clock(23, 0), "रात्रि 12:30 बजे से रात्रि 11 बजे तक"),
            (clock(20, 0), clock(23, 0), "रात्रि 8 बजे से 11 बजे तक"),
            (clock(0, 30), clock(2, 0), "रात्रि 12:30 बजे से 2 बजे तक"),
            (clock(10, 0), clock(10, 30), "पूर्वाह्न 10 बजे से 10:30 बजे तक"),
            (clock(10, 0), clock(11, 0), "पूर्वाह्न 10 बजे से 11 बजे तक"),
            (clock(10, 0), clock(12, 0), "प्रातः 10 बजे से दोपहर 12 बजे तक"),
            (clock(9, 0), clock(10, 30), "प्रातः 9 बजे से पूर्वाह्न 10:30 बजे तक"),
            (clock(11, 0), clock(10, 30), "पूर्वाह्न 11 बजे से पूर्वाह्न 10:30 बजे तक"),
            (clock(8, 0), clock(8, 0), "प्रातः 8 बजे से प्रातः 8 बजे तक"),
        ] {
            assert_eq!(plain(&hours(start, Some(end), DayParts::Office)), said);
        }
    }

    #[test]
    fn spoken_words() {
        let at = |h| time(h, 0, 0, 0);
        let spoken = |start, end| plain(&hours(start, end, DayParts::Spoken));
        for (h, said) in [
            (5, "सुबह 5 बजे"),
            (10, "सुबह 10 बजे"),
            (12, "दोपहर 12 बजे"),
            (17, "शाम 5 बजे"),
            (21, "रात 9 बजे"),
        ] {
            assert_eq!(spoken(at(h), None), said);
        }
        assert_eq!(spoken(at(10), Some(at(17))), "सुबह 10 बजे से शाम 5 बजे तक");
        assert_eq!(spoken(at(9), Some(at(11))), "सुबह 9 बजे से 11 बजे तक");
        assert_eq!(spoken(at(10), Some(at(11))), "सुबह 10 बजे से 11 बजे तक");
    }

    #[test]
    fn visarga_is_not_a_colon_and_nothing_breaks_inside_an_hour() {
        assert_eq!(hour(time(8, 0, 0, 0), DayParts::Office), "प्रात\u{903}\u{A0}8\u{A0}बजे");
    }
}
