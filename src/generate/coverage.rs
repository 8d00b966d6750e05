//! What a font file of one's own can print of hard words.

use std::collections::BTreeSet;

use crate::diagnostic::FontProblem;
use crate::font::{Library, Weight};
use crate::shape::{Fault, Shaper};

/// Words with all kinds of conjuncts, signs, digits and joiners, one a line.
const HARD_WORDS: &str = include_str!("../../tests/data/hard-words.txt");

/// What came of the hard words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many words were tried. Words with Latin letters are left out if the face has none.
    pub words: usize,
    /// Characters for which the face has no glyph.
    pub missing: BTreeSet<char>,
    /// Words in which the face draws a dotted circle.
    pub broken: Vec<String>,
    /// Whether the face has Latin letters.
    pub has_latin: bool,
}

/// Tries a font file on the hard words.
///
/// # Errors
///
/// Why the file cannot be used at all.
pub fn coverage(bytes: &[u8]) -> Result<Coverage, FontProblem> {
    let mut library = Library::embedded();
    // No embedded family can have this name.
    let name = "\u{0}".to_owned();
    library.add_own(&name, None, bytes)?;
    let chain = library.chain(&[name], Weight::REGULAR).map_err(|_| FontProblem::NotAFont)?;
    let mut coverage = Coverage {
        has_latin: library.face(chain.main()).is_for("Latn"),
        ..Coverage::default()
    };
    let mut shaper = Shaper::new(&library, "hi");
    for word in HARD_WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if !coverage.has_latin && word.contains(is_latin) {
            continue;
        }
        coverage.words += 1;
        match shaper.shape(word, &chain) {
            Ok(_) => {}
            Err(Fault::Missing(character)) => {
                coverage.missing.insert(character);
            }
            Err(Fault::Broken(_) | Fault::Unforeseen) => coverage.broken.push(word.to_owned()),
        }
    }
    Ok(coverage)
}

/// A letter or sign of Latin text; a Devanagari face need not have it.
fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || ('\u{A1}'..='\u{24F}').contains(&character)
        || matches!(character, '&' | '@')
}
