//! Names that cannot be printed, and names that look like something else.

use crate::support::case::{Case, messages_of, said};

/// The words of the letter to the only invitee.
fn words(case: &Case) -> String {
    case.composed().letter.words().join(" ")
}

#[test]
fn a_character_that_no_face_has_is_named_with_its_place() {
    let cases = ["राम 😀 सिंह", "राम தமிழ்", "राम\u{7}"].map(|name| {
        let case = Case::new().invitee("सीता").invitee(name);
        assert_eq!(case.said(), ["A0501 list.csv row 3 नाम"], "{name:?}");
        case
    });
    insta::assert_snapshot!(messages_of(&cases));
}

#[test]
fn invisible_characters_from_web_pages_are_dropped_and_joiners_are_kept() {
    let case = Case::new().invitee("\u{FEFF}रा\u{200B}म\u{200E} क्\u{200D}ष");
    assert!(words(&case).contains("राम क्\u{200D}ष"), "{}", words(&case));
}

#[test]
fn a_vowel_sign_without_its_letter_is_named() {
    assert_eq!(
        Case::new().invitee("ािराम").said(),
        ["A0235 list.csv row 2 नाम", "A0502 list.csv row 2 नाम"]
    );
}

#[test]
fn nothing_is_made_until_the_row_is_mended() {
    let case = Case::new().invitee("सीता").invitee("राम 😀");
    assert_eq!(case.refused(), ["A0501 list.csv row 3 नाम", "A0604"]);
}

#[test]
fn held_back_rows_are_reported_and_keep_their_serial_free() {
    let case =
        Case::new().invitee("सीता").invitee("राम 😀").row(&["", "", "seema"]).invitee("गीता");
    let made = case.skip_invalid().make().unwrap();
    let serials: Vec<_> = made.summary.letters.iter().map(|letter| letter.serial).collect();
    assert_eq!(serials, [1, 4]);
    assert_eq!(made.summary.rejected.len(), 2);
    let held = made.summary.rejected.iter().flat_map(|row| &row.diagnostics);
    assert_eq!(said(held), ["A0302 list.csv row 4 नाम", "A0501 list.csv row 3 नाम"]);
    insta::assert_snapshot!(made.report());
    assert!(made.files.contains_key("letters/004-गीता.pdf"));
}

#[test]
fn if_all_rows_are_held_back_nothing_is_made() {
    let case = Case::new().invitee("राम 😀").skip_invalid();
    assert_eq!(case.refused(), ["A0501 list.csv row 2 नाम", "A0605"]);
}

#[test]
fn a_fault_of_the_event_is_told_once_at_its_place() {
    let case = Case::new().letter("subject = \"बैठक 😀\"").invitee("सीता").invitee("गीता");
    assert_eq!(case.skip_invalid().refused(), ["A0501 event.toml:8:11"]);
}

#[test]
fn a_fault_of_the_event_written_with_an_escape_is_no_fault_of_a_row() {
    let case = Case::new().letter("# 😀\nsubject = \"\\U0001F600 बैठक\"").invitee("सीता");
    assert_eq!(case.skip_invalid().refused(), ["A0501 event.toml:9:11"]);
}

#[test]
fn template_code_in_the_body_is_refused() {
    for code in ["{{ invitee.name }}", "{% if x %}"] {
        let case = Case::new().letter(&format!("body = \"आप {code}\"")).invitee("सीता");
        assert_eq!(case.said(), ["A0411 event.toml:8:8"], "{code}");
    }
}

#[test]
fn what_does_not_fit_on_the_sheet_is_an_error() {
    let case = Case::new()
        .letter("request = \"सादर अनुरोध\"")
        .style("[style.request]\nindent_left = \"220mm\"\nindent_right = \"-220mm\"")
        .invitee("सीता");
    assert_eq!(case.said(), ["A0412 event.toml:8:11"]);
}

#[test]
fn a_row_taller_than_a_page_goes_on_over_pages() {
    let venue = "सभागार ".repeat(1500);
    let case = Case::new().event(&format!("venue = \"{venue}\"")).invitee("सीता").on_pages();
    let text = crate::own_reader::words(case.make().unwrap().file("all.pdf")).join(" ");
    assert_eq!(text.matches("सभागार").count(), 1500);
}

#[test]
fn a_note_longer_than_a_page_goes_on_over_pages() {
    let note = "कृपया यह पत्र साथ लाएँ। ".repeat(500);
    let made = Case::new()
        .letter(&format!("note = \"{note}\""))
        .invitee("सीता")
        .on_pages()
        .make()
        .unwrap();
    assert!(made.summary.letters[0].pages >= 3, "{}", made.summary.letters[0].pages);
}

#[test]
fn markup_and_template_code_in_a_name_are_printed() {
    for name in
        ["*राम* | {{ 7*7 }} [x](y) <b>", "{% raw %} $x^2$ `a`{=html}", "::: to", "# राम"]
    {
        let case = Case::new().invitee(name);
        assert!(words(&case).contains(name), "{name}");
        case.make().unwrap();
    }
}

#[test]
fn a_line_break_in_a_cell_breaks_nothing() {
    let plain = Case::new().row(&["राम सिंह", "नया टोला", "seema"]);
    let broken = Case::new().row(&["राम\nसिंह", "नया\r\nटोला", "seema"]);
    assert_eq!(words(&plain), words(&broken));
    let (plain, broken) = (plain.make().unwrap(), broken.make().unwrap());
    assert_eq!(plain.file("all.pdf"), broken.file("all.pdf"));
}

#[test]
fn names_that_look_like_paths_stay_in_the_folder() {
    let made = Case::new()
        .invitee("../../etc/x")
        .invitee("CON")
        .invitee("a:b?c*")
        .invitee(&"क".repeat(300))
        .invitee("..क")
        .make()
        .unwrap();
    assert_eq!(made.summary.letters.len(), 5);
    for path in made.files.keys() {
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        assert!(["", "letters", "bundles"].contains(&folder), "{path}");
        assert!(!name.contains(['/', '\\', ':', '?', '*']) && name.len() <= 255, "{path}");
    }
}

#[test]
fn a_name_of_three_hundred_letters_is_printed_whole() {
    let name = "क".repeat(300);
    let case = Case::new().invitee(&name);
    let made = case.make().unwrap();
    let read = crate::own_reader::words(made.file("all.pdf")).concat();
    assert!(read.contains(&name), "{read}");
}

#[test]
fn the_filter_safe_is_refused() {
    let case = Case::new().template("{{ invitee.name | safe }}").invitee("सीता");
    assert_eq!(case.said(), ["A0407 letter.dj:1:19"]);
}
