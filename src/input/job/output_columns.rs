//! Columns that `[output]` asks for, and that lists do not have.

use crate::diagnostic::SelectionMessage;
use crate::input::event::output::OutputSpec;
use crate::input::field::Field;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::people::columns::{lists_without, own_column_missing};

/// The keys that ask for columns that no list has.
pub(crate) fn missing_columns(
    output: &OutputSpec,
    (invitees, rejected): (&[Invitee], &[RejectedRow]),
) -> Vec<(&'static str, SelectionMessage)> {
    output
        .asked()
        .filter(|(_, field)| Field::of_heading(field).is_none())
        .filter_map(|(key, field)| Some((key, own_column_missing(field, invitees, rejected)?)))
        .collect()
}

/// The keys that ask for columns that some lists do not have, those of `known` left out.
pub(crate) fn partial_columns(
    output: &OutputSpec,
    known: Option<&OutputSpec>,
    (invitees, rejected): (&[Invitee], &[RejectedRow]),
) -> Vec<(&'static str, SelectionMessage)> {
    let known: Vec<_> = known.iter().flat_map(|known| known.asked()).collect();
    output
        .asked()
        .filter(|asked| !known.contains(asked))
        .filter(|(_, field)| Field::of_heading(field) != Some(Field::Advocate))
        .filter_map(|(key, field)| Some((key, lists_without(field, invitees, rejected)?)))
        .collect()
}
