//! What the page says of problems, and at which field: it names its own controls, not the event
//! file or commands.

use std::fs;
use std::path::Path;

use aamantran::Lang;
use aamantran::internals::desk::{Answer, Desk, RowsShown, RowsWanted};
use serde_json::{Value, json};

use crate::support::case::Case;

/// Words of the event file, of a command and of files that the page writes by itself.
const OF_FILES: [&str; 5] = ["[[", " = ", "--", ".toml", ".csv"];

fn desk(folder: &Path) -> Desk {
    let mut desk = Desk::new(folder.join("none"), None);
    let answer = desk.open(&folder.join("event.toml"));
    assert!(matches!(answer, Answer::State), "{answer:?}");
    desk
}

/// The faults of an event file, in a folder with a list.
fn faults(text: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let good = Case::bare().list("नाम\nराम\n").write_to(folder.path());
    let mut desk = desk(folder.path());
    // Somebody else writes the file, which may be no TOML.
    fs::write(good, text).unwrap();
    desk.state(Lang::En)["event"]["faults"].as_array().unwrap().clone()
}

/// Everything that the page says of an open event.
fn said(desk: &mut Desk, lang: Lang) -> Vec<String> {
    let state = desk.state(lang);
    let list = |json: &Value| json.as_array().cloned().unwrap_or_default();
    let mut problems = list(&state["event"]["faults"]);
    let show = RowsShown::All;
    let wanted = RowsWanted { show, search: String::new(), from: 0, count: 1000 };
    for row in list(&desk.rows(&wanted, lang)["rows"]) {
        problems.extend(list(&row["problems"]));
    }
    let words = |problem: &Value| {
        let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", text("code"), text("message"), text("help"))
    };
    let of_lists = list(&state["lists"]).into_iter().flat_map(|own| list(&own["said"]));
    let of_lists = of_lists.map(|line| line.as_str().unwrap().to_owned());
    problems.iter().map(words).chain(of_lists).collect()
}

#[track_caller]
fn speaks_of_the_page(desk: &mut Desk) {
    for lang in [Lang::Hi, Lang::En] {
        let all = said(desk, lang);
        assert!(!all.is_empty());
        for words in all {
            let found = OF_FILES.iter().find(|own| words.contains(**own));
            assert_eq!(found, None, "{words}");
        }
    }
}

#[test]
fn the_sample_of_an_office_is_told_in_words_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/office");
    for file in ["event.toml", "list.xlsx"] {
        fs::copy(sample.join(file), folder.path().join(file)).unwrap();
    }
    let mut desk = desk(folder.path());
    speaks_of_the_page(&mut desk);
    // What is said of a whole column stands beside the list.
    let said = desk.state(Lang::En)["lists"][0]["said"].to_string();
    assert!(said.contains("column M has no heading"), "{said}");
    assert!(said.contains("Latin letters"), "{said}");
}

#[test]
fn usual_faults_of_an_event_are_told_in_words_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut new = Desk::new(folder.path().join("a"), None);
    let wanted = serde_json::from_value(json!({"do": "new", "name": "सभा"})).unwrap();
    assert!(matches!(new.apply(wanted), Answer::State));
    speaks_of_the_page(&mut new);

    let two = |keys: [&str; 2]| {
        let [one, other] = keys.map(|keys| format!("[[advocate]]\nname = \"{keys}\n"));
        Case::bare().advocates(&(one + &other))
    };
    let list = "नाम,अधिवक्ता\nराम,आशा\n";
    let times = "start = 10:00:00\nend = 09:00:00\ndate = 2027-01-10";
    for case in [
        Case::bare().event_of("name = \"\""),
        Case::bare().event(times),
        Case::bare().event("end = 10:00:00\nend_date = 2027-01-11"),
        Case::bare().advocates(""),
        Case::bare().advocates("[[advocate]]\nname = \"\""),
        two(["आशा\"", "आशा\""]),
        two(["आशा\"\nsigns = false\nissues = false", "मोहन\""]),
        two(["आशा\"\nsigns = false", "मोहन\""]).letter("signing = \"issuing\""),
        two(["आशा\"\nissues = false", "मोहन\""]).letter("signing = \"issuing\"").list(list),
        two(["आशा\"\nissues = false", "मोहन\"\nissues = false"]).letter("signing = \"joint\""),
        two(["आशा\"\nsigns = false", "मोहन\"\nsigns = false"]).letter("signing = \"joint\""),
        Case::bare().lists(""),
        Case::bare().lists("[[list]]\nfile = \"gone.xlsx\""),
        Case::bare().list_keys("advocate = \"कोई और\""),
        Case::bare().list("क,ख\n1,2\n"),
        Case::bare().list("नाम,मोबाइल नंबरर\nराम,9431012345\n"),
        Case::bare().list("नाम,मत\nराम,jk; nsaxs\nश्याम,ugha nsaxs\nमोहन,jke flag\n"),
        Case::bare().list("नाम,अधिवक्ता\nराम,और कोई\n"),
        Case::bare().letter("template = \"invitation\""),
        Case::bare().letter(&format!("body = \"{}\"", "बहुत लंबा पाठ। ".repeat(900))),
    ] {
        let folder = tempfile::tempdir().unwrap();
        case.write_to(folder.path());
        speaks_of_the_page(&mut desk(folder.path()));
    }
}

#[test]
fn a_fault_of_the_event_stands_at_its_field() {
    let list = "[[list]]\nfile = \"list.csv\"\n";
    let advocate = "[[advocate]]\nname = \"आशा\"\n";
    let event = "version = 1\n[event]\nname = \"सभा\"\n";
    let with = |lines: &str| format!("{event}{lines}\n{advocate}{list}");
    let mut wrong = Vec::new();
    for (code, key, text) in [
        // Lines that are no TOML.
        ("A0135", Some("event.date"), with("date = 20.12.2026")),
        ("A0135", Some("event.venue"), with("place = \"आरा\"\nvenue = “हॉल”")),
        ("A0135", Some("event.venue"), with("place = \"आरा\"\nvenue = \"हॉल")),
        ("A0101", Some("event.agenda"), with("agenda = [\"क\", \"ख\"")),
        ("A0136", Some("event.name"), with("name = \"और\"")),
        (
            "A0136",
            Some("advocate.1.name"),
            with(&format!("{advocate}{advocate}name = \"मोहन\"")),
        ),
        // What is missing has the place of its table alone.
        ("A0108", Some("event.name"), format!("version = 1\n{advocate}{list}")),
        ("A0108", Some("advocate.1.name"), format!("{event}{advocate}[[advocate]]\n{list}")),
        ("A0108", Some("list.0.file"), format!("{event}{advocate}[[list]]\n")),
        (
            "A0109",
            Some("event.name"),
            format!("version = 1\n[event]\nname = \"\"\n{advocate}{list}"),
        ),
        ("A0117", Some("advocate"), format!("{event}{list}")),
        ("A0114", Some("event.end"), with("start = 10:00:00\nend = 09:00:00")),
        ("A0404", Some("card.name"), with("[letter]\ntemplate = \"chhapa-card\"")),
    ] {
        let all = faults(&text);
        let found: Vec<_> = all
            .iter()
            .map(|own| (own["code"].as_str().unwrap(), own["key"].as_str()))
            .collect();
        if !found.contains(&(code, key)) {
            wrong.push(format!("{code} {key:?}: {all:?}\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
