//! Files that are not what they are called: each is named, with the next step.

use std::fs;
use std::io::{Cursor, Write as _};

use crate::support::case::{Case, messages_of, without};
use crate::support::program::{command, new_event};

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        // As programs of the office pack their parts.
        let options = options.compression_method(zip::CompressionMethod::Stored);
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A compound file with a stream.
fn compound(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(bytes).unwrap();
    file.into_inner().into_inner()
}

/// An xls whose records are encrypted: a workbook that begins with `FilePass` ([MS-XLS] 2.4.117).
fn locked_xls() -> Vec<u8> {
    let begin = [0x09, 0x08, 16, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let pass = [0x2F, 0, 6, 0, 0, 0, 1, 2, 3, 4];
    compound("Workbook", &[&begin[..], &pass, &[0x0A, 0, 0, 0]].concat())
}

/// The kinds, as they are called.
fn kinds() -> Vec<(&'static str, Vec<u8>)> {
    let excel_2003 = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
                      <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    let mht = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n\
               Content-Type: multipart/related; boundary=\"----\"\r\n\r\n";
    let mut lock = vec![b' '; 165];
    lock[..7].copy_from_slice(b"\x06Lakhan");
    vec![
        ("list.xls", b"<html><table><tr><td>x</td></tr></table></html>".to_vec()),
        ("list.xls", mht.into()),
        ("list.xlsx", excel_2003.into()),
        ("~$list.xlsx", lock),
        ("._list.xlsx", b"\0\x05\x16\x07\0\x02\0\0".to_vec()),
        ("list.xlsx", Vec::new()),
        ("list.xlsx", vec![0; 8192]),
        ("list.csv", vec![0; 8192]),
        ("list.xlsx", compound("EncryptedPackage", b"")),
        ("list.xls", locked_xls()),
        ("list.pdf", b"%PDF-1.7\n".to_vec()),
        ("list.docx", zip(&[("word/document.xml", b"<w:document/>")])),
        ("list.doc", compound("WordDocument", b"")),
        ("list.rtf", b"{\\rtf1\\ansi}".to_vec()),
        ("list.odt", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        ("list.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()),
        ("list.zip", zip(&[("list.xlsx", b"x"), ("photo.jpg", b"x")])),
        ("list.xlsx", b"Rar!\x1A\x07\x01\0".to_vec()),
        ("list.xlsx", zip(&[("xl/workbook.xml", b"<workbook/>")])[..60].to_vec()),
        ("list.lnk", b"L\0\0\0\x01\x14\x02\0\0\0".to_vec()),
        ("list.url", b"[InternetShortcut]\r\nURL=https://example.org\r\n".to_vec()),
        ("list.numbers", zip(&[("Index/Document.iwa", b"x")])),
        ("list.xlsb", zip(&[("xl/workbook.bin", b"x")])),
        ("list.mdb", b"\0\x01\0\0Standard Jet DB\0".to_vec()),
        ("list.eml", b"Subject: list\nMIME-Version: 1.0\n\nx\n".to_vec()),
        ("list.xml", b"<?xml version=\"1.0\"?><list/>".to_vec()),
        // Bytes of no known kind are not told to become UTF-8 either.
        ("list.xlsx.part", b"\0\x01\x02\0\0\x03\x04\0\x05".to_vec()),
    ]
}

#[test]
fn each_kind_as_a_list() {
    let cases: Vec<Case> =
        kinds().iter().map(|(name, bytes)| Case::bare().list_file(name, bytes)).collect();
    let said = messages_of(&cases);
    assert!(!said.contains("UTF-8"), "{said}");
    insta::assert_snapshot!(said);
}

#[test]
fn each_kind_in_place_of_the_event_file() {
    let root = tempfile::tempdir().unwrap();
    let mut said = String::new();
    for (name, bytes) in kinds() {
        let path = root.path().join(name);
        fs::write(&path, bytes).unwrap();
        for lang in ["hi", "en"] {
            let made = command(&["--lang", lang, "check", &path.display().to_string()]);
            assert_ne!(made.code, 0, "{name}");
            said += &made.err;
        }
    }
    insta::assert_snapshot!(without(&said, root.path()));
}

#[test]
fn a_list_given_for_the_event_leads_to_the_event() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    for command_name in ["make", "check", "names", "mark"] {
        let more: &[&str] = if command_name == "mark" { &["1", "--printed"] } else { &[] };
        let said = command(&[&[command_name, &list], more].concat());
        assert_ne!(said.code, 0);
        assert!(said.err.contains("[A0145]") && said.err.contains(&event), "{}", said.err);
    }
    // Without an event file beside it, how one is begun is said.
    fs::remove_file(&event).unwrap();
    let said = command(&["make", &list]).err;
    assert!(said.contains("aamantran new FOLDER"), "{said}");
}

#[test]
fn endings_that_windows_hides_are_found() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let hidden = format!("{event}.txt");
    fs::rename(&event, &hidden).unwrap();
    let missing = command(&["check", &event]);
    assert!(missing.err.contains("[A0120]") && missing.err.contains("event.toml.txt"));
    // Given as it is called, it is the event file.
    assert_eq!(command(&["check", &hidden]).code, 0);
    fs::rename(&hidden, &event).unwrap();

    fs::rename(&list, format!("{list}.txt")).unwrap();
    let missing = command(&["check", &event]);
    assert!(missing.err.contains("[A0120]") && missing.err.contains(".txt: Windows hides"));
    fs::rename(format!("{list}.txt"), &list).unwrap();

    // Names that would be passed over in silence.
    let names = root.path().join("sabha").join("names.toml.txt");
    fs::write(&names, "").unwrap();
    let said = command(&["check", &event]);
    assert!(
        said.err.contains("[A0120]") && said.err.contains("names.toml.txt"),
        "{}",
        said.err
    );
}

#[test]
fn utf16_without_its_mark_is_read_and_named() {
    let text = "नाम\tग्राम\r\nराम प्रसाद\tबेला\r\nसीता देवी\tआरा\r\n";
    let csv = text.replace('\t', ",");
    for (text, name) in [(text, "list.txt"), (csv.as_str(), "list.csv")] {
        for (bytes, encoding) in [
            (text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), "UTF-16LE"),
            (text.encode_utf16().flat_map(u16::to_be_bytes).collect(), "UTF-16BE"),
        ] {
            let job = Case::bare().list_file(name, &bytes).valid_job();
            assert_eq!(job.invitees[1].name(), "सीता देवी");
            let note = job.notes.iter().next().unwrap().message();
            let note = note.text(aamantran::Lang::Hi);
            assert!(note.contains(encoding), "{note}");
        }
    }
}
