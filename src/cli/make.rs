//! `make`: the letters.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::console::{Console, Speech};
use crate::cli::exit::{DONE, ERRORS, HELD_BACK, INTERRUPTED, STOPPED};
use crate::cli::job::{Chosen, LedgerArgs, read_job, report_missing};
use crate::cli::paper_totals::paper_totals;
use crate::cli::progress::{Progress, shown};
use crate::cli::tally::{self, count};
use crate::cli::{delivery, interrupt, make_json};
use crate::diagnostic::{
    Diagnostic, Diagnostics, LedgerMessage, Message, OutputMessage, SelectionMessage,
    SerialsFault, shown_path,
};
use crate::generate::{
    Observer as _, Options, PaperPages, PrintedSheets, Summary, generate_observed, pile_up_to,
};
use crate::geom::in_mm;
use crate::impose::{LabelSheet, Scheme};
use crate::input::{FileSet, Job, OutputSpec, Product, SCHEMES, field_key, serial_ranges};
use crate::output::{
    FolderSink, OLD, REPORT, SHEETS, leftovers, obstacles, reported_serials, set_aside,
};
use crate::session::{LedgerSession, Purpose};

/// Number of names shown of a long list.
const SHOWN: usize = 10;

/// The files to be made, and how `make` speaks.
#[derive(Debug, clap::Args)]
pub(super) struct MakeArgs {
    /// क्या-क्या बने: letters, bundles, merged / What is made: letters, bundles, merged
    #[arg(long, value_name = "SETS", value_delimiter = ',', hide_possible_values = true)]
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(FileSet::WORDS.map(|(word, _)| word)))]
    sets: Vec<String>,
    /// अलग-अलग पत्र इस ब्योरे के फ़ोल्डरों में, जैसे advocate या ग्राम /
    /// Single letters in folders of this field, such as advocate or village
    #[arg(long, value_name = "FIELD")]
    folders: Option<String>,
    /// बंडल इस ब्योरे के / Bundles of this field
    #[arg(long, value_name = "FIELD")]
    bundle_by: Option<String>,
    /// कई पत्रों की एक फ़ाइल में अधिक से अधिक इतने पत्र / At most so many letters in a file of many
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    split: Option<u32>,
    /// छापने के पन्ने, हर एक पर कई पत्र: stack, step, single, booklet, none /
    /// Sheets for the printer, several letters on each: stack, step, single, booklet, none
    #[arg(long, value_name = "ORDER", hide_possible_values = true)]
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(SCHEMES.map(|(word, _)| word)))]
    print: Option<String>,
    /// बाँटने के काग़ज़: avaran, panji, upasthiti, saar, none /
    /// Papers for handing out: avaran, panji, upasthiti, saar, none
    #[arg(long, value_name = "PAPERS", value_delimiter = ',')]
    papers: Vec<String>,
    #[command(flatten)]
    product: ProductArgs,
    /// सब फ़ाइलों की एक zip भी / A zip of all files, too
    #[arg(long)]
    zip: bool,
    /// केवल ग़लतियाँ बताएँ / Say nothing but errors
    #[arg(long)]
    quiet: bool,
    /// दूसरे प्रोग्रामों के लिए JSON की पंक्तियाँ / Lines of JSON, for other programs
    #[arg(long, conflicts_with = "quiet")]
    json: bool,
}

/// The things that are made in place of letters.
#[derive(Debug, clap::Args)]
struct ProductArgs {
    /// पत्रों के बदले पते के लेबल, जैसी शीट `[labels]` में लिखी है /
    /// Labels with the addresses instead of letters, on the sheets of `[labels]`
    #[arg(long, conflicts_with_all = ["sets", "folders", "bundle_by", "split", "print", "zip"])]
    #[arg(conflicts_with_all = ["proof", "test_sheet", "changed"])]
    labels: bool,
    /// पत्रों के बदले लिफ़ाफ़े, जैसे `[envelopes]` में लिखे हैं /
    /// Envelopes instead of letters, as `[envelopes]` has them
    #[arg(long, conflicts_with_all = ["sets", "folders", "bundle_by", "split", "print", "zip"])]
    #[arg(conflicts_with_all = ["proof", "changed", "labels"])]
    envelopes: bool,
    /// शीट का पहला खाली लेबल / The first label of the sheet that is free
    #[arg(long, value_name = "NUMBER", requires = "labels")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=10_000))]
    start: Option<u32>,
}

