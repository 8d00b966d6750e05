//! Where finished letters go: a file each, bundles, one merged file, and the report.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::io;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::arrangement::Arrangement;
use crate::generate::batch::Batch;
use crate::generate::collected::{Collected, Most};
use crate::generate::made::Made;
use crate::generate::{LetterRecord, Summary, information};
use crate::input::HeldRow;
use crate::output::{FileNames, REPORT, ReportRow, Sink, SinkError, reason, write_report};
use crate::pdf::{Deflater, DocumentInfo, Skeleton};

const MERGED: &str = "all.pdf";
const ZIP: &str = "all.zip";

pub(super) struct Outlet<'a, S: Sink> {
    names: FileNames,
    /// The fonts, if they are made before the letters are encoded.
    skeleton: Option<&'a Skeleton>,
    many: Many<'a, S>,
    letters: Vec<LetterRecord>,
    deflater: Deflater,
}

/// The files of many letters.
struct Many<'a, S: Sink> {
    batch: &'a Batch<'a>,
    sink: &'a S,
    arrangement: &'a Arrangement,
    most: Most,
    /// Those that are begun, in the order of the arrangement.
    bundles: BTreeMap<usize, Collected<S>>,
    merged: Option<Collected<S>>,
    of_merged: DocumentInfo,
}

impl<S: Sink> Many<'_, S> {
    /// Those that a letter belongs to, with what they say of themselves, begun if need be.
    fn of(
        &mut self,
        place: usize,
    ) -> Result<impl Iterator<Item = (&DocumentInfo, &mut Collected<S>)>, Diagnostics> {
        let (pictures, most, sink) = (self.batch.job.pictures.len(), self.most, self.sink);
        let sides = self.batch.job.event.output.sides;
        let begin = |path: &str| Collected::new(path.to_owned(), pictures, sides, most, sink);
        let index = self.arrangement.bundle(place);
        let known = index.and_then(|index| Some((index, self.arrangement.bundles.get(index)?)));
        let bundle = match known {
            Some((index, (path, info))) => match self.bundles.entry(index) {
                Entry::Occupied(known) => Some((info, known.into_mut())),
                Entry::Vacant(place) => Some((info, place.insert(begin(path)?))),
            },
            None => None,
        };
        if self.arrangement.is_merged && self.merged.is_none() {
            self.merged = Some(begin(MERGED)?);
        }
        let merged = self.merged.as_mut().map(|own| (&self.of_merged, own));
        Ok(bundle.into_iter().chain(merged))
    }
}

