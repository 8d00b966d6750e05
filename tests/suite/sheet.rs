//! What the sheet has no room for is told, at its place, and never printed in part.

use aamantran::internals::layout::LayoutFault;

use crate::laid::{SMALL, lay, mm, near, try_lay};
use crate::support::case::{Case, messages_of};

/// A letter of its own with a style of its own.
fn styled(letter: &str, style: &str) -> Case {
    Case::new().template(letter).style(style).invitee("सीता").on_pages()
}

#[test]
fn a_counter_outside_of_running_parts_is_told_at_its_text() {
    let case = styled("क\n\nपृष्ठ []{counter=page}\n", "");
    assert_eq!(case.said(), ["A0417 letter.dj:3:1"]);
    insta::assert_snapshot!(case.messages());
    assert_eq!(styled("क\n\n[]{counter=page}\n", "").said(), ["A0417 letter.dj"]);
    let body = Case::new().letter("body = \"पृष्ठ []{counter=page}\"").invitee("सीता");
    assert_eq!(body.said(), ["A0417 event.toml:8:8"]);
}

#[test]
fn codes_rules_and_frames_beyond_the_sheet_are_errors() {
    let over = "indent_left = \"150mm\"\nindent_right = \"-100mm\"";
    let cases = [
        (
            "[https://example.org]{.qr}\n",
            format!("[style.qr]\nwidth = \"60mm\"\n{over}"),
            "A0414",
        ),
        ("क\n\n***\n", format!("[style.rule]\n{over}"), "A0415"),
        ("{.box}\nक\n", format!("[style.box]\nframe = \"1pt\"\n{over}"), "A0415"),
        (
            "{.box}\nक\n",
            format!("[style.box]\nframe = \"1pt\"\nframe_corners = \"round\"\n{over}"),
            "A0415",
        ),
        ("{.box}\nक\n", format!("[style.box]\nrule_below = \"1pt\"\n{over}"), "A0415"),
    ]
    .map(|(letter, style, code)| {
        let case = styled(letter, &style);
        assert_eq!(case.said(), [format!("{code} style.toml")], "{style}");
        case
    });
    insta::assert_snapshot!(messages_of(&cases));
}

#[test]
fn a_picture_beyond_the_sheet_is_told_by_its_name() {
    let picture = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>\
        <path d='M0 0h10v10z'/></svg>";
    let case = Case::new()
        .event("logo = \"logo.svg\"")
        .file("logo.svg", picture)
        .template("![चिह्न]({{ event.logo }}){.tall}\n")
        .style("[style.tall]\nindent_left = \"150mm\"\nindent_right = \"-100mm\"\nwidth = \"90mm\"");
    let case = case.invitee("सीता");
    assert_eq!(case.said(), ["A0424 event.toml:5:8"]);
    insta::assert_snapshot!(case.messages());
}

#[test]
fn letters_cut_off_at_the_upper_edge_are_an_error() {
    let body = "यह सभा सबके लिए है। ".repeat(400);
    let style = "[page]\npage_number = \"{page}\"\npage_number_place = \"top\"\n\
        margin_top = \"2mm\"\n[style.page-number]\nsize = \"20pt\"\n";
    let case = Case::new().letter(&format!("body = \"{body}\"")).style(style).on_pages();
    assert_eq!(case.invitee("सीता").said(), ["A0412 style.toml:2:1"]);
}

#[test]
fn folds_and_borders_beyond_the_sheet_are_told_at_their_keys() {
    for (page, told) in [
        ("border = \"1pt\"\nborder_margin = \"100mm\"", "style.toml:3:1"),
        ("folds = \"99mm, 298mm\"", "style.toml:2:1"),
        ("page_number = \"पृष्ठ {page}\"\nmargin_left = \"195mm\"", "style.toml:3:1"),
    ] {
        let case = Case::new().style(&format!("[page]\n{page}")).invitee("सीता");
        assert_eq!(case.said(), [format!("A0409 {told}")], "{page}");
    }
}

#[test]
fn margins_are_told_at_the_key_that_leaves_no_room() {
    let margin = Case::new().paper("margin_bottom = \"290mm\"").invitee("सीता");
    assert_eq!(margin.said(), ["A0409 event.toml:18:17"]);
    let size = Case::new().paper("size = \"50mm x 200mm\"").invitee("सीता");
    assert_eq!(size.said(), ["A0409 event.toml:18:8"]);
    insta::assert_snapshot!(messages_of([&margin, &size]));
}

#[test]
fn what_a_page_number_cannot_print_is_told_at_its_key() {
    let body = "यह सभा सबके लिए है। ".repeat(400);
    let case = Case::new().letter(&format!("body = \"{body}\"")).invitee("सीता").on_pages();
    let case = case.style("[page]\npage_number = \"😀 {page}\"");
    assert_eq!(case.said(), ["A0501 style.toml:2:1"]);
}

