//! Labels with the addresses of those who have letters.

use aamantran::Options;
use aamantran::internals::impose::LabelSheet;
use aamantran::internals::input::Product;
use lopdf::Document;
use lopdf::content::Content;

use crate::own_reader::words;
use crate::support::case::{Case, Made};
use crate::support::program::{command, new_event};
use crate::tagged::check;

/// Labels for so many people, as `[labels]` says.
pub(crate) fn labels(count: usize, lines: &str) -> Case {
    let case = Case::bare()
        .tables(&format!("[labels]\n{lines}"))
        .header("नाम,उपाधि,पिता का नाम,ग्राम,जिला,पिन")
        .product(Product::Labels);
    (1..=count).fold(case, |case, at| {
        let name = ["राम सिंह", "श्याम यादव", "गीता कुमारी"][at % 3];
        let village = format!("टोला {at}");
        let pin = if at % 4 == 0 { String::new() } else { format!("8021{at:02}") };
        case.row(&[name, "श्री", "हरि सिंह", &village, "भोजपुर", &pin])
    })
}

fn made(case: &Case) -> Made {
    case.make().unwrap_or_else(|faults| panic!("{faults}"))
}

fn load(made: &Made) -> Document {
    Document::load_mem(made.file("print/all.pdf")).unwrap()
}

/// Left and lower edge in points of what stands on a sheet, by the matrices of its pieces.
fn places(document: &Document, sheet: u32) -> Vec<[f64; 2]> {
    let page = document.get_pages()[&sheet];
    let content = document.get_page_content(page);
    let content = String::from_utf8_lossy(&content).into_owned();
    let lines = content.lines().filter_map(|line| line.strip_prefix("q 1 0 0 1 "));
    let moved = lines.filter_map(|line| line.split_once(" cm 0 0 "));
    moved
        .map(|(place, _)| {
            let mut numbers = place.split(' ').map(|number| number.parse().unwrap());
            [numbers.next().unwrap(), numbers.next().unwrap()]
        })
        .collect()
}

fn mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

#[test]
fn as_many_sheets_as_labels_need_and_none_besides() {
    for (count, start, sheets) in
        [(1, 1, 1), (20, 1, 1), (21, 1, 1), (22, 1, 2), (17, 5, 1), (18, 5, 2), (1, 21, 1)]
    {
        let made = made(&labels(count, &format!("sheet = \"L7160\"\nstart = {start}")));
        let files: Vec<&str> = made.files.keys().map(String::as_str).collect();
        assert_eq!(files, ["letters.csv", "print/all.pdf", "sheets.csv"]);
        let own = &made.summary.printed[0];
        assert_eq!((own.letters, own.sheets), (count, sheets), "{count} from {start}");
        assert_eq!(load(&made).get_pages().len(), sheets);
    }
}

#[test]
fn labels_stand_on_their_places_from_the_first_that_is_free() {
    let made = made(&labels(
        19,
        "sheet = \"L7160\"\nstart = 5\nshift_x = \"-0.5mm\"\nshift_y = \"1mm\"",
    ));
    let document = load(&made);
    let found = [1, 2].map(|sheet| places(&document, sheet));
    assert_eq!(found.each_ref().map(Vec::len), [17, 2]);
    let sheet = LabelSheet::named("L7160").unwrap();
    let slots = (4..21).chain(0..2);
    for (slot, [left, lower]) in slots.zip(found.concat()) {
        let (column, row) = (f64::from(slot % 3), f64::from(slot / 3));
        let wanted = [7.21 - 0.5 + 66.04 * column, 297.0 - 15.15 - 1.0 - 38.1 * (row + 1.0)];
        assert!((mm(left) - wanted[0]).abs() < 0.01, "{slot}: {} {wanted:?}", mm(left));
        assert!((mm(lower) - wanted[1]).abs() < 0.01, "{slot}: {} {wanted:?}", mm(lower));
    }
    assert_eq!(sheet.labels(), 21);
}

