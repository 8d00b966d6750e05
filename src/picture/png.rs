//! The chunks of a PNG file (PNG, 5.3): what of it is needed.

use std::borrow::Cow;

/// Bytes of the signature, and of a chunk beside its data.
const SIGNATURE: usize = 8;
const FRAME: usize = 12;

/// A longer note of the camera says nothing about how it was held.
const LONGEST_NOTE: usize = 1 << 20;

/// The file without what is not looked at: profiles, which may unpack to any size, texts, and
/// pictures that move. A chunk that ends too early stays, to be told by the decoder.
pub(super) fn lean(file: &[u8]) -> Cow<'_, [u8]> {
    let mut kept: Vec<&[u8]> = Vec::new();
    let (head, mut rest) = file.split_at(file.len().min(SIGNATURE));
    while let Some(length) = rest.first_chunk::<4>() {
        let data = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        let Some((chunk, after)) = rest.split_at_checked(data.saturating_add(FRAME)) else {
            break;
        };
        let is_needed = match &chunk[4..8] {
            b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND" => true,
            b"eXIf" => data <= LONGEST_NOTE,
            _ => false,
        };
        if is_needed {
            kept.push(chunk);
        }
        rest = after;
    }
    let needed: usize = kept.iter().map(|chunk| chunk.len()).sum();
    if head.len() + needed + rest.len() == file.len() {
        return Cow::Borrowed(file);
    }
    Cow::Owned([&[head], &kept[..], &[rest]].concat().concat())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::lean;

    fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], &kind, data, b"sum."].concat()
    }

    #[test]
    fn what_is_not_looked_at_is_left_out() {
        let [head, profile, data, end] =
            [(*b"IHDR", 13), (*b"iCCP", 99), (*b"IDAT", 7), (*b"IEND", 0)]
                .map(|(kind, length)| chunk(kind, &vec![1; length]));
        let signature = b"\x89PNG\r\n\x1A\n";
        let plain = [signature, &head[..], &data, &end].concat();
        assert!(matches!(lean(&plain), Cow::Borrowed(same) if same == plain));
        let whole = [signature, &head[..], &profile, &data, &end].concat();
        assert_eq!(lean(&whole), plain);
        // Cut short in its data.
        let torn = [signature, &head[..], &profile, &data[..9]].concat();
        assert_eq!(lean(&torn), [signature, &head[..], &data[..9]].concat());
        assert_eq!(lean(b"\x89PN"), &b"\x89PN"[..]);
    }
}
