//! Telling the name of a person from that of a place.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::super::split_honorific;
use super::common;

/// Words that end the names of persons and, without another word, those of no place.
const LAST: &[&str] = &[
    "सिंह",
    "देवी",
    "यादव",
    "कुमार",
    "कुमारी",
    "प्रसाद",
    "पासवान",
    "मिश्र",
    "मिश्रा",
    "तिवारी",
    "शर्मा",
    "वर्मा",
    "अंसारी",
    "खातून",
    "राय",
    "चौधरी",
    "महतो",
    "साह",
    "शाह",
    "मांझी",
    "माँझी",
    "पांडेय",
    "पाण्डेय",
    "ओझा",
    "ठाकुर",
    "गुप्ता",
    "सिन्हा",
    "झा",
    "खान",
    "अहमद",
    "आलम",
    "बेगम",
    "बीबी",
    "रजक",
    "सहनी",
    "मंडल",
    "श्रीवास्तव",
    "दुबे",
    "उपाध्याय",
    "चौबे",
    "पाठक",
    "कुशवाहा",
    "प्रजापति",
    "बिंद",
    "चंद्रवंशी",
];

/// True if a word in Devanagari is a common name, a family's among them.
pub(crate) fn is_common_name(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| common().map(|(name, _)| name).collect());
    names.contains(word) || LAST.contains(&word)
}

/// True if a word ends the names of persons.
pub(crate) fn ends_names(word: &str) -> bool {
    LAST.contains(&word)
}

/// True if a text in Devanagari can only be the name of a person: common names, of which the
/// last is such as families have. With a form of address before it, any common names.
pub fn is_name_of_person(text: &str) -> bool {
    let (address, name) =
        split_honorific(text).map_or((None, text), |(address, name)| (Some(address), name));
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some(last) = words.last() else { return false };
    (2..=4).contains(&words.len())
        && words.iter().all(|word| is_common_name(word))
        && (address.is_some() || ends_names(last))
}

#[cfg(test)]
mod tests {
    use super::is_name_of_person;

    #[test]
    fn persons_and_places() {
        for name in
            ["राम सिंह", "सीता देवी", "श्री राम प्रसाद यादव", "श्रीमती सीता देवी", "श्री मोहन लाल"]
        {
            assert!(is_name_of_person(name), "{name}");
        }
        for place in [
            "राम नगर",
            "श्रीनगर",
            "यादव टोला",
            "श्री कृष्ण नगर",
            "आरा",
            "सिंह",
            "राम",
            "जगदीशपुर",
            "राम सिंह टोला",
            "डॉ. अंबेडकर चौक",
            "ज्ञानपुर, आरा",
            "मो. नवादा",
            "चौधरी टोला",
            "10/3",
            "",
        ] {
            assert!(!is_name_of_person(place), "{place}");
        }
    }
}
