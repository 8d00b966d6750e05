//! A clerk's weeks, from three workbooks to the letters that were corrected: 150 people of a bar
//! association, three who sign and three others who hand out, and two papers in one run.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use aamantran::internals::hindi::to_krutidev;
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

use crate::support::program::{Outcome, command};

const FIRST: [&str; 15] = [
    "रामेश्वर",
    "श्यामसुंदर",
    "मोहन",
    "गोपाल",
    "अखिलेश",
    "बैजनाथ",
    "चंद्रभूषण",
    "दिनेश",
    "गणेश",
    "हरिहर",
    "इंद्रजीत",
    "जगदीश",
    "कमलेश",
    "लक्ष्मण",
    "मनोज",
];

const LAST: [&str; 11] = [
    "प्रसाद",
    "सिंह",
    "यादव",
    "मिश्र",
    "ओझा",
    "पासवान",
    "गुप्ता",
    "तिवारी",
    "चौधरी",
    "वर्मा",
    "कुशवाहा",
];

const VILLAGES: [&str; 5] = ["बेला टोला", "ज्ञानपुर", "मठिया", "हर्षपुर", "शंखडीह"];

const ISSUERS: [&str; 3] = ["सुधाकर झा", "आशा वर्मा", "मोहन लाल"];

const EVENT: &str = r#"version = 1

[event]
organiser = "जिला अधिवक्ता संघ"
name = "वार्षिक सभा"
date = 2026-12-20
start = 11:00:00
venue = "संघ भवन"
place = "नमूनापुर"

[letter]
number = "सं./{serial:03}"
signing = "joint"
body = "आपसे सभा में उपस्थित होने का निवेदन है।"

[[paper]]
name = "सादा"

[[paper]]
name = "लेटर पैड"
when = { "लेटर पैड" = "हाँ" }
letterhead = "printed"
letterhead_gap = "60mm"

[[advocate]]
name = "सीमा देवी"
gender = "f"
designation = "अध्यक्ष"
issues = false

[[advocate]]
name = "रमेश कुमार"
gender = "m"
designation = "महासचिव"
issues = false

[[advocate]]
name = "विद्याधर दुबे"
gender = "m"
designation = "कोषाध्यक्ष"
issues = false

[[advocate]]
name = "सुधाकर झा"
gender = "m"
signs = false

[[advocate]]
name = "आशा वर्मा"
gender = "f"
signs = false

[[advocate]]
name = "मोहन लाल"
gender = "m"
signs = false

[[list]]
file = "panchayat.xlsx"

[[list]]
file = "purana.xlsx"
encoding = "krutidev"
advocate = "आशा वर्मा"
defaults = { paper = "लेटर पैड" }

[[list]]
file = "sadasya.xlsx"
advocate = "मोहन लाल"
"#;

/// A row of a workbook, as it is typed.
type Row = Vec<String>;

