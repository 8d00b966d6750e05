//! Cells that only say that there is nothing to say. The table of such words is the one that
//! `docs/en/list.md` shows.

/// Texts that programs write where a value is missing. They count as empty in every column.
const BY_PROGRAMS: &[&str] = &[
    "null",
    "(null)",
    "<null>",
    "[null]",
    "\\n",
    "nan",
    "-nan",
    "nat",
    "<na>",
    "#n/a",
    "#na",
    "undefined",
];

/// Texts that people write so. In a column of the list's own they may be an answer.
pub(crate) const BY_PEOPLE: &[&str] = &[
    "nil",
    "nill",
    "n/a",
    "n.a.",
    "na",
    "none",
    "no",
    "not available",
    "not applicable",
    "not known",
    "unknown",
    "blank",
    "vacant",
    "x",
    "xx",
    "xxx",
    "0",
    "०",
    "नहीं",
    "नही",
    "कुछ नहीं",
    "लागू नहीं",
    "उपलब्ध नहीं",
    "ज्ञात नहीं",
    "अज्ञात",
    "निरंक",
    "शून्य",
    "अविवाहित",
    "रिक्त",
    "खाली",
];

/// Signs of which such a cell may consist.
const SIGNS: &[char] = &['-', '‐', '‑', '–', '—', '―', '−', '_', '.', '…', '×', '*', ' '];

/// Bytes of the longest of them: hardly any cell is so short and begins so.
const LONGEST: usize = 40;

pub(crate) fn is_one_of(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// True if a program wrote a cell for want of a value: NULL, `NaN`, `#N/A`, or several of them
/// joined.
pub(crate) fn is_missing(text: &str) -> bool {
    may_be_nothing(text) && (is_of_programs(text) || is_joined(text, is_of_programs))
}

/// True if a cell only says that there is nothing to say: -, ×, nil, N/A, नहीं, लागू नहीं, NULL, or
/// says it several times over: `NaN, NaN`.
pub(crate) fn says_nothing(text: &str) -> bool {
    may_be_nothing(text) && (is_nothing(text) || is_joined(text, is_nothing))
}

/// The part of a cell that a program wrote for want of a value, where others do say something:
/// `NaN, बेला`. Only as programs write it, since parts of names look like it: Nan, नन.
pub(crate) fn missing_part(text: &str) -> Option<&str> {
    /// As programs write them.
    const EXACT: &[&str] =
        &["NaN", "nan", "NULL", "null", "<NA>", "#N/A", "NaT", "undefined", "(null)", "\\N"];
    // Hardly any cell in Hindi has one of these.
    if !text.bytes().any(|byte| matches!(byte, b'N' | b'n' | b'u' | b'U')) {
        return None;
    }
    let is_end = |c: char| c != '/' && is_between(c) || c.is_whitespace();
    let parts = text.split(is_end).chain(text.split('/').map(str::trim));
    parts.into_iter().find(|part| EXACT.contains(part))
}

/// False for nearly every cell that does say something, by its first two letters.
fn may_be_nothing(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return true };
    match first.to_ascii_lowercase() {
        'n' => {
            matches!(second, Some('a' | 'A' | 'i' | 'I' | 'o' | 'O' | 'u' | 'U' | '/' | '.'))
        }
        'u' => matches!(second, Some('n' | 'N')),
        'b' => matches!(second, Some('l' | 'L')),
        'v' => matches!(second, Some('a' | 'A')),
        'x' => second.is_none_or(|c| !c.is_ascii_alphabetic() || c.eq_ignore_ascii_case(&'x')),
        '0' | '०' => second.is_none_or(|c| !c.is_numeric()),
        'न' => matches!(second, Some('ह' | 'ि')),
        'क' => second == Some('ु'),
        'ल' | 'ख' => second == Some('ा'),
        'उ' => second == Some('प'),
        'ज' => second == Some('्'),
        'अ' => matches!(second, Some('ज' | 'व')),
        'श' => second == Some('ू'),
        'र' => second == Some('ि'),
        '(' | '<' | '[' | '\\' | '#' => true,
        _ => SIGNS.contains(&first) || is_between(first),
    }
}

/// Signs that join such cells.
fn is_between(c: char) -> bool {
    matches!(c, ',' | ';' | '/' | '|' | '+' | '&')
}

/// `NaT` only as programs write it: Nat is a caste (नट).
fn is_of_programs(text: &str) -> bool {
    text.len() <= LONGEST
        && is_one_of(BY_PROGRAMS, text)
        && (text == "NaT" || !text.eq_ignore_ascii_case("nat"))
}

fn is_nothing(text: &str) -> bool {
    text.len() <= LONGEST
        && (text.chars().all(|c| SIGNS.contains(&c))
            || is_one_of(BY_PEOPLE, text)
            || is_of_programs(text))
}

