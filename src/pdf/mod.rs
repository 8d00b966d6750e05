//! PDF: from pages to complete files whose text comes back exactly.

mod bake;
mod content;
mod deal;
mod deflate;
mod document;
mod file;
mod fonts;
mod icc;
mod labels;
mod metadata;
mod number;
mod number_tree;
mod object;
mod outline;
mod pages;
mod parents;
mod pen;
mod pictures;
mod piece;
mod places;
mod run;
mod skeleton;
mod string;
mod tags;
mod tounicode;
mod unit;

pub use content::{ContentEncoder, EncodeError, EncodedLetter, Parts};
pub use deal::{Code, Outline, Part, Step, deal};
pub use deflate::Deflater;
pub use document::{DocumentWriter, MOST_OBJECTS};
pub use fonts::{Codes, FontError, Fonts, Needs};
pub use metadata::DocumentInfo;
pub use pictures::Images;
pub use run::{Common, Destination};
pub use skeleton::{Skeleton, SkeletonError};
