//! The state of the desk, as the page shows it.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::desk::marks::deliveries;
use crate::desk::open_event::OpenEvent;
use crate::desk::page_words;
use crate::desk::problem;
use crate::desk::reading::{Counts, ReadEvent};
use crate::desk::store::EventFiles;
use crate::diagnostic::{Diagnostic, Lang, Place};
use crate::generate::{BundlePlan, bundles};
use crate::hindi;
use crate::input::{
    Advocate, Event, Invitee, Job, ListCopy, builtin_files, builtin_papers, builtin_templates,
    plain_text,
};
use crate::ledger::Column;

/// Cells of a column that are shown as examples.
const EXAMPLES: usize = 3;

/// The keys of the state that are of the event.
pub(super) fn of_event(open: &mut OpenEvent, lang: Lang) -> Value {
    let content = open.read().content.clone();
    let mut state = json!({
        "event": {
            "folder": open.files.place(),
            "is_sample": open.is_sample,
            "hash": open.hash(),
            "content": content,
            "values": open.text.values(),
            "can_undo": open.undo.can_undo(),
            "can_redo": open.undo.can_redo(),
            "templates": templates(lang),
            "papers": papers(&open.text.values(), lang),
        },
    });
    state["event"]["name"] = state["event"]["values"]["event"]["name"].clone();
    let (files, text) = (open.files.clone(), open.read_text());
    let mut faults = Vec::new();
    match &mut open.reading_mut().read {
        Ok(event) => {
            of_read(&mut state, event, &*files, lang);
            let said = event.faults().chain(event.remarks().filter(|own| !is_of_row(own)));
            faults.extend(said.map(|said| problem::of_event(said, &text, lang)));
        }
        Err(wrong) => {
            faults.extend(wrong.iter().map(|said| problem::of_event(said, &text, lang)));
            state["counts"] = json!(Counts::default());
            state["lists"] = unread(&state["event"]["values"]["list"]);
        }
    }
    for list in state["lists"].as_array_mut().into_iter().flatten() {
        let sheets = open.sheets.of(&*files, list["file"].as_str().unwrap_or_default());
        list["sheets"] = sheets;
    }
    state["event"]["faults"] = json!(faults);
    state["fields"] = fields();
    state
}

fn is_of_row(said: &Diagnostic) -> bool {
    matches!(said.place(), Place::Cell { row, .. } if *row > 0)
}

/// Adds what is known once the event has been read.
fn of_read(state: &mut Value, event: &mut ReadEvent, files: &dyn EventFiles, lang: Lang) {
    let copies = event.copies(files).as_ref().cloned().unwrap_or_default();
    state["event"]["shown"] = shown(&event.job.event);
    let of_headings = event.remarks_on_headings();
    state["lists"] = lists(&event.job, &copies, &of_headings, lang);
    state["counts"] = json!(event.counts());
    let letters = event.letters();
    let issued = |index: usize| {
        letters
            .iter()
            .filter(|place| event.job.invitees[**place].advocate == Some(index))
            .count()
    };
    let advocates = event.job.event.advocates.iter().enumerate().map(
        |(index, own)| json!({ "id": own.id, "name": own.name, "letters": issued(index) }),
    );
    state["advocates"] = advocates.collect();
    state["special"] = special(&event.job, &letters);
    state["delivery"] = json!(deliveries(&event.session.ledger));
    state["made"] = made(event, &letters, files);
}

/// Texts as they are printed, for the form.
fn shown(event: &Event) -> Value {
    let (facts, language) = (&event.facts, event.letter.language);
    let digits = |text: String| hindi::digits(&text, event.wording.digits);
    let date = facts.date.map(|date| {
        let weekday = language.weekday(date.weekday(), event.wording.dates.thursday);
        let dates = language.dates(date, facts.end_date, event.wording.dates);
        digits(format!("{dates}, {weekday}"))
    });
    let time = facts
        .start
        .map(|start| digits(language.hours(start, facts.end, event.wording.day_parts)));
    let number = event.letter.number.as_ref();
    let number = number.map(|number| number.format(event.letter.first_serial));
    let name = event.facts.name.clone();
    json!({ "date": date, "time": time, "number": number, "name": name })
}

