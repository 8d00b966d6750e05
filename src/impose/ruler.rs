//! Test sheets: rulers along the edges, a square to measure, and where things are to come.

use crate::geom::{POINTS_PER_MM, Pt, Size};
use crate::impose::grid::{Cut, Face, Grid};

/// The things that a test sheet shows besides rulers and square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruler {
    /// Labels or an envelope, which are outlined on a sheet of their own: lines through figures and
    /// text would make others of them.
    pub outlined: Option<Grid>,
    /// True if an arrow shows the edge that the printer takes first.
    pub has_arrow: bool,
}

/// The square of a test sheet, by its left upper corner and its side: in the right lower corner of
/// the sheet, 100 mm or on small ones 50 mm.
pub fn test_square(sheet: Size) -> ((Pt, Pt), Pt) {
    let side = Pt::mm(if sheet.width.min(sheet.height) < Pt::mm(160.0) { 50.0 } else { 100.0 });
    let rest = Pt::mm(17.0) + side;
    ((sheet.width - rest, sheet.height - rest), side)
}

/// Distance of the ticks of a ruler from the edge: printers leave the outermost millimetres blank.
const INSET: f64 = 6.0;

impl Ruler {
    /// Its strokes on a sheet.
    pub fn strokes(&self, sheet: Size) -> Vec<Cut> {
        let mut all = Vec::new();
        // One along the upper edge, one along the left.
        for (length, is_across) in [(sheet.width, true), (sheet.height, false)] {
            let at = |along: f64, from_edge: f64| {
                let (along, from_edge) = (Pt::mm(along), Pt::mm(from_edge));
                if is_across { (along, from_edge) } else { (from_edge, along) }
            };
            let count = (length.0 / POINTS_PER_MM).floor();
            for mark in (1_u32..).take_while(|mark| f64::from(*mark) < count) {
                let own = f64::from(mark);
                let tick = match mark {
                    _ if mark % 10 == 0 => 4.0,
                    _ if mark % 5 == 0 => 3.0,
                    _ => 2.0,
                };
                all.push(Cut { from: at(own, INSET), to: at(own, INSET + tick) });
                // Where the two would meet there are no figures.
                if mark % 10 == 0 && own > 15.0 && own < count - 5.0 {
                    let (x, y) = at(own, INSET + 5.0);
                    all.extend(figures(mark, x, y, is_across));
                }
            }
        }
        let ((left, top), side) = test_square(sheet);
        all.extend(frame(left, top, Size { width: side, height: side }));
        let shown = if side > Pt::mm(60.0) { 100 } else { 50 };
        all.extend(figures(shown, left + side / 2.0, top + Pt::mm(2.0), true));
        if self.has_arrow {
            all.extend(arrow(sheet));
        }
        all
    }

    /// The strokes of the sheet after it, if anything is outlined.
    pub fn outlines(&self, sheet: Size) -> Option<Vec<Cut>> {
        let grid = self.outlined.as_ref()?;
        let frames = (0..grid.slots()).flat_map(|slot| {
            let place = grid.place(slot, Face::Front);
            frame(place.left, place.top, place.turn.of(grid.page))
        });
        let arrow = self.has_arrow.then(|| arrow(sheet));
        Some(frames.chain(arrow.into_iter().flatten()).collect())
    }
}

/// An arrow to the upper edge.
fn arrow(sheet: Size) -> [Cut; 3] {
    let (x, top) = (sheet.width / 2.0, Pt::mm(14.0));
    let head = Pt::mm(2.5);
    let to_side = |side| Cut { from: (x, top), to: (x + side, top + head) };
    [Cut { from: (x, top), to: (x, top + Pt::mm(8.0)) }, to_side(-head), to_side(head)]
}

fn frame(left: Pt, top: Pt, size: Size) -> [Cut; 4] {
    let (right, lower) = (left + size.width, top + size.height);
    let corners = [(left, top), (right, top), (right, lower), (left, lower)];
    [0, 1, 2, 3].map(|at| Cut { from: corners[at], to: corners[(at + 1) % 4] })
}

/// The strokes of the ten digits, in a box of one by two, as on a pocket calculator: upper, right
/// upper, right lower, lower, left lower, left upper, middle.
const DIGITS: [u8; 10] = [
    0b111_1110, 0b011_0000, 0b110_1101, 0b111_1001, 0b011_0011, 0b101_1011, 0b101_1111,
    0b111_0000, 0b111_1111, 0b111_1011,
];
const SEGMENTS: [[f64; 4]; 7] = [
    [0.0, 0.0, 1.0, 0.0],
    [1.0, 0.0, 1.0, 1.0],
    [1.0, 1.0, 1.0, 2.0],
    [0.0, 2.0, 1.0, 2.0],
    [0.0, 1.0, 0.0, 2.0],
    [0.0, 0.0, 0.0, 1.0],
    [0.0, 1.0, 1.0, 1.0],
];

