//! Parts at measured places (`at`) that are printed over each other, by what is drawn of each card.

use std::collections::BTreeMap;

use crate::compose::Letter;
use crate::diagnostic::{Diagnostic, Diagnostics, LayoutMessage, Message, Place};
use crate::font::Library;
use crate::generate::batch::{Batch, Setting, style_place};
use crate::geom::{POINTS_PER_MM, Pt, Rect, Size, Vec2};
use crate::hindi::shown_runs;
use crate::layout::{Drawn, LayoutFault, LinePart, Mark, TextLine, placed_parts};
use crate::shape::{ShapedLetter, WordTable};
use crate::style::PageStyle;

/// Millimetres that nobody sees.
const HAIR: f64 = 0.1;

/// The most runs of rows of one list that are told.
const MOST_RUNS: usize = 12;

/// Two parts of a letter that are printed over each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Overlap {
    /// Their classes.
    parts: [String; 2],
    /// Width and height of the box around all that is printed twice.
    size: Size,
}

/// The parts of a letter that are printed over each other, each pair once.
///
/// # Errors
///
/// When a part cannot be laid out.
pub(super) fn overlaps(
    letter: &Letter,
    shaped: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
    library: &Library,
) -> Result<Vec<Overlap>, LayoutFault> {
    if shaped.blocks.iter().filter(|own| own.style.at.is_some()).count() < 2 {
        return Ok(Vec::new());
    }
    let parts = placed_parts(shaped, page, words)?;
    let boxes = parts.iter().map(|(index, marks)| {
        let own = marks.iter().flat_map(|mark| boxes(mark, words, library));
        (*index, own.collect::<Vec<Rect>>())
    });
    let boxes: Vec<_> = boxes.collect();
    let class = |index: usize| {
        let names = letter.blocks.get(index).map(|own| &own.names[..]);
        names.and_then(|own| own.last().cloned()).unwrap_or_default()
    };
    let mut found = Vec::new();
    for (at, (one, own)) in boxes.iter().enumerate() {
        for (other, others) in &boxes[at + 1..] {
            if let Some(size) = common(own, others) {
                found.push(Overlap { parts: [class(*one), class(*other)], size });
            }
        }
    }
    Ok(found)
}

/// The box around all that lies in boxes of both, if it is to be seen.
fn common(these: &[Rect], those: &[Rect]) -> Option<Size> {
    let hair = HAIR * POINTS_PER_MM;
    let both = these.iter().flat_map(|one| those.iter().map(|other| one.intersect(*other)));
    let seen = both.filter(|own| own.width() >= hair && own.height() >= hair);
    let all = seen.reduce(|one, other| one.union(other))?;
    Some(Size { width: Pt(all.width()), height: Pt(all.height()) })
}

/// The boxes around what a mark draws: of text those of its glyphs.
fn boxes(mark: &Mark, words: &impl WordTable, library: &Library) -> Vec<Rect> {
    let of_size = |x: Pt, y: Pt, width: Pt, height: Pt| {
        vec![Rect::new(x.0, y.0, (x + width).0, (y + height).0)]
    };
    match &mark.drawn {
        Drawn::Text(line) => glyphs(line, words, library),
        Drawn::Rule(own) => of_size(own.x, own.y, own.width, own.height),
        Drawn::Picture(own) => of_size(own.x, own.y, own.size.width, own.size.height),
        Drawn::Drawing(own) if own.path.is_empty() => Vec::new(),
        Drawn::Drawing(own) => {
            vec![own.path.control_box() + Vec2::new(own.x.0, own.y.0)]
        }
    }
}

