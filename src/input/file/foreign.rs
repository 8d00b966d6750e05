//! Files known by what is in them, whatever they are called, that hold neither a list nor text.

use crate::diagnostic::{ForeignFile, name_alone};
use crate::input::file::utf16::ByteOrder;

/// Bytes at the start of a text that tell what markup it is.
const HEAD: usize = 4096;

/// Parts of an archive that are looked at.
const PARTS: usize = 2_000;

/// The endings of lists inside an archive, and how many of them are named.
const LISTS: [&str; 8] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "vcf", "txt"];
const NAMED: usize = 3;

/// The bytes that a kind is known by alone, with their place.
const SIGNATURES: [(usize, &[u8], ForeignFile); 19] = [
    (0, b"%PDF", ForeignFile::Pdf),
    (0, b"{\\rtf", ForeignFile::Document { format: "Word (RTF)" }),
    (0, b"\x89PNG\r\n", ForeignFile::Image { format: "PNG" }),
    (0, b"\xFF\xD8\xFF", ForeignFile::Image { format: "JPEG" }),
    (0, b"GIF8", ForeignFile::Image { format: "GIF" }),
    (0, b"II*\0", ForeignFile::Image { format: "TIFF" }),
    (0, b"MM\0*", ForeignFile::Image { format: "TIFF" }),
    (8, b"WEBPVP8", ForeignFile::Image { format: "WebP" }),
    (4, b"ftyphei", ForeignFile::Image { format: "HEIC" }),
    (4, b"ftypmif1", ForeignFile::Image { format: "HEIC" }),
    // [MS-SHLLINK] 2.1; the bookmark of macOS.
    (0, b"L\0\0\0\x01\x14\x02\0", ForeignFile::Shortcut),
    (0, b"book\0\0\0\0mark", ForeignFile::Shortcut),
    (4, b"Standard Jet DB", ForeignFile::Access),
    (4, b"Standard ACE DB", ForeignFile::Access),
    (0, b"Rar!\x1A\x07", packed("RAR")),
    (0, b"7z\xBC\xAF\x27\x1C", packed("7z")),
    (0, b"\x1F\x8B\x08", packed("gzip")),
    (0, b"\0\x05\x16\x07", ForeignFile::MacCompanion { of: String::new() }),
    (0, b"\0\x05\x16\0", ForeignFile::MacCompanion { of: String::new() }),
];

/// The streams by which a compound file ([MS-CFB]) is known; the first in its directory counts,
/// since what is embedded comes later. Those of a workbook that is read make it none of these.
const STREAMS: [(&str, Option<ForeignFile>); 8] = [
    ("Workbook", None),
    ("Book", None),
    ("EncryptedPackage", Some(ForeignFile::Protected)),
    ("WordDocument", Some(ForeignFile::Document { format: "Word" })),
    ("PowerPoint Document", Some(ForeignFile::Document { format: "PowerPoint" })),
    ("InPage100", Some(ForeignFile::Document { format: "InPage" })),
    ("InPage300", Some(ForeignFile::Document { format: "InPage" })),
    ("__properties_version1.0", Some(ForeignFile::Email)),
];

/// The first bytes of a compound file.
pub(crate) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

const fn packed(format: &'static str) -> ForeignFile {
    ForeignFile::Archive { format, lists: String::new() }
}

