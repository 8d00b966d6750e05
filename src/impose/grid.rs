//! The places of pages on a sheet, and where it is cut.

use crate::geom::{Edges, Pt, Size};
use crate::impose::envelope::EnvelopePage;
use crate::impose::turn::Turn;
use crate::impose::{Duplex, Feed, LabelSheet};

/// Lengths that differ by less are the same: two A5 are as wide as an A4 is long, but for what
/// sizes in whole millimetres leave.
const TOLERANCE: Pt = Pt(0.5);

/// The length of crop marks.
const CROP_LENGTH: f64 = 5.0;
/// The least distance of crop marks from the piece.
const CROP_GAP: f64 = 3.0;
/// The room around the bleed: crop marks, and a rest.
const PRESS_ROOM: f64 = 7.0;

/// A side of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The side with the first page of letters.
    Front,
    /// The other.
    Back,
}

/// Pages of one size side by side on a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// The sheet, as it is looked at.
    pub sheet: Size,
    /// A page.
    pub page: Size,
    across: usize,
    down: usize,
    /// The left upper corner of the first page.
    corner: (Pt, Pt),
    /// From a page to the next, to the right and downwards.
    pitch: (Pt, Pt),
    duplex: Duplex,
    /// The way in which pages are turned on fronts.
    turn: Turn,
    /// The room beyond their edges in which pages are seen.
    bleed: Pt,
}

/// The place of a page on a side of a sheet, by the distances from its left and upper edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the left.
    pub left: Pt,
    /// From the top.
    pub top: Pt,
    /// The way it is turned.
    pub turn: Turn,
}

/// The marks that show where sheets are cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CutMarks {
    /// A short stroke at either end.
    #[default]
    Ticks,
    /// Dashes from end to end.
    Line,
    /// Strokes beside the corners of each piece, beyond its bleed, on both sides.
    Crop,
    /// None.
    None,
}

/// A stroke, by the distances of its ends from the left and upper edge of the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// One end.
    pub from: (Pt, Pt),
    /// The other.
    pub to: (Pt, Pt),
}

impl Grid {
    /// As many pages as the sheet has room for, one beside the other in its middle, but at most so
    /// many across and down.
    pub fn new(sheet: Size, page: Size, most: (usize, usize), duplex: Duplex) -> Self {
        let (across, down) =
            (fitting(sheet.width, page.width), fitting(sheet.height, page.height));
        let (across, down) = (across.min(most.0), down.min(most.1));
        let left = (sheet.width - page.width * count(across)) / 2.0;
        let top = (sheet.height - page.height * count(down)) / 2.0;
        let pitch = (page.width, page.height);
        let corner = (left, top);
        let (turn, bleed) = (Turn::None, Pt::ZERO);
        Self { sheet, page, across, down, corner, pitch, duplex, turn, bleed }
    }

    /// The sheet for the press: a page with its bleed, and room for crop marks around it.
    pub fn press(page: Size, bleed: Pt, duplex: impl Fn(Size) -> Duplex) -> Self {
        let around = (bleed.max(Pt::mm(CROP_GAP)) + Pt::mm(PRESS_ROOM)) * 2.0;
        let sheet = Size { width: page.width + around, height: page.height + around };
        Self { bleed, ..Self::new(sheet, page, (1, 1), duplex(sheet)) }
    }

    /// Shows the bleed of pages, if there is one to a sheet and ticks have room beside it.
    #[must_use]
    pub fn with_bleed(self, bleed: Pt) -> Self {
        let (left, top) = self.corner;
        let has_room = left.min(top) >= bleed + Pt::mm(9.0);
        if self.slots() == 1 && has_room { Self { bleed, ..self } } else { self }
    }

    /// The labels of a sheet, all of them so far to the right and downwards from where they are,
    /// as a printer takes its paper in.
    pub fn labels(labels: &LabelSheet, (right, down): (Pt, Pt)) -> Self {
        Self {
            sheet: labels.sheet,
            page: labels.label,
            across: labels.across,
            down: labels.down,
            corner: (labels.left + right, labels.top + down),
            pitch: (labels.pitch_x, labels.pitch_y),
            duplex: Duplex::Simplex,
            turn: Turn::None,
            bleed: Pt::ZERO,
        }
    }

