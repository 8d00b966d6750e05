//! The ledger: A08.

use std::fs;
use std::path::Path;

use aamantran::Diagnostic;
use aamantran::internals::diagnostic::{LedgerMessage, Message};
use aamantran::internals::ledger::Ledger;
use aamantran::internals::output::VersionedFile;

use super::{Example, commanded, told};
use crate::photographs::page;
use crate::support::program::{command, new_event};

/// The findings in a ledger of these bytes.
fn read(code: &'static str, bytes: &[u8]) -> Example {
    told(code, &Ledger::read("ledger.csv", bytes, "ledger.csv.bak").unwrap_err())
}

fn no_folder() -> LedgerMessage {
    let [path, folder] = ["panji/ledger.csv", "panji"].map(str::to_owned);
    LedgerMessage::NoFolder { path, folder }
}

fn denied() -> LedgerMessage {
    LedgerMessage::NotWritable {
        path: "ledger.csv".to_owned(),
        lock: Some(".ledger.csv.lock".to_owned()),
        detail: "permission denied".to_owned(),
    }
}

/// What is told of blank letters.
fn blank() -> Vec<Example> {
    let said = |message| Diagnostic::new(Message::Ledger(message));
    let (name, person) = ("गीता देवी".to_owned(), "सीता देवी, ज्ञानपुर".to_owned());
    vec![
        told("A0840", &[said(LedgerMessage::NotBlank { serial: 2, person })]),
        told("A0841", &[said(LedgerMessage::NameForOne { serials: 2 })]),
        told("A0842", &[said(LedgerMessage::NamedByHand { name, serial: 409 })]),
        told("A0843", &[said(LedgerMessage::BlankLeft { serials: "7,10-12".to_owned() })]),
    ]
}

/// The findings in photos of registers.
fn scanned(root: &Path, event: &str) -> Vec<Example> {
    let scan = |code, codes: &[&str], name: &str, more: &[&str]| {
        let photo = root.join(name);
        let codes: Vec<String> = codes.iter().map(|&own| own.to_owned()).collect();
        page(&codes).save(&photo).unwrap();
        let photo = photo.display().to_string();
        commanded(code, root, &[&["mark", event, "--scan", &photo], more].concat())
    };
    fs::write(root.join("page.pdf"), "%PDF-1.7").unwrap();
    fs::write(root.join("page.jpg"), [0xFF, 0xD8, 0xFF]).unwrap();
    let file = |name: &str| {
        let photo = root.join(name).display().to_string();
        commanded("A0839", root, &["mark", event, "--scan", &photo])
    };
    let people = "4 राम प्रसाद, बेला".to_owned();
    let cancelled = LedgerMessage::ScanCancelled { people };
    let unread = |codes| LedgerMessage::ScanUnread { path: "page.jpg".to_owned(), codes };
    let nothing = LedgerMessage::ScanNothing { path: "-".to_owned() };
    let said = |message| Diagnostic::new(Message::Ledger(message));
    vec![
        scan("A0832", &[], "page.png", &["--handed-over"]),
        scan("A0833", &["A1:77:00000000"], "page.png", &[]),
        scan("A0834", &["A1:2:00000000"], "page.png", &[]),
        told("A0835", &[said(cancelled)]),
        scan("A0836", &["tel:9431012345"], "page.png", &[]),
        told("A0837", &[said(unread(1)), said(unread(2))]),
        scan("A0838", &[], "page.png", &[]),
        told("A0838", &[said(nothing)]),
        file("page.pdf"),
        file("page.jpg"),
    ]
}

