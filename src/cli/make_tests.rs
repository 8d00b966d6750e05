use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::output::{FolderSink, Sink as _};
use crate::support::program::{command, files, findings, letters_in, new_event};

fn events(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn programs_are_told_in_json() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let made = command(&["make", &event, "-o", &out, "--json", "--zip"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let told = events(&made.out);
    assert_eq!(told[0]["event"], "started");
    assert_eq!(told[0]["rows"], 4);
    let sets: Vec<(&str, u64)> = told
        .iter()
        .filter(|event| event["event"] == "files")
        .map(|event| (event["set"].as_str().unwrap(), event["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        sets,
        [("letters", 4), ("bundles", 2), ("merged", 1), ("report", 1), ("zip", 1), ("pile", 1)]
    );
    let last = told.last().unwrap();
    assert_eq!(
        (&last["event"], &last["status"], &last["letters"], &last["written"]),
        (&"finished".into(), &0.into(), &4.into(), &10.into())
    );

    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{text},श्री,पु,,,,,,,,,आशा वर्मा\r\n")).unwrap();
    let refused = command(&["make", &event, "-o", &out, "--json"]);
    assert_eq!((refused.code, refused.err.as_str()), (1, ""));
    let told = events(&refused.out);
    let said: Vec<_> = told
        .iter()
        .filter(|event| event["event"] == "diagnostic")
        .map(|event| (event["code"].as_str().unwrap(), &event["row"], &event["column"]))
        .collect();
    assert_eq!(
        said,
        [("A0302", &6.into(), &"नाम".into()), ("A0604", &Value::Null, &Value::Null)]
    );
    assert_eq!(told.last().unwrap()["status"], 1);
}

#[test]
fn the_quiet_tell_errors_only() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let made = command(&["make", &event, "-o", &out, "--quiet"]);
    assert_eq!((made.code, made.out.as_str(), made.err.as_str()), (0, "", ""));
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{text},श्री,पु,,,,,,,,,आशा वर्मा\r\n")).unwrap();
    let refused = command(&["make", &event, "-o", &out, "--quiet"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert_eq!(refused.said(), ["A0302 list.csv row 6 नाम", "A0604"]);
    assert_eq!(command(&["make", &event, "-o", &out, "--quiet", "--json"]).code, 2);
}

#[test]
fn flags_choose_the_files() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let run = |flags: &[&str]| {
        let _ = fs::remove_dir_all(&out);
        let made = command(&[&["make", &event, "-o", &out], flags].concat());
        (made.code, made.err)
    };
    assert_eq!(run(&["--sets", "merged,bundles", "--split", "3"]), (0, String::new()));
    assert_eq!(
        files(Path::new(&out)),
        [".aamantran-lock", "all-01.pdf", "all-02.pdf", "bundles", "letters.csv", "sheets.csv"]
    );
    assert_eq!(run(&["--sets", "letters", "--folders", "ग्राम"]), (0, String::new()));
    assert_eq!(files(&Path::new(&out).join("letters")), ["ज्ञानपुर", "नमूना टोला", "विद्यानगर"]);
    assert_eq!(run(&["--bundle-by", "village"]), (0, String::new()));
    assert_eq!(files(&Path::new(&out).join("bundles")).len(), 3);
    let (code, said) = run(&["--folders", "tehsil2"]);
    assert_eq!((code, findings(&said)), (1, vec!["A0703".to_owned()]));
    assert!(!Path::new(&out).exists());
    assert_eq!(run(&["--sets", "books"]).0, 2);
    assert_eq!(run(&["--split", "0"]).0, 2);
}

#[test]
fn a_fault_of_a_row_that_is_not_asked_for_costs_no_letter() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let header = fs::read_to_string(&list).unwrap();
    let header = header.lines().next().unwrap().to_owned();
    // The row stands in the middle of more letters than a thread takes at a time.
    let name = |at: usize| if at == 100 { "漢" } else { "राम" };
    let rows: Vec<String> = (0..200)
        .map(|at| format!("{} {at},श्री,पु,,,,ग्राम {at},,,,,आशा वर्मा", name(at)))
        .collect();
    let write = |rows: &[String]| fs::write(&list, format!("{header}\n{}\n", rows.join("\n")));
    write(&rows).unwrap();
    let out_folder = Path::new(&out);
    for (only, letters) in [("1-100", 100), ("102-200", 99), ("40-60", 21)] {
        let made = command(&["make", &event, "-o", &out, "--sets", "merged", "--only", only]);
        assert_eq!((made.code, made.err.as_str()), (0, ""), "{only}");
        let told = letters_in(&out_folder.join("selected"), [letters, 0]);
        assert!(made.out.starts_with(&told), "{only}: {}", made.out);
    }
    // Cancelled when it was sound, and then spoilt.
    let sound: Vec<String> = rows.iter().map(|row| row.replace('漢', "राम")).collect();
    write(&sound).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out, "--sets", "merged"]).code, 0);
    assert_eq!(command(&["mark", &event, "101", "--cancelled"]).code, 0);
    let spoilt: Vec<String> =
        sound.iter().map(|row| row.replace("ग्राम 100,", "漢 100,")).collect();
    write(&spoilt).unwrap();
    assert_eq!(command(&["mark", &event, "101", "--is", "102"]).code, 0);
    let made = command(&["make", &event, "-o", &out, "--sets", "merged"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert_eq!(
        made.out,
        letters_in(out_folder, [199, 0]) + "200 rows: 199 letters, 1 cancelled\n"
    );
}

// Elsewhere the lock stays, and with it its folder.
#[cfg(unix)]
#[test]
fn a_refused_run_leaves_nothing_behind() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows}राम 漢,श्री,पु,,,,,,,,,आशा वर्मा\r\n")).unwrap();
    let before = files(&root.path().join("sabha"));
    for sets in ["letters,bundles,merged", "merged", "bundles"] {
        let refused = command(&["make", &event, "-o", &out, "--sets", sets]);
        assert_eq!(refused.code, 1);
        assert_eq!(refused.said(), ["A0501 list.csv row 6 नाम", "A0604"]);
        assert!(!Path::new(&out).exists(), "{sets}");
        // Nor do the folders above it, nor those of a part.
        let deep = root.path().join("x/y/out").display().to_string();
        let part = ["--only", "1-5", "--sets", sets];
        assert_eq!(command(&[&["make", &event, "-o", &deep], &part[..]].concat()).code, 1);
        assert!(!root.path().join("x").exists(), "{sets}");
        // No number is used up for letters that were never made.
        assert_eq!(files(&root.path().join("sabha")), before, "{sets}");
    }
    fs::create_dir(&out).unwrap();
    fs::write(Path::new(&out).join("mine.txt"), "x").unwrap();
    assert_eq!(command(&["make", &event, "-o", &out, "--sets", "merged"]).code, 1);
    assert_eq!(files(Path::new(&out)), [".aamantran-lock", "mine.txt"]);
}