impl ProductArgs {
    fn product(&self) -> Product {
        match (self.labels, self.envelopes) {
            (true, _) => Product::Labels,
            (_, true) => Product::Envelopes,
            _ => Product::Letters,
        }
    }
}

impl MakeArgs {
    fn speech(&self) -> Speech {
        match (self.quiet, self.json) {
            (true, _) => Speech::Quiet,
            (_, true) => Speech::Events,
            _ => Speech::Words,
        }
    }

    /// The event file's choices, but for those of the flags.
    fn over(&self, output: &OutputSpec) -> OutputSpec {
        let meant = |word: &String| FileSet::WORDS.iter().find(|(known, _)| known == word);
        let sets: Vec<FileSet> = self.sets.iter().filter_map(meant).map(|set| set.1).collect();
        let field = |written: &Option<String>| written.as_deref().map(field_key);
        OutputSpec {
            sets: if sets.is_empty() { output.sets.clone() } else { sets },
            folders: field(&self.folders).or_else(|| output.folders.clone()),
            bundle_by: field(&self.bundle_by).unwrap_or_else(|| output.bundle_by.clone()),
            bundle_split: self.split.or(output.bundle_split),
            zip: self.zip || output.zip,
            papers: match &*self.papers {
                [] => output.papers.clone(),
                papers => papers.iter().filter(|own| *own != "none").cloned().collect(),
            },
            ..output.clone()
        }
    }
}

/// The flags that have to do with earlier runs.
#[derive(Debug, Default, clap::Args)]
pub(super) struct EarlierArgs {
    /// केवल वे पत्र जो बदल गए या अभी नहीं बने / Only letters that have changed or were not made yet
    #[arg(long, conflicts_with_all = ["proof", "test_sheet"])]
    changed: bool,
    /// छपते-छपते रुके ढेर का बाक़ी भाग: sheets.csv के क्रम में इस क्रमांक के बाद के पत्र /
    /// The rest of a pile whose printing stopped: the letters after this serial, in the order of sheets.csv
    #[arg(long, value_name = "SERIAL")]
    #[arg(conflicts_with_all = ["proof", "test_sheet", "changed"])]
    after: Option<String>,
    /// पहले की फ़ाइलें (PDF, zip), जो इस बार नहीं बनीं, OUT/old में रखें /
    /// Move files (PDF, zip) of earlier runs to OUT/old
    #[arg(long)]
    tidy: bool,
    #[command(flatten)]
    given: LedgerArgs,
}

impl EarlierArgs {
    /// The serial of the last letter that is printed already, if there is one.
    ///
    /// # Errors
    /// A text that is no serial, and several serials.
    fn after(&self) -> Result<Option<u32>, Diagnostic> {
        let Some(written) = &self.after else { return Ok(None) };
        match serial_ranges(std::slice::from_ref(written))?[..] {
            [ref own] if own.start() == own.end() => Ok(Some(*own.start())),
            _ => {
                let (written, fault) = (written.clone(), SerialsFault::NoSerial);
                Err(Diagnostic::new(Message::Selection(SelectionMessage::Serials {
                    written,
                    fault,
                })))
            }
        }
    }

    /// True if a run with them, for such rows, is for a part of the letters.
    fn is_part(&self, chosen: &Chosen) -> bool {
        self.changed || self.after.is_some() || !chosen.is_all()
    }
}

/// Takes the output folder for this run, if nothing stands in the way.
fn claim(sink: &FolderSink, out: &Path, inputs: &[PathBuf]) -> Result<(), Diagnostics> {
    let obstacles = obstacles(out, inputs);
    if obstacles.is_empty() {
        sink.claim().map_err(Diagnostic::from)?;
        return Ok(());
    }
    Err(obstacles)
}

