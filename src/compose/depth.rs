//! The depth of markup, measured before it is read: the reader of Djot goes down one call for
//! each part in another, and has no bound of its own.
//!
//! The measure goes line by line and keeps a list of the parts that are open, as the reader's
//! calls do; a line goes through them from the outermost on, as far as they go on with it.

use std::ops::Range;

/// As deep as any reader gets: far more than a letter has, far less than a stack.
const DEEPEST: usize = 64;

/// Where in a source, in bytes, a part begins that lies so deep inside others that reading it
/// could end the stack.
pub(super) fn too_deep_at(source: &str) -> Option<usize> {
    // Every part around others begins with one of these signs; most texts have too few of them.
    let is_sign =
        |byte: &u8| matches!(byte, b'>' | b'-' | b'*' | b'+' | b':' | b']' | b'.' | b')');
    let signs = source.bytes().filter(is_sign).count();
    if signs <= DEEPEST { None } else { measured(source, DEEPEST).err() }
}

/// Number of parts in each other at most; as error the place where one begins that is in as
/// many others as may be.
fn measured(source: &str, most: usize) -> Result<usize, usize> {
    let (mut deepest, mut line_end) = (0, 0);
    let mut open: Vec<OpenPart> = Vec::new();
    for line in source.split_inclusive('\n') {
        line_end += line.len();
        let Some(mut rest) = passed(&mut open, line) else { continue };
        while let Some((part, inner)) = begun(rest) {
            let around = open.len();
            if part.is_around() && around == most {
                return Err(line_end - rest.trim_ascii_start().len());
            }
            deepest = deepest.max(around + usize::from(part.is_around()));
            open.push(part);
            match inner {
                Some(inner) => rest = inner,
                None => break,
            }
        }
    }
    Ok(deepest)
}

/// The rest of a line, for the parts that begin in it, once all that are open have taken theirs;
/// the others are closed.
fn passed<'s>(open: &mut Vec<OpenPart>, line: &'s str) -> Option<&'s str> {
    let mut rest = line;
    for at in 0..open.len() {
        match open[at].next(rest) {
            Next::Inner(inner) => rest = inner,
            Next::Taken => return None,
            Next::Last => {
                open.truncate(at);
                return None;
            }
            Next::Not => {
                open.truncate(at);
                break;
            }
        }
    }
    Some(rest)
}

/// A part that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenPart {
    Quote,
    /// A point of a list, or a note.
    Point {
        indent: usize,
        /// The width of the sign, with all before it.
        width: usize,
        is_behind_blank: bool,
    },
    Group {
        indent: usize,
        colons: usize,
        /// Code in it, by its mark and how often that stands there.
        code: Option<(u8, usize)>,
    },
    Code {
        mark: u8,
        length: usize,
    },
    Paragraph,
    Heading(usize),
    /// A line that gives an address a name.
    Definition,
    Table {
        is_behind_blank: bool,
    },
}

/// The relation of a line to a part that is open.
enum Next<'s> {
    /// This of it is a line of what is inside.
    Inner(&'s str),
    /// It is the part's own.
    Taken,
    /// The same, and it ends the part.
    Last,
    /// It is none of the part.
    Not,
}

impl OpenPart {
    /// True if others can be inside it.
    fn is_around(self) -> bool {
        matches!(self, Self::Quote | Self::Point { .. } | Self::Group { .. })
    }

