//! Pictures as external objects (ISO 32000-1, 8.9.5 and 8.10), made once a batch and copied into
//! each document that shows them: no letter carries a signature that is not printed on it.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::geom::{Affine, BezPath, Pt, Size};
use crate::pdf::number::push;
use crate::pdf::path::operators;
use crate::picture::{
    Clip, Inked, Picture, PictureId, Pictures, Pixels, Printed, Raster, Shape, Vector,
};

/// The pictures of a batch as PDF objects.
#[derive(Debug, Default)]
pub struct Images {
    pub(super) objects: BTreeMap<PictureId, ImageObject>,
}

/// One picture: the entries of its dictionary but the length, its stream, and what covers.
#[derive(Debug)]
pub(super) struct ImageObject {
    pub(super) keys: Vec<u8>,
    pub(super) stream: Vec<u8>,
    /// The soft mask, told in the same way.
    pub(super) mask: Option<(Vec<u8>, Vec<u8>)>,
    /// The pictures that a form shows, called `I0`, `I1` … in it.
    pub(super) inner: Vec<ImageObject>,
}

impl Images {
    /// Makes the objects of the pictures that are printed, each for its largest size.
    ///
    /// # Errors
    ///
    /// When one cannot be deflated.
    pub fn new(pictures: &Pictures, sizes: &BTreeMap<PictureId, Size>) -> io::Result<Self> {
        let objects = sizes.iter().filter_map(|(&id, &size)| {
            let object = match pictures.get(id)? {
                Picture::Raster(own) => raster(own, size),
                Picture::Vector(own) => vector(own, size),
            };
            Some(object.map(|object| (id, object)))
        });
        Ok(Self { objects: objects.collect::<io::Result<_>>()? })
    }
}

/// The name of a picture in the resources of a page.
pub(super) fn resource_name(id: PictureId) -> String {
    format!("P{}", id.0 + 1)
}

fn raster(raster: &Raster, size: Size) -> io::Result<ImageObject> {
    Ok(match raster.printed(size) {
        Printed::Jpeg { width, height, is_grey, file } => {
            let mut keys = image_keys(width, height, is_grey);
            keys.extend(b"/Filter/DCTDecode");
            ImageObject { keys, stream: file, mask: None, inner: Vec::new() }
        }
        Printed::Pixels(pixels) => {
            let is_grey = pixels.is_grey();
            let Pixels { width, height, samples, alpha } = pixels;
            let channels = if is_grey { 1 } else { 3 };
            let (parameters, stream) = packed(&samples, width, channels)?;
            let mut keys = image_keys(width, height, is_grey);
            keys.extend(parameters);
            let mask = alpha.map(|alpha| {
                let (parameters, stream) = packed(&alpha, width, 1)?;
                let mut keys = image_keys(width, height, true);
                keys.extend(parameters);
                io::Result::Ok((keys, stream))
            });
            ImageObject { keys, stream, mask: mask.transpose()?, inner: Vec::new() }
        }
    })
}

fn image_keys(width: u32, height: u32, is_grey: bool) -> Vec<u8> {
    let space = if is_grey { "DeviceGray" } else { "DeviceRGB" };
    format!(
        "/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}\
         /BitsPerComponent 8"
    )
    .into_bytes()
}

/// Samples deflated, plain or as differences from their neighbours, whichever is smaller,
/// with the entries that say so.
fn packed(samples: &[u8], width: u32, channels: usize) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let plain = deflated(samples)?;
    let differences = deflated(&differences(samples, width as usize * channels, channels))?;
    if plain.len() <= differences.len() {
        return Ok((b"/Filter/FlateDecode".to_vec(), plain));
    }
    let parameters = format!(
        "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {channels}/Columns {width}>>"
    );
    Ok((parameters.into_bytes(), differences))
}

/// Each row as its differences from what is left of it or above it (PNG, 9.2: filters Sub and
/// Up), whichever is the smaller sum.
fn differences(samples: &[u8], row: usize, channels: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(samples.len() + samples.len() / row.max(1) + 1);
    let first = vec![0; row];
    let mut above = &*first;
    for own in samples.chunks_exact(row.max(1)) {
        let left = |at: usize| at.checked_sub(channels).map_or(0, |left| own[left]);
        let sub: Vec<u8> = (0..row).map(|at| own[at].wrapping_sub(left(at))).collect();
        let up: Vec<u8> =
            own.iter().zip(above).map(|(own, up)| own.wrapping_sub(*up)).collect();
        let weight = |row: &[u8]| -> u64 {
            row.iter().map(|&byte| u64::from(byte.min(byte.wrapping_neg()))).sum()
        };
        let (kind, best) = if weight(&sub) < weight(&up) { (1, sub) } else { (2, up) };
        out.push(kind);
        out.extend(best);
        above = own;
    }
    out
}

fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// A form that fills the unit square, as an image does.
fn vector(vector: &Vector, size: Size) -> io::Result<ImageObject> {
    let [width, height] = vector.bounds;
    let mut content = Vec::new();
    let mut clipped = None;
    for part in &vector.parts {
        if part.clip != clipped {
            // Clips are set anew from the outermost on: `q` is never inside another.
            content.extend(if clipped.is_some() { &b"Q\n"[..] } else { b"" });
            content.extend(if part.clip.is_some() { &b"q\n"[..] } else { b"" });
            push_clips(&mut content, &vector.clips, part.clip);
            clipped = part.clip;
        }
        match &part.drawn {
            Inked::Shape(Shape { path, colour, even_odd }) => {
                for part in [colour.red, colour.green, colour.blue] {
                    push(&mut content, f64::from(part) / 255.0);
                    content.push(b' ');
                }
                content.extend(b"rg\n");
                push_path(&mut content, path);
                content.extend(if *even_odd { &b"f*\n"[..] } else { b"f\n" });
            }
            Inked::Picture { picture, transform } => {
                content.extend(b"q\n");
                for own in transform.as_coeffs() {
                    push(&mut content, (own * 1000.0).round() / 1000.0);
                    content.push(b' ');
                }
                write!(content, "cm\n/I{picture} Do\nQ\n")?;
            }
        }
    }
    content.extend(if clipped.is_some() { &b"Q\n"[..] } else { b"" });
    let stream = deflated(&content)?;
    let resources = if vector.pictures.is_empty() { "/Resources<<>>" } else { "" };
    let keys = format!(
        "/Type/XObject/Subtype/Form/BBox[0 0 {width:.3} {height:.3}]\
         /Matrix[{:.9} 0 0 -{:.9} 0 1]{resources}/Filter/FlateDecode",
        1.0 / width,
        1.0 / height
    );
    let inner = vector.pictures.iter().enumerate();
    let inner = inner.map(|(at, own)| raster(own, largest(vector, at, size)));
    let inner = inner.collect::<io::Result<_>>()?;
    Ok(ImageObject { keys: keys.into_bytes(), stream, mask: None, inner })
}

fn push_path(content: &mut Vec<u8>, path: &BezPath) {
    operators(path, |points, operator| {
        for point in points {
            // A hundredth of a thousandth of the longer side is finer than any printer.
            for own in [point.x, point.y] {
                push(content, (own * 100.0).round() / 100.0);
                content.push(b' ');
            }
        }
        content.extend([operator, b'\n']);
    });
}

/// Clips what comes after: by the outermost first.
fn push_clips(content: &mut Vec<u8>, clips: &[Clip], innermost: Option<usize>) {
    let clip = |at: Option<usize>| at.and_then(|at| clips.get(at));
    let inwards: Vec<&Clip> =
        std::iter::successors(clip(innermost), |own| clip(own.around)).collect();
    for Clip { path, even_odd, .. } in inwards.into_iter().rev() {
        push_path(content, path);
        content.extend(if *even_odd { &b"W* n\n"[..] } else { b"W n\n" });
    }
}

/// The largest size at which a picture inside a drawing of a size is shown.
fn largest(vector: &Vector, at: usize, size: Size) -> Size {
    let scale = Affine::scale_non_uniform(
        size.width.0 / vector.bounds[0],
        size.height.0 / vector.bounds[1],
    );
    let sizes = vector.parts.iter().filter_map(|part| match part.drawn {
        Inked::Picture { picture, transform } if picture == at => {
            let [a, b, c, d, ..] = (scale * transform).as_coeffs();
            Some(Size { width: Pt(a.hypot(b)), height: Pt(c.hypot(d)) })
        }
        _ => None,
    });
    let none = Size { width: Pt::ZERO, height: Pt::ZERO };
    sizes.fold(none, |one, other| if other.width > one.width { other } else { one })
}
