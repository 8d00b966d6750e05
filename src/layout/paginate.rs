//! Filling pages with fragments.

use crate::geom::Pt;
use crate::layout::cut;
use crate::layout::fragment::{Filler, Fragment, height};
use crate::layout::page::{Mark, Page};
use crate::layout::stack::Stack;
use crate::style::{PageStyle, Valign};

/// The room for text on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageRoom {
    /// Distance from the upper edge of the sheet.
    pub(super) top: Pt,
    /// Its height.
    pub(super) height: Pt,
}

impl PageRoom {
    /// All between the margins.
    pub(super) fn between_margins(style: &PageStyle) -> Self {
        let height = style.size.height - style.margin.top - style.margin.bottom;
        Self { top: style.margin.top, height }
    }
}

/// The room on all pages of a letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageRooms {
    /// That on the first page.
    pub(super) first: PageRoom,
    /// That on each of the others; no more.
    pub(super) others: PageRoom,
}

/// Pages with text on them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filled {
    /// The pages.
    pub(super) pages: Vec<Page>,
    /// The number of counted rows that begin on each.
    pub(super) rows: Vec<usize>,
}

/// Fills as many pages as are needed; what belongs at the foot ends the last one.
pub(super) fn paginate(
    stack: Stack,
    foot: Stack,
    style: &PageStyle,
    rooms: PageRooms,
    valign: Valign,
) -> Filled {
    let mut fragments = stack.fragments;
    // Most fragments are a line: few pages have more marks than twice as many.
    let marks = Vec::with_capacity(2 * (fragments.len() + foot.fragments.len()));
    let done = Filled { pages: vec![Page { marks, ..blank(style) }], rows: vec![0] };
    let mut pages = Pages {
        style,
        room: rooms.first,
        next: rooms.others,
        done,
        y: Pt::ZERO,
        closing: Vec::new(),
        below: Below::default(),
    };
    let gap = foot.before.max(stack.after);
    let foot_height = if foot.fragments.is_empty() { Pt::ZERO } else { gap + foot.height() };
    // The foot does not stand on a page of its own: what ends the letter goes with it.
    let last = fragments.split_off(start_of_last_group(&fragments));
    let of_last = match last.first() {
        Some(first) if !first.is_on_new_page => first.above + height(&last) + foot_height,
        _ => Pt::ZERO,
    };
    pages.fill(fragments, Below { height: of_last, is_kept: false });
    // Empty rows fill the page first.
    if let Some(first) = last.first().filter(|first| first.filler.is_none()) {
        pages.turn_if_asked(first);
        let own = height(&last);
        let end = pages.y + first.above + own;
        if end <= pages.room.height
            && end + foot_height > pages.room.height + SLACK
            && own + foot_height <= pages.next.height
        {
            pages.turn_for(first, own + foot_height);
        }
    }
    pages.fill(last, Below { height: foot_height, is_kept: true });
    pages.align(valign, foot_height);
    if !foot.fragments.is_empty() {
        let height = foot.height();
        if pages.y + gap + height > pages.room.height + SLACK && pages.y > Pt::ZERO {
            pages.turn();
        }
        pages.y = (pages.room.height - height).max(pages.y);
        let mut fragments = foot.fragments;
        if let Some(first) = fragments.first_mut() {
            first.above = Pt::ZERO;
        }
        pages.fill(fragments, Below::default());
    }
    pages.done
}

/// Where the fragments begin that belong together with the last one.
fn start_of_last_group(fragments: &[Fragment]) -> usize {
    let tied = |fragment: &Fragment| fragment.keep_next || fragment.keep_group;
    let is_end = |two: &[Fragment]| !tied(&two[0]) || two[1].is_on_new_page;
    fragments.windows(2).rposition(is_end).map_or(0, |end| end + 1)
}

fn blank(style: &PageStyle) -> Page {
    Page { size: style.size, marks: Vec::new() }
}

/// Tolerance of rounding.
pub(super) const SLACK: Pt = Pt(0.01);

struct Pages<'a> {
    style: &'a PageStyle,
    /// The room on the page at hand.
    room: PageRoom,
    /// That on all pages after it.
    next: PageRoom,
    done: Filled,
    /// Height of the last page that is used.
    y: Pt,
    /// The marks that the last fragment wants drawn if the page ends with it.
    closing: Vec<Mark>,
    /// The fragments below those at hand.
    below: Below,
}

