//! Content streams: the marks of a page as PDF operators (ISO 32000-1, 8, 9 and 14.6).

use std::collections::BTreeSet;

use unicode_script::Script;

use crate::geom::{Pt, Size};
use crate::layout::{
    Colour, Drawing, Drawn, LinePart, Mark, Page, Placed, Point, Segment, TextLine,
};
use crate::pdf::fonts::{EncodedWord, Fonts};
use crate::pdf::number::{push, push_integer};
use crate::pdf::pictures::resource_name;
use crate::pdf::recurring::Digest;
use crate::pdf::tags::{Element, elements, operand};
use crate::picture::PictureId;
use crate::structure::{NodeId, Role, Structure};

/// A letter ready to be written into any number of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct EncodedLetter {
    pub(super) pages: Vec<Content>,
    pub(super) elements: Vec<Element>,
}

impl EncodedLetter {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }
}

/// A page's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Content {
    pub(super) size: Size,
    /// The operators.
    pub(super) plain: Vec<u8>,
    /// Where the content may be cut: one piece for each part of the letter. Each piece sets
    /// its own font, and no marked-content sequence goes beyond it.
    pub(super) pieces: Vec<Piece>,
    /// The node of each marked-content sequence; its place is the MCID.
    pub(super) marked: Vec<NodeId>,
    /// The room that each mark of a figure takes: left, lower, right and upper edge.
    pub(super) boxes: Vec<(NodeId, [f64; 4])>,
    /// The pictures that it shows.
    pub(super) pictures: BTreeSet<PictureId>,
}

/// Content that may be cut out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Where it ends; it begins where the one before it ends.
    pub(super) end: usize,
    /// Equal for equal pieces.
    pub(super) digest: Digest,
}

impl Content {
    /// Ends a piece at the end of what is encoded so far.
    fn cut(&mut self, plain: &[u8]) {
        let start = self.pieces.last().map_or(0, |piece| piece.end);
        let hash = blake3::hash(plain.get(start..).unwrap_or_default());
        let mut digest = Digest::default();
        digest.copy_from_slice(&hash.as_bytes()[..size_of::<Digest>()]);
        self.pieces.push(Piece { end: plain.len(), digest });
    }
}

/// Encodes letters of one language.
#[derive(Clone, Copy, Debug)]
pub struct ContentEncoder<'a> {
    fonts: &'a Fonts,
    /// The script of the letters' own language: runs of another one say their language.
    script: Script,
}

impl<'a> ContentEncoder<'a> {
    /// An encoder for letters in `language` (BCP 47).
    pub fn new(fonts: &'a Fonts, language: &str) -> Self {
        let is_english = language.split('-').next() == Some("en");
        let script = if is_english { Script::Latin } else { Script::Devanagari };
        Self { fonts, script }
    }

    /// Encodes the pages of a letter.
    pub fn letter(&self, pages: &[Page], structure: &Structure) -> EncodedLetter {
        let pages: Vec<Content> = pages.iter().map(|page| self.page(page, structure)).collect();
        let elements = elements(structure, &pages);
        EncodedLetter { pages, elements }
    }

    fn page(&self, page: &Page, structure: &Structure) -> Content {
        let mut content = Content { size: page.size, ..Content::default() };
        let mut plain = Vec::new();
        let mut pen = Pen {
            out: &mut plain,
            fonts: self.fonts,
            script: self.script,
            height: page.size.height,
            font: None,
            colour: Colour::BLACK,
            span: None,
        };
        let mut open = Sequence::None;
        let mut part = None;
        for mark in &page.marks {
            let wanted = Sequence::of(mark);
            if wanted != open {
                pen.close(open);
                if let Some(node) = mark.tag {
                    let own = Some(structure.part(node));
                    if part.is_some() && part != own {
                        pen.take_up(Colour::BLACK);
                        content.cut(pen.out);
                        pen.font = None;
                    }
                    part = own;
                    let role = &structure.nodes()[node.0 as usize].role;
                    pen.tag(operand(role), content.marked.len());
                    content.marked.push(node);
                } else {
                    pen.artifact(wanted);
                }
                open = wanted;
            }
            if matches!(mark.drawn, Drawn::Text(_) | Drawn::Rule(_)) {
                pen.take_up(mark.colour.unwrap_or(Colour::BLACK));
            }
            match &mark.drawn {
                Drawn::Text(line) => pen.text(line, mark.tag.is_some()),
                Drawn::Drawing(drawing) => pen.drawing(drawing),
                Drawn::Picture(placed) => {
                    content.pictures.insert(placed.picture);
                    pen.picture(placed);
                }
                Drawn::Rule(rule) => {
                    pen.numbers(&[
                        rule.x.0,
                        pen.flip(rule.y + rule.height),
                        rule.width.0,
                        rule.height.0,
                    ]);
                    pen.out.extend(b"re f\n");
                }
            }
            if let Some(node) = mark.tag
                && matches!(structure.nodes()[node.0 as usize].role, Role::Figure { .. })
                && let Some(bounds) = pen.bounds(&mark.drawn)
            {
                content.boxes.push((node, bounds));
            }
        }
        pen.close(open);
        content.cut(&plain);
        content.plain = plain;
        content
    }
}

