//! The sheet: `[page]` and `[fit]` of `style.toml`.

use toml::de::DeValue;

use crate::diagnostic::{StyleProblem, code_point, is_unseen};
use crate::geom::{Colour, Edges, Pt, Size};
use crate::picture::PictureId;
use crate::style::value::{absolute, font_size, within};
use crate::style::{Corners, Measure, Strokes};

/// A page whose shorter side has fewer millimetres is small: A6, C6 and DL, but not A5.
const SMALL_PAGE: f64 = 120.0;

/// The sheet, its margins, and what every page has around the text.
#[derive(Clone, Debug, PartialEq)]
pub struct PageStyle {
    /// Width and height of the paper.
    pub size: Size,
    /// Distance of the text from its edges.
    pub margin: Edges,
    /// Where the letter is folded.
    pub folds: Folds,
    /// A border around every page.
    pub border: PageBorder,
    /// The way by which a border or picture that reaches the edges runs over them, so that nothing
    /// white shows where a page is cut a hair beside them.
    pub bleed: Pt,
    /// The number on every page but the first.
    pub number: Option<PageNumber>,
    /// The demand that a letter fit on one page, and what may be taken up for that.
    pub fit: Fit,
    /// Height of what is printed on the first page's paper already.
    pub letterhead: Pt,
    /// A picture under the text.
    pub underlay: Option<Underlay>,
    /// The way to the right and down by which all but that picture is printed elsewhere, since the
    /// printer is off by as much.
    pub shift: (Pt, Pt),
    /// The help for setting up what is printed; none on letters.
    pub aid: PageAid,
}

impl PageStyle {
    /// The names that the letter has by its page: how it stands, a square one upright as in CSS, and
    /// that it is small.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let Size { width, height } = self.size;
        let stands = if width > height { "landscape-page" } else { "portrait-page" };
        let small = (width.min(height) < Pt::mm(SMALL_PAGE)).then_some("small-page");
        std::iter::once(stands).chain(small)
    }
}

/// Things on a page that help to set up what is printed on a card, and are never on a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum PageAid {
    /// None.
    #[default]
    None,
    /// A picture of the card under the words, and across it that this is not to be printed.
    Guide(Underlay),
    /// Crosses at the places of parts, and scales.
    TestSheet,
}

/// A picture under the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Underlay {
    /// The picture.
    pub picture: PictureId,
    /// Its own size, for its proportions.
    pub natural: Size,
    /// True if only the first page has it.
    pub first_only: bool,
}

/// Where a letter is folded, so as to fit its envelope.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Folds {
    /// Nowhere.
    #[default]
    None,
    /// In equal parts that are no higher than this.
    Parts(Pt),
    /// So far from the upper edge.
    At(Vec<Pt>),
}

/// A border around the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PageBorder {
    /// Thickness of its strokes; 0: none.
    pub thick: Pt,
    /// Its strokes, from outside.
    pub lines: Strokes,
    /// Distance from the edges of the sheet.
    pub margin: Pt,
    /// Its corners.
    pub corners: Corners,
    /// Its colour; black if there is none.
    pub colour: Option<Colour>,
}

impl PageBorder {
    /// True if it stands at the edges of the page.
    pub fn is_at_edge(&self) -> bool {
        self.thick > Pt::ZERO && self.margin <= Pt::ZERO
    }
}

/// Numbering of pages.
#[derive(Clone, Debug, PartialEq)]
pub struct PageNumber {
    /// The printed text; `{page}` and `{pages}` stand for numbers.
    pub pattern: String,
    /// True if it stands above the text.
    pub at_top: bool,
    /// The ten digits.
    pub numerals: [char; 10],
}

/// Limits of what may be taken up to bring a letter onto one page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// True if it must come onto one page.
    pub to_page: bool,
    /// The least rest of the room above and below parts, as a share of it.
    pub least_spacing: f64,
    /// The least leading, as a multiple of the size.
    pub least_leading: f64,
    /// The least size of the letter's text: a length, or an em for a share of its size.
    pub least_size: Measure,
}

impl Default for PageStyle {
    fn default() -> Self {
        Self {
            size: Size { width: Pt::mm(210.0), height: Pt::mm(297.0) },
            margin: Edges::default(),
            folds: Folds::None,
            border: PageBorder { margin: Pt::mm(8.0), ..PageBorder::default() },
            bleed: Pt::ZERO,
            number: None,
            fit: Fit {
                to_page: false,
                least_spacing: 0.4,
                least_leading: 1.3,
                least_size: Measure::Em(0.9),
            },
            letterhead: Pt::ZERO,
            underlay: None,
            shift: (Pt::ZERO, Pt::ZERO),
            aid: PageAid::None,
        }
    }
}

/// The envelopes that letters are folded for, and the greatest height of a folded part in
/// millimetres: their own height less some play.
const ENVELOPES: [(&str, f64); 2] = [("DL", 105.0), ("C5", 157.0)];

impl Folds {
    /// Reads `DL`, `C5`, `none`, or distances from the upper edge: `99mm, 198mm`.
    pub(super) fn parse(text: &str) -> Result<Self, StyleProblem> {
        let text = text.trim();
        if text == "none" {
            return Ok(Self::None);
        }
        if let Some((_, height)) = ENVELOPES.iter().find(|(name, _)| *name == text) {
            return Ok(Self::Parts(Pt::mm(*height)));
        }
        text.split(',')
            .map(|part| absolute(part.trim()))
            .collect::<Result<_, _>>()
            .map(Self::At)
    }

