//! The operators of a page's content (ISO 32000-1, 8 and 9).

use unicode_script::Script;

use crate::font::FaceId;
use crate::geom::{Colour, Pt};
use crate::layout::{Drawing, Drawn, LinePart, Mark, Placed, TextLine};
use crate::pdf::fonts::{EncodedWord, push_font_name};
use crate::pdf::number::{push, push_integer};
use crate::pdf::path::operators;
use crate::pdf::pictures::resource_name;
use crate::structure::NodeId;

/// A marked-content sequence (ISO 32000-1, 14.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
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
    pub(super) fn of(mark: &Mark) -> Self {
        match (mark.tag, &mark.drawn) {
            (Some(node), _) => Self::Node(node),
            (None, Drawn::Text(_)) => Self::Pagination,
            (None, Drawn::Rule(_) | Drawn::Drawing(_) | Drawn::Picture(_)) => Self::Layout,
        }
    }
}

/// Writes operators, and keeps what the graphics state has.
pub(super) struct Pen<'a> {
    pub(super) out: &'a mut Vec<u8>,
    /// The words by their ids.
    words: &'a [EncodedWord],
    /// The language of the letter (BCP 47).
    language: &'static str,
    height: Pt,
    /// Font and size of the graphics state; `Tf` outlives a text object.
    pub(super) font: Option<(FaceId, f64)>,
    /// Colour of text and rules; each piece begins and ends with black.
    colour: Colour,
    /// The language of the span that is open inside a text object.
    span: Option<&'static str>,
}

/// The language of a run (BCP 47), by its script and the language of the text around it.
/// Letters of the other script are in English, or in the language of the letter; in a letter in
/// English Devanagari is in Hindi unless the template says otherwise.
fn language(
    script: Option<Script>,
    around: &'static str,
    letter: &'static str,
) -> &'static str {
    match (script, around == "en") {
        (Some(Script::Latin), false) => "en",
        (Some(Script::Devanagari), true) if letter == "en" => "hi",
        (Some(Script::Devanagari), true) => letter,
        _ => around,
    }
}

impl<'a> Pen<'a> {
    pub(super) fn new(
        out: &'a mut Vec<u8>,
        words: &'a [EncodedWord],
        language: &'static str,
        height: Pt,
    ) -> Self {
        Self { out, words, language, height, font: None, colour: Colour::BLACK, span: None }
    }

    /// From the distance below the upper edge to PDF's above the lower one.
    pub(super) fn flip(&self, y: Pt) -> f64 {
        (self.height - y).0
    }

    pub(super) fn close(&mut self, sequence: Sequence) {
        if sequence != Sequence::None {
            self.out.extend(b"EMC\n");
        }
    }

    /// Opens a sequence of content; where its MCID stands.
    pub(super) fn tag(&mut self, operand: &str, sequence: usize) -> usize {
        self.out.push(b'/');
        self.out.extend(operand.as_bytes());
        self.out.extend(b"<</MCID ");
        let place = self.out.len();
        push_integer(self.out, sequence as u64);
        self.out.extend(b">>BDC\n");
        place
    }

    pub(super) fn artifact(&mut self, sequence: Sequence) {
        self.out.extend(match sequence {
            Sequence::Pagination => b"/Artifact<</Type/Pagination>>BDC\n".as_slice(),
            Sequence::Layout | Sequence::None | Sequence::Node(_) => b"/Artifact BMC\n",
        });
    }

    /// Left, lower, right and upper edge of what has edges of its own.
    pub(super) fn bounds(&self, drawn: &Drawn) -> Option<[f64; 4]> {
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
                let own = drawing.path.control_box();
                let [top, bottom] = [own.y0, own.y1].map(|y| self.flip(drawing.y + Pt(y)));
                let [left, right] = [own.x0, own.x1].map(|x| (drawing.x + Pt(x)).0);
                (!drawing.path.is_empty()).then_some([left, bottom, right, top])
            }
        }
    }

    pub(super) fn numbers(&mut self, values: &[f64]) {
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
    pub(super) fn take_up(&mut self, colour: Colour) {
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
    pub(super) fn picture(&mut self, placed: &Placed) {
        let Placed { picture, x, y, size } = *placed;
        let bottom = self.flip(y + size.height);
        self.out.extend(b"q ");
        self.numbers(&[size.width.0, 0.0, 0.0, size.height.0, x.0, bottom]);
        self.out.extend(format!("cm /{} Do Q\n", resource_name(picture)).bytes());
    }

    /// Paints a path inside a graphics state of its own.
    pub(super) fn drawing(&mut self, drawing: &Drawing) {
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
        operators(&drawing.path, |points, operator| {
            for point in points {
                self.numbers(&[point.x, point.y]);
            }
            self.out.extend([operator, b' ']);
        });
        self.out.extend(paint);
        self.out.extend(b" Q\n");
    }

    /// A line; in a tagged one, text in another language says so.
    pub(super) fn text(&mut self, line: &TextLine, is_tagged: bool) {
        let y = self.flip(line.y);
        self.out.extend(b"BT ");
        let mut is_open = false;
        let mut origin = Some((line.x.0, y));
        let words = self.words;
        for part in line.parts.iter() {
            match *part {
                LinePart::Word { word, size } => {
                    let word = &words[word.0];
                    self.word(word, size, &mut origin, &mut is_open, is_tagged);
                }
                LinePart::Gap { word, size, extra } => {
                    // A space goes with the word before it.
                    let word = &words[word.0];
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
            let own =
                language(run.script, word.language.unwrap_or(self.language), self.language);
            let span = (own != self.language).then_some(own);
            if says_language && span != self.span {
                if std::mem::take(is_open) {
                    self.out.extend(b"] TJ ");
                }
                self.span(span);
            }
            let size = size * run.scale;
            if self.font != Some((run.face, size.0)) {
                if std::mem::take(is_open) {
                    self.out.extend(b"] TJ ");
                }
                self.font = Some((run.face, size.0));
                self.out.push(b'/');
                push_font_name(self.out, run.face);
                self.out.push(b' ');
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

    /// Ends the span that is open, and begins one in a language.
    fn span(&mut self, language: Option<&'static str>) {
        if self.span.is_some() {
            self.out.extend(b"EMC ");
        }
        if let Some(code) = language {
            self.out.extend(format!("/Span<</Lang({code})>>BDC ").bytes());
        }
        self.span = language;
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
