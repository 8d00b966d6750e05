//! The properties that a rule can set, and the values that a part ends up with.

use crate::font::ChainId;
use crate::geom::{Colour, Pt, Size};
use crate::style::{Corners, Measure};

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

/// Where a part stands in a row that is higher than it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Valign {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// How many parts of a group stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// So many.
    Count(usize),
    /// All, up to `IN_ONE_ROW`; more stand in two columns.
    Auto,
}

impl Columns {
    /// How many parts [`Columns::Auto`] puts into one row.
    const IN_ONE_ROW: usize = 4;

    /// The number of columns for so many parts, if there is room for them.
    pub fn count(self, parts: usize) -> usize {
        match self {
            Self::Count(count) => count,
            Self::Auto if parts <= Self::IN_ONE_ROW => parts.max(1),
            Self::Auto => 2,
        }
    }
}

/// Own width of a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// A length, or a share of the room.
    Own(Measure),
    /// As wide as what is in it.
    Content,
}

/// Which rules a table has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ruled {
    /// Around all cells.
    #[default]
    All,
    /// Above and below each row.
    Rows,
    /// Above and below the heading rows, and below the last row.
    Head,
}

/// The strokes of a rule or frame, from above or outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// One.
    #[default]
    Single,
    /// Two of the same thickness.
    Double,
    /// A thick and a thin one.
    ThickThin,
    /// A thin and a thick one.
    ThinThick,
}

impl Lines {
    /// Distance from the outer edge and thickness of each stroke. The gap is wide enough to
    /// stay open in print, and a thin stroke thick enough to be printed.
    pub fn strokes(self, thick: Pt) -> Vec<(Pt, Pt)> {
        let gap = (thick * 1.2).max(Pt(1.2));
        let thin = (thick / 3.0).max(Pt(0.3)).min(thick);
        match self {
            Self::Single => vec![(Pt::ZERO, thick)],
            Self::Double => vec![(Pt::ZERO, thick), (thick + gap, thick)],
            Self::ThickThin => vec![(Pt::ZERO, thick), (thick + gap, thin)],
            Self::ThinThick => vec![(Pt::ZERO, thin), (thin + gap, thick)],
        }
    }

    /// The thickness of all strokes with the gap between them.
    pub fn thickness(self, thick: Pt) -> Pt {
        self.strokes(thick).last().map_or(Pt::ZERO, |&(at, own)| at + own)
    }
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
#[expect(
    missing_docs,
    reason = "the keys are documented in docs/en/templates.md and in `Style`"
)]
pub struct Properties {
    pub font: Option<String>,
    pub weight: Option<u16>,
    pub size: Option<Measure>,
    pub leading: Option<f64>,
    pub align: Option<Align>,
    pub first_indent: Option<Measure>,
    pub hang: Option<Measure>,
    pub hang_punctuation: Option<bool>,
    pub indent_left: Option<Measure>,
    pub indent_right: Option<Measure>,
    pub space_before: Option<Measure>,
    pub space_after: Option<Measure>,
    pub rule_above: Option<Measure>,
    pub rule_below: Option<Measure>,
    pub frame: Option<Measure>,
    pub rules: Option<Measure>,
    pub padding: Option<Measure>,
    pub columns: Option<Columns>,
    pub gap: Option<Measure>,
    pub width: Option<Width>,
    pub place: Option<Side>,
    pub valign: Option<Valign>,
    pub ruled: Option<Ruled>,
    pub rule_style: Option<Lines>,
    pub frame_style: Option<Lines>,
    pub frame_corners: Option<Corners>,
    pub cut: Option<bool>,
    pub height: Option<Measure>,
    pub min_height: Option<Measure>,
    pub colour: Option<Colour>,
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
        take!(font weight size leading align first_indent hang hang_punctuation indent_left
              indent_right space_before space_after rule_above rule_below frame rules padding
              columns gap width height place valign ruled rule_style frame_style frame_corners
              cut min_height keep foot colour);
    }
}

/// The values of one part. Lengths in points.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in `style.toml`"
)]
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
    /// Colour of text and rules, black if there is none; inherited.
    pub colour: Option<Colour>,
    /// Setting of the lines; inherited.
    pub align: Align,
    /// Indent of a paragraph's first line; inherited.
    pub first_indent: Pt,
    /// Indent of all lines but the first.
    pub hang: Pt,
    /// Whether punctuation hangs over the right edge of justified and right-aligned lines;
    /// inherited.
    pub hang_punctuation: bool,
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
    /// Which rules a table has.
    pub ruled: Ruled,
    /// Strokes of its rules.
    pub rule_style: Lines,
    /// Strokes of its frame.
    pub frame_style: Lines,
    /// Corners of its frame.
    pub frame_corners: Corners,
    /// How many of its parts stand side by side; 1: one below the other.
    pub columns: Columns,
    /// Room between columns, and between a list's number and text.
    pub gap: Pt,
    /// Own width, if it is not to fill its room.
    pub width: Option<Measure>,
    /// Whether it is as wide as what is in it.
    pub hugs: bool,
    /// Where it stands when it does not fill its room.
    pub place: Side,
    /// Where it stands in a row that is higher.
    pub valign: Valign,
    /// Whether it is a slip to be cut off along its upper edge.
    pub cut: bool,
    /// Height of a picture; none if zero.
    pub height: Pt,
    /// Least height.
    pub min_height: Pt,
    /// What a page break may not part.
    pub keep: Keep,
    /// Whether it stands at the foot of the last page.
    pub foot: bool,
}

impl Style {
    /// The size of a picture: that of its style, else its own, never wider than its room. It
    /// keeps its proportions; with width and height given it fits into both.
    pub fn picture_size(&self, natural: Size, room: Pt) -> Size {
        let width = self.width.map(|width| width.resolve(self.size, room));
        let height = Some(self.height).filter(|&height| height > Pt::ZERO);
        let scale =
            |wanted: Option<Pt>, own: Pt| wanted.map(|wanted| wanted.0 / own.0.max(0.01));
        match (scale(width, natural.width), scale(height, natural.height)) {
            (Some(by_width), Some(by_height)) => natural * by_width.min(by_height),
            (one, other) => natural * one.or(other).unwrap_or(1.0),
        }
    }

    /// Distance from one baseline to the next.
    pub fn line_height(&self) -> Pt {
        self.size * self.leading
    }
}
