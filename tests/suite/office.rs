//! The sample `samples/office`, a list with the habits of real offices, and what `docs/hi/check.md`
//! and `docs/en/check.md` show of its check.
//!
//! With `AAMANTRAN_GOLDEN=update` the list is made anew and, at the next run, what the pages
//! show.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use calamine::Reader as _;

use crate::office_list::workbook;
use crate::support::program::{Outcome, command};

/// As a user in the program's folder calls it.
const EVENT: &str = "samples/office/event.toml";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn is_update() -> bool {
    std::env::var_os("AAMANTRAN_GOLDEN").is_some_and(|value| value == "update")
}

/// The parts of a workbook, unpacked: how they are packed is no matter.
fn parts(book: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut package = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let count = package.len();
    let part = |index| {
        let mut part = package.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

#[test]
fn the_list_is_as_it_is_made() {
    let path = root().join("samples/office/list.xlsx");
    let made = workbook().unwrap();
    if is_update() {
        fs::write(&path, &made).unwrap();
    }
    assert!(parts(fs::read(path).unwrap()) == parts(made), "AAMANTRAN_GOLDEN=update makes it");
}

/// The remarks of the list that is handed back, as a table: row, name, remarks.
fn remarks(lang: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    command(&["--lang", lang, "check", EVENT, "--remarks", &path]);
    let copy = folder.path().join("list.xlsx");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(copy).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let (_, last) = sheet.end().unwrap();
    let text = |row, column| {
        sheet.get_value((row, column)).map(ToString::to_string).unwrap_or_default()
    };
    let header = (0..20).find(|row| text(*row, last).contains("remarks")).unwrap();
    let name = if lang == "hi" { "नाम" } else { "name" };
    let mut table = format!("| | {name} | {} |\n|---|---|---|\n", text(header, last));
    for row in header + 1..=sheet.end().unwrap().0 {
        let remarks = text(row, last).replace('\n', "<br>").replace('|', "\\|");
        if !remarks.is_empty() {
            writeln!(table, "| {} | {} | {remarks} |", row + 1, text(row, 1)).unwrap();
        }
    }
    table
}

/// What stands in the document under a name.
fn shown(name: &str) -> String {
    let fenced = |said: String| format!("```text\n{}\n```\n", said.trim_end());
    let lang = name.rsplit(' ').next().unwrap();
    if name.starts_with("check") {
        fenced(command(&["--lang", lang, "check", EVENT]).shown)
    } else if name.starts_with("remarks") {
        remarks(lang)
    } else if name.starts_with("counts") {
        let answer = command(&["--lang", lang, "check", EVENT, "--json"]).shown;
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        let shown = serde_json::json!({
            "counts": answer["counts"],
            "diagnostics": [answer["diagnostics"][0]],
        });
        let text = serde_json::to_string_pretty(&shown).unwrap();
        format!("```json\n{text}\n```\n")
    } else {
        let out = tempfile::tempdir().unwrap();
        let path = out.path().display().to_string();
        // Not beside the sample, where the next run would find it.
        let ledger = out.path().join("ledger.csv").display().to_string();
        let arguments =
            ["--lang", lang, "make", EVENT, "-o", &path, "--skip-invalid", "--ledger", &ledger];
        let Outcome { code, shown: said, .. } = command(&arguments);
        assert_eq!(code, 3);
        // Warnings come first, and are shown above.
        let made = said.lines().skip_while(|line| !line.contains(&path)).collect::<Vec<_>>();
        fenced(made.join("\n").replace(&path, "out/office"))
    }
}

#[test]
fn the_pages_show_what_check_says() {
    for page in ["docs/hi/check.md", "docs/en/check.md"] {
        let path = root().join(page);
        let document = fs::read_to_string(&path).unwrap();
        let mut current = String::new();
        let mut rest = document.as_str();
        let mut found = 0;
        while let Some((before, after)) = rest.split_once("<!-- shown: ") {
            let (name, after) = after.split_once(" -->\n").unwrap();
            let (_, after) = after.split_once("<!-- end -->").unwrap();
            write!(current, "{before}<!-- shown: {name} -->\n{}<!-- end -->", shown(name))
                .unwrap();
            rest = after;
            found += 1;
        }
        current.push_str(rest);
        assert_eq!(found, 4, "{page}");
        if is_update() {
            fs::write(&path, &current).unwrap();
        }
        assert!(
            document == current || is_update(),
            "AAMANTRAN_GOLDEN=update brings {page} up to date"
        );
    }
}

#[test]
fn counts_add_up() {
    let Outcome { code, shown: answer, .. } = command(&["check", EVENT, "--json"]);
    assert_eq!(code, 1);
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let counts = &answer["counts"];
    let count = |key: &str| counts[key].as_u64().unwrap();
    assert_eq!(count("rows"), count("letters") + count("held_back"));
    let of_advocates: u64 = counts["advocates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|advocate| advocate["letters"].as_u64().unwrap())
        .sum();
    assert_eq!(of_advocates, count("letters"));
    assert!(count("letters") >= 25 && count("held_back") >= 10, "{counts}");
    // Each kind of dirt is named.
    let codes: Vec<&str> = answer["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["code"].as_str().unwrap())
        .collect();
    for code in [
        "A0230", "A0231", "A0232", "A0234", "A0243", "A0290", "A0291", "A0292", "A0302",
        "A0303", "A0305", "A0310", "A0311", "A0321", "A0332", "A0333", "A0334", "A0335",
        "A0336", "A0342", "A0501",
    ] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
}