#[test]
fn a_ruler_says_as_much_as_a_name() {
    let named = made(&labels(30, "sheet = \"L7159\""));
    let measured = made(&labels(
        30,
        "width = \"63.5mm\"\nheight = \"33.9mm\"\nleft = \"7.21mm\"\ntop = \"12.9mm\"\n\
         gap_x = \"2.54mm\"\nacross = 3\ndown = 8",
    ));
    let all = [named, measured].map(|made| {
        let document = load(&made);
        [1, 2].map(|sheet| {
            let places = places(&document, sheet);
            places.into_iter().flatten().map(|place| (place * 10.0).round()).collect::<Vec<_>>()
        })
    });
    assert_eq!(all[0], all[1]);
    // A6 with two labels.
    let small = made(&labels(
        3,
        "paper = \"A6\"\nwidth = \"90mm\"\nheight = \"50mm\"\nleft = \"5mm\"\ntop = \"10mm\"\n\
         gap_y = \"20mm\"\nacross = 1\ndown = 2",
    ));
    let document = load(&small);
    assert_eq!(places(&document, 1).len(), 2);
    let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    let media = page.get(b"MediaBox").unwrap().as_array().unwrap();
    assert!((media[2].as_float().unwrap() - 297.638).abs() < 0.01);
}

#[test]
fn a_label_has_name_address_pin_and_serial_in_order() {
    let made = made(&labels(5, "sheet = \"L7160\""));
    check("print/all.pdf", made.file("print/all.pdf"));
    let read = words(made.file("print/all.pdf")).join(" ").replace('\u{A0}', " ");
    let first = "श्री श्याम यादव जी पिता – हरि सिंह, टोला 1, जिला – भोजपुर पिन 802101 क्र. 1 \
                 श्री गीता कुमारी जी";
    assert!(read.starts_with(first), "{read}");
    // Without a PIN nothing stands in its place.
    assert!(read.contains("टोला 4, जिला – भोजपुर क्र. 4 श्री"), "{read}");
}

#[test]
fn long_addresses_are_set_smaller_and_the_longest_are_named() {
    let long = |length: usize| "राजेन्द्र नगर ".repeat(length);
    let case = labels(1, "sheet = \"L7160\"");
    let fits = case.clone().row(&["राम", "श्री", "हरि सिंह", &long(7), "भोजपुर", "802101"]);
    assert_eq!(made(&fits).summary.printed[0].letters, 2);
    let name = "राम सिंह";
    let too_long = case.row(&[name, "श्री", "हरि सिंह", &long(40), "भोजपुर", "802101"]);
    assert_eq!(too_long.refused(), ["A0604", "A0647 list.csv row 3 नाम"]);
    let others = made(&too_long.skip_invalid());
    assert_eq!(others.summary.printed[0].letters, 1);
}

#[test]
fn labels_of_all_built_in_sheets_can_be_made() {
    for sheet in ["L7160", "L7163", "L7159", "L7162", "L7165", "3652", "3664", "3474", "3653"] {
        let made = made(&labels(3, &format!("sheet = \"{sheet}\"")));
        assert_eq!(made.summary.printed[0].letters, 3, "{sheet}");
    }
}

#[test]
fn the_letters_paper_fonts_and_variants_are_not_meant_for_labels() {
    let plain = labels(4, "sheet = \"L7160\"");
    let other = plain
        .clone()
        .letter("template = \"samman\"\nbody = \"एक बात\"")
        .tables("[fonts]\nserif = [\"Noto Sans Devanagari\"]")
        .tables(
            "[[paper]]\nname = \"सादा\"\nmargin_left = \"60mm\"\nfolds = \"DL\"\n\
             [[paper]]\nname = \"पैड\"\nsize = \"A5\"\nwhen = { village = \"टोला 2\" }\n\
             [[variant]]\nname = \"कार्ड\"\nwhen = { village = \"टोला 3\" }\n\
             [variant.letter]\ntemplate = \"card\"",
        );
    let [plain, other] = [plain, other].map(|case| made(&case));
    // In the order of the letters, which are sorted by their paper.
    let read = |made: &Made| {
        let mut words = words(made.file("print/all.pdf"));
        words.sort();
        words
    };
    assert_eq!(read(&plain), read(&other));
    assert_eq!(other.summary.printed.len(), 1);
}