/// Fragments that come below others on the same page.
#[derive(Clone, Copy, Debug, Default)]
struct Below {
    /// Its height, with the room above it.
    height: Pt,
    /// True if it must not stand there alone.
    is_kept: bool,
}

impl Pages<'_> {
    /// Puts fragments below what is there, on as many pages as they need or ask for, above what
    /// comes `below` them.
    fn fill(&mut self, mut fragments: Vec<Fragment>, below: Below) {
        let mut parts = Vec::new();
        while let Some(at) = fragments.iter().skip(1).rposition(|own| own.is_on_new_page) {
            parts.push(fragments.split_off(at + 1));
        }
        parts.push(fragments);
        for (left, part) in parts.into_iter().enumerate().rev() {
            if let Some(first) = part.first() {
                self.turn_if_asked(first);
            }
            self.below = if left == 0 { below } else { Below::default() };
            self.fill_part(part);
        }
    }

    /// Goes on to a new page for a fragment that begins one.
    fn turn_if_asked(&mut self, first: &Fragment) {
        if first.is_on_new_page && self.y > Pt::ZERO {
            self.turn();
        }
    }

    /// Puts fragments of which none but the first begins a new page.
    fn fill_part(&mut self, fragments: Vec<Fragment>) {
        let mut fragments = fragments.into_iter();
        // What is wanted on one page gives way first, then what must be.
        while !fragments.as_slice().is_empty() {
            let rest = fragments.as_slice();
            let mut wanted = group(rest, |fragment| fragment.keep_next || fragment.keep_group);
            if rest.first().is_some_and(|first| first.filler.is_some()) {
                self.next_of(&mut fragments, true);
                continue;
            }
            let is_whole = self.makes_room(&rest[..wanted]);
            while wanted > 0 {
                let firm = if is_whole {
                    wanted
                } else {
                    let rest = &fragments.as_slice()[..wanted];
                    group(rest, |fragment| fragment.keep_next)
                };
                wanted -= firm;
                let is_whole = is_whole || self.makes_room(&fragments.as_slice()[..firm]);
                (0..firm).for_each(|_| self.next_of(&mut fragments, is_whole));
            }
        }
    }

    /// Puts the next fragment, for which there is room if it is so said.
    fn next_of(&mut self, fragments: &mut std::vec::IntoIter<Fragment>, has_room: bool) {
        let Some(fragment) = fragments.next() else { return };
        if let Some(filler) = &fragment.filler {
            self.fill_up(filler, &fragment, fragments.as_slice());
        } else if has_room {
            self.put(fragment);
        } else {
            self.single(fragment);
        }
    }

    /// Goes on to the next page if this one has no room for all of these; `false` if neither has.
    fn makes_room(&mut self, fragments: &[Fragment]) -> bool {
        let Some(first) = fragments.first() else { return true };
        let own = height(fragments);
        let above = if self.y > Pt::ZERO { first.above } else { Pt::ZERO };
        if self.y + above + own <= self.room.height + SLACK {
            return true;
        }
        if own > self.next.height + SLACK || self.y == Pt::ZERO {
            return false;
        }
        self.turn_for(first, own);
        true
    }

    /// Puts a fragment where there is room for it, in parts if no page has enough.
    fn single(&mut self, mut fragment: Fragment) {
        let mut is_fresh = self.y == Pt::ZERO;
        loop {
            let above = if self.y > Pt::ZERO { fragment.above } else { Pt::ZERO };
            let left = self.room.height - self.y - above;
            if fragment.height <= left + SLACK {
                return self.put(fragment);
            }
            let is_taller = fragment.height > self.next.height;
            let parts = fragment.row.as_ref().filter(|_| is_taller);
            let parts = parts.and_then(|row| row.split(left, self.next.height));
            if let Some((upper, lower)) = fragment.part_room(left).filter(|_| is_taller) {
                self.put(upper);
                fragment = lower;
            } else if let Some((upper, lower)) = parts {
                self.put(fragment.first_part(upper));
                fragment = Fragment { head: fragment.head, ..Fragment::of(lower) };
            } else if is_fresh {
                return self.put(fragment);
            }
            self.turn_for(&fragment, fragment.height.min(self.next.height / 2.0));
            is_fresh = true;
        }
    }

    /// Fills the page with empty rows, but for the room that what comes after them needs here. What
    /// is kept with them and has no room left goes on to the next page, which is filled, too.
    fn fill_up(&mut self, filler: &Filler, fragment: &Fragment, after: &[Fragment]) {
        let each = filler.row.height;
        let (all, kept) = self.needed(fragment, after, each);
        let mut least = filler.least;
        loop {
            let left = self.room.height - self.y + SLACK;
            let beside = |height| fitting(each, left - height);
            let is_enough = |height: &Pt| *height <= left && beside(*height) >= least;
            let last = [all, kept].into_iter().find(is_enough).map(beside);
            let count = last.unwrap_or(beside(Pt::ZERO));
            for _ in 0..count {
                self.put(filler.row.clone());
            }
            if last.is_some() || self.y == Pt::ZERO {
                break;
            }
            // No less than a row stands above what is kept with them.
            least = least.saturating_sub(count).max(1);
            self.turn_for(fragment, each);
        }
        self.closing = Vec::new();
        let (left, top) = (self.style.margin.left, self.room.top + self.y);
        if let Some(page) = self.done.pages.last_mut() {
            let first = page.marks.len();
            page.marks.extend_from_slice(&filler.end);
            page.marks[first..].iter_mut().for_each(|mark| mark.shift(left, top));
        }
    }

    /// The height of what comes after a filler: all up to the end or the next page that is asked
    /// for, and what is kept with it if a page has room for that, heading and a row.
    fn needed(&self, filler: &Fragment, after: &[Fragment], each: Pt) -> (Pt, Pt) {
        let (mut all, mut kept) = (Pt::ZERO, Pt::ZERO);
        let mut is_kept = filler.keep_next || filler.keep_group || after.is_empty();
        for fragment in after {
            // More than a page is too much in any case.
            if all > self.room.height {
                break;
            }
            all += fragment.above + fragment.height;
            if is_kept {
                kept = all;
                is_kept = fragment.keep_next || fragment.keep_group;
            }
        }
        all += self.below.height;
        if kept + self.below.height >= all && self.below.is_kept {
            kept = all;
        }
        let head = filler.head.as_ref().map_or(Pt::ZERO, |head| height(head));
        let is_possible = head + each + kept <= self.next.height;
        (all, if is_possible { kept } else { Pt::ZERO })
    }

    /// Goes on to a page for a fragment that begins something of this height, below what is to
    /// be repeated there.
    fn turn_for(&mut self, first: &Fragment, own: Pt) {
        self.turn();
        let Some(head) = &first.head else { return };
        if height(head) + own <= self.room.height {
            for fragment in head.iter() {
                self.put(fragment.clone());
            }
        }
    }

    /// Moves what stands on the only page down into what is left of it above its foot.
    fn align(&mut self, valign: Valign, foot: Pt) {
        let left = (self.room.height - foot - self.y).max(Pt::ZERO);
        let dy = match valign {
            Valign::Top => return,
            Valign::Middle => left / 2.0,
            Valign::Bottom => left,
        };
        if let [page] = &mut self.done.pages[..] {
            page.marks.iter_mut().for_each(|mark| mark.shift(Pt::ZERO, dy));
            self.y += dy;
        }
    }

    fn turn(&mut self) {
        let closing = std::mem::take(&mut self.closing);
        if let Some(page) = self.done.pages.last_mut() {
            page.marks.extend(closing);
        }
        self.done.pages.push(blank(self.style));
        self.done.rows.push(0);
        self.room = self.next;
        self.y = Pt::ZERO;
    }

    fn put(&mut self, mut fragment: Fragment) {
        if self.y > Pt::ZERO {
            self.y += fragment.above;
        }
        let (left, top) = (self.style.margin.left, self.room.top + self.y);
        self.closing = std::mem::take(&mut fragment.closing);
        self.closing.iter_mut().for_each(|mark| mark.shift(left, top));
        self.y += fragment.height;
        if let Some(rows) = self.done.rows.last_mut() {
            *rows += fragment.counted_rows();
        }
        if let Some(page) = self.done.pages.last_mut() {
            if fragment.is_cut {
                page.marks.extend(cut::line(self.style, top));
            }
            fragment.draw(left, top, &mut page.marks);
        }
    }
}

