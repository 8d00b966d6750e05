//! Runs that follow each other, with their ledger.

use std::fs;
use std::path::Path;

use crate::diagnostic::Diagnostics;
use crate::session::{GivenLedger, LedgerSession, Purpose};
use crate::support::program::{command, files, findings, letters_in, new_event};

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// The ledger of an event, for a run.
fn open(event: &str) -> (LedgerSession, Diagnostics) {
    let purpose = Purpose::Write("make");
    LedgerSession::open(Path::new(event), &GivenLedger::default(), purpose, || ()).unwrap()
}

/// Changes the list, or another text.
fn change(path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// The cells of the ledger's line of a serial.
fn line(ledger: &Path, serial: u32) -> Vec<String> {
    let text = read(ledger);
    let start = format!("{serial},");
    let line = text.lines().find(|line| line.starts_with(&start)).unwrap();
    line.split(',').map(str::to_owned).collect()
}

#[test]
fn serials_stay_while_the_list_changes() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    assert_eq!(command(&["check", &event]).code, 0);
    assert!(!ledger.exists());
    assert_eq!(command(&["make", &event, "-o", &out, "--proof"]).code, 0);
    assert!(!ledger.exists());

    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let text = read(&ledger);
    let headings = "क्रमांक (serial) – अंतिम (last) 4,पहचान (id),नाम (name),पिता/पति (father or husband),\
                    ग्राम (village),वार्ड (ward),मोबाइल (phone),अधिवक्ता (advocate),स्थिति (status),\
                    बना (made),सामग्री (content),छपा (printed),सौंपा (handed over),\
                    दोबारा छपा (reprinted),रद्द (cancelled),टिप्पणी (note)";
    assert_eq!(text.lines().next().unwrap(), format!("\u{FEFF}{headings}"));
    let second = line(&ledger, 2);
    assert_eq!(second[2..5], ["सीता देवी", "श्याम सुंदर", "ज्ञानपुर"]);
    assert_eq!(second[8], "बना (made)");
    assert_eq!(second[9].len(), "21.09.2025 10:30".len());
    assert_eq!(second[10].len(), 24);
    assert_eq!(read(&root.path().join("sabha/ledger.csv.bak")), text);
    // The same once more changes nothing.
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(read(&ledger), text);

    // Somebody new stands first, and the first one has gone.
    change(&list, "राम प्रसाद,श्री,पु,स्व. हरि प्रसाद,,सदस्य,नमूना टोला,3,", "गीता,,,,,,दूर,,");
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let gone = "in the lists no more, though their serials stay theirs: 1\n  \
                1 राम प्रसाद, स्व. हरि प्रसाद, नमूना टोला, 3\n";
    let left = "  letters/001-राम प्रसाद.pdf (राम प्रसाद, स्व. हरि प्रसाद, नमूना टोला, 3: not in the lists)\n";
    let told = letters_in(Path::new(&out), [2, 2]);
    assert_eq!(
        made.out,
        format!(
            "{told}{gone}1 file of an earlier run, not made this time, left as it is:\n{left}"
        )
    );
    let letters = files(&Path::new(&out).join("letters"));
    assert!(letters.contains(&"005-गीता.pdf".to_owned()), "{letters:?}");
    assert!(letters.contains(&"002-सीता देवी.pdf".to_owned()), "{letters:?}");
    assert_eq!(line(&ledger, 1)[8], "सूची में नहीं (not in the list)");

    // What is left over is moved on request, and only that.
    fs::write(Path::new(&out).join("letters/mine.pdf"), "mine").unwrap();
    let tidied = command(&["make", &event, "-o", &out, "--tidy"]);
    let out = Path::new(&out);
    let old = out.join("old");
    assert_eq!(
        tidied.out,
        format!(
            "{told}there already, and left as they are: 9 files\n{gone}1 file moved to \
             {}:\n{left}1 file of an earlier run, not made this time, left as it is:\n  \
             letters/mine.pdf\n",
            old.display()
        )
    );
    assert_eq!(files(&out.join("old/letters")), ["001-राम प्रसाद.pdf"]);
    assert!(out.join("letters/mine.pdf").exists());
    assert_eq!(files(&out.join("letters")).len(), 5);
}

#[test]
fn who_is_in_doubt_is_asked_and_answered() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    command(&["make", &event, "-o", &out]);
    change(&list, "राम प्रसाद", "रामप्रवेश");
    let checked = command(&["check", &event]);
    assert_eq!(checked.code, 1);
    assert_eq!(checked.said(), ["A0809 list.csv row 2 नाम"]);
    // Whoever may be the one in doubt has not left the lists.
    assert!(checked.out.ends_with("\n1 error, 0 warnings\n"), "{}", checked.out);
    let ask = format!("`aamantran mark {event} 1 --is 2`");
    assert!(checked.err.contains(&ask), "{}", checked.err);
    let refused = command(&["make", &event, "-o", &out]);
    assert_eq!(refused.said(), ["A0604", "A0809 list.csv row 2 नाम"]);
    let held = command(&["make", &event, "-o", &out, "--skip-invalid"]);
    assert_eq!((held.code, held.said()), (3, vec!["A0809 list.csv row 2 नाम".to_owned()]));
    let told = letters_in(Path::new(&out), [1, 2]);
    assert_eq!(
        held.out,
        format!(
            "{told}4 rows: 3 letters, 1 held back (the reasons are in letters.csv, too)\n1 file of an earlier \
             run, not made this time, left as it is:\n  letters/001-राम प्रसाद.pdf \
             (राम प्रसाद, स्व. हरि प्रसाद, नमूना टोला, 3: not settled yet)\n"
        )
    );
    assert_eq!(line(&root.path().join("sabha/ledger.csv"), 1)[8], "बना (made)");
    let report = read(&Path::new(&out).join("letters.csv"));
    assert!(report.contains("\r\n,,रामप्रवेश,"), "{report}");

    let noted = command(&["mark", &event, "1", "--is", "2"]);
    assert_eq!((noted.code, noted.err.as_str()), (0, ""));
    let owner = |serial, person| format!("{serial:>7}  is now the number of {person}\n");
    let sita = "सीता देवी, श्याम सुंदर, ज्ञानपुर";
    let ram = "रामप्रवेश, स्व. हरि प्रसाद, नमूना टोला, 3";
    let one = "noted in the ledger: serials 1 (1 in all)\n";
    assert_eq!(noted.out, one.to_owned() + &owner(1, ram));
    assert_eq!(command(&["check", &event]).code, 0);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert!(Path::new(&out).join("letters/001-रामप्रवेश.pdf").exists());

    // A number given to the wrong row is another's: both are named.
    let before = read(&root.path().join("sabha/ledger.csv"));
    let mistaken = command(&["mark", &event, "1", "--is", "3"]);
    assert_eq!(mistaken.out, one.to_owned() + &owner(1, sita) + &owner(2, ram));
    assert_eq!(command(&["mark", &event, "1", "--is", "2"]).code, 0);
    assert_eq!(read(&root.path().join("sabha/ledger.csv")), before);

    change(&list, "रामप्रवेश", "सत्यदेव");
    let noted = command(&["mark", &event, "--new", "all"]);
    assert_eq!(noted.err, "");
    assert_eq!(
        noted.out,
        "noted in the ledger: serials 5 (1 in all)\n      5  सत्यदेव, स्व. हरि प्रसाद, नमूना टोला, 3\n"
    );
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert!(Path::new(&out).join("letters/005-सत्यदेव.pdf").exists());
}

