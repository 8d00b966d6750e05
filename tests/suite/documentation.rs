//! The documents say what the program says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aamantran::diagnostic::codes;

/// `A` and four digits at the beginning of a text, and no more of them.
fn code(text: &str) -> Option<&str> {
    let code = text.get(..5)?;
    let is_code = code.starts_with('A') && code[1..].bytes().all(|b| b.is_ascii_digit());
    is_code.then_some(code)
}

#[test]
fn every_code_has_one_line_in_the_document() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let document = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> =
        document.lines().filter_map(|line| code(line.strip_prefix("| ")?)).collect();
    let of_document: BTreeSet<&str> = lines.iter().copied().collect();
    assert_eq!(lines.len(), of_document.len(), "a code stands in the document twice");
    assert_eq!(of_document, codes().collect::<BTreeSet<_>>());
}
