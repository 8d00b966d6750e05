//! Every hard word comes back from the PDF exactly as it went in.

use std::path::Path;

use aamantran::internals::font::{ChainId, Library, Weight};
use aamantran::internals::geom::{Pt, Size};
use aamantran::internals::layout::{LinePart, Mark, Page, TextLine};
use aamantran::internals::pdf::{
    Codes, Common, ContentEncoder, Deflater, Destination, DocumentInfo, DocumentWriter, Fonts,
    Images, PageLabel, SharedObjects,
};
use aamantran::internals::shape::{WordTable, Words};
use aamantran::internals::structure::{Role, Structure};

use crate::outside::{Reader, python, run, searches};
use crate::own_reader;

/// The words of `tests/data/hard-words.txt`, without the comments.
pub(crate) fn hard_words() -> Vec<String> {
    lines("hard-words.txt")
}

/// The stacks of Sanskrit, and every consonant cluster of a Hindi dictionary alone, with ि,
/// with reph, rakar, nukta and chandrabindu.
fn clusters() -> Vec<String> {
    let mut words = lines("sanskrit.txt");
    for cluster in lines("clusters.txt") {
        let nukta = cluster.ends_with(['क', 'ख', 'ग', 'ज', 'ड', 'ढ', 'फ']);
        words.extend([format!("{cluster}ि"), format!("{cluster}ँ"), format!("र्{cluster}िं")]);
        if nukta {
            words.push(format!("{cluster}\u{93C}"));
        }
        if !cluster.ends_with('र') {
            words.push(format!("{cluster}्रि"));
        }
        words.push(cluster);
    }
    words
}