impl<'a, S: Sink> Outlet<'a, S> {
    pub(super) fn new(
        batch: &'a Batch<'a>,
        (arrangement, names): (&'a Arrangement, FileNames),
        skeleton: Option<&'a Skeleton>,
        most_objects: usize,
        sink: &'a S,
    ) -> Self {
        let split = batch.job.event.output.bundle_split;
        let letters = split.and_then(|most| usize::try_from(most).ok());
        let many = Many {
            batch,
            sink,
            arrangement,
            most: Most { objects: most_objects, letters },
            bundles: BTreeMap::new(),
            merged: None,
            of_merged: information::merged(batch.job),
        };
        let letters = Vec::with_capacity(batch.job.invitees.len());
        Self { names, skeleton, many, letters, deflater: Deflater::default() }
    }

    /// Begins the files of many that these letters belong to: what cannot be written is known
    /// before any other file appears.
    pub(super) fn begin(&mut self, places: &[usize]) -> Result<(), Diagnostics> {
        places.iter().try_for_each(|&place| self.many.of(place).map(drop))
    }

    /// How many letters it has written.
    pub(super) fn count(&self) -> usize {
        self.letters.len()
    }

    /// Writes a letter to the files of many that it belongs to.
    pub(super) fn letter(&mut self, made: &Made) -> Result<(), Diagnostics> {
        let Many { batch, arrangement, sink, .. } = self.many;
        let invitee = &batch.job.invitees[made.place];
        let serial = made.serial;
        let title = format!("{serial} – {}", invitee.name());
        let deflater = &mut self.deflater;
        for (info, own) in self.many.of(made.place)? {
            if own.is_full(&made.letter) {
                own.turn(info, &mut self.names, self.skeleton, sink, deflater)?;
            }
            own.append(serial, &title, &made.letter, deflater)?;
        }
        self.letters.push(LetterRecord {
            serial,
            number: made.number.clone(),
            invitee: invitee.name().to_owned(),
            advocate: invitee.advocate,
            file: arrangement.path(made.place).unwrap_or_default().to_owned(),
            pages: made.letter.pages(),
            content: made.content,
        });
        Ok(())
    }

    /// Ends the bundles and the merged file, and writes the report and the zip.
    pub(super) fn finish(
        mut self,
        skeleton: &Skeleton,
        held: Vec<HeldRow>,
    ) -> Result<Summary, Diagnostics> {
        let Many { batch, sink, arrangement, bundles, merged, of_merged, .. } = self.many;
        let output = &batch.job.event.output;
        let own = self.letters.iter().map(|letter| letter.file.clone());
        let mut files: BTreeSet<String> = own.filter(|file| !file.is_empty()).collect();
        let mut notices = Diagnostics::new();
        let infos = &arrangement.bundles;
        let bundles = bundles.into_iter();
        let bundles = bundles.filter_map(|(index, own)| Some((&infos.get(index)?.1, own)));
        let merged = merged.map(|own| (&of_merged, own));
        for (info, collected) in bundles.chain(merged) {
            let made = collected.finish(info, skeleton, sink, &mut self.deflater)?;
            // Files that were asked for are no surprise.
            if let ([first, _, ..], None) = (&made[..], output.bundle_split) {
                let message = Message::FileSplit { first: first.clone(), files: made.len() };
                notices.push(Diagnostic::new(message));
            }
            files.extend(made);
        }
        files.insert(REPORT.to_owned());
        make_report(batch, &self.letters, &held, sink)?;
        if output.zip {
            sink.archive(ZIP, &files).map_err(sink_failed)?;
            files.insert(ZIP.to_owned());
        }
        sink.finish().map_err(sink_failed)?;
        Ok(Summary { letters: self.letters, held, files, notices })
    }
}

pub(super) fn failed(path: &str, source: io::Error) -> Diagnostics {
    sink_failed(SinkError::Io { path: path.to_owned(), source })
}

pub(super) fn sink_failed(error: SinkError) -> Diagnostics {
    Diagnostic::from(error).into()
}

/// Writes what became of every row, in the order of the serials.
fn make_report(
    batch: &Batch<'_>,
    letters: &[LetterRecord],
    held: &[HeldRow],
    sink: &impl Sink,
) -> Result<(), Diagnostics> {
    let name = |index: Option<usize>| {
        index.map(|index| batch.job.event.advocates[index].name.as_str())
    };
    let serial =
        |row: &HeldRow| Some(batch.job.serial(row.position)).filter(|serial| *serial > 0);
    let serials = letters.iter().map(|letter| Some(letter.serial));
    let mut order: Vec<(Option<u32>, usize)> =
        serials.chain(held.iter().map(serial)).zip(0..).collect();
    order.sort_unstable();
    let rows = order.into_iter().map(|(_, at)| {
        if let Some(letter) = letters.get(at) {
            return ReportRow {
                serial: Some(letter.serial),
                number: Some(&letter.number),
                invitee: &letter.invitee,
                advocate: name(letter.advocate),
                file: Some(&letter.file),
                pages: u32::try_from(letter.pages).ok(),
                held_back: None,
            };
        }
        let row = &held[at - letters.len()];
        ReportRow {
            serial: serial(row),
            invitee: &row.name,
            advocate: name(row.advocate),
            held_back: Some(reason(&row.diagnostics)),
            ..ReportRow::default()
        }
    });
    let mut file = sink.create(REPORT).map_err(sink_failed)?;
    write_report(&mut file, rows).map_err(|error| failed(REPORT, error))?;
    sink.commit(file).map(drop).map_err(sink_failed)
}
