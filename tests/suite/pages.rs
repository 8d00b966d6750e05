//! Pages: what stands on which, and what they have around the text.

use crate::case::Case;
use crate::laid::{SMALL, lay, lines, mm, near};
use crate::own_reader;

/// More keys of `[page]` than [`SMALL`] has.
fn with_page(keys: &str) -> String {
    SMALL.replace("[page]\n", &format!("[page]\n{keys}\n"))
}

#[test]
fn pages_are_numbered_from_the_second_on() {
    let style = with_page("page_number = \"पृष्ठ {page} / {pages}\"");
    let laid = lay(&lines(40), &style);
    assert_eq!(laid.pages.len(), 3);
    for (index, page) in laid.pages.iter().enumerate() {
        let numbers: Vec<_> =
            page.lines.iter().filter(|line| line.text.starts_with("पृष्ठ")).collect();
        assert_eq!(numbers.len(), usize::from(index > 0));
        if let [number] = numbers[..] {
            assert_eq!(number.text, format!("पृष्ठ {} / 3", index + 1));
            assert!(!number.is_tagged && number.y > mm(90.0) && number.y < mm(100.0));
            assert!(near(number.x - mm(10.0), mm(110.0) - number.right), "in the middle");
        }
    }
    assert_eq!(lay(&lines(5), &style).texts().concat().len(), 5);
}

#[test]
fn a_page_number_may_stand_above_and_look_its_own_way() {
    let style = with_page("page_number = \"– {page} –\"\npage_number_place = \"top\"");
    let style = format!("{style}[style.page-number]\nsize = \"8pt\"\nalign = \"right\"\n");
    let laid = lay(&lines(20), &style);
    let number = &laid.pages[1].lines[0];
    assert_eq!((&*number.text, number.size), ("– 2 –", 8.0));
    assert!(number.y < mm(10.0) && near(number.right, mm(110.0)));
}

#[test]
fn page_numbers_have_the_digits_of_the_event() {
    let body = "यह सभा सबके लिए है। ".repeat(400);
    let made = Case::new()
        .letter(&format!("body = \"{body}\"\n[wording]\ndigits = \"devanagari\""))
        .style("[page]\npage_number = \"पन्ना {page}\"")
        .invitee("सीता")
        .make()
        .unwrap();
    let text = own_reader::words(made.file("all.pdf")).join(" ");
    assert!(text.contains("पन्ना २") && text.contains("पन्ना ३") && !text.contains("पन्ना १"));
}

#[test]
fn folds_are_marked_at_the_left_edge_of_the_first_page() {
    let folds = |laid: &crate::laid::Laid, page: usize| -> Vec<f64> {
        laid.pages[page].rules.iter().map(|rule| (rule.y + rule.height / 2.0).0).collect()
    };
    let laid = lay(&lines(20), &with_page("folds = \"30mm, 60mm\""));
    assert!(
        folds(&laid, 0).into_iter().zip([30.0, 60.0]).all(|(at, wanted)| near(at, mm(wanted)))
    );
    assert_eq!((folds(&laid, 0).len(), folds(&laid, 1).len()), (2, 0));
    assert!(laid.pages[0].rules.iter().all(|rule| (rule.x + rule.width).0 < mm(10.0)));
}

#[test]
fn the_event_chooses_the_folds_and_is_told_what_is_wrong_with_them() {
    let case = |folds: &str| Case::new().paper(&format!("folds = \"{folds}\"")).invitee("सीता");
    let with = case("DL").make().unwrap();
    let without = case("none").make().unwrap();
    assert_ne!(with.file("all.pdf"), without.file("all.pdf"));
    let text = case("C4").faults();
    assert!(text.contains("A0409") && text.contains("event.toml") && text.contains("folds"));
}

