//! Punctuation that hangs over the right edge: marks so light that the edge looks straighter
//! without them.

use crate::shape::Word;

/// The share of its width by which a mark hangs. Light marks hang almost whole; strokes as
/// high as a letter and dashes that fill the line only so far that the edge looks even.
const SHARES: [(char, f64); 16] = [
    ('।', 0.6),
    ('॥', 0.4),
    (',', 0.8),
    ('.', 0.8),
    ('…', 0.3),
    (':', 0.5),
    (';', 0.5),
    ('?', 0.25),
    ('!', 0.4),
    ('’', 0.7),
    ('”', 0.6),
    ('\'', 0.7),
    ('"', 0.6),
    ('-', 0.6),
    ('–', 0.25),
    ('—', 0.15),
];

/// Distance that the end of a word hangs over the edge, in em.
pub(super) fn overhang(word: &Word) -> f64 {
    let Some(run) = word.runs.last() else { return 0.0 };
    let Some(cluster) = run.clusters.last() else { return 0.0 };
    let mut characters = cluster.text.chars();
    let share = match (characters.next(), characters.next()) {
        (Some(mark), None) => SHARES.iter().find(|(known, _)| *known == mark),
        _ => None,
    };
    let advance: i32 = cluster.glyphs.iter().map(|glyph| glyph.advance).sum();
    share.map_or(0.0, |(_, share)| {
        share * run.scale * f64::from(advance) / f64::from(run.units_per_em)
    })
}
