/// Treatment of rows that seem to be of one person: `duplicates` in the event file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// They are said, and each gets a letter.
    #[default]
    Report,
    /// All but the first are rejected.
    Reject,
    /// Nothing is said.
    Keep,
}
