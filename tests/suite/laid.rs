//! A letter of Djot and style alone, laid out: where its lines and rules stand.

use aamantran::internals::compose::Composer;
use aamantran::internals::font::Library;
use aamantran::internals::geom::Pt;
use aamantran::internals::layout::{self, Drawing, Drawn, LayoutFault, LinePart, Page, Rule};
use aamantran::internals::shape::{self, WordTable, Words};
use aamantran::internals::style::{Cascade, StyleSheet};

use crate::support::case::Case;

/// Paper of 120 × 100 mm with margins of 10 mm; 10 pt text, 15 pt from line to line.
pub(crate) const SMALL: &str = "[page]\nsize = \"120mm x 100mm\"\nmargin_top = \"10mm\"\n\
    margin_right = \"10mm\"\nmargin_bottom = \"10mm\"\nmargin_left = \"10mm\"\n\
    [fonts]\nserif = [\"Noto Serif Devanagari\", \"Noto Serif\"]\n\
    [style.letter]\nsize = \"10pt\"\nleading = 1.5\nalign = \"left\"\n";

/// A laid-out letter.
#[derive(Debug)]
pub(crate) struct Laid {
    pub(crate) pages: Vec<LaidPage>,
}

/// What stands on a page, in the order of drawing.
#[derive(Debug, Default)]
pub(crate) struct LaidPage {
    pub(crate) lines: Vec<Line>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) drawings: Vec<Drawing>,
}

/// A line of text.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) x: f64,
    /// Baseline.
    pub(crate) y: f64,
    pub(crate) right: f64,
    /// Size of its first word.
    pub(crate) size: f64,
    pub(crate) text: String,
    pub(crate) is_tagged: bool,
}

/// Lays Djot out by a style alone.
pub(crate) fn lay(letter: &str, style: &str) -> Laid {
    try_lay(letter, style).unwrap()
}

pub(crate) fn try_lay(letter: &str, style: &str) -> Result<Laid, LayoutFault> {
    let job = Case::new().template(letter).invitee("सीता").job().unwrap();
    let composer =
        Composer::new(&job.event, &job.editions[0].template, &job.editions[0].pictures)
            .unwrap();
    let letter = composer.compose(&job.invitees[0], 1).unwrap().letter;
    let library = Library::embedded().unwrap();
    let sheet = StyleSheet::read(&[("style.toml", style)], &library).unwrap();
    let mut words = Words::new(&library, sheet.chains(), "hi");
    let mut cascade = Cascade::new(&sheet);
    let mut memory = shape::ShapeCache::default();
    let shaped =
        shape::shape(&letter, &mut cascade, &job.editions[0].pictures, &mut words, &mut memory)
            .unwrap();
    let pages =
        layout::layout(&shaped, &sheet.page, &mut words, &mut layout::LayoutCache::default())?;
    Ok(Laid { pages: pages.iter().map(|page| read(page, &words)).collect() })
}

fn read(page: &Page, words: &impl WordTable) -> LaidPage {
    let mut laid = LaidPage::default();
    for mark in &page.marks {
        match &mark.drawn {
            Drawn::Rule(rule) => laid.rules.push(*rule),
            Drawn::Picture(_) => {}
            Drawn::Drawing(drawing) => laid.drawings.push(drawing.clone()),
            Drawn::Text(line) => {
                let (mut text, mut width, mut right) = (String::new(), Pt::ZERO, line.x);
                let mut first = None;
                for part in line.parts.iter() {
                    match *part {
                        LinePart::Word { word, size } => {
                            text.push_str(&words.get(word).text());
                            width += size * words.get(word).width;
                            right = line.x + width;
                            first = first.or(Some(size.0));
                        }
                        LinePart::Gap { word, size, extra } => {
                            text.push(' ');
                            width += size * words.get(word).width + extra;
                        }
                        LinePart::Skip(skip) => width += skip,
                    }
                }
                laid.lines.push(Line {
                    x: line.x.0,
                    y: line.y.0,
                    right: right.0,
                    size: first.unwrap_or_default(),
                    text: text.trim().to_owned(),
                    is_tagged: mark.tag.is_some(),
                });
            }
        }
    }
    laid
}

impl Laid {
    /// The texts of the lines of each page.
    pub(crate) fn texts(&self) -> Vec<Vec<&str>> {
        self.pages
            .iter()
            .map(|page| page.lines.iter().map(|line| &*line.text).collect())
            .collect()
    }

    /// The first line with this text.
    pub(crate) fn line(&self, text: &str) -> &Line {
        let mut lines = self.pages.iter().flat_map(|page| &page.lines);
        lines.find(|line| line.text == text).unwrap_or_else(|| panic!("{text}: {self:?}"))
    }
}

/// So many short paragraphs of a line each.
pub(crate) fn lines(count: usize) -> String {
    (1..=count).map(|number| format!("पंक्ति {number}\n\n")).collect::<Vec<_>>().concat()
}

/// Whether two lengths are the same but for rounding.
pub(crate) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.02
}

/// Millimetres in points.
pub(crate) fn mm(length: f64) -> f64 {
    Pt::mm(length).0
}
