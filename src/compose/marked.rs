//! A template with a mark before each of its pieces, so that what it printed is known again.

use std::ops::Range;

use crate::compose::tags::{is_reserved, mark};
use crate::compose::tera_syntax::{PieceKind, pieces};

/// A piece of a template that prints.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    /// Which of the template's files it is in.
    pub(super) file: usize,
    /// Where it stands there; of text, from its first character that is no space.
    pub(super) range: Range<usize>,
    /// True if it is text that is printed as it is, and not code.
    pub(super) is_text: bool,
}

/// Puts marks into a source, and what they stand for at the end of `known`. White space is
/// trimmed as without them: text has its mark before its first character that is no space,
/// and code whose tag trims what stands before it has it before that.
pub(super) fn with_marks(file: usize, source: &str, known: &mut Vec<Marked>) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    let mut captures = 0_usize;
    let mut put = |range: Range<usize>, is_text: bool| {
        let mark = mark(known.len())?;
        known.push(Marked { file, range, is_text });
        Some(mark)
    };
    for piece in pieces(source) {
        match piece.kind {
            PieceKind::Text | PieceKind::Raw => {
                let body = piece.text.trim_start();
                let (blanks, _) = piece.text.split_at(piece.text.len() - body.len());
                out.push_str(blanks);
                if !body.is_empty() {
                    out.extend(put(piece.start + blanks.len()..piece.range().end, true));
                    // What is not told from a mark is told from nothing; its place is not known.
                    out.push_str(&body.replace(is_reserved, "\u{FFFD}"));
                }
                continue;
            }
            PieceKind::Print => {
                // What a block of `set` or a filter takes is compared and trimmed as a whole.
                if captures == 0
                    && let Some(mark) = put(piece.range(), false)
                {
                    let at =
                        if piece.trims_before() { out.trim_end().len() } else { out.len() };
                    out.insert(at, mark);
                }
            }
            PieceKind::Statement => match piece.keyword() {
                "filter" => captures += 1,
                "endset" | "endfilter" => captures = captures.saturating_sub(1),
                _ if piece.is_block_of_set() => captures += 1,
                _ => {}
            },
            PieceKind::Comment | PieceKind::Open | PieceKind::OpenRaw => {}
        }
        out.push_str(piece.text);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tera::Tera;

    use super::*;
    use crate::compose::beside_tera::templates;
    use crate::compose::tags::piece_of;

    /// Marks as numbers in pointed brackets.
    fn shown(source: &str) -> String {
        let marked = with_marks(0, source, &mut Vec::new());
        let shown = marked.chars().map(|c| match piece_of(c) {
            Some(piece) => format!("<{piece}>"),
            None => c.to_string(),
        });
        shown.collect()
    }

    #[test]
    fn text_and_code_have_marks_where_no_trimming_is_changed() {
        for (source, expected) in [
            ("  क {{ a }}ख\n", "  <0>क <1>{{ a }}<2>ख\n"),
            ("क  {{- a -}}  ख", "<0>क<1>  {{- a -}}  <2>ख"),
            ("{% if a -%}  {{- b }}", "{% if a -%}<0>  {{- b }}"),
            ("{% raw %} {{ {% endraw %}", "{% raw %} <0>{{ {% endraw %}"),
            ("{% set x = 1 %}{{ x }}", "{% set x = 1 %}<0>{{ x }}"),
            (
                "{% set x %}{{ y }}क{% endset %}{{ x }}",
                "{% set x %}{{ y }}<0>क{% endset %}<1>{{ x }}",
            ),
            ("{# क #} \n", "{# क #} \n"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    /// A template filled in, without marks; none if tera cannot.
    fn filled(source: &str) -> Option<String> {
        let mut tera = Tera::new();
        tera.add_raw_template("letter.dj", source).ok()?;
        let filled = tera.render("letter.dj", &templates::context()).ok()?;
        Some(filled.chars().filter(|c| piece_of(*c).is_none()).collect())
    }

    proptest! {
        #[test]
        fn what_is_printed_stays(source in templates::sound()) {
            let Some(plain) = filled(&source) else { return Ok(()) };
            prop_assert_eq!(filled(&with_marks(0, &source, &mut Vec::new())), Some(plain));
        }
    }
}