#[test]
fn several_rows_are_said_to_be_known_people_at_once() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    command(&["make", &event, "-o", &out]);
    let ledger = root.path().join("sabha/ledger.csv");
    let before = read(&ledger);
    // One for each, in the order in which they are written.
    change(&list, "राम प्रसाद", "रामप्रवेश");
    change(&list, "क्षितिज कुमार", "क्षितीश कुमार");
    let wrong = command(&["mark", &event, "3,1", "--is", "2"]);
    assert_eq!((wrong.code, wrong.said()), (1, vec!["A0818".to_owned()]));
    let wrong = command(&["mark", &event, "3", "--is", "all"]);
    assert_eq!((wrong.code, wrong.said()), (1, vec!["A0818".to_owned()]));
    assert_eq!(read(&ledger), before);
    let noted = command(&["mark", &event, "3,1", "--is", "4", "--is", "2"]);
    assert_eq!((noted.code, noted.err.as_str()), (0, ""));
    assert_eq!((&*line(&ledger, 1)[2], &*line(&ledger, 3)[2]), ("रामप्रवेश", "क्षितीश कुमार"));

    // All that are in doubt.
    change(&list, "मो. इरफ़ान", "मो. इमरान");
    change(&list, "रामप्रवेश", "रामसेवक");
    let checked = command(&["check", &event]);
    assert_eq!(checked.said().len(), 2, "{:?}", checked.said());
    let noted = command(&["mark", &event, "--is", "all"]);
    assert_eq!((noted.code, noted.err.as_str()), (0, ""));
    assert!(noted.out.contains("1  is now the number of रामसेवक"), "{}", noted.out);
    assert_eq!(command(&["check", &event]).said(), [""; 0]);
    let none = command(&["mark", &event, "--is", "all"]);
    assert_eq!((none.code, none.out.lines().count()), (0, 1), "{}", none.out);
}

#[test]
fn only_what_changed_is_made() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let changed = ["make", &event, "-o", &out, "--changed"];
    // Nothing is made yet.
    let part = Path::new(&out).join("selected");
    assert_eq!(command(&changed).out, letters_in(&part, [2, 2]));
    let none = command(&changed);
    assert_eq!(
        (none.code, none.out.as_str()),
        (0, "nothing has changed: no letter was made\n4 rows: 0 letters, 4 unchanged\n")
    );

    change(&list, "कोषाध्यक्ष", "अध्यक्ष");
    change(&list, "मो. इरफ़ान,जनाब,पु,,,,", "मो. इरफ़ान,जनाब,पु,,,सचिव,");
    let made = command(&changed);
    assert_eq!(made.err, "");
    let sum = letters_in(&part, [0, 2]) + "4 rows: 2 letters, 2 unchanged\n";
    let left = "3 files of an earlier run, not made this time, left as they are:\n  \
                bundles/आशा वर्मा.pdf\n  letters/001-राम प्रसाद.pdf ";
    assert!(made.out.starts_with(&sum) && made.out.contains(left), "{}", made.out);
    // The bytes are those of a run for all.
    let third = "letters/003-क्षितिज कुमार.pdf";
    let bytes = fs::read(part.join(third)).unwrap();
    command(&["make", &event, "-o", &out]);
    assert!(fs::read(Path::new(&out).join(third)).unwrap() == bytes);

    // What concerns all letters, and a new row, which changes no other letter.
    assert_eq!(command(&changed).out, none.out);
    fs::write(&list, format!("{}भरत ढोंढियाल,,,,,,,,,,,आशा वर्मा\r\n", read(Path::new(&list))))
        .unwrap();
    let sum = letters_in(&part, [1, 0]) + "5 rows: 1 letter, 4 unchanged\n";
    let made = command(&changed).out;
    assert!(made.starts_with(&sum), "{made}");
    change(&event, "size = \"A4\"", "size = \"A4\"\nmargin_left = \"21mm\"");
    let made = command(&changed).out;
    assert!(made.starts_with(&letters_in(&part, [3, 2])), "{made}");
}

#[test]
fn marks_are_kept_and_cancelled_letters_are_not_made() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    command(&["make", &event, "-o", &out]);
    let noted = command(&["mark", &event, "1-3", "--printed", "--on", "2025-09-22"]);
    let [first, second, third] = [
        "      1  राम प्रसाद, स्व. हरि प्रसाद, नमूना टोला, 3\n",
        "      2  सीता देवी, श्याम सुंदर, ज्ञानपुर\n",
        "      3  क्षितिज कुमार, विद्यानगर, 7\n",
    ];
    assert_eq!(
        noted.out,
        format!(
            "noted in the ledger: serials 1-3 (3 in all), 22.09.2025\n{first}{second}{third}"
        )
    );
    command(&[
        "mark",
        &event,
        "2",
        "--handed-over",
        "--on",
        "23/9/2025",
        "--note",
        "घर पर, स्वयं",
    ]);
    command(&["mark", &event, "3", "--reprinted"]);
    command(&["mark", &event, "4", "--cancelled"]);
    let second = line(&ledger, 2);
    assert_eq!((second[8].as_str(), second[11].as_str()), ("सौंपा (handed over)", "22.09.2025"));
    assert_eq!((second[12].as_str(), second[15].as_str()), ("23.09.2025", "\"घर पर"));
    assert_eq!(line(&ledger, 3)[13], "1");
    assert_eq!(line(&ledger, 4)[8], "रद्द (cancelled)");

    let made = command(&["make", &event, "-o", &out]);
    let cancelled = "1 file of an earlier run, not made this time, \
                     left as it is:\n  letters/004-मो. इरफ़ान.pdf \
                     (मो. इरफ़ान, नमूना टोला, 4: cancelled)\n";
    assert_eq!(
        made.out,
        letters_in(Path::new(&out), [2, 1])
            + "there already, and left as they are: 4 files\n4 rows: 3 letters, 1 cancelled\n"
            + cancelled
    );
    let refused = command(&["make", &event, "-o", &out, "--only", "4"]);
    assert_eq!((refused.code, refused.said()), (1, vec!["A0813".to_owned()]));
    assert!(refused.err.contains("asked for are cancelled: 4\n"), "{}", refused.err);

    // Printed letters that have changed are named.
    change(&list, "कोषाध्यक्ष", "अध्यक्ष");
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!(made.said(), ["A0814"]);
    assert!(made.err.contains("as they were printed: 3 क्षितिज कुमार, "), "{}", made.err);

    command(&["mark", &event, "4", "--cancelled", "--undo"]);
    let again = command(&["make", &event, "-o", &out, "--changed"]);
    let selected = Path::new(&out).join("selected");
    let sum = "4 rows: 1 letter, 3 unchanged\n";
    assert_eq!(again.out, letters_in(&selected, [0, 1]) + sum);

    for (arguments, code) in [
        (&["mark", &event, "9", "--printed"][..], "A0810"),
        (&["mark", &event, "--printed"], "A0817"),
        (&["mark", &event, "1-2", "--is", "2"], "A0818"),
        (&["mark", &event, "1", "--is", "99"], "A0811"),
        (&["mark", &event, "--new", "2"], "A0812"),
        (&["mark", &event, "1", "--printed", "--on", "कल"], "A0815"),
        (&["mark", &event, "क", "--printed"], "A0701"),
    ] {
        let refused = command(arguments);
        assert_eq!((refused.code, refused.said()), (1, vec![code.to_owned()]));
    }
    assert_eq!(command(&["mark", &event, "1"]).code, 2);
    assert_eq!(command(&["mark", &event, "1", "--on", "2025-09-22"]).code, 2);
}

