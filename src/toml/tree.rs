//! The syntax tree of a TOML text, within bounds.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::{Message, odd_in_toml};

/// Values of a TOML file, and tables: more than an event or `names.toml` has, and little enough
/// that the tree of them takes no more than 150 MB.
const MOST_VALUES: usize = 250_000;

/// The reason why a text has no tree.
#[derive(Debug)]
pub(crate) enum NoTree {
    /// It may have more values than are taken on.
    ValuesTooMany,
    /// It is no TOML: the message, and the bytes that it is about.
    Syntax(Box<Message>, Range<usize>),
}

/// The tree of a text.
///
/// # Errors
/// The first fault in the order of the text: those after it are mostly its consequences.
pub(crate) fn tree(text: &str) -> Result<DeTable<'_>, NoTree> {
    if has_too_many_values(text) {
        return Err(NoTree::ValuesTooMany);
    }
    DeTable::parse(text).map(Spanned::into_inner).map_err(|error| {
        // The parser reads structure before values, so what it comes upon first may stand last.
        let span = |error: &Error| error.span().unwrap_or(0..0);
        let all = DeTable::parse_recoverable(text).1.into_iter();
        let first = all.min_by_key(|error| span(error).start).unwrap_or(error);
        let detail = first.message().replace('\n', " ");
        let span = span(&first);
        let odd = odd_in_toml(text, &span);
        NoTree::Syntax(Box::new(Message::TomlSyntax { detail, odd }), span)
    })
}

/// True if a TOML text may have more values than are taken on. Each value, and each table, has
/// one of these characters before it; texts have them, too, but not so many.
pub(crate) fn has_too_many_values(text: &str) -> bool {
    let begins = |byte: &u8| matches!(byte, b'=' | b',' | b'[' | b'{' | b'.');
    text.len() > MOST_VALUES && text.bytes().filter(|byte| begins(byte)).count() > MOST_VALUES
}

/// The keys of a table with their values in the order of the file, so that faults are, too.
pub(crate) fn in_order<'d>(
    table: &'d DeTable<'d>,
) -> Vec<(&'d Spanned<Cow<'d, str>>, &'d DeValue<'d>)> {
    let mut entries: Vec<_> = table.iter().map(|(key, value)| (key, value.get_ref())).collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
