//! PDF: from pages to complete files whose text comes back exactly.

mod content;
mod content_run;
mod deflate;
mod document;
mod file;
mod font_program;
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
mod shared_objects;
mod string;
mod tags;
mod text_codes;
mod tounicode;
mod unit;
mod xref;

pub use content::{ContentEncoder, EncodeError, EncodedLetter};
pub use content_run::{Common, Destination, PieceDigests};
pub use deflate::Deflater;
pub use document::DocumentWriter;
pub use fonts::{Codes, FontError, Fonts, Needs};
pub use metadata::DocumentInfo;
pub use pictures::Images;
pub use shared_objects::{SharedObjects, SharedObjectsError};
pub use text_codes::{Code, CodeStep, Outline, Part, text_codes};
pub use xref::MOST_OBJECTS;
