//! The parts of a letter as fragments: text, groups, columns, lists, boxes.

use crate::geom::{Pt, Size};
use crate::layout::border::{Border, Frame};
use crate::layout::columns::columns;
use crate::layout::cut;
use crate::layout::fault::LayoutFault;
use crate::layout::figure::figure;
use crate::layout::fragment::{Fragment, FragmentCell, FragmentRow};
use crate::layout::measure::{inset, intrinsic_width};
use crate::layout::page::{Drawn, Mark, Rule};
use crate::layout::paragraph::{extents, paragraph};
use crate::layout::stack::Stack;
use crate::layout::table::table;
use crate::shape::{ShapedBlock, ShapedContent, ShapedFigure, ShapedItem, WordTable};
use crate::structure::NodeId;
use crate::style::{Keep, Side, Strokes, Style, Valign};

/// Lays parts one below the other.
pub(super) fn stack<'b>(
    blocks: impl IntoIterator<Item = &'b ShapedBlock>,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Stack, LayoutFault> {
    let mut stack = Stack::default();
    for own in blocks {
        stack.append(block(own, width, width, words)?);
    }
    Ok(stack)
}

/// Lays one part into a room. Shares in its width count from `whole`, which in a column is
/// the width of all columns.
pub(super) fn block(
    block: &ShapedBlock,
    room: Pt,
    whole: Pt,
    words: &mut impl WordTable,
) -> Result<Stack, LayoutFault> {
    let style = &*block.style;
    let around = style.indent_left + style.indent_right;
    let width = match style.width {
        Some(width) => width.resolve(style.size, whole - around),
        None if style.shrinks_to_fit => {
            intrinsic_width(block, whole, words).max_content - around
        }
        None => room - around,
    };
    let mut width = width.min(room - around);
    if let ShapedContent::Figure(figure) = &block.content {
        width = figure_size(figure, style, room - around).width;
    }
    let least = Least { height: style.min_height, valign: Valign::Top };
    filled(block, room, width, least, words)
}

/// Lays one part into a room that it fills, whatever its own width, as a cell does. Its least
/// height is that of its row, of which `padding` is above and below it.
pub(super) fn cell(
    block: &ShapedBlock,
    room: Pt,
    padding: Pt,
    words: &mut impl WordTable,
) -> Result<Stack, LayoutFault> {
    let style = &*block.style;
    let width = room - style.indent_left - style.indent_right;
    let least = style.min_height - padding - inset(style) * 2.0;
    filled(block, room, width, Least { height: least, valign: style.valign }, words)
}

/// The least height of what is in a part, and where it stands in that.
#[derive(Clone, Copy)]
struct Least {
    height: Pt,
    valign: Valign,
}

impl Least {
    /// Puts the room that is missing around what is there.
    fn fill(&self, stack: &mut Stack) {
        let missing = self.height - stack.height();
        if missing <= Pt::ZERO {
            return;
        }
        let room = |height| Fragment { height, ..Fragment::default() };
        let above = match self.valign {
            Valign::Top => Pt::ZERO,
            Valign::Middle => missing / 2.0,
            Valign::Bottom => missing,
        };
        if above > Pt::ZERO {
            if let Some(first) = stack.fragments.first_mut() {
                first.above = Pt::ZERO;
            }
            stack.fragments.insert(0, room(above));
        }
        if above < missing {
            stack.fragments.push(room(missing - above));
        }
    }
}

fn filled(
    block: &ShapedBlock,
    room: Pt,
    width: Pt,
    least: Least,
    words: &mut impl WordTable,
) -> Result<Stack, LayoutFault> {
    let style = &*block.style;
    let available = room - style.indent_left - style.indent_right;
    let mut stack = content(block, width - inset(style) * 2.0, words)?;
    least.fill(&mut stack);
    if style.frame > Pt::ZERO {
        stack = framed(stack, style, width);
    }
    add_rules(&mut stack, style, width);
    if let Some(colour) = style.colour {
        stack.fragments.iter_mut().for_each(|fragment| fragment.paint(colour));
    }
    stack.shift(style.indent_left + beside(style.place, available - width));
    stack.before = stack.before.max(style.space_before);
    stack.after = stack.after.max(style.space_after);
    if style.cut {
        let line = Fragment {
            height: cut::HEIGHT + style.padding,
            is_cut: true,
            ..Fragment::default()
        };
        stack.fragments.insert(0, line);
        stack.keep(Keep::Together);
    }
    stack.keep(style.keep);
    if let Some(first) = stack.fragments.first_mut() {
        first.is_on_new_page |= style.new_page;
    }
    Ok(stack)
}

