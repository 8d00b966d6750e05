//! Files for the printer: several letters on each sheet, in the order in which they are cut and
//! handed out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::information;
use crate::generate::ordered::{Turn, in_order};
use crate::generate::plan::FilePlan;
use crate::generate::sheet_form::SheetForm;
use crate::generate::spool::SpooledLetters;
use crate::generate::summary::{LetterRecord, PrintedSheets};
use crate::generate::watch::{Observer, go_on};
use crate::impose::{Leaf, Scheme, SheetLeaves, sheets};
use crate::input::{Job, Product};
use crate::output::{FileNames, Sink, SinkError};
use crate::pdf::{
    Deflater, DocumentInfo, EncodedLetter, PlacedLetter, SharedObjects, SheetWriter,
    are_too_many,
};

/// The letters of a run that go onto sheets.
#[derive(Clone, Copy)]
pub(super) struct LettersToImpose<'a> {
    pub(super) job: &'a Job,
    pub(super) plan: &'a FilePlan,
    pub(super) spooled: &'a SpooledLetters,
    /// The place of each in the job.
    pub(super) places: &'a [usize],
    pub(super) records: &'a [LetterRecord],
    /// The objects that each adds to a document.
    pub(super) objects: &'a [usize],
    /// Those that are to be printed: indices into all of these.
    pub(super) chosen: &'a [usize],
    /// The sheets for each paper.
    pub(super) forms: &'a BTreeMap<usize, SheetForm>,
    pub(super) shared: &'a SharedObjects,
    pub(super) observer: &'a dyn Observer,
}

/// A file of sheets to be written.
#[derive(Debug)]
struct PlannedSheets {
    path: String,
    letters: Vec<usize>,
    form: SheetForm,
    info: DocumentInfo,
    /// False of those of a bundle.
    is_of_all: bool,
}

/// The finished files of sheets.
#[derive(Debug, Default)]
pub(super) struct ImposedFiles {
    pub(super) made: Vec<PrintedSheets>,
    /// Where each letter begins on the sheets of all, by the invitee's place.
    pub(super) in_all: BTreeMap<usize, FirstSheet>,
    /// The same on those of its bundle.
    pub(super) in_bundles: BTreeMap<usize, FirstSheet>,
    /// Which became several unasked.
    pub(super) notices: Diagnostics,
}

/// A letter, the number of the sheet on which it begins, and its place there.
type LetterBegun = (usize, usize, Option<usize>);

/// The sheet on whose front a letter begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstSheet {
    /// The file: an index into those made.
    pub(super) file: usize,
    /// Its number in the file, counted from 1.
    pub(super) sheet: usize,
    /// The place on it, counted from 1, from left to right and row by row; none if it is a
    /// letter's own.
    pub(super) place: Option<usize>,
}

impl FirstSheet {
    /// True if other letters may begin there, too.
    pub(super) fn is_shared(&self) -> bool {
        self.place.is_some()
    }
}

