//! `letters.csv`: what became of every row, for the office.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::csv::{ROW_END, START, harmless, push_row};
use crate::diagnostic::{Diagnostics, Lang, Place, name_alone};

/// Name of the report.
pub const REPORT: &str = "letters.csv";

/// One line of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportRow<'a> {
    /// Serial; a row held back has one, too, which is kept free for it.
    pub serial: Option<u32>,
    /// Letter number.
    pub number: Option<&'a str>,
    /// The invitee's name.
    pub invitee: &'a str,
    /// The advocate's name.
    pub advocate: Option<&'a str>,
    /// The letter's file, relative to the output folder.
    pub file: Option<&'a str>,
    /// Number of its pages.
    pub pages: Option<u32>,
    /// The name of its paper.
    pub paper: Option<&'a str>,
    /// The name of its variant.
    pub variant: Option<&'a str>,
    /// The reason why the row was held back, as [`reason`] gives it; none for a letter that was
    /// made.
    pub rejected_for: Option<String>,
}

/// The columns of a report that some events need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportEditions {
    /// True if there are several papers.
    pub papers: bool,
    /// True if there are variants.
    pub variants: bool,
}

/// Writes the report, with no cell that a spreadsheet program would run as a formula.
///
/// # Errors
///
/// A row of the report.
pub fn write_report<'a>(
    out: &mut impl Write,
    rows: impl IntoIterator<Item = ReportRow<'a>>,
    editions: ReportEditions,
) -> io::Result<()> {
    let mut text = String::from(START);
    let mut headings = vec![
        "क्रमांक (serial)",
        "पत्रांक (number)",
        "आमंत्रित (invitee)",
        "अधिवक्ता (advocate)",
        "फ़ाइल (file)",
        "पृष्ठ (pages)",
        "स्थिति (status)",
        "कारण (reason)",
    ];
    headings.extend(editions.papers.then_some("काग़ज़ (paper)"));
    headings.extend(editions.variants.then_some("पत्र का प्रकार (variant)"));
    push_row(&mut text, headings);
    for row in rows {
        let status = match row.rejected_for {
            None => "बना (made)",
            Some(_) => "रोका गया (held back)",
        };
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        out.write_all(text.as_bytes())?;
        text.clear();
        let (serial, pages) = (number(row.serial), number(row.pages));
        let mut cells = vec![
            serial.as_str(),
            row.number.unwrap_or_default(),
            row.invitee,
            row.advocate.unwrap_or_default(),
            row.file.unwrap_or_default(),
            &pages,
            status,
            row.rejected_for.as_deref().unwrap_or_default(),
        ];
        cells.extend(editions.papers.then_some(row.paper.unwrap_or_default()));
        cells.extend(editions.variants.then_some(row.variant.unwrap_or_default()));
        push_row(&mut text, cells.into_iter().map(harmless));
    }
    out.write_all(text.as_bytes())
}

/// The serials of the rows that a report tells of.
pub fn reported_serials(report: &str) -> BTreeSet<u32> {
    report.split(ROW_END).filter_map(|line| line.split(',').next()?.parse().ok()).collect()
}

/// The reason why a row was held back, on one line in both languages.
pub fn reason(diagnostics: &Diagnostics) -> String {
    let each = diagnostics.iter().map(|diagnostic| {
        let message = diagnostic.message();
        let place = match diagnostic.place() {
            Place::Cell { file, row, .. } => {
                format!("{}, पंक्ति (row) {row}: ", name_alone(file))
            }
            _ => String::new(),
        };
        format!("{place}{} ({})", message.text(Lang::Hi), message.text(Lang::En))
    });
    each.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::{ReportEditions, ReportRow, reason, write_report};
    use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place};

    fn report<const N: usize>(rows: [ReportRow<'_>; N]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_report(&mut bytes, rows, ReportEditions::default()).unwrap();
        bytes
    }

    #[test]
    fn made_and_held_back() {
        let rows = [
            ReportRow {
                serial: Some(7),
                number: Some("क/007"),
                invitee: "=1+1, \"राम\"",
                advocate: Some("लखन"),
                file: Some("letters/007-राम.pdf"),
                pages: Some(1),
                paper: None,
                variant: None,
                rejected_for: None,
            },
            ReportRow {
                invitee: "श्याम",
                rejected_for: Some("यों ही".into()),
                ..ReportRow::default()
            },
        ];
        let text = String::from_utf8(report(rows)).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{FEFF}क्रमांक (serial),पत्रांक"));
        assert_eq!(
            lines[1],
            "7,क/007,\"'=1+1, \"\"राम\"\"\",लखन,letters/007-राम.pdf,1,बना (made),"
        );
        assert_eq!(lines[2], ",,श्याम,,,,रोका गया (held back),यों ही");
        assert_eq!(lines[3..], [""]);
    }

    #[test]
    fn another_reader_agrees() {
        let name = "a,\"b\";\nc";
        let rows = [ReportRow { invitee: name, ..ReportRow::default() }];
        let bytes = report(rows);
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!((record.len(), &record[2]), (8, name));
    }

    #[test]
    fn reasons_name_row_and_cause() {
        let place = Place::Cell {
            file: "l.csv".into(),
            sheet: None,
            row: 37,
            column: None,
            value: None,
        };
        let faults = Diagnostics::from(Diagnostic::at(Message::NameEmpty, place));
        assert_eq!(
            reason(&faults),
            "l.csv, पंक्ति (row) 37: इस पंक्ति में नाम नहीं है (this row has no name)"
        );
    }
}
