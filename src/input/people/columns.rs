//! Columns that lists do not have.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{SelectionMessage, nearest};
use crate::input::field::Field;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::people::any_row::AnyRow;
use crate::text::word_key;

/// Says so if no list of these rows has a column of its own with a heading.
pub(crate) fn own_column_missing(
    heading: &str,
    invitees: &[Invitee],
    rejected: &[RejectedRow],
) -> Option<SelectionMessage> {
    let rows = invitees.iter().map(AnyRow::Valid).chain(rejected.iter().map(AnyRow::Rejected));
    let own: BTreeSet<&str> =
        rows.clone().flat_map(|row| &row.origin().headers.own).map(String::as_str).collect();
    let key = word_key(heading);
    let has_rows = !invitees.is_empty() || !rejected.is_empty();
    if !has_rows || own.iter().any(|known| word_key(known) == key) {
        return None;
    }
    // As these lists have them first, then as they may be called.
    let of_fields: BTreeSet<&str> = rows
        .clone()
        .flat_map(|row| row.origin().headers.fields.values())
        .map(|own| &**own)
        .collect();
    let called = Field::ALL.iter().map(|field| field.called());
    let called = called.flat_map(|(heading, name)| [name, heading]);
    let known = own.iter().copied().chain(of_fields).chain(called);
    let nearest = nearest(heading, known);
    Some(SelectionMessage::Field { field: heading.to_owned(), nearest })
}

/// Says so if some lists have nothing of a field, or of a column of their own: no column, and no
/// row in which it comes from elsewhere, such as a form of address from the name.
pub(crate) fn lists_without(
    field: &str,
    invitees: &[Invitee],
    rejected: &[RejectedRow],
) -> Option<SelectionMessage> {
    let key = word_key(field);
    let is_it = |name: &str| name == field || word_key(name) == key;
    let rows = invitees.iter().map(AnyRow::Valid).chain(rejected.iter().map(AnyRow::Rejected));
    let mut lists: BTreeMap<(&str, Option<&str>), (usize, bool)> = BTreeMap::new();
    for row in rows {
        let headers = &row.origin().headers;
        let list =
            lists.entry((&headers.file, headers.sheet.as_deref())).or_insert_with(|| {
                let mut known =
                    headers.fields.keys().copied().chain(headers.own.iter().map(|h| &**h));
                (0, known.any(is_it))
            });
        list.0 += 1;
        list.1 = list.1 || row.says(field);
    }
    let without: Vec<_> = lists.iter().filter(|(_, (_, has_it))| !has_it).collect();
    if without.is_empty() {
        return None;
    }
    let shown = without.iter().map(|((file, sheet), _)| match sheet {
        Some(sheet) => format!("{file} [{sheet}]"),
        None => (*file).to_owned(),
    });
    // As a list that has it calls it.
    let mut headings = invitees.iter().map(|invitee| &invitee.origin.headers.fields);
    let heading = headings.find_map(|fields| fields.get(field).cloned());
    let called = || Field::named(field).map(|field| field.called().0.to_owned());
    Some(SelectionMessage::SomeLists {
        field: heading.or_else(called).unwrap_or_else(|| field.to_owned()),
        lists: shown.collect::<Vec<_>>().join(", "),
        rows: without.iter().map(|(_, (rows, _))| rows).sum(),
    })
}
