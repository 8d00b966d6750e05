//! Lists as a whole: A02.

use std::io::Cursor;

use rust_xlsxwriter::{Format, Workbook};

use aamantran::Diagnostic;
use aamantran::internals::diagnostic::{Message, ReadingMessage};

use super::{Example, checked, told};
use crate::support::case::Case;

fn list(text: &str) -> Case {
    Case::bare().list(text)
}

fn keys(lines: &str) -> Case {
    list("नाम\nराम\n").list_keys(lines)
}

fn bytes(bytes: &[u8]) -> Case {
    Case::bare().list_file("list.csv", bytes)
}

/// A workbook with a sheet of each name, all alike.
fn workbook(sheets: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    for name in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        sheet.write(0, 0, "नाम").unwrap();
        sheet.write(1, 0, "राम").unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// A list two of whose rows share a village.
fn merged() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (name, village)) in (0..).zip([("नाम", "ग्राम"), ("राम", "बेला"), ("सीता", "")])
    {
        sheet.write(row, 0, name).unwrap();
        sheet.write(row, 1, village).unwrap();
    }
    sheet.merge_range(1, 1, 2, 1, "बेला", &Format::new()).unwrap();
    book.save_to_buffer().unwrap()
}

/// A list of two people some of whose rows are hidden.
fn hidden(code: &'static str, rows: &[u32], keys: &str) -> Example {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, name) in (0..).zip(["नाम", "राम", "श्याम"]) {
        sheet.write(row, 0, name).unwrap();
    }
    for row in rows {
        sheet.set_row_hidden(*row).unwrap();
    }
    let book = book.save_to_buffer().unwrap();
    checked(code, &Case::bare().list_file("list.xlsx", &book).list_keys(keys))
}

/// What Excel makes of a workbook behind a password.
fn locked() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("EncryptedPackage").unwrap();
    file.into_inner().into_inner()
}

/// Text in UTF-8 that was read as Windows-1252 once.
fn garbled(text: &str) -> String {
    encoding_rs::WINDOWS_1252.decode(text.as_bytes()).0.into_owned()
}

fn with_default(code: &'static str, csv: &str, default: &str) -> Example {
    let keys = format!("defaults = {{ {default} }}");
    checked(code, &Case::bare().list(csv).list_keys(&keys))
}

/// Letters in English to names in Hindi letters.
fn in_english() -> Case {
    let letter = "language = \"en\"\ntemplate = \"invitation\"";
    Case::bare().letter(letter).list("नाम\nराम\nश्याम\n")
}

const CORRECTION: &str = "file,sheet,row,heading,name,was,now\nlist.csv,,2,नाम,रम,रम,राम\n";

fn corrected(code: &'static str, corrections: &str) -> Example {
    checked(code, &list("नाम\nराम\n").file("corrections.csv", corrections.as_bytes()))
}

fn of_corrections() -> Vec<Example> {
    vec![
        corrected("A0254", "file,sheet,row,heading,name,was\n"),
        corrected(
            "A0255",
            "file,sheet,row,heading,name,was,now\nlist.csv,,दो,नाम,राम,राम,रामू\n",
        ),
        corrected("A0256", "file,sheet,row,heading,name,was,now\nlist.csv,,2,नाम,रम,रम,रामू\n"),
        corrected("A0257", "file,sheet,row,heading,name,was,now\nother.csv,,2,नाम,रम,रम,राम\n"),
        told(
            "A0258",
            list("नाम\nरम\n")
                .file("corrections.csv", CORRECTION.as_bytes())
                .valid_job()
                .notes
                .iter(),
        ),
        corrected("A0259", "PK\u{3}\u{4}"),
    ]
}

