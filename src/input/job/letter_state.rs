//! The state of a letter, as the office has noted it.

/// The state of a letter, from the first to the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterState {
    /// It was not made before this run.
    #[default]
    New,
    /// It was made.
    Made,
    /// It is on paper.
    Printed,
    /// It was handed over.
    HandedOver,
    /// It is not to be made any more.
    Cancelled,
}

impl LetterState {
    /// The word by which templates know it; empty for a letter that is new.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "",
            Self::Made => "made",
            Self::Printed => "printed",
            Self::HandedOver => "handed-over",
            Self::Cancelled => "cancelled",
        }
    }
}
