//! Title, author and subject of each file.

use crate::hindi::{self, Language};
use crate::input::{ADVOCATE, Event, Invitee, Job, Signing};
use crate::pdf::DocumentInfo;

/// The heading of a letter, or what a letter is whose event gives none.
fn title(event: &Event) -> &str {
    let usual = match event.letter.language {
        Language::English => "Invitation",
        _ => "आमंत्रण पत्र",
    };
    event.letter.texts.title.as_deref().unwrap_or(usual)
}

/// Of a letter's own file.
pub(super) fn letter(job: &Job, invitee: &Invitee) -> DocumentInfo {
    let event = &job.edition(invitee).event;
    let issuing = invitee.advocate.map(|index| &event.advocates[index]);
    let author = match (event.letter.signing, issuing) {
        (Signing::Issuing, Some(advocate)) => advocate.name.clone(),
        _ => event.facts.texts.organiser.clone().unwrap_or_else(|| event.facts.name.clone()),
    };
    let title = title(event);
    let language = event.letter.language;
    let name = language.styled_name(invitee.prefix(), invitee.shown_name(), None, false);
    DocumentInfo {
        title: format!("{title} – {}", name.replace(hindi::NO_BREAK_SPACE, " ")),
        author,
        subject: event.letter.texts.subject.clone().unwrap_or_default(),
        language: event.letter.language.tag().to_owned(),
    }
}

/// Of the bundle of an advocate or of a value of another field.
pub(super) fn bundle(job: &Job, of: &str) -> DocumentInfo {
    let is_advocate = job.event.output.bundle_by == ADVOCATE;
    collection(job, of, if is_advocate { of.to_owned() } else { organiser(job) })
}

/// Of a paper for handing out, of a group or of the event.
pub(super) fn paper(job: &Job, name: &str, group: Option<&str>) -> DocumentInfo {
    let what = group.map_or_else(|| name.to_owned(), |group| format!("{name} – {group}"));
    collection(job, &what, organiser(job))
}

fn organiser(job: &Job) -> String {
    job.event.facts.texts.organiser.clone().unwrap_or_default()
}

/// Of the merged file.
pub(super) fn merged(job: &Job) -> DocumentInfo {
    collection(job, title(&job.event), organiser(job))
}

fn collection(job: &Job, what: &str, author: String) -> DocumentInfo {
    let event = &job.event;
    DocumentInfo {
        title: format!("{} – {what}", event.facts.name),
        author,
        subject: String::new(),
        language: event.letter.language.tag().to_owned(),
    }
}
