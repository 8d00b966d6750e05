//! A list in JSON: an array of objects, alone or as the only array of an object. Read as a stream:
//! a value becomes a cell at once, and there is never a tree of them.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::fault::ListFault;
use super::records::Records;
use super::room::ListRoom;
use super::table::{ListCell, ListTable};
use crate::diagnostic::{ListMessage, Message};

const FORMAT: &str = "JSON";

pub(super) fn read(text: &str, room: &mut ListRoom) -> Result<ListTable, ListFault> {
    let mut reader =
        JsonReader { room, records: Records::default(), is_list_met: false, fault: None };
    let mut json = serde_json::Deserializer::from_str(text);
    let whole = Value { reader: &mut reader, at: JsonPlace::Whole };
    let read = whole.deserialize(&mut json).and_then(|()| json.end());
    if let Some(fault) = reader.fault {
        return Err(fault);
    }
    read.map_err(|error| damaged(text, &error))?;
    if reader.is_list_met { Ok(reader.records.table(FORMAT)) } else { Err(missing()) }
}

fn damaged(text: &str, error: &serde_json::Error) -> ListFault {
    let line_start: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = line_start + error.column().saturating_sub(1);
    // Without the place, which is given otherwise.
    let detail = error.to_string();
    let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
    ListFault::Byte(at, Message::List(ListMessage::Damaged { format: FORMAT, detail }))
}

fn missing() -> ListFault {
    ListMessage::RecordsMissing { format: FORMAT }.into()
}

/// Result of reading the file.
struct JsonReader<'r> {
    room: &'r mut ListRoom,
    records: Records,
    is_list_met: bool,
    /// The reason why no more is read: the error that ends reading has no place for it.
    fault: Option<ListFault>,
}

impl JsonReader<'_> {
    /// Takes a step of reading; its fault ends reading.
    fn ask<T, E: Error>(
        &mut self,
        step: impl FnOnce(&mut Records, &mut ListRoom) -> Result<T, ListFault>,
    ) -> Result<T, E> {
        step(&mut self.records, self.room).map_err(|fault| {
            self.fault = Some(fault);
            E::custom("refused")
        })
    }
}

/// Where a value stands.
#[derive(Clone, Copy)]
enum JsonPlace {
    /// It is the file.
    Whole,
    /// In the object that is the file.
    Member,
    /// In the list.
    Record,
    /// In a record, at a column.
    Cell(usize),
}

/// A value that is about to be read.
struct Value<'a, 'r> {
    reader: &'a mut JsonReader<'r>,
    at: JsonPlace,
}

impl Value<'_, '_> {
    /// Takes a value that is neither array nor object.
    fn plain<E: Error>(self, cell: ListCell) -> Result<(), E> {
        match self.at {
            JsonPlace::Member => Ok(()),
            JsonPlace::Whole | JsonPlace::Record => self.reader.ask(|_, _| Err(missing())),
            JsonPlace::Cell(column) => {
                self.reader.ask(|records, room| records.put(column, cell, room))
            }
        }
    }
}

/// The fault of a value that no cell can have.
fn shape<T>(records: &Records, column: usize) -> Result<T, ListFault> {
    let key = records.heading(column).to_owned();
    Err(ListMessage::Shape { format: FORMAT, key }.into())
}

impl<'de> DeserializeSeed<'de> for Value<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.plain(ListCell::text(if value { "TRUE" } else { "FALSE" }))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.plain(ListCell::whole_number(&value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.plain(ListCell::whole_number(&value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.plain(ListCell::number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.plain(ListCell::text(value))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.plain(ListCell::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let is_second = std::mem::replace(&mut self.reader.is_list_met, true);
        match self.at {
            JsonPlace::Cell(column) => {
                return self.reader.ask(|records, _| shape(records, column));
            }
            JsonPlace::Record => return self.reader.ask(|_, _| Err(missing())),
            JsonPlace::Whole | JsonPlace::Member if is_second => {
                return self.reader.ask(|_, _| Err(missing()));
            }
            JsonPlace::Whole | JsonPlace::Member => {}
        }
        let reader = self.reader;
        while items
            .next_element_seed(Value { reader: &mut *reader, at: JsonPlace::Record })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let reader = self.reader;
        match self.at {
            JsonPlace::Cell(column) => reader.ask(|records, _| shape(records, column)),
            JsonPlace::Member => {
                while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(())
            }
            JsonPlace::Whole => {
                while entries.next_key::<IgnoredAny>()?.is_some() {
                    entries.next_value_seed(Value {
                        reader: &mut *reader,
                        at: JsonPlace::Member,
                    })?;
                }
                Ok(())
            }
            JsonPlace::Record => {
                reader.ask(Records::begin)?;
                while let Some(column) = entries.next_key_seed(Key(&mut *reader))? {
                    let at = JsonPlace::Cell(column);
                    entries.next_value_seed(Value { reader: &mut *reader, at })?;
                }
                Ok(())
            }
        }
    }
}

/// The key of a cell, which becomes the number of its column.
struct Key<'a, 'r>(&'a mut JsonReader<'r>);

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_, '_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        self.0.ask(|records, room| records.column(name, room))
    }
}

#[cfg(test)]
mod tests {
    use super::super::room::ListRoom;
    use super::read;

    fn cells(text: &str) -> Option<Vec<Vec<String>>> {
        let table = read(text, &mut ListRoom::new()).ok()?;
        let texts =
            |row: super::super::ListRow| row.cells.into_iter().map(|c| c.text).collect();
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
