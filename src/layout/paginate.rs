//! Filling pages with fragments.

use crate::geom::Pt;
use crate::layout::cut;
use crate::layout::fragment::{Fragment, height};
use crate::layout::page::{Mark, Page};
use crate::layout::stack::Stack;
use crate::style::{PageStyle, Valign};

/// Fills as many pages as are needed; what belongs at the foot ends the last one.
pub(super) fn paginate(
    stack: Stack,
    foot: Stack,
    style: &PageStyle,
    valign: Valign,
) -> Vec<Page> {
    let room = style.size.height - style.margin.top - style.margin.bottom;
    let mut fragments = stack.fragments;
    // Most fragments are a line: few pages have more marks than twice as many.
    let marks = Vec::with_capacity(2 * (fragments.len() + foot.fragments.len()));
    let done = vec![Page { marks, ..blank(style) }];
    let mut pages = Pages { style, room, done, y: Pt::ZERO, closing: Vec::new() };
    let gap = foot.before.max(stack.after);
    let foot_height = if foot.fragments.is_empty() { Pt::ZERO } else { gap + foot.height() };
    // The foot does not stand on a page of its own: what ends the letter goes with it.
    let last = fragments.split_off(start_of_last_group(&fragments));
    pages.fill(fragments);
    if let Some(first) = last.first() {
        pages.turn_if_asked(first);
        let own = height(&last);
        let end = pages.y + first.above + own;
        if end <= room && end + foot_height > room + SLACK && own + foot_height <= room {
            pages.turn_for(first, own + foot_height);
        }
    }
    pages.fill(last);
    pages.align(valign, foot_height);
    if !foot.fragments.is_empty() {
        let height = foot.height();
        if pages.y + gap + height > room + SLACK && pages.y > Pt::ZERO {
            pages.turn();
        }
        pages.y = (room - height).max(pages.y);
        let mut fragments = foot.fragments;
        if let Some(first) = fragments.first_mut() {
            first.above = Pt::ZERO;
        }
        pages.fill(fragments);
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
const SLACK: Pt = Pt(0.01);

struct Pages<'a> {
    style: &'a PageStyle,
    /// Height between the margins.
    room: Pt,
    done: Vec<Page>,
    /// Height of the last page that is used.
    y: Pt,
    /// The marks that the last fragment wants drawn if the page ends with it.
    closing: Vec<Mark>,
}

impl Pages<'_> {
    /// Puts fragments below what is there, on as many pages as they need or ask for.
    fn fill(&mut self, mut fragments: Vec<Fragment>) {
        let mut parts = Vec::new();
        while let Some(at) = fragments.iter().skip(1).rposition(|own| own.is_on_new_page) {
            parts.push(fragments.split_off(at + 1));
        }
        parts.push(fragments);
        for part in parts.into_iter().rev() {
            if let Some(first) = part.first() {
                self.turn_if_asked(first);
            }
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
            if self.makes_room(&rest[..wanted]) {
                fragments.by_ref().take(wanted).for_each(|fragment| self.put(fragment));
                continue;
            }
            while wanted > 0 {
                let rest = &fragments.as_slice()[..wanted];
                let firm = group(rest, |fragment| fragment.keep_next);
                wanted -= firm;
                let is_whole = self.makes_room(&rest[..firm]);
                for fragment in fragments.by_ref().take(firm) {
                    if is_whole {
                        self.put(fragment);
                    } else {
                        self.single(fragment);
                    }
                }
            }
        }
    }

    /// Goes on to the next page if this one has no room for all of these; `false` if no page
    /// has.
    fn makes_room(&mut self, fragments: &[Fragment]) -> bool {
        let Some(first) = fragments.first() else { return true };
        let own = height(fragments);
        if own > self.room + SLACK {
            return false;
        }
        if self.y > Pt::ZERO && self.y + first.above + own > self.room + SLACK {
            self.turn_for(first, own);
        }
        true
    }

    /// Puts a fragment where there is room for it, in parts if no page has enough.
    fn single(&mut self, mut fragment: Fragment) {
        let mut is_fresh = self.y == Pt::ZERO;
        loop {
            let above = if self.y > Pt::ZERO { fragment.above } else { Pt::ZERO };
            let left = self.room - self.y - above;
            if fragment.height <= left + SLACK {
                return self.put(fragment);
            }
            let is_taller = fragment.height > self.room;
            let parts = fragment.row.as_ref().filter(|_| is_taller);
            let parts = parts.and_then(|row| row.split(left, self.room));
            if let Some((upper, lower)) = fragment.part_room(left).filter(|_| is_taller) {
                self.put(upper);
                fragment = lower;
            } else if let Some((upper, lower)) = parts {
                self.put(fragment.first_part(upper));
                fragment = Fragment { head: fragment.head, ..Fragment::of(lower) };
            } else if is_fresh {
                return self.put(fragment);
            }
            self.turn_for(&fragment, fragment.height.min(self.room / 2.0));
            is_fresh = true;
        }
    }

    /// Goes on to a page for a fragment that begins something of this height, below what is to
    /// be repeated there.
    fn turn_for(&mut self, first: &Fragment, own: Pt) {
        self.turn();
        let Some(head) = &first.head else { return };
        if height(head) + own <= self.room {
            for fragment in head.iter() {
                self.put(fragment.clone());
            }
        }
    }

    /// Moves what stands on the only page down into what is left of it above its foot.
    fn align(&mut self, valign: Valign, foot: Pt) {
        let left = (self.room - foot - self.y).max(Pt::ZERO);
        let dy = match valign {
            Valign::Top => return,
            Valign::Middle => left / 2.0,
            Valign::Bottom => left,
        };
        if let [page] = &mut self.done[..] {
            page.marks.iter_mut().for_each(|mark| mark.shift(Pt::ZERO, dy));
            self.y += dy;
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

    fn put(&mut self, mut fragment: Fragment) {
        if self.y > Pt::ZERO {
            self.y += fragment.above;
        }
        let (left, top) = (self.style.margin.left, self.style.margin.top + self.y);
        self.closing = std::mem::take(&mut fragment.closing);
        self.closing.iter_mut().for_each(|mark| mark.shift(left, top));
        self.y += fragment.height;
        if let Some(page) = self.done.last_mut() {
            if fragment.is_cut {
                page.marks.extend(cut::line(self.style, top));
            }
            fragment.draw(left, top, &mut page.marks);
        }
    }
}

/// Number of the first fragments that belong together, by what ties one to the next.
fn group(fragments: &[Fragment], is_tied: impl Fn(&Fragment) -> bool) -> usize {
    let end = fragments.iter().position(|fragment| !is_tied(fragment));
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
        let pages = paginate(stack(fragments), stack(foot), &style, Valign::Top);
        pages.iter().map(|page| page.marks.len()).collect()
    }

    fn tops(fragments: Vec<Fragment>, foot: Vec<Fragment>, valign: Valign) -> Vec<Vec<f64>> {
        let size = Size { width: Pt(100.0), height: Pt(100.0) };
        let style = PageStyle { size, ..PageStyle::default() };
        let stack = |fragments| Stack { fragments, ..Stack::default() };
        let top = |mark: &Mark| match &mark.drawn {
            crate::layout::page::Drawn::Rule(rule) => rule.y.0,
            other => panic!("{other:?}"),
        };
        let pages = paginate(stack(fragments), stack(foot), &style, valign);
        pages.iter().map(|page| page.marks.iter().map(top).collect()).collect()
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
