//! Files that mean harm, and those that are only broken: refused or read, with a clear message.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::diagnostic::{Diagnostics, Lang};
use crate::input::event::list_event::ListEvent;
use crate::input::event::read::read_event;
use crate::input::file::budget::Budget;
use crate::input::file::read::FileBytes;
use crate::input::job::Job;
use crate::input::list::format::format_tests::{ods, read};
use crate::input::list::read::read_list;
use crate::input::list::repair::corrections::Corrections;
use crate::input::list::repair::name_book::NameBook;
use crate::support::case::{messages, said};

fn refused(file: &str, bytes: &[u8]) -> Diagnostics {
    read("", file, bytes).err().unwrap_or_else(|| panic!("{file} was read"))
}

/// The message on a list that is larger than it may be.
fn too_large(file: &str, english: &str, hindi: &str) -> String {
    format!(
        "{file}: error[A0215]: {english}\n    help: Copy only the rows of the invitees to a new \
         file, or divide the list into several files.\n\
         {file}: ग़लती[A0215]: {hindi}\n    उपाय: केवल आमंत्रितों की पंक्तियाँ नई फ़ाइल में कॉपी \
         करके सहेजें, या सूची को कई फ़ाइलों में बाँटें।\n"
    )
}

pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
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
    assert_eq!(
        messages(&refused("l.xlsx", &bomb)),
        too_large(
            "l.xlsx",
            "the file unpacks to more than 256 MB",
            "फ़ाइल खुलने पर 256 MB से बड़ी हो जाती है"
        )
    );
    // The same with sizes that lie: in the central directory the size stands 24 bytes in.
    let mut at = 0;
    while let Some(found) = bomb[at..].windows(4).position(|w| w == b"PK\x01\x02") {
        at += found;
        bomb[at + 24..at + 28].copy_from_slice(&1000_u32.to_le_bytes());
        at += 4;
    }
    assert_eq!(said(&refused("l.xlsx", &bomb)), ["A0216 l.xlsx"]);
}