/// The kind of a file that is none of those that are read; none of a text, and of a compound
/// file with a workbook. An archive must have been found to be no workbook.
pub(crate) fn foreign(file: &str, bytes: &[u8]) -> Option<ForeignFile> {
    let name = name_alone(file);
    if let Some(of) = locked_by(name, bytes) {
        return Some(ForeignFile::LockFile { of });
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Some(if bytes.is_empty() { ForeignFile::Hollow } else { ForeignFile::Zeros });
    }
    let is_there = |(at, start, _): &&(usize, &[u8], ForeignFile)| {
        bytes.get(*at..).is_some_and(|rest| rest.starts_with(start))
    };
    match SIGNATURES.iter().find(is_there).map(|(_, _, kind)| kind) {
        Some(ForeignFile::MacCompanion { .. }) => {
            let of = name.strip_prefix("._").unwrap_or_default().to_owned();
            return Some(ForeignFile::MacCompanion { of });
        }
        Some(kind) => return Some(kind.clone()),
        None => {}
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(archive(name, bytes));
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if is_bitmap(bytes) {
        return Some(ForeignFile::Image { format: "BMP" });
    }
    marked_up(&head(bytes))
}

/// The kind of a file in place of one of text: any other than text is in the wrong place, and a
/// text may begin with a tag.
pub(crate) fn foreign_to_text(file: &str, bytes: &[u8]) -> Option<ForeignFile> {
    let has = |part: &[u8]| memchr::memmem::find(bytes, part).is_some();
    match foreign(file, bytes) {
        // An empty text is one.
        Some(ForeignFile::Hollow) => None,
        Some(ForeignFile::WebPage) => {
            let head = head(bytes);
            let is_page = head.contains("<html") || head.contains("<!doctype");
            is_page.then_some(ForeignFile::WebPage)
        }
        Some(ForeignFile::CutOff | ForeignFile::Archive { .. }) if has(b"xl/workbook.xml") => {
            Some(ForeignFile::Sheet { format: "xlsx" })
        }
        None if bytes.starts_with(COMPOUND) => Some(ForeignFile::Sheet { format: "xls" }),
        None if bytes.contains(&0) && ByteOrder::of(bytes).is_none() => {
            Some(ForeignFile::Binary)
        }
        other => other,
    }
}

/// The file that one of this name and content belongs to, if it is the lock of an office program.
fn locked_by(name: &str, bytes: &[u8]) -> Option<String> {
    /// Excel writes the user's name, its length before it, filled up with blanks, and the same in
    /// UTF-16; the second begins here.
    const WIDE: usize = 55;
    if let Some(of) = name.strip_prefix("~$") {
        return Some(of.to_owned());
    }
    if let Some(of) = name.strip_prefix(".~lock.") {
        return Some(of.trim_end_matches('#').to_owned());
    }
    let length = usize::from(*bytes.first()?);
    let is_lock = bytes.len() == 165
        && (1..32).contains(&length)
        && bytes.get(length + 1..WIDE).is_some_and(|rest| rest.iter().all(|b| *b == b' '));
    is_lock.then(String::new)
}

/// The kind of a zip that is no workbook, by the names in its directory (APPNOTE 4.3.12).
fn archive(file: &str, bytes: &[u8]) -> ForeignFile {
    // A part that is stored as it is may be an archive itself.
    let directory = directory(bytes).unwrap_or(bytes);
    let names: Vec<String> = memchr::memmem::find_iter(directory, b"PK\x01\x02")
        .take(PARTS)
        .filter_map(|at| {
            let entry = directory.get(at..)?;
            let length = u16::from_le_bytes([*entry.get(28)?, *entry.get(29)?]);
            let name = entry.get(46..46 + usize::from(length))?;
            Some(String::from_utf8_lossy(name).into_owned())
        })
        .collect();
    let has = |part: &str| names.iter().any(|name| name == part);
    let ending = |name: &str| name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    let own = ending(file).unwrap_or_default();
    if has("word/document.xml") {
        return ForeignFile::Document { format: "Word" };
    }
    if has("ppt/presentation.xml") {
        return ForeignFile::Document { format: "PowerPoint" };
    }
    if has("xl/workbook.bin") {
        return ForeignFile::Sheet { format: "xlsb" };
    }
    if has("Index/Document.iwa") || has("Index.zip") {
        return match own.as_str() {
            "pages" => ForeignFile::Document { format: "Pages" },
            "key" => ForeignFile::Document { format: "Keynote" },
            _ => ForeignFile::Numbers,
        };
    }
    // Stored as the first part, so that its text stands here (ODF 1.2, part 3, 3.3).
    let start = &bytes[..bytes.len().min(200)];
    let is_type = |kind: &[u8]| memchr::memmem::find(start, kind).is_some();
    if is_type(b"application/vnd.oasis.opendocument.text") {
        return ForeignFile::Document { format: "LibreOffice Writer" };
    }
    if is_type(b"application/vnd.oasis.opendocument.presentation") {
        return ForeignFile::Document { format: "LibreOffice Impress" };
    }
    let is_whole = memchr::memmem::rfind(bytes, b"PK\x05\x06").is_some();
    if !is_whole || has("xl/workbook.xml") {
        return ForeignFile::CutOff;
    }
    let is_list =
        |name: &&String| ending(name).is_some_and(|own| LISTS.contains(&own.as_str()));
    // What a Mac adds is nobody's list.
    let lists = names.iter().filter(is_list).filter(|name| !name.starts_with("__MACOSX"));
    let lists: Vec<&str> = lists.take(NAMED).map(|name| name_alone(name)).collect();
    ForeignFile::Archive { format: "ZIP", lists: lists.join(", ") }
}

/// The directory of a zip, as its end says where it is (APPNOTE 4.3.16).
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let number = |at: usize| -> Option<usize> {
        let four = bytes.get(end + at..end + at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(four)).ok()
    };
    let (length, start) = (number(12)?, number(16)?);
    bytes.get(start..start.checked_add(length)?).filter(|own| own.starts_with(b"PK\x01\x02"))
}

