use super::Digits;

/// The text with its digits, Latin or Devanagari, as chosen. Nothing else changes.
pub fn digits(text: &str, choice: Digits) -> String {
    match choice {
        Digits::Latin => latin_digits(text),
        Digits::Devanagari => text.chars().map(devanagari).collect(),
    }
}

/// The text with १२३ as 123.
pub fn latin_digits(text: &str) -> String {
    text.chars().map(latin).collect()
}

fn latin(c: char) -> char {
    shifted(c, '०'..='९', '0')
}

fn devanagari(c: char) -> char {
    shifted(c, '0'..='9', '०')
}

fn shifted(c: char, from: std::ops::RangeInclusive<char>, to: char) -> char {
    if from.contains(&c) {
        let digit = u32::from(c) - u32::from(*from.start());
        char::from_u32(u32::from(to) + digit).unwrap_or(c)
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::{Digits, digits, latin_digits};

    #[test]
    fn both_ways_and_mixed() {
        assert_eq!(digits("वार्ड 10/२३", Digits::Devanagari), "वार्ड १०/२३");
        assert_eq!(digits("वार्ड 10/२३", Digits::Latin), "वार्ड 10/23");
        assert_eq!(latin_digits("०१२३४५६७८९"), "0123456789");
        assert_eq!(digits("0123456789", Digits::Devanagari), "०१२३४५६७८९");
    }

    #[test]
    fn other_digits_stay() {
        assert_eq!(digits("٣ ৩ x", Digits::Devanagari), "٣ ৩ x");
    }
}
