//! The kind of file that a list is: by its first bytes, else by its name.

use super::kind::FileKind;
use super::package;
use crate::diagnostic::ForeignFile;
use crate::input::file::foreign::{COMPOUND, foreign};

/// Other workbooks and documents, by the ends of their names.
const NOT_READ: [(&str, ForeignFile); 11] = [
    (".xlsb", ForeignFile::Sheet { format: "xlsb" }),
    (".fods", ForeignFile::Sheet { format: "fods" }),
    (".docx", ForeignFile::Document { format: "Word" }),
    (".doc", ForeignFile::Document { format: "Word" }),
    (".odt", ForeignFile::Document { format: "LibreOffice Writer" }),
    (".rtf", ForeignFile::Document { format: "Word (RTF)" }),
    (".pages", ForeignFile::Document { format: "Pages" }),
    (".pdf", ForeignFile::Pdf),
    (".numbers", ForeignFile::Numbers),
    (".xml", ForeignFile::Xml),
    (".zip", ForeignFile::CutOff),
];

pub(super) fn of(file: &str, bytes: &[u8]) -> FileKind {
    if let Some(kind) = package::kind(bytes) {
        return kind;
    }
    if let Some(foreign) = foreign(file, bytes) {
        return FileKind::Foreign(foreign);
    }
    if bytes.starts_with(COMPOUND) {
        return FileKind::Xls;
    }
    // Every card begins so, under whatever name; in UTF-16 there are NULs between.
    let start = bytes.iter().take(1024).filter(|byte| byte.is_ascii_alphabetic());
    let letters: Vec<u8> = start.map(u8::to_ascii_lowercase).collect();
    if letters.starts_with(b"beginvcard") { FileKind::Contacts } else { of_name(file) }
}

/// The kind of a file that tells nothing of itself.
pub(super) fn of_name(file: &str) -> FileKind {
    let name = file.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if let Some((_, kind)) = NOT_READ.iter().find(|(ending, _)| name.ends_with(ending)) {
        FileKind::Foreign(kind.clone())
    } else if ends(&[".vcf", ".vcard"]) {
        FileKind::Contacts
    } else if ends(&[".json"]) {
        FileKind::Json
    } else if ends(&[".toml"]) {
        FileKind::Toml
    } else if ends(&[".xlsx", ".xlsm"]) {
        FileKind::Xlsx
    } else if ends(&[".ods"]) {
        FileKind::Ods
    } else {
        // Programs write CSV under the name .xls, too.
        FileKind::Csv
    }
}

#[cfg(test)]
mod tests {
    use super::{FileKind, ForeignFile, of};

    #[test]
    fn contents_count_before_the_name() {
        for (file, bytes, kind) in [
            ("a.csv", &b"name\n"[..], FileKind::Csv),
            ("a.xls", b"name\tplace\n", FileKind::Csv),
            ("a.xls", b"\xEF\xBB\xBF <html><table>", FileKind::Foreign(ForeignFile::WebPage)),
            ("a.txt", b"BEGIN:VCARD\r\n", FileKind::Contacts),
            ("a.txt", b"\xFF\xFEB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0", FileKind::Contacts),
            ("A.JSON", b"[]", FileKind::Json),
            ("a.toml", b"\n", FileKind::Toml),
            ("a.csv", b"%PDF-1.7", FileKind::Foreign(ForeignFile::Pdf)),
            ("a.xlsb", b"x", FileKind::Foreign(ForeignFile::Sheet { format: "xlsb" })),
            ("a.csv", b"PK\x03\x04...", FileKind::Foreign(ForeignFile::CutOff)),
        ] {
            assert_eq!(of(file, bytes), kind, "{file}");
        }
    }
}
