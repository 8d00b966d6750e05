//! Faces: what the binary carries, and the chains of faces that a text is set in.
//!
//! A [`Library`] holds families of static TrueType faces. A [`Chain`] is the ordered
//! choice of faces for one style: the Devanagari face first, a Latin face behind it.
//! A face is parsed when it is first asked for, so a run pays only for what it uses.

mod cff;
mod embedded;
mod face;
mod langsys;
mod library;
mod own;
pub(crate) mod sfnt;

pub use embedded::SourceError;
#[cfg(feature = "serve")]
pub use embedded::embedded_font;
pub use face::{Face, FaceId, Metrics};
pub use library::{Chain, ChainId, Family, Library, Weight};
pub use own::LARGEST_FONT;
