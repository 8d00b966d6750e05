//! The font program of a face: its used glyphs, the composites that carry the shaper's
//! offsets, and the empty carriers, in one small TrueType file.
//!
//! Instructions for hinting are left out: at the resolution of print they change nothing,
//! and they are a third of the file.

use std::collections::{BTreeMap, BTreeSet};

use subsetter::{GlyphRemapper, subset};

use crate::font::Face;
use crate::font::sfnt::{self, Tables, i16_at, put_u16, u16_at, u32_at};
use crate::pdf::deal::{Outline, Part};

/// A subset font program.
#[derive(Debug)]
pub(super) struct Program {
    /// The TrueType file.
    pub(super) bytes: Vec<u8>,
    /// The glyph of the subset that draws each outline.
    pub(super) glyphs: BTreeMap<Outline, u16>,
    /// How far glyphs reach below and above the baseline, in font units.
    pub(super) reach: (i16, i16),
}

/// Makes the font program that draws these outlines.
///
/// `None` when the face is damaged or the outlines are more than a font can hold.
pub(super) fn bake(face: &Face, outlines: &BTreeSet<Outline>) -> Option<Program> {
    let mut remapper = GlyphRemapper::new();
    let used: BTreeSet<u16> =
        outlines.iter().flat_map(|outline| &outline.parts).map(|part| part.glyph).collect();
    for &glyph in &used {
        remapper.remap(glyph);
    }
    let mut tables = sfnt::read(&subset(face.bytes(), 0, &remapper).ok()?)?;
    let mut font = Glyphs::read(&tables)?;
    let mut glyphs = BTreeMap::new();
    for outline in outlines {
        glyphs.insert(outline.clone(), font.draw(outline, &remapper)?);
    }
    let reach = font.reach();
    font.write(&mut tables)?;
    // A font inside a PDF needs no names either (ISO 32000-1, 9.9, table 126).
    for tag in [b"cvt ", b"fpgm", b"prep", b"gasp", b"post", b"name"] {
        tables.remove(tag);
    }
    Some(Program { bytes: sfnt::write(tables)?, glyphs, reach })
}

/// The glyph descriptions of a font, growing.
struct Glyphs {
    data: Vec<Vec<u8>>,
    /// Advance width and left side bearing.
    metrics: Vec<(u16, i16)>,
    most_parts: u16,
}

impl Glyphs {
    /// Reads `glyf`, `loca` and `hmtx`, leaving the instructions out.
    fn read(tables: &Tables) -> Option<Self> {
        let is_long = i16_at(tables.get(b"head")?, 50)? != 0;
        let count = usize::from(u16_at(tables.get(b"maxp")?, 4)?);
        let loca = tables.get(b"loca")?;
        let glyf = tables.get(b"glyf")?;
        let at = |index: usize| -> Option<usize> {
            if is_long {
                Some(u32_at(loca, index * 4)? as usize)
            } else {
                Some(usize::from(u16_at(loca, index * 2)?) * 2)
            }
        };
        let hmtx = tables.get(b"hmtx")?;
        let long_metrics = usize::from(u16_at(tables.get(b"hhea")?, 34)?);
        let mut font = Self { data: Vec::new(), metrics: Vec::new(), most_parts: 1 };
        for index in 0..count {
            font.data.push(without_instructions(glyf.get(at(index)?..at(index + 1)?)?)?);
            let last = index.min(long_metrics.checked_sub(1)?);
            let advance = u16_at(hmtx, last * 4)?;
            let bearing = if index < long_metrics {
                i16_at(hmtx, index * 4 + 2)?
            } else {
                i16_at(hmtx, long_metrics * 4 + (index - long_metrics) * 2)?
            };
            font.metrics.push((advance, bearing));
        }
        Some(font)
    }

    /// The glyph for an outline: one that is there, or a new one.
    fn draw(&mut self, outline: &Outline, remapper: &GlyphRemapper) -> Option<u16> {
        let advance = u16::try_from(outline.advance).ok()?;
        if let [Part { glyph, dx: 0, dy: 0 }] = outline.parts[..] {
            let id = remapper.get(glyph)?;
            if self.metrics.get(usize::from(id))?.0 == advance {
                return Some(id);
            }
        }
        let description = self.composite(&outline.parts, remapper)?;
        let bearing = i16_at(&description, 2).unwrap_or(0);
        let id = u16::try_from(self.data.len()).ok()?;
        self.data.push(description);
        self.metrics.push((advance, bearing));
        Some(id)
    }

