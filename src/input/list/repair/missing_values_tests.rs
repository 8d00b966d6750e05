//! Cells that say nothing, cells that were written for the eyes of a spreadsheet program, and the
//! line that tells what divides them.

use crate::diagnostic::Diagnostic;
use crate::input::list::format::format_tests::read;
use crate::input::list::read::List;

/// Messages on a list and on the rows that are rejected: places and codes, in this order.
pub(crate) fn said(list: &List) -> Vec<String> {
    let rejected = list.rejected.iter().flat_map(|row| &row.diagnostics);
    let short =
        |said: &Diagnostic| said.to_string().lines().next().unwrap_or_default().to_owned();
    list.said
        .iter()
        .filter(|said| said.code() != "A0290")
        .chain(rejected)
        .map(short)
        .filter_map(|line| Some(line[..line.find("[A0")? + "[A0000]".len()].to_owned()))
        .collect()
}

fn csv(text: &str) -> List {
    read("", "l.csv", text.as_bytes()).unwrap_or_else(|faults| panic!("{text}: {faults}"))
}

/// The people of a list: each field with its text.
fn fields(list: &List) -> Vec<Vec<(&str, &str)>> {
    list.invitees.iter().map(|invitee| invitee.fields().collect()).collect()
}

#[test]
fn words_of_programs_are_empty_in_every_column_and_nothing_is_said_of_them() {
    for word in ["nan", "NaN", "NaT", "<NA>", "undefined", "#N/A", "NULL", "None", "nil", "\\N"]
    {
        let list = csv(&format!(
            "नाम,पिता का नाम,पति का नाम,उर्फ,उपाधि,लिंग,ग्राम,वार्ड,पिन,मोबाइल,टिप्पणी\n\
             राम सिंह,हरि सिंह,{word},{word},{word},{word},{word},{word},{word},{word},{word}\n"
        ));
        assert_eq!(fields(&list), [[("name", "राम सिंह"), ("father", "हरि सिंह")]], "{word}");
        assert!(said(&list).is_empty(), "{word}: {:?}", said(&list));
        // One message for a name that is none.
        let list = csv(&format!("नाम,ग्राम\n{word},बेला\nसीता,बेला\n"));
        assert_eq!(said(&list), ["l.csv: row 2, column नाम: error[A0302]"], "{word}");
        // In a row of nothing else somebody may have stood.
        let list = csv(&format!("नाम,ग्राम\n{word},{word}\nसीता,बेला\n"));
        assert_eq!(said(&list), ["l.csv: row 2, column नाम: error[A0302]"], "{word}");
        assert_eq!(list.empty_rows, 0, "{word}");
    }
}

#[test]
fn in_a_column_of_ones_own_only_programs_write_nothing() {
    let list = csv("नाम,रंग\nराम,NaN\nश्याम,नहीं\nगीता,-\nसीता,null\n");
    let own: Vec<Option<&str>> = list.invitees.iter().map(|own| own.column("रंग")).collect();
    assert_eq!(own, [Some(""), Some("नहीं"), Some("-"), Some("")]);
    // Nor is a column without heading spoken of, or a row too long by such cells.
    assert!(said(&csv("नाम,\nराम,NULL\nश्याम,-\n")).is_empty());
    assert!(said(&csv("नाम\nराम,nan\n")).is_empty());
}

