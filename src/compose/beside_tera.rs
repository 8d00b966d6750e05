//! The lexer of [`tera_syntax`](super::tera_syntax) beside tera's own, which is private: what
//! tera makes of a template shows in where it refuses a sign that is valid nowhere.
//!
//! A file for tests; the target `tera_syntax` of the fuzzer has it, too.

use tera::{ErrorKind, Tera};

use super::tera_syntax::{PieceKind, TeraPiece, TeraToken, pieces};

/// Valid in text, comments and strings, nowhere in code, and a token wherever one can begin.
const STRAY: &str = "@@";

/// Where tera finds fault with the syntax of a template, if it does.
fn refused_at(source: &str) -> Option<usize> {
    let error = Tera::new().add_raw_template("letter.dj", source).err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(report.span().range.start),
        // Names that it does not know are no fault of syntax.
        _ => None,
    }
}

/// Holds that this lexer cuts a template as tera does.
pub(super) fn compare(source: &str) {
    let mut end = 0;
    for piece in pieces(source) {
        assert_eq!((piece.start, piece.text), (end, &source[piece.range()]), "{source:?}");
        end = piece.range().end;
    }
    assert_eq!(end, source.len(), "{source:?}");
    if refused_at(source).is_some() {
        return;
    }
    let extends = pieces(source).any(|piece| piece.keyword() == "extends");
    for piece in pieces(source) {
        let inside = piece.start + 2..(piece.range().end).saturating_sub(2);
        match piece.kind {
            // What extends another has text in its blocks only.
            PieceKind::Text if extends => {}
            PieceKind::Text | PieceKind::Raw => free(source, piece.start..piece.range().end),
            PieceKind::Comment => free(source, inside),
            PieceKind::Statement if is_of_raw(&piece) => {}
            PieceKind::Print | PieceKind::Statement => code(source, &piece),
            PieceKind::Open | PieceKind::OpenRaw => panic!("tera accepts {source:?}"),
        }
    }
}

/// True if tera takes a statement as a whole, not as tokens.
fn is_of_raw(piece: &TeraPiece<'_>) -> bool {
    piece.tokens().any(|token| matches!(token, TeraToken::Name("raw" | "endraw")))
}

/// Holds that a piece of code is one, with the same tokens.
fn code(source: &str, piece: &TeraPiece<'_>) {
    let mut before = piece.start;
    for token in piece.tokens() {
        let (TeraToken::Name(own)
        | TeraToken::String(own)
        | TeraToken::Number(own)
        | TeraToken::Sign(own)) = token;
        let start = own.as_ptr().addr() - source.as_ptr().addr();
        let mut range = start..start + own.len();
        if matches!(token, TeraToken::String(_)) {
            free(source, range.clone());
            range = range.start - 1..range.end + 1;
        }
        for at in [range.start, range.end] {
            let found = refused_at(&with_stray(source, at));
            // Some faults tera tells at the token before.
            let is_there = found.is_some_and(|found| (before..=at + 1).contains(&found));
            assert!(is_there, "{source:?}: at {at}, tera at {found:?}");
            before = range.start;
        }
    }
}

/// Holds that anything may stand in a part of a template.
fn free(source: &str, range: std::ops::Range<usize>) {
    let mut is_escaped = false;
    for at in range.start..=range.end {
        if source.is_char_boundary(at) && !is_escaped {
            let found = refused_at(&with_stray(source, at));
            assert_eq!(found, None, "{source:?}: at {at}");
        }
        is_escaped = source.as_bytes().get(at) == Some(&b'\\') && !is_escaped;
    }
}

fn with_stray(source: &str, at: usize) -> String {
    let (before, behind) = source.split_at(at);
    [before, STRAY, behind].concat()
}

#[cfg(test)]
pub(super) mod templates {
    use proptest::prelude::*;
    use tera::{Context, Map, Value};

