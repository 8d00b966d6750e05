//! What mends the problems of rows with one click: which remedies each code has, and that each
//! mends what it stands beside.

use std::fs;

use aamantran::Lang;
use aamantran::internals::desk::{Answer, Desk, RowsShown, RowsWanted};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::case::Case;
use crate::support::program::command;

struct Opened {
    desk: Desk,
    _folder: TempDir,
}

impl Opened {
    fn new(case: &Case) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let event = case.write_to(folder.path());
        Self::of(folder, &event)
    }

    fn of(folder: TempDir, event: &std::path::Path) -> Self {
        let mut desk = Desk::new(folder.path().join("none"), None);
        let answer = desk.open(event);
        assert!(matches!(answer, Answer::State), "{answer:?}");
        Self { desk, _folder: folder }
    }

    /// The problems of one code, each with its row.
    fn problems(&mut self, code: &str) -> Vec<Value> {
        let show = RowsShown::All;
        let wanted = RowsWanted { show, search: String::new(), from: 0, count: 100 };
        let rows = self.desk.rows(&wanted, Lang::En)["rows"].clone();
        let all = rows.as_array().unwrap().iter();
        all.flat_map(|row| row["problems"].as_array().unwrap().clone())
            .filter(|problem| problem["code"] == code)
            .collect()
    }

    fn done(&mut self, wanted: &Value) {
        let answer = self.desk.apply(serde_json::from_value(wanted.clone()).unwrap());
        assert!(matches!(answer, Answer::State | Answer::Noted(_)), "{wanted}: {answer:?}");
    }
}

fn remedies(problem: &Value) -> Vec<(String, Value)> {
    let all = problem["remedies"].as_array().cloned().unwrap_or_default();
    let remedy =
        |own: &Value| (own["label"].as_str().unwrap().to_owned(), own["command"].clone());
    all.iter().map(remedy).collect()
}

/// The first problem of a code has these remedies, and each of them ends it.
#[track_caller]
fn mended(code: &str, case: &Case, labels: &[&str]) {
    let mut opened = Opened::new(case);
    let before = opened.problems(code);
    let Some(problem) = before.first() else { panic!("{code} is said of no row") };
    let found: Vec<String> = remedies(problem).into_iter().map(|(label, _)| label).collect();
    assert_eq!(found, labels, "{code}");
    for (label, command) in remedies(problem) {
        let mut opened = Opened::new(case);
        opened.done(&command);
        let after = opened.problems(code).len();
        assert!(after < before.len(), "{code}: {label} mends nothing: {command}");
    }
}

/// A workbook of a name and a ward, whose first row is written by `write`.
fn ward(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Case {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (heading, cell)) in (0..).zip([("नाम", "राम"), ("वार्ड", "4")])
    {
        sheet.write(0, column, heading).unwrap();
        sheet.write(1, column, cell).unwrap();
        sheet.write(2, column, cell.replace('म', "धा")).unwrap();
    }
    write(sheet);
    Case::bare().list_file("list.xlsx", &book.save_to_buffer().unwrap())
}

fn csv(rows: &str) -> Case {
    Case::bare().list(rows)
}

fn krutidev(rows: &str) -> Case {
    csv(&format!("नाम\n{rows}")).list_keys("encoding = \"krutidev\"")
}

fn two(list: &str) -> Case {
    let advocates = "[[advocate]]\nid = \"rai\"\nname = \"सीमा राय\"\nalias = \"गीता\"\n\
                     [[advocate]]\nname = \"सीमा सिंह\"\nalias = \"गीता\"";
    Case::bare().advocates(advocates).list(list)
}

#[test]
fn of_advocates() {
    mended("A0303", &two("नाम,अधिवक्ता\nराम,सिमा रॉय\n"), &["सीमा राय", "add this advocate"]);
    mended("A0303", &two("नाम,अधिवक्ता\nराम,हरि शंकर\n"), &["add this advocate"]);
    // Nobody is added whose name could not be printed: the name is added in Hindi.
    mended("A0303", &two("नाम,अधिवक्ता\nराम,Hari Shankar\n"), &["add हरि शंकर"]);
    mended("A0303", &two("नाम,अधिवक्ता\nराम,jke dqekj\n"), &["add राम कुमार"]);
    mended("A0303", &two("नाम,अधिवक्ता\nराम,12\n"), &[]);
    mended("A0304", &two("नाम,अधिवक्ता\nराम,गीता\n"), &["सीमा राय", "सीमा सिंह"]);
    mended("A0305", &two("नाम,अधिवक्ता\nराम,\n"), &["सीमा राय", "सीमा सिंह"]);
    let more = Case::new().advocates(
        "[[advocate]]\nname = \"आशा\"\n[[advocate]]\nname = \"मोहन\"\n[[advocate]]\nname = \"गीता\"",
    );
    mended("A0305", &more.list("नाम,अधिवक्ता\nराम,\n"), &[]);
    let areas = "[[advocate]]\nname = \"आशा\"\nareas = [\"ज्ञानपुर\", \"बेला\"]";
    let by_area = Case::bare()
        .tables("[assign]\nby = \"areas\"\nfield = \"panchayat\"")
        .advocates(&format!("{areas}\n[[advocate]]\nname = \"मोहन\"\nareas = \"सँझौली\""));
    mended("A0313", &by_area.clone().list("नाम,पंचायत\nराम,बेलौ\n"), &["बेला"]);
    mended("A0314", &by_area.list("नाम,पंचायत\nराम,\n"), &[]);
    let paper = Case::bare().tables("[[paper]]\nname = \"लेटर पैड\"\n");
    mended("A0350", &paper.list("नाम,काग़ज़\nराम,लेटर पेड\n"), &["लेटर पैड"]);
    let signs = two("नाम,अधिवक्ता\nराम,सीमा राय\n").advocate("issues = false");
    mended("A0139", &signs.letter("signing = \"joint\""), &[]);
}