    /// An envelope on the page on which it is printed, so far to the right and downwards.
    pub fn envelope(envelope: Size, feed: Feed, (right, down): (Pt, Pt)) -> Self {
        let EnvelopePage { sheet, corner: (left, top), turn } = feed.page(envelope);
        Self {
            sheet,
            page: envelope,
            across: 1,
            down: 1,
            corner: (left + right, top + down),
            pitch: (Pt::ZERO, Pt::ZERO),
            duplex: Duplex::Simplex,
            turn,
            bleed: Pt::ZERO,
        }
    }

    /// The number of its places; none if a page is larger than the sheet.
    pub fn slots(&self) -> usize {
        self.across * self.down
    }

    /// The number of pages side by side.
    pub fn across(&self) -> usize {
        self.across
    }

    /// The number of rows.
    pub fn down(&self) -> usize {
        self.down
    }

    /// The room beyond their edges in which pages are seen.
    pub fn bleed(&self) -> Pt {
        self.bleed
    }

    /// The sides that are printed.
    pub fn duplex(&self) -> Duplex {
        self.duplex
    }

    /// The place of a slot on a side. Slots are counted by rows, as they are seen from the
    /// front.
    ///
    /// A piece that is cut out is turned like the leaf of a book. So on the back the columns
    /// are the other way round and pages are upright, if the printer turns the sheet about the
    /// axis from its top to its bottom; if it turns it about the other one, all of that stands
    /// on its head.
    pub fn place(&self, slot: usize, face: Face) -> Place {
        let (column, row) = (slot % self.across.max(1), slot / self.across.max(1));
        let (left, top) = self.corner;
        let left = left + self.pitch.0 * count(column);
        let top = top + self.pitch.1 * count(row);
        if face == Face::Front {
            return Place { left, top, turn: self.turn };
        }
        if self.is_turned_like_a_leaf() {
            return Place {
                left: self.sheet.width - left - self.page.width,
                top,
                turn: Turn::None,
            };
        }
        Place { left, top: self.sheet.height - top - self.page.height, turn: Turn::Half }
    }

    /// The least distance from the edges of the sheet to what is printed, if that has these
    /// distances from the edges of its page.
    pub fn least_margin(&self, Edges { top, right, bottom, left }: Edges) -> Pt {
        let faces = &[Face::Front, Face::Back][..self.duplex.pages_of_leaf()];
        let places = faces
            .iter()
            .flat_map(|face| (0..self.slots()).map(move |slot| self.place(slot, *face)));
        let margins = places.flat_map(|place| {
            let own = place.turn.of(self.page);
            // Those that come to lie at the upper, right, lower and left edge.
            let [upper, at_right, lower, at_left] = match place.turn {
                Turn::None => [top, right, bottom, left],
                Turn::Half => [bottom, left, top, right],
                Turn::Clockwise => [left, top, right, bottom],
                Turn::Counterclockwise => [right, bottom, left, top],
            };
            [
                place.top + upper,
                self.sheet.width - place.left - own.width + at_right,
                self.sheet.height - place.top - own.height + lower,
                place.left + at_left,
            ]
        });
        margins.reduce(Pt::min).unwrap_or_default()
    }

    /// True if the printer turns the sheet about the axis from its top to its bottom.
    fn is_turned_like_a_leaf(&self) -> bool {
        let is_wide = self.sheet.width > self.sheet.height;
        (self.duplex == Duplex::ShortEdge) == is_wide
    }

