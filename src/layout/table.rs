//! Tables: column widths from what stands in them or as given, rows in one piece, heading
//! rows again on every page.

use std::sync::Arc;

use crate::geom::Pt;
use crate::layout::block::{beside, block, cell};
use crate::layout::border::{Border, Grid};
use crate::layout::fault::LayoutFault;
use crate::layout::fragment::{Filler, Fragment, FragmentCell, FragmentRow};
use crate::layout::measure::{insets, intrinsic_widths, sum};
use crate::layout::page::{Mark, Rule};
use crate::layout::stack::Stack;
use crate::shape::{ShapedRow, ShapedTable, WordTable};
use crate::style::{FillRows, Keep, Ruled, Style};

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
    let is_filled = table.filler.is_some();
    let mut rows = Stack::default();
    for (index, own) in table.rows.iter().enumerate() {
        let is_last = index + 1 == table.rows.len() && !is_filled;
        let place = RowPlace { is_first: index == 0, ends_head: index + 1 == heads, is_last };
        let mut fragment = row(own, style, &columns, &place, words)?;
        // A row across all columns names those below it.
        fragment.keep_next = own.is_head || own.is_spanning && index + 1 < table.rows.len();
        fragment.is_counted = style.counted && !own.is_head && !own.is_spanning;
        rows.fragments.push(fragment);
    }
    if let Some(own) = &table.filler {
        let is_empty = heads == table.rows.len();
        rows.fragments.push(filler(own, style, &columns, is_empty, words)?);
    }
    // One row alone above or below a page break is no table. Empty rows stand below the last.
    let count = rows.fragments.len();
    if count > 1 + usize::from(is_filled) {
        rows.fragments[heads.min(count - 2)].keep_next = true;
        if !is_filled {
            rows.fragments[count - 2].keep_next = true;
        }
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
    place: &RowPlace,
    words: &mut impl WordTable,
) -> Result<Fragment, LayoutFault> {
    let whole = [columns.iter().copied().sum()];
    let columns = if row.is_spanning { &whole } else { columns };
    let mut cells = Vec::with_capacity(columns.len());
    let mut x = Pt::ZERO;
    for (index, (own, &column)) in row.cells.iter().zip(columns).enumerate() {
        let (before, after) = insets(style, index, columns.len());
        let stack = cell(own, column - before - after, style.padding, words)?;
        let valign = own.style.valign;
        cells.push(FragmentCell { x: x + before, valign, fragments: stack.fragments });
        x += column;
    }
    let mut fragment = Fragment::of(FragmentRow {
        inset: style.padding / 2.0,
        cells,
        ..FragmentRow::default()
    });
    rule_row(&mut fragment, style, columns, place);
    Ok(fragment)
}

/// Empty rows that fill the page, each at least as high as a line.
fn filler(
    own: &ShapedRow,
    style: &Style,
    columns: &[Pt],
    is_empty: bool,
    words: &mut impl WordTable,
) -> Result<Fragment, LayoutFault> {
    let place = RowPlace { is_first: false, ends_head: false, is_last: false };
    let mut row = row(own, style, columns, &place, words)?;
    let line = own.cells.iter().map(|cell| cell.style.line_height()).fold(Pt::ZERO, Pt::max);
    let missing = line + style.padding - row.height;
    if missing > Pt::ZERO {
        row.height += missing;
        row.closing.iter_mut().for_each(|mark| mark.shift(Pt::ZERO, missing));
    }
    let end = rule_below(style, columns).map(Mark::rule).into_iter().collect();
    let least = match style.fill_rows {
        FillRows::AtLeast(least) => least.max(usize::from(is_empty)),
        FillRows::No => 0,
    };
    // A heading does not stand alone.
    let height = if is_empty { row.height } else { Pt::ZERO };
    let filler = Some(Arc::new(Filler { row, end, least }));
    Ok(Fragment { height, filler, ..Fragment::default() })
}

/// Where a row stands in its table.
struct RowPlace {
    is_first: bool,
    /// True for the last of the heading rows that the table begins with.
    ends_head: bool,
    is_last: bool,
}

/// The rules of a row: above it, between its cells, and below the last row of the table or,
/// where a page ends, of the page.
fn rule_row(fragment: &mut Fragment, style: &Style, columns: &[Pt], place: &RowPlace) {
    let thick = style.rules;
    if thick <= Pt::ZERO {
        return;
    }
    let by_head = style.ruled == Ruled::Head;
    // The rule below a heading is its own, so that it is repeated with it.
    let below = place.is_last || by_head && place.ends_head;
    let above = !by_head || place.is_first;
    let between = style.ruled == Ruled::All;
    if !place.is_last && !by_head {
        let rule = rule_below(style, columns);
        fragment.closing.extend(rule.map(|rule| {
            let y = rule.y + fragment.height;
            Mark::rule(Rule { y, ..rule })
        }));
    }
    let columns = columns.to_vec();
    if let Some(row) = &mut fragment.row {
        let row = Arc::make_mut(row);
        row.border = Some(Border::Grid(Grid { thick, columns, between, above, below }));
    }
}

/// The rule below a row, counted from its lower left corner.
fn rule_below(style: &Style, columns: &[Pt]) -> Option<Rule> {
    let thick = style.rules;
    let over = if style.ruled == Ruled::All { thick / 2.0 } else { Pt::ZERO };
    let width = columns.iter().copied().sum::<Pt>() + over * 2.0;
    (thick > Pt::ZERO).then_some(Rule { x: -over, y: -thick / 2.0, width, height: thick })
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
            let rows = table.rows.iter().filter(|row| !row.is_spanning);
            let mut styles =
                rows.filter_map(|row| row.cells.get(*index)).map(|cell| &cell.style);
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
