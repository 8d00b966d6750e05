use jiff::civil::Date;

use super::NO_BREAK_SPACE;

/// Saka months by their first day: Gregorian month and day. चैत्र begins a day earlier in leap
/// years.
const STARTS: [(i8, i8, &str); 12] = [
    (1, 21, "माघ"),
    (2, 20, "फाल्गुन"),
    (3, 22, "चैत्र"),
    (4, 21, "वैशाख"),
    (5, 22, "ज्येष्ठ"),
    (6, 22, "आषाढ़"),
    (7, 23, "श्रावण"),
    (8, 23, "भाद्र"),
    (9, 23, "आश्विन"),
    (10, 23, "कार्तिक"),
    (11, 22, "अग्रहायण"),
    (12, 22, "पौष"),
];

/// The date in the national calendar: `30 भाद्र 1947`, with a no-break space after the day.
pub fn saka_date(date: Date) -> String {
    let start = |month: i8, day: i8| {
        if month == 3 && date.in_leap_year() { (month, day - 1) } else { (month, day) }
    };
    let today = (date.month(), date.day());
    let begun = STARTS.iter().rev().find(|(month, day, _)| start(*month, *day) <= today);
    let (day, name) = match begun {
        Some((month, first, name)) => {
            let (month, first) = start(*month, *first);
            let before = if month == today.0 {
                today.1 - first
            } else {
                // The month begun in the one before: its rest, and this month's days.
                days_in(date.year(), month) - first + today.1
            };
            (before + 1, *name)
        }
        // Before 21 January: पौष, begun on 22 December.
        None => (31 - 22 + today.1 + 1, STARTS[11].2),
    };
    let new_year = start(3, 22);
    let year = date.year() - if today >= new_year { 78 } else { 79 };
    format!("{day}{NO_BREAK_SPACE}{name} {year}")
}

fn days_in(year: i16, month: i8) -> i8 {
    Date::new(year, month, 1).map_or(31, Date::days_in_month)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::saka_date;

    fn saka(year: i16, month: i8, day: i8) -> String {
        saka_date(date(year, month, day)).replace('\u{A0}', " ")
    }

    #[test]
    fn the_sample_day() {
        assert_eq!(saka(2025, 9, 21), "30 भाद्र 1947");
    }

    #[test]
    fn new_year_in_common_and_leap_years() {
        assert_eq!(saka(2023, 3, 21), "30 फाल्गुन 1944");
        assert_eq!(saka(2023, 3, 22), "1 चैत्र 1945");
        assert_eq!(saka(2024, 3, 20), "30 फाल्गुन 1945");
        assert_eq!(saka(2024, 3, 21), "1 चैत्र 1946");
        assert_eq!(saka(2024, 4, 20), "31 चैत्र 1946");
        assert_eq!(saka(2023, 4, 20), "30 चैत्र 1945");
    }

    #[test]
    fn around_the_gregorian_new_year() {
        assert_eq!(saka(2025, 12, 21), "30 अग्रहायण 1947");
        assert_eq!(saka(2025, 12, 31), "10 पौष 1947");
        assert_eq!(saka(2026, 1, 1), "11 पौष 1947");
        assert_eq!(saka(2026, 1, 20), "30 पौष 1947");
        assert_eq!(saka(2026, 1, 21), "1 माघ 1947");
    }

    /// Against an implementation that is not ours.
    #[test]
    fn every_day_of_two_hundred_years_as_icu_has_it() {
        use icu_calendar::cal::Indian;
        let months = "चैत्र वैशाख ज्येष्ठ आषाढ़ श्रावण भाद्र आश्विन कार्तिक अग्रहायण पौष माघ फाल्गुन";
        let months: Vec<&str> = months.split(' ').collect();
        let mut day: Date = date(1900, 1, 1);
        while day <= date(2100, 12, 31) {
            let [month, number] =
                [day.month(), day.day()].map(|part| u8::try_from(part).unwrap());
            let other =
                icu_calendar::Date::try_new_iso(i32::from(day.year()), month, number).unwrap();
            let other = other.to_calendar(Indian);
            let name = months[usize::from(other.month().ordinal) - 1];
            let expected =
                format!("{} {name} {}", other.day_of_month().0, other.year().extended_year());
            assert_eq!(saka_date(day).replace('\u{A0}', " "), expected, "{day}");
            day = day.tomorrow().unwrap();
        }
    }

    /// Walking day by day, the date counts up or begins a month at 1, and months have 30 or
    /// 31 days.
    #[test]
    fn every_day_follows_the_one_before() {
        let mut day: Date = date(2023, 1, 1);
        let number = |text: &str| text.split('\u{A0}').next().unwrap().parse::<i32>().unwrap();
        let mut last = number(&saka_date(day));
        while day < date(2029, 1, 1) {
            day = day.tomorrow().unwrap();
            let now = number(&saka_date(day));
            assert!(now == last + 1 || (now == 1 && (last == 30 || last == 31)), "{day}");
            last = now;
        }
    }
}
