//! The properties that a rule can set, and the values that a part ends up with.

use crate::font::ChainId;
use crate::geom::Pt;
use crate::style::Measure;

/// How lines fill their measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Even at both edges.
    #[default]
    Justify,
    /// Even at the left.
    Left,
    /// Centred.
    Center,
    /// Even at the right.
    Right,
}

/// Where a part narrower than its room stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// What a page break may not part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Nothing but the usual two lines of a paragraph.
    #[default]
    None,
    /// The part stays in one piece.
    Together,
    /// The part stays in one piece, and with what follows.
    WithNext,
    /// The part stays in one piece, and with the two lines before it.
    WithPrevious,
}

/// What one rule says; `None` leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are documented in docs/templates.md and in `Style`")]
pub struct Properties {
    pub font: Option<String>,
    pub weight: Option<u16>,
    pub size: Option<Measure>,
    pub leading: Option<f64>,
    pub align: Option<Align>,
    pub first_indent: Option<Measure>,
    pub hang: Option<Measure>,
    pub indent_left: Option<Measure>,
    pub indent_right: Option<Measure>,
    pub space_before: Option<Measure>,
    pub space_after: Option<Measure>,
    pub rule_above: Option<Measure>,
    pub rule_below: Option<Measure>,
    pub frame: Option<Measure>,
    pub rules: Option<Measure>,
    pub padding: Option<Measure>,
    pub columns: Option<usize>,
    pub gap: Option<Measure>,
    pub width: Option<Measure>,
    pub place: Option<Side>,
    pub min_height: Option<Measure>,
    pub keep: Option<Keep>,
    pub foot: Option<bool>,
}

impl Properties {
    /// Takes over what another rule says.
    pub(super) fn overlay(&mut self, other: &Self) {
        macro_rules! take {
            ($($key:ident)*) => {
                $(if other.$key.is_some() { self.$key.clone_from(&other.$key); })*
            };
        }
        take!(font weight size leading align first_indent hang indent_left indent_right
              space_before space_after rule_above rule_below frame rules padding columns gap
              width place min_height keep foot);
    }
}

/// The values of one part. Lengths in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// Key of the font in `[fonts]`; inherited.
    pub font: String,
    /// Weight class; inherited.
    pub weight: u16,
    /// The faces that font and weight come to.
    pub chain: ChainId,
    /// Size of the type; inherited.
    pub size: Pt,
    /// Distance of baselines as a multiple of the size; inherited.
    pub leading: f64,
    /// Setting of the lines; inherited.
    pub align: Align,
    /// Indent of a paragraph's first line; inherited.
    pub first_indent: Pt,
    /// Indent of all lines but the first.
    pub hang: Pt,
    /// Distance from the left edge of the part around it.
    pub indent_left: Pt,
    /// Distance from the right edge of the part around it.
    pub indent_right: Pt,
    /// Least distance from what stands above.
    pub space_before: Pt,
    /// Least distance to what follows.
    pub space_after: Pt,
    /// Thickness of a rule above.
    pub rule_above: Pt,
    /// Thickness of a rule below.
    pub rule_below: Pt,
    /// Thickness of a frame.
    pub frame: Pt,
    /// Thickness of the rules between the cells of a table.
    pub rules: Pt,
    /// Room inside rules, frames and cells.
    pub padding: Pt,
    /// How many of its parts stand side by side; 1: one below the other.
    pub columns: usize,
    /// Room between columns, and between a list's number and text.
    pub gap: Pt,
    /// Own width, if it is not to fill its room.
    pub width: Option<Measure>,
    /// Where it stands when it does not fill its room.
    pub place: Side,
    /// Least height.
    pub min_height: Pt,
    /// What a page break may not part.
    pub keep: Keep,
    /// Whether it stands at the foot of the last page.
    pub foot: bool,
}

impl Style {
    /// Distance from one baseline to the next.
    pub fn line_height(&self) -> Pt {
        self.size * self.leading
    }
}
