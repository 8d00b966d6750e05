//! The shape of the program, held by reading its sources.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// All Rust sources below a folder, with their paths from `src`.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root().join("src")).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The folders that a file of the first may name, in the order of the pipeline. What all
/// stages share comes first.
const MAY_USE: [(&str, &[&str]); 16] = [
    ("geom", &[]),
    ("structure", &[]),
    ("diagnostic", &[]),
    ("hindi", &[]),
    ("font", &["diagnostic"]),
    ("picture", &["diagnostic", "geom"]),
    ("style", &["diagnostic", "font", "geom", "picture"]),
    ("input", &["diagnostic", "hindi", "parallel", "picture"]),
    ("compose", &["diagnostic", "hindi", "input", "picture", "recent"]),
    (
        "shape",
        &[
            "compose",
            "diagnostic",
            "font",
            "geom",
            "hindi",
            "picture",
            "recent",
            "structure",
            "style",
        ],
    ),
    ("layout", &["picture", "recent", "shape", "structure", "style", "geom"]),
    ("pdf", &["layout", "parallel", "picture", "recent", "shape", "structure", "font", "geom"]),
    ("output", &["diagnostic"]),
    (
        "generate",
        &[
            "compose",
            "diagnostic",
            "font",
            "geom",
            "hindi",
            "input",
            "layout",
            "output",
            "parallel",
            "pdf",
            "picture",
            "shape",
            "structure",
            "style",
        ],
    ),
    ("ledger", &["diagnostic", "hindi", "input"]),
    ("cli", &["diagnostic", "font", "generate", "hindi", "input", "ledger", "output"]),
];

/// The part of a source before its unit tests, which may use what they like.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source)
}

#[test]
fn no_stage_uses_a_later_one() {
    for (file, source) in sources(&root().join("src")) {
        let Some((folder, _)) = file.split_once('/') else { continue };
        if file.ends_with("tests.rs") {
            continue;
        }
        let allowed = MAY_USE.iter().find(|(name, _)| *name == folder);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{folder} is no known stage"));
        for line in without_tests(&source).lines() {
            let code = line.split("//").next().unwrap();
            for used in code.split("crate::").skip(1) {
                let used = used.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
                assert!(
                    used == folder || allowed.contains(&used),
                    "{file} uses {used}: {line}"
                );
            }
        }
    }
}

/// Outside crates with an interface that changes often, and the only folders that name them.
const NAMED_IN: [(&str, &[&str]); 18] = [
    ("image", &["picture/"]),
    ("usvg", &["picture/"]),
    ("fast_qr", &["picture/"]),
    ("harfrust", &["shape/", "font/"]),
    ("printpdf", &["pdf/"]),
    ("lopdf", &["pdf/"]),
    ("subsetter", &["pdf/"]),
    ("tera", &["compose/"]),
    ("jotdown", &["compose/"]),
    ("clap", &["cli/"]),
    (
        "calamine",
        &[
            "input/list/format/excel.rs",
            "cli/tests.rs",
            "input/list/format/differential_tests.rs",
        ],
    ),
    (
        "quick_xml",
        &[
            "input/list/format/ods.rs",
            "input/list/format/xlsx_hidden.rs",
            "input/list/format/xlsx_size.rs",
            "input/list/format/xml.rs",
        ],
    ),
    ("cfb", &["input/list/format/biff.rs", "input/list/format/hidden_tests.rs"]),
    ("rust_xlsxwriter", &["output/remarks.rs", "output/form.rs", "input/"]),
    ("icu_collator", &["hindi/"]),
    ("encoding_rs", &["input/"]),
    ("indicatif", &["cli/"]),
    ("ctrlc", &["cli/"]),
];

#[test]
fn outside_crates_are_named_in_their_folder_only() {
    for (file, source) in sources(&root().join("src")) {
        for (name, folders) in NAMED_IN {
            let is_allowed = folders.iter().any(|folder| file.starts_with(folder));
            let is_used = without_tests(&source)
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .any(|line| line.contains(&format!("{name}::")));
            assert!(is_allowed || !is_used, "{file} names {name}");
        }
    }
}

#[test]
fn there_is_one_lopdf() {
    // printpdf hands over a document of its own lopdf: another version is another type.
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    assert_eq!(lock.matches("name = \"lopdf\"").count(), 1);
}

#[test]
fn nothing_of_the_sample_stands_in_the_program() {
    let templates: Vec<String> = aamantran::input::builtin_templates()
        .iter()
        .flat_map(|name| aamantran::input::builtin_files(name))
        .map(|(_, bytes)| String::from_utf8(bytes.to_vec()).unwrap())
        .collect();
    let program = sources(&root().join("src"));
    let texts = program.iter().map(|(_, source)| without_tests(source));
    for text in texts.chain(templates.iter().map(String::as_str)) {
        for word in ["भाकपा", "आरा,", "भोजपुर", "विधानसभा स्तरीय कार्यकर्ता"]
        {
            // The language of the district is everybody's.
            let found = text.replace("भोजपुरी", "").contains(word);
            assert!(!found, "{word} stands in the program");
        }
    }
}
