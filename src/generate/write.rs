//! Making: what it adds to checking. All letters are typeset and encoded once; then the fonts are
//! made, and with them the files are finished.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::batch::Batch;
use crate::generate::chunk::{CHUNK, chunk};
use crate::generate::delivery::{LettersToHandOut, MadePaper, MadePapers};
use crate::generate::imposed::{ImposedFiles, LettersToImpose};
use crate::generate::letter::{MadeLetter, write_file};
use crate::generate::merged::{BundledPaper, MadeFiles, MergedFiles};
use crate::generate::options::{Options, threads};
use crate::generate::ordered::{Turn, in_order};
use crate::generate::pass::{Making, Pass, PassResult};
use crate::generate::pile::make_pile;
use crate::generate::plan::{self, FilePlan};
use crate::generate::report::make_report;
use crate::generate::shared::shared_objects;
use crate::generate::spool::{SpoolWriter, SpooledLetters};
use crate::generate::summary::{DeliveryRecord, LetterRecord, Summary};
use crate::generate::watch::{Latched, Observer, Stage, go_on};
use crate::generate::{information, remarks};
use crate::input::{EditionKey, Job, RejectedRow, Stands};
use crate::output::{FileNames, REPORT, SHEETS, Sink, SinkError};
use crate::pdf::{Deflater, EncodedLetter, MOST_OBJECTS, PageLabel, SharedObjects};

const ZIP: &str = "all.zip";

/// Makes the files that the event asks for: the letters, the bundles, the merged file, and the
/// report.
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\n".as_bytes())])?;
/// let sink = aamantran::MemorySink::new();
/// aamantran::generate(&job, &aamantran::Options::new(), &sink)?;
/// assert!(sink.into_files().contains_key("letters/001-क्षितिज कुमार.pdf"));
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
///
/// # Errors
///
/// Everything that is wrong with the event or, unless [`Options::skip_invalid`] is set, with a
/// row. Nothing was written then, except when the sink itself failed.
pub fn generate(
    job: &Job,
    options: &Options,
    sink: &impl Sink,
) -> Result<Summary, Diagnostics> {
    generate_observed(job, options, sink, &())
}

/// As [`generate`], telling an observer how far it is, who may stop it.
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\n".as_bytes())])?;
/// struct Stop;
///
/// impl aamantran::Observer for Stop {
///     fn is_cancelled(&self) -> bool {
///         true
///     }
/// }
///
/// let sink = aamantran::MemorySink::new();
/// let stopped = aamantran::generate_observed(&job, &aamantran::Options::new(), &sink, &Stop);
/// assert!(stopped.is_err());
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
///
/// # Errors
///
/// As [`generate`]. A run that was stopped leaves whole files only, and another one that is
/// asked for the same goes on from there.
pub fn generate_observed(
    job: &Job,
    options: &Options,
    sink: &impl Sink,
    observer: &dyn Observer,
) -> Result<Summary, Diagnostics> {
    let observer = &Latched::new(observer);
    let batch = Batch::new(job)?.with_aids(options);
    let order = plan::order_of_letters(job);
    let due: Vec<usize> =
        order.iter().copied().filter(|&place| batch.is_chosen(place)).collect();
    let (plan, names) = FilePlan::new(job, &due);
    let run = MakeRun { batch: &batch, order, plan, options, observer };
    let made = run.make(names, sink);
    let mut summary = made.map_err(|faults| remarks::with_faults(&batch, faults))?;
    summary.notices.extend(remarks::remarks(&batch));
    Ok(summary)
}

/// A run and what is settled before its first letter.
struct MakeRun<'a> {
    batch: &'a Batch<'a>,
    /// All invitees in the order of the letters.
    order: Vec<usize>,
    plan: FilePlan,
    options: &'a Options,
    observer: &'a dyn Observer,
}

