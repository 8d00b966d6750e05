//! Layout: from shaped blocks to pages.

mod aids;
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
mod decoration;
mod demerits;
mod fault;
mod figure;
mod fitting;
mod fragment;
mod hanging;
mod measure;
mod no_effect;
mod overflow;
mod page;
mod paginate;
mod paragraph;
#[cfg(test)]
mod paragraph_tests;
mod positioned;
mod row;
mod running;
mod stack;
mod table;
mod underlay;

use crate::geom::Pt;
use crate::layout::paginate::{PageRoom, PageRooms, paginate};
use crate::layout::running::RunningParts;
use crate::layout::stack::Stack;
use crate::shape::{ShapedLetter, WordTable};
use crate::style::{PageStyle, Running};

pub use cache::LayoutCache;
pub use fault::{LayoutFault, Overflow};
pub use page::{Drawing, Drawn, LinePart, Mark, Page, Placed, Rule, Stroke, TextLine};
pub use positioned::placed_parts;
pub use underlay::underlay_size;

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
    let (stack, foot) = stacks(letter, page, words, cache)?;
    let mut pages = if letter.has_running() {
        RunningParts::of(letter).paginate((&stack, &foot), letter, page, words)?
    } else {
        let room = PageRoom::between_margins(page);
        let rooms = PageRooms { first: room, others: room };
        paginate(stack, foot, page, rooms, letter.valign).pages
    };
    if let Some(first) = pages.first_mut() {
        positioned::put(letter, page, first, words)?;
    }
    decoration::decorate(&mut pages, page, &letter.page_number, words)?;
    if page.shift != (Pt::ZERO, Pt::ZERO) {
        let marks = pages.iter_mut().flat_map(|own| &mut own.marks);
        marks.for_each(|mark| mark.shift(page.shift.0, page.shift.1));
    }
    if let Some(fault) = overflow::overflow(&pages, words) {
        return Err(fault);
    }
    decoration::run_over(page, &mut pages);
    if let Some(underlay) = &page.underlay {
        underlay::lay(underlay, page.bleed, &mut pages);
    }
    aids::put(letter, page, &mut pages, words)?;
    Ok(pages)
}

/// The fragments that go down the pages, and those that stand at the foot of the last.
fn stacks(
    letter: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
    cache: &mut LayoutCache,
) -> Result<(Stack, Stack), LayoutFault> {
    let width = page.size.width - page.margin.left - page.margin.right;
    let (mut stack, mut foot) = (Stack::default(), Stack::default());
    for block in &letter.blocks {
        let into = if block.style.foot { &mut foot } else { &mut stack };
        if block.style.running != Running::None || block.style.at.is_some() {
            match no_effect::no_effect(block, page, words) {
                Some(fault) => return Err(fault),
                None => continue,
            }
        }
        if let Some(known) = cache.stacks.get(block, ()) {
            into.append(known.clone());
            continue;
        }
        if let Some(fault) = no_effect::no_effect(block, page, words) {
            return Err(fault);
        }
        let own = block::block(block, width, width, words)?;
        cache.stacks.insert_with(block, (), || own.clone());
        into.append(own);
    }
    stack.leave_free(page.letterhead - page.margin.top);
    Ok((stack, foot))
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
    let (stack, foot) = stacks(letter, page, words, cache)?;
    let between =
        if foot.fragments.is_empty() { Pt::ZERO } else { stack.after.max(foot.before) };
    let mut height = stack.height() + stack.filled_height() + between + foot.height();
    if letter.has_running() {
        let rows = stack.counted_rows() + foot.counted_rows();
        let width = page.size.width - page.margin.left - page.margin.right;
        height += RunningParts::of(letter).on_only_page(rows, width, words)?;
    }
    Ok(height - (page.size.height - page.margin.top - page.margin.bottom))
}