/// A number in strokes: its middle at `x` and its top at `y`, or its left edge at `x` and its middle
/// at `y`.
fn figures(number: u32, x: Pt, y: Pt, is_centred: bool) -> Vec<Cut> {
    let (unit, gap) = (0.9, 0.7);
    let digits = number.to_string().into_bytes();
    // The single stroke of a 1 stands at the right of its box, of which nothing else is taken.
    let width = |digit: u8| if digit == b'1' { 0.0 } else { unit };
    let whole = digits.iter().map(|digit| width(*digit) + gap).sum::<f64>() - gap;
    let (mut left, top) =
        if is_centred { (x - Pt::mm(whole / 2.0), y) } else { (x, y - Pt::mm(unit)) };
    let mut all = Vec::new();
    for digit in digits {
        let next = left + Pt::mm(width(digit) + gap);
        let left = std::mem::replace(&mut left, next) + Pt::mm(width(digit) - unit);
        let shape = DIGITS[usize::from(digit - b'0')];
        for (index, [x0, y0, x1, y1]) in SEGMENTS.into_iter().enumerate() {
            if shape >> (6 - index) & 1 == 1 {
                let point = |x: f64, y: f64| (left + Pt::mm(x * unit), top + Pt::mm(y * unit));
                all.push(Cut { from: point(x0, y0), to: point(x1, y1) });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::impose::{Feed, LabelSheet};

    fn a4() -> Size {
        Size { width: Pt::mm(210.0), height: Pt::mm(297.0) }
    }

    /// Ticks at the upper edge, in millimetres from the left.
    fn ticks(strokes: &[Cut]) -> Vec<f64> {
        let is_tick = |own: &&Cut| {
            (own.from.1.0 - Pt::mm(INSET).0).abs() < 1e-6
                && (own.from.0.0 - own.to.0.0).abs() < 1e-6
        };
        let ticks = strokes.iter().filter(is_tick);
        ticks.map(|own| own.from.0.0 / POINTS_PER_MM).collect()
    }

    #[test]
    fn there_is_a_tick_for_each_millimetre() {
        let strokes = Ruler { outlined: None, has_arrow: false }.strokes(a4());
        let ticks = ticks(&strokes);
        let across: Vec<f64> = (1..210).map(f64::from).collect();
        // The first of the ruler at the left stands among them.
        for mark in across {
            assert!(ticks.iter().any(|tick| (tick - mark).abs() < 1e-6), "{mark}");
        }
        for own in &strokes {
            for (x, y) in [own.from, own.to] {
                assert!(x.0 >= 0.0 && y.0 >= 0.0 && x < a4().width && y < a4().height);
            }
        }
    }

    #[test]
    fn figures_stand_evenly_apart() {
        for (number, digits) in [(100, 3), (210, 3), (171, 3), (20, 2), (111, 3)] {
            let strokes = figures(number, Pt::ZERO, Pt::ZERO, true);
            let ends = strokes.iter().flat_map(|own| [own.from.0.0, own.to.0.0]);
            let mut edges: Vec<f64> = ends.map(|x| x / POINTS_PER_MM).collect();
            edges.sort_by(f64::total_cmp);
            edges.dedup_by(|one, other| (*one - *other).abs() < 1e-6);
            assert!((edges[0] + edges[edges.len() - 1]).abs() < 1e-6, "{number}: {edges:?}");
            let is_gap = |own: &&[f64]| (own[1] - own[0] - 0.7).abs() < 1e-6;
            assert_eq!(
                edges.windows(2).filter(is_gap).count(),
                digits - 1,
                "{number}: {edges:?}"
            );
        }
    }

    #[test]
    fn labels_and_envelopes_are_outlined() {
        let plain = Ruler { outlined: None, has_arrow: false };
        assert_eq!(plain.outlines(a4()), None);
        let sheet = LabelSheet::named("L7160").unwrap();
        let grid = Grid::labels(&sheet, (Pt::ZERO, Pt::ZERO));
        let labels = Ruler { outlined: Some(grid), has_arrow: false };
        // Nothing strikes through what is written and through the figures.
        assert_eq!(labels.strokes(a4()), plain.strokes(a4()));
        assert_eq!(labels.outlines(a4()).unwrap().len(), 4 * 21);
        let dl = Size { width: Pt::mm(220.0), height: Pt::mm(110.0) };
        let grid = Grid::envelope(dl, Feed::A4Centre, (Pt::ZERO, Pt::ZERO));
        let envelope = Ruler { outlined: Some(grid), has_arrow: true };
        assert_eq!(envelope.strokes(a4()).len(), plain.strokes(a4()).len() + 3);
        let envelope = envelope.outlines(a4()).unwrap();
        assert_eq!(envelope.len(), 4 + 3);
        let is_side = |own: &Cut| {
            (own.from.0.0 - Pt::mm(160.0).0).abs() < 1e-6
                && (own.to.1.0 - Pt::mm(220.0).0).abs() < 1e-6
        };
        assert!(envelope.iter().any(is_side));
    }

    #[test]
    fn the_square_has_100_mm_or_on_small_sheets_50() {
        let small = Size { width: Pt::mm(114.0), height: Pt::mm(162.0) };
        for (sheet, side) in [(a4(), 100.0), (small, 50.0)] {
            let ((left, top), own) = test_square(sheet);
            assert!((own.0 - Pt::mm(side).0).abs() < 1e-6);
            assert!(left.0 > 0.0 && top.0 > 0.0 && left + own < sheet.width);
        }
    }
}