/// True if a cell is put together, as an address is of its parts, of such as say nothing.
fn is_joined(text: &str, says_nothing: fn(&str) -> bool) -> bool {
    /// Bytes of many of them.
    const MOST: usize = 200;
    if text.len() > MOST || !text.contains(|c| c == ' ' || is_between(c)) {
        return false;
    }
    let are_nothing = |is_end: fn(char) -> bool| {
        let mut parts = text.split(is_end).map(str::trim).filter(|part| !part.is_empty());
        parts.next().is_some_and(says_nothing) && parts.all(says_nothing)
    };
    // N/A has a stroke itself, and लागू नहीं a blank.
    are_nothing(|c| c != '/' && is_between(c))
        || are_nothing(is_between)
        || are_nothing(|c| c == ' ' || is_between(c))
}

#[cfg(test)]
mod tests {
    use super::{
        BY_PEOPLE, BY_PROGRAMS, LONGEST, SIGNS, is_missing, missing_part, says_nothing,
    };

    #[test]
    fn words_and_signs() {
        for text in ["NULL", "NaN", "NaT", "<NA>", "#N/A", "Undefined", "\\N", "(null)"] {
            assert!(is_missing(text) && says_nothing(text), "{text}");
        }
        assert!(!is_missing("Nat") && !says_nothing("NAT"), "a name");
        for text in [
            "NaN NaN",
            "NaN/NaN",
            "nan,",
            "nan, NULL",
            "NaN NaN NaN",
            "NULL; null",
            "nan/ <NA>",
            "NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN",
        ] {
            assert!(is_missing(text) && says_nothing(text), "{text}");
        }
        for text in [
            "नहीं, नहीं",
            "NA/NA",
            "N/A; n/a",
            "-/-",
            "- , -",
            "लागू नहीं/लागू नहीं",
            "nil nil",
            "NaN, -",
            "नहीं/NaN",
            "0/0",
            "अज्ञात, अज्ञात",
        ] {
            assert!(says_nothing(text) && !is_missing(text), "{text}");
        }
        for text in ["-", "– –", "×", "N/A", "None", "नहीं", "०", "निरंक", "…"]
        {
            assert!(says_nothing(text) && !is_missing(text), "{text}");
        }
        for text in [
            "नन",
            "Nanda",
            "नान",
            "#REF!",
            "10",
            "नहीं आएँगे",
            "Null Devi",
            "?",
            "NaN, बेला",
            "0/5",
            "Nat Nat",
            ", ,",
            "/",
            "नहीं आए",
            "X Y",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
        for word in BY_PEOPLE.iter().chain(BY_PROGRAMS) {
            assert!(word.len() <= LONGEST, "{word}");
            let word = if *word == "nat" { "NaT" } else { word };
            // Each is known by its first letters, alone and before a sign.
            for text in [word, &format!("{word}, {word}")] {
                assert!(says_nothing(text), "{text}");
            }
            let large = word.to_uppercase();
            assert_eq!(says_nothing(&large), word != "NaT", "{large}");
        }
        for sign in SIGNS {
            assert!(says_nothing(&format!("{sign}, nil")), "{sign}");
        }
    }

    #[test]
    fn parts_of_cells() {
        for (text, part) in [
            ("NaN, बेला", "NaN"),
            ("बेला, NULL", "NULL"),
            ("वार्ड nan", "nan"),
            ("राम undefined", "undefined"),
            ("बेला/null", "null"),
            ("#N/A, बेला", "#N/A"),
            ("<NA> बेला", "<NA>"),
        ] {
            assert_eq!(missing_part(text), Some(part), "{text}");
        }
        for text in ["Nan Devi", "नन बेला", "Annan", "Nat", "Ram/Nandan", "", "बेला, nil"]
        {
            assert_eq!(missing_part(text), None, "{text}");
        }
    }

    #[test]
    fn the_documents_show_the_whole_table() {
        for (shown, [programs, people, signs]) in [
            (
                include_str!("../../../../docs/hi/list.md"),
                ["| प्रोग्राम |", "| लोग |", "| केवल चिह्न |"],
            ),
            (
                include_str!("../../../../docs/en/list.md"),
                ["| by programs |", "| by people |", "| signs alone |"],
            ),
        ] {
            let row = |start: &str| shown.lines().find(|line| line.starts_with(start)).unwrap();
            for (start, words) in [(programs, BY_PROGRAMS), (people, BY_PEOPLE)] {
                let row = row(start).to_lowercase();
                let missing: Vec<_> =
                    words.iter().filter(|word| !row.contains(&format!("`{word}`"))).collect();
                assert!(missing.is_empty(), "{missing:?}");
            }
            let row = row(signs);
            let signs = SIGNS.iter().filter(|sign| **sign != ' ');
            let missing: Vec<_> =
                signs.filter(|sign| !row.contains(&format!("`{sign}`"))).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }
}
