//! The fonts of a batch: every code that its words need, numbered, with one font program
//! for each face.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use crate::font::{FaceId, Library};
use crate::pdf::font_program::{FontProgram, font_program};
use crate::pdf::number::push_integer;
use crate::pdf::string::byte_string;
use crate::pdf::text_codes::{Code, text_codes};
use crate::shape::{Run, Word};

/// One embedded font of the PDF.
#[derive(Debug)]
pub(super) struct EmbeddedFont {
    pub(super) face: FaceId,
    /// Codes in their order; the first is CID 1, since CID 0 is the missing glyph.
    pub(super) codes: Vec<Code>,
    pub(super) program: FontProgram,
}

/// The name of a font in the resources of a page.
pub(super) fn font_name(face: FaceId) -> String {
    let mut name = Vec::new();
    push_font_name(&mut name, face);
    String::from_utf8(name).unwrap_or_default()
}

/// Appends the name of a font.
pub(super) fn push_font_name(out: &mut Vec<u8>, face: FaceId) {
    out.push(b'F');
    push_integer(out, u64::from(face.0) + 1);
}

/// The reason why the fonts of a batch cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontError {
    /// A face needs more than the 65,535 codes a PDF font can have.
    TooManyCodes(FaceId),
    /// A face's file cannot be cut down.
    Damaged(FaceId),
}

/// Codes that words need, by face.
#[derive(Debug, Default)]
pub struct Needs(BTreeMap<FaceId, BTreeSet<Code>>);

/// The codes of a batch with their numbers (CIDs), by face.
#[derive(Clone, Debug, Default)]
pub struct Codes(BTreeMap<FaceId, BTreeMap<Code, u16>>);

impl Codes {
    /// The codes that words need and that have no number yet.
    pub fn lacking<'w>(
        &self,
        words: impl IntoIterator<Item = &'w Word>,
        library: &Library,
    ) -> Needs {
        let mut needs = Needs::default();
        for run in words.into_iter().flat_map(|word| &word.runs) {
            let known = self.0.get(&run.face);
            for step in text_codes(run, library.face(run.face)) {
                if !known.is_some_and(|known| known.contains_key(&step.code)) {
                    needs.0.entry(run.face).or_default().insert(step.code);
                }
            }
        }
        needs
    }

    /// Gives what is needed a number where it has none, in the order of the codes; all that is
    /// needed, with its numbers.
    ///
    /// The numbers depend on what was numbered before, and not on the order of the words in
    /// which it came.
    ///
    /// # Errors
    ///
    /// [`FontError::TooManyCodes`] names the face.
    pub fn number(&mut self, needs: Needs) -> Result<Self, FontError> {
        let mut numbered = Self::default();
        for (face, codes) in needs.0 {
            let known = self.0.entry(face).or_default();
            let own = numbered.0.entry(face).or_default();
            for code in codes {
                let number = if let Some(&number) = known.get(&code) {
                    number
                } else {
                    let next = u16::try_from(known.len() + 1);
                    let next = next.map_err(|_| FontError::TooManyCodes(face))?;
                    known.insert(code.clone(), next);
                    next
                };
                own.insert(code, number);
            }
        }
        Ok(numbered)
    }

    /// Takes in the numbers that another table gave.
    pub fn learn(&mut self, numbered: Self) {
        for (face, codes) in numbered.0 {
            self.0.entry(face).or_default().extend(codes);
        }
    }

    /// Encodes a word; `None` if it needs a code that has no number.
    pub(super) fn encode(&self, word: &Word, library: &Library) -> Option<EncodedWord> {
        let runs = word.runs.iter().map(|run| self.run(run, library));
        Some(EncodedWord { language: word.language, runs: runs.collect::<Option<_>>()? })
    }

    /// Writes a run as strings with the kerning between them.
    fn run(&self, run: &Run, library: &Library) -> Option<EncodedRun> {
        let face = library.face(run.face);
        let known = self.0.get(&run.face)?;
        let units_per_em = f64::from(face.metrics().units_per_em);
        let mut elements = Vec::new();
        let mut codes = Vec::new();
        let mut script = None;
        for step in text_codes(run, face) {
            codes.extend(known.get(&step.code)?.to_be_bytes());
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
        Some(EncodedRun { face: run.face, scale: run.scale, script, elements })
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
    pub(super) face: FaceId,
    /// The size at which the font is drawn, as a factor of the size of the type.
    pub(super) scale: f64,
    /// Latin or Devanagari, when the run has letters of it: what tells its language.
    pub(super) script: Option<Script>,
    pub(super) elements: Vec<u8>,
}

impl Fonts {
    /// Makes the font programs for all codes that have a number.
    ///
    /// # Errors
    ///
    /// [`FontError::Damaged`] names the face.
    pub fn new(codes: &Codes, library: &Library) -> Result<Self, FontError> {
        let fonts = codes.0.iter().map(|(&face, codes)| embed(face, codes, library));
        Ok(Self { fonts: fonts.collect::<Result<_, _>>()? })
    }
}

fn embed(
    face: FaceId,
    codes: &BTreeMap<Code, u16>,
    library: &Library,
) -> Result<EmbeddedFont, FontError> {
    let outlines = codes.keys().map(|code| code.outline.clone()).collect();
    let program =
        font_program(library.face(face), &outlines).ok_or(FontError::Damaged(face))?;
    let mut codes: Vec<(u16, &Code)> =
        codes.iter().map(|(code, &number)| (number, code)).collect();
    codes.sort_unstable_by_key(|(number, _)| *number);
    let codes = codes.into_iter().map(|(_, code)| code.clone()).collect();
    Ok(EmbeddedFont { face, codes, program })
}
