//! A reader of TrueType files (OpenType 1.9), written for the tests alone: it takes nothing
//! from the program that it is to judge.
//!
//! It panics where a file is cut short, and tells of everything else that is wrong.

use std::collections::BTreeMap;

use aamantran::internals::font::Library;

/// A file cut into its tables.
pub(crate) struct FontFile {
    tables: BTreeMap<[u8; 4], Vec<u8>>,
    /// What is wrong with the table directory.
    directory_faults: Vec<String>,
    /// Where each glyph begins in `glyf`, and where the last one ends.
    offsets: Vec<usize>,
}

/// A point of a contour and whether it lies on the curve.
pub(crate) type Point = (f64, f64, bool);

/// A simple glyph, placed: what composite glyphs come down to.
pub(crate) struct Piece {
    /// The contours, scaled or turned if a composite wants it, but not yet moved.
    pub(crate) contours: Vec<Vec<Point>>,
    /// Shift to the right, in font units.
    pub(crate) x: f64,
    /// Shift upwards.
    pub(crate) y: f64,
}

/// A part of a composite glyph.
struct Component {
    glyph: u16,
    /// What becomes of the two axes: `[xscale, scale01, scale10, yscale]`.
    matrix: [f64; 4],
    x: f64,
    y: f64,
}

const IDENTITY: [f64; 4] = [1.0, 0.0, 0.0, 1.0];

