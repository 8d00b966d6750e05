//! The JSON Schema of the event file, made from what its reader asks for.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::input::event::read::questions;
use crate::input::event::schema_text::describe;
use crate::toml::question::{Question, Questions, ValueShape};

/// The JSON Schema (draft 2020-12) of the event file, with descriptions in Hindi and English,
/// for editors that complete and check TOML by one. Dates and times are texts in it, since JSON
/// has no others. What hangs on more than one key is not in it: only a run finds that.
pub fn event_schema() -> String {
    let questions = questions();
    let schema = Schema {
        dialect: Some("https://json-schema.org/draft/2020-12/schema"),
        title: Some("aamantran: event.toml"),
        ..Schema::of_table(&questions, "")
    };
    // Writing to memory cannot fail, and all keys are texts.
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    format!("{text}\n")
}

/// A schema, its words in the order in which they are written.
#[derive(Debug, Default, Serialize)]
struct Schema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "minItems", skip_serializing_if = "Option::is_none")]
    least_items: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Self>>,
    #[serde(rename = "anyOf", skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Self>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "in_order")]
    properties: Vec<(&'static str, Self)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(rename = "additionalProperties", skip_serializing_if = "Option::is_none")]
    others: Option<Others>,
}

/// Keys that are not named.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Others {
    Allowed(Box<Schema>),
    No(bool),
}

fn in_order<S: Serializer>(
    properties: &[(&'static str, Schema)],
    out: S,
) -> Result<S::Ok, S::Error> {
    let mut map = out.serialize_map(Some(properties.len()))?;
    for (key, schema) in properties {
        map.serialize_entry(key, schema)?;
    }
    map.end()
}

impl Schema {
    fn kind(kind: &'static str) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    fn of_table(questions: &Questions, table: &str) -> Self {
        let (any, named): (Vec<_>, Vec<_>) =
            questions.of(table).partition(|asked| asked.key == Question::ANY);
        let others = any.first().map_or(Others::No(false), |asked| {
            Others::Allowed(Box::new(Self::of_shape(questions, asked)))
        });
        let properties = named.iter().map(|asked| (asked.key, Self::of(questions, asked)));
        let required = named.iter().filter(|asked| asked.is_required).map(|asked| asked.key);
        Self {
            properties: properties.collect(),
            required: required.collect(),
            others: Some(others),
            ..Self::kind("object")
        }
    }

    fn of(questions: &Questions, asked: &Question) -> Self {
        let description =
            describe(&asked.path()).map(|(hindi, english)| format!("{hindi} / {english}"));
        let own = Self { description, ..Self::of_shape(questions, asked) };
        // What a variant does not say is as the event has it.
        if asked.table.starts_with("variant.") { Self { default: None, ..own } } else { own }
    }

    fn of_shape(questions: &Questions, asked: &Question) -> Self {
        let text = || Self::kind("string");
        let or_list = |one: fn(&[String]) -> Self, words: &[String]| Self {
            any_of: vec![
                one(words),
                Self { items: Some(Box::new(one(words))), ..Self::kind("array") },
            ],
            ..Self::default()
        };
        let one_of = |words: &[String]| Self { words: words.to_vec(), ..Self::kind("string") };
        match &asked.shape {
            // One that is blank counts as not given.
            ValueShape::Text => Self { pattern: asked.is_required.then_some("\\S"), ..text() },
            ValueShape::Texts => or_list(|_| Self::kind("string"), &[]),
            ValueShape::Switch { default } => {
                Self { default: Some(json!(default)), ..Self::kind("boolean") }
            }
            ValueShape::Number { default, least, most } => Self {
                default: default.map(|default| json!(default)),
                minimum: Some(*least),
                maximum: Some(*most),
                ..Self::kind("integer")
            },
            ValueShape::Choice { words, default } => Self {
                default: default.and_then(|at| words.get(at)).map(|word| json!(word)),
                ..one_of(words)
            },
            ValueShape::Choices { words } => or_list(one_of, words),
            ValueShape::Date => Self { format: Some("date"), ..text() },
            // Not JSON Schema's `time`, which has an offset.
            ValueShape::Time => {
                Self { pattern: Some(r"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$"), ..text() }
            }
            ValueShape::Any => Self::default(),
            ValueShape::TableOrTables => {
                let table = || Self::of_table(questions, &asked.path());
                let tables = Self { items: Some(Box::new(table())), ..Self::kind("array") };
                Self { any_of: vec![table(), tables], ..Self::default() }
            }
            ValueShape::Table => Self::of_table(questions, &asked.path()),
            ValueShape::Tables => Self {
                least_items: asked.is_required.then_some(1),
                items: Some(Box::new(Self::of_table(questions, &asked.path()))),
                ..Self::kind("array")
            },
        }
    }
}
