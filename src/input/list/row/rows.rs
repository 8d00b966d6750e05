//! The rows of a list: prepared one after the other, read by all threads.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, ListMessage, Place, RowNumbers};
use crate::input::event::advocate_index::AdvocateIndex;
use crate::input::field::Field;
use crate::input::list::format::{ListRow, letters};
use crate::input::list::repair::conversion::Recoder;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::origin::{AsWritten, Headings};
use crate::input::list::row::prepare::{PreparedRow, Preparer, RepairedList};
use crate::input::list::row::read::{OwnColumn, RowContext, ValidRow, invitee};
use crate::input::list::row::rejected::RejectedRow;
use crate::input::list::row::warnings;
use crate::parallel::{Shares, cores, in_parallel};

/// Rows that a thread takes at a time.
const CHUNK: usize = 128;

/// The shares of threads in work on so many rows.
pub(crate) fn shares(count: usize) -> Shares {
    Shares { count, chunk: CHUNK, threads: cores() }
}

/// The rows of a list, read.
#[derive(Default)]
pub(crate) struct ReadRows {
    pub(crate) invitees: Vec<Invitee>,
    pub(crate) rejected: Vec<RejectedRow>,
    pub(crate) empty_rows: usize,
    /// Number of cells whose spelling was repaired after they were converted.
    pub(crate) repaired: usize,
    /// Remarks on them, in their order, and on what several have in common.
    pub(crate) said: Diagnostics,
}

/// Reads the rows of a list, those above and of its headings among them.
pub(crate) fn read_rows(
    list: &RepairedList<'_>,
    rows: Vec<ListRow>,
    recoder: &mut Recoder<'_>,
) -> ReadRows {
    let (headings, own) = headings(list);
    let headings = Arc::new(headings);
    let event = list.event;
    let advocates = AdvocateIndex::new(&event.advocates);
    let context = RowContext {
        columns: list.columns,
        headings: &list.header.headings,
        own: &own,
        spec: list.spec,
        must_name_advocate: event.must_name_advocate,
        advocates: &advocates,
        no_names: list.no_names,
    };
    let count = rows.len().saturating_sub(list.header.body);
    let mut preparer = Preparer::new(list, headings, recoder);
    let body = rows.into_iter().skip(list.header.body);
    let prepared = body.filter_map(|row| preparer.prepare(row));
    let read = |(): &mut (), row| read_row(list, &context, row);
    let read = in_parallel(prepared, shares(count), || (), read);
    let mut found = ReadRows { invitees: Vec::with_capacity(count), ..ReadRows::default() };
    let mut kin = KinInNames::default();
    let mut unfit: BTreeMap<Field, Vec<usize>> = BTreeMap::new();
    for (said, row) in read {
        found.said.extend(said);
        match row {
            None => {}
            Some(Ok(ValidRow { invitee, named_kin, unfit_default })) => {
                if let Some(field) = unfit_default {
                    unfit.entry(field).or_default().push(found.invitees.len());
                }
                if named_kin {
                    kin.count += 1;
                    kin.first.get_or_insert(found.invitees.len());
                }
                found.invitees.push(invitee);
            }
            Some(Err(rejected)) => found.rejected.push(rejected),
        }
    }
    found.empty_rows = preparer.empty_rows;
    found.repaired = preparer.spelling.repaired;
    found.said.extend(preparer.spelling.remarks());
    found.said.extend(kin.remark(&found.invitees));
    let of_defaults =
        unfit.iter().filter_map(|(field, at)| unfit_default(list, *field, at, &found.invitees));
    found.said.extend(of_defaults.collect::<Vec<_>>());
    found.said.extend(otherwise_spelt(list, &advocates, preparer.advocates));
    found
}

/// The values that all rows of a list have in common, and the columns of the list's own in the
/// order of their headings.
fn headings(list: &RepairedList<'_>) -> (Headings, Vec<OwnColumn>) {
    let headings = &list.header.headings;
    let fields = list.columns.fields.iter().filter_map(|(field, columns)| {
        Some((field.name(), headings[*columns.first()?].clone()))
    });
    let parts = list.columns.parts.iter();
    let fields = fields.chain(parts.map(|(own, at)| (own.name(), headings[at.column].clone())));
    let letters = if list.table.lettered {
        headings.iter().cloned().zip((0..).map(letters)).collect()
    } else {
        BTreeMap::new()
    };
    let defaults = &list.columns.own_defaults;
    let own = list.columns.own.iter().map(|(index, heading)| {
        let default = defaults.get(index).cloned().unwrap_or_default();
        (heading.as_str(), OwnColumn { at: Some(*index), default })
    });
    let added = list.columns.added.iter();
    let added = added.map(|(heading, text)| {
        (heading.as_str(), OwnColumn { at: None, default: text.clone() })
    });
    let mut own: Vec<(&str, OwnColumn)> = own.chain(added).collect();
    own.sort_unstable_by_key(|(heading, column)| (*heading, column.at));
    let (own, columns) =
        own.into_iter().map(|(heading, column)| (heading.to_owned(), column)).unzip();
    let headings = Headings {
        list: list.spec.index,
        file: list.file.to_owned(),
        fields: fields.collect(),
        own,
        letters,
        sheet: list.table.sheet.clone(),
        written: as_written(list),
    };
    (headings, columns)
}

