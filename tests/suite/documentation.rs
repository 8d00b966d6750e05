//! The documents say what the program says.
//!
//! `AAMANTRAN_DOCS=update` writes the pages of codes and the tables of style keys anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use aamantran::internals::diagnostic::{CodeEntry, code_entries};
use aamantran::internals::style::{
    FIT_KEYS, PAGE_KEYS, PROPERTIES, PageKey, PropertyEntry, PropertyValues,
};
use aamantran::{Lang, Severity};

/// The parts of the pages of codes, by how their codes begin: the heading in both languages.
const PARTS: [(&str, [&str; 2]); 8] = [
    ("A01", ["आयोजन की फ़ाइल", "The event file"]),
    ("A02", ["सूची", "The list"]),
    ("A03", ["पंक्ति और उसके खाने", "A row and its cells"]),
    ("A04", ["साँचा, शैली और पृष्ठ", "Template, style and page"]),
    ("A05", ["अक्षर, फ़ॉन्ट और PDF", "Characters, fonts and PDF"]),
    ("A06", ["फ़ाइलें लिखना", "Writing the files"]),
    ("A07", ["पत्र चुनना", "Choosing letters"]),
    ("A08", ["पंजी", "The ledger"]),
];

/// What stands below the title.
const INTRODUCTION: [&str; 2] = [
    "हर संदेश का एक कोड है, जो कभी नहीं बदलता। ग़लती पंक्ति या पूरे काम को रोकती है; चेतावनी और सूचना कुछ \
     नहीं रोकतीं। हर पंक्ति में कोलन के बाद उपाय है।",
    "Every message has a code that never changes. An error holds back its row or stops \
     everything; warnings and notes stop nothing. After the colon stands the remedy.",
];

/// What stands below a heading, by how its codes begin.
const NOTES: [(&str, [&str; 2]); 2] = [
    (
        "A03",
        [
            "6 से 8 अंकों का फ़ोन नंबर स्थानीय माना जाता है; `+` या `00` के बाद दूसरे देश का नंबर 8 से 15 अंकों का हो \
             सकता है। किसी का नाम वही माना जाता है जो प्रचलित नामों से बना हो और कुल के नाम पर समाप्त हो, या जिसके आगे \
             उपाधि या \"पिता\", \"पति\" हो; अल्पविराम वाला पता नहीं देखा जाता।",
            "A telephone number of 6 to 8 digits is taken for a local one; after `+` or `00` one \
             of another country may have 8 to 15. A name is taken for one if it is made of \
             common names and ends in that of a family, or has a form of address or \"पिता\", \
             \"पति\" before it; an address with commas is not looked at.",
        ],
    ),
    (
        "A08",
        [
            "[पंजी](ledger.md) हर आमंत्रित का क्रमांक रखती है।",
            "The [ledger](ledger.md) keeps each invitee's serial.",
        ],
    ),
];

fn in_language([hindi, english]: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Hi => hindi,
        Lang::En => english,
    }
}

fn weight(severity: Severity, lang: Lang) -> &'static str {
    let words = match severity {
        Severity::Error => ["ग़लती", "error"],
        Severity::Warning => ["चेतावनी", "warning"],
        Severity::Note => ["सूचना", "note"],
    };
    in_language(words, lang)
}

/// The page of codes in one language.
fn page(lang: Lang) -> String {
    let title = in_language(["संदेशों के कोड", "Codes of messages"], lang);
    let other =
        in_language(["[English](../en/messages.md)", "[हिंदी](../hi/messages.md)"], lang);
    let mut out = format!("# {title}\n\n{other}\n\n{}\n\n", in_language(INTRODUCTION, lang));
    for (begin, heading) in PARTS {
        let place = begin.to_lowercase();
        writeln!(out, "- [{}](#{place})", in_language(heading, lang)).unwrap();
    }
    let mut entries: Vec<&CodeEntry> = code_entries().collect();
    entries.sort_by_key(|entry| entry.code());
    for (begin, heading) in PARTS {
        let part = entries.iter().filter(|entry| entry.code().starts_with(begin));
        let part: Vec<&&CodeEntry> = part.collect();
        let place = begin.to_lowercase();
        let _ =
            writeln!(out, "\n<a id=\"{place}\"></a>\n\n## {}\n", in_language(heading, lang));
        for (_, note) in NOTES.into_iter().filter(|(of, _)| *of == begin) {
            let _ = writeln!(out, "{}\n", in_language(note, lang));
        }
        let has_examples = part.iter().any(|entry| entry.example().is_some());
        let [head, example] = match lang {
            Lang::Hi => ["| कोड | | क्या हुआ: क्या करें |", " उदाहरण |"],
            Lang::En => ["| code | | what is wrong: what to do |", " example |"],
        };
        let (example, rule) = if has_examples { (example, "---|") } else { ("", "") };
        let _ = writeln!(out, "{head}{example}\n|---|---|---|{rule}");
        for entry in part {
            let (code, line) = (entry.code(), entry.line(lang).replace('|', "\\|"));
            let _ = write!(out, "| {code} | {} | {line} |", weight(entry.severity(), lang));
            if has_examples {
                let _ = write!(out, " {} |", entry.example().unwrap_or_default());
            }
            out.push('\n');
        }
    }
    out
}