#[test]
fn a_border_stands_on_every_page_inside_the_sheet() {
    let style =
        with_page("border = \"1pt\"\nborder_style = \"double\"\nborder_margin = \"4mm\"");
    let laid = lay(&lines(20), &style);
    for page in &laid.pages {
        assert_eq!(page.rules.len(), 8);
        let left = page.rules.iter().map(|rule| rule.x.0).fold(f64::MAX, f64::min);
        let right = page.rules.iter().map(|rule| (rule.x + rule.width).0).fold(0.0, f64::max);
        assert!(near(left, mm(4.0)) && near(right, mm(116.0)));
    }
    for corners in ["round", "scooped"] {
        let keys = format!(
            "border = \"1pt\"\nborder_style = \"double\"\nborder_corners = \"{corners}\""
        );
        let laid = lay(&lines(20), &with_page(&keys));
        assert!(
            laid.pages.iter().all(|page| page.drawings.len() == 2 && page.rules.is_empty())
        );
    }
}

#[test]
fn a_slip_stands_at_the_foot_below_a_line_across_the_sheet() {
    let style =
        format!("{SMALL}[style.slip]\ncut = true\nfoot = true\n[style.imprint]\nfoot = true\n");
    let laid = lay("::: slip\nपर्ची\n:::\n\nपत्र\n\n{.imprint}\nमुद्रक\n", &style);
    assert_eq!(laid.texts(), [["पत्र", "पर्ची", "मुद्रक"]]);
    assert!(near(laid.line("मुद्रक").y - laid.line("पर्ची").y, 15.0));
    assert!(laid.line("मुद्रक").y < mm(90.0) && laid.line("मुद्रक").y > mm(90.0) - 15.0);
    let drawings = &laid.pages[0].drawings;
    // Dashes on both sides, and both halves of the scissors.
    assert_eq!(drawings.iter().filter(|drawing| drawing.stroke.is_some()).count(), 2);
    assert_eq!(drawings.len(), 4);
    assert!(drawings.iter().all(|drawing| drawing.y.0 < laid.line("पर्ची").y - 10.0));
}

#[test]
fn a_signature_takes_two_lines_with_it() {
    let style = format!("{SMALL}[style.end]\nkeep = \"with-previous\"\n");
    for before in 1..30 {
        let letter = format!("{}:::: all\n::: end\nभवदीय\n\nनाम\n:::\n::::\n", lines(before));
        let laid = lay(&letter, &style);
        let page = laid.pages.last().unwrap();
        assert!(page.lines.len() >= 4.min(before + 2), "{before}: {:?}", laid.texts());
    }
}

#[test]
fn a_heading_stays_with_two_lines_of_what_follows() {
    let text = "लंबा अनुच्छेद ".repeat(20);
    for before in 0..20 {
        let laid = lay(&format!("{}# शीर्षक\n\n{text}\n", lines(before)), SMALL);
        for page in &laid.pages {
            let at = page.lines.iter().position(|line| line.text == "शीर्षक");
            assert!(at.is_none_or(|at| page.lines.len() >= at + 3), "{:?}", laid.texts());
        }
    }
}

#[test]
fn a_paragraph_leaves_no_line_alone() {
    let text = "लंबा अनुच्छेद ".repeat(24);
    for before in 0..30 {
        let laid = lay(&format!("{}{text}\n", lines(before)), SMALL);
        for page in &laid.pages {
            let own = page.lines.iter().filter(|line| !line.text.starts_with("पंक्ति")).count();
            assert_ne!(own, 1, "{before}: {:?}", laid.texts());
        }
    }
}

#[test]
fn what_is_to_stay_together_and_cannot_still_leaves_no_line_alone() {
    let text = "लंबा अनुच्छेद ".repeat(24);
    let style = format!("{SMALL}[style.all]\nkeep = \"together\"\n");
    for before in 0..20 {
        let laid =
            lay(&format!("::: all\n{}{text}\n\n{}:::\n", lines(before), lines(20)), &style);
        assert!(laid.pages.len() > 1);
        for page in &laid.pages {
            let own = page.lines.iter().filter(|line| !line.text.starts_with("पंक्ति")).count();
            assert_ne!(own, 1, "{before}: {:?}", laid.texts());
        }
    }
}
