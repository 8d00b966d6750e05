//! `check`: everything that `make` would find wrong, and what it would make.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::check_json;
use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::cli::grouped::grouped;
use crate::cli::job::{Chosen, LedgerArgs, read_job, report_missing};
use crate::cli::tally::{self, count};
use crate::diagnostic::{Diagnostic, Diagnostics, Message, Severity, shown_path};
use crate::generate::{Checked, Options, check};
use crate::input::{Job, Product, REMARKS};
use crate::output::{Handback, remarked, write_new};
use crate::session::{LedgerSession, Purpose};

/// Number of one kind that are shown, unless all are asked for.
const SHOWN: usize = 10;

/// Form of the answer.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// हर तरह की केवल दस नहीं, सब ग़लतियाँ दिखाएँ / Show all errors, not only ten of each kind
    #[arg(long)]
    all: bool,
    /// दूसरे प्रोग्रामों के लिए JSON में / As JSON, for other programs
    #[arg(long)]
    json: bool,
    /// सूचियों की नक़ल (xlsx), जाँच के स्तंभ के साथ / Copies of the lists (xlsx) with a column of remarks
    #[arg(long, value_name = "FOLDER")]
    remarks: Option<PathBuf>,
}

pub(super) fn run(
    event: &Path,
    chosen: &Chosen,
    given: &LedgerArgs,
    shape: &CheckArgs,
    console: &mut Console<'_>,
) -> u8 {
    let (job, session, checked) =
        match read_job(event, chosen, given, Purpose::Look, Product::Letters) {
            Ok((job, session)) => {
                let checked = check(&job, &Options::new());
                (Some(job), Some(session), checked)
            }
            Err(diagnostics) => (None, None, Err(diagnostics)),
        };
    let mut found: Diagnostics = match &checked {
        Ok(checked) => {
            checked.rejected.iter().flat_map(|row| &row.diagnostics).cloned().collect()
        }
        Err(faults) => faults.clone(),
    };
    found.extend(job.iter().flat_map(|job| &job.warnings).cloned());
    found.extend(checked.iter().flat_map(|checked| &checked.notices).cloned());
    let counted = job.as_ref().zip(checked.as_ref().ok());
    if shape.json {
        found.extend(job.iter().flat_map(|job| &job.notes).cloned());
        if let Ok(answer) = check_json::answer(counted, &found, console.lang) {
            console.line(&answer);
        }
    } else {
        let cancelled = session.as_ref().map_or(0, LedgerSession::cancelled);
        report(job.as_ref(), counted, cancelled, &found, shape.all, console);
        if let Some(session) = session.filter(|_| chosen.is_all()) {
            report_missing(&session, console);
        }
    }
    if let (Some(folder), Some(job)) = (&shape.remarks, &job)
        && let Err(wrong) = write_remarks(event, job, &found, folder, console)
    {
        console.report(&wrong);
        return ERRORS;
    }
    if found.has_errors() { ERRORS } else { DONE }
}

/// A copy of each list with what is wrong with its rows, named like it.
fn write_remarks(
    event: &Path,
    job: &Job,
    found: &Diagnostics,
    folder: &Path,
    console: &mut Console<'_>,
) -> Result<(), Diagnostics> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for list in job.list_copies(event)? {
        let stem = Path::new(&list.file).file_stem().unwrap_or_default().display().to_string();
        let mut names = (1..).map(|number| match number {
            1 => format!("{stem}.xlsx"),
            number => format!("{stem}-{number}.xlsx"),
        });
        let name = names.find(|name| files.iter().all(|(other, _)| other != name));
        let path = name.unwrap_or_default();
        let handback = Handback {
            file: &list.file,
            sheet: list.sheet.as_deref(),
            rows: &list.rows,
            header: list.header,
            headings: &list.headings,
            krutidev: &list.krutidev,
            old_font: list.old_font.as_deref(),
            remarks: REMARKS,
        };
        let bytes = remarked(&handback, found, console.lang).map_err(|error| {
            let (path, detail) = (path.clone(), error.to_string());
            Diagnostic::new(Message::FileWrite { path, detail })
        })?;
        files.push((path, bytes));
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    write_new(folder, &files)?;
    for (name, _) in files {
        let path = folder.join(name);
        console.remark(
            &format!("सूची, जाँच के साथ: {}", shown_path(&path)),
            &format!("The list with remarks: {}", shown_path(&path)),
        );
    }
    Ok(())
}

