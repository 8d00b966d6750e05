//! Printable Hindi invitation letters.
#[cfg(feature = "cli")]
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod font;
pub mod generate;
pub mod geom;
pub mod hindi;
pub mod input;
pub mod layout;
pub mod output;
pub mod pdf;
pub mod shape;
pub mod style;