pub(super) fn run(
    event: &Path,
    chosen: &Chosen,
    kept: &EarlierArgs,
    out: &Path,
    shape: &MakeArgs,
    options: &Options,
    console: &mut Console<'_>,
) -> u8 {
    console.speech = shape.speech();
    let product = shape.product.product();
    // Rows without a letter have no label, either, and the others have theirs.
    let options =
        &options.clone().skip_invalid(options.skip_invalid || product != Product::Letters);
    let (job, session) = match read(event, chosen, kept, shape, options) {
        Ok(read) => read,
        Err(diagnostics) => {
            console.report(&diagnostics);
            console.event(&make_json::finished(ERRORS, None, None));
            return ERRORS;
        }
    };
    console.report(&job.warnings);
    let out = match product {
        Product::Letters => folder(out, chosen, kept, options),
        Product::Labels => out.join("labels"),
        Product::Envelopes => out.join("envelopes"),
    };
    let is_part = !options.proof && kept.is_part(chosen);
    let mut sink = FolderSink::new(&out).for_event(&job.event.facts.name);
    if let Err(obstacles) = claim(&sink, &out, &job.inputs) {
        console.report(&obstacles);
        console.event(&make_json::finished(ERRORS, None, None));
        return ERRORS;
    }
    let mut run =
        MakeRun { chosen, kept, options, out, job, session, unchanged: 0, is_another: false };
    if kept.changed {
        match run.leave_out_unchanged() {
            Ok(true) => {}
            Ok(false) => return run.nothing_changed(0, console),
            Err(diagnostics) => {
                console.report(&diagnostics);
                console.event(&make_json::finished(ERRORS, None, None));
                return ERRORS;
            }
        }
    }
    run.is_another = is_part && product == Product::Letters && is_another(&run.out, &run.job);
    sink = sink.keeping_replaced(run.is_another && kept.tidy);
    console.event(&make_json::started(&run.out, run.job.rows));
    let progress = Progress::new(interrupt::listen(run.out.clone(), console));
    let made = shown(&progress, console, || {
        let job = &run.job;
        if options.proof || run.session.is_read_only() {
            // To be looked at: its numbers count as not yet given.
            return generate_observed(job, options, &sink, &progress);
        }
        run.session.guard(job, &sink, |sink| generate_observed(job, options, sink, &progress))
    });
    let (status, totals) = match made {
        Ok(summary) => {
            let status = run.report_made(&summary, &sink, console);
            (status, Some(make_json::totals(&run.job, &summary)))
        }
        Err(diagnostics) if run.unchanged > 0 && are_all_held(&diagnostics) => {
            // Of those left none can be made: the others are as they were.
            let held: Diagnostics =
                diagnostics.into_iter().filter(|own| !is_all_held(own)).collect();
            console.report(&held);
            let rejected = chosen_rows(&run.job) + chosen_rejected(&run.job);
            return run.nothing_changed(rejected, console);
        }
        Err(diagnostics) => {
            console.report(&run.session.take_said());
            console.report(&diagnostics);
            (failed(&sink, progress.is_cancelled(), console), None)
        }
    };
    console.event(&make_json::finished(status, totals, Some(&sink)));
    run.session.release();
    // The process ends: it need not be taken apart first.
    std::mem::forget(run);
    status
}

/// A run whose job and ledger are read.
struct MakeRun<'a> {
    chosen: &'a Chosen,
    kept: &'a EarlierArgs,
    options: &'a Options,
    out: PathBuf,
    job: Job,
    session: LedgerSession,
    /// Number of letters that are left out since they are as they were.
    unchanged: usize,
    /// True if the run is for a part, and the one before it in this folder was for another.
    is_another: bool,
}

