//! Hindi names of what is called by an English name in a TOML file.

use crate::text::word_key;

/// Hindi names that people give the tables and keys of a file.
#[derive(Debug)]
pub(crate) struct HindiNames {
    /// A table's, with the heading that is written for it, brackets included.
    pub(crate) tables: &'static [(&'static str, &'static str)],
    /// The last name of a table, and a key's in it with the key.
    pub(crate) keys: &'static [(&'static str, &'static str, &'static str)],
}

impl HindiNames {
    /// None of either.
    pub(crate) const NONE: Self = Self { tables: &[], keys: &[] };

    /// The heading of the table that is called so.
    pub(crate) fn table(&self, name: &str) -> Option<&'static str> {
        let named = word_key(name);
        let mut tables = self.tables.iter();
        tables.find(|(hindi, _)| word_key(hindi) == named).map(|(_, heading)| *heading)
    }

    /// The key that is called so in a table, which is given by its heading or its dotted name.
    pub(crate) fn key(&self, table: &str, name: &str) -> Option<&'static str> {
        let table = table.trim_matches(['[', ']', ' ']);
        let table = table.rsplit('.').next().unwrap_or(table);
        let named = word_key(name);
        let mut keys = self.keys.iter();
        let key = keys.find(|(of, hindi, _)| *of == table && word_key(hindi) == named);
        key.map(|(.., key)| *key)
    }
}
