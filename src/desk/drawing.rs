//! One letter to be drawn: whoever has it needs the desk no longer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::desk::event_text::{EventText, EventTextFault, Value};
use crate::desk::store::EventFiles;
use crate::diagnostic::Diagnostics;
use crate::generate::Preview;
use crate::input::{Job, KeptLists};
use crate::picture::draw_page;

/// The list of an event that has none.
const EXAMPLE_LIST: &str = "नमूना.csv";
const EXAMPLE: &str = "नाम,उपाधि,पिता,ग्राम,वार्ड,पंचायत,प्रखंड,जिला,पिन,मोबाइल\n\
    आमंत्रित का नाम,श्री,पिता का नाम,ग्राम,1,पंचायत,प्रखंड,जिला,800001,9000000000\n";

/// The advocate of an event that has none.
const ADVOCATE: &str = "अधिवक्ता का नाम";

/// A letter of an event as it was when it was asked for.
#[derive(Clone, Debug)]
pub struct Drawing {
    preview: Arc<Mutex<Preview>>,
    position: usize,
}

impl Drawing {
    /// A page, counted from 1, so many pixels wide, as PNG; none if there is no such page.
    ///
    /// # Errors
    /// Everything that is wrong with the letter.
    pub fn picture(&self, page: u32, width: u32) -> Result<Option<Vec<u8>>, Diagnostics> {
        let preview = Preview::new(Arc::clone(self.locked().job()));
        let letter = preview.letter(self.position)?;
        let page = usize::try_from(page).ok().and_then(|page| page.checked_sub(1));
        Ok(page.and_then(|page| draw_page(&letter.pdf, page, width)))
    }

