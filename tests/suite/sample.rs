//! The sample event: its letters, read back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use aamantran::internals::compose::Composer;
use aamantran::internals::input::OutputSpec;
use aamantran::{FolderSink, Invitee, Job, MemorySink, Options, Summary, generate};

use crate::outside::{Reader, run, searches};
use crate::own_reader;

fn job() -> Job {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/ara-2025/event.toml");
    Job::read(&path).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

/// The same without papers for handing out, whose words are compared elsewhere.
fn letters_alone() -> Job {
    let mut job = job();
    let output = OutputSpec { papers: Vec::new(), ..job.event.output.clone() };
    job.arrange(output).unwrap();
    job
}

fn options(threads: usize) -> Options {
    Options::new().threads(threads)
}

/// The words that each letter was composed of, in the order of the letters.
fn composed(job: &Job, summary: &Summary) -> Vec<Vec<String>> {
    let composer =
        Composer::new(&job.event, &job.editions[0].template, &job.editions[0].pictures)
            .unwrap();
    let serials = job.invitees.iter().map(|own| (job.serial(own.position), own));
    let invitees: BTreeMap<u32, &Invitee> = serials.collect();
    summary
        .letters
        .iter()
        .map(|letter| {
            let invitee = invitees[&letter.serial];
            composer.compose(invitee, letter.serial).unwrap().letter.words()
        })
        .collect()
}

/// Each file of the run with the words that must come back from it.
fn expected(job: &Job, summary: &Summary) -> Vec<(String, Vec<String>)> {
    let composed = composed(job, summary);
    let mut files: Vec<(String, Vec<String>)> = summary
        .letters
        .iter()
        .zip(&composed)
        .map(|(letter, words)| (letter.file.clone(), words.clone()))
        .collect();
    for (index, advocate) in job.event.advocates.iter().enumerate() {
        let own = summary.letters.iter().zip(&composed);
        let words = own
            .filter(|(letter, _)| letter.advocate == Some(index))
            .flat_map(|(_, words)| words);
        files.push((format!("bundles/{}.pdf", advocate.name), words.cloned().collect()));
    }
    files.push(("all.pdf".to_owned(), composed.concat()));
    files
}

#[test]
fn every_letter_is_one_page_and_its_text_comes_back() {
    let job = letters_alone();
    let sink = MemorySink::new();
    let summary = generate(&job, &options(2), &sink).unwrap();
    let files = sink.into_files();
    assert!(summary.letters.len() >= 120);
    assert!(summary.letters.iter().all(|letter| letter.pages == 1));
    for (path, words) in expected(&job, &summary) {
        assert_eq!(own_reader::words(&files[&path]), words, "{path}");
    }
}

#[test]
fn every_file_says_its_language_title_and_author() {
    let job = job();
    let sink = MemorySink::new();
    let summary = generate(&job, &options(2), &sink).unwrap();
    let files = sink.into_files();
    let letter = &summary.letters[0];
    let document = lopdf::Document::load_mem(&files[&letter.file]).unwrap();
    assert_eq!(document.version, "1.7");
    let catalogue = document.catalog().unwrap();
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"hi-IN");
    let viewer = catalogue.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(viewer.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let information = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let information = document.get_dictionary(information).unwrap();
    let text = |key: &[u8]| lopdf::decode_text_string(information.get(key).unwrap()).unwrap();
    assert_eq!(text(b"Author"), job.event.advocates[letter.advocate.unwrap()].name);
    assert!(text(b"Title").ends_with(&letter.invitee), "{}", text(b"Title"));
    for (path, bytes) in files.iter().filter(|(path, _)| path.strip_suffix(".pdf").is_some()) {
        let document = lopdf::Document::load_mem(bytes).unwrap();
        assert!(document.catalog().unwrap().has(b"Lang"), "{path}");
        assert!(!information.has(b"CreationDate"), "{path}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_threads() {
    let job = job();
    let make = |threads| {
        let sink = MemorySink::new();
        generate(&job, &options(threads), &sink).unwrap();
        sink.into_files()
    };
    let once = make(1);
    for threads in [1, 2, 7] {
        let again = make(threads);
        assert!(once == again, "{threads} threads");
    }
}

#[test]
#[ignore = "needs pdftotext, mutool, node with pdfjs-dist, python with pypdfium2 and pymupdf, qpdf"]
fn every_word_of_the_sample_comes_back_from_every_reader() {
    let job = letters_alone();
    let folder = tempfile::tempdir().unwrap();
    let summary = generate(&job, &options(2), &FolderSink::new(folder.path())).unwrap();
    let expected = expected(&job, &summary);
    let paths: Vec<PathBuf> =
        expected.iter().map(|(path, _)| folder.path().join(path)).collect();
    for path in &paths {
        let output = Command::new("qpdf").arg("--check").arg(path).output().expect("qpdf");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    for reader in Reader::ALL {
        for ((path, words), read) in expected.iter().zip(reader.words_of_all(&paths)) {
            let differing = words.iter().zip(&read).position(|(word, read)| word != read);
            if let Some(at) = differing {
                let around = at.saturating_sub(3)..(at + 4).min(words.len().min(read.len()));
                panic!(
                    "{reader:?} {path}: {:?} instead of {:?}",
                    &read[around.clone()],
                    &words[around]
                );
            }
            assert_eq!(words.len(), read.len(), "{reader:?} {path}");
        }
    }
}

#[test]
#[ignore = "needs python with pypdfium2, and Debian's with poppler"]
fn every_invitee_is_found_by_search() {
    let job = job();
    let folder = tempfile::tempdir().unwrap();
    let summary = generate(&job, &options(2), &FolderSink::new(folder.path())).unwrap();
    let questions: Vec<String> = summary
        .letters
        .iter()
        .map(|letter| {
            let file = folder.path().join(&letter.file);
            serde_json::json!({ "file": file, "page": 1, "needle": letter.invitee }).to_string()
        })
        .collect();
    for mut search in searches() {
        let answers = run(&mut search, &(questions.join("\n") + "\n"));
        assert_eq!(answers.lines().count(), questions.len());
        for (answer, question) in answers.lines().zip(&questions) {
            let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
            assert!(answer["found"].as_u64() >= Some(1), "{search:?}: {question}");
        }
    }
}

#[test]
#[ignore = "needs pdfinfo"]
fn the_files_say_what_they_are() {
    let job = job();
    let folder = tempfile::tempdir().unwrap();
    let summary = generate(&job, &options(2), &FolderSink::new(folder.path())).unwrap();
    let letter = folder.path().join(&summary.letters[0].file);
    let info = run(Command::new("pdfinfo").arg(letter), "");
    for (key, value) in [("Title:", "आमंत्रण पत्र – "), ("PDF version:", "1.7"), ("Pages:", "1")]
    {
        assert!(
            info.lines().any(|line| line.starts_with(key) && line.contains(value)),
            "{key} {value}: {info}"
        );
    }
}