/// The lines of a file of `tests/data`, without the comments.
fn lines(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The size that words are shown in, in points.
pub(crate) const SIZE: f64 = 12.0;

/// The lines of a page, so far apart that no word touches another.
const ROWS: usize = 29;

/// Pages that show these words, three on a line.
pub(crate) fn sheet(words: &[String], families: &[String], weight: Weight) -> Vec<u8> {
    sheet_from(&Library::embedded().unwrap(), words, families, weight)
}

/// The same with the faces of a library.
pub(crate) fn sheet_from(
    library: &Library,
    words: &[String],
    families: &[String],
    weight: Weight,
) -> Vec<u8> {
    let chains = [library.chain(families, weight).unwrap()];
    let mut table = Words::new(library, &chains, "hi");
    let size = Pt(SIZE);
    let mut pages = Vec::new();
    let mut structure = Structure::default();
    let space = table.word(ChainId(0), " ").unwrap();
    for page_words in words.chunks(3 * ROWS) {
        let mut page = Page {
            size: Size { width: Pt::mm(210.0), height: Pt::mm(297.0) },
            ..Page::default()
        };
        for (row, line_words) in page_words.chunks(3).enumerate() {
            let mut parts = Vec::new();
            for word in line_words {
                let word = table.word(ChainId(0), word).unwrap_or_else(|e| panic!("{e:?}"));
                parts.push(LinePart::Word { word, size });
                parts.push(LinePart::Gap { word: space, size, extra: Pt(2.5) });
            }
            let (x, y) = (Pt(50.0), Pt(50.0 + 26.0 * row as f64));
            let line = TextLine::new(x, y, parts, &table);
            let paragraph = structure.add(Structure::LETTER, Role::Paragraph);
            page.marks.push(Mark { tag: Some(paragraph), ..Mark::text(line) });
        }
        pages.push(page);
    }
    let mut codes = Codes::default();
    codes.number(codes.lacking(table.list(), library)).unwrap();
    let fonts = Fonts::new(&codes, library).unwrap();
    let shared = SharedObjects::new(&fonts, library, Images::default(), 1).unwrap();
    let mut deflater = Deflater::default();
    let common = Common::default();
    let destination = Destination { one: true, many: false, sheets: false };
    let letter = ContentEncoder::new(library, "hi-IN", destination)
        .letter(&pages, structure, &common, &table, &codes)
        .unwrap();
    let mut writer = DocumentWriter::new(&shared, Vec::new()).unwrap();
    writer.letter(PageLabel::Serial(1), "", &letter, &mut deflater).unwrap();
    writer.finish(&DocumentInfo::default(), &shared, &mut deflater).unwrap()
}

/// Every family that has Devanagari, in every weight, with a Noto family behind it for what
/// it lacks.
pub(crate) fn styles() -> Vec<(Vec<String>, Weight)> {
    let library = Library::embedded().unwrap();
    let mut styles = Vec::new();
    for family in library.families() {
        let sans = ["Noto Sans Devanagari", "Noto Sans"];
        let serif = ["Noto Serif Devanagari", "Noto Serif"];
        let behind = if family.name == sans[0] { sans } else { serif };
        let mut families = vec![family.name.clone()];
        families.extend(behind.map(str::to_owned));
        families.dedup();
        for &face in &family.faces {
            if library.face(face).is_for("Deva") {
                styles.push((families.clone(), Weight(library.face(face).weight)));
            }
        }
    }
    styles
}

#[test]
fn styles_are_all_faces_with_devanagari() {
    assert!(styles().len() >= 13, "{:?}", styles());
}

#[test]
#[ignore = "needs pdftotext, mutool, node with pdfjs-dist, python with pypdfium2 and pymupdf, qpdf"]
fn hard_words_come_back_from_every_reader() {
    every_reader_gets_back(&hard_words());
}

#[test]
#[ignore = "needs pdftotext, mutool, node with pdfjs-dist, python with pypdfium2 and pymupdf, qpdf"]
fn clusters_of_a_dictionary_come_back_from_every_reader() {
    every_reader_gets_back(&clusters());
}

fn every_reader_gets_back(words: &[String]) {
    assert!(words.len() >= 600, "{}", words.len());
    let folder = tempfile::tempdir().unwrap();
    let mut faults = Vec::new();
    for (families, weight) in styles() {
        // Yatra One draws the marks of this one over the next word, into whose area they fall.
        let is_astray = |word: &&String| families[0] == "Yatra One" && word.contains("क्स्ट");
        let words: Vec<String> =
            words.iter().filter(|word| !is_astray(word)).cloned().collect();
        let file = folder.path().join("words.pdf");
        std::fs::write(&file, sheet(&words, &families, weight)).unwrap();
        run(std::process::Command::new("qpdf").arg("--check").arg(&file), "");
        for reader in Reader::WAYS {
            let read = reader.words(&file);
            let pairs = || words.iter().zip(&read).filter(|(word, read)| word != read);
            let wrong = pairs().count();
            if wrong > 0 || words.len() != read.len() {
                let first: Vec<_> = pairs().take(5).collect();
                faults.push(format!(
                    "{families:?} {weight:?} {reader:?}: {} words of {}, {wrong} differ, first {first:?}",
                    read.len(),
                    words.len()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Other programs lose all but one character of a code; and poppler sorts by place, so no code
/// may begin before the one ahead of it.
#[test]
fn codes_read_one_character_and_stand_in_their_order() {
    let words: Vec<String> = hard_words().into_iter().chain(clusters()).collect();
    let regular = styles().into_iter().filter(|(_, weight)| *weight == Weight::REGULAR);
    for (families, weight) in regular {
        let reading = own_reader::read(&sheet(&words, &families, weight));
        for font in reading.fonts.values() {
            for text in font.text.values() {
                let is_joiner = |character: &char| matches!(character, '\u{200C}' | '\u{200D}');
                let joiners = text.chars().filter(is_joiner).count();
                assert!(text.chars().count() - joiners <= 1, "{}: {text:?}", font.name);
            }
        }
        for pair in reading.texts.iter().flat_map(|text| text.codes.windows(2)) {
            let back = pair[0].x - pair[1].x;
            let (one, other) = (pair[0].text(), pair[1].text());
            assert!(back < 0.001 * SIZE, "{families:?}: {other:?} {back} before {one:?}");
        }
    }
}

/// Programs that write a PDF anew, and what they do.
const REWRITERS: [&str; 8] = [
    "ghostscript",
    "ghostscript-old",
    "qpdf",
    "mutool",
    "pdfunite",
    "pymupdf-two-up",
    "pypdf",
    "pypdf-two-up",
];

#[test]
#[ignore = "needs gs, qpdf, mutool, pdfunite, python with pymupdf, pypdf and pypdfium2, node with pdfjs-dist"]
fn text_survives_other_programs() {
    let words = hard_words();
    let families = ["Noto Serif Devanagari", "Noto Serif"].map(str::to_owned);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("words.pdf");
    std::fs::write(&file, sheet(&words, &families, Weight::REGULAR)).unwrap();
    let has_joiner = |word: &str| word.contains(['\u{200C}', '\u{200D}']);
    let mut faults = Vec::new();
    for program in REWRITERS {
        let written = folder.path().join(format!("{program}.pdf"));
        run(python("rewrite_pdf.py").arg(program).arg(&file).arg(&written), "");
        for reader in [Reader::Pdftotext, Reader::Pymupdf, Reader::Pdfium, Reader::Pdfjs] {
            let read: std::collections::BTreeSet<String> =
                reader.words(&written).into_iter().collect();
            // Ghostscript 10.00 knows two characters of a code at most, and one of them wrong.
            let lost: Vec<&String> = words
                .iter()
                .filter(|word| !(program == "ghostscript" && has_joiner(word)))
                .filter(|word| !read.contains(*word))
                .collect();
            // pdf.js has no line break between two pages on a sheet.
            let may_be_lost = match (program, reader) {
                ("pymupdf-two-up", Reader::Pdfjs) => 2 * words.len().div_ceil(3 * ROWS),
                // PDFium reads «राम »: a kerned gap, rounded when the page is scaled.
                ("pypdf-two-up", Reader::Pdfium) => 1,
                _ => 0,
            };
            if lost.len() > may_be_lost {
                let first = &lost[..lost.len().min(5)];
                faults.push(format!("{program} {reader:?}: {} lost, {first:?}", lost.len()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[ignore = "needs python with pypdfium2, and Debian's with poppler"]
fn clusters_are_found_by_search() {
    let words = clusters();
    let folder = tempfile::tempdir().unwrap();
    let regular = styles().into_iter().filter(|(_, weight)| *weight == Weight::REGULAR);
    for (at, (families, weight)) in regular.enumerate() {
        let file = folder.path().join(format!("{at}.pdf"));
        std::fs::write(&file, sheet(&words, &families, weight)).unwrap();
        let questions: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let page = at / (3 * ROWS) + 1;
                serde_json::json!({ "file": file, "page": page, "needle": word }).to_string()
            })
            .collect();
        for mut search in searches() {
            let answers = run(&mut search, &(questions.join("\n") + "\n"));
            assert_eq!(answers.lines().count(), questions.len());
            let lost: Vec<_> = words
                .iter()
                .zip(answers.lines())
                .filter(|(_, answer)| *answer == "{\"found\": 0}")
                .map(|(word, _)| word)
                .collect();
            assert!(
                lost.is_empty(),
                "{families:?}, {search:?}: {} lost, {:?}",
                lost.len(),
                &lost[..lost.len().min(8)]
            );
        }
    }
}
