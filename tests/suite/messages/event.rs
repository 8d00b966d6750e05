//! The event file: A01.

use std::fs;
use std::path::Path;

use aamantran::internals::diagnostic::Message;
use aamantran::{Diagnostic, Job};

use super::{Example, checked, commanded, in_folder, told};
use crate::support::case::Case;

fn case() -> Case {
    Case::new().invitee("राम")
}

/// An event of which `[event]` has a name and these lines.
fn event(lines: &str) -> Case {
    case().event_of(&format!("name = \"सभा\"\n{lines}"))
}

/// An event with two papers that have these lines.
fn papers(one: &str, other: &str) -> Case {
    let papers =
        format!("[[paper]]\nname = \"सादा\"\n{one}\n[[paper]]\nname = \"लेटर पैड\"\n{other}\n");
    Case::bare().tables(&papers).list("नाम,ग्राम\nराम,बेला\nश्याम,ज्ञानपुर\n")
}

/// An event of which some letters are in English, though its texts are Hindi.
fn some_in_english() -> Case {
    let variants = "[[variant]]\nname = \"English\"\nwhen = { \"ग्राम\" = \"बेला\" }\n\
        [variant.letter]\nlanguage = \"en\"\ntemplate = \"invitation\"\n";
    Case::bare().tables(variants).list("नाम,ग्राम\nRam,बेला\nश्याम,ज्ञानपुर\n")
}

/// An event whose two advocates have these lines, and who share the rows as `[assign]` says.
fn assign(lines: &str, one: &str, other: &str) -> Case {
    Case::bare()
        .tables(&format!("[assign]\n{lines}"))
        .advocates(&format!(
            "[[advocate]]\nname = \"आशा\"\n{one}\n[[advocate]]\nname = \"मोहन\"\n{other}"
        ))
        .list("नाम\nराम\nश्याम\n")
}

/// The examples of papers and variants.
fn of_editions() -> Vec<Example> {
    let examples = [
        ("A0150", papers("when = { village = \"क\" }", "when = { village = \"बेला\" }")),
        ("A0151", papers("", "").tables("[[paper]]\nname = \"सादा\"\n")),
        ("A0152", papers("", "when = { village = \"सँझौली\" }")),
        ("A0153", papers("", "when = { village = \"ज्ञानपूर\" }")),
        ("A0155", papers("", "when = { variant = \"वक्ता\" }")),
        ("A0154", Case::bare().list("नाम,काग़ज़\nराम,लेटर पैड\n")),
    ];
    examples.iter().map(|(code, case)| checked(code, case)).collect()
}

