//! Parts side by side, as many to a row as there are columns, read row by row.

use crate::geom::Pt;
use crate::layout::block::block;
use crate::layout::fault::LayoutFault;
use crate::layout::fragment::{Fragment, FragmentCell, FragmentRow};
use crate::layout::measure::{HAIR, intrinsic_width};
use crate::layout::stack::Stack;
use crate::shape::{ShapedBlock, WordTable};
use crate::style::{Columns, Style};

/// Where a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct ColumnPlace {
    x: Pt,
    width: Pt,
}

/// Lays a group in columns.
pub(super) fn columns(
    blocks: &[ShapedBlock],
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Stack, LayoutFault> {
    let count = count(blocks, style, width, words);
    let columns = places(blocks, count, style.gap, width, words);
    let mut stack = Stack::default();
    for parts in blocks.chunks(count) {
        let mut row = FragmentRow::default();
        let mut around = Stack::default();
        for (own, column) in parts.iter().zip(&columns) {
            let cell = block(own, column.width, width, words)?;
            around.before = around.before.max(cell.before);
            around.after = around.after.max(cell.after);
            row.cells.push(FragmentCell {
                x: column.x,
                valign: own.style.valign,
                fragments: cell.fragments,
            });
        }
        around.fragments.push(Fragment::of(row));
        stack.append(around);
    }
    Ok(stack)
}

/// Number of columns. Parts that would have to break their lines to stand in one row
/// stand in two columns instead.
fn count(blocks: &[ShapedBlock], style: &Style, width: Pt, words: &impl WordTable) -> usize {
    let count = style.columns.count(blocks.len());
    if style.columns != Columns::Auto || count < 3 {
        return count;
    }
    let room = width - style.gap * (count - 1) as f64;
    let widths = blocks.iter().map(|block| intrinsic_width(block, width, words).max_content);
    let fits = if blocks.iter().all(has_width) {
        widths.sum::<Pt>() <= room + HAIR
    } else {
        widths.fold(Pt::ZERO, Pt::max) <= room / count as f64
    };
    if fits { count } else { 2 }
}

/// True if a part has a width of its own.
fn has_width(block: &ShapedBlock) -> bool {
    block.style.width.is_some() || block.style.shrinks_to_fit
}

/// A column is as wide as the widest of its parts that have a width of their own; those
/// without share what is left. If all have one, what is left goes between them.
fn places(
    blocks: &[ShapedBlock],
    count: usize,
    gap: Pt,
    room: Pt,
    words: &impl WordTable,
) -> Vec<ColumnPlace> {
    let mut own = vec![None; count];
    for (index, block) in blocks.iter().enumerate() {
        if has_width(block) {
            let wanted = intrinsic_width(block, room, words).max_content;
            let known = &mut own[index % count];
            *known = Some(known.map_or(wanted, |known: Pt| known.max(wanted)));
        }
    }
    let gaps = gap * (count.saturating_sub(1)) as f64;
    let given: Pt = own.iter().flatten().copied().sum();
    // Columns that want more than there is give way alike.
    let share = if given > room - gaps { (room - gaps) / given.0.max(1.0) } else { Pt(1.0) }.0;
    let rest = room - gaps - given * share;
    let free = own.iter().filter(|width| width.is_none()).count();
    let each = rest / (free.max(1) as f64);
    let between =
        if free == 0 { rest / (count.saturating_sub(1).max(1) as f64) } else { Pt::ZERO };
    let mut x = Pt::ZERO;
    own.into_iter()
        .map(|width| {
            let width = width.map_or(each, |width| width * share);
            let column = ColumnPlace { x, width };
            x += width + gap + between;
            column
        })
        .collect()
}
