//! Files that are written and letters that are chosen: A06 and A07.

use std::fs;
use std::io;
use std::path::Path;

use aamantran::internals::diagnostic::{Message, OutputMessage, SelectionMessage};
use aamantran::internals::generate::with_most_objects;
use aamantran::internals::input::Product;
use aamantran::{
    Diagnostic, FolderSink, MemorySink, Observer, Options, Sink as _, SinkError,
    generate_observed,
};

use super::{Example, checked, commanded, made, told};
use crate::press::BACKGROUND;
use crate::support::case::Case;
use crate::support::program::new_event;

/// One who stops a run at once.
struct Stop;

impl Observer for Stop {
    fn is_cancelled(&self) -> bool {
        true
    }
}

fn refused_by_the_system(code: &'static str, kind: io::ErrorKind) -> Example {
    let error = SinkError::Io { path: "out/all.pdf".into(), source: kind.into() };
    told(code, &[Diagnostic::from(error)])
}

fn in_the_way(is_folder: bool) -> Diagnostic {
    Diagnostic::new(Message::InTheWay { path: "out/all.pdf".to_owned(), is_folder })
}

pub(super) fn examples() -> Vec<Example> {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let [event, list, out] = new_event(root);
    let sabha = root.join("sabha").display().to_string();
    let make = |code, more: &[&str]| {
        commanded(code, root, &[&["make", &event, "-o", &out], more].concat())
    };
    let letters_csv = Path::new(&sabha).join("letters.csv");
    fs::rename(&list, &letters_csv).unwrap();
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, text.replace("\"list.csv\"", "\"letters.csv\"")).unwrap();
    let over = commanded("A0606", root, &["make", &event, "-o", &sabha]);
    fs::rename(&letters_csv, &list).unwrap();
    fs::write(&event, &text).unwrap();

    let empty = Case::new().invitee("").invitee("राम");
    let most = with_most_objects(Options::new().threads(1), 360);
    let many = (0..12).fold(Case::new().options(most), |case, _| case.invitee("सोनम"));
    let split = many.make().unwrap_or_else(|faults| panic!("{faults}")).summary.notices;
    let job = Case::new().invitee("राम").valid_job();
    let stopped = generate_observed(&job, &Options::new(), &MemorySink::new(), &Stop);

    let unknown = OutputMessage::Unknown { path: "letters/001-राम.pdf".to_owned() };
    let no_server = OutputMessage::NoServer { detail: "no random numbers".to_owned() };
    let mut examples = vec![
        told("A0602", &[Diagnostic::from(MemorySink::new().create("../x.pdf").err().unwrap())]),
        commanded("A0603", root, &["new", &sabha]),
        make("A0453", &["--papers", "panjii"]),
        made("A0604", &empty),
        made("A0605", &Case::new().invitee("").skip_invalid()),
        over,
        commanded("A0607", root, &["make", &event, "-o", &list]),
        told("A0609", &split),
        refused_by_the_system("A0601", io::ErrorKind::BrokenPipe),
        told("A0601", &[true, false].map(in_the_way)),
        refused_by_the_system("A0610", io::ErrorKind::StorageFull),
        refused_by_the_system("A0611", io::ErrorKind::PermissionDenied),
        refused_by_the_system("A0612", io::ErrorKind::ResourceBusy),
        told("A0620", &[Diagnostic::new(Message::Output(unknown))]),
        told(
            "A0618",
            &[Diagnostic::new(Message::Output(OutputMessage::PortInUse { port: 8000 }))],
        ),
        told("A0619", &[Diagnostic::new(Message::Output(no_server))]),
        told("A0615", &stopped.unwrap_err()),
        made("A0617", &Case::new().output("file_name = \"{name\"").invitee("राम")),
        made("A0640", &Case::new().tables("[print]").invitee("राम")),
        made("A0640", &on_sheets("scheme = \"single\"\nsheet = \"A6\"")),
        made(
            "A0641",
            &on_sheets("").row(&["सोनम", "", "सीमा देवी", ""]).tables(
                "[[variant]]\nname = \"छोटा\"\nwhen = { \"पैड\" = \"हाँ\" }\n\
                 [variant.letter]\ntemplate = \"laghu\"",
            ),
        ),
        made("A0642", &on_labels("start = 2")),
        made("A0643", &on_labels("sheet = \"12\"")),
        made("A0644", &on_labels("sheet = \"L7160\"\nwidth = \"60mm\"")),
        made("A0645", &on_labels(&measured_labels(4, 5))),
        made("A0645", &on_labels(&measured_labels(2, 9))),
        made("A0646", &on_labels("sheet = \"L7160\"\nstart = 22")),
        made("A0647", &on_labels("sheet = \"L7160\"").row(&["श्याम", &"बड़ा नगर ".repeat(60)])),
        checked("A0653", &on_sheets("scheme = \"single\"").paper("margin_left = \"3mm\"")),
        made("A0650", &on_sheets("scheme = \"booklet\"\nsides = \"one\"")),
        made("A0651", &on_sheets("across = 3\ndown = 2")),
        made("A0652", &on_sheets("scheme = \"single\"\ndown = 2")),
        made("A0648", &in_envelopes("feed = \"left\"")),
        made("A0649", &in_envelopes("size = \"310mm x 200mm\"\nfeed = \"a4-left\"")),
        made("A0647", &in_envelopes("size = \"DL\"").row(&["श्याम", &"बड़ा नगर ".repeat(200)])),
        make("A0701", &["--only", "तीन"]),
        make("A0701", &["--only", "5-1"]),
        make("A0701", &["--only", "0"]),
        make("A0702", &["--where", "बेला"]),
        make("A0703", &["--where", "टोलाा=बेला"]),
        make("A0704", &["--advocate", "हरि शंकर"]),
        make("A0705", &["--where", "village=बेलाा"]),
        make("A0706", &["--only", "99"]),
        make("A0708", &["--after", "99"]),
        make("A0709", &["--after", "4"]),
        told("A0705", &[no_paper()]),
        told("A0707", &[no_letters(false)]),
        told("A0707", &[no_letters(true)]),
    ];

    // Begun just now, by this process: both stand in the text, and neither is the same again.
    let other = FolderSink::new(&out).for_event("दूसरी सभा");
    other.put("letters/x", b"").unwrap();
    let mut busy = make("A0614", &[]);
    busy.said = busy.said.replace(&std::process::id().to_string(), "N");
    examples.push(busy);
    examples.extend(for_the_press());
    drop(other);

    // No file can take the place of a folder that is not empty.
    fs::remove_dir_all(&out).unwrap();
    fs::create_dir_all(Path::new(&out).join("letters/003-क्षितिज कुमार.pdf/x")).unwrap();
    let stopped = make("A0608", &[]);
    examples.push(Example { code: "A0601", said: stopped.said.clone() });
    examples.push(stopped);
    examples
}

