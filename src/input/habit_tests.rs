//! Habits of those who write lists.

use super::format_tests::read;
use super::invitee::Invitee;
use super::list::List;
use super::nothing_tests::said;
use crate::hindi::{Gender, Number};

fn list(csv: &str) -> List {
    read("", "l.csv", csv.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"))
}

fn only(csv: &str) -> Invitee {
    let list = list(csv);
    assert!(list.held.is_empty(), "{}", list.held[0].diagnostics);
    list.invitees.into_iter().next().unwrap()
}

#[test]
fn couples_and_families() {
    let invitee = only("नाम\nश्री एवं श्रीमती राम सिंह\n");
    assert_eq!((invitee.name(), invitee.number), ("राम सिंह", Number::Several));
    assert_eq!((invitee.prefix(), invitee.gender), (Some("श्री एवं श्रीमती"), None));
    let invitee = only("नाम,उपाधि\nराम सिंह,Mr. & Mrs.\n");
    assert_eq!((invitee.name(), invitee.number), ("राम सिंह", Number::Several));
    assert_eq!(invitee.prefix(), Some("श्री एवं श्रीमती"));
    let invitee = only("नाम\nश्री राम सिंह एवं श्रीमती सीता देवी\n");
    assert_eq!((invitee.number, invitee.gender), (Number::Several, None));
    assert_eq!(invitee.name(), "राम सिंह एवं श्रीमती सीता देवी");
    assert_eq!(invitee.prefix(), Some("श्री"));
    let invitee = only("नाम\nश्री राम सिंह (सपरिवार)\n");
    assert_eq!((invitee.number, invitee.gender), (Number::One, Some(Gender::M)));
    assert_eq!((invitee.name(), invitee.family()), ("राम सिंह", Some("सपरिवार")));
    let invitee = only("नाम,उपाधि,लिंग\nराम एवं समस्त परिवार,श्री,पु\n");
    assert_eq!(invitee.family(), Some("एवं समस्त परिवार"));
}

#[test]
fn father_or_husband() {
    let header = "नाम,उपाधि,पिता/पति का नाम\n";
    for (row, father, husband, open) in [
        ("राम,श्री,हरि", Some("हरि"), None, None),
        ("सीता,श्रीमती,राम", None, Some("राम"), None),
        ("श्रीमती सीता,,राम", None, Some("राम"), None),
        ("गीता,कुमारी,हरि", Some("हरि"), None, None),
        ("गीता,सुश्री,हरि", None, None, Some("हरि")),
        ("गीता,,पति – हरि", None, Some("हरि"), None),
        ("गीता,,D/o हरि", Some("हरि"), None, None),
    ] {
        let invitee = only(&format!("{header}{row}\n"));
        let found = [&invitee.father(), &invitee.husband(), &invitee.guardian()];
        assert_eq!(found.map(Option::as_deref), [father, husband, open], "{row}");
    }
    assert_eq!(only("नाम,पिता\nसीता,W/o राम\n").husband(), Some("राम"));
    let said = list(&format!("{header}गीता,,हरि\nमीना,,हरि\n")).said.to_string();
    assert!(said.contains("A0233") && said.contains("in 2 rows"), "{said}");
}

#[test]
fn a_form_of_address_to_choose_from_is_said() {
    for prefix in ["श्री/श्रीमती", "श्री/सुश्री", "Mr/Mrs", "Shri/Smt", "श्री या श्रीमती"]
    {
        let list = list(&format!("नाम,उपाधि,पिता/पति का नाम\nराम सिंह,{prefix},हरि\n"));
        let expected =
            ["l.csv: row 2, column उपाधि: warning[A0339]", "l.csv: row 1: warning[A0233]"];
        let mut found = said(&list);
        found.sort();
        let mut expected = expected.map(str::to_owned).to_vec();
        expected.sort();
        assert_eq!(found, expected, "{prefix}");
        // Nor is it known whose name that is.
        assert_eq!(list.invitees[0].guardian(), Some("हरि"), "{prefix}");
    }
    for prefix in ["श्री एवं श्रीमती", "श्री", "सर्वश्री", "डॉ. (श्रीमती)"]
    {
        let list = list(&format!("नाम,उपाधि\nराम सिंह,{prefix}\n"));
        assert!(said(&list).is_empty(), "{prefix}: {:?}", said(&list));
    }
}

#[test]
fn places_and_names_in_several_columns() {
    let place =
        |row: &str| only(&format!("नाम,ग्राम,पता\nराम,{row}\n")).village().map(str::to_owned);
    assert_eq!(place("बेला,पीरो").as_deref(), Some("बेला, पीरो"));
    assert_eq!(place("बेला,").as_deref(), Some("बेला"));
    assert_eq!(place(",पीरो").as_deref(), Some("पीरो"));
    assert_eq!(place("बेला,\"बेला, पीरो\"").as_deref(), Some("बेला, पीरो"));
    assert_eq!(place(","), None);
    let invitee = only("First Name,Middle Name,Last Name\nराम,उमेश,यादव\n");
    assert_eq!(invitee.name(), "राम उमेश यादव");
}

#[test]
fn headings_that_are_not_quite_right() {
    let said = list("नाम,मोबाइल नंबर1,,रंग\nराम,7,भूला,नीला\n").said.to_string();
    assert!(said.contains("A0229") && said.contains("columns = { phone = \"मोबाइल नंबर1\" }"));
    assert!(said.contains("column C has no heading"), "{said}");
    assert!(said.contains("columns of your own: मोबाइल नंबर1, रंग"), "{said}");
    let said = list("नाम\nमो0 अली\nडॉ0 राम\n").said.to_string();
    assert!(said.contains("A0231") && said.contains("2 cells") && said.contains("मो. अली"));
    let said = list("नाम,टिप्पणी\nराम,प्रात: आएँ\n").said.to_string();
    assert!(said.contains("A0232") && said.contains("प्रातः आएँ"), "{said}");
    let said = read("sheet = \"एक\"", "l.csv", "नाम\nराम\n".as_bytes()).unwrap().said;
    assert!(said.to_string().contains("A0221"));
    let refused = read("header = 2", "l.csv", "नाम\n\nराम\n".as_bytes()).unwrap_err();
    assert!(refused.to_string().contains("A0228"), "{refused}");
}

#[test]
fn names_that_say_more() {
    let invitee = only("नाम\nश्री राम सिंह @ मंटू पुत्र स्व. हरि सिंह\n");
    let parts = [invitee.alias(), invitee.father(), invitee.prefix()];
    assert_eq!(invitee.name(), "राम सिंह");
    assert_eq!(parts, [Some("मंटू"), Some("स्व. हरि सिंह"), Some("श्री")]);
    let invitee = only("नाम\nसीता देवी (पति – राम सिंह)\n");
    assert_eq!(invitee.name(), "सीता देवी");
    assert_eq!((invitee.husband(), invitee.gender), (Some("राम सिंह"), Some(Gender::F)));
    let said = list("नाम\nराम\nगीता पुत्री हरि\nराम पुत्र हरि\n").said.to_string();
    assert!(said.contains("row 3, column नाम: note[A0295]"), "{said}");
    assert!(said.contains("in 2 rows: गीता, father हरि"), "{said}");
    // A column that says it leaves the name as it is.
    let invitee = only("नाम,पिता\nराम पुत्र हरि,हरि\n");
    assert_eq!((invitee.name(), invitee.father()), ("राम पुत्र हरि", Some("हरि")));
    let held = list("नाम,लिंग\nसीता W/o राम,पु\n").held;
    assert!(held[0].diagnostics.to_string().contains("A0308"));
}

#[test]
fn who_has_died_is_not_invited() {
    for row in ["स्व. राम,", "Late Ram,", "स्व0 राम सिंह,", "राम,स्वर्गीय"]
    {
        let said = list(&format!("नाम,उपाधि\n{row}\n")).said.to_string();
        assert!(said.contains("A0337"), "{row}: {said}");
    }
    for row in ["स्व. राम के पुत्र मोहन,", "स्वरूप राय,", "Lata Devi,", "राम,श्री"]
    {
        let said = list(&format!("नाम,उपाधि\n{row}\n")).said.to_string();
        assert!(!said.contains("A0337"), "{row}: {said}");
    }
}

#[test]
fn cells_that_say_nothing_are_empty() {
    for nothing in ["-", "–", "×", "N/A", "nil", "नहीं", "लागू नहीं", "--"]
    {
        let invitee = only(&format!(
            "नाम,पिता का नाम,पति का नाम,उर्फ,उपाधि,वार्ड,पिन\n\
             राम सिंह,हरि सिंह,{nothing},{nothing},{nothing},{nothing},{nothing}\n"
        ));
        let fields: Vec<_> = invitee.fields().collect();
        assert_eq!(fields, [("name", "राम सिंह"), ("father", "हरि सिंह")], "{nothing}");
        assert_eq!(invitee.gender, None);
    }
}

#[test]
fn columns_are_joined_by_words() {
    let village = |one: &str, other: &str| {
        let row = format!("नाम,ग्राम,मोहल्ला\nराम,\"{one}\",\"{other}\"\n");
        only(&row).village().unwrap().to_owned()
    };
    assert_eq!(village("बेला", "बेलाउर"), "बेला, बेलाउर");
    assert_eq!(village("पीरो", "पी"), "पीरो, पी");
    assert_eq!(village("बेला", "ग्राम बेला, पो. सदर"), "ग्राम बेला, पो. सदर");
    assert_eq!(only("नाम,Surname\nशिवराम,राम\n").name(), "शिवराम राम");
    assert_eq!(only("नाम,Surname\nशिव राम,राम\n").name(), "शिव राम");
}

#[test]
fn forms_of_address_and_kin_as_they_are_typed() {
    use Gender::{F, M};
    for (csv, name, gender) in [
        ("नाम\nडॉ.राम\n", "राम", None),
        ("नाम\nश्री.राम सिंह\n", "राम सिंह", Some(M)),
        ("नाम\nश्री - राम सिंह\n", "राम सिंह", Some(M)),
        ("नाम\nश्रिमती सीता\n", "सीता", Some(F)),
        ("नाम\nए.के. सिंह\n", "ए.के. सिंह", None),
        ("नाम,पिता\nगीता,D/o हरि\n", "गीता", Some(F)),
        ("नाम,पिता\nमोहन,पुत्र श्री हरि\n", "मोहन", Some(M)),
        ("नाम,लिंग\nगीता,स्त्रीलिंग\n", "गीता", Some(F)),
    ] {
        let invitee = only(csv);
        assert_eq!((invitee.name(), invitee.gender), (name, gender), "{csv}");
    }
    let several = only("नाम\nश्री राम सिंह और सीता देवी\n");
    assert_eq!((several.number, several.gender), (Number::Several, None));
    let whole = only("नाम\nश्री राम उर्फ मुन्ना एवं श्रीमती सीता\n");
    assert_eq!((whole.number, whole.alias()), (Number::Several, None));
    assert_eq!(only("नाम,उर्फ\nराम,(उर्फ मंटू)\n").alias(), Some("मंटू"));
    assert!(!list("नाम\n#REF!\n").held.is_empty());
}

#[test]
fn headings_in_two_rows_are_repeated_as_two_rows() {
    let list = list(
        "आमंत्रित,आमंत्रित,पता\nनाम,पिता,ग्राम\nराम,हरि,बेला\n\
                     आमंत्रित,आमंत्रित,पता\nनाम,पिता,ग्राम\nसीता,राम,बेला\n",
    );
    let names: Vec<&str> = list.invitees.iter().map(Invitee::name).collect();
    assert_eq!(names, ["राम", "सीता"]);
}

#[test]
fn names_that_say_what_is_not_meant() {
    use Gender::M;
    let invitee = only("नाम\nराजेश कुमार (पत्नी सहित)\n");
    assert_eq!((invitee.name(), invitee.family()), ("राजेश कुमार", Some("पत्नी सहित")));
    assert_eq!((&invitee.husband(), invitee.gender), (&None, None));
    let both = only("नाम\nमनोज व पत्नी सीता\n");
    assert_eq!((both.name(), both.number), ("मनोज व पत्नी सीता", Number::Several));
    assert_eq!(only("नाम\nमो. इरफान\n").gender, Some(M));
    assert_eq!(only("नाम\nमो इरफान\n").gender, None);
    for row in ["श्री,श्रीमती सीता", "श्रीमती,Mr. Ram", "श्रीमती,श्री राम"]
    {
        let held = list(&format!("उपाधि,नाम\n{row}\n")).held;
        assert!(held[0].diagnostics.to_string().contains("A0307"), "{row}");
    }
    for name in ["श्री", "रिक्त", "डॉ."] {
        let held = list(&format!("नाम\n{name}\n")).held;
        assert!(held[0].diagnostics.to_string().contains("A0302"), "{name}");
    }
    for name in ["मरहूम मो. असलम", "राम लाल (मृत)"] {
        assert!(list(&format!("नाम\n{name}\n")).said.to_string().contains("A0337"), "{name}");
    }
    assert!(!list("नाम\nराम S/o हरि\n").said.to_string().contains("A0332"));
}

#[test]
fn remarks_that_come_back_are_not_read() {
    let list = list("नाम,जाँच (remarks)\nराम,[A0234] \"रााम\" मो0\n");
    assert!(!list.said.to_string().contains("A0234"), "{}", list.said);
    assert!(!list.said.to_string().contains("A0231"), "{}", list.said);
}

#[test]
fn marks_for_the_cell_above_are_no_text() {
    for mark in ["\"\"\"\"", "-do-", "〃", "वही", "”", "-\"\"-"] {
        let mark = if mark == "-\"\"-" { "\"-\"\"-\"" } else { mark };
        let held = list(&format!("नाम,पिता\nराम,हरि\nश्याम,{mark}\n")).held;
        let said = held.iter().map(|row| row.diagnostics.to_string()).collect::<String>();
        assert!(said.contains("row 3, column पिता: error[A0315]"), "{mark}: {said}");
    }
    for text in ["वही राम", "दो", ",", "O'Brien"] {
        let said = list(&format!("नाम,पिता\nश्याम,\"{text}\"\n"));
        assert!(said.held.is_empty(), "{text}");
    }
}

#[test]
fn several_people_in_a_cell_are_questioned() {
    for name in ["राम एवं श्याम", "राम सिंह/श्याम सिंह", "राम, श्याम और मोहन"]
    {
        let said = list(&format!("नाम\n\"{name}\"\n")).said.to_string();
        assert!(said.contains("A0338"), "{name}: {said}");
    }
    for name in [
        "श्री राम एवं श्रीमती सीता",
        "राम एवं समस्त परिवार",
        "राम सिंह, मुखिया",
        "राम S/o हरि",
        "एवं राम",
    ] {
        let said = list(&format!("नाम\n\"{name}\"\n")).said.to_string();
        assert!(!said.contains("A0338"), "{name}: {said}");
    }
}

#[test]
fn a_row_that_adds_up_is_nobody() {
    for sum in ["कुल,,2", ",,कुल – 2", "कुल 30 लोग,,", "योग:,,", "2,Grand Total,2", "कुल संख्या 2,,"]
    {
        let list = list(&format!("क्रम,नाम,फ़ोन\n1,राम,\n2,सीता,\n{sum}\n"));
        assert_eq!((list.invitees.len(), list.held.len(), list.empty_rows), (2, 0, 1), "{sum}");
        let said = list.said.to_string();
        assert!(said.contains("row 4: note[A0293]"), "{said}");
    }
    for person in ["3,कुल देव,", "3,योग माया,", "3,योग,9431012345", "3,गीता,कुल"]
    {
        let list = list(&format!("क्रम,नाम,फ़ोन\n1,राम,\n2,सीता,\n{person}\n"));
        assert_eq!((list.invitees.len(), list.empty_rows), (3, 0), "{person}");
    }
}

#[test]
fn vowel_signs_typed_wrong() {
    let csv = "नाम,पता\nरााम,अारा\nसीता,भार्इपुर\n";
    let said = list(csv).said.to_string();
    assert!(said.contains("row 2, column नाम: warning[A0234]"), "{said}");
    assert!(said.contains("\"रााम\" (राम)") && said.matches("A0234").count() == 3, "{said}");
    let asked = read("repair = [\"vowel-signs\"]", "l.csv", csv.as_bytes()).unwrap();
    assert!(!asked.said.to_string().contains("A0234"));
    let found: Vec<_> = asked.invitees.iter().flat_map(Invitee::fields).collect();
    let expected =
        [("name", "राम"), ("village", "आरा"), ("name", "सीता"), ("village", "भाईपुर")];
    assert_eq!(found, expected);
    let said = list("नाम\nसुूरज\n").said.to_string();
    assert!(said.contains("A0235") && said.contains("सुूरज"), "{said}");
    let said = list("नाम\nरा\u{200B}म\nसीता\u{200D}\n").said.to_string();
    assert!(said.contains("A0292") && said.contains("2 cells"), "{said}");
}

#[test]
fn cells_that_are_hardly_meant_so() {
    let csv = "नाम,पिता,पता,पिन,मोबाइल\n\
               राम Singh,हरि,बेला,80230,9431012345\n\
               सीतa देवी,हरि,राम सिंह,802301,943I012345\n\
               गीता देवी,हरि,बेला,802301,94310\n";
    let list = list(csv);
    let held: Vec<usize> = list.held.iter().map(|row| row.origin.row).collect();
    assert_eq!(held, [3], "only a word that is spoilt is held back");
    let said = list.said.to_string();
    for (place, code) in [
        ("row 2, column नाम", "A0332"),
        ("row 2, column पिन", "A0334"),
        ("row 3, column पता", "A0336"),
        ("row 3, column मोबाइल", "A0333"),
        ("row 4, column मोबाइल", "A0335"),
    ] {
        assert!(said.contains(&format!("l.csv: {place}: warning[{code}]")), "{code} {said}");
    }
    assert_eq!(list.said.warning_count(), 5, "{said}");
    let fault = list.held[0].diagnostics.to_string();
    assert!(fault.contains("l.csv: row 3, column नाम: error[A0331]"), "{fault}");
}

#[test]
fn nothing_is_wrong_with_two_hundred_people() {
    let csv = include_bytes!("../../tests/lists/invitees.csv");
    let said = read("", "l.csv", csv).unwrap().said;
    assert_eq!(said.warning_count(), 0, "{said}");
}

#[test]
fn keys_stand_in_no_row() {
    let faults =
        read("", "l.json", "[{\"नामम\": \"राम\"}]".as_bytes()).unwrap_err().to_string();
    assert!(faults.starts_with("l.json: error[A0209]"), "{faults}");
}

#[test]
fn headings_once_more_and_numbered_columns() {
    let list = list("क्र.,नाम,पता\n(1),(2),(3)\n1,राम,बेला\nक्र.,नाम,पता\n2,सीता,पीरो\n");
    let names: Vec<&str> = list.invitees.iter().map(Invitee::name).collect();
    assert_eq!(names, ["राम", "सीता"]);
    assert_eq!(list.invitees[1].origin.row, 5);
    assert_eq!(list.empty_rows, 2);
}

#[test]
fn headings_over_headings() {
    let list = list(
        "जिला सम्मेलन,,,,\nक्र.,आमंत्रित,पता,,अधिवक्ता\n,नाम,ग्राम,जिला,नाम\n1,राम,बेला,भोज,राम सिंह\n",
    );
    let invitee = &list.invitees[0];
    assert_eq!(invitee.name(), "राम");
    assert_eq!(invitee.village(), Some("बेला"));
    assert_eq!(invitee.district(), Some("भोज"));
    assert_eq!((invitee.advocate, invitee.origin.row), (Some(0), 4));
}
