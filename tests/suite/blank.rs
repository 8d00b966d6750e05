//! Letters without a name: how they look, their serials, and what becomes of them.

use std::fs;
use std::path::Path;

use aamantran::internals::input::builtin_templates;

use crate::papers::{Bar, rules};
use crate::support::case::Case;
use crate::support::program::{command, files, new_event};

/// The cells of a line of CSV; no quotation mark stands in a cell.
fn cells(line: &str) -> Vec<String> {
    let mut is_quoted = false;
    let is_end = |own: char| {
        is_quoted ^= own == '"';
        own == ',' && !is_quoted
    };
    line.split(is_end).map(|cell| cell.trim_matches('"').to_owned()).collect()
}

/// A cell of the ledger, by the English heading of its column.
fn cell(ledger: &Path, serial: u32, heading: &str) -> String {
    let text = fs::read_to_string(ledger).unwrap();
    let mut lines = text.lines().map(cells);
    let headings = lines.next().unwrap();
    let at = headings.iter().position(|own| own.contains(heading)).unwrap();
    let serial = serial.to_string();
    lines.find(|line| line[0] == serial).unwrap().swap_remove(at)
}

/// Asks for so many for each advocate.
fn ask(event: &str, number: u32) {
    let text = fs::read_to_string(event).unwrap();
    let text = text.split("\n[output]\nblank_letters").next().unwrap().to_owned();
    fs::write(event, format!("{text}\n[output]\nblank_letters = {number}\n")).unwrap();
}

#[test]
fn they_have_serials_of_their_own_that_stay() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let fingerprints = || [1, 2, 3, 4].map(|own| cell(&ledger, own, "(content)"));
    let before = fingerprints();
    assert!(!fs::read_to_string(&ledger).unwrap().contains("(blank letter)"));
    ask(&event, 2);
    let made = command(&["make", &event, "-o", &out]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert!(made.out.contains("\n         4 of them blank\n"), "{}", made.out);
    let hindi = command(&["make", &event, "-o", &out, "--lang", "hi"]).out;
    assert!(hindi.contains("\n         इनमें 4 खाली\n"), "{hindi}");
    // Rows are those of the list: blank letters are of none.
    let checked = command(&["check", &event]).out;
    assert!(
        checked.contains("4 filled rows + 4 blank letters: 8 letters, 0 held back"),
        "{checked}"
    );
    let checked = command(&["check", &event, "--lang", "hi"]).out;
    assert!(checked.contains("4 भरी पंक्तियाँ + 4 खाली पत्र: 8 पत्र बनेंगे"), "{checked}");
    let letters = files(&Path::new(&out).join("letters"));
    assert_eq!(letters.len(), 8);
    assert_eq!(letters[4..], [5, 6, 7, 8].map(|own| format!("00{own}-खाली पत्र.pdf")));
    assert_eq!(fingerprints(), before, "letters with names stay as they are");
    let advocates = [5, 6, 7, 8].map(|own| cell(&ledger, own, "(advocate)"));
    assert_eq!(advocates, ["आशा वर्मा", "आशा वर्मा", "मोहन लाल", "मोहन लाल"]);
    for serial in 5..=8 {
        assert_eq!(cell(&ledger, serial, "(status)"), "खाली (blank)");
        assert_eq!(cell(&ledger, serial, "(name)"), "");
    }
    // The same again.
    let text = fs::read_to_string(&ledger).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(fs::read_to_string(&ledger).unwrap(), text);
    let none = command(&["make", &event, "-o", &out, "--changed"]);
    assert!(none.out.starts_with("nothing has changed"), "{}", none.out);
    // Somebody new, and one more for each.
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows}गीता,,,,,,दूर,,,,,आशा वर्मा\r\n")).unwrap();
    ask(&event, 3);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(cell(&ledger, 9, "(name)"), "गीता");
    let advocates = [6, 7, 10, 11].map(|own| cell(&ledger, own, "(advocate)"));
    assert_eq!(advocates, ["आशा वर्मा", "मोहन लाल", "आशा वर्मा", "मोहन लाल"]);
    let report = fs::read_to_string(Path::new(&out).join("letters.csv")).unwrap();
    assert_eq!(report.matches("खाली पत्र").count(), 12, "{report}");
    // Fewer: the others are told until they are cancelled.
    ask(&event, 1);
    let fewer = command(&["make", &event, "-o", &out]);
    assert_eq!((fewer.code, fewer.said()), (0, vec!["A0843".to_owned()]));
    assert!(fewer.err.contains("mark EVENT 6,8,10-11 --cancelled"), "{}", fewer.err);
    assert_eq!(command(&["mark", &event, "6,8,10-11", "--cancelled"]).code, 0);
    assert!(command(&["make", &event, "-o", &out]).said().is_empty());
}

