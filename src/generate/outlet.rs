//! Where finished letters go: a file each, bundles, one merged file, and the report.

use std::collections::BTreeSet;
use std::io;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::arrangement::Arrangement;
use crate::generate::batch::Batch;
use crate::generate::collected::{Collected, Most};
use crate::generate::{Content, LetterRecord, Summary, information};
use crate::input::HeldRow;
use crate::output::{FileNames, ReportRow, Sink, SinkError, reason, report};
use crate::pdf::{Deflater, DocumentInfo, EncodedLetter, Skeleton};

/// A letter in its encoded form.
#[derive(Debug)]
pub(super) struct Made {
    /// The invitee's place in the job.
    pub(super) place: usize,
    pub(super) serial: u32,
    pub(super) number: String,
    pub(super) letter: EncodedLetter,
    pub(super) content: Content,
}

const MERGED: &str = "all.pdf";
const REPORT: &str = "letters.csv";
const ZIP: &str = "all.zip";

pub(super) struct Outlet<'a, S: Sink> {
    batch: &'a Batch<'a>,
    sink: &'a S,
    arrangement: &'a Arrangement,
    names: FileNames,
    bundles: Vec<(DocumentInfo, Collected<'a, S>)>,
    merged: Option<(DocumentInfo, Collected<'a, S>)>,
    letters: Vec<LetterRecord>,
    deflater: Deflater,
}

impl<'a, S: Sink> Outlet<'a, S> {
    pub(super) fn new(
        batch: &'a Batch<'a>,
        skeleton: &'a Skeleton,
        (arrangement, names): (&'a Arrangement, FileNames),
        most_objects: usize,
        sink: &'a S,
    ) -> Result<Self, Diagnostics> {
        let split = batch.job.event.output.bundle_split;
        let letters = split.and_then(|most| usize::try_from(most).ok());
        let most = Most { objects: most_objects, letters };
        let begin = |(path, info): (String, DocumentInfo)| {
            Ok((info, Collected::new(path, skeleton, most, sink)?))
        };
        let bundles = arrangement
            .bundles
            .iter()
            .cloned()
            .map(begin)
            .collect::<Result<_, Diagnostics>>()?;
        let merged = arrangement.is_merged;
        let merged = merged.then(|| (MERGED.to_owned(), information::merged(batch.job)));
        let merged = merged.map(begin).transpose()?;
        Ok(Self {
            batch,
            sink,
            arrangement,
            names,
            bundles,
            merged,
            letters: Vec::new(),
            deflater: Deflater::default(),
        })
    }

    /// Writes a letter everywhere it belongs.
    pub(super) fn letter(&mut self, made: &Made) -> Result<(), Diagnostics> {
        let invitee = &self.batch.job.invitees[made.place];
        let serial = made.serial;
        let bundle = self.arrangement.bundle(made.place);
        let bundle = bundle.and_then(|index| self.bundles.get_mut(index));
        let mut many = bundle.into_iter().chain(&mut self.merged).peekable();
        if many.peek().is_some() {
            let title = format!("{serial} – {}", invitee.name);
            for (info, own) in many {
                if own.is_full(&made.letter) {
                    own.turn(info, &mut self.names, self.sink, &mut self.deflater)?;
                }
                own.append(&title, &made.letter, &mut self.deflater)?;
            }
        }
        self.letters.push(LetterRecord {
            serial,
            number: made.number.clone(),
            invitee: invitee.name.clone(),
            advocate: invitee.advocate,
            file: self.arrangement.path(made.place).unwrap_or_default().to_owned(),
            pages: made.letter.pages(),
            content: made.content,
        });
        Ok(())
    }

    /// Ends the bundles and the merged file, and writes the report and the zip.
    pub(super) fn finish(mut self, held: Vec<HeldRow>) -> Result<Summary, Diagnostics> {
        let output = &self.batch.job.event.output;
        let own = self.letters.iter().map(|letter| letter.file.clone());
        let mut files: BTreeSet<String> = own.filter(|file| !file.is_empty()).collect();
        let mut notices = Diagnostics::new();
        for (info, collected) in self.bundles.into_iter().chain(self.merged) {
            let made = collected.finish(&info, self.sink, &mut self.deflater)?;
            // Files that were asked for are no surprise.
            if let ([first, _, ..], None) = (&made[..], output.bundle_split) {
                let files = u32::try_from(made.len()).unwrap_or(u32::MAX);
                let message = Message::FileSplit { first: first.clone(), files };
                notices.push(Diagnostic::new(message));
            }
            files.extend(made);
        }
        files.insert(REPORT.to_owned());
        write_report(self.batch, &self.letters, &held, self.sink)?;
        if output.zip {
            self.sink.archive(ZIP, &files).map_err(sink_failed)?;
            files.insert(ZIP.to_owned());
        }
        self.sink.finish().map_err(sink_failed)?;
        Ok(Summary { letters: self.letters, held, files, notices })
    }
}

pub(super) fn failed(path: &str, source: io::Error) -> Diagnostics {
    sink_failed(SinkError::Io { path: path.to_owned(), source })
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
    let name = |index: Option<usize>| {
        index.map(|index| batch.job.event.advocates[index].name.as_str())
    };
    let made = letters.iter().map(|letter| ReportRow {
        serial: Some(letter.serial),
        number: Some(&letter.number),
        invitee: &letter.invitee,
        advocate: name(letter.advocate),
        file: Some(&letter.file),
        pages: u32::try_from(letter.pages).ok(),
        held_back: None,
    });
    let held = held.iter().map(|row| ReportRow {
        serial: Some(batch.job.serial(row.position)).filter(|serial| *serial > 0),
        invitee: &row.name,
        advocate: name(row.advocate),
        held_back: Some(reason(&row.diagnostics)),
        ..ReportRow::default()
    });
    let mut rows: Vec<ReportRow<'_>> = made.chain(held).collect();
    rows.sort_by_key(|row| row.serial);
    sink.put(REPORT, &report(&rows)).map(drop).map_err(sink_failed)
}