#[test]
fn a_ledger_that_was_harmed_stops_everything() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let [ledger, kept] =
        ["ledger.csv", "ledger.csv.bak"].map(|name| root.path().join("sabha").join(name));
    command(&["make", &event, "-o", &out]);
    let good = read(&ledger);
    let lost: String = good.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
    let twice = good.replacen("\n2,", "\n1,", 1);
    for (harmed, said) in [
        (lost.as_str(), "A0805 ledger.csv row 1"),
        (&twice, "A0804 ledger.csv row 3"),
        ("", "A0801 ledger.csv"),
        ("नाम,ग्राम\nराम,बेला\n", "A0801 ledger.csv row 1"),
        ("<html><table></table>", "A0802 ledger.csv"),
    ] {
        fs::write(&ledger, harmed).unwrap();
        for arguments in [
            &["make", &event, "-o", &out][..],
            &["check", &event],
            &["mark", &event, "1", "--printed"],
        ] {
            let refused = command(arguments);
            assert_eq!(refused.code, 1, "{said} {arguments:?}");
            assert_eq!(refused.said(), [said], "{arguments:?}");
        }
        assert_eq!(read(&ledger), harmed);
        assert_eq!(read(&kept), good);
    }
    fs::remove_file(&ledger).unwrap();
    let refused = command(&["make", &event, "-o", &out]);
    assert_eq!(refused.said(), ["A0816"]);
    fs::rename(&kept, &ledger).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
}

#[test]
fn lines_taken_out_by_hand_are_missed() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    command(&["make", &event, "-o", &out]);
    let text = read(&ledger).replace("अंतिम (last) 4", "");
    let kept: Vec<&str> = text.split_inclusive("\r\n").take(3).collect();
    fs::write(&ledger, kept.concat()).unwrap();
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!(made.said(), ["A0806"]);
    assert!(made.err.contains("ledger: 3-4."), "{}", made.err);
    assert_eq!(
        made.out,
        letters_in(Path::new(&out), [2, 2])
            + "2 files of an earlier run, not made this time, left as they are:\n  \
               letters/003-क्षितिज कुमार.pdf\n  letters/004-मो. इरफ़ान.pdf\n"
    );
    assert_eq!(line(&ledger, 5)[2], "क्षितिज कुमार");
    assert_eq!(command(&["make", &event, "-o", &out]).err, "");
}

#[test]
fn the_ledger_may_lie_elsewhere() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let other = root.path().join("पंजी.csv").display().to_string();
    let made = command(&["make", &event, "-o", &out, "--ledger", &other]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert_eq!(files(&root.path().join("sabha")), ["event.toml", "list.csv"]);
    assert_eq!(command(&["mark", &event, "1", "--printed", "--ledger", &other]).code, 0);
    change(&list, "राम प्रसाद", "रामप्रवेश");
    assert_eq!(command(&["check", &event]).code, 0);
    let checked = command(&["check", &event, "--ledger", &other]);
    assert_eq!(
        (checked.code, checked.said()),
        (1, vec!["A0809 list.csv row 2 नाम".to_owned()])
    );
    // The question is answered in that ledger.
    let elsewhere = format!("--ledger {other}`");
    let [same, new] = [["1 ", "--is"], ["", "--new"]]
        .map(|[serial, word]| format!("`aamantran mark {event} {serial}{word} 2 {elsewhere}"));
    if cfg!(unix) {
        let help =
            format!("    help: If it is the same person: {same}; if a new one: {new}.\n");
        assert!(checked.err.ends_with(&help), "{}", checked.err);
    }
    let noted = command(&["mark", &event, "1", "--is", "2", "--ledger", &other]);
    assert_eq!((noted.code, noted.err.as_str()), (0, ""));
    assert_eq!(command(&["check", &event, "--ledger", &other]).code, 0);
    // A list is no ledger.
    let refused = command(&["make", &event, "-o", &out, "--ledger", &list]);
    assert_eq!(refused.said(), ["A0801 list.csv row 1"]);

    let text = read(Path::new(&event));
    fs::write(&event, format!("{text}\n[output]\nledger = \"../पंजी.csv\"\n")).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(files(&root.path().join("sabha")), ["event.toml", "list.csv"]);
    // Nor is it written over.
    fs::rename(&other, root.path().join("letters.csv")).unwrap();
    let ledger = root.path().join("letters.csv").display().to_string();
    let over = root.path().display().to_string();
    let refused = command(&["make", &event, "-o", &over, "--ledger", &ledger]);
    assert_eq!(
        refused.err,
        format!(
            "error[A0606]: {ledger} is read for the letters, and making them would write over it\n    \
             help: Give another folder after -o; nothing was written.\n"
        )
    );
}

