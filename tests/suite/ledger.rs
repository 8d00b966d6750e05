//! The ledger when processes share it, and what its fingerprints are made of.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use aamantran::internals::output::{Taken, Versioned as _, VersionedFile};
use tempfile::TempDir;

use crate::support::program::{command, new_event};

/// Pairs of processes; the test of the release binary has more.
const PAIRS: usize = 6;

/// Two events of one ledger in one folder.
struct Office(TempDir);

impl Office {
    fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        for (event, name) in [("a", "वार्षिक सभा"), ("b", "बैठक")] {
            let text = format!(
                "version = 1\n[event]\nname = \"{name}\"\n[letter]\nbody = \"आइए\"\n\
                 [output]\nledger = \"ledger.csv\"\nsets = [\"letters\"]\n\
                 [[advocate]]\nname = \"सीमा देवी\"\n[[list]]\nfile = \"{event}.csv\"\n"
            );
            fs::write(office.path(&format!("{event}.toml")), text).unwrap();
            office.list(event, &[]);
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The list of an event: somebody of its own, and more.
    fn list(&self, event: &str, more: &[&str]) {
        let first = if event == "a" { "राम" } else { "श्याम" };
        fs::write(
            self.path(&format!("{event}.csv")),
            format!("नाम\n{first}\n{}\n", more.join("\n")),
        )
        .unwrap();
    }

    /// Begins a command for an event, in English.
    fn start(&self, command: &str, event: &str, more: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_aamantran"))
            .args(["--lang", "en", command])
            .arg(self.path(&format!("{event}.toml")))
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn make(&self, event: &str) -> Child {
        let out = self.path(&format!("out-{event}")).display().to_string();
        self.start("make", event, &["-o", &out])
    }

    /// The serials of the letters of an event, and whose they are.
    fn letters(&self, event: &str) -> Vec<(u32, String)> {
        let found = fs::read_dir(self.path(&format!("out-{event}/letters"))).unwrap();
        let names = found.map(|file| file.unwrap().file_name().into_string().unwrap());
        let letters = names.map(|name| {
            let (serial, name) = name.strip_suffix(".pdf").unwrap().split_once('-').unwrap();
            (serial.parse().unwrap(), name.to_owned())
        });
        letters.collect()
    }

    /// The cells of the ledger's line of a serial.
    fn line(&self, serial: u32) -> Vec<String> {
        let text = fs::read_to_string(self.path("ledger.csv")).unwrap();
        let start = format!("{serial},");
        let line = text.lines().find(|line| line.starts_with(&start)).unwrap();
        line.split(',').map(str::to_owned).collect()
    }
}

/// Whether a command did what it was told: else it was refused because of the other one.
fn is_done(ended: &Output) -> bool {
    let said = String::from_utf8_lossy(&ended.stderr);
    match ended.status.code() {
        Some(0) => assert_eq!(said, ""),
        Some(1) => assert!(said.starts_with("error[A0820]: "), "{said}"),
        other => panic!("{other:?}: {said}"),
    }
    ended.status.success()
}

#[test]
fn of_two_processes_no_serial_is_given_twice() {
    for _ in 0..PAIRS {
        let office = Office::new();
        let both = ["a", "b"].map(|event| office.make(event));
        let ended = both.map(|child| child.wait_with_output().unwrap());
        let mut owners: BTreeMap<u32, String> = BTreeMap::new();
        for (event, ended) in ["a", "b"].into_iter().zip(&ended) {
            if is_done(ended) {
                for (serial, name) in office.letters(event) {
                    assert_eq!(office.line(serial)[2], name);
                    assert_eq!(owners.insert(serial, name), None, "{serial} is given twice");
                }
            }
        }
        assert!(!owners.is_empty(), "one of the two had to be first");
    }
}

#[test]
fn what_is_marked_beside_a_run_is_not_lost() {
    let office = Office::new();
    assert!(is_done(&office.make("a").wait_with_output().unwrap()));
    let mut people = Vec::new();
    let mut expected = String::new();
    for name in ["गीता", "मीरा", "हरि", "लखन", "भरत", "सुनील"]
    {
        people.push(name);
        office.list("b", &people);
        let mark = office.start("mark", "a", &["1", "--note", name]);
        let make = office.make("b");
        let [mark, make] = [mark, make].map(|child| child.wait_with_output().unwrap());
        is_done(&make);
        if is_done(&mark) {
            name.clone_into(&mut expected);
        }
        assert_eq!(office.line(1)[15], expected);
    }
    assert!(!expected.is_empty());
}

#[test]
fn the_second_is_refused_by_name_of_the_first() {
    let office = Office::new();
    let mut first = VersionedFile::new(office.path("ledger.csv"));
    assert!(matches!(first.take("वार्षिक सभा", "make"), Ok(Taken::Alone)));
    let mark = office.start("mark", "b", &["1", "--printed"]);
    let ended = office.make("b").wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let path = office.path("ledger.csv");
    let said = format!(
        "error[A0820]: \"वार्षिक सभा\" is at work with the ledger {} now (make, process {}, begun \
         just now)\n    help: Wait until it is done, then run the same command again.\n",
        path.display(),
        std::process::id()
    );
    assert_eq!(String::from_utf8_lossy(&ended.stderr), said);
    assert_eq!(String::from_utf8_lossy(&mark.wait_with_output().unwrap().stderr), said);
    assert!(!office.path("out-b").exists() && !path.exists());
    // To look is free.
    let looked = office.start("check", "b", &[]).wait_with_output().unwrap();
    assert_eq!(looked.status.code(), Some(0));
    // The second one waits for a while.
    let second = office.make("b");
    thread::sleep(Duration::from_millis(300));
    first.release();
    assert!(is_done(&second.wait_with_output().unwrap()));
}

#[test]
fn a_killed_run_stands_in_nobodys_way() {
    let office = Office::new();
    let mut child = office.make("a");
    while !office.path(".ledger.csv.run").exists() && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(is_done(&office.make("b").wait_with_output().unwrap()));
    assert!(is_done(&office.make("a").wait_with_output().unwrap()));
    let names = |folder: &Path| {
        let found = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            found.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let left = names(office.0.path());
    let expected = [
        ".ledger.csv.lock",
        "a.csv",
        "a.toml",
        "b.csv",
        "b.toml",
        "ledger.csv",
        "ledger.csv.bak",
        "out-a",
        "out-b",
    ];
    assert_eq!(left, expected);
}

#[cfg(unix)]
#[test]
fn one_ledger_by_several_paths_is_one_ledger() {
    let office = Office::new();
    fs::create_dir(office.path("real")).unwrap();
    std::os::unix::fs::symlink("real/shared.csv", office.path("link.csv")).unwrap();
    std::os::unix::fs::symlink("real", office.path("folder")).unwrap();
    for (event, ledger) in [("a", "link.csv"), ("b", "folder/../real/shared.csv")] {
        let path = office.path(&format!("{event}.toml"));
        let text = fs::read_to_string(&path).unwrap().replace("ledger.csv", ledger);
        fs::write(path, text).unwrap();
    }
    for event in ["a", "b", "a"] {
        assert!(is_done(&office.make(event).wait_with_output().unwrap()));
    }
    let mut serials: Vec<u32> =
        ["a", "b"].iter().flat_map(|event| office.letters(event)).map(|own| own.0).collect();
    serials.sort_unstable();
    assert_eq!(serials, [1, 2]);
    assert!(office.path("link.csv").symlink_metadata().unwrap().is_symlink());
}

/// The event of `tests/data/fingerprint`, in a folder of its own, with the ledger that was
/// written when its letters were made.
fn fingerprinted() -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fingerprint");
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("letter")).unwrap();
    for name in [
        "event.toml",
        "list.csv",
        "ledger.csv",
        "line.svg",
        "sign.svg",
        "letter/letter.dj",
        "letter/style.toml",
        "letter/template.toml",
    ] {
        fs::copy(from.join(name), root.path().join(name)).unwrap();
    }
    root
}

/// What `make --changed` says of it.
fn made_again(root: &Path) -> String {
    let ended = Command::new(env!("CARGO_BIN_EXE_aamantran"))
        .args(["--lang", "en", "make", "--changed", "-o"])
        .args([root.join("out"), root.join("event.toml")])
        .output()
        .unwrap();
    String::from_utf8(ended.stdout).unwrap() + &String::from_utf8(ended.stderr).unwrap()
}

/// The ledger is kept from release to release. If this fails, either what the letter says has
/// changed on purpose, or all offices would print all letters again for nothing.
#[test]
fn fingerprints_stay_from_release_to_release() {
    let root = fingerprinted();
    let before = fs::read(root.path().join("ledger.csv")).unwrap();
    assert_eq!(
        made_again(root.path()),
        "nothing has changed: no letter was made\n3 rows: 0 letters, 3 unchanged\n"
    );
    assert!(!root.path().join("out").exists());
    assert_eq!(fs::read(root.path().join("ledger.csv")).unwrap(), before);
}

#[test]
fn what_is_seen_on_paper_is_a_change_and_nothing_else() {
    for (file, from, to, changed) in [
        ("list.csv", "राम प्रसाद,श्री,बेला", "राम प्रसाद,श्री,पीरो", 1),
        ("list.csv", "सीमा देवी\nगीता", "मोहन राम\nगीता", 1),
        ("event.toml", "पहला विषय", "पहली बात", 3),
        ("event.toml", "size = \"A5\"", "size = \"A4\"", 3),
        ("event.toml", "margin_left = \"20mm\"", "margin_right = \"20mm\"", 3),
        ("event.toml", "colour = true", "colour = false", 3),
        ("event.toml", "underlay_pages = \"first\"\n", "", 3),
        ("event.toml", "[paper]", "[paper]\nbleed = \"3mm\"", 3),
        ("event.toml", "\"Eczar\"", "\"Yatra One\"", 3),
        ("event.toml", "digits = \"devanagari\"", "digits = \"latin\"", 3),
        ("event.toml", "subject = \"सभा का आमंत्रण\"\n", "", 3),
        ("line.svg", "#a00", "#0a0", 3),
        ("sign.svg", "30", "40", 2),
        ("letter/letter.dj", "पत्रांक", "क्रमांक", 3),
        ("letter/style.toml", "1.5", "1.4", 3),
        // Nothing of this is on paper.
        ("list.csv", "9431012345", "9431012346", 0),
        ("list.csv", "मोबाइल", "ई-मेल", 0),
        ("event.toml", "venue = \"नमूना भवन\"\n", "", 0),
        ("event.toml", "[paper]", "[output]\nsets = [\"letters\"]\n[paper]", 0),
        ("letter/template.toml", "छाप", "मुद्रा", 0),
        ("letter/style.toml", "\n", "\r\n", 0),
    ] {
        let root = fingerprinted();
        let path = root.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replace(from, to)).unwrap();
        let said = made_again(root.path());
        let expected = match changed {
            0 => "nothing has changed: ".to_owned(),
            1 => "1 letter, ".to_owned(),
            more => format!("{more} letters, "),
        };
        assert!(said.starts_with(&expected), "{file}: {from} -> {to}: {said}");
    }
}