#[test]
fn of_gender_and_relation() {
    mended("A0306", &csv("नाम,लिंग\nराम,कुछ\n"), &["पु", "स्त्री"]);
    mended("A0307", &csv("उपाधि,नाम,लिंग\nश्रीमती,गीता,पु\n"), &["लिंग: स्त्री", "उपाधि: श्री"]);
    mended("A0307", &csv("नाम,लिंग\nश्री गीता,स्त्री\n"), &["लिंग: पु", "नाम: सुश्री गीता"]);
    mended("A0307", &csv("उपाधि,नाम\nश्री,श्रीमती गीता\n"), &["उपाधि: श्रीमती", "नाम: गीता"]);
    mended("A0308", &csv("नाम,लिंग,पति\nराम,पु,श्याम\n"), &["पिता – श्याम", "she is a woman"]);
    mended("A0308", &csv("नाम,लिंग,पिता,पति\nराम,पु,,श्याम\n"), &["पिता: श्याम", "she is a woman"]);
    mended(
        "A0308",
        &csv("नाम,पिता/पति\nश्री गीता,पति – हरि\n"),
        &["पिता – हरि", "नाम: श्रीमती गीता"],
    );
}

#[test]
fn of_cells_that_a_spreadsheet_program_changed() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2025, 4, 3).unwrap();
    let dated = ward(|sheet| {
        sheet.write_with_format(1, 1, &date, &day).unwrap();
    });
    mended("A0311", &dated, &["3/4", "4/3"]);
    let failed = ward(|sheet| {
        let formula = rust_xlsxwriter::Formula::new("=A99/0").set_result("#DIV/0!");
        sheet.write_formula(1, 1, formula).unwrap();
    });
    mended("A0312", &failed, &["leave empty"]);
    mended("A0310", &csv("नाम,मोबाइल\nराम,9.43E+09\n"), &["leave empty"]);
    mended("A0318", &csv("नाम,वार्ड\nराम,=A1+1\n"), &["leave empty"]);
    mended("A0315", &csv("नाम,पिता\nराम,हरि\nश्याम,〃\nमोहन,〃\n"), &["हरि", "leave empty"]);
    mended("A0309", &csv(&format!("नाम,पता\nराम,\"{}\"\n", "क".repeat(5000))), &[]);
    mended("A0301", &csv("नाम,ग्राम\nराम,क,ख,ग\n"), &[]);
    mended("A0340", &csv("नाम,ग्राम\nराम,\"NaN, बेला\"\n"), &["बेला"]);
    mended("A0334", &csv("नाम,पिन\nराम,80230\n"), &["leave empty"]);
    mended("A0335", &csv("नाम,मोबाइल\nराम,94310\n"), &[]);
    mended("A0333", &csv("नाम,मोबाइल\nराम,943I012345\n"), &["9431012345"]);
}

#[test]
fn of_other_letters() {
    let mixed = "नाम,ग्राम\njke flag,ज्ञानपुर\nराम सिंह,ज्ञानपुर\nसीता देवी,बेला\n";
    mended("A0321", &csv(mixed), &["राम सिंह", "all of this column"]);
    mended("A0322", &krutidev("jke flag\nRam Singh\n"), &["राम सिंह"]);
    mended("A0323", &krutidev("jes’k\nns”k\njek’k\n"), &["रमाश", "रमाष"]);
    mended("A0324", &csv("नाम\njktoqQekj ¯lg\nosQnkj ukFk\n"), &[]);
    mended("A0346", &krutidev("jke flag।\n"), &["राम सिंह।"]);
    mended("A0329", &krutidev("\"jke, ';ke\"\n"), &[]);
    mended("A0331", &csv("नाम\nसीतa देवी\n"), &[]);
    mended("A0332", &csv("नाम\nराम Singh\n"), &["राम सिंह"]);
    mended("A0345", &csv("उपाधि,नाम\nSr. Adv.,राम सिंह\n"), &[]);
    mended("A0501", &csv("नाम\nश्री जितेंद्र 😀 चौधरी\n"), &["श्री जितेंद्र चौधरी"]);
    mended("A0502", &csv("नाम\nभार्इ लाल\n"), &["भाई लाल"]);
    mended("A0231", &csv("नाम\nमो0 अली\n"), &["मो. अली"]);
    mended("A0232", &csv("नाम\nदु:खन राम\n"), &["दुःखन राम"]);
    mended("A0234", &csv("नाम\nरााधा कुमारी\n"), &["राधा कुमारी"]);
    mended("A0235", &csv("नाम\nसुूरज\n"), &[]);
    mended("A0326", &csv("नाम\nश्री रामिसंह\n"), &["श्री रामसिंह"]);
    mended("A0328", &csv("नाम\nकिपल देव\n"), &["कपिल देव"]);
}

