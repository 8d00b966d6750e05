//! Dotted keys: `event.name`, `advocate.2.name`, `list.0.columns."क. ख"`.

use std::fmt::Write as _;

/// A step of a path through the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum KeyStep {
    /// A key of a table.
    Key(String),
    /// A place in an array, from 0.
    Index(usize),
}

impl KeyStep {
    /// True if a word of a dotted key means this step.
    pub(crate) fn is(&self, word: &str) -> bool {
        match self {
            Self::Key(key) => key == word,
            Self::Index(index) => word.parse() == Ok(*index),
        }
    }
}

/// True if the words are the beginning of the path, or all of it.
pub(crate) fn begins(path: &[KeyStep], words: &[String]) -> bool {
    words.len() <= path.len() && path.iter().zip(words).all(|(step, word)| step.is(word))
}

/// The words of a dotted key; `None` if a word is empty or a quotation mark stays open. Words that
/// have a dot stand between quotation marks, with `\"` and `\\` inside.
pub(crate) fn words(key: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut rest = key.chars().peekable();
    loop {
        let mut word = String::new();
        if rest.next_if_eq(&'"').is_some() {
            loop {
                match rest.next()? {
                    '"' => break,
                    '\\' => word.push(rest.next()?),
                    other => word.push(other),
                }
            }
        } else {
            while let Some(other) = rest.next_if(|&c| c != '.') {
                word.push(other);
            }
            if word.is_empty() {
                return None;
            }
        }
        words.push(word);
        match rest.next() {
            None => return Some(words),
            Some('.') => {}
            Some(_) => return None,
        }
    }
}

/// The dotted key of a path, as [`words`] reads it.
pub(crate) fn dotted(path: &[KeyStep]) -> String {
    let mut key = String::new();
    for step in path {
        if !key.is_empty() {
            key.push('.');
        }
        match step {
            KeyStep::Index(index) => {
                let _ = write!(key, "{index}");
            }
            KeyStep::Key(word) if word.is_empty() || word.contains(['.', '"']) => {
                let _ = write!(key, "\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""));
            }
            KeyStep::Key(word) => key.push_str(word),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_keys_are_read_as_they_are_written() {
        for key in ["event.name", "advocate.2.name", r#"list.0."क. \"ख\\".y"#, "a"] {
            let path: Vec<_> = words(key).unwrap().into_iter().map(KeyStep::Key).collect();
            assert_eq!(dotted(&path), key);
        }
        for wrong in ["", "a.", ".a", "a..b", "\"a", "\"a\"b", "a.\"\\"] {
            assert_eq!(words(wrong), None, "{wrong}");
        }
    }
}
