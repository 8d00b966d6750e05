use unicode_segmentation::UnicodeSegmentation as _;

use crate::compose::{Block, Content, Inline, Letter};
use crate::font::Library;
use crate::geom::Pt;
use crate::layout::page::{Drawn, LinePart, TextLine};
use crate::layout::paragraph::paragraph;
use crate::picture::Pictures;
use crate::shape::{ShapeCache, ShapedContent, WordTable as _, Words, shape};
use crate::style::{Cascade, StyleSheet};

/// A line as set: its text, its left end, the right end of what can be seen, all in points,
/// and what its gaps have been given.
#[derive(Debug)]
struct Set {
    text: String,
    left: f64,
    right: f64,
    extra: Vec<f64>,
}

fn inline(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// Sets text of 10 pt on a measure in points.
fn set(text: Vec<Inline>, properties: &str, measure: f64) -> Vec<Set> {
    sets(text, properties, &[measure]).remove(0).1
}

/// Sets text of 10 pt on each of these measures in points.
fn sets(text: Vec<Inline>, properties: &str, measures: &[f64]) -> Vec<(f64, Vec<Set>)> {
    let sheet = format!(
        "[fonts]\nserif = [\"Noto Serif Devanagari\", \"Noto Serif\"]\n[style.strong]\n\
         weight = \"bold\"\n[style.label]\nwidth = \"40pt\"\n[style.letter]\nsize = \"10pt\"\n\
         {properties}\n"
    );
    let library = Library::embedded().unwrap();
    let sheet = StyleSheet::read(&[("style.toml", &sheet)], &library).unwrap();
    let mut words = Words::new(&library, sheet.chains(), "hi");
    let names = vec!["paragraph".to_owned()];
    let block = Block { names, language: None, content: Content::Text(text) };
    let letter = Letter { blocks: vec![block.into()] };
    let (mut cascade, mut cache) = (Cascade::new(&sheet), ShapeCache::default());
    let letter =
        shape(&letter, &mut cascade, &Pictures::default(), &mut words, &mut cache).unwrap();
    let block = &letter.blocks[0];
    let ShapedContent::Text(tokens) = &block.content else { panic!() };
    let mut set = Vec::new();
    for &measure in measures {
        let fragments = paragraph(tokens, &block.style, Pt(measure), &mut words).unwrap();
        let marks = fragments.iter().flat_map(|fragment| &fragment.marks);
        let lines = marks.filter_map(|mark| match &mark.drawn {
            Drawn::Text(text) => Some(line(text, &words)),
            Drawn::Rule(_) | Drawn::Drawing(_) | Drawn::Picture(_) => None,
        });
        set.push((measure, lines.collect()));
    }
    set
}

fn line(line: &TextLine, words: &Words<'_>) -> Set {
    let mut set =
        Set { text: String::new(), left: line.x.0, right: line.x.0, extra: Vec::new() };
    let mut pen = line.x.0;
    for part in line.parts.iter() {
        match *part {
            LinePart::Word { word, size } => {
                set.text.push_str(&words.get(word).text());
                pen += (size * words.get(word).width).0;
                set.right = pen;
            }
            LinePart::Gap { word, size, extra } => {
                set.text.push(' ');
                set.extra.push(extra.0);
                pen += (size * words.get(word).width + extra).0;
            }
            LinePart::Skip(width) => pen += width.0,
        }
    }
    set.text.truncate(set.text.trim_end().len());
    set
}

fn steps(from: i32, to: i32) -> Vec<f64> {
    (from..to).step_by(3).map(f64::from).collect()
}

fn texts_of(lines: Vec<Set>) -> Vec<String> {
    lines.into_iter().map(|line| line.text).collect()
}

fn texts(text: &str, properties: &str, measure: f64) -> Vec<String> {
    texts_of(set(inline(text), properties, measure))
}

const BODY: &str = "निवेदन है कि जिला अधिवक्ता संघ की कार्यकारिणी की बैठक दिनांक 12 अगस्त 2027 को \
    प्रातः 10 बजे संघ भवन में हुई थी, जिसमें श्री राम सिंह उर्फ मंटू जी की अध्यक्षता में यह निर्णय लिया गया कि \
    पुस्तकालय के पचास वर्ष पूरे होने पर समारोह ( दो दिवसीय ) आयोजित किया जाए । इसके लिए रु. 500 प्रति सदस्य, \
    अर्थात् कुल 20 % राशि “ अग्रिम ” देय होगी !";

#[test]
fn justified_lines_end_at_the_margin() {
    let lines = set(inline(BODY), "first_indent = \"20pt\"", 300.0);
    assert!(lines.len() >= 4);
    for (index, line) in lines.iter().enumerate() {
        let is_last = index + 1 == lines.len();
        assert!((line.left - if index == 0 { 20.0 } else { 0.0 }).abs() < 1e-6);
        assert!(is_last || (line.right - 300.0).abs() < 1e-6, "{line:?}");
    }
}

/// On every measure, in every setting: what must not stand at the ends of lines.
#[test]
fn pairs_hold_and_no_line_begins_or_ends_with_the_wrong_mark() {
    const TOGETHER: [&str; 7] =
        ["12 अगस्त 2027", "10 बजे", "श्री राम", "सिंह उर्फ मंटू जी", "रु. 500", "20 %", "( दो"];
    for align in ["justify", "left", "center", "right"] {
        let properties = format!("align = \"{align}\"");
        for (measure, lines) in sets(inline(BODY), &properties, &steps(100, 400)) {
            let lines = texts_of(lines);
            assert_eq!(lines.join(" "), BODY.split_whitespace().collect::<Vec<_>>().join(" "));
            for line in &lines {
                assert!(!line.starts_with(['।', ',', ')', '”', '!', '%']), "{line}");
                assert!(!line.ends_with(['(', '“']), "{line}");
            }
            for pair in TOGETHER {
                let is_whole = lines.iter().any(|line| line.contains(pair));
                assert!(is_whole, "{pair} on {measure} pt: {lines:#?}");
            }
        }
    }
}

#[test]
fn marks_and_pairs_hold_across_changes_of_type() {
    let strong = |text: &str| Inline::Span {
        names: vec!["strong".to_owned()],
        language: None,
        content: inline(text),
    };
    let text = |text: &str| Inline::Text(text.to_owned());
    let parts = vec![
        text("सभा प्रातः 10 "),
        strong("बजे"),
        text(" से ( "),
        strong("सायं"),
        text(" ) तक "),
        strong("श्रीमती"),
        text(" आशा "),
        strong("वर्मा "),
        text("। आगे"),
    ];
    for (measure, lines) in sets(parts, "align = \"left\"", &steps(60, 200)) {
        let has = |part: &str| lines.iter().any(|line| line.text.contains(part));
        let all = ["10 बजे", "( सायं )", "श्रीमती आशा", "वर्मा ।"];
        assert!(all.into_iter().all(has), "{measure}: {lines:#?}");
    }
}

#[test]
fn a_no_break_space_holds_until_there_is_need() {
    let text = "क ख ग घ\u{A0}ङ\u{A0}च";
    assert_eq!(texts(text, "align = \"left\"", 45.0), ["क ख ग", "घ ङ च"]);
    assert_eq!(texts("घ\u{A0}ङ\u{A0}च", "align = \"left\"", 20.0).len(), 2);
}

#[test]
fn a_word_wider_than_the_line_is_cut_between_syllables() {
    let word = "कार्यकारिणीसदस्यताशुल्कनिर्धारणसमितिस्त्रीविद्यार्थी";
    let clusters: Vec<_> = word.graphemes(true).collect();
    for align in ["justify", "left", "center", "right"] {
        let properties = format!("align = \"{align}\"");
        for (measure, lines) in sets(inline(word), &properties, &steps(20, 150)) {
            let texts: Vec<_> = lines.iter().map(|line| &*line.text).collect();
            assert_eq!(texts.concat(), word);
            let mut rest = &clusters[..];
            for line in &texts {
                let count = line.graphemes(true).count();
                assert_eq!(rest[..count].concat(), *line, "cut inside a syllable");
                rest = &rest[count..];
            }
            assert!(lines.iter().all(|line| line.right <= measure + 1e-6));
        }
    }
}

#[test]
fn marks_stay_with_a_word_that_is_cut() {
    let text = "( विश्वविद्यालयपरिसर ) । “(विश्वविद्यालयपरिसर)।” क्र.";
    for (_, lines) in sets(inline(text), "align = \"left\"", &steps(30, 90)) {
        let lines = texts_of(lines);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| !line.starts_with([')', '।', '”', '.'])), "{lines:?}");
        assert!(lines.iter().all(|line| !line.ends_with(['(', '“'])), "{lines:?}");
    }
}

