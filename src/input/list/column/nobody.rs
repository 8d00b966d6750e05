//! Rows below the headings that are of nobody: they add others up, head a section, or sign the list.

use crate::input::field::Field;
use crate::input::list::column::office::names_office;
use crate::text::{is_word_character, word_key};

/// Words that add a list up, or carry a page's sum to the next, by their letters.
const SUMS: [&str; 26] = [
    "कुल",
    "योग",
    "योगफल",
    "कुलयोग",
    "सर्वयोग",
    "महायोग",
    "जोड",
    "कुलजोड",
    "कुलसंख्या",
    "टोटल",
    "ग्रांडटोटल",
    "total",
    "grandtotal",
    "subtotal",
    "sum",
    "kul",
    "yog",
    "kulyog",
    "जाया",
    "लाया",
    "अग्रेषित",
    "अग्रसारित",
    "अग्रानीत",
    "forward",
    "cf",
    "bf",
];

/// Words for what sums count.
const COUNTED: [&str; 18] = [
    "लोग",
    "लोगों",
    "सदस्य",
    "सदस्यों",
    "आमंत्रित",
    "आमन्त्रित",
    "आमंत्रितों",
    "व्यक्ति",
    "व्यक्तियों",
    "नाम",
    "नामों",
    "पुरुष",
    "पुरूष",
    "महिला",
    "महिलाएं",
    "अतिथि",
    "person",
    "persons",
];

/// Other words beside those that add up.
const BESIDE: [&str; 55] = [
    "का",
    "की",
    "के",
    "को",
    "से",
    "में",
    "तक",
    "इस",
    "यह",
    "पिछले",
    "पिछला",
    "पिछली",
    "गत",
    "पूर्व",
    "अगले",
    "आगे",
    "पीछे",
    "ले",
    "गया",
    "गयी",
    "गई",
    "पृष्ठ",
    "पृष्ठों",
    "पृ",
    "पेज",
    "पन्ना",
    "पन्ने",
    "शीट",
    "संख्या",
    "सं",
    "नं",
    "न",
    "सूची",
    "ग्रांड",
    "ग्रैंड",
    "सर्व",
    "महा",
    "उप",
    "सब",
    "एवं",
    "और",
    "व",
    "मात्र",
    "सभी",
    "page",
    "of",
    "this",
    "previous",
    "next",
    "grand",
    "sub",
    "no",
    "carried",
    "brought",
    "over",
];

/// The words of a row that adds others up, if it does: one of its cells says so, and but for it
/// there are only small numbers and what they count.
pub(crate) fn sum<'a>(cells: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut words = None;
    for cell in cells.filter(|cell| !cell.is_empty()) {
        if has_long_number(cell) {
            return None;
        }
        let (keys, adds_up) = keys(cell);
        if adds_up {
            if !is_sum(&keys) {
                return None;
            }
            words = words.or(Some(cell));
        } else if !keys.iter().all(|key| COUNTED.contains(&key.as_str())) {
            return None;
        }
    }
    words
}

/// True if a text has more digits than a sum. Telephone numbers and PINs do.
pub(crate) fn has_long_number(text: &str) -> bool {
    const MOST_DIGITS: usize = 5;
    text.chars().filter(|c| c.is_numeric()).nth(MOST_DIGITS).is_some()
}

/// The keys of the words of a text without their digits, and whether one of them adds up.
fn keys(text: &str) -> (Vec<String>, bool) {
    let mut adds_up = false;
    let words = text.split(|c: char| !is_word_character(c) && c != '/');
    let keys = words.filter_map(|word| {
        let key: String = word_key(word).chars().filter(|c| !c.is_numeric()).collect();
        adds_up |= SUMS.contains(&key.as_str());
        (!key.is_empty()).then_some(key)
    });
    (keys.collect(), adds_up)
}

/// True if words of which one adds up say nothing else, or what they add up is a place or told
/// before का.
fn is_sum(keys: &[String]) -> bool {
    const PLACES: [&str; 10] =
        ["ग्राम", "पंचायत", "प्रखंड", "प्रखण्ड", "वार्ड", "टोला", "मोहल्ला", "थाना", "जिला", "गांव"];
    let is_one_of = |words: &[&str], key: &String| words.contains(&key.as_str());
    let known = |key: &String| {
        is_one_of(&SUMS, key) || is_one_of(&COUNTED, key) || is_one_of(&BESIDE, key)
    };
    if keys.iter().all(known) {
        return true;
    }
    match keys {
        [.., of, last] if is_one_of(&SUMS, last) && is_one_of(&["का", "की", "के"], of) => {
            true
        }
        [first, next, ..] if is_one_of(&SUMS, first) && is_one_of(&PLACES, next) => true,
        [.., last] => is_one_of(&SUMS, last) && keys.iter().any(|key| is_one_of(&PLACES, key)),
        [] => false,
    }
}

