//! One face: its bytes, its shaping tables and its metrics.

use std::borrow::Cow;
use std::sync::OnceLock;

use harfrust::Font;
use read_fonts::TableProvider as _;
use read_fonts::tables::glyf::Glyph;
use read_fonts::tables::hmtx::LongMetric;
use read_fonts::types::GlyphId;

use crate::font::embedded;

/// The place of a face in its [`Library`](crate::font::Library).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// One static TrueType face of a family.
pub struct Face {
    /// PostScript-like name, the file's name without its ending.
    pub name: String,
    /// Name of the family.
    pub family: String,
    /// Weight class, 100 to 900 (OpenType `OS/2` `usWeightClass`).
    pub weight: u16,
    /// ISO 15924 codes of the scripts the family is made for.
    pub scripts: Vec<String>,
    /// SHA-256 of the file, as catalogued; empty for a face given as bytes.
    pub sha256: String,
    pub(super) source: FaceSource,
    pub(super) loaded: OnceLock<Option<Loaded>>,
}

/// Where the bytes of a face come from.
pub(super) enum FaceSource {
    Embedded { folder: String, file: String },
    Bytes(Vec<u8>),
}

/// Facts of a face, found when its bytes are read.
pub(super) struct Loaded {
    bytes: Cow<'static, [u8]>,
    font: Font,
    metrics: Metrics,
    /// Advance widths; glyphs beyond the last have the last one's.
    widths: Vec<u16>,
}

/// Vertical metrics and frame of a face, in font units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// Font units per em, 16 to 16384.
    pub units_per_em: u16,
    /// Typographic ascent above the baseline (`hhea`).
    pub ascent: i16,
    /// Typographic descent, negative below the baseline (`hhea`).
    pub descent: i16,
    /// Smallest box around all glyphs: `[x_min, y_min, x_max, y_max]` (`head`).
    pub bounds: [i16; 4],
    /// Height of capital letters, 0 when the face does not tell.
    pub cap_height: i16,
}