#[test]
fn bytes_of_labels_depend_on_no_threads() {
    let case = labels(50, "sheet = \"L7160\"");
    let [one, many] =
        [1, 5].map(|threads| made(&case.clone().options(Options::new().threads(threads))));
    assert!(one.files == many.files);
}

#[test]
fn what_the_table_lacks_or_has_too_much_is_said() {
    let said = |lines: &str| labels(1, lines).said();
    assert_eq!(said("width = \"60mm\"\nacross = 3"), {
        let missing = |_| "A0108 event.toml:4:1".to_owned();
        (0..4).map(missing).collect::<Vec<_>>()
    });
    assert_eq!(said("sheet = \"L7160\"\nstart = 22"), ["A0646 event.toml:6:9"]);
    assert_eq!(said("sheet = \"L7160\"\ngap_x = \"2mm\""), ["A0644 event.toml:6:9"]);
    assert_eq!(said("sheet = \"24L\""), ["A0643 event.toml:5:9"]);
    assert_eq!(said("sheet = \"L7160\"\nshift_x = \"30mm\""), ["A0409 event.toml:6:11"]);
    // Faults are found where no labels are asked for, too.
    let letters = labels(1, "sheet = \"24L\"").product(Product::Letters);
    assert_eq!(letters.said(), ["A0643 event.toml:5:9"]);
    let none = Case::bare().invitee("राम").product(Product::Labels);
    assert_eq!(none.said(), ["A0642 event.toml"]);
}

#[test]
fn a_row_that_is_wrong_is_told_once() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let rows = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, format!("{rows},,,,,,दूर,,,,,आशा वर्मा\r\nहरि,,,,,,दूर,,,,,कोई और\r\n"))
        .unwrap();
    let text = std::fs::read_to_string(&event).unwrap();
    std::fs::write(
        &event,
        text + "\n[labels]\nsheet = \"L7160\"\n[envelopes]\nsize = \"DL\"\n",
    )
    .unwrap();
    let letters = command(&["make", &event, "-o", &out, "--skip-invalid"]);
    assert_eq!(letters.code, 3, "{}", letters.shown);
    for product in ["--labels", "--envelopes"] {
        let made = command(&["make", &event, "-o", &out, product]);
        let expected = ["A0302 list.csv row 6 नाम", "A0303 list.csv row 7 अधिवक्ता"];
        assert_eq!((made.code, made.said()), (3, expected.map(str::to_owned).to_vec()));
    }
}

/// Lines of a grid strike through no words and figures: they have a page of their own.
#[test]
fn what_a_ruler_page_outlines_is_on_its_second_page() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    let text = std::fs::read_to_string(&event).unwrap();
    for (labels, envelopes) in [("L7160", "DL\"\nfeed = \"a4-centre"), ("3664", "C6")] {
        let tables =
            format!("\n[labels]\nsheet = \"{labels}\"\n[envelopes]\nsize = \"{envelopes}\"\n");
        std::fs::write(&event, format!("{text}{tables}")).unwrap();
        let made = command(&["ruler", &event, "-o", &out]);
        assert_eq!(made.code, 0, "{}", made.shown);
        for (name, pages) in [("paper", 1), ("labels", 2), ("envelope", 2)] {
            let bytes = std::fs::read(format!("{out}/ruler/{name}.pdf")).unwrap();
            check(name, &bytes);
            let document = Document::load_mem(&bytes).unwrap();
            assert_eq!(document.get_pages().len(), pages, "{name}");
            for number in 2..=u32::try_from(pages).unwrap() {
                let content = document.get_page_content(document.get_pages()[&number]);
                let operations = Content::decode(&content).unwrap().operations;
                assert!(operations.iter().any(|own| own.operator == "S"), "{name}");
                assert!(!operations.iter().any(|own| own.operator == "BT"), "{name}");
            }
        }
    }
}
