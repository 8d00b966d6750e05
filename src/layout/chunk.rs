//! The material of lines: stretches that no line break parts, and the room for lines.

/// A stretch that no line break parts, and the space after it. Lengths in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Chunk {
    /// Natural width without the space after it, spaces inside included.
    pub(super) width: f64,
    /// Stretch of its inner spaces.
    pub(super) stretch: f64,
    /// Shrink of its inner spaces.
    pub(super) shrink: f64,
    /// Width of it that hangs over the right edge if it ends a line.
    pub(super) overhang: f64,
    /// Natural width of the space after it.
    pub(super) space: f64,
    /// Stretch of that space.
    pub(super) space_stretch: f64,
    /// Shrink of that space.
    pub(super) space_shrink: f64,
    /// Penalty of ending a line here; 0: nothing, 100: as much as a stretched line.
    pub(super) penalty: f64,
}

/// Justification of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Justification {
    /// Spaces grow and give way until the line is full.
    Justified,
    /// Spaces keep their width; all lines but the last are to be nearly full.
    Ragged,
    /// Spaces keep their width; all lines are to be of one length.
    Balanced,
}

/// The room for the lines of a paragraph. Lengths in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Measure of the first line.
    pub(super) first: f64,
    /// Measure of all others.
    pub(super) others: f64,
    /// Its justification.
    pub(super) setting: Justification,
    /// The length that a last line should have at least.
    pub(super) least_last: f64,
    /// Stretch lent to each line when there is no way inside the tolerance.
    pub(super) emergency: f64,
    /// The length that balanced lines should have; [`Room::balanced`] works it out.
    pub(super) mean: f64,
}
