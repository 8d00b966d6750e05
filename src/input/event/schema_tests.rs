use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;
use crate::input::event::read::{questions, read_event};
use crate::input::event::schema_text::{describe, descriptions};
use crate::toml::question::{Question, ValueShape};

#[test]
fn every_key_is_described_once_and_nothing_else() {
    let questions = questions();
    let asked: BTreeSet<String> = questions
        .iter()
        .filter(|asked| asked.key != Question::ANY)
        .map(Question::path)
        .collect();
    for path in &asked {
        let (hindi, english) = describe(path).unwrap_or_else(|| panic!("{path} is not said"));
        assert!(!hindi.is_ascii() && !english.is_empty(), "{path}");
    }
    let said: BTreeSet<String> = descriptions().map(|(key, ..)| (*key).to_owned()).collect();
    assert_eq!(said.len(), descriptions().count(), "a key is described twice");
    let needless: Vec<_> = said.difference(&asked).collect();
    assert!(needless.is_empty(), "nobody asks for {needless:?}");
}

#[test]
fn every_table_is_found() {
    let tables: Vec<String> = questions()
        .iter()
        .filter(|asked| {
            matches!(
                asked.shape,
                ValueShape::Table | ValueShape::Tables | ValueShape::TableOrTables
            )
        })
        .map(Question::path)
        .collect();
    let mut known = [
        "event",
        "letter",
        "extra",
        "wording",
        "paper",
        "paper.when",
        "print",
        "labels",
        "envelopes",
        "variant",
        "variant.when",
        "variant.event",
        "variant.letter",
        "variant.wording",
        "font",
        "fonts",
        "assign",
        "card",
        "card.address",
        "card.name",
        "card.number",
        "card.village",
        "advocate",
        "advocate.english",
        "list",
        "list.defaults",
        "list.columns",
        "list.encodings",
        "output",
        "options",
    ];
    known.sort_unstable();
    let mut tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    tables.sort_unstable();
    assert_eq!(tables, known);
}

/// Every key that the schema knows is known to the reader of a file that is full of them.
#[test]
fn a_file_with_every_key_has_no_unknown_one() {
    let questions = questions();
    let mut tables = questions.headings();
    tables.insert(0, (String::new(), false));
    let mut file = String::new();
    for (table, is_list) in &tables {
        match (table.as_str(), is_list) {
            ("", _) => {}
            (table, true) => writeln!(file, "[[{table}]]").unwrap(),
            (table, false) => writeln!(file, "[{table}]").unwrap(),
        }
        for asked in questions.of(table).filter(|asked| asked.key != Question::ANY) {
            let value = match &asked.shape {
                ValueShape::Text | ValueShape::Texts => "\"क\"".to_owned(),
                ValueShape::Switch { default } => default.to_string(),
                ValueShape::Number { least, .. } => least.to_string(),
                ValueShape::Choice { words, .. } | ValueShape::Choices { words } => {
                    format!("{:?}", words.last().unwrap())
                }
                ValueShape::Date => "2027-01-10".to_owned(),
                ValueShape::Time => "10:30".to_owned(),
                ValueShape::Table
                | ValueShape::Tables
                | ValueShape::TableOrTables
                | ValueShape::Any => continue,
            };
            writeln!(file, "{} = {value}", asked.key).unwrap();
        }
    }
    let (event, _, diagnostics) = read_event("event.toml", &file);
    assert!(event.is_some(), "{file}\n{diagnostics}");
    // Pattern, weekday, kinds of values that only make sense together.
    let codes: Vec<_> = diagnostics.iter().map(Diagnostic::code).collect();
    assert!(
        !codes.iter().any(|code| ["A0104", "A0105", "A0106", "A0107"].contains(code)),
        "{diagnostics}"
    );
}