#[test]
fn a_run_goes_on_where_another_stopped() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let make = || command(&["make", &event, "-o", &out]);
    let told = letters_in(Path::new(&out), [2, 2]);
    assert_eq!(make().out, told);
    let path = |name: &str| Path::new(&out).join(name);
    let letters = files(&path("letters"));
    let letter = |at: usize| path("letters").join(&letters[at]);
    let whole = fs::read(letter(0)).unwrap();
    // One is missing, one was torn by a power cut, one half-written under another name.
    fs::remove_file(letter(0)).unwrap();
    fs::write(letter(1), &whole[..100]).unwrap();
    fs::write(path("letters/.aamantran-12-34"), "half").unwrap();
    fs::write(path(".aamantran-run"), "12\n").unwrap();
    let time = fs::metadata(letter(2)).unwrap().modified().unwrap();
    let again = make();
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert_eq!(again.out, told + "there already, and left as they are: 7 files\n");
    assert_eq!(fs::metadata(letter(2)).unwrap().modified().unwrap(), time);
    assert_eq!(files(&path("letters")), letters);
    assert!(fs::read(letter(0)).unwrap() == whole);
    assert_ne!(fs::metadata(letter(1)).unwrap().len(), 100);
    assert!(!path(".aamantran-run").exists());
}

#[test]
fn a_second_run_into_the_same_folder_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let other = FolderSink::new(&out).for_event("दूसरी सभा");
    other.put("letters/x", b"").unwrap();
    let refused = command(&["make", &event, "-o", &out]);
    assert_eq!(refused.code, 1);
    assert_eq!(refused.said(), ["A0614"]);
    assert!(
        refused.err.starts_with("error[A0614]: \"दूसरी सभा\" is being written to "),
        "{}",
        refused.err
    );
    // Letters to look at go to a folder of their own.
    assert_eq!(command(&["make", &event, "-o", &out, "--proof"]).code, 0);
    drop(other);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
}

#[test]
fn sheets_are_made_counted_and_put_away() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let refused = command(&["make", &event, "-o", &out, "--print", "stack"]);
    assert_eq!((refused.code, refused.said()), (1, vec!["A0640 event.toml".to_owned()]));
    assert!(!Path::new(&out).exists());

    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, format!("{text}\n[print]\nsheet = \"420mm x 297mm\"\n")).unwrap();
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("  print/all.pdf: 4 letters, 2 sheets\n"), "{}", made.out);
    assert_eq!(files(&Path::new(&out).join("print")).len(), 3);
    let told = command(&["make", &event, "-o", &out, "--json"]);
    let told = events(&told.out);
    let sheets = told.iter().find(|event| event["set"] == "print").unwrap();
    assert_eq!((&sheets["count"], &sheets["sheets"][0]["sheets"]), (&3.into(), &2.into()));

    let without = command(&["make", &event, "-o", &out, "--print", "none", "--tidy"]);
    assert_eq!(without.code, 0, "{}", without.err);
    assert_eq!(files(&Path::new(&out).join("old/print")).len(), 3);
    assert_eq!(command(&["make", &event, "--print", "book"]).code, 2);
}

