//! Cells that a spreadsheet program leaves as they are.

use std::borrow::Cow;

use super::ruined::is_ruined;
use crate::output::csv::is_apt_to_change;

/// The text with a `'` before it if a spreadsheet program would take it for a formula, a date or
/// a number with other digits, or if it looks [ruined](is_ruined) although it is written so.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if text.is_empty() {
        return Cow::Borrowed(text);
    }
    if is_formula(text) || is_apt_to_change(text) || is_ruined(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_formula(text: &str) -> bool {
    // No letter of Devanagari begins one, and nearly every cell begins with such a letter.
    !text.starts_with(|c| ('\u{905}'..='\u{939}').contains(&c))
        && text
            .trim_start_matches(' ')
            .starts_with(['=', '+', '-', '@', '\'', '\t', '＝', '＋', '－', '＠'])
}

/// The text of a cell that was [`guarded`].
pub(super) fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').map_or(cell, str::trim_start)
}

/// True if a cell was [`guarded`].
pub(super) fn is_guarded(cell: &str) -> bool {
    cell.starts_with('\'')
}

#[cfg(test)]
mod tests {
    use super::{guarded, plain};

    #[test]
    fn what_would_change_is_guarded() {
        for text in [
            "007",
            "3/4",
            "1-2",
            "1E5",
            "9194310123456",
            "+91 94310 12345",
            "MAR-1",
            "SEPT2",
            "=1+1",
            "'x",
            "1.50",
            "10:30",
            "5%",
            "5 PM",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(plain(&guarded(text)), text);
        }
        for text in [
            "",
            "7",
            "0",
            "9431012345",
            "राम",
            "वार्ड 3",
            "A-7",
            "21.09.2025",
            "21.09.2025 10:30",
            "3/4 वार्ड",
            "Ram",
        ] {
            assert_eq!(guarded(text), text);
        }
    }
}
