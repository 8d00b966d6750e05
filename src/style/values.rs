//! Values of the properties of a part.

use toml::de::DeValue;

use crate::diagnostic::StyleProblem;
use crate::geom::Pt;
use crate::style::Measure;
use crate::style::value::{LARGEST, choice, distance, string};

/// Writes an enum of which each variant is one word in `style.toml`; the first is the default.
macro_rules! words {
    (
        $(#[$about:meta])*
        pub enum $enum:ident {
            $(#[$of_first:meta])* $first_word:literal => $first:ident,
            $($(#[$of_variant:meta])* $word:literal => $variant:ident,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $enum {
            $(#[$of_first])*
            #[default]
            $first,
            $($(#[$of_variant])* $variant,)+
        }

        impl $enum {
            /// The words, in the order of the variants.
            pub(super) const WORDS: &'static [&'static str] = &[$first_word, $($word),+];

            /// Reads one of the words.
            pub(super) fn read(value: &DeValue<'_>) -> Result<Self, StyleProblem> {
                const VARIANTS: &[$enum] = &[$enum::$first, $($enum::$variant),+];
                Ok(VARIANTS[choice(value, $enum::WORDS)?])
            }
        }
    };
}

words! {
    /// Justification of lines.
    pub enum Align {
        /// Even at both edges.
        "justify" => Justify,
        /// Even at the left.
        "left" => Left,
        /// Centred.
        "center" => Center,
        /// Even at the right.
        "right" => Right,
    }
}

words! {
    /// Where a part narrower than its room stands.
    pub enum Side {
        /// At the left.
        "left" => Left,
        /// In the middle.
        "center" => Center,
        /// At the right.
        "right" => Right,
    }
}

words! {
    /// Repetition of a part on pages, outside the text (CSS GCPM 3, 1.2).
    pub enum Running {
        /// None: it stands in the text.
        "none" => None,
        /// Above the text of every page but the first.
        "head" => Head,
        /// Below the text of every page.
        "foot" => Foot,
    }
}

/// A place on the sheet, measured from its left and its upper edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SheetPlace {
    /// Distance from the left edge.
    pub x: Pt,
    /// Distance from the upper edge.
    pub y: Pt,
}

impl SheetPlace {
    /// Reads two lengths that do not depend on the size of type.
    pub(super) fn read(value: &DeValue<'_>) -> Result<Self, StyleProblem> {
        let lengths = value.as_array().filter(|lengths| lengths.len() == 2);
        let lengths = lengths.ok_or(StyleProblem::PlaceWanted)?;
        let mut own = lengths.iter().map(|length| distance(string(length.get_ref())?));
        match (own.next(), own.next()) {
            (Some(x), Some(y)) => Ok(Self { x: x?, y: y? }),
            _ => Err(StyleProblem::PlaceWanted),
        }
    }
}

words! {
    /// Where a part stands in a row that is higher than it.
    pub enum Valign {
        /// At the top.
        "top" => Top,
        /// In the middle.
        "middle" => Middle,
        /// At the bottom.
        "bottom" => Bottom,
    }
}

/// Number of parts of a group side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// So many.
    Count(usize),
    /// All, up to `IN_ONE_ROW`; more stand in two columns.
    Auto,
    /// All.
    Row,
}

impl Columns {
    /// Number of parts that [`Columns::Auto`] puts into one row.
    const IN_ONE_ROW: usize = 4;

    /// Reads a number from 1 to 12, `auto` or `row`.
    pub(super) fn read(value: &DeValue<'_>) -> Result<Self, StyleProblem> {
        let count = value.as_integer().and_then(|number| number.as_str().parse().ok());
        match (value.as_str(), count) {
            (Some("auto"), _) => Ok(Self::Auto),
            (Some("row"), _) => Ok(Self::Row),
            (None, Some(count)) if (1..=12).contains(&count) => Ok(Self::Count(count)),
            _ => Err(StyleProblem::ChoiceWanted { allowed: "auto, row, 1 … 12".to_owned() }),
        }
    }

    /// The number of columns for so many parts, if there is room for them.
    pub fn count(self, parts: usize) -> usize {
        match self {
            Self::Count(count) => count,
            Self::Auto if parts <= Self::IN_ONE_ROW => parts.max(1),
            Self::Auto => 2,
            Self::Row => parts.max(1),
        }
    }
}

/// Empty rows at the end of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FillRows {
    /// None.
    #[default]
    No,
    /// As many as have room on its last page, and at least so many.
    AtLeast(usize),
}

impl FillRows {
    /// The largest number that can be asked for.
    const MOST: usize = 999;

    /// Reads `true`, `false` or a number from 1 to 999.
    pub(super) fn read(value: &DeValue<'_>) -> Result<Self, StyleProblem> {
        let count = value.as_integer().and_then(|number| number.as_str().parse().ok());
        match (value.as_bool(), count) {
            (Some(true), _) => Ok(Self::AtLeast(0)),
            (Some(false), _) => Ok(Self::No),
            (None, Some(count)) if (1..=Self::MOST).contains(&count) => {
                Ok(Self::AtLeast(count))
            }
            _ => {
                Err(StyleProblem::ChoiceWanted { allowed: "true, false, 1 … 999".to_owned() })
            }
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

impl Width {
    /// Reads a length or a share of the room, more than nothing, or `auto`.
    pub(super) fn read(value: &DeValue<'_>) -> Result<Self, StyleProblem> {
        let text = string(value)?;
        if text.trim() == "auto" {
            return Ok(Self::Content);
        }
        let measure = Measure::parse(text)?;
        let is_valid = match measure {
            Measure::Percent(share) => (1.0..=100.0).contains(&share),
            length => {
                let points = length.resolve(Pt(12.0), Pt::ZERO);
                points >= Pt(1.0) && points <= LARGEST
            }
        };
        if is_valid {
            Ok(Self::Own(measure))
        } else {
            let text = text.to_owned();
            Err(StyleProblem::LengthRange { text, least: "1pt", most: "100%" })
        }
    }
}

words! {
    /// Which rules a table has.
    pub enum Ruled {
        /// Around all cells.
        "all" => All,
        /// Above and below each row.
        "rows" => Rows,
        /// Above and below the heading rows, and below the last row.
        "head" => Head,
    }
}

words! {
    /// The strokes of a rule or frame, from above or outside.
    pub enum Strokes {
        /// One.
        "single" => Single,
        /// Two of the same thickness.
        "double" => Double,
        /// A thick and a thin one.
        "thick-thin" => ThickThin,
        /// A thin and a thick one.
        "thin-thick" => ThinThick,
    }
}

impl Strokes {
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

words! {
    /// Content that a page break may not part.
    pub enum Keep {
        /// Nothing but the usual two lines of a paragraph.
        "none" => None,
        /// The part stays in one piece.
        "together" => Together,
        /// The part stays in one piece, and with what follows.
        "with-next" => WithNext,
        /// The part stays in one piece, and with the two lines before it.
        "with-previous" => WithPrevious,
    }
}

words! {
    /// The corners of a border.
    pub enum Corners {
        /// Right angles.
        "square" => Square,
        /// Rounded.
        "round" => Round,
        /// Cut out in a quarter of a circle.
        "scooped" => Scooped,
    }
}
