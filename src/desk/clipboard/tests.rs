use proptest::prelude::*;

use super::Dropped::{
    Alignment, Colours, Comments, Deletions, Fonts, Footnotes, Hidden, JoinedCells, Lettering,
    Links, ListsInCells, PageBreaks, Pictures, Raised, TextBoxes, Underlines,
};
use super::{PastedText, djot_of_html};
use crate::compose::{Block, Content, Inline, read_markup};
use crate::text::{lines_text, nfc};

macro_rules! sample {
    ($name:literal) => {
        (
            djot_of_html(include_str!(concat!(
                "../../../tests/data/clipboard/",
                $name,
                ".html"
            ))),
            include_str!(concat!("../../../tests/data/clipboard/", $name, ".dj")).trim_end(),
        )
    };
}

fn words(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Span { content, .. } => words(content, out),
            other => panic!("{other:?}"),
        }
    }
}

fn words_of(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match &block.content {
            Content::Heading { text, .. } | Content::Text(text) => words(text, out),
            Content::Blocks(blocks) => words_of(blocks, out),
            Content::List(items) => {
                for item in items {
                    words_of(&item.blocks, out);
                }
            }
            Content::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    words(&cell.text, out);
                    out.push(' ');
                }
            }
            Content::Rule => {}
            Content::Figure(_) => panic!("{block:?}"),
        }
        out.push(' ');
    }
}

/// The words of Djot as letters read it; it must be read, and have no slips.
fn read(pasted: &PastedText) -> String {
    let (blocks, slips) = read_markup(&pasted.text)
        .unwrap_or_else(|fault| panic!("{fault:?} in\n{}", pasted.text));
    assert!(slips.is_empty(), "{slips:?} in\n{}", pasted.text);
    let mut out = String::new();
    words_of(&blocks, &mut out);
    folded(&out)
}

