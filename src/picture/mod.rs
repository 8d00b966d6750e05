//! Pictures: PNG and JPEG as pixels, in which QR codes can be read, SVG and the first page of a PDF as filled paths, QR codes as
//! rectangles; and pages of our own files, drawn to be looked at.
//!
//! A picture is decoded once, when the event is read, so that a damaged one is found before
//! anything is made. Its colours are taken for sRGB: profiles and gamma are not looked at.

mod codes;
#[cfg(feature = "serve")]
mod draw;
mod jpeg;
mod kind;
mod memory;
mod paper_white;
mod pdf;
mod pdf_page;
mod png;
mod qr;
mod raster;
mod vector;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::PictureProblem;
use crate::geom::Size;

pub use codes::{Grey, PhotoCodes};
#[cfg(feature = "serve")]
pub use draw::draw_page;
pub use memory::Memory;
pub use paper_white::White;
pub use pdf_page::MOST_PICTURES;
pub use qr::{Qr, QrTooLong};
pub use raster::{Pixels, Printed, Raster};
pub use vector::{Clip, Inked, Part, Shape, Vector};

/// The place of a picture in its [`Pictures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PictureId(pub usize);

/// A picture, decoded.
#[derive(Clone, Debug)]
pub enum Picture {
    /// Pixels, from PNG or JPEG.
    Raster(Raster),
    /// Paths, from SVG or PDF.
    Vector(Vector),
}

/// No file is larger: it would take longer to read than all letters to make.
pub const LARGEST_FILE: usize = 40 << 20;

impl Picture {
    /// Decodes a file. What it is shows in its first bytes, not in its name.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn read(file: &[u8], white: White) -> Result<Self, PictureProblem> {
        if file.len() > LARGEST_FILE {
            return Err(PictureProblem::FileTooLarge);
        }
        match kind::of(file)? {
            kind::FileKind::Png => raster::png(file, white).map(Self::Raster),
            kind::FileKind::Jpeg => raster::jpeg(file, white).map(Self::Raster),
            kind::FileKind::Svg => vector::svg(file).map(Self::Vector),
            kind::FileKind::Pdf => pdf::read(file).map(Self::Vector),
        }
    }

    /// The memory that decoding a file takes, by what it says of itself: nothing of it is decoded.
    ///
    /// # Errors
    ///
    /// Its fault, as far as its head shows it.
    pub fn memory(file: &[u8]) -> Result<Memory, PictureProblem> {
        if file.len() > LARGEST_FILE {
            return Err(PictureProblem::FileTooLarge);
        }
        match kind::of(file)? {
            kind::FileKind::Png => raster::png_memory(file),
            kind::FileKind::Jpeg => raster::jpeg_memory(file),
            kind::FileKind::Svg => vector::memory(file),
            kind::FileKind::Pdf => pdf::memory(file),
        }
    }

    /// The bytes that it takes.
    pub fn kept(&self) -> usize {
        match self {
            Self::Raster(raster) => raster.kept(),
            Self::Vector(vector) => vector.kept(),
        }
    }

    /// The size that it has when no style gives one, in points: pixels at 300 dpi, an SVG as
    /// it says itself.
    pub fn natural_size(&self) -> Size {
        match self {
            Self::Raster(raster) => raster.natural_size(),
            Self::Vector(vector) => vector.size,
        }
    }

    /// The size of the page that it is, in points; none if it is no page.
    pub fn page_size(&self) -> Option<Size> {
        match self {
            Self::Vector(vector) => vector.is_page.then_some(vector.size),
            Self::Raster(_) => None,
        }
    }
}

/// The pictures of a run, each with a hash of what it was read from.
#[derive(Clone, Debug, Default)]
pub struct PictureList(Vec<(Picture, [u8; 32])>);

impl PictureList {
    /// Adds a picture, with a hash of what it was read from.
    pub fn add(&mut self, picture: Picture, source: [u8; 32]) -> PictureId {
        self.0.push((picture, source));
        PictureId(self.0.len() - 1)
    }
}

/// The pictures of a run, by the names that markup calls them by.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    all: Arc<PictureList>,
    names: BTreeMap<String, PictureId>,
}

impl Pictures {
    /// Pictures and their names; one may have several.
    pub fn new(all: Arc<PictureList>, names: BTreeMap<String, PictureId>) -> Self {
        Self { all, names }
    }

    /// The hash of what a picture was read from.
    pub fn source(&self, id: PictureId) -> Option<&[u8; 32]> {
        self.all.0.get(id.0).map(|(_, source)| source)
    }

    /// Number of them.
    pub fn len(&self) -> usize {
        self.all.0.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.all.0.is_empty()
    }

    /// The picture of a name.
    pub fn find(&self, name: &str) -> Option<PictureId> {
        self.names.get(name).copied()
    }

    /// The first of its names in the order of the alphabet.
    pub fn name_of(&self, id: PictureId) -> Option<&str> {
        self.names.iter().find(|(_, named)| **named == id).map(|(name, _)| name.as_str())
    }

    /// A picture.
    pub fn get(&self, id: PictureId) -> Option<&Picture> {
        self.all.0.get(id.0).map(|(picture, _)| picture)
    }
}
