//! Habits of those who write lists.

use crate::hindi::{Gender, Number};
use crate::input::list::format::format_tests::{findings, read};
use crate::input::list::read::List;
use crate::input::list::row::invitee::Invitee;
use crate::support::case::{messages, said};

fn list(csv: &str) -> List {
    read("", "l.csv", csv.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The exact set of what is said of a list.
fn said_of(csv: &str) -> Vec<String> {
    said(findings(&list(csv)))
}

/// The messages on a list, as people read them.
fn messages_of(csv: &str) -> String {
    messages(findings(&list(csv)))
}

fn only(csv: &str) -> Invitee {
    let list = list(csv);
    assert!(list.rejected.is_empty(), "{}", list.rejected[0].diagnostics);
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
        ("मो. अली,,हरि", Some("हरि"), None, None),
        ("डॉ. मोहम्मद अली,,हरि", Some("हरि"), None, None),
    ] {
        let invitee = only(&format!("{header}{row}\n"));
        let found = [&invitee.father(), &invitee.husband(), &invitee.guardian()];
        assert_eq!(found.map(Option::as_deref), [father, husband, open], "{row}");
    }
    assert_eq!(only("नाम,पिता\nसीता,W/o राम\n").husband(), Some("राम"));
    assert_eq!(
        messages_of(&format!("{header}गीता,,हरि\nमीना,,हरि\n")),
        "l.csv: row 1: warning[A0233]: in 2 rows it is not known whether \"पिता/पति का \
         नाम\" is a father or a husband: the letter will say पिता/पति (rows 2–3)\n    \
         help: Write \"पिता – …\" or \"पति – …\" in the cell, or fill in gender or form of \
         address.\n\
         l.csv: पंक्ति 1: चेतावनी[A0233]: 2 पंक्तियों में पता नहीं कि \"पिता/पति का नाम\" \
         पिता का नाम है या पति का: पत्र में पिता/पति छपेगा (पंक्तियाँ 2–3)\n    \
         उपाय: खाने में \"पिता – …\" या \"पति – …\" लिखें, या लिंग या उपाधि का स्तंभ भरें।\n"
    );
}

#[test]
fn a_form_of_address_to_choose_from_is_said() {
    for prefix in ["श्री/श्रीमती", "श्री/सुश्री", "Mr/Mrs", "Shri/Smt", "श्री या श्रीमती"]
    {
        let list = list(&format!("नाम,उपाधि,पिता/पति का नाम\nराम सिंह,{prefix},हरि\n"));
        let expected = ["A0233 l.csv row 1", "A0339 l.csv row 2 उपाधि"];
        assert_eq!(said(findings(&list)), expected, "{prefix}");
        // Nor is it known whose name that is.
        assert_eq!(list.invitees[0].guardian(), Some("हरि"), "{prefix}");
    }
    for prefix in ["श्री एवं श्रीमती", "श्री", "सर्वश्री", "डॉ. (श्रीमती)"]
    {
        assert_eq!(said_of(&format!("नाम,उपाधि\nराम सिंह,{prefix}\n")), [""; 0], "{prefix}");
    }
    for name in ["श्री/श्रीमती राम", "श्री / सुश्री राम", "Mr/Mrs राम", "श्री या श्रीमती राम"]
    {
        assert_eq!(said_of(&format!("नाम\n{name}\n")), ["A0339 l.csv row 2 नाम"], "{name}");
    }
}

#[test]
fn what_programs_write_for_want_of_a_value_is_not_printed_beside_others() {
    let rows =
        "नाम,ग्राम,पद,टिप्पणी\n\"राम NULL\",बेला,,\nसीता,\"NaN, बेला\",undefined सदस्य,NaN है\n";
    assert_eq!(
        said_of(rows),
        ["A0340 l.csv row 2 नाम", "A0340 l.csv row 3 ग्राम", "A0340 l.csv row 3 पद"]
    );
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
    // With the line that says how the list was read.
    let odd = list("नाम,मोबाइल नंबरर,,रंग\nराम,7,भूला,नीला\n").said;
    assert_eq!(said(&odd), ["A0229 l.csv row 1", "A0230 l.csv row 1", "A0290 l.csv"]);
    assert_eq!(
        messages(&odd),
        "l.csv: row 1: warning[A0229]: the heading \"मोबाइल नंबरर\" means nothing to the \
         program; it is close to \"मोबाइल नंबर\"\n    \
         help: If it is the same, write `columns = { phone = \"मोबाइल नंबरर\" }` in \
         [[list]], or change the heading.\n\
         l.csv: पंक्ति 1: चेतावनी[A0229]: \"मोबाइल नंबरर\" शीर्षक का अर्थ प्रोग्राम नहीं \
         जानता; \"मोबाइल नंबर\" से मिलता-जुलता है\n    \
         उपाय: वही हो तो [[list]] में `columns = { phone = \"मोबाइल नंबरर\" }` लिखें, या \
         शीर्षक बदलें।\n\
         \n\
         l.csv: row 1: warning[A0230]: column C has no heading and is not read; it has 1 \
         filled cell\n    \
         help: Give the column a heading, or delete it.\n\
         l.csv: पंक्ति 1: चेतावनी[A0230]: स्तंभ C का शीर्षक नहीं है, इसलिए उसका 1 भरा खाना \
         नहीं पढ़ा गया\n    \
         उपाय: स्तंभ को शीर्षक दें, या उसे हटा दें।\n\
         \n\
         l.csv: note[A0290]: CSV; UTF-8; \",\"; headings in row 1; filled rows: 1; these columns are not printed in letters: मोबाइल नंबरर, रंग\n\
         l.csv: सूचना[A0290]: CSV; UTF-8; \",\"; शीर्षक पंक्ति 1 में; 1 भरी पंक्ति; ये स्तंभ पत्र में नहीं छपेंगे: मोबाइल नंबरर, रंग\n"
    );
    assert_eq!(
        messages_of("नाम\nमो0 अली\nडॉ0 राम\n"),
        "l.csv: row 2, column नाम: warning[A0231]: a zero as a mark of abbreviation in 2 \
         cells, such as \"मो0 अली\" (मो. अली)\n    \
         \"मो0 अली\"\n    \
         help: With `repair = [\"abbreviation\"]` in [[list]] they are mended.\n\
         l.csv: पंक्ति 2, स्तंभ नाम: चेतावनी[A0231]: 2 खानों में संक्षेप के चिह्न की जगह \
         शून्य है, जैसे \"मो0 अली\" (मो. अली)\n    \
         \"मो0 अली\"\n    \
         उपाय: [[list]] में `repair = [\"abbreviation\"]` लिखें तो ये ठीक करके छपेंगे।\n"
    );
    assert_eq!(
        messages_of("नाम,टिप्पणी\nराम,प्रात: आएँ\n"),
        "l.csv: row 2, column टिप्पणी: warning[A0232]: a colon in place of visarga in 1 \
         cell, such as \"प्रात: आएँ\" (प्रातः आएँ)\n    \
         \"प्रात: आएँ\"\n    \
         help: With `repair = [\"visarga\"]` in [[list]] they are mended.\n\
         l.csv: पंक्ति 2, स्तंभ टिप्पणी: चेतावनी[A0232]: 1 खाने में विसर्ग की जगह कोलन है, \
         जैसे \"प्रात: आएँ\" (प्रातः आएँ)\n    \
         \"प्रात: आएँ\"\n    \
         उपाय: [[list]] में `repair = [\"visarga\"]` लिखें तो ये ठीक करके छपेंगे।\n"
    );
    let sheet = read("sheet = \"एक\"", "l.csv", "नाम\nराम\n".as_bytes()).unwrap();
    assert_eq!(said(findings(&sheet)), ["A0221 l.csv"]);
    let refused = read("header = 2", "l.csv", "नाम\n\nराम\n".as_bytes()).unwrap_err();
    assert_eq!(said(&refused), ["A0228 l.csv"]);
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
    let csv = "नाम\nराम\nगीता पुत्री हरि\nराम पुत्र हरि\n";
    assert_eq!(said_of(csv), ["A0295 l.csv row 3 नाम"]);
    assert_eq!(
        messages_of(csv),
        "l.csv: row 3, column नाम: note[A0295]: the father or husband was taken from the \
         cell of the name in 2 rows: गीता, father हरि\n    \
         \"गीता\"\n\
         l.csv: पंक्ति 3, स्तंभ नाम: सूचना[A0295]: 2 पंक्तियों में नाम के खाने से पिता या \
         पति का नाम अलग किया गया: गीता, पिता – हरि\n    \
         \"गीता\"\n"
    );
    // A column that says it leaves the name as it is.
    let invitee = only("नाम,पिता\nराम पुत्र हरि,हरि\n");
    assert_eq!((invitee.name(), invitee.father()), ("राम पुत्र हरि", Some("हरि")));
    assert_eq!(said_of("नाम,लिंग\nसीता W/o राम,पु\n"), ["A0308 l.csv row 2 नाम"]);
}

#[test]
fn who_has_died_is_not_invited() {
    let rows: [(&str, &[&str]); 8] = [
        ("स्व. राम,", &["A0337 l.csv row 2 नाम"]),
        ("Late Ram,", &["A0243 l.csv row 1 नाम", "A0337 l.csv row 2 नाम"]),
        ("स्व0 राम सिंह,", &["A0231 l.csv row 2 नाम", "A0337 l.csv row 2 नाम"]),
        ("राम,स्वर्गीय", &["A0337 l.csv row 2 उपाधि"]),
        ("स्व. राम के पुत्र मोहन,", &[]),
        ("स्वरूप राय,", &[]),
        ("Lata Devi,", &["A0243 l.csv row 1 नाम"]),
        ("राम,श्री", &[]),
    ];
    for (row, expected) in rows {
        assert_eq!(said_of(&format!("नाम,उपाधि\n{row}\n")), expected, "{row}");
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
    assert!(!list("नाम\n#REF!\n").rejected.is_empty());
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
    let rows: [(&str, &[&str]); 3] = [
        ("श्री,श्रीमती सीता", &["A0307 l.csv row 2 उपाधि"]),
        ("श्रीमती,Mr. Ram", &["A0243 l.csv row 1 नाम", "A0307 l.csv row 2 उपाधि"]),
        ("श्रीमती,श्री राम", &["A0307 l.csv row 2 उपाधि"]),
    ];
    for (row, expected) in rows {
        assert_eq!(said_of(&format!("उपाधि,नाम\n{row}\n")), expected, "{row}");
    }
    for name in ["श्री", "रिक्त", "डॉ."] {
        let said = said_of(&format!("नाम\n{name}\n"));
        assert_eq!(said, ["A0302 l.csv row 2 नाम"], "{name}");
    }
    for name in ["मरहूम मो. असलम", "राम लाल (मृत)"] {
        let said = said_of(&format!("नाम\n{name}\n"));
        assert_eq!(said, ["A0337 l.csv row 2 नाम"], "{name}");
    }
    assert_eq!(said_of("नाम\nराम S/o हरि\n"), ["A0295 l.csv row 2 नाम"]);
}

#[test]
fn remarks_that_come_back_are_not_read() {
    assert_eq!(said_of("नाम,जाँच (remarks)\nराम,[A0234] \"रााम\" मो0\n"), [""; 0]);
}

#[test]
fn marks_for_the_cell_above_are_no_text() {
    let above = "A0315 l.csv row 3 पिता";
    let marks: [(&str, &[&str]); 6] = [
        ("\"\"\"\"", &[above]),
        ("-do-", &["A0243 l.csv row 1 पिता", above]),
        ("〃", &[above]),
        ("वही", &[above]),
        ("”", &[above]),
        ("\"-\"\"-\"", &[above]),
    ];
    for (mark, expected) in marks {
        let said = said_of(&format!("नाम,पिता\nराम,हरि\nश्याम,{mark}\n"));
        assert_eq!(said, expected, "{mark}");
    }
    let texts: [(&str, &[&str]); 4] =
        [("वही राम", &[]), ("दो", &[]), (",", &[]), ("O'Brien", &["A0243 l.csv row 1 पिता"])];
    for (text, expected) in texts {
        let said = said_of(&format!("नाम,पिता\nश्याम,\"{text}\"\n"));
        assert_eq!(said, expected, "{text}");
    }
}

#[test]
fn several_people_in_a_cell_are_questioned() {
    for name in ["राम एवं श्याम", "राम सिंह/श्याम सिंह", "राम, श्याम और मोहन"]
    {
        let said = said_of(&format!("नाम\n\"{name}\"\n"));
        assert_eq!(said, ["A0338 l.csv row 2 नाम"], "{name}");
    }
    let names: [(&str, &[&str]); 5] = [
        ("श्री राम एवं श्रीमती सीता", &[]),
        ("राम एवं समस्त परिवार", &[]),
        ("राम सिंह, मुखिया", &[]),
        ("राम S/o हरि", &["A0295 l.csv row 2 नाम"]),
        ("एवं राम", &[]),
    ];
    for (name, expected) in names {
        let said = said_of(&format!("नाम\n\"{name}\"\n"));
        assert_eq!(said, expected, "{name}");
    }
}

#[test]
fn a_row_that_adds_up_is_nobody() {
    for sum in ["कुल,,2", ",,कुल – 2", "कुल 30 लोग,,", "योग:,,", "2,Grand Total,2", "कुल संख्या 2,,"]
    {
        let list = list(&format!("क्रम,नाम,फ़ोन\n1,राम,\n2,सीता,\n{sum}\n"));
        assert_eq!(
            (list.invitees.len(), list.rejected.len(), list.empty_rows),
            (2, 0, 1),
            "{sum}"
        );
        assert_eq!(said(findings(&list)), ["A0293 l.csv row 4"], "{sum}");
    }
    let people: [(&str, &[&str]); 4] = [
        ("3,कुल देव,", &[]),
        ("3,योग माया,", &[]),
        ("3,योग,9431012345", &[]),
        ("3,गीता,कुल", &["A0335 l.csv row 4 फ़ोन"]),
    ];
    for (person, expected) in people {
        let list = list(&format!("क्रम,नाम,फ़ोन\n1,राम,\n2,सीता,\n{person}\n"));
        assert_eq!((list.invitees.len(), list.empty_rows), (3, 0), "{person}");
        assert_eq!(said(findings(&list)), expected, "{person}");
    }
}

#[test]
fn sums_and_sections_are_nobody_in_kruti_dev_and_with_words_around_them() {
    let read_of = |keys: &str, csv: &str| read(keys, "l.csv", csv.as_bytes()).unwrap();
    for sum in [",योग पृष्ठ-1,,50", ",पिछले पृष्ठ का योग,,45", ",आगे ले जाया गया,,", "महायोग,,,"]
    {
        let list = list(&format!("क्रम,नाम,ग्राम,फ़ोन\n1,राम,बेला,\n{sum}\n"));
        assert_eq!((list.invitees.len(), list.empty_rows), (1, 1), "{sum}");
        assert_eq!(said(findings(&list)), ["A0293 l.csv row 3"], "{sum}");
    }
    let held = |list: &List| {
        let rows = list.rejected.iter().map(|row| said(&row.diagnostics).join(", "));
        rows.collect::<Vec<_>>()
    };
    for text in ["पंचायत- बेला", "ग्राम पंचायत : बेला", "नोट- अस्थायी", "ह०/- सचिव", "वार्ड नं० 5"]
    {
        let list = list(&format!("क्रम,नाम,ग्राम,फ़ोन\n1,राम,बेला,\n2,{text},,-\n"));
        assert_eq!(held(&list), ["A0343 l.csv row 3 नाम"], "{text}");
    }
    // Somebody with an address, or an office, is somebody.
    for row in ["पंचायत- बेला,बेला,", "पंचायत- बेला,,9431012345", "ग्राम-प्रधान,,"]
    {
        let list = list(&format!("क्रम,नाम,ग्राम,फ़ोन\n2,{row}\n"));
        assert_eq!(list.invitees.len(), 1, "{row}");
    }
    let krutidev = "क्रम,uke,फ़ोन\n1,jke flag,\n,dqy,45\n,;ksx,\n,iapk;r& csyk,\n";
    let list = read_of("encoding = \"krutidev\"", krutidev);
    let names: Vec<&str> = list.invitees.iter().map(Invitee::name).collect();
    assert_eq!(names, ["राम सिंह"]);
    assert_eq!(held(&list), ["A0343 l.csv row 5 नाम"]);
    let of_sums = findings(&list).filter(|own| own.code() == "A0293");
    assert_eq!(said(of_sums), ["A0293 l.csv row 3", "A0293 l.csv row 4"]);
}

#[test]
fn what_is_repaired_is_looked_for_in_text_from_kruti_dev() {
    let csv = "uke,firk,jk;\neks0 vyh,Lo0 gfj flag,iks0\njke,gfj,\n";
    let read_of = |keys: &str| {
        let keys = format!("encoding = \"krutidev\"\n{keys}");
        read(&keys, "l.csv", csv.as_bytes()).unwrap()
    };
    let list = read_of("");
    let zeros: Vec<_> = findings(&list).filter(|own| own.code() == "A0231").collect();
    assert_eq!(said(zeros.iter().copied()), ["A0231 l.csv row 2 नाम"]);
    let text = messages(zeros);
    assert!(text.contains("in 2 cells, such as \"मो0 अली\" (मो. अली)"), "{text}");
    let list = read_of("repair = \"abbreviation\"");
    let invitee = &list.invitees[0];
    assert_eq!((invitee.name(), invitee.father()), ("मो. अली", Some("स्व. हरि सिंह")));
    assert!(findings(&list).all(|own| own.code() != "A0231"));
    let read = messages(list.said.iter().filter(|own| own.code() == "A0290"));
    assert!(read.contains("cells mended: 3"), "{read}");
}

#[test]
fn messages_show_what_stands_in_the_list_where_it_is_repaired() {
    let csv = "नाम,मो० नं०,क्र०\nह०/-,,\nमो० अली,50,\n";
    let list = read("repair = \"abbreviation\"", "l.csv", csv.as_bytes()).unwrap();
    let text = messages(&list.rejected[0].diagnostics);
    assert!(text.contains("\"ह०/-\""), "{text}");
    let of_list = list.said.iter().filter(|own| own.code() == "A0335");
    assert_eq!(said(of_list), ["A0335 l.csv row 3 मो० नं०"]);
    assert_eq!(list.invitees[0].name(), "मो. अली");
    let read = messages(list.said.iter().filter(|own| own.code() == "A0290"));
    assert!(read.contains("not printed in letters: क्र०"), "{read}");
}

#[test]
fn defaults_that_names_are_against_are_said() {
    let read_of = |keys: &str, csv: &str| read(keys, "l.csv", csv.as_bytes()).unwrap();
    let csv = "नाम,पति\nगीता कुमारी,\nराम सिंह,\nनूरजहाँ खातून,\nश्रीमती सीता देवी,\nमीना देवी,हरि\n";
    for (keys, shown) in [
        ("defaults = { prefix = \"श्री\" }", "prefix = \"श्री\""),
        ("defaults = { gender = \"पु\" }", "gender = \"पु\""),
    ] {
        let list = read_of(keys, csv);
        let found: Vec<_> = findings(&list).collect();
        assert_eq!(said(found.iter().copied()), ["A0276 l.csv row 2 नाम"], "{keys}");
        let text = messages(found);
        assert!(
            text.contains(&format!("{shown} of `defaults` does not fit the name in 2 rows"))
        );
        assert!(text.contains("\"गीता कुमारी\" (rows 2, 4)"), "{text}");
    }
    let list = read_of("defaults = { prefix = \"श्रीमती\" }", "नाम\nमो. अली\nगीता कुमारी\n");
    assert_eq!(said(findings(&list)), ["A0276 l.csv row 2 नाम"]);
    let list = read_of("defaults = { prefix = \"डॉ.\" }", "नाम\nमो. अली\nगीता कुमारी\n");
    assert_eq!(said(findings(&list)), [""; 0]);
}

#[test]
fn vowel_signs_typed_wrong() {
    let csv = "नाम,पता\nरााम,अारा\nसीता,भार्इपुर\n";
    assert_eq!(
        said_of(csv),
        ["A0234 l.csv row 2 नाम", "A0234 l.csv row 2 पता", "A0234 l.csv row 3 पता"]
    );
    assert_eq!(
        messages(findings(&list(csv)).take(1)),
        "l.csv: row 2, column नाम: warning[A0234]: vowel signs typed twice, in parts or in \
         the wrong place: \"रााम\" (राम)\n    \
         \"रााम\"\n    \
         help: With `repair = [\"vowel-signs\"]` in [[list]] it is mended.\n\
         l.csv: पंक्ति 2, स्तंभ नाम: चेतावनी[A0234]: मात्रा दो बार, टुकड़ों में या ग़लत \
         जगह लिखी है: \"रााम\" (राम)\n    \
         \"रााम\"\n    \
         उपाय: [[list]] में `repair = [\"vowel-signs\"]` लिखें तो यह ठीक करके छपेगा।\n"
    );
    let asked = read("repair = [\"vowel-signs\"]", "l.csv", csv.as_bytes()).unwrap();
    assert_eq!(said(findings(&asked)), [""; 0]);
    let found: Vec<_> = asked.invitees.iter().flat_map(Invitee::fields).collect();
    let expected =
        [("name", "राम"), ("village", "आरा"), ("name", "सीता"), ("village", "भाईपुर")];
    assert_eq!(found, expected);
    assert_eq!(
        messages_of("नाम\nसुूरज\n"),
        "l.csv: row 2, column नाम: warning[A0235]: two different signs on one letter: \
         \"सुूरज\"\n    \
         \"सुूरज\"\n    \
         help: Type the right sign in the list.\n\
         l.csv: पंक्ति 2, स्तंभ नाम: चेतावनी[A0235]: एक ही अक्षर पर दो अलग-अलग मात्राएँ या \
         चिह्न हैं: \"सुूरज\"\n    \
         \"सुूरज\"\n    \
         उपाय: सूची में सही मात्रा लिखें।\n"
    );
    assert_eq!(
        messages_of("नाम\nरा\u{200B}म\nसीता\u{200D}\n"),
        "l.csv: row 2, column नाम: note[A0292]: characters that nobody sees were taken out \
         of 2 cells (such as U+200B, U+200D)\n    \
         \"राम\"\n\
         l.csv: पंक्ति 2, स्तंभ नाम: सूचना[A0292]: 2 खानों से ऐसे चिह्न हटाए गए जो दिखाई \
         नहीं देते (जैसे U+200B, U+200D)\n    \
         \"राम\"\n"
    );
}

#[test]
fn cells_that_are_hardly_meant_so() {
    let csv = "नाम,पिता,पता,पिन,मोबाइल\n\
               राम Singh,हरि,बेला,80230,9431012345\n\
               सीतa देवी,हरि,राम सिंह,802301,943I012345\n\
               गीता देवी,हरि,बेला,802301,94310\n";
    let list = list(csv);
    let rejected: Vec<usize> = list.rejected.iter().map(|row| row.origin.row).collect();
    assert_eq!(rejected, [3], "only a word that is spoilt is held back");
    assert_eq!(
        said(findings(&list)),
        [
            "A0331 l.csv row 3 नाम",
            "A0332 l.csv row 2 नाम",
            "A0333 l.csv row 3 मोबाइल",
            "A0334 l.csv row 2 पिन",
            "A0335 l.csv row 4 मोबाइल",
            "A0336 l.csv row 3 पता"
        ]
    );
}

#[test]
fn nothing_is_wrong_with_two_hundred_people() {
    let csv = include_bytes!("../../../../tests/lists/invitees.csv");
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

#[test]
fn nothing_is_said_of_cells_that_no_letter_prints() {
    // Above the headings, in them, in columns of the list's own, and where other words follow.
    let rows = "बार संघ की सूची,जि0 बेला,\nमो0 का टोला,नाम,अधिवक्ता\nन्या0,मो0 अली,मो0 राम\n";
    assert_eq!(
        said_of(&format!("{rows}\u{200B}प्रात:,डॉ0 राम,\n")),
        ["A0231 l.csv row 3 नाम", "A0303 l.csv row 3 अधिवक्ता"]
    );
}
