//! Counters: numbers that are known when a letter stands on its pages (CSS GCPM 3, 3).

use crate::hindi::{Digits, digits};

/// A number that is printed where a template has a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Counter {
    /// The thing counted.
    pub kind: CounterKind,
    /// The digits that it is printed in.
    digits: Digits,
}

/// Things that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CounterKind {
    /// Rows that begin on this page.
    Rows,
    /// Rows on this page and those before.
    RowsSoFar,
    /// All rows.
    RowsAll,
    /// The number of this page.
    Page,
    /// All pages.
    Pages,
}

impl Counter {
    /// The counter of a name, if there is one.
    pub(super) fn named(name: &str, digits: Digits) -> Option<Self> {
        let kind = match name {
            "rows" => CounterKind::Rows,
            "rows-so-far" => CounterKind::RowsSoFar,
            "rows-all" => CounterKind::RowsAll,
            "page" => CounterKind::Page,
            "pages" => CounterKind::Pages,
            _ => return None,
        };
        Some(Self { kind, digits })
    }

    /// A number as it is printed.
    pub fn text(self, number: usize) -> String {
        digits(&number.to_string(), self.digits)
    }
}
