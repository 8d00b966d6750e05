//! Tags of a template that are never closed. tera speaks of the end of the file then, or of a
//! tag behind that it cannot take.

use std::ops::Range;

use crate::compose::scan::{Kind, Piece, is_assignment, pieces, word};

/// A tag that is never closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// Its word, such as `for`, or the mark that code or a comment begins with.
    pub(super) tag: String,
    /// What would close it.
    pub(super) end: String,
    pub(super) range: Range<usize>,
}

/// The tags of a source that are never closed, in its order.
pub(super) fn unclosed(source: &str) -> Vec<Unclosed> {
    let mut found = Vec::new();
    let mut open: Vec<Unclosed> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for Piece { kind, range } in pieces(source) {
        let piece = &source[range.clone()];
        match kind {
            Kind::Tag => {
                let word = word(piece);
                if let Some(opened) = word.strip_prefix("end") {
                    // What was opened later can only be meant to be closed before.
                    if let Some(at) = open.iter().rposition(|own| closes(opened, &own.tag)) {
                        found.extend(open.drain(at..).skip(1));
                    }
                } else if takes_end(word) && !(word.starts_with("set") && is_assignment(piece))
                {
                    let end = format!("end{}", word.trim_end_matches("_global"));
                    open.push(Unclosed { tag: word.to_owned(), end, range: range.clone() });
                }
            }
            Kind::Open => {
                let (tag, end) = match piece.get(..2) {
                    Some("{{") => ("{{", "}}"),
                    Some("{%") => ("{%", "%}"),
                    Some("{#") => ("{#", "#}"),
                    _ => ("raw", "endraw"),
                };
                let is_raw =
                    tag == "raw" || before.as_ref().is_some_and(|tag| is_raw(source, tag));
                let own = if is_raw {
                    ("raw", "endraw", before.clone().unwrap_or(range.clone()))
                } else {
                    (tag, end, range.clone())
                };
                found.push(Unclosed { tag: own.0.into(), end: own.1.into(), range: own.2 });
            }
            Kind::Text | Kind::Print | Kind::Comment | Kind::Raw => {}
        }
        before = Some(range);
    }
    found.append(&mut open);
    found.sort_by_key(|own| own.range.start);
    found
}

fn is_raw(source: &str, tag: &Range<usize>) -> bool {
    let tag = &source[tag.clone()];
    tag.starts_with("{%") && word(tag) == "raw"
}

fn takes_end(word: &str) -> bool {
    matches!(word, "for" | "if" | "block" | "filter" | "component" | "set" | "set_global")
}

/// Whether `end…` is the end of a tag.
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
