//! Parts side by side, the cells of a table's row, columns, or one part in a frame: how high
//! they are, how they are drawn, and how a page break parts them.

use crate::geom::Pt;
use crate::layout::fragment::{Cell, Row, Strip, height};
use crate::layout::page::{Drawing, Drawn, Mark};
use crate::style::Valign;

impl Row {
    /// Its height.
    pub(super) fn height(&self) -> Pt {
        let cells = self.cells.iter().map(|cell| height(&cell.strips));
        cells.fold(Pt::ZERO, Pt::max) + self.inset * 2.0
    }

    /// The first baseline of its first part that has text.
    pub(super) fn baseline(&self) -> Option<Pt> {
        let room = self.height() - self.inset * 2.0;
        self.cells.iter().find_map(|cell| {
            let mut y = self.inset + cell.drop(room);
            for (index, strip) in cell.strips.iter().enumerate() {
                y += if index > 0 { strip.above } else { Pt::ZERO };
                if let Some(baseline) = strip.baseline() {
                    return Some(y + baseline);
                }
                y += strip.height;
            }
            None
        })
    }

    /// Draws it at a height.
    pub(super) fn draw(&self, height: Pt, marks: &mut Vec<Mark>) {
        let room = height - self.inset * 2.0;
        for cell in &self.cells {
            let (x, mut y) = (self.x + cell.x, self.inset + cell.drop(room));
            for (index, strip) in cell.strips.iter().enumerate() {
                y += if index > 0 { strip.above } else { Pt::ZERO };
                strip.draw(x, y, marks);
                // A table that goes on in the next row of its box is closed here.
                if index + 1 == cell.strips.len() {
                    let first = marks.len();
                    marks.extend_from_slice(&strip.closing);
                    marks[first..].iter_mut().for_each(|mark| mark.shift(x, y));
                }
                y += strip.height;
            }
        }
        if let Some(border) = &self.border {
            let count = marks.len();
            border.draw(self.x, height, marks);
            for mark in &mut marks[count..] {
                mark.colour = self.colour;
                if let (Drawn::Drawing(Drawing { stroke: Some(stroke), .. }), Some(colour)) =
                    (&mut mark.drawn, self.colour)
                {
                    stroke.colour = colour;
                }
            }
        }
    }

    /// Parts it in two, the first no higher than the room; `None` if nothing would stand in
    /// the first or in the second. `page` is the room of a whole page.
    pub(super) fn split(&self, room: Pt, page: Pt) -> Option<(Self, Self)> {
        let (mut first, mut rest) = (self.clone(), self.clone());
        let inner = room - self.inset * 2.0;
        for (upper, lower) in first.cells.iter_mut().zip(&mut rest.cells) {
            let strips = std::mem::take(&mut upper.strips);
            let (fitting, left) = part(strips, inner, page - self.inset * 2.0);
            upper.strips = fitting;
            lower.strips = left;
            // What goes on over a page is read from its top.
            upper.valign = Valign::Top;
            lower.valign = Valign::Top;
        }
        if let Some(border) = &mut first.border {
            border.open_below();
        }
        if let Some(border) = &mut rest.border {
            border.open_above();
        }
        let has_some = |row: &Self| row.cells.iter().any(|cell| !cell.strips.is_empty());
        (has_some(&first) && has_some(&rest)).then_some((first, rest))
    }
}

impl Cell {
    /// How far below the top of the row it begins.
    fn drop(&self, room: Pt) -> Pt {
        let rest = (room - height(&self.strips)).max(Pt::ZERO);
        match self.valign {
            Valign::Top => Pt::ZERO,
            Valign::Middle => rest / 2.0,
            Valign::Bottom => rest,
        }
    }
}

/// Parts strips into those that fit the room, and the rest.
fn part(mut strips: Vec<Strip>, room: Pt, page: Pt) -> (Vec<Strip>, Vec<Strip>) {
    if height(&strips) <= room {
        return (strips, Vec::new());
    }
    // Below a heading that is repeated there must be room for a row, or rows would never end.
    let repeated = strips.iter().take_while(|strip| strip.is_repeated).count();
    if repeated > 0 && strips.get(..=repeated).is_none_or(|strips| height(strips) > room) {
        strips.drain(..repeated);
    }
    let mut used = Pt::ZERO;
    let top = |strip: &Strip, used: Pt, is_first: bool| {
        used + if is_first { Pt::ZERO } else { strip.above }
    };
    let mut count = 0;
    while let Some(strip) = strips.get(count) {
        let end = top(strip, used, count == 0) + strip.height;
        if end > room {
            break;
        }
        used = end;
        count += 1;
    }
    // Lines that belong together stay so, if that leaves anything here.
    let whole = (1..=count).rev().find(|&count| !strips[count - 1].keep_next);
    let mut rest = strips.split_off(whole.unwrap_or(count));
    if whole.is_none_or(|whole| whole == count)
        && let Some(next) = rest.first_mut()
    {
        let left = room - top(next, used, strips.is_empty());
        if let Some((upper, lower)) = next.part_room(left).filter(|_| next.height > page) {
            strips.push(upper);
            *next = lower;
        } else if let Some((upper, lower)) =
            next.row.as_ref().and_then(|row| row.split(left, page))
        {
            let head = next.head.clone();
            strips.push(next.first_part(upper));
            *next = Strip { head, ..Strip::of(lower) };
        }
    }
    // What is taller than a page is parted below its heading; all else must stand there whole.
    let least = rest.first().map_or(Pt::ZERO, |next| next.height);
    let least = if least > page { page / 2.0 } else { least };
    if let Some(head) = rest.first().and_then(|strip| strip.head.clone())
        && !strips.is_empty()
        && height(&head) + least <= page
    {
        let again = head.iter().cloned().map(|strip| Strip { is_repeated: true, ..strip });
        rest.splice(0..0, again);
    }
    (strips, rest)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn strip(height: f64) -> Strip {
        Strip { height: Pt(height), ..Strip::default() }
    }

    #[test]
    fn a_heading_is_repeated_only_above_a_row_that_has_room() {
        let head = Arc::new(vec![strip(150.0)]);
        for (row, again) in [(120.0, false), (60.0, true)] {
            let next = Strip { head: Some(Arc::clone(&head)), ..strip(row) };
            let (upper, rest) =
                part(vec![strip(150.0), next.clone(), next], Pt(160.0), Pt(241.0));
            assert_eq!((upper.len(), rest.len()), (1, 2 + usize::from(again)));
            assert_eq!(rest[0].is_repeated, again);
            let (on_next, _) = part(rest, Pt(241.0), Pt(241.0));
            assert!(on_next.iter().any(|strip| !strip.is_repeated));
        }
    }
}