#[test]
fn numbers_are_on_the_disk_before_any_letter() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let out_folder = Path::new(&out);
    // A ledger that cannot be written: no letter.
    let folder = root.path().join("none");
    let nowhere = folder.join("ledger.csv").display().to_string();
    let failed = command(&["make", &event, "-o", &out, "--ledger", &nowhere]);
    let said = format!(
        "error[A0808]: the ledger {nowhere} was not written: there is no folder {}\n    help: Make \
         that folder, or correct the ledger's name in `--ledger` and `[output]`.\n",
        folder.display()
    );
    assert_eq!((failed.code, failed.err), (1, said));
    assert_eq!(files(&out_folder.join("letters")), [""; 0]);
    assert!(!out_folder.join("all.pdf").exists());
    // Letters that cannot be written: their numbers are used all the same.
    fs::create_dir_all(out_folder).unwrap();
    fs::remove_dir_all(out_folder.join("letters")).ok();
    fs::write(out_folder.join("letters"), "in the way").unwrap();
    let failed = command(&["make", &event, "-o", &out]);
    assert_eq!((failed.code, failed.said()), (1, vec!["A0601".to_owned()]));
    let ledger = root.path().join("sabha/ledger.csv");
    assert_eq!(line(&ledger, 1)[8], "आरंभ (begun)");
    fs::remove_file(out_folder.join("letters")).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(line(&ledger, 4)[8], "बना (made)");
}

#[test]
fn what_the_office_writes_meanwhile_is_kept() {
    use crate::diagnostic::Diagnostic;
    use crate::generate::{Options, generate};
    use crate::input::Job;
    use crate::output::MemorySink;

    let root = tempfile::tempdir().unwrap();
    let [event, _, _] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    let mut job = Job::read(Path::new(&event)).unwrap();
    let (mut session, _) = open(&event);
    session.assign(&mut job).unwrap();
    let summary = session.guard(&job, &MemorySink::new(), |sink| {
        assert!(!ledger.exists());
        let made = generate(&job, &Options::new(), sink);
        assert_eq!(line(&ledger, 4)[8], "आरंभ (begun)");
        // A remark, and an older version that lacks the last line.
        let text = read(&ledger).replacen("राम प्रसाद", "राम प्रसाद जी", 1);
        let kept: Vec<&str> = text.split_inclusive("\r\n").take(4).collect();
        fs::write(&ledger, kept.concat()).unwrap();
        made
    });
    session.finish(&summary.unwrap(), &[]).unwrap();
    assert_eq!(
        session.take_said().to_string(),
        "warning[A0806]: these serials were taken out of the ledger while the program worked, and \
         were put back: 4\n    help: For people who are to have no letter: `aamantran mark EVENT \
         SERIALS --cancelled`.\n"
    );
    drop(session);
    assert_eq!(line(&ledger, 1)[2], "राम प्रसाद जी");
    for serial in 1..=4 {
        assert_eq!(line(&ledger, serial)[8], "बना (made)");
    }
    // A second one that read the ledger before the first wrote it uses no number.
    let (mut late, _) = open(&event);
    let text =
        read(&ledger).replace("बना (made),", ",").replace(line(&ledger, 2)[10].as_str(), "");
    fs::write(&ledger, text).unwrap();
    late.ledger = crate::ledger::Ledger::default();
    late.assign(&mut job).unwrap();
    let refused =
        late.guard(&job, &MemorySink::new(), |sink| generate(&job, &Options::new(), sink));
    let codes: Vec<_> = refused.unwrap_err().iter().map(Diagnostic::code).collect();
    assert_eq!(codes, ["A0807"]);
}

#[test]
fn a_long_ledger_waits_for_the_lists_and_is_read_all_the_same() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let ledger = root.path().join("sabha/ledger.csv");
    let waits = || {
        let mut waits = 0;
        LedgerSession::open(Path::new(&event), &GivenLedger::default(), Purpose::Look, || {
            waits += 1;
        })
        .unwrap();
        waits
    };
    assert_eq!(waits(), 0);
    // The remark at the end of the last line.
    let remark = "क".repeat(3 << 20);
    let text = read(&ledger);
    fs::write(&ledger, format!("{}{remark}\r\n", text.trim_end())).unwrap();
    assert_eq!(waits(), 1);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(line(&ledger, 4).last(), Some(&remark));
}

#[test]
fn a_remark_in_the_ledger_while_letters_are_made_costs_nothing() {
    use std::path::Path;

    use crate::diagnostic::Diagnostic;
    use crate::generate::{Options, generate};
    use crate::input::Job;
    use crate::output::MemorySink;

    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    let run = |change: &dyn Fn(String) -> String| {
        let mut job = Job::read(Path::new(&event)).unwrap();
        let (mut session, _) = open(&event);
        session.assign(&mut job).unwrap();
        let made = session.guard(&job, &MemorySink::new(), |sink| {
            let text = fs::read_to_string(&ledger).unwrap_or_default();
            fs::write(&ledger, change(text)).unwrap();
            generate(&job, &Options::new(), sink)
        });
        made.and_then(|summary| session.finish(&summary, &[]))
            .map_err(|faults| faults.iter().map(Diagnostic::code).collect::<Vec<_>>())
    };
    assert_eq!(
        command(&["make", &event, "-o", &root.path().join("o").display().to_string()]).code,
        0
    );
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows}गीता कुमारी,कुमारी,,,,,बेला,,,,,आशा वर्मा\r\n")).unwrap();
    // A remark in a line that stays whose it is.
    run(&|text| text.replacen("\r\n1,", "\r\n\"1\",", 1)).unwrap();
    assert_eq!(line(&ledger, 5)[8], "बना (made)");
    // The number of somebody else now.
    fs::write(
        &list,
        format!(
            "{rows}गीता कुमारी,कुमारी,,,,,बेला,,,,,आशा वर्मा\r\nमीरा बाई,,,,,,दूर,,,,,आशा वर्मा\r\n"
        ),
    )
    .unwrap();
    let refused = run(&|text| text.replacen("गीता कुमारी", "कोई और", 1));
    assert_eq!(refused.unwrap_err(), ["A0807"]);
}

/// An event of envelopes for the people of another one.
fn envelopes(root: &Path, event: &str) -> String {
    let path = root.join("sabha/envelopes.toml");
    let text = read(Path::new(event)).replace("सम्मेलन", "सम्मेलन का लिफ़ाफ़ा");
    let more = "\n[output]\nledger = \"ledger.csv\"\nledger_read_only = true\n";
    fs::write(&path, text + more).unwrap();
    path.display().to_string()
}