/// The ledger's status of each serial.
fn statuses(ledger: &Path) -> BTreeMap<u32, String> {
    let text = fs::read_to_string(ledger).unwrap();
    let lines = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[0].parse().unwrap(), cells[8].to_owned())
    });
    lines.collect()
}

#[test]
fn only_letters_that_were_made_are_noted_as_printed() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let ledger = root.path().join("sabha/ledger.csv");
    let good = fs::read_to_string(&list).unwrap();
    fs::write(&list, good.replace("सीता देवी", "").replace("मोहन लाल\r\nमो.", "कोई और\r\nमो."))
        .unwrap();
    assert_eq!(command(&["make", &event, "-o", &out, "--skip-invalid"]).code, 3);
    let before = fs::read(&ledger).unwrap();
    for mark in ["--printed", "--handed-over", "--reprinted"] {
        let refused = command(&["mark", &event, "3", mark]);
        assert_eq!((refused.code, refused.said()), (1, vec!["A0831".to_owned()]), "{mark}");
        assert!(refused.err.contains(": 3 डॉ. क्षितिज कुमार, विद्यानगर, 7\n"), "{}", refused.err);
        assert_eq!(refused.out, "");
    }
    assert!(fs::read(&ledger).unwrap() == before);
    let noted = command(&["mark", &event, "1-4", "--printed"]);
    assert_eq!((noted.code, noted.said()), (3, vec!["A0831".to_owned()]));
    assert!(noted.out.starts_with("noted in the ledger: serials 1,4 (2 in all)\n"));
    let (printed, none) = ("छपा (printed)", "अभी नहीं बना (not made yet)");
    let all = |own: [&str; 4]| (1..).zip(own.map(str::to_owned)).collect::<BTreeMap<_, _>>();
    assert_eq!(statuses(&ledger), all([printed, none, none, printed]));
    // Once mended, they are letters like the others.
    fs::write(&list, &good).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let made = "बना (made)";
    assert_eq!(statuses(&ledger), all([printed, made, made, printed]));
    assert_eq!(command(&["mark", &event, "2,3", "--printed"]).code, 0);
    fs::write(&list, good.replace("कोषाध्यक्ष", "अध्यक्ष")).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out]).said(), ["A0814"]);
}

