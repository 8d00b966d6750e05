//! The JSON Schema of the event file.
//!
//! `AAMANTRAN_SCHEMA=update` writes the committed copy anew.

use std::path::{Path, PathBuf};

use aamantran::Job;
use aamantran::internals::input::event_schema;
use serde_json::{Value, json};

use crate::support::case::{Case, said};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn samples() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root().join("samples")).unwrap();
    let files = folders.map(|folder| folder.unwrap().path().join("event.toml"));
    files.filter(|file| file.exists()).collect()
}

/// As editors see it: dates and times as texts.
fn as_json(text: &str) -> Value {
    fn value(own: toml::Value) -> Value {
        match own {
            toml::Value::Datetime(written) => json!(written.to_string()),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, own)| (key, value(own))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    value(toml::Value::Table(text.parse().unwrap()))
}

fn schema() -> Value {
    serde_json::from_str(&event_schema()).unwrap()
}

/// What is wrong with a value, by the words of JSON Schema that the schema uses; others would
/// be overlooked, so there must be none.
fn wrong(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut claim = |holds: bool, word: &str| {
        if !holds {
            found.push(format!("{at}: {word}"));
        }
    };
    let mut inner = Vec::new();
    for (word, rule) in schema.as_object().unwrap() {
        let is_text_like = |pattern: &dyn Fn(&str) -> bool| value.as_str().is_none_or(pattern);
        match word.as_str() {
            "$schema" | "title" | "description" | "default" => {}
            "type" => claim(
                match rule.as_str().unwrap() {
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("{other}"),
                },
                word,
            ),
            "enum" => claim(rule.as_array().unwrap().contains(value), word),
            "minimum" => {
                claim(value.as_i64().is_none_or(|n| n >= rule.as_i64().unwrap()), word);
            }
            "maximum" => {
                claim(value.as_i64().is_none_or(|n| n <= rule.as_i64().unwrap()), word);
            }
            "format" => {
                assert_eq!(rule, "date");
                claim(is_text_like(&|text| text.parse::<jiff::civil::Date>().is_ok()), word);
            }
            "pattern" if rule == "\\S" => {
                claim(is_text_like(&|text| !text.trim().is_empty()), word);
            }
            "pattern" => {
                assert_eq!(rule, r"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$");
                claim(is_text_like(&|text| text.parse::<jiff::civil::Time>().is_ok()), word);
            }
            "minItems" => {
                let least = usize::try_from(rule.as_u64().unwrap()).unwrap();
                claim(value.as_array().is_none_or(|items| items.len() >= least), word);
            }
            "items" => {
                for item in value.as_array().into_iter().flatten() {
                    inner.extend(wrong(rule, item, at));
                }
            }
            "anyOf" => {
                let mut any = rule.as_array().unwrap().iter();
                claim(any.any(|one| wrong(one, value, at).is_empty()), word);
            }
            "properties" => {
                for (key, own) in rule.as_object().unwrap() {
                    let given = value.get(key).into_iter();
                    inner.extend(given.flat_map(|value| wrong(own, value, key)));
                }
            }
            "required" => {
                for key in rule.as_array().unwrap() {
                    claim(value.get(key.as_str().unwrap()).is_some(), word);
                }
            }
            "additionalProperties" => {
                let named = schema.get("properties");
                for (key, other) in value.as_object().into_iter().flatten() {
                    if named.is_some_and(|named| named.get(key).is_some()) {
                    } else if rule.is_object() {
                        inner.extend(wrong(rule, other, key));
                    } else {
                        claim(rule == true, key);
                    }
                }
            }
            other => panic!("{other} is not looked at"),
        }
    }
    found.extend(inner);
    found
}

#[test]
fn the_schema_in_docs_is_current() {
    let path = root().join("docs/event.schema.json");
    let schema = event_schema();
    if std::env::var("AAMANTRAN_SCHEMA").is_ok_and(|wish| wish == "update") {
        std::fs::write(&path, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        committed == schema,
        "docs/event.schema.json is old: AAMANTRAN_SCHEMA=update cargo test schema"
    );
}

#[test]
fn the_samples_name_the_schema_and_keep_to_it() {
    let schema = schema();
    let mut files = samples();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let first = text.lines().next().unwrap();
        let named = first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{first}"));
        assert!(file.parent().unwrap().join(named).exists(), "{named}");
    }
    files.push(root().join("src/starter/event.toml"));
    files.push(root().join("tests/data/event/event.toml"));
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let wrong = wrong(&schema, &as_json(&text), "");
        assert!(wrong.is_empty(), "{}: {wrong:?}", file.display());
    }
}