#[test]
fn envelopes_read_serials_and_change_nothing() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let other = envelopes(root.path(), &event);
    let [ledger, second] = ["sabha/ledger.csv", "second"].map(|name| root.path().join(name));
    let second_out = second.display().to_string();
    let make = ["make", &*other, "-o", &*second_out];
    let missing = command(&make);
    let said = format!(
        "error[A0827]: there is no ledger {} to read serials from\n    help: First run `make` for \
         the event of the letters, or check the name of its ledger in `ledger`.\n",
        ledger.display()
    );
    assert_eq!((missing.code, missing.err), (1, said));
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    command(&["mark", &event, "1", "--printed"]);
    command(&["mark", &event, "4", "--cancelled"]);
    let before = files(&root.path().join("sabha"));
    let text = read(&ledger);

    // In another order, with somebody who has no letter.
    let rows = read(Path::new(&list));
    let mut lines: Vec<&str> = rows.split_inclusive("\r\n").collect();
    lines[1..].reverse();
    fs::write(&list, format!("{}नया आदमी,,,,,,दूर,,,,,आशा वर्मा\r\n", lines.concat())).unwrap();
    let refused = command(&make);
    let said = format!(
        "{list}: row 6, column नाम: error[A0825]: \"नया आदमी\" has no serial in the ledger, and no \
         new one is given here\n    \"नया आदमी\"\n    help: First run `make` for the event of the \
         letters, then for this one.\nerror[A0604]: one row has errors, so nothing was made\n    help: \
         Mend it, or use --skip-invalid to make the other letters now.\n"
    );
    assert_eq!((refused.code, refused.err), (1, said));
    assert_eq!(command(&["check", &other]).said(), ["A0825 list.csv row 6 नाम"]);
    let made = command(&[&make[..], &["--skip-invalid"]].concat());
    assert_eq!((made.code, made.said()), (3, vec!["A0825 list.csv row 6 नाम".to_owned()]));
    let expected = ["001-राम प्रसाद.pdf", "002-सीता देवी.pdf", "003-क्षितिज कुमार.pdf"];
    let names = files(&second.join("letters"));
    assert_eq!(names.len(), 3, "{names:?}");
    for (name, own) in names.iter().zip(expected) {
        assert_eq!(name[..3], own[..3]);
    }
    // Nothing is noted, and nothing is in the way of the letters.
    assert_eq!(read(&ledger), text);
    assert_eq!(files(&root.path().join("sabha")), before);
    fs::write(&list, rows).unwrap();
    let changed = command(&["make", &event, "-o", &out, "--changed"]);
    assert_eq!(
        changed.out,
        "nothing has changed: no letter was made\n4 rows: 0 letters, 3 unchanged, 1 cancelled\n"
    );
    // The same by a flag.
    let flags = ["--ledger", &*ledger.display().to_string(), "--ledger-read-only"];
    let own = fs::read_to_string(&other).unwrap();
    fs::write(&other, own.split("\n[output]").next().unwrap()).unwrap();
    assert_eq!(command(&[&make[..], &flags].concat()).code, 0);
    assert_eq!(command(&[&["check", &*other][..], &flags].concat()).code, 0);
    assert_eq!(read(&ledger), text);
    let refused = command(&[&make[..], &flags, &["--changed"]].concat());
    assert_eq!(refused.said(), ["A0828"]);
    // Without it the letters of the second event are those that count.
    let made = command(&[&make[..], &flags[..2]].concat());
    assert_eq!((made.code, made.said()), (0, vec!["A0814".to_owned()]));
    assert_ne!(read(&ledger), text);
}

#[test]
fn nothing_is_marked_by_an_event_that_only_reads() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    command(&["make", &event, "-o", &out]);
    let other = envelopes(root.path(), &event);
    let before = read(&root.path().join("sabha/ledger.csv"));
    let refused = command(&["mark", &other, "1", "--printed"]);
    assert_eq!(
        (refused.code, refused.err.as_str()),
        (
            1,
            "error[A0826]: this event only reads its ledger; nothing was written there\n    help: \
             Give `mark` the event file of the letters.\n"
        )
    );
    assert_eq!(read(&root.path().join("sabha/ledger.csv")), before);
}

#[test]
fn when_no_numbers_are_left_nothing_is_written() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let [ledger, kept] =
        ["ledger.csv", "ledger.csv.bak"].map(|name| root.path().join("sabha").join(name));
    command(&["make", &event, "-o", &out]);
    let text = read(&ledger).replace("(last) 4", "(last) 99999998");
    fs::write(&ledger, &text).unwrap();
    let copy = read(&kept);
    let rows = read(Path::new(&list));
    let new = "गीता,,,,,,बेला,,,,,आशा वर्मा\r\n";
    fs::write(&list, format!("{rows}{new}{}", new.replace("गीता", "मीरा"))).unwrap();
    for arguments in [
        &["make", &*event, "-o", &*out][..],
        &["make", &event, "-o", &out, "--proof"],
        &["check", &event],
        &["mark", &event, "--new", "6", "--new", "7"],
    ] {
        let refused = command(arguments);
        assert_eq!(refused.code, 1, "{arguments:?}");
        assert_eq!(refused.said(), ["A0822"], "{arguments:?}");
        assert!(refused.err.contains("there are no serials left for 2 new"));
        assert_eq!((read(&ledger), read(&kept)), (text.clone(), copy.clone()));
    }
    // What needs no number is done, though there are more new people than numbers.
    for (row, owner) in [("3", "सीता देवी"), ("2", "राम प्रसाद")]
    {
        let noted = command(&["mark", &event, "1", "--is", row]);
        assert_eq!((noted.code, noted.err.as_str()), (0, ""));
        assert!(
            noted.out.contains(&format!("1  is now the number of {owner}")),
            "{}",
            noted.out
        );
    }
    assert_eq!((read(&ledger), read(&kept)), (text.clone(), text.clone()));
    let known = command(&["mark", &event, "--new", "2"]);
    assert_eq!(known.said(), ["A0812"]);
    // One of them fits, and the ledger is as good as before.
    assert_eq!(command(&["mark", &event, "--new", "6"]).code, 0);
    fs::write(&list, format!("{rows}{new}")).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(line(&ledger, 99_999_999)[2], "गीता");
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
}

#[test]
fn a_ledger_that_would_not_be_read_again_is_not_begun() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let ledger = root.path().join("पंजी.xlsx");
    let path = ledger.display().to_string();
    let refused = command(&["make", &event, "-o", &out, "--ledger", &path]);
    let said = format!(
        "error[A0829]: the ledger cannot be called {path}: it is written in CSV\n    help: Give it a \
         name that ends in `.csv`.\n"
    );
    assert_eq!((refused.code, refused.err), (1, said));
    assert!(!ledger.exists() && !Path::new(&out).exists());
}