    /// The file of the letter as a run writes it.
    ///
    /// # Errors
    /// Everything that is wrong with the event.
    pub fn pdf(&self) -> Result<Vec<u8>, Diagnostics> {
        self.locked().pdf(self.position)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Preview> {
        self.preview.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The letters of an event that are asked for, with its own template and with others.
#[derive(Debug, Default)]
pub(super) struct Drawings {
    own: Option<Arc<Mutex<Preview>>>,
    /// By the template; none where the event cannot be printed in it.
    others: BTreeMap<String, Option<Arc<Mutex<Preview>>>>,
}

impl Drawings {
    /// The letter of a row.
    pub(super) fn own(&mut self, job: &Arc<Job>, position: usize) -> Drawing {
        let new = || Arc::new(Mutex::new(Preview::new(Arc::clone(job))));
        let preview = Arc::clone(self.own.get_or_insert_with(new));
        Drawing { preview, position }
    }

    /// The letter of a row in another built-in template, if the event can be printed in it.
    pub(super) fn in_template(
        &mut self,
        template: &str,
        (job, position): (&Job, usize),
        reread: impl FnOnce(&str) -> Option<Job>,
    ) -> Option<Drawing> {
        let preview = self.others.entry(template.to_owned()).or_insert_with(|| {
            let mut other = reread(template)?;
            other.set_serials((0..job.rows).map(|position| job.serial(position)).collect());
            Some(Arc::new(Mutex::new(Preview::new(other))))
        });
        Some(Drawing { preview: Arc::clone(preview.as_ref()?), position })
    }
}

/// The same event in another template.
pub(super) fn reread(
    template: &str,
    text: &EventText,
    files: &dyn EventFiles,
    kept: &mut KeptLists,
) -> Option<Job> {
    let mut text = text.clone();
    text.set("letter.template", Some(&Value::Text(template.to_owned()))).ok()?;
    supply(&mut text).ok()?;
    files.reread_job(&text.text(), kept).ok()
}

/// Puts in what a built-in template cannot do without, so that it can be looked at before: a card
/// that is printed already has the name somewhere.
fn supply(text: &mut EventText) -> Result<(), EventTextFault> {
    let values = text.values();
    let is_card = values["letter"]["template"] == "chhapa-card";
    if is_card && values["card"]["name"].is_null() {
        let at = ["20mm", "50mm"].map(|own| Value::Text(own.to_owned()));
        text.set("card.name.at", Some(&Value::List(at.to_vec())))?;
    }
    Ok(())
}

/// The letter to somebody who does not exist, for an event that has no letters yet.
pub(super) fn example(text: &EventText, files: &dyn EventFiles) -> Option<Drawing> {
    let example = exemplary(text).ok()?;
    let mut names = Vec::new();
    file_names(&text.values(), &mut names);
    let files = names.into_iter().filter_map(|name| {
        let bytes = files.read(&name).ok().flatten()?;
        Some((name, bytes))
    });
    let files: Vec<(String, Vec<u8>)> = files.collect();
    let mut parts: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    parts.push((EXAMPLE_LIST, EXAMPLE.as_bytes()));
    let job = Job::from_parts(&example.text(), &parts).ok()?;
    Some(Drawing { preview: Arc::new(Mutex::new(Preview::new(job))), position: 0 })
}

/// Names of what may be a picture or a font beside the event file: texts that end as their files do, and
/// what stands in the brackets of pictures.
fn file_names(value: &serde_json::Value, out: &mut Vec<String>) {
    const ENDINGS: [&str; 7] = ["png", "jpg", "jpeg", "svg", "pdf", "ttf", "otf"];
    match value {
        serde_json::Value::Object(table) => {
            table.values().for_each(|own| file_names(own, out));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|own| file_names(own, out)),
        serde_json::Value::String(text) => {
            let inner = text.split("](").skip(1).filter_map(|own| own.split(')').next());
            for name in inner.chain([&**text]).map(str::trim) {
                let ending = name.rsplit_once('.').map(|(_, own)| own.to_ascii_lowercase());
                if ending.is_some_and(|own| ENDINGS.contains(&&*own)) && name.len() < 250 {
                    out.push(name.to_owned());
                }
            }
        }
        _ => {}
    }
}

/// The event with that list alone, and with something wherever it must have something.
fn exemplary(text: &EventText) -> Result<EventText, EventTextFault> {
    let mut text = text.clone();
    let named = |name: &str| vec![("name".to_owned(), Value::Text(name.to_owned()))];
    let values = text.values();
    for at in (0..values["list"].as_array().map_or(0, Vec::len)).rev() {
        text.remove(&format!("list.{at}"))?;
    }
    for key in ["assign", "output", "print"] {
        if values.get(key).is_some() {
            text.remove(key)?;
        }
    }
    if values["event"]["name"].as_str().is_none_or(|name| name.trim().is_empty()) {
        text.set("event.name", Some(&Value::Text("आयोजन का नाम".to_owned())))?;
    }
    let advocates = values["advocate"].as_array().map_or(0, Vec::len);
    if advocates == 0 {
        text.add("advocate", &named(ADVOCATE))?;
    }
    for at in 0..advocates {
        let own = &values["advocate"][at];
        if own["name"].as_str().is_none_or(|name| name.trim().is_empty()) {
            // No two have the same name.
            let name =
                if at == 0 { ADVOCATE.to_owned() } else { format!("{ADVOCATE} {}", at + 1) };
            text.set(&format!("advocate.{at}.name"), Some(&Value::Text(name)))?;
        }
        // They are for who has a list.
        if own.get("areas").is_some() {
            text.remove(&format!("advocate.{at}.areas"))?;
        }
    }
    supply(&mut text)?;
    let mut list = vec![("file".to_owned(), Value::Text(EXAMPLE_LIST.to_owned()))];
    // Of several who issue letters it is the first one's.
    let values = text.values();
    let advocates = values["advocate"].as_array().into_iter().flatten();
    let mut issuers = advocates.filter(|own| own["issues"].as_bool() != Some(false));
    let first = issuers.find_map(|own| own["name"].as_str());
    list.extend(first.map(|own| ("advocate".to_owned(), Value::Text(own.to_owned()))));
    text.add("list", &list)?;
    Ok(text)
}
