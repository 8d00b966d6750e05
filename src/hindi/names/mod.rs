//! Names of people in Devanagari and in Latin letters.

mod latin;
mod matching;
mod person;
mod suggest;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use matching::matching_key;
pub(crate) use matching::with_anusvara;
pub use person::is_name_of_person;
pub(super) use person::{ends_names, is_common_name};
pub(super) use suggest::LETTERS;
pub use suggest::{Suggestion, suggest_name};

/// Names that are common in Bihar and eastern Uttar Pradesh: the name, a tab, its spellings in
/// Latin letters, of which none belongs to two names.
const COMMON: &str = include_str!("common.tsv");

/// The common names with their spellings in Latin letters, lower case.
pub(super) fn common()
-> impl Iterator<Item = (&'static str, std::str::SplitWhitespace<'static>)> {
    COMMON.lines().filter_map(|line| {
        let (name, spellings) = line.split_once('\t')?;
        Some((name, spellings.split_whitespace()))
    })
}

/// The common name that a word in Latin letters (lower case) spells.
fn known(word: &str) -> Option<&'static str> {
    static KNOWN: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        common()
            .flat_map(|(name, spellings)| spellings.map(move |spelling| (spelling, name)))
            .collect()
    });
    known.get(word).copied()
}

/// True if a word in Latin letters spells a common name.
pub(super) fn is_known_in_latin(word: &str) -> bool {
    word.is_ascii() && known(&word.to_ascii_lowercase()).is_some()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use unicode_normalization::is_nfc;

    use super::common;

    #[test]
    fn the_list_is_in_order() {
        let mut names = BTreeSet::new();
        let mut spellings = BTreeSet::new();
        for (name, latin) in common() {
            assert!(is_nfc(name) && names.insert(name), "{name}");
            assert!(name.chars().all(|c| ('\u{900}'..='\u{97F}').contains(&c)), "{name}");
            for spelling in latin {
                assert!(spelling.bytes().all(|byte| byte.is_ascii_lowercase()), "{spelling}");
                assert!(spellings.insert(spelling), "{spelling}");
            }
        }
        assert!(names.len() >= 1500, "{}", names.len());
    }
}
