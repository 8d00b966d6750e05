//! Words wider than their line: pairs give way, then words are cut.

use unicode_segmentation::UnicodeSegmentation;

use crate::geom::Pt;
use crate::layout::fault::LayoutFault;
use crate::shape::{Breaks, Token, Word, WordTable, begins_no_line, ends_no_line};

/// Makes every unbreakable part fit a measure: first pairs and no-break spaces give way, then
/// words are cut, without a hyphen. Addresses of the web are cut after their punctuation, all
/// other words between their syllables (`GB9c` of UAX #29), never inside one.
///
/// # Errors
///
/// When a part of a word cannot be shaped.
pub(super) fn fitting(
    tokens: &[Token],
    measure: Pt,
    words: &mut impl WordTable,
) -> Result<Vec<Token>, LayoutFault> {
    let mut fitted = Vec::with_capacity(tokens.len());
    for part in parts(tokens, Breaks::Leaning) {
        if width(part, words) <= measure {
            fitted.extend_from_slice(part);
            continue;
        }
        for part in parts(part, Breaks::AtNeed) {
            let excess = width(part, words) - measure;
            for token in part {
                match *token {
                    Token::Space { word, size, breaks: Breaks::AtNeed } => {
                        fitted.push(Token::Space { word, size, breaks: Breaks::Freely });
                    }
                    Token::Word { .. } if excess > Pt::ZERO => {
                        // Marks that no line begins with stay with the end of the word.
                        let others = width(part, words) - token.width(words);
                        let room = if others < measure { measure - others } else { measure };
                        cut(token, room, words, &mut fitted)?;
                    }
                    Token::Blank { .. } | Token::Pad { .. } | Token::Picture { .. }
                        if excess > Pt::ZERO =>
                    {
                        fitted.push(narrowed(token.clone(), token.width(words) - excess));
                    }
                    _ => fitted.push(token.clone()),
                }
            }
        }
    }
    Ok(fitted)
}

/// A blank, or a picture with its proportions, that is no wider than its line has room for.
fn narrowed(token: Token, room: Pt) -> Token {
    let room = room.max(Pt::ZERO);
    match token {
        Token::Blank { width } => Token::Blank { width: width.min(room) },
        Token::Pad { width } => Token::Pad { width: width.min(room) },
        Token::Picture { art, node, width, height } => {
            let share = room.min(width).0 / width.0.max(0.01);
            Token::Picture { art, node, width: width * share, height: height * share }
        }
        other => other,
    }
}

/// Cuts tokens after the spaces where a line may end at most so reluctantly.
fn parts(tokens: &[Token], at_most: Breaks) -> impl Iterator<Item = &[Token]> {
    tokens.split_inclusive(
        move |token| matches!(token, Token::Space { breaks, .. } if *breaks <= at_most),
    )
}

/// The width without the space at the end.
fn width(part: &[Token], words: &impl WordTable) -> Pt {
    let is_open = matches!(part.last(), Some(Token::Space { .. }));
    part[..part.len() - usize::from(is_open)].iter().map(|token| token.width(words)).sum()
}

/// Cuts a word that is wider than the measure.
fn cut(
    token: &Token,
    measure: Pt,
    words: &mut impl WordTable,
    out: &mut Vec<Token>,
) -> Result<(), LayoutFault> {
    let Token::Word { word: whole, faces, size } = *token else { return Ok(()) };
    if token.width(words) <= measure {
        out.push(token.clone());
        return Ok(());
    }
    let text = words.get(whole).text();
    let mut is_first = true;
    let mut at = 0;
    for section in sections(&text) {
        let mut rest = section;
        while !rest.is_empty() {
            let mut fits = None;
            for end in rest.grapheme_indices(true).map(|(at, own)| at + own.len()) {
                if begins_no_line(&rest[end..]) || rest[..end].ends_with(ends_no_line) {
                    continue;
                }
                let word = words.part((whole, &text), at..at + end, faces)?;
                if fits.is_some() && size * words.get(word).width > measure {
                    break;
                }
                fits = Some((end, word));
            }
            let Some((end, word)) = fits else {
                at += rest.len();
                break;
            };
            if !is_first {
                out.push(Token::Cut);
            }
            out.push(Token::Word { word, faces, size });
            is_first = false;
            rest = &rest[end..];
            at += end;
        }
    }
    Ok(())
}

/// The width in em of the widest part of a word that is not cut without need.
pub(super) fn widest_section(word: &Word) -> f64 {
    let text = word.text();
    let mut end = 0;
    let ends = sections(&text).into_iter().map(|section| {
        end += section.len();
        end
    });
    widest(word, ends.collect())
}

/// The width in em of the widest part of a word that is never cut.
pub(super) fn widest_syllable(word: &Word) -> f64 {
    let text = word.text();
    let ends = text.grapheme_indices(true).map(|(at, own)| at + own.len());
    let is_end =
        |end: &usize| !begins_no_line(&text[*end..]) && !text[..*end].ends_with(ends_no_line);
    widest(word, ends.filter(is_end).collect())
}

/// The width in em of the widest of the parts that end so many bytes into a word.
fn widest(word: &Word, ends: Vec<usize>) -> f64 {
    let (mut widest, mut width, mut at) = (0.0f64, 0.0, 0);
    let mut ends = ends.into_iter().peekable();
    for run in &word.runs {
        for cluster in &run.clusters {
            let advance: i32 = cluster.glyphs.iter().map(|glyph| glyph.advance).sum();
            width += f64::from(advance) * run.scale / f64::from(run.units_per_em);
            at += cluster.text.len();
            widest = widest.max(width);
            if ends.next_if(|end| *end <= at).is_some() {
                width = 0.0;
            }
        }
    }
    widest
}

/// An address of the web or of mail in the parts after which it is best cut; any other word
/// whole.
fn sections(text: &str) -> Vec<&str> {
    let is_address = text.is_ascii() && (text.contains("//") || text.contains(['@', '/', '.']));
    if !is_address {
        return vec![text];
    }
    let bytes = text.as_bytes();
    let is_mark = |byte: u8| b"/.-?&=_@#".contains(&byte);
    let mut sections = Vec::new();
    let mut start = 0;
    for at in 1..bytes.len() {
        // Not before the second of two marks, nor so near an end that little is gained.
        if is_mark(bytes[at - 1])
            && !is_mark(bytes[at])
            && at - start > 2
            && bytes.len() - at > 2
        {
            sections.push(&text[start..at]);
            start = at;
        }
    }
    sections.push(&text[start..]);
    sections
}