impl MakeRun<'_> {
    /// Leaves out the letters that are as they were. Gives whether any is left.
    fn leave_out_unchanged(&mut self) -> Result<bool, Diagnostics> {
        let before = chosen_rows(&self.job);
        let left = self.session.leave_out_unchanged(&mut self.job, self.options.threads);
        self.unchanged = before - chosen_rows(&self.job);
        left
    }

    /// Says that there is nothing to make, and tidies all the same; so many rows are `rejected`.
    /// Gives the exit status.
    fn nothing_changed(&mut self, rejected: usize, console: &mut Console<'_>) -> u8 {
        let Self { job, session, .. } = self;
        session.say_changed();
        console.report(&session.take_said());
        console.say("कुछ नहीं बदला: कोई पत्र नहीं बना", "nothing has changed: no letter was made");
        let sum = RunSum {
            product: job.product,
            letters: 0,
            blanks: 0,
            rejected,
            cancelled: session.cancelled(),
            unchanged: self.unchanged,
        };
        sum.report(false, console);
        report_ledger(session, self.chosen, self.kept, console);
        let is_tidy = !self.kept.tidy || tidy_for_nothing(job, &self.out, session, console);
        let status = match rejected {
            _ if !is_tidy => STOPPED,
            0 => DONE,
            _ => HELD_BACK,
        };
        console.event(&make_json::finished(status, None, None));
        status
    }

    /// Notes what was made, and says what came of it. Gives the exit status.
    fn report_made(
        &mut self,
        summary: &Summary,
        sink: &FolderSink,
        console: &mut Console<'_>,
    ) -> u8 {
        let Self { chosen, kept, options, out, job, session, unchanged, is_another } = self;
        let unknown = sink.unknown();
        let noted = if options.proof || session.is_read_only() {
            Ok(())
        } else {
            session.finish(summary, &unknown)
        };
        console.report(&session.take_said());
        let is_noted = noted.is_ok();
        console.report(&noted.err().unwrap_or_default());
        console.report(summary.rejected.iter().flat_map(|row| &row.diagnostics));
        console.report(&summary.notices);
        let of_file = |path: &String| {
            let path = shown_path(&out.join(path));
            Diagnostic::new(Message::Output(OutputMessage::Unknown { path }))
        };
        console.report(&unknown.iter().map(of_file).collect::<Diagnostics>());
        console.report(&job.changed_inputs());
        let is_part = !options.proof && kept.is_part(chosen);
        report((job, summary), is_part, out, sink.kept(), console);
        if !options.proof {
            let (letters, rejected) = (summary.letters.len(), summary.rejected.len());
            let sum = RunSum {
                product: job.product,
                letters,
                blanks: blanks_made(job, summary),
                rejected,
                cancelled: session.cancelled(),
                unchanged: *unchanged,
            };
            sum.report(true, console);
            if job.product == Product::Letters {
                report_ledger(session, chosen, kept, console);
            }
        }
        let left = leftovers(out, &summary.files);
        let as_before =
            if is_part { session.let_be(job, &left) } else { session.as_before(job, &left) };
        // What has changed since is printed together, whichever run made it.
        let let_be = if kept.changed { as_before.clone() } else { BTreeSet::new() };
        let rejected = summary.rejected.iter().map(|row| job.serial(row.position)).collect();
        let left = Left { files: &left, let_be, as_before, rejected, session };
        if let Some(kept) = sink.filled_in() {
            let kept = shown_path(&kept);
            console.say(
                &format!("{SHEETS} में कुछ लिखा हुआ था, वह यहाँ रख दी गई: {kept}"),
                &format!("somebody had written in {SHEETS}; it was moved to {kept}"),
            );
        }
        if *is_another {
            report_replaced(&sink.replaced(), out, kept.tidy, console);
        }
        let is_tidy = left.report(out, kept.tidy, console);
        for files in make_json::files(job, summary) {
            console.event(&files);
        }
        match summary.rejected.is_empty() {
            _ if !is_tidy || !is_noted || !unknown.is_empty() => STOPPED,
            true => DONE,
            false => HELD_BACK,
        }
    }
}

