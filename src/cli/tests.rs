use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use serde_json::Value;

use crate::support::program::{LIST, Outcome, command, files, letters_in, new_event};

/// The lines of a check after the one that says how the list was read.
fn counted(checked: &Outcome) -> &str {
    checked.out.split_once("filled rows: ").unwrap().1.split_once('\n').unwrap().1
}

#[test]
fn a_new_event_runs_as_it_is() {
    let root = tempfile::tempdir().unwrap();
    let made = command(&["new", &root.path().join("sabha").display().to_string()]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let [event, out] =
        ["sabha/event.toml", "out"].map(|path| root.path().join(path).display().to_string());
    assert_eq!(files(&root.path().join("sabha")), ["event.toml", "list.xlsx"]);
    let checked = command(&["check", &event]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    let list = root.path().join("sabha").join("list.xlsx");
    assert_eq!(
        checked.out,
        format!(
            "{}: note[A0290]: xlsx; sheet \"आमंत्रित\"; headings in row 1; filled rows: 4\n\
             4 filled rows: 4 letters, 0 held back\n      2  आशा वर्मा\n      2  मोहन लाल\n\
             All is well\n",
            list.display()
        )
    );
    assert!(!Path::new(&out).exists());

    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let out = Path::new(&out);
    assert_eq!(made.out, letters_in(out, [2, 2]));
    assert_eq!(
        files(out),
        [".aamantran-lock", "all.pdf", "bundles", "letters", "letters.csv", "sheets.csv"]
    );
    assert_eq!(files(&out.join("bundles")), ["आशा वर्मा.pdf", "मोहन लाल.pdf"]);
    assert_eq!(files(&out.join("letters"))[0], "001-राम प्रसाद.pdf");
    assert_eq!(files(&out.join("letters")).len(), 4);
}

/// The parts of a workbook that no reader of lists gives: the first sheet as XML.
fn first_sheet(book: &Path) -> String {
    let mut package = zip::ZipArchive::new(fs::File::open(book).unwrap()).unwrap();
    let mut xml = String::new();
    let mut sheet = package.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut sheet, &mut xml).unwrap();
    xml
}

#[test]
fn the_list_of_a_new_event_is_a_form() {
    let root = tempfile::tempdir().unwrap();
    let [one, other] = ["one", "other"].map(|name| root.path().join(name));
    for folder in [&one, &other] {
        assert_eq!(command(&["new", &folder.display().to_string()]).code, 0);
    }
    let list = one.join("list.xlsx");
    assert!(fs::read(&list).unwrap() == fs::read(other.join("list.xlsx")).unwrap());
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&list).unwrap();
    let mut sheet = |index| {
        let range = calamine::Reader::worksheet_range_at(&mut book, index).unwrap().unwrap();
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let rows: Vec<Vec<String>> = sheet(0);
    let expected: Vec<Vec<&str>> =
        LIST.lines().map(|line| line.trim_end().split(',').collect()).collect();
    assert_eq!(rows, expected);
    // What the drop-downs offer is understood, and the advocates are those of the event.
    let choices: Vec<Vec<String>> = sheet(1);
    assert_eq!(choices[0], ["उपाधि", "लिंग", "अधिवक्ता"]);
    let event = fs::read_to_string(one.join("event.toml")).unwrap();
    for advocate in choices[1..].iter().map(|row| &row[2]).filter(|text| !text.is_empty()) {
        assert!(event.contains(&format!("name = \"{advocate}\"")), "{advocate}");
    }
    let xml = first_sheet(&list);
    for part in ["state=\"frozen\"", "$A$2:$A$60", "$B$2:$B$60", "$C$2:$C$60", "B2:B2000"] {
        assert!(xml.contains(part), "{part}: {xml}");
    }
    assert_eq!(xml.matches("<dataValidation ").count(), 3);
    assert_eq!(xml.matches("errorStyle=\"warning\"").count(), 3);
}

/// The font of each cell of the first sheet of a workbook, and whether it is in colour, by the
/// cell's name: the parts of ECMA-376 that say it, read as text.
fn cell_formats(book: &Path) -> BTreeMap<String, (String, bool)> {
    let mut package = zip::ZipArchive::new(fs::File::open(book).unwrap()).unwrap();
    let mut styles = String::new();
    let mut part = package.by_name("xl/styles.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut styles).unwrap();
    let between = |text: &str, start: &str, end: &str| {
        let rest = text.split_once(start).unwrap().1;
        rest.split_once(end).unwrap().0.to_owned()
    };
    let fonts: Vec<String> = between(&styles, "<fonts", "</fonts>")
        .split("<font>")
        .skip(1)
        .map(|font| between(font, "<name val=\"", "\""))
        .collect();
    let formats: Vec<(String, bool)> = between(&styles, "<cellXfs", "</cellXfs>")
        .split("<xf ")
        .skip(1)
        .map(|own| {
            let font: usize = between(own, "fontId=\"", "\"").parse().unwrap();
            // The first two fills are none and a pattern of grey.
            (fonts[font].clone(), between(own, "fillId=\"", "\"") != "0")
        })
        .collect();
    first_sheet(book)
        .split("<c r=\"")
        .skip(1)
        .map(|cell| {
            let format: usize = between(cell, "s=\"", "\"").parse().unwrap();
            (cell.split('"').next().unwrap().to_owned(), formats[format].clone())
        })
        .collect()
}

#[test]
fn a_list_in_kruti_dev_is_handed_back_in_its_font() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    // नाम, ग्राम, फोन; राम सिंह, बेला; सीता देवी, आरा.
    let rows = "uke,xzke,Qksu\njke flag,csyk,9431012345\nlhrk nsoh,vkjk,9431012346\n\
                Ram Kumar Singh,csyk,9431012347\nराधा,बेला,12\n";
    fs::write(&list, rows).unwrap();
    let text = fs::read_to_string(&event).unwrap();
    let all = text.replace("[[list]]", "[[list]]\nencoding = \"krutidev\"");
    let one = text.replace("[[list]]", "[[list]]\nencodings = { \"xzke\" = \"krutidev\" }\ncolumns = { name = \"uke\", village = \"xzke\" }");
    for (index, text) in [all, one].iter().enumerate() {
        fs::write(&event, text).unwrap();
        let folder = format!("{out}{index}");
        let checked = command(&["check", &event, "--remarks", &folder]);
        let copy = Path::new(&folder).join("list.xlsx");
        assert!(copy.exists(), "{}", checked.shown);
        let formats = cell_formats(&copy);
        let in_font = |name: &str| -> Vec<&str> {
            let own = formats.iter().filter(|(_, (font, _))| font == name);
            own.map(|(cell, _)| cell.as_str()).collect()
        };
        let old = in_font("Kruti Dev 010");
        let expected = ["A1", "A2", "A3", "B1", "B2", "B3", "B4", "C1"];
        assert_eq!(old, expected, "{}", checked.shown);
        // Remarks and names that somebody typed in Unicode.
        let usual = in_font("Calibri");
        assert_eq!(old.len() + usual.len(), formats.len());
        assert!(["D1", "D4", "A5", "C4"].iter().all(|cell| usual.contains(cell)), "{usual:?}");
        // The heading is in the old font; messages name it in Unicode.
        let coloured: Vec<&str> =
            formats.iter().filter(|(_, (_, is))| *is).map(|(cell, _)| cell.as_str()).collect();
        let expected: &[&str] = if index == 0 { &["A4", "C5"] } else { &["A1", "A2", "A3"] };
        assert_eq!(coloured, expected, "{}", checked.shown);
    }
}

#[test]
fn the_font_of_a_workbook_in_kruti_dev_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let mut book = rust_xlsxwriter::Workbook::new();
    let old = rust_xlsxwriter::Format::new().set_font_name("DevLys 010");
    let sheet = book.add_worksheet();
    for (row, text) in (0..).zip(["uke", "jke flag", "lhrk nsoh"]) {
        sheet.write_string_with_format(row, 0, text, &old).unwrap();
    }
    book.save(root.path().join("sabha/list.xlsx")).unwrap();
    let text = fs::read_to_string(&event).unwrap();
    let keys = "file = \"list.xlsx\"\nencoding = \"krutidev\"";
    fs::write(&event, text.replace("file = \"list.csv\"", keys)).unwrap();
    let checked = command(&["check", &event, "--remarks", &out]);
    let formats = cell_formats(&Path::new(&out).join("list.xlsx"));
    for cell in ["A1", "A2", "A3"] {
        assert_eq!(formats[cell].0, "DevLys 010", "{}", checked.shown);
    }
}

