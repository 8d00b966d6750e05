//! The desk: all that the page does, without a page.

use std::fs;
use std::path::{Path, PathBuf};

use aamantran::Lang;
use aamantran::internals::desk::{
    Answer, Command, Desk, LettersWanted, MadeFile, RowsShown, RowsWanted, RunStatus,
};
use serde_json::{Value, json};
use tempfile::TempDir;

const LIST: &str = "नाम,पिता,ग्राम,अधिवक्ता\nराम कुमार,श्याम,बेला,सीमा देवी\n\
    सीता देवी,,सहार,सीमा देवी\n,मोहन,बेला,सीमा देवी\n";

struct Opened {
    desk: Desk,
    _root: TempDir,
    folder: PathBuf,
}

impl Opened {
    /// An event that was made on the page, with a list and an advocate.
    fn new() -> Self {
        let mut own = Self::empty();
        own.done(json!({"do": "add", "key": "advocate",
            "value": {"name": "सीमा देवी", "gender": "f", "designation": "अधिवक्ता"}}));
        assert!(matches!(own.desk.put_list("गाँव.csv", LIST.as_bytes()), Answer::State));
        own
    }

    fn empty() -> Self {
        let root = tempfile::tempdir().unwrap();
        let mut desk = Desk::new(root.path().join("आमंत्रण"), None);
        let made = desk.apply(command(json!({"do": "new", "name": "ज़िला/सम्मेलन: 2027"})));
        assert!(matches!(made, Answer::State), "{made:?}");
        let folder = desk.state(Lang::Hi)["event"]["folder"].as_str().unwrap().into();
        Self { desk, _root: root, folder }
    }

    fn done(&mut self, wanted: Value) {
        let answer = self.desk.apply(command(wanted));
        assert!(matches!(answer, Answer::State), "{answer:?}");
    }

    fn state(&mut self) -> Value {
        self.desk.state(Lang::En)
    }

    fn event(&self) -> String {
        fs::read_to_string(self.folder.join("event.toml")).unwrap()
    }

    fn rows(&mut self, show: RowsShown, search: &str) -> Value {
        let wanted = RowsWanted { show, search: search.to_owned(), from: 0, count: 100 };
        self.desk.rows(&wanted, Lang::En)
    }
}

fn command(json: Value) -> Command {
    serde_json::from_value(json).unwrap()
}

