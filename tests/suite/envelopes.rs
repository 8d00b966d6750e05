//! Envelopes for those who have letters.

use std::fs;
use std::process::Command;

use aamantran::internals::input::Product;
use lopdf::Document;

use crate::outside::run;
use crate::own_reader::words;
use crate::support::case::{Case, Made};
use crate::tagged::check;

/// Envelopes for so many people, as `[envelopes]` says.
pub(crate) fn envelopes(count: usize, lines: &str) -> Case {
    let case = Case::bare()
        .event("organiser = \"नमूना समिति\"\nplace = \"नमूनापुर\"")
        .tables(&format!("[envelopes]\n{lines}"))
        .header("नाम,उपाधि,पिता का नाम,ग्राम,जिला,पिन")
        .product(Product::Envelopes);
    (1..=count).fold(case, |case, at| {
        let name = ["राम सिंह", "श्याम यादव", "गीता कुमारी"][at % 3];
        let pin = if at % 4 == 0 { String::new() } else { format!("8021{at:02}") };
        case.row(&[name, "श्री", "हरि सिंह", &format!("टोला {at}"), "भोजपुर", &pin])
    })
}

fn made(case: &Case) -> Made {
    case.make().unwrap_or_else(|faults| panic!("{faults}"))
}

/// Edges of a box of the first page, in millimetres.
fn page_box(made: &Made, name: &[u8]) -> Vec<i64> {
    let document = Document::load_mem(made.file("print/all.pdf")).unwrap();
    let page = document.page_iter().next().unwrap();
    let edges = document.get_dictionary(page).unwrap().get(name).unwrap();
    let edges = edges.as_array().unwrap().iter();
    let mm = |edge: &lopdf::Object| f64::from(edge.as_float().unwrap()) * 25.4 / 72.0;
    #[expect(clippy::cast_possible_truncation, reason = "pages are no larger than a metre")]
    edges.map(|edge| mm(edge).round() as i64).collect()
}

#[test]
fn pages_are_as_the_printer_takes_envelopes_in() {
    for (feed, page, envelope) in [
        ("straight", [220, 110], [0, 0, 220, 110]),
        ("left", [110, 220], [0, 0, 110, 220]),
        ("right", [110, 220], [0, 0, 110, 220]),
        ("a4-centre", [210, 297], [50, 77, 160, 297]),
        ("a4-left", [210, 297], [0, 77, 110, 297]),
    ] {
        let made = made(&envelopes(3, &format!("size = \"DL\"\nfeed = \"{feed}\"")));
        let files: Vec<&str> = made.files.keys().map(String::as_str).collect();
        assert_eq!(files, ["letters.csv", "print/all.pdf", "sheets.csv"]);
        assert_eq!(page_box(&made, b"MediaBox")[2..], page, "{feed}");
        assert_eq!(page_box(&made, b"TrimBox"), envelope, "{feed}");
        let own = &made.summary.printed[0];
        assert_eq!((own.letters, own.sheets), (3, 3));
        check(feed, made.file("print/all.pdf"));
    }
    let moved = "size = \"DL\"\nfeed = \"a4-left\"\nshift_x = \"2mm\"\nshift_y = \"3mm\"";
    assert_eq!(page_box(&made(&envelopes(1, moved)), b"TrimBox"), [2, 74, 112, 294]);
}

#[test]
fn sizes_have_names_or_measures_and_envelopes_lie() {
    for (size, page) in [
        ("DL", [220, 110]),
        ("C5", [229, 162]),
        ("C6", [162, 114]),
        ("9in x 4in", [229, 102]),
        ("4.5in x 10in", [254, 114]),
        ("11in x 5in", [279, 127]),
    ] {
        let made = made(&envelopes(2, &format!("size = \"{size}\"")));
        assert_eq!(page_box(&made, b"MediaBox")[2..], page, "{size}");
    }
}

#[test]
fn an_envelope_has_sender_addressee_and_pin() {
    let read = |case: &Case| {
        let made = made(case);
        words(made.file("print/all.pdf")).join(" ").replace('\u{A0}', " ")
    };
    let plain = envelopes(1, "size = \"DL\"");
    assert_eq!(
        read(&plain),
        "प्रेषक नमूना समिति आशा वर्मा नमूनापुर सेवा में श्री श्याम यादव जी पिता – हरि सिंह टोला 1 \
         जिला – भोजपुर पिन 8 0 2 1 0 1 क्र. 1"
    );
    let sender = "size = \"DL\"\nsender = [\"प्रेषक समिति\", \"स्टेशन रोड – 802301\"]";
    let own = read(&envelopes(1, sender));
    assert!(own.starts_with("प्रेषक प्रेषक समिति स्टेशन रोड – 802301 सेवा में"), "{own}");
    let short = read(&plain.clone().row(&["राम", "श्री", "", "बेला", "", "80210"]));
    assert!(short.ends_with("श्री राम जी बेला पिन 80210 क्र. 2"), "{short}");
    let none = read(&plain.row(&["राम", "श्री", "", "बेला", "", ""]));
    assert!(none.ends_with("श्री राम जी बेला क्र. 2"), "{none}");
}

#[test]
fn what_cannot_be_printed_on_an_envelope_is_said() {
    let said = |lines: &str| envelopes(1, lines).said();
    assert_eq!(said("feed = \"left\""), ["A0648 event.toml:6:1"]);
    assert_eq!(said("size = \"DX\""), ["A0409 event.toml:7:8"]);
    assert_eq!(said("size = \"320mm x 200mm\"\nfeed = \"a4-left\""), ["A0649 event.toml:8:8"]);
    assert_eq!(
        Case::bare().product(Product::Envelopes).invitee("राम").said(),
        ["A0648 event.toml"]
    );
    let long = "राजेन्द्र नगर ".repeat(90);
    let case = envelopes(1, "size = \"DL\"").row(&["राम", "श्री", "", &long, "भोजपुर", "802101"]);
    assert_eq!(case.refused(), ["A0604", "A0647 list.csv row 3 नाम"]);
}

#[test]
#[ignore = "needs pdftotext"]
fn the_addressee_begins_where_sorting_machines_look() {
    let folder = tempfile::tempdir().unwrap();
    for size in ["DL", "C5", "C6", "9in x 4in", "10in x 4.5in", "11in x 5in"] {
        let made = made(&envelopes(1, &format!("size = \"{size}\"")));
        fs::write(folder.path().join("e.pdf"), made.file("print/all.pdf")).unwrap();
        let mut read = Command::new("pdftotext");
        let text = run(read.args(["-bbox", "e.pdf", "-"]).current_dir(folder.path()), "");
        let number = |line: &str, key: &str| -> f64 {
            let rest = line.split_once(&format!("{key}=\"")).unwrap().1;
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let page = text.lines().find(|line| line.contains("<page")).unwrap();
        let (width, height) = (number(page, "width"), number(page, "height"));
        let first = text.lines().find(|line| line.contains(">सेवा<")).unwrap();
        let at = (number(first, "xMin") / width, number(first, "yMin") / height);
        assert!((at.0 - 0.45).abs() < 0.01 && (at.1 - 0.42).abs() < 0.02, "{size}: {at:?}");
        // 40 × 30 mm at the upper right are for the stamp.
        for line in text.lines().filter(|line| line.contains("<word")) {
            let is_right = number(line, "xMax") > width - 40.0 * 72.0 / 25.4;
            assert!(!is_right || number(line, "yMin") > 30.0 * 72.0 / 25.4, "{size}: {line}");
        }
    }
}