    fn next<'s>(&mut self, line: &'s str) -> Next<'s> {
        let blanks = line.len() - line.trim_ascii_start().len();
        let is_blank = blanks == line.len();
        let inner = |skipped: usize| Next::Inner(&line[skipped..]);
        let own_if = |is_own: bool| if is_own { Next::Taken } else { Next::Not };
        match self {
            Self::Quote => match LineKind::of(line) {
                LineKind::OpenPart(Self::Quote, sign) => inner(behind_quote(line, sign.end)),
                LineKind::OpenPart(Self::Paragraph, _) => inner(0),
                _ => Next::Not,
            },
            Self::Point { indent, width, is_behind_blank } => {
                let goes_on = !*is_behind_blank && is_paragraph(line);
                *is_behind_blank = is_blank;
                if is_blank {
                    // What is inside sees that it is blank, too.
                    inner(0)
                } else if blanks > *indent || goes_on {
                    inner(blanks.min(*width))
                } else {
                    Next::Not
                }
            }
            Self::Group { indent, colons, code } => {
                match (fence(line.trim_ascii()), *code) {
                    (Some((mark, length, words)), Some((own, most))) => {
                        if mark == own && length >= most && words.is_empty() {
                            *code = None;
                        }
                    }
                    (Some((b':', length, words)), None) => {
                        if length >= *colons && words.is_empty() {
                            return Next::Last;
                        }
                    }
                    (Some((mark, length, _)), None) => *code = Some((mark, length)),
                    (None, _) => {}
                }
                inner(if is_blank { 0 } else { blanks.min(*indent) })
            }
            Self::Code { mark, length } => match fence(line.trim_ascii()) {
                Some((own, many, "")) if own == *mark && many >= *length => Next::Last,
                _ => Next::Taken,
            },
            Self::Paragraph => own_if(!is_blank),
            Self::Heading(level) => own_if(match LineKind::of(line) {
                LineKind::OpenPart(Self::Paragraph, _) => true,
                LineKind::OpenPart(Self::Heading(own), _) => own == *level,
                _ => false,
            }),
            Self::Definition => own_if(line.starts_with(' ') && !is_blank),
            Self::Table { is_behind_blank } => {
                let text = line.trim_ascii();
                if text.starts_with("^ ") {
                    // A caption goes on as a paragraph does.
                    *self = Self::Paragraph;
                    return Next::Taken;
                }
                *is_behind_blank |= is_blank;
                let is_row = text.starts_with('|') && is_row_end(text);
                own_if(is_blank || (!*is_behind_blank && is_row))
            }
        }
    }
}

/// The kind of a line, if nothing that stands before it goes on with it.
enum LineKind {
    /// Nothing that is open afterwards: a blank line, a rule, attributes.
    Nothing,
    /// A part, and where its sign stands in the line.
    OpenPart(OpenPart, Range<usize>),
}

impl LineKind {
    fn of(line: &str) -> Self {
        let text = line.trim_ascii();
        let behind = line.trim_ascii_start();
        let indent = line.len() - behind.len();
        let Some(&first) = text.as_bytes().first() else { return Self::Nothing };
        let paragraph = Self::OpenPart(OpenPart::Paragraph, indent..indent);
        let point = |length: usize| {
            let width = indent + length;
            let part = OpenPart::Point { indent, width, is_behind_blank: false };
            Self::OpenPart(part, indent..width)
        };
        match first {
            b'#' => {
                let level = text.bytes().take_while(|&byte| byte == b'#').count();
                if is_gap(&text[level..]) {
                    Self::OpenPart(OpenPart::Heading(level), indent..indent + level)
                } else {
                    paragraph
                }
            }
            b'>' if is_gap(&text[1..]) => Self::OpenPart(OpenPart::Quote, indent..indent + 1),
            b'{' if are_attributes(text) => Self::Nothing,
            b'|' if text.len() >= 2 && is_row_end(text) => {
                Self::OpenPart(OpenPart::Table { is_behind_blank: false }, indent..indent)
            }
            b'[' => match text[1..].find(']').filter(|at| text[at + 2..].starts_with(':')) {
                // The name of a note begins so.
                Some(length) if text[1..].starts_with('^') => point(length + 3),
                Some(_) => Self::OpenPart(OpenPart::Definition, indent..indent),
                None => paragraph,
            },
            b'-' | b'*' if is_thematic_break(text) => Self::Nothing,
            // The end of the line is no blank here.
            b'-' | b'*' | b'+' if matches!(behind.as_bytes().get(1), None | Some(b' ')) => {
                let rest = &behind.as_bytes()[1..];
                let is_box = matches!(rest, [b' ', b'[', b'x' | b'X' | b' ', b']', ..])
                    && is_gap(&behind[5..]);
                point(if is_box { 5 } else { 1 })
            }
            b':' if is_gap(&text[1..]) => point(1),
            b'`' | b'~' | b':' => match fence(text) {
                Some((b':', colons, _)) => {
                    let part = OpenPart::Group { indent, colons, code: None };
                    Self::OpenPart(part, indent..line.len())
                }
                Some((mark, length, _)) => {
                    Self::OpenPart(OpenPart::Code { mark, length }, indent..line.len())
                }
                None => paragraph,
            },
            _ => number(text).map_or(paragraph, point),
        }
    }
}

