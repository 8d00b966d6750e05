use jiff::civil::Date;

use super::{Months, NO_BREAK_SPACE};

/// Anusvara spelling, written-out spelling.
const MONTHS: [[&str; 2]; 12] = [
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

/// The name of the month of a date.
pub fn month(date: Date, spelling: Months) -> &'static str {
    let index = usize::try_from(date.month() - 1).unwrap_or_default();
    let [anusvara, written_out] = MONTHS[index % MONTHS.len()];
    match spelling {
        Months::Anusvara => anusvara,
        Months::Panchamakshar => written_out,
    }
}

/// `21 सितंबर 2025`, with a no-break space after the day.
pub fn long_date(date: Date, spelling: Months) -> String {
    format!("{}{NO_BREAK_SPACE}{} {}", date.day(), month(date, spelling), date.year())
}

/// `21.09.2025`, the form of offices.
pub fn office_date(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Months, long_date, office_date};

    #[test]
    fn long_form_in_both_spellings() {
        let day = date(2025, 9, 21);
        assert_eq!(long_date(day, Months::Anusvara), "21\u{A0}सितंबर 2025");
        assert_eq!(long_date(day, Months::Panchamakshar), "21\u{A0}सितम्बर 2025");
        assert_eq!(long_date(date(2026, 1, 1), Months::Anusvara), "1\u{A0}जनवरी 2026");
        assert_eq!(long_date(date(2025, 12, 31), Months::Panchamakshar), "31\u{A0}दिसम्बर 2025");
    }

    #[test]
    fn office_form_has_zeros() {
        assert_eq!(office_date(date(2025, 9, 5)), "05.09.2025");
    }

    #[test]
    fn months_are_in_nfc() {
        use unicode_normalization::is_nfc;
        assert!(super::MONTHS.as_flattened().iter().all(|name| is_nfc(name)));
    }
}
