//! Filling pages with strips.

use crate::geom::Pt;
use crate::layout::flow::{Flow, Strip};
use crate::layout::page::{Mark, Page};
use crate::style::PageStyle;

/// Fills as many pages as are needed; what belongs at the foot ends the last one.
pub(super) fn paginate(flow: Flow, foot: Flow, style: &PageStyle) -> Vec<Page> {
    let room = style.size.height - style.margin.top - style.margin.bottom;
    let mut pages = Pages { style, room, done: vec![blank(style)], y: Pt::ZERO };
    pages.fill(flow.strips);
    if !foot.strips.is_empty() {
        let height = foot.height();
        if pages.y + foot.before.max(flow.after) + height > room && pages.y > Pt::ZERO {
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

fn blank(style: &PageStyle) -> Page {
    Page { size: style.size, marks: Vec::new() }
}

struct Pages<'a> {
    style: &'a PageStyle,
    /// Height between the margins.
    room: Pt,
    done: Vec<Page>,
    /// How much of the last page is used.
    y: Pt,
}

impl Pages<'_> {
    /// Puts strips below what is there, on as many pages as they need.
    fn fill(&mut self, strips: Vec<Strip>) {
        let mut strips = strips.into_iter().peekable();
        while strips.peek().is_some() {
            // Strips that must stand on the same page.
            let mut group: Vec<Strip> = Vec::new();
            for strip in strips.by_ref() {
                let goes_on = strip.keep_next;
                group.push(strip);
                if !goes_on {
                    break;
                }
            }
            let height: Pt = group.iter().map(|strip| strip.above + strip.height).sum();
            if self.y > Pt::ZERO && self.y + height > self.room && height <= self.room {
                self.turn();
            }
            for strip in group {
                let above = if self.y > Pt::ZERO { strip.above } else { Pt::ZERO };
                if self.y > Pt::ZERO && self.y + above + strip.height > self.room {
                    self.turn();
                    self.put(strip, Pt::ZERO);
                } else {
                    self.put(strip, above);
                }
            }
        }
    }

    fn turn(&mut self) {
        self.done.push(blank(self.style));
        self.y = Pt::ZERO;
    }

    fn put(&mut self, strip: Strip, above: Pt) {
        self.y += above;
        let (left, top) = (self.style.margin.left, self.style.margin.top + self.y);
        let marks = strip.marks.into_iter().map(|mut mark: Mark| {
            mark.shift(left, top);
            mark
        });
        if let Some(page) = self.done.last_mut() {
            page.marks.extend(marks);
        }
        self.y += strip.height;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Edges, Size};
    use crate::layout::page::Rule;

    fn strip(height: f64, keep_next: bool) -> Strip {
        let rule = Rule { x: Pt::ZERO, y: Pt::ZERO, width: Pt(1.0), height: Pt(height) };
        Strip { height: Pt(height), marks: vec![Mark::rule(rule)], keep_next, above: Pt(5.0) }
    }

    fn counts(strips: Vec<Strip>, foot: Vec<Strip>) -> Vec<usize> {
        let style = PageStyle {
            size: Size { width: Pt(100.0), height: Pt(120.0) },
            margin: Edges { top: Pt(10.0), bottom: Pt(10.0), ..Edges::default() },
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
}
