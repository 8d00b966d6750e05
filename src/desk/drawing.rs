//! One letter to be drawn: whoever has it needs the desk no longer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::desk::event_text::{EventText, EventTextFault, Value};
use crate::desk::folder::EventFolder;
use crate::diagnostic::Diagnostics;
use crate::generate::Preview;
use crate::input::{Job, KeptLists};
use crate::picture::draw_page;

/// The list of an event that has none.
const EXAMPLE_LIST: &str = "नमूना.csv";
const EXAMPLE: &str = "नाम,उपाधि,पिता,ग्राम,वार्ड,पंचायत,प्रखंड,जिला,पिन,मोबाइल\n\
    आमंत्रित का नाम,श्री,पिता का नाम,ग्राम,1,पंचायत,प्रखंड,जिला,800001,9000000000\n";

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
    folder: &EventFolder,
    kept: &mut KeptLists,
) -> Option<Job> {
    let mut text = text.clone();
    text.set("letter.template", Some(&Value::Text(template.to_owned()))).ok()?;
    Job::reread(folder.event(), &text.text(), kept).ok()
}

/// The letter to somebody who does not exist, for an event that has no letters yet.
pub(super) fn example(text: &EventText) -> Option<Drawing> {
    let example = exemplary(text).ok()?;
    let job = Job::from_parts(&example.text(), &[(EXAMPLE_LIST, EXAMPLE.as_bytes())]).ok()?;
    Some(Drawing { preview: Arc::new(Mutex::new(Preview::new(job))), position: 0 })
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
    if values["advocate"].as_array().is_none_or(Vec::is_empty) {
        text.add("advocate", &named("अधिवक्ता का नाम"))?;
    }
    let mut list = vec![("file".to_owned(), Value::Text(EXAMPLE_LIST.to_owned()))];
    // Of several who issue letters it is the first one's.
    let advocates = values["advocate"].as_array().into_iter().flatten();
    let mut issuers = advocates.filter(|own| own["issues"].as_bool() != Some(false));
    let first = issuers.find_map(|own| own["name"].as_str());
    list.extend(first.map(|own| ("advocate".to_owned(), Value::Text(own.to_owned()))));
    text.add("list", &list)?;
    Ok(text)
}
