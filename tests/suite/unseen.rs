//! Characters that nobody sees are never printed unsaid, wherever they are written.

use aamantran::Job;

use crate::own_reader;
use crate::support::case::{Case, said_in};

/// Of those that the standard calls ignorable, and controls.
const UNSEEN: [char; 14] = [
    '\u{200B}',
    '\u{FEFF}',
    '\u{AD}',
    '\u{2060}',
    '\u{200E}',
    '\u{200F}',
    '\u{202A}',
    '\u{202E}',
    '\u{2066}',
    '\u{2069}',
    '\u{34F}',
    '\u{FE0F}',
    '\u{61C}',
    '\u{E0020}',
];

fn read(case: &Case) -> String {
    own_reader::words(case.make().unwrap().file("all.pdf")).join(" ")
}

#[test]
fn the_event_file_loses_them_and_says_so() {
    for unseen in UNSEEN {
        for written in [unseen.to_string(), format!("\\U{:08X}", u32::from(unseen))] {
            let of = |subject: &str| {
                Case::new().letter(&format!("subject = \"{subject}\"")).invitee("सीता")
            };
            let case = of(&format!("बै{written}ठक"));
            assert_eq!(case.said(), ["A0133 event.toml:8:11"], "{unseen:?}");
            assert_eq!(read(&case), read(&of("बैठक")), "{unseen:?}");
        }
    }
}

#[test]
fn each_key_that_is_printed_loses_them() {
    for (table, lines, place) in [
        ("letter", "body = \"\"\"\nआइए\u{200B}\n\nसब\"\"\"", "event.toml:9:4"),
        ("letter", "title = \"\\u200Bआमंत्रण\"", "event.toml:8:9"),
        ("letter", "enclosures = [\"सूची\", \"न\u{AD}क्शा\"]", "event.toml:8:23"),
        ("event", "venue = \"सभा\u{FEFF}गार\"", "event.toml:5:9"),
        ("event", "agenda = \"स्वा\\u0007गत\"", "event.toml:5:10"),
    ] {
        let case = Case::new().invitee("सीता");
        let case = if table == "letter" { case.letter(lines) } else { case.event(lines) };
        assert_eq!(case.said(), [format!("A0133 {place}")], "{lines}");
        let plain = lines
            .replace(['\u{200B}', '\u{AD}', '\u{FEFF}'], "")
            .replace("\\u200B", "")
            .replace("\\u0007", "");
        let other = Case::new().invitee("सीता");
        let other = if table == "letter" { other.letter(&plain) } else { other.event(&plain) };
        assert_eq!(read(&case), read(&other), "{lines}");
    }
}

#[test]
fn a_key_that_must_be_there_and_has_nothing_else_is_empty() {
    let case = Case::bare().event_of("name = \"\u{200B}\u{FEFF}\"").invitee("सीता");
    assert_eq!(case.said(), ["A0109 event.toml:3:8", "A0133 event.toml:3:8"]);
    let case = Case::bare().event_of("name = \"\\u2060 \\u00AD\"").invitee("सीता");
    assert_eq!(case.said(), ["A0109 event.toml:3:8", "A0133 event.toml:3:8"]);
}

#[test]
fn joiners_that_choose_letters_and_no_break_spaces_stay() {
    let case = Case::new().letter("subject = \"क्\u{200D}ष श\u{A0}र्\u{200C}म\"").invitee("सीता");
    assert_eq!(case.said(), Vec::<String>::new());
    assert!(case.composed().letter.words().contains(&"क्\u{200D}ष".to_owned()));
    let case = Case::new().letter("subject = \"रा\u{200D}म\"").invitee("सीता");
    assert_eq!(case.said(), ["A0133 event.toml:8:11"]);
}

#[test]
fn names_of_files_are_taken_as_they_are_written() {
    let case = Case::bare().lists("[[list]]\nfile = \"l\u{200B}.csv\"").invitee("सीता");
    assert_eq!(case.said(), ["A0120 event.toml:8:8"]);
    let named = case.file("l\u{200B}.csv", "नाम\nसीता\n".as_bytes());
    assert_eq!(named.said(), Vec::<String>::new());
}

#[test]
fn a_dotted_circle_that_was_typed_is_said() {
    let case = Case::new().letter("subject = \"बैठक ◌ि\"").invitee("सीता");
    assert_eq!(case.said(), ["A0134 event.toml:8:11"]);
    let case = Case::new().invitee("राम ◌ि").invitee("सीता").invitee("◌ा मोहन");
    assert_eq!(case.said(), ["A0134 list.csv row 2 नाम"]);
    insta::assert_snapshot!(case.messages());
    case.make().unwrap();
}

#[test]
fn what_a_template_has_of_them_is_left_out_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let event =
        Case::bare().letter_of("template = \"own\"").invitee("सीता").write_to(folder.path());
    let own = folder.path().join("own");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(
        own.join("template.toml"),
        "extends = \"sammelan\"\ntitle = \"अ\u{200B}\"\n",
    )
    .unwrap();
    std::fs::write(own.join("letter.dj"), "क\nआ\u{200B}इए {{ \"ए\u{AD}\" }} ◌ि\n").unwrap();
    std::fs::write(own.join("style.toml"), "# क\u{FEFF}\n[style.x]\nsize = \"9pt\"\n").unwrap();
    let job = Job::read(&event).unwrap();
    assert_eq!(
        said_in(folder.path(), &job.warnings),
        ["A0133 own/letter.dj:2:2", "A0133 own/style.toml:1:4", "A0134 own/letter.dj:2:17"]
    );
    let layer = job.editions[0].template.layers.last().unwrap();
    let letter = &layer.letter.as_ref().unwrap().text;
    assert_eq!(letter, "क\nआइए {{ \"ए\" }} ◌ि\n");
    // What comes about by itself is refused.
    let case = Case::new().template("आ\u{200B}इए\n").invitee("सीता");
    assert_eq!(case.said(), ["A0501 letter.dj:1:2"]);
}

#[test]
fn a_page_number_with_them_is_refused() {
    let case = Case::new().style("[page]\npage_number = \"पृ\\u200Bष्ठ {page}\"").invitee("सीता");
    assert_eq!(case.said(), ["A0409 style.toml:2:1"]);
}

#[test]
fn names_that_were_decided_lose_them() {
    let case =
        Case::bare().row(&["Ram"]).file("names.toml", "\"Ram\" = \"रा\u{200B}म\"\n".as_bytes());
    assert_eq!(case.said(), ["A0133 names.toml:1:9"]);
    assert!(case.composed().letter.words().contains(&"राम".to_owned()));
}

#[test]
fn cells_lose_all_of_them() {
    for unseen in UNSEEN {
        let case = Case::new().invitee(&format!("रा{unseen}म"));
        assert!(case.composed().letter.words().contains(&"राम".to_owned()), "{unseen:?}");
    }
}
