//! The report on what became of every row.

use crate::diagnostic::Diagnostics;
use crate::generate::summary::LetterRecord;
use crate::input::{Job, RejectedRow};
use crate::output::{REPORT, ReportEditions, ReportRow, Sink, SinkError, reason, write_report};

/// Writes what became of every row, in the order of the serials.
///
/// # Errors
///
/// When the sink fails.
pub(super) fn make_report(
    job: &Job,
    letters: &[LetterRecord],
    rejected: &[RejectedRow],
    sink: &impl Sink,
) -> Result<(), Diagnostics> {
    let name =
        |index: Option<usize>| index.map(|index| job.event.advocates[index].name.as_str());
    let (papers, variants) = (&job.event.papers, &job.event.variants);
    let serial =
        |row: &RejectedRow| Some(job.serial(row.position)).filter(|serial| *serial > 0);
    let serials = letters.iter().map(|letter| Some(letter.serial));
    let mut order: Vec<(Option<u32>, usize)> =
        serials.chain(rejected.iter().map(serial)).zip(0..).collect();
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
                paper: papers.get(letter.paper).map(|own| own.name.as_str()),
                variant: letter.variant.and_then(|own| Some(&*variants.get(own)?.name)),
                rejected_for: None,
            };
        }
        let row = &rejected[at - letters.len()];
        ReportRow {
            serial: serial(row),
            invitee: &row.name,
            advocate: name(row.advocate),
            paper: row.fields.get("paper").map(String::as_str),
            variant: row.fields.get("variant").map(String::as_str),
            rejected_for: Some(reason(&row.diagnostics)),
            ..ReportRow::default()
        }
    });
    let editions = ReportEditions { papers: papers.len() > 1, variants: !variants.is_empty() };
    let mut file = sink.create(REPORT)?;
    write_report(&mut file, rows, editions).map_err(|error| SinkError::io(REPORT, error))?;
    sink.commit(file)?;
    Ok(())
}
