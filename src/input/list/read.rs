//! One list: its bytes become valid invitees and rows that are rejected, in the steps of the
//! rooms beside this file.

use std::collections::BTreeMap;

use crate::diagnostic::{
    Diagnostic, Diagnostics, ListMessage, ListRead, Message, Place, RowNumbers, Severity,
};
use crate::input::event::ListSpec;
use crate::input::event::list_event::ListEvent;
use crate::input::field::Field;
use crate::input::file::budget::Budget;
use crate::input::file::read::FileBytes;
use crate::input::list::column::header_row::{self, Header, headings};
use crate::input::list::column::krutidev;
use crate::input::list::column::mapping::{ListColumns, columns};
use crate::input::list::column::overlooked::{advocates_elsewhere, unheaded};
use crate::input::list::column::remarks::forget_remarks;
use crate::input::list::format::program_text::has_no_value;
use crate::input::list::format::{self, ListCell, ListRow, ListTable};
use crate::input::list::repair::cells::{
    CellLines, CellRemarks, Remark, RepairedCells, WrittenCells, repair_cells,
};
use crate::input::list::repair::conversion::{LatinColumn, Recoder};
use crate::input::list::repair::corrections::Corrections;
use crate::input::list::repair::hidden_rows::hidden_rows;
use crate::input::list::repair::missing_values::NoNames;
use crate::input::list::repair::name_book::NameBook;
use crate::input::list::repair::{dates, merged_cells, missing_values};
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::prepare::RepairedList;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::list::row::rows::{ReadRows, read_rows};
use crate::text::cell_text;

/// Content of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) invitees: Vec<Invitee>,
    pub(crate) rejected: Vec<RejectedRow>,
    pub(crate) empty_rows: usize,
    /// A note of how it was read, and findings about it as a whole.
    pub(crate) said: Diagnostics,
    /// The names in Latin letters for which there is nothing in `names.toml`.
    pub(crate) latin: Vec<LatinColumn>,
}

/// Reads a list. The cells are cleaned before the columns are looked for, since headings are
/// cells, too; what a column is to be repaired for is known only after that. `own_may_print` is
/// true if the template may print columns of the list's own.
///
/// # Errors
/// Faults of the whole list. Those of single rows are in [`List::rejected`].
pub(crate) fn read_list(
    list: FileBytes,
    spec: &ListSpec,
    event: &ListEvent,
    (names, corrections): (&NameBook, &mut Corrections),
    budget: &Budget,
    own_may_print: bool,
) -> Result<List, Diagnostics> {
    let (file, mut table) = format(list, spec, budget)?;
    let made = corrections.make(&mut table, spec);
    let spec = &*made.spec(spec);
    let (said, is_refused) = (made.said.clone(), false);
    let written_headings = BTreeMap::new();
    let mut reader = ListReader {
        file,
        spec,
        event,
        table,
        own_may_print,
        said,
        written_headings,
        is_refused,
    };
    let RepairedCells { cells, said, lines, written } = repair_cells(&mut reader.table, spec);
    let columns = reader.column(said, &written)?;
    let (mut recoder, no_names) = reader.repair(&columns, names)?;
    let rows = reader.row(&columns, &mut recoder, (&lines, &written), &no_names);
    reader.finish(columns, rows, recoder, cells)
}

/// The rows of a list as they are written, with the list's name for messages. The column of
/// remarks that `check` wrote is empty.
fn format(
    list: FileBytes,
    spec: &ListSpec,
    budget: &Budget,
) -> Result<(String, ListTable), Diagnostic> {
    let FileBytes { shown, bytes, reserved } = list;
    let mut table = read_table(&shown, &bytes, spec, budget)?;
    // A list may be long, and what it is made of as well.
    drop((bytes, reserved));
    forget_remarks(&mut table);
    Ok((shown, table))
}

/// The rows of a list as they are written.
pub(crate) fn read_table(
    file: &str,
    bytes: &[u8],
    spec: &ListSpec,
    budget: &Budget,
) -> Result<ListTable, Diagnostic> {
    let is_list = |rows: &[ListRow]| {
        // Only headings are looked for, but they may need cleaning, too.
        let cleaned: Vec<ListRow> = rows
            .iter()
            .filter(|row| !row.is_empty())
            .take(30)
            .map(|row| ListRow {
                number: row.number,
                cells: row
                    .cells
                    .iter()
                    .map(|c| ListCell::text(cell_text(start(&c.text))))
                    .collect(),
                ..ListRow::default()
            })
            .collect();
        header_row::is_list(&cleaned, spec)
    };
    format::read(file, bytes, spec, budget, &is_list)
}

/// The part of a cell in which a heading would end: no heading is longer than this.
fn start(text: &str) -> &str {
    const HEADING: usize = 1_000;
    &text[..text.floor_char_boundary(HEADING)]
}

