//! Files of all formats: those of common lists, and those that mean harm.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use rust_xlsxwriter::Workbook;

/// What a list of so many people says in seven columns, headings first.
pub(crate) fn people(count: usize) -> Vec<Vec<String>> {
    let headings = ["name", "father", "village", "post", "pin", "phone", "मेरा"];
    let mut rows = vec![headings.map(str::to_owned).to_vec()];
    for index in 0..count {
        let row = [
            format!("रामेश्वर प्रसाद सिंह {}", letters(index)),
            format!("मोहन राय {}", letters(index * 7 + 3)),
            format!("बेला {}", letters(index / 20)),
            "सचिव".to_owned(),
            "802301".to_owned(),
            format!("94{:08}", index * 11),
            format!("टिप्पणी {}", letters(index)),
        ];
        rows.push(row.to_vec());
    }
    rows
}

/// A number in letters that names may have.
fn letters(mut number: usize) -> String {
    const LETTERS: [&str; 10] = ["क", "ख", "ग", "च", "ज", "ट", "त", "न", "प", "म"];
    let mut text = String::new();
    loop {
        text.push_str(LETTERS[number % 10]);
        number /= 10;
        if number == 0 {
            return text;
        }
    }
}

pub(crate) fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

pub(crate) fn json(rows: &[Vec<String>]) -> Vec<u8> {
    let records: Vec<serde_json::Value> = rows[1..]
        .iter()
        .map(|row| {
            let fields = rows[0].iter().cloned().zip(row.iter().cloned().map(Into::into));
            serde_json::Value::Object(fields.collect())
        })
        .collect();
    serde_json::to_vec(&records).unwrap()
}

pub(crate) fn toml(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::new();
    for row in &rows[1..] {
        text.push_str("[[invitee]]\n");
        for (key, value) in rows[0].iter().zip(row) {
            let _ = writeln!(text, "\"{key}\" = \"{value}\"");
        }
    }
    text.into_bytes()
}

pub(crate) fn contacts(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::new();
    for row in &rows[1..] {
        let _ = write!(
            text,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nTITLE:{}\r\nTEL:{}\r\nADR:;;{};;;{};\r\n\
             END:VCARD\r\n",
            row[0], row[3], row[5], row[2], row[4]
        );
    }
    text.into_bytes()
}

pub(crate) fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

pub(crate) fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    let mut body = String::from("<table:table table:name=\"S\">");
    for row in rows {
        body.push_str("<table:table-row>");
        for text in row {
            let _ = write!(
                body,
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p>\
                 </table:table-cell>"
            );
        }
        body.push_str("</table:table-row>");
    }
    body.push_str("</table:table>");
    ods_of(&body)
}

/// An ods with this inside its spreadsheet.
pub(crate) fn ods_of(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet>{body}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
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

/// An xlsx with this `sheetData`, these shared strings and this style sheet, if any.
pub(crate) fn xlsx_of(data: &str, strings: &str, styles: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let workbook = "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
                    </workbook>";
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ])
}

/// An xls whose workbook consists of these records: types and data.
pub(crate) fn xls_of(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let mut stream = Vec::new();
    for (kind, data) in records {
        stream.extend(kind.to_le_bytes());
        stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend(data);
    }
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("Workbook").unwrap().write_all(&stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}
