//! Assigning characters to glyphs, so that every reader gets the text back exactly.
//!
//! A PDF names its text through `/ToUnicode`, one string for each code it draws. In
//! Devanagari glyphs and characters do not correspond: a pre-base ि is drawn before the
//! consonant it follows in the text, क्ष is one glyph for three characters, a reph stands at
//! the end of the syllable that it begins. Readers differ in what they do about it:
//! some honour `/ActualText`, `MuPDF` and pdf.js ignore it; pdf.js gives no width to a code
//! whose text holds a non-spacing mark, `PDFium` drops the text of codes without width.
//!
//! What all of them do is walk the codes from left to right and append their strings. So the
//! characters of a cluster are assigned in logical order to its glyphs in drawn order,
//! whichever letter a glyph shows, with these rules:
//!
//! * A code reads one character. Those for which no glyph is left ride on *carriers*, codes
//!   that draw nothing: Ghostscript 10.00 keeps one character of a code.
//! * A code that moves the pen carries no non-spacing mark. Marks ride on codes that do not
//!   move it: marks drawn above and below, or a *thin* carrier, 1/1000 em wide, because
//!   `PDFium` ignores codes of no width.
//! * A letter rides on a glyph that moves the pen or on a *wide* carrier: poppler, `MuPDF` and
//!   `PDFium` take what is read alike and stands within a tenth of an em for a shadow.
//! * Carriers stand within the width of the widest glyph: the pen goes back after it. So no
//!   code begins before the one ahead of it, and poppler, which sorts words by their places,
//!   finds them in order.
//! * A format character (ZWJ, ZWNJ) ends no string, since pdf.js would drop the string. It
//!   stays with the mark before it, as in ्‍, or goes with the character after it.
//! * A glyph left without characters is drawn together with the glyph before it, by a
//!   composite of both; so every code has a text, as PDF/A-2a (ISO 19005-2, 6.2.11.7)
//!   wants it. So are glyphs that stand before the first of a cluster that moves the pen.
//!
//! A glyph that the shaper shifted becomes a composite as well. No offset is left in the
//! content stream, where readers would take it for a space between words.

use std::borrow::Cow;

use crate::font::Face;
use crate::pdf::unit::{Unit, is_format, readable, units};
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

/// The drawing of a code and its advance, in font units.
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
    /// The drawing.
    pub outline: Outline,
    /// The text that is read, never empty.
    pub text: Box<str>,
}

/// A code and the correction of the pen after it, in font units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeStep {
    /// The code shown.
    pub code: Code,
    /// Added to the code's width: kerning, and the room that carriers after it take back.
    pub kern: i32,
}

/// The part of an em that a carrier of a letter is wide, if the glyph has room for it: poppler
/// takes for shadows what stands less than a tenth of an em after another.
const LETTER: i32 = 9;

/// The part of an em that the pen may go back: `MuPDF` begins another line where it goes back by
/// more than 0.15 em.
const BACK: i32 = 7;