/// The part that begins in a line, and what of the line is inside it.
fn begun(line: &str) -> Option<(OpenPart, Option<&str>)> {
    let LineKind::OpenPart(part, sign) = LineKind::of(line) else { return None };
    let inner = match part {
        OpenPart::Quote => Some(behind_quote(line, sign.end)),
        OpenPart::Point { .. } => Some(sign.end),
        _ => None,
    };
    Some((part, inner.map(|start| &line[start..])))
}

/// Where the text behind the sign of a quote begins.
fn behind_quote(line: &str, sign_end: usize) -> usize {
    sign_end + usize::from(line[sign_end..].starts_with([' ', '\t']))
}

fn is_paragraph(line: &str) -> bool {
    matches!(LineKind::of(line), LineKind::OpenPart(OpenPart::Paragraph, _))
}

fn is_gap(rest: &str) -> bool {
    rest.bytes().next().is_none_or(|byte| byte.is_ascii_whitespace())
}

fn is_row_end(text: &str) -> bool {
    text.ends_with('|') && !text.ends_with("\\|")
}

fn is_thematic_break(text: &str) -> bool {
    let is_sign = |byte: &u8| matches!(byte, b'-' | b'*');
    text.bytes().all(|byte| is_sign(&byte) || byte.is_ascii_whitespace())
        && text.bytes().filter(is_sign).count() >= 3
}

/// The mark of a line that begins or ends a group or code, how often it stands there, and the
/// words behind it.
fn fence(text: &str) -> Option<(u8, usize, &str)> {
    let mark = *text.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~' | b':'))?;
    let length = text.bytes().take_while(|&byte| byte == mark).count();
    let words = text[length..].trim_ascii_start();
    let is_valid = if mark == b':' {
        words.bytes().all(is_name)
    } else {
        !words.bytes().any(|byte| byte.is_ascii_whitespace() || byte == b'`')
    };
    (is_valid && length >= 3).then_some((mark, length, words))
}

/// The length of the sign of a numbered point.
fn number(text: &str) -> Option<usize> {
    let sign = text.strip_prefix('(').unwrap_or(text);
    let is_roman = |byte: &u8| b"ivxlcdm".contains(byte);
    let first = *sign.as_bytes().first()?;
    let (most, is_digit): (usize, &dyn Fn(&u8) -> bool) = match first {
        b'0'..=b'9' => (19, &u8::is_ascii_digit),
        own if is_roman(&own) => (13, &is_roman),
        own if is_roman(&own.to_ascii_lowercase()) => {
            (13, &|byte: &u8| byte.is_ascii_uppercase() && is_roman(&byte.to_ascii_lowercase()))
        }
        own if own.is_ascii_alphabetic() => (1, &u8::is_ascii_alphabetic),
        _ => return None,
    };
    let length = sign.bytes().take(most).take_while(is_digit).count();
    let is_bracketed = sign.len() < text.len();
    let is_end = match sign.as_bytes().get(length)? {
        b')' => true,
        b'.' => !is_bracketed,
        _ => false,
    };
    let end = text.len() - sign.len() + length + 1;
    (is_end && is_gap(&text[end..])).then_some(end)
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-')
}

