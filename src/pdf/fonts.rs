//! The fonts of a batch: every code that its words need, numbered, with one font program
//! for each face.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use crate::font::{FaceId, Library};
use crate::pdf::bake::{Program, bake};
use crate::pdf::deal::{Code, deal};
use crate::pdf::string::byte_string;
use crate::shape::{Run, Word};

/// One embedded font of the PDF.
#[derive(Debug)]
pub(super) struct EmbeddedFont {
    pub(super) face: FaceId,
    /// Codes in order; the first has CID 1, since CID 0 is the missing glyph.
    pub(super) codes: BTreeMap<Code, u16>,
    pub(super) program: Program,
}

/// Why the fonts of a batch cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontError {
    /// A face needs more than the 65,535 codes a PDF font can have.
    TooManyCodes(FaceId),
    /// A face's file cannot be cut down.
    Damaged(FaceId),
}

/// The codes that words need, by face.
#[derive(Debug, Default)]
pub struct Needs(BTreeMap<FaceId, BTreeSet<Code>>);

impl Needs {
    /// Takes in the codes of words.
    pub fn add(&mut self, words: &[Word], library: &Library) {
        for run in words.iter().flat_map(|word| &word.runs) {
            let codes = self.0.entry(run.face).or_default();
            for step in deal(run, library.face(run.face)) {
                if !codes.contains(&step.code) {
                    codes.insert(step.code);
                }
            }
        }
    }

    /// Takes in what others need.
    pub fn merge(&mut self, other: Self) {
        for (face, codes) in other.0 {
            self.0.entry(face).or_default().extend(codes);
        }
    }
}

/// The fonts of a batch.
#[derive(Debug)]
pub struct Fonts {
    pub(super) fonts: Vec<EmbeddedFont>,
}

/// A word as the content stream shows it, whatever its size.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct EncodedWord {
    /// Its language (BCP 47) if it is not that of the letter.
    pub(super) language: Option<&'static str>,
    pub(super) runs: Vec<EncodedRun>,
}

/// The elements of a `TJ` array for a stretch of one font.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EncodedRun {
    pub(super) font: usize,
    /// How large the font is drawn, as a factor of the size of the type.
    pub(super) scale: f64,
    /// Latin or Devanagari, when the run has letters of it: what tells its language.
    pub(super) script: Option<Script>,
    pub(super) elements: Vec<u8>,
}

impl Fonts {
    /// Numbers the codes and makes the font programs.
    ///
    /// The numbering follows the order of the codes, not of the words: it is the same
    /// however many threads met the words in whatever order.
    ///
    /// # Errors
    ///
    /// [`FontError`] names the face.
    pub fn new(needs: &Needs, library: &Library) -> Result<Self, FontError> {
        let fonts = needs.0.iter().map(|(&face, codes)| embed(face, codes, library));
        Ok(Self { fonts: fonts.collect::<Result<_, _>>()? })
    }

    /// Encodes a word; `None` if it needs a code that the fonts do not have.
    pub(super) fn encode(&self, word: &Word, library: &Library) -> Option<EncodedWord> {
        let runs = word.runs.iter().map(|run| self.run(run, library));
        Some(EncodedWord { language: word.language, runs: runs.collect::<Option<_>>()? })
    }

    /// Writes a run as strings with the kerning between them.
    fn run(&self, run: &Run, library: &Library) -> Option<EncodedRun> {
        let face = library.face(run.face);
        let font = self.fonts.binary_search_by_key(&run.face, |font| font.face).ok()?;
        let units_per_em = f64::from(face.metrics().units_per_em);
        let mut elements = Vec::new();
        let mut codes = Vec::new();
        let mut script = None;
        for step in deal(run, face) {
            codes.extend(self.fonts[font].codes.get(&step.code)?.to_be_bytes());
            if step.kern != 0 {
                byte_string(&mut elements, codes.drain(..));
                // A positive number in TJ moves the pen back (ISO 32000-1, 9.4.3).
                let thousandths = -f64::from(step.kern) * 1000.0 / units_per_em;
                super::number::push(&mut elements, thousandths);
            }
            let mut scripts = step.code.text.chars().map(|character| character.script());
            script = script.or_else(|| {
                scripts.find(|script| matches!(script, Script::Latin | Script::Devanagari))
            });
        }
        if !codes.is_empty() {
            byte_string(&mut elements, codes);
        }
        Some(EncodedRun { font, scale: run.scale, script, elements })
    }
}

fn embed(
    face: FaceId,
    codes: &BTreeSet<Code>,
    library: &Library,
) -> Result<EmbeddedFont, FontError> {
    let outlines = codes.iter().map(|code| code.outline.clone()).collect();
    let program = bake(library.face(face), &outlines).ok_or(FontError::Damaged(face))?;
    let codes = codes
        .iter()
        .zip(1_u32..)
        .map(|(code, cid)| {
            let cid = u16::try_from(cid).map_err(|_| FontError::TooManyCodes(face))?;
            Ok((code.clone(), cid))
        })
        .collect::<Result<_, _>>()?;
    Ok(EmbeddedFont { face, codes, program })
}
