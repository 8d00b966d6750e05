//! Dealing characters to glyphs, so that every reader gets the text back exactly.
//!
//! A PDF names its text through `/ToUnicode`, one string for each code it draws. In
//! Devanagari glyphs and characters do not correspond: a pre-base ि is drawn before the
//! consonant it follows in the text, क्ष is one glyph for three characters, a reph stands at
//! the end of the syllable that it begins. Readers differ in what they do about it:
//! some honour `/ActualText`, `MuPDF` and pdf.js ignore it; pdf.js gives no width to a code
//! whose text holds a non-spacing mark, `PDFium` drops the text of codes without width.
//!
//! What all of them do is walk the codes from left to right and append their strings. So the
//! characters of a cluster are dealt in logical order to its glyphs in drawn order,
//! whichever letter a glyph shows, with four rules:
//!
//! * A code that moves the pen carries no non-spacing mark. Marks ride on codes that do not
//!   move it: marks drawn above and below, or an empty *carrier* put in for them. A carrier
//!   is 1/1000 em wide, taken back at once, because `PDFium` ignores codes of no width.
//! * A format character (ZWJ, ZWNJ) ends no string, since pdf.js would drop the string. It
//!   stays with the mark before it, as in ्‍, or goes with the character after it.
//! * A glyph left without characters is drawn together with the glyph before it, by a
//!   composite of both; so every code has a text, as PDF/A-2a (ISO 19005-2, 6.2.11.7)
//!   wants it.
//! * No code stands where another with the same text has just stood: `MuPDF` and `PDFium` take
//!   the second for a shadow of the first. So glyphs that stand before the first of a cluster
//!   that moves the pen are drawn together with it, and carriers of one text differ in width.
//!
//! A glyph that the shaper shifted becomes a composite as well. No offset is left in the
//! content stream, where readers would take it for a space between words.

use std::borrow::Cow;

use unicode_script::{Script, UnicodeScript};

use crate::font::Face;
use crate::shape::{Cluster, Glyph, Run};

/// A part of an [`Outline`]: a glyph of the face and where it is drawn, in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// Glyph index in the face's file.
    pub glyph: u16,
    /// Shift to the right.
    pub dx: i32,
    /// Shift upwards.
    pub dy: i32,
}

/// What a code draws and how far it moves the pen, in font units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outline {
    /// The glyphs drawn; none for a carrier.
    pub parts: Vec<Part>,
    /// The width of the code, never negative.
    pub advance: i32,
}

/// One code of a font in the PDF: an outline together with the text it stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// What is drawn.
    pub outline: Outline,
    /// What is read, never empty.
    pub text: Box<str>,
}

/// A code and the correction of the pen after it, in font units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The code shown.
    pub code: Code,
    /// Added to the code's width: kerning, or a carrier's width taken back.
    pub kern: i32,
}

/// Deals the characters of a run to its glyphs.
pub fn deal(run: &Run, face: &Face) -> Vec<Step> {
    let mut steps = Vec::new();
    for cluster in joined(&run.clusters) {
        deal_cluster(&cluster, face, run.units_per_em, &mut steps);
    }
    steps
}

/// The shaper makes a cluster of its own of a ZWNJ, which cannot stand alone: it goes to the
/// cluster before it.
fn joined(clusters: &[Cluster]) -> Vec<Cow<'_, Cluster>> {
    let mut joined: Vec<Cow<'_, Cluster>> = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        match joined.last_mut() {
            Some(last) if cluster.text.chars().all(is_format) => {
                let last = last.to_mut();
                last.text = format!("{}{}", last.text, cluster.text).into();
                last.glyphs.extend(&cluster.glyphs);
            }
            _ => joined.push(Cow::Borrowed(cluster)),
        }
    }
    joined
}

fn deal_cluster(cluster: &Cluster, face: &Face, units_per_em: u16, steps: &mut Vec<Step>) {
    let units = units(&cluster.text);
    let glyphs = visible(&cluster.glyphs, face);
    let first = steps.len();
    let mut next = 0;
    // A glyph before the first that moves the pen is drawn together with that one: MuPDF
    // drops a letter that stands where the one before it ended, if they are the same.
    let leading = glyphs.iter().position(|glyph| glyph.advance > 0).unwrap_or(0);
    let (leading, glyphs) = glyphs.split_at(leading);
    // Where the last drawn code of this cluster stands, for glyphs without characters.
    let mut drawn = None;
    for (index, glyph) in glyphs.iter().enumerate() {
        let is_last = index + 1 == glyphs.len();
        let moves = glyph.advance > 0;
        while moves && units.get(next).is_some_and(|unit| unit.is_mark) && drawn.is_some() {
            push_carrier(steps, first, units[next].text, units_per_em);
            next += 1;
        }
        let Some(unit) = units.get(next) else {
            if let Some(step) = drawn.and_then(|at: usize| steps.get_mut(at)) {
                attach(step, *glyph);
            }
            continue;
        };
        let mut text = unit.text.to_owned();
        next += 1;
        // The last glyph takes the rest, as far as it may carry it.
        while is_last && units.get(next).is_some_and(|unit| !moves || !unit.is_mark) {
            text.push_str(units[next].text);
            next += 1;
        }
        let mut step = show(*glyph, face, text.into());
        if drawn.is_none() {
            draw_under(&mut step, leading);
        }
        drawn = Some(steps.len());
        steps.push(step);
    }
    // What is left begins with a mark and so can ride on carriers only.
    let mut rest = String::new();
    for unit in units.get(next..).unwrap_or_default() {
        if unit.is_mark && !rest.is_empty() {
            push_carrier(steps, first, &rest, units_per_em);
            rest.clear();
        }
        rest.push_str(unit.text);
    }
    if !rest.is_empty() {
        push_carrier(steps, first, &rest, units_per_em);
    }
    debug_assert_eq!(
        steps[first..].iter().map(|step| &*step.code.text).collect::<String>(),
        readable(&cluster.text)
    );
}