#[test]
fn an_address_is_cut_after_its_punctuation() {
    let address = "https://www.example.org/events/meeting?year=2027&place=ara";
    let lines = texts(address, "align = \"left\"", 110.0);
    assert_eq!(lines.concat(), address);
    assert!(lines.len() > 1);
    for line in &lines[..lines.len() - 1] {
        assert!(line.ends_with(['/', '.', '?', '&', '=']), "{lines:?}");
    }
    let lines = texts("Donaudampfschifffahrtsgesellschaft", "align = \"left\"", 60.0);
    assert_eq!(lines.concat(), "Donaudampfschifffahrtsgesellschaft");
    assert!(lines.len() > 2 && lines.iter().all(|line| !line.contains('-')));
}

#[test]
fn punctuation_hangs_if_that_is_wanted() {
    let hung = |align: &str| format!("align = \"{align}\"\nhang_punctuation = true");
    let mut hanging = 0;
    let measures = steps(200, 320);
    for align in ["justify", "right"] {
        let plain = format!("align = \"{align}\"");
        for (measure, lines) in sets(inline(BODY), &plain, &measures) {
            assert!(lines.iter().all(|line| line.right < measure + 1e-6));
        }
        for (measure, lines) in sets(inline(BODY), &hung(align), &measures) {
            for line in &lines[..lines.len() - 1] {
                let hangs = line.text.ends_with(['।', ',', '!', '”']);
                let over = line.right - measure;
                let is_right =
                    if hangs { (0.5..4.0).contains(&over) } else { over.abs() < 1e-6 };
                assert!(is_right, "{line:?}");
                hanging += usize::from(hangs);
            }
        }
    }
    assert!(hanging > 20, "{hanging}");
    // Not where the right edge is uneven anyway.
    for align in ["left", "center"] {
        let lines = set(inline(BODY), &hung(align), 250.0);
        assert!(lines.iter().all(|line| line.right < 250.0 + 1e-6));
    }
}

