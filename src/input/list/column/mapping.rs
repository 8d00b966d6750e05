//! The meaning of the columns of a list.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{
    Diagnostic, Diagnostics, ListMessage, Message, Place, RowNumbers, nearest,
};
use crate::hindi::{Curled, from_krutidev, latin_digits};
use crate::input::event::ListSpec;
use crate::input::event::list_options::HiddenRows;
use crate::input::field::Field;
use crate::input::field::lookup::HeadingMeaning;
use crate::input::list::column::header_row::{Header, is_repeated};
use crate::input::list::column::krutidev::{
    headings_in_krutidev, is_to_be_converted, shortened,
};
use crate::input::list::column::nobody::sum;
use crate::input::list::column::office::names_office;
use crate::input::list::column::remarks::is_remarks;
use crate::input::list::format::missing_value::says_nothing;
use crate::input::list::format::{ListCell, ListRow, ListTable};
use crate::text::word_key;

/// The meaning of each column.
#[derive(Debug, Default)]
pub(crate) struct ListColumns {
    /// Field → its columns, mostly one.
    pub(crate) fields: BTreeMap<Field, Vec<usize>>,
    /// The columns of the list's own, with their headings.
    pub(crate) own: Vec<(usize, String)>,
    /// The texts that the event file has for empty cells of columns of the list's own.
    pub(crate) own_defaults: BTreeMap<usize, String>,
    /// Columns of its own that the list has only by the event file: heading and text.
    pub(crate) added: Vec<(String, String)>,
    /// Field → the part of a cell that is its own, where a column has several fields. Such a
    /// column is one of the list's own, too.
    pub(crate) parts: BTreeMap<Field, CellPart>,
    /// Remarks on the headings.
    pub(crate) warnings: Diagnostics,
}

/// A field's part of the cells of a column that has several, parted by `/`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellPart {
    pub(crate) column: usize,
    /// Which part it is, of how many.
    index: usize,
    count: usize,
}

impl CellPart {
    /// The field's part of a cell. A cell of more or fewer parts is the first field's whole.
    pub(crate) fn of(self, cell: &str) -> Option<&str> {
        let parts = cell_parts(cell);
        if parts.len() == self.count {
            return Some(parts[self.index]);
        }
        (self.index == 0).then_some(cell)
    }
}

/// The texts between the strokes of a cell.
fn cell_parts(cell: &str) -> Vec<&str> {
    cell.split('/').map(str::trim).filter(|part| !says_nothing(part)).collect()
}

impl ListColumns {
    /// True if a letter may print what the cells of a column say. From gender and advocate follow
    /// other words, and a column without meaning is printed only where the template asks for
    /// those: then `own_may_print` is true.
    pub(crate) fn is_printed(&self, column: usize, own_may_print: bool) -> bool {
        let mut of_fields = self.fields.iter().filter(|(_, at)| at.contains(&column));
        of_fields.any(|(field, _)| !matches!(field, Field::Gender | Field::Advocate))
            || self.parts.values().any(|part| part.column == column)
            || own_may_print && self.own.iter().any(|(own, _)| *own == column)
    }

    /// Takes the text of the event file for empty cells of a column of the list's own. Where the
    /// list has no such column, all rows have the text.
    fn set_own_default(
        &mut self,
        heading: &str,
        text: &str,
        headings: &[String],
    ) -> Option<ListMessage> {
        let is_meant = |own: &str| heading_key(own) == heading_key(heading);
        if let Some((column, _)) = self.own.iter().find(|(_, own)| is_meant(own)) {
            self.own_defaults.insert(*column, text.to_owned());
            return None;
        }
        let at = headings.iter().position(|own| is_meant(own));
        let field = at.and_then(|at| self.fields.iter().find(|(_, own)| own.contains(&at)));
        let near = if let Some((field, _)) = field {
            // Its field has a default of its own.
            Some(field.name().to_owned())
        } else {
            self.added.push((heading.to_owned(), text.to_owned()));
            nearest(heading, self.own.iter().map(|(_, own)| own.as_str()))
        };
        let (header, text) = (heading.to_owned(), text.to_owned());
        Some(match near {
            Some(nearest) => ListMessage::DefaultMisspelt { header, nearest },
            None => ListMessage::DefaultAdded { header, text },
        })
    }

