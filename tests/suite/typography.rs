//! The tests that `docs/typography.md` names.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_test_that_holds_a_rule_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("tests/suite"), &mut files);
    let document = std::fs::read_to_string(root.join("docs/typography.md")).unwrap();
    let mut count = 0;
    for (file, test) in document.split('`').filter_map(|named| named.split_once(".rs: ")) {
        let holds = |path: &PathBuf| {
            path.file_stem().is_some_and(|stem| stem == file)
                && std::fs::read_to_string(path).unwrap().contains(&format!("fn {test}("))
        };
        assert!(files.iter().any(holds), "{file}.rs has no test {test}");
        count += 1;
    }
    assert!(count > 30, "{count}");
}
