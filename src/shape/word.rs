//! A shaped word: glyphs in drawn order, still knowing the characters they stand for.

use crate::font::FaceId;
use crate::hindi::Traits;

/// One glyph as the shaper placed it, in units of its face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Glyph index in the face's file.
    pub id: u16,
    /// Shift to the right of the pen, drawn only.
    pub x_offset: i32,
    /// Shift upwards from the baseline, drawn only.
    pub y_offset: i32,
    /// Distance that the pen moves.
    pub advance: i32,
}

/// The least group of characters whose glyphs belong together: in Devanagari an
/// orthographic syllable (`HarfBuzz` cluster level 0, monotone graphemes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The characters in logical order.
    pub text: Box<str>,
    /// The glyphs in drawn order, left to right.
    pub glyphs: Vec<Glyph>,
}

/// Clusters of one face.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The face that draws them.
    pub face: FaceId,
    /// Units per em of that face.
    pub units_per_em: u16,
    /// The size at which the face is drawn, as a factor of the size of the type.
    pub scale: f64,
    /// The clusters from left to right.
    pub clusters: Vec<Cluster>,
}

/// A word between two spaces, shaped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    /// Runs from left to right, one for each change of face.
    pub runs: Vec<Run>,
    /// Width in em: at 12 pt a width of 0.5 em is 6 pt.
    pub width: f64,
    /// Its kind to its neighbours.
    pub traits: Traits,
    /// Its language (BCP 47) if it is not that of the letter.
    pub language: Option<&'static str>,
}

impl Word {
    pub(super) fn new(text: &str, runs: Vec<Run>) -> Self {
        let width = runs
            .iter()
            .map(|run| {
                let advance: i32 = run
                    .clusters
                    .iter()
                    .flat_map(|c| &c.glyphs)
                    .map(|glyph| glyph.advance)
                    .sum();
                run.scale * f64::from(advance) / f64::from(run.units_per_em)
            })
            .sum();
        Self { runs, width, traits: Traits::of(text), language: None }
    }

    /// The characters of the word.
    pub fn text(&self) -> String {
        self.runs.iter().flat_map(|run| &run.clusters).map(|cluster| &*cluster.text).collect()
    }
}

/// The place of a word in the table of words it was made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub usize);
