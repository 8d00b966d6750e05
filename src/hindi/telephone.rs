//! Telephone numbers on papers that many see.

/// Digits of a telephone number from its end that are hidden: `94300•••00`. They come again with
/// every ten, so that numbers one after the other show no more.
const HIDDEN: std::ops::Range<usize> = 2..5;
const PERIOD: usize = 10;

/// Digits in a row from which on they are a number of their own, and no part of one written with
/// spaces.
const WHOLE: usize = 6;

/// A telephone number, or several, by which nobody can be called: of each the third to fifth
/// digit from its end is a dot.
pub fn masked(phones: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(phones.len());
    // Digits of the number so far, and of this run, from the end.
    let (mut of_number, mut in_run) = (0_usize, 0_usize);
    let backwards: Vec<char> = phones.chars().rev().collect();
    for (at, &c) in backwards.iter().enumerate() {
        if !c.is_numeric() {
            if in_run >= WHOLE || !matches!(c, ' ' | '\u{A0}' | '-' | '.' | '(' | ')') {
                of_number = 0;
            }
            in_run = 0;
            out.push(c);
            continue;
        }
        if in_run == 0 {
            let run = backwards.iter().skip(at).take_while(|c| c.is_numeric()).count();
            if run >= WHOLE {
                of_number = 0;
            }
        }
        out.push(if HIDDEN.contains(&(of_number % PERIOD)) { '•' } else { c });
        of_number += 1;
        in_run += 1;
    }
    out.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn telephones_are_hidden_in_part() {
        for (phone, shown) in [
            ("9430000000", "94300•••00"),
            ("+91 9430012345", "+91 94300•••45"),
            ("094300 12345", "0•••00 •••45"),
            ("94300 12345", "94300 •••45"),
            ("94300-12345", "94300-•••45"),
            ("९४३००१२३४५", "९४३००•••४५"),
            ("9430012345, 9431054321", "94300•••45, 94310•••21"),
            ("9430012345 9431054321", "94300•••45 94310•••21"),
            ("94300 12345 94310 54321", "94300 •••45 94310 •••21"),
            ("9430012345/9431054321", "94300•••45/94310•••21"),
            ("232323 242424", "2•••23 2•••24"),
            ("घर 232323", "घर 2•••23"),
            ("नहीं", "नहीं"),
            ("", ""),
        ] {
            assert_eq!(masked(phone), shown, "{phone}");
        }
    }
}
