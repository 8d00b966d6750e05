//! The XML inside a workbook: of an xlsx, or of an ods if the first byte is odd. Changes of a
//! whole file mostly break its packing and come no further.
#![no_main]

use aamantran_fuzz::packed;
use libfuzzer_sys::fuzz_target;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const SHEETS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, xml)) = bytes.split_first() else { return };
    let (name, file) = if first % 2 == 1 {
        let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
        ("list.ods", packed(&[("mimetype", kind), ("content.xml", xml)]))
    } else {
        let files = [
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", ROOT.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", SHEETS.as_bytes()),
            ("xl/worksheets/sheet1.xml", xml),
        ];
        ("list.xlsx", packed(&files))
    };
    if let Ok(file) = file {
        aamantran_fuzz::read_list(name, &file);
    }
});
