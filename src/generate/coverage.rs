//! The hard words that a font file of one's own can print.

use std::collections::BTreeSet;

use crate::diagnostic::FontProblem;
use crate::font::{Chain, Library, Weight};
use crate::shape::{Fault, Run, Shaper, Word};

/// Words with all kinds of conjuncts, signs, digits and joiners, one a line.
const HARD_WORDS: &str = include_str!("../../tests/data/hard-words.txt");

/// The result of trying the hard words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Number of words that were tried. Words with Latin letters are left out if the face has none.
    pub words: usize,
    /// Characters for which the face has no glyph.
    pub missing: BTreeSet<char>,
    /// Words in which the face draws a dotted circle.
    pub broken: Vec<String>,
    /// Words in which it draws a virama where every text face of the program joins letters.
    pub unjoined: Vec<String>,
    /// True if the face has Latin letters.
    pub has_latin: bool,
}

impl Coverage {
    /// True if all words come out right.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.broken.is_empty() && self.unjoined.is_empty()
    }
}

/// The faces that say where letters are to be joined.
const MODELS: [&str; 3] =
    ["Noto Serif Devanagari", "Noto Sans Devanagari", "Tiro Devanagari Hindi"];

const VIRAMA: char = '\u{94D}';

/// Tries a font file on the hard words, beside the families of a library.
///
/// # Errors
///
/// The reason why the file cannot be used at all.
pub fn coverage(mut library: Library, bytes: &[u8]) -> Result<Coverage, FontProblem> {
    // No embedded family can have this name.
    let name = "\u{0}".to_owned();
    library.add_own(&name, None, bytes)?;
    let chain = library.chain(&[name], Weight::REGULAR).map_err(|_| FontProblem::NotAFont)?;
    let mut coverage = Coverage {
        has_latin: library.face(chain.main()).is_for("Latn"),
        ..Coverage::default()
    };
    let models: Vec<Chain> = MODELS
        .iter()
        .filter_map(|name| library.chain(&[(*name).to_owned()], Weight::REGULAR).ok())
        .collect();
    let mut shaper = Shaper::new(&library, "hi");
    for word in HARD_WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if !coverage.has_latin && word.contains(is_latin) {
            continue;
        }
        coverage.words += 1;
        match shaper.shape(word, &chain) {
            Ok(shaped) => {
                let drawn = viramas(&shaped, &library);
                let joins = |model| {
                    let shaped = shaper.shape(word, model);
                    shaped.is_ok_and(|shaped| viramas(&shaped, &library) < drawn)
                };
                if drawn > 0 && models.iter().all(joins) {
                    coverage.unjoined.push(word.to_owned());
                }
            }
            Err(Fault::Missing(character)) => {
                coverage.missing.insert(character);
            }
            Err(Fault::Broken(_)) => coverage.broken.push(word.to_owned()),
        }
    }
    Ok(coverage)
}

/// The number of viramas that a word shows.
fn viramas(word: &Word, library: &Library) -> usize {
    let of_run = |run: &Run| {
        let virama = library.face(run.face).glyph(VIRAMA);
        let glyphs = run.clusters.iter().flat_map(|cluster| &cluster.glyphs);
        glyphs.filter(|glyph| Some(glyph.id) == virama).count()
    };
    word.runs.iter().map(of_run).sum()
}

/// A letter or sign of Latin text; a Devanagari face need not have it.
fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || ('\u{A1}'..='\u{24F}').contains(&character)
        || matches!(character, '&' | '@')
}