#[test]
fn a_letter_that_was_never_made_can_be_cancelled_and_remarked_on() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let good = fs::read_to_string(&list).unwrap();
    fs::write(&list, good.replace("सीता देवी", "")).unwrap();
    command(&["make", &event, "-o", &out, "--skip-invalid"]);
    assert_eq!(command(&["mark", &event, "2", "--cancelled"]).code, 0);
    assert_eq!(command(&["mark", &event, "2", "--cancelled", "--undo"]).code, 0);
    assert_eq!(command(&["mark", &event, "2", "--printed", "--undo"]).code, 0);
    let noted = command(&["mark", &event, "1-2", "--printed", "--note", "घर पर"]);
    assert_eq!((noted.code, noted.said()), (3, vec!["A0831".to_owned()]));
    assert!(noted.out.contains("serials 1-2 (2 in all)"), "{}", noted.out);
    let text = fs::read_to_string(root.path().join("sabha/ledger.csv")).unwrap();
    assert_eq!(text.matches("घर पर").count(), 2);
}

#[test]
fn of_rows_held_back_nothing_is_changed() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let good = fs::read_to_string(&list).unwrap();
    // One is refused when it is read, one when its letter is set.
    let bad = good.replace("सीता देवी", "").replace("मो. इरफ़ान", "इरफ़ान 漢");
    fs::write(&list, bad).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out, "--skip-invalid"]).code, 3);
    let again = command(&["make", &event, "-o", &out, "--skip-invalid", "--changed"]);
    assert_eq!(again.code, 3);
    let said = again.said();
    assert!(!said.contains(&"A0605".to_owned()) && said.len() == 2, "{said:?}");
    assert_eq!(
        again.out,
        "nothing has changed: no letter was made\n4 rows: 0 letters, 2 unchanged, 2 held back\n"
    );
    assert!(!Path::new(&out).join("selected").exists());
    // Nothing is made of all, and that is said as before.
    let none = command(&["make", &event, "-o", &out, "--skip-invalid", "--only", "2"]);
    assert_eq!((none.code, none.said().contains(&"A0605".to_owned())), (1, true));
    assert_eq!(command(&["make", &event, "-o", &out, "--changed"]).code, 1);
}