impl MakeRun<'_> {
    fn make<S: Sink>(&self, names: FileNames, sink: &S) -> Result<Summary, Diagnostics> {
        let Self { batch, order, plan, options, observer } = self;
        let (job, destination) = (batch.job, plan.destination(!batch.sheets.is_empty()));
        // Which letters are looked at first is known when all are typeset; and files that are
        // split are many, and are finished one by one.
        // A paper on top of letters says what is below it.
        let is_late = options.proof
            || job.event.output.bundle_split.is_some()
            || !batch.papers.is_empty() && !plan.bundles.is_empty();
        let is_spooled = destination.one || destination.sheets || is_late;
        // A row that was refused when it was read stops the run: the rest is only checked.
        let is_refused = job.rejected.iter().any(|row| job.is_chosen(row.position));
        let is_made = !is_refused || options.skip_invalid;
        let most_objects = options.most_objects.unwrap_or(MOST_OBJECTS);
        let mut merged = MergedFiles::new(job, plan, names, most_objects, sink);
        let mut spool = SpoolWriter::new();
        let mut records: Vec<LetterRecord> = Vec::with_capacity(job.invitees.len());
        let mut places: Vec<usize> = Vec::with_capacity(job.invitees.len());
        let mut objects: Vec<usize> = Vec::new();
        let pass = Pass {
            batch,
            order,
            threads: threads(options),
            observer: *observer,
            stage: if is_spooled { Stage::Check } else { Stage::Write },
            making: is_made
                .then_some(Making { destination, skip_invalid: options.skip_invalid }),
        };
        let passed = pass.run(|letter| {
            records.push(record(job, plan, &letter));
            places.push(letter.place);
            if destination.sheets {
                objects.push(letter.encoded.objects());
            }
            if !is_late {
                merged.append(letter.place, &letter.encoded, None)?;
            }
            if is_spooled { spool.push(letter.encoded, sink) } else { Ok(()) }
        })?;
        let passed = wanted(passed, options)?;
        if places != passed.valid {
            let lacking = passed.valid.len().abs_diff(places.len());
            let detail = format!("{lacking} letters are lacking");
            return Err(Diagnostic::new(Message::PdfWrite { detail }).into());
        }
        let chosen =
            if options.proof { plan::proof(job, &places) } else { (0..places.len()).collect() };
        let chosen =
            if options.test_sheet { chosen.into_iter().take(1).collect() } else { chosen };
        let in_bundles: Vec<usize> = chosen.iter().map(|&index| places[index]).collect();
        let to_hand_out = self.to_hand_out(&in_bundles, &passed);
        let papers = LettersToHandOut {
            batch,
            places: &to_hand_out,
            order,
            passed: &passed,
            plan: Some(plan),
            threads: threads(options),
        };
        let papers = papers.make()?;
        // A letter is the same bytes whichever papers are printed.
        let shared = shared_objects(batch, &passed.codes, &passed.pictures, threads(options))?;
        let of_papers = (!papers.made.is_empty())
            .then(|| shared_objects(batch, &papers.codes, &papers.pictures, threads(options)))
            .transpose()?;
        let of_many = of_papers.as_ref().unwrap_or(&shared);
        let (bundled, of_delivery) = self.placed(&papers);
        merged.set_papers(bundled);
        if is_late {
            // What cannot be written is known before any other file appears.
            in_bundles.iter().try_for_each(|&place| merged.begin(place))?;
        }
        let spooled = is_spooled.then(|| spool.finish()).transpose()?;
        if let Some(spooled) = &spooled {
            let letters =
                Letters { spooled, places: &places, chosen: &chosen, are_taken: is_late };
            let take = |place, letter: &_| merged.append(place, letter, Some(of_many));
            self.write_spooled(letters, &shared, sink, take)?;
        }
        let to_impose = spooled.as_ref().filter(|_| destination.sheets);
        let to_impose = to_impose.map(|spooled| LettersToImpose {
            job,
            plan,
            spooled,
            places: &places,
            records: &records,
            objects: &objects,
            chosen: &chosen,
            forms: &batch.sheets,
            shared: &shared,
            observer: *observer,
        });
        let of_sheets = to_impose.map_or(0, LettersToImpose::letters);
        observer.begin(Stage::Finish, merged.letters() + of_sheets);
        let imposed = to_impose
            .map(|letters| letters.write(most_objects, threads(options), sink))
            .transpose()?;
        let imposed = imposed.unwrap_or_default();
        if options.proof {
            records = chosen.iter().map(|&index| records[index].clone()).collect();
            places = in_bundles;
        }
        let mut merged = merged.finish(of_many, *observer)?;
        merged.notices.extend(passed.notices);
        self.write_papers(&papers, &of_delivery, of_many, sink)?;
        let made = MadeLetters { letters: records, places: &places, papers: of_delivery };
        self.finish(made, passed.rejected, merged, imposed, sink)
    }

    /// The letters that are made, and those that the same pile had before.
    fn to_hand_out(&self, made: &[usize], passed: &PassResult) -> Vec<usize> {
        let job = self.batch.job;
        let made: BTreeSet<usize> = made.iter().copied().collect();
        let is_printed = |place: usize| {
            job.is_printed_before(job.invitees[place].position) && passed.pages[place] > 0
        };
        let order = self.order.iter().copied();
        order.filter(|&place| made.contains(&place) || is_printed(place)).collect()
    }

    /// The papers that go into bundles, and a record of each.
    fn placed(&self, papers: &MadePapers) -> (Vec<BundledPaper>, Vec<DeliveryRecord>) {
        let batch = self.batch;
        let (mut bundled, mut names) = (Vec::new(), FileNames::new());
        let record = |own: &MadePaper| {
            let (paper, _) = batch.papers[own.paper];
            let group = own.group.and_then(|group| papers.groups.get(group));
            // A cover belongs on top of letters, and there are some above these already.
            let is_late =
                group.is_some_and(|own| own.is_begun) && paper.stands == Stands::Before;
            let bundle = group.and_then(|own| own.bundle);
            let bundle = bundle.filter(|_| batch.has_papers_in_bundles() && !is_late);
            if let Some(bundle) = bundle {
                bundled.push(BundledPaper {
                    bundle,
                    name: paper.name.clone(),
                    stands: paper.stands,
                    encoded: own.encoded.clone(),
                });
            }
            let has_file = bundle.is_none() || batch.has_papers_in_files();
            let group = group.map(|own| own.name.clone());
            let called = match &group {
                Some(group) => format!("{group}-{}", paper.name),
                None => paper.name.clone(),
            };
            DeliveryRecord {
                name: paper.name.clone(),
                group,
                pages: own.encoded.pages(),
                file: has_file.then(|| names.paper(&called)),
                is_in_bundle: bundle.is_some(),
            }
        };
        let records = papers.made.iter().map(record).collect();
        (bundled, records)
    }

    /// Writes the files of papers that have one of their own.
    fn write_papers<S: Sink>(
        &self,
        papers: &MadePapers,
        records: &[DeliveryRecord],
        shared: &SharedObjects,
        sink: &S,
    ) -> Result<(), Diagnostics> {
        let job = self.batch.job;
        let (mut out, mut deflater) = (Vec::new(), Deflater::default());
        for (own, record) in papers.made.iter().zip(records) {
            let Some(path) = &record.file else { continue };
            go_on(self.observer)?;
            let info = information::paper(job, &record.name, record.group.as_deref());
            let (label, sides) = (PageLabel::Name(&record.name), job.event.output.sides);
            out.clear();
            write_file(label, &own.encoded, &info, sides, shared, &mut out, &mut deflater)
                .map_err(|error| SinkError::io(&**path, error))?;
            sink.put(path, &out)?;
        }
        Ok(())
    }

    /// Writes the files of letters that waited for the fonts, on several threads. `take` gets those
    /// that are to be taken, too, in their order.
    fn write_spooled<S: Sink>(
        &self,
        letters: Letters<'_>,
        shared: &SharedObjects,
        sink: &S,
        mut take: impl FnMut(usize, &EncodedLetter) -> Result<(), Diagnostics>,
    ) -> Result<(), Diagnostics> {
        let Letters { spooled, places, chosen, are_taken } = letters;
        let work = |own: &mut (Vec<u8>, Deflater), turn: &Turn<'_>| {
            let mut written = Vec::new();
            for &index in chunk(chosen, turn.index)? {
                if self.observer.is_cancelled() {
                    return None;
                }
                let (place, letter) = (places[index], spooled.letter(index));
                let letter = letter.and_then(|letter| {
                    self.write_single(place, &letter, shared, sink, own)?;
                    Ok((place, letter))
                });
                match letter {
                    Ok(letter) => written.extend(are_taken.then_some(letter)),
                    Err(failed) => return Some(Err(failed)),
                }
            }
            Some(Ok(written))
        };
        self.observer.begin(Stage::Write, chosen.len());
        let chunks = chosen.len().div_ceil(CHUNK);
        let (_, written) = in_order(
            chunks,
            threads(self.options),
            Default::default,
            work,
            |index, written| {
                written?.iter().try_for_each(|(place, letter)| take(*place, letter))?;
                self.observer.advance(chunk(chosen, index).map_or(0, <[_]>::len));
                Ok(())
            },
        );
        written?;
        Ok(go_on(self.observer)?)
    }

    /// Writes the letter's own file, if it has one. What is kept from file to file is in `own`.
    fn write_single<S: Sink>(
        &self,
        place: usize,
        letter: &EncodedLetter,
        shared: &SharedObjects,
        sink: &S,
        (out, deflater): &mut (Vec<u8>, Deflater),
    ) -> Result<(), Diagnostic> {
        let Some(path) = self.plan.path(place) else { return Ok(()) };
        let job = self.batch.job;
        let invitee = &job.invitees[place];
        let (serial, info) = (job.serial(invitee.position), information::letter(job, invitee));
        let sides = job.event.output.sides;
        out.clear();
        let serial = PageLabel::Serial(serial);
        write_file(serial, letter, &info, sides, shared, out, deflater)
            .map_err(|error| SinkError::io(path, error))?;
        sink.put(path, out)?;
        Ok(())
    }

    /// Writes the report, the list of the pile, and the zip.
    fn finish<S: Sink>(
        &self,
        made: MadeLetters<'_>,
        rejected: Vec<RejectedRow>,
        merged: MadeFiles,
        imposed: ImposedFiles,
        sink: &S,
    ) -> Result<Summary, Diagnostics> {
        let job = self.batch.job;
        let MadeLetters { letters, places, papers } = made;
        let own = letters.iter().map(|letter| letter.file.clone());
        let mut files: BTreeSet<String> = own.filter(|file| !file.is_empty()).collect();
        make_pile(job, &self.plan, &letters, places, (&merged, &imposed), sink)?;
        let MadeFiles { paths, paper_pages, mut notices, .. } = merged;
        let ImposedFiles { made: printed, notices: of_sheets, .. } = imposed;
        files.extend(paths);
        files.extend(papers.iter().filter_map(|own| own.file.clone()));
        files.extend(printed.iter().map(|own| own.file.clone()));
        notices.extend(of_sheets);
        files.extend([REPORT, SHEETS].map(str::to_owned));
        make_report(job, &letters, &rejected, sink)?;
        if job.event.output.zip {
            sink.archive(ZIP, &files)?;
            files.insert(ZIP.to_owned());
        }
        sink.finish()?;
        Ok(Summary { letters, rejected, files, paper_pages, printed, papers, notices })
    }
}

