//! Pages that are turned on their sheets.

use crate::geom::Size;

/// A turn of a page on its sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// It is upright.
    #[default]
    None,
    /// It stands on its head.
    Half,
    /// Its left edge is at the top.
    Clockwise,
    /// Its right edge is at the top.
    Counterclockwise,
}

impl Turn {
    /// The size that a page takes up.
    #[must_use]
    pub fn of(self, page: Size) -> Size {
        match self {
            Self::None | Self::Half => page,
            Self::Clockwise | Self::Counterclockwise => {
                Size { width: page.height, height: page.width }
            }
        }
    }
}