#[test]
fn labels_are_for_those_who_have_letters() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let labels = ["make", &*event, "-o", &*out, "--labels"];
    assert_eq!(command(&labels).said(), ["A0642 event.toml"]);
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, format!("{text}\n[labels]\nsheet = \"L7163\"\n")).unwrap();
    let refused = command(&labels);
    assert_eq!((refused.code, refused.said()), (1, vec!["A0827".to_owned()]));

    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    command(&["mark", &event, "4", "--cancelled"]);
    let before = files(&root.path().join("sabha"));
    let made = command(&[&labels[..], &["--start", "14"]].concat());
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let folder = Path::new(&out).join("labels");
    let shown = folder.display();
    assert!(
        made.out.starts_with(&format!(
            "3 labels: {shown}\n  sheet: 2 × 7 labels of 99.1 × 38.1 mm each; the first is 14\n"
        )),
        "{}",
        made.out
    );
    let rest = "  print/all.pdf: 3 labels, 2 sheets\n4 rows: 3 labels, 1 cancelled\n";
    assert!(made.out.ends_with(rest), "{}", made.out);
    assert!(folder.join("print/all.pdf").is_file());
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(files(&root.path().join("sabha")), before);

    // Who has no letter is named, and all others have their labels.
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows}नया आदमी,,,,,,दूर,,,,,आशा वर्मा\r\n")).unwrap();
    let made = command(&labels);
    assert_eq!((made.code, made.said()), (3, vec!["A0825 list.csv row 6 नाम".to_owned()]));
    let sum =
        "5 rows: 3 labels, 1 held back (the reasons are in letters.csv, too), 1 cancelled\n";
    assert!(made.out.ends_with(sum), "{}", made.out);

    let few = command(&[&labels[..], &["--start", "15"]].concat());
    assert_eq!((few.code, few.said()), (1, vec!["A0646".to_owned()]));
    let one = command(&[&labels[..], &["--only", "2"]].concat());
    assert_eq!((one.code, one.err.as_str()), (0, ""));
    assert!(one.out.contains("print/all.pdf: 1 label, 1 sheet\n"), "{}", one.out);
    for more in ["--proof", "--changed", "--zip", "--print=stack"] {
        assert_eq!(command(&[&labels[..], &[more]].concat()).code, 2, "{more}");
    }
    assert_eq!(command(&["make", &event, "--start", "2"]).code, 2);
}

#[test]
fn envelopes_are_for_those_who_have_letters() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let envelopes = ["make", &*event, "-o", &*out, "--envelopes"];
    assert_eq!(command(&envelopes).said(), ["A0648 event.toml"]);
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, format!("{text}\n[envelopes]\nsize = \"DL\"\n")).unwrap();
    assert_eq!(command(&envelopes).said(), ["A0827"]);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let before = files(&root.path().join("sabha"));
    let made = command(&envelopes);
    let folder = Path::new(&out).join("envelopes");
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert!(
        made.out.starts_with(&format!("4 envelopes: {}\n", folder.display())),
        "{}",
        made.out
    );
    assert!(made.out.ends_with("  print/all.pdf: 4 envelopes, 4 sheets\n"), "{}", made.out);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(files(&root.path().join("sabha")), before);
    assert_eq!(command(&[&envelopes[..], &["--labels"]].concat()).code, 2);
}

/// The names of the PDFs in a folder.
fn pdfs(folder: &str) -> Vec<String> {
    let mut names = files(Path::new(folder));
    names.retain(|name| name.strip_suffix(".pdf").is_some());
    names
}

#[test]
fn ruler_pages_are_made_for_what_the_event_prints() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let text = fs::read_to_string(&event).unwrap();
    let tables = "[labels]\nsheet = \"L7160\"\n[envelopes]\nsize = \"C6\"\nfeed = \"left\"\n";
    for (more, pages) in
        [("", vec!["paper.pdf"]), (tables, vec!["envelope.pdf", "labels.pdf", "paper.pdf"])]
    {
        fs::write(&event, format!("{text}\n{more}")).unwrap();
        let made = command(&["ruler", &event, "-o", &out]);
        assert_eq!((made.code, made.err.as_str()), (0, ""));
        let folder = Path::new(&out).join("ruler").display().to_string();
        assert_eq!(pdfs(&folder), pages);
        assert!(made.out.contains(&format!("ruler pages: {folder}\n")), "{}", made.out);
        for name in pages {
            assert!(made.out.contains(&format!("  {name}: ")), "{}", made.out);
        }
        // Nothing lies loose in the folder that was given.
        assert_eq!(files(Path::new(&out)), ["ruler"]);
        fs::remove_dir_all(&out).unwrap();
    }
    let alone = command(&["ruler", "-o", &out]);
    assert_eq!(alone.code, 0, "{}", alone.err);
    assert_eq!(pdfs(&Path::new(&out).join("ruler").display().to_string()), ["paper.pdf"]);
    fs::write(&event, text.replace("version", "versionn")).unwrap();
    assert_eq!(command(&["ruler", &event, "-o", &out]).code, 1);
}
