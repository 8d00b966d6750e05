//! Whose name stands after a name: पिता – राम, W/o राम.

/// What the other person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kin {
    /// Father.
    Father,
    /// Husband.
    Husband,
}

/// What may stand before the name of a father or a husband, compared without case. The longer
/// ones first where one begins like another.
const WORDS: &[(&str, Kin)] = &[
    ("पिता का नाम", Kin::Father),
    ("पति का नाम", Kin::Husband),
    ("पिता", Kin::Father),
    ("पति", Kin::Husband),
    ("सुपुत्री", Kin::Father),
    ("सुपुत्र", Kin::Father),
    ("पुत्री", Kin::Father),
    ("पुत्र", Kin::Father),
    ("धर्मपत्नी", Kin::Husband),
    ("पत्नी", Kin::Husband),
    ("s/o", Kin::Father),
    ("d/o", Kin::Father),
    ("w/o", Kin::Husband),
    ("h/o", Kin::Husband),
    ("father", Kin::Father),
    ("husband", Kin::Husband),
    ("pita", Kin::Father),
    ("pati", Kin::Husband),
];

/// The name without such a word, and what the word says: `पति – श्री राम` → (`Husband`, `श्री राम`).
/// A word counts only if it stands alone, and if a name is left.
pub fn split_kin(text: &str) -> (Option<Kin>, &str) {
    for (word, kin) in WORDS {
        let Some(start) = text.get(..word.len()) else { continue };
        if !start.eq_ignore_ascii_case(word) {
            continue;
        }
        let after = &text[word.len()..];
        let name = after.trim_start_matches([' ', '\u{A0}', '-', '–', '—', ':', '.', ',']);
        if name.len() < after.len() && !name.is_empty() {
            return (Some(*kin), name);
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::{Kin, split_kin};

    #[test]
    fn words_before_the_name() {
        for (text, kin, name) in [
            ("पति – श्री राम", Some(Kin::Husband), "श्री राम"),
            ("पिता: राम", Some(Kin::Father), "राम"),
            ("S/O. Ram", Some(Kin::Father), "Ram"),
            ("w/o राम", Some(Kin::Husband), "राम"),
            ("पुत्र श्री राम", Some(Kin::Father), "श्री राम"),
            ("पितांबर राय", None, "पितांबर राय"),
            ("पति", None, "पति"),
            ("राम", None, "राम"),
        ] {
            assert_eq!(split_kin(text), (kin, name), "{text}");
        }
    }
}