fn files(folder: &Path, below: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path, below));
        } else if !entry.file_name().to_string_lossy().starts_with('.') {
            all.push((path.strip_prefix(below).unwrap().into(), fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

#[test]
fn a_new_event_is_a_folder_called_like_it() {
    let mut own = Opened::empty();
    assert!(own.folder.ends_with("ज़िला_सम्मेलन_ 2027") || own.folder.is_dir());
    let state = own.state();
    assert_eq!(state["event"]["name"], "ज़िला/सम्मेलन: 2027");
    assert_eq!(state["counts"]["rows"], 0);
    // What is lacking is told, and nothing that is wrong with TOML.
    assert!(!state["event"]["faults"].as_array().unwrap().is_empty());
    // A letter to nobody is shown all the same, whoever issues it.
    for advocate in ["", "सीमा देवी", "रमेश कुमार"] {
        if !advocate.is_empty() {
            own.done(json!({"do": "add", "key": "advocate", "value": {"name": advocate}}));
        }
        let content = own.state()["event"]["content"].as_str().unwrap().to_owned();
        let shown = own.desk.drawing(&content, 0, None).unwrap().picture(1, 300).unwrap();
        assert!(shown.unwrap().starts_with(b"\x89PNG"), "{advocate}");
    }
}

#[test]
fn fields_are_set_and_comments_stay() {
    let mut own = Opened::new();
    let before = own.event();
    own.done(json!({"do": "set", "key": "event.date", "value": "2027-01-10"}));
    own.done(json!({"do": "set", "key": "event.start", "value": "10:30"}));
    let event = own.event();
    assert!(
        event.contains("date = 2027-01-10") && event.contains("start = 10:30:00"),
        "{event}"
    );
    for comment in before.lines().filter(|line| line.starts_with('#')) {
        assert!(event.contains(comment), "{comment}");
    }
    let shown = own.state()["event"]["shown"].clone();
    let date = shown["date"].as_str().unwrap().replace('\u{a0}', " ");
    assert_eq!(date, "10 जनवरी 2027, रविवार");
    own.done(json!({"do": "undo"}));
    own.done(json!({"do": "undo"}));
    assert_eq!(own.event(), before);
    own.done(json!({"do": "redo"}));
    assert!(own.event().contains("date = 2027-01-10"));
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten() {
    let mut own = Opened::new();
    let hash = own.state()["event"]["hash"].clone();
    let theirs = own.event().replace("आमंत्रण पत्र", "निमंत्रण");
    fs::write(own.folder.join("event.toml"), &theirs).unwrap();
    let set = json!({"do": "set", "key": "event.place", "value": "आरा", "hash": hash});
    let answer = own.desk.apply(command(set));
    let Answer::Conflict { theirs: found, mine, hash } = answer else { panic!("{answer:?}") };
    assert_eq!(found, theirs);
    assert!(mine.contains("आरा"));
    assert_eq!(own.event(), theirs);
    // The page shows theirs when it asks for the state, and may write its own over it.
    assert_eq!(own.state()["event"]["values"]["letter"]["title"], "निमंत्रण");
    own.done(json!({"do": "write-text", "text": mine, "hash": hash}));
    assert_eq!(own.event(), mine);
}

#[test]
fn a_file_that_is_no_toml_any_more_is_told_and_can_be_written_anew() {
    let mut own = Opened::new();
    let whole = own.event();
    fs::write(own.folder.join("event.toml"), format!("{whole}\nx = = 1\n")).unwrap();
    let state = own.state();
    let fault = &state["event"]["faults"][0];
    assert_eq!(fault["severity"], "error");
    assert_eq!(fault["line"], whole.lines().count() + 2);
    let hash = state["event"]["hash"].clone();
    own.done(json!({"do": "write-text", "text": whole, "hash": hash}));
    assert_eq!(own.event(), whole);
    assert_eq!(own.state()["counts"]["rows"], 3);
}

#[test]
fn rows_are_mended_where_they_stand() {
    let mut own = Opened::new();
    let counts = own.state()["counts"].clone();
    assert_eq!(
        (&counts["rows"], &counts["letters"], &counts["held"]),
        (&json!(3), &json!(2), &json!(1))
    );
    let held = own.rows(RowsShown::Held, "");
    let row = &held["rows"][0];
    assert_eq!((&held["total"], &row["row"]), (&json!(1), &json!(4)));
    assert_eq!(row["problems"][0]["code"], "A0302");
    let correct = |now: Value| {
        json!({"do": "correct", "corrections": [{"file": "गाँव.csv", "row": 4,
            "heading": "नाम", "was": "", "now": now}]})
    };
    own.done(correct(json!("गीता देवी")));
    assert_eq!(own.state()["counts"]["held"], 0);
    let all = own.rows(RowsShown::All, "गीता");
    let cell = &all["rows"][0]["cells"][0];
    assert_eq!(
        (&cell["was"], &cell["now"], &cell["is_corrected"]),
        (&json!(""), &json!("गीता देवी"), &json!(true))
    );
    // The list itself is as it was.
    assert_eq!(fs::read_to_string(own.folder.join("गाँव.csv")).unwrap(), LIST);
    own.done(correct(Value::Null));
    assert_eq!(own.state()["counts"]["held"], 1);
    // One click leaves the row out, and takes it back in.
    let remedy = own.rows(RowsShown::Held, "")["rows"][0]["problems"][0]["remedies"][0].clone();
    own.done(remedy["command"].clone());
    assert_eq!(own.state()["counts"]["rows"], 2);
    let mut back = remedy["command"].clone();
    back["is_out"] = json!(false);
    // That of another list, or of another row, is not taken back in.
    for (key, other) in [("file", json!("और.csv")), ("row", json!(3))] {
        let mut wrong = back.clone();
        wrong[key] = other;
        let answer = own.desk.apply(command(wrong));
        assert!(matches!(answer, Answer::Misunderstood { .. }), "{answer:?}");
    }
    own.done(back);
    assert_eq!(own.state()["counts"]["rows"], 3);
}

/// The list is dropped again with a row more before them: each correction goes to its person.
#[test]
fn corrections_go_with_people_who_have_no_name_or_the_same() {
    let mut own = Opened::new();
    let list = "नाम,पिता,ग्राम,अधिवक्ता\nराम,श्याम,बेला,सीमा देवी\nराम,मोहन,बेला,सीमा देवी\n\
        ,हरि,बेला,सीमा देवी\n,गोपाल,बेला,सीमा देवी\n";
    assert!(matches!(own.desk.put_list("गाँव.csv", list.as_bytes()), Answer::State));
    let correct = |row: usize, was: &str, now: &str| json!({"file": "गाँव.csv", "row": row, "heading": "नाम", "was": was, "now": now});
    own.done(json!({"do": "correct", "corrections":
        [correct(3, "राम", "रामू"), correct(5, "", "गीता"), correct(4, "", "सीता")]}));
    let swapped = "नाम,पिता,ग्राम,अधिवक्ता\nराम,मोहन,बेला,सीमा देवी\nराम,श्याम,बेला,सीमा देवी\n\
        नया,नया,बेला,सीमा देवी\n,गोपाल,बेला,सीमा देवी\n,हरि,बेला,सीमा देवी\n";
    assert!(matches!(own.desk.put_list("गाँव.csv", swapped.as_bytes()), Answer::State));
    let all = own.rows(RowsShown::All, "");
    let people: Vec<_> = all["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (row["cells"][0]["now"].as_str().unwrap(), row["cells"][1]["now"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        people,
        [("रामू", "मोहन"), ("राम", "श्याम"), ("नया", "नया"), ("गीता", "गोपाल"), ("सीता", "हरि")]
    );
}

#[test]
fn letters_are_the_same_bytes_as_those_of_the_command_line() {
    let mut own = Opened::new();
    own.done(json!({"do": "correct", "corrections": [{"file": "गाँव.csv", "row": 4,
        "heading": "नाम", "was": "", "now": "गीता देवी"}]}));
    let make = json!({"do": "make", "sets": ["letters", "bundles", "merged"],
        "papers": ["avaran", "panji"], "print": "none", "only": ""});
    let Answer::Run(order) = own.desk.apply(command(make)) else { panic!("no run") };
    let outcome = order.perform(&());
    assert_eq!((outcome.status, outcome.letters), (RunStatus::Done, 3));
    let made = own.state()["made"].clone();
    assert_eq!(made["bundles"][0]["serials"], "1-3");
    let page = files(&own.folder.join("छपाई"), &own.folder.join("छपाई"));
    let out = own.folder.join("out");
    let event = own.folder.join("event.toml");
    let made = crate::support::program::command(&[
        "make",
        event.to_str().unwrap(),
        "-o",
        out.to_str().unwrap(),
        "--sets",
        "letters,bundles,merged",
        "--papers",
        "avaran,panji",
        "--print",
        "none",
    ]);
    assert_eq!(made.code, 0, "{}", made.shown);
    assert_eq!(page, files(&out, &out));
    // A letter that is opened from the page is the file of the run.
    let letter = own.desk.current_drawing(2).unwrap().pdf().unwrap();
    assert!(page.iter().any(|(_, bytes)| *bytes == letter));
}

/// What a desk does without a folder, as in a browser, gives the letters that it gives in one.
#[test]
fn events_in_memory_have_the_letters_of_those_in_folders() {
    fn done(desk: &mut Desk, wanted: Value) {
        let answer = desk.apply(command(wanted));
        assert!(matches!(answer, Answer::State), "{answer:?}");
    }
    let own = |mut desk: Desk| {
        done(&mut desk, json!({"do": "new", "name": "सम्मेलन"}));
        done(&mut desk, json!({"do": "leave"}));
        done(&mut desk, json!({"do": "new", "name": "सम्मेलन"}));
        done(
            &mut desk,
            json!({"do": "add", "key": "advocate",
            "value": {"name": "सीमा देवी", "gender": "f", "designation": "अधिवक्ता"}}),
        );
        assert!(matches!(desk.put_list("गाँव.csv", LIST.as_bytes()), Answer::State));
        assert!(matches!(desk.put_list("गाँव.csv", LIST.as_bytes()), Answer::State));
        done(&mut desk, json!({"do": "set", "key": "event.place", "value": "सहार"}));
        done(&mut desk, json!({"do": "undo"}));
        done(
            &mut desk,
            json!({"do": "correct", "corrections": [{"file": "गाँव.csv", "row": 4,
            "heading": "नाम", "was": "", "now": "गीता देवी"}]}),
        );
        done(
            &mut desk,
            json!({"do": "leave-out", "file": "गाँव.csv", "row": 3, "is_out": true}),
        );
        let state = desk.state(Lang::Hi);
        assert_eq!(state["counts"]["letters"], 2);
        let content = state["event"]["content"].as_str().unwrap().to_owned();
        let drawn = desk.drawing(&content, 2, None).unwrap().picture(1, 300).unwrap().unwrap();
        let make = json!({"do": "make", "sets": ["letters", "bundles", "merged"],
            "papers": ["avaran", "saar"], "print": "none", "only": ""});
        let Answer::Run(order) = desk.apply(command(make)) else { panic!("no run") };
        assert_eq!(order.perform(&()).status, RunStatus::Done);
        let marked =
            desk.apply(command(json!({"do": "mark", "serials": "1", "mark": "printed"})));
        assert!(matches!(marked, Answer::Noted(_)), "{marked:?}");
        let state = desk.state(Lang::Hi);
        assert_eq!(state["delivery"][0]["printed"], 1);
        let paths: Vec<String> = state["made"]["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|own| own["file"].as_str().unwrap().to_owned())
            .chain(["letters/001-राम कुमार.pdf".to_owned()])
            .collect();
        let bytes = |file: MadeFile| match file {
            MadeFile::Bytes(bytes) => bytes,
            MadeFile::File(mut file) => {
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
                bytes
            }
        };
        let made: Vec<(String, Vec<u8>)> = paths
            .into_iter()
            .map(|path| {
                let file = desk.made_file(&path).unwrap_or_else(|| panic!("{path}"));
                (path, bytes(file))
            })
            .collect();
        let zip = bytes(desk.made_files().unwrap().zip().unwrap());
        let (_, remarked) = desk.remarked_list("गाँव.csv", Lang::Hi).unwrap();
        (drawn, made, zip, remarked)
    };
    let root = tempfile::tempdir().unwrap();
    let in_folder =
        own(Desk::new(root.path().to_owned(), Some(root.path().join("recent.json"))));
    let in_memory = own(Desk::in_memory());
    assert_eq!(in_folder.0, in_memory.0);
    assert_eq!(in_folder.1, in_memory.1);
    assert_eq!((in_folder.2, in_folder.3), (in_memory.2, in_memory.3));
    assert!(in_folder.1.iter().any(|(path, _)| path.starts_with("bundles/")));
}

#[test]
fn what_became_of_letters_is_noted_and_taken_back() {
    let mut own = Opened::new();
    let make = json!({"do": "make", "sets": ["bundles"], "papers": []});
    let Answer::Run(order) = own.desk.apply(command(make)) else { panic!("no run") };
    assert_eq!(order.perform(&()).status, RunStatus::Held);
    let noted =
        own.desk.apply(command(json!({"do": "mark", "serials": "1-2", "mark": "printed"})));
    let Answer::Noted(noted) = noted else { panic!("{noted:?}") };
    assert_eq!(noted.people, ["1 राम कुमार, श्याम, बेला", "2 सीता देवी, सहार"]);
    let scanned = own.desk.apply(command(json!({"do": "scan", "text": "२"})));
    assert!(matches!(scanned, Answer::Noted(_)), "{scanned:?}");
    let delivery = own.state()["delivery"][0].clone();
    let counts =
        ["letters", "printed", "handed", "left"].map(|key| delivery[key].as_u64().unwrap());
    assert_eq!(counts, [2, 2, 1, 1]);
    own.desk.apply(command(
        json!({"do": "mark", "serials": "2", "mark": "handed-over", "undo": true}),
    ));
    assert_eq!(own.state()["delivery"][0]["handed"], 0);
    for wrong in ["99", "A1:1:XXXXXXXX", "x"] {
        let refused = own.desk.apply(command(json!({"do": "scan", "text": wrong})));
        assert!(matches!(refused, Answer::Misunderstood { .. }), "{wrong}: {refused:?}");
    }
}

#[test]
fn cells_that_were_copied_are_a_list() {
    let mut own = Opened::new();
    let text = "नाम\tग्राम\r\n\"राम\nप्रसाद\"\tबेला\r\nश्याम, कुमार\tसहार\r\n\t\r\n";
    own.done(json!({"do": "paste", "name": "../../और लोग", "text": text}));
    let state = own.state();
    assert_eq!(state["event"]["values"]["list"][1]["file"], "और लोग.csv");
    assert_eq!(state["lists"][1]["rows"], 2);
    // What is taken out is kept.
    own.done(json!({"do": "remove-list", "at": 1}));
    assert!(own.folder.join("पुराना/और लोग.csv").is_file());
    assert!(!own.folder.join("और लोग.csv").exists());
}

#[test]
fn letters_are_found_by_the_sound_of_their_names() {
    let mut own = Opened::new();
    let mut found = |search: &str| {
        let search = search.to_owned();
        let wanted = LettersWanted { search, advocate: String::new(), from: 0, count: 10 };
        own.desk.letters(&wanted)["total"].as_u64().unwrap()
    };
    assert_eq!([found(""), found("सिता"), found("2"), found("मोहन")], [2, 1, 1, 0]);
    let letter = own.desk.letter(2, Lang::En).unwrap();
    assert_eq!((&letter["pages"], &letter["row"]), (&json!(1), &json!(3)));
    assert!(letter["text"].as_str().unwrap().contains("सीता देवी"));
    assert!(own.desk.letter(99, Lang::En).is_none());
}

#[test]
fn a_corrected_cell_of_a_row_that_is_still_held_reads_as_corrected() {
    let mut own = Opened::new();
    own.done(json!({"do": "add", "key": "advocate", "value": {"name": "रमेश कुमार"}}));
    let list = "नाम,अधिवक्ता\n,\nसीता,सीमा देवी\n";
    assert!(matches!(own.desk.put_list("गाँव.csv", list.as_bytes()), Answer::State));
    own.done(json!({"do": "correct", "corrections": [{"file": "गाँव.csv", "row": 2,
        "heading": "अधिवक्ता", "was": "", "now": "रमेश कुमार"}]}));
    let held = own.rows(RowsShown::Held, "");
    let cell = &held["rows"][0]["cells"][1];
    assert_eq!((&cell["now"], &cell["is_corrected"]), (&json!("रमेश कुमार"), &json!(true)));
    assert_eq!(held["counts"]["held"], 1);
}

#[test]
fn a_column_is_ticked_as_kruti_dev_only_if_that_is_said() {
    let mut own = Opened::new();
    let list = "नाम,पद\njke flag,lnL;\nसीता,सचिव\n";
    assert!(matches!(own.desk.put_list("गाँव.csv", list.as_bytes()), Answer::State));
    let ticked = |own: &mut Opened| {
        let columns = own.state()["lists"][0]["columns"].clone();
        [0, 1].map(|at| columns[at]["krutidev"].as_bool().unwrap())
    };
    assert_eq!(ticked(&mut own), [false, false]);
    own.done(json!({"do": "list", "at": 0, "krutidev": {"पद": true}}));
    assert_eq!(ticked(&mut own), [false, true]);
}

/// A workbook of two lists, a third sheet that is hidden, and one without anything.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (sheet, names) in
        [("पूर्व", ["राम", "श्याम"]), ("पश्चिम", ["गीता", "सीता"]), ("पुराने", ["मोहन", "सोहन"])]
    {
        let own = book.add_worksheet().set_name(sheet).unwrap();
        own.write(0, 0, "नाम").unwrap();
        own.write(0, 1, "ग्राम").unwrap();
        for (row, name) in (1..).zip(names) {
            own.write(row, 0, name).unwrap();
            own.write(row, 1, "बेला").unwrap();
        }
        own.set_hidden(sheet == "पुराने");
    }
    book.add_worksheet().set_name("खाली").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_of_a_workbook_is_chosen() {
    let mut own = Opened::empty();
    own.done(json!({"do": "add", "key": "advocate", "value": {"name": "सीमा देवी"}}));
    assert!(matches!(own.desk.put_list("सूची.xlsx", &workbook()), Answer::State));
    // Which of two lists is meant nobody knows, but they can be chosen from.
    let state = own.state();
    assert_eq!(state["event"]["faults"][0]["code"], "A0220");
    let sheets = json!([
        { "name": "पूर्व", "is_hidden": false },
        { "name": "पश्चिम", "is_hidden": false },
        { "name": "पुराने", "is_hidden": true },
        { "name": "खाली", "is_hidden": false },
    ]);
    let list = &state["lists"][0];
    assert_eq!((&list["file"], &list["sheets"]), (&json!("सूची.xlsx"), &sheets));
    for (sheet, name) in [("पश्चिम", "गीता"), ("पुराने", "मोहन"), ("पूर्व", "राम")]
    {
        own.done(json!({"do": "list", "at": 0, "sheet": sheet}));
        let state = own.state();
        let list = &state["lists"][0];
        assert_eq!((&list["sheet"], &list["rows"]), (&json!(sheet), &json!(2)), "{state}");
        assert_eq!(list["sheets"], sheets);
        let rows = own.rows(RowsShown::All, "");
        assert_eq!(rows["rows"][0]["cells"][0]["now"], name);
    }
}

#[test]
fn only_workbooks_have_sheets() {
    let mut own = Opened::new();
    assert_eq!(own.state()["lists"][0]["sheets"], json!([]));
    fs::write(own.folder.join("गाँव.csv"), &workbook()[..100]).unwrap();
    assert_eq!(own.state()["lists"][0]["sheets"], json!([]));
}

#[test]
fn a_letter_to_nobody_is_shown_whatever_is_still_lacking() {
    let mut own = Opened::empty();
    fs::write(own.folder.join("चिह्न.svg"), LOGO).unwrap();
    own.done(json!({"do": "add", "key": "advocate", "value": {"name": "", "areas": ["बेला"]}}));
    own.done(json!({"do": "set", "key": "event.logo", "value": "चिह्न.svg"}));
    own.done(json!({"do": "set", "key": "letter.body",
        "value": "क\n\n![चिह्न](चिह्न.svg){width=10mm}\n"}));
    let content = own.state()["event"]["content"].as_str().unwrap().to_owned();
    let templates = own.state()["event"]["templates"].clone();
    for template in templates.as_array().unwrap() {
        let template = template["name"].as_str().unwrap();
        let drawing = own.desk.drawing(&content, 0, Some(template));
        let picture = drawing.unwrap_or_else(|| panic!("{template}")).picture(1, 200);
        assert!(picture.unwrap().unwrap().starts_with(b"\x89PNG"), "{template}");
    }
    assert!(own.desk.drawing(&content, 0, None).unwrap().picture(1, 200).is_ok());
    // The event itself is as it was.
    assert!(!own.event().contains("card"));
}

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\">\
    <rect width=\"20\" height=\"20\"/></svg>";

#[test]
fn letters_are_looked_at_in_every_template() {
    let mut own = Opened::new();
    let content = own.state()["event"]["content"].as_str().unwrap().to_owned();
    let templates = own.state()["event"]["templates"].clone();
    for template in templates.as_array().unwrap() {
        let template = template["name"].as_str().unwrap();
        let drawing = own.desk.drawing(&content, 1, Some(template));
        let picture = drawing.unwrap_or_else(|| panic!("{template}")).picture(1, 200);
        assert!(picture.unwrap().unwrap().starts_with(b"\x89PNG"), "{template}");
    }
}

/// The cell of a line of the ledger with a part of a name, in the column of notes.
fn note_of(own: &Opened, name: &str) -> String {
    let ledger = fs::read_to_string(own.folder.join("ledger.csv")).unwrap();
    let mut lines = ledger.lines();
    let headings: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = headings.iter().position(|own| own.contains("(note)")).unwrap();
    let line = lines.find(|line| line.contains(name)).unwrap();
    line.split(',').nth(at).unwrap().trim_matches('"').to_owned()
}

#[test]
fn marks_leave_the_notes_of_the_office_as_they_are() {
    let mut own = Opened::new();
    let make = json!({"do": "make", "sets": ["bundles"], "papers": []});
    let Answer::Run(order) = own.desk.apply(command(make)) else { panic!("no run") };
    order.perform(&());
    let path = own.folder.join("event.toml");
    let said = crate::support::program::command(&[
        "mark",
        path.to_str().unwrap(),
        "1",
        "--note",
        "घर बंद; शाम को जाएँ",
    ]);
    assert_eq!(said.code, 0, "{}", said.shown);
    let mut mark = |word: &str, undo: bool| {
        let wanted = json!({"do": "mark", "serials": "1-2", "mark": word, "undo": undo,
            "on": "2026-01-12"});
        let noted = own.desk.apply(command(wanted));
        assert!(matches!(noted, Answer::Noted(_)), "{noted:?}");
        let delivery = own.desk.state(Lang::En)["delivery"][0].clone();
        let counts =
            ["not_found", "returned", "left"].map(|key| delivery[key].as_u64().unwrap());
        (note_of(&own, "राम कुमार"), note_of(&own, "सीता देवी"), counts)
    };
    let office = "घर बंद; शाम को जाएँ";
    let with =
        |word: &str| (format!("{office}; {word} 12.01.2026"), format!("{word} 12.01.2026"));
    let (first, second) = with("नहीं मिले");
    assert_eq!(mark("not-found", false), (first, second, [2, 0, 0]));
    let (first, second) = with("लौटाया");
    assert_eq!(mark("returned", false), (first.clone(), second.clone(), [0, 2, 0]));
    assert_eq!(mark("not-found", true), (first, second, [0, 2, 0]));
    assert_eq!(mark("returned", true), (office.to_owned(), String::new(), [0, 0, 2]));
}

#[test]
fn text_of_word_is_printed_as_it_was() {
    let mut own = Opened::new();
    let html = include_str!("../data/clipboard/word.html");
    let answer = own.desk.apply(command(json!({"do": "djot", "html": html})));
    let Answer::Djot(pasted) = answer else { panic!("{answer:?}") };
    let names: Vec<&str> = pasted.dropped.iter().map(|own| own.name(Lang::Hi)).collect();
    assert!(names.contains(&"चित्र") && names.contains(&"फ़ुटनोट"), "{names:?}");
    own.done(json!({"do": "set", "key": "letter.body", "value": pasted.text}));
    let faults = own.state()["event"]["faults"].clone();
    assert_eq!(faults, json!([]), "{}", own.event());
    let letter = own.desk.letter(1, Lang::Hi).unwrap();
    let text = letter["text"].as_str().unwrap().replace('\u{a0}', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "कार्यक्रम सादर सूचित करना है कि समिति की बैठक 10 जनवरी 2027 को होगी।",
        "आय*व्यय* का ब्योरा",
        "(क) पहली बात",
        "सभी सदस्य सादर आमंत्रित हैं।",
        "1. यह सूची नहीं है",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("डिब्बा") && !text.contains("पुराना वाक्य") && !text.contains("टीप"));
}
