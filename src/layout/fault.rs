//! Reasons why a letter cannot be laid out.

use crate::geom::Pt;
use crate::picture::PictureId;
use crate::shape::WordFault;

/// The reason why a letter cannot be laid out.
#[derive(Clone, Debug, PartialEq)]
pub enum LayoutFault {
    /// A part of a word that is too long for its line cannot be shaped.
    Word(WordFault),
    /// This would stand beyond the edge of the sheet.
    Overflow(Overflow),
    /// A line or column is too narrow for one letter of this text.
    TooNarrow(String),
    /// A property that does nothing where the part stands that has it.
    NoEffect {
        /// Its key in `style.toml`.
        property: &'static str,
        /// Beginning of the part.
        text: String,
    },
    /// The parts that stand on pages outside the text leave too little room for it.
    RunningTooHigh,
    /// A line is too long for its part's place on the sheet.
    TooLongForPlace {
        /// The line's text, with the others of its paragraph.
        text: String,
        /// By how much at the least size.
        excess: Pt,
        /// The least size.
        least: Pt,
    },
    /// The number of a page cannot be printed.
    PageNumber(Box<Self>),
    /// It must come onto one page and is too long for it.
    TooLong {
        /// By how much.
        excess: Pt,
        /// Height of a line of its text.
        line: Pt,
    },
}

/// A thing that would stand beyond the edge of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Overflow {
    /// A line of this text.
    Text(String),
    /// A picture.
    Picture(PictureId),
    /// A QR code.
    Code,
    /// A rule, or a line of a frame.
    Line {
        /// The text that is drawn before it.
        near: String,
    },
}

impl From<WordFault> for LayoutFault {
    fn from(fault: WordFault) -> Self {
        Self::Word(fault)
    }
}