fn read(
    event: &Path,
    chosen: &Chosen,
    kept: &EarlierArgs,
    shape: &MakeArgs,
    options: &Options,
) -> Result<(Job, LedgerSession), Diagnostics> {
    let purpose = if options.proof { Purpose::Look } else { Purpose::Write("make") };
    let product = shape.product.product();
    let mut given = kept.given.clone();
    // Their numbers are those of the letters.
    given.ledger_read_only |= product != Product::Letters;
    let (mut job, session) = read_job(event, chosen, &given, purpose, product)?;
    if let Some(start) = shape.product.start {
        job.start_labels_at(start)?;
    }
    if product == Product::Letters {
        if kept.changed && session.is_read_only() {
            let message = LedgerMessage::ChangedUnknown;
            return Err(Diagnostic::new(Message::Ledger(message)).into());
        }
        arrange(&mut job, shape, options)?;
    }
    if let Some(serial) = kept.after()? {
        let printed = pile_up_to(&job, serial)?;
        job.go_on_after(printed);
    }
    Ok((job, session))
}

/// Makes of letters what the flags ask for in place of the event file.
fn arrange(job: &mut Job, shape: &MakeArgs, options: &Options) -> Result<(), Diagnostics> {
    let output = shape.over(&job.event.output);
    let output = if options.test_sheet {
        let (sets, papers) = (vec![FileSet::Merged], Vec::new());
        OutputSpec { sets, papers, zip: false, ..output }
    } else {
        output
    };
    if output != job.event.output {
        job.arrange(output)?;
    }
    if let Some((_, scheme)) =
        SCHEMES.iter().find(|(word, _)| shape.print.as_deref() == Some(word))
    {
        job.print_as(*scheme);
    }
    if options.test_sheet && shape.print.is_none() {
        job.print_as(None);
    }
    Ok(())
}

/// The number of rows that a run is for.
fn chosen_rows(job: &Job) -> usize {
    job.invitees.iter().filter(|own| job.is_chosen(own.position)).count()
}

/// The number of rows that a run is for, of those that had errors when they were read.
fn chosen_rejected(job: &Job) -> usize {
    job.rejected.iter().filter(|own| job.is_chosen(own.position)).count()
}

/// True if a run made nothing because every row that it was for has an error.
fn are_all_held(faults: &Diagnostics) -> bool {
    faults.iter().any(is_all_held)
}

fn is_all_held(fault: &Diagnostic) -> bool {
    matches!(fault.message(), Message::AllRowsRejected)
}

/// A part must not take the place of the bundles and the report of a full run.
fn folder(out: &Path, chosen: &Chosen, kept: &EarlierArgs, options: &Options) -> PathBuf {
    match chosen {
        _ if options.test_sheet => out.join("test-sheet"),
        _ if options.proof => out.join("proof"),
        _ if !kept.is_part(chosen) => out.to_owned(),
        _ => out.join("selected"),
    }
}

/// The exit status of a run that failed, saying what is there of it.
fn failed(sink: &FolderSink, is_cancelled: bool, console: &mut Console<'_>) -> u8 {
    match sink.written() {
        _ if is_cancelled => INTERRUPTED,
        0 if sink.kept() == 0 => ERRORS,
        files => {
            let files = files + sink.kept();
            console.report(&[Diagnostic::new(Message::WritingStopped { files })]);
            STOPPED
        }
    }
}

fn report(
    (job, summary): (&Job, &Summary),
    is_part: bool,
    out: &Path,
    kept: usize,
    console: &mut Console<'_>,
) {
    let letters = summary.letters.len();
    let pages: usize = summary.letters.iter().map(|letter| letter.pages).sum();
    let out = shown_path(out);
    let (hindi, english) = made(job.product, letters);
    if job.product == Product::Letters {
        console.say(
            &format!("{hindi}, {pages} पृष्ठ: {out}"),
            &format!("{english}, {}: {out}", count(pages, "page")),
        );
    } else {
        console.say(&format!("{hindi}: {out}"), &format!("{english}: {out}"));
    }
    report_labels(job, console);
    tally::report(job, is_part, summary.letters.iter().map(|letter| letter.advocate), console);
    report_blanks(blanks_made(job, summary), console);
    report_editions(job, summary, console);
    delivery::report(&summary.papers, console);
    for PrintedSheets { file, letters, sheets, .. } in summary.printed.iter().take(SHOWN) {
        let (hindi, english) = made(job.product, *letters);
        console.say(
            &format!("  {file}: {hindi}, {sheets} पन्ने"),
            &format!("  {file}: {english}, {}", count(*sheets, "sheet")),
        );
    }
    if let Some(rest) = summary.printed.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        console.say(&format!("  … और {rest}"), &format!("  … and {rest} more"));
    }
    if kept > 0 {
        console.say(
            &match kept {
                1 => "पहले से वैसी ही, इसलिए छेड़ी नहीं गई: 1 फ़ाइल".to_owned(),
                _ => format!("पहले से वैसी ही, इसलिए छेड़ी नहीं गईं: {kept} फ़ाइलें"),
            },
            &format!("there already, and {}: {}", left_as(kept), count(kept, "file")),
        );
    }
    tally::report_empty(job.empty_rows, console);
}

