//! `/ToUnicode`: the text of each code of a font (ISO 32000-1, 9.10.3).

use std::fmt::Write as _;

use crate::pdf::fonts::EmbeddedFont;

/// Entries that one `bfchar` may have.
const ENTRIES: usize = 100;

/// The head of a `CMap` that leads from two bytes to text. It names no character
/// collection, since no reader asks for one here, and each font would be longer for it.
const HEAD: &str = "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\
     /CMapName/U def/CMapType 2 def\n\
     1 begincodespacerange <0000> <FFFF> endcodespacerange\n";

const TAIL: &str = "endcmap CMapName currentdict/CMap defineresource pop end end";

/// The `CMap` of a font, an entry for each code, in the order of their texts, in which it is
/// deflated best.
///
/// There are no ranges: Ghostscript 10.00 reads them wrong.
pub(super) fn cmap(font: &EmbeddedFont) -> String {
    let mut cmap = HEAD.to_owned();
    let mut texts: Vec<(&str, u16)> =
        font.codes.iter().zip(1..).map(|(code, cid)| (&*code.text, cid)).collect();
    texts.sort_unstable();
    for part in texts.chunks(ENTRIES) {
        // Writing to a String cannot fail.
        let _ = writeln!(cmap, "{} beginbfchar", part.len());
        for (text, cid) in part {
            let _ = write!(cmap, "<{cid:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(cmap, "{unit:04X}");
            }
            cmap.push_str(">\n");
        }
        cmap.push_str("endbfchar\n");
    }
    cmap.push_str(TAIL);
    cmap
}