/// The headings and cells of a list that were repaired, as they are written.
fn as_written(list: &RepairedList<'_>) -> AsWritten {
    let headings = &list.header.headings;
    let mut found = AsWritten::default();
    for ((row, column), [repaired, written]) in list.written {
        let Some(heading) = headings.get(*column) else { continue };
        if *row > list.header.number {
            let texts = [repaired.clone(), written.clone()];
            found.cells.entry(*row).or_default().push((heading.clone(), texts));
        } else if repaired == heading {
            found.headers.insert(heading.clone(), written.clone());
        }
    }
    found
}

/// Reads a row that is prepared. Gives the remarks on it, and what it is; a row that adds others
/// up is nothing.
fn read_row(
    list: &RepairedList<'_>,
    context: &RowContext<'_>,
    row: Result<PreparedRow, Diagnostic>,
) -> (Vec<Diagnostic>, Option<Result<ValidRow, RejectedRow>>) {
    let row = match row {
        Ok(row) => row,
        Err(of_sum) => return (vec![of_sum], None),
    };
    let PreparedRow { cells, origin, fault, unconverted, said } = row;
    let mut of_row = match fault {
        None => {
            let headings = &list.header.headings;
            warnings::of_row(&cells, list.columns, headings, &origin, list.lines)
        }
        Some(_) => Vec::new(),
    };
    of_row.splice(0..0, said);
    let (faults, said) = of_row.into_iter().partition(Diagnostic::is_error);
    (said, Some(invitee(context, cells, origin, fault, (unconverted, faults))))
}

/// Names whose cell also says whose child or wife it is.
#[derive(Default)]
struct KinInNames {
    count: usize,
    /// The index of the first invitee.
    first: Option<usize>,
}

impl KinInNames {
    fn remark(&self, invitees: &[Invitee]) -> Option<Diagnostic> {
        let first = invitees.get(self.first?)?;
        let message = ListMessage::KinInName {
            rows: self.count,
            name: first.name().to_owned(),
            father: first.father().map(str::to_owned),
            husband: first.husband().unwrap_or_default().to_owned(),
        };
        Some(Diagnostic::at(message.into(), first.place("name")))
    }
}

/// The remark on the names that a default of the list does not fit, by their indices.
fn unfit_default(
    list: &RepairedList<'_>,
    field: Field,
    at: &[usize],
    invitees: &[Invitee],
) -> Option<Diagnostic> {
    let rows: Vec<&Invitee> = at.iter().filter_map(|at| invitees.get(*at)).collect();
    let first = rows.first()?;
    let message = ListMessage::DefaultUnfit {
        key: field.name(),
        default: list.spec.defaults.get(field.name()).cloned().unwrap_or_default(),
        name: first.name().to_owned(),
        rows: RowNumbers(rows.iter().map(|own| own.origin.row).collect()),
    };
    Some(Diagnostic::at(message.into(), first.place("name")))
}

/// The remarks on advocates whom a list spells otherwise than the event file. `written` are the
/// texts of their column, with how many rows have each, and the first of them.
fn otherwise_spelt(
    list: &RepairedList<'_>,
    advocates: &AdvocateIndex<'_>,
    written: BTreeMap<String, (usize, usize)>,
) -> impl Iterator<Item = Diagnostic> {
    let heading = list.advocate_column().and_then(|at| list.header.headings.get(at));
    written.into_iter().filter_map(move |(written, (rows, first))| {
        let advocate = advocates.shown(advocates.find_otherwise_spelt(&written)?);
        let place = Place::Cell {
            file: list.file.to_owned(),
            sheet: list.table.sheet.clone(),
            row: first,
            column: heading.cloned(),
            value: None,
        };
        let message = ListMessage::AdvocateSpelt { written, advocate, rows };
        Some(Diagnostic::at(message.into(), place))
    })
}