/// Tells how many of the letters are to be filled in by hand.
fn report_blanks(blanks: usize, console: &mut Console<'_>) {
    if blanks > 0 {
        console.say(
            &format!("         इनमें {blanks} खाली"),
            &format!("         {blanks} of them blank"),
        );
    }
}

/// The number of letters made that have no name.
fn blanks_made(job: &Job, summary: &Summary) -> usize {
    let blanks: BTreeSet<u32> = job.blanks().into_keys().map(|own| job.serial(own)).collect();
    summary.letters.iter().filter(|own| blanks.contains(&own.serial)).count()
}

/// So many of what a run makes, in both languages.
fn made(product: Product, number: usize) -> (String, String) {
    match product {
        Product::Letters => (format!("{number} पत्र"), count(number, "letter")),
        Product::Labels => (format!("{number} लेबल"), count(number, "label")),
        Product::Envelopes if number == 1 => ("1 लिफ़ाफ़ा".to_owned(), count(number, "envelope")),
        Product::Envelopes => (format!("{number} लिफ़ाफ़े"), count(number, "envelope")),
    }
}

/// Tells the measures of the labels, since sheets of several are sold by one name.
fn report_labels(job: &Job, console: &mut Console<'_>) {
    let (Product::Labels, Some(labels), Some(Scheme::Labels { taken })) =
        (job.product, &job.event.labels, job.event.print.scheme)
    else {
        return;
    };
    let LabelSheet { label, across, down, .. } = labels.sheet;
    let (size, first) = (in_mm(label), taken + 1);
    console.say(
        &format!("  शीट: {across} × {down} लेबल, हर एक {size} मिमी; पहला लेबल {first}"),
        &format!("  sheet: {across} × {down} labels of {size} mm each; the first is {first}"),
    );
}

/// The letters of each variant, the sheets of each paper, and where in the files of many letters
/// the tray is changed.
fn report_editions(job: &Job, summary: &Summary, console: &mut Console<'_>) {
    let variants = summary.letters.iter().map(|letter| letter.variant);
    tally::report_variants(&job.event, variants, console);
    for (paper, letters, sheets) in paper_totals(job, summary) {
        console.say(
            &format!("  काग़ज़ \"{paper}\": {letters} पत्र, {sheets} पन्ने"),
            &format!(
                "  paper \"{paper}\": {}, {}",
                count(letters, "letter"),
                count(sheets, "sheet")
            ),
        );
    }
    report_pages(job, summary, console);
}

/// Tells where in the files of many letters the tray is changed, and of those of one paper which it
/// is, if the run used several. Of bundles all on one paper only some are named.
fn report_pages(job: &Job, summary: &Summary, console: &mut Console<'_>) {
    let used: BTreeSet<usize> = summary.paper_pages.iter().map(|own| own.paper).collect();
    if used.len() < 2 {
        return;
    }
    let mut files: BTreeMap<&str, Vec<&PaperPages>> = BTreeMap::new();
    for own in &summary.paper_pages {
        files.entry(&own.file).or_default().push(own);
    }
    let mut plain = vec![0; job.event.papers.len()];
    for (file, parts) in files {
        if let ([only], true) = (&parts[..], file.starts_with("bundles/")) {
            plain[only.paper] += 1;
            if plain[only.paper] > SHOWN {
                continue;
            }
        }
        let part = |own: &&PaperPages| {
            let (first, last) = (own.pages.start(), own.pages.end());
            let pages =
                if first == last { first.to_string() } else { format!("{first}–{last}") };
            format!("{pages} {}", job.event.papers[own.paper].name)
        };
        let is_single = parts.iter().all(|own| *own.pages.end() == 1);
        let word = if is_single { "page" } else { "pages" };
        let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
        console.say(&format!("  {file}: पृष्ठ {parts}"), &format!("  {file}: {word} {parts}"));
    }
    for (paper, bundles) in job.event.papers.iter().zip(plain) {
        if let Some(rest) = bundles.checked_sub(SHOWN).filter(|rest| *rest > 0) {
            console.say(
                &format!("  … और {rest} बंडल, सब पृष्ठ {}", paper.name),
                &format!("  … and {} more, all pages {}", count(rest, "bundle"), paper.name),
            );
        }
    }
}

