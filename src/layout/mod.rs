//! Layout: from shaped blocks to pages.

mod block;
mod border;
mod breaker;
#[cfg(test)]
mod breaker_tests;
mod cache;
mod chunk;
mod columns;
mod corners;
mod cut;
mod demerits;
mod fault;
mod figure;
mod fit;
mod fitting;
mod flow;
mod fragment;
mod furniture;
mod hanging;
mod idle;
mod measure;
mod page;
mod paginate;
mod paragraph;
#[cfg(test)]
mod paragraph_tests;
mod row;
mod table;
mod underlay;

use crate::geom::Pt;
use crate::layout::flow::Flow;
use crate::shape::{ShapedLetter, WordTable};
use crate::style::PageStyle;

pub use cache::LayoutCache;
pub use fault::{LayoutFault, Stray};
pub use page::{Drawing, Drawn, LinePart, Mark, Page, Placed, Rule, Stroke, TextLine};

/// Lays a letter out on as many pages as it needs. `cache` belongs to the kind of page and
/// the words.
///
/// # Errors
///
/// [`LayoutFault`] when it cannot be printed whole.
pub fn layout(
    letter: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
    cache: &mut LayoutCache,
) -> Result<Vec<Page>, LayoutFault> {
    let (flow, foot) = flows(letter, page, words, cache)?;
    let mut pages = paginate::paginate(flow, foot, page);
    furniture::furnish(&mut pages, page, &letter.page_number, words)?;
    if let Some(underlay) = &page.underlay {
        underlay::lay(underlay, &mut pages);
    }
    match fit::beyond_sheet(&pages, words) {
        Some(fault) => Err(fault),
        None => Ok(pages),
    }
}

/// What goes down the pages, and what stands at the foot of the last.
fn flows(
    letter: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
    cache: &mut LayoutCache,
) -> Result<(Flow, Flow), LayoutFault> {
    let width = page.size.width - page.margin.left - page.margin.right;
    let (mut flow, mut foot) = (Flow::default(), Flow::default());
    for block in &letter.blocks {
        let into = if block.style.foot { &mut foot } else { &mut flow };
        if let Some(known) = cache.flows.get(block, ()) {
            into.append(known.clone());
            continue;
        }
        if let Some(fault) = idle::idle(block, words) {
            return Err(fault);
        }
        let own = block::block(block, width, width, words)?;
        cache.flows.insert_with(block, (), || own.clone());
        into.append(own);
    }
    flow.leave_free(page.letterhead - page.margin.top);
    Ok((flow, foot))
}

/// Height of a letter beyond the room on one page.
///
/// # Errors
///
/// When a part of a word that is too long for its line cannot be shaped.
pub fn excess(
    letter: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
    cache: &mut LayoutCache,
) -> Result<Pt, LayoutFault> {
    let (flow, foot) = flows(letter, page, words, cache)?;
    let between = if foot.strips.is_empty() { Pt::ZERO } else { flow.after.max(foot.before) };
    let height = flow.height() + between + foot.height();
    Ok(height - (page.size.height - page.margin.top - page.margin.bottom))
}
