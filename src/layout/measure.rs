//! Widths that parts want, before they are laid out.

use crate::geom::Pt;
use crate::layout::paragraph::{extents, narrowest};
use crate::shape::{ShapedBlock, ShapedContent, ShapedTable, WordTable};
use crate::style::{Ruled, Style};

/// More than the text, lest rounding break a line that just fits.
pub(super) const HAIR: Pt = Pt(0.01);

/// Width that something wants.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Wish {
    /// With every text on one line.
    pub(super) most: Pt,
    /// With no more on a line than no break parts.
    pub(super) least: Pt,
    /// With no more on a line than a syllable: narrower it cannot be.
    pub(super) floor: Pt,
}

impl Wish {
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            most: self.most.max(other.most),
            least: self.least.max(other.least),
            floor: self.floor.max(other.floor),
        }
    }

    pub(super) fn plus(self, extra: Pt) -> Self {
        Self { most: self.most + extra, least: self.least + extra, floor: self.floor + extra }
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

/// What a part wants with its frame and indents.
pub(super) fn wish(block: &ShapedBlock, room: Pt, words: &impl WordTable) -> Wish {
    let style = &*block.style;
    let around = style.indent_left + style.indent_right;
    if let ShapedContent::Figure(figure) = &block.content {
        let width = style.picture_size(figure.natural, room).width;
        let own = Wish { most: width, least: width, floor: Pt::ZERO };
        return own.plus(inset(style) * 2.0 + around);
    }
    if let Some(width) = style.width {
        let width = width.resolve(style.size, room);
        return Wish { most: width, least: width, floor: Pt::ZERO }.plus(around);
    }
    let content = match &block.content {
        ShapedContent::Text(tokens) => {
            let (most, least) = extents(tokens, words);
            let floor = narrowest(tokens, words);
            let indent = style.first_indent.max(style.hang).max(Pt::ZERO);
            Wish { most, least, floor }.plus(indent + HAIR)
        }
        ShapedContent::Blocks(blocks) => {
            let count = style.columns.count(blocks.len());
            let mut columns = vec![Wish::default(); count];
            for (index, block) in blocks.iter().enumerate() {
                let column = &mut columns[index % count];
                *column = column.or(wish(block, room, words));
            }
            let gaps = style.gap * (count - 1) as f64;
            sum(&columns).plus(if count > 1 { gaps } else { Pt::ZERO })
        }
        ShapedContent::List(items) => {
            // All points stand to the right of the widest marker.
            let markers = items.iter().map(|item| extents(&item.marker, words).0);
            let marker = markers.fold(Pt::ZERO, Pt::max);
            let bodies = items.iter().map(|item| wish(&item.body, room, words));
            bodies.fold(Wish::default(), Wish::or).plus(marker + style.gap)
        }
        ShapedContent::Table(own) => sum(&wishes(own, style, room, words)),
        ShapedContent::Rule | ShapedContent::Figure(_) => Wish::default(),
    };
    content.plus(inset(style) * 2.0 + around)
}

/// Widths of columns side by side.
pub(super) fn sum(columns: &[Wish]) -> Wish {
    Wish {
        most: columns.iter().map(|column| column.most).sum(),
        least: columns.iter().map(|column| column.least).sum(),
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

/// What each column wants: with a width of its own that, else what its cells want.
pub(super) fn wishes(
    table: &ShapedTable,
    style: &Style,
    width: Pt,
    words: &impl WordTable,
) -> Vec<Wish> {
    let count = table.rows.first().map_or(0, |row| row.cells.len());
    let mut wishes = vec![Wish::default(); count];
    let mut given = vec![None; count];
    for (index, cell) in table.rows.iter().flat_map(|row| row.cells.iter().enumerate()) {
        let mut inner = wish(cell, width, words);
        if let Some(own) = cell.style.width {
            let own = own.resolve(cell.style.size, width);
            given[index] = Some(given[index].map_or(own, |known: Pt| known.max(own)));
            inner = Wish { floor: content_floor(cell, words), ..Wish::default() };
        }
        let (before, after) = insets(style, index, count);
        wishes[index] = wishes[index].or(inner.plus(before + after + HAIR));
    }
    for (wish, given) in wishes.iter_mut().zip(given) {
        if let Some(own) = given {
            *wish = Wish { most: own, least: own, floor: wish.floor.min(own) };
        }
    }
    wishes
}

/// What the text of a cell takes at least, whatever width its style gives it.
fn content_floor(cell: &ShapedBlock, words: &impl WordTable) -> Pt {
    match &cell.content {
        ShapedContent::Text(tokens) => narrowest(tokens, words),
        _ => Pt::ZERO,
    }
}
