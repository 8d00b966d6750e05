//! The ink of a page of a PDF, as parts of a drawing.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::Stream;
use hayro_interpret::hayro_syntax::object::dict::keys::{HEIGHT, MASK, SMASK, WIDTH};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Context, Device, DrawMode, DrawProps, FillRule, Image,
    ImageData, ImageDrawProps, InterpreterCache, InterpreterSettings, InterpreterWarning,
    LumaData, Paint, SoftMask, StencilImage, StrokeProps, TransformExt as _, interpret_page,
};

use crate::diagnostic::{PdfPart, PictureProblem};
use crate::geom::{
    Affine, BezPath, Colour, PathEl, Pt, Rect, Shape as _, Size, Stroke, StrokeOpts, stroke,
};
use crate::picture::vector::{Clip, Inked, LONGER_SIDE, MOST_SEGMENTS, Part, Shape, Vector};
use crate::picture::{Raster, jpeg, raster};

/// Pictures of pixels inside a page.
pub const MOST_PICTURES: usize = 100;
/// Pixels of all of them together.
const MOST_PIXELS: u64 = 40_000_000;
/// Pixels that pictures inside the content may have.
const SMALL_PIXELS: u64 = 1_000_000;
/// A line of no width is as fine as a printer can draw; this is a dot of one of 300 dpi, in points.
const FINEST_LINE: f64 = 0.24;
/// Fineness of outlines, in points.
const FINENESS: f64 = 0.01;
/// Clips among which the same is looked for.
const LATE: usize = 64;
/// Dashes in a line.
const MOST_DASHES: f64 = 20_000.0;

/// The pixels that a file may show, by what it says of itself: never more than are taken.
pub(super) fn pixels(file: &[u8]) -> u64 {
    // The dictionaries of pictures are never packed; those inside the content are small.
    let [wide, high] = [&b"/Width"[..], b"/Height"].map(|name| numbers(file, name));
    let own = if wide.len() == high.len() {
        wide.iter()
            .zip(high)
            .fold(0_u64, |sum, (&wide, high)| sum.saturating_add(wide.saturating_mul(high)))
    } else {
        MOST_PIXELS
    };
    own.saturating_add(SMALL_PIXELS).min(MOST_PIXELS)
}

/// The numbers after a name, wherever it stands; as many as can be for one that is no number.
fn numbers(file: &[u8], name: &[u8]) -> Vec<u64> {
    let after = memchr::memmem::find_iter(file, name).map(|at| &file[at + name.len()..]);
    let after = after.filter(|rest| rest.first().is_some_and(u8::is_ascii_whitespace));
    let number = |rest: &[u8]| {
        let rest = rest.trim_ascii_start();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        // A reference has another number behind it.
        let is_plain = matches!(rest[digits..].trim_ascii_start().first(), Some(b'/' | b'>'));
        let text = std::str::from_utf8(&rest[..digits]).unwrap_or_default();
        text.parse().ok().filter(|_| is_plain).unwrap_or(u64::MAX)
    };
    after.map(number).collect()
}

/// Draws a page.
///
/// # Errors
///
/// The first part of it that cannot be drawn.
pub(super) fn draw<'a>(page: &'a Page<'a>, pixels: u64) -> Result<Vector, PictureProblem> {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    // A page of less than a point or more than 200 inches is none (ISO 32000-1, annex C).
    if ![width, height].iter().all(|side| (1.0..=14_400.0).contains(side)) {
        return Err(PictureProblem::PdfDamaged);
    }
    let scale = LONGER_SIDE / width.max(height);
    let is_unread = Arc::new([AtomicBool::new(false), AtomicBool::new(false)]);
    let (fonts, told) = (Arc::clone(&is_unread), Arc::clone(&is_unread));
    let settings = InterpreterSettings {
        // A font that looks like it is another font.
        font_resolver: Arc::new(move |_| {
            fonts[0].store(true, Ordering::Relaxed);
            None
        }),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(move |warning| {
            let at = usize::from(matches!(warning, InterpreterWarning::ImageDecodeFailure));
            told[at].store(true, Ordering::Relaxed);
        }),
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let bounds = Rect::new(0.0, 0.0, width, height);
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, bounds, &cache, page.xref(), settings);
    let mut drawing = PdfDrawing { bounds, scale, pixels, ..PdfDrawing::default() };
    interpret_page(page, &mut context, &mut drawing);
    let unread = [PdfPart::Font, PdfPart::Pixels];
    for (is_unread, part) in is_unread.iter().zip(unread) {
        if is_unread.load(Ordering::Relaxed) {
            return Err(PictureProblem::PdfPart { part });
        }
    }
    if drawing.parts.is_empty() {
        return Err(PictureProblem::PdfEmpty);
    }
    Ok(Vector {
        size: Size { width: Pt(width), height: Pt(height) },
        bounds: [width * scale, height * scale],
        is_page: true,
        parts: drawing.parts,
        clips: drawing.clips,
        pictures: drawing.pictures,
    })
}

