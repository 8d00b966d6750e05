//! Numbers as PDF writes them.

/// Appends a whole number.
pub(super) fn push_integer(out: &mut Vec<u8>, value: u64) {
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    let mut rest = value;
    loop {
        start -= 1;
        digits[start] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(&digits[start..]);
}

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
    push_integer(out, whole);
    if part != 0 {
        let mut digits = [b'.', 0, 0, 0];
        for (digit, unit) in digits[1..].iter_mut().zip([100, 10, 1]) {
            *digit = b'0' + u8::try_from(part / unit % 10).unwrap_or(0);
        }
        let end = digits.iter().rposition(|&digit| digit != b'0').unwrap_or(0);
        out.extend(&digits[..=end]);
    }
}

/// Appends a reference to an object and a space.
pub(super) fn push_reference(out: &mut Vec<u8>, number: u32) {
    push_integer(out, u64::from(number));
    out.extend(b" 0 R");
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
