//! PostScript outlines become TrueType outlines when a file is loaded, so that all that comes
//! after has one kind of outline to deal with.
//!
//! Only the outlines change: characters, advances and all rules of shaping stay as they are.

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Font, GlyphId};
use kurbo::{CubicBez, Point};
use read_fonts::{FontRef, TableProvider as _};

use crate::font::sfnt::{self, put_u16};

/// The farthest that a quadratic curve may lie from the cubic one in its place, as a part of
/// the em: a quarter of a unit in a font of 1000. Rounding to whole units comes on top.
const TOLERANCE: f64 = 0.25 / 1000.0;

/// More points than a glyph can count (`glyf`, `endPtsOfContours`).
const TOO_MANY_POINTS: usize = 1 << 16;

/// A TrueType file with the outlines of an OpenType file that has `CFF ` or `CFF2`, a variable
/// one as its default instance. Off by less than 1/1000 em (`TOLERANCE` and rounding).
///
/// `None` when the file is damaged, or a glyph is more than `glyf` can hold.
pub(super) fn to_truetype(file: &FontRef<'_>) -> Option<Vec<u8>> {
    let mut tables = sfnt::read(file)?;
    let font = Font::new(file.data().as_bytes().to_vec(), 0)?;
    let outlines = font.outline_glyphs();
    let count = file.maxp().ok()?.num_glyphs();
    let tolerance = TOLERANCE * f64::from(file.head().ok()?.units_per_em());

    let (mut glyf, mut loca, mut bearings) = (Vec::new(), Vec::new(), Vec::new());
    let mut bounds: Option<[i16; 4]> = None;
    let (mut most_points, mut most_contours) = (0, 0);
    for glyph in 0..count {
        let mut outline = CubicOutline { tolerance, ..CubicOutline::default() };
        let drawn = outlines.get(GlyphId::from(glyph))?;
        drawn.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut outline).ok()?;
        outline.end_contour();
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        let own = outline.write(&mut glyf)?;
        bearings.push(own.map_or(0, |own| own[0]));
        if let Some(own) = own {
            bounds = Some(bounds.map_or(own, |all| union(all, own)));
        }
        most_points = most_points.max(u16::try_from(outline.points).ok()?);
        most_contours = most_contours.max(u16::try_from(outline.contours.len()).ok()?);
    }
    loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());

    let head = tables.get_mut(b"head")?;
    for (corner, at) in bounds.unwrap_or_default().into_iter().zip([36, 38, 40, 42]) {
        head.get_mut(at..at + 2)?.copy_from_slice(&corner.to_be_bytes());
    }
    put_u16(head, 50, 1)?; // indexToLocFormat: offsets of four bytes
    let hmtx = metrics(file, &bearings)?;
    put_u16(tables.get_mut(b"hhea")?, 34, count)?;
    for tag in [b"CFF ", b"CFF2", b"VORG", b"DSIG"] {
        tables.remove(tag);
    }
    tables.insert(*b"glyf", glyf);
    tables.insert(*b"loca", loca);
    tables.insert(*b"hmtx", hmtx);
    tables.insert(*b"maxp", limits(count, most_points, most_contours));
    sfnt::write(tables)
}

/// `hmtx` with the advances of the file and these left side bearings: a glyph of `glyf` is
/// placed by them, one of `CFF ` is not.
fn metrics(file: &FontRef<'_>, bearings: &[i16]) -> Option<Vec<u8>> {
    let hmtx = file.hmtx().ok()?;
    let mut metrics = Vec::new();
    for (glyph, bearing) in (0..).zip(bearings) {
        metrics.extend(hmtx.advance(GlyphId::new(glyph))?.to_be_bytes());
        metrics.extend(bearing.to_be_bytes());
    }
    Some(metrics)
}

/// `maxp` 1.0 of a font without composites and instructions.
fn limits(glyphs: u16, points: u16, contours: u16) -> Vec<u8> {
    const ONE_ZONE: u16 = 1;
    let mut maxp = vec![0, 1, 0, 0];
    for value in [glyphs, points, contours, 0, 0, ONE_ZONE, 0, 0, 0, 0, 0, 0, 0, 0] {
        maxp.extend(value.to_be_bytes());
    }
    maxp
}

/// The smallest box around two boxes, `[x_min, y_min, x_max, y_max]`.
fn union(one: [i16; 4], other: [i16; 4]) -> [i16; 4] {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}

/// A point in font units, and whether it lies on the curve.
type Knot = (Point, bool);

/// Takes in the contours of a glyph, curve by curve.
#[derive(Default)]
struct CubicOutline {
    /// In font units.
    tolerance: f64,
    contours: Vec<Vec<Knot>>,
    contour: Vec<Knot>,
    /// Number of points at most.
    points: usize,
}

