//! `sheets.csv`: the letters as they lie in the pile, to be ticked while they are handed out.

use std::borrow::Cow;
use std::io::{self, Write};

use super::csv::{START, push_row, unchanging};

/// Name of the file.
pub const SHEETS: &str = "sheets.csv";

/// Where a letter begins in a file of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterStart<'a> {
    /// The file, relative to the output folder.
    pub file: &'a str,
    /// The page, counted from 1.
    pub page: usize,
}

/// Where a letter begins on sheets for the printer: on the front of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetStart<'a> {
    /// The file, relative to the output folder.
    pub file: &'a str,
    /// The sheet, counted from 1.
    pub sheet: usize,
    /// The place on it, counted from 1, from left to right and row by row; none where letters do
    /// not share sheets.
    pub place: Option<usize>,
}

/// One letter of the pile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PileRow<'a> {
    /// Serial.
    pub serial: u32,
    /// Letter number.
    pub number: &'a str,
    /// The invitee's name.
    pub invitee: &'a str,
    /// Father or husband.
    pub guardian: &'a str,
    /// The address in a few words.
    pub address: String,
    /// Telephone number, as it may be seen.
    pub phone: String,
    /// The name of its paper.
    pub paper: &'a str,
    /// Number of its pages.
    pub pages: usize,
    /// Its place in the file of all letters.
    pub merged: Option<LetterStart<'a>>,
    /// Its place in its bundle.
    pub bundle: Option<LetterStart<'a>>,
    /// Its sheet among those of all letters.
    pub all_sheets: Option<SheetStart<'a>>,
    /// Its sheet among those of its bundle.
    pub bundle_sheets: Option<SheetStart<'a>>,
    /// The name of the advocate who hands it out.
    pub advocate: &'a str,
}

/// The columns that some events need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each column is there or not by itself")]
pub struct PileColumns {
    /// True if telephone numbers are shown, in full or in part.
    pub phone: bool,
    /// True if there are several papers.
    pub paper: bool,
    /// True if there is a file of all letters.
    pub merged: bool,
    /// True if there are bundles.
    pub bundle: bool,
    /// True if there are sheets with all letters.
    pub all_sheets: bool,
    /// True if there are sheets of each bundle.
    pub bundle_sheets: bool,
    /// True if letters share sheets.
    pub place: bool,
}

/// Empty columns to tick, with the ledger's word for what it notes.
const TICKS: [&str; 3] = ["सौंपा (handed over)", "नहीं मिला (not found)", "लौटाया (returned)"];

/// Writes the letters of a pile, the first on top, with no cell that a spreadsheet program would
/// run or change.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_pile<'a>(
    out: &mut impl Write,
    rows: impl IntoIterator<Item = PileRow<'a>>,
    columns: PileColumns,
) -> io::Result<()> {
    let mut text = String::from(START);
    push_row(&mut text, headings(columns));
    for (position, row) in (1_usize..).zip(rows) {
        out.write_all(text.as_bytes())?;
        text.clear();
        push_row(&mut text, cells(position, &row, columns).iter().map(|own| unchanging(own)));
    }
    out.write_all(text.as_bytes())
}

fn headings(columns: PileColumns) -> Vec<&'static str> {
    let PileColumns { phone, paper, merged, bundle, all_sheets, bundle_sheets, place } =
        columns;
    let mut headings = vec![
        "ढेर में स्थान (position)",
        "क्रमांक (serial)",
        "पत्रांक (number)",
        "आमंत्रित (invitee)",
        "पिता/पति (father or husband)",
        "पता (address)",
    ];
    headings.extend(phone.then_some("मोबाइल (phone)"));
    headings.extend(paper.then_some("काग़ज़ (paper)"));
    headings.push("पृष्ठ (pages)");
    if merged {
        headings.extend(["सब पत्रों की फ़ाइल (merged)", "उसमें पहला पृष्ठ (page in merged)"]);
    }
    if bundle {
        headings.extend(["बंडल (bundle)", "उसमें पहला पृष्ठ (page in bundle)"]);
    }
    if all_sheets {
        headings.extend(["सब पन्नों की फ़ाइल (sheets of all)", "उसमें पहला पन्ना (sheet in all)"]);
        headings.extend(place.then_some("उस पन्ने पर जगह (place in all)"));
    }
    if bundle_sheets {
        headings.extend(["बंडल के पन्ने (sheets of bundle)", "उसमें पहला पन्ना (sheet in bundle)"]);
        headings.extend(place.then_some("उस पन्ने पर जगह (place in bundle)"));
    }
    headings.push("अधिवक्ता (advocate)");
    headings.extend(TICKS);
    headings
}

