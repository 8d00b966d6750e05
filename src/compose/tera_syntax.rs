//! The syntax of tera's templates, as far as this program must know it.
//!
//! tera keeps its syntax tree to itself and runs a template without a limit of steps. Four
//! things here need to know more of a template than tera tells: [`meter`](super::meter) has
//! loops call a function that counts their turns, [`marked`](super::marked) marks which piece
//! printed what, [`unclosed`](super::unclosed) finds the tag that a fault begins with, and
//! [`asked`](super::asked) lists the values that are looked at. All of them go by this lexer
//! and by nothing else.
//!
//! # What there is
//!
//! A source is a row of pieces, told apart by the two bytes that they begin with:
//!
//! | piece | from | to |
//! | --- | --- | --- |
//! | printed code | `{{` or `{{-` | `}}` or `-}}` |
//! | statement | `{%` or `{%-` | `%}` or `-%}` |
//! | comment | `{#` or `{#-` | the next `#}` |
//! | text | anything else | the next of these marks |
//!
//! A dash trims the text on its side, white space as Unicode has it. Between
//! `{% raw %}` and the next `{% endraw %}`, which may have dashes but no other words, all is
//! text. A comment ends at its first `#}`, but one that its own mark is part of: `{#}` is open.
//!
//! Code is a row of tokens with ASCII white space between them: names, of ASCII letters, digits
//! and `_`; strings between two of `"`, `'` or `` ` ``, in which a backslash makes the next
//! character part of the string; numbers; signs of one to three bytes. Code ends where its end
//! mark stands in place of a token: in a string it ends nothing. What begins a statement is its
//! keyword; one that begins with `<` calls a component, and so does code with `/` and `>` next
//! to each other, which is valid nowhere else.
//!
//! A `set` without `=` behind its name takes all up to its `endset`.
//!
//! A list comprehension, `[a for b in c if d]`, is a loop in an expression. Its words are known
//! by where they stand: behind a value, `for` and `if` are words of the syntax, and elsewhere
//! they may be names.
//!
//! # How this is known
//!
//! From tera 2.4, `src/parsing/lexer.rs`: `basic_tokenize` and `skip_tag`. That it stays so is
//! held by comparing the two, over templates made at random (`beside_tera`, in the tests and as
//! a target of the fuzzer): what tera accepts has no open piece, and a sign that is valid
//! nowhere is refused by tera wherever this lexer says that there is code, at that very place,
//! and nowhere else.
//!
//! Templates that tera refuses may be anything here: characters that it does not know are signs,
//! and it is for tera to say what is wrong with them.
//!
//! # What was weighed instead
//!
//! - A step limit without knowing where loops begin: tera calls nothing of ours in a loop whose
//!   body prints nothing, and values are plain data that cannot count who goes through them.
//! - Rendering once with values that note who asks: they cannot, for the same reason, and one
//!   letter does not go through all branches.
//! - `Tera::get_template_variables`: exact, but of first names only, so it would still make all
//!   of an invitee; and it leaves out what components look at.
//! - A lexer of another crate: minijinja's is for a grammar of its own, without components,
//!   three kinds of quotes and `?.`.

use std::ops::Range;

/// A piece of a template's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TeraPiece<'s> {
    pub(super) kind: PieceKind,
    /// The piece with its marks.
    pub(super) text: &'s str,
    /// Where it begins in the source, in bytes.
    pub(super) start: usize,
}

/// The kind of a [`TeraPiece`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Text that is printed as it is.
    Text,
    /// `{{ … }}`
    Print,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
    /// All between `{% raw %}` and `{% endraw %}`; these are statements.
    Raw,
    /// Code or a comment that is never closed, with all behind it.
    Open,
    /// All behind a `{% raw %}` that is never closed.
    OpenRaw,
}

