//! Pixels: PNG and JPEG files, decoded, and made ready for a size of print.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::imageops::{FilterType, resize};
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageError, Limits, RgbaImage};

use crate::diagnostic::PictureProblem;
use crate::geom::{Pt, Size};
use crate::picture::{Memory, White, jpeg as markers, paper_white, png};

/// A picture of pixels.
#[derive(Clone, PartialEq)]
pub struct Raster {
    pixels: Pixels,
    /// The file itself, if a PDF can carry it as it is.
    jpeg: Option<Vec<u8>>,
    /// True if it came from a photo, which is packed as one again.
    is_photo: bool,
}

/// Samples of eight bits from the upper left corner on, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Grey, or red, green and blue in turn.
    pub samples: Vec<u8>,
    /// The share by which each pixel covers what is below it; all of it if there is none.
    pub alpha: Option<Vec<u8>>,
}

/// A picture ready to be put into a PDF.
#[derive(Clone, Debug)]
pub enum Printed {
    /// Pixels.
    Pixels(Pixels),
    /// A JPEG file: baseline or progressive, of eight bits.
    Jpeg {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
        /// True if it is grey; else it has three components.
        is_grey: bool,
        /// The file.
        file: Vec<u8>,
    },
}

/// No picture has more pixels: that of a telephone has 12 to 50 million.
const MOST_PIXELS: u64 = 50_000_000;
const LONGEST_SIDE: u32 = 20_000;
/// Memory that decoding may take at most, in bytes.
const MOST_MEMORY: u64 = 512 << 20;
/// Above this many pixels an inch a picture is made smaller, down to that many.
const FINEST: f64 = 600.0;
const FINE: f64 = 300.0;
/// A share of ink, of 255, that counts as something drawn.
const SEEN: u8 = 48;
/// Of 100: no loss is seen on paper.
const JPEG_QUALITY: u8 = 90;

