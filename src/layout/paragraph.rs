//! From the tokens of a text to its lines.

use unicode_segmentation::UnicodeSegmentation;

use crate::geom::Pt;
use crate::layout::breaker::{Chunk, Room, break_lines};
use crate::layout::flow::Strip;
use crate::layout::page::{LinePart, Mark, Rule, TextLine};
use crate::shape::{Token, WordFault, WordTable};
use crate::style::{Align, Style};

/// How much a space may grow and give way, as shares of its width.
const STRETCH: f64 = 0.5;
const SHRINK: f64 = 1.0 / 3.0;
/// Height of the middle of Devanagari letters above the baseline, in em: the middle between
/// the headline and the lowest of the letters without marks.
pub(super) const MIDDLE: f64 = 0.3;
/// The line of a blank: how thick, and how far below the baseline.
const BLANK_RULE: Pt = Pt(0.4);
const BLANK_DROP: Pt = Pt(2.0);

/// Sets a text in lines, one strip each.
///
/// # Errors
///
/// When a part of a word that is too long for a line cannot be shaped.
pub(super) fn paragraph(
    tokens: &[Token],
    style: &Style,
    width: Pt,
    words: &mut impl WordTable,
) -> Result<Vec<Strip>, WordFault> {
    let mut strips = Vec::new();
    for (index, segment) in tokens.split(|token| *token == Token::Break).enumerate() {
        let first = if index == 0 { style.first_indent } else { style.hang };
        let measures = (width - first, width - style.hang);
        let segment = fitting(segment, measures.0.min(measures.1), words)?;
        let (chunks, ends) = chunks(&segment, words);
        let room = Room {
            first: measures.0.0,
            others: measures.1.0,
            justified: style.align == Align::Justify,
        };
        let mut start = 0;
        for line in break_lines(&chunks, room) {
            let end = ends.get(line.end - 1).copied().unwrap_or(segment.len());
            let is_first = start == 0;
            let (indent, measure) =
                if is_first { (first, measures.0) } else { (style.hang, measures.1) };
            let ratio = if room.justified { line.ratio } else { 0.0 };
            strips.push(set_line(&segment[start..end], style, indent, measure, ratio, words));
            start = end;
        }
    }
    keep_ends(&mut strips);
    Ok(strips)
}

/// No page ends after a paragraph's first line, and none begins with its last.
fn keep_ends(strips: &mut [Strip]) {
    let count = strips.len();
    if count > 1 {
        strips[0].keep_next = true;
        strips[count - 2].keep_next = true;
    }
}

/// The width of a text on one line, and of the widest part of it that no break parts.
pub(super) fn extents(tokens: &[Token], words: &impl WordTable) -> (Pt, Pt) {
    let (mut widest, mut longest) = (Pt::ZERO, Pt::ZERO);
    for segment in tokens.split(|token| *token == Token::Break) {
        longest = longest.max(segment.iter().map(|token| token.width(words)).sum());
        let may_break = |token: &Token| matches!(token, Token::Space { breaks: true, .. });
        for part in segment.split(may_break) {
            widest = widest.max(part.iter().map(|token| token.width(words)).sum());
        }
    }
    (longest, widest)
}

/// Makes every unbreakable part fit a measure: first no-break spaces give way, then words
/// are cut between their syllables, never inside one, and without a hyphen.
fn fitting(
    tokens: &[Token],
    measure: Pt,
    words: &mut impl WordTable,
) -> Result<Vec<Token>, WordFault> {
    let mut fitted = Vec::with_capacity(tokens.len());
    let is_end = |token: &Token| matches!(token, Token::Space { breaks: true, .. });
    for part in tokens.split_inclusive(is_end) {
        let body = match part {
            [body @ .., last] if is_end(last) => body,
            body => body,
        };
        let total: Pt = body.iter().map(|token| token.width(words)).sum();
        if total <= measure {
            fitted.extend_from_slice(part);
            continue;
        }
        for token in part {
            match *token {
                Token::Space { word, size, .. } => {
                    fitted.push(Token::Space { word, size, breaks: true });
                }
                Token::Word { .. } if token.width(words) > measure => {
                    cut(token, measure, words, &mut fitted)?;
                }
                other => fitted.push(other),
            }
        }
    }
    Ok(fitted)
}

/// Cuts a word into pieces as long as the measure allows.
fn cut(
    token: &Token,
    measure: Pt,
    words: &mut impl WordTable,
    out: &mut Vec<Token>,
) -> Result<(), WordFault> {
    let Token::Word { word, chain, size } = *token else { return Ok(()) };
    let text = words.get(word).text();
    let mut piece = String::new();
    let mut last = None;
    for syllable in text.graphemes(true) {
        piece.push_str(syllable);
        let id = words.word(chain, &piece)?;
        match last {
            Some(fitting) if size * words.get(id).width > measure => {
                out.push(Token::Word { word: fitting, chain, size });
                out.push(Token::Cut);
                syllable.clone_into(&mut piece);
                last = Some(words.word(chain, syllable)?);
            }
            _ => last = Some(id),
        }
    }
    if let Some(word) = last {
        out.push(Token::Word { word, chain, size });
    }
    Ok(())
}

/// Groups tokens into what no break parts; also the token after each group's space.
fn chunks(tokens: &[Token], words: &impl WordTable) -> (Vec<Chunk>, Vec<usize>) {
    let (mut chunks, mut ends) = (Vec::new(), Vec::new());
    let mut chunk = Chunk::default();
    for (index, token) in tokens.iter().enumerate() {
        let width = token.width(words).0;
        let is_end = match token {
            Token::Space { breaks: true, .. } => {
                chunk.space = width;
                chunk.space_stretch = width * STRETCH;
                chunk.space_shrink = width * SHRINK;
                true
            }
            Token::Cut => true,
            Token::Space { .. } => {
                chunk.width += width;
                chunk.stretch += width * STRETCH;
                chunk.shrink += width * SHRINK;
                false
            }
            Token::Word { .. } | Token::Blank { .. } | Token::Pad { .. } | Token::Break => {
                chunk.width += width;
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

/// Places the tokens of one line.
fn set_line(
    tokens: &[Token],
    style: &Style,
    indent: Pt,
    measure: Pt,
    ratio: f64,
    words: &impl WordTable,
) -> Strip {
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
    let height = style.line_height();
    let y = height / 2.0 + style.size * MIDDLE;
    let mut line = TextLine { x, y, parts: Vec::with_capacity(tokens.len()) };
    let mut rules = Vec::new();
    let mut pen = x;
    for (index, token) in tokens.iter().enumerate() {
        let width = token.width(words);
        pen += width;
        match *token {
            Token::Word { word, size, .. } => line.parts.push(LinePart::Word { word, size }),
            Token::Space { word, size, .. } => {
                // The space at the end of a line is read but takes no part in justifying.
                let share = if ratio >= 0.0 { STRETCH } else { SHRINK };
                let extra =
                    if index < visible.len() { width * share * ratio } else { Pt::ZERO };
                pen += extra;
                line.parts.push(LinePart::Gap { word, size, extra });
            }
            Token::Blank { width } => {
                line.parts.push(LinePart::Skip(width));
                rules.push(Mark::rule(Rule {
                    x: pen - width,
                    y: y + BLANK_DROP,
                    width,
                    height: BLANK_RULE,
                }));
            }
            Token::Pad { width } => line.parts.push(LinePart::Skip(width)),
            Token::Cut | Token::Break => {}
        }
    }
    let mut marks = vec![Mark::text(line)];
    marks.append(&mut rules);
    Strip { height, marks, ..Strip::default() }
}
