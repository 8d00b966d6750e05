//! The users' pages say the same in both languages, and links of all documents lead somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The lines of a document that are no code.
fn prose(document: &str) -> Vec<&str> {
    let mut is_code = false;
    document
        .lines()
        .filter(|line| {
            let is_fence = line.trim_start().starts_with("```");
            is_code ^= is_fence;
            !is_fence && !is_code
        })
        .collect()
}

/// The heading of a line: its level and its text.
fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (level > 0).then(|| text.strip_prefix(' ')).flatten().map(|text| (level, text))
}

/// The name that a line gives to its place.
fn anchor(line: &str) -> Option<&str> {
    Some(line.split_once("<a id=\"")?.1.split_once('"')?.0)
}

/// The name that GitHub gives to a heading.
fn slug(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// What a page is built of, in order: levels of headings, names of places, rows of tables and
/// points of lists.
fn outline(document: &str) -> Vec<String> {
    let is_numbered = |line: &str| {
        line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok())
    };
    prose(document)
        .into_iter()
        .filter_map(|line| match (heading(line), anchor(line)) {
            (Some((level, _)), _) => Some("#".repeat(level)),
            (_, Some(name)) => Some(name.to_owned()),
            _ if line.starts_with('|') => Some("row".to_owned()),
            _ if line.trim_start().starts_with("- ") => Some("point".to_owned()),
            _ if is_numbered(line) => Some("number".to_owned()),
            _ => None,
        })
        .collect()
}

fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    found.sort();
    found
}

#[test]
fn both_languages_have_the_same_pages_and_headings() {
    let names = |lang: &str| -> BTreeSet<_> {
        let pages = markdown_in(&root().join("docs").join(lang));
        pages.iter().map(|path| path.file_name().unwrap().to_owned()).collect()
    };
    assert_eq!(names("hi"), names("en"));
    let mut pairs: Vec<[PathBuf; 2]> = names("hi")
        .iter()
        .map(|name| ["hi", "en"].map(|lang| root().join("docs").join(lang).join(name)))
        .collect();
    pairs.push(["README.hi.md", "README.md"].map(|name| root().join(name)));
    for [hindi, english] in pairs {
        let [of_hindi, of_english] =
            [&hindi, &english].map(|path| outline(&fs::read_to_string(path).unwrap()));
        assert_eq!(of_hindi, of_english, "{} and {}", hindi.display(), english.display());
    }
}

/// The addresses that a line links to, as far as they are files or places of this repository.
fn links(line: &str) -> Vec<String> {
    // What stands in code is none: every second part between backquotes.
    let spoken: String = line.split('`').step_by(2).collect();
    spoken
        .split("](")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()))
        .filter(|address| !address.contains("://"))
        .collect()
}

/// The places of a document that a link can name.
fn places(document: &str) -> BTreeSet<String> {
    let prose = prose(document);
    let headings = prose.iter().filter_map(|line| heading(line)).map(|(_, text)| slug(text));
    headings.chain(prose.iter().filter_map(|line| anchor(line)).map(str::to_owned)).collect()
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let docs = root().join("docs");
    let folders = [root().to_owned(), docs.clone(), docs.join("hi"), docs.join("en")];
    let mut dead = Vec::new();
    for path in folders.iter().flat_map(|folder| markdown_in(folder)) {
        let document = fs::read_to_string(&path).unwrap();
        for link in prose(&document).into_iter().flat_map(links) {
            let (file, place) = link.split_once('#').unwrap_or((link.as_str(), ""));
            let target =
                if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let leads = target.exists()
                && (place.is_empty()
                    || places(&fs::read_to_string(&target).unwrap()).contains(place));
            if !leads {
                dead.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// The cells of a row of a table. A bar parts them in code, too, unless `\\` stands before it.
fn cells(row: &str) -> usize {
    row.replace("\\|", "").matches('|').count()
}

#[test]
fn every_row_of_a_table_has_the_cells_of_its_heading() {
    let docs = root().join("docs");
    let folders = [root().to_owned(), docs.clone(), docs.join("hi"), docs.join("en")];
    let mut uneven = Vec::new();
    for path in folders.iter().flat_map(|folder| markdown_in(folder)) {
        let document = fs::read_to_string(&path).unwrap();
        let mut of_heading = None;
        for line in prose(&document) {
            if !line.starts_with('|') {
                of_heading = None;
            } else if *of_heading.get_or_insert(cells(line)) != cells(line) {
                uneven.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert!(uneven.is_empty(), "{uneven:#?}");
}

/// The keys of a schema and of the tables in it.
fn keys(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    let Some(members) = schema.as_object() else {
        return schema.as_array().into_iter().flatten().for_each(|part| keys(part, found));
    };
    for (name, value) in members {
        if name == "properties" {
            found.extend(value.as_object().into_iter().flatten().map(|(key, _)| key.clone()));
        }
        keys(value, found);
    }
}

#[test]
fn every_key_of_the_event_file_is_explained() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let mut found = BTreeSet::new();
    let schema = read("docs/event.schema.json");
    keys(&serde_json::from_str(&schema).unwrap(), &mut found);
    assert!(found.len() > 90, "{found:?}");
    for lang in ["hi", "en"] {
        let pages =
            read(&format!("docs/{lang}/event.md")) + &read(&format!("docs/{lang}/list.md"));
        let is_explained = |key: &String| {
            ["`{}`", "`[{}]`", "`[[{}]]`"]
                .iter()
                .any(|form| pages.contains(&form.replace("{}", key)))
        };
        let missing: Vec<_> = found.iter().filter(|key| !is_explained(key)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}

/// All files below a folder, as paths from the root of the repository.
fn files_in(folder: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("{folder}/{name}");
        if root().join(&path).is_dir() {
            files_in(&path, found);
        } else {
            found.insert(path);
        }
    }
}

#[test]
fn every_source_that_a_document_names_is_there() {
    let mut sources = BTreeSet::new();
    for folder in
        ["src", "tests/suite", "tests/support", "tests/growth", "tests/safety", "benches"]
    {
        files_in(folder, &mut sources);
    }
    let docs = root().join("docs");
    let folders = [root().to_owned(), docs.clone(), docs.join("hi"), docs.join("en")];
    let mut gone = Vec::new();
    for path in folders.iter().flat_map(|folder| markdown_in(folder)) {
        let document = fs::read_to_string(&path).unwrap();
        for line in prose(&document) {
            // Every second part between backquotes is code.
            for name in line.split('`').skip(1).step_by(2) {
                let is_source =
                    name.strip_suffix(".rs").is_some() && !name.contains([' ', '*', '…']);
                let is_there = || {
                    sources.iter().any(|path| {
                        path.strip_suffix(name)
                            .is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
                    })
                };
                if is_source && !is_there() && !root().join(name).exists() {
                    gone.push(format!("{}: {name}", path.display()));
                }
            }
        }
    }
    assert!(gone.is_empty(), "{gone:#?}");
}