    /// The columns of a field that count in a row: all that are joined, else the first that says
    /// something there.
    pub(crate) fn counting(&self, field: Field, cells: &[ListCell]) -> &[usize] {
        let Some(columns) = self.fields.get(&field) else { return &[] };
        if field.is_joined() || columns.len() < 2 {
            return columns;
        }
        let says = |at: &usize| cells.get(*at).is_some_and(|cell| !says_nothing(&cell.text));
        let first = columns.iter().position(says).unwrap_or_default();
        &columns[first..=first]
    }
}

/// Headings that mean one thing alone, and another beside others or by what stands below them.
struct HeadingReader<'a> {
    header: &'a Header,
    table: &'a ListTable,
    spec: &'a ListSpec,
    /// The columns of whole names.
    names: Vec<usize>,
}

impl<'a> HeadingReader<'a> {
    fn new(
        header: &'a Header,
        table: &'a ListTable,
        spec: &'a ListSpec,
        chosen: Option<&Vec<usize>>,
    ) -> Self {
        let is_whole = |heading: &str| {
            Field::of_heading(heading) == Some(Field::Name)
                && !Field::may_be_prefix(heading)
                && !Field::is_given_name(heading)
        };
        let found = header.headings.iter().enumerate().filter(|(_, own)| is_whole(own));
        let names = found.map(|(index, _)| index).chain(chosen.into_iter().flatten().copied());
        Self { header, table, spec, names: names.collect() }
    }

    /// The field of the column with this index and heading, and what is to be said if that is in
    /// doubt.
    fn field(&self, index: usize, heading: &str) -> (Option<Field>, Option<ListMessage>) {
        let field = Field::of_heading(heading);
        if field == Some(Field::Name) && self.names.iter().any(|other| *other != index) {
            if Field::may_be_prefix(heading) {
                return (Some(Field::Prefix), None);
            }
            if Field::is_given_name(heading) {
                return (None, None);
            }
        }
        // Keys are those of the documents.
        if !Field::may_be_post(heading) || self.table.keyed {
            return (field, None);
        }
        if self.means(Field::PostOffice) {
            return (Some(Field::Post), None);
        }
        let (found, doubt) = post(heading, index, &self.table.rows[self.header.body..]);
        let is_sure = found == Field::PostOffice && self.means(Field::Post);
        (Some(found), doubt.filter(|_| !is_sure))
    }

    /// True if `columns` of the event file or a heading that means nothing else is of a field.
    fn means(&self, field: Field) -> bool {
        let mut headings = self.header.headings.iter();
        self.spec.columns.contains_key(field.name())
            || headings
                .any(|own| !Field::may_be_post(own) && Field::of_heading(own) == Some(field))
    }
}