/// Without joiners: those at the ends of a text of another look may go.
fn folded(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{200C}' | '\u{200D}')).collect();
    nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn word_is_read() {
    let (pasted, djot) = sample!("word");
    assert_eq!(pasted.text, djot);
    assert!(pasted.was_krutidev && pasted.is_block);
    assert_eq!(
        pasted.dropped,
        [Pictures, TextBoxes, Footnotes, Deletions, Links, Colours, Fonts, Alignment]
    );
    read(&pasted);
}

#[test]
fn writer_is_read() {
    let (pasted, djot) = sample!("writer");
    assert_eq!(pasted.text, djot);
    assert!(pasted.was_krutidev);
    assert_eq!(
        pasted.dropped,
        [
            Footnotes,
            Fonts,
            Underlines,
            Raised,
            PageBreaks,
            JoinedCells,
            ListsInCells,
            Lettering
        ]
    );
    read(&pasted);
}

#[test]
fn google_docs_is_read() {
    let (pasted, djot) = sample!("google-docs");
    assert_eq!(pasted.text, djot);
    assert_eq!(pasted.dropped, [Comments, Colours, Fonts, Underlines]);
    read(&pasted);
}

#[test]
fn a_page_is_read() {
    let (pasted, djot) = sample!("page");
    assert_eq!(pasted.text, djot);
    assert_eq!(pasted.dropped, [Hidden, Colours, Fonts]);
    read(&pasted);
}

#[test]
fn words_of_one_paragraph_are_no_block() {
    for (html, djot) in [
        ("<b>सभा</b>", "*सभा*"),
        ("<p>क<br>ख</p>", "क\\\nख"),
        ("<font face='Kruti Dev 010'>jke</font>", "राम"),
        ("<span style='font-family:&quot;DevLys 010&quot;'>jke</span>", "राम"),
        ("", ""),
        ("<p>&nbsp;</p>", ""),
    ] {
        let pasted = djot_of_html(html);
        assert_eq!((&*pasted.text, pasted.is_block), (djot, false), "{html}");
    }
    assert!(djot_of_html("<li>क").text == "क");
    assert!(djot_of_html("<ul><li>क").is_block);
}

#[test]
fn looks_beside_each_other_are_told_apart() {
    for (html, djot) in [
        ("<b>क</b><b>ख</b>", "*कख*"),
        ("<b>क </b><b> ख</b>", "*क ख*"),
        ("<b>क <i>ख</i></b><i>ग</i>", "*क _ख_*_ग_"),
        ("<i>ग</i><b><i>ख</i> क</b>", "_ग_*_ख_ क*"),
        ("<b>राम</b>जी", "*राम*जी"),
        ("a<i>b</i>c", "abc"),
        ("a <i>b</i>c", "a _b_c"),
        ("<b>क<br>ख</b>", "*क*\\\n*ख*"),
        ("<b><span style='font-weight:normal'>क</span></b>", "क"),
        ("<span style='font-weight:700;font-style:italic'>क</span>", "*_क_*"),
    ] {
        let pasted = djot_of_html(html);
        assert_eq!(pasted.text, djot, "{html}");
        read(&pasted);
    }
}

#[test]
fn lists_behind_each_other_stay_two() {
    let pasted = djot_of_html("<ol><li>क<li>ख</ol><ol><li>ग</ol><ul><li>घ</ul><ul><li>ङ</ul>");
    assert_eq!(pasted.text, "1. क\n2. ख\n\n1) ग\n\n- घ\n\n* ङ");
    let (blocks, _) = read_markup(&pasted.text).unwrap();
    assert_eq!(blocks.len(), 4);
}

#[test]
fn nothing_that_is_no_text_is_printed() {
    for html in [
        "<style>छिपा</style>",
        "<script>छिपा</script><p>क",
        "<p>क<script>\"</p>\"छिपा",
        "<title>छिपा</title>",
        "<textarea>छिपा</textarea>",
        "<svg><style>छिपा</style><text>छिपा</text></svg>",
        "<!--छिपा-->",
        "<!-- [if !supportLists] छिपा",
        "<p title='छिपा' onclick=\"छिपा\">क</p>",
        "<select><option>छिपा</select>",
        "<p style='mso-hide:all'>छिपा</p>",
        "<div style='display:none'><table><tr><td>छिपा</table></div>",
        "<template><p>छिपा</p></template>",
    ] {
        let pasted = djot_of_html(html);
        assert!(!pasted.text.contains("छिपा"), "{html}: {}", pasted.text);
    }
}

#[test]
fn depth_and_size_do_no_harm() {
    let deep = |open: &str, close: &str| open.repeat(20_000) + "क" + &close.repeat(20_000);
    for html in [
        deep("<div>", "</div>"),
        deep("<b>", "</b>"),
        deep("<b><i>", "</i></b>"),
        deep("<ul><li>", "</li></ul>"),
        deep("<table><tr><td>", "</td></tr></table>"),
        deep("<blockquote><p>", "</p></blockquote>"),
        deep("<font face='Kruti Dev 010'><span>", ""),
        "<ul><li>क".repeat(5_000),
        "<table><tr><td>क".repeat(5_000),
        "<p>क</p>".repeat(20_000),
        "</p></div></b>".repeat(20_000) + "क",
        "<td colspan=100000 rowspan=100000>क".repeat(1_000),
        "<table>".to_owned() + &"<tr><td colspan=999999 rowspan=999999>क".repeat(2_000),
        "<".repeat(100_000) + "क",
        "&".repeat(100_000) + "क",
        format!("<p style='{}'>क", "color:red;".repeat(20_000)),
        format!("<style>{}</style>क", "p.a{color:red} /*".repeat(20_000)),
        format!(
            "<style>{}</style><p class='{}'>क",
            "p.a{color:red}".repeat(20_000),
            "a ".repeat(20_000)
        ),
    ] {
        let pasted = djot_of_html(&html);
        assert!(pasted.text.contains('क') || pasted.was_krutidev, "{}", &html[..60]);
        assert!(pasted.text.len() < 40 * html.len(), "{}", &html[..60]);
        read(&pasted);
    }
}

#[test]
fn tables_say_their_cells_in_place() {
    let pasted = djot_of_html(
        "<table><tr><td>1</td><td>2</td><td>3</td></tr>\
         <tr><td colspan=2>क</td><td>ख</td></tr>\
         <tr><td rowspan=2>ग</td><td>-</td><td>|</td></tr><tr><td>घ</td></tr>\
         <tr><td></td><td> </td></tr><tr><td colspan=3>सब</td></tr></table>",
    );
    assert_eq!(
        pasted.text,
        "| 1 | 2 | 3 |\n| क | | ख |\n| ग | \\- | \\| |\n| | घ |\n| [सब]{colspan=all} |"
    );
    assert_eq!(pasted.dropped, [JoinedCells]);
    read(&pasted);
}

/// A part of a document, and the text that is in it.
#[derive(Clone, Debug)]
enum Node {
    Text(String),
    Element(&'static str, &'static str, Vec<Node>),
    Break,
    /// Something that is never printed.
    Unseen(&'static str),
}

impl Node {
    fn html(&self, out: &mut String) {
        match self {
            Self::Text(text) => {
                for c in text.chars() {
                    match c {
                        '&' => out.push_str("&amp;"),
                        '<' => out.push_str("&lt;"),
                        '\u{A0}' => out.push_str("&nbsp;"),
                        '\u{AD}' => out.push_str("&shy;"),
                        c => out.push(c),
                    }
                }
            }
            Self::Element(tag, attributes, inner) => {
                for piece in ["<", tag, attributes, ">"] {
                    out.push_str(piece);
                }
                for own in inner {
                    own.html(out);
                }
                for piece in ["</", tag, ">"] {
                    out.push_str(piece);
                }
            }
            Self::Break => out.push_str("<br>"),
            Self::Unseen(html) => out.push_str(html),
        }
    }

    fn text(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Element(tag, _, inner) => {
                let is_block = !matches!(*tag, "b" | "i" | "span" | "a" | "u" | "font");
                if is_block {
                    out.push(' ');
                }
                for own in inner {
                    own.text(out);
                }
                if is_block {
                    out.push(' ');
                }
            }
            Self::Break => out.push(' '),
            Self::Unseen(_) => {}
        }
    }
}

fn text() -> impl Strategy<Value = Node> {
    prop_oneof![
        "[ -~\\n\\t]{0,12}",
        "[*_\\\\`\\[\\]{}<>|^~\"'.:=#+() -]{0,8}",
        "[क-ह ि्।\u{A0}\u{AD}\u{200B}\u{200D}1-9.)-]{0,10}",
        "(1|a|iv|-|#|:|[+]|>)[.)]? {0,2}[क]",
    ]
    .prop_map(Node::Text)
}

fn inlines() -> impl Strategy<Value = Vec<Node>> {
    let leaf = prop_oneof![
        8 => text(),
        1 => Just(Node::Break),
        1 => prop::sample::select(vec![
            "<style>x</style>", "<script>\"</p>\"</script>", "<!-- x -->", "<img src=x>",
            "<o:p></o:p>", "<![endif]>", "<span style='display:none'>x</span>",
        ])
        .prop_map(Node::Unseen),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let looks = prop::sample::select(vec![
            ("b", ""),
            ("i", ""),
            ("span", " style='font-weight:bold'"),
            ("span", " style='font-style:italic;color:red'"),
            ("a", " href='http://x'"),
            ("u", ""),
            ("font", " color=red"),
        ]);
        (looks, prop::collection::vec(inner, 0..4))
            .prop_map(|((tag, attributes), inner)| Node::Element(tag, attributes, inner))
    });
    prop::collection::vec(inline, 0..4)
}

