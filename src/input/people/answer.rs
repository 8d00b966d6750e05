//! Yes and no, as people write them in a column.

use crate::text::word_key;

const YES: [&str; 14] = [
    "हाँ",
    "हा",
    "जी हाँ",
    "सही",
    "yes",
    "y",
    "ha",
    "haan",
    "han",
    "ji haan",
    "true",
    "✓",
    "✔",
    "☑",
];

const NO: [&str; 12] =
    ["नहीं", "नही", "ना", "न", "जी नहीं", "no", "n", "nahi", "nahin", "false", "✗", "✘"];

/// True for yes, false for no, none for anything else.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim();
    let key = word_key(text);
    let is_one = |words: &[&str]| {
        words.iter().any(|own| *own == text || !key.is_empty() && word_key(own) == key)
    };
    if is_one(&YES) { Some(true) } else { is_one(&NO).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::yes_or_no;

    #[test]
    fn as_people_write_them() {
        for yes in ["हाँ", "हां", " हाँ। ", "Yes", "Y", "✓", "जी हां"]
        {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["नहीं", "नही", "No", "न", "✗"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        for other in ["", "बेला", "12", "-", "हाथी"] {
            assert_eq!(yes_or_no(other), None, "{other}");
        }
    }
}