/// Finds out what the columns mean: by the event file's `columns`, else by the headings; where one
/// of these may mean two fields, by what stands below it in the table.
pub(crate) fn columns(
    header: &Header,
    table: &ListTable,
    spec: &ListSpec,
    place: &Place,
) -> Result<ListColumns, Diagnostics> {
    let headings = &header.headings;
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

    let (mut fields, missing) = of_event_file(spec, headings, &seen);
    missing.into_iter().for_each(&mut fault);
    let chosen: Vec<Field> = fields.keys().copied().collect();
    let taken: Vec<usize> = fields.values().flatten().copied().collect();
    let reader = HeadingReader::new(header, table, spec, fields.get(&Field::Name));
    let mut own = Vec::new();
    let mut several: Vec<(usize, Vec<Field>)> = Vec::new();
    let mut warnings = Diagnostics::new();
    for (index, heading) in headings.iter().enumerate() {
        if heading.is_empty() || is_remarks(heading) || taken.contains(&index) {
            continue;
        }
        let meaning = Field::meaning(heading);
        let (field, doubt) = reader.field(index, heading);
        warnings.extend(doubt.map(|own| Diagnostic::at(own.into(), place.clone())));
        let field = field.filter(|field| {
            !chosen.contains(field) && !spec.columns.contains_key(field.name())
        });
        // What `columns` gives the field of is only a column of the list's own.
        if let (Some(HeadingMeaning::Whole(field, all)), true) = (&meaning, field.is_some()) {
            let said = printed_whole(heading, *field, all);
            warnings.push(Diagnostic::at(said.into(), place.clone()));
        }
        if let Some(HeadingMeaning::Several(all)) = meaning {
            several.push((index, all));
        }
        let Some(field) = field else {
            own.push((index, heading.clone()));
            continue;
        };
        let columns = fields.entry(field).or_default();
        // The same heading twice has been said already.
        let is_same = |other: &usize| heading_key(&headings[*other]) == heading_key(heading);
        if field.is_joined() || !columns.iter().any(is_same) {
            columns.push(index);
        }
    }
    let body = table.rows.iter().skip(header.body);
    let body = body.filter(|row| !is_repeated(row, header) && sum(row.texts()).is_none());
    let (parts, of_parts) = parts_of_cells(several, &body, (headings, spec), &fields);
    warnings.extend(of_parts.into_iter().map(|own| Diagnostic::at(own.into(), place.clone())));
    let body: Vec<&ListRow> = if fields.values().any(|own| own.len() > 1) {
        body.filter(|row| !(row.hidden && spec.hidden == Some(HiddenRows::Skip))).collect()
    } else {
        Vec::new()
    };
    for (field, columns) in &fields {
        if columns.len() < 2 || field.is_joined() {
            continue;
        }
        match of_one_field(*field, columns, headings, &body) {
            Ok(said) => warnings.push(Diagnostic::at(said.into(), place.clone())),
            Err(message) => fault(message),
        }
    }
    if !fields.contains_key(&Field::Name) && !spec.columns.contains_key(Field::Name.name()) {
        let nearest = Field::Name.nearest_heading(seen.iter().copied());
        let advocates =
            fields.get(&Field::Advocate).filter(|_| !chosen.contains(&Field::Advocate));
        let advocate = advocates.and_then(|at| Some(headings[*at.first()?].clone()));
        fault(
            headings_in_krutidev(&seen)
                .or_else(|| name_with_more(&seen))
                .or_else(|| separator_wrong(&seen, spec))
                .unwrap_or_else(|| Message::NameColumnMissing {
                    headers: shown(),
                    nearest,
                    advocate,
                }),
        );
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    warnings.extend(misspelt(&own, &fields, place));
    let mut columns = ListColumns { fields, own, parts, warnings, ..ListColumns::default() };
    for (key, text) in &spec.defaults {
        if Field::named(key).is_none() && !text.is_empty() {
            let said = columns.set_own_default(key, text, headings);
            columns.warnings.extend(said.map(|own| Diagnostic::at(own.into(), place.clone())));
        }
    }
    Ok(columns)
}

/// The remark on several columns of a field that is not put together of them: the first that says
/// something counts.
///
/// # Errors
/// Two of them say different things in a row, and what is printed would be the wrong one.
fn of_one_field(
    field: Field,
    columns: &[usize],
    headings: &[String],
    body: &[&ListRow],
) -> Result<ListMessage, Message> {
    let heading = |column: usize| headings[column].clone();
    let mut differing = Vec::new();
    for row in body {
        let cells = columns.iter().filter_map(|at| Some((*at, row.cells.get(*at)?)));
        let mut said = cells
            .filter(|(_, cell)| !says_nothing(&cell.text))
            .map(|(at, cell)| (at, value_key(field, &cell.text)));
        let Some((first, value)) = said.next() else { continue };
        let Some((second, _)) = said.find(|(_, other)| *other != value) else { continue };
        if !may_differ(field) {
            let field = field.name().to_owned();
            let (first, second, row) = (heading(first), heading(second), row.number);
            return Err(Message::FieldTwice { field, first, second, row });
        }
        differing.push(row.number);
    }
    let (called, field) = (field.called().0, field.name());
    let columns = columns.iter().map(|at| heading(*at)).collect();
    let rows = RowNumbers(differing);
    Ok(if rows.0.is_empty() {
        ListMessage::FieldTogether { called, field, columns }
    } else {
        ListMessage::FieldFirst { called, field, columns, rows }
    })
}

/// True if a list may say several things of a field, of which one is enough.
fn may_differ(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Note)
}