/// A token of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TeraToken<'s> {
    /// A name or a keyword.
    Name(&'s str),
    /// A string as it is written between its quotes.
    String(&'s str),
    Number(&'s str),
    /// An operator, a bracket, or a character that tera does not know.
    Sign(&'s str),
}

/// The pieces of a source: one after the other they are the source. One that is open is the
/// last.
pub(super) fn pieces(source: &str) -> impl Iterator<Item = TeraPiece<'_>> {
    let mut start = 0;
    let mut is_raw = false;
    std::iter::from_fn(move || {
        let rest = &source[start..];
        if rest.is_empty() && !is_raw {
            return None;
        }
        let (kind, length) = if std::mem::take(&mut is_raw) {
            match end_of_raw(rest) {
                Some(length) => (PieceKind::Raw, length),
                None => (PieceKind::OpenRaw, rest.len()),
            }
        } else {
            let (kind, length) = match rest.as_bytes() {
                [b'{', b'{', ..] => (PieceKind::Print, end_of_code(rest, "}}")),
                [b'{', b'%', ..] => (PieceKind::Statement, end_of_code(rest, "%}")),
                [b'{', b'#', ..] => (PieceKind::Comment, end_of_comment(rest)),
                _ => (PieceKind::Text, Some(length_of_text(rest))),
            };
            is_raw = kind == PieceKind::Statement && is_alone(behind_mark(rest), "raw");
            length.map_or((PieceKind::Open, rest.len()), |length| (kind, length))
        };
        let piece = TeraPiece { kind, text: &rest[..length], start };
        start += length;
        Some(piece)
    })
}

impl<'s> TeraPiece<'s> {
    /// Where it stands in the source, in bytes.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The tokens of code; none of anything else.
    pub(super) fn tokens(&self) -> TeraTokens<'s> {
        let end = match (self.kind, self.text.get(..2)) {
            (PieceKind::Print | PieceKind::Open, Some("{{")) => "}}",
            (PieceKind::Statement | PieceKind::Open, Some("{%")) => "%}",
            _ => return TeraTokens { rest: "", end: "" },
        };
        TeraTokens { rest: behind_mark(self.text), end }
    }

    /// The keyword of a statement; empty if it has none, or is no statement.
    pub(super) fn keyword(&self) -> &'s str {
        match self.tokens().next() {
            Some(TeraToken::Name(name)) if self.kind == PieceKind::Statement => name,
            _ => "",
        }
    }

    /// True if a `set` takes all up to its `endset` as its value.
    pub(super) fn is_block_of_set(&self) -> bool {
        matches!(self.keyword(), "set" | "set_global")
            && self.tokens().nth(2) != Some(TeraToken::Sign("="))
    }

    /// The conditions of the list comprehensions in code, those that lack one with the place
    /// for it, in the order of their places.
    pub(super) fn conditions(&self) -> Vec<Condition> {
        let mut scan = Comprehensions::default();
        let mut tokens = self.tokens();
        // The keyword of a statement stands where a value may, and is none.
        if !self.keyword().is_empty() {
            tokens.next();
        }
        while let Some(token) = tokens.next() {
            scan.take(token, self.text.len() - tokens.rest.len());
        }
        scan.found
    }

    /// True if code calls a component.
    pub(super) fn calls_component(&self) -> bool {
        let signs = ["/", ">"].map(TeraToken::Sign);
        let tokens = || self.tokens();
        tokens().next() == Some(TeraToken::Sign("<"))
            || tokens().zip(tokens().skip(1)).any(|(one, next)| [one, next] == signs)
    }

    /// True if code or a comment trims the text before it.
    pub(super) fn trims_before(&self) -> bool {
        self.has_marks() && behind_mark(self.text).len() + 3 == self.text.len()
    }

    /// True if code or a comment trims the text behind it.
    pub(super) fn trims_behind(&self) -> bool {
        let inner = behind_mark(self.text).as_bytes();
        self.has_marks() && matches!(inner, [.., b'-', _, _])
    }

    fn has_marks(&self) -> bool {
        matches!(self.kind, PieceKind::Print | PieceKind::Statement | PieceKind::Comment)
    }
}

/// The tokens of code up to its end mark.
#[derive(Clone, Debug)]
pub(super) struct TeraTokens<'s> {
    rest: &'s str,
    end: &'static str,
}

impl TeraTokens<'_> {
    /// Passes over white space; true if what follows is the end mark.
    fn are_at_end(&mut self) -> bool {
        self.rest = self.rest.trim_ascii_start();
        self.rest.strip_prefix('-').unwrap_or(self.rest).starts_with(self.end)
    }
}

