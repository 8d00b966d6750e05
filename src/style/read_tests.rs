//! Values that `style.toml` may have, and those that are refused.

use crate::diagnostic::Diagnostics;
use crate::font::Library;
use crate::geom::Pt;
use crate::style::StyleSheet;
use crate::support::case::{messages, said};

const FONTS: &str = "[fonts]\nserif = [\"Noto Serif Devanagari\", \"Noto Serif\"]\n";

fn read(text: &str) -> Result<StyleSheet, Diagnostics> {
    StyleSheet::read(&[("style.toml", text)], &Library::embedded().unwrap())
}

#[test]
fn a_misspelt_key_is_named_with_the_nearest_one() {
    let errors = read(&format!("{FONTS}[style.title]\nsizee = \"12pt\"\n")).unwrap_err();
    assert_eq!(said(&errors), ["A0410 style.toml:4:1"]);
    assert_eq!(
        messages(&errors),
        "style.toml:4:1: error[A0410]: the style `style.title.sizee` means nothing\n    \
         sizee = \"12pt\"\n    \
         help: Did you mean `size`?\n\
         style.toml:4:1: ग़लती[A0410]: शैली में `style.title.sizee` का कोई अर्थ नहीं है\n    \
         sizee = \"12pt\"\n    \
         उपाय: क्या `size` लिखना था?\n"
    );
}

#[test]
fn all_errors_are_found_at_once() {
    let text = "[page]\nsize = \"B7\"\n[style.a]\nalign = \"middle\"\nleading = \"x\"\n";
    assert_eq!(read(&format!("{FONTS}{text}")).unwrap_err().error_count(), 3);
}

#[test]
fn lengths_that_cannot_be_meant_are_refused() {
    for line in [
        "padding = \"-2mm\"",
        "frame = \"10000pt\"",
        "width = \"0pt\"",
        "width = \"120%\"",
        "hang = \"50%\"",
        "columns = 2.5",
        "weight = 40",
        "colour = \"red\"",
        "colour = \"#12345é\"",
    ] {
        let text = format!("{FONTS}[style.a]\n{line}\n");
        assert_eq!(read(&text).unwrap_err().error_count(), 1, "{line}");
    }
    assert!(read(&format!("{FONTS}[style.a]\nfirst_indent = \"-5mm\"\n")).is_ok());
}

#[test]
fn paper_has_names_orientation_and_own_sizes() {
    let mut sheet = read(FONTS).unwrap();
    sheet.set_paper("a5 landscape").unwrap();
    assert_eq!(sheet.page.size.width, Pt::mm(210.0));
    sheet.set_paper("210mm x 330mm").unwrap();
    assert_eq!(sheet.page.size.height, Pt::mm(330.0));
    assert!(sheet.set_paper("B7").is_err());
}