#[test]
fn keys_of_the_page_that_do_nothing_are_told() {
    let mut cases = [
        "page_number_place = \"top\"",
        "border_style = \"double\"",
        "border_margin = \"5mm\"",
        "border_corners = \"round\"",
        "border_colour = \"#35285a\"",
    ]
    .map(|page| {
        let case = Case::new().style(&format!("[page]\n{page}")).invitee("सीता");
        let case = case.built_in("patra");
        assert_eq!(case.said(), ["A0409 style.toml:2:1"], "{page}");
        case
    })
    .to_vec();
    let case = Case::new().paper("size = \"A5 landscape\"\nfolds = \"C5\"").invitee("सीता");
    assert_eq!(case.said(), ["A0409 event.toml:19:9"]);
    cases.push(case);
    insta::assert_snapshot!(messages_of(&cases));
}

#[test]
fn room_kept_free_goes_on_over_pages_in_its_frame() {
    for frame in ["", "frame = \"1pt\"\n"] {
        let style = format!("[style.free]\nmin_height = \"400mm\"\n{frame}");
        let case = Case::new().template("{.free}\nक\n\nख\n").style(&style).invitee("सीता");
        let made = case.on_pages().make().unwrap();
        let laid = crate::own_reader::words(made.file("all.pdf"));
        assert_eq!(laid.concat(), "कख", "{frame}");
        let pdf = lopdf::Document::load_mem(made.file("all.pdf")).unwrap();
        assert_eq!(pdf.get_pages().len(), 2, "{frame}");
    }
}

#[test]
fn columns_are_never_narrower_than_what_stands_in_them() {
    let cells = |count: usize| "| अन्तरराष्ट्रीय ".repeat(count) + "|\n";
    let style = format!("{SMALL}[style.table]\npadding = \"1mm\"\n");
    // Cut between syllables, each inside its own column.
    let laid = lay(&cells(9), &style);
    let mut ends: Vec<(f64, f64)> =
        laid.pages[0].lines.iter().map(|line| (line.x, line.right)).collect();
    ends.sort_by(|one, other| one.partial_cmp(other).unwrap());
    assert!(ends.len() > 9);
    for pair in ends.windows(2) {
        assert!(near(pair[0].0, pair[1].0) || pair[0].1 <= pair[1].0 + 0.5, "{pair:?}");
    }
    // A long word and a short one: the short one keeps its width.
    let laid = lay("| अन्तरराष्ट्रीयअन्तरराष्ट्रीयअन्तरराष्ट्रीयअन्तरराष्ट्रीय | स्त्री |\n", &style);
    assert!(laid.pages[0].lines.iter().all(|line| line.right <= mm(110.0)));
    for (letter, style) in [
        (cells(40), style.clone()),
        (":::: side\n".to_owned() + &"क्षत्रिय\n\n".repeat(12) + "::::\n", {
            format!("{SMALL}[style.side]\ncolumns = 12\ngap = \"9mm\"\n")
        }),
        (
            "| अन्तरराष्ट्रीय | ख |\n".to_owned(),
            format!("{style}[style.column1]\nwidth = \"3mm\"\n"),
        ),
    ] {
        let fault = try_lay(&letter, &style).unwrap_err();
        assert!(matches!(fault, LayoutFault::TooNarrow(_)), "{fault:?}");
    }
}

#[test]
fn blanks_are_no_wider_than_their_column() {
    let style = format!("{SMALL}[style.column1]\nwidth = \"20mm\"\n");
    let laid = lay("| []{.blank} | ख |\n", &style);
    assert!(near(laid.pages[0].rules[0].width.0, mm(20.0)), "{:?}", laid.pages[0].rules);
}

#[test]
fn a_column_too_narrow_is_told_with_its_text() {
    let case = styled(&("| क्षत्रिय ".repeat(90) + "|\n"), "");
    assert_eq!(case.said(), ["A0416 letter.dj:1:3"]);
    insta::assert_snapshot!(case.messages());
}

#[test]
fn properties_that_do_nothing_where_they_stand_are_told() {
    let side = "[style.side]\ncolumns = 2\n[style.box]\nframe = \"1pt\"\n";
    let cases = [
        (":::: side\nक\n\n{.slip}\nख\n::::\n", "[style.slip]\ncut = true"),
        (":::: box\n{.slip}\nख\n::::\n", "[style.slip]\ncut = true"),
        ("| ख |\n", "[style.cell]\ncut = true"),
        (":::: group\n{.low}\nख\n::::\n", "[style.low]\nfoot = true"),
        (":::: group\n{.low}\nख\n::::\n", "[style.low]\nrunning = \"foot\""),
        (":::: box\n{.low}\n| ख |\n::::\n", "[style.low]\nfill_rows = true"),
    ]
    .map(|(letter, style)| {
        let case = styled(letter, &format!("{side}{style}"));
        assert_eq!(case.said(), ["A0417 style.toml"], "{letter}");
        case
    });
    insta::assert_snapshot!(messages_of(&cases));
}