impl<'s> Iterator for TeraTokens<'s> {
    type Item = TeraToken<'s>;

    /// The next token; none at the end mark, and none from a string on that is never closed.
    fn next(&mut self) -> Option<TeraToken<'s>> {
        if self.are_at_end() {
            return None;
        }
        let rest = self.rest;
        let first = rest.chars().next()?;
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let (token, length) = match first {
            '"' | '\'' | '`' => {
                let Some(length) = length_of_string(rest) else {
                    self.rest = "";
                    return None;
                };
                (TeraToken::String(&rest[1..length - 1]), length)
            }
            '0'..='9' => {
                let length = length_of_number(rest);
                (TeraToken::Number(&rest[..length]), length)
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let length = rest.bytes().take_while(is_of_name).count();
                (TeraToken::Name(&rest[..length]), length)
            }
            _ => {
                let known = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
                let length = known.map_or(first.len_utf8(), str::len);
                (TeraToken::Sign(&rest[..length]), length)
            }
        };
        self.rest = &rest[length..];
        Some(token)
    }
}

/// The condition of a list comprehension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    /// The place behind its `if`, or before the bracket that ends the comprehension, in bytes
    /// from the beginning of the piece.
    pub(super) at: usize,
    /// True if the comprehension has one of its own.
    pub(super) is_own: bool,
}

/// A search for list comprehensions, token by token.
#[derive(Debug, Default)]
struct Comprehensions {
    /// The brackets that are open around the next token, the innermost last.
    open: Vec<Bracket>,
    /// True if a value stands before the next token, so that a name is an operator.
    is_behind_value: bool,
    is_behind_dot: bool,
    found: Vec<Condition>,
}

/// A bracket that a token can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bracket {
    /// `[` or `?[`, with nothing of a comprehension yet.
    List,
    /// The same behind the `for` of a comprehension.
    Comprehension,
    /// The same behind its `if`.
    Filtered,
    /// `(` or `{`
    Other,
    /// `<` and a name: the words up to `>` are names of attributes.
    Component,
}

impl Comprehensions {
    /// Takes the next token, which ends at `end`.
    fn take(&mut self, token: TeraToken<'_>, end: usize) {
        let is_behind_dot = std::mem::take(&mut self.is_behind_dot);
        let is_behind_value = match token {
            TeraToken::String(_) | TeraToken::Number(_) => true,
            // As in `not a`, `a not in b` and `a is not b`.
            TeraToken::Name("not") if !is_behind_dot => self.is_behind_value,
            TeraToken::Name(_) if !self.is_behind_value => true,
            TeraToken::Name(word) => {
                if let Some(bracket) = self.open.last_mut() {
                    match (*bracket, word) {
                        (Bracket::List, "for") => *bracket = Bracket::Comprehension,
                        (Bracket::Comprehension, "if") => {
                            *bracket = Bracket::Filtered;
                            self.found.push(Condition { at: end, is_own: true });
                        }
                        _ => {}
                    }
                }
                false
            }
            TeraToken::Sign(sign) => self.sign(sign, end),
        };
        self.is_behind_value = is_behind_value;
    }

    /// Takes a sign; true if it ends a value.
    fn sign(&mut self, sign: &str, end: usize) -> bool {
        match sign {
            "[" | "?[" => self.open.push(Bracket::List),
            "(" | "{" => self.open.push(Bracket::Other),
            "<" if !self.is_behind_value => self.open.push(Bracket::Component),
            "]" | ")" | "}" => {
                if self.open.pop() == Some(Bracket::Comprehension) {
                    self.found.push(Condition { at: end - sign.len(), is_own: false });
                }
                return true;
            }
            ">" if self.open.last() == Some(&Bracket::Component) => {
                self.open.pop();
                return true;
            }
            "." | "?." => self.is_behind_dot = true,
            _ => {}
        }
        false
    }
}

/// The signs of more than one byte.
const SIGNS: [&str; 10] = ["...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?["];

/// The length of a string with its quotes; none if it is not closed.
fn length_of_string(text: &str) -> Option<usize> {
    let quote = *text.as_bytes().first()?;
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == quote && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    })?;
    Some(end + 2)
}

