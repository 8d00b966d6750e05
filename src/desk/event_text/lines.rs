//! Lines of a text.

use std::ops::Range;

/// Where the line begins that a byte is in.
pub(crate) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Behind the line end of the line that a byte is in; the text's end if there is none.
pub(crate) fn end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// The whole lines that a range is in, with their line ends.
pub(crate) fn whole(text: &str, range: &Range<usize>) -> Range<usize> {
    start(text, range.start)..end(text, range.end)
}

/// The line before one that begins there; `None` for the first.
pub(crate) fn before(text: &str, start_of_line: usize) -> Option<Range<usize>> {
    let end = start_of_line;
    (end > 0).then(|| start(text, end - 1)..end)
}

/// True if there is nothing before the place but the beginning of the text or an empty line.
pub(crate) fn is_apart(text: &str, start_of_line: usize) -> bool {
    before(text, start_of_line).is_none_or(|line| text[line].trim().is_empty())
}

/// True if a line is only a comment.
pub(crate) fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// The key that stands in a comment: `# venue = "…"`.
pub(crate) fn commented_key(line: &str) -> Option<&str> {
    let (key, _) = line.trim_start().strip_prefix('#')?.split_once('=')?;
    let key = key.trim();
    let is_key = !key.is_empty() && !key.contains(|c: char| c.is_whitespace() || c == '#');
    is_key.then(|| key.trim_matches(['"', '\'']))
}

/// True if a table's header stands in a comment: `# [output]`.
pub(crate) fn is_commented_header(line: &str) -> bool {
    let inner = line.trim().trim_start_matches('#').trim();
    inner.starts_with('[') && inner.ends_with(']')
}

/// True if a comment is a line of dashes or the like.
pub(crate) fn is_rule(line: &str) -> bool {
    let inner = line.trim().trim_start_matches('#').trim();
    let is_long = line.trim().len() >= 4;
    is_long && inner.chars().all(|c| matches!(c, '-' | '=' | '*' | '~' | '_' | '─' | '═'))
}

/// Line and character of a byte, from 1.
pub(crate) fn place_of(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = start(before, before.len());
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The byte at a line and character, from 1; at most the line's end.
pub(crate) fn at(text: &str, line: usize, character: usize) -> Option<usize> {
    let mut begin = 0;
    for _ in 1..line {
        begin += text[begin..].find('\n')? + 1;
    }
    let whole = text[begin..end(text, begin)].trim_end_matches(['\n', '\r']);
    let in_line = whole.char_indices().nth(character.saturating_sub(1));
    Some(begin + in_line.map_or(whole.len(), |(byte, _)| byte))
}
