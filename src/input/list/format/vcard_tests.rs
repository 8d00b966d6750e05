//! Contacts as telephones write them: nobody is lost, and what is wrong is said of its contact.

use crate::input::list::format::format_tests::read;
use crate::input::list::read::List;
use crate::input::list::repair::missing_values_tests::said;
use crate::support::case::messages;

fn contacts(bytes: &[u8]) -> List {
    read("", "l.vcf", bytes).unwrap_or_else(|faults| panic!("{faults}"))
}

fn names(list: &List) -> Vec<&str> {
    list.invitees.iter().map(crate::input::Invitee::name).collect()
}

#[test]
fn a_bad_card_rejects_its_own_row() {
    let list = contacts(
        "BEGIN:VCARD\nVERSION:2.1\nFN:राम\nAGENT:\nBEGIN:VCARD\nFN:सहायक\nEND:VCARD\n\
         TEL:9431000000\nEND:VCARD\n\
         BEGIN:VCARD\nFN:श्याम\n\
         BEGIN:VCARD\nFN:गीता\nTITLE;ENCODING=QUOTED-PRINTABLE:=E0=A4\nEND:VCARD\n\
         BEGIN:VCARD\nFN:सीता\nNOTE;ENCODING=QUOTED-PRINTABLE:=E0=A4\nEND:VCARD\n\
         BEGIN:VCARD\nORG:कचहरी\nEND:VCARD\n\
         BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n\
         BEGIN:VCARD\nFN:मीरा\n"
            .as_bytes(),
    );
    assert_eq!(names(&list), ["राम", "सीता"]);
    let rejected: Vec<&str> = list.rejected.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(rejected, ["श्याम", "गीता", "", "मीरा"]);
    assert_eq!(
        said(&list),
        [
            "l.vcf: row 4, column note: warning[A0319]",
            "l.vcf: row 2: error[A0316]",
            "l.vcf: row 3, column post: error[A0317]",
            "l.vcf: row 5, column name: error[A0302]",
            "l.vcf: row 7: error[A0316]",
        ]
    );
    assert_eq!(list.empty_rows, 1);
    // Lines of the file, and no rows of a program that shows none.
    let rejected = list.rejected.iter().flat_map(|row| &row.diagnostics);
    assert_eq!(
        messages(rejected),
        "l.vcf: row 2: error[A0316]: the contact that begins in line 10 of the file is not \
         complete: it has no END:VCARD\n    \
         help: Export the contacts from the telephone once more; or see that nothing of \
         this contact is missing, and add that line.\n\
         l.vcf: पंक्ति 2: ग़लती[A0316]: फ़ाइल की लाइन 10 से शुरू होने वाला संपर्क पूरा \
         नहीं है: उसके अंत में END:VCARD नहीं है\n    \
         उपाय: फ़ोन से संपर्क फिर से निर्यात (export) करें; या देख लें कि इस संपर्क में \
         कुछ छूटा नहीं, और वह लाइन जोड़ दें।\n\
         \n\
         l.vcf: row 3, column post: error[A0317]: the letters of line 14 of the file \
         (TITLE) cannot be read\n    \
         help: Correct this contact in the telephone and export it once more, or write \
         that line of the file anew.\n\
         l.vcf: पंक्ति 3, स्तंभ post: ग़लती[A0317]: फ़ाइल की लाइन 14 (TITLE) के अक्षर \
         पढ़े नहीं जा सकते\n    \
         उपाय: फ़ोन में इस संपर्क को ठीक करके फिर से निर्यात (export) करें, या फ़ाइल में \
         वह लाइन फिर से लिखें।\n\
         \n\
         l.vcf: row 5, column name: error[A0302]: this row has no name\n    \
         help: Write the name, or remove the row.\n\
         l.vcf: पंक्ति 5, स्तंभ name: ग़लती[A0302]: इस पंक्ति में नाम नहीं है\n    \
         उपाय: नाम लिखें, या पंक्ति हटा दें।\n\
         \n\
         l.vcf: row 7: error[A0316]: the contact that begins in line 26 of the file is not \
         complete: it has no END:VCARD\n    \
         help: Export the contacts from the telephone once more; or see that nothing of \
         this contact is missing, and add that line.\n\
         l.vcf: पंक्ति 7: ग़लती[A0316]: फ़ाइल की लाइन 26 से शुरू होने वाला संपर्क पूरा \
         नहीं है: उसके अंत में END:VCARD नहीं है\n    \
         उपाय: फ़ोन से संपर्क फिर से निर्यात (export) करें; या देख लें कि इस संपर्क में \
         कुछ छूटा नहीं, और वह लाइन जोड़ दें।\n"
    );
}

#[test]
fn what_concerns_a_whole_column_has_no_row() {
    let list = contacts(b"BEGIN:VCARD\nFN:Ram Singh\nEND:VCARD\n");
    assert_eq!(said(&list), ["l.vcf: column name: warning[A0243]"]);
    let list = read("", "l.json", br#"[{"name": "Ram Singh"}]"#).unwrap();
    assert_eq!(said(&list), ["l.json: column name: warning[A0243]"]);
}

#[test]
fn a_file_of_many_telephones() {
    // Line ends, byte order marks, indentation and versions of several programs in one file.
    let text = "\u{FEFF}BEGIN:VCARD\rVERSION:2.1\rN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:\
                =E0=A4=B8=E0=A4=BF=E0=A4=82=E0=A4=B9;=E0=A4=B0=E0=A4=\r =BE=E0=A4=AE;;;\r\
                PHOTO;ENCODING=BASE64;JPEG:\r /9j/4AAQSkZJRgABAQ\r AAAQABAAD//gA7\r\rEND:VCARD\r\
                \u{FEFF}begin:vcard\r\nversion:3.0\r\nitem1.ADR;type=WORK:;;कचहरी;;;;\r\n\
                item2.ADR;type=HOME;type=pref:;;बेला;आरा;;802301;भारत\r\n\
                item2.X-ABADR:in\r\nFN:श्याम\r\nend:vcard\r\n\
                BEGIN:VCARD\nVERSION:4.0\nFN;PREF=1:गीता\nTEL;VALUE=uri;PREF=1;TYPE=\"voice,home\":\
                tel:+91-9431000000;ext=1\nEND:VCARD";
    let list = contacts(text.as_bytes());
    assert_eq!(names(&list), ["राम सिंह", "श्याम", "गीता"]);
    assert_eq!(list.invitees[1].village(), Some("बेला, आरा"));
    assert_eq!(list.invitees[1].pin(), Some("802301"));
    assert_eq!(list.invitees[2].phone(), Some("+91-9431000000"));
    assert!(said(&list).is_empty(), "{:?}", said(&list));
}

#[test]
fn half_a_letter_of_utf16_is_a_fault_of_its_card() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let bytes = [
        wide("\u{FEFF}BEGIN:VCARD\r\nFN:राम\r\nTITLE:"),
        vec![0x00, 0xD8],
        wide("\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:श्याम\r\nEND:VCARD\r\n"),
    ]
    .concat();
    let list = contacts(&bytes);
    assert_eq!(names(&list), ["श्याम"]);
    assert_eq!(said(&list), ["l.vcf: row 1, column post: error[A0317]"]);
}
