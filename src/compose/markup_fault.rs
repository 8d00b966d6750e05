//! Faults of markup, of which a letter has no use for the first.

use crate::diagnostic::MarkupKind;

/// A fault of markup.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkupFault {
    /// Something that a letter has no use for.
    Unsupported(MarkupKind),
    /// A picture that is not there.
    PictureUnknown(String),
    /// A picture without words.
    PictureWithoutText(String),
    /// A text too long for a QR code: its beginning.
    QrTooLong(String),
    /// A language that the program does not know.
    LanguageUnknown(String),
}

impl From<MarkupKind> for MarkupFault {
    fn from(kind: MarkupKind) -> Self {
        Self::Unsupported(kind)
    }
}