#[test]
fn one_that_is_filled_in_is_somebodys() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    ask(&event, 1);
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    assert_eq!(command(&["mark", &event, "5,6", "--printed"]).code, 0);
    assert_eq!(cell(&ledger, 5, "(status)"), "खाली, छपा (blank, printed)");
    let named = command(&["mark", &event, "5", "--name", "गीता देवी", "--handed-over"]);
    assert_eq!((named.code, named.err.as_str()), (0, ""));
    assert!(named.out.contains("      5  गीता देवी"), "{}", named.out);
    assert_eq!(cell(&ledger, 5, "(status)"), "सौंपा (handed over)");
    assert_eq!(command(&["mark", &event, "6", "--handed-over"]).code, 0);
    assert_eq!(cell(&ledger, 6, "(status)"), "खाली, सौंपा (blank, handed over)");
    for (serials, code) in [("1", "A0840"), ("5,6", "A0841")] {
        let refused = command(&["mark", &event, serials, "--name", "राम"]);
        assert_eq!((refused.code, refused.said()), (1, vec![code.to_owned()]));
    }
    // The paper is as it was, and no other takes its place.
    let again = command(&["make", &event, "-o", &out]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert_eq!(files(&Path::new(&out).join("letters")).len(), 6);
    assert_eq!(cell(&ledger, 5, "(name)"), "गीता देवी");
    // In the list later: the same serial, and it is told.
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows}गीता देवी,,,,,,दूर,,,,,आशा वर्मा\r\n")).unwrap();
    let told = command(&["make", &event, "-o", &out]).said();
    assert!(told.iter().any(|own| own.starts_with("A0842")), "{told:?}");
    assert!(told.contains(&"A0814".to_owned()), "{told:?}");
    assert_eq!(cell(&ledger, 5, "(village)"), "दूर");
    assert_eq!(cell(&ledger, 7, "(status)"), "खाली (blank)");
    // Once.
    let told = command(&["make", &event, "-o", &out]).said();
    assert_eq!(told, ["A0814"]);
}

#[test]
fn every_built_in_template_has_lines_for_the_name() {
    for name in builtin_templates() {
        let case = Case::new().built_in(&name).invitee("सीता देवी").output("blank_letters = 1");
        let Ok(job) = case.job() else { continue };
        if job.blanks().is_empty() {
            continue;
        }
        assert_eq!(job.invitees.len(), 3, "{name}");
        let made = case.make().unwrap_or_else(|faults| panic!("{name}: {faults}"));
        let blank = &made.summary.letters[1];
        assert_eq!((&*blank.invitee, blank.serial, blank.pages), ("खाली पत्र", 2, 1), "{name}");
        // Lines to write on are of several blanks, and as far apart as those of an exercise book.
        let rules = rules(made.file(&blank.file), 1);
        let is_joined = |own: &&Bar| {
            rules.iter().any(|next| {
                (next.y - own.y).abs() < 0.01 && (own.x + own.width - next.x).abs() < 0.05
            })
        };
        let mut lines: Vec<f64> = rules.iter().filter(is_joined).map(|own| own.y).collect();
        lines.dedup();
        assert!(lines.len() > 1, "{name}: {rules:?}");
        for own in lines.windows(2) {
            assert!((own[0] - own[1]).abs() > 6.9, "{name}: {lines:?}");
        }
    }
}

#[test]
fn salutation_and_lines_are_for_anybody() {
    let letter = "{{ invitee.blank }}|{{ letter.salutation }}|{{ invitee.styled_name }}\n";
    let warm = "[wording]\nregister = \"warm\"";
    for (tables, expected) in [("", "true|महोदय/महोदया,|"), (warm, "true|महोदय/महोदया,|")]
    {
        let case = Case::new().tables(tables).invitee("सीता").output("blank_letters = 1");
        let job = case.template(letter).valid_job();
        let composer = aamantran::internals::compose::Composer::new(
            &job.editions[0].event,
            &job.editions[0].template,
            &job.editions[0].pictures,
        );
        let composed = composer.unwrap().compose(&job.invitees[1], 2).unwrap();
        assert_eq!(composed.letter.words().join(" "), expected);
    }
}