    /// The distances from the upper edge of a sheet.
    pub fn on(&self, height: Pt) -> Vec<Pt> {
        match self {
            Self::None => Vec::new(),
            Self::At(places) => places.clone(),
            Self::Parts(most) => {
                let mut parts = 1.0;
                while height / parts > *most {
                    parts += 1.0;
                }
                let mut folds = Vec::new();
                let mut at = height / parts;
                while at < height - Pt(1.0) {
                    folds.push(at);
                    at += height / parts;
                }
                folds
            }
        }
    }
}

impl PageStyle {
    /// The number, which begins to be if no key of it was met before.
    pub(super) fn number_mut(&mut self) -> &mut PageNumber {
        self.number.get_or_insert_with(|| PageNumber {
            pattern: String::new(),
            at_top: false,
            numerals: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
        })
    }
}

/// Reads whether a letter must fit on one page: `page`, or `pages` for as many as needed.
pub(super) fn fits_page(text: &str) -> Result<bool, StyleProblem> {
    match text {
        "page" => Ok(true),
        "pages" => Ok(false),
        _ => Err(StyleProblem::ChoiceWanted { allowed: "page, pages".to_owned() }),
    }
}

/// Reads how far what reaches the edges runs over them: printers ask for 3 mm, seldom for more.
pub(super) fn bleed(text: &str) -> Result<Pt, StyleProblem> {
    let most = Pt::mm(20.0);
    match Measure::parse(text)? {
        Measure::Absolute(length) if (Pt::ZERO..=most).contains(&length) => Ok(length),
        Measure::Absolute(_) => {
            let text = text.to_owned();
            Err(StyleProblem::LengthRange { text, least: "0mm", most: "20mm" })
        }
        _ => Err(StyleProblem::EmHere { text: text.to_owned() }),
    }
}

/// Reads a least size: a size of type, or from 0.5 to 1 for a share of the text's own.
pub(super) fn least_size(value: &DeValue<'_>) -> Result<Measure, StyleProblem> {
    match value.as_str() {
        Some(text) => font_size(text),
        None => within(value, (0.5, 1.0), ["0.5", "1"]).map(Measure::Em),
    }
}

/// Reads the pattern of page numbers, which has `{page}`, may have `{pages}`, and nothing else in
/// braces.
pub(super) fn pattern(text: &str) -> Result<String, StyleProblem> {
    if let Some(unseen) = text.chars().find(|c| is_unseen(*c) || c.is_control()) {
        return Err(StyleProblem::Unseen { character: code_point(unseen) });
    }
    let rest = text.replace("{page}", "").replace("{pages}", "");
    if text.contains("{page}") && !rest.contains(['{', '}']) {
        Ok(text.to_owned())
    } else {
        Err(StyleProblem::PagePattern { text: text.to_owned() })
    }
}

/// Paper by name: width and height in millimetres. Envelopes lie.
const PAPERS: [(&str, f64, f64); 8] = [
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
    ("A6", 105.0, 148.0),
    ("Legal", 215.9, 355.6),
    ("Court", 210.0, 330.0),
    ("DL", 220.0, 110.0),
    ("C5", 229.0, 162.0),
    ("C6", 162.0, 114.0),
];

/// The size of a sheet: a name such as `A4`, `A5 landscape`, or `210mm x 330mm`.
///
/// # Errors
///
/// Its fault.
pub fn paper(text: &str) -> Result<Size, StyleProblem> {
    let (name, is_landscape) = match text.trim().strip_suffix("landscape") {
        Some(name) => (name.trim(), true),
        None => (text.trim(), false),
    };
    let named = PAPERS.iter().find(|paper| paper.0.eq_ignore_ascii_case(name));
    let size = if let Some(&(_, width, height)) = named {
        Size { width: Pt::mm(width), height: Pt::mm(height) }
    } else {
        let names: Vec<_> = PAPERS.iter().map(|paper| paper.0).collect();
        let unknown =
            || StyleProblem::PaperUnknown { name: name.to_owned(), known: names.join(", ") };
        let (width, height) = name.split_once(['x', '×']).ok_or_else(unknown)?;
        Size { width: side(width)?, height: side(height)? }
    };
    let is_turned = is_landscape && !(named.is_some() && size.width > size.height);
    Ok(if is_turned { Size { width: size.height, height: size.width } } else { size })
}

fn side(text: &str) -> Result<Pt, StyleProblem> {
    match Measure::parse(text)? {
        Measure::Absolute(length) if (50.0..=3000.0).contains(&length.0) => Ok(length),
        _ => Err(StyleProblem::LengthRange {
            text: text.trim().to_owned(),
            least: "18mm",
            most: "1058mm",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_part_the_sheet_for_its_envelope() {
        let folds = |text: &str, height: f64| {
            let folds = Folds::parse(text).unwrap().on(Pt::mm(height));
            folds
                .iter()
                .map(|at| at.0 / Pt::mm(1.0).0)
                .map(|at| (at * 10.0).round() / 10.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(folds("DL", 297.0), [99.0, 198.0]);
        assert_eq!(folds("C5", 297.0), [148.5]);
        assert_eq!(folds("DL", 330.0), [82.5, 165.0, 247.5]);
        assert_eq!(folds("50mm, 12cm", 297.0), [50.0, 120.0]);
        assert_eq!(folds("none", 297.0), [0.0; 0]);
        assert!(Folds::parse("C4").is_err() && Folds::parse("10mm,").is_err());
    }

    #[test]
    fn a_pattern_needs_the_page_and_nothing_unknown() {
        assert!(pattern("– {page} –").is_ok() && pattern("{page} / {pages}").is_ok());
        assert!(pattern("पृष्ठ").is_err() && pattern("{page} {x}").is_err());
        assert!(pattern("{pages}").is_err());
    }
}
