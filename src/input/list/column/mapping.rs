//! The meaning of the columns of a list.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, ListMessage, Message, Place, nearest};
use crate::input::event::ListSpec;
use crate::input::field::Field;
use crate::input::list::column::krutidev::headings_in_krutidev;
use crate::input::list::column::remarks::is_remarks;
use crate::text::word_key;

/// The meaning of each column.
#[derive(Debug, Default)]
pub(crate) struct ListColumns {
    /// Field → its columns, mostly one.
    pub(crate) fields: BTreeMap<Field, Vec<usize>>,
    /// The columns of the list's own, with their headings.
    pub(crate) own: Vec<(usize, String)>,
    /// Remarks on the headings.
    pub(crate) warnings: Diagnostics,
}

/// Finds out what the columns mean: by the event file's `columns`, else by the headings.
pub(crate) fn columns(
    headings: &[String],
    spec: &ListSpec,
    place: &Place,
) -> Result<ListColumns, Diagnostics> {
    let mut faults = Diagnostics::new();
    let mut fault = |message| faults.push(Diagnostic::at(message, place.clone()));
    let seen: Vec<&str> =
        headings.iter().map(String::as_str).filter(|heading| !heading.is_empty()).collect();
    let shown = || seen.join(", ");

    let mut keys = BTreeSet::new();
    for heading in &seen {
        if !keys.insert(heading_key(heading)) {
            fault(Message::HeaderTwice { header: (*heading).to_owned() });
        }
    }

    let mut fields: BTreeMap<Field, Vec<usize>> = BTreeMap::new();
    for field in Field::ALL {
        let Some(wanted) = spec.columns.get(field.name()) else { continue };
        let wanted_key = heading_key(wanted);
        match headings.iter().position(|heading| heading_key(heading) == wanted_key) {
            Some(index) => {
                fields.insert(field, vec![index]);
            }
            None => fault(Message::ColumnMissing {
                header: wanted.clone(),
                headers: shown(),
                nearest: nearest(wanted, seen.iter().copied()),
            }),
        }
    }
    let chosen: Vec<Field> = fields.keys().copied().collect();
    let taken: Vec<usize> = fields.values().flatten().copied().collect();
    let mut own = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        if heading.is_empty() || is_remarks(heading) || taken.contains(&index) {
            continue;
        }
        let field = Field::of_heading(heading).filter(|field| {
            !chosen.contains(field) && !spec.columns.contains_key(field.name())
        });
        let Some(field) = field else {
            own.push((index, heading.clone()));
            continue;
        };
        let columns = fields.entry(field).or_default();
        if let Some(first) = columns.first()
            && !field.is_joined()
        {
            let first = headings[*first].clone();
            // The same heading twice has been said already.
            if heading_key(&first) != heading_key(heading) {
                let field = field.name().to_owned();
                fault(Message::FieldTwice { field, first, second: heading.clone() });
            }
        } else {
            columns.push(index);
        }
    }
    if !fields.contains_key(&Field::Name) && !spec.columns.contains_key(Field::Name.name()) {
        let nearest = Field::Name.nearest_heading(seen.iter().copied());
        fault(
            headings_in_krutidev(&seen)
                .unwrap_or_else(|| Message::NameColumnMissing { headers: shown(), nearest }),
        );
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let warnings = misspelt(&own, &fields, place);
    Ok(ListColumns { fields, own, warnings })
}

/// Headings of own columns that are close to those of fields that the list does not have.
fn misspelt(
    own: &[(usize, String)],
    fields: &BTreeMap<Field, Vec<usize>>,
    place: &Place,
) -> Diagnostics {
    let close = |(_, header): &(usize, String)| {
        let (field, known) = Field::nearest(header, |field| !fields.contains_key(&field))?;
        let header = header.clone();
        let message = ListMessage::HeadingUnknown { header, known, field: field.name() };
        Some(Diagnostic::at(Message::List(message), place.clone()))
    };
    own.iter().filter_map(close).collect()
}

/// By what two headings are the same: the letters, or everything if there are none.
fn heading_key(heading: &str) -> String {
    match word_key(heading) {
        key if key.is_empty() => heading.to_owned(),
        key => key,
    }
}
