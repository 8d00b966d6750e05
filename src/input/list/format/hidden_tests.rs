//! Cells that a spreadsheet program does not show: sheets are not read, rows are named.

use std::io::Cursor;
use std::io::Write as _;

use rust_xlsxwriter::Workbook;

use crate::input::list::format::format_tests::{ods, read};
use crate::input::list::format::hostile_tests::{cell, xlsx};
use crate::input::list::read::List;
use crate::input::list::repair::missing_values_tests::said;

fn names(list: &List) -> Vec<&str> {
    list.invitees.iter().map(crate::input::Invitee::name).collect()
}

/// The text of the only message with a code.
fn text(list: &List, code: &str) -> String {
    let found: Vec<String> =
        list.said.iter().filter(|said| said.code() == code).map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].lines().next().unwrap_or_default().to_owned()
}

/// Seven people, those of rows 3 to 5 and 8 hidden.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("सूची").unwrap();
    for (row, name) in (0..).zip(["नाम", "क", "ख", "ग", "घ", "च", "छ", "ज"])
    {
        sheet.write(row, 0, name).unwrap();
    }
    for row in [2, 3, 4, 7, 20] {
        sheet.set_row_hidden(row).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn hidden_rows_are_named_and_passed_over_if_asked() {
    let bytes = workbook();
    let list = read("", "l.xlsx", &bytes).unwrap();
    assert_eq!(names(&list).len(), 7);
    assert_eq!(
        text(&list, "A0248"),
        "l.xlsx [सूची]: row 1: warning[A0248]: hidden or filtered rows that get letters, too: \
         rows 3–5, 8"
    );
    let list = read("hidden = \"keep\"", "l.xlsx", &bytes).unwrap();
    assert_eq!(names(&list).len(), 7);
    assert!(text(&list, "A0249").ends_with("were read, too: rows 3–5, 8"));
    let list = read("hidden = \"skip\"", "l.xlsx", &bytes).unwrap();
    assert_eq!(names(&list), ["क", "च", "छ"]);
    assert_eq!((list.empty_rows, list.invitees[1].origin.row), (0, 6));
    assert!(text(&list, "A0250").ends_with("were passed over: rows 3–5, 8"));
    assert_eq!(said(&list), ["l.xlsx [सूची]: row 1: warning[A0250]"]);
}

#[test]
fn nothing_else_is_said_of_rows_that_are_passed_over() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, name) in (0..).zip(["नाम", "राम", "रााम मो0", "jke flag", "????"])
    {
        sheet.write(row, 0, name).unwrap();
    }
    for row in 2..5 {
        sheet.set_row_hidden(row).unwrap();
    }
    let list = read("hidden = \"skip\"", "l.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(said(&list), ["l.xlsx [Sheet1]: row 1: warning[A0250]"]);
    assert!(list.rejected.is_empty());
}

#[test]
fn a_list_of_nothing_but_hidden_rows() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, name) in (0..).zip(["नाम", "क", "ख"]) {
        sheet.write(row, 0, name).unwrap();
    }
    sheet.set_row_hidden(1).unwrap().set_row_hidden(2).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let list = read("hidden = \"skip\"", "l.xlsx", &bytes).unwrap();
    assert_eq!(said(&list), ["l.xlsx [Sheet1]: row 1: warning[A0251]"]);
    assert!(names(&list).is_empty());
    let event = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"राम\"\n\
                 [[list]]\nfile = \"l.xlsx\"\nhidden = \"skip\"\n";
    let faults = crate::input::Job::from_parts(event, &[("l.xlsx", &bytes)]).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(crate::diagnostic::Diagnostic::code).collect();
    assert_eq!(codes, ["A0251", "A0202"]);
}

#[test]
fn rows_without_height_and_without_number() {
    let row = |attributes: &str, place: &str, text: &str| {
        format!("<row {attributes}>{}</row>", cell(place, text))
    };
    let data = [
        row("r=\"1\"", "A1", "नाम"),
        row("hidden=\"1\"", "A2", "क"),
        row("ht=\"0\" customHeight=\"1\"", "A3", "ख"),
        row("hidden=\"true\"", "A4", "ग"),
        row("hidden=\"0\" ht=\"15\"", "A5", "घ"),
        row("r=\"9\" hidden=\"1\"", "A9", "च"),
    ]
    .concat();
    let list = read("hidden = \"skip\"", "l.xlsx", &xlsx(&data)).unwrap();
    assert_eq!(names(&list), ["घ"]);
    assert!(text(&list, "A0250").ends_with("rows 2–4, 9"), "{}", text(&list, "A0250"));
}

