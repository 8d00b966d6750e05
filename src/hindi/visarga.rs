//! Visarga (U+0903) typed as a colon: प्रात: for प्रातः.

use super::is_devanagari_letter;

/// Words that end with visarga, without it.
const ENDING: &[&str] = &[
    "प्रात",
    "अत",
    "पुन",
    "सामान्यत",
    "अंतत",
    "अन्तत",
    "क्रमश",
    "विशेषत",
    "मुख्यत",
    "वस्तुत",
    "संभवत",
    "प्राय",
    "स्वत",
    "पूर्णत",
    "अंशत",
    "शत",
    "छ",
];

/// Beginnings of words that have visarga before a letter: दुःख, निःशुल्क, अंतःकरण.
const INSIDE: &[&str] = &["दु", "नि", "अंत", "अन्त", "प्रात", "पुन"];

/// The text with visarga where a colon stands for it; none if there is no such colon. Other
/// colons, as in `ग्राम: बेला`, are not touched.
pub fn with_visarga(text: &str) -> Option<String> {
    // Most texts have no colon.
    if !text.contains(':') {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 2);
    let mut repaired = false;
    let mut word = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c == ':' {
            let next = rest.peek().copied();
            let stands_for_it = match next {
                Some(next) if is_devanagari_letter(next) => INSIDE.contains(&word.as_str()),
                _ => ENDING.contains(&word.as_str()),
            };
            repaired |= stands_for_it;
            out.push(if stands_for_it { 'ः' } else { ':' });
            word.clear();
            continue;
        }
        if is_devanagari_letter(c) {
            word.push(c);
        } else {
            word.clear();
        }
        out.push(c);
    }
    repaired.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::with_visarga;

    #[test]
    fn known_words_only() {
        for (text, repaired) in [
            ("प्रात: 8 बजे", Some("प्रातः 8 बजे")),
            ("अत: आइए", Some("अतः आइए")),
            ("दु:खहरण सिंह", Some("दुःखहरण सिंह")),
            ("नि:शुल्क", Some("निःशुल्क")),
            ("ग्राम: बेला", None),
            ("ग्राम:बेला", None),
            ("8:30", None),
            ("नाम", None),
        ] {
            assert_eq!(with_visarga(text).as_deref(), repaired, "{text}");
        }
    }
}
