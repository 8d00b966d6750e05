//! From the tokens of a text to its lines.

use crate::geom::{Pt, Size};
use crate::layout::breaker::break_lines;
use crate::layout::chunk::{Chunk, Justification, Room};
use crate::layout::fault::LayoutFault;
use crate::layout::figure::drawn;
use crate::layout::fitting::{fitting, widest_section, widest_syllable};
use crate::layout::fragment::Fragment;
use crate::layout::hanging::overhang;
use crate::layout::page::{LinePart, Mark, Rule, TextLine};
use crate::shape::{Breaks, Token, WordTable};
use crate::style::{Align, Style};

/// Stretch and shrink of a space, as shares of its width.
const STRETCH: f64 = 0.5;
const SHRINK: f64 = 1.0 / 3.0;
/// Stretch lent to each line of a paragraph that cannot be set inside the tolerance, in em.
const EMERGENCY: f64 = 3.0;
/// Penalty for parting centred lines before a postposition or after a conjunction.
const RELUCTANCE: f64 = 150.0;
/// Height of the middle of Devanagari letters above the baseline, in em: the middle between
/// the headline and the lowest of the letters without marks.
pub(super) const MIDDLE: f64 = 0.3;
/// By how much a syllable shaped by itself may be wider than in its word, and stand out.
const SLACK: Pt = Pt(0.5);
/// The line of a blank: how thick, and how far below the baseline.
const BLANK_RULE: Pt = Pt(0.4);
const BLANK_DROP: Pt = Pt(2.0);

