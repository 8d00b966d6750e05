//! Cards that are printed already: parts at measured places, text that shrinks to its line, the
//! picture of the card, which is never printed, the test sheet, and the shift of a printer.

use aamantran::internals::layout::LayoutFault;
use aamantran::{Lang, Options};

use crate::laid::{SMALL, lay, mm, near, try_lay};
use crate::own_reader::{self, Shown};
use crate::pictures::png;
use crate::support::case::{Case, Made};
use crate::tagged::check;

const SPOT: &str = "[style.spot]\nat = [\"32mm\", \"41mm\"]\n";

fn spot(lines: &str) -> String {
    format!("{SMALL}{SPOT}{lines}")
}

/// A card of 148 × 105 mm with the name on its line, and more tables.
fn card(tables: &str) -> Case {
    Case::bare()
        .letter("template = \"chhapa-card\"\nnumber = \"स./{serial:03}\"")
        .paper("size = \"148mm x 105mm\"")
        .tables(&format!("[card.name]\nat = [\"62mm\", \"81mm\"]\nwidth = \"70mm\"\n{tables}"))
        .header("नाम,उपाधि,ग्राम,जिला")
        .row(&["राम प्रसाद", "श्री", "नमूना टोला", "नमूनापुर"])
}

fn made(case: &Case) -> Made {
    case.make().unwrap_or_else(|faults| panic!("{faults}"))
}

/// Left end, height from the upper edge, both in millimetres, size in points and words of each
/// line of a file whose pages are so many millimetres high.
fn lines(pdf: &[u8], height: f64) -> Vec<(f64, f64, f64, String)> {
    let texts = own_reader::read(pdf).texts;
    let line = |text: &own_reader::TextObject| {
        let Shown { x, y, size, .. } = text.codes[0].clone();
        let words = text.text().replace('\u{A0}', " ").trim().to_owned();
        (x / 72.0 * 25.4, height - y / 72.0 * 25.4, size, words)
    };
    texts.iter().map(line).collect()
}

fn is_at((x, y, ..): &(f64, f64, f64, String), wanted: [f64; 2]) -> bool {
    (x - wanted[0]).abs() < 0.1 && (y - wanted[1]).abs() < 0.1
}

#[test]
fn a_part_stands_with_its_baseline_at_its_place_and_takes_no_room() {
    let laid = lay("एक\n\n{.spot}\nदो\n\nतीन\n", &spot(""));
    let (one, two, three) = (laid.line("एक"), laid.line("दो"), laid.line("तीन"));
    assert!(near(two.x, mm(32.0)) && near(two.y, mm(41.0)), "{two:?}");
    assert!(near(three.y - one.y, 15.0), "no room is taken");
    // Read, and drawn, in the order of the template.
    assert_eq!(laid.texts(), [["एक", "दो", "तीन"]]);
    assert!(laid.pages[0].lines.iter().all(|line| line.is_tagged));
    // Nothing else need be on the page.
    let alone = lay("{.spot}\nदो\n", &spot(""));
    assert_eq!((alone.pages.len(), alone.texts()), (1, vec![vec!["दो"]]));
}

#[test]
fn the_line_is_as_long_as_its_width_says_and_text_stands_on_it_as_align_says() {
    for (align, left) in [("left", 0.0), ("center", 0.5), ("right", 1.0)] {
        let laid =
            lay("{.spot}\nदो\n", &spot(&format!("width = \"60mm\"\nalign = \"{align}\"\n")));
        let line = laid.line("दो");
        let rest = mm(60.0) - (line.right - line.x);
        assert!(near(line.x, mm(32.0) + rest * left), "{align}: {line:?}");
    }
    // Lines that the template ends stand below each other, as far apart as usual.
    let laid = lay("::: spot\nएक\\\nदो\n\nतीन\n:::\n", &spot("width = \"60mm\"\n"));
    let heights = ["एक", "दो", "तीन"].map(|text| laid.line(text).y);
    assert!(near(heights[0], mm(41.0)) && near(heights[1] - heights[0], 15.0), "{heights:?}");
    assert!(near(heights[2] - heights[1], 15.0), "{heights:?}");
}

