//! The kinds of letters: those of which no template can make different parts need not all be
//! looked at.

use std::collections::BTreeSet;

use crate::compose::Composer;
use crate::hindi::{Gender, Number};
use crate::input::{Advocate, InEnglish, Invitee, Job};

/// Number of letters that are looked at, at most.
const MOST: usize = 200;

/// The fields that the lines of an address are made of, beside those of places.
const OF_ADDRESS: [&str; 4] = ["father", "husband", "guardian", "post"];

/// An invitee of each kind among those of an edition, and the serial. Invitees are of one kind if of all that the
/// templates ask of them, they have the same, whatever it says. What is made of a name is
/// never empty.
pub(super) fn kinds<'b>(
    job: &'b Job,
    edition: usize,
    composer: &Composer<'_>,
) -> impl Iterator<Item = (&'b Invitee, u32)> + use<'b> {
    let bits = |is_meant: &dyn Fn(&str) -> bool| {
        let fields = (0..).zip(Invitee::FIELDS);
        fields.fold(0, |bits: u32, (at, field)| bits | u32::from(is_meant(field)) << at)
    };
    let asked = bits(&|field| composer.asks_of_invitee(field));
    // Of the address ready-made there are more lines or fewer.
    let of_lines = ["address_lines", "postal_lines"];
    let has_lines = of_lines.iter().any(|name| composer.asks_of_invitee(name));
    let is_of_address =
        |field: &str| OF_ADDRESS.contains(&field) || Invitee::PLACES.contains(&field);
    let of_address = bits(&|field| has_lines && is_of_address(field)) & !asked;
    let has_columns = composer.asks_of_invitee("columns");
    let are_told_apart = composer.tells_advocates_apart();
    let advocates = job.event.advocates.iter().enumerate();
    let advocates: Vec<usize> =
        advocates.map(|(index, own)| if are_told_apart { index } else { given(own) }).collect();
    let mut known = BTreeSet::new();
    let is_new = move |invitee: &&Invitee| {
        let gender = match invitee.gender {
            None => 0,
            Some(Gender::M) => 1,
            Some(Gender::F) => 2,
        };
        let number = if invitee.number == Number::Several { 3 } else { 0 };
        let advocate = invitee.advocate.and_then(|index| advocates.get(index).copied());
        let columns = has_columns.then(|| {
            let given: Vec<bool> = invitee.own.iter().map(|cell| !cell.is_empty()).collect();
            (invitee.origin.headers.list, given)
        });
        let given = invitee.given();
        let lines = (given & of_address).count_ones();
        known.insert((given & asked, lines, gender + number, advocate, columns))
    };
    let of_edition = job.invitees.iter().filter(move |own| own.edition == edition);
    let own = of_edition.filter(is_new).take(MOST);
    own.map(|invitee| (invitee, job.serial(invitee.position)))
}

/// The keys of an advocate that are given, a bit for each.
fn given(advocate: &Advocate) -> usize {
    let Advocate {
        alias,
        show_alias,
        prefix,
        gender,
        designation,
        court,
        phone,
        signature,
        seal,
        english:
            InEnglish {
                name: english_name,
                prefix: english_prefix,
                designation: english_designation,
                court: english_court,
            },
        id: _,
        name: _,
        // The same for all letters.
        signs: _,
        issues: _,
        areas: _,
        count: _,
    } = advocate;
    let texts = [
        alias,
        prefix,
        designation,
        court,
        phone,
        english_name,
        english_prefix,
        english_designation,
        english_court,
    ]
    .map(Option::is_some);
    let pictures = [signature, seal].map(Option::is_some);
    let genders = [Gender::M, Gender::F].map(|own| *gender == Some(own));
    let all = texts.into_iter().chain(pictures).chain(genders).chain([*show_alias]);
    all.fold(0, |bits, is_given| bits << 1 | usize::from(is_given))
}