#[test]
fn a_person_in_doubt_is_named_in_full() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    command(&["make", &event, "-o", &out]);
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("राम प्रसाद", "रामप्रवेश")).unwrap();
    let said = command(&["check", &event]).err;
    let asked = "is \"रामप्रवेश, स्व. हरि प्रसाद, नमूना टोला, 3\" a new invitee, or already in the ledger? It \
                 has: 1 राम प्रसाद, स्व. हरि प्रसाद, नमूना टोला, 3\n";
    assert!(said.contains(asked), "{said}");
}

#[test]
fn what_is_noted_of_a_letter_tells_whose_it_is_and_what_follows() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows},,,हरि,,,दूर,,,,,आशा वर्मा\r\n")).unwrap();
    assert_eq!(command(&["make", &event, "-o", &out, "--skip-invalid"]).code, 3);
    // The father is not the one who has no letter.
    let never = command(&["mark", &event, "5", "--printed"]);
    assert_eq!(never.said(), ["A0831"]);
    assert!(never.err.contains(": 5 बिना नाम (no name), हरि, दूर\n"), "{}", never.err);
    let said = "was not noted as printed; handed over, it counts as printed, too";
    for (marks, is_said) in [
        (&["1", "--handed-over"][..], true),
        (&["1", "--handed-over"][..], false),
        (&["2", "--printed"][..], false),
        (&["2", "--handed-over"][..], false),
        (&["3", "--printed", "--handed-over"][..], false),
        (&["4", "--handed-over", "--undo"][..], false),
    ] {
        let noted = command(&[&["mark", &event], marks].concat());
        assert_eq!(noted.code, 0, "{}", noted.shown);
        assert_eq!(noted.out.contains(said), is_said, "{marks:?}: {}", noted.out);
    }
}