#[test]
fn other_errors_of_formulas_hide_a_value() {
    for error in ["#REF!", "#VALUE!", "#NAME?", "#ERROR!", "#SPILL!", "Err:502", "#NUM!"] {
        let list = csv(&format!("नाम,ग्राम\nराम,{error}\n"));
        assert_eq!(said(&list), ["l.csv: row 2, column ग्राम: error[A0312]"], "{error}");
        // One message of a cell, whatever its column is.
        for column in ["नाम", "पिता", "पिन", "मोबाइल", "लिंग", "अधिवक्ता"]
        {
            let cells: Vec<&str> = ["नाम", "पिता", "पिन", "मोबाइल", "लिंग", "अधिवक्ता"]
                .into_iter()
                .zip(["राम", "हरि", "", "", "", ""])
                .map(|(own, cell)| if own == column { error } else { cell })
                .collect();
            let list = csv(&format!("नाम,पिता,पिन,मोबाइल,लिंग,अधिवक्ता\n{}\n", cells.join(",")));
            let expected = [format!("l.csv: row 2, column {column}: error[A0312]")];
            assert_eq!(said(&list), expected, "{error}");
        }
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (heading, cell, value)) in (0..).zip([
        ("नाम", "=\"राम\"", "राम"),
        ("ग्राम", "=NA()", "#N/A"),
        ("पिन", "=A9", "#REF!"),
    ]) {
        sheet.write(0, column, heading).unwrap();
        let formula = rust_xlsxwriter::Formula::new(cell).set_result(value);
        sheet.write(1, column, formula).unwrap();
    }
    let list = read("", "l.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(said(&list), ["l.xlsx [Sheet1]: row 2, column C (पिन): error[A0312]"]);
}

#[test]
fn words_of_kruti_dev_are_none_of_these() {
    let list = "नाम,पद\njke flag,no\n';ke yky,nan\n";
    let list = read("encoding = \"krutidev\"", "l.csv", list.as_bytes()).unwrap();
    let posts: Vec<Option<&str>> =
        list.invitees.iter().map(crate::input::Invitee::post).collect();
    assert_eq!(posts, [Some("दव"), None], "{:?}", said(&list));
}

#[test]
fn cells_for_the_eyes_of_excel_are_what_it_shows() {
    let text = "=\"नाम\",वार्ड,\"पिन\",मोबाइल,उर्फ\n\
                =\"राम \"\"बाबू\"\"\",=\"05\",\"=\"\"802301\"\"\",'9431000000,'मंटू'\n\
                'श्याम,'05,802301,'+919431000001,=T(\"लल्लू\")\n";
    let list = csv(text);
    let expected = [
        vec![
            ("name", "राम \"बाबू\""),
            ("alias", "मंटू"),
            ("ward", "05"),
            ("pin", "802301"),
            ("phone", "9431000000"),
        ],
        vec![
            ("name", "श्याम"),
            ("alias", "लल्लू"),
            ("ward", "05"),
            ("pin", "802301"),
            ("phone", "+919431000001"),
        ],
    ];
    assert_eq!(fields(&list), expected);
    assert!(said(&list).is_empty(), "{:?}", said(&list));
    let tabs = text.replace(',', "\t");
    assert_eq!(fields(&read("", "l.tsv", tabs.as_bytes()).unwrap()), expected);
}

#[test]
fn a_formula_without_its_value_rejects_its_row() {
    let list =
        csv("नाम,ग्राम\nराम,=B9\nश्याम,\"=CONCATENATE(\"\"बे\"\",\"\"ला\"\")\"\nगीता,बेला\n");
    assert_eq!(
        said(&list),
        ["l.csv: row 2, column ग्राम: error[A0318]", "l.csv: row 3, column ग्राम: error[A0318]"]
    );
    assert_eq!(list.invitees.len(), 1);
}

#[test]
fn the_apostrophe_of_kruti_dev_is_a_letter() {
    let text = "नाम,ग्राम\n';ke flag,'kadjiqj\njke,'05\n";
    let list = read("encoding = \"krutidev\"", "l.csv", text.as_bytes()).unwrap();
    assert_eq!(list.invitees[0].name(), "श्याम सिंह");
    assert_eq!(list.invitees[0].village(), Some("शंकरपुर"));
    assert_eq!(list.invitees[1].village(), Some("05"));
    // Where nothing is said of it, too, it is found to be Kruti Dev.
    let list = csv(text);
    assert_eq!(list.rejected[0].name, "';ke flag");
}

#[test]
fn a_first_line_that_names_no_separator() {
    for (line, list) in [
        ("sep=", "नाम,ग्राम\nराम,बेला\n"),
        ("sep=\r", "नाम,ग्राम\nराम,बेला\n"),
        ("sep=।", "नाम;ग्राम\nराम;बेला\n"),
        ("sep=;;", "नाम;ग्राम\nराम;बेला\n"),
    ] {
        let list = csv(&format!("{line}\n{list}"));
        assert_eq!(fields(&list), [[("name", "राम"), ("village", "बेला")]], "{line:?}");
        assert_eq!(said(&list), ["l.csv: warning[A0247]"], "{line:?}");
        assert_eq!(list.invitees[0].origin.row, 3, "{line:?}");
    }
    // What the event file says counts.
    let list =
        read("separator = \";\"", "l.csv", "sep=।\nनाम;ग्राम\nराम;बेला\n".as_bytes()).unwrap();
    assert_eq!(fields(&list), [[("name", "राम"), ("village", "बेला")]]);
    assert!(said(&list).is_empty(), "{:?}", said(&list));
    let list = csv("SEP=|\r\nनाम|ग्राम\r\nराम|बेला\r\n");
    assert_eq!(fields(&list), [[("name", "राम"), ("village", "बेला")]]);
}