/// Schema and program agree on what one key alone can get wrong.
#[test]
fn what_the_schema_refuses_the_program_refuses() {
    let sound = Case::bare()
        .event_of("name = \"क\"")
        .advocates("[[advocate]]\nname = \"ख\"")
        .lists("[[list]]\nfile = \"l.csv\"\nadvocate = \"ख\"")
        .event_file();
    let schema = schema();
    for (old, new, is_sound) in [
        ("", "", true),
        ("version = 1\n", "", false),
        ("version = 1", "version = 2", false),
        ("version = 1", "version = \"1\"", false),
        ("version = 1", "version = 1\nduplicates = \"hold\"", true),
        ("version = 1", "version = 1\nduplicates = \"drop\"", false),
        ("version = 1", "version = 1\nadvocates = 1", false),
        ("name = \"क\"", "name = \" \"", false),
        ("name = \"क\"", "", false),
        ("name = \"क\"", "name = \"क\"\ndate = 2027-01-10\nstart = 10:30:00", true),
        ("name = \"क\"", "name = \"क\"\ndate = 10:30:00", false),
        ("name = \"क\"", "name = \"क\"\nstart = 2027-01-10", false),
        ("name = \"क\"", "name = \"क\"\nagenda = \"एक\"", true),
        ("name = \"क\"", "name = \"क\"\nagenda = [\"एक\", 2]", false),
        ("name = \"क\"", "name = \"क\"\n[letter]\nfirst_serial = 0", false),
        ("name = \"क\"", "name = \"क\"\n[letter]\nfirst_serial = 999999", true),
        ("name = \"क\"", "name = \"क\"\n[wording]\nji = 1", false),
        ("name = \"क\"", "name = \"क\"\n[assign]\nfield = \"ward\"", false),
        ("name = \"क\"", "name = \"क\"\n[fonts]\nall = [\"Noto Serif\"]", true),
        ("name = \"क\"", "name = \"क\"\n[[font]]\nfile = \"a.ttf\"", false),
        ("[[advocate]]\nname = \"ख\"\n", "", false),
        ("[[advocate]]\nname = \"ख\"", "[[advocate]]\nname = \"ख\"\ngender = \"x\"", false),
        ("l.csv\"", "l.csv\"\ndefaults = { village = \"ग\" }", true),
        ("l.csv\"", "l.csv\"\ndefaults = { \"रंग\" = \"ग\" }", true),
        ("l.csv\"", "l.csv\"\ndefaults = { \"रंग\" = 1 }", false),
        ("l.csv\"", "l.csv\"\ncolumns = { vilage = \"ग्राम\" }", false),
        ("l.csv\"", "l.csv\"\nrepair = [\"visarga\"]", true),
        ("l.csv\"", "l.csv\"\nrepair = [\"all\"]", false),
        ("l.csv\"", "l.csv\"\nencodings = { village = \"unicode\" }", true),
        ("l.csv\"", "l.csv\"\nencodings = { village = \"utf-8\" }", false),
        ("l.csv\"", "l.csv\"\nheader = 0", false),
    ] {
        let text = sound.replacen(old, new, 1);
        let list = "नाम,ग्राम\nग,घ\n".as_bytes();
        let read = Job::from_parts(&text, &[("l.csv", list)]);
        assert_eq!(read.is_ok(), is_sound, "program: {new}: {:?}", read.err());
        let found = wrong(&schema, &as_json(&text), "");
        assert_eq!(found.is_empty(), is_sound, "schema: {new}: {found:?}");
    }
}

#[test]
fn an_empty_list_of_advocates_or_lists_is_none() {
    for key in ["advocate", "list"] {
        let text = format!("version = 1\n{key} = []\n[event]\nname = \"क\"\n");
        assert!(!wrong(&schema(), &as_json(&text), "").is_empty());
        let faults = Job::from_parts(&text, &[]).unwrap_err();
        assert_eq!(said(&faults), ["A0117 event.toml", "A0201 event.toml"], "{key}");
    }
}
