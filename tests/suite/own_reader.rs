//! A PDF reader as plain as can be: it walks the codes that a page draws and appends what
//! `/ToUnicode` says of each. What the outside programs make of a file begins with this.
//!
//! Behind it stands `lopdf`, for the objects and the syntax of content streams only. The
//! reader knows the operators that the program writes and panics at other text operators.
//! It enters no forms and heeds no `/ActualText`.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

use crate::exact_text::{hard_words, sheet, styles};

/// A font with two-byte codes (ISO 32000-1, 9.7: a Type 0 font with Identity-H).
pub(crate) struct Font {
    /// Name of the font, with the tag of its subset.
    pub(crate) name: String,
    /// `/ToUnicode`: the text of each code.
    pub(crate) text: BTreeMap<u16, String>,
    /// `/W`: the width of each code in thousandths of an em.
    pub(crate) widths: BTreeMap<u16, f64>,
    /// `/CIDToGIDMap`: the glyph of each code from 0 on.
    pub(crate) glyphs: Vec<u16>,
    /// `/FontFile2`.
    pub(crate) program: Vec<u8>,
}

/// A code and where the pen stands when it is drawn.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) font: Rc<Font>,
    pub(crate) size: f64,
    pub(crate) code: u16,
    /// In points.
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Shown {
    /// What is read; nothing if the font does not tell.
    pub(crate) fn text(&self) -> &str {
        self.font.text.get(&self.code).map_or("", String::as_str)
    }

    /// Where the pen stands afterwards, unless a number in `TJ` moves it.
    fn end(&self) -> f64 {
        let width = self.font.widths.get(&self.code);
        let width = width.unwrap_or_else(|| panic!("code {} without a width", self.code));
        self.x + width / 1000.0 * self.size
    }
}

/// What is drawn between `BT` and `ET`.
#[derive(Default)]
pub(crate) struct TextObject {
    pub(crate) codes: Vec<Shown>,
    /// Where the pen stands at last.
    pub(crate) end: f64,
}

impl TextObject {
    pub(crate) fn text(&self) -> String {
        self.codes.iter().map(Shown::text).collect()
    }
}

/// The text of a file: all pages in the order of the page tree.
pub(crate) struct Reading {
    /// By name.
    pub(crate) fonts: BTreeMap<String, Rc<Font>>,
    pub(crate) texts: Vec<TextObject>,
}

/// The words of a file in the order in which they are drawn.
pub(crate) fn words(pdf: &[u8]) -> Vec<String> {
    let lines: Vec<String> = read(pdf).texts.iter().map(TextObject::text).collect();
    lines.join("\n").split_whitespace().map(str::to_owned).collect()
}

pub(crate) fn read(pdf: &[u8]) -> Reading {
    let document = Document::load_mem(pdf).unwrap();
    let mut reading = Reading { fonts: BTreeMap::new(), texts: Vec::new() };
    for page in document.page_iter() {
        let mut fonts = BTreeMap::new();
        for (resource, dict) in document.get_page_fonts(page).unwrap() {
            let name = name_of(dict);
            // The pages of a file share their fonts.
            let font = reading
                .fonts
                .entry(name.clone())
                .or_insert_with(|| Rc::new(Font::read(name, dict, &document)));
            fonts.insert(resource, Rc::clone(font));
        }
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let mut pen = Pen::new(&fonts);
        for operation in &content.operations {
            pen.follow(operation);
        }
        assert!(pen.object.is_none(), "BT without ET");
        reading.texts.append(&mut pen.done);
    }
    reading
}

fn name_of(font: &Dictionary) -> String {
    let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap();
    String::from_utf8(name.to_vec()).unwrap()
}

impl Font {
    fn read(name: String, type0: &Dictionary, document: &Document) -> Self {
        assert_eq!(type0.get(b"Encoding").and_then(Object::as_name).unwrap(), b"Identity-H");
        let descendants = type0.get_deref(b"DescendantFonts", document).unwrap();
        let (_, descendant) =
            document.dereference(&descendants.as_array().unwrap()[0]).unwrap();
        let descendant = descendant.as_dict().unwrap();
        let descriptor = descendant.get_deref(b"FontDescriptor", document).unwrap();
        let descriptor = descriptor.as_dict().unwrap();
        assert_eq!(name_of(descendant), name);
        assert_eq!(
            descriptor.get(b"FontName").and_then(Object::as_name).unwrap(),
            name.as_bytes()
        );
        let map = stream(descendant, "CIDToGIDMap", document);
        let widths = descendant.get_deref(b"W", document).unwrap();
        Self {
            name,
            text: to_unicode(&stream(type0, "ToUnicode", document)),
            widths: self::widths(widths.as_array().unwrap()),
            glyphs: map
                .chunks(2)
                .map(|two| u16::from_be_bytes(two.try_into().unwrap()))
                .collect(),
            program: stream(descriptor, "FontFile2", document),
        }
    }
}

fn stream(dict: &Dictionary, key: &str, document: &Document) -> Vec<u8> {
    let object =
        dict.get_deref(key.as_bytes(), document).unwrap_or_else(|_| panic!("no /{key}"));
    object.as_stream().unwrap().get_plain_content().unwrap()
}

fn number(object: &Object) -> f64 {
    object.as_float().map_or_else(|_| panic!("{object:?} is no number"), f64::from)
}

fn code(object: &Object) -> u16 {
    object.as_i64().unwrap().try_into().unwrap()
}