#[test]
fn names_extends_its_file_and_letters_have_them() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    fs::write(&list, "नाम,अधिवक्ता\nRam Prasad,mohan\nSita Blotto,mohan\n").unwrap();
    let names = root.path().join("sabha").join("names.toml");
    let own = "\"Sita Blotto\" = \"सीता\"\n";
    fs::write(&names, own).unwrap();
    let made = command(&["names", &event]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let said = format!(
        "1 added to {}, 0 of them guesses (\"please check\"). Open the file and look.\n",
        names.display()
    );
    assert_eq!(made.out, said);
    let text = fs::read_to_string(&names).unwrap();
    assert_eq!(text, format!("{own}\"Ram Prasad\" = \"राम प्रसाद\"\n"));
    assert_eq!(
        command(&["names", &event]).out,
        "No name is in Latin letters that names.toml does not have\n"
    );
    assert_eq!(fs::read_to_string(&names).unwrap(), text);
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert_eq!(files(&Path::new(&out).join("letters"))[1], "002-सीता.pdf");
}

fn a_file_in_the_way(path: &str) -> String {
    format!(
        "error[A0601]: {path} is a file, but a folder is wanted there\n    help: Move it away or \
         give it another name, and run the same command again.\n"
    )
}

#[test]
fn new_overwrites_nothing() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("my event");
    let made = command(&["new", &folder.display().to_string()]);
    // Commands stand on lines of their own: not every shell knows remarks.
    let shown: Vec<&str> =
        made.out.lines().filter_map(|line| line.strip_prefix("  aamantran ")).collect();
    let [event, out] = ["event.toml", "out"].map(|name| folder.join(name));
    let [event, out] = [event, out].map(|path| format!("'{}'", path.display()));
    if cfg!(unix) {
        assert_eq!(shown, [format!("check {event}"), format!("make {event} -o {out}")]);
    }
    fs::remove_dir_all(&folder).unwrap();

    fs::write(root.path().join("list.xlsx"), "mine").unwrap();
    let refused = command(&["new", &root.path().display().to_string()]);
    assert_eq!((refused.code, refused.said()), (1, vec!["A0603".to_owned()]));
    assert!(refused.err.contains("list.xlsx exists already"), "{}", refused.err);
    assert_eq!(files(root.path()), ["list.xlsx"]);
    assert_eq!(fs::read_to_string(root.path().join("list.xlsx")).unwrap(), "mine");

    // A file is no folder to put them into.
    let file = root.path().join("list.xlsx").display().to_string();
    let refused = command(&["new", &file]);
    assert_eq!((refused.code, refused.err), (1, a_file_in_the_way(&file)));
}

