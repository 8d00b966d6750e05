//! Where finished letters go: a file each, a bundle for each advocate, one merged file, and
//! the report.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::batch::Batch;
use crate::generate::plan;
use crate::generate::{LetterRecord, Summary};
use crate::geom::Size;
use crate::hindi;
use crate::input::{HeldRow, Invitee, Signing};
use crate::output::{FileNames, ReportRow, Sink, SinkError, reason, report};
use crate::pdf::{Content, DocumentInfo, DocumentWriter, Skeleton};

/// A letter in its encoded form.
#[derive(Debug)]
pub(super) struct Made {
    /// The invitee's place in the job.
    pub(super) place: usize,
    pub(super) serial: u32,
    pub(super) number: String,
    pub(super) pages: Vec<(Size, Content)>,
}

/// The language of the documents (BCP 47).
const DOCUMENT_LANGUAGE: &str = "hi-IN";
const MERGED: &str = "all.pdf";
const REPORT: &str = "letters.csv";

pub(super) struct Outlet<'a, S: Sink> {
    batch: &'a Batch<'a>,
    skeleton: &'a Skeleton,
    sink: &'a mut S,
    /// Path of each letter by the invitee's place.
    paths: BTreeMap<usize, String>,
    bundles: BTreeMap<usize, Collected<'a, S>>,
    merged: Collected<'a, S>,
    letters: Vec<LetterRecord>,
    buffer: Vec<u8>,
}

/// A document of many letters on its way.
struct Collected<'a, S: Sink> {
    path: String,
    writer: DocumentWriter<'a, S::File>,
}

impl<'a, S: Sink> Outlet<'a, S> {
    pub(super) fn new(
        batch: &'a Batch<'a>,
        skeleton: &'a Skeleton,
        places: &[usize],
        sink: &'a mut S,
    ) -> Result<Self, Diagnostics> {
        let job = batch.job;
        let last = (job.invitees.len() + job.held.len()).saturating_sub(1);
        let largest = plan::serial(job, last);
        let mut names = FileNames::new(largest);
        let invitees = &batch.job.invitees;
        let paths = places
            .iter()
            .map(|&place| {
                let name = names
                    .letter(plan::serial(job, invitees[place].position), &invitees[place].name);
                (place, name)
            })
            .collect();
        let with_letters: BTreeSet<usize> =
            places.iter().filter_map(|&place| invitees[place].advocate).collect();
        let mut bundles = BTreeMap::new();
        for index in with_letters {
            let name = names.bundle(&batch.job.event.advocates[index].name);
            bundles.insert(index, Collected::new(name, skeleton, sink)?);
        }
        let merged = Collected::new(MERGED.to_owned(), skeleton, sink)?;
        Ok(Self {
            batch,
            skeleton,
            sink,
            paths,
            bundles,
            merged,
            letters: Vec::new(),
            buffer: Vec::new(),
        })
    }

    /// Writes a letter everywhere it belongs.
    pub(super) fn letter(&mut self, made: &Made) -> Result<(), Diagnostics> {
        let invitee = &self.batch.job.invitees[made.place];
        let serial = made.serial;
        let path = self.paths.get(&made.place).cloned().unwrap_or_default();
        self.buffer.clear();
        let mut writer = DocumentWriter::new(self.skeleton, std::mem::take(&mut self.buffer))
            .map_err(|error| failed(&path, &error))?;
        for (size, content) in &made.pages {
            writer.page(*size, content).map_err(|error| failed(&path, &error))?;
        }
        self.buffer =
            writer.finish(&self.information(invitee)).map_err(|error| failed(&path, &error))?;
        let mut file = self.sink.create(&path).map_err(sink_failed)?;
        file.write_all(&self.buffer).map_err(|error| failed(&path, &error))?;
        self.sink.commit(file).map_err(sink_failed)?;

        let title = format!("{serial} – {}", invitee.name);
        if let Some(bundle) = invitee.advocate.and_then(|index| self.bundles.get_mut(&index)) {
            bundle.append(&title, &made.pages)?;
        }
        self.merged.append(&title, &made.pages)?;
        self.letters.push(LetterRecord {
            serial,
            number: made.number.clone(),
            invitee: invitee.name.clone(),
            advocate: invitee.advocate,
            file: path,
            pages: made.pages.len(),
        });
        Ok(())
    }