/// The length of digits with at most one dot.
fn length_of_number(text: &str) -> usize {
    let mut dots = 0;
    let is_part = |byte: &u8| {
        dots += usize::from(*byte == b'.');
        byte.is_ascii_digit() || (*byte == b'.' && dots == 1)
    };
    text.bytes().take_while(is_part).count()
}

/// The length of text up to the next mark.
fn length_of_text(text: &str) -> usize {
    let is_mark = |pair: &[u8]| matches!(pair, [b'{', b'{' | b'%' | b'#']);
    text.as_bytes().windows(2).position(is_mark).unwrap_or(text.len())
}

/// The length of code with its marks; none if it is never closed.
fn end_of_code(code: &str, end: &'static str) -> Option<usize> {
    let mut tokens = TeraTokens { rest: behind_mark(code), end };
    tokens.by_ref().for_each(drop);
    let rest = tokens.rest;
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix(end)?;
    Some(code.len() - rest.len())
}

/// The length of a comment with its marks; none if it is never closed.
fn end_of_comment(comment: &str) -> Option<usize> {
    let inner = behind_mark(comment);
    Some(comment.len() - inner.len() + inner.find("#}")? + 2)
}

/// The length of what stands before the `{% endraw %}` of a text.
fn end_of_raw(text: &str) -> Option<usize> {
    let mut marks = text.match_indices("{%").map(|(at, _)| at);
    marks.find(|at| is_alone(&text[at + 2..], "endraw"))
}

/// True if a statement has this keyword and nothing else in it; of it all behind its mark.
fn is_alone(behind: &str, keyword: &str) -> bool {
    let behind = behind.strip_prefix('-').unwrap_or(behind).trim_ascii_start();
    let end = behind.strip_prefix(keyword).map(str::trim_ascii_start);
    end.is_some_and(|end| end.strip_prefix('-').unwrap_or(end).starts_with("%}"))
}

