//! Our reader of ods beside calamine, on sheets of repeated rows and cells that the bytes ask for.
#![no_main]

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{Data, Ods, Reader as _};
use libfuzzer_sys::fuzz_target;

fn cell(body: &mut String, text: &str, repeat: u8) {
    let _ = write!(
        body,
        "<table:table-cell office:value-type=\"string\" \
         table:number-columns-repeated=\"{repeat}\"><text:p>{text}</text:p></table:table-cell>"
    );
}

fuzz_target!(|bytes: &[u8]| {
    let mut body = String::from("<table:table table:name=\"S\"><table:table-row>");
    for heading in ["name", "h1", "h2"] {
        cell(&mut body, heading, 1);
    }
    body.push_str("</table:table-row>");
    for (index, row) in bytes.chunks(4).enumerate() {
        let _ = write!(
            body,
            "<table:table-row table:number-rows-repeated=\"{}\">",
            row[0] % 4 + 1
        );
        cell(&mut body, &format!("p{index}"), 1);
        // At most two cells beyond the name.
        let mut left = 2;
        for own in &row[1..] {
            let repeat = (own / 8 % 2 + 1).min(left);
            left -= repeat;
            if repeat == 0 {
                break;
            }
            match own % 4 {
                0 => {
                    let _ = write!(
                        body,
                        "<table:table-cell table:number-columns-repeated=\"{repeat}\"/>"
                    );
                }
                1 => {
                    let _ = write!(
                        body,
                        "<table:table-cell office:value-type=\"float\" office:value=\"{own}\" \
                         table:number-columns-repeated=\"{repeat}\"><text:p>x</text:p>\
                         </table:table-cell>"
                    );
                }
                _ => cell(&mut body, &format!("w{own} &amp; y"), repeat),
            }
        }
        body.push_str("</table:table-row>");
    }
    body.push_str("</table:table>");
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body>\
         <office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest: &[u8] = b"<manifest:manifest/>";
    let files = [
        ("mimetype", kind),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_bytes()),
    ];
    let Ok(file) = aamantran_fuzz::packed(&files) else { return };

    let Ok(mut book) = Ods::new(Cursor::new(file.as_slice())) else { return };
    let Ok(range) = book.worksheet_range("S") else { return };
    let text = |cell: Option<&Data>| match cell {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Float(number)) => number.to_string(),
        _ => String::new(),
    };
    let theirs: Vec<(String, String)> =
        range.rows().skip(1).map(|row| (text(row.get(1)), text(row.get(2)))).collect();
    if let Some(ours) = aamantran_fuzz::own_cells("list.ods", &file, ["h1", "h2"]) {
        assert_eq!(ours, theirs);
    }
});
