//! The documents say what the sources say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn in_project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// `A` and four digits at the beginning of a text, and no more of them.
fn code(text: &str) -> Option<&str> {
    let code = text.get(..5)?;
    let is_code = code.starts_with('A') && code[1..].bytes().all(|b| b.is_ascii_digit());
    is_code.then_some(code)
}

#[test]
fn every_code_has_one_line_in_the_document() {
    let mut of_sources = BTreeSet::new();
    for file in fs::read_dir(in_project("src/diagnostic")).unwrap() {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        for (at, _) in source.match_indices("\"A") {
            let quoted = code(&source[at + 1..]);
            of_sources.extend(
                quoted.filter(|_| source[at + 6..].starts_with('"')).map(str::to_owned),
            );
        }
    }
    assert!(of_sources.len() > 100, "{of_sources:?}");

    let document = fs::read_to_string(in_project("docs/diagnostics.md")).unwrap();
    let lines: Vec<&str> =
        document.lines().filter_map(|line| code(line.strip_prefix("| ")?)).collect();
    let of_document: BTreeSet<String> = lines.iter().map(|&line| line.to_owned()).collect();
    assert_eq!(lines.len(), of_document.len(), "a code stands in the document twice");
    let lacking: Vec<_> = of_sources.difference(&of_document).collect();
    let needless: Vec<_> = of_document.difference(&of_sources).collect();
    assert!(lacking.is_empty(), "docs/diagnostics.md lacks {lacking:?}");
    assert!(
        needless.is_empty(),
        "docs/diagnostics.md has what is no code any more: {needless:?}"
    );
}