    /// Templates that tera mostly accepts, with all kinds of pieces in each other.
    pub(in crate::compose) fn sound() -> impl Strategy<Value = String> {
        let text = prop::sample::select(vec![
            "क", " ", "\n", "{ ", "}", "%}", "}}", "#}", "-", "\u{a0}", "a", "{", "'", "\\",
            " \n ",
        ]);
        let text = text.prop_map(str::to_owned);
        let comment = prop::sample::select(vec![
            "{# a #}",
            "{#- {{ -#}",
            "{##}",
            "{#-#}",
            "{# {% for #}",
            "{#}#}",
            "{#\"#}",
            "{#-- #}",
        ]);
        let raw = prop::sample::select(vec![
            "{% raw %}{{ {% if {#{% endraw %}",
            "{%-raw-%} क {%-endraw-%}",
            "{% raw %}{% endraw %}",
            "{%- raw %} {% endraw x %}{%\nendraw\n%}",
            "{%-- raw %}{{{%- endraw %}",
            "{% raw -%} \"{%endraw%}",
        ]);
        let whole = prop_oneof![
            3 => text,
            1 => comment.prop_map(str::to_owned),
            1 => raw.prop_map(str::to_owned),
            4 => (begin(), value(), end()).prop_map(|(before, value, behind)| {
                format!("{{{{{before}{value}{behind}}}}}")
            }),
            1 => (begin(), value(), end()).prop_map(|(before, value, behind)| {
                format!("{{%{before}set b = {value}{behind}%}}")
            }),
        ];
        let nodes = whole.prop_recursive(3, 24, 5, |node| {
            let body = prop::collection::vec(node, 0..4).prop_map(|nodes| nodes.concat());
            let tag = prop_oneof![
                (value(), Just("if"), Just("")).boxed(),
                (list(), Just("for x in"), Just("")).boxed(),
                (Just("c".to_owned()), Just("set"), Just(" | upper ")).boxed(),
                (Just("upper".to_owned()), Just("filter"), Just("")).boxed(),
            ];
            (tag, body, begin(), end()).prop_map(|((value, word, more), body, one, other)| {
                let first = word.split(' ').next().unwrap();
                format!(
                    "{{%{one}{word} {value}{more}{other}%}}{body}{{%{one}end{first}{other}%}}"
                )
            })
        });
        prop::collection::vec(nodes, 0..4).prop_map(|nodes| nodes.concat())
    }

    /// Rows of what templates are made of, most of which tera refuses.
    pub(in crate::compose) fn any() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "-",
            "\"",
            "'",
            "`",
            "\\",
            " ",
            "\n",
            "a",
            "क",
            "{",
            "}",
            "%",
            "#",
            "raw",
            "endraw",
            "{% raw %}",
            "{% endraw %}",
            "if a",
            "endif",
            "for x in a",
            "endfor",
            "set b",
            "endset",
            "=",
            "1",
            ".",
            "(",
            ")",
            "|",
            "<",
            "/",
            ">",
            "{{ a }}",
            "{{- a -}}",
            "?",
            "\u{a0}",
            "\x0b",
        ]);
        prop::collection::vec(part, 0..16).prop_map(|parts| parts.concat())
    }

    fn begin() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![" ", " ", "", "-", "- ", "-\n", "\t"])
    }

    fn end() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![" ", " ", "", "-", " -", "\n-", "\t"])
    }

    fn list() -> impl Strategy<Value = String> {
        let list = [
            "[1, 2]",
            "range(end=3)",
            "[x for x in [a, 1] if x]",
            "[[y if y else 1 for y in [x]] for x in [a, ''] if not x or x != a]",
            "[k ~ v.if for k, v in {'d': b} if v not in [x for x in a]]",
            "[...['}}'],]",
            "b",
        ];
        prop::sample::select(list.to_vec()).prop_map(str::to_owned)
    }

    fn value() -> impl Strategy<Value = String> {
        let value = prop::sample::select(vec![
            "a",
            "b.c",
            "b . c",
            "\"}}\"",
            "'%}' ~ a",
            "`{{`",
            "\"\\\"}}\"",
            "'\\\\'",
            "1.5",
            "2.",
            "-1",
            "a | upper",
            "{\"a\": {\"b\": 1} }",
            "b?.c",
            "b?[\"c\"]",
            "not a",
            "a if b else '#}'",
            "1 // 2 ** 3 >= 4",
            "a == b and b != '-'",
            "_a1 is defined",
            "'क' in a",
            "true",
            "a[1:]",
            "<q a=\"%}\" {...b} />",
        ]);
        prop_oneof![8 => value.prop_map(str::to_owned), 1 => list()]
    }

    /// Values for them.
    pub(in crate::compose) fn context() -> Context {
        let mut context = Context::new();
        context.insert("a", "कख");
        context.insert_value("b", Value::from(Map::from_iter([("c".into(), "ग".into())])));
        context
    }

    #[test]
    fn the_seeds_of_the_fuzzer_are_cut_as_tera_does() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["all.dj", "component.dj"] {
            let seed = root.join("fuzz/seeds/tera_syntax").join(name);
            let seed = std::fs::read_to_string(seed).unwrap();
            assert_eq!(super::refused_at(&seed), None, "{name}");
            super::compare(&seed);
        }
    }

    proptest! {
        #[test]
        fn sound_ones_are_cut_as_tera_does(source in sound()) {
            super::compare(&source);
        }

        #[test]
        fn any_are_cut_as_tera_does(source in any()) {
            super::compare(&source);
        }
    }
}
