//! Files that mean harm, and those that are only broken: refused or read, with a clear message.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::Job;
use super::budget::{Budget, FileBytes};
use super::format_tests::{ods, read};
use super::list::read_list;
use super::name_book::NameBook;
use super::read_event::read_event;
use crate::diagnostic::{Diagnostics, Lang, Message, Place};

fn refused(file: &str, bytes: &[u8]) -> String {
    read("", file, bytes).err().map_or_else(|| panic!("{file} was read"), |f| f.to_string())
}

pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_of_an_xlsx() {
    // 300 MiB of blanks in 300 KiB.
    let blanks = vec![b' '; 100 << 20];
    let mut bomb = archive(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &blanks),
        ("xl/sharedStrings.xml", &blanks),
        ("xl/styles.xml", &blanks),
    ]);
    let text = refused("l.xlsx", &bomb);
    assert!(text.contains("A0215") && text.contains("256"), "{text}");
    // The same with sizes that lie: in the central directory the size stands 24 bytes in.
    let mut at = 0;
    while let Some(found) = bomb[at..].windows(4).position(|w| w == b"PK\x01\x02") {
        at += found;
        bomb[at + 24..at + 28].copy_from_slice(&1000_u32.to_le_bytes());
        at += 4;
    }
    let text = refused("l.xlsx", &bomb);
    assert!(text.contains("A0215") || text.contains("A0216"), "{text}");
}

/// A workbook of one sheet with this `sheetData`.
pub(super) fn xlsx(data: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
         <sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" \
         Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" \
         Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let sheet = format!(
        "<worksheet xmlns=\"{main}\"><dimension ref=\"A1:XFD1048576\"/>\
         <sheetData>{data}</sheetData></worksheet>"
    );
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

pub(super) fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_used_range_of_a_million_rows() {
    let data = format!(
        "<row r=\"1\">{}</row><row r=\"2\">{}</row><row r=\"1048576\">{}</row>",
        cell("A1", "नाम"),
        cell("A2", "राम"),
        cell("A1048576", "सीता"),
    );
    let list = read("", "l.xlsx", &xlsx(&data)).unwrap();
    let rows: Vec<usize> = list.invitees.iter().map(|invitee| invitee.origin.row).collect();
    assert_eq!(rows, [2, 1_048_576]);

    let wide = format!("<row r=\"1\">{}{}</row>", cell("A1", "नाम"), cell("XFD1", "x"));
    assert!(refused("l.xlsx", &xlsx(&wide)).contains("1024 columns"));
    let below =
        format!("<row r=\"2\">{}</row><row r=\"1\"/>{}", cell("A2", "नाम"), cell("A1", "x"));
    assert!(refused("l.xlsx", &xlsx(&below)).contains("A0216"));

    let repeated = |rows: &str, columns: &str| {
        ods(&format!(
            "<table:table table:name=\"S\"><table:table-row \
             table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\"><text:p>नाम</text:p>\
             </table:table-cell></table:table-row></table:table>"
        ))
    };
    assert!(refused("l.ods", &repeated("1048576", "1000")).contains("A0215"));
    assert!(refused("l.ods", &repeated("1", "999999999999")).contains("A0215"));
    assert!(refused("l.ods", &repeated("99999999999", "1")).contains("A0215"));
    assert!(refused("l.ods", &repeated("x", "1")).contains("A0216"));
}

#[test]
fn lines_and_cells_without_end() {
    let line = vec![b'x'; 100 << 20];
    assert!(refused("l.csv", &line).contains("larger than 64 MB"));
    assert!(refused("l.csv", &line[..60 << 20]).contains("a single cell has more than 1 MB"));
    let commas = vec![b','; 60 << 20];
    assert!(refused("l.csv", &commas).contains("1024 columns"));
    let cells = b"a,".repeat(10 << 20);
    assert!(refused("l.csv", &cells).contains("1024 columns"));
    let ends = vec![b'\n'; 60 << 20];
    assert!(refused("l.csv", &ends).contains("1048576 rows"));

    let list = format!("नाम,पता\nराम,\"{}\"\nसीता,बेला\n", "क".repeat(10_000));
    let list = read("", "l.csv", list.as_bytes()).unwrap();
    assert_eq!(list.invitees.len(), 1);
    let held = list.held[0].diagnostics.to_string();
    assert!(held.contains("A0309") && held.contains("row 2, column पता"), "{held}");
    assert!(held.contains("10000 characters"), "{held}");
}

#[test]
fn what_excel_makes_of_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["नाम", "वार्ड", "मोबाइल", "जन्म तिथि"].into_iter().enumerate()
    {
        sheet.write(0, u16::try_from(column).unwrap(), heading).unwrap();
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2025, 4, 3).unwrap();
    sheet.write(1, 0, "राम").unwrap();
    sheet.write(1, 1, 4.0).unwrap();
    sheet.write(1, 2, 9.431e9).unwrap();
    sheet.write_with_format(1, 3, &date, &day).unwrap();
    sheet.write(2, 0, "सीता").unwrap();
    sheet.write_with_format(2, 1, &date, &day).unwrap();
    sheet.write(3, 0, "गीता").unwrap();
    sheet.write(3, 2, "9.43E+09").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let list = read("", "l.xlsx", &bytes).unwrap();
    let ram = &list.invitees[0];
    assert_eq!((ram.ward(), ram.phone()), (Some("4"), Some("9431000000")));
    assert_eq!(ram.column("जन्म तिथि"), Some("03.04.2025"));
    let held: Vec<String> = list.held.iter().map(|row| row.diagnostics.to_string()).collect();
    assert!(
        held[0].contains("l.xlsx [Sheet1]: row 3, column B (वार्ड): error[A0311]"),
        "{held:?}"
    );
    assert!(held[1].contains("row 4, column C (मोबाइल): error[A0310]"), "{held:?}");

    let text = read("", "l.csv", "नाम,मोबाइल\nराम,9431000000.0\n".as_bytes()).unwrap();
    assert_eq!(text.invitees[0].phone(), Some("9431000000"));
}