#[test]
fn a_ledger_that_cannot_be_written_serves_for_what_does_not_change_it() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    // The lock cannot be made, as in a folder that may not be written.
    let lock = root.path().join("sabha/.ledger.csv.lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    assert_eq!(command(&["check", &event]).code, 0);
    let again = command(&["make", &event, "-o", &out]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    let rows = read(Path::new(&list));
    fs::write(&list, format!("{rows}गीता,,,,,,बेला,,,,,आशा वर्मा\r\n")).unwrap();
    let refused = command(&["make", &event, "-o", &out]);
    assert_eq!(refused.code, 1);
    let said = |err: &str| {
        let lock = lock.canonicalize().unwrap().display().to_string();
        let start = format!(
            "error[A0808]: the ledger {} was not written: its lock, the file {lock}, cannot be \
             opened (",
            root.path().join("sabha/ledger.csv").display()
        );
        let end = format!(
            ")\n    help: Get the permission to write {lock} and into its folder. If somebody else \
             has made that file, and no command is at work, delete it: it is empty.\n"
        );
        assert!(err.starts_with(&start) && err.ends_with(&end), "{err}");
    };
    said(&refused.err);
    said(&command(&["mark", &event, "1", "--printed"]).err);
}

#[test]
fn what_is_said_of_a_lock() {
    use crate::diagnostic::Lang;
    use crate::diagnostic::render;
    use crate::output::{Holder, Taken};
    use crate::session::said_of;

    let path = Path::new("ledger.csv");
    assert_eq!(said_of(path, Ok(Taken::Alone)).unwrap(), None);
    let unknown = std::io::Error::from(std::io::ErrorKind::Unsupported);
    let warning = said_of(path, Ok(Taken::Unlocked(unknown))).unwrap().unwrap();
    assert_eq!(
        render(&warning, Lang::En),
        "warning[A0821]: the ledger ledger.csv cannot be locked where it lies (unsupported): if \
         two runs work at once, a serial may be given to two people\n    help: Run one command at a \
         time, or keep the ledger on a disk of this computer.\n"
    );
    let holder =
        Holder {
            event: "सभा".into(), command: "mark".into(), process: Some(8), minutes: 3
        };
    for (holder, said) in [
        (holder, "\"सभा\" के काम में है (mark, प्रोसेस 8, 3 मिनट से)"),
        (Holder::default(), "\"एक और काम\" के काम में है (अभी शुरू हुआ)"),
    ] {
        let refused = said_of(path, Err(holder)).unwrap_err();
        assert_eq!(refused.message().text(Lang::Hi), format!("पंजी ledger.csv इस समय {said}"));
    }
}

#[test]
fn lines_taken_out_before_the_first_letter_are_put_back_and_said() {
    use crate::generate::{Options, generate};
    use crate::input::Job;
    use crate::output::MemorySink;

    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let rows = read(Path::new(&list));
    fs::write(&list, format!("{rows}गीता,,,,,,दूर,,,,,आशा वर्मा\r\n")).unwrap();
    let mut job = Job::read(Path::new(&event)).unwrap();
    let (mut session, _) = open(&event);
    session.assign(&mut job).unwrap();
    let made = session.guard(&job, &MemorySink::new(), |sink| {
        let text = read(&ledger);
        let kept: Vec<&str> = text.split_inclusive("\r\n").take(3).collect();
        fs::write(&ledger, kept.concat()).unwrap();
        generate(&job, &Options::new(), sink)
    });
    session.finish(&made.unwrap(), &[]).unwrap();
    let said = session.take_said().to_string();
    assert_eq!(findings(&said), ["A0806"]);
    assert!(said.contains("put back: 3-4\n"), "{said}");
    assert!(session.take_said().is_empty());
    drop(session);
    for serial in 1..=5 {
        assert_eq!(line(&ledger, serial)[8], "बना (made)");
    }
    // A ledger that cannot be read any more says why.
    fs::write(&list, format!("{rows}मीरा,,,,,,पास,,,,,आशा वर्मा\r\n")).unwrap();
    let mut job = Job::read(Path::new(&event)).unwrap();
    let (mut session, _) = open(&event);
    session.assign(&mut job).unwrap();
    let lost: String =
        read(&ledger).chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
    fs::write(&ledger, &lost).unwrap();
    let refused = session
        .guard(&job, &MemorySink::new(), |sink| generate(&job, &Options::new(), sink))
        .unwrap_err();
    assert_eq!(findings(&refused.to_string()), ["A0805 ledger.csv row 1"]);
    assert_eq!(read(&ledger), lost);
}

#[test]
fn of_files_that_another_program_has_no_letter_is_noted_and_every_number_is_used() {
    use crate::generate::{Options, generate};
    use crate::input::Job;
    use crate::output::FolderSink;

    let made = "बना (made)";
    let begun = "आरंभ (begun)";
    for (unknown, states) in [
        (&[][..], [made; 4]),
        (&["letters/002-सीता देवी.pdf"], [made, begun, made, made]),
        (&["letters.csv"], [made; 4]),
        (&["letters.csv", "letters/001-राम प्रसाद.pdf"], [begun, made, made, made]),
        // Any letter may be in a file of many.
        (&["all.pdf"], [begun; 4]),
        (&["bundles/आशा वर्मा.pdf"], [begun; 4]),
        (&["all.zip"], [begun; 4]),
        (&["letters/002-सीता देवी.pdf", "all-2.pdf"], [begun; 4]),
    ] {
        let root = tempfile::tempdir().unwrap();
        let [event, list, out] = new_event(root.path());
        let ledger = root.path().join("sabha/ledger.csv");
        let mut job = Job::read(Path::new(&event)).unwrap();
        let (mut session, _) = open(&event);
        session.assign(&mut job).unwrap();
        let sink = FolderSink::new(&out);
        let summary =
            session.guard(&job, &sink, |sink| generate(&job, &Options::new(), sink)).unwrap();
        for file in unknown.iter().filter(|file| file.starts_with("letters/")) {
            assert!(Path::new(&out).join(file).exists(), "{file}");
        }
        let unknown: Vec<String> = unknown.iter().map(|file| (*file).to_owned()).collect();
        session.finish(&summary, &unknown).unwrap();
        drop((session, sink));
        assert_eq!([1, 2, 3, 4].map(|serial| line(&ledger, serial)[8].clone()), states);
        // Whoever comes in place of another one gets another number.
        change(&list, "सीता देवी,श्रीमती,स्त्री,,श्याम सुंदर,,ज्ञानपुर", "गीता,,,,,,दूर");
        assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
        assert_eq!((&*line(&ledger, 2)[2], &*line(&ledger, 5)[2]), ("सीता देवी", "गीता"));
    }
}

/// Only there a file that somebody has open can be neither read nor replaced.
#[cfg(windows)]
#[test]
fn letters_in_a_file_that_is_open_elsewhere_are_not_noted() {
    use std::os::windows::fs::OpenOptionsExt as _;

    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    fs::create_dir(&out).unwrap();
    let all = Path::new(&out).join("all.pdf");
    fs::write(&all, "of another program").unwrap();
    let held = fs::File::options().read(true).share_mode(0).open(&all).unwrap();
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.said()), (4, vec!["A0620".to_owned()]));
    assert_eq!(line(&ledger, 1)[8], "आरंभ (begun)");
    drop(held);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(line(&ledger, 1)[8], "बना (made)");
}