fn cells<'a>(position: usize, row: &'a PileRow<'_>, columns: PileColumns) -> Vec<Cow<'a, str>> {
    let PileColumns { phone, paper, merged, bundle, all_sheets, bundle_sheets, place } =
        columns;
    let mut cells: Vec<Cow<'a, str>> = vec![
        position.to_string().into(),
        row.serial.to_string().into(),
        row.number.into(),
        row.invitee.into(),
        row.guardian.into(),
        row.address.as_str().into(),
    ];
    cells.extend(phone.then_some(row.phone.as_str().into()));
    cells.extend(paper.then_some(row.paper.into()));
    cells.push(row.pages.to_string().into());
    let number =
        |own: Option<usize>| Cow::from(own.map(|own| own.to_string()).unwrap_or_default());
    for (start, _) in
        [(row.merged, merged), (row.bundle, bundle)].into_iter().filter(|own| own.1)
    {
        cells.push(start.map_or("", |own| own.file).into());
        cells.push(number(start.map(|own| own.page)));
    }
    let sheets = [(row.all_sheets, all_sheets), (row.bundle_sheets, bundle_sheets)];
    for (start, _) in sheets.into_iter().filter(|own| own.1) {
        cells.push(start.map_or("", |own| own.file).into());
        cells.push(number(start.map(|own| own.sheet)));
        cells.extend(place.then(|| number(start.and_then(|own| own.place))));
    }
    cells.push(row.advocate.into());
    cells.extend(TICKS.map(|_| "".into()));
    cells
}

/// True if somebody has written into a list of a pile: a cell to tick is not empty, or there are
/// more of them.
pub(super) fn is_filled_in(list: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(list) else { return true };
    let rows = text.lines().skip(1).filter(|row| !row.is_empty());
    rows.map(|row| row.trim_end_matches('\r')).any(|row| !row.ends_with(UNTICKED))
}

/// The end of a row in which nothing is ticked.
const UNTICKED: &str = ",,,";

#[cfg(test)]
mod tests {
    use super::{LetterStart, PileColumns, PileRow, SheetStart, is_filled_in, write_pile};

    fn written(rows: &[PileRow<'_>], columns: PileColumns) -> String {
        let mut bytes = Vec::new();
        write_pile(&mut bytes, rows.iter().cloned(), columns).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn nobody_one_and_many() {
        let row = PileRow { invitee: "राम", ..PileRow::default() };
        for count in [0, 1, 5000] {
            let text = written(&vec![row.clone(); count], PileColumns::default());
            assert!(text.starts_with("\u{FEFF}ढेर में स्थान (position),क्रमांक (serial),"));
            assert_eq!(text.split_terminator("\r\n").count(), 1 + count);
            assert!(count == 0 || text.contains(&format!("\r\n{count},0,,राम,")), "{count}");
        }
    }

    #[test]
    fn another_reader_sees_cells_as_they_stand() {
        let row = PileRow {
            serial: 7,
            number: "1/2025",
            invitee: "=1+1",
            guardian: "हरि, \"बाबू\"",
            address: "0123".into(),
            phone: "09430000000".into(),
            paper: "सादा",
            pages: 2,
            merged: Some(LetterStart { file: "all-01.pdf", page: 3 }),
            bundle: Some(LetterStart {
                file: "bundles/सीमा देवी.pdf", page: 1
            }),
            all_sheets: Some(SheetStart { file: "print/all.pdf", sheet: 12, place: Some(2) }),
            bundle_sheets: None,
            advocate: "सीमा देवी",
        };
        let columns = PileColumns {
            phone: true,
            paper: true,
            merged: true,
            bundle: true,
            all_sheets: true,
            bundle_sheets: true,
            place: true,
        };
        let text = written(&[row], columns);
        let mut reader = csv::Reader::from_reader(&text.as_bytes()[3..]);
        let record = reader.records().next().unwrap().unwrap();
        let cells: Vec<&str> = record.iter().collect();
        let expected = [
            "1",
            "7",
            "'1/2025",
            "'=1+1",
            "हरि, \"बाबू\"",
            "'0123",
            "'09430000000",
            "सादा",
            "2",
            "all-01.pdf",
            "3",
            "bundles/सीमा देवी.pdf",
            "1",
            "print/all.pdf",
            "12",
            "2",
            "",
            "",
            "",
            "सीमा देवी",
            "",
            "",
            "",
        ];
        assert_eq!(cells, expected);
        assert_eq!(reader.headers().unwrap().len(), expected.len());
    }

    #[test]
    fn what_is_written_in_is_seen() {
        let row = PileRow { invitee: "राम,\"x\"", ..PileRow::default() };
        let text = written(&[row.clone(), row], PileColumns::default());
        assert!(!is_filled_in(text.as_bytes()) && !is_filled_in(b""));
        assert!(!is_filled_in(text.replace("\r\n", "\n").as_bytes()));
        let ticked = text.replacen(",,,\r\n", ",x,,\r\n", 1);
        assert!(is_filled_in(ticked.as_bytes()));
        assert!(is_filled_in(text.replace(",,,\r\n", ",,,,x\r\n").as_bytes()));
        assert!(is_filled_in(b"\xFF\xFE"));
    }
}
