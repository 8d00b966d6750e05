//! The colour profile of the output intent: sRGB (IEC 61966-2-1), as small as an ICC profile
//! can be.
//!
//! Written by the program, so that the files hold nothing that is not ours to give away. The
//! format is ICC.1:2004-10 (version 4.2), which ISO 32000-1 names.

/// The D50 white of the profile connection space, in XYZ (ICC.1:2004-10, 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];

/// Red, green and blue of sRGB in XYZ, adapted to D50 by the Bradford method.
const PRIMARIES: [[f64; 3]; 3] = [
    [0.436_065_67, 0.222_488_40, 0.013_916_02],
    [0.385_147_09, 0.716_873_17, 0.097_076_42],
    [0.143_066_41, 0.060_607_91, 0.714_096_07],
];

/// The Bradford adaptation of sRGB's white, D65, to D50, row by row.
const ADAPTATION: [f64; 9] = [
    1.047_882_1,
    0.022_918_7,
    -0.050_201_4,
    0.029_586_8,
    0.990_478_5,
    -0.017_059_3,
    -0.009_231_6,
    0.015_075_7,
    0.751_678_5,
];

/// The curve of sRGB: `((x·a + b)^g`, and `c·x` below `d` (ICC.1:2004-10, 10.15, type 3).
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The bytes of the profile.
pub(super) fn srgb() -> Vec<u8> {
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", text("sRGB")),
        (b"cprt", text("CC0")),
        (b"wtpt", xyz(D50)),
        (b"chad", numbers(*b"sf32", &ADAPTATION)),
    ];
    for (name, primary) in [b"rXYZ", b"gXYZ", b"bXYZ"].into_iter().zip(PRIMARIES) {
        tags.push((name, xyz(primary)));
    }
    let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
    curve.extend(CURVE.into_iter().flat_map(fixed));
    for name in [b"rTRC", b"gTRC", b"bTRC"] {
        tags.push((name, curve.clone()));
    }

    // Header (128 bytes), then the table of tags, then what they hold; equal ones once.
    let start = 128 + 4 + tags.len() * 12;
    let mut table = length(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let mut held: Vec<(Vec<u8>, usize)> = Vec::new();
    for (name, bytes) in tags {
        let known = held.iter().find(|(known, _)| *known == bytes).map(|(_, at)| *at);
        let at = known.unwrap_or_else(|| {
            let at = start + data.len();
            data.extend(&bytes);
            data.resize(data.len().next_multiple_of(4), 0);
            held.push((bytes.clone(), at));
            at
        });
        table.extend(name);
        table.extend(length(at));
        table.extend(length(bytes.len()));
    }
    let mut profile = header(start + data.len());
    profile.append(&mut table);
    profile.append(&mut data);
    profile
}

/// ICC.1:2004-10, 7.2.
fn header(size: usize) -> Vec<u8> {
    let mut header = length(size).to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The date of the standard, not of this file, which must not depend on a clock.
    for part in [1999_u16, 10, 18, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.into_iter().flat_map(fixed));
    header.resize(128, 0);
    header
}

fn length(value: usize) -> [u8; 4] {
    #[expect(clippy::cast_possible_truncation, reason = "the profile has a few hundred bytes")]
    let value = value as u32;
    value.to_be_bytes()
}

/// A number with 16 bits behind the point.
fn fixed(value: f64) -> [u8; 4] {
    #[expect(clippy::cast_possible_truncation, reason = "the constants above are small")]
    let units = (value * 65536.0).round() as i32;
    units.to_be_bytes()
}

fn numbers(kind: [u8; 4], values: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(values.iter().copied().flat_map(fixed));
    bytes
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    numbers(*b"XYZ ", &values)
}

/// A text in one language (ICC.1:2004-10, 10.13).
fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    bytes.extend(length(units.len()));
    bytes.extend(length(28));
    bytes.extend(units);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_whole_and_small() {
        let profile = srgb();
        assert!(profile.len() < 600, "{}", profile.len());
        assert_eq!(profile[..4], length(profile.len()));
        assert_eq!(&profile[36..40], b"acsp");
        let count = u32::from_be_bytes(profile[128..132].try_into().unwrap()) as usize;
        for tag in profile[132..132 + count * 12].chunks(12) {
            let part = |at: usize| u32::from_be_bytes(tag[at..at + 4].try_into().unwrap());
            assert!(part(4) % 4 == 0 && (part(4) + part(8)) as usize <= profile.len());
        }
    }

    /// Red, green and blue together are the white of the connection space.
    #[test]
    fn the_primaries_add_up_to_white() {
        for (axis, white) in D50.into_iter().enumerate() {
            let sum: f64 = PRIMARIES.iter().map(|primary| primary[axis]).sum();
            assert!((sum - white).abs() < 0.000_2, "{axis}: {sum}");
        }
    }
}
