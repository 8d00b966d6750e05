//! What the files say of themselves.

use crate::hindi;
use crate::input::{Invitee, Job, Signing};
use crate::pdf::DocumentInfo;

/// The language of the documents (BCP 47).
pub(super) const LANGUAGE: &str = "hi-IN";

/// The heading of a letter whose event gives none.
const TITLE: &str = "आमंत्रण पत्र";

/// Of a letter's own file.
pub(super) fn letter(job: &Job, invitee: &Invitee) -> DocumentInfo {
    let event = &job.event;
    let issuing = invitee.advocate.map(|index| &event.advocates[index]);
    let author = match (event.letter.signing, issuing) {
        (Signing::Issuing, Some(advocate)) => advocate.name.clone(),
        _ => event.facts.organiser.clone().unwrap_or_else(|| event.facts.name.clone()),
    };
    let title = event.letter.title.as_deref().unwrap_or(TITLE);
    let name = hindi::styled_name(invitee.prefix.as_deref(), &invitee.name, None, false);
    DocumentInfo {
        title: format!("{title} – {}", name.replace(hindi::NO_BREAK_SPACE, " ")),
        author,
        subject: event.letter.subject.clone().unwrap_or_default(),
        language: LANGUAGE.to_owned(),
    }
}

/// Of the bundle of an advocate, by the place in the event.
pub(super) fn bundle(job: &Job, advocate: usize) -> DocumentInfo {
    let name = &job.event.advocates[advocate].name;
    collection(job, name, name.clone())
}

/// Of the merged file.
pub(super) fn merged(job: &Job) -> DocumentInfo {
    let title = job.event.letter.title.as_deref().unwrap_or(TITLE);
    collection(job, title, job.event.facts.organiser.clone().unwrap_or_default())
}

fn collection(job: &Job, what: &str, author: String) -> DocumentInfo {
    DocumentInfo {
        title: format!("{} – {what}", job.event.facts.name),
        author,
        subject: String::new(),
        language: LANGUAGE.to_owned(),
    }
}