/// The kind of a compound file, by the names in its directory, whose entries have 128 bytes and
/// the length of their name in bytes, its end included, after it ([MS-CFB] 2.6.1).
fn compound(bytes: &[u8]) -> Option<ForeignFile> {
    let wide = STREAMS.map(|(name, kind)| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        (name, kind)
    });
    let of_entry = |entry: &[u8]| {
        let length = usize::from(u16::from_le_bytes([*entry.get(64)?, *entry.get(65)?]));
        wide.iter().find(|(name, _)| name.len() + 2 == length && entry.starts_with(name))
    };
    bytes.chunks_exact(128).find_map(of_entry).and_then(|(_, kind)| kind.clone())
}

/// True of a picture of Windows: two letters, then its length and four zeros.
fn is_bitmap(bytes: &[u8]) -> bool {
    let length = bytes.get(2..6).and_then(|own| own.try_into().ok()).map(u32::from_le_bytes);
    bytes.starts_with(b"BM")
        && bytes.get(6..10) == Some(&[0; 4])
        && length.is_some_and(|length| usize::try_from(length) == Ok(bytes.len()))
}

/// The start of a text in small letters, in whatever Unicode it is: between Latin letters UTF-16
/// has NULs.
fn head(bytes: &[u8]) -> String {
    let start: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|byte| *byte != 0).collect();
    let start = start.strip_prefix(b"\xFF\xFE").unwrap_or(&start);
    let start = start.strip_prefix(b"\xFE\xFF").unwrap_or(start);
    let text = String::from_utf8_lossy(start).to_lowercase();
    text.trim_start_matches('\u{FEFF}').trim_start().to_owned()
}

/// The kind of a text that programs read, by its start.
fn marked_up(head: &str) -> Option<ForeignFile> {
    if head.starts_with("[internetshortcut]") || head.starts_with("[{000214a0-") {
        return Some(ForeignFile::WebLink);
    }
    // The links that Google Drive leaves: .gsheet, .gdoc.
    let is_of_google =
        head.starts_with('{') && head.contains("\"doc_id\"") && !head.contains('[');
    if is_of_google {
        return Some(ForeignFile::WebLink);
    }
    if is_mail(head) {
        let is_page = ["multipart/related", "snapshot-content-location:", "<saved by "]
            .iter()
            .any(|part| head.contains(part));
        return Some(if is_page { ForeignFile::WebArchive } else { ForeignFile::Email });
    }
    if !head.starts_with('<') {
        return None;
    }
    let body = without_preamble(head);
    let is_page = |body: &str| {
        [
            "!doctype html",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "table",
            "tr",
            "div",
            "center",
            "script",
            "font",
        ]
        .iter()
        .any(|tag| {
            body.strip_prefix('<')
                .and_then(|rest| rest.strip_prefix(tag))
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        })
    };
    let of_excel = ["excel.sheet", "urn:schemas-microsoft-com:office:spreadsheet"];
    let is_xml = head.starts_with("<?xml");
    Some(if is_page(body) {
        ForeignFile::WebPage
    } else if of_excel.iter().any(|part| head.contains(part)) {
        ForeignFile::XmlSheet
    } else if head.contains("progid=\"word.document\"") {
        ForeignFile::Document { format: "Word" }
    } else if head.contains("opendocument.spreadsheet") {
        ForeignFile::Sheet { format: "fods" }
    } else if body.starts_with("<svg") {
        ForeignFile::Image { format: "SVG" }
    } else if head.contains("<plist") && head.contains("<key>url</key>") {
        ForeignFile::WebLink
    } else if is_xml {
        ForeignFile::Xml
    } else {
        return None;
    })
}

