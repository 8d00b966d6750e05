//! Whether a face shapes a language as fully as others (OpenType 1.9, `GSUB`).
//!
//! Some faces give a language its letters (`locl`) and forget to repeat the features that
//! make conjuncts: shaped as Marathi, Yatra One shows श्री with a virama.

use std::collections::BTreeSet;

use crate::font::face::Face;
use crate::font::sfnt::{table, u16_at};

/// Languages and their OpenType tags, as far as faces for Devanagari tell them apart.
const TAGS: [(&str, &[u8; 4]); 4] =
    [("hi", b"HIN "), ("mr", b"MAR "), ("bho", b"BHO "), ("mai", b"MTH ")];

impl Face {
    /// True if Devanagari in this language (BCP 47) has all features that it has without one.
    pub fn is_whole_in(&self, language: &str) -> bool {
        let tag = TAGS.iter().find(|(code, _)| *code == language).map(|(_, tag)| **tag);
        let (Some(tag), Some(gsub)) = (tag, table(self.bytes(), *b"GSUB")) else { return true };
        features(gsub, tag).is_none_or(|(usual, own)| usual.is_subset(&own))
    }
}

type Features = BTreeSet<[u8; 4]>;

/// The features of the script's default language system and of the language's own, if it has
/// one.
fn features(gsub: &[u8], language: [u8; 4]) -> Option<(Features, Features)> {
    let scripts = gsub.get(usize::from(u16_at(gsub, 4)?)..)?;
    let list = gsub.get(usize::from(u16_at(gsub, 6)?)..)?;
    let script = [b"dev2", b"deva"].into_iter().find_map(|tag| record(scripts, 2, *tag))?;
    let read = |offset: usize| {
        let system = script.get(offset..)?;
        let count = usize::from(u16_at(system, 4)?);
        (0..count)
            .map(|at| {
                let index = usize::from(u16_at(system, 6 + at * 2)?);
                list.get(2 + index * 6..6 + index * 6)?.try_into().ok()
            })
            .collect::<Option<Features>>()
    };
    let own = record(script, 4, language)?;
    let usual = match usize::from(u16_at(script, 0)?) {
        0 => Features::new(),
        offset => read(offset)?,
    };
    Some((usual, read(script.len() - own.len())?))
}

/// What the record of a tag leads to; the records begin at `at`, behind their number.
fn record(bytes: &[u8], at: usize, tag: [u8; 4]) -> Option<&[u8]> {
    let count = usize::from(u16_at(bytes, at - 2)?);
    let found = bytes.get(at..at + count * 6)?.chunks(6).find(|record| record[..4] == tag)?;
    bytes.get(usize::from(u16_at(found, 4)?)..)
}

#[cfg(test)]
mod tests {
    use crate::font::Library;

    #[test]
    fn faces_that_forget_conjuncts_in_marathi_are_known() {
        let library = Library::embedded().unwrap();
        let whole = |family: &str, language: &str| {
            library.face(library.family(family).unwrap().faces[0]).is_whole_in(language)
        };
        for family in ["Noto Serif Devanagari", "Noto Sans Devanagari", "Tiro Devanagari Hindi"]
        {
            assert!(whole(family, "mr"), "{family}");
        }
        assert!(!whole("Eczar", "mr") && !whole("Yatra One", "mr"));
        assert!(whole("Eczar", "hi") && whole("Noto Serif", "mr"));
    }
}
