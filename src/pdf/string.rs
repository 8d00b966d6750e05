//! Strings as PDF writes them.

/// Appends a text string (ISO 32000-1, 7.9.2.2): ASCII as it is, everything else as UTF-16BE.
pub(super) fn text_string(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        byte_string(out, text.bytes());
    } else {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        byte_string(out, [0xFE, 0xFF].into_iter().chain(units));
    }
}

/// Appends a literal string (ISO 32000-1, 7.3.4.2) of any bytes.
pub(super) fn byte_string(out: &mut Vec<u8>, bytes: impl IntoIterator<Item = u8>) {
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            // Written as it is, a reader would take it for an end of line.
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_means_something_in_a_string_is_escaped() {
        let mut out = Vec::new();
        super::text_string(&mut out, "a (b) \\ c");
        assert_eq!(out, b"(a \\(b\\) \\\\ c)");
        out.clear();
        super::text_string(&mut out, "\u{928}\u{D}");
        // The lower byte of U+0928 is that of an opening parenthesis.
        assert_eq!(out, b"(\xFE\xFF\x09\\(\x00\\r)");
    }
}
