//! Paper: sizes, printed letterheads, underlays, colours.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Document, Object};

use crate::own_reader;
use crate::support::case::{Case, whole_letters};

const UNDERLAY: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 210 297'>\
    <rect width='210' height='20' fill='#004080'/></svg>";

fn content(pdf: &[u8], page: usize) -> Content {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<_> = document.get_pages().into_values().collect();
    Content::decode(&document.get_page_content(pages[page])).unwrap()
}

/// Operators of a page, each with its numbers.
fn operations(pdf: &[u8], page: usize) -> Vec<(String, Vec<f32>)> {
    let numbers = |operands: &[Object]| {
        operands.iter().filter_map(|operand| operand.as_float().ok()).collect()
    };
    let operations = content(pdf, page).operations;
    operations.iter().map(|own| (own.operator.clone(), numbers(&own.operands))).collect()
}

fn count(pdf: &[u8], page: usize, operator: &str) -> usize {
    operations(pdf, page).iter().filter(|(own, _)| own == operator).count()
}

#[test]
fn every_size_of_paper_is_made_upright_and_across() {
    let sizes = BTreeMap::from([
        ("A4", (210.0, 297.0)),
        ("A5", (148.0, 210.0)),
        ("A6", (105.0, 148.0)),
        ("Legal", (215.9, 355.6)),
        ("Court", (210.0, 330.0)),
        ("120mm x 180mm", (120.0, 180.0)),
        ("5in x 7in", (127.0, 177.8)),
    ]);
    for (name, (width, height)) in sizes {
        for (name, width, height) in
            [(name.to_owned(), width, height), (format!("{name} landscape"), height, width)]
        {
            let margins = "margin_left = \"8mm\"\nmargin_right = \"8mm\"\nfont_size = \"8pt\"";
            let paper = format!("size = \"{name}\"\n{margins}");
            let made = Case::new().paper(&paper).invitee("सीता").on_pages().make().unwrap();
            let document = Document::load_mem(made.file("all.pdf")).unwrap();
            for page in document.get_pages().into_values() {
                let page = document.get_dictionary(page).unwrap();
                let sheet = page.get(b"MediaBox").unwrap().as_array().unwrap();
                let sides = [&sheet[2], &sheet[3]].map(|side| side.as_float().unwrap());
                let wanted = [width, height].map(|side: f32| side * 72.0 / 25.4);
                assert!(
                    sides.iter().zip(wanted).all(|(own, wanted)| (own - wanted).abs() < 0.01),
                    "{name}: {sides:?}"
                );
            }
        }
    }
}

/// The distance of the first line of text from the top of an A4 sheet, in mm.
fn first_line(pdf: &[u8]) -> f64 {
    let top = own_reader::read(pdf).texts[0].codes[0].y;
    297.0 - top / 72.0 * 25.4
}

#[test]
fn a_printed_letterhead_is_left_free_and_not_drawn() {
    let case = Case::new().event("organiser = \"अखिल संघ\"\nlogo = \"logo.svg\"");
    let case = case
        .file("logo.svg", UNDERLAY)
        .letter(&format!("body = \"{}\"", "आप सादर आमंत्रित हैं। ".repeat(250)));
    let case = case.invitee("सीता").on_pages();
    let drawn = case.make().unwrap();
    assert!(own_reader::words(drawn.file("all.pdf")).join(" ").starts_with("अखिल संघ"));
    assert_eq!(count(drawn.file("all.pdf"), 0, "Do"), 1);
    for (line, least, most) in [
        ("", 45.0, 55.0),
        ("letterhead_gap = \"80mm\"", 80.0, 90.0),
        ("letterhead_gap = \"0mm\"", 15.0, 25.0),
    ] {
        let made = case.clone().paper(&format!("letterhead = \"printed\"\n{line}"));
        let made = made.make().unwrap();
        let pdf = made.file("all.pdf");
        assert!(own_reader::words(pdf).join(" ").starts_with("अधिवक्ता सभा आमंत्रण पत्र"));
        assert_eq!(count(pdf, 0, "Do"), 0);
        let top = first_line(pdf);
        assert!((least..most).contains(&top), "{line}: {top}");
        // The second page has its usual margin.
        let second = operations(pdf, 1);
        let (_, place) = second.iter().find(|(operator, _)| operator == "Tm").unwrap();
        assert!(297.0 - place[5] / 72.0 * 25.4 < 25.0, "{place:?}");
    }
    let case = case.paper("letterhead = \"printed\"\nletterhead_gap = \"280mm\"");
    assert_eq!(case.said(), ["A0409 event.toml:23:18"]);
}

#[test]
fn an_underlay_is_drawn_first_on_all_pages_or_the_first() {
    let note = "कृपया यह पत्र साथ लाएँ। ".repeat(300);
    let case = Case::new()
        .letter(&format!("note = \"{note}\""))
        .paper("underlay = \"under.svg\"")
        .file("under.svg", UNDERLAY)
        .invitee("सीता")
        .on_pages();
    let all = case.make().unwrap();
    let first = case.clone().paper("underlay_pages = \"first\"").make().unwrap();
    for page in [0, 1] {
        let operations = operations(all.file("all.pdf"), page);
        let names: Vec<_> = operations.iter().map(|(operator, _)| &**operator).collect();
        assert_eq!(names[..5], ["BMC", "q", "cm", "Do", "Q"]);
        // The whole sheet.
        let wanted = [595.276, 0.0, 0.0, 841.89, 0.0, 0.0];
        let place = &operations[2].1;
        assert!(place.iter().zip(wanted).all(|(own, wanted)| (own - wanted).abs() < 0.01));
        assert_eq!(count(first.file("all.pdf"), page, "Do"), 1 - page);
    }
    let case = case.paper("letterhead = \"printd\"");
    assert_eq!(case.said(), ["A0106 event.toml:21:14"]);
    insta::assert_snapshot!(case.messages());
}

#[test]
fn letters_are_black_unless_the_event_wants_colours() {
    let style = "[style.letterhead]\ncolour = \"#000000\"\n[style.title]\n\
        colour = \"#ff0000\"\nrule_below = \"1pt\"\nframe = \"1pt\"";
    for (paper, coloured) in [("", false), ("colour = true", true)] {
        let made = Case::new().style(style).paper(paper).invitee("सीता").make().unwrap();
        let operations = operations(made.file("all.pdf"), 0);
        let colours: Vec<_> =
            operations.iter().filter(|(own, _)| own == "rg" || own == "g").collect();
        let red = ("rg".to_owned(), vec![1.0, 0.0, 0.0]);
        let black = ("g".to_owned(), vec![0.0]);
        if coloured {
            assert_eq!(colours, [&red, &black]);
        } else {
            assert!(colours.is_empty(), "{colours:?}");
        }
    }
}

#[test]
fn built_in_templates_have_one_colour_for_an_event_that_wants_colours() {
    for template in whole_letters() {
        for (paper, count) in [("", 0), ("colour = true", 1)] {
            let case = Case::new().built_in(&template).event("organiser = \"समिति\"");
            let made = case.paper(paper).invitee("सीता").make().unwrap();
            let colours: BTreeSet<_> = operations(made.file("all.pdf"), 0)
                .into_iter()
                .filter(|(own, numbers)| own == "rg" && numbers.iter().any(|part| *part > 0.0))
                .map(|(_, numbers)| format!("{numbers:?}"))
                .collect();
            assert_eq!(colours.len(), count, "{template}: {colours:?}");
        }
    }
}
