//! A problem as the page shows it: where it stands, and what mends it with one click.

use serde_json::{Value, json};

use crate::desk::command::CellCorrection;
use crate::desk::event_text::EventText;
use crate::desk::reading::RowView;
use crate::diagnostic::{Diagnostic, Lang, Message, Place, entry, nearest};
use crate::hindi::{Curled, from_krutidev, krutidev_evidence, suggest_name};
use crate::input::Event;

/// A problem of the event itself, with the key at which it stands.
pub(super) fn of_event(said: &Diagnostic, text: &EventText, lang: Lang) -> Value {
    let mut problem = plain(said, lang);
    if let Place::Text { line, column, .. } = said.place()
        && let Some(key) = text.key_at(*line, *column)
    {
        problem["key"] = json!(key);
    }
    problem
}

/// A problem of which no more is known than it says.
pub(super) fn plain(said: &Diagnostic, lang: Lang) -> Value {
    let mut problem = serde_json::to_value(entry(said, lang)).unwrap_or_default();
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
    event: &Event,
    lang: Lang,
) -> Value {
    let mut problem = plain(said, lang);
    problem["position"] = json!(row.position);
    let remedies = remedies(said, row, cells, event, lang);
    if !remedies.is_empty() {
        problem["remedies"] = json!(remedies);
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

/// The remedies of a problem: two at most, and that the row is left out if nothing else helps.
fn remedies(
    said: &Diagnostic,
    row: &RowView<'_>,
    cells: &WrittenRow<'_>,
    event: &Event,
    lang: Lang,
) -> Vec<Value> {
    let Some(heading) = heading(said.place()) else {
        return of_whole(said, row, cells.file, lang);
    };
    let was = cells.cell(heading);
    let to = |now: &str| {
        let correction = CellCorrection {
            file: cells.file.to_owned(),
            sheet: row.origin.headers.sheet.clone(),
            row: row.origin.row,
            heading: heading.to_owned(),
            was: was.clone(),
            now: Some(now.to_owned()),
        };
        json!({ "label": now, "command": { "do": "correct", "corrections": [correction] } })
    };
    let words = |hi: &str, en: &str| (if lang == Lang::Hi { hi } else { en }).to_owned();
    match said.message() {
        Message::AdvocateUnknown { value, .. } => {
            let names = event.advocates.iter().map(|own| &*own.name);
            let near = nearest(value, names);
            let new = json!({
                "label": words("इन्हें जोड़ें", "add this advocate"),
                "command": { "do": "add", "key": "advocate", "value": { "name": value } },
            });
            near.map(|own| to(&own)).into_iter().chain([new]).collect()
        }
        _ if !readings_of_date(&was).is_empty() => {
            readings_of_date(&was).iter().map(|own| to(own)).collect()
        }
        _ if krutidev_evidence(&was) > 0.0 => {
            let text = from_krutidev(&was, Curled::default()).text;
            let all = json!({
                "label": words("इस स्तंभ के सब", "all of this column"),
                "command": {
                    "do": "list", "at": row.origin.headers.list, "krutidev": { (heading): true },
                },
            });
            vec![to(&text), all]
        }
        _ if said.code() == "A0302" => of_whole(said, row, cells.file, lang),
        _ => suggest_name(&was).map(|own| to(&own.name)).into_iter().collect(),
    }
}

/// Leaving the row out.
fn of_whole(said: &Diagnostic, row: &RowView<'_>, file: &str, lang: Lang) -> Vec<Value> {
    if !said.is_error() {
        return Vec::new();
    }
    let label = if lang == Lang::Hi {
        "यह पंक्ति छोड़ दें"
    } else {
        "leave this row out"
    };
    let command = json!({
        "do": "leave-out", "file": file, "sheet": row.origin.headers.sheet,
        "row": row.origin.row, "is_out": true,
    });
    vec![json!({ "label": label, "command": command })]
}

/// A row as it is written in its list.
pub(super) struct WrittenRow<'r> {
    /// The list, as the event file names it.
    pub(super) file: &'r str,
    /// The headings, as messages name them.
    pub(super) headings: &'r [String],
    /// The texts of the cells, as corrections have them.
    pub(super) cells: Vec<String>,
}

impl WrittenRow<'_> {
    /// The cell below a heading.
    pub(super) fn cell(&self, heading: &str) -> String {
        let at = self.headings.iter().position(|own| own == heading);
        at.and_then(|at| self.cells.get(at)).cloned().unwrap_or_default()
    }

    /// The name in it.
    pub(super) fn name(&self, row: &RowView<'_>) -> String {
        let heading = row.origin.headers.fields.get("name");
        heading.map(|heading| self.cell(heading)).unwrap_or_default()
    }
}

/// The texts of which a spreadsheet program may have made this date.
fn readings_of_date(cell: &str) -> Vec<String> {
    let parts: Vec<&str> = cell.split(['.', '-', '/']).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match parts[..] {
        [first, second, year] if year.len() == 4 || first.len() == 4 => {
            let (day, month) = if first.len() == 4 { (year, second) } else { (first, second) };
            let (Some(day), Some(month)) = (number(day), number(month)) else {
                return Vec::new();
            };
            let mut readings = vec![format!("{day}/{month}"), format!("{month}/{day}")];
            readings.dedup();
            readings
        }
        _ => Vec::new(),
    }
}