impl FontFile {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut tables = BTreeMap::new();
        let mut directory_faults = Vec::new();
        let mut last_tag = [0; 4];
        for index in 0..usize::from(u16_at(bytes, 4)) {
            let record = &bytes[12 + index * 16..28 + index * 16];
            let tag: [u8; 4] = record[..4].try_into().unwrap();
            let offset = u32_at(record, 8) as usize;
            let mut data = bytes[offset..offset + u32_at(record, 12) as usize].to_vec();
            if tag == *b"head" {
                // checkSumAdjustment makes the whole file sum up to this number, and counts
                // as zero in the sum of its own table.
                if sum(bytes) != 0xB1B0_AFBA {
                    directory_faults.push(format!("the file sums up to {:08X}", sum(bytes)));
                }
                data[8..12].fill(0);
            }
            let name = String::from_utf8_lossy(&tag);
            if sum(&data) != u32_at(record, 4) {
                directory_faults.push(format!("table {name} has a wrong checksum"));
            }
            if !offset.is_multiple_of(4) {
                directory_faults.push(format!("table {name} does not begin at a 32-bit word"));
            }
            if tag <= last_tag {
                directory_faults.push(format!("table {name} is out of order"));
            }
            last_tag = tag;
            tables.insert(tag, data);
        }
        let mut file = Self { tables, directory_faults, offsets: Vec::new() };
        let loca = file.table(*b"loca");
        file.offsets = if u16_at(file.table(*b"head"), 50) == 0 {
            (0..loca.len() / 2).map(|index| usize::from(u16_at(loca, index * 2)) * 2).collect()
        } else {
            (0..loca.len() / 4).map(|index| u32_at(loca, index * 4) as usize).collect()
        };
        file
    }

    fn table(&self, tag: [u8; 4]) -> &[u8] {
        &self.tables[&tag]
    }

    pub(crate) fn units_per_em(&self) -> u16 {
        u16_at(self.table(*b"head"), 18)
    }

    pub(crate) fn glyph_count(&self) -> u16 {
        u16_at(self.table(*b"maxp"), 4)
    }

    fn long_metrics(&self) -> usize {
        usize::from(u16_at(self.table(*b"hhea"), 34))
    }

    /// How wide a glyph is, in font units.
    pub(crate) fn advance(&self, glyph: u16) -> u16 {
        u16_at(self.table(*b"hmtx"), usize::from(glyph).min(self.long_metrics() - 1) * 4)
    }

    fn left_side_bearing(&self, glyph: u16) -> i16 {
        let (glyph, long) = (usize::from(glyph), self.long_metrics());
        let at = if glyph < long { glyph * 4 + 2 } else { long * 2 + glyph * 2 };
        i16_at(self.table(*b"hmtx"), at)
    }

    fn description(&self, glyph: u16) -> &[u8] {
        let index = usize::from(glyph);
        &self.table(*b"glyf")[self.offsets[index]..self.offsets[index + 1]]
    }

    /// The simple glyphs that a glyph draws, in their order; none for a space.
    pub(crate) fn pieces(&self, glyph: u16) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.collect(&Component { glyph, matrix: IDENTITY, x: 0.0, y: 0.0 }, &mut pieces);
        pieces
    }

    fn collect(&self, place: &Component, pieces: &mut Vec<Piece>) {
        let description = self.description(place.glyph);
        if description.is_empty() {
            return;
        }
        if is_composite(description) {
            for part in components(description).0 {
                let (x, y) = transform(place.matrix, part.x, part.y);
                let [xx, xy, yx, yy] = part.matrix;
                let (xx, xy) = transform(place.matrix, xx, xy);
                let (yx, yy) = transform(place.matrix, yx, yy);
                let matrix = [xx, xy, yx, yy];
                let (x, y) = (place.x + x, place.y + y);
                self.collect(&Component { glyph: part.glyph, matrix, x, y }, pieces);
            }
            return;
        }
        let mut contours = contours(description);
        for point in contours.iter_mut().flatten() {
            (point.0, point.1) = transform(place.matrix, point.0, point.1);
        }
        pieces.push(Piece { contours, x: place.x, y: place.y });
    }

    /// How many composites lie in one another: 0 for a simple glyph.
    fn depth(&self, glyph: u16) -> u16 {
        let description = self.description(glyph);
        if description.is_empty() || !is_composite(description) {
            return 0;
        }
        let parts = components(description).0;
        1 + parts.iter().map(|part| self.depth(part.glyph)).max().unwrap_or(0)
    }

    /// What is wrong with a file that is to be embedded without instructions.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = self.directory_faults.clone();
        for tag in [b"cvt ", b"fpgm", b"prep"] {
            if self.tables.contains_key(tag) {
                faults.push(format!("table {} is left", String::from_utf8_lossy(tag)));
            }
        }
        let (count, long) = (usize::from(self.glyph_count()), self.long_metrics());
        if self.table(*b"hmtx").len() != long * 4 + (count - long) * 2 {
            faults.push("hmtx does not fit the number of glyphs".to_owned());
        }
        if self.offsets.len() != count + 1 {
            faults.push("loca does not fit the number of glyphs".to_owned());
        }
        if !self.offsets.is_sorted() || self.offsets.last() > Some(&self.table(*b"glyf").len())
        {
            faults.push("loca goes back or beyond the end of glyf".to_owned());
        }
        // Nothing can be said of glyphs that cannot be found.
        if faults.is_empty() {
            for glyph in 0..self.glyph_count() {
                faults.extend(
                    self.glyph_faults(glyph).iter().map(|f| format!("glyph {glyph}: {f}")),
                );
            }
        }
        faults
    }

    fn glyph_faults(&self, glyph: u16) -> Vec<String> {
        let mut faults = Vec::new();
        let description = self.description(glyph);
        if description.is_empty() {
            return faults;
        }
        let (bearing, x_min) = (self.left_side_bearing(glyph), i16_at(description, 2));
        if bearing != x_min {
            faults.push(format!("left side bearing {bearing}, but xMin {x_min}"));
        }
        faults.extend(self.box_fault(glyph));
        let pieces = self.pieces(glyph);
        let contours: usize = pieces.iter().map(|piece| piece.contours.len()).sum();
        let points: usize = pieces.iter().flat_map(|piece| &piece.contours).map(Vec::len).sum();
        let limits: &[(&str, usize, usize)] = if is_composite(description) {
            let (parts, instructions) = components(description);
            let depth = usize::from(self.depth(glyph));
            if instructions {
                faults.push("has instructions".to_owned());
            }
            &[
                ("maxCompositePoints", 10, points),
                ("maxCompositeContours", 12, contours),
                ("maxComponentElements", 28, parts.len()),
                ("maxComponentDepth", 30, depth),
            ]
        } else {
            if u16_at(description, 10 + contours * 2) != 0 {
                faults.push("has instructions".to_owned());
            }
            &[("maxPoints", 6, points), ("maxContours", 8, contours)]
        };
        for &(name, at, number) in limits {
            let limit = u16_at(self.table(*b"maxp"), at);
            if number > usize::from(limit) {
                faults.push(format!("{name} is {limit}, but here are {number}"));
            }
        }
        faults
    }

    /// A glyph says in what box its points are. This puts the reader to the test as well.
    fn box_fault(&self, glyph: u16) -> Option<String> {
        let description = self.description(glyph);
        if description.is_empty() {
            return None;
        }
        let said = [2, 4, 6, 8].map(|at| i16_at(description, at));
        let drawn = bounds(&self.pieces(glyph));
        let mut pairs = said.iter().zip(drawn);
        // The points of a scaled part may lie between two units, and foundries round them.
        let is_right = pairs.all(|(&said, drawn)| (f64::from(said) - drawn).abs() <= 1.0);
        (!is_right).then(|| format!("box {said:?}, but the points are in {drawn:?}"))
    }
}

/// The smallest box around all points: `[xMin, yMin, xMax, yMax]`.
fn bounds(pieces: &[Piece]) -> [f64; 4] {
    let mut all = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    for piece in pieces {
        for &(x, y, _) in piece.contours.iter().flatten() {
            let (x, y) = (x + piece.x, y + piece.y);
            all = [all[0].min(x), all[1].min(y), all[2].max(x), all[3].max(y)];
        }
    }
    all
}

fn transform([xx, xy, yx, yy]: [f64; 4], x: f64, y: f64) -> (f64, f64) {
    (xx * x + yx * y, xy * x + yy * y)
}

