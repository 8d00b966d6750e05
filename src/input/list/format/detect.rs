//! The kind of file that a list is: by its first bytes, else by its name.

use super::kind::FileKind;
use super::package;

/// Other workbooks and documents, by the ends of their names.
const NOT_READ: [&str; 9] =
    [".xlsb", ".docx", ".doc", ".odt", ".pdf", ".rtf", ".numbers", ".xml", ".zip"];

pub(super) fn of(file: &str, bytes: &[u8]) -> FileKind {
    let name = file.to_lowercase();
    if bytes.starts_with(b"PK\x03\x04") {
        return package::kind(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return if has_stream(bytes, "EncryptedPackage") {
            FileKind::Protected
        } else if has_stream(bytes, "WordDocument") {
            FileKind::Other
        } else {
            FileKind::Xls
        };
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
        return FileKind::Other;
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    if ["<!doctype html", "<html", "<table", "<meta", "<head"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return FileKind::WebPage;
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    // Every card begins so, under whatever name; in UTF-16 there are NULs between.
    let letters: String = start.chars().filter(char::is_ascii_alphabetic).collect();
    if ends(&[".vcf", ".vcard"]) || letters.starts_with("beginvcard") {
        FileKind::Contacts
    } else if ends(&[".json"]) {
        FileKind::Json
    } else if ends(&[".toml"]) {
        FileKind::Toml
    } else if start.starts_with("<?xml") || ends(&NOT_READ) {
        FileKind::Other
    } else if ends(&[".xlsx", ".xlsm"]) {
        FileKind::Xlsx
    } else if ends(&[".ods"]) {
        FileKind::Ods
    } else {
        // Programs write CSV under the name .xls, too.
        FileKind::Csv
    }
}

/// True if a compound file has a stream of this name: names are UTF-16 in its directory.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

#[cfg(test)]
mod tests {
    use super::{FileKind, of};

    #[test]
    fn contents_count_before_the_name() {
        for (file, bytes, kind) in [
            ("a.csv", &b"name\n"[..], FileKind::Csv),
            ("a.xls", b"name\tplace\n", FileKind::Csv),
            ("a.xls", b"\xEF\xBB\xBF <html><table>", FileKind::WebPage),
            ("a.txt", b"BEGIN:VCARD\r\n", FileKind::Contacts),
            ("a.txt", b"\xFF\xFEB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0", FileKind::Contacts),
            ("A.JSON", b"[]", FileKind::Json),
            ("a.toml", b"", FileKind::Toml),
            ("a.csv", b"%PDF-1.7", FileKind::Other),
            ("a.xlsb", b"", FileKind::Other),
            ("a.csv", b"PK\x03\x04...", FileKind::Other),
        ] {
            assert_eq!(of(file, bytes), kind, "{file}");
        }
    }
}
