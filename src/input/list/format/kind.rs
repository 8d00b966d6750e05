//! The kinds of files that lists may be.

use crate::diagnostic::ForeignFile;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Xlsx,
    Xls,
    Ods,
    Csv,
    Json,
    Toml,
    /// vCard, of any version.
    Contacts,
    /// None that is read.
    Foreign(ForeignFile),
}

impl FileKind {
    /// The name for messages.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Toml => "TOML",
            Self::Contacts => "vCard",
            Self::Foreign(_) => "",
        }
    }
}
