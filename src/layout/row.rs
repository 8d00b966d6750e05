//! Parts side by side, the cells of a table's row, columns, or one part in a frame: how high
//! they are, how they are drawn, and how a page break parts them.

use crate::geom::Pt;
use crate::layout::fragment::{Fragment, FragmentCell, FragmentRow, height};
use crate::layout::page::Mark;
use crate::style::Valign;

impl FragmentRow {
    /// Its height.
    pub(super) fn height(&self) -> Pt {
        let cells = self.cells.iter().map(|cell| height(&cell.fragments));
        cells.fold(Pt::ZERO, Pt::max) + self.inset * 2.0
    }

    /// The first baseline of its first part that has text.
    pub(super) fn baseline(&self) -> Option<Pt> {
        let room = self.height() - self.inset * 2.0;
        self.cells.iter().find_map(|cell| {
            let mut y = self.inset + cell.drop(room);
            for (index, fragment) in cell.fragments.iter().enumerate() {
                y += if index > 0 { fragment.above } else { Pt::ZERO };
                if let Some(baseline) = fragment.baseline() {
                    return Some(y + baseline);
                }
                y += fragment.height;
            }
            None
        })
    }

    /// Draws it at a height.
    pub(super) fn draw(&self, height: Pt, marks: &mut Vec<Mark>) {
        let room = height - self.inset * 2.0;
        for cell in &self.cells {
            let (x, mut y) = (self.x + cell.x, self.inset + cell.drop(room));
            for (index, fragment) in cell.fragments.iter().enumerate() {
                y += if index > 0 { fragment.above } else { Pt::ZERO };
                fragment.draw(x, y, marks);
                // A table that goes on in the next row of its box is closed here.
                if index + 1 == cell.fragments.len() {
                    let first = marks.len();
                    marks.extend_from_slice(&fragment.closing);
                    marks[first..].iter_mut().for_each(|mark| mark.shift(x, y));
                }
                y += fragment.height;
            }
        }
        if let Some(border) = &self.border {
            let count = marks.len();
            border.draw(self.x, height, marks);
            if let Some(colour) = self.colour {
                marks[count..].iter_mut().for_each(|mark| mark.draw_in(colour));
            }
        }
    }

    /// Parts it in two, the first no higher than the room; `None` if nothing would stand in
    /// the first or in the second. `page` is the room of a whole page.
    pub(super) fn split(&self, room: Pt, page: Pt) -> Option<(Self, Self)> {
        let (mut first, mut rest) = (self.clone(), self.clone());
        let inner = room - self.inset * 2.0;
        for (upper, lower) in first.cells.iter_mut().zip(&mut rest.cells) {
            let fragments = std::mem::take(&mut upper.fragments);
            let (fitting, left) = part(fragments, inner, page - self.inset * 2.0);
            upper.fragments = fitting;
            lower.fragments = left;
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
        let has_some = |row: &Self| row.cells.iter().any(|cell| !cell.fragments.is_empty());
        (has_some(&first) && has_some(&rest)).then_some((first, rest))
    }
}

impl FragmentCell {
    /// Distance below the top of the row at which it begins.
    fn drop(&self, room: Pt) -> Pt {
        let rest = (room - height(&self.fragments)).max(Pt::ZERO);
        match self.valign {
            Valign::Top => Pt::ZERO,
            Valign::Middle => rest / 2.0,
            Valign::Bottom => rest,
        }
    }
}

/// Parts fragments into those that fit the room, and the rest.
fn part(mut fragments: Vec<Fragment>, room: Pt, page: Pt) -> (Vec<Fragment>, Vec<Fragment>) {
    if height(&fragments) <= room {
        return (fragments, Vec::new());
    }
    // Below a heading that is repeated there must be room for a row, or rows would never end.
    let repeated = fragments.iter().take_while(|fragment| fragment.is_repeated).count();
    if repeated > 0
        && fragments.get(..=repeated).is_none_or(|fragments| height(fragments) > room)
    {
        fragments.drain(..repeated);
    }
    let mut used = Pt::ZERO;
    let top = |fragment: &Fragment, used: Pt, is_first: bool| {
        used + if is_first { Pt::ZERO } else { fragment.above }
    };
    let mut count = 0;
    while let Some(fragment) = fragments.get(count) {
        let end = top(fragment, used, count == 0) + fragment.height;
        if end > room {
            break;
        }
        used = end;
        count += 1;
    }
    // Lines that belong together stay so, if that leaves anything here.
    let whole = (1..=count).rev().find(|&count| !fragments[count - 1].keep_next);
    let mut rest = fragments.split_off(whole.unwrap_or(count));
    if whole.is_none_or(|whole| whole == count)
        && let Some(next) = rest.first_mut()
    {
        let left = room - top(next, used, fragments.is_empty());
        if let Some((upper, lower)) = next.part_room(left).filter(|_| next.height > page) {
            fragments.push(upper);
            *next = lower;
        } else if let Some((upper, lower)) =
            next.row.as_ref().and_then(|row| row.split(left, page))
        {
            let head = next.head.clone();
            fragments.push(next.first_part(upper));
            *next = Fragment { head, ..Fragment::of(lower) };
        }
    }
    // What is taller than a page is parted below its heading; all else must stand there whole.
    let least = rest.first().map_or(Pt::ZERO, |next| next.height);
    let least = if least > page { page / 2.0 } else { least };
    if let Some(head) = rest.first().and_then(|fragment| fragment.head.clone())
        && !fragments.is_empty()
        && height(&head) + least <= page
    {
        let again =
            head.iter().cloned().map(|fragment| Fragment { is_repeated: true, ..fragment });
        rest.splice(0..0, again);
    }
    (fragments, rest)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn fragment(height: f64) -> Fragment {
        Fragment { height: Pt(height), ..Fragment::default() }
    }

    #[test]
    fn a_heading_is_repeated_only_above_a_row_that_has_room() {
        let head = Arc::new(vec![fragment(150.0)]);
        for (row, again) in [(120.0, false), (60.0, true)] {
            let next = Fragment { head: Some(Arc::clone(&head)), ..fragment(row) };
            let (upper, rest) =
                part(vec![fragment(150.0), next.clone(), next], Pt(160.0), Pt(241.0));
            assert_eq!((upper.len(), rest.len()), (1, 2 + usize::from(again)));
            assert_eq!(rest[0].is_repeated, again);
            let (on_next, _) = part(rest, Pt(241.0), Pt(241.0));
            assert!(on_next.iter().any(|fragment| !fragment.is_repeated));
        }
    }
}