    /// A composite glyph description (OpenType 1.9, `glyf`); empty if nothing is drawn.
    fn composite(&mut self, parts: &[Part], remapper: &GlyphRemapper) -> Option<Vec<u8>> {
        const ARGS_ARE_WORDS: u16 = 0x0001;
        const ARGS_ARE_XY: u16 = 0x0002;
        const MORE_PARTS: u16 = 0x0020;
        let mut bounds: Option<[i32; 4]> = None;
        let mut drawn = Vec::new();
        for part in parts {
            let id = remapper.get(part.glyph)?;
            let data = self.data.get(usize::from(id))?;
            if data.is_empty() {
                continue;
            }
            let corner = |at, shift| Some(i32::from(i16_at(data, at)?) + shift);
            let own = [
                corner(2, part.dx)?,
                corner(4, part.dy)?,
                corner(6, part.dx)?,
                corner(8, part.dy)?,
            ];
            bounds = Some(bounds.map_or(own, |all| {
                [all[0].min(own[0]), all[1].min(own[1]), all[2].max(own[2]), all[3].max(own[3])]
            }));
            drawn.push((id, part));
        }
        let Some(bounds) = bounds else { return Some(Vec::new()) };
        self.most_parts = self.most_parts.max(u16::try_from(drawn.len()).ok()?);
        let mut data = Vec::new();
        data.extend((-1_i16).to_be_bytes());
        for corner in bounds {
            data.extend(i16::try_from(corner).ok()?.to_be_bytes());
        }
        for (index, (id, part)) in drawn.iter().enumerate() {
            let more = if index + 1 < drawn.len() { MORE_PARTS } else { 0 };
            data.extend((ARGS_ARE_WORDS | ARGS_ARE_XY | more).to_be_bytes());
            data.extend(id.to_be_bytes());
            data.extend(i16::try_from(part.dx).ok()?.to_be_bytes());
            data.extend(i16::try_from(part.dy).ok()?.to_be_bytes());
        }
        Some(data)
    }

    /// The least `yMin` and the largest `yMax` of all glyphs but the missing one.
    fn reach(&self) -> (i16, i16) {
        let drawn = || self.data.iter().skip(1);
        let lowest = drawn().filter_map(|data| i16_at(data, 4)).min();
        let highest = drawn().filter_map(|data| i16_at(data, 8)).max();
        (lowest.unwrap_or(0).min(0), highest.unwrap_or(0).max(0))
    }

