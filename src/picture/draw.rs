//! Pages of our own files as pictures, to be looked at before they are printed.

use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings,
};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};

use crate::guard::guarded;

/// A page wider or higher than this many pixels is drawn smaller.
const MOST_PIXELS: f32 = 8_000.0;

/// Pixels are counted by cutting off: a side that comes out a hair less would lose one.
const HAIR: f32 = 0.01;

/// Draws a page, counted from 0, of a file that this program has written, so many pixels wide; as
/// PNG, in greys if it has no colours. None if there is no such page, or if it cannot be drawn.
///
/// Text and rules stand where PDFium has them, thin rules a little thinner.
pub fn draw_page(pdf: &[u8], page: usize, width: u32) -> Option<Vec<u8>> {
    guarded(|| drawn(pdf, page, width)).ok().flatten()
}

fn drawn(pdf: &[u8], page: usize, width: u32) -> Option<Vec<u8>> {
    let pdf = Pdf::new(pdf.to_vec()).ok()?;
    let page = pdf.pages().get(page)?;
    let (of_page, height) = page.render_dimensions();
    let scale = (width as f32 / of_page).min(MOST_PIXELS / of_page.max(height));
    // The page fills its last row of pixels, too, or a coloured edge would end before.
    let whole = |side: f32| ((side * scale - HAIR).ceil() + HAIR) / side;
    let settings =
        PixmapSettings { x_scale: whole(of_page), y_scale: whole(height), bg_color: WHITE };
    // Letters stand where they are printed, and not where a screen has its pixels.
    let rendering = RenderSettings { hinting: false, ..RenderSettings::default() };
    let reading = InterpreterSettings::default();
    let drawn = hayro::render(page, &RenderCache::new(), &reading, &rendering, &settings);
    let size = (u32::from(drawn.width()), u32::from(drawn.height()));
    png(drawn.data_as_u8_slice(), size)
}

/// Packs pixels of four bytes, none of which can be seen through.
fn png(pixels: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let (dots, _) = pixels.as_chunks::<4>();
    let is_grey = dots.iter().all(|[red, green, blue, _]| red == green && green == blue);
    let (samples, kind): (Vec<u8>, _) = if is_grey {
        (dots.iter().map(|[grey, ..]| *grey).collect(), ExtendedColorType::L8)
    } else {
        let samples = dots.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]);
        (samples.collect(), ExtendedColorType::Rgb8)
    };
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Up)
        .write_image(&samples, width, height, kind)
        .ok()?;
    Some(out)
}
