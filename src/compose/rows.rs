//! Rows of tables whose cells have several lines.

use std::borrow::Cow;

/// Stands in a row for the end of a line. In no value and no template is it left: it is a
/// control character. As long as what it stands for, so that places stay.
pub(super) const LINE_END: char = '\u{85}';

/// Joins the lines of a row that end with a backslash: Djot has a row on one line.
pub(super) fn joined(source: &str) -> Cow<'_, str> {
    if !source.contains("\\\n") || !source.contains('|') {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let mut is_row = false;
    for line in source.split_inclusive('\n') {
        is_row = is_row || line.trim_start().starts_with('|');
        let body = line.strip_suffix('\n').filter(|body| is_row && is_broken(body));
        if let Some(body) = body {
            out.push_str(&body[..body.len() - 1]);
            out.push(LINE_END);
        } else {
            out.push_str(line);
            is_row = false;
        }
    }
    Cow::Owned(out)
}

/// True if a line ends with a backslash that no other one makes mean itself.
fn is_broken(line: &str) -> bool {
    line.bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn only_rows_are_joined() {
        for (source, expected) in [
            ("| क | ख\\\nग |\nघ\\\nङ\n", "| क | ख\u{85}ग |\nघ\\\nङ\n"),
            ("  | क\\\nख\\\n  ग |\n", "  | क\u{85}ख\u{85}  ग |\n"),
            ("| क \\\\\nख |", "| क \\\\\nख |"),
            ("| क \\\n", "| क \u{85}"),
            ("क\\\nख", "क\\\nख"),
        ] {
            let own = joined(source);
            assert_eq!((&*own, own.len()), (expected, source.len()));
        }
    }
}
