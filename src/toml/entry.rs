//! Keys as they stand in a file, for readers that say themselves what may stand there.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::Place;
use crate::toml::document::Document;
use crate::toml::tree::in_order;

/// A key of a file, with its value.
pub(crate) struct TomlEntry<'d> {
    document: &'d Document<'d>,
    /// Dotted from the root.
    pub(crate) key: String,
    /// Its last part.
    pub(crate) name: &'d str,
    span: Range<usize>,
    pub(crate) value: &'d DeValue<'d>,
}

impl<'d> TomlEntry<'d> {
    /// The keys at the top of a document, in the order of the file.
    pub(crate) fn all(document: &'d Document<'d>, tree: &'d DeTable<'d>) -> Vec<Self> {
        Self::below(document, "", tree)
    }

    /// The keys of the table that the value is; none if it is no table.
    pub(crate) fn entries(&self) -> Option<Vec<Self>> {
        let table = self.value.as_table()?;
        Some(Self::below(self.document, &format!("{}.", self.key), table))
    }

    /// The place of the key.
    pub(crate) fn place(&self) -> Place {
        self.document.place(&self.span)
    }

    fn below(document: &'d Document<'d>, prefix: &str, table: &'d DeTable<'d>) -> Vec<Self> {
        let entry = |(key, value): (&'d toml::Spanned<_>, _)| {
            let name: &'d str = std::borrow::Cow::as_ref(key.get_ref());
            let key_path = format!("{prefix}{name}");
            Self { document, key: key_path, name, span: key.span(), value }
        };
        in_order(table).into_iter().map(entry).collect()
    }
}
