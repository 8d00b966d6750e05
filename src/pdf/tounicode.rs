//! `/ToUnicode`: the text of each code of a font (ISO 32000-1, 9.10.3).

use crate::pdf::fonts::EmbeddedFont;

/// Entries that one `bfchar` or `bfrange` may have.
const ENTRIES: usize = 100;

/// What a `CMap` begins with that leads from two bytes to text.
const HEAD: &str = "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n\
     /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n\
     /CMapName/Adobe-Identity-UCS def/CMapType 2 def\n\
     1 begincodespacerange <0000> <FFFF> endcodespacerange\n";

const TAIL: &str = "endcmap CMapName currentdict/CMap defineresource pop end end";

/// The `CMap` of a font. Codes whose texts are single characters in sequence are one range,
/// as far as they differ in their last byte only.
pub(super) fn cmap(font: &EmbeddedFont) -> String {
    let texts: Vec<(u16, Vec<u16>)> = font
        .codes
        .iter()
        .zip(1..)
        .map(|(code, cid)| (cid, code.text.encode_utf16().collect()))
        .collect();
    let mut singles = Vec::new();
    let mut ranges = Vec::new();
    let mut rest = &texts[..];
    while let Some((first, text)) = rest.first() {
        let length = 1 + rest.windows(2).take_while(|pair| follows(&pair[0], &pair[1])).count();
        if length > 1 {
            ranges.push(format!("<{first:04X}> <{:04X}> {}", rest[length - 1].0, hex(text)));
        } else {
            singles.push(format!("<{first:04X}> {}", hex(text)));
        }
        rest = &rest[length..];
    }
    let mut cmap = HEAD.to_owned();
    for (kind, entries) in [("char", singles), ("range", ranges)] {
        for part in entries.chunks(ENTRIES) {
            let count = part.len();
            cmap.extend([
                &*format!("{count} beginbf{kind}\n"),
                &part.join("\n"),
                &format!("\nendbf{kind}\n"),
            ]);
        }
    }
    cmap.push_str(TAIL);
    cmap
}

fn follows(one: &(u16, Vec<u16>), next: &(u16, Vec<u16>)) -> bool {
    let is_code = one.0 >> 8 == next.0 >> 8 && one.0 + 1 == next.0;
    match (&one.1[..], &next.1[..]) {
        ([one], [next]) => is_code && one >> 8 == next >> 8 && one + 1 == *next,
        _ => false,
    }
}

fn hex(text: &[u16]) -> String {
    let digits: Vec<String> = text.iter().map(|unit| format!("{unit:04X}")).collect();
    format!("<{}>", digits.concat())
}