#[test]
fn faulty_rows_stop_everything_or_are_held_back() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let text = fs::read_to_string(&list).unwrap();
    fs::write(
        &list,
        text.replacen("राम प्रसाद", "राम 😀", 1).replacen("मोहन लाल", "सोहन लाल", 1),
    )
    .unwrap();

    for arguments in [&["check", &event][..], &["make", &event, "-o", &out]] {
        let refused = command(arguments);
        assert_eq!(refused.code, 1);
        let mut all = vec!["A0303 list.csv row 4 अधिवक्ता", "A0501 list.csv row 2 नाम"];
        all.extend((arguments[0] == "make").then_some("A0604"));
        assert_eq!(refused.said(), all);
        assert!(refused.err.contains("U+1F600"), "{}", refused.err);
    }
    assert!(!Path::new(&out).exists());

    let made = command(&["make", &event, "-o", &out, "--skip-invalid"]);
    assert_eq!(made.code, 3);
    assert_eq!(made.said(), ["A0303 list.csv row 4 अधिवक्ता", "A0501 list.csv row 2 नाम"]);
    assert_eq!(
        made.out,
        letters_in(Path::new(&out), [1, 1])
            + "4 rows: 2 letters, 2 held back (the reasons are in letters.csv, too)\n"
    );
    let letters = files(&Path::new(&out).join("letters"));
    assert_eq!(letters, ["002-सीता देवी.pdf", "004-मो. इरफ़ान.pdf"]);
    let report = fs::read_to_string(Path::new(&out).join("letters.csv")).unwrap();
    assert_eq!(report.matches("held back").count(), 2);

    // Letters of before are named with the reason why they were not made again.
    let faulty = fs::read_to_string(&list).unwrap();
    fs::write(&list, text).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    fs::write(&list, faulty.replacen("राम 😀", "राम प्रसाद", 1)).unwrap();
    // The flag has its old name, too.
    let held = command(&["make", &event, "-o", &out, "--hold-back"]);
    assert_eq!((held.code, held.said()), (3, vec!["A0303 list.csv row 4 अधिवक्ता".to_owned()]));
    assert_eq!(
        held.out.split_once("left as it is:\n").unwrap().1,
        "  letters/003-क्षितिज कुमार.pdf (डॉ. क्षितिज कुमार, विद्यानगर, 7: row held back)\n"
    );
    // A name is not taken apart while its row is held back: it is the same person all the same.
    fs::write(&list, fs::read_to_string(&list).unwrap().replacen("सोहन लाल", "मोहन लाल", 1))
        .unwrap();
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert_eq!(files(&Path::new(&out).join("letters")).len(), 4);
}