/// The lists, and how they were understood.
fn lists(job: &Job, copies: &[ListCopy], of_headings: &[&Diagnostic], lang: Lang) -> Value {
    let of_list = |(at, copy): (usize, &ListCopy)| {
        let spec = job.event.lists.get(at);
        let origins = job.invitees.iter().map(|own| &own.origin);
        let origins = origins.chain(job.rejected.iter().map(|own| &own.origin));
        let mut of_list = origins.filter(|own| own.headers.list == at).peekable();
        let headings = of_list.peek().map(|own| own.headers.clone());
        let rows = of_list.count();
        let fields: BTreeMap<&str, &str> = headings
            .iter()
            .flat_map(|own| {
                own.fields.iter().map(|(field, heading)| (heading.as_str(), *field))
            })
            .collect();
        let column = |(index, heading): (usize, &String)| {
            let field = fields.get(heading.as_str()).copied();
            let body = copy.rows.iter().filter(|(number, _)| *number > copy.header);
            let cells = body.filter_map(|(_, cells)| cells.get(index));
            let examples = cells.map(|cell| plain_text(cell)).filter(|cell| !cell.is_empty());
            let is_old = spec.is_some_and(|own| {
                let named = field.into_iter().chain([heading.as_str()]);
                let mut said = named.filter_map(|name| own.encodings.get(name));
                said.next().copied().unwrap_or(own.krutidev)
            });
            json!({
                "heading": heading,
                "field": field,
                "called": field.map_or(&**heading, Invitee::called),
                "krutidev": is_old,
                "examples": examples.take(EXAMPLES).collect::<Vec<_>>(),
            })
        };
        let columns = copy.headings.iter().enumerate().filter(|(_, own)| !own.is_empty());
        let notes = job.notes.iter().filter(|note| is_of_file(note, &copy.file));
        let mut said: Vec<String> = notes.map(|note| page_words::message(note, lang)).collect();
        let is_own = |own: &&&Diagnostic| is_of_sheet(own, &copy.file, copy.sheet.as_deref());
        said.extend(of_headings.iter().filter(is_own).map(|own| {
            let remedy = page_words::remedy(own, lang).unwrap_or_default();
            format!("{}. {remedy}", page_words::message(own, lang))
        }));
        json!({
            "at": at,
            "file": spec.map(|own| own.file.clone()),
            "sheet": copy.sheet,
            "header_row": copy.header,
            "rows": rows,
            "empty_rows": job.empty_rows,
            "said": said,
            "columns": columns.map(column).collect::<Vec<_>>(),
        })
    };
    copies.iter().enumerate().map(of_list).collect()
}

/// The lists of an event with faults: a sheet may have to be chosen before it can be read.
fn unread(lists: &Value) -> Value {
    let list = |(at, own): (usize, &Value)| {
        json!({
            "at": at,
            "file": own["file"],
            "sheet": own["sheet"],
            "header_row": 0,
            "rows": 0,
            "empty_rows": 0,
            "said": [],
            "columns": [],
        })
    };
    lists.as_array().into_iter().flatten().enumerate().map(list).collect()
}

fn is_of_file(said: &Diagnostic, of: &str) -> bool {
    match said.place() {
        Place::File { file } | Place::Cell { file, .. } | Place::Text { file, .. } => {
            file == of
        }
        Place::None => false,
    }
}

fn is_of_sheet(said: &Diagnostic, of: &str, sheet: Option<&str>) -> bool {
    matches!(said.place(), Place::Cell { file, sheet: own, .. }
        if file == of && own.as_deref() == sheet)
}

/// All fields that a column can be, but for parts of others.
fn fields() -> Value {
    const KEYS: [&str; 22] = [
        "name",
        "prefix",
        "father",
        "husband",
        "guardian",
        "post",
        "organisation",
        "village",
        "ward",
        "panchayat",
        "block",
        "subdivision",
        "district",
        "post_office",
        "thana",
        "pin",
        "phone",
        "advocate",
        "gender",
        "alias",
        "company",
        "id",
    ];
    let field = |key: &&str| json!({ "key": key, "called": Invitee::called(key) });
    KEYS.iter().map(field).collect()
}

/// The letters that are worth a look.
fn special(job: &Job, letters: &[usize]) -> Value {
    let serial = |place: usize| job.serial(job.invitees[place].position);
    let length = |place: &&usize| job.invitees[**place].shown_name().chars().count();
    let longest = letters
        .iter()
        .rev()
        .max_by_key(length)
        .map(|place| json!({ "what": "longest-name", "serial": serial(*place) }));
    let first = |(index, own): (usize, &Advocate)| {
        let place =
            letters.iter().find(|place| job.invitees[**place].advocate == Some(index))?;
        let serial = serial(*place);
        Some(json!({ "what": "first-of-advocate", "serial": serial, "name": own.name }))
    };
    let firsts = job.event.advocates.iter().enumerate().filter_map(first);
    longest.into_iter().chain(firsts).collect()
}