/// Width and height of a PNG file, which stand at fixed places (PNG, 11.2.2), and whether its
/// samples have sixteen bits.
fn png_head(file: &[u8]) -> Result<(u32, u32, bool), PictureProblem> {
    let side = |at: usize| {
        let bytes: [u8; 4] = file.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let (Some(width), Some(height), Some(depth)) = (side(16), side(20), file.get(24)) else {
        return Err(PictureProblem::Truncated);
    };
    check_size(width, height)?;
    Ok((width, height, *depth == 16))
}

/// The memory that a PNG file takes: samples and their cover are kept; while it is decoded there
/// are the samples of the file, the same turned upright, then four bytes for each pixel.
pub(super) fn png_memory(file: &[u8]) -> Result<Memory, PictureProblem> {
    let (width, height, is_deep) = png_head(file)?;
    let each = if is_deep { 16 } else { 8 };
    let Memory { kept, decoding } = memory(width, height, each);
    Ok(Memory { kept, decoding: decoding + file.len() })
}

/// The memory that a JPEG file takes: beside its samples, those of all scans of a progressive file.
pub(super) fn jpeg_memory(file: &[u8]) -> Result<Memory, PictureProblem> {
    let markers = markers::walk(file)?;
    check_size(markers.width, markers.height)?;
    let Memory { kept, decoding } = memory(markers.width, markers.height, 12);
    Ok(Memory { kept: kept + file.len(), decoding: decoding + 2 * file.len() })
}

fn memory(width: u32, height: u32, each: usize) -> Memory {
    let pixels = width as usize * height as usize;
    Memory { kept: 4 * pixels, decoding: each * pixels }
}

/// A picture of pixels that another file had in it.
pub(super) fn inner(width: u32, height: u32, rgba: &[u8], is_photo: bool) -> Raster {
    let pixels = Pixels::from_rgba(width, height, rgba);
    Raster { is_photo: is_photo && pixels.alpha.is_none(), pixels, jpeg: None }
}

/// Decodes a PNG file: any depth, palette or interlace.
pub(super) fn png(file: &[u8], white: White) -> Result<Raster, PictureProblem> {
    png_head(file)?;
    let file = png::lean(file);
    let decoder = PngDecoder::with_limits(Cursor::new(&file[..]), limits())
        .map_err(|error| problem(&error))?;
    let (pixels, _) = upright(decoder, white).map_err(|error| problem(&error))?;
    Ok(Raster { pixels, jpeg: None, is_photo: false })
}

/// Decodes a JPEG file: baseline or progressive, grey or of three components.
pub(super) fn jpeg(file: &[u8], white: White) -> Result<Raster, PictureProblem> {
    let markers = markers::walk(file)?;
    check_size(markers.width, markers.height)?;
    let mut decoder = JpegDecoder::new(Cursor::new(file)).map_err(|error| problem(&error))?;
    decoder.set_limits(limits()).map_err(|error| problem(&error))?;
    let (mut pixels, orientation) = upright(decoder, white).map_err(|error| problem(&error))?;
    let is_as_it_is = orientation == Orientation::NoTransforms && pixels.alpha.is_none();
    // Grey in three components stays as it is, too.
    let jpeg = is_as_it_is.then_some(markers.lean);
    if jpeg.is_some() && markers.components == 3 {
        pixels.spread_grey();
    }
    Ok(Raster { is_photo: pixels.alpha.is_none(), pixels, jpeg })
}

/// The shades of a PNG or JPEG file, as the camera wrote them: width, height and pixels.
pub(super) fn shades(file: &[u8], is_png: bool) -> Result<(u32, u32, Vec<u8>), PictureProblem> {
    let picture = if is_png {
        png_head(file)?;
        let file = png::lean(file);
        let decoder = PngDecoder::with_limits(Cursor::new(&file[..]), limits());
        decoder.and_then(DynamicImage::from_decoder)
    } else {
        let markers = markers::walk(file)?;
        check_size(markers.width, markers.height)?;
        let mut decoder =
            JpegDecoder::new(Cursor::new(file)).map_err(|error| problem(&error))?;
        decoder.set_limits(limits()).map_err(|error| problem(&error))?;
        DynamicImage::from_decoder(decoder)
    };
    let picture = picture.map_err(|error| problem(&error))?;
    Ok((picture.width(), picture.height(), picture.into_luma8().into_raw()))
}

/// The pixels as the picture is to be seen, and how the file says it was turned.
fn upright(
    mut decoder: impl ImageDecoder,
    white: White,
) -> Result<(Pixels, Orientation), ImageError> {
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let mut pixels = Pixels::of(picture);
    if white == White::Transparent {
        pixels.drop_paper();
    }
    Ok((pixels, orientation))
}

pub(super) fn check_size(width: u32, height: u32) -> Result<(), PictureProblem> {
    if width == 0 || height == 0 {
        return Err(PictureProblem::Truncated);
    }
    let is_large = u64::from(width) * u64::from(height) > MOST_PIXELS;
    if is_large || width.max(height) > LONGEST_SIDE {
        return Err(PictureProblem::TooManyPixels { width, height });
    }
    Ok(())
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn problem(error: &ImageError) -> PictureProblem {
    PictureProblem::Damaged { detail: error.to_string() }
}

impl Pixels {
    fn of(picture: DynamicImage) -> Self {
        let (width, height) = (picture.width(), picture.height());
        if !picture.color().has_color() && !picture.color().has_alpha() {
            let samples = picture.into_luma8().into_raw();
            return Self { width, height, samples, alpha: None };
        }
        let rgba = picture.into_rgba8().into_raw();
        Self::from_rgba(width, height, &rgba)
    }

    /// Without the colours of what is not seen, and without those of grey.
    fn from_rgba(width: u32, height: u32, rgba: &[u8]) -> Self {
        let pixels = rgba.as_chunks::<4>().0;
        let seen = || pixels.iter().filter(|pixel| pixel[3] > 0);
        let is_grey = seen().all(|[red, green, blue, _]| red == green && green == blue);
        let channels = if is_grey { 1 } else { 3 };
        let mut samples = Vec::with_capacity(pixels.len() * channels);
        for pixel in pixels {
            let own = if pixel[3] > 0 { &pixel[..channels] } else { &[0; 3][..channels] };
            samples.extend_from_slice(own);
        }
        let is_open = pixels.iter().any(|pixel| pixel[3] < 255);
        let alpha = is_open.then(|| pixels.iter().map(|pixel| pixel[3]).collect());
        Self { width, height, samples, alpha }
    }

    /// True if a pixel has one sample; else it has three.
    pub fn is_grey(&self) -> bool {
        self.samples.len() as u64 == u64::from(self.width) * u64::from(self.height)
    }

    fn spread_grey(&mut self) {
        if self.is_grey() {
            self.samples = self.samples.iter().flat_map(|&grey| [grey; 3]).collect();
        }
    }

    fn drop_paper(&mut self) {
        let alpha =
            paper_white::ink(self.width as usize, self.height as usize, &mut self.samples);
        self.alpha = Some(match self.alpha.take() {
            // What was transparent before stays so.
            Some(own) => own.iter().zip(&alpha).map(|(&own, &ink)| own.min(ink)).collect(),
            None => alpha,
        });
        self.trim();
    }

    /// Cuts off the margins in which hardly anything is seen.
    fn trim(&mut self) {
        let (width, height) = (self.width as usize, self.height as usize);
        let Some(alpha) = &self.alpha else { return };
        let channels = self.samples.len() / alpha.len().max(1);
        let is_seen = |x: usize, y: usize| alpha[y * width + x] >= SEEN;
        let rows = (0..height).filter(|&y| (0..width).any(|x| is_seen(x, y)));
        let columns = (0..width).filter(|&x| (0..height).any(|y| is_seen(x, y)));
        let (mut rows, mut columns) = (rows, columns);
        let (Some(top), Some(left)) = (rows.next(), columns.next()) else { return };
        let (bottom, right) =
            (rows.next_back().unwrap_or(top), columns.next_back().unwrap_or(left));
        let cut = |samples: &[u8], channels: usize| -> Vec<u8> {
            samples
                .chunks_exact(width * channels)
                .skip(top)
                .take(bottom - top + 1)
                .flat_map(|row| &row[left * channels..(right + 1) * channels])
                .copied()
                .collect()
        };
        let (samples, alpha) = (cut(&self.samples, channels), cut(alpha, 1));
        self.width = u32::try_from(right - left + 1).unwrap_or(self.width);
        self.height = u32::try_from(bottom - top + 1).unwrap_or(self.height);
        (self.samples, self.alpha) = (samples, Some(alpha));
    }

    /// The same with fewer pixels.
    fn smaller(&self, width: u32, height: u32) -> Self {
        let channels = if self.is_grey() { 1 } else { 3 };
        let opaque = [];
        let alpha = self.alpha.as_deref().unwrap_or(&opaque);
        let mut rgba = Vec::with_capacity(self.samples.len() / channels * 4);
        for (index, pixel) in self.samples.chunks_exact(channels).enumerate() {
            let cover = alpha.get(index).copied().unwrap_or(255);
            // Colours count as much as they are seen.
            let seen = |value: u8| mean(value, cover);
            match *pixel {
                [red, green, blue] => rgba.extend([red, green, blue].map(seen)),
                [grey, ..] => rgba.extend([seen(grey); 3]),
                [] => {}
            }
            rgba.push(cover);
        }
        let Some(picture) = RgbaImage::from_raw(self.width, self.height, rgba) else {
            return self.clone();
        };
        // A filter of plain arithmetic: the same on every machine.
        let mut rgba = resize(&picture, width, height, FilterType::CatmullRom).into_raw();
        for pixel in rgba.as_chunks_mut::<4>().0 {
            let cover = u32::from(pixel[3]).max(1);
            for sample in &mut pixel[..3] {
                let own = (u32::from(*sample) * 255 + cover / 2) / cover;
                *sample = u8::try_from(own).unwrap_or(255);
            }
        }
        Self::from_rgba(width, height, &rgba)
    }
}

/// The product of two shares of 255.
fn mean(value: u8, share: u8) -> u8 {
    u8::try_from((u32::from(value) * u32::from(share) + 127) / 255).unwrap_or(255)
}

impl Raster {
    /// The bytes of its pixels and its file.
    pub(super) fn kept(&self) -> usize {
        let Self { pixels, jpeg, .. } = self;
        pixels.samples.len()
            + pixels.alpha.as_ref().map_or(0, Vec::len)
            + jpeg.as_ref().map_or(0, Vec::len)
    }

    /// The size at 300 pixels an inch.
    pub(super) fn natural_size(&self) -> Size {
        let points = |pixels: u32| Pt(f64::from(pixels) * 72.0 / FINE);
        Size { width: points(self.pixels.width), height: points(self.pixels.height) }
    }

    /// The picture for a size of print. More pixels than paper shows are made fewer, lest the
    /// photo of a signature make letters of megabytes.
    pub fn printed(&self, size: Size) -> Printed {
        let (width, height) = (self.pixels.width, self.pixels.height);
        let inches = size.width.0 / 72.0;
        let is_too_fine = f64::from(width) > inches * FINEST;
        let share = if is_too_fine { inches * FINE / f64::from(width) } else { 1.0 };
        if let (false, Some(file)) = (is_too_fine, &self.jpeg) {
            let (is_grey, file) = (self.pixels.is_grey(), file.clone());
            return Printed::Jpeg { width, height, is_grey, file };
        }
        let pixels = if is_too_fine {
            self.pixels.smaller(scaled(width, share), scaled(height, share))
        } else {
            self.pixels.clone()
        };
        match pixels.as_jpeg().filter(|_| self.is_photo) {
            Some(file) => Printed::Jpeg {
                width: pixels.width,
                height: pixels.height,
                is_grey: pixels.is_grey(),
                file,
            },
            None => Printed::Pixels(pixels),
        }
    }
}

fn scaled(pixels: u32, share: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "less than it was, and not negative"
    )]
    let scaled = (f64::from(pixels) * share).ceil() as u32;
    scaled.max(1)
}

impl Pixels {
    fn as_jpeg(&self) -> Option<Vec<u8>> {
        let kind = if self.is_grey() { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
        let mut file = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY);
        encoder.encode(&self.samples, self.width, self.height, kind).ok()?;
        self.alpha.is_none().then_some(file)
    }
}

/// Millions of samples are of no use to a reader of logs.
impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Raster").field("pixels", &self.pixels).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} × {}", self.width, self.height)
    }
}