pub(super) fn examples() -> Vec<Example> {
    let twice = "[[list]]\nfile = \"list.csv\"\n[[list]]\nfile = \"list.csv\"";
    let spent = ReadingMessage::MemorySpent { path: "list.xlsx".to_owned(), most: 1536 };
    let csv = |code, text: &str| checked(code, &list(text));
    let file =
        |code, name: &str, bytes: &[u8]| checked(code, &Case::bare().list_file(name, bytes));
    let own = vec![
        checked("A0201", &Case::bare().lists("")),
        csv("A0202", "नाम\n"),
        checked("A0203", &keys("advocate = \"कोई और\"")),
        file("A0204", "list.docx", b"PK\x03\x04word"),
        checked("A0205", &list("नाम\nराम\n").lists(twice)),
        checked("A0206", &bytes(b"name\ncaf\xE9\n")),
        csv("A0207", "\n"),
        csv("A0208", "नाम\n\"राम\n"),
        csv("A0209", "क,ख\n1,2\n"),
        csv("A0210", "नाम,मेरा,मेरा\nराम,१,२\n"),
        csv("A0211", "नाम,ग्राम,गाँव,पूरा नाम\nराम,क,ख,ग\n"),
        checked("A0212", &keys("[list.columns]\nnaam_ka = \"नाम\"")),
        checked("A0213", &keys("columns = { village = \"टोला\" }")),
        csv("A0214", "नाम\n\"राम\" जी\n"),
        csv("A0215", &format!("नाम{}\nराम\n", ",".repeat(2000))),
        file("A0216", "list.json", b"[{\"name\": \"x\""),
        file("A0217", "list.xlsx", &locked()),
        file("A0218", "list.xls", b"<html><table><tr><td>x</td></tr></table></html>"),
        checked(
            "A0219",
            &Case::bare()
                .list_file("list.xlsx", &workbook(&["सूची"]))
                .list_keys("sheet = \"सूचि\""),
        ),
        file("A0220", "list.xlsx", &workbook(&["एक", "दो"])),
        checked("A0221", &keys("sheet = \"एक\"")),
        file("A0222", "list.json", br#"[{"name": {"x": 1}}]"#),
        file("A0223", "list.json", b"{}"),
        checked(
            "A0224",
            &bytes(b"n\0a\0m\0e\0\n\0\x00\xD8a\0").list_keys("encoding = \"utf-16le\""),
        ),
        checked("A0225", &bytes(b"na\0me")),
        csv("A0226", &garbled("नाम,पता\nराम,बेला\n")),
        csv("A0227", "Name,Village\n???? ?????,????\n"),
        checked("A0228", &list("नाम\n\nराम\n").list_keys("header = 2")),
        csv("A0229", "नाम,मोबाइल नंबरर\nराम,9431012345\n"),
        csv("A0230", "नाम,\nराम,भूला\n"),
        csv("A0231", "नाम\nमो0 अली\nडॉ0 राम\n"),
        csv("A0232", "नाम,टिप्पणी\nराम,प्रात: आएँ\n"),
        csv("A0233", "नाम,पिता/पति\nगीता,हरि\nमीना,हरि\n"),
        csv("A0234", "नाम,पता\nरााम,अारा\nसीता,भार्इपुर\n"),
        csv("A0235", "नाम\nसुूरज\n"),
        checked(
            "A0236",
            &list("नाम,ले जाएँगे\nराम,लखन राय\nसीता,आशा\nगीता,?\n")
                .advocates("[[advocate]]\nname = \"लखन राय\"\n[[advocate]]\nname = \"आशा\""),
        ),
        csv("A0270", "नाम,Post\nराम,बेला बाज़ार\n"),
        csv("A0270", "नाम,Post\nराम,अध्यक्ष\nसीता,बेला\nगीता,आरा\n"),
        csv("A0271", "नाम,प्रखंड/जिला,प्रखंड\nराम,सदर/नमूनापुर,सदर\nश्याम,सदर,सदर\n"),
        csv("A0277", "नाम,ग्राम/पो०\nराम,बेला/कोइलवर\nश्याम,सँझौली\n"),
        csv("A0272", "नाम,ग्राम/पोस्ट\nराम,बेला/बेला बाज़ार\n"),
        csv("A0273", "क्रमांक,नाम एवं पता\n1,\"राम, बेला\"\n"),
        csv("A0274", "नाम,Mobile,WhatsApp\nराम,9431012345,9800000001\nसीता,,9800000002\n"),
        with_default("A0275", "नाम,लेटर पैड\nराम,हाँ\n", "\"लेटर पेड\" = \"नहीं\""),
        with_default("A0276", "नाम\nगीता कुमारी\n", "prefix = \"श्री\""),
        csv("A0241", "नाम,मत\nराम,jk; nsaxs\nश्याम,ugha nsaxs\nमोहन,jke flag\n"),
        csv("A0242", "uke,xzke\njke,vkjk\n"),
        csv("A0243", "Name\nRam Singh\n"),
        checked("A0253", &in_english()),
        checked("A0244", &bytes(b"Name,Village\njke flag,vkjk\nlqjsU\xE6 izlkn,vkjk\n")),
        checked(
            "A0245",
            &list("Name\nBlotto\n").file(
                "names.toml",
                "\"Blotto\" = \"ब्लोत्तो\"  # ? जाँच लें / please check\n".as_bytes(),
            ),
        ),
        told("A0290", list("नाम,रंग\nराम,नीला\n").valid_job().notes.iter()),
        checked("A0291", &list("uke\njke flag\n").list_keys("encoding = \"krutidev\"")),
        csv("A0292", "नाम\nरा\u{200B}म\nसीता\u{200B}\n"),
        csv("A0293", "क्रम,नाम,फ़ोन\n1,राम,\n2,सीता,\nकुल,,2\n"),
        csv("A0294", "नाम,अधिवक्ता\nराम,आशा बर्मा\n"),
        csv("A0295", "नाम\nराम\nगीता पुत्री हरि\nराम पुत्र हरि\n"),
        checked(
            "A0246",
            &list("नाम,रंग\nराम,नीला\n")
                .lists("[[list]]\nfile = \"list.csv\"\n[[list]]\nfile = \"other.csv\"")
                .file("other.csv", "नाम\nश्याम\n".as_bytes())
                .output("order = \"रंग\""),
        ),
        csv("A0247", "sep=\nनाम\nराम\n"),
        hidden("A0248", &[2], ""),
        hidden("A0249", &[2], "hidden = \"keep\""),
        hidden("A0250", &[2], "hidden = \"skip\""),
        hidden("A0251", &[1, 2], "hidden = \"skip\""),
        csv("A0252", "नाम,वार्ड\nराम,4\nश्याम,03-Apr\nगीता,45000\n"),
        told("A0260", &[Diagnostic::new(Message::Reading(spent))]),
        file("A0296", "list.xlsx", &merged()),
        csv("A0297", "नाम,जिला,District\nराम,क,क\nसीता,,ख\n"),
        checked("A0298", &keys("defaults = { \"रंग\" = \"लाल\" }")),
    ];
    own.into_iter().chain(of_corrections()).collect()
}