impl CubicOutline {
    fn add(&mut self, x: f64, y: f64, is_on_curve: bool) {
        // What is beyond is refused when it is written; until then it only costs memory.
        if self.points <= TOO_MANY_POINTS {
            self.points += 1;
            self.contour.push((Point::new(x.round(), y.round()), is_on_curve));
        }
    }

    fn current(&self) -> Point {
        self.contour.last().map_or(Point::ORIGIN, |knot| knot.0)
    }

    /// A contour closes by itself: its last point need not be its first again. One of two
    /// points encloses nothing.
    fn end_contour(&mut self) {
        let mut contour = std::mem::take(&mut self.contour);
        if contour.len() > 1 && contour.first() == contour.last() {
            contour.pop();
        }
        if contour.len() > 2 {
            // TrueType fills what is to the right of a contour, PostScript what is to the left.
            contour[1..].reverse();
            self.contours.push(contour);
        }
    }

    /// Appends a simple glyph description (OpenType 1.9, `glyf`), nothing for an empty glyph.
    /// Its box; the outer `None` if it has more points or larger numbers than fit.
    #[expect(clippy::option_option, reason = "an empty glyph is no fault")]
    fn write(&self, glyf: &mut Vec<u8>) -> Option<Option<[i16; 4]>> {
        const ON_CURVE: u8 = 1;
        let knots = self.contours.iter().flatten();
        let points: Vec<(i16, i16, bool)> = knots
            .map(|(point, is_on_curve)| Some((unit(point.x)?, unit(point.y)?, *is_on_curve)))
            .collect::<Option<_>>()?;
        let boxes = points.iter().map(|&(x, y, _)| [x, y, x, y]);
        let Some(bounds) = boxes.reduce(union) else { return Some(None) };
        glyf.extend(i16::try_from(self.contours.len()).ok()?.to_be_bytes());
        glyf.extend(bounds.iter().flat_map(|corner| corner.to_be_bytes()));
        let mut end = 0;
        for contour in &self.contours {
            end += contour.len();
            glyf.extend(u16::try_from(end - 1).ok()?.to_be_bytes());
        }
        glyf.extend([0, 0]); // no instructions
        glyf.extend(points.iter().map(|&(_, _, is_on)| if is_on { ON_CURVE } else { 0 }));
        // Without further flags every coordinate is a step of two bytes from the one before.
        for axis in [|point: &(i16, i16, bool)| point.0, |point: &(i16, i16, bool)| point.1] {
            let mut last = 0;
            for value in points.iter().map(axis) {
                glyf.extend(value.checked_sub(last)?.to_be_bytes());
                last = value;
            }
        }
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        Some(Some(bounds))
    }
}

impl PathSink for CubicOutline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.end_contour();
        self.add(x.into(), y.into(), true);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x.into(), y.into(), true);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.add(cx0.into(), cy0.into(), false);
        self.add(x.into(), y.into(), true);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let end = Point::new(x.into(), y.into());
        let (one, two) =
            (Point::new(cx0.into(), cy0.into()), Point::new(cx1.into(), cy1.into()));
        let curve = CubicBez::new(self.current(), one, two, end);
        // A spline's points between its first and last are off the curve, and `glyf` has the
        // same rule as it for what lies between them.
        if let Some(spline) = curve.approx_spline(self.tolerance) {
            let inner = spline.points().split_last().map_or(&[][..], |(_, inner)| inner);
            for point in inner.iter().skip(1) {
                self.add(point.x, point.y, false);
            }
            self.add(end.x, end.y, true);
        } else {
            for (_, _, quad) in curve.to_quads(self.tolerance) {
                self.add(quad.p1.x, quad.p1.y, false);
                self.add(quad.p2.x, quad.p2.y, true);
            }
        }
    }

    fn close(&mut self) {
        self.end_contour();
    }
}

/// A whole number of font units; `None` beyond those of two bytes.
fn unit(value: f64) -> Option<i16> {
    #[expect(clippy::cast_possible_truncation, reason = "whole, and the range is checked")]
    let unit =
        (f64::from(i16::MIN)..=f64::from(i16::MAX)).contains(&value).then_some(value as i16);
    unit
}

#[cfg(test)]
mod tests {
    use harfrust::font::glyph::outline::SvgSink;
    use kurbo::{BezPath, ParamCurve, ParamCurveNearest, Shape};

    use super::*;
    use crate::diagnostic::FontProblem;
    use crate::font::{Library, Weight};

    /// Some letters of Eczar with PostScript outlines, made by `tests/outside/make_otf.py`.
    const OTF: &[u8] = include_bytes!("../../tests/data/own.otf");

