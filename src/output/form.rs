//! A list to be filled in with a spreadsheet program.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatBorder, Formula, IgnoreError, Workbook, Worksheet, XlsxError,
};

/// The last row that has drop-downs, from 0.
const LAST_CHOSEN: u32 = 1999;
/// Values that a drop-down may come to have, its own and those added to its sheet.
const MOST_CHOICES: u32 = 60;
const SHADE: Color = Color::RGB(0x00DD_E6F0);

/// A list to be filled in.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The name of its sheet.
    pub sheet: &'a str,
    /// Its columns, from the first.
    pub columns: &'a [FormColumn<'a>],
    /// Its content.
    pub rows: &'a [&'a [&'a str]],
    /// The name of the sheet that has the values of the drop-downs.
    pub choices_sheet: &'a str,
    /// The text about a value that is none of them, and its title.
    pub unlisted: (&'a str, &'a str),
}

/// A column of a form.
#[derive(Clone, Copy, Debug)]
pub struct FormColumn<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// In characters of Excel's standard face.
    pub width: u16,
    /// Choices of its drop-down; none if this is empty.
    pub choices: &'a [&'a str],
}

/// An xlsx file (ECMA-376). All cells are text, so that no spreadsheet program makes a number of
/// a telephone or a date of a ward. What the drop-downs offer stands in a second sheet, where it
/// can be changed and added to; other values are possible, but asked about.
///
/// # Errors
/// Names of sheets that Excel does not have, or a form that is larger than a sheet can be.
pub fn form(form: &Form<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock has no part in it.
    let properties =
        DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let text = Format::new().set_num_format("@");
    let head = text
        .clone()
        .set_bold()
        .set_background_color(SHADE)
        .set_border_bottom(FormatBorder::Thin);

    let sheet = workbook.add_worksheet().set_name(form.sheet)?;
    for (number, column) in (0..).zip(form.columns) {
        put_column(sheet, number, column, &head, &text)?;
        for (row, cells) in (1..).zip(form.rows) {
            let cell = cells.get(usize::from(number)).copied().unwrap_or_default();
            sheet.write_string_with_format(row, number, cell, &text)?;
        }
    }
    let chosen = || form.columns.iter().filter(|column| !column.choices.is_empty());
    let numbered = (0..).zip(form.columns).filter(|(_, column)| !column.choices.is_empty());
    for (own, (number, _)) in (0..).zip(numbered) {
        let letter = column_number_to_name(own);
        let from = format!("='{}'!${letter}$2:${letter}${MOST_CHOICES}", form.choices_sheet);
        let (title, message) = form.unlisted;
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(from))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(title)?
            .set_error_message(message)?;
        sheet.add_data_validation(1, number, LAST_CHOSEN, number, &validation)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(form.columns.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.ignore_error_range(
        0,
        0,
        LAST_CHOSEN,
        last.saturating_sub(1),
        IgnoreError::NumberStoredAsText,
    )?;

    let sheet = workbook.add_worksheet().set_name(form.choices_sheet)?;
    for (number, column) in (0..).zip(chosen()) {
        put_column(sheet, number, column, &head, &text)?;
        for (row, choice) in (1..).zip(column.choices) {
            sheet.write_string_with_format(row, number, *choice, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

fn put_column(
    sheet: &mut Worksheet,
    number: u16,
    column: &FormColumn<'_>,
    head: &Format,
    text: &Format,
) -> Result<(), XlsxError> {
    sheet.set_column_width(number, f64::from(column.width))?;
    sheet.set_column_format(number, text)?;
    sheet.write_string_with_format(0, number, column.heading, head)?;
    Ok(())
}
