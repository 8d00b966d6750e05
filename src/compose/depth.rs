//! How deep markup is, measured before it is read: the reader of Djot goes down one call for
//! each part in another, and has no bound of its own.

/// As deep as any reader gets: far more than a letter has, far less than a stack.
const DEEPEST: usize = 64;

/// Where in a source, in bytes, a part begins that lies so deep inside others that reading it
/// could end the stack.
///
/// Counts at least as many as there are: what is open stays counted until a line comes that
/// surely ends it. Of groups, quotes, points of lists and notes in each other no letter has
/// more than a few.
pub(super) fn too_deep_at(source: &str) -> Option<usize> {
    let mut fences: Vec<usize> = Vec::new();
    // Of each point that may be open, the quotes it is in and its column in the innermost.
    let mut points: Vec<(usize, usize)> = Vec::new();
    let mut has_code = false;
    let mut line_end = 0;
    for line in source.split('\n') {
        line_end += line.len();
        let mut quotes = 0;
        let mut rest = line;
        let mut column = 0;
        loop {
            let text = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
            column += rest.len() - text.len();
            if let Some(quoted) = text.strip_prefix('>').filter(|rest| is_gap(rest)) {
                quotes += 1;
                column = 0;
                rest = quoted;
            } else if let Some(length) = point(text) {
                // What stands in the same column or before it cannot be around this one.
                points.retain(|&(around, own)| {
                    around < quotes || (around == quotes && own < column)
                });
                points.push((quotes, column));
                column += length;
                rest = &text[length..];
            } else {
                break;
            }
            if quotes + points.len() + fences.len() > DEEPEST {
                return Some(line_end - text.len());
            }
        }
        let text = rest.trim_ascii();
        // In code a line of colons is none.
        has_code = has_code || text.starts_with("```") || text.starts_with("~~~");
        let colons = text.bytes().take_while(|&byte| byte == b':').count();
        if colons < 3 {
            line_end += 1;
            continue;
        }
        let own = fences.iter().position(|&open| open <= colons);
        match own.filter(|_| colons == text.len() && !has_code && rest.len() == line.len()) {
            Some(own) => fences.truncate(own),
            None => fences.push(colons),
        }
        if fences.len() + points.len() > DEEPEST {
            return Some(line_end - rest.trim_ascii_start().len());
        }
        line_end += 1;
    }
    None
}

/// How long the sign is that begins a point of a list, or a note, if one begins here.
fn point(text: &str) -> Option<usize> {
    let length = match text.bytes().next()? {
        // A box to tick belongs to the sign.
        b'-' | b'*' | b'+'
            if [" [ ]", " [x]", " [X]"].contains(&text.get(1..5).unwrap_or("")) =>
        {
            5
        }
        b'-' | b'*' | b'+' | b':' => 1,
        b'[' => text.find("]:")? + 2,
        _ => {
            let sign = text.strip_prefix('(').unwrap_or(text);
            let number = sign.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let after =
                sign.as_bytes().get(number).filter(|&&byte| matches!(byte, b'.' | b')'));
            after.filter(|_| number > 0)?;
            text.len() - sign.len() + number + 1
        }
    };
    // What a note says follows its sign at once.
    (text.starts_with('[') || is_gap(&text[length..])).then_some(length)
}

fn is_gap(rest: &str) -> bool {
    rest.bytes().next().is_none_or(|byte| byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DEEPEST, too_deep_at};

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
            &"- ".repeat(DEEPEST),
            &":".repeat(500),
        ] {
            assert!(too_deep_at(source).is_none(), "{source}");
        }
        assert!(too_deep_at(&"- ".repeat(DEEPEST + 1)).is_some());
    }

    /// The deepest nesting of parts that Djot reads.
    fn depth(source: &str) -> usize {
        let (mut depth, mut deepest) = (0_usize, 0);
        for event in jotdown::Parser::new(source) {
            match event {
                // A list and its points go down one call.
                jotdown::Event::Start(container, _)
                    if container.is_block_container()
                        && !matches!(container, jotdown::Container::List { .. }) =>
                {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                jotdown::Event::End(container)
                    if container.is_block_container()
                        && !matches!(container, jotdown::Container::List { .. }) =>
                {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
        }
        deepest
    }

    /// Lines of parts in other parts, with blanks before and between them.
    fn line() -> impl Strategy<Value = String> {
        let sign = prop::sample::select(vec![
            "> ", ">", "- ", "- [ ] ", "-", "1. ", "(a) ", ": ", "* ", "[^a]: ", " ", "  ",
            "\t",
        ]);
        let end = prop::sample::select(vec!["", "क", "::: a", ":::", "```", ":::: b", "::::"]);
        (prop::collection::vec(sign, 0..90), end).prop_map(|(signs, end)| signs.concat() + end)
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
        fn what_is_not_too_deep_is_read_with_few_calls(
            lines in prop::collection::vec(line(), 0..30)
        ) {
            let source = lines.join("\n");
            prop_assert!(too_deep_at(&source).is_some() || depth(&source) <= DEEPEST + 8);
        }

        #[test]
        fn nor_is_what_goes_further_and_further_in(source in stairs()) {
            prop_assert!(too_deep_at(&source).is_some() || depth(&source) <= DEEPEST + 8);
        }
    }
}
