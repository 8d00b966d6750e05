//! Tables: column widths from what stands in them, rows in one piece.

use crate::geom::Pt;
use crate::layout::block::{beside, block};
use crate::layout::flow::{Flow, Strip};
use crate::layout::page::{Mark, Rule};
use crate::layout::paragraph::extents;
use crate::shape::{ShapedBlock, ShapedContent, ShapedTable, WordFault, WordTable};
use crate::style::{Keep, Style};

/// Lays a table; the room is all its own.
pub(super) fn table(
    table: &ShapedTable,
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Flow, WordFault> {
    let mut flow = Flow::default();
    if let Some(caption) = &table.caption {
        let mut caption = block(caption, width, words)?;
        caption.keep(Keep::WithNext);
        flow.append(caption);
    }
    let columns = column_widths(table, style, width, words);
    let total: Pt = columns.iter().copied().sum();
    let (padding, thick) = (style.padding, style.rules);
    let count = table.rows.len();
    let mut rows = Flow::default();
    for (index, row) in table.rows.iter().enumerate() {
        let mut strip = Strip { keep_next: row.is_head, ..Strip::default() };
        let mut x = Pt::ZERO;
        for (cell, &column) in row.cells.iter().zip(&columns) {
            let mut cell = block(cell, column - padding * 2.0, words)?;
            cell.shift(x + padding);
            let mut cell = cell.merged();
            for mark in &mut cell.marks {
                mark.shift(Pt::ZERO, padding / 2.0);
            }
            strip.height = strip.height.max(cell.height + padding);
            strip.marks.append(&mut cell.marks);
            x += column;
        }
        if thick > Pt::ZERO {
            rule_row(&mut strip, &columns, total, thick, index + 1 == count);
        }
        rows.strips.push(strip);
    }
    // A heading above a single row is no table: the first two rows stay together.
    if let [first, _, ..] = &mut rows.strips[..] {
        first.keep_next = true;
    }
    rows.shift(beside(style.place, width - total));
    flow.append(rows);
    Ok(flow)
}

/// The rules of a row: above it, between its cells, and below the last row.
fn rule_row(strip: &mut Strip, columns: &[Pt], total: Pt, thick: Pt, is_last: bool) {
    let half = thick / 2.0;
    let height = strip.height;
    let mut rule = |x: Pt, y: Pt, width: Pt, height: Pt| {
        strip.marks.push(Mark::rule(Rule { x, y, width, height }));
    };
    rule(-half, -half, total + thick, thick);
    if is_last {
        rule(-half, height - half, total + thick, thick);
    }
    let mut x = Pt::ZERO;
    rule(x - half, Pt::ZERO, thick, height);
    for &column in columns {
        x += column;
        rule(x - half, Pt::ZERO, thick, height);
    }
}

/// As wide as the text wants, if there is room; else what no break parts, and of the rest
/// each column in proportion to what it lacks. A table with a width fills it.
fn column_widths(
    table: &ShapedTable,
    style: &Style,
    width: Pt,
    words: &impl WordTable,
) -> Vec<Pt> {
    let columns = table.rows.first().map_or(0, |row| row.cells.len());
    let mut wanted = vec![(Pt::ZERO, Pt::ZERO); columns];
    for cell in table.rows.iter().flat_map(|row| row.cells.iter().enumerate()) {
        let (index, ShapedBlock { content: ShapedContent::Text(tokens), .. }) = cell else {
            continue;
        };
        let (longest, widest) = extents(tokens, words);
        wanted[index].0 = wanted[index].0.max(longest);
        wanted[index].1 = wanted[index].1.max(widest);
    }
    // A hair more than the text, lest rounding break a line that just fits.
    let inset = style.padding * 2.0 + Pt(0.01);
    let longest: Pt = wanted.iter().map(|column| column.0 + inset).sum();
    let widest: Pt = wanted.iter().map(|column| column.1 + inset).sum();
    let spare = width - longest;
    if spare >= Pt::ZERO {
        let fills = style.width.is_some() && columns > 0;
        let last = columns.saturating_sub(1);
        return wanted
            .iter()
            .enumerate()
            .map(|(index, column)| {
                column.0 + inset + if fills && index == last { spare } else { Pt::ZERO }
            })
            .collect();
    }
    if widest >= width {
        return vec![width / (columns.max(1) as f64); columns];
    }
    let lacking = (longest - widest).0;
    let share = (width - widest).0 / lacking;
    wanted.iter().map(|column| column.1 + inset + (column.0 - column.1) * share).collect()
}
