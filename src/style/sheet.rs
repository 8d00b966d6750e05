//! A style sheet: paper, rules and faces.

use crate::diagnostic::StyleProblem;
use crate::font::{Chain, ChainId};
use crate::geom::{Edges, Pt, Size};
use crate::style::{Measure, Properties};

/// The sheet and its margins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageStyle {
    /// Width and height of the paper.
    pub size: Size,
    /// Distance of the text from its edges.
    pub margin: Edges,
}

/// One `[style.…]` table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    /// Names of parts around, outermost first.
    pub(super) outer: Vec<String>,
    /// Name of the part itself.
    pub(super) name: String,
    pub(super) properties: Properties,
}

/// All rules of a template, with the faces they ask for.
#[derive(Debug)]
pub struct StyleSheet {
    /// Paper and margins.
    pub page: PageStyle,
    pub(super) rules: Vec<Rule>,
    /// Font key and weight of each chain.
    pub(super) fonts: Vec<(String, u16)>,
    pub(super) chains: Vec<Chain>,
}

/// Names that parts have by what they are; all other names are classes.
pub(super) const ELEMENTS: [&str; 14] = [
    "letter",
    "group",
    "heading",
    "heading1",
    "heading2",
    "heading3",
    "paragraph",
    "list",
    "item",
    "marker",
    "table",
    "cell",
    "caption",
    "rule",
];

/// Paper by name: width and height in millimetres.
const PAPERS: [(&str, f64, f64); 5] = [
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
    ("A6", 105.0, 148.0),
    ("Legal", 215.9, 355.6),
    ("Court", 210.0, 330.0),
];

impl StyleSheet {
    /// The faces of all styles.
    pub fn chains(&self) -> &[Chain] {
        &self.chains
    }

    /// The chain of a font key and weight; the first if there is none.
    pub(super) fn chain(&self, font: &str, weight: u16) -> ChainId {
        let at = self.fonts.iter().position(|(name, own)| name == font && *own == weight);
        ChainId(u16::try_from(at.unwrap_or(0)).unwrap_or(0))
    }

    /// Sets the paper: a name such as `A4`, `A5 landscape`, or `210mm x 330mm`.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn set_paper(&mut self, text: &str) -> Result<(), StyleProblem> {
        self.page.size = paper(text)?;
        Ok(())
    }

    /// Sets a margin by its key in `[page]`.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn set_margin(&mut self, key: &str, text: &str) -> Result<(), StyleProblem> {
        set_margin(&mut self.page.margin, key, text)
    }

    /// Sets the size of the letter's text.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn set_font_size(&mut self, text: &str) -> Result<(), StyleProblem> {
        let size = Some(font_size(text)?);
        let properties = Properties { size, ..Properties::default() };
        self.rules.push(Rule { outer: Vec::new(), name: "letter".to_owned(), properties });
        Ok(())
    }

    /// Whether the text fits between the margins at all.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn check_page(&self) -> Result<(), StyleProblem> {
        let PageStyle { size, margin } = self.page;
        let room = (size.width - margin.left - margin.right)
            .min(size.height - margin.top - margin.bottom);
        if room < Pt::mm(20.0) {
            return Err(StyleProblem::NoRoom);
        }
        Ok(())
    }
}

pub(super) fn paper(text: &str) -> Result<Size, StyleProblem> {
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
    Ok(if is_landscape { Size { width: size.height, height: size.width } } else { size })
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

pub(super) fn set_margin(
    margin: &mut Edges,
    key: &str,
    text: &str,
) -> Result<(), StyleProblem> {
    let Measure::Absolute(length) = Measure::parse(text)? else {
        return Err(StyleProblem::EmHere { text: text.to_owned() });
    };
    if !(0.0..=1000.0).contains(&length.0) {
        return Err(StyleProblem::LengthRange {
            text: text.to_owned(),
            least: "0mm",
            most: "352mm",
        });
    }
    match key {
        "margin_top" => margin.top = length,
        "margin_right" => margin.right = length,
        "margin_bottom" => margin.bottom = length,
        _ => margin.left = length,
    }
    Ok(())
}

pub(super) fn font_size(text: &str) -> Result<Measure, StyleProblem> {
    let size = Measure::parse(text)?;
    let is_sound = match size {
        Measure::Absolute(size) => (4.0..=200.0).contains(&size.0),
        Measure::Em(factor) => (0.2..=10.0).contains(&factor),
        Measure::Percent(_) => false,
    };
    if is_sound { Ok(size) } else { Err(StyleProblem::FontSize { text: text.to_owned() }) }
}
