//! Diagnostics as text for people.

use std::fmt::{self, Write as _};

use super::{Diagnostic, Lang, Place, Severity};

/// The diagnostic as lines of text, each with its line end:
///
/// ```text
/// event.toml:4:1: error[A0104]: `nmae` means nothing in [event]
///     nmae = "…"
///     help: Did you mean `name`?
/// ```
///
/// The place is quoted rather than underlined: no terminal aligns a caret under Devanagari.
pub fn render(diagnostic: &Diagnostic, lang: Lang) -> String {
    let mut out = place(diagnostic.place(), lang);
    if !out.is_empty() {
        out.push_str(": ");
    }
    let severity = match (diagnostic.severity(), lang) {
        (Severity::Error, Lang::En) => "error",
        (Severity::Error, Lang::Hi) => "ग़लती",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Warning, Lang::Hi) => "चेतावनी",
        (Severity::Note, Lang::En) => "note",
        (Severity::Note, Lang::Hi) => "सूचना",
    };
    let text = visible(&diagnostic.message().text(lang));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{severity}[{}]: {text}", diagnostic.code());
    if let Some(quoted) = quoted(diagnostic.place()) {
        let _ = writeln!(out, "    {quoted}");
    }
    if let Some(hint) = diagnostic.message().hint(lang) {
        let help = match lang {
            Lang::Hi => "उपाय",
            Lang::En => "help",
        };
        let _ = writeln!(out, "    {help}: {}", visible(&hint));
    }
    out
}

/// The English rendering, as [`render()`] gives it.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&render(self, Lang::En))
    }
}

fn place(place: &Place, lang: Lang) -> String {
    match place {
        Place::None => String::new(),
        Place::File { file } => file.clone(),
        Place::Text { file, line, column, .. } => format!("{file}:{line}:{column}"),
        Place::Cell { file, sheet, row, column, .. } => {
            let mut out = file.clone();
            if let Some(sheet) = sheet {
                let _ = write!(out, " [{sheet}]");
            }
            let (row_word, column_word) = match lang {
                Lang::Hi => ("पंक्ति", "स्तंभ"),
                Lang::En => ("row", "column"),
            };
            // The headings of a file without rows stand in none.
            let row = (*row > 0).then(|| format!("{row_word} {row}"));
            let column = column.as_ref().map(|column| format!("{column_word} {column}"));
            let cell: Vec<String> = row.into_iter().chain(column).collect();
            if !cell.is_empty() {
                let _ = write!(out, ": {}", cell.join(", "));
            }
            visible(&out)
        }
    }
}

/// The text at the place, to be recognised by.
fn quoted(place: &Place) -> Option<String> {
    match place {
        Place::Text { excerpt, .. } if !excerpt.trim().is_empty() => {
            Some(shortened(&visible(excerpt.trim())))
        }
        Place::Cell { value: Some(value), .. } if !value.is_empty() => {
            Some(format!("\"{}\"", shortened(&visible(value))))
        }
        _ => None,
    }
}

/// Control and direction characters as escapes, so that a list cannot disturb the terminal.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push(' '),
            '\u{061C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}' => {
                let _ = write!(out, "{}", c.escape_unicode());
            }
            c if c.is_control() => {
                let _ = write!(out, "{}", c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 160;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostic::{Diagnostic, Lang, Message, Place};

    fn unknown_key() -> Diagnostic {
        Diagnostic::at(
            Message::UnknownKey {
                key: "nmae".into(),
                table: "[event]".into(),
                nearest: Some("name".into()),
                belongs: Vec::new(),
            },
            Place::Text {
                file: "event.toml".into(),
                line: 4,
                column: 1,
                excerpt: "nmae = \"x\"".into(),
            },
        )
    }

    #[test]
    fn shows_place_code_excerpt_and_help() {
        assert_eq!(
            render(&unknown_key(), Lang::En),
            "event.toml:4:1: error[A0104]: `nmae` means nothing in [event]\n    \
             nmae = \"x\"\n    help: Did you mean `name`?\n"
        );
    }

    #[test]
    fn shows_row_column_and_cell_in_hindi() {
        let place = Place::Cell {
            file: "list.csv".into(),
            sheet: None,
            row: 37,
            column: Some("नाम".into()),
            value: Some("राम 😀".into()),
        };
        let message = Message::MissingGlyph { field: "नाम".into(), character: '😀' };
        assert_eq!(
            render(&Diagnostic::at(message, place), Lang::Hi),
            "list.csv: पंक्ति 37, स्तंभ नाम: ग़लती[A0501]: नाम में \"😀\" U+1F600 है: इमोजी या \
             प्रतीक, जो किसी फ़ॉन्ट से नहीं छप सकता\n    \"राम 😀\"\n    उपाय: उसे हटा दें, या दूसरी \
             तरह से लिखें।\n"
        );
    }

    #[test]
    fn a_cell_cannot_steer_the_terminal() {
        let place = Place::Cell {
            file: "l.csv".into(),
            sheet: None,
            row: 2,
            column: None,
            value: Some("\u{1B}[2J\u{202E}x".into()),
        };
        let out = render(&Diagnostic::at(Message::NameEmpty, place), Lang::En);
        assert!(!out.contains('\u{1B}') && !out.contains('\u{202E}'));
        assert!(out.contains("\\u{1b}[2J\\u{202e}x"), "{out}");
    }
}