/// True if a text in the place of a name, beside which nothing stands, is that of nobody: the head
/// of a section (`पंचायत – बेला`), a signature (`ह०/- सचिव`) or a note under the list. An office is
/// somebody: `ग्राम-प्रधान`.
pub(crate) fn is_nobodys(text: &str) -> bool {
    is_signature(text) || is_note(text) || heads_section(text)
}

fn is_signature(text: &str) -> bool {
    let text = text.trim_start_matches('(');
    let after =
        text.strip_prefix('ह').map(|rest| rest.trim_start_matches(['०', '0', '.', '॰']));
    after.is_some_and(|rest| rest.trim_start().starts_with("/-"))
        || text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sd/-"))
        || text.split(|c| !is_word_character(c)).any(|word| word == "हस्ताक्षर")
}

fn is_note(text: &str) -> bool {
    /// Words that begin nothing but a note.
    const NOTES: [&str; 5] = ["नोट", "note", "टिप्पणी", "प्रतिलिपि", "प्रतिलिपी"];
    /// Words that do so before a dash or a colon.
    const MARKED: [&str; 5] = ["दिनांक", "स्थान", "सूचना", "nb", "date"];
    let first = text.split(|c| !is_word_character(c)).find(|word| !word.is_empty());
    let is_one_of = |words: &[&str], text: &str| words.contains(&word_key(text).as_str());
    first.is_some_and(|first| is_one_of(&NOTES, first))
        || parted(text).is_some_and(|(before, _)| is_one_of(&MARKED, before))
}

/// True for the name of a place after the word for what it is and a dash or a colon, and for a
/// ward's number.
fn heads_section(text: &str) -> bool {
    const OF_PLACES: [Field; 8] = [
        Field::Village,
        Field::Ward,
        Field::PostOffice,
        Field::Thana,
        Field::Panchayat,
        Field::Block,
        Field::Subdivision,
        Field::District,
    ];
    // Most names have neither.
    if let Some((before, after)) = parted(text) {
        let field = Field::of_heading(before);
        let is_place = field.is_some_and(|field| OF_PLACES.contains(&field));
        if is_place && after.contains(char::is_alphanumeric) && !names_office(after) {
            return true;
        }
    }
    let is_number = text.ends_with(char::is_numeric) && !has_long_number(text);
    let before = || text.trim_end_matches(|c: char| c.is_numeric() || c == ' ');
    is_number && Field::of_heading(before()) == Some(Field::Ward)
}

/// The text before and after its first dash or colon.
fn parted(text: &str) -> Option<(&str, &str)> {
    text.split_once(['-', '–', '—', ':'])
}

#[cfg(test)]
mod tests {
    use super::{is_nobodys, sum};

    #[test]
    fn sums_with_words_around_them() {
        for sums in [
            "योग पृष्ठ-1",
            "योग (पृष्ठ 2)",
            "पिछले पृष्ठ का योग",
            "आगे ले जाया गया",
            "पीछे से लाया गया",
            "कुल योग",
            "महायोग",
            "कुल 30 लोग",
            "कुल सदस्य",
            "कुल सदस्य संख्या – 45",
            "Grand Total",
            "Page Total",
            "C/F",
            "carried forward",
            "पंचायत बेला का योग",
            "बेला पंचायत योग",
            "योग पंचायत बेला",
        ] {
            assert_eq!(sum(["3", sums, "50"].into_iter()), Some(sums), "{sums}");
        }
        for name in ["योग माया", "कुल देव", "राम जोड़", "सदस्य", "गया", "कुल भूषण", "योगेश"]
        {
            assert_eq!(sum(["3", name].into_iter()), None, "{name}");
        }
        assert_eq!(sum(["योग", "9431012345"].into_iter()), None);
        assert_eq!(sum(["योग", "गया"].into_iter()), None, "a place beside a name");
        assert_eq!(sum(["योग", "50 सदस्य"].into_iter()), Some("योग"));
    }

    #[test]
    fn texts_of_nobody() {
        for text in [
            "पंचायत- बेला",
            "ग्राम पंचायत - बेला",
            "प्रखण्ड – पीरो",
            "पंचायत: बेला",
            "वार्ड नं० 5",
            "वार्ड-5",
            "नोट- यह सूची अस्थायी है",
            "नोट यह सूची अस्थायी है",
            "ह०/- सचिव",
            "ह./- सचिव",
            "ह0/-",
            "(हस्ताक्षर)",
            "सचिव का हस्ताक्षर",
            "Sd/- Secretary",
            "दिनांक – 21.09.2025",
        ] {
            assert!(is_nobodys(text), "{text}");
        }
        for text in [
            "राम सिंह",
            "ग्राम-प्रधान",
            "पंचायत - सचिव",
            "जिला-अध्यक्ष",
            "थाना प्रभारी",
            "प्रखंड विकास पदाधिकारी",
            "जिया-उल-हक",
            "विशेष कुमार",
            "हरि",
            "ह. सिंह",
            "सचिव - राम सिंह",
            "मो. अली - आरा",
        ] {
            assert!(!is_nobodys(text), "{text}");
        }
    }
}
