//! Running text, and how Djot writes it.

/// A character of running text; a line break is `\n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) own: char,
    pub(super) is_bold: bool,
    pub(super) is_italic: bool,
}

/// Text of a paragraph.
pub(super) type Line = Vec<Letter>;

/// The text with one space where there are several, and none at the ends of lines. Empty lines at
/// its ends are gone.
pub(super) fn folded(line: &[Letter]) -> Line {
    let mut out: Line = Vec::with_capacity(line.len());
    for letter in line {
        let last = out.last().map(|own| own.own);
        match letter.own {
            ' ' if matches!(last, None | Some(' ' | '\n')) => {}
            '\n' => {
                if last == Some(' ') {
                    out.pop();
                }
                if !out.is_empty() {
                    out.push(*letter);
                }
            }
            _ => out.push(*letter),
        }
    }
    while out.last().is_some_and(|own| matches!(own.own, ' ' | '\n')) {
        out.pop();
    }
    // A space is of a look only where the words on both its sides are.
    for at in 1..out.len().saturating_sub(1) {
        let (before, after) = (out[at - 1], out[at + 1]);
        if matches!(out[at].own, ' ' | '\n') {
            let is_space = out[at].own == ' ';
            let is_same = before.is_bold == after.is_bold;
            out[at].is_bold = is_space && before.is_bold && after.is_bold;
            out[at].is_italic = is_space && is_same && before.is_italic && after.is_italic;
        }
    }
    plain_inside_words(&mut out, |own| own.is_bold, |own| own.is_bold = false);
    for is_bold in [false, true] {
        let is_italic = |own: &Letter| own.is_italic && own.is_bold == is_bold;
        plain_inside_words(&mut out, is_italic, |own| own.is_italic = false);
    }
    out
}

/// Takes a look away from letters inside a Latin word: there a sign is more likely meant as it
/// stands, and is remarked on.
fn plain_inside_words(
    line: &mut [Letter],
    has: impl Fn(&Letter) -> bool,
    take: impl Fn(&mut Letter),
) {
    let mut at = 0;
    while at < line.len() {
        let length = line[at..].iter().take_while(|own| has(own)).count();
        let is_latin =
            |own: Option<&Letter>| own.is_some_and(|own| own.own.is_ascii_alphanumeric());
        let before = at.checked_sub(1).and_then(|before| line.get(before));
        if length > 0 && is_latin(before) && is_latin(line.get(at + length)) {
            line[at..at + length].iter_mut().for_each(&take);
        }
        at += length.max(1);
    }
}

/// Writes folded text as Djot; `broken` stands for a line break.
pub(super) fn write(line: &[Letter], broken: &str, out: &mut String) {
    // The sign of bold words is the outer one.
    let (mut bold, mut italic) = (false, false);
    let mut mark_of_point = None;
    for (at, letter) in line.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| line[before].own);
        let is_start = matches!(before, None | Some('\n'));
        if italic && !(letter.is_italic && bold == letter.is_bold) {
            out.push('_');
            italic = false;
        }
        if bold != letter.is_bold {
            out.push('*');
            bold = letter.is_bold;
        }
        if letter.is_italic && !italic {
            out.push('_');
            italic = true;
        }
        if is_start {
            mark_of_point = point(&line[at..]).map(|length| at + length);
        }
        match letter.own {
            '\n' => out.push_str(broken),
            own => {
                let after = line.get(at + 1).map(|own| own.own);
                let is_sign = is_start && matches!(own, '-' | '+' | ':' | '#');
                let is_markup = is_markup(own, before, after) || ends_symbol(&line[..=at]);
                if is_sign || mark_of_point == Some(at) || is_markup {
                    out.push('\\');
                }
                out.push(own);
            }
        }
    }
    if italic {
        out.push('_');
    }
    if bold {
        out.push('*');
    }
}

/// True if Djot, or who reads the letter's text for slips, takes a character for markup.
fn is_markup(own: char, before: Option<char>, after: Option<char>) -> bool {
    match own {
        '\\' | '*' | '_' | '`' | '[' | ']' | '{' | '}' | '<' | '>' | '|' | '^' | '~' | '"'
        | '\'' => true,
        '-' | '=' | ':' => before == Some(own) || after == Some(own),
        '.' => before == Some('.'),
        '&' => after.is_some_and(|own| own.is_ascii_alphanumeric() || own == '#'),
        '$' => after == Some('`'),
        _ => false,
    }
}

/// True if a text ends with `:name:`, which is a symbol of Djot.
fn ends_symbol(text: &[Letter]) -> bool {
    let Some((Letter { own: ':', .. }, before)) = text.split_last() else { return false };
    let is_name = |own: char| own.is_ascii_alphanumeric() || matches!(own, '_' | '-' | '+');
    before.iter().rev().find(|own| !is_name(own.own)).is_some_and(|own| own.own == ':')
}

/// Where in a line that begins as a numbered point does the mark behind its number stands.
fn point(line: &[Letter]) -> Option<usize> {
    let bracket = usize::from(line.first().is_some_and(|own| own.own == '('));
    let number = line[bracket..].iter().take_while(|own| own.own.is_ascii_alphanumeric());
    let at = bracket + number.count();
    let is_mark = at > bracket && line.get(at).is_some_and(|own| matches!(own.own, '.' | ')'));
    let is_end = line.get(at + 1).is_none_or(|own| matches!(own.own, ' ' | '\n'));
    (is_mark && is_end).then_some(at)
}