/// The letters that were made, with their places in the job, and the papers for handing out.
struct MadeLetters<'a> {
    letters: Vec<LetterRecord>,
    places: &'a [usize],
    papers: Vec<DeliveryRecord>,
}

/// Letters that waited for the fonts, and those of them that are to be written.
#[derive(Clone, Copy)]
struct Letters<'a> {
    spooled: &'a SpooledLetters,
    /// The place of each in the job.
    places: &'a [usize],
    /// Indices into both.
    chosen: &'a [usize],
    /// True if they go into files of many, too.
    are_taken: bool,
}

fn record(job: &Job, plan: &FilePlan, letter: &MadeLetter) -> LetterRecord {
    let invitee = &job.invitees[letter.place];
    let EditionKey { paper, variant } = job.edition(invitee).key;
    LetterRecord {
        serial: job.serial(invitee.position),
        number: letter.number.clone(),
        invitee: invitee.shown_name().to_owned(),
        advocate: invitee.advocate,
        file: plan.path(letter.place).unwrap_or_default().to_owned(),
        pages: letter.encoded.pages(),
        paper,
        variant,
        fingerprint: letter.fingerprint,
    }
}

/// The letters that can be made, if any are to be.
///
/// # Errors
///
/// When that is nothing, or rows are rejected and may not be.
fn wanted(passed: PassResult, options: &Options) -> Result<PassResult, Diagnostics> {
    if !passed.rejected.is_empty() && !options.skip_invalid {
        let count = passed.rejected.len();
        return Err(refused(&passed.rejected, Message::RowsRejected { count }));
    }
    if passed.valid.is_empty() {
        let reason = if passed.rejected.is_empty() {
            Message::InviteesMissing
        } else {
            Message::AllRowsRejected
        };
        return Err(refused(&passed.rejected, reason));
    }
    Ok(passed)
}

/// All faults of the rejected rows, and why nothing is made.
fn refused(rejected: &[RejectedRow], reason: Message) -> Diagnostics {
    let mut diagnostics: Diagnostics =
        rejected.iter().flat_map(|row| row.diagnostics.iter().cloned()).collect();
    diagnostics.push(Diagnostic::new(reason));
    diagnostics
}
