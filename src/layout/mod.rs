//! Layout: from shaped blocks to pages.

mod page;

pub use page::{LinePart, Mark, Page, Rule, TextLine};
