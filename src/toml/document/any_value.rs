//! Values whose keys and kinds nobody has asked for: a table in which an organiser keeps what a
//! template of his own prints.

use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::{TomlTable, Value};
use crate::diagnostic::Message;
use crate::toml::question::{Question, ValueShape};
use crate::toml::tree::in_order;

/// Tables and lists lie so deep in each other at most.
const DEEPEST: usize = 8;

/// A value of any kind, as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum AnyValue {
    /// Text in NFC, in one piece.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number with a fraction.
    Fraction(f64),
    /// True or false.
    Switch(bool),
    /// A date or a time, as filters take it: `2027-01-10`, `10:30:00`.
    When(String),
    /// A list, or an array of tables.
    List(Vec<Self>),
    /// A table, in the order of the file.
    Table(Vec<(String, Self)>),
}

impl AnyValue {
    /// Calls a function with each text in it and the dotted key under which it stands.
    pub(crate) fn each_text(&self, key: &str, then: &mut impl FnMut(&str, &str)) {
        match self {
            Self::Text(text) => then(key, text),
            Self::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    item.each_text(&format!("{key}.{at}"), then);
                }
            }
            Self::Table(entries) => {
                for (own, value) in entries {
                    value.each_text(&format!("{key}.{own}"), then);
                }
            }
            Self::Number(_) | Self::Fraction(_) | Self::Switch(_) | Self::When(_) => {}
        }
    }

    /// As [`Self::each_text`], to be changed.
    pub(crate) fn each_text_mut(
        &mut self,
        key: &str,
        then: &mut impl FnMut(&str, &mut String),
    ) {
        match self {
            Self::Text(text) => then(key, text),
            Self::List(items) => {
                for (at, item) in items.iter_mut().enumerate() {
                    item.each_text_mut(&format!("{key}.{at}"), then);
                }
            }
            Self::Table(entries) => {
                for (own, value) in entries {
                    value.each_text_mut(&format!("{key}.{own}"), then);
                }
            }
            Self::Number(_) | Self::Fraction(_) | Self::Switch(_) | Self::When(_) => {}
        }
    }
}

impl TomlTable<'_, '_> {
    /// All that is in the table, whatever it is.
    pub(crate) fn anything(&self) -> AnyValue {
        self.ask(Question::ANY, ValueShape::Any);
        AnyValue::Table(self.any_entries(self.keys, "", 1))
    }

    /// The entries of a table below this one whose path from here is `path`.
    fn any_entries(
        &self,
        table: &DeTable<'_>,
        path: &str,
        depth: usize,
    ) -> Vec<(String, AnyValue)> {
        let entries = in_order(table).into_iter().filter_map(|(key, _)| {
            let value = table.get(key)?;
            let name = key.get_ref().to_string();
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            Some((name, self.any(value, &path, depth)?))
        });
        entries.collect()
    }

    fn any(&self, value: &Value<'_>, path: &str, depth: usize) -> Option<AnyValue> {
        if depth > DEEPEST {
            let message = Message::ExtraTooDeep { key: self.shown(path), most: DEEPEST };
            self.document.report_at(message, &value.span());
            return None;
        }
        let found = match value.get_ref() {
            DeValue::String(_) => AnyValue::Text(self.as_text(path, value)?),
            DeValue::Integer(number) => {
                let read = i64::from_str_radix(number.as_str(), number.radix());
                // One that is too long to count with is printed as it stands.
                read.map_or_else(
                    |_| AnyValue::Text(number.as_str().to_owned()),
                    AnyValue::Number,
                )
            }
            DeValue::Float(number) => AnyValue::Fraction(number.as_str().parse().ok()?),
            DeValue::Boolean(on) => AnyValue::Switch(*on),
            DeValue::Datetime(written) => AnyValue::When(shown(written)),
            DeValue::Array(items) => {
                let items = items.iter().enumerate();
                let items = items.filter_map(|(at, item)| {
                    self.any(item, &format!("{path}.{at}"), depth + 1)
                });
                AnyValue::List(items.collect())
            }
            DeValue::Table(table) => AnyValue::Table(self.any_entries(table, path, depth + 1)),
        };
        // A template that needs it needs more than nothing.
        let is_empty = match &found {
            AnyValue::Text(text) => text.trim().is_empty(),
            AnyValue::List(items) => items.is_empty(),
            _ => false,
        };
        Some(if is_empty { found } else { self.given(path, value, found) })
    }
}

/// A date or a time as filters take it: hours with their seconds.
fn shown(written: &Datetime) -> String {
    match (written.date, written.time) {
        (None, Some(time)) => {
            let second = time.second.unwrap_or(0);
            format!("{:02}:{:02}:{second:02}", time.hour, time.minute)
        }
        _ => written.to_string(),
    }
}