/// The widths of `/W` (ISO 32000-1, 9.7.4.3): `1 [500 250]` for single codes, `3 9 500` for
/// a range.
fn widths(array: &[Object]) -> BTreeMap<u16, f64> {
    let mut widths = BTreeMap::new();
    let mut rest = array.iter();
    while let Some(first) = rest.next() {
        match rest.next().unwrap() {
            Object::Array(each) => widths.extend((code(first)..).zip(each.iter().map(number))),
            last => {
                let width = number(rest.next().unwrap());
                widths.extend((code(first)..=code(last)).map(|code| (code, width)));
            }
        }
    }
    widths
}

/// The texts of a `/ToUnicode` `CMap` (ISO 32000-1, 9.10.3).
fn to_unicode(cmap: &[u8]) -> BTreeMap<u16, String> {
    let cmap = std::str::from_utf8(cmap).unwrap();
    let mut texts = BTreeMap::new();
    for part in cmap.split("beginbfchar").skip(1) {
        let strings = hex_strings(part.split("endbfchar").next().unwrap());
        for pair in strings.chunks(2) {
            assert!(
                texts.insert(pair[0][0], utf16(&pair[1])).is_none(),
                "two texts for {pair:?}"
            );
        }
    }
    for part in cmap.split("beginbfrange").skip(1) {
        let strings = hex_strings(part.split("endbfrange").next().unwrap());
        for range in strings.chunks(3) {
            let (first, last, mut text) = (range[0][0], range[1][0], range[2].clone());
            for code in first..=last {
                assert!(texts.insert(code, utf16(&text)).is_none(), "two texts for {code}");
                *text.last_mut().unwrap() += 1;
            }
        }
    }
    texts
}

/// The strings `<…>` of a text as numbers of 16 bits.
fn hex_strings(text: &str) -> Vec<Vec<u16>> {
    let strings = text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap());
    strings
        .map(|digits| {
            assert!(digits.len() % 4 == 0 && digits.is_ascii(), "<{digits}>");
            let fours = (0..digits.len()).step_by(4).map(|at| &digits[at..at + 4]);
            fours.map(|four| u16::from_str_radix(four, 16).unwrap()).collect()
        })
        .collect()
}

fn utf16(units: &[u16]) -> String {
    String::from_utf16(units).unwrap_or_else(|_| panic!("{units:04X?} is no UTF-16"))
}

/// Follows the operators of a page.
struct Pen<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Rc<Font>>,
    /// `Tf` belongs to the graphics state: `q` keeps it and `Q` brings it back.
    font: Option<(Rc<Font>, f64)>,
    kept: Vec<Option<(Rc<Font>, f64)>>,
    x: f64,
    y: f64,
    object: Option<TextObject>,
    done: Vec<TextObject>,
}

impl<'a> Pen<'a> {
    fn new(fonts: &'a BTreeMap<Vec<u8>, Rc<Font>>) -> Self {
        Self {
            fonts,
            font: None,
            kept: Vec::new(),
            x: 0.0,
            y: 0.0,
            object: None,
            done: Vec::new(),
        }
    }

    fn follow(&mut self, Operation { operator, operands }: &Operation) {
        match operator.as_str() {
            "q" => self.kept.push(self.font.clone()),
            "Q" => self.font = self.kept.pop().expect("Q without q"),
            "BT" => {
                assert!(self.object.replace(TextObject::default()).is_none(), "BT in BT");
                (self.x, self.y) = (0.0, 0.0);
            }
            "ET" => {
                let object = self.object.take().expect("ET without BT");
                self.done.push(TextObject { end: self.x, ..object });
            }
            "Tf" => {
                let font = &self.fonts[operands[0].as_name().unwrap()];
                self.font = Some((Rc::clone(font), number(&operands[1])));
            }
            "Tm" => {
                let upright = [1, 0, 0, 1].map(Object::Integer);
                assert_eq!(operands[..4], upright, "only upright text is read");
                (self.x, self.y) = (number(&operands[4]), number(&operands[5]));
            }
            "TJ" => {
                for element in operands[0].as_array().unwrap() {
                    match element {
                        Object::String(codes, _) => self.show(codes),
                        back => self.x -= number(back) / 1000.0 * self.font().1,
                    }
                }
            }
            "Tj" => self.show(operands[0].as_str().unwrap()),
            "Td" | "TD" | "T*" | "'" | "\"" | "Tc" | "Tw" | "Tz" | "TL" | "Ts" => {
                panic!("{operator} is not read")
            }
            _ => {}
        }
    }

    fn font(&self) -> &(Rc<Font>, f64) {
        self.font.as_ref().expect("text before Tf")
    }

    fn show(&mut self, codes: &[u8]) {
        for two in codes.chunks(2) {
            let code = u16::from_be_bytes(two.try_into().unwrap());
            let (font, size) = self.font().clone();
            let shown = Shown { font, size, code, x: self.x, y: self.y };
            self.x = shown.end();
            self.object.as_mut().expect("text outside BT … ET").codes.push(shown);
        }
    }
}

#[test]
fn hard_words_come_back_through_to_unicode_alone() {
    let hard_words = hard_words();
    for (families, weight) in styles() {
        let read = words(&sheet(&hard_words, &families, weight));
        let differing: Vec<_> =
            hard_words.iter().zip(&read).filter(|(word, read)| word != read).take(10).collect();
        assert!(differing.is_empty(), "{families:?} {weight:?}: {differing:?}");
        assert_eq!(hard_words.len(), read.len(), "{families:?} {weight:?}");
    }
}