impl LettersToImpose<'_> {
    /// The letters of each of the files, in all.
    pub(super) fn letters(self) -> usize {
        let Self { plan, places, chosen, .. } = self;
        let in_bundles = chosen.iter().filter(|own| plan.bundle(places[**own]).is_some());
        in_bundles.count() + if self.has_all() { chosen.len() } else { 0 }
    }

    /// True if there is a file of all letters.
    fn has_all(self) -> bool {
        self.plan.is_merged || self.plan.bundles.is_empty()
    }

    /// Writes the files of sheets: one for each file of many letters, and if there are none, one
    /// of all. Where there are several papers, each has a file of its own: letters on two of
    /// them cannot share a sheet. Each file is made by one thread.
    ///
    /// # Errors
    ///
    /// When the sink fails, something cannot be deflated, or the observer ends the run.
    pub(super) fn write(
        self,
        most_objects: usize,
        threads: usize,
        sink: &impl Sink,
    ) -> Result<ImposedFiles, Diagnostics> {
        let (planned, notices) = self.planned(most_objects);
        let work = |deflater: &mut Deflater, turn: &Turn<'_>| {
            let file = planned.get(turn.index)?;
            Some(self.file(file, deflater, sink))
        };
        let mut files = ImposedFiles { notices, ..ImposedFiles::default() };
        let take = |at: usize, written: Result<_, Diagnostics>| {
            let (sheets, begun): (usize, Vec<LetterBegun>) = written?;
            let PlannedSheets { path, letters, is_of_all, .. } = &planned[at];
            let own = if *is_of_all { &mut files.in_all } else { &mut files.in_bundles };
            own.extend(begun.into_iter().map(|(letter, sheet, place)| {
                (self.places[letter], FirstSheet { file: at, sheet, place })
            }));
            files.made.push(PrintedSheets {
                file: path.clone(),
                letters: letters.len(),
                sheets,
            });
            Ok(())
        };
        let (_, taken) = in_order(planned.len(), threads, Deflater::default, work, take);
        taken?;
        Ok(files)
    }

    /// The files, and which became several unasked.
    fn planned(&self, most_objects: usize) -> (Vec<PlannedSheets>, Diagnostics) {
        let Self { job, plan, .. } = *self;
        let (mut names, mut planned) = (FileNames::new(), Vec::new());
        let mut notices = Diagnostics::default();
        let mut add = |of: &str, letters: &[usize], info: &DocumentInfo, is_of_all| {
            // Labels for letters on whatever paper are on the same sheets.
            let is_apart = job.product == Product::Letters;
            let paper = |letter: &usize| if is_apart { self.records[*letter].paper } else { 0 };
            for letters in letters.chunk_by(|one, other| paper(one) == paper(other)) {
                let paper = letters.first().map(paper).unwrap_or_default();
                let Some(&form) = self.forms.get(&paper) else { continue };
                let whole = match &job.event.papers[..] {
                    papers if papers.len() < 2 || !is_apart => names.sheets(of),
                    papers => names.sheets(&format!("{of}-{}", papers[paper].name)),
                };
                let parts = self.parted(letters, most_objects);
                let is_one = parts.len() == 1;
                for (at, part) in parts.iter().enumerate() {
                    let path = if is_one {
                        whole.clone()
                    } else {
                        names.part(&whole, at + 1, plan.part_digits)
                    };
                    if let (0, false, None) = (at, is_one, job.event.output.bundle_split) {
                        let message =
                            Message::FileSplit { first: path.clone(), files: parts.len() };
                        notices.push(Diagnostic::new(message));
                    }
                    let (letters, info) = (part.to_vec(), info.clone());
                    planned.push(PlannedSheets { path, letters, form, info, is_of_all });
                }
            }
        };
        if self.has_all() {
            add("all", self.chosen, &information::merged(job), true);
        }
        let mut bundles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &letter in self.chosen {
            if let Some(bundle) = plan.bundle(self.places[letter]) {
                bundles.entry(bundle).or_default().push(letter);
            }
        }
        for (bundle, letters) in bundles {
            let (path, info) = &plan.bundles[bundle];
            let name = path.rsplit_once('/').map_or(&**path, |(_, name)| name);
            add(name.strip_suffix(".pdf").unwrap_or(name), &letters, info, false);
        }
        (planned, notices)
    }

    /// Letters in as many files as the event asks for or a file's bounds need.
    fn parted<'l>(&self, letters: &'l [usize], most_objects: usize) -> Vec<&'l [usize]> {
        let split = self.job.event.output.bundle_split;
        let most = split.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
        let pictures = self.job.base().pictures.len();
        let (mut parts, mut start, mut pages, mut objects) = (Vec::new(), 0, 0, 0);
        for (at, &letter) in letters.iter().enumerate() {
            pages += self.records[letter].pages;
            objects += self.objects[letter];
            let is_full = at - start >= most
                || at > start && are_too_many(pages, objects, pictures, most_objects);
            if is_full {
                parts.extend(letters.get(start..at));
                (start, pages, objects) =
                    (at, self.records[letter].pages, self.objects[letter]);
            }
        }
        parts.extend(letters.get(start..));
        parts
    }

    /// Writes a file; the number of its sheets, and each letter with the sheet on which it begins
    /// and its place there, both counted from 1.
    fn file<S: Sink>(
        &self,
        PlannedSheets { path, letters, form, info, .. }: &PlannedSheets,
        deflater: &mut Deflater,
        sink: &S,
    ) -> Result<(usize, Vec<LetterBegun>), Diagnostics> {
        let SheetForm { scheme, grid, marks, ruler } = *form;
        let failed = |error| SinkError::io(path, error);
        let pictures = self.job.base().pictures.len();
        let out = sink.create(path)?;
        let writer = SheetWriter::new(letters.len(), pictures, grid, (marks, ruler), out);
        let mut writer = writer.map_err(failed)?;
        let pages: Vec<usize> =
            letters.iter().map(|&letter| self.records[letter].pages).collect();
        let mut open: Vec<Option<(Cow<'_, EncodedLetter>, String)>> =
            (0..grid.slots()).map(|_| None).collect();
        let is_shared = grid.slots() > 1 && scheme != Scheme::Booklet;
        let (mut count, mut begun) = (0, Vec::with_capacity(letters.len()));
        for leaves in sheets(&pages, scheme, grid.slots(), grid.duplex()) {
            go_on(self.observer)?;
            self.open(letters, &leaves, &mut open)?;
            let placed = leaves.iter().zip(&open).map(|(leaf, open)| {
                let (leaf, (letter, title)) = leaf.zip(open.as_ref())?;
                Some(PlacedLetter { leaf, letter, title })
            });
            let placed: Vec<Option<PlacedLetter<'_>>> = placed.collect();
            writer.sheet(&placed, deflater).map_err(failed)?;
            count += 1;
            let first = |(at, leaf): (usize, &Option<Leaf>)| {
                let Leaf { letter, .. } = (*leaf).filter(|leaf| leaf.front == Some(0))?;
                Some((letters[letter], count, is_shared.then_some(at + 1)))
            };
            begun.extend(leaves.iter().enumerate().filter_map(first));
            let done = leaves.iter().flatten().filter(|leaf| leaf.is_last);
            let done: BTreeSet<usize> = done.map(|leaf| leaf.letter).collect();
            self.observer.advance(done.len());
        }
        let titles = letters.iter().map(|&letter| self.title(letter));
        let out = writer.finish(titles, info, self.shared, deflater).map_err(failed)?;
        sink.commit(out)?;
        Ok((count, begun))
    }

    /// Fetches the letters that begin on a sheet.
    fn open<'s>(
        &'s self,
        letters: &[usize],
        leaves: &SheetLeaves,
        open: &mut [Option<(Cow<'s, EncodedLetter>, String)>],
    ) -> Result<(), Diagnostics> {
        for (leaf, open) in leaves.iter().zip(open) {
            if let Some(Leaf { letter, is_first: true, .. }) = *leaf {
                let letter = letters[letter];
                *open = Some((self.spooled.letter(letter)?, self.title(letter)));
            }
        }
        Ok(())
    }

    fn title(&self, letter: usize) -> String {
        let LetterRecord { serial, invitee, .. } = &self.records[letter];
        format!("{serial} – {invitee}")
    }
}
