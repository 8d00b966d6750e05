//! A list with remarks, for an office to correct and hand back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError,
};

use crate::diagnostic::{Diagnostic, Lang, Place, Severity};

/// Width of the column of remarks, in characters of Excel's standard face.
const REMARKS_WIDTH: f64 = 70.0;
/// Width of the others.
const WIDTH: f64 = 18.0;
/// The usual font of cells in Kruti Dev, which no other shows as they are meant; and a size, in
/// points, at which its small letters are read like those beside them.
const KRUTIDEV: (&str, f64) = ("Kruti Dev 010", 14.0);
const RED: Color = Color::RGB(0x00FF_C7CE);
const YELLOW: Color = Color::RGB(0x00FF_EB9C);

/// A list to be handed back.
#[derive(Clone, Copy, Debug)]
pub struct Handback<'a> {
    /// The list as messages name it.
    pub file: &'a str,
    /// Its sheet, in a workbook.
    pub sheet: Option<&'a str>,
    /// Rows with the numbers that messages give them, and 0 for the headings of a file without
    /// rows.
    pub rows: &'a [(usize, Vec<String>)],
    /// The number of the row of headings.
    pub header: usize,
    /// The headings as messages name them.
    pub headings: &'a [String],
    /// Of each row, the places of its cells that are in Kruti Dev, from 0.
    pub krutidev: &'a [Vec<usize>],
    /// The font for them, if the list names one.
    pub old_font: Option<&'a str>,
    /// The heading of the column of remarks.
    pub remarks: &'a str,
}

/// The remarks on a row: the columns it is about, and the remarks.
#[derive(Default)]
struct Said<'a> {
    columns: BTreeMap<&'a str, Severity>,
    remarks: Vec<String>,
}

/// An xlsx file (ECMA-376) with all rows of a list where they were, what is wrong with each in a
/// last column, and the cells meant in colour. All cells are text, so that no spreadsheet program
/// changes a number; those in Kruti Dev have that font.
///
/// # Errors
/// A list that is larger than a sheet can be.
pub fn remarked<'a>(
    list: &Handback<'_>,
    found: impl IntoIterator<Item = &'a Diagnostic>,
    lang: Lang,
) -> Result<Vec<u8>, XlsxError> {
    let mut said: BTreeMap<usize, Said<'_>> = BTreeMap::new();
    for diagnostic in found {
        let Place::Cell { file, sheet, row, column, .. } = diagnostic.place() else { continue };
        if *file != list.file || sheet.as_deref() != list.sheet {
            continue;
        }
        let own = said.entry(*row).or_default();
        if let Some(column) = column {
            let worst = own.columns.entry(column).or_insert(diagnostic.severity());
            *worst = (*worst).min(diagnostic.severity());
        }
        let message = diagnostic.message();
        let hint = message.hint(lang).unwrap_or_default();
        let remark = format!("[{}] {} {hint}", diagnostic.code(), message.text(lang));
        own.remarks.push(remark.trim_end().to_owned());
    }

    let mut workbook = Workbook::new();
    // The clock has no part in it.
    let properties =
        DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    if let Some(name) = list.sheet {
        sheet.set_name(name)?;
    }
    write(sheet, list, &said)?;
    workbook.save_to_buffer()
}

fn write(
    sheet: &mut Worksheet,
    list: &Handback<'_>,
    said: &BTreeMap<usize, Said<'_>>,
) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    let bold = text.clone().set_bold();
    let wrapped = text.clone().set_text_wrap();
    let width = list.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let remarks_column = column(width)?;
    // Files without rows have their headings in row 0.
    let at = |number: usize| {
        let row = if list.header == 0 { number } else { number.saturating_sub(1) };
        u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
    };
    let none = Vec::new();
    let krutidev = list.krutidev.iter().chain(std::iter::repeat(&none));
    for ((number, cells), krutidev) in list.rows.iter().zip(krutidev) {
        let row = at(*number)?;
        let own = said.get(number);
        for (index, cell) in cells.iter().enumerate() {
            let meant = own.zip(list.headings.get(index)).and_then(|(own, heading)| {
                own.columns.iter().find(|(column, _)| is_of(column, heading))
            });
            let mut format = match meant {
                Some((_, Severity::Error)) => text.clone().set_background_color(RED),
                Some(_) => text.clone().set_background_color(YELLOW),
                None if *number == list.header => bold.clone(),
                None => text.clone(),
            };
            if krutidev.contains(&index) {
                let (font, size) = KRUTIDEV;
                let font = list.old_font.unwrap_or(font);
                format = format.set_font_name(font).set_font_size(size);
            }
            sheet.write_string_with_format(row, column(index)?, &*fitted(cell), &format)?;
        }
        if let Some(own) = own {
            sheet.write_string_with_format(
                row,
                remarks_column,
                &*fitted(&own.remarks.join("\n")),
                &wrapped,
            )?;
        }
    }
    let header = at(list.header)?;
    sheet.write_string_with_format(header, remarks_column, list.remarks, &bold)?;
    let last = list.rows.last().map_or(Ok(header), |(number, _)| at(*number))?;
    sheet.set_column_range_width(0, remarks_column, WIDTH)?;
    sheet.set_column_width(remarks_column, REMARKS_WIDTH)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    sheet.autofilter(header, 0, last.max(header), remarks_column)?;
    sheet.ignore_error_range(0, 0, last, remarks_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// The text as far as a cell of a workbook has room for it.
fn fitted(text: &str) -> Cow<'_, str> {
    /// Characters, some of which count twice; Excel has room for 32,767.
    const MOST: usize = 16_000;
    match text.char_indices().nth(MOST) {
        Some((end, _)) if text.len() > 32_767 => Cow::Owned(format!("{} …", &text[..end])),
        _ => Cow::Borrowed(text),
    }
}

/// True if a column as messages name it, `नाम` or `B (नाम)`, has a heading.
fn is_of(column: &str, heading: &str) -> bool {
    column == heading
        || column
            .strip_suffix(')')
            .and_then(|rest| rest.strip_suffix(heading))
            .is_some_and(|rest| rest.ends_with(" ("))
}

fn column(index: usize) -> Result<u16, XlsxError> {
    u16::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)
}