/// A stretch of a cluster's text that is not to be divided.
struct Unit<'a> {
    text: &'a str,
    is_mark: bool,
}

/// Cuts a text into characters, format characters kept with a neighbour.
fn units(text: &str) -> Vec<Unit<'_>> {
    let mut units: Vec<Unit<'_>> = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        if is_format(character) {
            match units.last_mut() {
                // After a mark: rides along with it.
                Some(last) if last.is_mark => {
                    last.text = &text[end - last.text.len() - character.len_utf8()..end];
                    start = end;
                }
                // Elsewhere: waits for the character after it.
                _ => {}
            }
            continue;
        }
        units.push(Unit { text: read_as(&text[start..end]), is_mark: is_mark(character) });
        start = end;
    }
    if start < text.len() {
        units.push(Unit { text: &text[start..], is_mark: true });
    }
    units
}

/// A no-break space is read as a space, or nobody would find `श्री राम` by typing it.
fn read_as(text: &str) -> &str {
    if text == "\u{A0}" { " " } else { text }
}

/// The text that comes back for a cluster.
fn readable(text: &str) -> String {
    text.replace('\u{A0}', " ")
}

fn is_format(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Non-spacing marks (Unicode general category Mn) of Devanagari and of all scripts.
fn is_mark(character: char) -> bool {
    match character {
        '\u{0900}'..='\u{0902}'
        | '\u{093A}'
        | '\u{093C}'
        | '\u{0941}'..='\u{0948}'
        | '\u{094D}'
        | '\u{0951}'..='\u{0957}'
        | '\u{0962}'
        | '\u{0963}'
        | '\u{A8E0}'..='\u{A8F1}'
        | '\u{A8FF}' => true,
        // Nearly all there is: looked up in no table.
        '\0'..='\u{7F}' | '\u{0900}'..='\u{097F}' => false,
        // U+0300 and its like, and the Vedic signs.
        _ => character.script() == Script::Inherited,
    }
}

/// The glyphs that draw or move: the shaper leaves an empty glyph where a joiner stood.
fn visible(glyphs: &[Glyph], face: &Face) -> Vec<Glyph> {
    let space = face.glyph(' ');
    glyphs
        .iter()
        .copied()
        .filter(|glyph| glyph.advance != 0 || Some(glyph.id) != space)
        .collect()
}

/// A code for one glyph. An unshifted glyph keeps the face's own width, so that all its
/// kerned occurrences share one outline.
fn show(glyph: Glyph, face: &Face, text: Box<str>) -> Step {
    let part = Part { glyph: glyph.id, dx: glyph.x_offset, dy: glyph.y_offset };
    let natural = face.advance(glyph.id);
    let is_plain = part.dx == 0 && part.dy == 0 && (glyph.advance > 0) == (natural > 0);
    let advance = if is_plain { natural } else { glyph.advance.max(0) };
    Step {
        code: Code { outline: Outline { parts: vec![part], advance }, text },
        kern: glyph.advance - advance,
    }
}

/// Draws glyphs that do not move the pen together with the one after them.
fn draw_under(step: &mut Step, leading: &[Glyph]) {
    let parts =
        leading.iter().map(|own| Part { glyph: own.id, dx: own.x_offset, dy: own.y_offset });
    step.code.outline.parts.splice(0..0, parts);
}

/// Draws a glyph together with a code that is already there.
fn attach(step: &mut Step, glyph: Glyph) {
    let outline = &mut step.code.outline;
    // From here on the shaped advance counts: the second glyph starts where it ends.
    let pen = outline.advance + step.kern;
    outline.parts.push(Part { glyph: glyph.id, dx: pen + glyph.x_offset, dy: glyph.y_offset });
    let total = pen + glyph.advance;
    outline.advance = total.max(0);
    step.kern = total - outline.advance;
}

/// Appends an empty code, a thousandth of an em wide, whose width is taken back. `first` is
/// where the cluster's steps begin.
///
/// `PDFium` drops a code that it has just seen at the same place, so of two carriers of one
/// text the second is a little wider.
fn push_carrier(steps: &mut Vec<Step>, first: usize, text: &str, units_per_em: u16) {
    let is_same = |step: &&Step| step.code.outline.parts.is_empty() && &*step.code.text == text;
    let before = steps[first..].iter().filter(is_same).count();
    let unit = i32::from(units_per_em).div_euclid(1000).max(1);
    let advance = unit * i32::try_from(before + 1).unwrap_or(1);
    steps.push(Step {
        code: Code { outline: Outline { parts: Vec::new(), advance }, text: text.into() },
        kern: -advance,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_all_scripts_are_marks() {
        for character in '\0'..='\u{FFFF}' {
            assert!(is_mark(character) || character.script() != Script::Inherited);
        }
        assert!("्ँंुूेै॒".chars().all(is_mark) && !"कािीो।१a1".chars().any(is_mark));
    }
}
