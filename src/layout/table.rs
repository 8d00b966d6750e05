//! Tables: column widths from what stands in them or as given, rows in one piece, heading
//! rows again on every page.

use std::sync::Arc;

use crate::geom::Pt;
use crate::layout::block::{beside, block, cell};
use crate::layout::border::{Border, Grid};
use crate::layout::fault::LayoutFault;
use crate::layout::flow::Flow;
use crate::layout::fragment::{Cell, Row, Strip};
use crate::layout::measure::{insets, sum, wishes};
use crate::layout::page::{Mark, Rule};
use crate::shape::{ShapedRow, ShapedTable, WordTable};
use crate::style::{Keep, Ruled, Style};

/// Lays a table; the room is all its own.
pub(super) fn table(
    table: &ShapedTable,
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Flow, LayoutFault> {
    let mut flow = Flow::default();
    if let Some(caption) = &table.caption {
        let mut caption = block(caption, width, width, words)?;
        caption.keep(Keep::WithNext);
        flow.append(caption);
    }
    let columns = column_widths(table, style, width, words);
    let heads = table.rows.iter().take_while(|row| row.is_head).count();
    let mut rows = Flow::default();
    for (index, own) in table.rows.iter().enumerate() {
        let mut strip = row(own, style, &columns, words)?;
        rule_row(&mut strip, style, &columns, &Place { index, heads, count: table.rows.len() });
        strip.keep_next = own.is_head;
        rows.strips.push(strip);
    }
    // One row alone above or below a page break is no table.
    let count = rows.strips.len();
    if count > 1 {
        rows.strips[heads.min(count - 2)].keep_next = true;
        rows.strips[count - 2].keep_next = true;
    }
    if heads < count {
        let mut head = rows.strips[..heads].to_vec();
        for strip in &mut head {
            strip.untag();
            strip.keep_next = true;
        }
        let head = (heads > 0).then(|| Arc::new(head));
        for strip in rows.strips.iter_mut().skip(heads) {
            strip.head.clone_from(&head);
        }
    }
    rows.shift(beside(style.place, width - columns.iter().copied().sum()));
    flow.append(rows);
    Ok(flow)
}

fn row(
    row: &ShapedRow,
    style: &Style,
    columns: &[Pt],
    words: &mut impl WordTable,
) -> Result<Strip, LayoutFault> {
    let mut cells = Vec::with_capacity(columns.len());
    let mut x = Pt::ZERO;
    for (index, (own, &column)) in row.cells.iter().zip(columns).enumerate() {
        let (before, after) = insets(style, index, columns.len());
        let flow = cell(own, column - before - after, words)?;
        let valign = own.style.valign;
        cells.push(Cell { x: x + before, valign, strips: flow.strips });
        x += column;
    }
    Ok(Strip::of(Row { inset: style.padding / 2.0, cells, ..Row::default() }))
}

/// Where a row stands in its table.
struct Place {
    index: usize,
    /// Number of heading rows that the table begins with.
    heads: usize,
    count: usize,
}

/// The rules of a row: above it, between its cells, and below the last row of the table or,
/// where a page ends, of the page.
fn rule_row(strip: &mut Strip, style: &Style, columns: &[Pt], place: &Place) {
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
        strip.closing.push(Mark::rule(Rule {
            x: -over,
            y: strip.height - thick / 2.0,
            width: columns.iter().copied().sum::<Pt>() + over * 2.0,
            height: thick,
        }));
    }
    let columns = columns.to_vec();
    if let Some(row) = &mut strip.row {
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
    let wishes = wishes(table, style, width, words);
    let total = sum(&wishes);
    let spare = width - total.most;
    if spare >= Pt::ZERO {
        let mut widths: Vec<Pt> = wishes.iter().map(|wish| wish.most).collect();
        let is_free = |index: &usize| {
            let mut styles = table.rows.iter().map(|row| &row.cells[*index].style);
            styles.all(|style| style.width.is_none() && !style.hugs)
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
        return wishes.iter().map(|wish| wish.floor * share).collect();
    }
    if total.least >= width {
        let share = (width - total.floor).0 / (total.least - total.floor).0;
        let widths = wishes.iter().map(|wish| wish.floor + (wish.least - wish.floor) * share);
        return widths.collect();
    }
    let share = (width - total.least).0 / (total.most - total.least).0;
    wishes.iter().map(|wish| wish.least + (wish.most - wish.least) * share).collect()
}