#[test]
fn centred_lines_are_balanced() {
    let heading = "आरा विधानसभा स्तरीय अधिवक्ता एवं बुद्धिजीवी सम्मेलन में सादर आमंत्रण";
    let lines = set(inline(heading), "align = \"center\"", 240.0);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    let lengths: Vec<_> = lines.iter().map(|line| line.right - line.left).collect();
    assert!((lengths[0] - lengths[1]).abs() < 60.0, "{lines:#?}");
    assert!(!lines[1].text.starts_with("में") && !lines[0].text.ends_with("एवं"), "{lines:#?}");
}

#[test]
fn no_word_stands_alone_on_a_last_line_if_that_can_be_helped() {
    for align in ["left", "right", "center"] {
        let properties = format!("align = \"{align}\"");
        for (measure, lines) in sets(inline(BODY), &properties, &steps(150, 400)) {
            let lines = texts_of(lines);
            let last = lines.last().unwrap();
            assert!(last.split(' ').count() > 1, "{measure}: {lines:#?}");
        }
    }
}

#[test]
fn a_line_never_begins_with_the_room_after_a_label() {
    let label = Inline::Span {
        names: vec!["label".to_owned()],
        language: None,
        content: inline("विषय : "),
    };
    let text = vec![label, Inline::Text("विश्वविद्यालय".to_owned())];
    let lines = set(text, "align = \"left\"", 70.0);
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines.iter().all(|line| line.left == 0.0 && line.right <= 70.0), "{lines:#?}");
}

#[test]
fn letters_are_never_spaced() {
    for measure in [60.0, 150.0, 300.0] {
        for line in set(inline(BODY), "", measure) {
            let extra = line.extra.first().copied().unwrap_or_default();
            // All gaps of a line but the one at its end are the same, and none is more than
            // three times or less than two thirds of a space of 2.6 pt.
            let inner = line.text.matches(' ').count();
            assert!(line.extra.iter().take(inner).all(|own| (own - extra).abs() < 1e-9));
            assert!((-0.87..=5.21).contains(&extra), "{line:?}");
        }
    }
}
