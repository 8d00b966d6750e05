//! Dates and numbers that a spreadsheet program has made of something else, in every format.

use crate::diagnostic::Lang;
use crate::input::list::format::format_tests::read;
use crate::input::list::read::List;
use crate::input::list::repair::missing_values_tests::said;

fn csv(text: &str) -> List {
    read("", "l.csv", text.as_bytes()).unwrap_or_else(|faults| panic!("{text}: {faults}"))
}

/// The first line of the only message A0252.
fn text(list: &List) -> String {
    let found: Vec<String> = list
        .said
        .iter()
        .filter(|said| said.code() == "A0252")
        .map(ToString::to_string)
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].lines().next().unwrap_or_default().to_owned()
}

#[test]
fn dates_in_text_are_said_once_for_a_column() {
    let list =
        csv("नाम,ग्राम\nराम,4\nश्याम,03-Apr\nगीता,12-मार्च\nसीता,\nहरि,05-06-2024\nमीना,45000\n");
    assert_eq!(said(&list), ["l.csv: row 3, column ग्राम: warning[A0252]"]);
    assert_eq!(
        text(&list),
        "l.csv: row 3, column ग्राम: warning[A0252]: no date belongs here, but Excel seems to \
         have made one of a text such as 3/4 or 3-4: \"03-Apr\"; in this column rows 3–4, 6–7"
    );
    // Nobody is rejected: it is only likely.
    assert_eq!(list.invitees.len(), 6);
    let list = csv("नाम,ग्राम,पद,पिता\nराम,2024-06-05,Apr-03,03-Apr\n");
    let expected = ["पिता", "पद", "ग्राम"]
        .map(|column| format!("l.csv: row 2, column {column}: warning[A0252]"));
    let (mut found, mut expected) = (said(&list), expected.to_vec());
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

/// A ward is never a date, whatever kind of file says so; the remedy has the line that corrects it
/// beside the list.
#[test]
fn a_ward_that_is_a_date_is_an_error_in_every_format() {
    let list = csv("नाम,वार्ड\nराम,4\n\"गीता, देवी\",03-04-2026\nसीता,12-मार्च\nहरि,45000\n");
    let expected = [
        "l.csv: row 5, column वार्ड: warning[A0252]",
        "l.csv: row 3, column वार्ड: error[A0311]",
        "l.csv: row 4, column वार्ड: error[A0311]",
    ];
    assert_eq!(said(&list), expected);
    assert_eq!((list.invitees.len(), list.rejected.len()), (2, 2));
    for lang in [Lang::En, Lang::Hi] {
        let hint = list.rejected[0].diagnostics.iter().find_map(|own| own.message().hint(lang));
        let hint = hint.unwrap();
        let line = "`l.csv,,3,वार्ड,\"गीता, देवी\",03-04-2026,";
        assert!(hint.contains("corrections.csv") && hint.contains(line), "{hint}");
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 4, 3).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd-mm-yyyy");
    sheet.write(0, 0, "नाम").unwrap();
    sheet.write(0, 1, "वार्ड").unwrap();
    sheet.write(1, 0, "गीता").unwrap();
    sheet.write_with_format(1, 1, &date, &format).unwrap();
    let list = read("", "l.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(said(&list), ["l.xlsx [Sheet1]: row 2, column B (वार्ड): error[A0311]"]);
    let hint = list.rejected[0].diagnostics.iter().find_map(|own| own.message().hint(Lang::En));
    assert!(hint.unwrap().contains("`l.xlsx,Sheet1,2,वार्ड,गीता,03.04.2026,"));
}

#[test]
fn dates_in_text_are_said_in_json_and_toml_and_contacts() {
    let list = read("", "l.json", r#"[{"नाम": "राम", "वार्ड": "03-Apr"}]"#.as_bytes()).unwrap();
    assert_eq!(said(&list), ["l.json: row 1, column वार्ड: error[A0311]"]);
    let list = read("", "l.json", r#"[{"नाम": "राम", "वार्ड": 45000}]"#.as_bytes()).unwrap();
    assert_eq!(said(&list), ["l.json: row 1, column वार्ड: warning[A0252]"]);
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:राम\nTITLE:03-Apr\nEND:VCARD\n";
    let list = read("", "l.vcf", card.as_bytes()).unwrap();
    assert_eq!(said(&list), ["l.vcf: row 1, column post: warning[A0252]"]);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (name, ward)) in (0..).zip([("नाम", "वार्ड"), ("राम", "3/4"), ("श्याम", "03-Apr")])
    {
        sheet.write(row, 0, name).unwrap();
        sheet.write(row, 1, ward).unwrap();
    }
    sheet.write(3, 0, "गीता").unwrap();
    sheet.write(3, 1, 45000).unwrap();
    let list = read("", "l.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let expected = [
        "l.xlsx [Sheet1]: row 4, column B (वार्ड): warning[A0252]",
        "l.xlsx [Sheet1]: row 3, column B (वार्ड): error[A0311]",
    ];
    assert_eq!(said(&list), expected);
}

#[test]
fn what_is_no_spoilt_date_is_not_said() {
    let list = csv("नाम,वार्ड,ग्राम,मोबाइल,पिन,आयु,जन्म तिथि,वर्ष,क्रमांक,टिप्पणी,id\n\
         राम,12/3,बेला 5,9431012345,802301,45,05-06-1984,2024,45000,03-Apr को आए,45000\n\
         श्याम,3-4,मकान 12/3,9431012346,802302,46,03-Apr-1990,2023,45001,03-Apr,12-03-2024\n");
    assert!(said(&list).is_empty(), "{:?}", said(&list));
    // A column of the list's own has numbers of houses only by its heading.
    let list = csv("नाम,मकान सं.\nराम,03-Apr\n");
    assert_eq!(said(&list), ["l.csv: row 2, column मकान सं.: warning[A0252]"]);
    assert!(said(&csv("नाम,मिलने का दिन\nराम,03-Apr\n")).is_empty());
}

#[test]
fn dates_in_a_column_of_kruti_dev_are_dates() {
    let list =
        read("encoding = \"krutidev\"", "l.csv", "uke,okMZ\njke flag,03-Apr\n".as_bytes());
    let list = list.unwrap();
    assert_eq!(
        said(&list),
        ["l.csv: row 1, column नाम: note[A0291]", "l.csv: row 2, column वार्ड: error[A0311]"]
    );
}

#[test]
fn a_shortened_number_is_said_once_in_every_column() {
    for column in ["मोबाइल", "पिन", "वार्ड", "ग्राम", "पद", "पिता"]
    {
        for number in ["1.2E+05", "8.02301E+05", "9.43E+09"] {
            let list = csv(&format!("नाम,{column}\nराम,{number}\n"));
            let expected = format!("l.csv: row 2, column {column}: error[A0310]");
            assert_eq!(said(&list), [expected], "{number}");
        }
    }
    assert!(said(&csv("नाम,टिप्पणी\nराम,1.2E+05\n")).is_empty());
}
