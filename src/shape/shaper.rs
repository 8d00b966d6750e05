//! From characters to placed glyphs, with harfrust.

use std::collections::HashMap;
use std::ops::Range;

use harfrust::{Buffer, Direction, Language, ShapeOptions, ShapePlan, ShaperFont, Tag, shape};
use unicode_script::Script;

use crate::font::{Chain, FaceId, Library};
use crate::shape::itemize::{Item, itemize};
use crate::shape::word::{Cluster, Glyph, Run, Word};

/// The reason why a word cannot be printed as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No face of the chain has this character.
    Missing(char),
    /// These characters have no letter to stand on; a dotted circle would be drawn.
    Broken(Box<str>),
}

const DOTTED_CIRCLE: char = '\u{25CC}';

/// The language of a word (BCP 47) if it is not that of the letter.
type LanguageCode = Option<&'static str>;

/// Shapes words with the faces of a library; keeps one plan for each face and script.
pub struct Shaper<'a> {
    library: &'a Library,
    /// BCP 47.
    language: String,
    /// The language that each face is shaped in: none for a language whose conjuncts the face
    /// lacks.
    languages: HashMap<(FaceId, LanguageCode), Option<Language>>,
    plans: HashMap<(FaceId, Script, LanguageCode), ShapePlan>,
    buffer: Buffer,
}

impl std::fmt::Debug for Shaper<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shaper").field("plans", &self.plans.len()).finish_non_exhaustive()
    }
}

impl<'a> Shaper<'a> {
    /// A shaper for a language (BCP 47, `hi` for Hindi).
    pub fn new(library: &'a Library, language: &str) -> Self {
        let language = language.to_owned();
        let languages = HashMap::new();
        Self { library, language, languages, plans: HashMap::new(), buffer: Buffer::new() }
    }

    /// Shapes one word; spaces inside it are shaped like letters.
    ///
    /// # Errors
    ///
    /// [`Fault`] names what cannot be printed.
    pub fn shape(&mut self, word: &str, chain: &Chain) -> Result<Word, Fault> {
        self.shape_in(word, chain, None).map_err(|(fault, _)| fault)
    }

    /// Shapes one word in a language of its own. A fault has its place in the word, in bytes.
    pub(super) fn shape_in(
        &mut self,
        word: &str,
        chain: &Chain,
        code: LanguageCode,
    ) -> Result<Word, (Fault, Range<usize>)> {
        let items = itemize(word, chain, self.library)
            .map_err(|(lacking, at)| (Fault::Missing(lacking), at))?;
        let runs = items
            .into_iter()
            .map(|item| self.run(word, item, chain, code))
            .collect::<Result<_, _>>()?;
        Ok(Word { language: code, ..Word::new(word, runs) })
    }

    fn run(
        &mut self,
        word: &str,
        item: Item,
        chain: &Chain,
        code: LanguageCode,
    ) -> Result<Run, (Fault, Range<usize>)> {
        let whole = item.range.clone();
        let text = &word[item.range];
        let face = self.library.face(item.face);
        let missing = || {
            let fault = Fault::Missing(text.chars().next().unwrap_or(DOTTED_CIRCLE));
            (fault, whole.clone())
        };
        let font = face.font().ok_or_else(missing)?;
        let script = harfrust::Script::from_iso15924_tag(Tag::new(&iso_tag(item.script)));

        let language = self
            .languages
            .entry((item.face, code))
            .or_insert_with(|| {
                let wanted = code.unwrap_or(&self.language);
                Language::new(if face.is_whole_in(wanted) { wanted } else { "hi" })
            })
            .clone();
        self.buffer.reset();
        self.buffer.push_str(text);
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_script(script);
        self.buffer.set_language(language.clone());
        let plan = self.plans.entry((item.face, item.script, code)).or_insert_with(|| {
            ShapePlan::new(font, Direction::LeftToRight, script, language.as_ref(), &[])
        });
        shape(&ShaperFont::new(font), &mut self.buffer, ShapeOptions::new().plan(Some(plan)))
            .map_err(|_| missing())?;

        let run = Run {
            face: item.face,
            units_per_em: face.metrics().units_per_em,
            scale: chain.scale(item.face),
            clusters: clusters(text, &self.buffer),
        };
        let circle = face.glyph(DOTTED_CIRCLE);
        let mut at = whole.start;
        for cluster in &run.clusters {
            let range = at..at + cluster.text.len();
            at = range.end;
            let drawn = |id| cluster.glyphs.iter().any(|glyph| Some(glyph.id) == id);
            if drawn(Some(0)) {
                return Err(missing());
            }
            if circle.is_some() && drawn(circle) && !cluster.text.contains(DOTTED_CIRCLE) {
                return Err((Fault::Broken(cluster.text.clone()), range));
            }
        }
        Ok(run)
    }
}

/// Groups the buffer's glyphs by cluster; a cluster's text runs to where the next begins.
fn clusters(text: &str, buffer: &Buffer) -> Vec<Cluster> {
    let infos = buffer.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.dedup();
    starts.push(text.len());
    let mut pairs = infos.iter().zip(buffer.glyph_positions()).peekable();
    starts
        .windows(2)
        .map(|ends| {
            let mut glyphs = Vec::new();
            while let Some((info, position)) =
                pairs.next_if(|(info, _)| info.cluster as usize == ends[0])
            {
                glyphs.push(Glyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    x_offset: position.x_offset,
                    y_offset: position.y_offset,
                    advance: position.x_advance,
                });
            }
            Cluster { text: text.get(ends[0]..ends[1]).unwrap_or_default().into(), glyphs }
        })
        .collect()
}

/// The ISO 15924 code, which is what `OpenType` script tags are derived from.
fn iso_tag(script: Script) -> [u8; 4] {
    script.short_name().as_bytes().try_into().unwrap_or(*b"Zyyy")
}
