//! The shape of the program, held by reading its sources.

mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use self::uses::{Sources, circles, without_tests};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// All Rust sources of the program, with their paths from `src`.
static SOURCES: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| sources(&root().join("src")));

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

/// The rooms of the program, each a folder or a file: one uses those before it only, in the
/// order of the pipeline. What all stages share comes first.
const ROOMS: [&str; 38] = [
    "geom",
    "structure",
    "impose",
    "diagnostic",
    "hindi",
    "text",
    "toml",
    "parallel",
    "cache",
    "guard",
    "font",
    "picture",
    "style",
    "input/field",
    "input/file",
    "input/event",
    "input/list/format",
    "input/list/column",
    "input/list/repair",
    "input/list/row",
    "input/list",
    "input/people",
    "input/template",
    "input/job",
    "input",
    "compose",
    "shape",
    "layout",
    "pdf",
    "output",
    "generate",
    "ledger",
    "session",
    "starter",
    "desk/event_text",
    "desk",
    "serve",
    "cli",
];

/// The one circle that stays: a block has columns and tables, which have blocks.
const RECURSION: [&str; 3] = ["layout/block.rs", "layout/columns.rs", "layout/table.rs"];

/// The room of a file, by its place in [`ROOMS`]; none for the root of the crate.
fn room(file: &str) -> Option<usize> {
    let is_in = |room: &&str| {
        file.strip_prefix(room).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
    };
    let found = ROOMS.iter().filter(|room| is_in(room)).max_by_key(|room| room.len());
    assert!(found.is_some() || file == "lib.rs", "{file} is in no known room");
    ROOMS.iter().position(|room| Some(room) == found)
}

/// Which rooms each uses.
fn rooms_used(uses: &BTreeMap<&str, BTreeSet<&str>>) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (file, used) in uses {
        let Some(own) = room(file) else { continue };
        let rooms = used.iter().filter_map(|used| room(used)).filter(|used| *used != own);
        found.entry(own).or_default().extend(rooms);
    }
    found
}

#[test]
fn no_room_uses_a_later_one() {
    let sources = Sources::new(&SOURCES);
    for (file, used) in sources.uses() {
        let later = used.iter().filter(|used| room(used) > room(file));
        let later: Vec<_> = later.collect();
        assert!(file == "lib.rs" || later.is_empty(), "{file} uses {later:?}");
    }
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let sources = Sources::new(&SOURCES);
    for circle in circles(&sources.uses()) {
        assert_eq!(circle, RECURSION);
    }
}

/// What the table of the document stands between.
const TABLE: [&str; 2] =
    ["<!-- rooms: written by tests/suite/architecture.rs -->\n", "<!-- end of rooms -->\n"];

#[test]
fn the_document_says_who_uses_whom() {
    let sources = Sources::new(&SOURCES);
    let named = |room: &usize| format!("`{}`", ROOMS[*room]);
    let mut table = "| room | uses |\n|---|---|\n".to_owned();
    for (room, used) in
        rooms_used(&sources.uses()).iter().filter(|(room, _)| ROOMS[**room] != "input")
    {
        let used: Vec<_> = used.iter().map(named).collect();
        let used = if used.is_empty() { "nothing".to_owned() } else { used.join(", ") };
        writeln!(table, "| {} | {used} |", named(room)).unwrap();
    }
    let path = root().join("docs/architecture.md");
    let document = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = document.split_once(TABLE[0]).unwrap();
    let (shown, after) = rest.split_once(TABLE[1]).unwrap();
    if std::env::var_os("AAMANTRAN_ROOMS").is_some_and(|wish| wish == "update") {
        std::fs::write(&path, [before, TABLE[0], &table, TABLE[1], after].concat()).unwrap();
    } else {
        assert_eq!(
            shown, table,
            "AAMANTRAN_ROOMS=update cargo test --test suite who_uses_whom"
        );
    }
}

