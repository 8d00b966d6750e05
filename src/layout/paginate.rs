//! Filling pages with strips.

use crate::geom::Pt;
use crate::layout::cut;
use crate::layout::flow::Flow;
use crate::layout::fragment::{Strip, height};
use crate::layout::page::{Mark, Page};
use crate::style::PageStyle;

/// Fills as many pages as are needed; what belongs at the foot ends the last one.
pub(super) fn paginate(flow: Flow, foot: Flow, style: &PageStyle) -> Vec<Page> {
    let room = style.size.height - style.margin.top - style.margin.bottom;
    let mut strips = flow.strips;
    // Most strips are a line: few pages have more marks than twice as many.
    let marks = Vec::with_capacity(2 * (strips.len() + foot.strips.len()));
    let done = vec![Page { marks, ..blank(style) }];
    let mut pages = Pages { style, room, done, y: Pt::ZERO, closing: Vec::new() };
    let gap = foot.before.max(flow.after);
    let foot_height = if foot.strips.is_empty() { Pt::ZERO } else { gap + foot.height() };
    // The foot does not stand on a page of its own: what ends the letter goes with it.
    let last = strips.split_off(start_of_last_group(&strips));
    pages.fill(strips);
    if let Some(first) = last.first() {
        let own = height(&last);
        let end = pages.y + first.above + own;
        if end <= room && end + foot_height > room + SLACK && own + foot_height <= room {
            pages.turn_for(first, own + foot_height);
        }
    }
    pages.fill(last);
    if !foot.strips.is_empty() {
        let height = foot.height();
        if pages.y + gap + height > room + SLACK && pages.y > Pt::ZERO {
            pages.turn();
        }
        pages.y = (room - height).max(pages.y);
        let mut strips = foot.strips;
        if let Some(first) = strips.first_mut() {
            first.above = Pt::ZERO;
        }
        pages.fill(strips);
    }
    pages.done
}

/// Where the strips begin that belong together with the last one.
fn start_of_last_group(strips: &[Strip]) -> usize {
    let tied = |strip: &Strip| strip.keep_next || strip.keep_group;
    let inner = strips.len().saturating_sub(1);
    strips[..inner].iter().rposition(|strip| !tied(strip)).map_or(0, |end| end + 1)
}

fn blank(style: &PageStyle) -> Page {
    Page { size: style.size, marks: Vec::new() }
}

/// Tolerance of rounding.
const SLACK: Pt = Pt(0.01);

struct Pages<'a> {
    style: &'a PageStyle,
    /// Height between the margins.
    room: Pt,
    done: Vec<Page>,
    /// Height of the last page that is used.
    y: Pt,
    /// What the last strip wants drawn if the page ends with it.
    closing: Vec<Mark>,
}

