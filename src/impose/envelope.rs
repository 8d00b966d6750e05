//! Envelopes, and the way in which a printer takes them in.

use crate::geom::{Pt, Size};
use crate::impose::turn::Turn;

/// The way in which envelopes are fed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feed {
    /// The upper long edge first, or as the driver turns it by itself.
    #[default]
    Straight,
    /// The left short edge first.
    Left,
    /// The right short edge first.
    Right,
    /// The left short edge first, in the middle of the tray of a printer that knows no envelopes:
    /// on a page of an A4.
    A4Centre,
    /// The same at the left side of the tray.
    A4Left,
}

/// The page on which an envelope is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct EnvelopePage {
    pub(super) sheet: Size,
    /// The left upper corner of the envelope on it.
    pub(super) corner: (Pt, Pt),
    pub(super) turn: Turn,
}

impl Feed {
    /// The page for an envelope that lies.
    pub(super) fn page(self, envelope: Size) -> EnvelopePage {
        let upright = Size { width: envelope.height, height: envelope.width };
        let a4 = Size { width: Pt::mm(210.0), height: Pt::mm(297.0) };
        let middle = (a4.width - upright.width) / 2.0;
        let (sheet, left, turn) = match self {
            Self::Straight => (envelope, Pt::ZERO, Turn::None),
            Self::Left => (upright, Pt::ZERO, Turn::Clockwise),
            Self::Right => (upright, Pt::ZERO, Turn::Counterclockwise),
            Self::A4Centre => (a4, middle, Turn::Clockwise),
            Self::A4Left => (a4, Pt::ZERO, Turn::Clockwise),
        };
        EnvelopePage { sheet, corner: (left, Pt::ZERO), turn }
    }

    /// True if an envelope has room on the page.
    pub fn takes(self, envelope: Size) -> bool {
        let EnvelopePage { sheet, turn, .. } = self.page(envelope);
        let Size { width, height } = turn.of(envelope);
        width <= sheet.width && height <= sheet.height
    }
}