fn row(cells: &[&str]) -> Row {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The name, father and village of one of 165 people.
fn person(number: usize) -> [String; 3] {
    let (first, last) = (FIRST[number % FIRST.len()], LAST[number / FIRST.len()]);
    let father = FIRST[(number * 7 + 3) % FIRST.len()];
    let village = VILLAGES[number / 10 % VILLAGES.len()];
    [format!("{first} {last}"), format!("{father} {last}"), village.to_owned()]
}

struct Court {
    folder: TempDir,
    /// The three workbooks.
    lists: BTreeMap<&'static str, Vec<Row>>,
}

impl Court {
    fn new() -> Self {
        let mut panchayat = vec![
            row(&["जिला अधिवक्ता संघ, नमूनापुर"]),
            row(&["वार्षिक सभा 2026 : आमंत्रितों की सूची"]),
            row(&["क्र०", "नाम", "पिता का नाम", "मुहल्ला/ग्राम", "अधिवक्ता"]),
        ];
        for number in 0..60 {
            let [name, father, village] = person(number);
            let issuer = ISSUERS[number % ISSUERS.len()];
            let serial = (number + 1).to_string();
            panchayat.push(row(&[&serial, &name, &father, &village, issuer]));
        }
        let mut purana = vec![row(&["क्र०", "नाम", "पिता का नाम", "ग्राम"])];
        for number in 60..110 {
            let [name, father, village] = person(number);
            let serial = (number - 59).to_string();
            purana.push(row(&[&serial, &name, &father, &village]));
        }
        for cells in &mut purana {
            cells[1..].iter_mut().for_each(|cell| *cell = to_krutidev(cell));
        }
        purana[0][0] = to_krutidev("क्रम");
        let headings = ["सदस्यों के नाम", "पिता/पति", "मुहल्ला/ग्राम", "मो०सं०", "लेटर पैड", "अधिवक्ता"];
        let mut sadasya = vec![row(&headings)];
        for number in 110..150 {
            let [mut name, mut father, village] = person(number);
            if number == 120 {
                // Two people in a cell.
                [name, father] = ["श्री एवं श्रीमती कृपाशंकर उपाध्याय", ""].map(str::to_owned);
            }
            let phone = format!("94310{:05}", 10_000 + number);
            let pad = if number % 4 == 0 { "हाँ" } else { "" };
            sadasya.push(row(&[&name, &father, &village, &phone, pad, ""]));
        }
        let lists = BTreeMap::from([
            ("panchayat.xlsx", panchayat),
            ("purana.xlsx", purana),
            ("sadasya.xlsx", sadasya),
        ]);
        let court = Self { folder: tempfile::tempdir().unwrap(), lists };
        fs::write(court.path("event.toml"), EVENT).unwrap();
        // Excel has a list open.
        fs::write(court.path("~$sadasya.xlsx"), b"\x05clerk").unwrap();
        court.write();
        court
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self) {
        for (name, rows) in &self.lists {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (at, cells) in rows.iter().enumerate() {
                for (column, cell) in
                    cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
                {
                    let (at, column) =
                        (u32::try_from(at).unwrap(), u16::try_from(column).unwrap());
                    sheet.write_string(at, column, cell).unwrap();
                }
            }
            book.save(self.path(name)).unwrap();
        }
    }

    fn run(&self, name: &str, more: &[&str]) -> Outcome {
        let event = self.path("event.toml").display().to_string();
        let arguments = [&["--lang", "en", name, &event], more].concat();
        command(&arguments)
    }

    /// The lines of `letters.csv` of the last run, as cells.
    fn report(&self, folder: &str) -> Vec<Vec<String>> {
        let text = fs::read_to_string(self.path(folder).join("letters.csv")).unwrap();
        let mut reader =
            csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    }

    /// Puts another name in place of one in the column of names of a list.
    fn correct(&mut self, list: &str, column: usize, name: &str, now: &str) {
        let rows = self.lists.get_mut(list).unwrap().iter_mut();
        let mut cells = rows.filter_map(|row| row.get_mut(column));
        now.clone_into(cells.find(|cell| *cell == name).unwrap());
    }

    /// Corrects four names, two in another spelling of the same name and two so that it must be
    /// asked whether it is the same person, and adds ten who come late, two of them on letterhead.
    fn correct_four_and_add_ten(&mut self) {
        self.correct("panchayat.xlsx", 1, "अखिलेश प्रसाद", "अखिलेश्वर प्रसाद");
        self.correct("panchayat.xlsx", 1, "इंद्रजीत सिंह", "इन्द्रजीत सिंह");
        self.correct("sadasya.xlsx", 0, "चंद्रभूषण चौधरी", "चन्द्रभूषण चौधरी");
        let [old, now] = ["रामेश्वर पासवान", "राजेश्वर पासवान"].map(to_krutidev);
        self.correct("purana.xlsx", 1, &old, &now);
        for number in 150..155 {
            let [name, father, village] = person(number);
            let late = row(&["", &name, &father, &village, ISSUERS[number % ISSUERS.len()]]);
            self.lists.get_mut("panchayat.xlsx").unwrap().push(late);
        }
        for number in 155..160 {
            let [name, father, village] = person(number);
            let pad = if number < 157 { "हां" } else { "" };
            let late = row(&[&name, &format!("पिता - {father}"), &village, "", pad, ""]);
            self.lists.get_mut("sadasya.xlsx").unwrap().push(late);
        }
        self.write();
    }
}

/// Serial, name, issuer and paper of each letter of a report, by its serial.
fn letters(report: &[Vec<String>]) -> BTreeMap<u32, [&str; 3]> {
    let letter = |row: &'_ Vec<String>| row[0].parse().unwrap();
    report.iter().map(|row| (letter(row), [&*row[2], &*row[3], &*row[8]])).collect()
}

#[test]
fn from_three_workbooks_to_what_was_corrected() {
    let mut court = Court::new();
    let checked = court.run("check", &[]);
    assert_eq!(checked.code, 0, "{}", checked.shown);
    assert!(
        checked.out.contains("150 filled rows: 150 letters, 0 held back"),
        "{}",
        checked.out
    );

    // Letters of all, each by its issuer, on its paper.
    let made = court.run("make", &[]);
    assert_eq!(made.code, 0, "{}", made.shown);
    for line in [
        "150 letters, 150 pages: ",
        "     20  सुधाकर झा\n",
        "     70  आशा वर्मा\n",
        "     60  मोहन लाल\n",
        "paper \"सादा\": 90 letters, 90 sheets",
        "paper \"लेटर पैड\": 60 letters, 60 sheets",
        "all.pdf: pages 1–90 सादा, 91–150 लेटर पैड",
        "bundles/आशा वर्मा.pdf: pages 1–20 सादा, 21–70 लेटर पैड",
    ] {
        assert!(made.out.contains(line), "{line}: {}", made.out);
    }
    let report = court.report("out");
    let all = letters(&report);
    assert_eq!(all.len(), 150);
    assert_eq!(all[&1], ["रामेश्वर प्रसाद", "सुधाकर झा", "सादा"]);
    let [name, ..] = person(60);
    assert_eq!(all[&61], [&*name, "आशा वर्मा", "लेटर पैड"]);
    assert_eq!(all[&121][1..], ["मोहन लाल", "लेटर पैड"]);
    assert!(all[&121][0].contains("कृपाशंकर उपाध्याय"));

    // All are printed, some corrected and added, and two do not come.
    assert_eq!(court.run("mark", &["1-150", "--printed"]).code, 0);
    court.correct_four_and_add_ten();
    let cancelled = court.run("mark", &["12,77", "--cancelled"]);
    assert_eq!(cancelled.code, 0, "{}", cancelled.shown);
    for number in [11, 76] {
        assert!(cancelled.out.contains(&person(number)[0]), "{}", cancelled.shown);
    }
    let asked = court.run("make", &["--changed"]);
    assert_eq!(asked.code, 1, "{}", asked.shown);
    let doubts: Vec<String> =
        asked.said().into_iter().filter(|line| line.starts_with("A0809")).collect();
    assert_eq!(doubts.len(), 2, "{doubts:?}");
    let same = court.run("mark", &["--is", "all"]);
    assert_eq!(same.code, 0, "{}", same.shown);

    // Exactly these are made anew, with their numbers, on their paper.
    let changed = court.run("make", &["--changed"]);
    assert_eq!(changed.code, 0, "{}", changed.shown);
    let selected = court.report("out/selected");
    let anew = letters(&selected);
    let expected = BTreeMap::from([
        (5, ["अखिलेश्वर प्रसाद", "आशा वर्मा", "सादा"]),
        (26, ["इन्द्रजीत सिंह", "आशा वर्मा", "सादा"]),
        (76, ["राजेश्वर पासवान", "आशा वर्मा", "लेटर पैड"]),
        (127, ["चन्द्रभूषण चौधरी", "मोहन लाल", "सादा"]),
        (151, ["रामेश्वर कुशवाहा", "सुधाकर झा", "सादा"]),
        (152, ["श्यामसुंदर कुशवाहा", "आशा वर्मा", "सादा"]),
        (153, ["मोहन कुशवाहा", "मोहन लाल", "सादा"]),
        (154, ["गोपाल कुशवाहा", "सुधाकर झा", "सादा"]),
        (155, ["अखिलेश कुशवाहा", "आशा वर्मा", "सादा"]),
        (156, ["बैजनाथ कुशवाहा", "मोहन लाल", "लेटर पैड"]),
        (157, ["चंद्रभूषण कुशवाहा", "मोहन लाल", "लेटर पैड"]),
        (158, ["दिनेश कुशवाहा", "मोहन लाल", "सादा"]),
        (159, ["गणेश कुशवाहा", "मोहन लाल", "सादा"]),
        (160, ["हरिहर कुशवाहा", "मोहन लाल", "सादा"]),
    ]);
    assert_eq!(anew, expected);
    for line in [
        "14 letters, 14 pages: ",
        "paper \"सादा\": 11 letters, 11 sheets",
        "paper \"लेटर पैड\": 3 letters, 3 sheets",
        "160 rows: 14 letters, 144 unchanged, 2 cancelled",
        "A0814",
    ] {
        assert!(changed.shown.contains(line), "{line}: {}", changed.shown);
    }
    // Noted as printed again, nothing is left to make.
    let noted = court.run("mark", &["5,26,76,127", "--reprinted"]);
    assert_eq!(noted.code, 0, "{}", noted.shown);
    let nothing = court.run("make", &["--changed"]);
    assert_eq!(nothing.code, 0, "{}", nothing.shown);
    assert!(nothing.shown.contains("158 unchanged, 2 cancelled"), "{}", nothing.shown);
    assert!(!nothing.shown.contains("A0814"), "{}", nothing.shown);

    // A full run has all that are not cancelled; every count adds up.
    let whole = court.run("make", &[]);
    assert_eq!(whole.code, 0, "{}", whole.shown);
    for line in [
        "158 letters, 158 pages: ",
        "160 rows: 158 letters, 2 cancelled",
        "     22  सुधाकर झा\n",
        "     71  आशा वर्मा\n",
        "     65  मोहन लाल\n",
        "paper \"सादा\": 97 letters, 97 sheets",
        "paper \"लेटर पैड\": 61 letters, 61 sheets",
    ] {
        assert!(whole.out.contains(line), "{line}: {}", whole.out);
    }
    let whole = court.report("out");
    let numbers: Vec<u32> = letters(&whole).into_keys().collect();
    let expected: Vec<u32> = (1..=160).filter(|number| ![12, 77].contains(number)).collect();
    assert_eq!(numbers, expected);
}