/// A marked-content sequence (ISO 32000-1, 14.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sequence {
    /// None is open.
    None,
    /// Content of a node.
    Node(NodeId),
    /// Rules and the like.
    Layout,
    /// Page numbers and what else is repeated from page to page.
    Pagination,
}

impl Sequence {
    fn of(mark: &Mark) -> Self {
        match (mark.tag, &mark.drawn) {
            (Some(node), _) => Self::Node(node),
            (None, Drawn::Text(_)) => Self::Pagination,
            (None, Drawn::Rule(_) | Drawn::Drawing(_) | Drawn::Picture(_)) => Self::Layout,
        }
    }
}

struct Pen<'a> {
    out: &'a mut Vec<u8>,
    fonts: &'a Fonts,
    script: Script,
    height: Pt,
    /// Font and size of the graphics state; `Tf` outlives a text object.
    font: Option<(usize, f64)>,
    /// Colour of text and rules; each piece begins and ends with black.
    colour: Colour,
    /// The script of the span that is open inside a text object.
    span: Option<Script>,
}

impl Pen<'_> {
    /// From the distance below the upper edge to PDF's above the lower one.
    fn flip(&self, y: Pt) -> f64 {
        (self.height - y).0
    }

    fn close(&mut self, sequence: Sequence) {
        if sequence != Sequence::None {
            self.out.extend(b"EMC\n");
        }
    }

    fn tag(&mut self, operand: &str, sequence: usize) {
        self.out.push(b'/');
        self.out.extend(operand.bytes());
        self.out.extend(b"<</MCID ");
        push_integer(self.out, sequence as u64);
        self.out.extend(b">>BDC\n");
    }

    fn artifact(&mut self, sequence: Sequence) {
        self.out.extend(match sequence {
            Sequence::Pagination => b"/Artifact<</Type/Pagination>>BDC\n".as_slice(),
            Sequence::Layout | Sequence::None | Sequence::Node(_) => b"/Artifact BMC\n",
        });
    }

    /// Left, lower, right and upper edge of what has edges of its own.
    fn bounds(&self, drawn: &Drawn) -> Option<[f64; 4]> {
        match drawn {
            Drawn::Text(_) => None,
            Drawn::Rule(rule) => Some([
                rule.x.0,
                self.flip(rule.y + rule.height),
                (rule.x + rule.width).0,
                self.flip(rule.y),
            ]),
            Drawn::Picture(placed) => Some([
                placed.x.0,
                self.flip(placed.y + placed.size.height),
                (placed.x + placed.size.width).0,
                self.flip(placed.y),
            ]),
            Drawn::Drawing(drawing) => {
                let points = drawing.path.iter().flat_map(|segment| match *segment {
                    Segment::Move(to) | Segment::Line(to) => vec![to],
                    Segment::Curve(first, second, to) => vec![first, second, to],
                    Segment::Close => Vec::new(),
                });
                points
                    .map(|point| {
                        let (x, y) = ((drawing.x + point.x).0, self.flip(drawing.y + point.y));
                        [x, y, x, y]
                    })
                    .reduce(union)
            }
        }
    }

    fn numbers(&mut self, values: &[f64]) {
        for &value in values {
            push(self.out, value);
            self.out.push(b' ');
        }
    }

    fn colour(&mut self, colour: Colour, operator: &[u8]) {
        let part = |value: u8| f64::from(value) / 255.0;
        self.numbers(&[part(colour.red), part(colour.green), part(colour.blue)]);
        self.out.extend(operator);
    }

    /// Changes the colour of text and rules.
    fn take_up(&mut self, colour: Colour) {
        if self.colour == colour {
            return;
        }
        self.colour = colour;
        if colour == Colour::BLACK {
            self.out.extend(b"0 g\n");
        } else {
            self.colour(colour, b"rg\n");
        }
    }

    /// An external object fills the unit square, which is stretched to the picture's place.
    fn picture(&mut self, placed: &Placed) {
        let Placed { picture, x, y, size } = *placed;
        let bottom = self.flip(y + size.height);
        self.out.extend(b"q ");
        self.numbers(&[size.width.0, 0.0, 0.0, size.height.0, x.0, bottom]);
        self.out.extend(format!("cm /{} Do Q\n", resource_name(picture)).bytes());
    }

    /// Paints a path inside a graphics state of its own.
    fn drawing(&mut self, drawing: &Drawing) {
        let paint: &[u8] = match (&drawing.fill, &drawing.stroke) {
            (None, None) => return,
            (Some(_), None) => b"f",
            (None, Some(_)) => b"S",
            (Some(_), Some(_)) => b"B",
        };
        self.out.extend(b"q ");
        if let Some(fill) = drawing.fill {
            self.colour(fill, b"rg ");
        }
        if let Some(stroke) = &drawing.stroke {
            self.colour(stroke.colour, b"RG ");
            self.numbers(&[stroke.width.0]);
            self.out.extend(b"w [");
            for dash in &stroke.dashes {
                self.numbers(&[dash.0]);
            }
            self.out.extend(b"] 0 d ");
        }
        // Paths count downwards from the upper left corner of their box.
        let top = self.flip(drawing.y);
        self.out.extend(b"1 0 0 -1 ");
        self.numbers(&[drawing.x.0, top]);
        self.out.extend(b"cm\n");
        for segment in drawing.path.iter() {
            match segment {
                Segment::Move(to) => self.points(&[to], b"m "),
                Segment::Line(to) => self.points(&[to], b"l "),
                Segment::Curve(first, second, to) => self.points(&[first, second, to], b"c "),
                Segment::Close => self.out.extend(b"h "),
            }
        }
        self.out.extend(paint);
        self.out.extend(b" Q\n");
    }

    fn points(&mut self, points: &[&Point], operator: &[u8]) {
        for point in points {
            self.numbers(&[point.x.0, point.y.0]);
        }
        self.out.extend(operator);
    }

    /// A line; in a tagged one, text of another script says its language.
    fn text(&mut self, line: &TextLine, is_tagged: bool) {
        let y = self.flip(line.y);
        self.out.extend(b"BT ");
        let mut is_open = false;
        let mut origin = Some((line.x.0, y));
        let fonts = self.fonts;
        for part in &line.parts {
            match *part {
                LinePart::Word { word, size } => {
                    let word = &fonts.words[word.0 as usize];
                    self.word(word, size, &mut origin, &mut is_open, is_tagged);
                }
                LinePart::Gap { word, size, extra } => {
                    // A space goes with the word before it.
                    let word = &fonts.words[word.0 as usize];
                    self.word(word, size, &mut origin, &mut is_open, false);
                    self.adjust(extra, is_open);
                }
                LinePart::Skip(width) => {
                    if is_open {
                        self.adjust(width, is_open);
                    } else if let Some((x, _)) = &mut origin {
                        *x += width.0;
                    }
                }
            }
        }
        if is_open {
            self.out.extend(b"] TJ ");
        }
        if self.span.take().is_some() {
            self.out.extend(b"EMC ");
        }
        self.out.extend(b"ET\n");
    }

    fn word(
        &mut self,
        word: &EncodedWord,
        size: Pt,
        origin: &mut Option<(f64, f64)>,
        is_open: &mut bool,
        says_language: bool,
    ) {
        for run in &word.runs {
            let span = run.script.filter(|script| *script != self.script);
            if says_language && span != self.span {
                if std::mem::take(is_open) {
                    self.out.extend(b"] TJ ");
                }
                self.span(span);
            }
            let size = size * run.scale;
            if self.font != Some((run.font, size.0)) {
                if std::mem::take(is_open) {
                    self.out.extend(b"] TJ ");
                }
                self.font = Some((run.font, size.0));
                self.out.extend(format!("/F{} ", run.font + 1).bytes());
                push(self.out, size.0);
                self.out.extend(b" Tf ");
            }
            if let Some((x, y)) = origin.take() {
                self.out.extend(b"1 0 0 1 ");
                push(self.out, x);
                self.out.push(b' ');
                push(self.out, y);
                self.out.extend(b" Tm ");
            }
            let elements = match run.elements.split_first() {
                // What is shown without a gap is one string.
                Some((b'(', rest)) if *is_open && self.out.last() == Some(&b')') => {
                    self.out.pop();
                    rest
                }
                _ => &run.elements,
            };
            if !std::mem::replace(is_open, true) {
                self.out.push(b'[');
            }
            self.out.extend(elements);
        }
    }

    /// Ends the span that is open, and begins one in the language of a script.
    fn span(&mut self, script: Option<Script>) {
        if self.span.is_some() {
            self.out.extend(b"EMC ");
        }
        match script {
            Some(Script::Latin) => self.out.extend(b"/Span<</Lang(en)>>BDC "),
            Some(_) => self.out.extend(b"/Span<</Lang(hi)>>BDC "),
            None => {}
        }
        self.span = script;
    }

    /// Moves the pen inside a `TJ` array, whose numbers count thousandths of an em backwards.
    fn adjust(&mut self, width: Pt, is_open: bool) {
        let size = self.font.map_or(0.0, |(_, size)| size);
        if is_open && width.0 != 0.0 && size > 0.0 {
            if self.out.last().is_some_and(u8::is_ascii_digit) {
                self.out.push(b' ');
            }
            push(self.out, -width.0 * 1000.0 / size);
        }
    }
}

/// The least box around two.
pub(super) fn union(one: [f64; 4], other: [f64; 4]) -> [f64; 4] {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}
