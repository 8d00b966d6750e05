/// The weight of a diagnostic: errors stop the work. Fixed for each message.
///
/// ```
/// let wrong = aamantran::Job::from_parts("nonsense = 1", &[]).unwrap_err();
/// assert!(wrong.iter().any(|found| found.severity() == aamantran::Severity::Error));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the work, or holds a row back.
    Error,
    /// Shown; stops nothing.
    Warning,
    /// Says what was done; nothing is wrong.
    Note,
}