#[test]
fn a_check_counts_and_shows_ten_of_a_kind() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let mut text = fs::read_to_string(&list).unwrap();
    text.push_str(&"राम 😀,श्री,,,,,,,,,,आशा वर्मा\r\n".repeat(12));
    text.push_str(",,,,,,,,,,,\r\n");
    fs::write(&list, text).unwrap();
    let checked = command(&["check", &event]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    // None of them can be printed, and each but the first has the name of another.
    let said = |faulty: RangeInclusive<u32>, alike: RangeInclusive<u32>| {
        let of = |code, rows: RangeInclusive<u32>| {
            rows.map(move |row| format!("{code} list.csv row {row} नाम"))
        };
        let mut said: Vec<String> = of("A0501", faulty).chain(of("A0341", alike)).collect();
        said.sort();
        said
    };
    assert_eq!(checked.said(), said(6..=15, 7..=16));
    let more: Vec<&str> = checked.err.lines().filter(|line| line.starts_with('…')).collect();
    assert_eq!(
        more,
        [
            "… A0501 in 2 more places; to see all: --all",
            "… A0341 in 1 more place; to see all: --all"
        ]
    );
    assert_eq!(
        counted(&checked),
        "16 filled rows: 4 letters, 12 held back\n     12  held back: A0501\n      \
         2  आशा वर्मा\n      2  मोहन लाल\npassed over, empty or sums: 1 row\n\
         12 errors, 11 warnings\n"
    );
    let all = command(&["check", &event, "--all"]);
    assert_eq!(all.said(), said(6..=17, 7..=17));
    assert_eq!(all.out, checked.out);
}

