//! Dates as spreadsheet programs write them, where something else may have been typed.

use super::table::{CellKind, ListCell};
use crate::hindi::{ENGLISH_MONTHS, latin_digits};

/// A cell that seems to be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProgramDate {
    /// Day or year with the name of a month: `03-Apr`, `Apr-03`, `12-मार्च-2024`.
    Named,
    /// In figures, with a year: `05-06-2024`, `2024-06-05 00:00:00`.
    Figures,
    /// The days since 1900: `45000`.
    Serial,
}

/// The kind of date that a spreadsheet program seems to have made of a cell.
pub(crate) fn program_date(cell: &ListCell) -> Option<ProgramDate> {
    match cell.kind {
        CellKind::Text | CellKind::Number => of_text(&cell.text),
        _ => None,
    }
}

/// True if a text is a date with the name of its month, which is in no script.
pub(crate) fn has_month(text: &str) -> bool {
    of_text(text) == Some(ProgramDate::Named)
}

fn of_text(text: &str) -> Option<ProgramDate> {
    /// Bytes of the longest date.
    const LONGEST: usize = 50;
    // Hardly any cell goes on from here.
    if text.len() < 4
        || text.len() > LONGEST
        || !(text.starts_with(char::is_numeric) || text.ends_with(char::is_numeric))
    {
        return None;
    }
    let text = latin_digits(text);
    let text = text.trim();
    if is_serial(text) {
        Some(ProgramDate::Serial)
    } else if is_named(text) {
        Some(ProgramDate::Named)
    } else {
        is_in_figures(text).then_some(ProgramDate::Figures)
    }
}

fn is_serial(text: &str) -> bool {
    // From 2000 to 2049.
    let text = text.strip_suffix(".0").unwrap_or(text);
    text.len() == 5 && number(text).is_some_and(|days| (36_526..=54_788).contains(&days))
}

fn number(text: &str) -> Option<u32> {
    let is_number = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn is_day(text: &str) -> bool {
    text.len() <= 2 && number(text).is_some_and(|day| (1..=31).contains(&day))
}

fn is_month(text: &str) -> bool {
    text.len() <= 2 && number(text).is_some_and(|month| (1..=12).contains(&month))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && number(text).is_some_and(|year| (1900..=2099).contains(&year))
}

fn is_named(text: &str) -> bool {
    let parts: Vec<&str> =
        text.split(['-', '–', '/', ' ', ',', '.']).filter(|part| !part.is_empty()).collect();
    let is_short = |text: &str| text.len() == 2 && number(text).is_some();
    match parts[..] {
        [first, second] => {
            is_day(first) && is_month_name(second)
                || is_month_name(first)
                    && (is_day(second) || is_short(second) || is_year(second))
        }
        [first, second, third] => {
            let year = |text: &str| is_year(text) || is_short(text);
            is_day(first) && is_month_name(second) && year(third)
                || is_month_name(first) && is_day(second) && year(third)
                || is_year(first) && is_month_name(second) && is_day(third)
        }
        _ => false,
    }
}

fn is_month_name(word: &str) -> bool {
    const HINDI: &str = "जनवरी जन फ़रवरी फरवरी फ़र फर मार्च अप्रैल अप्रै मई जून जुलाई जुल अगस्त अग \
        सितंबर सितम्बर सित अक्टूबर अक्तूबर अक्टू अक्तू नवंबर नवम्बर नव दिसंबर दिसम्बर दिस";
    let word = word.trim_end_matches('॰');
    if word.is_ascii() {
        return word.eq_ignore_ascii_case("sept")
            || ENGLISH_MONTHS.iter().any(|month| {
                word.eq_ignore_ascii_case(month) || word.eq_ignore_ascii_case(&month[..3])
            });
    }
    HINDI.split_whitespace().any(|month| month == word)
}

fn is_in_figures(text: &str) -> bool {
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let is_of_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | 'Z');
    let time = time.trim_end_matches(" AM").trim_end_matches(" PM");
    if !(time.is_empty() || time.contains(':') && time.chars().all(is_of_time)) {
        return false;
    }
    ['-', '/', '.'].into_iter().any(|sign| {
        let parts: Vec<&str> = date.split(sign).collect();
        let [first, second, third] = parts[..] else { return false };
        let day_and_month =
            is_day(first) && is_month(second) || is_month(first) && is_day(second);
        // People write a house 12/3/45, programs 05/06/24.
        let is_filled = first.len() == 2
            && second.len() == 2
            && (first.starts_with('0') || second.starts_with('0'));
        let is_short = third.len() == 2 && number(third).is_some() && is_filled && sign != '.';
        day_and_month && (is_year(third) || is_short)
            || is_year(first) && is_month(second) && is_day(third)
    })
}

#[cfg(test)]
mod tests {
    use super::{ProgramDate, of_text};

    #[test]
    fn what_excel_makes_of_numbers_of_houses() {
        for (text, kind) in [
            ("03-Apr", ProgramDate::Named),
            ("3-Apr", ProgramDate::Named),
            ("3 Apr", ProgramDate::Named),
            ("3/Apr", ProgramDate::Named),
            ("05-JUN", ProgramDate::Named),
            ("12-मार्च", ProgramDate::Named),
            ("३-अप्रैल", ProgramDate::Named),
            ("03-अक्टू॰", ProgramDate::Named),
            ("Apr-03", ProgramDate::Named),
            ("Jan-25", ProgramDate::Named),
            ("Jan-85", ProgramDate::Named),
            ("Apr 2003", ProgramDate::Named),
            ("अप्रैल-03", ProgramDate::Named),
            ("03-Apr-24", ProgramDate::Named),
            ("3 April 2024", ProgramDate::Named),
            ("April 3, 2024", ProgramDate::Named),
            ("05-06-2024", ProgramDate::Figures),
            ("5/6/2024", ProgramDate::Figures),
            ("6/25/2024", ProgramDate::Figures),
            ("05.06.2024", ProgramDate::Figures),
            ("05/06/24", ProgramDate::Figures),
            ("05-06-24", ProgramDate::Figures),
            ("2024-06-05", ProgramDate::Figures),
            ("2024/6/5", ProgramDate::Figures),
            ("2024-06-05 00:00:00", ProgramDate::Figures),
            ("2024-06-05T00:00:00", ProgramDate::Figures),
            ("05-06-2024 00:00", ProgramDate::Figures),
            ("45000", ProgramDate::Serial),
            ("45000.0", ProgramDate::Serial),
            ("४५०००", ProgramDate::Serial),
        ] {
            assert_eq!(of_text(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        for text in [
            "12/3",
            "3-4",
            "5/6",
            "05-06",
            "12/3/45",
            "5/6/24",
            "12/11/24",
            "3",
            "2024",
            "12",
            "802301",
            "9431012345",
            "20000",
            "99999",
            "3/4/2",
            "वार्ड 3",
            "3 मईपुर",
            "मई",
            "Apr",
            "May",
            "12-A",
            "3-B",
            "32-Apr",
            "0-Apr",
            "13-13-2024",
            "05-06-1824",
            "सेक्टर 5",
            "15 अगस्त नगर",
            "5 मार्च 2024 को",
            "1.2.3",
            "01.02.03",
            "2024-25",
            "1-2-3-4",
            "",
            "Ward 5",
            "Mar 5 B",
            "3 Mango",
            "26 जनवरी मार्ग",
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }
}
