//! Texts with the file they came from.

/// A text and the file it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The file, as messages name it.
    pub file: String,
    /// Its content.
    pub text: String,
}