/// Assigns the characters of a run to its glyphs.
pub fn text_codes(run: &Run, face: &Face) -> Vec<CodeStep> {
    let mut steps = Vec::new();
    for cluster in joined(&run.clusters) {
        cluster_codes(&cluster, face, run.units_per_em, &mut steps);
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

fn cluster_codes(cluster: &Cluster, face: &Face, units_per_em: u16, steps: &mut Vec<CodeStep>) {
    let units = units(&cluster.text);
    let glyphs = visible(&cluster.glyphs, face);
    // A glyph before the first that moves the pen is drawn together with that one: MuPDF
    // drops a letter that stands where the one before it ended, if they are the same.
    let leading = glyphs.iter().position(moves).unwrap_or(0);
    let (leading, glyphs) = glyphs.split_at(leading);
    // A glyph that moves the pen, with those after it that do not.
    let groups: Vec<&[Glyph]> = glyphs.chunk_by(|_, next| !moves(next)).collect();
    let widest = groups.iter().map(|group| group[0].advance).max();
    let mut codes = ClusterCodes { start: steps.len(), steps, kinds: Vec::new(), drawn: None };
    let mut next = 0;
    let mut is_room_taken = false;
    for (index, &group) in groups.iter().enumerate() {
        let before = if index > 0 { marks(&units[next..]) } else { 0 };
        for unit in &units[next..next + before] {
            codes.carry(unit);
        }
        next += before;
        let Some(unit) = units.get(next) else {
            for &glyph in group {
                codes.attach(glyph);
            }
            continue;
        };
        let (&base, others) = (&group[0], &group[1..]);
        let mut step = show(base, face, units_per_em, unit.text.into());
        draw_under(&mut step, if index == 0 { leading } else { &[] });
        codes.draw(step, if moves(&base) { Kind::Moves } else { Kind::Stays });
        next += 1;
        // The widest glyph has room for all text that would be left over.
        let end = if Some(base.advance) == widest && !is_room_taken {
            is_room_taken = true;
            let later = &groups[index + 1..];
            let is_end = |&end: &usize| end + taken(later, &units[end..]) == units.len();
            (next..units.len()).find(is_end).unwrap_or(units.len())
        } else {
            next + marks(&units[next..]).min(others.len())
        };
        let mut others = others.iter();
        for unit in &units[next..end] {
            match others.as_slice() {
                [glyph, ..] if unit.is_mark => {
                    let step = show(*glyph, face, units_per_em, unit.text.into());
                    codes.draw(step, Kind::Stays);
                    others.next();
                }
                _ => codes.carry(unit),
            }
        }
        others.for_each(|&glyph| codes.attach(glyph));
        next = end;
    }
    for unit in &units[next..] {
        codes.carry(unit);
    }
    debug_assert_eq!(codes.text(), readable(&cluster.text));
    codes.make_room(units_per_em);
}

fn moves(glyph: &Glyph) -> bool {
    glyph.advance > 0
}

/// The number of marks that a text begins with.
fn marks(units: &[Unit<'_>]) -> usize {
    units.iter().take_while(|unit| unit.is_mark).count()
}

/// The number of units of a text that these groups take, with the carriers before them.
fn taken(groups: &[&[Glyph]], units: &[Unit<'_>]) -> usize {
    let mut next = 0;
    for group in groups {
        next += marks(&units[next..]);
        next = units.len().min(next + 1);
        next += marks(&units[next..]).min(group.len() - 1);
    }
    next
}

/// The work of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Draws and moves the pen.
    Moves,
    /// Draws where the pen stands.
    Stays,
    /// Draws nothing, and carries a mark.
    Mark,
    /// Draws nothing, and carries a letter.
    Letter,
}

/// The codes of a cluster, growing.
struct ClusterCodes<'a> {
    steps: &'a mut Vec<CodeStep>,
    /// The index at which those of this cluster begin.
    start: usize,
    /// The work of each of them.
    kinds: Vec<Kind>,
    /// The place of the last one that draws.
    drawn: Option<usize>,
}

impl ClusterCodes<'_> {
    fn text(&self) -> String {
        self.steps[self.start..].iter().map(|step| &*step.code.text).collect()
    }

    fn draw(&mut self, step: CodeStep, kind: Kind) {
        self.drawn = Some(self.steps.len());
        self.steps.push(step);
        self.kinds.push(kind);
    }

    /// Appends a carrier, for which [`Self::make_room`] finds room.
    fn carry(&mut self, unit: &Unit<'_>) {
        let outline = Outline { parts: Vec::new(), advance: 0 };
        self.steps.push(CodeStep { code: Code { outline, text: unit.text.into() }, kern: 0 });
        self.kinds.push(if unit.is_mark { Kind::Mark } else { Kind::Letter });
    }

    /// Draws a glyph together with the last code that draws.
    fn attach(&mut self, glyph: Glyph) {
        let Some(place) = self.drawn else { return };
        let moved = |step: &CodeStep| step.code.outline.advance + step.kern;
        // From here on the shaped advance counts: the second glyph starts where it ends.
        let pen: i32 = self.steps[place..].iter().map(moved).sum();
        let step = &mut self.steps[place];
        let total = moved(step) + glyph.advance;
        let outline = &mut step.code.outline;
        let (dx, dy) = (pen + glyph.x_offset, glyph.y_offset);
        outline.parts.push(Part { glyph: glyph.id, dx, dy });
        outline.advance = total.max(0);
        step.kern = total - outline.advance;
    }

    /// Gives carriers their widths.
    fn make_room(&mut self, units_per_em: u16) {
        let em = i32::from(units_per_em);
        let mut steps = &mut self.steps[self.start..];
        for kinds in self.kinds.chunk_by(|_, next| *next != Kind::Moves) {
            let (group, rest) = steps.split_at_mut(kinds.len());
            widen(group, kinds, em);
            steps = rest;
        }
    }
}

/// Gives the carriers behind a glyph their widths, all within the width of the glyph. The pen
/// goes back after the glyph; where it would go back too far, the code of the glyph is less
/// wide instead. Behind a glyph without room carriers are taken back at once.
fn widen(group: &mut [CodeStep], kinds: &[Kind], em: i32) {
    let count = |kind: Kind| {
        let count = kinds.iter().filter(|&&own| own == kind).count();
        i32::try_from(count).unwrap_or(i32::MAX)
    };
    let (marks, letters) = (count(Kind::Mark), count(Kind::Letter));
    if marks + letters == 0 {
        return;
    }
    let thin = (em / 1000).max(1);
    let room = match kinds[0] {
        Kind::Moves => group[0].code.outline.advance - thin.saturating_mul(marks),
        Kind::Stays | Kind::Mark | Kind::Letter => 0,
    };
    let wide = (em / LETTER).min(room / (letters + 1));
    let has_room = wide >= thin;
    // What carriers take from here to the end of the group.
    let mut after = 0;
    for (step, kind) in group.iter_mut().zip(kinds).rev() {
        let outline = &mut step.code.outline;
        match kind {
            Kind::Mark | Kind::Letter => {
                let is_wide = *kind == Kind::Letter && has_room;
                outline.advance = if is_wide { wide } else { thin };
                if has_room {
                    after += outline.advance;
                } else {
                    step.kern -= outline.advance;
                }
            }
            // What stays is drawn before the carriers after it, but belongs behind them.
            Kind::Stays => outline.parts.iter_mut().for_each(|part| part.dx += after),
            // A letter that is the same again, as in ff, is a shadow for MuPDF if it begins
            // before the end of the first; two of Devanagari have a mark between them.
            Kind::Moves if marks > 0 && (after - step.kern).saturating_mul(BACK) <= em => {
                step.kern -= after;
            }
            Kind::Moves => outline.advance -= after,
        }
    }
}

/// The glyphs that draw or move: the shaper leaves an empty glyph where a joiner stood, and
/// faces have them for marks that they draw as a part of another glyph.
fn visible(glyphs: &[Glyph], face: &Face) -> Vec<Glyph> {
    let is_visible = |glyph: &&Glyph| {
        glyph.advance != 0 || (Some(glyph.id) != face.glyph(' ') && !face.is_blank(glyph.id))
    };
    glyphs.iter().filter(is_visible).copied().collect()
}

/// A code for one glyph. An unshifted glyph keeps the face's own width, so that all its
/// kerned occurrences share one outline, unless kerning opens a gap that poppler would take
/// for a space.
fn show(glyph: Glyph, face: &Face, units_per_em: u16, text: Box<str>) -> CodeStep {
    let part = Part { glyph: glyph.id, dx: glyph.x_offset, dy: glyph.y_offset };
    let natural = face.advance(glyph.id);
    let is_plain = part.dx == 0
        && part.dy == 0
        && (glyph.advance > 0) == (natural > 0)
        && (glyph.advance - natural) * 50 <= i32::from(units_per_em);
    let advance = if is_plain { natural } else { glyph.advance.max(0) };
    CodeStep {
        code: Code { outline: Outline { parts: vec![part], advance }, text },
        kern: glyph.advance - advance,
    }
}

/// Draws glyphs that do not move the pen together with the one after them.
fn draw_under(step: &mut CodeStep, leading: &[Glyph]) {
    let parts =
        leading.iter().map(|own| Part { glyph: own.id, dx: own.x_offset, dy: own.y_offset });
    step.code.outline.parts.splice(0..0, parts);
}