/// True if a line is one set of attributes and nothing else.
fn are_attributes(text: &str) -> bool {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum At {
        Gap,
        Comment,
        NameStart,
        Name,
        Key,
        Value,
        Quoted,
        Escaped,
        End,
    }
    let mut at = At::Gap;
    for byte in text.bytes().skip(1) {
        at = match (at, byte) {
            (At::Gap | At::Name | At::Comment, b'}') => At::End,
            (At::Gap, b'.' | b'#') => At::NameStart,
            (At::Gap, b'%') => At::Comment,
            (At::Gap | At::Key, _) if is_name(byte) => At::Key,
            (At::Gap | At::Name, _) if byte.is_ascii_whitespace() => At::Gap,
            (At::Comment, b'%') | (At::Quoted, b'"') => At::Gap,
            (At::Comment, _) => At::Comment,
            (At::NameStart | At::Name | At::Value, _) if is_name(byte) => At::Name,
            (At::Key, b'=') => At::Value,
            (At::Quoted, b'\\') => At::Escaped,
            (At::Value, b'"') | (At::Quoted | At::Escaped, _) => At::Quoted,
            _ => return false,
        };
    }
    at == At::End
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DEEPEST, measured, too_deep_at};

    #[test]
    fn what_letters_have_is_not_deep() {
        for source in [
            "",
            "क\nख\n\n- ग\n  - घ\n    - ङ\n\n> च\n> > छ\n",
            &"- क\n".repeat(500),
            &"1. क\n   - ख\n\n2. ग\n\n".repeat(500),
            &"::: a\nक\n:::\n\n".repeat(500),
            &"> क\n\n".repeat(500),
            &" ".repeat(500),
            &format!("{}क", " ".repeat(500)),
            &("- ".repeat(DEEPEST) + "क"),
            // That is a rule.
            &"- ".repeat(DEEPEST + 1),
            &":".repeat(500),
            &"> ::: a\n> क\n> :::\n\n".repeat(500),
            &"- क\n\n  ::: a\n  ख\n  :::\n\n".repeat(500),
            &"```\n::: a\n```\n\n::: b\nक\n:::\n\n".repeat(500),
            &"::: a\n```\n:::\n```\n:::\n\n".repeat(500),
        ] {
            assert!(too_deep_at(source).is_none(), "{source}");
        }
        assert!(too_deep_at(&("- ".repeat(DEEPEST + 1) + "क")).is_some());
    }

    /// The deepest nesting of parts that Djot reads.
    fn depth(source: &str) -> usize {
        let (mut depth, mut deepest) = (0_usize, 0);
        for event in jotdown::Parser::new(source) {
            // A list and its points go down one call.
            let is_part = |container: &jotdown::Container<'_>| {
                matches!(
                    container,
                    jotdown::Container::Blockquote
                        | jotdown::Container::Div { .. }
                        | jotdown::Container::ListItem
                        | jotdown::Container::TaskListItem { .. }
                        | jotdown::Container::DescriptionDetails
                        | jotdown::Container::Footnote { .. }
                )
            };
            match event {
                jotdown::Event::Start(container, _) if is_part(&container) => {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                jotdown::Event::End(container) if is_part(&container) => depth -= 1,
                _ => {}
            }
        }
        deepest
    }

    /// Lines of parts in other parts, with blanks before and between them.
    fn line() -> impl Strategy<Value = String> {
        let sign = prop::sample::select(vec![
            "> ", ">", "- ", "- [ ] ", "-", "1. ", "(a) ", ": ", "* ", "[^a]: ", " ", "  ",
            "\t", "i. ", "IV) ", "क", "{.a}", "{.a", "{%", "%}", "| ", "^ ", "# ", "[b]: ",
            "\\",
        ]);
        let end = prop::sample::select(vec![
            "",
            "क",
            "::: a",
            ":::",
            "```",
            ":::: b",
            "::::",
            "~~~",
            "``` x",
            "::: a b",
            "---",
            "* *",
            "{.a}",
            "{.a b=\"c\\\"\"}",
            "{% a %}",
            "{% a }",
            "{.a}{.b}",
            "|",
            "| a |",
            "^ a",
            "|-|",
            "| a \\|",
            "[^b]: c",
            "[b]: c",
            "## a",
            "-",
            "a.",
            "(ii)",
            "1)",
            "aa. b",
            "- [x]",
            "{#",
            "{a=b}",
            "{ a=\"",
        ]);
        let few = prop::collection::vec(sign.clone(), 0..4);
        (prop_oneof![9 => few, 1 => prop::collection::vec(sign, 0..90)], end)
            .prop_map(|(signs, end)| signs.concat() + end)
    }

    /// A staircase: each line a little further in than the one before.
    fn stairs() -> impl Strategy<Value = String> {
        let sign =
            prop::sample::select(vec!["- क", "> - क", "- > क", "1. क", "[^a]: क", "क", ""]);
        let lines = prop::collection::vec((0_usize..3, sign), 1..200);
        lines.prop_map(|lines| {
            let mut column = 0;
            let line = |(step, sign): (usize, &str)| {
                column += step;
                format!("{}{sign}\n", " ".repeat(column))
            };
            lines.into_iter().map(line).collect()
        })
    }

    proptest! {
        #[test]
        fn the_measure_is_the_depth(lines in prop::collection::vec(line(), 0..30)) {
            let source = lines.join("\n");
            prop_assert_eq!(measured(&source, usize::MAX), Ok(depth(&source)));
        }

        #[test]
        fn it_is_where_things_go_further_and_further_in(source in stairs()) {
            prop_assert_eq!(measured(&source, usize::MAX), Ok(depth(&source)));
            prop_assert_eq!(too_deep_at(&source).is_some(), depth(&source) > DEEPEST);
        }
    }
}