/// By what two cells of a field say the same: telephones by their last digits, since the country
/// may stand before them.
fn value_key(field: Field, text: &str) -> String {
    const DIGITS: usize = 10;
    if field != Field::Phone {
        return word_key(text);
    }
    let text = latin_digits(text.strip_suffix(".0").unwrap_or(text));
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(DIGITS)..].iter().collect()
}

/// True for a place, of which a letter prints the name.
fn is_of_address(field: Field) -> bool {
    matches!(
        field,
        Field::Village
            | Field::Ward
            | Field::PostOffice
            | Field::Thana
            | Field::Panchayat
            | Field::Block
            | Field::Subdivision
            | Field::District
            | Field::Pin
    )
}

/// The parts that fields have in the cells of columns of several, and the remarks on these. What
/// stands elsewhere, too, is taken from there.
fn parts_of_cells<'t>(
    several: Vec<(usize, Vec<Field>)>,
    body: &(impl Iterator<Item = &'t ListRow> + Clone),
    (headings, spec): (&[String], &ListSpec),
    elsewhere: &BTreeMap<Field, Vec<usize>>,
) -> (BTreeMap<Field, CellPart>, Vec<ListMessage>) {
    let (mut parts, mut said) = (BTreeMap::new(), Vec::new());
    for (column, all) in several {
        let is_free = |field: &Field| {
            is_of_address(*field)
                && !elsewhere.contains_key(field)
                && !parts.contains_key(field)
                && !spec.columns.contains_key(field.name())
        };
        let cells = body.clone().filter_map(|row| Some(row.cells.get(column)?.text.as_str()));
        let own = parted(&headings[column], &all, cells);
        // A cell that has to be printed whole would say again what stands elsewhere.
        let is_read = all.iter().all(is_free) || own.is_exact && all.iter().any(is_free);
        if !is_read {
            said.extend(not_read(&headings[column], &all, headings));
            continue;
        }
        let free: Vec<(usize, &Field)> =
            (0..).zip(&all).take(own.fields).filter(|(_, own)| is_free(own)).collect();
        for (index, field) in free {
            parts.insert(*field, CellPart { column, index, count: all.len() });
        }
        said.push(own.said);
    }
    (parts, said)
}

/// The columns of the fields for which the event file names one, and those that are not there.
fn of_event_file(
    spec: &ListSpec,
    headings: &[String],
    seen: &[&str],
) -> (BTreeMap<Field, Vec<usize>>, Vec<Message>) {
    let (mut fields, mut missing) = (BTreeMap::new(), Vec::new());
    for field in Field::ALL {
        let Some(wanted) = spec.columns.get(field.name()) else { continue };
        let wanted_key = heading_key(wanted);
        match headings.iter().position(|heading| heading_key(heading) == wanted_key) {
            Some(index) => {
                fields.insert(field, vec![index]);
            }
            None => missing.push(Message::ColumnMissing {
                header: wanted.clone(),
                headers: seen.join(", "),
                nearest: nearest(wanted, seen.iter().copied()),
            }),
        }
    }
    (fields, missing)
}

/// The reading of a column of several fields.
struct Parted {
    /// Number of the fields that get something of it: all, or the first alone.
    fields: usize,
    /// True if every cell has as many parts as there are fields.
    is_exact: bool,
    said: ListMessage,
}

