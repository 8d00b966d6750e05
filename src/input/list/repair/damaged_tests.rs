//! Cells that hold more, or less, than one valid name: several people, codes that Kruti Dev has
//! not, other fonts, letters that a PDF file left behind.

use crate::diagnostic::Lang;
use crate::input::job::Job;

/// Messages on rows, and the names that get letters.
struct Said {
    names: Vec<String>,
    /// The code and the row of every message that has one, in order.
    codes: Vec<(&'static str, usize)>,
    /// The same messages in English.
    texts: Vec<String>,
}

/// Reads a list; `list` are lines of its table in the event file.
fn read(list: &str, file: &str, bytes: &[u8]) -> Said {
    let event = format!(
        "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"लखन राय\"\n\
         [[list]]\nfile = \"{file}\"\n{list}\n"
    );
    let job =
        Job::from_parts(&event, &[(file, bytes)]).unwrap_or_else(|faults| panic!("{faults}"));
    let of_rows = job.rejected.iter().flat_map(|row| row.diagnostics.iter());
    let all: Vec<_> = of_rows.chain(job.warnings.iter()).chain(job.notes.iter()).collect();
    let placed = all.iter().filter_map(|own| match own.place() {
        crate::diagnostic::Place::Cell { row, .. } => Some((*own, *row)),
        _ => None,
    });
    let (mut codes, mut texts) = (Vec::new(), Vec::new());
    for (own, row) in placed {
        codes.push((own.code(), row));
        texts.push(own.message().text(Lang::En));
    }
    let names = job.invitees.iter().map(|own| own.name().to_owned()).collect();
    Said { names, codes, texts }
}

fn csv(list: &str, cells: &[&str]) -> Said {
    let rows: Vec<String> =
        cells.iter().map(|cell| format!("\"{}\"\n", cell.replace('"', "\"\""))).collect();
    let rows = rows.concat();
    read(list, "l.csv", format!("नाम\n{rows}").as_bytes())
}

const KRUTIDEV: &str = "encoding = \"krutidev\"";

#[test]
fn lines_of_a_name_are_never_silent() {
    for (cell, code) in [
        ("श्री राम सिंह\nश्रीमती सीता देवी", "A0338"),
        ("राम\nश्याम", "A0338"),
        ("राम\r\nश्याम", "A0338"),
        ("राम\u{2028}श्याम", "A0338"),
        ("राम\u{B}श्याम", "A0338"),
        ("1. राम\n2. श्याम", "A0338"),
        ("झगरू महतो\nफुलझरिया देवी\nबिगन राम", "A0338"),
        ("राम\nसिंह", "A0327"),
        ("राम सिंह\nग्राम – बेला", "A0327"),
        ("श्री राम सिंह एवं\nश्रीमती सीता देवी", "A0327"),
    ] {
        let said = csv("", &[cell]);
        assert_eq!(said.codes, [(code, 2)], "{cell:?} {:?}", said.texts);
        assert_eq!(said.names.len(), 1, "{cell:?}");
    }
    let said = csv("", &["राम\nसिंह"]);
    assert_eq!(said.texts, ["a name on several lines, taken for one person's: राम सिंह"]);
    for cell in ["राम सिंह\n", "\nराम सिंह", "राम सिंह\n \r\n", "राम सिंह"]
    {
        let said = csv("", &[cell]);
        assert_eq!((said.codes, said.names), (vec![], vec!["राम सिंह".to_owned()]), "{cell:?}");
    }
}

#[test]
fn lines_of_other_cells() {
    let said =
        read("", "l.csv", "नाम,पिता,ग्राम\nराम,\"हरि\nसिंह\",\"बेला\nपोस्ट आरा\"\n".as_bytes());
    assert_eq!(said.codes, [("A0327", 2)], "{:?}", said.texts);
}

#[test]
fn several_people_in_kruti_dev() {
    for cell in [
        "jke] ';ke",
        "jke@';ke",
        "jke ,oa ';ke",
        "jke + ';ke",
        "jke | ';ke",
        "jke ; ';ke",
        "1- jke 2- ';ke",
        "Jh jke Jh ';ke",
        "Jh jke flag\nJherh lhrk nsoh",
        "jke\n';ke",
    ] {
        let said = csv(KRUTIDEV, &[cell]);
        let codes: Vec<_> = said.codes.iter().filter(|(code, _)| *code != "A0291").collect();
        assert_eq!(codes, [&("A0338", 2)], "{cell:?} {:?}", said.texts);
    }
    for cell in ["jke, ';ke", "jke,';ke", "jke|';ke", "jke;';ke"] {
        let said = csv(KRUTIDEV, &[cell]);
        assert_eq!(said.codes, [("A0329", 2)], "{cell:?} {:?}", said.texts);
    }
    let said = csv(KRUTIDEV, &["jke, ';ke", "jk; fo|k lkxj", "jke\nflag"]);
    assert_eq!(said.names, ["राय विद्या सागर", "राम सिंह"]);
    assert_eq!(said.codes, [("A0329", 2), ("A0291", 1), ("A0327", 4)]);
    assert!(said.texts[0].ends_with("it would be: रामए श्याम"), "{}", said.texts[0]);
}

#[test]
fn codes_that_are_not_known_reject_the_row() {
    for (cell, named) in [
        ("e®gn", "® (U+00AE)"),
        ("jke µ", "µ (U+00B5)"),
        ("jke $ ';ke", "$ (U+0024)"),
        ("jke€", "€ (U+20AC)"),
        ("jkeþ", "þ (U+00FE)"),
        ("jke\u{81}", "U+0081"),
    ] {
        let said = csv(KRUTIDEV, &[cell]);
        assert_eq!(said.codes, [("A0322", 2)], "{cell:?} {:?}", said.texts);
        assert!(said.texts[0].contains(&format!(": {named};")), "{}", said.texts[0]);
        assert_eq!(said.names, Vec::<String>::new());
    }
    let said = csv(KRUTIDEV, &["jke ¯lg", "eŸkk nsoh"]);
    assert_eq!(said.names, ["राम सिंह", "मत्ता देवी"]);
}

#[test]
fn curled_quote_marks_are_read_as_the_column_has_them() {
    // A word processor's, by the words and by the column.
    let said = csv(KRUTIDEV, &["jes’k flag", "’kekZ th", "larks”k", "‘kksxu’kk"]);
    assert_eq!(said.names, ["रमेश सिंह", "शर्मा जी", "संतोष", "शोगनशा"]);
    let converted = said.texts.last().unwrap();
    assert!(
        converted.ends_with("; the curled quote mark ’ read as श and ” as ष (4 cells)"),
        "{converted}"
    );
    // The font's.
    let said = csv(KRUTIDEV, &["ns”k jkt", "f”ko", "jk’Vªh;", "'kadj"]);
    assert_eq!(said.names, ["देश राज", "शिव", "राष्ट्रीय", "शंकर"]);
    // Both in one column: by their own words alone.
    let said = csv(KRUTIDEV, &["jes’k", "ns”k", "jek’k"]);
    assert_eq!(said.names, ["रमेश", "देश"]);
    assert_eq!(said.codes, [("A0323", 4), ("A0291", 1)]);
    assert_eq!(
        said.texts[0],
        "nothing says whether the curled quote marks (’ ”) are श or ष: रमाश or रमाष"
    );
    // Undeclared, the same reading is shown.
    let said = csv("", &["jes’k flag", "lqjs’k izlkn"]);
    assert_eq!(said.texts[0], "this seems to be in Kruti Dev; in Unicode: रमेश सिंह");
}

#[test]
fn cells_in_other_fonts_are_rejected() {
    for (list, cells) in [
        ("", &["jktoqQekj ¯lg", "osQnkj ukFk", "lhrk nsoh"][..]),
        (KRUTIDEV, &["jktoqQekj ¯lg", "osQnkj ukFk", "lhrk nsoh"]),
    ] {
        let said = csv(list, cells);
        let expected = [("A0324", 2), ("A0324", 3), ("A0324", 4), ("A0325", 1)];
        assert_eq!(said.codes, expected, "{list} {:?}", said.texts);
        assert!(said.texts.iter().all(|text| text.contains("Walkman-Chanakya")));
        assert!(said.names.is_empty());
    }
    for list in ["", KRUTIDEV] {
        let said = csv(list, &["Úæ× çâ´ã", "âèÌæ Îðßè"]);
        assert_eq!(said.codes, [("A0324", 2), ("A0324", 3), ("A0325", 1)], "{:?}", said.texts);
        assert!(said.texts.iter().all(|text| text.contains("Chanakya")));
    }
    // A column without such a letter is in the font of the others.
    let said = read("", "l.csv", "नाम,ग्राम\nosQnkj,csyk xk¡o\n".as_bytes());
    assert_eq!(said.codes, [("A0324", 2), ("A0324", 2), ("A0325", 1), ("A0325", 1)]);
    // One slip does not make another font of a column in Kruti Dev.
    let said = csv(KRUTIDEV, &["jktdqekj", "jktoqQekj", "dsnkj", "Qwy nsoh", "oQknkj [kk¡"]);
    assert_eq!(said.names, ["राजकुमार", "केदार", "फूल देवी", "वफादार खाँ"]);
    assert_eq!(said.codes, [("A0324", 3), ("A0325", 1), ("A0291", 1)]);
    // Declared to be Unicode, it is what it is.
    let said = read("encodings = { name = \"unicode\" }", "l.csv", "नाम\nosQnkj\n".as_bytes());
    assert_eq!(said.names, ["osQnkj"]);
}

#[test]
fn letters_left_by_a_pdf_file_reject_the_row() {
    for (cell, others) in [
        ("ʴामिसंह", "ʴ U+02B4 (character 1)"),
        ("श्री अरिवȽ", "Ƚ U+023D (character 10)"),
        ("चȾŮकाश", "Ⱦ U+023E (character 2), Ů U+016E (character 3)"),
        ("सįरता", "į U+012F (character 2)"),
        ("राम\u{F0A7}सिंह", "U+F0A7 (character 4)"),
        ("सू¤र", "¤ U+00A4 (character 3)"),
        ("सू$यनाथ", "$ U+0024 (character 3)"),
        ("राम Ů सिंह", "Ů U+016E (character 5)"),
        ("सीतa देवी", "a U+0061 (character 4)"),
        ("রाम", "র U+09B0 (character 1)"),
        ("रा∂म", "∂ U+2202 (character 3)"),
        ("रा\u{30C}म", "\u{30C} U+030C (character 3)"),
    ] {
        let said = csv("", &[cell]);
        assert_eq!(said.codes, [("A0331", 2)], "{cell} {:?}", said.texts);
        assert!(said.texts[0].ends_with(&format!(": {others}")), "{cell}: {}", said.texts[0]);
        assert!(said.names.is_empty(), "{cell}");
    }
    for cell in [
        "राम सिंह",
        "राम®",
        "राम†",
        "•राम",
        "“राम”",
        "‘राम’",
        "राम–लखन",
        "राम°",
        "5वाँ राम",
        "आर॰के॰",
        "डॉ.राम",
        "राम (राजू)",
        "№ राम",
        "ख\u{2BC}र",
    ] {
        let said = csv("", &[cell]);
        assert_eq!(said.codes, [], "{cell} {:?}", said.texts);
    }
    // Latin initials and names beside Hindi words are lawful.
    for cell in ["S.K. सिंह", "K. P. सिंह", "राम Singh"] {
        assert_eq!(csv("", &[cell]).codes, [("A0332", 2)], "{cell}");
    }
    let said = read("", "l.csv", "नाम,ग्राम,पद\nराम,बेʟा,सदस्य\nश्याम,बेला,सदˢय\n".as_bytes());
    assert_eq!(said.codes, [("A0331", 2), ("A0331", 3)], "{:?}", said.texts);
}

#[test]
fn signs_that_stand_too_early() {
    let said = csv("", &["रामिसंह", "जय िकशोर", "किपल देव", "हिर राम", "रिव"]);
    assert_eq!(said.names, ["किपल देव", "हिर राम", "रिव"]);
    let expected = [("A0326", 2), ("A0326", 3), ("A0328", 4), ("A0328", 5), ("A0328", 6)];
    assert_eq!(said.codes, expected, "{:?}", said.texts);
    assert_eq!(
        said.texts[0],
        "in \"रामिसंह\" the ि seems to stand one letter too early: रामसिंह"
    );
    assert!(said.texts[1].ends_with(": किशोर"), "{}", said.texts[1]);
    assert!(said.texts[2].ends_with(": कपिल"), "{}", said.texts[2]);
    for name in
        ["सिंह", "नरसिंह", "रवि", "कपिल", "विनोद", "शिव", "किशन", "प्रिया", "हरि", "निर्मला"]
    {
        assert_eq!(csv("", &[name]).codes, [], "{name}");
    }
}
