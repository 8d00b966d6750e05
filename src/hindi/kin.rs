//! Whose name stands after a name: पिता – राम, W/o राम.

use super::Gender;
use super::company::is_and;
use super::honorific::{begins_with_mohammad, is_honorific, leads_name, split_honorific};

/// Relation of the other person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kin {
    /// Father.
    Father,
    /// Husband.
    Husband,
}

/// Words before the name of a father or a husband, compared without case, and the
/// gender that it shows of the child or wife. The longer ones first where one begins like another.
const WORDS: &[(&str, Kin, Option<Gender>)] = &[
    ("पिता का नाम", Kin::Father, None),
    ("पति का नाम", Kin::Husband, Some(Gender::F)),
    ("पिता", Kin::Father, None),
    ("पति", Kin::Husband, Some(Gender::F)),
    ("सुपुत्री", Kin::Father, Some(Gender::F)),
    ("सुपुत्र", Kin::Father, Some(Gender::M)),
    ("पुत्री", Kin::Father, Some(Gender::F)),
    ("पुत्र", Kin::Father, Some(Gender::M)),
    ("धर्मपत्नी", Kin::Husband, Some(Gender::F)),
    ("पत्नी", Kin::Husband, Some(Gender::F)),
    ("वल्द", Kin::Father, Some(Gender::M)),
    ("जौजे", Kin::Husband, Some(Gender::F)),
    ("s/o", Kin::Father, Some(Gender::M)),
    ("d/o", Kin::Father, Some(Gender::F)),
    ("w/o", Kin::Husband, Some(Gender::F)),
    ("h/o", Kin::Husband, Some(Gender::F)),
    ("father", Kin::Father, None),
    ("husband", Kin::Husband, Some(Gender::F)),
    ("pita", Kin::Father, None),
    ("pati", Kin::Husband, Some(Gender::F)),
];

/// The name without such a word, and what the word says: `पति – श्री राम` → (`Husband`, `श्री
/// राम`). A word counts only if it stands alone, and if a name is left.
pub fn split_kin(text: &str) -> (Option<Kin>, &str) {
    match said(text) {
        Some((kin, _, name)) => (Some(kin), name),
        None => (None, text),
    }
}

/// The gender of somebody whose father or husband is told so: पुत्री राम, W/o राम.
pub fn gender_by_kin(text: &str) -> Option<Gender> {
    said(text).and_then(|(_, gender, _)| gender)
}

fn said(text: &str) -> Option<(Kin, Option<Gender>, &str)> {
    for (word, kin, gender) in WORDS {
        let Some(start) = text.get(..word.len()) else { continue };
        if !start.eq_ignore_ascii_case(word) {
            continue;
        }
        let after = &text[word.len()..];
        let name = after.trim_start_matches([' ', '\u{A0}', '-', '–', '—', ':', '.', ',']);
        if name.len() < after.len() && !name.is_empty() {
            return Some((*kin, *gender, name));
        }
    }
    None
}

/// A name that says whose child or wife a person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameWithKin<'a> {
    /// The person's own name.
    pub name: &'a str,
    /// Relation of the other.
    pub kin: Kin,
    /// The other's name.
    pub other: &'a str,
    /// The person's gender, where the word shows it.
    pub gender: Option<Gender>,
}

/// Words between the name of a person and that of the father or husband.
const BETWEEN: &[(&[&str], Kin, Option<Gender>)] = &[
    (&["पुत्र", "सुपुत्र", "वल्द", "बल्द", "s/o"], Kin::Father, Some(Gender::M)),
    (&["पुत्री", "सुपुत्री", "d/o"], Kin::Father, Some(Gender::F)),
    (&["पत्नी", "धर्मपत्नी", "जौजे", "जौजा", "w/o"], Kin::Husband, Some(Gender::F)),
    (&["पिता"], Kin::Father, None),
    (&["h/o", "पति"], Kin::Husband, Some(Gender::F)),
];

/// Ends of women's names. Before पति they tell her husband from a name such as उमा पति.
const OF_WOMEN: &[&str] =
    &["देवी", "कुमारी", "खातून", "खातुन", "ख़ातून", "बेगम", "बीबी", "बानो", "परवीन", "कुँवर", "कुंवर"];

/// Takes a name apart that says whose child or wife a person is: `राम सिंह पुत्र हरि सिंह`, `सीता
/// देवी (पति – राम)`. Not one that says so from the other side (`हरि के पुत्र राम`), nor one of
/// which nothing would be left on either side.
pub fn split_name_and_kin(text: &str) -> Option<NameWithKin<'_>> {
    for (at, _) in text.match_indices(' ') {
        let rest = &text[at + 1..];
        let (open, rest) = rest.strip_prefix('(').map_or((false, rest), |rest| (true, rest));
        let end = rest.find(is_after_word).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let word = word.to_lowercase();
        let Some((_, kin, gender)) =
            BETWEEN.iter().find(|(words, ..)| words.contains(&word.as_str()))
        else {
            continue;
        };
        let name = text[..at].trim_end_matches([' ', ',', '-', '–']);
        let other = after.trim_start_matches(is_after_word);
        let other = if open { other.strip_suffix(')')? } else { other };
        let last = name.rsplit(' ').next().unwrap_or_default();
        let is_marked = after.trim_start_matches(' ').starts_with(['-', '–', '—', ':'])
            || leads_name(other.split(' ').next().unwrap_or_default())
            || OF_WOMEN.contains(&last);
        if matches!(last, "के" | "की" | "का")
            || is_and(last)
            || other.starts_with("सहित")
            || is_honorific(name)
            || name.is_empty()
            || !other.contains(char::is_alphabetic)
            || other.split(' ').any(|word| matches!(word, "के" | "की" | "का"))
            || (word == "पति" && !open && !is_marked)
        {
            return None;
        }
        return Some(NameWithKin { name, kin: *kin, other, gender: *gender });
    }
    None
}