/// A list being read, and what is said of it so far.
struct ListReader<'a> {
    file: String,
    spec: &'a ListSpec,
    event: &'a ListEvent,
    table: ListTable,
    /// True if the template may print columns of the list's own.
    own_may_print: bool,
    said: Diagnostics,
    /// The headings whose spelling was repaired, and as they are written, for messages.
    written_headings: BTreeMap<String, String>,
    /// True if the letters of some cells are lost: the list is refused, but read to its end, so
    /// that all that is wrong with it is said at once. What follows from them is not said.
    is_refused: bool,
}

/// The columns of a list: their headings, with the place of these, and what they mean.
struct FoundColumns {
    header: Header,
    place: Place,
    columns: ListColumns,
}

impl ListReader<'_> {
    /// Finds the headings and what they mean. `of_cells` is to be said of cells, which are named
    /// by their headings.
    fn column(
        &mut self,
        of_cells: CellRemarks,
        written: &WrittenCells,
    ) -> Result<FoundColumns, Diagnostics> {
        let header = headings(&self.file, &self.table, self.spec).map(|mut header| {
            krutidev::headings(&mut header.headings, self.spec);
            header
        });
        if let Ok(header) = &header {
            let of_headings = written.iter().filter(|((row, _), _)| *row <= header.number);
            self.written_headings = of_headings
                .map(|(_, [own, as_it_is])| (own.clone(), as_it_is.clone()))
                .collect();
        }
        let found = match &header {
            Ok(header) => {
                let place = if self.table.keyed {
                    // Keys stand in no row.
                    Place::file(&self.file)
                } else {
                    self.in_header(header.number, None)
                };
                columns(header, &self.table, self.spec, &place).map(|own| (place, own))
            }
            Err(fault) => Err(fault.clone().into()),
        };
        let columns = found.as_ref().ok().map(|(_, columns)| columns);
        let is_printed = |(row, column)| match (&header, columns) {
            (Ok(header), Some(columns)) => {
                let body = self.table.rows.get(header.body);
                body.is_some_and(|first| row >= first.number)
                    && columns.is_printed(column, self.own_may_print)
            }
            // The list is refused, and of its cells only what it is refused for counts.
            _ => true,
        };
        let of_cells = of_cells.of_printed(&self.table, is_printed);
        self.say(of_cells, header.as_ref().map_or(&[][..], |header| &header.headings));
        self.is_refused = self.said.has_errors();
        let header = header.map_err(|fault| self.refusal(fault.into()))?;
        if self.spec.sheet.is_some() && !self.table.lettered {
            let message = ListMessage::SheetNeedless { format: self.table.format };
            self.said.push(Diagnostic::at(message.into(), Place::file(&self.file)));
        }
        let (place, mut columns) = found.map_err(|faults| self.refusal(faults))?;
        self.said.extend(std::mem::take(&mut columns.warnings));
        Ok(FoundColumns { header, place, columns })
    }

    /// Repairs what columns are to be repaired for, and gets what recodes their cells ready. Gives
    /// that, and what stood in place of names.
    fn repair<'n>(
        &mut self,
        found: &FoundColumns,
        names: &'n NameBook,
    ) -> Result<(Recoder<'n>, NoNames), Diagnostics> {
        let FoundColumns { header, place, columns } = found;
        let body = &mut self.table.rows[header.body..];
        let no_names = missing_values::clear(body, &header.headings, columns, self.spec);
        let of_hidden = hidden_rows(body, self.spec);
        let of_dates = dates::remarks(body, &header.headings, columns);
        let of_sheet = match &self.table.sheet {
            Some(_) => place.clone(),
            None => Place::file(&self.file),
        };
        for message in of_hidden.into_iter().chain(self.table.said.take()) {
            self.said.push(Diagnostic::at(message.into(), of_sheet.clone()));
        }
        self.say(of_dates, &header.headings);
        let mut of_columns: Vec<ListMessage> = unheaded(&self.table, header).collect();
        of_columns.extend(advocates_elsewhere(&self.table, header, columns, self.event));
        let filled = merged_cells::fill(&mut self.table, header, columns).into_iter();
        of_columns.extend(filled.map(|(column, rows)| {
            let header = header.headings.get(column).cloned().unwrap_or_default();
            ListMessage::MergedCells { header, rows }
        }));
        let at_header = |message: ListMessage| Diagnostic::at(message.into(), place.clone());
        self.said.extend(of_columns.into_iter().map(at_header));
        let recoder = self.recoder(header, columns, names).map_err(|messages| {
            let before = self.refusal(Diagnostics::new());
            let fault = |message| Diagnostic::at(message, place.clone());
            before.into_iter().chain(messages.into_iter().map(fault)).collect::<Diagnostics>()
        })?;
        Ok((recoder, no_names))
    }

    /// A recoder that knows the cells of all columns.
    fn recoder<'n>(
        &self,
        header: &Header,
        columns: &ListColumns,
        names: &'n NameBook,
    ) -> Result<Recoder<'n>, Vec<Message>> {
        let body = self.table.rows.iter().skip(header.body);
        let texts = body
            .flat_map(|row| row.cells.iter().enumerate())
            .filter(|(_, cell)| !has_no_value(cell))
            .map(|(column, cell)| (column, cell.text.as_str()));
        let field =
            |index| columns.fields.iter().find(|(_, at)| at.contains(&index)).map(|(f, _)| *f);
        let language = self.event.language;
        Recoder::new(&header.headings, field, (self.spec, language), names, texts)
    }

    /// Makes invitees of the rows, which are taken out of the table.
    fn row(
        &mut self,
        found: &FoundColumns,
        recoder: &mut Recoder<'_>,
        (lines, written): (&CellLines, &WrittenCells),
        no_names: &NoNames,
    ) -> ReadRows {
        let rows = std::mem::take(&mut self.table.rows);
        let list = RepairedList {
            file: &self.file,
            table: &self.table,
            header: &found.header,
            columns: &found.columns,
            spec: self.spec,
            event: self.event,
            lines,
            written,
            no_names,
            own_may_print: self.own_may_print,
        };
        read_rows(&list, rows, recoder)
    }

    /// The list, with what is said of it as a whole; `repaired` cells were made right.
    fn finish(
        mut self,
        FoundColumns { header, place, columns }: FoundColumns,
        rows: ReadRows,
        recoder: Recoder<'_>,
        repaired: usize,
    ) -> Result<List, Diagnostics> {
        let ReadRows { invitees, rejected, empty_rows, repaired: converted, said: of_rows } =
            rows;
        let open = guardian_open(&header, &columns, &invitees);
        self.said.extend(open.map(|message| Diagnostic::at(message.into(), place)));
        let (of_columns, latin) = recoder.finish();
        let of_columns = of_columns.into_iter().map(|(heading, message)| {
            Diagnostic::at(message, self.in_header(header.number, Some(heading)))
        });
        self.said.extend(of_columns.collect::<Vec<_>>());
        let latin = LatinColumn::of_cells(latin, |column| {
            self.in_header(header.number, header.headings.get(column).cloned())
        });
        let is_read = |column: usize| columns.parts.values().any(|part| part.column == column);
        let own = columns.own.iter().filter(|(column, _)| !is_read(*column));
        let own = own.map(|(_, heading)| self.as_written(heading.clone())).collect();
        let read = ListRead {
            format: self.table.format,
            encoding: self.table.encoding,
            separator: self.table.separator,
            sheet: self.table.sheet,
            header_row: (!self.table.keyed).then_some(header.number),
            rows: invitees.len() + rejected.len(),
            repaired: repaired + converted,
            own,
            own_may_print: self.own_may_print,
        };
        let read = Message::List(ListMessage::Read(Box::new(read)));
        let mut said = self.said;
        said.push(Diagnostic::at(read, Place::file(&self.file)));
        said.extend(of_rows);
        if self.is_refused {
            said.extend(rejected.into_iter().flat_map(|row| row.diagnostics));
            let is_fault = |said: &Diagnostic| said.severity() != Severity::Note;
            return Err(said.into_iter().filter(is_fault).collect());
        }
        Ok(List { invitees, rejected, empty_rows, said, latin })
    }

    /// Says something of cells, which are named by their headings.
    fn say(&mut self, remarks: Vec<Remark>, headings: &[String]) {
        let headings: Vec<String> =
            headings.iter().map(|own| self.as_written(own.clone())).collect();
        let shown = |remark: Remark| remark.diagnostic(&self.file, &self.table, &headings);
        self.said.extend(remarks.into_iter().map(shown));
    }

    /// The cell of the row of headings that has one of them; without one the row.
    fn in_header(&self, row: usize, column: Option<String>) -> Place {
        let (file, sheet) = (self.file.clone(), self.table.sheet.clone());
        let column = column.map(|heading| self.as_written(heading));
        Place::Cell { file, sheet, row, column, value: None }
    }

    /// A heading as it is written in the list.
    fn as_written(&self, heading: String) -> String {
        self.written_headings.get(&heading).cloned().unwrap_or(heading)
    }

    /// The reasons why a list is refused: what its cells say, else a fault of its columns.
    fn refusal(&mut self, faults: Diagnostics) -> Diagnostics {
        if self.is_refused { std::mem::take(&mut self.said) } else { faults }
    }
}

/// The rows whose guardian may be father or husband, if there are any.
fn guardian_open(
    header: &Header,
    columns: &ListColumns,
    invitees: &[Invitee],
) -> Option<ListMessage> {
    let column = columns.fields.get(&Field::Guardian)?.first()?;
    let open = invitees.iter().filter(|invitee| invitee.guardian().is_some());
    let rows: Vec<usize> = open.map(|invitee| invitee.origin.row).collect();
    (!rows.is_empty()).then(|| ListMessage::GuardianOpen {
        header: header.headings[*column].clone(),
        rows: RowNumbers(rows),
    })
}
