//! Pages as they are looked at before they are printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use aamantran::internals::input::{FileSet, OutputSpec, PapersIn};
use aamantran::internals::picture::draw_page;
use aamantran::{Job, MemorySink, Options, Preview, generate};
use image::{ColorType, DynamicImage};

use crate::outside::{python, run};
use crate::support::case::Case;

/// Dots an inch.
const DPI: u32 = 100;
/// Greys of 255 by which our pages may differ from PDFium's on the whole, and in a square of 8 by 8
/// dots: PDFium makes thin strokes thicker. Papers for handing out are full of thin rules.
const MEAN: f64 = 0.025 * 255.0;
const MEAN_OF_PAPERS: f64 = 0.035 * 255.0;
const BLOCK: f64 = 0.6 * 255.0;

fn letter(case: &Case) -> Vec<u8> {
    Preview::new(case.valid_job()).letter(0).unwrap().pdf
}

fn read(png: &[u8]) -> DynamicImage {
    image::load_from_memory_with_format(png, image::ImageFormat::Png).unwrap()
}

#[test]
fn a_page_is_as_wide_as_is_asked_for() {
    let pdf = letter(&Case::new().invitee("सीता देवी"));
    for width in [1, 200, 794, 795, 1654] {
        let picture = read(&draw_page(&pdf, 0, width).unwrap());
        assert_eq!(picture.width(), width);
        assert!(picture.height().abs_diff(width * 297 / 210) <= 1, "{}", picture.height());
        assert_eq!(picture.color(), ColorType::L8);
    }
    // A page of any width is drawn, though not any picture made.
    assert!(read(&draw_page(&pdf, 0, u32::MAX).unwrap()).height() <= 8_000);
    assert!(draw_page(&pdf, 0, 0).is_none());
    assert!(draw_page(&pdf, 1, 800).is_none());
}

#[test]
fn words_are_seen_and_colours_are_kept() {
    let pdf = letter(&Case::new().invitee("सीता देवी"));
    let ink = read(&draw_page(&pdf, 0, 400).unwrap()).into_luma8();
    let dark = ink.pixels().filter(|dot| dot.0[0] < 128).count();
    assert!(dark > 500 && dark < 20_000, "{dark}");
    let coloured =
        Case::new().paper("colour = true").style("[style.letter]\ncolour = \"#c00000\"");
    let picture = read(&draw_page(&letter(&coloured.invitee("सीता देवी")), 0, 400).unwrap());
    assert_eq!(picture.color(), ColorType::Rgb8);
    assert!(picture.into_rgb8().pixels().any(|dot| dot.0[0] > 150 && dot.0[1] < 80));
}

#[test]
fn what_is_no_page_is_not_drawn() {
    let pdf = letter(&Case::new().invitee("सीता देवी"));
    assert!(draw_page(b"", 0, 100).is_none());
    assert!(draw_page(b"%PDF-1.7\n", 0, 100).is_none());
    // Torn anywhere it gives a page or none, and ends nothing.
    for end in (0..pdf.len()).step_by(1_499) {
        draw_page(&pdf[..end], 0, 60);
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All that a sample makes: its letters, its papers, and its sheets.
fn files(sample: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut job = Job::read(&sample.join("event.toml")).unwrap();
    let output = OutputSpec {
        sets: vec![FileSet::Merged],
        papers_in: PapersIn::Files,
        ..job.event.output.clone()
    };
    job.arrange(output).unwrap();
    let sink = MemorySink::new();
    let options = Options::new().skip_invalid(true).threads(2);
    generate(&job, &options, &sink).unwrap_or_else(|faults| panic!("{faults}"));
    let mut files = sink.into_files();
    files.retain(|name, _| Path::new(name).extension().is_some_and(|ending| ending == "pdf"));
    files
}

/// The width of the pages of a file in dots, as PDFium counts them.
fn widths(pdf: &[u8]) -> Vec<u32> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    let width = |id: &lopdf::ObjectId| {
        let sheet = document.get_dictionary(*id).unwrap().get(b"MediaBox").unwrap();
        let sheet = sheet.as_array().unwrap();
        let at = |index: usize| f64::from(sheet[index].as_float().unwrap());
        let dots = ((at(2) - at(0)) * f64::from(DPI) / 72.0).ceil();
        (1..10_000).find(|whole| f64::from(*whole) >= dots).unwrap()
    };
    pages.values().map(width).collect()
}

#[test]
#[ignore = "needs python with pypdfium2 and pillow"]
fn every_page_of_every_sample_is_drawn_as_pdfium_draws_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut questions, mut names) = (Vec::new(), Vec::new());
    for sample in std::fs::read_dir(root().join("samples")).unwrap() {
        let sample = sample.unwrap().path();
        if !sample.join("event.toml").exists() {
            continue;
        }
        for (index, (path, pdf)) in files(&sample).iter().enumerate() {
            let mean = if path.starts_with("papers/") { MEAN_OF_PAPERS } else { MEAN };
            let called = sample.file_name().unwrap().to_string_lossy().into_owned();
            let file = folder.path().join(format!("{called}-{index}.pdf"));
            std::fs::write(&file, pdf).unwrap();
            for (page, width) in widths(pdf).into_iter().enumerate() {
                let name = format!("{called}-{index}-{page}");
                let drawn = folder.path().join(format!("{name}.png"));
                let picture = draw_page(pdf, page, width);
                std::fs::write(&drawn, picture.unwrap_or_else(|| panic!("{name}"))).unwrap();
                let report = root().join("target/drawn").join(format!("{name}.png"));
                let question = serde_json::json!({
                    "file": file, "page": page + 1, "dpi": DPI, "drawn": drawn,
                    "report": report, "mean": mean, "block": BLOCK,
                });
                questions.push(question.to_string());
                names.push(name);
            }
        }
    }
    let answers = run(&mut python("draw.py"), &(questions.join("\n") + "\n"));
    let answers: Vec<serde_json::Value> =
        answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(answers.len() == names.len() && names.len() > 100, "{}", answers.len());
    let largest = |key: &str| {
        let all = answers.iter().filter_map(|answer| answer[key].as_f64());
        all.fold(0.0, f64::max) / 2.55
    };
    println!(
        "{} pages: mean {:.2} %, block {:.0} %",
        names.len(),
        largest("mean"),
        largest("block")
    );
    let different = names.iter().zip(&answers).filter(|(_, answer)| answer["same"] != true);
    let different: Vec<String> =
        different.map(|(name, answer)| format!("{name}: {}", answer["why"])).collect();
    assert!(different.is_empty(), "{}\nLook into target/drawn", different.join("\n"));
}