/// True of a message as it is sent, or a page saved as one: lines of a name and a colon, one of
/// which is the version of MIME (RFC 2045).
fn is_mail(head: &str) -> bool {
    let is_header = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
    };
    head.lines().next().is_some_and(is_header)
        && head
            .lines()
            .take_while(|line| !line.trim().is_empty())
            .any(|line| line.starts_with("mime-version:"))
}

/// A text of markup from its first element on: after the declaration of XML, comments and
/// instructions.
fn without_preamble(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let end = if text.starts_with("<!--") {
            "-->"
        } else if text.starts_with("<?") {
            "?>"
        } else {
            return text;
        };
        match text.split_once(end) {
            Some((_, rest)) => text = rest,
            None => return text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ForeignFile, foreign, foreign_to_text};

    /// A compound file with a stream.
    fn compound(stream: &str) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        file.create_stream(stream).unwrap();
        file.into_inner().into_inner()
    }

    fn archive(parts: &[&str]) -> Vec<u8> {
        let mut archive = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for part in parts {
            archive.start_file(*part, ::zip::write::SimpleFileOptions::default()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn what_is_read_is_not_foreign() {
        for (name, bytes) in [
            ("a.csv", "नाम,ग्राम\nराम,बेला\n".as_bytes().to_vec()),
            ("a.csv", wide("नाम,ग्राम\nराम,बेला\n")),
            ("a.csv", b"BMW,name\n".to_vec()),
            ("a.csv", b"From: A,Subject: B\nx,y\n".to_vec()),
            ("a.csv", b"<name>,place\n".to_vec()),
            ("a.json", b"{\"list\": [{\"url\": \"https://docs.google.com/x\"}]}".to_vec()),
            ("event.toml", b"# html\nversion = 1\n".to_vec()),
            ("a.xls", compound("Workbook")),
            ("a.xls", compound("Book")),
        ] {
            assert_eq!(foreign(name, &bytes), None, "{name} {bytes:?}");
        }
        // A text may begin with a tag; an empty one is a text.
        assert_eq!(foreign_to_text("letter.dj", b"<table>\n"), None);
        assert_eq!(foreign_to_text("letter.dj", b""), None);
    }

    #[test]
    fn each_is_known_by_its_content() {
        use ForeignFile::{
            Access, Archive, CutOff, Document, Email, Hollow, Image, LockFile, MacCompanion,
            Numbers, Pdf, Protected, Sheet, Shortcut, WebArchive, WebLink, WebPage, Xml,
            XmlSheet, Zeros,
        };
        let of = |name: &str| name.to_owned();
        let excel_lock = {
            let mut lock = vec![b' '; 165];
            lock[..8].copy_from_slice(b"\x07Lakhan ");
            lock
        };
        let eml = "Subject: list\nMIME-Version: 1.0\nContent-Type: text/plain\n\nx\n";
        let mht = "MIME-Version: 1.0\nX-Document-Type: Workbook\n\
                   Content-Type: multipart/related; boundary=\"x\"\n\n";
        let blink = "From: <Saved by Blink>\nSnapshot-Content-Location: https://x\n\
                     MIME-Version: 1.0\nContent-Type: multipart/related;\n\n";
        let page = "<!-- saved -->\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">";
        let xhtml = "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html>";
        let excel_2003 = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>";
        let word_2003 = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>";
        let sheet = "<?xml version=\"1.0\"?>\n\
                     <office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">";
        let drive = "{\"\":\"WARNING! DO NOT EDIT THIS FILE! ANY CHANGES MADE WILL BE LOST!\",\
                     \"doc_id\":\"1a\"}";
        let stored = {
            let mut outer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            let options = ::zip::write::SimpleFileOptions::default();
            let options = options.compression_method(::zip::CompressionMethod::Stored);
            outer.start_file("list.xlsx", options).unwrap();
            let workbook = archive(&["xl/workbook.xml"]);
            std::io::Write::write_all(&mut outer, &workbook).unwrap();
            outer.finish().unwrap().into_inner()
        };
        let inside = ["सूची/list.xlsx", "__MACOSX/._list.xlsx", "photo.jpg"];
        let zip = archive(&inside);
        let bitmap = [&b"BM"[..], &20_u32.to_le_bytes(), &[0; 14]].concat();
        let mut found = Vec::new();
        for (name, bytes, kind) in [
            ("list.xlsx", Vec::new(), Hollow),
            ("list.xlsx", vec![0; 5000], Zeros),
            ("~$list.xlsx", excel_lock.clone(), LockFile { of: of("list.xlsx") }),
            ("list.xlsx", excel_lock, LockFile { of: String::new() }),
            (".~lock.list.ods#", b",a,b;".to_vec(), LockFile { of: of("list.ods") }),
            (
                "a/._list.xlsx",
                b"\0\x05\x16\x07\0\x02".to_vec(),
                MacCompanion { of: of("list.xlsx") },
            ),
            ("list.csv", b"%PDF-1.7".to_vec(), Pdf),
            ("list.csv", b"{\\rtf1\\ansi".to_vec(), Document { format: "Word (RTF)" }),
            ("list.csv", compound("WordDocument"), Document { format: "Word" }),
            ("list.csv", compound("PowerPoint Document"), Document { format: "PowerPoint" }),
            ("list.csv", compound("InPage100"), Document { format: "InPage" }),
            ("list.csv", compound("__properties_version1.0"), Email),
            ("list.xlsx", compound("EncryptedPackage"), Protected),
            ("list.xlsx", archive(&["word/document.xml"]), Document { format: "Word" }),
            (
                "list.xlsx",
                archive(&["ppt/presentation.xml"]),
                Document { format: "PowerPoint" },
            ),
            ("list.xlsx", archive(&["xl/workbook.bin"]), Sheet { format: "xlsb" }),
            ("list.xlsx", archive(&["Index/Document.iwa"]), Numbers),
            ("list.pages", archive(&["Index/Document.iwa"]), Document { format: "Pages" }),
            ("list.xlsx", zip.clone(), Archive { format: "ZIP", lists: of("list.xlsx") }),
            ("list.zip", stored.clone(), Archive { format: "ZIP", lists: of("list.xlsx") }),
            ("list.zip", stored[..stored.len() - 30].to_vec(), CutOff),
            ("list.xlsx", zip[..60].to_vec(), CutOff),
            ("list.xlsx", b"Rar!\x1A\x07\x01\0".to_vec(), super::packed("RAR")),
            ("list.csv", b"\x89PNG\r\n\x1A\n".to_vec(), Image { format: "PNG" }),
            ("list.csv", b"\xFF\xD8\xFF\xE0".to_vec(), Image { format: "JPEG" }),
            ("list.csv", b"\0\0\0\x18ftypheic".to_vec(), Image { format: "HEIC" }),
            ("list.csv", bitmap, Image { format: "BMP" }),
            ("list.csv", b"<svg xmlns='x'>".to_vec(), Image { format: "SVG" }),
            ("list.xlsx", b"L\0\0\0\x01\x14\x02\0\0".to_vec(), Shortcut),
            ("list.xlsx", b"[InternetShortcut]\r\nURL=https://x\r\n".to_vec(), WebLink),
            ("list.gsheet", drive.into(), WebLink),
            ("list.csv", b"\0\x01\0\0Standard ACE DB\0".to_vec(), Access),
            ("list.xls", b"\xEF\xBB\xBF <TABLE border=1>".to_vec(), WebPage),
            ("list.xls", [b"\xFF\xFE".to_vec(), wide("<html>\n")].concat(), WebPage),
            ("list.xls", page.into(), WebPage),
            ("list.xls", xhtml.into(), WebPage),
            ("list.xls", mht.into(), WebArchive),
            ("list.xls", blink.into(), WebArchive),
            ("list.xls", eml.into(), Email),
            ("list.xls", excel_2003.into(), XmlSheet),
            ("list.xls", word_2003.into(), Document { format: "Word" }),
            ("list.xls", sheet.into(), Sheet { format: "fods" }),
            ("list.xls", b"<?xml version=\"1.0\"?>\n<list/>".to_vec(), Xml),
        ] {
            if foreign(name, &bytes) != Some(kind.clone()) {
                found.push((name, kind, foreign(name, &bytes)));
            }
        }
        assert_eq!(found, []);
    }

    #[test]
    fn in_place_of_a_text_a_workbook_is_foreign_too() {
        for (bytes, format) in [
            (archive(&["[Content_Types].xml", "xl/workbook.xml"]), "xlsx"),
            (compound("Workbook"), "xls"),
        ] {
            let found = foreign_to_text("names.toml", &bytes);
            assert_eq!(found, Some(ForeignFile::Sheet { format }));
        }
    }
}
