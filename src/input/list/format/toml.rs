//! A list in TOML: one array of tables, such as `[[invitee]]`.

use toml::de::DeValue;
use toml::value::Datetime;

use super::fault::ListFault;
use super::limits;
use super::records::from_records;
use super::room::ListRoom;
use super::table::{ListCell, ListTable};
use crate::diagnostic::{ListLimit, ListMessage};
use crate::toml::tree::{NoTree, in_order, tree};

pub(super) fn read(text: &str, room: &mut ListRoom) -> Result<ListTable, ListFault> {
    if text.len() > limits::TREE_FILE {
        return Err(ListFault::from(ListMessage::TooLarge {
            limit: ListLimit::File,
            most: limits::TREE_FILE / limits::MIB,
        }));
    }
    let root = tree(text).map_err(|none| match none {
        NoTree::ValuesTooMany => ListFault::ValuesTooMany,
        NoTree::Syntax(message, span) => ListFault::Byte(span.start, *message),
    })?;
    let mut lists = root.values().filter_map(|value| match value.get_ref() {
        DeValue::Array(items)
            if items.iter().all(|item| matches!(item.get_ref(), DeValue::Table(_))) =>
        {
            Some(items)
        }
        _ => None,
    });
    let (Some(list), None) = (lists.next(), lists.next()) else {
        return Err(ListMessage::RecordsMissing { format: "TOML" }.into());
    };
    let mut records = Vec::with_capacity(list.len());
    for item in list {
        let DeValue::Table(keys) = item.get_ref() else { continue };
        let mut record = Vec::with_capacity(keys.len());
        for (key, value) in in_order(keys) {
            let key = key.get_ref().to_string();
            let Some(cell) = cell(value) else {
                return Err(ListMessage::Shape { format: "TOML", key }.into());
            };
            record.push((key, cell));
        }
        records.push(record);
    }
    from_records("TOML", records, room)
}

fn cell(value: &DeValue<'_>) -> Option<ListCell> {
    Some(match value {
        DeValue::String(text) => ListCell::text(text.as_ref()),
        DeValue::Integer(written) => {
            match i64::from_str_radix(written.as_str(), written.radix()) {
                Ok(number) => ListCell::whole_number(&number),
                Err(_) => ListCell::text(written.as_str()),
            }
        }
        DeValue::Float(written) => match written.as_str().parse::<f64>() {
            Ok(number) => ListCell::number(number),
            Err(_) => ListCell::text(written.as_str()),
        },
        DeValue::Boolean(true) => ListCell::text("TRUE"),
        DeValue::Boolean(false) => ListCell::text("FALSE"),
        DeValue::Datetime(written) => date(written),
        DeValue::Array(_) | DeValue::Table(_) => return None,
    })
}

fn date(written: &Datetime) -> ListCell {
    use jiff::civil::{Date, Time};
    let small = |part: u8| i8::try_from(part).unwrap_or_default();
    let day = written.date.and_then(|date| {
        let year = i16::try_from(date.year).ok()?;
        Date::new(year, small(date.month), small(date.day)).ok()
    });
    let time = written
        .time
        .and_then(|time| Time::new(small(time.hour), small(time.minute), 0, 0).ok());
    ListCell::date(day, time)
}

#[cfg(test)]
mod tests {
    use super::super::room::ListRoom;
    use super::read;

    #[test]
    fn one_array_of_tables() {
        let text = "version = 1\n[[invitee]]\nname = \"राम\"\nphone = 9431000000\n\
                    [[invitee]]\nname = \"सीता\"\nborn = 1990-01-02\n";
        let table = read(text, &mut ListRoom::new()).unwrap();
        let shown: Vec<Vec<&str>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect();
        let expected: [&[&str]; 3] =
            [&["name", "phone", "born"], &["राम", "9431000000"], &["सीता", "", "02.01.1990"]];
        assert_eq!(shown, expected);
        for text in ["", "a = 1", "[[a]]\nb = [1]", "[[a]]\n[[b]]", "[[a"] {
            assert!(read(text, &mut ListRoom::new()).is_err(), "{text}");
        }
    }
}
