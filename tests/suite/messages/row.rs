//! Rows and cells: A03.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::{Example, checked};
use crate::support::case::Case;

/// A workbook of a name and a ward.
fn cells(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "नाम").unwrap();
    sheet.write(0, 1, "वार्ड").unwrap();
    sheet.write(1, 0, "राम").unwrap();
    write(sheet);
    book.save_to_buffer().unwrap()
}

pub(super) fn examples() -> Vec<Example> {
    let csv = |code, text: &str| checked(code, &Case::bare().list(text));
    let cards = |code, rest: &str| {
        let file = format!("BEGIN:VCARD\n{rest}");
        checked(code, &Case::bare().list_file("list.vcf", file.as_bytes()))
    };
    let krutidev = |code, rows: &str| {
        let case = Case::bare().list(&format!("नाम\n{rows}"));
        checked(code, &case.list_keys("encoding = \"krutidev\""))
    };
    let book = |code, bytes: &[u8]| checked(code, &Case::bare().list_file("list.xlsx", bytes));
    let two = |list: &str| {
        Case::bare()
            .advocates(
                "[[advocate]]\nname = \"सीमा राय\"\nalias = \"गीता\"\n\
                 [[advocate]]\nname = \"सीमा सिंह\"\nalias = \"गीता\"",
            )
            .list(list)
    };
    let areas = |list: &str| {
        Case::bare()
            .tables("[assign]\nby = \"areas\"\nfield = \"panchayat\"")
            .advocates(
                "[[advocate]]\nname = \"आशा\"\nareas = [\"ज्ञानपुर\", \"बेला\"]\n\
                 [[advocate]]\nname = \"मोहन\"\nareas = \"सँझौली\"",
            )
            .list(list)
    };
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2025, 4, 3).unwrap();
    let held = "version = 1\nduplicates = \"hold\"";
    vec![
        csv("A0301", "नाम,ग्राम\nराम,क,ख,ग\n"),
        csv("A0302", "नाम,ग्राम\n,बेला\nश्री,बेला\n"),
        checked("A0303", &two("नाम,अधिवक्ता\nराम,हरि शंकर\n")),
        checked("A0304", &two("नाम,अधिवक्ता\nराम,गीता\n")),
        checked("A0305", &two("नाम,अधिवक्ता\nराम,\n")),
        checked(
            "A0350",
            &Case::bare()
                .tables("[[paper]]\nname = \"लेटर पैड\"\n")
                .list("नाम,काग़ज़\nराम,लेटर पेड\n"),
        ),
        csv("A0306", "नाम,लिंग\nराम,कुछ\n"),
        csv("A0307", "उपाधि,नाम,लिंग\nश्रीमती,गीता,पु\n"),
        csv("A0308", "नाम,लिंग,पति\nराम,पु,श्याम\n"),
        csv("A0309", &format!("नाम,पता\nराम,\"{}\"\n", "क".repeat(5000))),
        csv("A0310", "नाम,मोबाइल\nराम,9.43E+09\n"),
        book(
            "A0311",
            &cells(|sheet| {
                sheet.write_with_format(1, 1, &date, &day).unwrap();
            }),
        ),
        book(
            "A0312",
            &cells(|sheet| {
                let formula = Formula::new("=A99/0").set_result("#DIV/0!");
                sheet.write_formula(1, 1, formula).unwrap();
            }),
        ),
        checked("A0313", &areas("नाम,पंचायत\nराम,बेलौ\n")),
        checked("A0314", &areas("नाम,पंचायत\nराम,\n")),
        csv("A0315", "नाम,पिता\nराम,हरि\nश्याम,〃\n"),
        cards("A0316", "FN:राम\nBEGIN:VCARD\nFN:श्याम\nEND:VCARD\n"),
        cards("A0317", "FN:गीता\nTITLE;ENCODING=QUOTED-PRINTABLE:=E0=A4\nEND:VCARD\n"),
        csv("A0318", "नाम,वार्ड\nराम,=A1+1\n"),
        cards("A0319", "FN:सीता\nNOTE;ENCODING=QUOTED-PRINTABLE:=E0=A4\nEND:VCARD\n"),
        csv("A0321", "नाम,ग्राम\njke flag,ज्ञानपुर\nराम सिंह,ज्ञानपुर\nसीता देवी,बेला\n"),
        krutidev("A0322", "jke flag\nRam Singh\n"),
        krutidev("A0323", "jes’k\nns”k\njek’k\n"),
        csv("A0324", "नाम\njktoqQekj ¯lg\nosQnkj ukFk\n"),
        csv("A0325", "नाम\nÚæ× çâ´ã\nâèÌæ Îðßè\n"),
        csv("A0326", "नाम\nरामिसंह\n"),
        csv("A0327", "नाम\n\"राम\nसिंह\"\n"),
        csv("A0328", "नाम\nकिपल देव\n"),
        krutidev("A0329", "\"jke, ';ke\"\n"),
        csv("A0331", "नाम\nसीतa देवी\n"),
        csv("A0332", "नाम\nराम Singh\n"),
        csv("A0333", "नाम,मोबाइल\nराम,943I012345\n"),
        csv("A0334", "नाम,पिन\nराम,80230\n"),
        csv("A0335", "नाम,मोबाइल\nराम,94310\n"),
        csv("A0336", "नाम,पिता,पता\nसीता,हरि,राम सिंह\n"),
        csv("A0337", "नाम\nस्व. राम\n"),
        csv("A0338", "नाम\n\"राम, श्याम और मोहन\"\n"),
        csv("A0339", "उपाधि,नाम\nश्री/श्रीमती,राम सिंह\n"),
        csv("A0340", "नाम,ग्राम\nराम,\"NaN, बेला\"\n"),
        csv("A0343", "नाम,ग्राम\nपंचायत – बेला,\nराम,बेला\n"),
        csv("A0345", "उपाधि,नाम\nSr. Adv.,राम सिंह\n"),
        krutidev("A0346", "jke flag।\n"),
        csv("A0344", "नाम\nमोहन राय की पत्नी\n"),
        csv("A0341", "नाम,पिता\nराम सिंह,हरि\nराम सिंह,हरि\n"),
        checked("A0342", &Case::bare().top(held).list("नाम,पिता\nराम सिंह,हरि\nराम सिंह,हरि\n")),
    ]
}
