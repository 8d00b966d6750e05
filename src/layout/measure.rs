//! Intrinsic widths of parts, before they are laid out (CSS Sizing, 5).

use crate::geom::Pt;
use crate::layout::paragraph::{extents, narrowest};
use crate::shape::{ShapedBlock, ShapedContent, ShapedTable, WordTable};
use crate::style::{Ruled, Style};

/// More than the text, lest rounding break a line that just fits.
pub(super) const HAIR: Pt = Pt(0.01);

/// Width that something takes by itself (CSS Sizing, 2.1).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct IntrinsicWidth {
    /// With every text on one line.
    pub(super) max_content: Pt,
    /// With no more on a line than no break parts.
    pub(super) min_content: Pt,
    /// With no more on a line than a syllable: narrower it cannot be.
    pub(super) floor: Pt,
}

impl IntrinsicWidth {
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            max_content: self.max_content.max(other.max_content),
            min_content: self.min_content.max(other.min_content),
            floor: self.floor.max(other.floor),
        }
    }

    pub(super) fn plus(self, extra: Pt) -> Self {
        Self {
            max_content: self.max_content + extra,
            min_content: self.min_content + extra,
            floor: self.floor + extra,
        }
    }
}

/// Width of a frame at one side.
pub(super) fn inset(style: &Style) -> Pt {
    if style.frame > Pt::ZERO {
        style.frame_style.thickness(style.frame) + style.padding
    } else {
        Pt::ZERO
    }
}

/// The intrinsic width of a part with its frame and indents.
pub(super) fn intrinsic_width(
    block: &ShapedBlock,
    room: Pt,
    words: &impl WordTable,
) -> IntrinsicWidth {
    let style = &*block.style;
    let around = style.indent_left + style.indent_right;
    if let ShapedContent::Figure(figure) = &block.content {
        let width = style.picture_size(figure.natural, room).width;
        let own = IntrinsicWidth { max_content: width, min_content: width, floor: Pt::ZERO };
        return own.plus(inset(style) * 2.0 + around);
    }
    if let Some(width) = style.width {
        let width = width.resolve(style.size, room);
        return IntrinsicWidth { max_content: width, min_content: width, floor: Pt::ZERO }
            .plus(around);
    }
    let content = match &block.content {
        ShapedContent::Text(tokens) => {
            let (max_content, min_content) = extents(tokens, words);
            let floor = narrowest(tokens, words);
            let indent = style.first_indent.max(style.hang).max(Pt::ZERO);
            IntrinsicWidth { max_content, min_content, floor }.plus(indent + HAIR)
        }
        ShapedContent::Blocks(blocks) => {
            let count = style.columns.count(blocks.len());
            let mut columns = vec![IntrinsicWidth::default(); count];
            for (index, block) in blocks.iter().enumerate() {
                let column = &mut columns[index % count];
                *column = column.or(intrinsic_width(block, room, words));
            }
            let gaps = style.gap * (count - 1) as f64;
            sum(&columns).plus(if count > 1 { gaps } else { Pt::ZERO })
        }
        ShapedContent::List(items) => {
            // All points stand to the right of the widest marker.
            let markers = items.iter().map(|item| extents(&item.marker, words).0);
            let marker = markers.fold(Pt::ZERO, Pt::max);
            let bodies = items.iter().map(|item| intrinsic_width(&item.body, room, words));
            bodies.fold(IntrinsicWidth::default(), IntrinsicWidth::or).plus(marker + style.gap)
        }
        ShapedContent::Table(own) => sum(&intrinsic_widths(own, style, room, words)),
        ShapedContent::Rule | ShapedContent::Figure(_) => IntrinsicWidth::default(),
    };
    content.plus(inset(style) * 2.0 + around)
}

/// Widths of columns side by side.
pub(super) fn sum(columns: &[IntrinsicWidth]) -> IntrinsicWidth {
    IntrinsicWidth {
        max_content: columns.iter().map(|column| column.max_content).sum(),
        min_content: columns.iter().map(|column| column.min_content).sum(),
        floor: columns.iter().map(|column| column.floor).sum(),
    }
}

/// Room before and after the text of a column. Without rules down the sides, text begins and
/// ends where the rules across do: at the edges of the table.
pub(super) fn insets(style: &Style, index: usize, count: usize) -> (Pt, Pt) {
    let is_open = style.ruled != Ruled::All;
    let inset = |is_outer: bool| if is_open && is_outer { Pt::ZERO } else { style.padding };
    (inset(index == 0), inset(index + 1 == count))
}

/// The intrinsic width of each column: its own width if it has one, else that of its cells.
pub(super) fn intrinsic_widths(
    table: &ShapedTable,
    style: &Style,
    width: Pt,
    words: &impl WordTable,
) -> Vec<IntrinsicWidth> {
    let count = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut columns = vec![IntrinsicWidth::default(); count];
    let mut given = vec![None; count];
    let rows = table.rows.iter().filter(|row| !row.is_spanning).chain(&table.filler);
    for (index, cell) in rows.flat_map(|row| row.cells.iter().enumerate()) {
        let mut inner = intrinsic_width(cell, width, words);
        if let Some(own) = cell.style.width {
            let own = own.resolve(cell.style.size, width);
            given[index] = Some(given[index].map_or(own, |known: Pt| known.max(own)));
            inner = IntrinsicWidth {
                floor: content_floor(cell, words),
                ..IntrinsicWidth::default()
            };
        }
        let (before, after) = insets(style, index, count);
        columns[index] = columns[index].or(inner.plus(before + after + HAIR));
    }
    for (column, given) in columns.iter_mut().zip(given) {
        if let Some(own) = given {
            *column = IntrinsicWidth {
                max_content: own,
                min_content: own,
                floor: column.floor.min(own),
            };
        }
    }
    columns
}

/// The least width of the text of a cell, whatever width its style gives it.
fn content_floor(cell: &ShapedBlock, words: &impl WordTable) -> Pt {
    match &cell.content {
        ShapedContent::Text(tokens) => narrowest(tokens, words),
        _ => Pt::ZERO,
    }
}
