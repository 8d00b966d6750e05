//! Layout: from shaped blocks to pages.

mod block;
mod breaker;
mod flow;
mod page;
mod paginate;
mod paragraph;
mod table;

use crate::shape::{ShapedLetter, WordFault, WordTable};
use crate::style::PageStyle;

pub use page::{LinePart, Mark, Page, Rule, TextLine};

/// Lays a letter out on as many pages as it needs.
///
/// # Errors
///
/// When a part of a word that is too long for a line cannot be shaped.
pub fn layout(
    letter: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
) -> Result<Vec<Page>, WordFault> {
    let width = page.size.width - page.margin.left - page.margin.right;
    let (foot, body): (Vec<_>, Vec<_>) =
        letter.blocks.iter().partition(|block| block.style.foot);
    let flow = block::stack(body, width, words)?;
    let foot = block::stack(foot, width, words)?;
    Ok(paginate::paginate(flow, foot, page))
}