fn is_composite(description: &[u8]) -> bool {
    i16_at(description, 0) < 0
}

/// The contours of a simple glyph.
fn contours(description: &[u8]) -> Vec<Vec<Point>> {
    const ON_CURVE: u8 = 0x01;
    const REPEAT: u8 = 0x08;
    // For x, and with the next bit for y.
    const IS_BYTE: u8 = 0x02;
    const IS_SAME_OR_POSITIVE: u8 = 0x10;

    let count = usize::from(u16_at(description, 0));
    let ends: Vec<usize> =
        (0..count).map(|index| usize::from(u16_at(description, 10 + index * 2))).collect();
    let length_at = 10 + count * 2;
    let mut at = length_at + 2 + usize::from(u16_at(description, length_at));
    let points = ends.last().map_or(0, |last| last + 1);

    let mut flags = Vec::new();
    while flags.len() < points {
        let flag = description[at];
        at += 1;
        let mut times = 1;
        if flag & REPEAT != 0 {
            times += usize::from(description[at]);
            at += 1;
        }
        flags.extend(std::iter::repeat_n(flag, times));
    }
    let mut coordinates = |axis: u32| -> Vec<f64> {
        let mut value = 0;
        flags
            .iter()
            .map(|flag| {
                let is_set = |bit: u8| flag & (bit << axis) != 0;
                if is_set(IS_BYTE) {
                    let step = i32::from(description[at]);
                    value += if is_set(IS_SAME_OR_POSITIVE) { step } else { -step };
                    at += 1;
                } else if !is_set(IS_SAME_OR_POSITIVE) {
                    value += i32::from(i16_at(description, at));
                    at += 2;
                }
                f64::from(value)
            })
            .collect()
    };
    let (xs, ys) = (coordinates(0), coordinates(1));
    let mut start = 0;
    ends.into_iter()
        .map(|end| {
            let contour =
                (start..=end).map(|at| (xs[at], ys[at], flags[at] & ON_CURVE != 0)).collect();
            start = end + 1;
            contour
        })
        .collect()
}

/// The parts of a composite glyph, and whether it has instructions.
fn components(description: &[u8]) -> (Vec<Component>, bool) {
    const ARGS_ARE_WORDS: u16 = 0x0001;
    const ARGS_ARE_XY: u16 = 0x0002;
    const HAS_SCALE: u16 = 0x0008;
    const MORE_PARTS: u16 = 0x0020;
    const HAS_TWO_SCALES: u16 = 0x0040;
    const HAS_MATRIX: u16 = 0x0080;
    const HAS_INSTRUCTIONS: u16 = 0x0100;
    const OFFSET_IS_SCALED: u16 = 0x0800;

    let mut parts = Vec::new();
    let mut at = 10;
    loop {
        let flags = u16_at(description, at);
        let glyph = u16_at(description, at + 2);
        at += 4;
        assert!(flags & ARGS_ARE_XY != 0, "parts placed by their points are not read");
        assert!(flags & OFFSET_IS_SCALED == 0, "scaled offsets are not read");
        let (x, y) = if flags & ARGS_ARE_WORDS != 0 {
            at += 4;
            (i16_at(description, at - 4), i16_at(description, at - 2))
        } else {
            at += 2;
            let byte = |at: usize| i16::from(i8::from_be_bytes([description[at]]));
            (byte(at - 2), byte(at - 1))
        };
        let mut fraction = || {
            at += 2;
            f64::from(i16_at(description, at - 2)) / f64::from(1 << 14)
        };
        let matrix = if flags & HAS_SCALE != 0 {
            let scale = fraction();
            [scale, 0.0, 0.0, scale]
        } else if flags & HAS_TWO_SCALES != 0 {
            [fraction(), 0.0, 0.0, fraction()]
        } else if flags & HAS_MATRIX != 0 {
            [fraction(), fraction(), fraction(), fraction()]
        } else {
            IDENTITY
        };
        parts.push(Component { glyph, matrix, x: f64::from(x), y: f64::from(y) });
        if flags & MORE_PARTS == 0 {
            return (parts, flags & HAS_INSTRUCTIONS != 0);
        }
    }
}

/// The sum of 32-bit words, the last filled up with zeros.
fn sum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes(bytes[at..at + 2].try_into().unwrap())
}

fn i16_at(bytes: &[u8], at: usize) -> i16 {
    i16::from_be_bytes(bytes[at..at + 2].try_into().unwrap())
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())
}

#[test]
fn glyphs_of_every_face_are_in_their_boxes() {
    let library = Library::embedded().unwrap();
    for &id in library.families().iter().flat_map(|family| &family.faces) {
        let file = FontFile::read(library.face(id).bytes());
        let faults: Vec<_> = (0..file.glyph_count())
            .filter_map(|glyph| file.box_fault(glyph))
            .take(10)
            .collect();
        assert!(faults.is_empty(), "{}: {faults:?}", library.face(id).name);
    }
}
