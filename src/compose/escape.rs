//! Data is data: every value that a template prints is escaped for Djot.

use std::io::{self, Write};

/// Writes a value so that Djot reads it as the characters it is made of.
///
/// A backslash makes any ASCII punctuation literal (Djot syntax reference, "Escapes").
/// Whatever ends a line or a cell becomes a space: a line break in data starts no paragraph.
pub(super) fn escape(value: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut done = 0;
    for (at, character) in value.char_indices() {
        if character.is_ascii_punctuation() {
            out.write_all(&value.as_bytes()[done..at])?;
            out.write_all(b"\\")?;
            done = at;
        } else if is_line_end(character) {
            out.write_all(&value.as_bytes()[done..at])?;
            out.write_all(b" ")?;
            done = at + character.len_utf8();
        }
    }
    out.write_all(&value.as_bytes()[done..])
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::markup;
    use crate::compose::{Content, Inline};
    use crate::hindi::Digits;
    use crate::picture::Pictures;
    use proptest::prelude::*;

    fn escaped(value: &str) -> String {
        let mut out = Vec::new();
        escape(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn text(inlines: &[Inline]) -> String {
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) => text.clone(),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn markup_in_data_is_printed() {
        let value = "*राम* | {{ 7*7 }} [x](y) <b> `c` _d_ :e: \\ {.f} 1. - # ::: ---";
        let letter =
            markup::parse(&escaped(value), Digits::Latin, &Pictures::default()).unwrap();
        let [block] = &letter[..] else { panic!("{letter:?}") };
        let Content::Text(inlines) = &block.content else { panic!("{block:?}") };
        assert_eq!(text(inlines), value);
    }

    proptest! {
        #[test]
        fn any_value_comes_out_as_one_paragraph(value in "[ -~\\n\\r\\tअ-ह़्ा-ौ\u{2028}]{1,40}") {
            let letter = markup::parse(&format!("अ{}अ", escaped(&value)), Digits::Latin, &Pictures::default()).unwrap();
            prop_assert_eq!(letter.len(), 1);
            let Content::Text(inlines) = &letter[0].content else { panic!() };
            let plain: String =
                value.chars().map(|c| if is_line_end(c) { ' ' } else { c }).collect();
            prop_assert_eq!(text(inlines), format!("अ{plain}अ"));
        }

        #[test]
        fn no_value_breaks_a_table(value in "[ -~\\n\\r]{1,30}") {
            let source = format!("| अ | {} |\n", escaped(&value));
            let letter = markup::parse(&source, Digits::Latin, &Pictures::default()).unwrap();
            prop_assert_eq!(letter.len(), 1);
            let Content::Table(table) = &letter[0].content else { panic!() };
            prop_assert_eq!(table.rows.len(), 1);
            prop_assert_eq!(table.rows[0].cells.len(), 2);
        }
    }
}