/// The rows of the run in numbers that add up.
#[derive(Clone, Copy, Debug)]
struct RunSum {
    product: Product,
    letters: usize,
    /// Those of the letters that are of no row.
    blanks: usize,
    rejected: usize,
    cancelled: usize,
    unchanged: usize,
}

impl RunSum {
    /// Tells them if there is not a letter for each; `is_written` if `letters.csv` is.
    fn report(self, is_written: bool, console: &mut Console<'_>) {
        let Self { product, letters, blanks, rejected, cancelled, unchanged } = self;
        let (made_hindi, made_english) = made(product, letters);
        let held = if is_written {
            (
                "रोकी गईं (कारण letters.csv में भी हैं)",
                "held back (the reasons are in letters.csv, too)",
            )
        } else {
            ("रोकी गईं", "held back")
        };
        let others = [
            (unchanged, "पहले जैसे", "unchanged"),
            (rejected, held.0, held.1),
            (cancelled, "रद्द", "cancelled"),
        ];
        let rows = letters + unchanged + rejected + cancelled;
        if rows == letters {
            return;
        }
        let rows = rows - blanks;
        let [and_blanks, and_blanks_english] = tally::and_blanks(blanks);
        let given = others.iter().filter(|(number, ..)| *number > 0);
        let [mut hindi, mut english] = [String::new(), String::new()];
        for (number, own, other) in given {
            // Writing to a String cannot fail.
            let _ = write!(hindi, ", {number} {own}");
            let _ = write!(english, ", {number} {other}");
        }
        let lines =
            if rows == 1 { "पंक्ति" } else { "पंक्तियाँ" };
        console.say(
            &format!("{rows} {lines}{and_blanks}: {made_hindi}{hindi}"),
            &format!("{}{and_blanks_english}: {made_english}{english}", count(rows, "row")),
        );
    }
}

/// True if an earlier run into a folder was for other rows, as its report says.
fn is_another(out: &Path, job: &Job) -> bool {
    let Ok(report) = std::fs::read_to_string(out.join(REPORT)) else { return false };
    let sound = job.invitees.iter().map(|own| own.position);
    let all = sound.chain(job.rejected.iter().map(|own| own.position));
    let serials = all.filter(|own| job.is_chosen(*own)).map(|own| job.serial(own));
    reported_serials(&report) != serials.filter(|serial| *serial > 0).collect()
}

/// Says which files of many letters were another selection's, and are this one's now.
fn report_replaced(files: &[String], out: &Path, is_kept: bool, console: &mut Console<'_>) {
    if files.is_empty() {
        return;
    }
    let [mut hindi, mut english] = [String::new(), String::new()];
    if is_kept {
        let old = shown_path(&out.join(OLD));
        hindi = format!("; पहले वाली यहाँ हैं: {old}");
        english = format!("; those of before are in {old}");
    }
    console.say(
        &format!("इन फ़ाइलों में पहले दूसरे चुने हुए पत्र थे, अब केवल इस बार के हैं{hindi}:"),
        &format!(
            "these files had the letters of another selection, now only this one's{english}:"
        ),
    );
    for file in files.iter().take(SHOWN) {
        console.line(&format!("  {file}"));
    }
    if let Some(rest) = files.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        console.say(&format!("  … और {rest}"), &format!("  … and {rest} more"));
    }
}