    fn outlines(bytes: &[u8]) -> Vec<BezPath> {
        let font = Font::new(bytes.to_vec(), 0).unwrap();
        let glyphs = font.outline_glyphs();
        let draw = |glyph| {
            let mut svg = SvgSink::new();
            let outline = glyphs.get(GlyphId::new(glyph)).unwrap();
            outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut svg).unwrap();
            BezPath::from_svg(svg.as_ref()).unwrap()
        };
        (0..font.num_glyphs()).map(draw).collect()
    }

    fn tables(bytes: &[u8]) -> sfnt::Tables {
        sfnt::read(&FontRef::new(bytes).unwrap()).unwrap()
    }

    #[test]
    fn outlines_stay_where_they_are() {
        let converted = outlines(&to_truetype(&FontRef::new(OTF).unwrap()).unwrap());
        let given = outlines(OTF);
        assert!(given.len() == converted.len() && given.len() > 40, "{}", given.len());
        let mut curves = 0;
        for (given, converted) in given.iter().zip(&converted) {
            curves += given.segments().count();
            for point in given
                .segments()
                .flat_map(|segment| (0..8).map(move |step| segment.eval(f64::from(step) / 8.0)))
            {
                let distance = |own: kurbo::PathSeg| own.nearest(point, 1e-3).distance_sq;
                let nearest = converted.segments().map(distance).fold(f64::MAX, f64::min);
                assert!(nearest <= 1.0, "{point} is {} units away", nearest.sqrt());
            }
            // A contour turns the other way around in TrueType.
            let (ours, theirs) = (converted.area(), -given.area());
            assert!((ours - theirs).abs() <= given.perimeter(0.1) * 0.25, "{ours}, {theirs}");
        }
        assert!(curves > 500, "{curves}");
    }

    #[test]
    fn only_outlines_change() {
        let given = tables(OTF);
        let converted = tables(&to_truetype(&FontRef::new(OTF).unwrap()).unwrap());
        for (tag, table) in &given {
            let is_changed = [b"CFF ", b"head", b"hhea", b"hmtx", b"maxp"].contains(&tag);
            let same = converted.get(tag) == Some(table);
            assert_eq!(same, !is_changed, "{}", String::from_utf8_lossy(tag));
        }
        assert!(given.contains_key(b"GSUB") && given.contains_key(b"GPOS"));
        let mut library = Library::embedded().unwrap();
        library.add_own("Own", None, OTF).unwrap();
        for letter in "श्रीकिरण हर्षxag".chars() {
            let [ours, theirs] = ["Own", "Eczar"].map(|name| {
                let chain = library.chain(&[name.to_owned()], Weight::REGULAR).unwrap();
                let face = library.face(chain.main());
                face.advance(face.glyph(letter).unwrap())
            });
            assert_eq!(ours, theirs, "{letter}");
        }
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let mut library = Library::embedded().unwrap();
        let mut added = |bytes: &[u8]| library.add_own("Own", None, bytes).map(drop);
        for length in (12..OTF.len()).step_by(97) {
            assert_eq!(added(&OTF[..length]), Err(FontProblem::NotAFont), "{length}");
        }
        let mut tables = tables(OTF);
        tables.get_mut(b"CFF ").unwrap().truncate(1000);
        assert_eq!(added(&sfnt::write(tables).unwrap()), Err(FontProblem::NotAFont));
    }

    #[test]
    fn a_glyph_that_glyf_cannot_hold_is_refused() {
        let outline = |points: &[(f32, f32)]| {
            let mut outline = CubicOutline { tolerance: 0.25, ..CubicOutline::default() };
            outline.move_to(0.0, 0.0);
            for &(x, y) in points {
                outline.line_to(x, y);
            }
            outline.close();
            outline
        };
        let mut glyf = Vec::new();
        let triangle = outline(&[(0.0, 9.0), (9.0, 0.0), (0.0, 0.0)]);
        assert_eq!(triangle.write(&mut glyf), Some(Some([0, 0, 9, 9])));
        assert_eq!(triangle.contours[0].len(), 3);
        // A line there and back is nothing.
        assert_eq!(outline(&[(5.0, 5.0), (0.0, 0.0)]).write(&mut glyf), Some(None));
        assert_eq!(outline(&[(40_000.0, 0.0), (0.0, 9.0)]).write(&mut glyf), None);
        assert_eq!(outline(&[(-20_000.0, 0.0), (20_000.0, 9.0)]).write(&mut glyf), None);
        let many = outline(&vec![(1.0, 1.0); 70_000]);
        assert!(u16::try_from(many.points).is_err());
    }
}
