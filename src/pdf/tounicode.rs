//! `/ToUnicode`: the text of each code of a font (ISO 32000-1, 9.10.3).

use crate::pdf::fonts::EmbeddedFont;

/// Entries that one `bfchar` may have.
const ENTRIES: usize = 100;

/// What a `CMap` begins with that leads from two bytes to text. It names no character
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
    let entries: Vec<String> =
        texts.into_iter().map(|(text, cid)| format!("<{cid:04X}> <{}>\n", hex(text))).collect();
    for part in entries.chunks(ENTRIES) {
        cmap.push_str(&format!("{} beginbfchar\n{}endbfchar\n", part.len(), part.concat()));
    }
    cmap.push_str(TAIL);
    cmap
}

fn hex(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04X}")).collect()
}
