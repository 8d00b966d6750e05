//! Imposition: which page stands where on the sheets that come out of the printer, and where
//! these are cut. It deals with numbers of pages and with lengths only.

mod envelope;
mod grid;
mod label_sheet;
mod order;
mod ruler;
mod turn;

pub use envelope::Feed;
pub use grid::{Cut, CutMarks, Face, Grid, Place};
pub use label_sheet::LabelSheet;
pub use order::{Leaf, Scheme, SheetLeaves, sheets};
pub use ruler::{Ruler, test_square};
pub use turn::Turn;

/// The sides of the sheets that are printed, and the edge about which the printer turns them.
/// The edge is that of the paper, as drivers name it: the long edges of a landscape A4 are its
/// upper and lower one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplex {
    /// The front alone.
    #[default]
    Simplex,
    /// Both, turned about a long edge.
    LongEdge,
    /// Both, turned about a short edge.
    ShortEdge,
}

impl Duplex {
    /// The pages on one piece of paper.
    pub fn pages_of_leaf(self) -> usize {
        match self {
            Self::Simplex => 1,
            Self::LongEdge | Self::ShortEdge => 2,
        }
    }
}
