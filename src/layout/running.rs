//! Running heads and feet: parts that stand on pages outside the text, with counters
//! (CSS GCPM 3). None of it belongs to what the letter says.

use crate::geom::{POINTS_PER_MM, Pt};
use crate::layout::block::block;
use crate::layout::fault::LayoutFault;
use crate::layout::page::{Mark, Page};
use crate::layout::paginate::{Filled, PageRoom, PageRooms, SLACK, paginate};
use crate::layout::stack::Stack;
use crate::shape::{
    Counter, CounterKind, ShapedBlock, ShapedContent, ShapedItem, ShapedLetter, ShapedRow,
    ShapedTable, Token, WordFault, WordTable,
};
use crate::style::{PageStyle, Running};

/// The least room for the text of a page.
const LEAST_ROOM: Pt = Pt(20.0 * POINTS_PER_MM);

/// The numbers that the counters on a page show.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Counts {
    rows: usize,
    rows_so_far: usize,
    rows_all: usize,
    page: usize,
    pages: usize,
}

impl Counts {
    fn of(self, counter: Counter) -> String {
        counter.text(match counter.kind {
            CounterKind::Rows => self.rows,
            CounterKind::RowsSoFar => self.rows_so_far,
            CounterKind::RowsAll => self.rows_all,
            CounterKind::Page => self.page,
            CounterKind::Pages => self.pages,
        })
    }

    /// Those of each page.
    fn on(filled: &Filled) -> Vec<Self> {
        let (rows_all, pages) = (filled.rows.iter().sum(), filled.pages.len());
        let mut rows_so_far = 0;
        let counts = filled.rows.iter().enumerate().map(|(index, &rows)| {
            rows_so_far += rows;
            Self { rows, rows_so_far, rows_all, page: index + 1, pages }
        });
        counts.collect()
    }
}

/// The running parts of one letter.
#[derive(Debug, Default)]
pub(super) struct RunningParts<'l> {
    head: Vec<&'l ShapedBlock>,
    foot: Vec<&'l ShapedBlock>,
}

/// Heights of the running parts, with the room between them and the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Heights {
    head: Pt,
    foot: Pt,
}

/// The running parts of one page.
struct OnPage {
    head: Stack,
    foot: Stack,
}

impl OnPage {
    fn heights(&self) -> Heights {
        Heights {
            head: self.head.height() + self.head.after,
            foot: self.foot.before + self.foot.height(),
        }
    }
}

impl<'l> RunningParts<'l> {
    /// Those of a letter.
    pub(super) fn of(letter: &'l ShapedLetter) -> Self {
        let mut parts = Self::default();
        for block in &letter.blocks {
            match block.style.running {
                Running::None => {}
                Running::Head => parts.head.push(block),
                Running::Foot => parts.foot.push(block),
            }
        }
        parts
    }

    /// The height that they take of the only page of a letter.
    ///
    /// # Errors
    ///
    /// When they cannot be laid out.
    pub(super) fn on_only_page(
        &self,
        rows: usize,
        width: Pt,
        words: &mut impl WordTable,
    ) -> Result<Pt, LayoutFault> {
        let counts = Counts { rows, rows_so_far: rows, rows_all: rows, page: 1, pages: 1 };
        Ok(self.lay(counts, width, words)?.heights().foot)
    }

