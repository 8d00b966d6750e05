//! Cells of CSV as a spreadsheet program shows them if they were written for its eyes: `="05"`,
//! which keeps the zero, and `'05`, which is how one types it.

use super::table::{CellKind, ListCell};
use crate::hindi::{is_devanagari, krutidev_evidence};

/// The certainty that a cell is not in Kruti Dev, as the logarithm of the odds: 20 to 1.
const CERTAIN: f64 = 3.0;

/// The cell as a spreadsheet program shows it. A formula that takes more than putting texts
/// together is said to be one. `is_krutidev` says whether the list has columns in Kruti Dev.
pub(super) fn shown(text: String, is_krutidev: bool) -> ListCell {
    let trimmed = text.trim();
    // Hardly any cell begins so.
    if let Some(formula) = trimmed.strip_prefix('=') {
        if let Some(value) = value(formula) {
            return ListCell::text(value);
        }
        if is_formula(formula) {
            return ListCell { text, kind: CellKind::Formula };
        }
    } else if trimmed.starts_with(['\'', '‘', '’'])
        && let Some(bare) = without_apostrophe(trimmed, is_krutidev)
    {
        return ListCell::text(bare);
    }
    ListCell::text(text)
}

/// The value of a formula of texts and numbers, alone, in `T(…)` or joined with `&`.
fn value(formula: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = formula.trim_start();
    loop {
        let (part, after) = term(rest)?;
        out.push_str(&part);
        rest = after.trim_start();
        if rest.is_empty() {
            return Some(out);
        }
        rest = rest.strip_prefix('&')?.trim_start();
    }
}

/// The value of the first term and what comes after it.
fn term(text: &str) -> Option<(String, &str)> {
    if let Some(rest) = text.strip_prefix('"') {
        return quoted(rest, '"');
    }
    // As programs that write texts curl them.
    if let Some(rest) = text.strip_prefix('“') {
        return quoted(rest, '”');
    }
    if let Some(rest) = text.strip_prefix(['T', 't'])
        && let Some(rest) = rest.trim_start().strip_prefix('(')
    {
        let (value, after) = term(rest.trim_start())?;
        return Some((value, after.trim_start().strip_prefix(')')?));
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, after) = text.split_at(end);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || fraction.contains('.') {
        return None;
    }
    // As a number is shown: 05 is 5, 2.50 is 2.5.
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let fraction = fraction.trim_end_matches('0');
    let shown =
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    Some((shown, after))
}

/// A text up to its closing mark, which stands twice for one that is meant.
fn quoted(text: &str, mark: char) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut rest = text;
    loop {
        let (run, after) = rest.split_once(mark)?;
        out.push_str(run);
        rest = after;
        match rest.strip_prefix(mark) {
            Some(after) => {
                out.push(mark);
                rest = after;
            }
            None => return Some((out, rest)),
        }
    }
}

/// True if what stands behind `=` asks for a calculation. In Kruti Dev `=` is त्र, with small
/// letters or `;` behind it.
fn is_formula(formula: &str) -> bool {
    let formula = formula.trim_start();
    let name = formula.trim_start_matches(|c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | '\'' | ' ')
    });
    let reference = formula.strip_prefix('$').unwrap_or(formula);
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_cell = (1..=3).contains(&letters)
        && reference[letters..]
            .trim_start_matches('$')
            .starts_with(|c: char| c.is_ascii_digit());
    formula
        .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '+' | '-' | '#'))
        || name.starts_with('(') && !formula.starts_with('(')
        || name.starts_with('!')
        || formula.starts_with('\'') && formula.contains("'!")
        || is_cell
}

/// A text without the apostrophe by which it was typed as one, or without both that enclose it.
/// Where it may be the श of Kruti Dev it stays.
fn without_apostrophe(text: &str, is_krutidev: bool) -> Option<String> {
    let is_mark = |c: char| matches!(c, '\'' | '‘' | '’');
    let mut rest = text.chars();
    let mark = rest.next()?;
    let rest = rest.as_str();
    if let Some(inside) = rest.strip_suffix(is_mark)
        && inside.contains(char::is_alphanumeric)
        && !inside.contains(is_mark)
    {
        return Some(inside.trim().to_owned());
    }
    let first = rest.chars().next()?;
    let is_typed_so = match first {
        c if c.is_numeric() => true,
        _ if mark != '\'' || rest.contains(is_mark) => false,
        '+' | '-' | '=' | '@' => true,
        c if c.is_ascii_alphabetic() => !is_krutidev && krutidev_evidence(text) < -CERTAIN,
        c => is_devanagari(c),
    };
    is_typed_so.then(|| rest.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::table::{CellKind, ListCell};
    use super::shown;

    #[test]
    fn what_is_written_for_a_spreadsheet_is_its_value() {
        for (text, value) in [
            ("=\"05\"", "05"),
            (" =\"802301\" ", "802301"),
            ("=\"राम \"\"बाबू\"\"\"", "राम \"बाबू\""),
            ("=\"\"", ""),
            ("=“05”", "05"),
            ("=T(\"05\")", "05"),
            ("=\"0\" & \"5\"", "05"),
            ("=\"वार्ड \"&07", "वार्ड 7"),
            ("=05", "5"),
            ("=802301", "802301"),
            ("=2.50", "2.5"),
            ("=000", "0"),
            ("'05", "05"),
            ("’05", "05"),
            ("'०५", "०५"),
            ("'+91 9431000000", "+91 9431000000"),
            ("'राम", "राम"),
            ("'राम'", "राम"),
            ("'05'", "05"),
            ("'Rajesh Kumar Singh", "Rajesh Kumar Singh"),
        ] {
            assert_eq!(shown(text.to_owned(), false), ListCell::text(value), "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_stays() {
        for text in [
            "05",
            "+91",
            "'",
            "''",
            "'\"'",
            "';ke",
            "'kadj",
            "'k=q?u",
            "=;Ecds'oj",
            "=k",
            "O'Brien",
            "राम = श्याम",
            "= राम",
            "",
            "'आदरणीय' राम 'बाबू'",
        ] {
            assert_eq!(shown(text.to_owned(), false), ListCell::text(text), "{text}");
        }
        for text in ["'kadj izlkn flag", "'Rajesh Kumar Singh"] {
            assert_eq!(shown(text.to_owned(), true), ListCell::text(text), "{text}");
        }
        assert_eq!(shown("'05".to_owned(), true), ListCell::text("05"));
    }

    #[test]
    fn a_formula_that_must_be_calculated_is_one() {
        for text in [
            "=A1",
            "=$B$2&\" \"&C2",
            "=VLOOKUP(A2,B:C,2)",
            "=5+5",
            "=-5",
            "=\"05",
            "=Sheet1!A1",
            "='सूची 1'!A1",
            "=#REF!",
            "=TEXT(5,\"00\")",
            "=HYPERLINK(\"x\",\"राम\")",
        ] {
            let cell = shown(text.to_owned(), false);
            assert_eq!(
                cell,
                ListCell { text: text.to_owned(), kind: CellKind::Formula },
                "{text}"
            );
        }
    }
}