/// Reads a column of several fields, whose cells are parted where they can be.
fn parted<'c>(heading: &str, all: &[Field], cells: impl Iterator<Item = &'c str>) -> Parted {
    let mut example = None;
    let mut whole = 0;
    for cell in cells.filter(|cell| !says_nothing(cell)) {
        let parts = cell_parts(cell);
        if parts.len() == all.len() {
            let named = all.iter().zip(parts);
            let named = named.map(|(field, part)| format!("{}: {part}", field.called().0));
            example.get_or_insert_with(|| (cell.to_owned(), named.collect::<Vec<_>>()));
        } else {
            whole += 1;
        }
    }
    let (header, first) = (heading.to_owned(), all[0]);
    let [hindi, english] = called(all);
    let Some((cell, parts)) = example else {
        let said = printed_whole(heading, first, all);
        return Parted { fields: 1, is_exact: false, said };
    };
    let example = format!("{cell} → {}", parts.join(", ")).into();
    let (hindi, english) = (hindi.into(), english.into());
    let said = ListMessage::HeadingParted { header, hindi, english, example, whole };
    Parted { fields: all.len(), is_exact: whole == 0, said }
}

/// The remark on a column of several fields that is printed as it stands in the place of one.
fn printed_whole(heading: &str, field: Field, all: &[Field]) -> ListMessage {
    let ([hindi, english], (called, _)) = (called(all), field.called());
    let header = heading.to_owned();
    ListMessage::HeadingWhole { header, field: field.name(), called, hindi, english }
}

/// The remark on a column of several fields that is not read. The remedy names one that no
/// other of the headings means, if there is one.
fn not_read(heading: &str, all: &[Field], headings: &[String]) -> Option<ListMessage> {
    let is_free = |field: &&Field| {
        !headings.iter().any(|other| Field::of_heading(other) == Some(**field))
    };
    let field = all.iter().find(is_free).or_else(|| all.first())?.name();
    let [hindi, english] = called(all);
    Some(ListMessage::HeadingSeveral { header: heading.to_owned(), field, hindi, english })
}

/// The fault of a list whose only names stand in one column with more than names.
fn name_with_more(headings: &[&str]) -> Option<Message> {
    headings.iter().find_map(|heading| match Field::meaning(heading)? {
        HeadingMeaning::Several(fields) if fields.contains(&Field::Name) => {
            let [hindi, english] = called(&fields);
            let header = (*heading).to_owned();
            Some(ListMessage::NameWithMore { header, hindi, english }.into())
        }
        _ => None,
    })
}

/// The fault of a list whose headings are one, in which another separator stands than the event
/// file gives.
fn separator_wrong(headings: &[&str], spec: &ListSpec) -> Option<Message> {
    let given = char::from(spec.separator?);
    let [only] = headings else { return None };
    let others = [',', ';', '\t', '|'].into_iter().filter(|own| *own != given);
    let parts = |own: &char| only.split(*own).filter(|part| Field::of_heading(part).is_some());
    let found = others
        .clone()
        .filter(|own| only.contains(*own))
        .max_by_key(|own| parts(own).count())?;
    let headers = (*only).to_owned();
    Some(Message::SeparatorWrong { given, found, headers })
}

/// The names of fields for people, in Hindi and in English.
fn called(fields: &[Field]) -> [String; 2] {
    let of = |name: fn(Field) -> &'static str| {
        fields.iter().map(|own| name(*own)).collect::<Vec<_>>().join(", ")
    };
    [of(|field| field.called().0), of(|field| field.called().1).replace('_', " ")]
}

/// Office held or post office, by the cells of a column whose heading may mean either, and what is
/// to be said if they leave a doubt.
fn post(heading: &str, column: usize, body: &[ListRow]) -> (Field, Option<ListMessage>) {
    /// So many cells tell.
    const SAMPLE: usize = 200;
    let cells = body.iter().filter_map(|row| row.cells.get(column));
    let cells = cells
        .map(|cell| &*cell.text)
        .filter(|text| !says_nothing(text) && heading_key(text) != heading_key(heading));
    let is_office = |text: &str| {
        names_office(text)
            || is_to_be_converted(text)
                && names_office(&from_krutidev(text, Curled::default()).text)
    };
    let (offices, others): (Vec<&str>, Vec<&str>) =
        cells.take(SAMPLE).partition(|text| is_office(text));
    let field = if offices.is_empty() { Field::PostOffice } else { Field::Post };
    let doubtful = others.first().filter(|_| others.len() > offices.len());
    let message = doubtful.map(|value| ListMessage::PostOpen {
        header: heading.to_owned(),
        is_office: field == Field::Post,
        value: shortened(value),
    });
    (field, message)
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
