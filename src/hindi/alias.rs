//! The name that somebody is called by beside the own one.

/// Words between a name and an alias.
const WORDS: &[&str] = &["उर्फ", "उर्फ़", "ऊर्फ", "urf", "alias", "@"];

/// Takes a name and an alias apart: `राम सिंह उर्फ मंटू`, `राम सिंह @ मंटू`, `राम सिंह (उर्फ
/// मंटू)`. `None` if nothing would be left on either side.
pub fn split_alias(name: &str) -> Option<(&str, &str)> {
    let parts = match name.split_once('@') {
        // An address of e-mail.
        Some((_, other)) if other.is_ascii() && other.contains('.') => None,
        Some((first, other)) => Some((first, other)),
        None => name.match_indices(' ').find_map(|(at, _)| {
            let rest = name[at + 1..].trim_start_matches(['(', ' ']);
            let (word, other) = rest.split_once([' ', '.', ':', '-'])?;
            WORDS.contains(&word.to_lowercase().as_str()).then_some((&name[..at], other))
        }),
    };
    let (first, other) = parts?;
    let first = first.trim_end_matches(['(', ' ', ',']);
    let other = other.trim_matches([' ', '.', ':', '-', ')']);
    let is_name = |text: &str| text.contains(char::is_alphanumeric);
    (is_name(first) && is_name(other)).then_some((first, other))
}

/// An alias as a cell of its own has it, without a word or brackets for it: (उर्फ मंटू), @मंटू.
pub fn bare_alias(written: &str) -> &str {
    let bare = written.trim_matches([' ', '(', ')', '@', '"', '“', '”']);
    let Some((word, rest)) = bare.split_once([' ', '.', ':', '-']) else { return bare };
    let is_word = WORDS.contains(&word.to_lowercase().as_str());
    if is_word { rest.trim_start_matches([' ', '.', ':', '-']) } else { bare }
}

#[cfg(test)]
mod tests {
    use super::{bare_alias, split_alias};

    #[test]
    fn all_ways_of_saying_it() {
        for name in [
            "राम सिंह उर्फ मंटू",
            "राम सिंह उर्फ़ मंटू",
            "राम सिंह @ मंटू",
            "राम सिंह@मंटू",
            "राम सिंह alias मंटू",
            "राम सिंह Urf. मंटू",
            "राम सिंह (उर्फ मंटू)",
            "राम सिंह ( @ मंटू )",
        ] {
            assert_eq!(split_alias(name), Some(("राम सिंह", "मंटू")), "{name}");
        }
        for written in ["मंटू", "उर्फ मंटू", "(मंटू)", "@मंटू", "(उर्फ. मंटू)", "alias मंटू"]
        {
            assert_eq!(bare_alias(written), "मंटू", "{written}");
        }
        for whole in [
            "राम सिंह",
            "ram@example.in",
            "उर्फ मंटू",
            "राम उर्फ",
            "@",
            "राम @",
            "राम (मंटू)",
            "राम उर्फ ..",
        ] {
            assert_eq!(split_alias(whole), None, "{whole}");
        }
    }
}
