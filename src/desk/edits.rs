//! Changes of the event file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::desk::command::{Command, IssuersBy};
use crate::desk::event_text::{EventKeys, EventText, EventTextFault, Value};
use crate::desk::open_event::{OpenEvent, OpenFault};
use crate::input::event_schema;

/// The text that a new event begins with.
const NEW: &str = "\
# आयोजन की फ़ाइल: इसे पन्ने से बदला जाता है; हाथ से भी बदल सकते हैं।
# The event file: the page changes it, and so may you.

version = 1

[event]
name = \"\"

[letter]
template = \"sammelan\"
title = \"आमंत्रण पत्र\"
number = \"{serial:03}\"
body = \"\"\"
सादर सूचित करना है कि निम्नलिखित कार्यक्रम आयोजित किया जा रहा है।

अतः आपको इसमें सादर आमंत्रित किया जाता है।
\"\"\"
request = \"आपकी गरिमामयी उपस्थिति प्रार्थनीय है।\"
signing = \"issuing\"

[output]
papers = [\"avaran\", \"panji\"]
";

/// The file of a new event.
pub(super) fn new_event(name: &str) -> Result<EventText, EventTextFault> {
    let mut text = EventText::read(NEW.as_bytes())?;
    text.set("event.name", Some(&Value::Text(name.to_owned())))?;
    Ok(text)
}

/// The kinds of the keys of event files.
fn keys() -> &'static EventKeys {
    static KEYS: OnceLock<EventKeys> = OnceLock::new();
    KEYS.get_or_init(|| {
        EventKeys::of_schema(&serde_json::from_str(&event_schema()).unwrap_or_default())
    })
}

/// Does one of the commands that change the event file.
pub(super) fn edit(open: &mut OpenEvent, command: Command) -> Result<(), OpenFault> {
    match command {
        Command::Set { key, value, hash } => {
            open.change(hash.as_deref(), |text| text.set_json(&key, &value, keys()))
        }
        Command::Add { key, value, hash } => open.change(hash.as_deref(), |text| {
            let pair = |(own, json): (String, Json)| {
                let value = Value::of(&format!("{key}.0.{own}"), &json, keys())?;
                Some((own, value))
            };
            let pairs: Vec<(String, Value)> = value.into_iter().filter_map(pair).collect();
            text.add(&key, &pairs).map(drop)
        }),
        Command::Remove { key, hash } => open.change(hash.as_deref(), |text| text.remove(&key)),
        Command::Move { key, to, hash } => {
            open.change(hash.as_deref(), |text| text.move_to(&key, to))
        }
        Command::Undo { hash } => open.step(hash.as_deref(), true),
        Command::Redo { hash } => open.step(hash.as_deref(), false),
        Command::WriteText { text: new, hash } => open.change(hash.as_deref(), |text| {
            *text = text.with_text(&new)?;
            Ok(())
        }),
        Command::Issuers { by, advocate, areas, hash } => {
            open.change(hash.as_deref(), |text| issuers(text, by, advocate.as_deref(), &areas))
        }
        Command::List { at, sheet, header_row, columns, krutidev, hash } => {
            open.change(hash.as_deref(), |text| {
                let key = |own: &str| format!("list.{at}.{own}");
                if let Some(sheet) = sheet {
                    text.set(&key("sheet"), Some(&Value::Text(sheet)))?;
                }
                if let Some(row) = header_row {
                    text.set(&key("header"), Some(&Value::Integer(row.into())))?;
                }
                columns_of(text, &key("columns"), columns)?;
                for (heading, is_old) in krutidev {
                    let word = if is_old { "krutidev" } else { "unicode" };
                    let table = vec![(heading, Value::Text(word.to_owned()))];
                    text.set(&key("encodings"), Some(&Value::Table(table)))?;
                }
                Ok(())
            })
        }
        // All others change something else than the event file.
        _ => Ok(()),
    }
}

/// Says which field a column is. A heading that was another field's before is that no more.
fn columns_of(
    text: &mut EventText,
    key: &str,
    columns: BTreeMap<String, Option<String>>,
) -> Result<(), EventTextFault> {
    for (heading, field) in columns {
        let known = text.values();
        let table = key.split('.').fold(&known, |own, word| match word.parse::<usize>() {
            Ok(at) => &own[at],
            Err(_) => &own[word],
        });
        let before: Vec<String> = table
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(_, own)| own.as_str() == Some(&heading))
            .map(|(field, _)| field.clone())
            .collect();
        for field in before {
            text.remove(&format!("{key}.{field}"))?;
        }
        if let Some(field) = field {
            let table = vec![(field, Value::Text(heading))];
            text.set(key, Some(&Value::Table(table)))?;
        }
    }
    Ok(())
}

/// Says who issues whose letters.
fn issuers(
    text: &mut EventText,
    by: IssuersBy,
    advocate: Option<&str>,
    areas: &BTreeMap<String, Vec<String>>,
) -> Result<(), EventTextFault> {
    let values = text.values();
    let count = |key: &str| values[key].as_array().map_or(0, Vec::len);
    let remove = |text: &mut EventText, key: &str| match text.remove(key) {
        Err(EventTextFault::NotThere { .. }) => Ok(()),
        done => done,
    };
    for at in 0..count("list") {
        match (by, advocate) {
            (IssuersBy::One, Some(own)) => {
                let value = Value::Text(own.to_owned());
                text.set(&format!("list.{at}.advocate"), Some(&value))?;
            }
            _ => remove(text, &format!("list.{at}.advocate"))?,
        }
    }
    let word = match by {
        IssuersBy::Column | IssuersBy::One => return remove(text, "assign"),
        IssuersBy::Equal => "evenly",
        IssuersBy::Area => "areas",
    };
    text.set("assign.by", Some(&Value::Text(word.to_owned())))?;
    if by == IssuersBy::Area {
        for at in 0..count("advocate") {
            let id = values["advocate"][at]["id"].as_str().unwrap_or_default();
            let name = values["advocate"][at]["name"].as_str().unwrap_or_default();
            let own = areas.get(id).or_else(|| areas.get(name)).cloned().unwrap_or_default();
            let own = own.into_iter().map(Value::Text).collect();
            text.set(&format!("advocate.{at}.areas"), Some(&Value::List(own)))?;
        }
    }
    Ok(())
}

/// The reason why a change was not made, in Hindi.
pub(super) fn in_hindi(fault: &EventTextFault) -> String {
    match fault {
        EventTextFault::NotUtf8 { byte } => {
            format!("event.toml UTF-8 में नहीं है (बाइट {byte})")
        }
        EventTextFault::NotToml { line, character, message } => {
            format!("event.toml की लाइन {line}, अक्षर {character} पर ग़लती है: {message}")
        }
        EventTextFault::NoKey { key } => format!("ऐसा कोई नाम नहीं: {key}"),
        EventTextFault::NotThere { key } => format!("यह event.toml में नहीं है: {key}"),
        EventTextFault::OtherSort { key } => format!("यहाँ कुछ और लिखा है: {key}"),
        EventTextFault::Mingled { key } => {
            format!("इनका क्रम यहाँ नहीं बदल सकता, फ़ाइल में बदलें: {key}")
        }
        _ => "यह बदलाव event.toml में नहीं लिखा जा सकता; फ़ाइल को पाठ के रूप में बदलें".to_owned(),
    }
}
