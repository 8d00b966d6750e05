//! Tags of a template that are never closed. tera speaks of the end of the file then, or of a
//! tag behind that it cannot take.

use std::ops::Range;

use crate::compose::tera_syntax::{PieceKind, TeraPiece, pieces};

/// A tag that is never closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// Its word, such as `for`, or the mark that code or a comment begins with.
    pub(super) tag: String,
    /// The sign that would close it.
    pub(super) end: String,
    pub(super) range: Range<usize>,
}

impl Unclosed {
    fn new(tag: &str, end: &str, piece: TeraPiece<'_>) -> Self {
        Self { tag: tag.to_owned(), end: end.to_owned(), range: piece.range() }
    }
}

/// The tags of a source that are never closed, in its order.
pub(super) fn unclosed(source: &str) -> Vec<Unclosed> {
    let mut found = Vec::new();
    let mut open: Vec<Unclosed> = Vec::new();
    let mut last: Option<TeraPiece<'_>> = None;
    for piece in pieces(source) {
        match piece.kind {
            PieceKind::Statement => {
                let word = piece.keyword();
                if let Some(opened) = word.strip_prefix("end") {
                    // What was opened later can only be meant to be closed before.
                    if let Some(at) = open.iter().rposition(|own| closes(opened, &own.tag)) {
                        found.extend(open.drain(at..).skip(1));
                    }
                } else if takes_end(&piece) {
                    let end = format!("end{}", word.trim_end_matches("_global"));
                    open.push(Unclosed::new(word, &end, piece));
                }
            }
            PieceKind::Open => {
                let mark = &piece.text[..2];
                let end = match mark {
                    "{{" => "}}",
                    "{%" => "%}",
                    _ => "#}",
                };
                found.push(Unclosed::new(mark, end, piece));
            }
            PieceKind::OpenRaw => {
                found.push(Unclosed::new("raw", "endraw", last.unwrap_or(piece)));
            }
            PieceKind::Text | PieceKind::Print | PieceKind::Comment | PieceKind::Raw => {}
        }
        last = Some(piece);
    }
    found.append(&mut open);
    found.sort_by_key(|own| own.range.start);
    found
}

fn takes_end(tag: &TeraPiece<'_>) -> bool {
    matches!(tag.keyword(), "for" | "if" | "block" | "filter" | "component")
        || tag.is_block_of_set()
}

/// True if `end…` is the end of a tag.
fn closes(end: &str, tag: &str) -> bool {
    end == tag || (end == "set" && tag == "set_global")
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    fn found(source: &str) -> Vec<(String, &str)> {
        unclosed(source)
            .into_iter()
            .map(|own| (format!("{} {}", own.tag, own.end), &source[own.range]))
            .collect()
    }

    fn of(pairs: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
        pairs.iter().map(|(words, piece)| ((*words).to_owned(), *piece)).collect()
    }

    #[test]
    fn the_tags_that_lack_an_end() {
        for (source, expected) in [
            (
                "{% for a in b %}{% endfor %}{% set x = 1 %}{% raw %}{% if %}{% endraw %}",
                &[][..],
            ),
            ("{% for a in b %}x", &[("for endfor", "{% for a in b %}")]),
            (
                "{% for a in b %}{% for c in d %}{% endfor %}",
                &[("for endfor", "{% for a in b %}")],
            ),
            ("{% for a in b %}{%- if c %}{% endfor %}", &[("if endif", "{%- if c %}")]),
            (
                "{% block a %}{% if c %}{% for x in y %}",
                &[
                    ("block endblock", "{% block a %}"),
                    ("if endif", "{% if c %}"),
                    ("for endfor", "{% for x in y %}"),
                ],
            ),
            ("{% set x %}क", &[("set endset", "{% set x %}")]),
            (
                "{% set_global x | upper %}क",
                &[("set_global endset", "{% set_global x | upper %}")],
            ),
            ("{% filter upper %}क", &[("filter endfilter", "{% filter upper %}")]),
            ("क{% raw %}ख{{", &[("raw endraw", "{% raw %}")]),
            ("क{{ ख", &[("{{ }}", "{{ ख")]),
            ("क{# ख", &[("{# #}", "{# ख")]),
            ("{% endfor %}{% endif %}", &[]),
        ] {
            assert_eq!(found(source), of(expected), "{source}");
        }
    }
}
