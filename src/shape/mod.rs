//! Shaping: from a letter's blocks to words of placed glyphs, each with its style.

mod breaks;
mod cache;
mod itemize;
mod letter;
mod shaped;
mod shaper;
mod tagged;
mod word;
mod words;

pub use crate::compose::{Counter, CounterKind, FigureContent};
pub use breaks::{Breaks, begins_no_line, ends_no_line};
pub use cache::ShapeCache;
pub use letter::shape;
pub use shaped::{
    ShapedBlock, ShapedContent, ShapedFigure, ShapedItem, ShapedLetter, ShapedRow, ShapedTable,
    Token,
};
pub use shaper::{Fault, Shaper};
pub use tagged::TaggedWords;
pub use word::{Cluster, Glyph, Run, Word, WordId};
pub use words::{Faces, WordFault, WordTable, Words};