pub(super) fn examples() -> Vec<Example> {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let [event, list, out] = new_event(root);
    let nowhere = root.join("none/ledger.csv").display().to_string();
    let unwritable =
        commanded("A0808", root, &["make", &event, "-o", &out, "--ledger", &nowhere]);
    command(&["make", &event, "-o", &out]);
    let ledger = root.join("sabha/ledger.csv");
    let good = fs::read_to_string(&ledger).unwrap();
    let lost: String = good.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
    let (head, _) = good.split_once("\r\n").unwrap();
    let mark = |code, more: &[&str]| commanded(code, root, &[&["mark", &event], more].concat());
    let make = |code, more: &[&str]| {
        commanded(code, root, &[&["make", &event, "-o", &out], more].concat())
    };
    let change = |path: &Path, from: &str, to: &str| {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    let said = |message| Diagnostic::new(Message::Ledger(message));
    let unlocked = LedgerMessage::Unlocked {
        path: "ledger.csv".to_owned(),
        detail: "operation not supported".to_owned(),
    };
    let back = LedgerMessage::LinesGone { serials: "3-4".to_owned(), are_back: true };
    let doubtful = LedgerMessage::StillDoubtful {
        rows: "राम सिंह, राम सिह".to_owned()
    };
    let mut examples = vec![
        read("A0801", "नाम,ग्राम\nराम,बेला\n".as_bytes()),
        read("A0802", b"<html><table></table>"),
        read("A0803", format!("{head}\r\nसात,,राम\r\n").as_bytes()),
        read("A0804", good.replacen("\n2,", "\n1,", 1).as_bytes()),
        read("A0805", lost.as_bytes()),
        told(
            "A0807",
            &[said(LedgerMessage::ChangedMeanwhile { path: "ledger.csv".to_owned() })],
        ),
        told("A0806", &[said(back)]),
        told("A0821", &[said(unlocked)]),
        told("A0830", &[said(doubtful)]),
        told("A0831", &[Diagnostic::new(Message::Ledger(never_made()))]),
        told("A0824", &[said(LedgerMessage::Full { most: 1_048_575 })]),
        unwritable,
        told("A0808", &[said(no_folder())]),
        told("A0808", &[said(denied())]),
        mark("A0810", &["9", "--printed"]),
        mark("A0811", &["1", "--is", "99"]),
        mark("A0812", &["--new", "2"]),
        mark("A0815", &["1", "--printed", "--on", "कल"]),
        mark("A0815", &["1", "--printed", "--on", "22.09.2225"]),
        mark("A0815", &["1", "--printed", "--on", "22.09.1925"]),
        mark("A0817", &["--printed"]),
        mark("A0818", &["1-2", "--is", "2"]),
    ];
    examples.extend(scanned(root, &event));
    examples.extend(blank());
    let mut held = VersionedFile::new(&ledger);
    assert!(held.take("दूसरी सभा", "mark").is_ok());
    let mut busy = mark("A0820", &["1", "--printed"]);
    busy.said = busy.said.replace(&std::process::id().to_string(), "N");
    examples.push(busy);
    drop(held);
    let heading =
        |from: &str, to: &str| fs::write(&ledger, good.replacen(from, to, 1)).unwrap();
    let rows = fs::read_to_string(&list).unwrap();
    fs::write(&list, format!("{rows}गीता,,,,,,दूर,,,,,आशा वर्मा\r\n")).unwrap();
    heading("(last) 4", "(last) 99999999");
    examples.push(make("A0822", &[]));
    heading("(last) 4", "(last) बारह");
    examples.push(make("A0823", &[]));
    fs::write(&ledger, &good).unwrap();
    examples.push(make("A0825", &["--ledger-read-only"]));
    examples.push(make("A0828", &["--ledger-read-only", "--changed"]));
    examples.push(make("A0827", &["--ledger-read-only", "--ledger", &nowhere]));
    let unnamed = root.join("ledger.xlsx").display().to_string();
    examples.push(make("A0829", &["--ledger", &unnamed]));
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, format!("{text}\n[output]\nledger_read_only = true\n")).unwrap();
    examples.push(mark("A0826", &["1", "--printed"]));
    fs::write(&event, text).unwrap();
    fs::write(&list, rows).unwrap();
    command(&["mark", &event, "4", "--cancelled"]);
    examples.push(make("A0813", &["--only", "4"]));
    command(&["mark", &event, "3", "--printed", "--on", "2025-09-22"]);
    change(Path::new(&list), "कोषाध्यक्ष", "अध्यक्ष");
    examples.push(make("A0814", &[]));
    change(Path::new(&list), "राम प्रसाद", "रामप्रवेश");
    examples.push(commanded("A0809", root, &["check", &event]));
    change(Path::new(&list), "रामप्रवेश", "राम प्रसाद");
    let kept: Vec<&str> = good.split_inclusive("\r\n").take(3).collect();
    fs::write(&ledger, kept.concat().replace("अंतिम (last) 4", "")).unwrap();
    examples.push(make("A0806", &[]));
    fs::remove_file(&ledger).unwrap();
    examples.push(make("A0816", &[]));
    examples
}

fn never_made() -> LedgerMessage {
    LedgerMessage::NeverMade {
        people: "11 राम प्रसाद, बेला; 18 गीता".to_owned()
    }
}
