/// The weight of a diagnostic: errors stop the work. Fixed for each message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the work, or holds a row back.
    Error,
    /// Shown; stops nothing.
    Warning,
    /// Says what was done; nothing is wrong.
    Note,
}