#[test]
fn a_check_for_other_programs() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("मोहन लाल", "सोहन", 1)).unwrap();
    let checked = command(&["check", &event, "--json"]);
    assert_eq!((checked.code, checked.err.as_str()), (1, ""));
    let answer: Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!(answer["counts"]["rows"], 4);
    assert_eq!(answer["counts"]["letters"], 3);
    assert_eq!(answer["counts"]["held_back"], 1);
    assert_eq!(answer["counts"]["advocates"][1]["letters"], 1);
    assert_eq!((&answer["errors"], &answer["warnings"]), (&1.into(), &0.into()));
    let first = &answer["diagnostics"][0];
    assert_eq!(first["code"], "A0303");
    assert_eq!((&first["row"], &first["column"]), (&4.into(), &"अधिवक्ता".into()));
    assert_eq!(first["cell"], "सोहन");
    assert!(first["file"].as_str().unwrap().ends_with("list.csv"));

    fs::write(&event, "version = 1\n[event]\nname = 5\n").unwrap();
    let answer = command(&["check", &event, "--json"]).out;
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert!(answer["counts"].is_null());
    let all = answer["diagnostics"].as_array().unwrap();
    let found: Vec<_> =
        all.iter().map(|found| (found["code"].as_str().unwrap(), &found["line"])).collect();
    assert_eq!(found, [("A0117", &Value::Null), ("A0201", &Value::Null), ("A0105", &3.into())]);
}

#[test]
fn a_cell_that_no_workbook_has_room_for_is_cut_in_the_copy() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("मोहन लाल", &"क".repeat(40_000), 1)).unwrap();
    let folder = root.path().join("remarks").display().to_string();
    let checked = command(&["check", &event, "--remarks", &folder]);
    assert_eq!(checked.code, 1);
    assert_eq!(checked.said(), ["A0309 list.csv row 4 अधिवक्ता"]);
    assert!(root.path().join("remarks/list.xlsx").exists(), "{}", checked.err);
}

#[test]
fn a_list_is_handed_back_with_remarks() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("मोहन लाल", "सोहन", 1).replacen(",3,", ",03,", 1)).unwrap();
    let folder = root.path().join("remarks").display().to_string();
    let checked = command(&["check", &event, "--remarks", &folder]);
    assert_eq!(checked.code, 1);
    let copy = root.path().join("remarks/list.xlsx");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&copy).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    let cell = |row, column| sheet.get_value((row, column)).unwrap().to_string();
    assert_eq!((cell(0, 0).as_str(), cell(0, 12).as_str()), ("नाम", "जाँच (remarks)"));
    assert_eq!((cell(1, 7).as_str(), cell(1, 12).as_str()), ("03", ""));
    assert!(cell(3, 12).starts_with("[A0303] "), "{}", cell(3, 12));
    // Nothing that may have been worked on is written over.
    let again = command(&["check", &event, "--remarks", &folder]);
    assert_eq!(again.said(), ["A0303 list.csv row 4 अधिवक्ता", "A0603"]);
    assert!(again.err.contains("list.xlsx exists already"), "{}", again.err);

    // Handed back as it is, the copy is the same list.
    let corrected = Path::new(&event).with_file_name("list.xlsx");
    fs::copy(&copy, &corrected).unwrap();
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, text.replace("\"list.csv\"", "\"list.xlsx\"")).unwrap();
    let back = command(&["check", &event]);
    assert_eq!(back.said(), ["A0303 list.xlsx [Sheet1] row 4 L (अधिवक्ता)"]);
    assert!(!back.out.contains("remarks"), "{}", back.out);
    assert_eq!(counted(&back), counted(&checked));
}