    /// Puts the glyphs back into the tables and mends what depends on their number.
    fn write(self, tables: &mut Tables) -> Option<()> {
        let count = u16::try_from(self.data.len()).ok()?;
        let (mut glyf, mut offsets, mut hmtx) = (Vec::new(), Vec::new(), Vec::new());
        for (data, (advance, bearing)) in self.data.iter().zip(&self.metrics) {
            offsets.push(u32::try_from(glyf.len()).ok()?);
            glyf.extend(data);
            glyf.resize(glyf.len().next_multiple_of(2), 0);
            hmtx.extend(advance.to_be_bytes());
            hmtx.extend(bearing.to_be_bytes());
        }
        offsets.push(u32::try_from(glyf.len()).ok()?);
        // Offsets are told in two bytes, by their half, if they all fit (OpenType 1.9, `loca`).
        let halves: Option<Vec<u16>> =
            offsets.iter().map(|offset| u16::try_from(offset / 2).ok()).collect();
        let loca: Vec<u8> = match &halves {
            Some(halves) => halves.iter().flat_map(|half| half.to_be_bytes()).collect(),
            None => offsets.iter().flat_map(|offset| offset.to_be_bytes()).collect(),
        };
        let widest = self.metrics.iter().map(|metric| metric.0).max()?;
        put_u16(tables.get_mut(b"head")?, 50, u16::from(halves.is_none()))?;
        let hhea = tables.get_mut(b"hhea")?;
        put_u16(hhea, 10, widest)?;
        put_u16(hhea, 34, count)?;

        // maxp 1.0: bounds from above are what rasterisers allocate by.
        let maxp = tables.get_mut(b"maxp")?;
        let (points, contours) = (u16_at(maxp, 6)?, u16_at(maxp, 8)?);
        let (all_points, all_contours) = (u16_at(maxp, 10)?, u16_at(maxp, 12)?);
        put_u16(maxp, 4, count)?;
        put_u16(maxp, 10, points.max(all_points).saturating_mul(self.most_parts))?;
        put_u16(maxp, 12, contours.max(all_contours).saturating_mul(self.most_parts))?;
        for instruction_limit in [16, 18, 20, 22, 24, 26] {
            put_u16(maxp, instruction_limit, 0)?;
        }
        let (elements, depth) = (u16_at(maxp, 28)?, u16_at(maxp, 30)?);
        put_u16(maxp, 28, elements.max(self.most_parts))?;
        put_u16(maxp, 30, depth.saturating_add(1))?;

        tables.insert(*b"glyf", glyf);
        tables.insert(*b"loca", loca);
        tables.insert(*b"hmtx", hmtx);
        Some(())
    }
}

/// A glyph description without its instructions (OpenType 1.9, `glyf`).
fn without_instructions(glyph: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 10;
    let Some(contours) = i16_at(glyph, 0) else { return Some(Vec::new()) };
    let Ok(contours) = usize::try_from(contours) else {
        return composite_without_instructions(glyph);
    };
    let length_at = HEADER + contours * 2;
    let instructions = usize::from(u16_at(glyph, length_at)?);
    let mut plain = glyph.get(..length_at)?.to_vec();
    plain.extend([0, 0]);
    let points = match contours.checked_sub(1) {
        Some(last) => usize::from(u16_at(glyph, HEADER + last * 2)?) + 1,
        None => 0,
    };
    let rest = glyph.get(length_at + 2 + instructions..)?;
    plain.extend(rest.get(..points_length(rest, points)?)?);
    Some(plain)
}

/// How many bytes tell these points; what follows is there to fill up (OpenType 1.9, `glyf`).
fn points_length(rest: &[u8], points: usize) -> Option<usize> {
    const REPEAT: u8 = 0x08;
    let (mut at, mut told, mut coordinates) = (0, 0, 0);
    while told < points {
        let flag = *rest.get(at)?;
        at += 1;
        let mut times = 1;
        if flag & REPEAT != 0 {
            times += usize::from(*rest.get(at)?);
            at += 1;
        }
        told += times;
        // For x and for y: one byte, two, or none if the place is that of the point before.
        for (short, same) in [(0x02, 0x10), (0x04, 0x20)] {
            coordinates += times
                * match (flag & short != 0, flag & same != 0) {
                    (true, _) => 1,
                    (false, true) => 0,
                    (false, false) => 2,
                };
        }
    }
    Some(at + coordinates)
}

fn composite_without_instructions(glyph: &[u8]) -> Option<Vec<u8>> {
    const ARGS_ARE_WORDS: u16 = 0x0001;
    const HAS_SCALE: u16 = 0x0008;
    const MORE_PARTS: u16 = 0x0020;
    const HAS_TWO_SCALES: u16 = 0x0040;
    const HAS_MATRIX: u16 = 0x0080;
    const HAS_INSTRUCTIONS: u16 = 0x0100;
    let mut plain = glyph.to_vec();
    let mut at = 10;
    loop {
        let flags = u16_at(glyph, at)?;
        put_u16(&mut plain, at, flags & !HAS_INSTRUCTIONS)?;
        at += 4 + if flags & ARGS_ARE_WORDS != 0 { 4 } else { 2 };
        at += match flags {
            f if f & HAS_SCALE != 0 => 2,
            f if f & HAS_TWO_SCALES != 0 => 4,
            f if f & HAS_MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE_PARTS == 0 {
            plain.truncate(at);
            return Some(plain);
        }
    }
}
