//! PDF: from pages to complete files whose text comes back exactly.

mod bake;
mod content;
mod deal;
mod document;
mod fonts;
mod number;
mod skeleton;

pub use content::{Content, ContentEncoder};
pub use deal::{Code, Outline, Part, Step, deal};
pub use document::{DocumentInfo, DocumentWriter};
pub use fonts::{FontError, Fonts};
pub use skeleton::{Skeleton, SkeletonError};
