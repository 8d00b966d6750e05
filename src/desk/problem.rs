//! A problem as the page shows it: where it stands, and what mends it with one click.

use serde_json::{Value, json};

use crate::desk::event_text::EventText;
use crate::desk::page_words;
use crate::desk::reading::RowView;
use crate::desk::remedy::{Fault, Remedy};
use crate::desk::written_row::WrittenRow;
use crate::diagnostic::{Diagnostic, Lang, Message, Place, entry};
use crate::input::Job;

/// A problem of the event itself, with the key of the field that it is about; `text` is the event
/// file as it was read.
pub(super) fn of_event(said: &Diagnostic, text: &str, lang: Lang) -> Value {
    let mut problem = plain(said, lang);
    if let Some(key) = key(said, text) {
        problem["key"] = json!(field_of(&key));
    }
    problem
}

/// The field of the page that a key is nearest to: a list of texts is one field, and a table has
/// its name.
fn field_of(key: &str) -> String {
    let is_number = |own: &str| own.bytes().all(|c| c.is_ascii_digit());
    match key.rsplit_once('.') {
        None if key == "event" => "event.name".to_owned(),
        Some(("advocate", _)) => format!("{key}.name"),
        Some((list, at)) if list != "list" && is_number(at) => list.to_owned(),
        _ => key.to_owned(),
    }
}

/// The key that a problem is about, or the nearest to it.
fn key(said: &Diagnostic, text: &str) -> Option<String> {
    let at = match said.place() {
        Place::Text { line, column, .. } => EventText::key_in(text, *line, *column),
        _ => None,
    };
    match (said.message(), at) {
        // Of what is missing only its table has a place.
        (Message::KeyMissing { key }, Some(table)) => {
            let own = key.rsplit('.').next().unwrap_or(key);
            Some(format!("{table}.{own}"))
        }
        (Message::KeyMissing { key } | Message::TemplateNeeds { key, .. }, None) => {
            Some(key.clone())
        }
        (Message::AdvocatesMissing, None) => Some("advocate".to_owned()),
        (_, at) => at,
    }
}

/// A problem of which no more is known than it says.
pub(super) fn plain(said: &Diagnostic, lang: Lang) -> Value {
    let mut problem = serde_json::to_value(entry(said, lang)).unwrap_or_default();
    problem["message"] = json!(page_words::message(said, lang));
    if let Some(remedy) = page_words::remedy(said, lang) {
        problem["help"] = json!(remedy);
    }
    if let Some(heading) = heading(said.place()) {
        problem["heading"] = json!(heading);
    }
    problem
}

/// A problem of a row, with what mends it.
pub(super) fn of_row(
    said: &Diagnostic,
    row: &RowView<'_>,
    cells: &WrittenRow<'_>,
    job: &Job,
    lang: Lang,
) -> Value {
    let mut problem = plain(said, lang);
    problem["position"] = json!(row.position);
    let heading = heading(said.place());
    let remedies = Fault { said, row, cells, job, heading, lang }.remedies();
    if !remedies.is_empty() {
        problem["remedies"] = remedies.iter().map(Remedy::json).collect();
    }
    problem
}

/// The heading of the cell that is meant, without the letters of its column.
fn heading(place: &Place) -> Option<&str> {
    let Place::Cell { column: Some(column), .. } = place else { return None };
    let lettered = column.strip_suffix(')').and_then(|own| own.split_once(" ("));
    let is_column = |own: &&str| own.bytes().all(|byte| byte.is_ascii_uppercase());
    Some(match lettered {
        Some((letters, heading)) if is_column(&letters) => heading,
        _ => column,
    })
}