/// The drawing of a page, as far as it has come. Its reader cannot be told to stop, so the first fault unwinds it.
#[derive(Default)]
struct PdfDrawing {
    /// The page in points, counted from its upper left corner.
    bounds: Rect,
    /// Units of the box in a point.
    scale: f64,
    /// Pixels that pictures may still have.
    pixels: u64,
    segments: usize,
    parts: Vec<Part>,
    clips: Vec<Clip>,
    /// The clips that are open, from the outermost.
    open: Vec<OpenClip>,
    pictures: Vec<Raster>,
    /// The hash of each picture and its paint: one that is shown again is kept once.
    known: Vec<(u128, [u8; 4])>,
}

/// A clip that is open.
#[derive(Clone, Copy)]
enum OpenClip {
    /// The inside of a clip is drawn; none if the whole page is.
    Inside(Option<usize>),
    /// Nothing is drawn.
    Nothing,
}

/// Gives the page up.
fn fail(fault: PictureProblem) -> ! {
    resume_unwind(Box::new(fault))
}

fn refuse(part: PdfPart) -> ! {
    fail(PictureProblem::PdfPart { part })
}

/// The colour of a paint, unless it is none of one colour.
fn colour(paint: &Paint<'_>) -> Option<Colour> {
    match paint {
        Paint::Color(colour) => match colour.to_rgba().to_rgba8() {
            [red, green, blue, 255] => return Some(Colour { red, green, blue }),
            // Nothing is seen of it.
            [.., 0] => {}
            _ => refuse(PdfPart::Opacity),
        },
        Paint::Pattern(pattern) => refuse(match **pattern {
            Pattern::Shading(_) => PdfPart::Gradient,
            Pattern::Tiling(_) => PdfPart::Pattern,
        }),
    }
    None
}

fn check(mask: Option<&SoftMask<'_>>, blend_mode: BlendMode) {
    if mask.is_some() {
        refuse(PdfPart::Mask);
    }
    if blend_mode != BlendMode::Normal {
        refuse(PdfPart::Blend);
    }
}

impl PdfDrawing {
    /// Counts steps of paths, and what is as much work.
    fn count(&mut self, steps: usize) {
        self.segments += steps;
        if self.segments > MOST_SEGMENTS {
            fail(PictureProblem::PdfTooLarge);
        }
    }

    /// The clip of what is drawn now.
    fn clip(&self) -> OpenClip {
        self.open.last().copied().unwrap_or(OpenClip::Inside(None))
    }

    /// Counts the steps of a path.
    fn count_steps(&mut self, path: &BezPath) {
        self.count(1 + path.elements().len());
        if !path.is_finite() {
            fail(PictureProblem::PdfDamaged);
        }
    }

    fn fill(&mut self, path: BezPath, colour: Colour, even_odd: bool) {
        let OpenClip::Inside(clip) = self.clip() else { return };
        // What is beyond the page is not there.
        let seen = path.control_box().intersect(self.bounds);
        self.count_steps(&path);
        if seen.width() < 0.0 || seen.height() < 0.0 {
            return;
        }
        let path = Affine::scale(self.scale) * path;
        let drawn = Inked::Shape(Shape { path, colour, even_odd });
        self.parts.push(Part { clip, drawn });
    }

    /// Draws the outline of a line: `path` is in the space in which the pen is round.
    fn stroke(
        &mut self,
        path: &BezPath,
        props: &StrokeProps,
        transform: Affine,
        colour: Colour,
    ) {
        let enlarged = transform.determinant().abs().sqrt();
        self.count_steps(path);
        if !enlarged.is_finite() || enlarged < 1e-9 {
            return;
        }
        let width = f64::from(props.line_width).max(FINEST_LINE / enlarged);
        let fineness = FINENESS / enlarged;
        let mut pen = Stroke::new(width)
            .with_caps(props.line_cap)
            .with_join(props.line_join)
            .with_miter_limit(f64::from(props.miter_limit));
        let dashes: Vec<f64> = props.dash_array.iter().map(|&own| f64::from(own)).collect();
        let period: f64 = dashes.iter().sum();
        if period > 0.0 && dashes.iter().all(|dash| *dash >= 0.0) {
            let longest = path.perimeter(fineness.max(0.1));
            let count = longest / period * dashes.len() as f64;
            if !count.is_finite() || count > MOST_DASHES {
                fail(PictureProblem::PdfTooLarge);
            }
            pen = pen.with_dashes(f64::from(props.dash_offset) % (2.0 * period), dashes);
        }
        let outline = stroke(path.iter(), &pen, &StrokeOpts::default(), fineness);
        self.fill(transform * outline, colour, false);
    }