fn report(
    job: Option<&Job>,
    counted: Option<(&Job, &Checked)>,
    cancelled: usize,
    found: &Diagnostics,
    all: bool,
    console: &mut Console<'_>,
) {
    for note in job.iter().flat_map(|job| &job.notes) {
        console.note(note);
    }
    report_each(found, if all { usize::MAX } else { SHOWN }, console);
    if let Some((job, checked)) = counted {
        report_letters(job, checked, cancelled, console);
    }
    report_whether_well(found, console);
}

/// Errors, then warnings; of each kind so many. Within a kind the order stays.
fn report_each(found: &Diagnostics, most: usize, console: &mut Console<'_>) {
    let found = grouped(found);
    for severity in [Severity::Error, Severity::Warning] {
        let mut kinds: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        for diagnostic in found.iter().filter(|found| found.severity() == severity) {
            kinds.entry(diagnostic.code()).or_default().push(diagnostic);
        }
        for (code, all) in kinds {
            console.report(all.iter().take(most).copied());
            if let Some(rest) = all.len().checked_sub(most).filter(|rest| *rest > 0) {
                console.remark(
                    &format!("… {code} {rest} जगह और; सब देखने के लिए: --all"),
                    &format!("… {code} in {}; to see all: --all", count(rest, "more place")),
                );
            }
        }
    }
}

/// Outcome for the rows, in numbers that add up.
fn report_letters(job: &Job, checked: &Checked, cancelled: usize, console: &mut Console<'_>) {
    let (valid, rejected) = (checked.valid.len(), checked.rejected.len());
    let place = |place: &usize| job.invitees.get(*place);
    let blanks = checked.valid.iter().filter_map(place).filter(|own| own.is_blank).count();
    let rows = valid - blanks + rejected + cancelled;
    let [and_blanks, and_blanks_english] = tally::and_blanks(blanks);
    let [of_cancelled, cancelled] = match cancelled {
        0 => [String::new(), String::new()],
        _ => [format!(", {cancelled} रद्द"), format!(", {cancelled} cancelled")],
    };
    let lines = |number: usize| {
        if number == 1 { "पंक्ति" } else { "पंक्तियाँ" }
    };
    let are_made = if valid == 1 { "बनेगा" } else { "बनेंगे" };
    let are_rejected = if rejected == 1 { "जाएगी" } else { "जाएँगी" };
    console.say(
        &format!(
            "{rows} भरी {}{and_blanks}: {valid} पत्र {are_made}, {rejected} {} रोकी {are_rejected}{of_cancelled}",
            lines(rows),
            lines(rejected)
        ),
        &format!(
            "{}{and_blanks_english}: {}, {rejected} held back{cancelled}",
            count(rows, "filled row"),
            count(valid, "letter")
        ),
    );
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &checked.rejected {
        if let Some(first) = row.diagnostics.iter().find(|found| found.is_error()) {
            *reasons.entry(first.code()).or_default() += 1;
        }
    }
    for (code, rows) in reasons {
        console.say(
            &format!("  {rows:>5}  रोकी गईं: {code}"),
            &format!("  {rows:>5}  held back: {code}"),
        );
    }
    let issuers = checked.valid.iter().filter_map(|&place| job.invitees.get(place));
    tally::report(job, false, issuers.clone().map(|invitee| invitee.advocate), console);
    let keys = issuers.map(|invitee| job.editions[invitee.edition].key);
    tally::report_variants(&job.event, keys.clone().map(|key| key.variant), console);
    tally::report_papers(&job.event, keys.map(|key| key.paper), console);
    tally::report_empty(job.empty_rows, console);
}

fn report_whether_well(found: &Diagnostics, console: &mut Console<'_>) {
    match (found.error_count(), found.warning_count()) {
        (0, 0) => console.say("सब ठीक है", "All is well"),
        (0, warnings) => console.say(
            &format!("ग़लती नहीं मिली; चेतावनियाँ: {warnings}"),
            &format!("No error found; {}", count(warnings, "warning")),
        ),
        (errors, warnings) => console.say(
            &format!("ग़लतियाँ: {errors}, चेतावनियाँ: {warnings}"),
            &format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
        ),
    }
}
