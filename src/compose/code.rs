//! The check code of a letter.

/// Crockford's base 32: no I, L, O and U, which are misread.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The text of the QR code that stands in the row of a letter on a register: the format `A1`, the
/// serial, and the [`check_code`] of the letter. It has up to 20 characters of the alphanumeric set,
/// so that a code of version 1 with error correction M holds it (ISO/IEC 18004, table 7).
pub fn scan_code(event: &str, serial: u32, name: &str) -> String {
    format!("{SCAN_FORMAT}:{serial}:{}", check_code(event, serial, name))
}

/// The format of [`scan_code`].
pub const SCAN_FORMAT: &str = "A1";

/// Eight digits that differ for letters that differ in event, serial or name: the first 40
/// bits of a BLAKE3 hash. They tell a mistyped number from a right one. They are no
/// signature: whoever knows the three can work them out.
pub fn check_code(event: &str, serial: u32, name: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [event, &serial.to_string(), name] {
        hasher.update(&(part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    let hash = hasher.finalize();
    // Five bits a digit: eight digits out of five bytes.
    let bytes = &hash.as_bytes()[..5];
    let bits: Vec<u8> =
        bytes.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1)).collect();
    bits.chunks_exact(5)
        .map(|bits| bits.iter().fold(0, |digit, &bit| digit << 1 | usize::from(bit)))
        .map(|digit| char::from(DIGITS[digit]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_row_is_the_smallest_there_is() {
        let longest = scan_code("सभा", 99_999_999, "राम");
        assert_eq!(longest.len(), 20);
        // 21 modules along a side, and four light ones around.
        assert_eq!(crate::picture::Qr::new(&longest).unwrap().side, 29);
        let code = check_code("सभा", 37, "राम");
        assert_eq!(scan_code("सभा", 37, "राम"), format!("A1:37:{code}"));
    }

    #[test]
    fn codes_are_the_same_each_time_and_differ_by_each_part() {
        let code = check_code("सभा", 7, "राम");
        assert_eq!(code.len(), 8);
        assert_eq!(code, check_code("सभा", 7, "राम"));
        for other in [
            check_code("सभ", 7, "राम"),
            check_code("सभा", 8, "राम"),
            check_code("सभा", 7, "रामा"),
        ] {
            assert_ne!(code, other);
        }
        // The parts are told apart, not run together.
        assert_ne!(check_code("क1", 2, "ख"), check_code("क", 12, "ख"));
    }
}