pub(super) fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = [
        ("A0101", event("]")),
        ("A0102", case().top("")),
        ("A0103", case().top("version = 9")),
        ("A0104", event("vanue = \"भवन\"")),
        ("A0105", event("venue = 7")),
        ("A0106", case().letter("signing = \"all\"")),
        ("A0107", case().letter("first_serial = 0")),
        ("A0108", case().event_of("venue = \"भवन\"")),
        ("A0109", case().event_of("name = \" \"")),
        ("A0110", event("date = 2025-09-21\nstart = 23:59:60")),
        ("A0111", event("date = 2025-09-21\nweekday = \"किसी दिन\"")),
        ("A0112", event("date = 2025-09-21\nweekday = \"सोमवार\"")),
        ("A0113", event("weekday = \"सोमवार\"")),
        ("A0114", event("date = 2025-09-21\nstart = 10:30:00\nend = 09:00:00")),
        ("A0115", case().letter_of("number = \"{name}\"")),
        ("A0116", case().letter_of("number = \"{serial\"")),
        ("A0117", case().advocates("")),
        (
            "A0118",
            case().advocates("[[advocate]]\nname = \"आशा\"\n[[advocate]]\nname = \"आशा\""),
        ),
        ("A0120", case().lists("[[list]]\nfile = \"soochi.csv\"")),
        ("A0122", event("date = 2025-09-21\nend = 09:00:00")),
        ("A0123", event("end_date = 2025-09-21")),
        ("A0157", some_in_english()),
        ("A0156", event("agenda = [\"1. पंचायत कानून\", \"२) प्रश्न\"]")),
        ("A0130", assign("by = \"areas\"", "areas = \"बेला\"", "areas = [\"बेला\", \"ज्ञानपुर\"]")),
        ("A0131", assign("by = \"evenly\"", "count = 3", "")),
        ("A0132", assign("by = \"counts\"", "count = 3", "count = 1")),
        ("A0135", event("date = 20.12.2026")),
        ("A0136", event("venue = \"भवन\"\nvenue = \"मैदान\"")),
        ("A0137", assign("by = \"turns\"", "signs = false\nissues = false", "")),
        ("A0138", assign("by = \"turns\"", "signs = false", "")),
        ("A0139", assign("by = \"counts\"", "issues = false\ncount = 3", "")),
        (
            "A0146",
            case().advocates(
                "[[advocate]]\nname = \"आशा\"\n[[advocate]]\nname = \"मीरा\"\nissues = false",
            ),
        ),
        (
            "A0140",
            case()
                .letter("signing = \"joint\"")
                .advocates("[[advocate]]\nname = \"आशा\"\nsigns = false"),
        ),
        ("A0141", case().advocates("[[advocate]]\nname = \"आशा\"\nissues = false")),
        (
            "A0142",
            case().tables(&format!("[extra]\nkey = {}1{}", "[".repeat(9), "]".repeat(9))),
        ),
        ("A0126", event(&format!("agenda = [{}]", "1,".repeat(260_000)))),
        ("A0133", event("venue = \"भ\u{200B}वन\"")),
        ("A0134", event("venue = \"भ\u{25CC}वन\"")),
    ]
    .iter()
    .map(|(code, case)| checked(code, case))
    .collect();
    examples.extend(of_editions());

    let written = "version = 1 # \u{FF}".chars().map(|c| c as u8).collect::<Vec<_>>();
    examples.push(in_folder("A0119", &case(), |folder| {
        fs::write(folder.join("event.toml"), &written).unwrap();
    }));
    let written: Vec<u8> = "version = 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    examples.push(in_folder("A0119", &case(), |folder| {
        fs::write(folder.join("event.toml"), &written).unwrap();
    }));
    examples.push(in_folder("A0120", &case(), |folder| {
        fs::rename(folder.join("event.toml"), folder.join("event.toml.txt")).unwrap();
    }));
    for beside in ["list.csv.lnk", "list.xlsx"] {
        examples.push(in_folder("A0120", &case(), |folder| {
            fs::rename(folder.join("list.csv"), folder.join(beside)).unwrap();
        }));
    }
    examples.push(in_folder("A0143", &case(), |folder| {
        fs::write(folder.join("event.toml"), b"{\\rtf1\\ansi version = 1}").unwrap();
    }));
    let root = tempfile::tempdir().unwrap();
    case().write_to(root.path());
    let list = root.path().join("list.csv");
    examples.push(commanded("A0145", root.path(), &["make", &list.display().to_string()]));
    let in_cloud = Message::FileInCloud {
        path: "list.xlsx".to_owned(),
        detail: "The cloud file provider is not running. (os error 362)".to_owned(),
    };
    examples.push(told("A0144", &[Diagnostic::new(in_cloud)]));
    // No system has so long a name.
    let long = format!("[[list]]\nfile = \"{}.csv\"", "x".repeat(300));
    examples.push(in_folder("A0121", &case().lists(&long), |_| ()));
    let missing = Job::read(Path::new("sabha/event.toml")).unwrap_err();
    examples.push(told("A0120", &missing));
    examples.push(in_folder("A0124", &case(), |folder| {
        fs::remove_file(folder.join("list.csv")).unwrap();
        fs::create_dir(folder.join("list.csv")).unwrap();
    }));
    examples.push(in_folder("A0125", &case(), |folder| {
        fs::write(folder.join("event.toml"), vec![b'#'; 5 << 20]).unwrap();
    }));
    examples
}