/// An xls: the list of the tests with the flag of hidden rows set for some rows of its sheet.
fn xls(rows: &[u16]) -> Vec<u8> {
    let bytes = include_bytes!("../../../../tests/lists/invitees.xls");
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).unwrap();
    let mut stream = Vec::new();
    let name = if file.is_stream("Workbook") { "Workbook" } else { "Book" };
    std::io::Read::read_to_end(&mut file.open_stream(name).unwrap(), &mut stream).unwrap();
    let (mut at, mut changed) = (0, 0);
    while at + 4 <= stream.len() {
        let word = |at: usize| u16::from_le_bytes([stream[at], stream[at + 1]]);
        let (kind, length) = (word(at), usize::from(word(at + 2)));
        if kind == 0x0208 && rows.contains(&word(at + 4)) {
            stream[at + 4 + 12] |= 0x20;
            changed += 1;
        }
        at += 4 + length;
    }
    assert_eq!(changed, rows.len(), "every row has its record");
    let (version, empty) = (cfb::Version::V3, Cursor::new(Vec::new()));
    let mut own = cfb::CompoundFile::create_with_version(version, empty).unwrap();
    own.create_stream(name).unwrap().write_all(&stream).unwrap();
    own.into_inner().into_inner()
}

#[test]
fn hidden_rows_of_an_old_workbook() {
    let list = read("", "l.xls", &xls(&[])).unwrap();
    assert_eq!((names(&list).len(), said(&list).len()), (200, 0));
    // Rows from 0.
    let list = read("hidden = \"skip\"", "l.xls", &xls(&[5, 6, 9])).unwrap();
    assert_eq!(names(&list).len(), 197);
    assert!(text(&list, "A0250").ends_with("rows 6–7, 10"), "{}", text(&list, "A0250"));
}

/// An ods of sheets, each a name, the name of its style and its rows.
fn sheets(styles: &str, sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let tables = sheets.iter().map(|(name, style, rows)| {
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    });
    let body: String = tables.collect();
    // What stands before the body is read first, wherever it is put.
    ods(&format!("{styles}{body}"))
}

const STYLES: &str = "<office:automatic-styles>\
    <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties \
    table:display=\"true\"/></style:style>\
    <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties \
    table:display=\"false\" style:writing-mode=\"lr-tb\"/></style:style>\
    <style:style style:name=\"ta3\" style:family=\"table\" style:parent-style-name=\"ta2\"/>\
    </office:automatic-styles>";

fn row(attributes: &str, text: &str) -> String {
    format!(
        "<table:table-row {attributes}><table:table-cell office:value-type=\"string\">\
         <text:p>{text}</text:p></table:table-cell></table:table-row>"
    )
}

#[test]
fn hidden_sheets_of_libreoffice() {
    let rows = |name: &str| row("", "नाम") + &row("", name);
    let (shown, old, older) = (rows("राम"), rows("श्याम"), rows("गीता"));
    let all = [("पुरानी", "ta2", &*old), ("सूची", "ta1", &*shown), ("और", "ta3", &*older)];
    let bytes = sheets(STYLES, &all);
    let list = read("", "l.ods", &bytes).unwrap();
    assert_eq!(names(&list), ["राम"]);
    let list = read("sheet = \"पुरानी\"", "l.ods", &bytes).unwrap();
    assert_eq!(names(&list), ["श्याम"]);
    let faults = read("sheet = \"नहीं\"", "l.ods", &bytes).unwrap_err().to_string();
    assert!(faults.contains("the sheets are: सूची\n"), "{faults}");
}

#[test]
fn hidden_rows_of_libreoffice() {
    let group = |attributes: &str, rows: &str| {
        format!("<table:table-row-group {attributes}>{rows}</table:table-row-group>")
    };
    let rows = [
        row("", "नाम"),
        row("table:visibility=\"collapse\"", "क"),
        row("table:visibility=\"filter\" table:number-rows-repeated=\"2\"", "ख"),
        row("table:visibility=\"visible\"", "ग"),
        group(
            "table:display=\"false\"",
            &(row("", "घ") + &group("", &row("", "च")) + &row("", "छ")),
        ),
        group("", &row("", "ज")),
    ]
    .concat();
    let bytes = sheets(STYLES, &[("सूची", "ta1", &rows)]);
    let list = read("hidden = \"skip\"", "l.ods", &bytes).unwrap();
    assert_eq!(names(&list), ["ग", "ज"]);
    assert!(text(&list, "A0250").ends_with("rows 2–4, 6–8"), "{}", text(&list, "A0250"));
    let list = read("", "l.ods", &bytes).unwrap();
    assert_eq!(names(&list).len(), 8);
    assert_eq!(said(&list), ["l.ods [सूची]: row 1: warning[A0248]"]);
}
