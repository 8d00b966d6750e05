//! The kind of a file, by its first bytes.

use crate::diagnostic::PictureProblem;

/// The kinds that can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Png,
    Jpeg,
    Svg,
    Pdf,
}

/// First bytes of files that users take for pictures, and the names of their kinds.
const OTHERS: [(&[u8], &str); 8] = [
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"PK\x03\x04", "Word, Excel, ODF, ZIP"),
    (b"\xD0\xCF\x11\xE0", "Word, Excel"),
    (b"8BPS", "Photoshop"),
    (b"%!PS", "PostScript, EPS"),
];

/// The kind of a file.
///
/// # Errors
///
/// [`PictureProblem::NotAPicture`] with what it is instead, if that can be told.
pub(super) fn of(file: &[u8]) -> Result<FileKind, PictureProblem> {
    if file.is_empty() {
        return Err(PictureProblem::Empty);
    }
    if file.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Ok(FileKind::Png);
    }
    if file.starts_with(b"\xFF\xD8") {
        return Ok(FileKind::Jpeg);
    }
    if file.starts_with(b"%PDF-") {
        return Ok(FileKind::Pdf);
    }
    let found = OTHERS.iter().find(|(start, _)| file.starts_with(start)).map(|other| other.1);
    let found = found.or_else(|| match (file.get(..4), file.get(4..8), file.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some("WebP"),
        (_, Some(b"ftyp"), Some(b"avif")) => Some("AVIF"),
        (_, Some(b"ftyp"), _) => Some("HEIC"),
        _ => None,
    });
    if found.is_none() && is_svg(file) {
        return Ok(FileKind::Svg);
    }
    Err(PictureProblem::NotAPicture { found })
}

/// An XML text whose first part speaks of `<svg`.
fn is_svg(file: &[u8]) -> bool {
    let start = &file[..file.len().min(4096)];
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    text.starts_with(b"<") && text.windows(4).any(|part| part == b"<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        assert_eq!(of(b"\xFF\xD8\xFF\xE0"), Ok(FileKind::Jpeg));
        assert_eq!(of(b"%PDF-1.4"), Ok(FileKind::Pdf));
        assert_eq!(of(b"\xEF\xBB\xBF <?xml?><!-- x --><svg "), Ok(FileKind::Svg));
        for (file, name) in [
            (&b"RIFF\0\0\0\0WEBPVP8 "[..], Some("WebP")),
            (b"\0\0\0\x18ftypheic", Some("HEIC")),
            (b"<html><p>", None),
            (b"hello", None),
        ] {
            assert_eq!(of(file), Err(PictureProblem::NotAPicture { found: name }));
        }
    }
}