    /// Ends the bundles and the merged file, and writes the report.
    pub(super) fn finish(self, held: Vec<HeldRow>) -> Result<Summary, Diagnostics> {
        let event = &self.batch.job.event;
        let mut files: BTreeSet<String> =
            self.letters.iter().map(|letter| letter.file.clone()).collect();
        let title = |what: &str| format!("{} – {what}", event.facts.name);
        for (index, bundle) in self.bundles {
            let name = &event.advocates[index].name;
            files.insert(bundle.path.clone());
            bundle.finish(&collection(title(name), name.clone()), self.sink)?;
        }
        files.insert(self.merged.path.clone());
        let organiser = event.facts.organiser.clone().unwrap_or_default();
        let letter_title = event.letter.title.as_deref().unwrap_or("आमंत्रण पत्र");
        self.merged.finish(&collection(title(letter_title), organiser), self.sink)?;
        files.insert(REPORT.to_owned());
        write_report(self.batch, &self.letters, &held, self.sink)?;
        Ok(Summary { letters: self.letters, held, files })
    }
}

impl<S: Sink> Outlet<'_, S> {
    /// What the letter's file says of itself.
    fn information(&self, invitee: &Invitee) -> DocumentInfo {
        let event = &self.batch.job.event;
        let issuing = invitee.advocate.map(|index| &event.advocates[index]);
        let author = match (event.letter.signing, issuing) {
            (Signing::Issuing, Some(advocate)) => advocate.name.clone(),
            _ => event.facts.organiser.clone().unwrap_or_else(|| event.facts.name.clone()),
        };
        let title = event.letter.title.as_deref().unwrap_or("आमंत्रण पत्र");
        let name = hindi::styled_name(invitee.prefix.as_deref(), &invitee.name, None, false);
        DocumentInfo {
            title: format!("{title} – {}", name.replace(hindi::NO_BREAK_SPACE, " ")),
            author,
            subject: event.letter.subject.clone().unwrap_or_default(),
            language: DOCUMENT_LANGUAGE.to_owned(),
        }
    }
}

impl<'a, S: Sink> Collected<'a, S> {
    fn new(path: String, skeleton: &'a Skeleton, sink: &mut S) -> Result<Self, Diagnostics> {
        let file = sink.create(&path).map_err(sink_failed)?;
        let writer =
            DocumentWriter::new(skeleton, file).map_err(|error| failed(&path, &error))?;
        Ok(Self { path, writer })
    }

    fn append(&mut self, title: &str, pages: &[(Size, Content)]) -> Result<(), Diagnostics> {
        self.writer.bookmark(title);
        for (size, content) in pages {
            self.writer.page(*size, content).map_err(|error| failed(&self.path, &error))?;
        }
        Ok(())
    }

    fn finish(self, info: &DocumentInfo, sink: &mut S) -> Result<(), Diagnostics> {
        let file = self.writer.finish(info).map_err(|error| failed(&self.path, &error))?;
        sink.commit(file).map_err(sink_failed)
    }
}

fn collection(title: String, author: String) -> DocumentInfo {
    DocumentInfo {
        title,
        author,
        subject: String::new(),
        language: DOCUMENT_LANGUAGE.to_owned(),
    }
}

fn failed(path: &str, error: &io::Error) -> Diagnostics {
    let message = Message::FileWrite { path: path.to_owned(), detail: error.to_string() };
    Diagnostic::new(message).into()
}

fn sink_failed(error: SinkError) -> Diagnostics {
    Diagnostic::from(error).into()
}

/// Writes what became of every row, in the order of the lists.
fn write_report(
    batch: &Batch<'_>,
    letters: &[LetterRecord],
    held: &[HeldRow],
    sink: &mut impl Sink,
) -> Result<(), Diagnostics> {
    let name =
        |index: Option<usize>| index.map(|index| batch.job.event.advocates[index].name.clone());
    let made = letters.iter().map(|letter| ReportRow {
        serial: Some(letter.serial),
        number: Some(letter.number.clone()),
        invitee: letter.invitee.clone(),
        advocate: name(letter.advocate),
        file: Some(letter.file.clone()),
        pages: u32::try_from(letter.pages).ok(),
        held_back: None,
    });
    let held = held.iter().map(|row| ReportRow {
        serial: Some(plan::serial(batch.job, row.position)),
        invitee: row.name.clone(),
        advocate: name(row.advocate),
        held_back: Some(reason(&row.diagnostics)),
        ..ReportRow::default()
    });
    let mut rows: Vec<ReportRow> = made.chain(held).collect();
    rows.sort_by_key(|row| row.serial);
    let mut file = sink.create(REPORT).map_err(sink_failed)?;
    file.write_all(&report(&rows)).map_err(|error| failed(REPORT, &error))?;
    sink.commit(file).map_err(sink_failed)
}