#[test]
fn garbled_lost_and_unknown_letters() {
    let first = |faults: Diagnostics| -> (Message, Place) {
        let fault = faults.iter().next().unwrap();
        (fault.message().clone(), fault.place().clone())
    };
    let garbled = super::sheet::windows_1252("नाम,पता\nराम,बेला\n".as_bytes()).into_owned();
    let (message, place) = first(read("", "l.csv", garbled.as_bytes()).err().unwrap());
    assert_eq!(message.code(), "A0226");
    assert!(matches!(place, Place::Cell { row: 1, .. }), "{place:?}");
    assert!(refused("l.csv", garbled.as_bytes()).contains("\"नाम\""));
    let lost = "Name,Village\n???? ?????,????\n";
    assert!(refused("l.csv", lost.as_bytes()).contains("A0227"));
    assert!(refused("l.csv", b"name\ncaf\xE9\n").contains("row 2: error[A0206]"));
    let latin = read("encoding = \"windows-1252\"", "l.csv", b"name\ncaf\xE9\n").unwrap();
    assert_eq!(latin.invitees[0].name(), "café");
    assert!(refused("l.csv", b"n\0a\0m\0x\0").contains("A0209"), "UTF-16 without its mark");
    assert!(refused("l.csv", b"na\0me").contains("A0225"));
}

#[test]
fn lost_letters_hide_nothing_else() {
    let found = |csv: &str| -> Vec<String> {
        let faults = read("", "l.csv", csv.as_bytes()).err().unwrap();
        let shown = |fault: &crate::diagnostic::Diagnostic| {
            let text = fault.to_string();
            let line = text.lines().next().unwrap_or_default();
            line.split("]: ").next().unwrap_or_default().to_owned() + "]"
        };
        faults.iter().map(shown).collect()
    };
    let garbled = super::sheet::windows_1252("बेला".as_bytes()).into_owned();
    for (lost, code) in [("????", "A0227"), ("\u{FFFD}\u{FFFD}", "A0227"), (&garbled, "A0226")]
    {
        let found = found(&format!(
            "नाम,ग्राम,पिन,मोबाइल\nराम,{lost},802301,9431012345\n,बेला,,\nसीता,बेला,80230,9.4E+09\n"
        ));
        for expected in [
            format!("l.csv: row 2, column ग्राम: error[{code}]"),
            "l.csv: row 3, column नाम: error[A0302]".to_owned(),
            "l.csv: row 4, column पिन: warning[A0334]".to_owned(),
            "l.csv: row 4, column मोबाइल: error[A0310]".to_owned(),
        ] {
            assert!(found.contains(&expected), "{expected} is not in {found:?}");
        }
    }
}

