//! The fonts of a batch: every code that its words need, numbered, with one font program
//! for each face.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use crate::font::{FaceId, Library};
use crate::pdf::bake::{Program, bake};
use crate::pdf::deal::{Code, Step, deal};
use crate::pdf::string::byte_string;
use crate::shape::{Run, Word, Words};

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

/// The fonts of a batch and its words encoded in them.
#[derive(Debug)]
pub struct Fonts {
    pub(super) fonts: Vec<EmbeddedFont>,
    /// Encoded words, at the place of their id.
    pub(super) words: Vec<EncodedWord>,
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
    /// Deals, numbers and encodes all words of a batch.
    ///
    /// The numbering follows the order of the codes, not of the words: it is the same
    /// however many threads met the words in whatever order.
    ///
    /// # Errors
    ///
    /// [`FontError`] names the face.
    pub fn new(words: &Words, library: &Library) -> Result<Self, FontError> {
        let dealt: Vec<Vec<(&Run, Vec<Step>)>> =
            words.list().iter().map(|word| dealt(word, library)).collect();
        let mut codes: BTreeMap<FaceId, BTreeSet<&Code>> = BTreeMap::new();
        for (run, steps) in dealt.iter().flatten() {
            codes.entry(run.face).or_default().extend(steps.iter().map(|step| &step.code));
        }
        let fonts = codes
            .into_iter()
            .map(|(face, codes)| embed(face, &codes, library))
            .collect::<Result<Vec<_>, _>>()?;
        let words = dealt.iter().zip(words.list()).map(|(runs, word)| EncodedWord {
            language: word.language,
            runs: encode(runs, &fonts, library),
        });
        let words = words.collect();
        Ok(Self { fonts, words })
    }
}

fn dealt<'a>(word: &'a Word, library: &Library) -> Vec<(&'a Run, Vec<Step>)> {
    word.runs.iter().map(|run| (run, deal(run, library.face(run.face)))).collect()
}

fn embed(
    face: FaceId,
    codes: &BTreeSet<&Code>,
    library: &Library,
) -> Result<EmbeddedFont, FontError> {
    let outlines = codes.iter().map(|code| code.outline.clone()).collect();
    let program = bake(library.face(face), &outlines).ok_or(FontError::Damaged(face))?;
    let codes = codes
        .iter()
        .zip(1_u32..)
        .map(|(&code, cid)| {
            let cid = u16::try_from(cid).map_err(|_| FontError::TooManyCodes(face))?;
            Ok((code.clone(), cid))
        })
        .collect::<Result<_, _>>()?;
    Ok(EmbeddedFont { face, codes, program })
}

/// Writes each run as strings with the kerning between them.
fn encode(
    runs: &[(&Run, Vec<Step>)],
    fonts: &[EmbeddedFont],
    library: &Library,
) -> Vec<EncodedRun> {
    let mut encoded = Vec::with_capacity(runs.len());
    for (run, steps) in runs {
        let Ok(font) = fonts.binary_search_by_key(&run.face, |font| font.face) else {
            continue;
        };
        let units_per_em = f64::from(library.face(run.face).metrics().units_per_em);
        let mut elements = Vec::new();
        let mut codes = Vec::new();
        for step in steps {
            let cid = fonts[font].codes.get(&step.code).copied().unwrap_or(0);
            codes.extend(cid.to_be_bytes());
            if step.kern != 0 {
                byte_string(&mut elements, codes.drain(..));
                // A positive number in TJ moves the pen back (ISO 32000-1, 9.4.3).
                let thousandths = -f64::from(step.kern) * 1000.0 / units_per_em;
                super::number::push(&mut elements, thousandths);
            }
        }
        if !codes.is_empty() {
            byte_string(&mut elements, codes);
        }
        let script = steps
            .iter()
            .flat_map(|step| step.code.text.chars())
            .map(|character| character.script())
            .find(|script| matches!(script, Script::Latin | Script::Devanagari));
        encoded.push(EncodedRun { font, scale: run.scale, script, elements });
    }
    encoded
}
