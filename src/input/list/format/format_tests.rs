//! The same two hundred people in every format and disguise are the same invitees.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::event::list_event::ListEvent;
use crate::input::event::read::read_event;
use crate::input::file::budget::Budget;
use crate::input::file::read::FileBytes;
use crate::input::list::format::decode::windows_1252;
use crate::input::list::read::{List, read_list};
use crate::input::list::repair::corrections::Corrections;
use crate::input::list::repair::name_book::NameBook;
use crate::support::case::{messages, said};

const PLAIN: &str = include_str!("../../../../tests/lists/invitees.csv");
const XLS: &[u8] = include_bytes!("../../../../tests/lists/invitees.xls");

pub(crate) fn read(list: &str, file: &str, bytes: &[u8]) -> Result<List, Diagnostics> {
    let source = format!(
        "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"राम सिंह\"\n\
         [[list]]\nfile = \"{file}\"\n{list}\n"
    );
    let (event, _, faults) = read_event("event.toml", &source);
    assert!(faults.is_empty(), "{faults}");
    let event = event.unwrap();
    let budget = Budget::new();
    let list = FileBytes::copied(file, bytes, usize::MAX, &budget).unwrap();
    let mut list = read_list(
        list,
        &event.lists[0],
        &ListEvent::of(&event),
        (&NameBook::default(), &mut Corrections::default()),
        &budget,
        false,
    )?;
    // What a job says, who knows that no letter is in English.
    let of_latin = list.latin.iter().filter_map(|column| {
        Some(Diagnostic::at(column.message()?.into(), column.place.clone()))
    });
    list.said = of_latin.chain(list.said).collect();
    Ok(list)
}

/// All that is said of a list and of the rows that are rejected, without the line that says how
/// it was read (A0290), which always comes.
pub(crate) fn findings(list: &List) -> impl Iterator<Item = &Diagnostic> {
    let rejected = list.rejected.iter().flat_map(|row| &row.diagnostics);
    list.said.iter().filter(|said| said.code() != "A0290").chain(rejected)
}

