//! Layout: from shaped blocks to pages.

mod block;
mod border;
mod breaker;
mod columns;
mod cut;
mod fit;
mod flow;
mod furniture;
mod measure;
mod page;
mod paginate;
mod paragraph;
mod row;
mod table;

use crate::shape::{ShapedLetter, WordFault, WordTable};
use crate::style::PageStyle;

pub use page::{
    Colour, Drawing, Drawn, LinePart, Mark, Page, Point, Rule, Segment, Stroke, TextLine,
};

/// Why a letter cannot be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutFault {
    /// A part of a word that is too long for its line cannot be shaped.
    Word(WordFault),
    /// A line of this text would stand beyond the edge of the sheet.
    DoesNotFit(String),
}

impl From<WordFault> for LayoutFault {
    fn from(fault: WordFault) -> Self {
        Self::Word(fault)
    }
}

/// Lays a letter out on as many pages as it needs.
///
/// # Errors
///
/// [`LayoutFault`] when it cannot be printed whole.
pub fn layout(
    letter: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
) -> Result<Vec<Page>, LayoutFault> {
    let width = page.size.width - page.margin.left - page.margin.right;
    let (foot, body): (Vec<_>, Vec<_>) =
        letter.blocks.iter().partition(|block| block.style.foot);
    let flow = block::stack(body, width, words)?;
    let foot = block::stack(foot, width, words)?;
    let mut pages = paginate::paginate(flow, foot, page);
    furniture::furnish(&mut pages, page, &letter.page_number, words)?;
    match fit::beyond_sheet(&pages, words) {
        Some(text) => Err(LayoutFault::DoesNotFit(text)),
        None => Ok(pages),
    }
}