    /// Draws a path, `path` being in the space of `transform`.
    fn path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        let (filled, stroked) = match mode {
            DrawMode::Fill(rule) => (Some(rule), None),
            DrawMode::Stroke(props) => (None, Some(props)),
            DrawMode::FillAndStroke(rule, props) => (Some(rule), Some(props)),
            DrawMode::Invisible => return,
        };
        if path.elements().is_empty() || matches!(self.clip(), OpenClip::Nothing) {
            return;
        }
        let Some(colour) = colour(paint) else { return };
        if let Some(rule) = filled {
            self.fill(transform * path.clone(), colour, *rule == FillRule::EvenOdd);
        }
        if let Some(props) = stroked {
            self.stroke(path, props, transform, colour);
        }
    }

    fn push_clip(&mut self, path: BezPath, even_odd: bool) {
        self.count_steps(&path);
        let is_whole = |own: &BezPath| {
            let is_rectangle = own.elements().len() <= 6
                && !own
                    .iter()
                    .any(|step| matches!(step, PathEl::CurveTo(..) | PathEl::QuadTo(..)))
                && (own.area().abs() - own.bounding_box().area()).abs() < 1e-6;
            is_rectangle && own.bounding_box().inflate(1e-3, 1e-3).contains_rect(self.bounds)
        };
        let open = match self.clip() {
            OpenClip::Nothing => OpenClip::Nothing,
            OpenClip::Inside(_) if path.area() == 0.0 && path.bounding_box().area() == 0.0 => {
                OpenClip::Nothing
            }
            OpenClip::Inside(around) if is_whole(&path) => OpenClip::Inside(around),
            OpenClip::Inside(around) => {
                let path = Affine::scale(self.scale) * path;
                let own = Clip { path, even_odd, around };
                // The same again, as around each line of a text.
                let late = self.clips.len().saturating_sub(LATE);
                let known = self.clips[late..].iter().rposition(|clip| *clip == own);
                let known = known.map(|at| late + at);
                let at = known.unwrap_or_else(|| {
                    self.clips.push(own);
                    self.clips.len() - 1
                });
                OpenClip::Inside(Some(at))
            }
        };
        self.open.push(open);
    }

    /// Checks a picture before it is decoded: its size, and that of a file in it.
    fn admit(&self, stream: &Stream<'_>, width: u32, height: u32) {
        self.takes(width, height);
        match stream.filters()[..] {
            [] | [Filter::FlateDecode] => {}
            [Filter::DctDecode] => match jpeg::walk(&stream.raw_data()) {
                Ok(file) => self.takes(file.width, file.height),
                Err(PictureProblem::Cmyk) => refuse(PdfPart::Inks),
                Err(_) => refuse(PdfPart::Pixels),
            },
            _ => refuse(PdfPart::Pixels),
        }
    }

    /// Checks that there is room for a picture of so many pixels.
    fn takes(&self, width: u32, height: u32) {
        if let Err(problem) = raster::check_size(width, height) {
            fail(problem);
        }
        let own = u64::from(width) * u64::from(height);
        if own > self.pixels {
            fail(PictureProblem::PdfTooLarge);
        }
    }
}