fn rows() -> Vec<Vec<String>> {
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).from_reader(PLAIN.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Everything of the invitees that a letter may show, and nothing of where they stand.
fn people(list: &List) -> Vec<String> {
    assert!(list.rejected.is_empty(), "{}", list.rejected[0].diagnostics);
    let shown = list.invitees.iter().map(|invitee| {
        let mut out = format!("{:?} {:?}", invitee.gender, invitee.number);
        for (field, text) in invitee.fields() {
            let _ = write!(out, "; {field}: {text}");
        }
        out
    });
    shown.collect()
}

fn expected() -> Vec<String> {
    let list = read("", "l.csv", PLAIN.as_bytes()).unwrap();
    assert_eq!(list.invitees.len(), 200);
    people(&list)
}

/// The invitees and the line that says how they were read.
fn same(list: &str, file: &str, bytes: &[u8]) -> String {
    let found = read(list, file, bytes).unwrap_or_else(|f| panic!("{file} {list}: {f}"));
    let (found_people, expected) = (people(&found), expected());
    assert_eq!(found_people.len(), expected.len(), "{file} {list}");
    for (found, expected) in found_people.iter().zip(&expected) {
        assert_eq!(found, expected, "{file} {list}");
    }
    let notes: Vec<_> = found.said.iter().filter(|said| said.code() == "A0290").collect();
    assert_eq!(notes.len(), 1);
    notes[0].to_string()
}

/// The list as CSV with a separator, every cell changed as given.
fn csv(separator: u8, change: impl Fn(&str) -> String) -> String {
    let mut writer =
        ::csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
    for row in rows() {
        writer.write_record(row.iter().map(|cell| change(cell))).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn encodings_separators_and_line_ends() {
    for (text, list, said) in [
        (PLAIN.to_owned(), "", "UTF-8; \",\"; headings in row 1"),
        (format!("\u{FEFF}{PLAIN}"), "", "UTF-8 (BOM); \",\"; headings in row 1"),
        (csv(b';', str::to_owned), "", "UTF-8; \";\"; headings in row 1"),
        (csv(b'\t', str::to_owned), "", "UTF-8; tab; headings in row 1"),
        (csv(b'|', str::to_owned), "", "UTF-8; \"|\"; headings in row 1"),
        (csv(b'|', str::to_owned), "separator = \"|\"", "UTF-8; \"|\"; headings in row 1"),
        (format!("sep=;\n{}", csv(b';', str::to_owned)), "", "UTF-8; \";\"; headings in row 2"),
        (PLAIN.replace('\n', "\r\n"), "", "UTF-8; \",\"; headings in row 1"),
        (PLAIN.replace('\n', "\r"), "", "UTF-8; \",\"; headings in row 1"),
        (format!(",,\n,सूची,,\n\n{PLAIN}\n\n,,,\n"), "", "UTF-8; \",\"; headings in row 4"),
        (format!("सूची\n\n{PLAIN}"), "header = 3", "UTF-8; \",\"; headings in row 3"),
        (PLAIN.replace('\n', ",,\n"), "", "UTF-8; \",\"; headings in row 1"),
    ] {
        let note = same(list, "l.csv", text.as_bytes());
        assert_eq!(note, format!("l.csv: note[A0290]: CSV; {said}; filled rows: 200\n"));
    }
    let marked = format!("\u{FEFF}{PLAIN}");
    for (bytes, list, said) in [
        (utf16(&marked, u16::to_le_bytes), "", "UTF-16LE; \",\""),
        (utf16(&marked, u16::to_be_bytes), "", "UTF-16BE; \",\""),
        (utf16(PLAIN, u16::to_le_bytes), "", "UTF-16LE; \",\""),
        (utf16(PLAIN, u16::to_be_bytes), "", "UTF-16BE; \",\""),
        (utf16(PLAIN, u16::to_be_bytes), "encoding = \"utf-16be\"", "UTF-16BE; \",\""),
        (csv(b'\t', str::to_owned).into_bytes(), "", "UTF-8; tab"),
    ] {
        let note = same(list, "l.tsv", &bytes);
        let expected =
            format!("l.tsv: note[A0290]: CSV; {said}; headings in row 1; filled rows: 200\n");
        assert_eq!(note, expected);
    }
}

#[test]
fn disguises_of_letters() {
    // NFD; precomposed nukta letters.
    same("", "l.csv", csv(b',', |cell| cell.nfd().collect()).as_bytes());
    let nukta = |cell: &str| cell.replace("ड\u{93C}", "\u{95C}").replace("फ\u{93C}", "\u{95E}");
    same("", "l.csv", csv(b',', nukta).as_bytes());
    // Odd spaces, zero width characters, line breaks.
    let spaced = |cell: &str| {
        let cell = cell.replace(' ', "\u{A0}");
        if cell.is_empty() { cell } else { format!("\u{FEFF}\u{2003}{cell}\u{200B}\u{200C} ") }
    };
    same("", "l.csv", csv(b',', spaced).as_bytes());
    same("", "l.csv", csv(b',', |cell| cell.replace(' ', "\r\n ")).as_bytes());
    // Zeros for full stops, colons for visarga.
    let zeros = |cell: &str| cell.replace("मो.", "मो0").replace("डॉ.", "डॉ०");
    same("repair = \"abbreviation\"", "l.csv", csv(b',', zeros).as_bytes());
    let colons = |cell: &str| cell.replace('ः', ":");
    let note = same("repair = [\"visarga\"]", "l.csv", csv(b',', colons).as_bytes());
    let repaired = PLAIN.matches('ः').count();
    assert!(repaired > 9);
    let expected = format!(
        "l.csv: note[A0290]: CSV; UTF-8; \",\"; headings in row 1; filled rows: 200; \
         cells mended: {repaired}\n"
    );
    assert_eq!(note, expected);
    // UTF-8 that was read as windows-1252.
    let garbled = csv(b',', |cell| windows_1252(cell.as_bytes()).into_owned());
    same("encoding = \"mojibake\"", "l.csv", garbled.as_bytes());
}

#[test]
fn headings_in_any_language_and_order() {
    let headings = PLAIN.lines().next().unwrap();
    for other in [
        "Name,Prefix,Alias,Gender,Designation,Village,PIN Code,Mobile No.,Remarks,Id",
        "Aamantrit ka naam,Upadhi,Urf,Ling,Pad,Gaon,Pincode,Mobile,Tippani,Id",
        "आमंत्रित का नाम,सम्बोधन,उर्फ नाम,स्त्री/पुरुष,पदनाम,पता,पिन कोड,मोबाईल नं०,अभ्युक्ति,आईडी",
    ] {
        same("", "l.csv", PLAIN.replacen(headings, other, 1).as_bytes());
    }
    let own = PLAIN.replacen(headings, "a,b,c,d,e,f,g,h,i,j", 1);
    let columns = "columns = { name = \"a\", prefix = \"b\", alias = \"c\", gender = \"d\", \
                   post = \"e\", village = \"f\", pin = \"g\", phone = \"h\", note = \"i\", \
                   id = \"j\" }";
    same(columns, "l.csv", own.as_bytes());
}

/// A sheet with a title, headings over headings, typed numbers and a stray format far away.
fn dirty(sheet: &mut Worksheet) {
    let merged = Format::new();
    sheet.merge_range(0, 0, 0, 9, "आमंत्रितों की सूची 2027", &merged).unwrap();
    for (index, row) in rows().iter().enumerate() {
        for (column, text) in row.iter().enumerate() {
            let (line, column) =
                (u32::try_from(index).unwrap(), u16::try_from(column).unwrap());
            match (index, column) {
                // The place over two columns; the others over two rows.
                (0, 5) => {
                    sheet.merge_range(2, 5, 2, 6, "पूरा पता", &merged).unwrap();
                    sheet.write(3, 5, text).unwrap();
                }
                (0, 6) => {
                    sheet.write(3, 6, text).unwrap();
                }
                (0, _) => {
                    sheet.merge_range(2, column, 3, column, text, &merged).unwrap();
                }
                (_, 6 | 7) => {
                    sheet.write(line + 3, column, text.parse::<f64>().unwrap()).unwrap();
                }
                // A formula with the value that was last seen.
                (_, 0) if index % 2 == 0 => {
                    let formula = Formula::new("'[other.xlsx]A'!A1").set_result(text);
                    sheet.write(line + 3, column, formula).unwrap();
                }
                _ if text.is_empty() => {}
                _ => {
                    sheet.write(line + 3, column, text).unwrap();
                }
            }
        }
    }
    sheet.write_blank(1_048_575, 0, &merged).unwrap();
    sheet.write_blank(5, 16_383, &merged).unwrap();
}

#[test]
fn workbooks_of_excel() {
    let mut book = Workbook::new();
    dirty(book.add_worksheet().set_name("सूची").unwrap());
    book.add_worksheet().set_name("नोट").unwrap().write(0, 0, "बैठक के नोट").unwrap();
    book.add_worksheet().set_name("छिपी").unwrap().set_hidden(true).write(0, 0, "नाम").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let note = same("", "l.xlsx", &bytes);
    assert_eq!(
        note,
        "l.xlsx: note[A0290]: xlsx; sheet \"सूची\"; headings in row 4; filled rows: 200\n"
    );
    same("sheet = \"सूची\"", "l.xlsx", &bytes);
    let faults = read("sheet = \"सूचि\"", "l.xlsx", &bytes).unwrap_err();
    assert_eq!(
        messages(&faults),
        "l.xlsx: error[A0219]: there is no sheet \"सूचि\"; the sheets are: सूची, नोट\n    \
         help: Did you mean \"सूची\"?\n\
         l.xlsx: ग़लती[A0219]: \"सूचि\" नाम की शीट नहीं है; शीटें हैं: सूची, नोट\n    \
         उपाय: क्या \"सूची\" लिखना था?\n"
    );

    let mut book = Workbook::new();
    for name in ["एक", "दो"] {
        dirty(book.add_worksheet().set_name(name).unwrap());
    }
    let bytes = book.save_to_buffer().unwrap();
    let faults = read("", "l.xlsx", &bytes).unwrap_err();
    assert_eq!(
        messages(&faults),
        "l.xlsx: error[A0220]: several sheets may be the list: एक, दो\n    \
         help: Say which in [[list]]: `sheet = \"एक\"`; for several sheets several \
         [[list]].\n\
         l.xlsx: ग़लती[A0220]: कई शीटों में सूची हो सकती है: एक, दो\n    \
         उपाय: [[list]] में लिखें कि कौन-सी: `sheet = \"एक\"`; कई शीटों के लिए कई [[list]]।\n"
    );
    same("sheet = \"दो\"", "l.xlsx", &bytes);
}

#[test]
fn old_workbooks_of_excel() {
    let note = same("", "l.xls", XLS);
    assert_eq!(
        note,
        "l.xls: note[A0290]: xls; sheet \"आमंत्रित\"; headings in row 3; filled rows: 200\n"
    );
    // The name does not matter.
    same("", "l.csv", XLS);
}

/// A document of `LibreOffice` with this content.
pub(crate) fn ods(body: &str) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("mimetype", options).unwrap();
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    archive.start_file("META-INF/manifest.xml", options).unwrap();
    archive.write_all(b"<manifest:manifest/>").unwrap();
    archive.start_file("content.xml", options).unwrap();
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body>\
         <office:spreadsheet>{body}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    archive.write_all(content.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn workbooks_of_libreoffice() {
    let escape = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    let mut body = String::from(
        "<table:table table:name=\"सूची\"><table:table-row table:number-rows-repeated=\"2\">\
         <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
    );
    for (index, row) in rows().iter().enumerate() {
        body.push_str("<table:table-row>");
        for (column, text) in row.iter().enumerate() {
            let text = escape(text);
            let cell = match (index, column) {
                (1.., 6 | 7) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{text}\">\
                     <text:p>9.1E+09</text:p></table:table-cell>"
                ),
                _ if text.is_empty() => "<table:table-cell/>".to_owned(),
                _ => format!(
                    "<table:table-cell office:value-type=\"string\"><office:annotation>\
                     <text:p>टिप्पणी</text:p></office:annotation><text:p>{}</text:p>\
                     </table:table-cell>",
                    text.replace(' ', "<text:s/>")
                ),
            };
            body.push_str(&cell);
        }
        body.push_str("</table:table-row>");
    }
    body.push_str(
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/>\
         </table:table-row></table:table><table:table table:name=\"खाली\"/>",
    );
    let note = same("", "l.ods", &ods(&body));
    assert_eq!(
        note,
        "l.ods: note[A0290]: ods; sheet \"सूची\"; headings in row 3; filled rows: 200\n"
    );
}

#[test]
fn records() {
    let rows = rows();
    let (headings, people) = rows.split_first().unwrap();
    // A string of JSON is one of TOML.
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let mut json = String::from("{\"आमंत्रित\": [");
    let mut toml = String::from("version = 1\n");
    for (index, row) in people.iter().enumerate() {
        json.push_str(if index > 0 { ",\n{" } else { "{" });
        toml.push_str("[[invitee]]\n");
        for (column, (heading, text)) in headings.iter().zip(row).enumerate() {
            json.push_str(if column > 0 { ", " } else { "" });
            let value = if column == 7 { text.clone() } else { quoted(text) };
            let heading = quoted(heading);
            let _ = write!(json, "{heading}: {value}");
            if !text.is_empty() {
                let _ = writeln!(toml, "{heading} = {value}");
            }
        }
        json.push('}');
    }
    json.push_str("]}");
    let note = same("", "l.json", json.as_bytes());
    assert_eq!(note, "l.json: note[A0290]: JSON; filled rows: 200\n");
    same("", "l.toml", toml.as_bytes());
    same("", "l.json", &utf16(&json, u16::to_be_bytes));
}

#[test]
fn contacts_of_a_telephone() {
    let mut cards = [const { String::new() }; 3];
    for row in rows().iter().skip(1) {
        let [name, prefix, alias, gender, post, village, pin, phone, note, id] = &row[..]
        else {
            panic!()
        };
        let gender = match gender.as_str() {
            "पुरुष" => "M",
            "स्त्री" => "F",
            _ => "",
        };
        let escape = |text: &str| text.replace(',', "\\,").replace(';', "\\;");
        let lines = [
            ("FN", escape(format!("{prefix} {name}").trim())),
            ("N", format!("{};;;{};", escape(name), escape(prefix))),
            ("NICKNAME", escape(alias)),
            ("GENDER", gender.to_owned()),
            ("TITLE", escape(post)),
            ("ADR", format!(";;{};;;{pin};", escape(village))),
            ("TEL", phone.clone()),
            ("NOTE", escape(note)),
            ("UID", id.clone()),
        ];
        for (card, version) in cards.iter_mut().zip(["2.1", "3.0", "4.0"]) {
            let _ = write!(card, "BEGIN:VCARD\r\nVERSION:{version}\r\n");
            for (name, value) in &lines {
                if version == "2.1" {
                    let bytes = value.bytes().map(|b| format!("={b:02X}")).collect::<Vec<_>>();
                    let soft: Vec<String> = bytes.chunks(20).map(<[String]>::concat).collect();
                    let head = "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE";
                    // Escapes are no part of 2.1's values, but all phones write them.
                    let _ = write!(card, "{name};{head}:{}\r\n", soft.join("=\r\n"));
                } else {
                    let characters: Vec<char> = format!("{name}:{value}").chars().collect();
                    let folded: Vec<String> =
                        characters.chunks(15).map(|line| line.iter().collect()).collect();
                    let _ = write!(card, "{}\r\n", folded.join("\r\n "));
                }
            }
            card.push_str("END:VCARD\r\n");
        }
    }
    for card in cards {
        let note = same("", "l.vcf", card.as_bytes());
        assert_eq!(note, "l.vcf: note[A0290]: vCard; UTF-8; filled rows: 200\n");
    }
}

/// The villages of a list, and what was said of it.
fn villages(file: &str, bytes: &[u8]) -> (Vec<String>, String) {
    let list = read("", file, bytes).unwrap_or_else(|faults| panic!("{file}: {faults}"));
    let villages = list
        .invitees
        .iter()
        .map(|own| format!("{}, {}", own.name(), own.village().unwrap_or_default()));
    (villages.collect(), messages(findings(&list)))
}

#[test]
fn what_merged_cells_say_holds_for_all_of_their_rows() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    // Headings over two rows, a village over three people, a name over two rows.
    sheet.merge_range(0, 0, 1, 0, "नाम", &plain).unwrap();
    sheet.merge_range(0, 1, 1, 1, "ग्राम", &plain).unwrap();
    sheet.merge_range(0, 2, 0, 3, "संपर्क", &plain).unwrap();
    sheet.write(1, 2, "मोबाइल").unwrap();
    sheet.write(1, 3, "वार्ड").unwrap();
    for (row, name) in (2..).zip(["राम", "श्याम", "गीता", "मीरा"])
    {
        sheet.write(row, 0, name).unwrap();
        sheet.write(row, 3, row).unwrap();
    }
    sheet.merge_range(2, 1, 4, 1, "बेला", &plain).unwrap();
    sheet.write(5, 1, "दूर").unwrap();
    let (people, said) = villages("l.xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(people, ["राम, बेला", "श्याम, बेला", "गीता, बेला", "मीरा, दूर"]);
    assert_eq!(
        said,
        "l.xlsx [Sheet1]: row 2: note[A0296]: column \"ग्राम\" has cells merged over \
         several rows: what they say was taken for 2 more rows\n\
         l.xlsx [Sheet1]: पंक्ति 2: सूचना[A0296]: स्तंभ \"ग्राम\" में कई पंक्तियों के \
         जुड़े (merged) खाने हैं: उनका लिखा 2 और पंक्तियों के लिए माना गया\n"
    );

    let sheet = workbook.worksheet_from_index(0).unwrap();
    sheet.merge_range(6, 0, 7, 0, "सीता", &plain).unwrap();
    sheet.write(6, 3, "9").unwrap();
    sheet.write(7, 3, "10").unwrap();
    let list = read("", "l.xlsx", &workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!((list.invitees.len(), list.rejected.len()), (5, 1), "one person, not two");
    assert_eq!(
        self::said(findings(&list)),
        ["A0296 l.xlsx [Sheet1] row 2", "A0302 l.xlsx [Sheet1] row 8 A (नाम)"]
    );

    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let over = "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>बेला</text:p></table:table-cell>";
    let covered = "<table:covered-table-cell/>";
    let body = [
        row(&[&cell("नाम"), &cell("ग्राम")]),
        row(&[&cell("राम"), over]),
        row(&[&cell("श्याम"), covered]),
        row(&[&cell("गीता"), &cell("")]),
    ]
    .concat();
    let (people, said) = villages(
        "l.ods",
        &ods(&format!("<table:table table:name=\"सूची\">{body}</table:table>")),
    );
    assert_eq!(people, ["राम, बेला", "श्याम, बेला", "गीता, "]);
    assert_eq!(
        said,
        "l.ods [सूची]: row 1: note[A0296]: column \"ग्राम\" has cells merged over several \
         rows: what they say was taken for 1 more row\n\
         l.ods [सूची]: पंक्ति 1: सूचना[A0296]: स्तंभ \"ग्राम\" में कई पंक्तियों के जुड़े \
         (merged) खाने हैं: उनका लिखा 1 और पंक्ति के लिए माना गया\n"
    );
}
