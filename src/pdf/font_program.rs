//! The font program of a face: its used glyphs, the composites that carry the shaper's
//! offsets, and the empty carriers, in one small TrueType file.
//!
//! Instructions for hinting are left out: at the resolution of print they change nothing,
//! and they are a third of the file.

use std::collections::{BTreeMap, BTreeSet};

use read_fonts::tables::glyf::{CompositeGlyphFlags, Glyph, SimpleGlyph, SimpleGlyphFlags};
use read_fonts::types::GlyphId;
use read_fonts::{FontData, FontRead as _, FontRef, TableProvider as _};
use subsetter::{GlyphRemapper, subset};

use crate::font::Face;
use crate::font::sfnt::{self, Tables, put_u16};
use crate::pdf::text_codes::{Outline, Part};

/// A subset font program.
#[derive(Debug)]
pub(super) struct FontProgram {
    /// The TrueType file.
    pub(super) bytes: Vec<u8>,
    /// The glyph of the subset that draws each outline.
    pub(super) glyphs: BTreeMap<Outline, u16>,
    /// The reach of glyphs below and above the baseline, in font units.
    pub(super) reach: (i16, i16),
}

/// Makes the font program that draws these outlines.
///
/// `None` when the face is damaged or the outlines are more than a font can hold.
pub(super) fn font_program(face: &Face, outlines: &BTreeSet<Outline>) -> Option<FontProgram> {
    let mut remapper = GlyphRemapper::new();
    let used: BTreeSet<u16> =
        outlines.iter().flat_map(|outline| &outline.parts).map(|part| part.glyph).collect();
    for &glyph in &used {
        remapper.remap(glyph);
    }
    let subset = subset(face.bytes(), 0, &remapper).ok()?;
    let subset = FontRef::new(&subset).ok()?;
    let mut font = Glyphs::read(&subset)?;
    let mut glyphs = BTreeMap::new();
    for outline in outlines {
        glyphs.insert(outline.clone(), font.draw(outline, &remapper)?);
    }
    let reach = font.reach();
    let mut tables = sfnt::read(&subset)?;
    font.write(&subset, &mut tables)?;
    // A font inside a PDF needs no names either (ISO 32000-1, 9.9, table 126).
    for tag in [b"cvt ", b"fpgm", b"prep", b"gasp", b"post", b"name"] {
        tables.remove(tag);
    }
    Some(FontProgram { bytes: sfnt::write(tables)?, glyphs, reach })
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
    fn read(subset: &FontRef<'_>) -> Option<Self> {
        let (loca, glyf) = (subset.loca(None).ok()?, subset.glyf().ok()?);
        let hmtx = subset.hmtx().ok()?;
        let mut font = Self { data: Vec::new(), metrics: Vec::new(), most_parts: 1 };
        for index in 0..subset.maxp().ok()?.num_glyphs() {
            let id = GlyphId::from(index);
            font.data.push(match loca.get(id, &glyf)?.into_glyph() {
                None => Vec::new(),
                Some(Glyph::Simple(glyph)) => simple_without_instructions(&glyph)?,
                Some(Glyph::Composite(glyph)) => {
                    composite_without_instructions(glyph.offset_data())?
                }
            });
            font.metrics.push((hmtx.advance(id)?, hmtx.side_bearing(id)?));
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
        let bearing = bounds(&description).map_or(0, |own| own[0]);
        let id = u16::try_from(self.data.len()).ok()?;
        self.data.push(description);
        self.metrics.push((advance, bearing));
        Some(id)
    }

    /// A composite glyph description (OpenType 1.9, `glyf`); empty if nothing is drawn.
    fn composite(&mut self, parts: &[Part], remapper: &GlyphRemapper) -> Option<Vec<u8>> {
        let mut all_bounds: Option<[i32; 4]> = None;
        let mut drawn = Vec::new();
        for part in parts {
            let id = remapper.get(part.glyph)?;
            let data = self.data.get(usize::from(id))?;
            if data.is_empty() {
                continue;
            }
            let [left, lower, right, upper] = bounds(data)?.map(i32::from);
            let own = [left + part.dx, lower + part.dy, right + part.dx, upper + part.dy];
            all_bounds = Some(all_bounds.map_or(own, |all| {
                [all[0].min(own[0]), all[1].min(own[1]), all[2].max(own[2]), all[3].max(own[3])]
            }));
            drawn.push((id, part));
        }
        let Some(all_bounds) = all_bounds else { return Some(Vec::new()) };
        self.most_parts = self.most_parts.max(u16::try_from(drawn.len()).ok()?);
        let mut data = Vec::new();
        data.extend((-1_i16).to_be_bytes());
        for corner in all_bounds {
            data.extend(i16::try_from(corner).ok()?.to_be_bytes());
        }
        for (index, (id, part)) in drawn.iter().enumerate() {
            let mut flags = CompositeGlyphFlags::ARG_1_AND_2_ARE_WORDS
                | CompositeGlyphFlags::ARGS_ARE_XY_VALUES;
            if index + 1 < drawn.len() {
                flags |= CompositeGlyphFlags::MORE_COMPONENTS;
            }
            data.extend(flags.bits().to_be_bytes());
            data.extend(id.to_be_bytes());
            data.extend(i16::try_from(part.dx).ok()?.to_be_bytes());
            data.extend(i16::try_from(part.dy).ok()?.to_be_bytes());
        }
        Some(data)
    }

    /// The least `yMin` and the largest `yMax` of all glyphs but the missing one.
    fn reach(&self) -> (i16, i16) {
        let drawn = || self.data.iter().skip(1).filter_map(|data| bounds(data));
        let lowest = drawn().map(|own| own[1]).min();
        let highest = drawn().map(|own| own[3]).max();
        (lowest.unwrap_or(0).min(0), highest.unwrap_or(0).max(0))
    }

    /// Puts the glyphs back into the tables and mends what depends on their number.
    fn write(self, subset: &FontRef<'_>, tables: &mut Tables) -> Option<()> {
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
        let given = subset.maxp().ok()?;
        let points = given.max_points()?.max(given.max_composite_points()?);
        let contours = given.max_contours()?.max(given.max_composite_contours()?);
        let maxp = tables.get_mut(b"maxp")?;
        put_u16(maxp, 4, count)?;
        put_u16(maxp, 10, points.saturating_mul(self.most_parts))?;
        put_u16(maxp, 12, contours.saturating_mul(self.most_parts))?;
        for instruction_limit in [16, 18, 20, 22, 24, 26] {
            put_u16(maxp, instruction_limit, 0)?;
        }
        put_u16(maxp, 28, given.max_component_elements()?.max(self.most_parts))?;
        put_u16(maxp, 30, given.max_component_depth()?.saturating_add(1))?;

        tables.insert(*b"glyf", glyf);
        tables.insert(*b"loca", loca);
        tables.insert(*b"hmtx", hmtx);
        Some(())
    }
}

/// The box around what a glyph description draws, `[x_min, y_min, x_max, y_max]`.
fn bounds(description: &[u8]) -> Option<[i16; 4]> {
    let glyph = Glyph::read(FontData::new(description)).ok()?;
    Some([glyph.x_min(), glyph.y_min(), glyph.x_max(), glyph.y_max()])
}

/// A simple glyph's description without its instructions (OpenType 1.9, `glyf`).
fn simple_without_instructions(glyph: &SimpleGlyph<'_>) -> Option<Vec<u8>> {
    let head = glyph.offset_data().slice(..glyph.instruction_length_byte_range().start)?;
    let points = glyph.glyph_data();
    let points = points.get(..points_length(points, glyph.num_points())?)?;
    Some([head.as_bytes(), &[0, 0], points].concat())
}

/// The number of bytes that tell these points; what follows is there to fill up (OpenType 1.9,
/// `glyf`).
fn points_length(rest: &[u8], points: usize) -> Option<usize> {
    type Flags = SimpleGlyphFlags;
    let (mut at, mut told, mut coordinates) = (0, 0, 0);
    while told < points {
        let flag = Flags::from_bits_truncate(*rest.get(at)?);
        at += 1;
        let mut times = 1;
        if flag.contains(Flags::REPEAT_FLAG) {
            times += usize::from(*rest.get(at)?);
            at += 1;
        }
        told += times;
        // For x and for y: one byte, two, or none if the place is that of the point before.
        for (short, same) in [
            (Flags::X_SHORT_VECTOR, Flags::X_IS_SAME_OR_POSITIVE_X_SHORT_VECTOR),
            (Flags::Y_SHORT_VECTOR, Flags::Y_IS_SAME_OR_POSITIVE_Y_SHORT_VECTOR),
        ] {
            coordinates += times
                * match (flag.contains(short), flag.contains(same)) {
                    (true, _) => 1,
                    (false, true) => 0,
                    (false, false) => 2,
                };
        }
    }
    Some(at + coordinates)
}

/// The same for a composite glyph. read-fonts does not say where a part begins, and in each
/// the flag for instructions goes.
fn composite_without_instructions(glyph: FontData<'_>) -> Option<Vec<u8>> {
    type Flags = CompositeGlyphFlags;
    let mut plain = glyph.as_bytes().to_vec();
    let mut at = 10;
    loop {
        let bits: u16 = glyph.read_at(at).ok()?;
        put_u16(&mut plain, at, bits & !Flags::WE_HAVE_INSTRUCTIONS.bits())?;
        let flags = Flags::from_bits_truncate(bits);
        at += 4 + if flags.contains(Flags::ARG_1_AND_2_ARE_WORDS) { 4 } else { 2 };
        at += match flags {
            f if f.contains(Flags::WE_HAVE_A_SCALE) => 2,
            f if f.contains(Flags::WE_HAVE_AN_X_AND_Y_SCALE) => 4,
            f if f.contains(Flags::WE_HAVE_A_TWO_BY_TWO) => 8,
            _ => 0,
        };
        if !flags.contains(Flags::MORE_COMPONENTS) {
            plain.truncate(at);
            return Some(plain);
        }
    }
}
