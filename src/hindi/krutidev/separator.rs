//! Signs between names that were typed as in Latin text, where in Kruti Dev they are letters.

use super::super::names::is_common_name;
use super::{Curled, from_krutidev};

/// True if a name in Kruti Dev has a comma, a semicolon, a bar or a stroke that was typed as in
/// Latin text: `jke, ';ke` would be रामए श्याम. The font's own comma is `]`. For names only: other
/// texts have words that end in ए.
pub fn has_latin_separator(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let (last, others) = words.split_last().unwrap_or((&"", &[]));
    others.iter().any(|word| word.len() > 2 && word.ends_with(','))
        || others.iter().chain([last]).any(|word| parts_names(word))
}

/// True if a word is two common names with one of the signs between them.
fn parts_names(word: &str) -> bool {
    let is_name = |text: &str| {
        text.len() > 1 && is_common_name(&from_krutidev(text, Curled::default()).text)
    };
    word.match_indices([',', ';', '|', '/']).any(|(at, sign)| {
        is_name(&word[..at]) && is_name(&word[at + sign.len()..]) && !is_name(word)
    })
}

#[cfg(test)]
mod tests {
    use super::has_latin_separator;
    use crate::hindi::to_krutidev;

    #[test]
    fn separators_between_names() {
        for name in
            ["jke, ';ke", "jke,';ke", "jke;';ke", "jke|';ke", "jke/';ke", "lhrk nsoh, jke"]
        {
            assert!(has_latin_separator(name), "{name}");
        }
        for name in ["jke] ';ke", "jke flag", "jk;", "fo|k lkxj", ", ds flag", ",l , [kku", ""]
        {
            assert!(!has_latin_separator(name), "{name}");
        }
    }

    #[test]
    fn no_common_name_has_one() {
        for (name, _) in super::super::super::names::common() {
            let old = to_krutidev(name);
            assert!(!has_latin_separator(&format!("{old} {old}")), "{name} {old}");
        }
    }
}
