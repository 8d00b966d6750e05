//! Content streams: the marks of a page as PDF operators (ISO 32000-1, 8 and 9).

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::geom::{Pt, Size};
use crate::layout::{Colour, Drawing, Drawn, LinePart, Page, Point, Segment, TextLine};
use crate::pdf::fonts::{EncodedWord, Fonts};
use crate::pdf::number::push;

/// A page's content, compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The deflated stream.
    pub(super) deflated: Vec<u8>,
}

/// Encodes pages; keeps its buffers from page to page.
#[derive(Debug)]
pub struct ContentEncoder {
    plain: Vec<u8>,
    deflate: Compress,
}

impl Default for ContentEncoder {
    fn default() -> Self {
        Self { plain: Vec::new(), deflate: Compress::new(Compression::default(), true) }
    }
}

impl ContentEncoder {
    /// Encodes one page.
    pub fn encode(&mut self, page: &Page, fonts: &Fonts) -> (Size, Content) {
        self.plain.clear();
        let mut pen = Pen { out: &mut self.plain, fonts, height: page.size.height, font: None };
        for mark in &page.marks {
            match &mark.drawn {
                Drawn::Text(line) => pen.text(line),
                Drawn::Drawing(drawing) => pen.drawing(drawing),
                Drawn::Rule(rule) => {
                    for value in
                        [rule.x.0, pen.flip(rule.y + rule.height), rule.width.0, rule.height.0]
                    {
                        push(pen.out, value);
                        pen.out.push(b' ');
                    }
                    pen.out.extend(b"re f\n");
                }
            }
        }
        (page.size, Content { deflated: self.deflated() })
    }

    fn deflated(&mut self) -> Vec<u8> {
        self.deflate.reset();
        // zlib's own bound for incompressible input is below this.
        let mut deflated = Vec::with_capacity(self.plain.len() + self.plain.len() / 1000 + 64);
        loop {
            let done = usize::try_from(self.deflate.total_in()).unwrap_or(usize::MAX);
            let rest = self.plain.get(done..).unwrap_or_default();
            match self.deflate.compress_vec(rest, &mut deflated, FlushCompress::Finish) {
                Ok(Status::StreamEnd) | Err(_) => return deflated,
                Ok(Status::Ok | Status::BufError) => deflated.reserve(1024),
            }
        }
    }
}

struct Pen<'a> {
    out: &'a mut Vec<u8>,
    fonts: &'a Fonts,
    height: Pt,
    /// Font and size of the graphics state; `Tf` outlives a text object.
    font: Option<(usize, f64)>,
}

impl Pen<'_> {
    /// From the distance below the upper edge to PDF's above the lower one.
    fn flip(&self, y: Pt) -> f64 {
        (self.height - y).0
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

    fn text(&mut self, line: &TextLine) {
        let y = self.flip(line.y);
        self.out.extend(b"BT ");
        let mut is_open = false;
        let mut origin = Some((line.x.0, y));
        let fonts = self.fonts;
        for part in &line.parts {
            match *part {
                LinePart::Word { word, size } => {
                    self.word(&fonts.words[word.0 as usize], size, &mut origin, &mut is_open);
                }
                LinePart::Gap { word, size, extra } => {
                    self.word(&fonts.words[word.0 as usize], size, &mut origin, &mut is_open);
                    self.adjust(extra, size, is_open);
                }
                LinePart::Skip(width) => {
                    if is_open && let Some((_, size)) = self.font {
                        self.adjust(width, Pt(size), is_open);
                    } else if let Some((x, _)) = &mut origin {
                        *x += width.0;
                    }
                }
            }
        }
        if is_open {
            self.out.extend(b"] TJ ");
        }
        self.out.extend(b"ET\n");
    }

    fn word(
        &mut self,
        word: &EncodedWord,
        size: Pt,
        origin: &mut Option<(f64, f64)>,
        is_open: &mut bool,
    ) {
        for run in &word.runs {
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
            if !std::mem::replace(is_open, true) {
                self.out.push(b'[');
            }
            self.out.extend(&run.elements);
        }
    }

    /// Moves the pen inside a `TJ` array, whose numbers count thousandths of an em backwards.
    fn adjust(&mut self, width: Pt, size: Pt, is_open: bool) {
        if is_open && width.0 != 0.0 && size.0 > 0.0 {
            if self.out.last().is_some_and(u8::is_ascii_digit) {
                self.out.push(b' ');
            }
            push(self.out, -width.0 * 1000.0 / size.0);
        }
    }
}
