//! A style sheet: paper, rules and faces.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, StyleProblem};
use crate::font::{Chain, Weight};
use crate::geom::Pt;
use crate::style::chains::FontChains;
use crate::style::page::{Folds, PageBorder, bleed, fits_page, paper};
use crate::style::value::{absolute, font_size};
use crate::style::{Align, Keep, Measure, PageStyle, Properties};

/// One `[style.…]` table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StyleRule {
    /// Names of parts around, outermost first.
    pub(super) outer: Vec<String>,
    /// Name of the part itself.
    pub(super) name: String,
    pub(super) properties: Properties,
    /// Where the file has it; nowhere if no file does.
    pub(super) place: Place,
}

/// All rules of a template, with the faces they ask for.
#[derive(Debug)]
pub struct StyleSheet {
    /// Paper and margins.
    pub page: PageStyle,
    /// The places of the keys of `[page]` and `[fit]`; of a key that several files give the last.
    pub(super) places: BTreeMap<String, Place>,
    /// True if the colours of styles are printed; else all is black.
    pub colour: bool,
    pub(super) rules: Vec<StyleRule>,
    pub(super) chains: FontChains,
    /// Where the keys of `[fonts]` stand.
    pub(super) font_places: BTreeMap<String, Place>,
}

/// Names that parts have by what they are; all other names are classes.
pub(super) const ELEMENTS: [&str; 18] = [
    "letter",
    "portrait-page",
    "landscape-page",
    "small-page",
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
    "picture",
    "rule",
];

/// The distance of lines that are written on by hand, in millimetres: that of ruled exercise books.
const BY_HAND: f64 = 7.1;

/// The rules that hold until a file says otherwise.
pub(super) fn built_in() -> Vec<StyleRule> {
    let rule = |name: &str, properties| StyleRule {
        outer: Vec::new(),
        name: name.to_owned(),
        properties,
        place: Place::None,
    };
    let keep = Some(Keep::WithNext);
    let align = Some(Align::Center);
    let weight = Some(Weight::BOLD.0);
    let by_hand = Some(Measure::Absolute(Pt::mm(BY_HAND)));
    vec![
        rule("strong", Properties { weight, ..Properties::default() }),
        rule("heading", Properties { keep, ..Properties::default() }),
        rule("page-number", Properties { align, ..Properties::default() }),
        rule("new-page", Properties { new_page: Some(true), ..Properties::default() }),
        rule("by-hand", Properties { min_height: by_hand, ..Properties::default() }),
    ]
}

/// The keys of the margins.
const MARGINS: [&str; 4] = ["margin_top", "margin_right", "margin_bottom", "margin_left"];

impl StyleSheet {
    /// The faces of all styles.
    pub fn chains(&self) -> &[Chain] {
        self.chains.all()
    }

    /// The names in each rule, and where its file has it.
    pub fn selectors(&self) -> impl Iterator<Item = (Vec<&str>, &Place)> {
        self.rules.iter().map(|rule| {
            let names = rule.outer.iter().chain([&rule.name]).map(String::as_str);
            (names.collect(), &rule.place)
        })
    }

    /// Where a key of `[fonts]` stands; nowhere if no file gives it.
    pub fn font_place(&self, key: &str) -> Place {
        self.font_places.get(key).cloned().unwrap_or_default()
    }

    /// Sets the paper: a name such as `A4`, `A5 landscape`, or `210mm x 330mm`.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn set_paper(&mut self, text: &str) -> Result<(), StyleProblem> {
        self.page.size = paper(text)?;
        Ok(())
    }

    /// Sets where letters are folded: `DL`, `C5`, `none`, or `99mm, 198mm`.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn set_folds(&mut self, text: &str) -> Result<(), StyleProblem> {
        self.page.folds = Folds::parse(text)?;
        Ok(())
    }

    /// Sets how far what reaches the edges of the page runs over them: a length up to 20 mm.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn set_bleed(&mut self, text: &str) -> Result<(), StyleProblem> {
        self.page.bleed = bleed(text)?;
        Ok(())
    }

    /// Sets whether a letter must fit on one page: `page`, or `pages` for as many as needed.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn set_fit(&mut self, text: &str) -> Result<(), StyleProblem> {
        self.page.fit.to_page = fits_page(text)?;
        Ok(())
    }

    /// Sets the ten digits of page numbers.
    pub fn set_numerals(&mut self, numerals: [char; 10]) {
        if let Some(number) = &mut self.page.number {
            number.numerals = numerals;
        }
    }

    /// Sets a margin by its key in `[page]`.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn set_margin(&mut self, key: &str, text: &str) -> Result<(), StyleProblem> {
        let margin = &mut self.page.margin;
        let side = match key {
            "margin_top" => &mut margin.top,
            "margin_right" => &mut margin.right,
            "margin_bottom" => &mut margin.bottom,
            "margin_left" => &mut margin.left,
            _ => return Err(StyleProblem::ChoiceWanted { allowed: MARGINS.join(", ") }),
        };
        *side = absolute(text)?;
        Ok(())
    }

    /// Sets the size of the letter's text.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn set_font_size(&mut self, text: &str) -> Result<(), StyleProblem> {
        let size = Some(font_size(text)?);
        self.set_part("letter", Properties { size, ..Properties::default() });
        Ok(())
    }

    /// Sets properties of parts of a name, like a last rule.
    pub fn set_part(&mut self, name: &str, properties: Properties) {
        let (outer, name) = (Vec::new(), name.to_owned());
        self.rules.push(StyleRule { outer, name, properties, place: Place::None });
    }

    /// Keeps the top of the first page free, for a letterhead that is on the paper. A border would
    /// go through it, so there is none.
    ///
    /// # Errors
    ///
    /// The fault of the length.
    pub fn set_letterhead(&mut self, gap: &str) -> Result<(), StyleProblem> {
        self.page.letterhead = absolute(gap)?;
        self.page.border = PageBorder::default();
        Ok(())
    }

    /// Where a key of `[page]` stands; nowhere if no file gives it.
    pub fn place(&self, key: &str) -> Place {
        self.places.get(key).cloned().unwrap_or_default()
    }
}
