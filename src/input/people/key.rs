//! Keys by which spellings of one person are alike.

use std::collections::HashMap;

use crate::hindi::{latin_digits, matching_key};

/// Keys that rows are compared by; empty where the row says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) father: String,
    pub(crate) place: String,
    pub(crate) phone: String,
    pub(crate) id: String,
}

/// The keys of texts met so far: a list has few villages, and names that come again.
#[derive(Debug, Default)]
pub(crate) struct Keys<'a>(HashMap<&'a str, String>);

impl<'a> Keys<'a> {
    pub(crate) fn of(&mut self, text: &'a str) -> &str {
        self.0.entry(text).or_insert_with(|| matching_key(text))
    }
}

/// The last ten digits of the first number: +91, 0 and spaces make no difference. Empty if there
/// are fewer.
pub(crate) fn phone_key(phone: &str) -> String {
    phone_keys(phone).next().unwrap_or_default()
}

/// The same of all numbers in a cell.
pub(crate) fn phone_keys(phone: &str) -> impl Iterator<Item = String> {
    phone.split([',', '/', ';']).filter_map(|number| {
        let digits: Vec<char> =
            latin_digits(number).chars().filter(char::is_ascii_digit).collect();
        digits.len().checked_sub(10).map(|from| digits[from..].iter().collect())
    })
}

/// Digits of either script are alike, and zeros before a number count for nothing: spreadsheet
/// programs drop them.
pub(crate) fn id_key(id: &str) -> String {
    let id = latin_digits(id).to_lowercase();
    match id.trim_start_matches('0') {
        rest if !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()) => {
            rest.to_owned()
        }
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::id_key;

    #[test]
    fn ids_survive_a_spreadsheet() {
        assert_eq!(id_key("007"), id_key("7"));
        assert_eq!(id_key("०४२"), id_key("42"));
        assert_eq!(id_key("A-07"), "a-07");
        assert_eq!(id_key("0"), "0");
    }
}