    /// The strokes that show where the sheet is cut: on its front alone, as one is enough, and crop
    /// marks on either side.
    pub fn cuts(&self, marks: CutMarks) -> Vec<Cut> {
        if marks == CutMarks::Crop {
            return (0..self.slots()).flat_map(|slot| self.crop_marks(slot)).collect();
        }
        let (left, top) = self.corner;
        let Size { width, height } = self.sheet;
        let mut cuts = Vec::new();
        for x in lines(left, self.page.width, self.across) {
            let stroke = |from, to| Cut { from: (x, from), to: (x, to) };
            cuts.extend(
                strokes(marks, height, top, self.bleed)
                    .into_iter()
                    .map(|(from, to)| stroke(from, to)),
            );
        }
        for y in lines(top, self.page.height, self.down) {
            let stroke = |from, to| Cut { from: (from, y), to: (to, y) };
            cuts.extend(
                strokes(marks, width, left, self.bleed)
                    .into_iter()
                    .map(|(from, to)| stroke(from, to)),
            );
        }
        cuts
    }

    /// Two strokes at each corner of a piece.
    fn crop_marks(&self, slot: usize) -> impl Iterator<Item = Cut> + use<> {
        let Place { left, top, turn } = self.place(slot, Face::Front);
        let own = turn.of(self.page);
        let (right, bottom) = (left + own.width, top + own.height);
        let near = self.bleed.max(Pt::mm(CROP_GAP));
        let far = near + Pt::mm(CROP_LENGTH);
        [(left, -1.0), (right, 1.0)].into_iter().flat_map(move |(x, outward)| {
            [(top, -1.0), (bottom, 1.0)].into_iter().flat_map(move |(y, down)| {
                [
                    Cut { from: (x + near * outward, y), to: (x + far * outward, y) },
                    Cut { from: (x, y + near * down), to: (x, y + far * down) },
                ]
            })
        })
    }
}