/// What is said of sheets for the press.
fn for_the_press() -> Vec<Example> {
    let press = || on_sheets("scheme = \"press\"");
    let border = |margin: &str| {
        press().style(&format!("[page]\nborder = \"1pt\"\nborder_margin = \"{margin}\""))
    };
    let hidden = |lines: &str| {
        let case = on_sheets(lines).paper("underlay = \"x.svg\"\nbleed = \"3mm\"");
        case.file("x.svg", BACKGROUND)
    };
    let picture = press().paper("underlay = \"x.svg\"").file("x.svg", BACKGROUND);
    vec![
        made("A0652", &on_sheets("scheme = \"press\"\nsheet = \"A4\"")),
        checked("A0654", &border("0mm")),
        checked("A0654", &picture),
        checked("A0655", &press().paper("bleed = \"3mm\"")),
        checked("A0656", &border("1mm")),
        checked("A0656", &press().paper("margin_left = \"2mm\"")),
        checked("A0657", &hidden("scheme = \"single\"")),
        checked("A0657", &hidden("scheme = \"step\"\nsheet = \"420mm x 297mm\"")),
    ]
}

/// A letter on A4, and this table `[print]`.
fn on_sheets(lines: &str) -> Case {
    Case::new().header("नाम,ग्राम,अधिवक्ता,पैड").tables(&format!("[print]\n{lines}")).row(&[
        "राम",
        "बेला",
        "सीमा देवी",
        "हाँ",
    ])
}

fn no_paper() -> Diagnostic {
    Diagnostic::new(Message::Selection(SelectionMessage::NoRow {
        condition: "paper=पैड".to_owned(),
        nearest: Some("लेटर पैड".to_owned()),
        named: Some("सादा, लेटर पैड".to_owned()),
    }))
}

fn no_letters(only_sign: bool) -> Diagnostic {
    let names = "हरि शंकर".to_owned();
    Diagnostic::new(Message::Selection(SelectionMessage::NoLetters { names, only_sign }))
}

fn on_labels(lines: &str) -> Case {
    let case = Case::bare().header("नाम,ग्राम").row(&["राम", "बेला"]);
    case.tables(&format!("[labels]\n{lines}")).product(Product::Labels)
}

fn in_envelopes(lines: &str) -> Case {
    let case = Case::bare().header("नाम,ग्राम").row(&["राम", "बेला"]);
    case.tables(&format!("[envelopes]\n{lines}")).product(Product::Envelopes)
}

fn measured_labels(across: u32, down: u32) -> String {
    format!(
        "width = \"60mm\"\nheight = \"35mm\"\nleft = \"5mm\"\ntop = \"10mm\"\n\
         across = {across}\ndown = {down}"
    )
}
