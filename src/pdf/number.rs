//! Numbers as PDF writes them.

/// Appends a number with up to three decimals (ISO 32000-1, 7.3.3: no exponents).
///
/// A thousandth of a point is far below what any printer resolves.
pub(super) fn push(out: &mut Vec<u8>, value: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "page measures are small")]
    let thousandths = (value * 1000.0).round() as i64;
    if thousandths < 0 {
        out.push(b'-');
    }
    let (whole, part) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    out.extend(whole.to_string().bytes());
    if part != 0 {
        let digits = format!(".{part:03}");
        out.extend(digits.trim_end_matches('0').bytes());
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_have_no_superfluous_digits() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (12.0, "12"),
            (-1.5, "-1.5"),
            (841.8898, "841.89"),
            (0.04, "0.04"),
        ] {
            let mut out = Vec::new();
            super::push(&mut out, value);
            assert_eq!(String::from_utf8(out).unwrap(), text);
        }
    }
}
