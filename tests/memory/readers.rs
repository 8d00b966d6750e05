//! What each reader takes for a common list, and for a file that is made to take much.

use std::sync::MutexGuard;

use aamantran::{Diagnostic, Job};

use crate::files::{self, archive, ods_of, people, xls_of, xlsx_of};
use crate::{KIB, MIB, Takes, peak, shown, turn};

/// Reads an event with one list: the codes that are said against it, and the bytes that reading
/// took at most.
fn read(turn: &MutexGuard<'_, ()>, file: &str, bytes: &[u8]) -> (Vec<&'static str>, usize) {
    let event = format!(
        "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"राम सिंह\"\n\
         [[list]]\nfile = \"{file}\"\n"
    );
    let (read, most) = peak(turn, || Job::from_parts(&event, &[(file, bytes)]));
    if let Err(faults) = &read {
        print!("{faults}");
    }
    let codes = match &read {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(Diagnostic::code).collect(),
    };
    (codes, most)
}

#[test]
fn common_lists_take_so_much_a_row() {
    type Write = fn(&[Vec<String>]) -> Vec<u8>;
    let turn = turn();
    let formats: [(&str, Write, usize); 6] = [
        ("l.csv", files::csv, KIB),
        ("l.json", files::json, KIB),
        ("l.toml", files::toml, 6 * KIB),
        ("l.vcf", files::contacts, 2 * KIB),
        ("l.xlsx", files::xlsx, KIB),
        ("l.ods", files::ods, KIB),
    ];
    let mut wrong = Vec::new();
    for (file, bytes, most) in formats {
        let [few, many] = [1_000, 3_000].map(|count| {
            let (codes, took) = read(&turn, file, &bytes(&people(count)));
            assert_eq!(codes, [""; 0], "{file}");
            took
        });
        let each = many.saturating_sub(few) / 2_000;
        println!("{file}: {each} bytes a row");
        if each > most {
            wrong.push(format!("{file}: {each} bytes a row"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// Reads files of lists, each of which must be refused for a reason and take no more than so much.
fn refuse(turn: &MutexGuard<'_, ()>, hostile: Vec<(&str, &str, Vec<u8>, &'static str, usize)>) {
    let mut takes = Takes::default();
    for (what, file, bytes, code, most) in hostile {
        let (codes, took) = read(turn, file, &bytes);
        let what = format!("{file}, {}: {what}", shown(bytes.len()));
        takes.check(&what, &codes, &[code], took, most);
    }
    takes.end();
}

#[test]
fn hostile_texts() {
    let turn = turn();
    let cards = "BEGIN:VCARD\nFN:x\nEND:VCARD\n".repeat(250_000);
    let long_card = format!("BEGIN:VCARD\nFN:{}\nEND:VCARD\n", "x".repeat(10 * MIB));
    let nested = format!("{{\"l\":[],\"a\":{}1{}}}", "[".repeat(100), "]".repeat(100));
    refuse(
        &turn,
        [
            ("one cell", "l.csv", "x".repeat(30 * MIB), "A0215", 35 * MIB),
            (
                "one open quote",
                "l.csv",
                format!("\"{}", "x".repeat(9 * MIB)),
                "A0208",
                15 * MIB,
            ),
            ("empty lines", "l.csv", "\n".repeat(2 * MIB), "A0215", 80 * MIB),
            (
                "cells",
                "l.csv",
                format!("{}\n", "1,".repeat(1_000)).repeat(3_500),
                "A0215",
                200 * MIB,
            ),
            (
                "cells",
                "l.json",
                format!("[{}{{}}]", "{\"a\":1},".repeat(500_000)),
                "A0215",
                60 * MIB,
            ),
            ("lists in a list", "l.json", nested, "A0223", MIB),
            (
                "numbers",
                "l.json",
                format!("{{\"l\":[],\"a\":[{}1]}}", "1,".repeat(MIB)),
                "A0223",
                5 * MIB,
            ),
            (
                "numbers",
                "l.toml",
                format!("a=[{}1]", "1,".repeat(1_500_000)),
                "A0126",
                10 * MIB,
            ),
            ("records", "l.toml", "[[a]]\nb=1\n".repeat(150_000), "A0126", 10 * MIB),
            ("records", "l.toml", "[[a]]\nb=1\n".repeat(80_000), "A0209", 200 * MIB),
            (
                "tables in tables",
                "l.toml",
                format!("a{}=1\n", ".a".repeat(MIB)),
                "A0126",
                10 * MIB,
            ),
            ("empty lines", "l.toml", "\n".repeat(4 * MIB - 1), "A0223", 300 * MIB),
            ("words", "l.toml", " a".repeat(2 * MIB - 1), "A0101", 300 * MIB),
            ("cards", "l.vcf", cards, "A0215", 200 * MIB),
            ("one name", "l.vcf", long_card, "A0215", 100 * MIB),
        ]
        .map(|(what, file, text, code, most)| (what, file, text.into_bytes(), code, most))
        .into(),
    );
}

const LONG: usize = 1_000_000;

#[test]
fn hostile_ods() {
    let turn = turn();
    let long = "x".repeat(LONG);
    let ods = |cell: &str, columns: usize, rows: usize| {
        ods_of(&format!(
            "<table:table table:name=\"S\"><table:table-row \
             table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\" {cell}</table:table-cell>\
             </table:table-row></table:table>"
        ))
    };
    let value =
        |text: &str| format!("office:value-type=\"string\" office:string-value=\"{text}\">");
    let one = format!("><text:p>{long}</text:p></table:table-cell><table:table-cell");
    let repeated = ods(&value(&long), 1_000, 1_000);
    let endless = ods(&value(&"x".repeat(40 * MIB)), 1, 1);
    let many = ods(&format!("{}/>", one.repeat(150)), 1, 1_000);
    refuse(
        &turn,
        vec![
            ("a value a million times", "l.ods", repeated, "A0215", 150 * MIB),
            ("a value without end", "l.ods", endless, "A0215", 10 * MIB),
            ("a row of long cells", "l.ods", many, "A0215", 150 * MIB),
            ("elements in elements", "l.ods", ods_of(&"<a>".repeat(MIB)), "A0216", 2 * MIB),
        ],
    );
}

#[test]
fn hostile_xlsx() {
    let turn = turn();
    let long = "x".repeat(LONG);
    let cell = "<row><c t=\"s\"><v>0</v></c></row>";
    let string = format!("<sst><si><t>{long}</t></si></sst>");
    let cells = cell.replace("</row>", &"<c t=\"s\"><v>0</v></c>".repeat(200)) + "</row>";
    let inline = |inside: String| {
        xlsx_of(&format!("<row><c t=\"inlineStr\"><is>{inside}</is></c></row>"), "", "")
    };
    let texts = inline(format!("<t>{long}</t>").repeat(30));
    let comments = inline(format!("<t>{}</t>", format!("<!--{long}-->").repeat(30)));
    let announced = "<sst uniqueCount=\"4000000000\"><si><t>x</t></si></sst>";
    let empty = format!("<sst>{}</sst>", "<si/>".repeat(6_000_000));
    let fonts = format!(
        "<styleSheet><fonts><font><name val=\"{long}\"/></font></fonts><cellXfs>{}</cellXfs>\
         </styleSheet>",
        "<xf fontId=\"0\" numFmtId=\"1\"/>".repeat(3_000)
    );
    let formats =
        format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(300_000));
    let parts: Vec<(String, Vec<u8>)> =
        (0..3_000).map(|number| (format!("p{number}"), Vec::new())).collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    refuse(
        &turn,
        vec![
            (
                "a string for all cells",
                "l.xlsx",
                xlsx_of(&cells, &string, "<styleSheet></styleSheet>"),
                "A0215",
                150 * MIB,
            ),
            ("strings announced", "l.xlsx", xlsx_of(cell, announced, ""), "A0215", 2 * MIB),
            ("empty strings", "l.xlsx", xlsx_of(cell, &empty, ""), "A0215", 2 * MIB),
            ("texts in a cell", "l.xlsx", texts, "A0215", 5 * MIB),
            ("comments in a cell", "l.xlsx", comments, "A0215", 5 * MIB),
            (
                "a tag without end",
                "l.xlsx",
                xlsx_of(&format!("<row a=\"{}\"/>", "x".repeat(20 * MIB)), "", ""),
                "A0215",
                10 * MIB,
            ),
            (
                "elements in elements",
                "l.xlsx",
                xlsx_of(&"<a>".repeat(MIB), "", ""),
                "A0216",
                2 * MIB,
            ),
            ("names of fonts", "l.xlsx", xlsx_of(cell, "", &fonts), "A0215", 5 * MIB),
            ("formats", "l.xlsx", xlsx_of(cell, "", &formats), "A0215", 5 * MIB),
            ("parts", "l.xlsx", archive(&parts), "A0215", MIB),
        ],
    );
}

#[test]
fn hostile_xls() {
    let turn = turn();
    refuse(
        &turn,
        vec![
            (
                "a string for all cells",
                "l.xls",
                one_string(40_000, 9_000, 1),
                "A0215",
                10 * MIB,
            ),
            ("a sheet many times", "l.xls", one_string(100, 5_000, 900), "A0215", 10 * MIB),
        ],
    );
}

/// An xls of so many sheets that are the same one, with so many cells that have one string of so
/// many characters.
fn one_string(characters: u16, cells: u16, sheets: usize) -> Vec<u8> {
    let begin = |kind: u16| {
        (0x0809, [0x0600_u16, kind, 0, 0].iter().flat_map(|n| n.to_le_bytes()).collect())
    };
    let mut string = vec![1, 0, 0, 0, 1, 0, 0, 0];
    string.extend(characters.to_le_bytes());
    string.push(0);
    let mut pieces = Vec::new();
    let first = usize::from(characters).min(8_000);
    string.extend(vec![b'x'; first]);
    let mut left = usize::from(characters) - first;
    pieces.push((0x00FC, string));
    while left > 0 {
        let part = left.min(8_000);
        let mut piece = vec![0];
        piece.extend(vec![b'x'; part]);
        pieces.push((0x003C, piece));
        left -= part;
    }
    // Where the sheet begins: after all records of the globals.
    let strings: usize = pieces.iter().map(|(_, data): &(u16, Vec<u8>)| data.len() + 4).sum();
    let bound = |at: usize| {
        let mut data = u32::try_from(at).unwrap().to_le_bytes().to_vec();
        data.extend([0, 0, 1, 0, b'S']);
        (0x0085_u16, data)
    };
    let at = 12 + 13 * sheets + strings + 4;
    let mut records = vec![begin(5)];
    records.extend((0..sheets).map(|_| bound(at)));
    records.extend(pieces);
    records.push((0x000A, Vec::new()));
    records.push(begin(0x10));
    for cell in 0..cells {
        let mut data = Vec::new();
        for number in [cell / 10, cell % 10, 0, 0, 0] {
            data.extend(number.to_le_bytes());
        }
        records.push((0x00FD, data));
    }
    records.push((0x000A, Vec::new()));
    xls_of(&records)
}