/// All behind the mark that a piece begins with, and behind its dash.
fn behind_mark(piece: &str) -> &str {
    let behind = piece.get(2..).unwrap_or_default();
    behind.strip_prefix('-').unwrap_or(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<(PieceKind, &str)> {
        pieces(source).map(|piece| (piece.kind, piece.text)).collect()
    }

    #[test]
    fn pieces_have_kinds() {
        use PieceKind::{Comment, Open, OpenRaw, Print, Raw, Statement, Text};
        assert_eq!(
            kinds("क{{ a ~ '}}' }}{ {%- if \"%}\" -%}{# {% #}"),
            [
                (Text, "क"),
                (Print, "{{ a ~ '}}' }}"),
                (Text, "{ "),
                (Statement, "{%- if \"%}\" -%}"),
                (Comment, "{# {% #}"),
            ]
        );
        assert_eq!(
            kinds("{% raw %}{% if %}{%- endraw %}ख{{ 'a\\'}}' "),
            [
                (Statement, "{% raw %}"),
                (Raw, "{% if %}"),
                (Statement, "{%- endraw %}"),
                (Text, "ख"),
                (Open, "{{ 'a\\'}}' "),
            ]
        );
        assert_eq!(kinds("{% raw %}क"), [(Statement, "{% raw %}"), (OpenRaw, "क")]);
        assert_eq!(kinds("{% raw %}"), [(Statement, "{% raw %}"), (OpenRaw, "")]);
        assert_eq!(kinds("{"), [(Text, "{")]);
        assert_eq!(kinds("{#}"), [(Open, "{#}")]);
    }

    #[test]
    fn code_has_tokens() {
        use TeraToken::{Name, Number, Sign, String};
        let tokens = |source| pieces(source).next().unwrap().tokens().collect::<Vec<_>>();
        assert_eq!(
            tokens("{%- set a1=b?.c ~ `}}` | f(x=1.5) -%}"),
            [
                Name("set"),
                Name("a1"),
                Sign("="),
                Name("b"),
                Sign("?."),
                Name("c"),
                Sign("~"),
                String("}}"),
                Sign("|"),
                Name("f"),
                Sign("("),
                Name("x"),
                Sign("="),
                Number("1.5"),
                Sign(")"),
            ]
        );
        assert_eq!(tokens("{{ 'क' \"ख"), [String("क")]);
        assert_eq!(tokens("{{ क }}"), [Sign("क")]);
        assert_eq!(tokens("{{-}}"), []);
        assert_eq!(tokens("क {{ a }}"), []);
    }

    #[test]
    fn statements_are_known_by_their_keyword() {
        let first = |source| pieces(source).next().unwrap();
        for (source, keyword) in [
            ("{%- for a in b %}", "for"),
            ("{%endif%}", "endif"),
            ("{% format %}", "format"),
            ("{{ for }}", ""),
            ("{% <a> %}", ""),
        ] {
            assert_eq!(first(source).keyword(), keyword);
        }
        for (source, is_block) in
            [("{% set a %}", true), ("{% set_global a | f %}", true), ("{% set a=1 %}", false)]
        {
            assert_eq!(first(source).is_block_of_set(), is_block, "{source}");
        }
        for (source, calls) in
            [("{% <a> %}", true), ("{{ 'b' ~ <a / > }}", true), ("{{ a < b / c }}", false)]
        {
            assert_eq!(first(source).calls_component(), calls, "{source}");
        }
    }

    #[test]
    fn comprehensions_have_conditions() {
        /// The source with `!` where a condition can begin, and `?` behind the `if` of one.
        fn shown(source: &str) -> String {
            let piece = pieces(source).next().unwrap();
            let (mut out, mut before) = (String::new(), 0);
            for Condition { at, is_own } in piece.conditions() {
                out += &source[before..at];
                out.push(if is_own { '?' } else { '!' });
                before = at;
            }
            out + &source[before..]
        }
        for (source, expected) in [
            ("{{ [x for x in a] }}", "{{ [x for x in a!] }}"),
            ("{% if [x for k, x in a if x] %}", "{% if [x for k, x in a if? x] %}"),
            ("{% for x in [y for y in z] %}", "{% for x in [y for y in z!] %}"),
            ("{{ [[y for y in x] for x in a] }}", "{{ [[y for y in x!] for x in a!] }}"),
            (
                "{{ [x for x in [y if y else 1 for y in a] if [z for z in x if z]] }}",
                "{{ [x for x in [y if y else 1 for y in a!] if? [z for z in x if? z]] }}",
            ),
            ("{{ [x.if for if in a.for if if] }}", "{{ [x.if for if in a.for if? if] }}"),
            ("{{ [x.not for x in a not in b] }}", "{{ [x.not for x in a not in b!] }}"),
            ("{{ [not x for x in a?[1] if not x] }}", "{{ [not x for x in a?[1] if? not x] }}"),
            ("{{ f(a=[x | upper for x in a]) }}", "{{ f(a=[x | upper for x in a!]) }}"),
            ("{{ [<q x={x} /> for x in a] }}", "{{ [<q x={x} /> for x in a!] }}"),
            ("{% <q a={[x for x in a]}> %}", "{% <q a={[x for x in a!]}> %}"),
        ] {
            assert_eq!(shown(source), expected);
        }
        for none in [
            "{{ \"[x for x in a]\" ~ ['for x in a'] }}",
            "{{ [for, if] }}",
            "{{ [for not in a] }}",
            "{{ a[for] ~ [a.for] }}",
            "{{ [a if b else c] }}",
            "{{ [<q for x in />] }}",
            "{% for x in a %}",
            "{# [x for x in a] #}",
            "[x for x in a]",
        ] {
            assert_eq!(shown(none), none);
        }
    }

    #[test]
    fn dashes_trim() {
        for (source, expected) in [
            ("{{- a }}", (true, false)),
            ("{% a -%}", (false, true)),
            ("{{-}}", (true, false)),
            ("{#-#}", (true, false)),
            ("{#--#}", (true, true)),
            ("{{ - }}", (false, false)),
            ("-", (false, false)),
        ] {
            let piece = pieces(source).next().unwrap();
            assert_eq!((piece.trims_before(), piece.trims_behind()), expected, "{source}");
        }
    }
}