/// The gender that the words of a name show, behind its first: कुमारी, खातून; कुमार, प्रसाद. मो. shows
/// a man's. Only a hint: राम देवी may be a man.
pub(crate) fn gender_of_name(name: &str) -> Option<Gender> {
    const OF_EITHER: [&str; 2] = ["कुँवर", "कुंवर"];
    const OF_MEN: [&str; 2] = ["कुमार", "प्रसाद"];
    if begins_with_mohammad(name) {
        return Some(Gender::M);
    }
    name.split(' ').skip(1).find_map(|word| {
        let word = word.trim_matches([',', '(', ')', '.']);
        if OF_WOMEN.contains(&word) && !OF_EITHER.contains(&word) {
            return Some(Gender::F);
        }
        OF_MEN.contains(&word).then_some(Gender::M)
    })
}

/// True if a text in the place of a name is only that somebody is another's child or wife: `रमेश
/// पुत्र`, `मोहन राय की पत्नी`, `श्रीमती पत्नी श्री मोहन राय`. पति also ends names.
pub(crate) fn is_of_kin(text: &str) -> bool {
    let own = split_honorific(text).map_or(text, |(_, own)| own);
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| is_after_word(c) || matches!(c, '(' | ')'));
        let mut words = BETWEEN.iter().flat_map(|(words, ..)| words.iter());
        word != "पति" && words.any(|own| own.eq_ignore_ascii_case(word))
    };
    let Some((first, _)) = own.split_once(' ') else { return false };
    let last = own.rsplit(' ').find(|word| word.contains(char::is_alphabetic));
    is_word(first) || last.is_some_and(is_word)
}

fn is_after_word(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '-' | '–' | '—' | ':' | '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::{
        Gender, Kin, NameWithKin, gender_of_name, is_of_kin, split_kin, split_name_and_kin,
    };

    #[test]
    fn words_between_names() {
        use Gender::{F, M};
        use Kin::{Father, Husband};
        for (text, name, kin, other, gender) in [
            ("राम सिंह पुत्र हरि सिंह", "राम सिंह", Father, "हरि सिंह", Some(M)),
            ("राम सिंह, पिता – स्व. हरि सिंह", "राम सिंह", Father, "स्व. हरि सिंह", None),
            ("राम S/O. श्री हरि", "राम", Father, "श्री हरि", Some(M)),
            ("राम वल्द हरि", "राम", Father, "हरि", Some(M)),
            ("गीता (पुत्री हरि राय)", "गीता", Father, "हरि राय", Some(F)),
            ("सीता जौजे राम", "सीता", Husband, "राम", Some(F)),
            ("सीता देवी पति राम सिंह", "सीता देवी", Husband, "राम सिंह", Some(F)),
            ("सीता पति: राम", "सीता", Husband, "राम", Some(F)),
            ("सीता पति श्री राम", "सीता", Husband, "श्री राम", Some(F)),
        ] {
            let parts = NameWithKin { name, kin, other, gender };
            assert_eq!(split_name_and_kin(text), Some(parts), "{text}");
        }
        for whole in [
            "राम सिंह",
            "उमा पति सिंह",
            "रमापति राय",
            "हरि के पुत्र राम",
            "स्व. राम की पत्नी सीता",
            "राम पुत्र",
            "पुत्र राम",
            "श्री पति मिश्र",
            "राम (पुत्र हरि",
            "राम पुत्र –",
            "राम (पुत्र सहित)",
            "मनोज व पत्नी सीता",
        ] {
            assert_eq!(split_name_and_kin(whole), None, "{whole}");
        }
    }

    #[test]
    fn what_is_said_of_another_is_no_name() {
        for text in [
            "रमेश पुत्र",
            "मोहन राय की पत्नी",
            "श्रीमती पत्नी श्री मोहन राय",
            "W/o मोहन",
            "राम सिंह के पिता",
            "रमेश S/o",
            "राम पुत्र –",
        ] {
            assert!(is_of_kin(text), "{text}");
        }
        for text in ["उमा पति", "राम सिंह", "राम पुत्र हरि", "पत्नी", "रमापति राय", "सपरिवार राम"]
        {
            assert!(!is_of_kin(text), "{text}");
        }
    }

    #[test]
    fn words_of_names_that_hint_at_the_gender() {
        use Gender::{F, M};
        for (name, gender) in [
            ("गीता कुमारी", Some(F)),
            ("सीता देवी यादव", Some(F)),
            ("नूरजहाँ खातून", Some(F)),
            ("मो. अली", Some(M)),
            ("राम कुमार सिंह", Some(M)),
            ("देवी प्रसाद", Some(M)),
            ("राम कुँवर", None),
            ("गीता सिंह", None),
            ("कुमारी", None),
        ] {
            assert_eq!(gender_of_name(name), gender, "{name}");
        }
    }

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
