//! Typesetting inside cells and columns.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::laid::{SMALL, lay};

const LONG: &str = "विश्वविद्यालयकार्यकारिणीसदस्यतानिर्धारणसमितिस्त्रीविद्यार्थीसम्मेलन";
const ADDRESS: &str =
    "https://www.example.org/events/2027/meeting/invitation?lang=hi&place=ara";

const GERMAN: &str = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";

/// In a cell and in a column, and with a Latin word and an address, too.
#[test]
fn what_is_too_wide_is_cut_inside_cells_and_columns() {
    for (wide, letter) in [LONG, ADDRESS, GERMAN].into_iter().flat_map(|wide| {
        let cell = format!("| क्र. | {wide} | श्री राम सिंह उर्फ मंटू जी, दूरभाष 00000 00000 |\n");
        let column = format!(
            "::::: three\n::: a\n{wide}\n:::\n\n::: b\nक\n:::\n\n::: c\nख\n:::\n:::::\n"
        );
        [(wide, cell), (wide, column)]
    }) {
        let style =
            "[style.three]\ncolumns = 3\ngap = \"4mm\"\n[style.table]\npadding = \"1mm\"\n";
        let laid = lay(&letter, &format!("{SMALL}{style}"));
        let pieces: Vec<_> = laid.pages[0]
            .lines
            .iter()
            .filter(|line| wide.contains(&line.text) && line.text.len() > 3)
            .collect();
        let texts: Vec<_> = pieces.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts.concat(), wide, "{laid:#?}");
        assert!(texts.len() > 1);
        let syllables = texts.iter().map(|text| text.graphemes(true).count()).sum::<usize>();
        assert_eq!(syllables, wide.graphemes(true).count());
        let edge = 110.0 * 72.0 / 25.4;
        assert!(laid.pages[0].lines.iter().all(|line| line.right < edge + 0.1), "{laid:#?}");
    }
}