impl<'a> Device<'a> for PdfDrawing {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        check(props.soft_mask.as_ref(), props.blend_mode);
        self.path(path, props.transform, &props.paint, draw_mode);
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.push_clip(clip_path.path.clone(), clip_path.fill == FillRule::EvenOdd);
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        blend_mode: BlendMode,
    ) {
        // A group that covers fully shows what its parts show one after the other.
        check(mask.as_ref(), blend_mode);
        if opacity < 1.0 {
            refuse(PdfPart::Opacity);
        }
    }

    fn draw_glyph_run(
        &mut self,
        glyph_run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        draw_mode: &DrawMode,
    ) {
        if matches!(draw_mode, DrawMode::Invisible) {
            return;
        }
        check(props.soft_mask.as_ref(), props.blend_mode);
        for glyph in glyph_run.glyphs() {
            match &**glyph {
                Glyph::Outline(own) => {
                    let path = glyph.transform() * own.outline();
                    self.path(&path, props.transform, &props.paint, draw_mode);
                }
                Glyph::Type3(own) => {
                    own.interpret(self, props.transform, glyph.transform(), &props.paint);
                }
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        check(props.soft_mask.as_ref(), props.blend_mode);
        let OpenClip::Inside(clip) = self.clip() else { return };
        self.count(1);
        let (width, height) = (image.width(), image.height());
        let corner = Rect::new(0.0, 0.0, width.into(), height.into());
        let place = props.transform.transform_rect_bbox(corner);
        if !place.is_finite() || place.intersect(self.bounds).area() <= 0.0 {
            return;
        }
        let colour = match &image {
            Image::Stencil(own) => match self.stencil_colour(own) {
                Some(Colour { red, green, blue }) => [red, green, blue, 255],
                None => return,
            },
            Image::Raster(_) => [0; 4],
        };
        let key = (image.cache_key(), colour);
        let known = self.known.iter().position(|own| *own == key);
        let picture = known.unwrap_or_else(|| self.picture(&image, key));
        // Down to its own pixels it is the whole unit square, which counts upwards.
        let unit =
            Affine::new([width.into(), 0.0, 0.0, -f64::from(height), 0.0, height.into()]);
        let transform = Affine::scale(self.scale) * props.transform * unit;
        self.parts.push(Part { clip, drawn: Inked::Picture { picture, transform } });
    }

    fn pop_clip(&mut self) {
        self.open.pop();
    }

    fn pop_transparency_group(&mut self) {}
}

impl PdfDrawing {
    /// The colour that a stencil lets through.
    fn stencil_colour(&self, stencil: &StencilImage<'_, '_>) -> Option<Colour> {
        let mut paint = None;
        // The paint comes only with the pixels.
        self.admit(stencil.stream(), stencil.width(), stencil.height());
        stencil.with_stencil(|_, own| paint = Some(own.clone()), None);
        colour(&paint?)
    }

    /// Decodes a picture and keeps it.
    fn picture(&mut self, image: &Image<'_, '_>, key: (u128, [u8; 4])) -> usize {
        let (stream, is_photo) = match image {
            Image::Stencil(own) => (own.stream(), false),
            Image::Raster(own) => {
                (own.stream(), own.stream().filters()[..] == [Filter::DctDecode])
            }
        };
        if self.pictures.len() == MOST_PICTURES {
            fail(PictureProblem::PdfTooLarge);
        }
        self.admit(stream, image.width(), image.height());
        for key in [SMASK, MASK] {
            let Some(mask) = stream.dict().get::<Stream<'_>>(key) else { continue };
            let side = |key| mask.dict().get::<u32>(key).unwrap_or(0);
            self.admit(&mask, side(WIDTH), side(HEIGHT));
        }
        let mut found = None;
        match image {
            Image::Stencil(own) => {
                own.with_stencil(|mask, _| found = stencil(&mask, key.1), None);
            }
            Image::Raster(own) => own
                .with_rgba(|own, alpha| found = Layers { own, alpha }.rgba(self.pixels), None),
        }
        let Some((width, height, rgba)) = found else { refuse(PdfPart::Pixels) };
        self.takes(width, height);
        self.pixels -= u64::from(width) * u64::from(height);
        self.pictures.push(raster::inner(width, height, &rgba, is_photo));
        self.known.push(key);
        self.pictures.len() - 1
    }
}

/// Width, height, and four bytes for each pixel.
type Rgba = (u32, u32, Vec<u8>);

fn stencil(mask: &LumaData, [red, green, blue, _]: [u8; 4]) -> Option<Rgba> {
    let rgba = mask.data.iter().flat_map(|&cover| [red, green, blue, cover]).collect();
    whole(mask.width, mask.height, rgba)
}

fn whole(width: u32, height: u32, rgba: Vec<u8>) -> Option<Rgba> {
    let is_whole = rgba.len() as u64 == 4 * u64::from(width) * u64::from(height);
    (is_whole && !rgba.is_empty()).then_some((width, height, rgba))
}

/// A picture and what covers, which may have more or fewer pixels.
struct Layers {
    own: ImageData,
    alpha: Option<LumaData>,
}

impl Layers {
    /// Both with the pixels of the finer one, at most so many.
    fn rgba(&self, most: u64) -> Option<Rgba> {
        let (own_width, own_height) = (self.own.width(), self.own.height());
        let alpha = self.alpha.as_ref();
        let width = alpha.map_or(own_width, |alpha| alpha.width.max(own_width));
        let height = alpha.map_or(own_height, |alpha| alpha.height.max(own_height));
        if u64::from(width) * u64::from(height) > most {
            return None;
        }
        let at = |x: u32, y: u32, wide: u32, high: u32| {
            let column = u64::from(x) * u64::from(wide) / u64::from(width);
            let row = u64::from(y) * u64::from(high) / u64::from(height);
            usize::try_from(row * u64::from(wide) + column).ok()
        };
        let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
        for y in 0..height {
            for x in 0..width {
                let pixel = at(x, y, own_width, own_height)?;
                match &self.own {
                    ImageData::Rgb(own) => {
                        rgba.extend_from_slice(own.data.get(3 * pixel..3 * pixel + 3)?);
                    }
                    ImageData::Luma(own) => rgba.extend([*own.data.get(pixel)?; 3]),
                }
                rgba.push(match alpha {
                    Some(own) => *own.data.get(at(x, y, own.width, own.height)?)?,
                    None => 255,
                });
            }
        }
        whole(width, height, rgba)
    }
}