/// The number of rows of a height that a room has room for.
fn fitting(each: Pt, room: Pt) -> usize {
    let heights = std::iter::successors(Some(each), |height| Some(*height + each));
    heights.take_while(|height| *height <= room).count()
}

/// Number of the first fragments that belong together, by what ties one to the next. What empty
/// rows are tied to is seen to when they are put.
fn group(fragments: &[Fragment], is_tied: impl Fn(&Fragment) -> bool) -> usize {
    let end = fragments.iter().position(|own| !is_tied(own) || own.filler.is_some());
    end.map_or(fragments.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Edges, Size};
    use crate::layout::page::Rule;

    fn fragment(height: f64, keep_group: bool) -> Fragment {
        let rule = Rule { x: Pt::ZERO, y: Pt::ZERO, width: Pt(1.0), height: Pt(height) };
        Fragment {
            height: Pt(height),
            marks: vec![Mark::rule(rule)],
            keep_group,
            above: Pt(5.0),
            ..Fragment::default()
        }
    }

    fn counts(fragments: Vec<Fragment>, foot: Vec<Fragment>) -> Vec<usize> {
        let style = PageStyle {
            size: Size { width: Pt(100.0), height: Pt(120.0) },
            margin: Edges { top: Pt(10.0), bottom: Pt(10.0), ..Edges::default() },
            ..PageStyle::default()
        };
        let stack = |fragments| Stack { fragments, ..Stack::default() };
        let room = PageRoom::between_margins(&style);
        let rooms = PageRooms { first: room, others: room };
        let done = paginate(stack(fragments), stack(foot), &style, rooms, Valign::Top);
        done.pages.iter().map(|page| page.marks.len()).collect()
    }

    fn tops(fragments: Vec<Fragment>, foot: Vec<Fragment>, valign: Valign) -> Vec<Vec<f64>> {
        let size = Size { width: Pt(100.0), height: Pt(100.0) };
        let style = PageStyle { size, ..PageStyle::default() };
        let stack = |fragments| Stack { fragments, ..Stack::default() };
        let top = |mark: &Mark| match &mark.drawn {
            crate::layout::page::Drawn::Rule(rule) => rule.y.0,
            other => panic!("{other:?}"),
        };
        let room = PageRoom::between_margins(&style);
        let rooms = PageRooms { first: room, others: room };
        let done = paginate(stack(fragments), stack(foot), &style, rooms, valign);
        done.pages.iter().map(|page| page.marks.iter().map(top).collect()).collect()
    }

    #[test]
    fn a_letter_of_one_page_stands_where_it_is_wanted_above_its_foot() {
        let part = |height| vec![fragment(height, false)];
        for (valign, top) in
            [(Valign::Top, 0.0), (Valign::Middle, 30.0), (Valign::Bottom, 60.0)]
        {
            assert_eq!(tops(part(40.0), vec![], valign), [[top]]);
        }
        assert_eq!(tops(part(40.0), part(20.0), Valign::Middle), [[20.0, 80.0]]);
        let long = vec![fragment(60.0, false), fragment(50.0, false)];
        assert_eq!(tops(long, vec![], Valign::Middle), [[0.0], [0.0]]);
    }

    #[test]
    fn strips_that_belong_together_move_together() {
        let fragments =
            vec![fragment(40.0, false), fragment(40.0, true), fragment(40.0, false)];
        assert_eq!(counts(fragments, vec![]), [1, 2]);
        let fragments =
            vec![fragment(40.0, false), fragment(40.0, false), fragment(40.0, false)];
        assert_eq!(counts(fragments, vec![]), [2, 1]);
    }

    #[test]
    fn a_group_taller_than_a_page_is_parted_all_the_same() {
        assert_eq!(counts(vec![fragment(45.0, true); 5], vec![]), [2, 2, 1]);
    }

    #[test]
    fn the_foot_takes_a_page_of_its_own_if_it_must() {
        assert_eq!(counts(vec![fragment(80.0, false)], vec![fragment(15.0, false)]), [2]);
        assert_eq!(counts(vec![fragment(95.0, false)], vec![fragment(15.0, false)]), [1, 1]);
    }

    #[test]
    fn the_end_of_the_letter_goes_with_the_foot() {
        let body = vec![fragment(30.0, false), fragment(30.0, true), fragment(25.0, false)];
        assert_eq!(counts(body.clone(), vec![fragment(10.0, false)]), [1, 3]);
        assert_eq!(counts(body, vec![fragment(2.0, false)]), [4]);
    }
}
