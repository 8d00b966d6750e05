//! The bytes of a text file as UTF-8, and what they were.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::fault::ListFault;
use crate::diagnostic::ListMessage;
use crate::input::event::list_options::Encoding;
use crate::input::file::utf16::ByteOrder;

/// Line ends of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DecodedLines {
    /// For messages.
    pub(super) name: &'static str,
    /// True if what is not UTF-8 may be taken as windows-1252.
    pub(super) legacy: bool,
}

impl DecodedLines {
    /// A piece of text; none if nothing explains its bytes.
    pub(super) fn text<'a>(&self, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(Cow::Borrowed(text)),
            Err(_) if self.legacy => Some(windows_1252(bytes)),
            Err(_) => None,
        }
    }
}

pub(crate) fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// The bytes in UTF-8 as far as the file is in Unicode; its other bytes as they are.
pub(super) fn decoded(
    bytes: &[u8],
    asked: Option<Encoding>,
) -> Result<(Cow<'_, [u8]>, DecodedLines), ListFault> {
    let utf8 = |name, bytes| Ok((Cow::Borrowed(bytes), DecodedLines { name, legacy: false }));
    let is_asked = |found: Encoding| {
        let exact = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];
        asked.is_none_or(|asked| asked == found || !exact.contains(&asked))
    };
    let wrong = || ListFault::from(ListMessage::EncodingWrong { encoding: asked_name(asked) });
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return if is_asked(Encoding::Utf8) { utf8("UTF-8 (BOM)", rest) } else { Err(wrong()) };
    }
    if let Some(order) = ByteOrder::marked(bytes) {
        let found = match order {
            ByteOrder::Little => Encoding::Utf16Le,
            ByteOrder::Big => Encoding::Utf16Be,
        };
        return if is_asked(found) { utf16(&bytes[2..], order) } else { Err(wrong()) };
    }
    match asked {
        Some(Encoding::Utf16Le) => return utf16(bytes, ByteOrder::Little),
        Some(Encoding::Utf16Be) => return utf16(bytes, ByteOrder::Big),
        Some(Encoding::Windows1252) if std::str::from_utf8(bytes).is_err() => {
            let lines = DecodedLines { name: "windows-1252", legacy: true };
            return Ok((Cow::Borrowed(bytes), lines));
        }
        _ => {}
    }
    if bytes.contains(&0) {
        let order = ByteOrder::without_mark(bytes).ok_or(ListMessage::EncodingUnknown)?;
        if asked == Some(Encoding::Utf8) {
            return Err(wrong());
        }
        return utf16(bytes, order);
    }
    utf8("UTF-8", bytes)
}

/// The encoding that the event file gives, as messages name it.
fn asked_name(asked: Option<Encoding>) -> &'static str {
    match asked {
        Some(Encoding::Utf16Le) => ByteOrder::Little.name(),
        Some(Encoding::Utf16Be) => ByteOrder::Big.name(),
        _ => "UTF-8",
    }
}

/// The whole text of a file that must be in Unicode, or in what the event file says.
pub(super) fn whole(bytes: &[u8], asked: Option<Encoding>) -> Result<Cow<'_, str>, ListFault> {
    let (bytes, lines) = decoded(bytes, asked)?;
    match bytes {
        Cow::Borrowed(bytes) => {
            lines.text(bytes).ok_or_else(|| ListMessage::EncodingUnknown.into())
        }
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => Err(ListMessage::EncodingUnknown.into()),
        },
    }
}

fn utf16(bytes: &[u8], order: ByteOrder) -> Result<(Cow<'_, [u8]>, DecodedLines), ListFault> {
    let name = order.name();
    let encoding = match order {
        ByteOrder::Little => UTF_16LE,
        ByteOrder::Big => UTF_16BE,
    };
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(ListMessage::EncodingWrong { encoding: name })?;
    Ok((Cow::Owned(text.into_owned().into_bytes()), DecodedLines { name, legacy: false }))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decoded, whole};

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn unicode_in_all_its_forms() {
        let text = "नाम,x\nराधा,😀\n";
        let marked = format!("\u{FEFF}{text}");
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked.clone().into_bytes(), "UTF-8 (BOM)"),
            (utf16(text, u16::to_le_bytes), "UTF-16LE"),
            (utf16(text, u16::to_be_bytes), "UTF-16BE"),
            (utf16(&marked, u16::to_le_bytes), "UTF-16LE"),
            (utf16(&marked, u16::to_be_bytes), "UTF-16BE"),
        ] {
            assert_eq!(whole(&bytes, None).unwrap(), text, "{name}");
            assert_eq!(decoded(&bytes, None).unwrap().1.name, name);
        }
    }

    #[test]
    fn another_encoding_than_the_one_given_is_not_taken_for_it() {
        let little = utf16("\u{FEFF}नाम\n", u16::to_le_bytes);
        let bare = utf16("name,x\nRam,y\n", u16::to_le_bytes);
        let marked = "\u{FEFF}नाम\n".as_bytes();
        for (bytes, asked) in [
            (&*little, Encoding::Utf8),
            (&little, Encoding::Utf16Be),
            (&bare, Encoding::Utf8),
            (marked, Encoding::Utf16Le),
        ] {
            assert!(decoded(bytes, Some(asked)).is_err(), "{asked:?}");
        }
        for (bytes, asked) in [
            (&*little, Encoding::Utf16Le),
            (&little, Encoding::Windows1252),
            (&bare, Encoding::Utf16Le),
            (marked, Encoding::Utf8),
            (marked, Encoding::Mojibake),
        ] {
            assert!(decoded(bytes, Some(asked)).is_ok(), "{asked:?}");
        }
    }

    #[test]
    fn what_cannot_be_known_is_not_guessed() {
        assert!(whole(b"caf\xE9", None).is_err());
        assert_eq!(whole(b"caf\xE9", Some(Encoding::Windows1252)).unwrap(), "café");
        assert_eq!(whole("café".as_bytes(), Some(Encoding::Windows1252)).unwrap(), "café");
        assert!(whole(b"a\0b\0c", None).is_err(), "an odd number of bytes");
        assert!(whole(b"a\0\0b", None).is_err(), "NULs on both sides");
        assert!(whole(b"\xFF\xFE\x00\xD8", None).is_err(), "half a surrogate pair");
    }
}