#[test]
fn a_letter_that_changed_since_printing_is_named_until_it_is_printed_again() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    let make = |more: &[&str]| command(&[&["make", &event, "-o", &out], more].concat());
    let mark = |what: &[&str]| command(&[&["mark", &event], what].concat());
    let status = |serial| line(&ledger, serial)[8].clone();
    make(&[]);
    mark(&["1,3", "--printed"]);
    mark(&["4", "--handed-over"]);
    assert!(!read(&ledger).contains("printed content"));
    let before = read(&ledger);
    change(&list, "कोषाध्यक्ष", "अध्यक्ष");
    change(&list, "मो. इरफ़ान,जनाब,पु,,,,", "मो. इरफ़ान,जनाब,पु,,,सचिव,");
    let people = "3 क्षितिज कुमार, विद्यानगर, 7; 4 मो. इरफ़ान, नमूना टोला, 4";
    let said_of = |people: &str, serials: &str| {
        format!(
            "warning[A0814]: these letters were printed, but are no longer as they were printed: \
             {people}\n    help: To make these alone: `aamantran make {event} --only {serials}`; \
             when they are printed: `aamantran mark {event} {serials} --reprinted`. Until then \
             this is said every time. If this event is not of the letters, but of envelopes or \
             slips for the same people, write `ledger_read_only = true` in `[output]`.\n"
        )
    };
    let said = said_of(people, "3-4");
    let (third, fourth) = people.split_once("; ").unwrap();
    for more in [&[][..], &[], &["--changed"], &["--only", "1"]] {
        assert_eq!(make(more).err, said, "{more:?}");
        assert_eq!(status(1), "छपा (printed)");
        assert_eq!(status(3), "छपने के बाद बदला (changed since printed)");
        assert_eq!(status(4), "सौंपने के बाद बदला (changed since handed over)");
    }
    // Whoever notes something of one of them is told so, and of those only.
    assert_eq!(mark(&["1", "--note", "x"]).err, "");
    assert_eq!(mark(&["1-3", "--handed-over"]).err, said_of(third, "3"));
    mark(&["1-3", "--handed-over", "--undo"]);

    // As it was printed is as it was printed.
    let changed = read(Path::new(&list));
    change(&list, ",अध्यक्ष", ",कोषाध्यक्ष");
    assert_eq!(make(&[]).err, said_of(fourth, "4"));
    assert_eq!(status(3), "छपा (printed)");
    fs::write(&list, &changed).unwrap();
    assert_eq!(make(&[]).err, said);

    // Printed again, by either name, and taken back by mistake.
    assert_eq!(mark(&["3", "--reprinted"]).err, "");
    assert_eq!(status(3), "छपा (printed)");
    assert_eq!(mark(&["3", "--reprinted", "--undo"]).err, said_of(third, "3"));
    assert_eq!(mark(&["3", "--printed"]).err, "");
    assert_eq!(mark(&["4", "--printed"]).err, "");
    assert_eq!((make(&[]).err.as_str(), status(4).as_str()), ("", "सौंपा (handed over)"));
    change(&list, ",अध्यक्ष", ",महामंत्री");
    assert_eq!(make(&["--changed"]).err, said_of(third, "3"));

    // Neither who is cancelled nor who has left the lists; the one comes back as he was left.
    mark(&["3", "--cancelled"]);
    assert_eq!(make(&[]).err, "");
    mark(&["3", "--cancelled", "--undo"]);
    assert_eq!(make(&[]).err, said_of(third, "3"));
    change(&list, "डॉ. क्षितिज कुमार,,पु,,,महामंत्री,विद्यानगर,7,नमूनापुर,,,मोहन लाल\r\n", "");
    assert_eq!(make(&[]).err, "");
    // What is not on paper has not changed since.
    fs::write(&list, &changed).unwrap();
    mark(&["3", "--printed", "--undo"]);
    mark(&["4", "--printed", "--handed-over", "--undo"]);
    assert_eq!(make(&[]).err, "");
    assert_eq!(status(3), "बना (made)");

    // A ledger of before, without the column, is read, and gets it when it is needed.
    fs::write(&ledger, before).unwrap();
    fs::remove_file(root.path().join("sabha/ledger.csv.bak")).unwrap();
    assert_eq!(make(&[]).err, said);
    assert!(read(&ledger).lines().next().unwrap().ends_with(",छपी सामग्री (printed content)"));
}