#[test]
fn a_part_is_made_beside_the_whole() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    command(&["make", &event, "-o", &out]);
    let whole = fs::read(Path::new(&out).join("all.pdf")).unwrap();
    let number_4 = fs::read(Path::new(&out).join("letters/004-मो. इरफ़ान.pdf")).unwrap();

    let arguments = ["make", &event, "-o", &out, "--only", "3-4", "--where", "ग्राम=नमूना टोला"];
    let made = command(&arguments);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let part = Path::new(&out).join("selected");
    assert_eq!(made.out, letters_in(&part, [0, 1]));
    assert_eq!(files(&part.join("letters")), ["004-मो. इरफ़ान.pdf"]);
    assert!(fs::read(part.join("letters/004-मो. इरफ़ान.pdf")).unwrap() == number_4);
    assert!(fs::read(Path::new(&out).join("all.pdf")).unwrap() == whole);

    // A fault in another row is no hindrance.
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("राम प्रसाद", "राम 😀", 1)).unwrap();
    assert_eq!(command(&arguments).code, 0);
    let checked = command(&["check", &event, "--where", "advocate=मोहन लाल"]);
    let two = "2 filled rows: 2 letters, 0 held back\n      0  आशा वर्मा\n      2  मोहन लाल\n\
               All is well\n";
    assert_eq!(counted(&checked), two);
    let checked = command(&["check", &event, "--advocate", "मोहन लाल"]);
    assert_eq!(counted(&checked), two);
    let both = command(&["check", &event, "--advocate", "मोहन लाल", "--advocate", "asha"]);
    assert_eq!(
        counted(&both),
        "4 filled rows: 3 letters, 1 held back\n      1  held back: A0809\n      \
         1  आशा वर्मा\n      2  मोहन लाल\n1 error, 0 warnings\n"
    );
    assert_eq!(both.said(), ["A0809 list.csv row 2 नाम"]);
    let nobody = command(&["check", &event, "--where", "जिला=पटना"]);
    assert_eq!(nobody.code, 1);
    assert_eq!(
        nobody.err,
        "error[A0705]: \"जिला=पटना\" holds for no row\n    \
         help: See in the list what is written there.\n"
    );
}

#[test]
fn rows_of_one_unknown_advocate_are_told_once() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let mut text = fs::read_to_string(&list).unwrap();
    let of_one = ["भरत", "लखन", "शत्रुघ्न"].map(|name| format!("{name},,,,,,,,,,,सुधाकर झा\r\n"));
    text.push_str(&of_one.concat());
    text.push_str("उर्मिला,,,,,,,,,,,मोहनलाल जी झा\r\n");
    fs::write(&list, text).unwrap();
    let said = ["A0303 list.csv row 6 अधिवक्ता", "A0303 list.csv row 9 अधिवक्ता"];
    let checked = command(&["check", &event]);
    assert_eq!(checked.said(), said);
    let told = "the event file has no advocate \"सुधाकर झा\": 3 rows\n";
    assert!(checked.err.contains(told), "{}", checked.err);
    assert!(checked.err.contains("[[advocate]] name = \"सुधाकर झा\""), "{}", checked.err);
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!(made.said(), [said[0], said[1], "A0604"]);
    // For programs each row stands alone.
    let json = command(&["check", &event, "--json"]);
    assert_eq!(json.out.matches("\"A0303\"").count(), 4, "{}", json.out);
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let folder = root.path().join("sabha");
    fs::rename(&list, folder.join("letters.csv")).unwrap();
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, text.replace("\"list.csv\"", "\"letters.csv\"")).unwrap();
    let before = fs::read(folder.join("letters.csv")).unwrap();
    let refused = command(&["make", &event, "-o", &folder.display().to_string()]);
    assert_eq!(refused.code, 1);
    assert_eq!(refused.said(), ["A0606"]);
    assert!(refused.err.contains("letters.csv is read for the letters"), "{}", refused.err);
    assert_eq!(fs::read(folder.join("letters.csv")).unwrap(), before);
    assert_eq!(files(&folder), ["event.toml", "letters.csv"]);

    // The template's folder, too.
    let own = folder.join("letters");
    command(&["templates", "copy", "sammelan", &own.display().to_string()]);
    fs::write(&event, text.replace("template = \"sammelan\"", "template = \"letters\""))
        .unwrap();
    fs::rename(folder.join("letters.csv"), &list).unwrap();
    let kept = files(&own);
    let refused = command(&["make", &event, "-o", &folder.display().to_string()]);
    assert_eq!(refused.code, 1);
    assert_eq!(refused.said(), ["A0606"; 3]);
    for file in ["letter.dj", "style.toml", "template.toml"] {
        assert!(refused.err.contains(&format!("{file} is read")), "{}", refused.err);
    }
    assert_eq!(files(&own), kept);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
}