#[test]
fn what_is_too_long_is_set_smaller_in_quarters_of_a_point_and_never_broken() {
    let name = "श्रीमती महाराजकुमारी विश्वेश्वरी प्रसाद सिंह";
    let letter = format!("{{.spot}}\n{name}\n");
    let own = lay(&letter, &spot("width = \"80mm\"\nleast_size = \"5pt\"\n"));
    assert!(near(own.line(name).size, 10.0), "it fits as it is");
    let natural = own.line(name).right - own.line(name).x;
    let mut before = 10.0;
    for share in [0.97, 0.9, 0.8, 0.66, 0.51] {
        let width = natural * share;
        let style = spot(&format!("width = \"{width}pt\"\nleast_size = \"5pt\"\n"));
        let laid = lay(&letter, &style);
        let line = laid.line(name);
        assert!(line.right - line.x <= width && near(line.x, mm(32.0)), "{line:?}");
        assert!(near(line.y, mm(41.0)), "{line:?}");
        assert!(near((line.size * 4.0).fract(), 0.0) && line.size < before, "{line:?}");
        assert!(line.size > 10.0 * share - 0.26, "no smaller than it must be: {line:?}");
        before = line.size;
    }
    // At the least size itself it still fits; a hair less does not.
    for (width, fits) in [(natural * 0.8 + 0.02, true), (natural * 0.8 - 0.1, false)] {
        let style = spot(&format!("width = \"{width}pt\"\nleast_size = \"8pt\"\n"));
        match try_lay(&letter, &style) {
            Ok(laid) => assert!(fits && near(laid.line(name).size, 8.0)),
            Err(LayoutFault::TooLongForPlace { text, excess, .. }) => {
                assert!(!fits && text == name && excess.0 > 0.0 && excess.0 < 0.2);
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    // Without a least size nothing is made smaller.
    let style = spot(&format!("width = \"{}pt\"\n", natural - 1.0));
    assert!(matches!(try_lay(&letter, &style), Err(LayoutFault::TooLongForPlace { .. })));
}

#[test]
fn a_place_is_for_parts_by_themselves_alone() {
    for (letter, style) in [
        ("::: box\n{.spot}\nक\n:::\n", SPOT.to_owned()),
        ("{.spot}\nक\n", format!("{SPOT}foot = true\n")),
        ("{.spot}\nक\n", format!("{SPOT}running = \"head\"\n")),
        ("{.spot}\nक\n", format!("{SPOT}new_page = true\n")),
        ("{.spot}\nक\n", "[style.spot]\nleast_size = \"9pt\"\n".to_owned()),
    ] {
        let case = Case::new().template(letter).style(&style).invitee("सीता").on_pages();
        assert_eq!(case.said(), ["A0417 style.toml"], "{letter} {style}");
    }
    for wrong in
        ["\"62mm\"", "[\"62mm\"]", "[62, 81]", "[\"1em\", \"2mm\"]", "[\"-1mm\", \"2mm\"]"]
    {
        let style = format!("[style.spot]\nat = {wrong}\n");
        let case = Case::new().template("{.spot}\nक\n").style(&style).invitee("सीता");
        assert_eq!(case.said(), ["A0409 style.toml:2:1"], "{wrong}");
    }
}

#[test]
fn what_the_event_places_stands_there_to_a_tenth_of_a_millimetre() {
    let tables = "[card.village]\nat = [\"20mm\", \"90.5mm\"]\n\
        [card.address]\nat = [\"60mm\", \"90.5mm\"]\nwidth = \"80mm\"\nsize = \"10pt\"\n\
        [card.number]\nat = [\"12.3mm\", \"14.7mm\"]";
    let made = made(&card(tables).row(&["सीता देवी", "श्रीमती", "ज्ञानपुर", "नमूनापुर"]));
    check("all.pdf", made.file("all.pdf"));
    let lines = lines(made.file("all.pdf"), 105.0);
    let texts: Vec<&str> = lines.iter().map(|line| &*line.3).collect();
    assert_eq!(
        texts,
        [
            "श्री राम प्रसाद जी",
            "नमूना टोला",
            "नमूना टोला, जिला – नमूनापुर",
            "स./001",
            "श्रीमती सीता देवी जी",
            "ज्ञानपुर",
            "ज्ञानपुर, जिला – नमूनापुर",
            "स./002",
        ]
    );
    let places = [[62.0, 81.0], [20.0, 90.5], [60.0, 90.5], [12.3, 14.7]];
    for (line, place) in lines.iter().zip(places.iter().chain(&places)) {
        assert!(is_at(line, *place), "{line:?} at {place:?}");
    }
    assert!(near(lines[2].2, 10.0));
}

#[test]
fn only_what_has_a_place_is_printed_and_a_name_may_be_bare() {
    let texts = |case: &Case| -> Vec<String> {
        lines(made(case).file("all.pdf"), 105.0).into_iter().map(|line| line.3).collect()
    };
    assert_eq!(texts(&card("")), ["श्री राम प्रसाद जी"]);
    assert_eq!(texts(&card("bare = true")), ["राम प्रसाद"]);
    let none = Case::bare().letter("template = \"chhapa-card\"").row(&["राम"]);
    assert_eq!(none.said(), ["A0404 event.toml"]);
    for (lines, said) in [
        ("width = \"70mm\"", "A0108 event.toml"),
        ("at = [\"62mm\"]", "A0409 event.toml"),
        ("at = [\"62mm\", \"81\"]", "A0409 event.toml"),
        ("at = [\"62mm\", \"81mm\"]\nwidth = \"0mm\"", "A0409 event.toml"),
        ("at = [\"62mm\", \"81mm\"]\nbar = true", "A0104 event.toml"),
    ] {
        let case = Case::bare()
            .letter("template = \"chhapa-card\"")
            .tables(&format!("[card.name]\n{lines}"))
            .row(&["राम"]);
        let found = case.said();
        assert!(found.len() == 1 && found[0].starts_with(said), "{lines}: {found:?}");
    }
}

#[test]
fn a_name_that_is_too_long_is_told_at_its_cell_and_the_others_are_made() {
    let long = "महाराजकुमारी लक्ष्मीबाई चंद्रशेखर वेंकटरमण शास्त्री सिंह देव वर्मा बहादुर";
    let case = card("least_size = \"12pt\"").row(&[long, "श्रीमती", "", ""]);
    assert_eq!(case.said(), ["A0429 list.csv row 3 नाम"]);
    assert!(case.messages().contains("even at 12 pt"), "{}", case.messages());
    let made = made(&case.skip_invalid());
    assert_eq!(lines(made.file("all.pdf"), 105.0).len(), 1);
}

#[test]
fn parts_that_are_printed_over_each_other_are_told_once_a_pair_with_their_rows() {
    let at = |y: &str| format!("[card.number]\nat = [\"100mm\", \"{y}\"]");
    let long = ["विजयलक्ष्मीनारायण त्रिलोकीनाथ चतुर्वेदी", "श्रीमती", "", ""];
    let cards = |tables: &str| {
        let rows = card(tables).row(&["सीता", "श्रीमती", "", ""]).row(&long);
        rows.row(&["सीता", "श्रीमती", "", ""]).row(&long).row(&long)
    };
    let told = |case: &Case| -> Vec<String> {
        let notices = made(case).summary.notices;
        notices
            .iter()
            .filter(|own| own.code() == "A0459")
            .map(|own| own.message().text(Lang::En))
            .collect()
    };
    // Only where the name is long does it reach the number, and that is seen in a proof, too.
    let one = told(&cards(&at("81mm")));
    assert_eq!(one.len(), 1, "{one:?}");
    assert!(one[0].contains("`card.name` and `card.number`"), "{one:?}");
    assert!(one[0].contains("3 cards") && one[0].contains("list.csv 4, 6–7"), "{one:?}");
    // Above or below each other they are apart, and so is the name that is set smaller.
    assert_eq!(told(&cards(&at("90mm"))), [""; 0]);
    let narrow = cards(&at("81mm").replace("100mm", "133mm"));
    assert_eq!(told(&narrow), [""; 0]);
    // A part that is off by two millimetres cuts through the feet of the other's letters.
    let near = told(&cards(&at("83mm")));
    assert_eq!(near.len(), 1, "{near:?}");
}

#[test]
fn what_a_list_says_is_never_markup_or_a_place() {
    let case = card("bare = true").row(&["*राम* {at=9mm} <b> {{ x }}", "", "", ""]);
    let lines = lines(made(&case).file("all.pdf"), 105.0);
    assert_eq!(lines[1].3, "*राम* {at=9mm} <b> {{ x }}");
    assert!(is_at(&lines[1], [62.0, 81.0]));
}

#[test]
fn a_shift_moves_all_and_changes_no_fingerprint() {
    let card = card("");
    let (plain, shifted) =
        (made(&card), made(&card.clone().paper("shift_x = \"1.5mm\"\nshift_y = \"-2mm\"")));
    let lines = lines(shifted.file("all.pdf"), 105.0);
    assert!(is_at(&lines[0], [63.5, 79.0]), "{lines:?}");
    let fingerprint = |made: &Made| made.summary.letters[0].fingerprint;
    assert_eq!(fingerprint(&plain), fingerprint(&shifted));
    let moved = made(&card.paper("shift_x = \"0mm\""));
    assert_eq!(plain.files, moved.files);
}

#[test]
fn the_picture_of_the_card_is_in_proofs_alone_and_these_say_that_they_are_none_to_print() {
    let plain = card("");
    let with = plain.clone().paper("guide = \"card.png\"").file("card.png", &png(296, 210));
    let printed = made(&with.clone().tables("[print]\nscheme = \"single\""));
    let pdfs = printed.files.iter().filter(|(path, _)| path.ends_with("pdf"));
    for (path, pdf) in pdfs {
        assert_eq!(own_reader::words(pdf), ["श्री", "राम", "प्रसाद", "जी"], "{path}");
        assert!(crate::pictures::pictures(pdf).is_empty(), "{path}");
        assert!(!pdf.windows(3).any(|own| own == b" Do"), "{path}");
    }
    let fingerprint = |made: &Made| made.summary.letters[0].fingerprint;
    assert_eq!(fingerprint(&made(&plain)), fingerprint(&printed));
    let proof = made(&with.options(Options::new().threads(1).proof(true)));
    let words = |pdf: &[u8]| own_reader::words(pdf).join(" ");
    let pdfs = proof.files.iter().filter(|(path, _)| path.ends_with("pdf"));
    let mut count = 0;
    for (path, pdf) in pdfs {
        check(path, pdf);
        assert_eq!(words(pdf).matches("नमूना – न छापें").count(), 2, "{path}");
        assert_eq!(crate::pictures::pictures(pdf).len(), 1, "{path}");
        count += 1;
    }
    assert!(count >= 2);
    // Without it a proof is like any letter.
    let proof = made(&plain.options(Options::new().threads(1).proof(true)));
    assert!(!words(proof.file("all.pdf")).contains("न छापें"));
}

#[test]
fn a_test_sheet_has_the_first_card_with_crosses_and_scales() {
    let case = card("").row(&["सीता देवी", "श्रीमती", "", ""]);
    let options = Options::new().threads(1).test_sheet(true);
    let made = made(&case.paper("shift_x = \"1mm\"").options(options));
    assert_eq!(made.summary.letters.len(), 1);
    let pdf = made.file("all.pdf");
    check("all.pdf", pdf);
    let lines = lines(pdf, 105.0);
    assert!(is_at(&lines[0], [63.0, 81.0]), "{lines:?}");
    let numbers: Vec<&str> = lines[1..].iter().map(|line| &*line.3).collect();
    let wanted: Vec<String> =
        (2..=14).chain(2..=10).map(|ten| (ten * 10).to_string()).collect();
    assert_eq!(numbers, wanted);
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let page = document.get_pages()[&1];
    let content = String::from_utf8(document.get_page_content(page)).unwrap();
    assert!(content.matches(" l ").count() > 128 + 85, "{content}");
}
