//! The parts of a letter as strips: text, groups, columns, lists, boxes.

use crate::geom::Pt;
use crate::layout::flow::{Flow, Strip};
use crate::layout::page::{Drawn, Mark, Rule};
use crate::layout::paragraph::{extents, paragraph};
use crate::layout::table::table;
use crate::shape::{ShapedBlock, ShapedContent, ShapedItem, WordFault, WordTable};
use crate::structure::NodeId;
use crate::style::{Keep, Side, Style};

/// Lays parts one below the other.
pub(super) fn stack<'b>(
    blocks: impl IntoIterator<Item = &'b ShapedBlock>,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Flow, WordFault> {
    let mut flow = Flow::default();
    for own in blocks {
        if own.style.keep == Keep::WithPrevious {
            flow.hold_last();
        }
        flow.append(block(own, width, words)?);
    }
    Ok(flow)
}

/// Lays one part into a room.
pub(super) fn block(
    block: &ShapedBlock,
    room: Pt,
    words: &mut impl WordTable,
) -> Result<Flow, WordFault> {
    let style = &*block.style;
    let available = room - style.indent_left - style.indent_right;
    let width = style
        .width
        .map_or(available, |width| width.resolve(style.size, available))
        .min(available);
    let inset = if style.frame > Pt::ZERO { style.frame + style.padding } else { Pt::ZERO };
    let mut flow = content(block, width - inset * 2.0, words)?;
    let missing = style.min_height - flow.height();
    if missing > Pt::ZERO {
        flow.strips.push(Strip { height: missing, ..Strip::default() });
    }
    if style.frame > Pt::ZERO {
        flow = framed(flow, style, width);
    }
    add_rules(&mut flow, style, width);
    flow.shift(style.indent_left + beside(style.place, available - width));
    flow.before = flow.before.max(style.space_before);
    flow.after = flow.after.max(style.space_after);
    flow.keep(style.keep);
    Ok(flow)
}

/// How far to the right a part stands that leaves this much of its room.
pub(super) fn beside(place: Side, rest: Pt) -> Pt {
    match place {
        Side::Left => Pt::ZERO,
        Side::Center => rest / 2.0,
        Side::Right => rest,
    }
}

fn content(
    block: &ShapedBlock,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Flow, WordFault> {
    let style = &*block.style;
    match &block.content {
        ShapedContent::Text(tokens) => {
            let mut strips = paragraph(tokens, style, width, words)?;
            tag(&mut strips, block.node);
            Ok(Flow { strips, ..Flow::default() })
        }
        ShapedContent::Blocks(blocks) if style.columns > 1 => {
            columns(blocks, style, width, words)
        }
        ShapedContent::Blocks(blocks) => stack(blocks, width, words),
        ShapedContent::List(items) => list(items, style, width, words),
        ShapedContent::Table(own) => table(own, style, width, words),
        ShapedContent::Rule => {
            let height = style.rules.max(Pt(0.4));
            let rule = Rule { x: Pt::ZERO, y: Pt::ZERO, width, height };
            let strip = Strip { height, marks: vec![Mark::rule(rule)], ..Strip::default() };
            Ok(Flow { strips: vec![strip], ..Flow::default() })
        }
    }
}

/// Says what lines of text belong to.
fn tag(strips: &mut [Strip], node: NodeId) {
    for mark in strips.iter_mut().flat_map(|strip| &mut strip.marks) {
        if matches!(mark.drawn, Drawn::Text(_)) {
            mark.tag = Some(node);
        }
    }
}

/// Parts side by side, as many to a row as there are columns, read row by row.
fn columns(
    blocks: &[ShapedBlock],
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Flow, WordFault> {
    let count = style.columns as f64;
    let column = (width - style.gap * (count - 1.0)) / count;
    let mut flow = Flow::default();
    for row in blocks.chunks(style.columns) {
        let mut row_flow = Flow::default();
        let mut strip = Strip::default();
        let mut x = Pt::ZERO;
        for own in row {
            let mut cell = block(own, column, words)?;
            cell.shift(x);
            row_flow.before = row_flow.before.max(cell.before);
            row_flow.after = row_flow.after.max(cell.after);
            let mut cell = cell.merged();
            strip.height = strip.height.max(cell.height);
            strip.marks.append(&mut cell.marks);
            x += column + style.gap;
        }
        row_flow.strips.push(strip);
        flow.append(row_flow);
    }
    Ok(flow)
}

/// Points with their markers standing right before the text.
fn list(
    items: &[ShapedItem],
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Flow, WordFault> {
    let widest =
        items.iter().map(|item| extents(&item.marker, words).0).fold(Pt::ZERO, Pt::max);
    let indent = widest + style.gap;
    let mut flow = Flow::default();
    for item in items {
        let mut body = block(&item.body, width - indent, words)?;
        body.shift(indent);
        let mut marker = paragraph(&item.marker, &item.marker_style, widest, words)?;
        tag(&mut marker, item.label);
        if body.strips.is_empty() {
            body.strips.append(&mut marker);
        } else if let (Some(first), Some(own)) = (body.strips.first_mut(), marker.first_mut()) {
            let right = widest - extents(&item.marker, words).0;
            let baseline = first.marks.iter().find_map(|mark| match &mark.drawn {
                Drawn::Text(line) => Some(line.y),
                Drawn::Rule(_) | Drawn::Drawing(_) => None,
            });
            for mut mark in std::mem::take(&mut own.marks).into_iter().rev() {
                if let (Drawn::Text(line), Some(baseline)) = (&mut mark.drawn, baseline) {
                    line.x = right;
                    line.y = baseline;
                }
                first.marks.insert(0, mark);
            }
        }
        flow.append(body);
    }
    Ok(flow)
}

/// A box with a frame around, which stays in one piece.
fn framed(flow: Flow, style: &Style, width: Pt) -> Flow {
    let (before, after) = (flow.before, flow.after);
    let inset = style.frame + style.padding;
    let mut strip = flow.merged();
    for mark in &mut strip.marks {
        mark.shift(inset, inset);
    }
    strip.height += inset * 2.0;
    let (thick, height) = (style.frame, strip.height);
    for (x, y, width, height) in [
        (Pt::ZERO, Pt::ZERO, width, thick),
        (Pt::ZERO, height - thick, width, thick),
        (Pt::ZERO, Pt::ZERO, thick, height),
        (width - thick, Pt::ZERO, thick, height),
    ] {
        strip.marks.push(Mark::rule(Rule { x, y, width, height }));
    }
    Flow { before, strips: vec![strip], after, ..Flow::default() }
}

/// The rules above and below a part, as far away from it as its padding says.
fn add_rules(flow: &mut Flow, style: &Style, width: Pt) {
    let padding = if style.frame > Pt::ZERO { Pt::ZERO } else { style.padding };
    let strip = |y: Pt, thick: Pt| Strip {
        height: thick + padding,
        marks: vec![Mark::rule(Rule { x: Pt::ZERO, y, width, height: thick })],
        ..Strip::default()
    };
    if style.rule_above > Pt::ZERO {
        let above = Strip { keep_next: true, ..strip(Pt::ZERO, style.rule_above) };
        flow.strips.insert(0, above);
    }
    if style.rule_below > Pt::ZERO {
        if let Some(last) = flow.strips.last_mut() {
            last.keep_next = true;
        }
        flow.strips.push(strip(padding, style.rule_below));
    }
}
