//! Properties that do nothing where their part stands.

use crate::layout::fault::LayoutFault;
use crate::shape::{ShapedBlock, ShapedContent, Token, WordTable};
use crate::style::{FillRows, PageStyle, Running, Style};

/// Surroundings of a part.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
struct Inside {
    /// Another part: it cannot stand at the foot of the page by itself, nor on every page.
    part: bool,
    /// Columns, a frame or a cell: no line can be cut across the sheet above it, it begins no
    /// page, and no rows fill one.
    row: bool,
    /// The foot of the last page, a part that stands on every page, or one at a measured place: no
    /// rows fill one there.
    outside: bool,
    /// A letter that must come onto one page.
    one_page: bool,
    /// A part that stands on every page.
    running: bool,
}

/// The first part in one of the letter that asks for what it cannot have: `foot`, `running` or
/// `at` inside a group, `least_size` without `at`, `cut`, `new_page` or `fill_rows` inside columns, a frame or a table, or
/// `new_page` where the letter must come onto one page.
pub(super) fn no_effect(
    block: &ShapedBlock,
    page: &PageStyle,
    words: &impl WordTable,
) -> Option<LayoutFault> {
    let inside = Inside { one_page: page.fit.to_page, ..Inside::default() };
    of(block, inside, words)
}

fn of(block: &ShapedBlock, inside: Inside, words: &impl WordTable) -> Option<LayoutFault> {
    let Style { foot, cut, new_page, running, fill_rows, at, least_size, .. } = *block.style;
    let is_placed = at.is_some();
    let is_running = running != Running::None;
    let own = Inside {
        outside: inside.outside || foot || is_running || is_placed,
        running: inside.running || is_running,
        ..inside
    };
    let property = if is_placed && (inside.part || foot || is_running || cut || new_page) {
        Some("at")
    } else if least_size.is_some() && !is_placed {
        Some("least_size")
    } else if foot && (inside.part || is_running) {
        Some("foot")
    } else if is_running && inside.part {
        Some("running")
    } else if cut && (own.row || own.running) {
        Some("cut")
    } else if new_page && (own.row || own.one_page || own.outside) {
        Some("new_page")
    } else if fill_rows != FillRows::No && (own.row || own.outside) {
        Some("fill_rows")
    } else {
        None
    };
    if let Some(property) = property {
        return Some(LayoutFault::NoEffect { property, text: beginning(block, words) });
    }
    let own = Inside { part: true, row: own.row || is_row(block), ..own };
    inner(block).find_map(|block| of(block, own, words))
}

/// True if what is in a part stands in rows.
fn is_row(block: &ShapedBlock) -> bool {
    let is_framed = block.style.frame > crate::geom::Pt::ZERO;
    is_framed
        || match &block.content {
            ShapedContent::Blocks(blocks) => block.style.columns.count(blocks.len()) > 1,
            ShapedContent::Table(_) => true,
            _ => false,
        }
}

/// The parts in a part. The title of a table stands in no row, but no slip begins with one.
fn inner(block: &ShapedBlock) -> Box<dyn Iterator<Item = &ShapedBlock> + '_> {
    match &block.content {
        ShapedContent::Blocks(blocks) => Box::new(blocks.iter()),
        ShapedContent::List(items) => Box::new(items.iter().map(|item| &item.body)),
        ShapedContent::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            Box::new(table.caption.as_deref().into_iter().chain(cells))
        }
        ShapedContent::Text(_) | ShapedContent::Rule | ShapedContent::Figure(_) => {
            Box::new(std::iter::empty())
        }
    }
}

/// Number of words that tell which part is meant.
const TELLING: usize = 4;

/// The first words of a part.
fn beginning(block: &ShapedBlock, words: &impl WordTable) -> String {
    if let ShapedContent::Text(tokens) = &block.content {
        let texts = tokens.iter().filter_map(|token| match *token {
            Token::Word { word, .. } => Some(words.get(word).text()),
            _ => None,
        });
        return texts.take(TELLING).collect::<Vec<_>>().join(" ");
    }
    inner(block)
        .map(|block| beginning(block, words))
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}
