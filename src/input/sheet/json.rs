//! A list in JSON: an array of objects, alone or as the only array of an object.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Fault;
use super::limits::{self, Room};
use super::table::{Cell, Table, from_records};
use crate::diagnostic::{ListLimit, ListMessage, Message};

pub(super) fn read(text: &str, room: &mut Room) -> Result<Table, Fault> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let line_start: usize =
            text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let at = line_start + error.column().saturating_sub(1);
        // Without the place, which is given otherwise.
        let detail = error.to_string();
        let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
        if detail == TOO_MANY {
            return Fault::too_large(ListLimit::FilledRows);
        }
        Fault::Byte(at, Message::List(ListMessage::Damaged { format: "JSON", detail }))
    })?;
    let missing = || Fault::from(ListMessage::RecordsMissing { format: "JSON" });
    let list = match value {
        Value::List(list) => list,
        Value::Record(fields) => {
            let mut lists = fields.into_iter().filter_map(|(_, value)| match value {
                Value::List(list) => Some(list),
                _ => None,
            });
            match (lists.next(), lists.next()) {
                (Some(list), None) => list,
                _ => return Err(missing()),
            }
        }
        Value::Plain(_) => return Err(missing()),
    };
    let mut records = Vec::with_capacity(list.len());
    for value in list {
        let Value::Record(fields) = value else { return Err(missing()) };
        let mut record: Vec<(String, Cell)> = Vec::with_capacity(fields.len());
        for (key, value) in fields {
            let Value::Plain(cell) = value else {
                return Err(ListMessage::Shape { format: "JSON", key }.into());
            };
            if record.iter().any(|(other, _)| *other == key) {
                return Err(Fault::Said(Message::HeaderTwice { header: key }));
            }
            record.push((key, cell));
        }
        records.push(record);
    }
    from_records("JSON", records, room)
}

/// The wording of a reader's error when there is too much.
const TOO_MANY: &str = "too many values";

/// A value, with the keys of objects in their order.
enum Value {
    Plain(Cell),
    List(Vec<Value>),
    Record(Vec<(String, Value)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Plain(Cell::text(if value { "TRUE" } else { "FALSE" })))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Plain(Cell::whole_number(&value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Plain(Cell::whole_number(&value)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Plain(Cell::number(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Plain(Cell::text(value)))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Plain(Cell::default()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            // Empty records take no room of cells: their number is held here.
            if list.len() > limits::FILLED {
                return Err(serde::de::Error::custom(TOO_MANY));
            }
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut record = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            if record.len() >= limits::COLUMNS {
                return Err(serde::de::Error::custom(TOO_MANY));
            }
            record.push(entry);
        }
        Ok(Value::Record(record))
    }
}

#[cfg(test)]
mod tests {
    use super::super::limits::Room;
    use super::read;

    fn cells(text: &str) -> Option<Vec<Vec<String>>> {
        let table = read(text, &mut Room::new()).ok()?;
        let texts = |row: super::super::Row| row.cells.into_iter().map(|c| c.text).collect();
        Some(table.rows.into_iter().map(texts).collect())
    }

    #[test]
    fn records_alone_or_under_one_key() {
        let expected = vec![vec!["name", "phone"], vec!["राम", "9431000000"], vec!["", "7.5"]];
        let records =
            "[{\"name\": \"राम\", \"phone\": 9.431e9}, {\"phone\": 7.5, \"name\": null}]";
        assert_eq!(cells(records).unwrap(), expected);
        let under = format!("{{\"version\": 1, \"list\": {records}}}");
        assert_eq!(cells(&under).unwrap(), expected);
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in [
            "",
            "7",
            "[1]",
            "[{\"a\": [1]}]",
            "[{\"a\": {}}]",
            "[{\"a\": 1, \"a\": 2}]",
            "{\"a\": [], \"b\": []}",
            "[{\"a\": 1]",
        ] {
            assert!(cells(text).is_none(), "{text}");
        }
        assert!(cells(&"[".repeat(100_000)).is_none());
    }
}
