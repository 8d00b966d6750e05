//! Every hard word comes back from the PDF exactly as it went in.

use std::path::Path;

use aamantran::font::{ChainId, Library, Weight};
use aamantran::geom::{Pt, Size};
use aamantran::layout::{LinePart, Mark, Page, TextLine};
use aamantran::pdf::{
    Codes, Common, ContentEncoder, Deflater, Destination, DocumentInfo, DocumentWriter, Fonts,
    Images, Skeleton,
};
use aamantran::shape::{WordTable, Words};
use aamantran::structure::{Role, Structure};

use crate::outside::{Reader, run, searches};

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

/// Pages that show these words, three on a line.
pub(crate) fn sheet(words: &[String], families: &[String], weight: Weight) -> Vec<u8> {
    sheet_from(&Library::embedded(), words, families, weight)
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
    for page_words in words.chunks(3 * 45) {
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
            let (x, y) = (Pt(50.0), Pt(50.0 + 17.0 * row as f64));
            let line = TextLine::new(x, y, parts, &table);
            let paragraph = structure.add(Structure::LETTER, Role::Paragraph);
            page.marks.push(Mark { tag: Some(paragraph), ..Mark::text(line) });
        }
        pages.push(page);
    }
    let mut codes = Codes::default();
    codes.number(codes.lacking(table.list(), library)).unwrap();
    let fonts = Fonts::new(&codes, library).unwrap();
    let skeleton = Skeleton::new(&fonts, library, Images::default(), 1).unwrap();
    let mut deflater = Deflater::default();
    let common = Common::default();
    let destination = Destination { one: true, many: false };
    let letter = ContentEncoder::new(library, "hi-IN", &common, destination)
        .letter(&pages, structure, &table, &codes)
        .unwrap();
    let mut writer = DocumentWriter::new(&skeleton, Vec::new()).unwrap();
    writer.letter(1, "", &letter, &mut deflater).unwrap();
    writer.finish(&DocumentInfo::default(), &skeleton, &mut deflater).unwrap()
}

/// Every family that has Devanagari, in every weight, with a Noto family behind it for what
/// it lacks.
pub(crate) fn styles() -> Vec<(Vec<String>, Weight)> {
    let library = Library::embedded();
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
        let file = folder.path().join("words.pdf");
        std::fs::write(&file, sheet(words, &families, weight)).unwrap();
        run(std::process::Command::new("qpdf").arg("--check").arg(&file), "");
        for reader in Reader::ALL {
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
                let page = at / (3 * 45) + 1;
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
