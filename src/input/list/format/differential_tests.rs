//! Our readers beside those of others: what both understand they read alike.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{Data, Ods, Reader as _};
use proptest::prelude::*;

use crate::input::list::format::format_tests::{ods, read};

/// The cells of a list, by our reader: each row under headings of our own.
fn ours(file: &str, bytes: &[u8], width: usize) -> Vec<Vec<String>> {
    let list = read("", file, bytes).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(list.rejected.is_empty(), "{}", list.rejected[0].diagnostics);
    let headings: Vec<String> = (1..width).map(|column| format!("h{column}")).collect();
    list.invitees
        .iter()
        .map(|invitee| {
            let own = headings.iter().map(|h| invitee.column(h).unwrap_or_default().to_owned());
            std::iter::once(invitee.name().to_owned()).chain(own).collect()
        })
        .collect()
}

/// Words that mean the same to every reader: no program cleans or understands them.
fn word() -> impl Strategy<Value = String> {
    "[a-dp-s]{1,3}( [a-dp-s;,\"|]{1,3}){0,2}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// CSV as others write it, with any separator, quoting and line end, is what they read.
    #[test]
    fn csv_beside_csv(
        rows in prop::collection::vec(prop::collection::vec(word(), 2), 1..8),
        separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        always_quoted in any::<bool>(),
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let mut writer = ::csv::WriterBuilder::new()
            .delimiter(separator)
            .quote_style(if always_quoted { ::csv::QuoteStyle::Always } else { ::csv::QuoteStyle::Necessary })
            .from_writer(Vec::new());
        writer.write_record(["name", "h1", "h2"]).unwrap();
        for (index, row) in rows.iter().enumerate() {
            let name = format!("p{index}");
            writer.write_record([&name, &row[0], &row[1]]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let text = text.replace('\n', line_end);
        let mut theirs = ::csv::ReaderBuilder::new()
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> = theirs
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        prop_assert_eq!(ours("l.csv", text.as_bytes(), 3), theirs);
    }

    /// A sheet of `LibreOffice`, with repeated rows and cells, is what calamine reads.
    #[test]
    fn ods_beside_calamine(
        rows in prop::collection::vec(
            (prop::collection::vec((0..4_u8, word(), 1..4_usize), 1..4), 1..4_usize),
            1..6,
        ),
    ) {
        const WIDTH: usize = 10;
        let mut body = String::from("<table:table table:name=\"S\"><table:table-row>");
        let text = |body: &mut String, text: &str, repeat: usize| {
            let escaped = text.replace('&', "&amp;").replace('"', "&quot;");
            let _ = write!(
                body,
                "<table:table-cell office:value-type=\"string\" \
                 table:number-columns-repeated=\"{repeat}\"><text:p>{escaped}</text:p>\
                 </table:table-cell>"
            );
        };
        text(&mut body, "name", 1);
        for column in 1..WIDTH {
            text(&mut body, &format!("h{column}"), 1);
        }
        body.push_str("</table:table-row>");
        for (index, (cells, repeat)) in rows.iter().enumerate() {
            let _ = write!(body, "<table:table-row table:number-rows-repeated=\"{repeat}\">");
            text(&mut body, &format!("p{index}"), 1);
            for (kind, word, repeat) in cells {
                match kind {
                    0 => text(&mut body, word, *repeat),
                    1 => {
                        let _ = write!(
                            body,
                            "<table:table-cell table:number-columns-repeated=\"{repeat}\"/>"
                        );
                    }
                    2 => {
                        let _ = write!(
                            body,
                            "<table:table-cell office:value-type=\"float\" office:value=\"{}.5\" \
                             table:number-columns-repeated=\"{repeat}\"/>",
                            word.len()
                        );
                    }
                    _ => {
                        let _ = write!(
                            body,
                            "<table:table-cell office:value-type=\"boolean\" \
                             office:boolean-value=\"true\" \
                             table:number-columns-repeated=\"{repeat}\"/>"
                        );
                    }
                }
            }
            body.push_str("</table:table-row>");
        }
        body.push_str(
            "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
             table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
        );
        let bytes = ods(&body);
        let mut book: Ods<_> = Ods::new(Cursor::new(bytes.as_slice())).unwrap();
        let range = book.worksheet_range("S").unwrap();
        let theirs: Vec<Vec<String>> = range
            .rows()
            .skip(1)
            .map(|row| {
                (0..WIDTH)
                    .map(|column| match row.get(column) {
                        Some(Data::String(text)) => text.clone(),
                        Some(Data::Float(number)) => number.to_string(),
                        Some(Data::Bool(true)) => "TRUE".to_owned(),
                        _ => String::new(),
                    })
                    .collect()
            })
            .collect();
        prop_assert_eq!(ours("l.ods", &bytes, WIDTH), theirs);
    }
}