#[test]
fn the_output_must_be_a_folder() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let before = fs::read(&list).unwrap();
    for arguments in
        [&["make", &event, "-o", &list][..], &["make", &event, "-o", &list, "--proof"]]
    {
        let refused = command(arguments);
        assert_eq!(refused.code, 1);
        assert_eq!(refused.said(), ["A0607"]);
    }
    assert_eq!(fs::read(&list).unwrap(), before);
}

#[test]
fn writing_that_fails_half_way_says_what_was_written() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    // No file can take the place of a folder that is not empty.
    let folder = Path::new(&out).join("letters").join("003-क्षितिज कुमार.pdf");
    fs::create_dir_all(folder.join("x")).unwrap();
    let failed = command(&["make", &event, "-o", &out]);
    assert_eq!((failed.code, failed.out.as_str()), (4, ""));
    assert_eq!(failed.said(), ["A0601", "A0608"]);
    // Windows does not say that it is for this.
    if cfg!(unix) {
        let said = format!(
            "error[A0601]: {} is a folder, but a file is to be written there\n",
            folder.display()
        );
        assert!(failed.err.starts_with(&said), "{}", failed.err);
    }
    assert!(failed.err.contains("2 files were already written"), "{}", failed.err);
    let whole = Path::new(&out).join("letters/002-सीता देवी.pdf");
    assert!(fs::read(whole).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn writing_that_fails_at_once_has_made_nothing() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    fs::create_dir(&out).unwrap();
    let bundles = Path::new(&out).join("bundles");
    fs::write(&bundles, "").unwrap();
    let failed = command(&["make", &event, "-o", &out]);
    assert_eq!(
        (failed.code, failed.err),
        (1, a_file_in_the_way(&bundles.display().to_string()))
    );
}

#[test]
fn a_folder_is_no_event_file() {
    let root = tempfile::tempdir().unwrap();
    let refused = command(&["check", &root.path().display().to_string()]);
    assert_eq!(refused.said(), ["A0124"]);
}

#[test]
fn leftovers_are_named_but_kept() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let letters = letters_in(Path::new(&out), [2, 2]);
    assert_eq!(command(&["make", &event, "-o", &out]).out, letters);
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("राम प्रसाद", "राम परसाद", 1)).unwrap();
    let again = command(&["make", &event, "-o", &out]);
    assert_eq!(
        again.out,
        letters
            + "1 file of an earlier run, not made this time, left as it is:\n  \
               letters/001-राम प्रसाद.pdf (now राम परसाद, स्व. हरि प्रसाद, नमूना टोला, 3)\n"
    );
    assert_eq!(files(&Path::new(&out).join("letters")).len(), 5);
}

#[test]
fn a_copied_template_can_be_used() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let mine = root.path().join("sabha/mine").display().to_string();
    let copied = command(&["templates", "copy", "sammelan", &mine]);
    assert_eq!((copied.code, copied.err.as_str()), (0, ""));
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, text.replace("template = \"sammelan\"", "template = \"./mine\""))
        .unwrap();
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));

    // The value that is shown works, too.
    let value = copied.out.lines().last().unwrap().trim();
    fs::write(&event, text.replace("template = \"sammelan\"", value)).unwrap();
    assert!(value.starts_with("template = ") && value.contains("mine"), "{value}");
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));

    let unknown = command(&["templates", "copy", "samelan", &mine]);
    assert_eq!((unknown.code, unknown.said()), (1, vec!["A0401".to_owned()]));
    assert!(unknown.err.contains("Did you mean \"sammelan\"?"), "{}", unknown.err);
}

#[test]
fn lists_of_templates_and_fonts() {
    let templates = command(&["templates"]).out;
    for name in ["sammelan: ", "patra: ", "card: "] {
        assert!(templates.lines().any(|line| line.starts_with(name)), "{templates}");
    }
    let hindi = command(&["--lang", "hi", "templates"]).out;
    assert!(hindi.contains("    कार्यालयी पत्र: ") && !hindi.contains("letterhead"), "{hindi}");
    let fonts = command(&["fonts"]).out;
    assert!(fonts.contains("Noto Serif Devanagari\n") && fonts.contains("OFL-1.1"), "{fonts}");
}

