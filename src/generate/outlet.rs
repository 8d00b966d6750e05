//! Where finished letters go: a file each, a bundle for each advocate, one merged file, and
//! the report.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::batch::Batch;
use crate::generate::collected::Collected;
use crate::generate::{LetterRecord, Summary, information};
use crate::input::HeldRow;
use crate::output::{FileNames, ReportRow, Sink, SinkError, reason, report};
use crate::pdf::{Deflater, EncodedLetter, Recurring, Skeleton};

/// A letter in its encoded form, and its own file.
#[derive(Debug)]
pub(super) struct Made {
    /// The invitee's place in the job.
    pub(super) place: usize,
    pub(super) serial: u32,
    pub(super) number: String,
    pub(super) letter: EncodedLetter,
    pub(super) file: Vec<u8>,
}

const MERGED: &str = "all.pdf";
const REPORT: &str = "letters.csv";

pub(super) struct Outlet<'a, S: Sink> {
    batch: &'a Batch<'a>,
    sink: &'a S,
    /// Path of each letter by the invitee's place.
    paths: BTreeMap<usize, String>,
    names: FileNames,
    bundles: BTreeMap<usize, Collected<'a, S>>,
    merged: Collected<'a, S>,
    letters: Vec<LetterRecord>,
    deflater: Deflater,
    /// What letters have in common, for the files of many.
    recurring: Recurring,
}

impl<'a, S: Sink> Outlet<'a, S> {
    pub(super) fn new(
        batch: &'a Batch<'a>,
        skeleton: &'a Skeleton,
        places: &[usize],
        most_objects: usize,
        sink: &'a S,
    ) -> Result<Self, Diagnostics> {
        let job = batch.job;
        let last = job.rows.saturating_sub(1);
        let largest = job.serial(last);
        let mut names = FileNames::new(largest);
        let invitees = &batch.job.invitees;
        let paths = places
            .iter()
            .map(|&place| {
                let name =
                    names.letter(job.serial(invitees[place].position), &invitees[place].name);
                (place, name)
            })
            .collect();
        let with_letters: BTreeSet<usize> =
            places.iter().filter_map(|&place| invitees[place].advocate).collect();
        let mut bundles = BTreeMap::new();
        for index in with_letters {
            let name = names.bundle(&batch.job.event.advocates[index].name);
            bundles.insert(index, Collected::new(name, skeleton, most_objects, sink)?);
        }
        let merged = Collected::new(MERGED.to_owned(), skeleton, most_objects, sink)?;
        Ok(Self {
            batch,
            sink,
            paths,
            names,
            bundles,
            merged,
            letters: Vec::new(),
            deflater: Deflater::default(),
            recurring: Recurring::default(),
        })
    }

    /// Writes a letter everywhere it belongs.
    pub(super) fn letter(&mut self, made: &Made) -> Result<(), Diagnostics> {
        let invitee = &self.batch.job.invitees[made.place];
        let serial = made.serial;
        let path = self.paths.get(&made.place).cloned().unwrap_or_default();
        self.sink.put(&path, &made.file).map_err(sink_failed)?;

        let title = format!("{serial} – {}", invitee.name);
        let cut = self.recurring.cut(&made.letter, &mut self.deflater);
        if let Some(bundle) = invitee.advocate.and_then(|index| self.bundles.get_mut(&index)) {
            if bundle.is_full(&made.letter, &cut) {
                let advocate = invitee.advocate.unwrap_or_default();
                let info = information::bundle(self.batch.job, advocate);
                bundle.turn(&info, &mut self.names, self.sink, &mut self.deflater)?;
            }
            bundle.append(&title, &made.letter, &cut, &mut self.deflater)?;
        }
        if self.merged.is_full(&made.letter, &cut) {
            let info = information::merged(self.batch.job);
            self.merged.turn(&info, &mut self.names, self.sink, &mut self.deflater)?;
        }
        self.merged.append(&title, &made.letter, &cut, &mut self.deflater)?;
        self.letters.push(LetterRecord {
            serial,
            number: made.number.clone(),
            invitee: invitee.name.clone(),
            advocate: invitee.advocate,
            file: path,
            pages: made.letter.pages(),
        });
        Ok(())
    }

    /// Ends the bundles and the merged file, and writes the report.
    pub(super) fn finish(mut self, held: Vec<HeldRow>) -> Result<Summary, Diagnostics> {
        let job = self.batch.job;
        let mut files: BTreeSet<String> =
            self.letters.iter().map(|letter| letter.file.clone()).collect();
        let bundles =
            self.bundles.into_iter().map(|(index, own)| (information::bundle(job, index), own));
        let merged = (information::merged(job), self.merged);
        let mut notices = Diagnostics::new();
        for (info, collected) in bundles.chain([merged]) {
            let made = collected.finish(&info, self.sink, &mut self.deflater)?;
            if let [first, _, ..] = &made[..] {
                let files = u32::try_from(made.len()).unwrap_or(u32::MAX);
                let message = Message::FileSplit { first: first.clone(), files };
                notices.push(Diagnostic::new(message));
            }
            files.extend(made);
        }
        files.insert(REPORT.to_owned());
        write_report(self.batch, &self.letters, &held, self.sink)?;
        self.sink.finish().map_err(sink_failed)?;
        Ok(Summary { letters: self.letters, held, files, notices })
    }
}

pub(super) fn failed(path: &str, error: &io::Error) -> Diagnostics {
    let message = Message::FileWrite { path: path.to_owned(), detail: error.to_string() };
    Diagnostic::new(message).into()
}

pub(super) fn sink_failed(error: SinkError) -> Diagnostics {
    Diagnostic::from(error).into()
}

/// Writes what became of every row, in the order of the lists.
fn write_report(
    batch: &Batch<'_>,
    letters: &[LetterRecord],
    held: &[HeldRow],
    sink: &impl Sink,
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
        serial: Some(batch.job.serial(row.position)),
        invitee: row.name.clone(),
        advocate: name(row.advocate),
        held_back: Some(reason(&row.diagnostics)),
        ..ReportRow::default()
    });
    let mut rows: Vec<ReportRow> = made.chain(held).collect();
    rows.sort_by_key(|row| row.serial);
    sink.put(REPORT, &report(&rows)).map(drop).map_err(sink_failed)
}
