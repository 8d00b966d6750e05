//! Tables: column widths from what stands in them or as given, rows in one piece, heading
//! rows again on every page.

use std::sync::Arc;

use crate::geom::Pt;
use crate::layout::block::{beside, block, cell};
use crate::layout::border::{Border, Grid};
use crate::layout::fault::LayoutFault;
use crate::layout::fragment::{Fragment, FragmentCell, FragmentRow};
use crate::layout::measure::{insets, intrinsic_widths, sum};
use crate::layout::page::{Mark, Rule};
use crate::layout::stack::Stack;
use crate::shape::{ShapedRow, ShapedTable, WordTable};
use crate::style::{Keep, Ruled, Style};

/// Lays a table; the room is all its own.
pub(super) fn table(
    table: &ShapedTable,
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Stack, LayoutFault> {
    let mut stack = Stack::default();
    if let Some(caption) = &table.caption {
        let mut caption = block(caption, width, width, words)?;
        caption.keep(Keep::WithNext);
        stack.append(caption);
    }
    let columns = column_widths(table, style, width, words);
    let heads = table.rows.iter().take_while(|row| row.is_head).count();
    let mut rows = Stack::default();
    for (index, own) in table.rows.iter().enumerate() {
        let mut fragment = row(own, style, &columns, words)?;
        rule_row(
            &mut fragment,
            style,
            &columns,
            &RowPlace { index, heads, count: table.rows.len() },
        );
        fragment.keep_next = own.is_head;
        rows.fragments.push(fragment);
    }
    // One row alone above or below a page break is no table.
    let count = rows.fragments.len();
    if count > 1 {
        rows.fragments[heads.min(count - 2)].keep_next = true;
        rows.fragments[count - 2].keep_next = true;
    }
    if heads < count {
        let mut head = rows.fragments[..heads].to_vec();
        for fragment in &mut head {
            fragment.untag();
            fragment.keep_next = true;
        }
        let head = (heads > 0).then(|| Arc::new(head));
        for fragment in rows.fragments.iter_mut().skip(heads) {
            fragment.head.clone_from(&head);
        }
    }
    rows.shift(beside(style.place, width - columns.iter().copied().sum()));
    stack.append(rows);
    Ok(stack)
}

fn row(
    row: &ShapedRow,
    style: &Style,
    columns: &[Pt],
    words: &mut impl WordTable,
) -> Result<Fragment, LayoutFault> {
    let mut cells = Vec::with_capacity(columns.len());
    let mut x = Pt::ZERO;
    for (index, (own, &column)) in row.cells.iter().zip(columns).enumerate() {
        let (before, after) = insets(style, index, columns.len());
        let stack = cell(own, column - before - after, words)?;
        let valign = own.style.valign;
        cells.push(FragmentCell { x: x + before, valign, fragments: stack.fragments });
        x += column;
    }
    Ok(Fragment::of(FragmentRow {
        inset: style.padding / 2.0,
        cells,
        ..FragmentRow::default()
    }))
}

/// Where a row stands in its table.
struct RowPlace {
    index: usize,
    /// Number of heading rows that the table begins with.
    heads: usize,
    count: usize,
}

/// The rules of a row: above it, between its cells, and below the last row of the table or,
/// where a page ends, of the page.
fn rule_row(fragment: &mut Fragment, style: &Style, columns: &[Pt], place: &RowPlace) {
    let thick = style.rules;
    if thick <= Pt::ZERO {
        return;
    }
    let is_last = place.index + 1 == place.count;
    let by_head = style.ruled == Ruled::Head;
    // The rule below a heading is its own, so that it is repeated with it.
    let below = is_last || by_head && place.index + 1 == place.heads;
    let above = !by_head || place.index == 0;
    let between = style.ruled == Ruled::All;
    if !is_last && !by_head {
        let over = if between { thick / 2.0 } else { Pt::ZERO };
        fragment.closing.push(Mark::rule(Rule {
            x: -over,
            y: fragment.height - thick / 2.0,
            width: columns.iter().copied().sum::<Pt>() + over * 2.0,
            height: thick,
        }));
    }
    let columns = columns.to_vec();
    if let Some(row) = &mut fragment.row {
        let row = Arc::make_mut(row);
        row.border = Some(Border::Grid(Grid { thick, columns, between, above, below }));
    }
}

/// As wide as the text wants, if there is room; else what no break parts, and of the rest
/// each column in proportion to what it lacks. A table with a width fills it: what is left
/// goes to the columns that have none of their own, the last of them if no text wants it.
fn column_widths(
    table: &ShapedTable,
    style: &Style,
    width: Pt,
    words: &impl WordTable,
) -> Vec<Pt> {
    let columns = intrinsic_widths(table, style, width, words);
    let total = sum(&columns);
    let spare = width - total.max_content;
    if spare >= Pt::ZERO {
        let mut widths: Vec<Pt> = columns.iter().map(|own| own.max_content).collect();
        let is_free = |index: &usize| {
            let mut styles = table.rows.iter().map(|row| &row.cells[*index].style);
            styles.all(|style| style.width.is_none() && !style.shrinks_to_fit)
        };
        let last = (0..widths.len()).rev().find(is_free).or(widths.len().checked_sub(1));
        if let Some(last) = last
            && style.width.is_some()
        {
            widths[last] += spare;
        }
        return widths;
    }
    // What no break parts is cut where there is no room for it, but only between syllables.
    if total.floor >= width {
        let share = width.0 / total.floor.0;
        return columns.iter().map(|own| own.floor * share).collect();
    }
    if total.min_content >= width {
        let share = (width - total.floor).0 / (total.min_content - total.floor).0;
        let widths =
            columns.iter().map(|own| own.floor + (own.min_content - own.floor) * share);
        return widths.collect();
    }
    let share = (width - total.min_content).0 / (total.max_content - total.min_content).0;
    columns
        .iter()
        .map(|own| own.min_content + (own.max_content - own.min_content) * share)
        .collect()
}