/// A workbook of one sheet with this `sheetData`.
pub(crate) fn xlsx(data: &str) -> Vec<u8> {
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

pub(crate) fn cell(place: &str, text: &str) -> String {
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
    assert_eq!(
        messages(&refused("l.xlsx", &xlsx(&wide))),
        too_large("l.xlsx", "the list has more than 1024 columns", "सूची में 1024 से ज़्यादा स्तंभ हैं")
    );
    let below =
        format!("<row r=\"2\">{}</row><row r=\"1\"/>{}", cell("A2", "नाम"), cell("A1", "x"));
    assert_eq!(said(&refused("l.xlsx", &xlsx(&below))), ["A0216 l.xlsx"]);

    let repeated = |rows: &str, columns: &str| {
        ods(&format!(
            "<table:table table:name=\"S\"><table:table-row \
             table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\"><text:p>नाम</text:p>\
             </table:table-cell></table:table-row></table:table>"
        ))
    };
    assert_eq!(said(&refused("l.ods", &repeated("1048576", "1000"))), ["A0215 l.ods"]);
    assert_eq!(said(&refused("l.ods", &repeated("1", "999999999999"))), ["A0215 l.ods"]);
    assert_eq!(said(&refused("l.ods", &repeated("99999999999", "1"))), ["A0215 l.ods"]);
    assert_eq!(said(&refused("l.ods", &repeated("x", "1"))), ["A0216 l.ods"]);
}

#[test]
fn lines_and_cells_without_end() {
    let line = vec![b'x'; 100 << 20];
    assert_eq!(
        messages(&refused("l.csv", &line)),
        too_large("l.csv", "the file is larger than 64 MB", "फ़ाइल 64 MB से बड़ी है")
    );
    assert_eq!(
        messages(&refused("l.csv", &line[..60 << 20])),
        too_large(
            "l.csv",
            "a single cell has more than 1 MB of text",
            "एक ही खाने में 1 MB से ज़्यादा पाठ है"
        )
    );
    let commas = vec![b','; 60 << 20];
    assert_eq!(
        messages(&refused("l.csv", &commas)),
        too_large("l.csv", "the list has more than 1024 columns", "सूची में 1024 से ज़्यादा स्तंभ हैं")
    );
    let cells = b"a,".repeat(10 << 20);
    assert_eq!(
        messages(&refused("l.csv", &cells)),
        too_large("l.csv", "the list has more than 1024 columns", "सूची में 1024 से ज़्यादा स्तंभ हैं")
    );
    let ends = vec![b'\n'; 60 << 20];
    assert_eq!(
        messages(&refused("l.csv", &ends)),
        too_large(
            "l.csv",
            "the list has more than 1048576 rows",
            "सूची में 1048576 से ज़्यादा पंक्तियाँ हैं"
        )
    );

    let list = format!("नाम,पता\nराम,\"{}\"\nसीता,बेला\n", "क".repeat(10_000));
    let list = read("", "l.csv", list.as_bytes()).unwrap();
    assert_eq!(list.invitees.len(), 1);
    assert_eq!(said(&list.rejected[0].diagnostics), ["A0309 l.csv row 2 पता"]);
    assert_eq!(
        messages(&list.rejected[0].diagnostics),
        "l.csv: row 2, column पता: error[A0309]: this cell has 10000 characters; it may \
         have 4000\n    \
         help: Make the text shorter.\n\
         l.csv: पंक्ति 2, स्तंभ पता: ग़लती[A0309]: इस खाने में 10000 अक्षर हैं; 4000 से \
         ज़्यादा नहीं हो सकते\n    \
         उपाय: पाठ छोटा करें।\n"
    );
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
    assert_eq!(
        messages(list.rejected.iter().flat_map(|row| &row.diagnostics)),
        "l.xlsx [Sheet1]: row 3, column B (वार्ड): error[A0311]: no date belongs here, but \
         Excel has made one of this cell: 03.04.2025\n    \
         \"03.04.2025\"\n    \
         help: In Excel choose the column, Format Cells > Text, then type the cell again. To \
         leave the list as it is, add this line to corrections.csv beside the event file, with \
         the right text at its end: `l.xlsx,Sheet1,3,वार्ड,सीता,03.04.2025,RIGHT TEXT` (its \
         first line: `file,sheet,row,heading,name,was,now`).\n\
         l.xlsx [Sheet1]: पंक्ति 3, स्तंभ B (वार्ड): ग़लती[A0311]: यहाँ तारीख नहीं हो \
         सकती, पर Excel ने इसे तारीख बना दिया है: 03.04.2025\n    \
         \"03.04.2025\"\n    \
         उपाय: Excel में स्तंभ चुनकर Format Cells > Text करें, फिर इस खाने को दोबारा लिखें। \
         सूची को न छूना हो तो आयोजन की फ़ाइल के पास corrections.csv में यह पंक्ति जोड़ें, अंत में सही \
         पाठ के साथ: `l.xlsx,Sheet1,3,वार्ड,सीता,03.04.2025,सही पाठ` (उसकी पहली पंक्ति: \
         `file,sheet,row,heading,name,was,now`)।\n\
         \n\
         l.xlsx [Sheet1]: row 4, column C (मोबाइल): error[A0310]: the last digits of this \
         number are lost: 9.43E+09\n    \
         \"9.43E+09\"\n    \
         help: In Excel choose the column, Format Cells > Text, then type the cell again.\n\
         l.xlsx [Sheet1]: पंक्ति 4, स्तंभ C (मोबाइल): ग़लती[A0310]: संख्या के अंतिम अंक \
         मिट गए हैं: 9.43E+09\n    \
         \"9.43E+09\"\n    \
         उपाय: Excel में स्तंभ चुनकर Format Cells > Text करें, फिर इस खाने को दोबारा लिखें।\n"
    );

    let text = read("", "l.csv", "नाम,मोबाइल\nराम,9431000000.0\n".as_bytes()).unwrap();
    assert_eq!(text.invitees[0].phone(), Some("9431000000"));
}

#[test]
fn garbled_lost_and_unknown_letters() {
    let garbled =
        crate::input::list::format::windows_1252("नाम,पता\nराम,बेला\n".as_bytes()).into_owned();
    let faults = refused("l.csv", garbled.as_bytes());
    assert_eq!(said(&faults), ["A0226 l.csv row 1 नाम"]);
    assert_eq!(
        messages(&faults),
        "l.csv: row 1, column नाम: error[A0226]: garbled Hindi in 4 cells: UTF-8 was \
         read as windows-1252. This one should be \"नाम\"\n    \
         \"à¤¨à¤¾à¤®\"\n    \
         help: If that is right, write `encoding = \"mojibake\"` in [[list]]: these cells \
         are then mended.\n\
         l.csv: पंक्ति 1, स्तंभ नाम: ग़लती[A0226]: 4 खानों में हिंदी बिगड़ी हुई है: \
         UTF-8 को windows-1252 समझकर पढ़ा गया था। यहाँ \"नाम\" होना चाहिए\n    \
         \"à¤¨à¤¾à¤®\"\n    \
         उपाय: यदि यह सही है तो [[list]] में `encoding = \"mojibake\"` लिखें: तब ये खाने \
         ठीक करके पढ़े जाएँगे।\n"
    );
    let lost = "Name,Village\n???? ?????,????\n";
    assert_eq!(said(&refused("l.csv", lost.as_bytes())), ["A0227 l.csv row 2 Name"]);
    assert_eq!(said(&refused("l.csv", b"name\ncaf\xE9\n")), ["A0206 l.csv row 2"]);
    let latin = read("encoding = \"windows-1252\"", "l.csv", b"name\ncaf\xE9\n").unwrap();
    assert_eq!(latin.invitees[0].name(), "café");
    // UTF-16 without its mark.
    assert_eq!(said(&refused("l.csv", b"n\0a\0m\0x\0")), ["A0209 l.csv row 1"]);
    assert_eq!(said(&refused("l.csv", b"na\0me")), ["A0225 l.csv"]);
}

#[test]
fn lost_letters_hide_nothing_else() {
    let garbled = crate::input::list::format::windows_1252("बेला".as_bytes()).into_owned();
    for (lost, code) in [("????", "A0227"), ("\u{FFFD}\u{FFFD}", "A0227"), (&garbled, "A0226")]
    {
        let list = format!(
            "नाम,ग्राम,पिन,मोबाइल\nराम,{lost},802301,9431012345\n,बेला,,\nसीता,बेला,80230,9.4E+09\n"
        );
        let village = format!("{code} l.csv row 2 ग्राम");
        assert_eq!(
            said(&refused("l.csv", list.as_bytes())),
            [
                &village,
                "A0302 l.csv row 3 नाम",
                "A0310 l.csv row 4 मोबाइल",
                "A0334 l.csv row 4 पिन"
            ],
            "{lost}"
        );
    }
}

#[test]
fn other_files() {
    for (file, bytes, expected) in [
        ("l.xls", &b"<html><table><tr><td>x</td></tr></table></html>"[..], "A0218 l.xls"),
        ("l.csv", b"%PDF-1.7", "A0204 l.csv"),
        ("l.docx", b"", "A0207 l.docx"),
        ("l.docx", b"text", "A0204 l.docx"),
        ("l.xlsx", b"PK\x03\x04 torn", "A0204 l.xlsx"),
        ("l.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 torn", "A0216 l.xls"),
        ("l.json", b"[{\"name\": \"x\"", "A0216 l.json:1:13"),
        ("l.json", b"{}", "A0223 l.json"),
        ("l.toml", b"[[a", "A0101 l.toml:1:4"),
        ("l.vcf", b"", "A0207 l.vcf"),
    ] {
        assert_eq!(said(&refused(file, bytes)), [expected]);
    }
    let faults = refused("l.json", "[\n  {\"नाम\" 7}]".as_bytes());
    assert_eq!(said(&faults), ["A0216 l.json:2:10"]);
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
        read_list(
            list,
            &event.lists[0],
            &ListEvent::of(&event),
            (&NameBook::default(), &mut Corrections::default()),
            &budget,
            false,
        )
        .map_err(|faults| faults.to_string())
    };
    // What is refused gives back what it took.
    for _ in 0..9 {
        let refused = read("open.csv", &format!("{list}\"")).err().unwrap();
        assert_eq!(
            refused,
            "open.csv: row 1002: error[A0208]: a quote mark opens a cell in this row, and none \
             closes it\n    \
             help: Remove the quote mark, or close it at the end of the cell.\n"
        );
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
        let mut bytes = include_bytes!("../../../../tests/lists/invitees.xls").to_vec();
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