    /// Fills pages with a letter's text, room kept for these parts, and puts them there. How high
    /// they are may depend on what they count, and that on how high they are: more room is kept
    /// until there is enough on every page.
    ///
    /// # Errors
    ///
    /// When they cannot be laid out, or leave too little room.
    pub(super) fn paginate(
        &self,
        (stack, foot): (&Stack, &Stack),
        letter: &ShapedLetter,
        page: &PageStyle,
        words: &mut impl WordTable,
    ) -> Result<Vec<Page>, LayoutFault> {
        let width = page.size.width - page.margin.left - page.margin.right;
        let whole = PageRoom::between_margins(page);
        let rows = stack.counted_rows() + foot.counted_rows();
        let least = Counts { rows, rows_so_far: rows, rows_all: rows, page: 1, pages: 1 };
        let mut kept = self.lay(least, width, words)?.heights();
        loop {
            let first = PageRoom { height: whole.height - kept.foot, ..whole };
            let others =
                PageRoom { top: first.top + kept.head, height: first.height - kept.head };
            if others.height < LEAST_ROOM {
                return Err(LayoutFault::RunningTooHigh);
            }
            let rooms = PageRooms { first, others };
            let mut filled = paginate(stack.clone(), foot.clone(), page, rooms, letter.valign);
            let mut parts = Vec::with_capacity(filled.pages.len());
            let mut needed = kept;
            for counts in Counts::on(&filled) {
                let own = self.lay(counts, width, words)?;
                let heights = own.heights();
                needed.foot = needed.foot.max(heights.foot);
                if counts.page > 1 {
                    needed.head = needed.head.max(heights.head);
                }
                parts.push(own);
            }
            if needed.head <= kept.head + SLACK && needed.foot <= kept.foot + SLACK {
                for (index, (on, own)) in filled.pages.iter_mut().zip(parts).enumerate() {
                    own.draw(on, page, index > 0);
                }
                return Ok(filled.pages);
            }
            kept = needed;
        }
    }

    fn lay(
        &self,
        counts: Counts,
        width: Pt,
        words: &mut impl WordTable,
    ) -> Result<OnPage, LayoutFault> {
        let mut lay = |blocks: &[&ShapedBlock]| -> Result<Stack, LayoutFault> {
            let mut stack = Stack::default();
            for own in blocks {
                let own = counted(own, counts, words)?;
                stack.append(block(&own, width, width, words)?);
            }
            Ok(stack)
        };
        Ok(OnPage { head: lay(&self.head)?, foot: lay(&self.foot)? })
    }
}

impl OnPage {
    /// Puts them onto a page, what stands above the text before it.
    fn draw(self, page: &mut Page, style: &PageStyle, has_head: bool) {
        if has_head {
            let head = marks(self.head, style.margin.left, style.margin.top);
            page.marks.splice(0..0, head);
        }
        let top = style.size.height - style.margin.bottom - self.foot.height();
        page.marks.extend(marks(self.foot, style.margin.left, top));
    }
}

/// The marks of a stack in its place, no part of the text.
fn marks(stack: Stack, x: Pt, mut y: Pt) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, mut fragment) in stack.fragments.into_iter().enumerate() {
        if index > 0 {
            y += fragment.above;
        }
        fragment.untag();
        fragment.draw(x, y, &mut marks);
        y += fragment.height;
    }
    marks
}

/// A part with numbers in place of its counters.
fn counted(
    block: &ShapedBlock,
    counts: Counts,
    words: &mut impl WordTable,
) -> Result<ShapedBlock, WordFault> {
    let content = match &block.content {
        ShapedContent::Text(tokens) => ShapedContent::Text(numbers(tokens, counts, words)?),
        ShapedContent::Blocks(blocks) => {
            let blocks = blocks.iter().map(|block| counted(block, counts, words));
            ShapedContent::Blocks(blocks.collect::<Result<_, _>>()?)
        }
        ShapedContent::List(items) => {
            let items = items.iter().map(|item| {
                Ok(ShapedItem { body: counted(&item.body, counts, words)?, ..item.clone() })
            });
            ShapedContent::List(items.collect::<Result<_, WordFault>>()?)
        }
        ShapedContent::Table(table) => {
            let caption = table.caption.as_deref();
            let caption = caption.map(|own| counted(own, counts, words)).transpose()?;
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| counted(cell, counts, words));
                Ok(ShapedRow { cells: cells.collect::<Result<_, _>>()?, ..row.clone() })
            });
            ShapedContent::Table(ShapedTable {
                rows: rows.collect::<Result<_, WordFault>>()?,
                caption: caption.map(Box::new),
                filler: table.filler.clone(),
            })
        }
        other @ (ShapedContent::Rule | ShapedContent::Figure(_)) => other.clone(),
    };
    Ok(ShapedBlock { content, ..block.clone() })
}

fn numbers(
    tokens: &[Token],
    counts: Counts,
    words: &mut impl WordTable,
) -> Result<Vec<Token>, WordFault> {
    let own = tokens.iter().map(|token| match *token {
        Token::Counter { counter, faces, size } => {
            let word = words.word(faces, &counts.of(counter))?;
            Ok(Token::Word { word, faces, size })
        }
        _ => Ok(token.clone()),
    });
    own.collect()
}