/// Holds that a document is as it should be, or makes it so.
fn hold(path: &Path, wanted: &str) {
    if std::env::var("AAMANTRAN_DOCS").is_ok_and(|wish| wish == "update") {
        fs::write(path, wanted).unwrap();
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(wanted == committed, "{}: AAMANTRAN_DOCS=update writes it", path.display());
}

#[test]
fn the_pages_of_codes_are_those_of_the_tables() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for (folder, lang) in [("hi", Lang::Hi), ("en", Lang::En)] {
        let path = docs.join(folder).join("messages.md");
        let page = page(lang);
        let rows = page.lines().filter(|line| line.starts_with("| A")).count();
        assert_eq!(rows, code_entries().count(), "a code is of no part of the page");
        hold(&path, &page);
    }
}

#[test]
fn every_row_says_the_fault_and_the_remedy() {
    for entry in code_entries() {
        for lang in [Lang::Hi, Lang::En] {
            let line = entry.line(lang);
            assert!(line.len() > 20 && !line.ends_with('.'), "{}: {line}", entry.code());
        }
        let is_hindi = entry.line(Lang::Hi).chars().any(|c| ('क'..='ह').contains(&c));
        assert!(is_hindi, "{}: Hindi comes first", entry.code());
    }
}

/// The cell of the document that says what a property can be.
fn values(values: PropertyValues, lang: Lang) -> String {
    match values {
        PropertyValues::Measure => in_language(["माप", "measure"], lang).to_owned(),
        PropertyValues::Switch => "`true`, `false`".to_owned(),
        PropertyValues::Words(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
            words.join(", ")
        }
        PropertyValues::Said(said) => in_language(said, lang).to_owned(),
    }
}

/// The rows of the table of properties in one language.
fn property_rows(lang: Lang) -> String {
    let mut out = String::new();
    // An entry of one line belongs to the row of the one before.
    let is_joined = |entry: &PropertyEntry| entry.lines.len() == 1;
    for (index, entry) in PROPERTIES.iter().enumerate().filter(|(_, entry)| !is_joined(entry)) {
        let joined = PROPERTIES[index + 1..].iter().take_while(|entry| is_joined(entry));
        let names = std::iter::once(entry).chain(joined).map(|own| format!("`{}`", own.name));
        let [hindi, english] = entry.lines else { panic!("{}: two lines", entry.name) };
        let inherited =
            if entry.is_inherited { ["हाँ", "yes"] } else { ["नहीं", "no"] };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            names.collect::<Vec<_>>().join(", "),
            values(entry.values, lang),
            in_language(entry.initial, lang),
            in_language(inherited, lang),
            in_language([hindi.trim(), english.trim()], lang)
        );
    }
    out
}

#[test]
fn the_table_of_style_properties_is_the_programs() {
    for (folder, head, lang) in
        [("hi", "| गुण | मान |", Lang::Hi), ("en", "| property | value |", Lang::En)]
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(folder);
        let path = path.join("templates.md");
        let document = fs::read_to_string(&path).unwrap();
        let rule = document.find(head).unwrap();
        let start = rule + document[rule..].find("|\n| `").unwrap() + 2;
        let end = start + document[start..].find("\n\n").unwrap() + 1;
        let rows = property_rows(lang);
        hold(&path, &format!("{}{rows}{}", &document[..start], &document[end..]));
    }
}

/// The rows of the table of `[page]` or `[fit]` in one language.
fn page_rows(keys: &[PageKey], lang: Lang) -> String {
    let mut out = String::new();
    // An entry without lines belongs to the row of the one before.
    let is_joined = |key: &&PageKey| key.lines.is_empty();
    for (index, key) in keys.iter().enumerate().filter(|(_, key)| !is_joined(key)) {
        let joined = keys[index + 1..].iter().take_while(is_joined);
        let names = std::iter::once(key).chain(joined).map(|own| format!("`{}`", own.name));
        let [hindi, english] = key.lines else { panic!("{}: two lines", key.name) };
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            names.collect::<Vec<_>>().join(", "),
            in_language([hindi.trim(), english.trim()], lang),
            in_language(key.initial, lang)
        );
    }
    out
}

#[test]
fn the_tables_of_page_keys_are_the_programs() {
    for (folder, lang) in [("hi", Lang::Hi), ("en", Lang::En)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(folder);
        let path = path.join("templates.md");
        let mut document = fs::read_to_string(&path).unwrap();
        for (anchor, keys) in [("page", PAGE_KEYS), ("fit", FIT_KEYS)] {
            let section = document.find(&format!("<a id=\"{anchor}\"></a>")).unwrap();
            let start = section + document[section..].find("|\n| `").unwrap() + 2;
            let end = start + document[start..].find("\n\n").unwrap() + 1;
            document.replace_range(start..end, &page_rows(keys, lang));
        }
        hold(&path, &document);
    }
}