#[test]
fn other_files() {
    for (file, bytes, code) in [
        ("l.xls", &b"<html><table><tr><td>x</td></tr></table></html>"[..], "A0218"),
        ("l.csv", b"%PDF-1.7", "A0204"),
        ("l.docx", b"", "A0204"),
        ("l.xlsx", b"PK\x03\x04 torn", "A0204"),
        ("l.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 torn", "A0216"),
        ("l.json", b"[{\"name\": \"x\"", "A0216"),
        ("l.json", b"{}", "A0223"),
        ("l.toml", b"[[a", "A0101"),
        ("l.vcf", b"", "A0207"),
    ] {
        let text = refused(file, bytes);
        assert!(text.contains(code), "{file}: {text}");
    }
    let text = refused("l.json", "[\n  {\"नाम\" 7}]".as_bytes());
    assert!(text.contains("l.json:2:"), "{text}");
}

const EVENT: &str = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"राम सिंह\"\n\
                     [[list]]\nfile = \"l.csv\"\n";

#[test]
fn all_lists_of_an_event_share_the_memory() {
    let (event, ..) = read_event("event.toml", EVENT);
    let event = event.unwrap();
    let list = format!("नाम\n{}", "राम\n".repeat(1_000));
    // Enough for one and a half of them, and for reading one.
    let budget = Budget::of(3 * list.len() + 1_500 * 80);
    let read = |file: &str, list: &str| {
        let list = FileBytes::copied(file, list.as_bytes(), usize::MAX, &budget)
            .map_err(|message| message.text(Lang::En))?;
        read_list(list, &event.lists[0], &event, &NameBook::default(), &budget)
            .map_err(|faults| faults.to_string())
    };
    // What is refused gives back what it took.
    for _ in 0..9 {
        let refused = read("open.csv", &format!("{list}\"")).err().unwrap();
        assert!(refused.contains("A0208"), "{refused}");
    }
    assert_eq!(read("one.csv", &list).unwrap().invitees.len(), 1_000);
    assert_eq!(
        read("two.csv", &list).err().unwrap(),
        "error[A0260]: all files of the event together would take more than 1536 MB of memory: \
         two.csv was not read\n    help: Divide the lists between several event files, and save \
         large pictures smaller.\n"
    );
}

#[test]
fn texts_that_are_no_event_file() {
    let refused = |event: &str| {
        let faults = Job::from_parts(event, &[("l.csv", "नाम\nराम\n".as_bytes())]).unwrap_err();
        faults.iter().map(|fault| (fault.code(), fault.message().text(Lang::En))).collect()
    };
    let found: Vec<(&str, String)> = refused(&format!("{EVENT}# {}", "x".repeat(4 << 20)));
    assert_eq!(found, [("A0125", "event.toml is larger than 4 MB".to_owned())]);
    let found = refused(&format!("{EVENT}x = [{}]", "1,".repeat(300_000)));
    assert_eq!(found, [("A0126", "event.toml has more values than can be read".to_owned())]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// A workbook with a few bytes changed is read or refused, and never ends the program.
    #[test]
    fn damaged_workbooks(changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..8)) {
        let mut bytes = include_bytes!("../../tests/lists/invitees.xls").to_vec();
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        let _ = read("", "l.xls", &bytes);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for file in ["l.csv", "l.json", "l.toml", "l.vcf"] {
            let _ = read("", file, &bytes);
        }
    }
}