#[test]
fn messages_in_hindi() {
    let hindi = command(&["--lang", "hi", "check", "no-such.toml"]);
    assert_eq!(hindi.code, 1);
    assert_eq!(
        hindi.err,
        "ग़लती[A0120]: no-such.toml नाम की फ़ाइल नहीं मिली\n    उपाय: वर्तनी देख लें। पथ उस फ़ोल्डर से गिना जाता है \
         जिसमें आदेश चलाया गया।\n"
    );
}

#[test]
fn hindi_in_latin_letters() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("मोहन लाल", "सोहन", 1)).unwrap();
    let checked = command(&["--lang", "hi-Latn", "check", &event]);
    assert_eq!(checked.code, 1);
    let said = checked.out + &checked.err;
    assert!(said.is_ascii(), "{said}");
    assert!(said.contains("pankti 4, stambh adhivaktaa: galtee[A0303]"), "{said}");
}

#[test]
fn help_and_misuse() {
    for (lang, words, others) in
        [("hi", "पत्र बनाएँ", "Make the letters"), ("en", "Make the letters", "पत्र")]
    {
        for arguments in [&["--help"][..], &["make", "--help"], &["-h"]] {
            let help = command(&[arguments, &["--lang", lang]].concat());
            assert_eq!((help.code, help.err.as_str()), (0, ""));
            assert!(help.out.contains(words) && !help.out.contains(others), "{}", help.out);
        }
    }
    assert!(command(&["--version"]).out.starts_with("aamantran "));
    let wrong = command(&["mak"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    let lacking = command(&["make"]);
    assert_eq!((lacking.code, lacking.out.as_str()), (2, ""));
    assert!(
        lacking.err.ends_with("For example:\n    aamantran make sabha/event.toml\n"),
        "{}",
        lacking.err
    );

    let line = "ग़लती: ";
    for arguments in [&["--lang", "hi", "mak"][..], &["mak", "--lang=hi"]] {
        let wrong = command(arguments);
        assert_eq!(wrong.code, 2);
        assert!(wrong.err.starts_with(line) && wrong.err.contains("`mak`"), "{}", wrong.err);
    }
    for arguments in [&["mak"][..], &["--lang", "en", "mak"], &["--lang", "xx", "check", "x"]] {
        assert!(!command(arguments).err.contains(line));
    }
}

#[test]
fn wrong_commands_are_explained_in_hindi() {
    let wrong = |arguments: &[&str]| {
        let misused = command(&[&["--lang", "hi"], arguments].concat());
        assert_eq!((misused.code, misused.out.as_str()), (2, ""));
        misused.err
    };
    for (arguments, reason) in [
        (&["mak"][..], "`mak` नाम का आदेश नहीं है"),
        (&["make"], "यह नहीं लिखा: <आयोजन>"),
        (&["make"], "ऐसे लिखें:\n    aamantran make sabha/event.toml\n"),
        (&["mark"], "aamantran mark sabha/event.toml 37,41-45 --printed\n"),
        (&["check", "event.toml", "--al"], "`--al` का यहाँ अर्थ नहीं है"),
        (&["make", "e.toml", "-o", "out", "--threads", "0"], "में \"0\" नहीं चल सकता"),
        (&["make", "e.toml", "-o"], "के बाद मान नहीं लिखा"),
        (&[], "आदेश नहीं लिखा"),
    ] {
        let said = wrong(arguments);
        assert!(said.contains(reason), "{said}");
        assert!(!said.contains("error") && !said.contains("Usage"), "{said}");
    }
    assert!(wrong(&["check", "event.toml", "--al"]).contains("`--all`"));
    let latin = command(&["--lang", "hi-Latn", "mak"]).err;
    assert!(latin.is_ascii() && latin.contains("`mak`"), "{latin}");
}