/// The files that were made, as they lie in their folder.
fn made(event: &ReadEvent, letters: &[usize], files: &dyn EventFiles) -> Value {
    let place = files.place_of_made();
    let files = files.made();
    if files.is_empty() {
        return Value::Null;
    }
    let (job, ledger) = (&event.job, &event.session.ledger);
    let shown = bundles(job, letters).into_iter().filter(|own| files.contains(&own.file));
    let bundle = |own: BundlePlan| {
        let serial = |place: &usize| job.serial(job.invitees[*place].position);
        let number = |place: Option<&usize>| {
            place.map(|place| {
                let serial = serial(place);
                let pattern = job.event.letter.number.as_ref();
                pattern.map_or(serial.to_string(), |own| own.format(serial))
            })
        };
        let entries: Vec<_> =
            own.places.iter().filter_map(|place| ledger.entry(serial(place))).collect();
        let printed = entries.iter().filter(|own| !own.get(Column::Printed).is_empty());
        let on = entries.iter().map(|own| own.get(Column::Printed)).max().unwrap_or_default();
        json!({
            "name": own.name,
            "file": own.file,
            "letters": own.places.len(),
            "serials": in_order(own.places.iter().map(serial)),
            "first": number(own.places.first()),
            "last": number(own.places.last()),
            "printed": printed.count(),
            "printed_on": on,
        })
    };
    let kind = |file: &String| match file.split_once('/') {
        Some(("bundles", _)) => "bundle",
        Some(("print", _)) => "sheets",
        Some(("papers", _)) => "paper",
        Some(("letters", _)) => "letter",
        _ if file.starts_with("all")
            && Path::new(file).extension().is_some_and(|e| e == "pdf") =>
        {
            "merged"
        }
        _ if Path::new(file).extension().is_some_and(|own| own == "zip") => "zip",
        _ => "report",
    };
    let shown_files: Vec<Value> = files
        .iter()
        .filter(|file| !file.starts_with("letters/"))
        .map(|file| json!({ "file": file, "kind": kind(file) }))
        .collect();
    let of_letters = ledger.entries().iter().filter(|own| !own.get(Column::Made).is_empty());
    let time =
        ledger.entries().iter().map(|own| own.get(Column::Made)).max().unwrap_or_default();
    json!({
        "folder": place,
        "letters": of_letters.count(),
        "held": event.counts().held,
        "time": time,
        "bundles": shown.map(bundle).collect::<Vec<_>>(),
        "files": shown_files,
    })
}

/// Serials in the order of a pile, with runs drawn together: `2,4-5,3`.
fn in_order(serials: impl Iterator<Item = u32>) -> String {
    let serials: Vec<u32> = serials.collect();
    let runs = serials.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let run = |run: &[u32]| match run {
        [one] => one.to_string(),
        run => format!("{}-{}", run[0], run[run.len() - 1]),
    };
    runs.map(run).collect::<Vec<_>>().join(",")
}

/// The built-in templates of letters.
fn templates(lang: Lang) -> Value {
    let template = |name: String| {
        let info = info(&name);
        let text = |key: &str| info.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let about = if lang == Lang::Hi { text("about_hi") } else { None };
        json!({ "name": name, "title": text("title"), "about": about.or_else(|| text("about")) })
    };
    builtin_templates().into_iter().map(template).collect()
}

/// The built-in papers for handing out, with their options as the event has them.
fn papers(values: &Value, lang: Lang) -> Value {
    let paper = |name: String| {
        let info = info(&name);
        let title = info.get("title").and_then(toml::Value::as_str).unwrap_or(&name).to_owned();
        let options = info.get("options").and_then(toml::Value::as_table);
        let options = options.into_iter().flatten().map(|(key, own)| {
            let about = if lang == Lang::Hi { "about_hi" } else { "about" };
            let default = own.get("default").map(json_of).unwrap_or_default();
            let chosen = &values["options"][name.as_str()][key.as_str()];
            json!({
                "name": key,
                "about": own.get(about).map(json_of),
                "value": if chosen.is_null() { &default } else { chosen },
                "choices": own.get("choices").map_or_else(|| json!([]), json_of),
            })
        });
        json!({ "name": name, "title": title, "options": options.collect::<Vec<_>>() })
    };
    builtin_papers().into_iter().map(paper).collect()
}

fn json_of(value: &toml::Value) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The description of a built-in template.
fn info(name: &str) -> toml::Table {
    let files = builtin_files(name);
    let text = files.iter().find(|(path, _)| path.ends_with("template.toml"));
    text.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()?.parse().ok())
        .unwrap_or_default()
}
