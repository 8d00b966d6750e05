//! The source of a template in its pieces, as tera tells them apart.

use std::ops::Range;

/// A piece of a template's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Where it stands, with its delimiters.
    pub(super) range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text that is printed as it is.
    Text,
    /// `{{ … }}`
    Print,
    /// `{% … %}`
    Tag,
    /// `{# … #}`
    Comment,
    /// What stands between `{% raw %}` and `{% endraw %}`.
    Raw,
    /// Code or a comment that is never closed, or text after a `{% raw %}` that is not.
    Open,
}

/// Cuts a source into its pieces. A piece that is open is the last.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let (kind, length) = if rest.starts_with("{{") {
            closed(Kind::Print, end_of_code(rest, "}}"), rest)
        } else if rest.starts_with("{%") {
            closed(Kind::Tag, end_of_code(rest, "%}"), rest)
        } else if rest.starts_with("{#") {
            closed(Kind::Comment, rest.find("#}").map(|end| end + 2), rest)
        } else {
            (Kind::Text, text_length(rest))
        };
        pieces.push(Piece { kind, range: at..at + length });
        at += length;
        if kind == Kind::Tag && word(&rest[..length]) == "raw" {
            let raw = end_of_raw(&source[at..]);
            let (kind, length) = closed(Kind::Raw, raw, &source[at..]);
            pieces.push(Piece { kind, range: at..at + length });
            at += length;
        }
    }
    pieces
}

fn closed(kind: Kind, length: Option<usize>, rest: &str) -> (Kind, usize) {
    length.map_or((Kind::Open, rest.len()), |length| (kind, length))
}

fn text_length(text: &str) -> usize {
    let begins = |at: &usize| matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#'));
    text.match_indices('{').map(|(at, _)| at).find(begins).unwrap_or(text.len())
}

/// How long code is up to its end mark, which may also stand in a text inside it.
fn end_of_code(code: &str, end: &str) -> Option<usize> {
    let bytes = code.as_bytes();
    let mut quote = None;
    let mut at = 2;
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (Some(_), b'\\') => at += 1,
            (Some(open), byte) if byte == open => quote = None,
            (None, byte @ (b'"' | b'\'' | b'`')) => quote = Some(byte),
            (None, _) if bytes[at..].starts_with(end.as_bytes()) => {
                return Some(at + end.len());
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn end_of_raw(text: &str) -> Option<usize> {
    text.match_indices("{%").map(|(at, _)| at).find(|at| word(&text[*at..]) == "endraw")
}

/// The first word of a tag.
pub(super) fn word(tag: &str) -> &str {
    let inside = inside(tag);
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    &inside[..end.unwrap_or(inside.len())]
}

/// What stands in code after its first mark.
pub(super) fn inside(code: &str) -> &str {
    let inside = code.get(2..).unwrap_or_default();
    inside.strip_prefix('-').unwrap_or(inside).trim_start()
}

/// Whether a tag `set` has its value in itself, and does not take a block.
pub(super) fn is_assignment(tag: &str) -> bool {
    let name = inside(tag)[word(tag).len()..].trim_start();
    name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_')
        .trim_start()
        .starts_with('=')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds(source: &str) -> Vec<(Kind, &str)> {
        let pieces = pieces(source);
        pieces.into_iter().map(|piece| (piece.kind, &source[piece.range])).collect()
    }

    #[test]
    fn pieces_are_what_tera_takes_them_for() {
        use Kind::{Comment, Open, Print, Raw, Tag, Text};
        assert_eq!(
            kinds("क{{ a ~ '}}' }}{ {%- if \"%}\" -%}{# {% #}"),
            [
                (Text, "क"),
                (Print, "{{ a ~ '}}' }}"),
                (Text, "{ "),
                (Tag, "{%- if \"%}\" -%}"),
                (Comment, "{# {% #}"),
            ]
        );
        assert_eq!(
            kinds("{% raw %}{% if %}{%- endraw %}ख{{ 'a\\'}}' "),
            [
                (Tag, "{% raw %}"),
                (Raw, "{% if %}"),
                (Tag, "{%- endraw %}"),
                (Text, "ख"),
                (Open, "{{ 'a\\'}}' "),
            ]
        );
        assert_eq!(kinds("{% raw %}क"), [(Tag, "{% raw %}"), (Open, "क")]);
        assert_eq!(kinds("{"), [(Text, "{")]);
    }

    #[test]
    fn a_tag_is_known_by_its_first_word() {
        for (tag, expected) in
            [("{%- for a in b %}", "for"), ("{%endif%}", "endif"), ("{% format %}", "format")]
        {
            assert_eq!(word(tag), expected);
        }
        assert_eq!(inside("{%- set a = 1 %}"), "set a = 1 %}");
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_whole(source in "[{}%#'\\\\ \\-a-cक]{0,24}") {
            let pieces = pieces(&source);
            let mut at = 0;
            for piece in &pieces {
                prop_assert_eq!(piece.range.start, at);
                at = piece.range.end;
            }
            prop_assert_eq!(at, source.len());
        }
    }
}
