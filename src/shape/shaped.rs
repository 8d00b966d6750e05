//! A shaped letter: its parts with their styles, its text as words and spaces.

use std::sync::Arc;

use crate::compose::{Counter, FigureContent};
use crate::geom::{Pt, Size};
use crate::shape::breaks::Breaks;
use crate::shape::word::WordId;
use crate::shape::words::{Faces, WordTable};
use crate::structure::{NodeId, Structure};
use crate::style::{Running, Style, Valign};

/// A letter whose words are shaped.
#[derive(Clone, Debug)]
pub struct ShapedLetter {
    /// Its parts in reading order, shared with other letters that have the same.
    pub blocks: Vec<Arc<ShapedBlock>>,
    /// Their roles to a reader.
    pub structure: Structure,
    /// The look of the numbers of its pages.
    pub page_number: Arc<Style>,
    /// Where it stands on its page if it has one.
    pub valign: Valign,
}

impl ShapedLetter {
    /// True if it has parts that stand on pages outside the text.
    pub fn has_running(&self) -> bool {
        // They are shaped last.
        self.blocks.last().is_some_and(|block| block.style.running != Running::None)
    }
}

/// A part and its style.
#[derive(Clone, Debug)]
pub struct ShapedBlock {
    /// Its look.
    pub style: Arc<Style>,
    /// The node that it belongs to; that of a group is the one around the group.
    pub node: NodeId,
    /// Its content.
    pub content: ShapedContent,
}

/// Content of a part.
#[derive(Clone, Debug)]
pub enum ShapedContent {
    /// A heading or paragraph.
    Text(Vec<Token>),
    /// A group.
    Blocks(Vec<ShapedBlock>),
    /// A list.
    List(Vec<ShapedItem>),
    /// A table.
    Table(ShapedTable),
    /// A rule across.
    Rule,
    /// A picture or a QR code.
    Figure(ShapedFigure),
}

/// A picture or a QR code that stands by itself.
#[derive(Clone, Debug)]
pub struct ShapedFigure {
    /// The figure shown.
    pub art: FigureContent,
    /// Its size if its style gives none.
    pub natural: Size,
    /// True if it is part of the text; an ornament is not.
    pub is_tagged: bool,
}

/// A point of a list.
#[derive(Clone, Debug)]
pub struct ShapedItem {
    /// Style of the marker.
    pub marker_style: Arc<Style>,
    /// The marker.
    pub marker: Vec<Token>,
    /// The node that the marker belongs to.
    pub label: NodeId,
    /// Its text.
    pub body: ShapedBlock,
}

/// A table.
#[derive(Clone, Debug)]
pub struct ShapedTable {
    /// The title above it.
    pub caption: Option<Box<ShapedBlock>>,
    /// Its rows; every one but those across all columns has as many cells as the longest.
    pub rows: Vec<ShapedRow>,
    /// An empty row that fills its last page, if that is wanted.
    pub filler: Option<ShapedRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct ShapedRow {
    /// True if it is a header.
    pub is_head: bool,
    /// True if its only cell goes across all columns.
    pub is_spanning: bool,
    /// Its cells.
    pub cells: Vec<ShapedBlock>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A word.
    Word {
        /// The word.
        word: WordId,
        /// The faces it is set in.
        faces: Faces,
        /// Size of the type.
        size: Pt,
    },
    /// A space between words.
    Space {
        /// The space, itself a shaped word.
        word: WordId,
        /// Size of the type.
        size: Pt,
        /// The right of a line to end here.
        breaks: Breaks,
    },
    /// A number that is not known yet.
    Counter {
        /// The number.
        counter: Counter,
        /// The faces it is set in.
        faces: Faces,
        /// Size of the type.
        size: Pt,
    },
    /// A place inside a word too long for its line, where a line may end without a hyphen.
    Cut,
    /// Room that fills up a label to the width its style gives it.
    Pad {
        /// The room.
        width: Pt,
    },
    /// A forced line break.
    Break,
    /// A picture among words.
    Picture {
        /// The picture, or a QR code.
        art: FigureContent,
        /// The node that it belongs to; `None` for an ornament.
        node: Option<NodeId>,
        /// Its width.
        width: Pt,
        /// Its height, upwards from the baseline.
        height: Pt,
    },
    /// A blank to be filled in by hand.
    Blank {
        /// Its length.
        width: Pt,
    },
}

impl Token {
    /// Height above the baseline, if it is a picture.
    pub fn height(&self) -> Pt {
        match *self {
            Self::Picture { height, .. } => height,
            _ => Pt::ZERO,
        }
    }

    /// True if it is a QR code.
    pub fn is_code(&self) -> bool {
        matches!(self, Self::Picture { art: FigureContent::Qr(_), .. })
    }

    /// Natural width.
    pub fn width(&self, words: &impl WordTable) -> Pt {
        match *self {
            Self::Word { word, size, .. } | Self::Space { word, size, .. } => {
                size * words.get(word).width
            }
            Self::Blank { width } | Self::Pad { width } | Self::Picture { width, .. } => width,
            Self::Counter { .. } | Self::Cut | Self::Break => Pt::ZERO,
        }
    }
}