/// Sets a text in lines, one fragment each.
///
/// # Errors
///
/// When a part of a word that is too long for a line cannot be shaped, a syllable is wider
/// than a line, or a number is not known.
pub(super) fn paragraph(
    tokens: &[Token],
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Vec<Fragment>, LayoutFault> {
    if tokens.iter().any(|token| matches!(token, Token::Counter { .. })) {
        let text = text(tokens, words).trim().to_owned();
        return Err(LayoutFault::NoEffect { property: "counter", text });
    }
    let mut fragments = Vec::new();
    for (index, segment) in tokens.split(|token| *token == Token::Break).enumerate() {
        let first = if index == 0 { style.first_indent } else { style.hang };
        let measures = (width - first, width - style.hang);
        let segment = fitting(segment, measures.0.min(measures.1), words)?;
        let (chunks, ends) = chunks(&segment, style, words);
        let measure = measures.0.min(measures.1);
        if chunks.iter().any(|chunk| chunk.width > (measure + SLACK).0) {
            return Err(LayoutFault::TooNarrow(text(&segment, words)));
        }
        let room = Room {
            first: measures.0.0,
            others: measures.1.0,
            setting: match style.align {
                Align::Justify => Justification::Justified,
                Align::Left | Align::Right => Justification::Ragged,
                Align::Center => Justification::Balanced,
            },
            least_last: (style.first_indent - style.hang).0.max(0.0),
            emergency: (style.size * EMERGENCY).0,
            mean: 0.0,
        };
        let mut start = 0;
        for line in break_lines(&chunks, room) {
            let end = ends.get(line.end - 1).copied().unwrap_or(segment.len());
            let is_first = start == 0;
            let (indent, measure) =
                if is_first { (first, measures.0) } else { (style.hang, measures.1) };
            let overhang = chunks.get(line.end - 1).map_or(0.0, |chunk| chunk.overhang);
            let measure = measure + Pt(overhang);
            let tokens = &segment[start..end];
            fragments.push(set_line(tokens, style, indent, measure, line.ratio, words));
            start = end;
        }
    }
    keep_ends(&mut fragments);
    Ok(fragments)
}

/// No page ends after a paragraph's first line, and none begins with its last.
fn keep_ends(fragments: &mut [Fragment]) {
    let count = fragments.len();
    if count > 1 {
        fragments[0].keep_next = true;
        fragments[count - 2].keep_next = true;
    }
}

/// The width of a text on one line, and of the widest part of it that no break parts.
pub(super) fn extents(tokens: &[Token], words: &impl WordTable) -> (Pt, Pt) {
    let (mut widest, mut longest) = (Pt::ZERO, Pt::ZERO);
    for segment in tokens.split(|token| *token == Token::Break) {
        // A space at the end is read and takes no room.
        let is_open = matches!(segment.last(), Some(Token::Space { .. }));
        let segment = &segment[..segment.len() - usize::from(is_open)];
        longest = longest.max(segment.iter().map(|token| token.width(words)).sum());
        let may_break =
            |token: &Token| matches!(token, Token::Space { breaks, .. } if breaks.is_allowed());
        for part in segment.split(may_break) {
            let least = |token: &Token| match *token {
                Token::Word { word, size, .. } if part.len() == 1 => {
                    size * widest_section(words.get(word))
                }
                _ => token.width(words),
            };
            widest = widest.max(part.iter().map(least).sum());
        }
    }
    (longest, widest)
}

/// The width of the widest syllable of a text, which no line is narrower than.
pub(super) fn narrowest(tokens: &[Token], words: &impl WordTable) -> Pt {
    let widths = tokens.iter().map(|token| match *token {
        Token::Word { word, size, .. } => size * widest_syllable(words.get(word)),
        _ => Pt::ZERO,
    });
    widths.fold(Pt::ZERO, Pt::max)
}

/// Groups tokens into what no break parts; also the token after each group's space.
fn chunks(tokens: &[Token], style: &Style, words: &impl WordTable) -> (Vec<Chunk>, Vec<usize>) {
    let hangs = style.hang_punctuation && matches!(style.align, Align::Justify | Align::Right);
    let (mut chunks, mut ends) = (Vec::new(), Vec::new());
    let mut chunk = Chunk::default();
    for (index, token) in tokens.iter().enumerate() {
        let width = token.width(words).0;
        let is_end = match *token {
            Token::Space { breaks, .. } if breaks.is_allowed() => {
                chunk.space = width;
                chunk.space_stretch = width * STRETCH;
                chunk.space_shrink = width * SHRINK;
                if breaks == Breaks::Leaning && style.align == Align::Center {
                    chunk.penalty = RELUCTANCE;
                }
                true
            }
            Token::Cut => true,
            Token::Space { .. } => {
                chunk.width += width;
                chunk.stretch += width * STRETCH;
                chunk.shrink += width * SHRINK;
                chunk.overhang = 0.0;
                false
            }
            Token::Word { word, size, .. } => {
                chunk.width += width;
                chunk.overhang = if hangs { size.0 * overhang(words.get(word)) } else { 0.0 };
                false
            }
            Token::Blank { .. }
            | Token::Pad { .. }
            | Token::Picture { .. }
            | Token::Counter { .. }
            | Token::Break => {
                chunk.width += width;
                chunk.overhang = 0.0;
                false
            }
        };
        if is_end || index + 1 == tokens.len() {
            chunks.push(std::mem::take(&mut chunk));
            ends.push(index + 1);
        }
    }
    (chunks, ends)
}

/// The characters of tokens.
pub(super) fn text(tokens: &[Token], words: &impl WordTable) -> String {
    let own = tokens.iter().map(|token| match *token {
        Token::Word { word, .. } | Token::Space { word, .. } => words.asked(word),
        _ => String::new(),
    });
    own.collect()
}

/// Places the tokens of one line.
fn set_line(
    tokens: &[Token],
    style: &Style,
    indent: Pt,
    measure: Pt,
    ratio: f64,
    words: &impl WordTable,
) -> Fragment {
    let is_read_only = |token: &Token| matches!(token, Token::Space { .. } | Token::Cut);
    let is_open = tokens.last().is_some_and(is_read_only);
    let visible = &tokens[..tokens.len() - usize::from(is_open)];
    let natural: Pt = visible.iter().map(|token| token.width(words)).sum();
    let rest = (measure - natural).max(Pt::ZERO);
    let x = indent
        + match style.align {
            Align::Justify | Align::Left => Pt::ZERO,
            Align::Center => rest / 2.0,
            Align::Right => rest,
        };
    let mut height = style.line_height();
    let mut y = height / 2.0 + style.size * MIDDLE;
    // A picture higher than the line pushes it down.
    let above = tokens.iter().map(Token::height).fold(y, Pt::max) - y;
    height += above;
    y += above;
    // Below a code that has the line for itself nothing hangs.
    if visible.iter().all(Token::is_code) && !visible.is_empty() {
        height = y;
    }
    let mut left = x;
    let mut parts = Vec::with_capacity(tokens.len());
    let mut marks = Vec::new();
    let mut rules = Vec::new();
    let mut pen = x;
    for (index, token) in tokens.iter().enumerate() {
        let width = token.width(words);
        pen += width;
        match *token {
            Token::Word { word, size, .. } => parts.push(LinePart::Word { word, size }),
            Token::Space { word, size, .. } => {
                // The space at the end of a line is read but takes no part in justifying.
                let share = if ratio >= 0.0 { STRETCH } else { SHRINK };
                let extra =
                    if index < visible.len() { width * share * ratio } else { Pt::ZERO };
                pen += extra;
                parts.push(LinePart::Gap { word, size, extra });
            }
            Token::Blank { width } => {
                parts.push(LinePart::Skip(width));
                rules.push(Mark::rule(Rule {
                    x: pen - width,
                    y: y + BLANK_DROP,
                    width,
                    height: BLANK_RULE,
                }));
            }
            Token::Pad { width } => parts.push(LinePart::Skip(width)),
            Token::Picture { ref art, node, width, height } => {
                // What stands after the picture is read after it.
                let x = std::mem::replace(&mut left, pen);
                if !parts.is_empty() {
                    let parts = std::mem::take(&mut parts);
                    marks.push(Mark::text(TextLine::new(x, y, parts, words)));
                }
                let size = Size { width, height };
                let drawn = drawn(art, (pen - width, y - height), size);
                marks.push(Mark { tag: node, drawn, colour: None });
            }
            Token::Counter { .. } | Token::Cut | Token::Break => {}
        }
    }
    if marks.is_empty() || !parts.is_empty() {
        marks.push(Mark::text(TextLine::new(left, y, parts, words)));
    }
    marks.append(&mut rules);
    Fragment { height, marks, ..Fragment::default() }
}