/// The size of a figure: as its style says, but never wider than its room.
fn figure_size(figure: &ShapedFigure, style: &Style, room: Pt) -> Size {
    let size = style.picture_size(figure.natural, room);
    let scale = (room.0.max(1.0) / size.width.0.max(0.01)).min(1.0);
    size * scale
}

/// Distance to the right at which a part stands that leaves this much of its room.
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
) -> Result<Stack, LayoutFault> {
    let style = &*block.style;
    match &block.content {
        ShapedContent::Text(tokens) => {
            let mut fragments = paragraph(tokens, style, width, words)?;
            tag(&mut fragments, block.node);
            Ok(Stack { fragments, ..Stack::default() })
        }
        ShapedContent::Blocks(blocks) if style.columns.count(blocks.len()) > 1 => {
            columns(blocks, style, width, words)
        }
        ShapedContent::Blocks(blocks) => stack(blocks, width, words),
        ShapedContent::List(items) => list(items, style, width, words),
        ShapedContent::Table(own) => table(own, style, width, words),
        ShapedContent::Figure(own) => {
            Ok(figure(own, block.node, figure_size(own, style, width)))
        }
        ShapedContent::Rule => {
            let fragment = rule(style.rule_style, style.rules.max(Pt(0.4)), width);
            Ok(Stack { fragments: vec![fragment], ..Stack::default() })
        }
    }
}

/// Says what lines of text belong to.
fn tag(fragments: &mut [Fragment], node: NodeId) {
    for mark in fragments.iter_mut().flat_map(|fragment| &mut fragment.marks) {
        if matches!(mark.drawn, Drawn::Text(_)) {
            mark.tag = Some(node);
        }
    }
}

/// Points with their markers standing right before the text.
fn list(
    items: &[ShapedItem],
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Stack, LayoutFault> {
    let widest =
        items.iter().map(|item| extents(&item.marker, words).0).fold(Pt::ZERO, Pt::max);
    let indent = widest + style.gap;
    let mut stack = Stack::default();
    for item in items {
        let mut body = block(&item.body, width - indent, width - indent, words)?;
        body.shift(indent);
        let mut marker = paragraph(&item.marker, &item.marker_style, widest, words)?;
        tag(&mut marker, item.label);
        if body.fragments.is_empty() {
            body.fragments.append(&mut marker);
        } else if let (Some(first), Some(own)) =
            (body.fragments.first_mut(), marker.first_mut())
        {
            let right = widest - extents(&item.marker, words).0;
            let baseline = first.baseline();
            for mut mark in std::mem::take(&mut own.marks).into_iter().rev() {
                if let (Drawn::Text(line), Some(baseline)) = (&mut mark.drawn, baseline) {
                    line.x = right;
                    line.y = baseline;
                }
                first.marks.insert(0, mark);
            }
        }
        stack.append(body);
    }
    Ok(stack)
}

/// A box with a frame around. Taller than a page it is parted, the frame open at the break.
fn framed(stack: Stack, style: &Style, width: Pt) -> Stack {
    let inset = inset(style);
    let cell = FragmentCell { x: inset, fragments: stack.fragments, ..FragmentCell::default() };
    let frame = Frame {
        width,
        thick: style.frame,
        lines: style.frame_style,
        corners: style.frame_corners,
        above: true,
        below: true,
    };
    let border = Some(Border::Frame(frame));
    let row = FragmentRow { inset, cells: vec![cell], border, ..FragmentRow::default() };
    Stack { fragments: vec![Fragment::of(row)], ..stack }
}

/// The strokes of a rule across, as a fragment.
fn rule(lines: Strokes, thick: Pt, width: Pt) -> Fragment {
    let strokes = lines.strokes(thick).into_iter();
    let mark = |(y, height)| Mark::rule(Rule { x: Pt::ZERO, y, width, height });
    let height = lines.thickness(thick);
    Fragment { height, marks: strokes.map(mark).collect(), ..Fragment::default() }
}

/// The rules above and below a part, as far away from it as its padding says.
fn add_rules(stack: &mut Stack, style: &Style, width: Pt) {
    let padding = if style.frame > Pt::ZERO { Pt::ZERO } else { style.padding };
    if style.rule_above > Pt::ZERO {
        let mut above = rule(style.rule_style, style.rule_above, width);
        above.height += padding;
        above.keep_next = true;
        stack.fragments.insert(0, above);
    }
    if style.rule_below > Pt::ZERO {
        if let Some(last) = stack.fragments.last_mut() {
            last.keep_next = true;
        }
        let mut below = rule(style.rule_style, style.rule_below, width);
        below.height += padding;
        for mark in &mut below.marks {
            mark.shift(Pt::ZERO, padding);
        }
        stack.fragments.push(below);
    }
}