/// State in which files are left.
fn left_as(files: usize) -> &'static str {
    if files == 1 { "left as it is" } else { "left as they are" }
}

/// Names those who left the lists, if the run is for all.
fn report_ledger(
    session: &LedgerSession,
    chosen: &Chosen,
    kept: &EarlierArgs,
    console: &mut Console<'_>,
) {
    if chosen.is_all() && kept.after.is_none() {
        report_missing(session, console);
    }
}

/// Moves aside what a run for a part would, though no letter is to be made. Gives whether that
/// went well.
fn tidy_for_nothing(
    job: &Job,
    out: &Path,
    session: &LedgerSession,
    console: &mut Console<'_>,
) -> bool {
    let left = leftovers(out, &BTreeSet::new());
    let let_be = session.let_be(job, &left);
    // There is no new file of all letters in place of an old one.
    let is_old = |file: &&String| file.contains('/') && !let_be.contains(&***file);
    let files: Vec<String> = left.iter().filter(is_old).cloned().collect();
    let rejected = job.rejected.iter().map(|row| job.serial(row.position)).collect();
    let none = BTreeSet::new();
    Left { files: &files, let_be: none.clone(), as_before: none, rejected, session }
        .report(out, true, console)
}

/// Files of earlier runs that this one has not made.
struct Left<'a> {
    files: &'a [String],
    /// Those that a run for a part has nothing to say of: they stay.
    let_be: BTreeSet<&'a str>,
    /// Those of which there is no more to say than that they were made before.
    as_before: BTreeSet<&'a str>,
    /// The serials of those whose rows are rejected.
    rejected: BTreeSet<u32>,
    session: &'a LedgerSession,
}

impl Left<'_> {
    /// Moves them aside if that is asked for, and names them. Gives whether that went well; what
    /// stays are those that are to be let be, or that this program has not made.
    fn report(&self, out: &Path, is_tidy: bool, console: &mut Console<'_>) -> bool {
        let old = self.files.iter().filter(|file| is_tidy && !self.let_be.contains(&***file));
        let moved = match set_aside(out, &old.cloned().collect::<Vec<_>>()) {
            Ok(moved) => moved,
            Err(failed) => {
                console.report(&[failed]);
                self.report_those_that_stay(&[], console);
                return false;
            }
        };
        if !moved.is_empty() {
            let (files, old) = (moved.len(), shown_path(&out.join(OLD)));
            console.say(
                &match files {
                    1 => format!("1 फ़ाइल यहाँ रख दी गई: {old}"),
                    _ => format!("{files} फ़ाइलें यहाँ रख दी गईं: {old}"),
                },
                &format!("{} moved to {old}:", count(files, "file")),
            );
            self.name(&moved.iter().collect::<Vec<_>>(), console);
        }
        self.report_those_that_stay(&moved, console);
        true
    }

    fn report_those_that_stay(&self, moved: &[String], console: &mut Console<'_>) {
        let left: Vec<&String> =
            self.files.iter().filter(|file| !moved.contains(file)).collect();
        if left.is_empty() {
            return;
        }
        let files = left.len();
        console.say(
            &match files {
                1 => "पहले बनी 1 फ़ाइल, जो इस बार नहीं बनी, वैसी ही पड़ी है:".to_owned(),
                _ => format!("पहले बनी {files} फ़ाइलें, जो इस बार नहीं बनीं, वैसी ही पड़ी हैं:"),
            },
            &format!(
                "{} of an earlier run, not made this time, {}:",
                count(files, "file"),
                left_as(files)
            ),
        );
        self.name(&left, console);
    }

    /// Names files, and whose letters they are.
    fn name(&self, files: &[&String], console: &mut Console<'_>) {
        for &file in files.iter().take(SHOWN) {
            match self.session.whose(file, self.as_before.contains(&**file), &self.rejected) {
                Some((hindi, english)) => {
                    console
                        .say(&format!("  {file} ({hindi})"), &format!("  {file} ({english})"));
                }
                None => console.line(&format!("  {file}")),
            }
        }
        if let Some(rest) = files.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
            console.say(&format!("  … और {rest}"), &format!("  … and {rest} more"));
        }
    }
}