fn blocks() -> impl Strategy<Value = Vec<Node>> {
    let paragraph = inlines().prop_flat_map(|inner| {
        let tags = vec![
            ("p", ""),
            ("div", ""),
            ("h1", ""),
            ("h4", ""),
            ("p", " style='mso-list:l0 level2 lfo1'"),
            ("p", " class=MsoListParagraph style='mso-list:l1 level1 lfo1'"),
        ];
        let inner = Just(inner);
        (prop::sample::select(tags), inner)
            .prop_map(|((tag, attributes), inner)| Node::Element(tag, attributes, inner))
    });
    let cell = (prop::sample::select(vec!["td", "th"]), inlines())
        .prop_map(|(tag, inner)| Node::Element(tag, "", inner));
    let row = prop::collection::vec(cell, 0..4).prop_map(|own| Node::Element("tr", "", own));
    let table =
        prop::collection::vec(row, 0..4).prop_map(|own| Node::Element("table", "", own));
    let block = prop_oneof![3 => paragraph, 1 => table];
    let block = block.prop_recursive(4, 16, 4, |inner| {
        let inner = prop::collection::vec(inner, 0..4);
        prop_oneof![
            (
                prop::sample::select(vec!["ul", "ol"]),
                prop::collection::vec(inner.clone(), 0..3)
            )
                .prop_map(|(tag, items)| {
                    let item = |own| Node::Element("li", "", own);
                    Node::Element(tag, "", items.into_iter().map(item).collect())
                }),
            inner.prop_map(|own| Node::Element("div", "", own)),
        ]
    });
    prop::collection::vec(block, 0..5)
}

proptest! {
    #[test]
    fn the_text_of_html_is_the_text_of_the_letter(nodes in blocks()) {
        let (mut html, mut text) = (String::new(), String::new());
        for node in &nodes {
            node.html(&mut html);
            node.text(&mut text);
        }
        let spaced: String =
            text.chars().map(|c| if c == '\u{A0}' { ' ' } else { c }).collect();
        let text = folded(&lines_text(&spaced).text);
        let pasted = djot_of_html(&html);
        prop_assert_eq!(read(&pasted), text, "{}\n{}", html, pasted.text);
    }

    #[test]
    fn any_soup_is_read(pieces in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<b>", "</b>", "<i>", "<ul>", "<ol start=3>", "</ul>", "<li>", "</li>",
        "<table>", "<tr>", "<td>", "<td colspan=3>", "<th rowspan=2>", "</td>", "</table>",
        "<![if !supportLists]>", "<!--[endif]-->", "<h1>", "</h1>", "<br>", "<hr>", "क", " ख ",
        "*", "1. ", "&nbsp;", "&#x200D;", "<", ">", "<pre>", "</pre>", "\n", "<del>", "</del>",
        "<font face='Kruti Dev 010'>", "</font>", "jke", "<a href=x>", "</a>", "<div>", "</div>",
        "<p style='mso-list:l0 level3 lfo1'>", "<span style='mso-list:Ignore'>", "</span>", "(क)",
        "| ", "\\", "{.a}", "::: a", "&#0;", "&#x85;", "&#xFFFF;", "\u{FFFC}",
    ]), 0..40)) {
        let pasted = djot_of_html(&pieces.concat());
        read(&pasted);
    }
}