/// The Latin x-height beside Devanagari letters of height 1. Measured: the type designers of
/// Eczar Regular, Tiro Devanagari Hindi and Yatra One chose 0.770, 0.769 and 0.772.
const X_HEIGHT: f64 = 0.77;

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Face").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Face {
    fn loaded(&self) -> Option<&Loaded> {
        self.loaded.get_or_init(|| Loaded::new(self.read()?)).as_ref()
    }

    fn read(&self) -> Option<Cow<'static, [u8]>> {
        match &self.source {
            FaceSource::Embedded { folder, file } => embedded::bytes(folder, file),
            FaceSource::Bytes(bytes) => Some(Cow::Owned(bytes.clone())),
        }
    }

    /// True if the bytes are a font that can be shaped with.
    pub fn is_usable(&self) -> bool {
        self.loaded().is_some()
    }

    /// The file's bytes, empty for an unusable face.
    pub fn bytes(&self) -> &[u8] {
        self.loaded().map_or(&[], |loaded| &loaded.bytes)
    }

    /// The parsed font; `None` for an unusable face.
    pub(crate) fn font(&self) -> Option<&Font> {
        self.loaded().map(|loaded| &loaded.font)
    }

    /// Vertical metrics and frame, in font units.
    pub fn metrics(&self) -> Metrics {
        self.loaded().map(|loaded| loaded.metrics).unwrap_or_default()
    }

    /// The nominal glyph of a character, if the face has one.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font()?.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|&id| id != 0)
    }

    /// The advance width of a glyph in font units (`hmtx`), 0 for an unusable face.
    pub fn advance(&self, glyph: u16) -> i32 {
        self.loaded().map_or(0, |loaded| {
            let widths = &loaded.widths;
            let width = widths.get(usize::from(glyph)).or(widths.last());
            width.map_or(0, |&width| i32::from(width))
        })
    }

    /// True if a glyph draws nothing.
    pub fn is_blank(&self, glyph: u16) -> bool {
        self.outline(glyph).is_none()
    }

    /// The box around what a glyph draws, `[x_min, y_min, x_max, y_max]` in font units, if it draws
    /// something.
    pub fn glyph_box(&self, glyph: u16) -> Option<[i16; 4]> {
        let outline = self.outline(glyph)?;
        Some([outline.x_min(), outline.y_min(), outline.x_max(), outline.y_max()])
    }

    /// A glyph's description (`glyf`, found through `loca`), if it draws something.
    fn outline(&self, glyph: u16) -> Option<Glyph<'_>> {
        let tables = self.font()?.tables();
        let loca = tables.loca(None).ok()?;
        loca.get(GlyphId::from(glyph), &tables.glyf().ok()?)?.into_glyph()
    }

    /// Height of a character's glyph above the baseline, in em; `None` without outline.
    fn height(&self, character: char) -> Option<f64> {
        let top = self.outline(self.glyph(character)?)?.y_max();
        let height = f64::from(top) / f64::from(self.metrics().units_per_em);
        (height > 0.0).then_some(height)
    }

    /// By which factor this face must be drawn larger for its letters to look as large as
    /// those of the main face beside it, to three decimals; 1 if neither can be measured.
    ///
    /// Letters of one script are drawn equally high. Between scripts the Latin x-height is
    /// brought to `X_HEIGHT` of the height of Devanagari letters up to their headline.
    pub fn scale_beside(&self, main: &Self) -> f64 {
        let ratio = |ours: Option<f64>, theirs: Option<f64>| Some(theirs? / ours?);
        let (letter, x) = (self.height('म'), self.height('x'));
        let (main_letter, main_x) = (main.height('म'), main.height('x'));
        let scale = ratio(letter, main_letter)
            .or_else(|| ratio(x, main_x))
            .or_else(|| ratio(x, main_letter.map(|height| height * X_HEIGHT)))
            .or_else(|| ratio(letter.map(|height| height * X_HEIGHT), main_x));
        let scale = scale.unwrap_or(1.0).clamp(0.5, 2.0);
        (scale * 1000.0).round() / 1000.0
    }

    /// Number of characters that the face has glyphs for.
    pub fn coverage(&self) -> usize {
        self.font().map_or(0, |font| font.charmap().unicodes().count())
    }

    /// True if the family was made for a script (ISO 15924 code).
    pub fn is_for(&self, script: &str) -> bool {
        self.scripts.iter().any(|own| own == script)
    }
}

impl Loaded {
    fn new(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let font = match &bytes {
            Cow::Borrowed(slice) => Font::new(*slice, 0)?,
            Cow::Owned(vec) => Font::new(vec.clone(), 0)?,
        };
        let metrics = Metrics::read(&font)?;
        let widths = widths(&font)?;
        Some(Self { bytes, font, metrics, widths })
    }
}

impl Metrics {
    /// Reads `head`, `hhea` and `OS/2` (OpenType 1.9) from a static TrueType file.
    /// `None` when it has no `glyf` outlines or is cut short.
    fn read(font: &Font) -> Option<Self> {
        let tables = font.tables();
        let (head, hhea) = (tables.head().ok()?, tables.hhea().ok()?);
        tables.glyf().ok()?;
        let units_per_em = head.units_per_em();
        if !(16..=16384).contains(&units_per_em) {
            return None;
        }
        Some(Self {
            units_per_em,
            ascent: hhea.ascender().to_i16(),
            descent: hhea.descender().to_i16(),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
            cap_height: tables.os2().ok().and_then(|os2| os2.s_cap_height()).unwrap_or(0),
        })
    }
}

/// The advances of `hmtx`, as many as `hhea` says there are.
fn widths(font: &Font) -> Option<Vec<u16>> {
    let count = usize::from(font.tables().hhea().ok()?.number_of_h_metrics());
    let metrics = font.tables().hmtx().ok()?.h_metrics();
    let widths = metrics.iter().map(LongMetric::advance);
    (metrics.len() == count).then(|| widths.collect())
}
