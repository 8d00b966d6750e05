//! Parts at a measured place of the first page (CSS Positioned Layout 3, `absolute`), as on a
//! card that is printed already. They take no room from the text.

use crate::geom::Pt;
use crate::layout::block::block;
use crate::layout::fault::LayoutFault;
use crate::layout::fragment::Fragment;
use crate::layout::measure::{HAIR, inset};
use crate::layout::page::{Mark, Page};
use crate::layout::paragraph::{extents, text};
use crate::shape::{Breaks, ShapedBlock, ShapedContent, ShapedLetter, Token, WordTable};
use crate::style::{PageStyle, SheetPlace};

/// The step of sizes to which a line is set smaller, so that lines of like length look alike.
const STEP: f64 = 0.25;

/// Puts the parts of a letter that have a place onto its first page, each where it is read.
///
/// # Errors
///
/// When one cannot be laid out, or a line of it is too long for its width at its least size.
pub(super) fn put(
    letter: &ShapedLetter,
    style: &PageStyle,
    page: &mut Page,
    words: &mut impl WordTable,
) -> Result<(), LayoutFault> {
    for (_, marks) in placed_parts(letter, style, words)? {
        let first = marks.iter().find_map(|mark| mark.tag);
        let is_after =
            |mark: &Mark| mark.tag.is_some_and(|own| first.is_some_and(|at| own > at));
        let at = page.marks.iter().position(is_after).unwrap_or(page.marks.len());
        page.marks.splice(at..at, marks);
    }
    Ok(())
}

/// The parts of a letter that have a place, by their numbers among its blocks, with what is drawn
/// of each.
///
/// # Errors
///
/// When one cannot be laid out, or a line of it is too long for its width at its least size.
pub fn placed_parts(
    letter: &ShapedLetter,
    page: &PageStyle,
    words: &mut impl WordTable,
) -> Result<Vec<(usize, Vec<Mark>)>, LayoutFault> {
    let placed = letter.blocks.iter().enumerate();
    let placed = placed.filter_map(|(index, own)| Some((index, own, own.style.at?)));
    placed.map(|(index, own, at)| Ok((index, marks(own, at, page, words)?))).collect()
}

/// The marks of a part in its place: the first line of text stands on it, all else below.
fn marks(
    part: &ShapedBlock,
    place: SheetPlace,
    page: &PageStyle,
    words: &mut impl WordTable,
) -> Result<Vec<Mark>, LayoutFault> {
    let style = &*part.style;
    let (sheet, margin) = (page.size.width, page.margin.right);
    // What begins beyond the sheet is told as that, not as too long.
    let rest = [sheet - margin - place.x, sheet - place.x, sheet];
    let rest = rest.into_iter().find(|rest| *rest > Pt::ZERO).unwrap_or(sheet);
    let around = style.indent_left + style.indent_right;
    let own = style.width.map(|width| width.resolve(style.size, rest - around) + around);
    let room = own.unwrap_or(rest);
    let part = fitted(part, room, style.least_size, words)?;
    let stack = block(&part, room, room, words)?;
    let baseline = stack.fragments.first().and_then(Fragment::baseline);
    let mut y = place.y - baseline.unwrap_or_default();
    let mut marks = Vec::new();
    for (index, fragment) in stack.fragments.iter().enumerate() {
        if index > 0 {
            y += fragment.above;
        }
        fragment.draw(place.x, y, &mut marks);
        y += fragment.height;
    }
    Ok(marks)
}

/// A part whose lines are set as much smaller as they need for their room, down to a least size.
/// What stands in columns, lists and tables is broken into lines as usual.
fn fitted(
    block: &ShapedBlock,
    room: Pt,
    least: Option<Pt>,
    words: &impl WordTable,
) -> Result<ShapedBlock, LayoutFault> {
    let style = &*block.style;
    let width = room - style.indent_left - style.indent_right - inset(style) * 2.0;
    let content = match &block.content {
        ShapedContent::Text(tokens) => {
            let indent = style.first_indent.max(style.hang).max(Pt::ZERO);
            let sizes = (style.size, least.unwrap_or(style.size));
            ShapedContent::Text(on_lines(tokens, width - indent, sizes, words)?)
        }
        ShapedContent::Blocks(blocks) if style.columns.count(blocks.len()) == 1 => {
            let own = blocks.iter().map(|own| {
                let indents = own.style.indent_left + own.style.indent_right;
                let given = own.style.width;
                let given = given.map(|own_width| {
                    own_width.resolve(own.style.size, width - indents) + indents
                });
                fitted(own, given.unwrap_or(width).min(width), least, words)
            });
            ShapedContent::Blocks(own.collect::<Result<_, _>>()?)
        }
        other => other.clone(),
    };
    Ok(ShapedBlock { content, ..block.clone() })
}

/// Tokens that no line break parts but those forced, set smaller if they are wider than a measure.
fn on_lines(
    tokens: &[Token],
    measure: Pt,
    (size, least): (Pt, Pt),
    words: &impl WordTable,
) -> Result<Vec<Token>, LayoutFault> {
    // A hair less, lest rounding part what just fits.
    let (natural, measure) = (extents(tokens, words).0, measure - HAIR);
    let least = least.min(size);
    let mut scale = 1.0;
    if natural > measure {
        let wanted = Pt(size.0 * (measure.0 / natural.0).max(0.0));
        if wanted < least {
            let excess = natural * (least.0 / size.0) - measure;
            return Err(LayoutFault::TooLongForPlace {
                text: text(tokens, words),
                excess,
                least,
            });
        }
        scale = Pt((wanted.0 / STEP).floor() * STEP).max(least).0 / size.0;
    }
    Ok(tokens.iter().map(|token| scaled(token.clone(), scale)).collect())
}

fn scaled(token: Token, scale: f64) -> Token {
    match token {
        Token::Word { word, faces, size } => Token::Word { word, faces, size: size * scale },
        Token::Space { word, size, .. } => {
            Token::Space { word, size: size * scale, breaks: Breaks::AtNeed }
        }
        Token::Blank { width } => Token::Blank { width: width * scale },
        Token::Pad { width } => Token::Pad { width: width * scale },
        Token::Picture { art, node, width, height } => {
            Token::Picture { art, node, width: width * scale, height: height * scale }
        }
        other @ (Token::Counter { .. } | Token::Cut | Token::Break) => other,
    }
}
