//! The list of the letters as they lie in the pile that is printed.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::generate::imposed::{FirstSheet, ImposedFiles};
use crate::generate::merged::{FirstPage, MadeFiles};
use crate::generate::plan::FilePlan;
use crate::generate::summary::LetterRecord;
use crate::hindi::{self, AddressParts};
use crate::input::{Invitee, Job, Telephones};
use crate::output::{
    LetterStart, PileColumns, PileRow, SHEETS, SheetStart, Sink, SinkError, write_pile,
};

/// Writes the letters, each with its place in the job, in the order in which they are printed:
/// bundle by bundle, or if none are made, as in the file of all letters.
///
/// # Errors
///
/// When the sink fails.
pub(super) fn make_pile(
    job: &Job,
    plan: &FilePlan,
    letters: &[LetterRecord],
    places: &[usize],
    (made, imposed): (&MadeFiles, &ImposedFiles),
    sink: &impl Sink,
) -> Result<(), Diagnostics> {
    let (papers, telephones) = (&job.event.papers, job.event.output.telephones);
    let mut pile: Vec<(&LetterRecord, usize)> =
        letters.iter().zip(places.iter().copied()).collect();
    plan.sort_as_pile(&mut pile, |(_, place)| *place);
    let start = |of: &BTreeMap<usize, FirstPage>, place: usize| {
        let FirstPage { file, page } = *of.get(&place)?;
        Some(LetterStart { file: made.paths.get(file)?, page })
    };
    let sheet = |of: &BTreeMap<usize, FirstSheet>, place: usize| {
        let FirstSheet { file, sheet, place } = *of.get(&place)?;
        Some(SheetStart { file: &imposed.made.get(file)?.file, sheet, place })
    };
    let rows = pile.into_iter().map(|(letter, place)| {
        let invitee = &job.invitees[place];
        let phone = invitee.phone().unwrap_or_default();
        PileRow {
            serial: letter.serial,
            number: &letter.number,
            invitee: &letter.invitee,
            guardian: invitee.kin().map_or("", |(_, name)| name),
            address: short_address(job, invitee),
            phone: match telephones {
                Telephones::Masked => hindi::masked(phone),
                Telephones::Full => phone.to_owned(),
                Telephones::None => String::new(),
            },
            paper: papers.get(letter.paper).map_or("", |own| &own.name),
            pages: letter.pages,
            merged: start(&made.in_merged, place),
            bundle: start(&made.in_bundles, place),
            all_sheets: sheet(&imposed.in_all, place),
            bundle_sheets: sheet(&imposed.in_bundles, place),
            advocate: letter.advocate.map_or("", |index| &job.event.advocates[index].name),
        }
    });
    let columns = PileColumns {
        phone: telephones != Telephones::None,
        paper: papers.len() > 1,
        merged: plan.is_merged,
        bundle: !plan.bundles.is_empty(),
        all_sheets: !imposed.in_all.is_empty(),
        bundle_sheets: !imposed.in_bundles.is_empty(),
        place: imposed
            .in_all
            .values()
            .chain(imposed.in_bundles.values())
            .any(FirstSheet::is_shared),
    };
    let mut file = sink.create(SHEETS)?;
    write_pile(&mut file, rows, columns).map_err(|error| SinkError::io(SHEETS, error))?;
    sink.commit(file)?;
    Ok(())
}

/// Village and ward; of an invitee with neither, what else is known of the address.
fn short_address(job: &Job, invitee: &Invitee) -> String {
    let near = AddressParts {
        village: invitee.village().unwrap_or_default(),
        ward: invitee.ward().unwrap_or_default(),
        ..AddressParts::default()
    };
    let wider = || AddressParts {
        post_office: invitee.post_office().unwrap_or_default(),
        thana: invitee.thana().unwrap_or_default(),
        panchayat: invitee.panchayat().unwrap_or_default(),
        block: invitee.block().unwrap_or_default(),
        subdivision: invitee.subdivision().unwrap_or_default(),
        district: invitee.district().unwrap_or_default(),
        ..AddressParts::default()
    };
    let language = job.event.letter.language;
    let mut lines = language.address_lines(&near);
    if lines.is_empty() {
        lines = language.address_lines(&wider());
    }
    lines.join(", ")
}