impl Pages<'_> {
    /// Puts strips below what is there, on as many pages as they need.
    fn fill(&mut self, strips: Vec<Strip>) {
        let mut strips = strips.into_iter();
        // What is wanted on one page gives way first, then what must be.
        while !strips.as_slice().is_empty() {
            let rest = strips.as_slice();
            let mut wanted = group(rest, |strip| strip.keep_next || strip.keep_group);
            if self.makes_room(&rest[..wanted]) {
                strips.by_ref().take(wanted).for_each(|strip| self.put(strip));
                continue;
            }
            while wanted > 0 {
                let rest = &strips.as_slice()[..wanted];
                let firm = group(rest, |strip| strip.keep_next);
                wanted -= firm;
                let is_whole = self.makes_room(&rest[..firm]);
                for strip in strips.by_ref().take(firm) {
                    if is_whole {
                        self.put(strip);
                    } else {
                        self.single(strip);
                    }
                }
            }
        }
    }

    /// Goes on to the next page if this one has no room for all of these; `false` if no page
    /// has.
    fn makes_room(&mut self, strips: &[Strip]) -> bool {
        let Some(first) = strips.first() else { return true };
        let own = height(strips);
        if own > self.room + SLACK {
            return false;
        }
        if self.y > Pt::ZERO && self.y + first.above + own > self.room + SLACK {
            self.turn_for(first, own);
        }
        true
    }

    /// Puts a strip where there is room for it, in parts if no page has enough.
    fn single(&mut self, mut strip: Strip) {
        let mut is_fresh = self.y == Pt::ZERO;
        loop {
            let above = if self.y > Pt::ZERO { strip.above } else { Pt::ZERO };
            let left = self.room - self.y - above;
            if strip.height <= left + SLACK {
                return self.put(strip);
            }
            let is_taller = strip.height > self.room;
            let parts = strip.row.as_ref().filter(|_| is_taller);
            let parts = parts.and_then(|row| row.split(left, self.room));
            if let Some((upper, lower)) = strip.part_room(left).filter(|_| is_taller) {
                self.put(upper);
                strip = lower;
            } else if let Some((upper, lower)) = parts {
                self.put(strip.first_part(upper));
                strip = Strip { head: strip.head, ..Strip::of(lower) };
            } else if is_fresh {
                return self.put(strip);
            }
            self.turn_for(&strip, strip.height.min(self.room / 2.0));
            is_fresh = true;
        }
    }

    /// Goes on to a page for a strip that begins something of this height, below what is to
    /// be repeated there.
    fn turn_for(&mut self, first: &Strip, own: Pt) {
        self.turn();
        let Some(head) = &first.head else { return };
        if height(head) + own <= self.room {
            for strip in head.iter() {
                self.put(strip.clone());
            }
        }
    }

    fn turn(&mut self) {
        let closing = std::mem::take(&mut self.closing);
        if let Some(page) = self.done.last_mut() {
            page.marks.extend(closing);
        }
        self.done.push(blank(self.style));
        self.y = Pt::ZERO;
    }

    fn put(&mut self, mut strip: Strip) {
        if self.y > Pt::ZERO {
            self.y += strip.above;
        }
        let (left, top) = (self.style.margin.left, self.style.margin.top + self.y);
        self.closing = std::mem::take(&mut strip.closing);
        self.closing.iter_mut().for_each(|mark| mark.shift(left, top));
        self.y += strip.height;
        if let Some(page) = self.done.last_mut() {
            if strip.is_cut {
                page.marks.extend(cut::line(self.style, top));
            }
            strip.draw(left, top, &mut page.marks);
        }
    }
}

/// Number of the first strips that belong together, by what ties one to the next.
fn group(strips: &[Strip], is_tied: impl Fn(&Strip) -> bool) -> usize {
    let end = strips.iter().position(|strip| !is_tied(strip));
    end.map_or(strips.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Edges, Size};
    use crate::layout::page::Rule;

    fn strip(height: f64, keep_group: bool) -> Strip {
        let rule = Rule { x: Pt::ZERO, y: Pt::ZERO, width: Pt(1.0), height: Pt(height) };
        Strip {
            height: Pt(height),
            marks: vec![Mark::rule(rule)],
            keep_group,
            above: Pt(5.0),
            ..Strip::default()
        }
    }

    fn counts(strips: Vec<Strip>, foot: Vec<Strip>) -> Vec<usize> {
        let style = PageStyle {
            size: Size { width: Pt(100.0), height: Pt(120.0) },
            margin: Edges { top: Pt(10.0), bottom: Pt(10.0), ..Edges::default() },
            ..PageStyle::default()
        };
        let flow = |strips| Flow { strips, ..Flow::default() };
        let pages = paginate(flow(strips), flow(foot), &style);
        pages.iter().map(|page| page.marks.len()).collect()
    }

    #[test]
    fn strips_that_belong_together_move_together() {
        let strips = vec![strip(40.0, false), strip(40.0, true), strip(40.0, false)];
        assert_eq!(counts(strips, vec![]), [1, 2]);
        let strips = vec![strip(40.0, false), strip(40.0, false), strip(40.0, false)];
        assert_eq!(counts(strips, vec![]), [2, 1]);
    }

    #[test]
    fn a_group_taller_than_a_page_is_parted_all_the_same() {
        assert_eq!(counts(vec![strip(45.0, true); 5], vec![]), [2, 2, 1]);
    }

    #[test]
    fn the_foot_takes_a_page_of_its_own_if_it_must() {
        assert_eq!(counts(vec![strip(80.0, false)], vec![strip(15.0, false)]), [2]);
        assert_eq!(counts(vec![strip(95.0, false)], vec![strip(15.0, false)]), [1, 1]);
    }

    #[test]
    fn the_end_of_the_letter_goes_with_the_foot() {
        let body = vec![strip(30.0, false), strip(30.0, true), strip(25.0, false)];
        assert_eq!(counts(body.clone(), vec![strip(10.0, false)]), [1, 3]);
        assert_eq!(counts(body, vec![strip(2.0, false)]), [4]);
    }
}