/// Outside crates with an interface that changes often, and the only folders that name them.
const NAMED_IN: [(&str, &[&str]); 33] = [
    ("kurbo", &["geom.rs", "font/"]),
    ("image", &["picture/"]),
    ("usvg", &["picture/"]),
    ("hayro_interpret", &["picture/"]),
    ("hayro", &["picture/draw.rs"]),
    ("html5gum", &["desk/clipboard/walk.rs"]),
    ("fast_qr", &["picture/"]),
    ("rqrr", &["picture/"]),
    ("harfrust", &["shape/", "font/"]),
    ("read_fonts", &["font/", "pdf/"]),
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
    ("rust_xlsxwriter", &["output/remarks.rs", "output/form.rs", "input/", "cli/tests.rs"]),
    ("icu_collator", &["hindi/"]),
    ("encoding_rs", &["input/"]),
    ("indicatif", &["cli/"]),
    ("ctrlc", &["cli/"]),
    ("axum", &["serve/"]),
    ("hyper", &["serve/listen.rs"]),
    ("hyper_util", &["serve/listen.rs"]),
    ("tower", &["serve/tests/"]),
    ("tokio", &["serve/", "desk/"]),
    ("form_urlencoded", &["serve/query.rs"]),
    ("getrandom", &["serve/access.rs", "serve/routes.rs", "serve/life.rs"]),
    ("open", &["serve/"]),
    ("toml_parser", &["desk/event_text/layout.rs"]),
];

#[test]
fn outside_crates_are_named_in_their_folder_only() {
    for (file, source) in &*SOURCES {
        for (name, folders) in NAMED_IN {
            let is_allowed = folders.iter().any(|folder| file.starts_with(folder));
            let is_used = without_tests(source)
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
    let templates: Vec<String> = aamantran::internals::input::builtin_templates()
        .iter()
        .flat_map(|name| aamantran::internals::input::builtin_files(name))
        .map(|(_, bytes)| String::from_utf8(bytes.to_vec()).unwrap())
        .collect();
    let texts = SOURCES.iter().map(|(_, source)| without_tests(source));
    for text in texts.chain(templates.iter().map(String::as_str)) {
        for word in ["भाकपा", "आरा,", "भोजपुर", "विधानसभा स्तरीय कार्यकर्ता"]
        {
            // The language of the district is everybody's.
            let found = text.replace("भोजपुरी", "").contains(word);
            assert!(!found, "{word} stands in the program");
        }
    }
}

/// The comment and attributes in front of a line, from the first of them on.
fn head<'s>(source: &'s str, line: &str) -> &'s str {
    let before = source.split(line).next().unwrap();
    let is_head = |own: &str| own.trim_start().starts_with("///") || own.starts_with("#[");
    let length: usize =
        before.lines().rev().take_while(|own| is_head(own)).map(|own| own.len() + 1).sum();
    &before[before.len() - length..]
}

#[test]
fn each_exported_item_has_an_example_that_runs() {
    let facade = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let exported = facade.split("#[doc(hidden)]\npub mod internals").next().unwrap();
    let exports =
        exported.split("pub use ").skip(1).map(|rest| rest.split(';').next().unwrap());
    let names = exports.flat_map(|export| {
        let names = export.split_once("::").unwrap().1;
        names.trim_matches(['{', '}']).split(',').map(str::trim).filter(|name| !name.is_empty())
    });
    let names: BTreeSet<&str> = names.collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        let kinds = ["struct", "enum", "trait", "fn"];
        let has_example = kinds.iter().any(|kind| {
            ["(", "<", " {", ";", ":"].iter().any(|after| {
                let line = format!("\npub {kind} {name}{after}");
                let mut sources = SOURCES.iter().filter(|(_, source)| source.contains(&line));
                sources.any(|(_, source)| head(source, &line[1..]).contains("/// ```\n"))
            })
        });
        assert!(has_example, "{name} has no example");
    }
}

/// A question says what is to be known, not what the thing is.
#[test]
fn doc_comments_begin_with_the_thing() {
    const QUESTIONS: [&str; 4] = ["What", "Whether", "How", "Why"];
    let mut found = Vec::new();
    for (file, source) in &*SOURCES {
        let mut before = "";
        for line in source.lines().map(str::trim_start) {
            let is_comment = |line: &str| line.starts_with("///") || line.starts_with("//!");
            let first = line.trim_start_matches(['/', '!']).trim_start();
            let first = first.split(' ').next().unwrap();
            if is_comment(line) && !is_comment(before) && QUESTIONS.contains(&first) {
                found.push(format!("{file}: {line}"));
            }
            before = line;
        }
    }
    assert_eq!(found, [""; 0]);
}