fn fitting(length: Pt, page: Pt) -> usize {
    let mut found = 0;
    // Pages are no smaller than 18 mm, and sheets no larger than a metre.
    while page > Pt::ZERO && page * count(found + 1) <= length + TOLERANCE {
        found += 1;
    }
    found
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// Where it is cut in one direction: between pages, and around all if more than a hair is left
/// over.
fn lines(first: Pt, step: Pt, pages: usize) -> impl Iterator<Item = Pt> {
    let has_rest = first > Pt::mm(1.0);
    let (start, end) = if has_rest { (0, pages + 1) } else { (1, pages) };
    (start..end).map(move |line| first + step * count(line))
}

/// The strokes along a cut of such a length, with so much left over at either end, the bleed
/// among it. Printers leave the outermost millimetres blank.
fn strokes(marks: CutMarks, length: Pt, rest: Pt, bleed: Pt) -> Vec<(Pt, Pt)> {
    let edge = Pt::mm(5.0);
    match marks {
        CutMarks::None | CutMarks::Crop => Vec::new(),
        CutMarks::Line => vec![(edge, length - edge)],
        CutMarks::Ticks => {
            let start = edge.max(rest - Pt::mm(5.0).max(bleed + Pt::mm(4.0)));
            let end = start + Pt::mm(4.0);
            vec![(start, end), (length - end, length - start)]
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ANY: (usize, usize) = (usize::MAX, usize::MAX);

    fn mm(width: f64, height: f64) -> Size {
        Size { width: Pt::mm(width), height: Pt::mm(height) }
    }

    fn near(one: Pt, other: Pt) -> bool {
        (one - other).0.abs() < 1e-6
    }

    #[test]
    fn two_a5_stand_on_an_a4_and_are_parted_in_its_middle() {
        let grid = Grid::new(mm(297.0, 210.0), mm(148.0, 210.0), ANY, Duplex::Simplex);
        assert_eq!(grid.slots(), 2);
        let [left, right] = [0, 1].map(|slot| grid.place(slot, Face::Front));
        assert!(near(left.left, Pt::mm(0.5)) && near(right.left, Pt::mm(148.5)));
        assert!(near(left.top, Pt::ZERO) && left.turn == Turn::None);
        let cuts = grid.cuts(CutMarks::Ticks);
        assert_eq!(cuts.len(), 2, "{cuts:?}");
        for (cut, (from, to)) in cuts.iter().zip([(5.0, 9.0), (201.0, 205.0)]) {
            assert!(near(cut.from.0, Pt::mm(148.5)) && near(cut.to.0, Pt::mm(148.5)));
            assert!(near(cut.from.1, Pt::mm(from)) && near(cut.to.1, Pt::mm(to)), "{cut:?}");
        }
        assert_eq!(grid.cuts(CutMarks::Line).len(), 1);
        assert!(grid.cuts(CutMarks::None).is_empty());
    }

    #[test]
    fn what_is_left_over_is_cut_off_beside_the_pages() {
        let grid = Grid::new(mm(210.0, 297.0), mm(90.0, 55.0), ANY, Duplex::Simplex);
        assert_eq!(grid.slots(), 10);
        // Three cuts down and six across, a tick at either end.
        let cuts = grid.cuts(CutMarks::Ticks);
        assert_eq!(cuts.len(), 2 * (3 + 6));
        let is_on_page = |cut: &Cut| {
            let (x, y) = (cut.from.0.0 + cut.to.0.0, cut.from.1.0 + cut.to.1.0);
            let inside = |at: f64, rest: Pt, length: Pt| {
                at / 2.0 > rest.0 && at / 2.0 < (length - rest).0
            };
            inside(x, Pt::mm(15.0), grid.sheet.width)
                && inside(y, Pt::mm(11.0), grid.sheet.height)
        };
        assert!(!cuts.iter().any(is_on_page), "{cuts:?}");
        let single = Grid::new(mm(210.0, 297.0), mm(90.0, 55.0), (1, 1), Duplex::Simplex);
        assert_eq!(single.slots(), 1);
        let given = Grid::new(mm(210.0, 297.0), mm(90.0, 55.0), (2, 3), Duplex::Simplex);
        assert_eq!((given.slots(), given.across(), given.down()), (6, 2, 3));
    }

    #[test]
    fn crop_marks_stand_off_the_bleed_and_on_the_sheet() {
        for (bleed, around, near) in
            [(0.0, 10.0, 3.0), (2.0, 10.0, 3.0), (3.0, 10.0, 3.0), (5.0, 12.0, 5.0)]
        {
            let page = mm(148.0, 105.0);
            let grid = Grid::press(page, Pt::mm(bleed), |_| Duplex::Simplex);
            assert!(near_to(grid.sheet.width, 148.0 + 2.0 * around), "{:?}", grid.sheet);
            assert!(near_to(grid.sheet.height, 105.0 + 2.0 * around), "{:?}", grid.sheet);
            let cuts = grid.cuts(CutMarks::Crop);
            assert_eq!(cuts.len(), 8);
            for Cut { from, to } in cuts {
                let [from, to] =
                    [from, to].map(|(x, y)| [x, y].map(|own| own.0 / Pt::mm(1.0).0));
                let along = usize::from((from[0] - to[0]).abs() < 1e-6);
                let trim = [around, [148.0, 105.0][along] + around];
                let off = |at: f64| (trim[0] - at).max(at - trim[1]);
                assert!((off(from[along]) - near).abs() < 1e-6, "{from:?}");
                assert!((off(to[along]) - near - 5.0).abs() < 1e-6, "{to:?}");
                let across = [around, [105.0, 148.0][along] + around];
                assert!(
                    across.iter().any(|at| (at - from[1 - along]).abs() < 1e-6),
                    "{from:?}"
                );
            }
        }
    }

    fn near_to(length: Pt, millimetres: f64) -> bool {
        near(length, Pt::mm(millimetres))
    }

    #[test]
    fn a_single_page_shows_its_bleed_if_ticks_have_room_beside_it() {
        let single = |sheet: Size| {
            Grid::new(sheet, mm(148.0, 210.0), (1, 1), Duplex::Simplex).with_bleed(Pt::mm(3.0))
        };
        let grid = single(mm(210.0, 297.0));
        assert!(near_to(grid.bleed(), 3.0));
        // The page has 31 mm at its sides and 43.5 mm above.
        let ends: Vec<Pt> = grid.cuts(CutMarks::Ticks).iter().map(|cut| cut.to.0).collect();
        assert!(ends.iter().any(|end| near_to(*end, 28.0)), "{ends:?}");
        assert!(near_to(single(mm(165.0, 297.0)).bleed(), 0.0));
        let two = Grid::new(mm(297.0, 210.0), mm(148.0, 210.0), ANY, Duplex::Simplex);
        assert!(near_to(two.with_bleed(Pt::mm(3.0)).bleed(), 0.0));
    }

    #[test]
    fn labels_lie_where_the_sheet_has_them() {
        let sheet = LabelSheet::named("L7160").unwrap();
        let grid = Grid::labels(&sheet, (Pt::ZERO, Pt::ZERO));
        assert_eq!(grid.slots(), 21);
        // The second of the third row: one label and a gap to the right, two down.
        let place = grid.place(7, Face::Front);
        assert!(near(place.left, Pt::mm(7.21 + 66.04)), "{place:?}");
        assert!(near(place.top, Pt::mm(15.15 + 2.0 * 38.1)), "{place:?}");
        let moved = Grid::labels(&sheet, (Pt::mm(-1.0), Pt::mm(0.5))).place(7, Face::Front);
        assert!(near(moved.left, place.left - Pt::mm(1.0)), "{moved:?}");
        assert!(near(moved.top, place.top + Pt::mm(0.5)), "{moved:?}");
    }

    #[test]
    fn what_comes_near_the_edge_of_the_sheet_is_measured() {
        let inset = |top, right, bottom, left| {
            let [top, right, bottom, left] = [top, right, bottom, left].map(Pt::mm);
            Edges { top, right, bottom, left }
        };
        let a5 = mm(148.0, 210.0);
        for (duplex, least) in [(Duplex::Simplex, 4.0), (Duplex::LongEdge, 2.0)] {
            let grid = Grid::new(mm(297.0, 210.0), a5, ANY, duplex);
            // Beside each other they have the lower margin in common, and turned the upper one.
            let found = grid.least_margin(inset(least, 20.0, 4.0, 20.0));
            assert!(near(found, Pt::mm(least)), "{found:?}");
        }
        let dl = mm(220.0, 110.0);
        for (feed, least) in
            [(Feed::Straight, 1.0), (Feed::Left, 1.0), (Feed::Right, 1.0), (Feed::A4Left, 3.0)]
        {
            let grid = Grid::envelope(dl, feed, (Pt::ZERO, Pt::ZERO));
            // On an A4 the right edge is far from that of the sheet.
            assert!(
                near(grid.least_margin(inset(9.0, 1.0, 3.0, 7.0)), Pt::mm(least)),
                "{feed:?}"
            );
        }
    }

    #[test]
    fn envelopes_lie_as_they_are_fed() {
        let dl = mm(220.0, 110.0);
        for (feed, sheet, place) in [
            (Feed::Straight, mm(220.0, 110.0), (0.0, Turn::None)),
            (Feed::Left, mm(110.0, 220.0), (0.0, Turn::Clockwise)),
            (Feed::Right, mm(110.0, 220.0), (0.0, Turn::Counterclockwise)),
            (Feed::A4Centre, mm(210.0, 297.0), (50.0, Turn::Clockwise)),
            (Feed::A4Left, mm(210.0, 297.0), (0.0, Turn::Clockwise)),
        ] {
            let grid = Grid::envelope(dl, feed, (Pt::mm(1.0), Pt::mm(-2.0)));
            let found = grid.place(0, Face::Front);
            assert_eq!((grid.sheet, grid.slots(), found.turn), (sheet, 1, place.1));
            assert!(near(found.left, Pt::mm(place.0 + 1.0)) && near(found.top, Pt::mm(-2.0)));
            assert!(feed.takes(dl));
        }
        assert!(
            !Feed::A4Left.takes(mm(300.0, 110.0)) && !Feed::A4Centre.takes(mm(290.0, 220.0))
        );
        assert!(Feed::Left.takes(mm(300.0, 220.0)));
    }

    #[test]
    fn what_is_larger_has_no_place() {
        for page in [mm(210.0, 298.0), mm(211.0, 297.0)] {
            assert_eq!(Grid::new(mm(210.0, 297.0), page, ANY, Duplex::Simplex).slots(), 0);
        }
        assert_eq!(
            Grid::new(mm(210.0, 297.0), mm(210.0, 297.0), ANY, Duplex::Simplex).slots(),
            1
        );
    }

    /// A point of the back, where it is seen through the paper from the front.
    fn through(grid: &Grid, (x, y): (f64, f64)) -> (f64, f64) {
        let Size { width, height } = grid.sheet;
        let is_wide = width > height;
        // The long edges of a landscape sheet lie at its top and bottom: turned about one of
        // them, what was up is down.
        let edge_is_vertical = match grid.duplex {
            Duplex::LongEdge => !is_wide,
            _ => is_wide,
        };
        if edge_is_vertical { (width.0 - x, y) } else { (x, height.0 - y) }
    }

    /// A point of a page on the sheet.
    fn on_sheet(grid: &Grid, place: Place, (x, y): (f64, f64)) -> (f64, f64) {
        let Size { width, height } = grid.page;
        let (x, y) =
            if place.turn == Turn::Half { (width.0 - x, height.0 - y) } else { (x, y) };
        (place.left.0 + x, place.top.0 + y)
    }

    proptest! {
        #[test]
        fn both_sides_of_a_piece_belong_together(
            sheet in (200..500_u16, 200..500_u16),
            page in (50..200_u16, 50..200_u16),
            duplex in prop::sample::select(vec![Duplex::LongEdge, Duplex::ShortEdge]),
            point in (0.0..1.0_f64, 0.0..1.0_f64),
        ) {
            let size = |(width, height): (u16, u16)| mm(width.into(), height.into());
            let grid = Grid::new(size(sheet), size(page), ANY, duplex);
            let Size { width, height } = grid.page;
            let point = (point.0 * width.0, point.1 * height.0);
            for slot in 0..grid.slots() {
                let front = on_sheet(&grid, grid.place(slot, Face::Front), point);
                // Turned like a leaf, a point at the left is at the right, as high as before.
                let turned = (width.0 - point.0, point.1);
                let back = on_sheet(&grid, grid.place(slot, Face::Back), turned);
                let back = through(&grid, back);
                prop_assert!((front.0 - back.0).abs() < 1e-6, "{front:?} {back:?}");
                prop_assert!((front.1 - back.1).abs() < 1e-6, "{front:?} {back:?}");
            }
        }

        #[test]
        fn places_lie_on_the_sheet_and_apart(
            sheet in (100..500_u16, 100..500_u16),
            page in (30..300_u16, 30..300_u16),
            duplex in prop::sample::select(vec![Duplex::LongEdge, Duplex::ShortEdge]),
        ) {
            let size = |(width, height): (u16, u16)| mm(width.into(), height.into());
            let grid = Grid::new(size(sheet), size(page), ANY, duplex);
            for face in [Face::Front, Face::Back] {
                let all: Vec<Place> = (0..grid.slots()).map(|slot| grid.place(slot, face)).collect();
                for (at, one) in all.iter().enumerate() {
                    prop_assert!(one.left.0 > -0.3 && one.top.0 > -0.3);
                    prop_assert!((one.left + grid.page.width).0 < grid.sheet.width.0 + 0.3);
                    prop_assert!((one.top + grid.page.height).0 < grid.sheet.height.0 + 0.3);
                    for other in &all[..at] {
                        let x = (one.left - other.left).0.abs() > grid.page.width.0 - 1e-6;
                        let y = (one.top - other.top).0.abs() > grid.page.height.0 - 1e-6;
                        prop_assert!(x || y);
                    }
                }
            }
        }
    }
}