fn glyphs(line: &TextLine, words: &impl WordTable, library: &Library) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut pen = line.x.0;
    for part in line.parts.iter() {
        let (word, size) = match *part {
            LinePart::Word { word, size } => (words.get(word), size),
            LinePart::Gap { word, size, extra } => {
                pen += (size * words.get(word).width + extra).0;
                continue;
            }
            LinePart::Skip(width) => {
                pen += width.0;
                continue;
            }
        };
        for run in &word.runs {
            let unit = size.0 * run.scale / f64::from(run.units_per_em);
            let face = library.face(run.face);
            for glyph in run.clusters.iter().flat_map(|own| &own.glyphs) {
                if let Some(own) = face.glyph_box(glyph.id) {
                    let [left, lower, right, upper] = own.map(|own| f64::from(own) * unit);
                    let x = pen + f64::from(glyph.x_offset) * unit;
                    let y = line.y.0 - f64::from(glyph.y_offset) * unit;
                    found.push(Rect::new(x + left, y - upper, x + right, y - lower));
                }
                pen += f64::from(glyph.advance) * unit;
            }
        }
    }
    found
}

/// One message for each pair, with the rows; `found` is by the places of invitees.
pub(super) fn told(batch: &Batch<'_>, mut found: Vec<(usize, Overlap)>) -> Diagnostics {
    found.sort_by_key(|(place, _)| batch.job.invitees[*place].position);
    let mut pairs: Vec<(Place, Pair)> = Vec::new();
    for (place, Overlap { parts, size }) in found {
        let invitee = &batch.job.invitees[place];
        let setting = batch.setting(invitee);
        let shown = [0, 1].map(|at| shown(&parts[at], setting));
        let at = key(&parts[1], setting).or_else(|| key(&parts[0], setting));
        let at = at.map_or_else(
            || style_place(setting.edition),
            |key| setting.edition.places.place(&format!("{key}.at")),
        );
        let known = pairs.iter().position(|(own, pair)| *own == at && pair.parts == shown);
        let known = known.unwrap_or_else(|| {
            pairs.push((at, Pair { parts: shown, ..Pair::default() }));
            pairs.len() - 1
        });
        let pair = &mut pairs[known].1;
        pair.size.width = pair.size.width.max(size.width);
        pair.size.height = pair.size.height.max(size.height);
        pair.count += 1;
        let row = u32::try_from(invitee.origin.row).unwrap_or(u32::MAX);
        let file = || (invitee.origin.file().to_owned(), Vec::new());
        let (_, rows) = pair.rows.entry(invitee.origin.headers.list).or_insert_with(file);
        rows.push(row);
    }
    pairs.into_iter().map(|(place, pair)| Diagnostic::at(pair.message(), place)).collect()
}

/// Two parts and the letters in which they are printed over each other.
#[derive(Debug, Default)]
struct Pair {
    parts: [String; 2],
    /// The largest width and height of all.
    size: Size,
    count: usize,
    /// By the number of the list: its file and the rows.
    rows: BTreeMap<usize, (String, Vec<u32>)>,
}

impl Pair {
    fn message(self) -> Message {
        let millimetres = |side: Pt| format!("{:.1}", side.0 / POINTS_PER_MM);
        let [one, other] = self.parts;
        let lists = self.rows.into_values().map(|(file, mut rows)| {
            rows.sort_unstable();
            let shown = shown_runs(rows, "–", ", ");
            let mut runs = shown.split(", ");
            let first = runs.by_ref().take(MOST_RUNS).collect::<Vec<_>>().join(", ");
            let more = if runs.next().is_some() { ", …" } else { "" };
            format!("{file} {first}{more}")
        });
        let rows = lists.collect::<Vec<_>>().join("; ");
        let (across, down) = (millimetres(self.size.width), millimetres(self.size.height));
        Message::Layout(LayoutMessage::PartsOverlap {
            one: one.into(),
            other: other.into(),
            across: across.into(),
            down: down.into(),
            letters: self.count,
            rows: rows.into(),
        })
    }
}

/// The key of `[card]` that gives a part its place.
fn key(class: &str, setting: &Setting<'_>) -> Option<String> {
    let card = &setting.edition.event.card;
    let part = card.iter().find(|part| part.class() == class)?;
    Some(format!("card.{}", part.name))
}

fn shown(class: &str, setting: &Setting<'_>) -> String {
    key(class, setting).unwrap_or_else(|| class.to_owned())
}
