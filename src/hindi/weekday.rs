use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization as _;

use super::Thursday;

/// The name to print, then other names.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Sunday, &["रविवार", "इतवार", "एतवार", "रवि", "sunday", "sun", "ravivar"]),
    (Weekday::Monday, &["सोमवार", "चंद्रवार", "सोम", "monday", "mon", "somvar"]),
    (Weekday::Tuesday, &["मंगलवार", "मङ्गलवार", "मंगल", "tuesday", "tue", "mangalvar"]),
    (Weekday::Wednesday, &["बुधवार", "बुध", "wednesday", "wed", "budhvar"]),
    (
        Weekday::Thursday,
        &["गुरुवार", "गुरूवार", "बृहस्पतिवार", "वीरवार", "गुरु", "thursday", "thu", "guruvar"],
    ),
    (Weekday::Friday, &["शुक्रवार", "जुमा", "शुक्र", "friday", "fri", "shukravar"]),
    (Weekday::Saturday, &["शनिवार", "शनिचर", "शनि", "saturday", "sat", "shanivar"]),
];

/// The name of a weekday.
pub fn weekday(day: Weekday, thursday: Thursday) -> &'static str {
    match (day, thursday) {
        (Weekday::Thursday, Thursday::Brihaspativar) => return "बृहस्पतिवार",
        (Weekday::Thursday, Thursday::Viravar) => return "वीरवार",
        _ => {}
    }
    WEEKDAYS.iter().find(|(known, _)| *known == day).map_or("", |(_, names)| names[0])
}

/// The weekday of a name in Hindi (several spellings) or English.
pub fn parse_weekday(name: &str) -> Option<Weekday> {
    let name: String = name.trim().nfc().flat_map(char::to_lowercase).collect();
    WEEKDAYS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(day, _)| *day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::{Thursday, WEEKDAYS, parse_weekday, weekday};

    #[test]
    fn all_names_of_thursday() {
        for name in ["गुरुवार", "बृहस्पतिवार", "वीरवार", " Thursday "]
        {
            assert_eq!(parse_weekday(name), Some(Weekday::Thursday), "{name}");
        }
        assert_eq!(parse_weekday("Someday"), None);
        assert_eq!(parse_weekday(""), None);
    }

    #[test]
    fn every_printed_name_reads_back() {
        for (day, _) in WEEKDAYS {
            for thursday in [Thursday::Guruvar, Thursday::Brihaspativar, Thursday::Viravar] {
                assert_eq!(parse_weekday(weekday(day, thursday)), Some(day));
            }
        }
        assert_eq!(weekday(date(2025, 9, 21).weekday(), Thursday::Viravar), "रविवार");
        assert_eq!(weekday(Weekday::Thursday, Thursday::Viravar), "वीरवार");
    }
}