#[test]
fn of_names() {
    mended("A0302", &csv("नाम,ग्राम\n,बेला\nसीता,बेला\n"), &["leave this row out"]);
    mended("A0343", &csv("नाम,ग्राम\nपंचायत – बेला,\nराम,बेला\n"), &["leave this row out"]);
    mended("A0337", &csv("नाम\nस्व. राम\nसीता\n"), &["leave this row out"]);
    mended("A0336", &csv("नाम,पिता,पता\nसीता,हरि,राम सिंह\n"), &[]);
    mended("A0344", &csv("नाम\nमोहन राय की पत्नी\n"), &[]);
    mended("A0338", &csv("नाम\n\"राम, श्याम और मोहन\"\n"), &[]);
    mended("A0338", &csv("नाम\nराम/श्याम\n"), &["राम", "श्याम"]);
    // Both are invited where it is known how they are addressed.
    let couple = csv("नाम\n\"राम प्रसाद, सीता देवी\"\n");
    mended("A0338", &couple, &["श्री राम प्रसाद एवं श्रीमती सीता देवी"]);
    let counted = csv("नाम\n1. श्री राम 2. श्री श्याम\n");
    mended("A0338", &counted, &["श्री राम एवं श्री श्याम"]);
    mended("A0339", &csv("उपाधि,नाम\nश्री/श्रीमती,राम सिंह\n"), &["श्री", "श्रीमती"]);
    mended("A0339", &csv("नाम\nश्री/श्रीमती राम सिंह\n"), &["श्री राम सिंह", "श्रीमती राम सिंह"]);
}

#[test]
fn of_contacts() {
    let cards = |rest: &str| {
        let file = format!("BEGIN:VCARD\n{rest}");
        Case::bare().list_file("list.vcf", file.as_bytes())
    };
    mended("A0316", &cards("FN:राम\nBEGIN:VCARD\nFN:श्याम\nEND:VCARD\n"), &[]);
    mended(
        "A0317",
        &cards("FN:गीता\nTITLE;ENCODING=QUOTED-PRINTABLE:=E0=A4\nEND:VCARD\n"),
        &[],
    );
    mended("A0319", &cards("FN:सीता\nNOTE;ENCODING=QUOTED-PRINTABLE:=E0=A4\nEND:VCARD\n"), &[]);
}

#[test]
fn of_one_person_in_two_rows() {
    let rows = "नाम,पिता\nराम सिंह,हरि\nराम सिह,हरि\n";
    let held = csv(rows).top("version = 1\nduplicates = \"hold\"");
    let labels = ["leave this row out", "leave row 2 out: राम सिंह"];
    mended("A0342", &held, &labels);
    mended("A0341", &csv(rows), &labels);
    // The other row may be another list's.
    let lists = "[[list]]\nfile = \"list.csv\"\n[[list]]\nfile = \"other.csv\"";
    let other = csv("नाम,पिता\nराम सिंह,हरि\n").lists(lists);
    let other = other.file("other.csv", "नाम,पिता\nसीता,मोहन\nराम सिंह,हरि\n".as_bytes());
    mended("A0341", &other, &["leave this row out", "leave row 2 out: राम सिंह"]);
}

#[test]
fn of_a_doubt_of_the_ledger() {
    // The ledger has सुरेश; the list says सुरेश कुमार now.
    let opened = || {
        let folder = tempfile::tempdir().unwrap();
        let event = csv("नाम\nसुरेश\nगीता\n").write_to(folder.path());
        let out = folder.path().join("out");
        let [path, out] = [&event, &out].map(|own| own.display().to_string());
        assert_eq!(command(&["make", &path, "-o", &out]).code, 0);
        fs::write(folder.path().join("list.csv"), "नाम\nगीता\nसुरेश कुमार\n").unwrap();
        Opened::of(folder, &event)
    };
    let asked = opened().problems("A0809");
    let found = remedies(&asked[0]);
    let labels: Vec<&str> = found.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["the same: 1 सुरेश", "somebody new"]);
    for ((_, settle), serial) in found.iter().zip([1, 3]) {
        let mut opened = opened();
        opened.done(settle);
        assert!(opened.problems("A0809").is_empty());
        let letter = opened.desk.letter(serial, Lang::En).unwrap();
        assert_eq!(letter["name"], "सुरेश कुमार");
    }
}