#[test]
fn a_run_for_what_changed_leaves_the_letters_of_the_one_before() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let tidy = |more: &[&str]| {
        let made = command(&[&["make", &event, "-o", &out, "--tidy"], more].concat());
        assert_eq!((made.code, made.err.as_str()), (0, ""));
        made.out
    };
    let selected = Path::new(&out).join("selected");
    let there = || files(&selected.join("letters"));
    let [first, second, third] =
        ["001-राम प्रसाद.pdf", "002-सीता देवी.pdf", "003-क्षितिज कुमार.pdf"];
    tidy(&[]);
    change(&list, "सदस्य", "सचिव");
    change(&list, "श्याम सुंदर", "श्याम सुन्दर");
    tidy(&["--changed"]);
    assert_eq!(there(), [first, second]);
    change(&list, "कोषाध्यक्ष", "अध्यक्ष");
    let said = tidy(&["--changed"]);
    assert_eq!(there(), [first, second, third]);
    assert_eq!(files(&selected.join("bundles")), ["आशा वर्मा.pdf", "मोहन लाल.pdf"]);
    // Files of many letters that gave way are kept.
    let old = selected.join("old");
    assert_eq!(files(&old), ["all.pdf"]);
    let ram =
        format!("  letters/{first} (राम प्रसाद, स्व. हरि प्रसाद, नमूना टोला, 3: made before)\n");
    let sita = format!("  letters/{second} (सीता देवी, श्याम सुन्दर, ज्ञानपुर: made before)\n");
    assert_eq!(
        said,
        letters_in(&selected, [0, 1])
            + "4 rows: 1 letter, 3 unchanged\nthese files had the letters of another selection, \
               now only this one's; those of before are in "
            + &old.display().to_string()
            + ":\n  all.pdf\n3 files of an earlier run, not made this time, left as they are:\n  \
               bundles/आशा वर्मा.pdf\n"
            + &ram
            + &sita
    );
    fs::remove_dir_all(&old).unwrap();
    // Nor by other flags.
    command(&["make", &event, "-o", &out, "--only", "3", "--folders", "village"]);
    assert_eq!(there().into_iter().filter(|name| name.ends_with("pdf")).count(), 3);
    // Who is gone, cancelled or called otherwise is moved.
    assert_eq!(command(&["mark", &event, "2", "--cancelled"]).code, 0);
    change(&list, "राम प्रसाद", "राम प्रसाद जी");
    let said = tidy(&["--only", "3"]);
    assert_eq!(
        there().into_iter().filter(|name| name.ends_with("pdf")).collect::<Vec<_>>(),
        [third]
    );
    assert_eq!(files(&old.join("letters"))[..2], [first, second]);
    assert_eq!(
        said,
        letters_in(&selected, [0, 1])
            + &format!(
                "there already, and left as they are: 4 files\n4 files moved to {}:\n  \
                 bundles/आशा वर्मा.pdf\n  \
                 letters/{first} (now राम प्रसाद जी, स्व. हरि प्रसाद, नमूना टोला, 3)\n  \
                 letters/{second} (सीता देवी, श्याम सुन्दर, ज्ञानपुर: cancelled)\n  \
                 letters/विद्यानगर/{third} (क्षितिज कुमार, विद्यानगर, 7: made before)\n",
                old.display()
            )
    );

    // Nor when there is nothing to make, and who is gone is moved then, too.
    tidy(&["--changed"]);
    let before = (files(&selected), files(&selected.join("bundles")), there());
    let nothing = "nothing has changed: no letter was made\n";
    let sum = "4 rows: 0 letters, 3 unchanged, 1 cancelled\n";
    assert_eq!(tidy(&["--changed"]), format!("{nothing}{sum}"));
    assert_eq!((files(&selected), files(&selected.join("bundles")), there()), before);
    change(
        &list,
        "राम प्रसाद जी,श्री,पु,स्व. हरि प्रसाद,,सचिव,नमूना टोला,3,नमूनापुर,,,आशा वर्मा\r\n",
        "",
    );
    let person = "राम प्रसाद जी, स्व. हरि प्रसाद, नमूना टोला, 3";
    assert_eq!(
        tidy(&["--changed"]),
        format!(
            "{nothing}3 rows: 0 letters, 2 unchanged, 1 cancelled\nin the lists no more, though their serials stay theirs: 1\n  1 {person}\n\
             2 files moved to {}:\n  bundles/आशा वर्मा.pdf\n  \
             letters/001-राम प्रसाद जी.pdf ({person}: not in the lists)\n",
            old.display()
        )
    );
    // The bundle had letters of nobody else.
    assert_eq!(files(&selected.join("bundles")), ["मोहन लाल.pdf"]);
    assert!(!there().contains(&"001-राम प्रसाद जी.pdf".to_owned()));
}

#[test]
fn a_run_for_what_changed_names_those_who_left() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    command(&["make", &event, "-o", &out]);
    change(&list, "मो. इरफ़ान,जनाब,पु,,,,नमूना टोला,4,नमूनापुर,,,मोहन लाल\r\n", "");
    let left = "in the lists no more, though their serials stay theirs: 1\n  4 मो. इरफ़ान, नमूना टोला, 4\n";
    let none = command(&["make", &event, "-o", &out, "--changed"]);
    assert_eq!(
        none.out,
        format!(
            "nothing has changed: no letter was made\n3 rows: 0 letters, 3 unchanged\n{left}"
        )
    );
    change(&list, "कोषाध्यक्ष", "अध्यक्ष");
    let made = command(&["make", &event, "-o", &out, "--changed"]);
    let selected = Path::new(&out).join("selected");
    let sum = "3 rows: 1 letter, 2 unchanged\n";
    assert_eq!(made.out, letters_in(&selected, [0, 1]) + sum + left);
    // A part that was asked for says nothing of others.
    let part = command(&["make", &event, "-o", &out, "--only", "1"]);
    assert_eq!(
        part.out,
        letters_in(&selected, [1, 0])
            + "these files had the letters of another selection, now only this one's:\n  all.pdf\n"
            + "2 files of an earlier run, not made this time, left as they are:\n  \
               bundles/मोहन लाल.pdf\n  letters/003-क्षितिज कुमार.pdf \
               (क्षितिज कुमार, विद्यानगर, 7: made before)\n"
    );
}

#[test]
fn what_a_mark_replaces_is_said() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    command(&["make", &event, "-o", &out]);
    let mark = |what: &[&str]| {
        let noted = command(&[&["mark", &event], what].concat());
        assert_eq!((noted.code, noted.err.as_str()), (0, ""));
        // Behind those who are named.
        let is_said = |line: &&str| line.contains("was noted before");
        noted.out.split_inclusive('\n').filter(is_said).collect::<String>()
    };
    assert_eq!(mark(&["1-3", "--printed", "--on", "22.09.2025", "--note", "घर पर"]), "");
    assert_eq!(mark(&["1-3", "--printed", "--on", "22.09.2025", "--note", "घर पर"]), "");
    assert_eq!(
        mark(&["2-4", "--printed", "--on", "23.09.2025", "--note", "दुकान पर"]),
        "    2-3  was noted before, and is no more: छपा (printed): 22.09.2025\n    \
         2-3  was noted before, and is no more: टिप्पणी (note): घर पर\n"
    );
    assert_eq!(
        mark(&["1-4", "--printed", "--undo"]),
        "      1  was noted before, and is no more: छपा (printed): 22.09.2025\n    \
         2-4  was noted before, and is no more: छपा (printed): 23.09.2025\n"
    );
    assert_eq!(mark(&["1", "--cancelled", "--on", "24.09.2025"]), "");
    // A date that nothing would have is not taken.
    for what in [&["--reprinted"][..], &["--note", "x"], &["--is", "2"], &["--new", "2"]] {
        let day = ["mark", &event, "1", "--on", "24.09.2025"];
        let refused = command(&[&day[..], what].concat());
        assert_eq!(refused.code, 2, "{what:?}");
        assert!(refused.err.contains("--printed"), "{}", refused.err);
    }
    assert_eq!(
        mark(&["1", "--cancelled", "--undo"]),
        "      1  was noted before, and is no more: रद्द (cancelled): 24.09.2025\n"
    );
    let refused = command(&["mark", &event, "1", "--printed", "--on", "01.01.9999"]);
    assert_eq!(
        (refused.code, refused.err.as_str()),
        (
            1,
            "error[A0815]: \"01.01.9999\" has not come yet: the ledger has only what has been \
             done\n    help: Check the year, and write the day on which it was done; if that is \
             today, leave `--on` out.\n"
        )
    );
}
