//! The sample with a template of its own: two days, two languages, two pages.

use std::path::{Path, PathBuf};

use aamantran::internals::compose::Composer;
use aamantran::{FolderSink, Job, MemorySink, Options, Summary, generate};

use crate::outside::Reader;
use crate::own_reader;

fn job() -> Job {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/do-din/event.toml");
    Job::read(&path).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

/// The words of each letter, with the number of its second page.
fn expected(job: &Job, summary: &Summary) -> Vec<Vec<String>> {
    let composer = Composer::of_edition(&job.editions[0]).unwrap();
    let letters = job.invitees.iter().zip(&summary.letters);
    letters
        .map(|(invitee, letter)| {
            let composed = composer.compose(invitee, letter.serial).unwrap();
            let number = ["2", "/", "2"].map(str::to_owned);
            composed.letter.words().into_iter().chain(number).collect()
        })
        .collect()
}

#[test]
fn every_letter_has_two_pages_and_its_text_comes_back() {
    let job = job();
    let sink = MemorySink::new();
    let summary = generate(&job, &Options::new(), &sink).unwrap();
    let files = sink.into_files();
    assert_eq!(summary.letters.len(), 12);
    for (letter, words) in summary.letters.iter().zip(expected(&job, &summary)) {
        assert_eq!(letter.pages, 2, "{}", letter.file);
        assert_eq!(own_reader::words(&files[&letter.file]), words, "{}", letter.file);
    }
}

#[test]
fn the_programme_is_in_both_languages_under_its_day() {
    let job = job();
    let summary = generate(&job, &Options::new(), &MemorySink::new()).unwrap();
    for (words, letter) in expected(&job, &summary).into_iter().zip(&summary.letters) {
        let text = words.join(" ").replace('\u{A0}', " ");
        let mut rest = text.as_str();
        for part in [
            "20 एवं 21 फ़रवरी 2027",
            "20 to 21 February 2027",
            "पहला दिन · Day 1",
            "शनिवार, 20 फ़रवरी 2027",
            "Saturday, 20 February 2027",
            "पूर्वाह्न 10:30 बजे 10:30 a.m. उद्घाटन और स्वागत Opening and welcome सरिता मिश्र Sarita Mishra",
            "सायं 6:30 बजे 6:30 p.m.",
            "दूसरा दिन · Day 2",
            "Sunday, 21 February 2027",
            "अपराह्न 4:15 बजे 4:15 p.m. समापन और धन्यवाद",
        ] {
            let at = rest.find(part).unwrap_or_else(|| panic!("{part}: {rest}"));
            rest = &rest[at + part.len()..];
        }
        // Two sign; whoever hands the letter out is named with the way.
        let host = &job.event.advocates[letter.advocate.unwrap()].name;
        assert!(rest.contains(host.as_str()), "{host}: {rest}");
        assert!(text.contains("सरिता मिश्र अध्यक्ष Sarita Mishra, President"), "{text}");
    }
}

/// Readers that guess columns take what stands side by side in another order.
#[test]
#[ignore = "needs pdftotext, mutool, node with pdfjs-dist, python with pypdfium2 and pymupdf"]
fn every_word_comes_back_from_every_reader() {
    let job = job();
    let folder = tempfile::tempdir().unwrap();
    let summary = generate(&job, &Options::new(), &FolderSink::new(folder.path())).unwrap();
    let files = summary.letters.iter().map(|letter| folder.path().join(&letter.file));
    let files: Vec<PathBuf> = files.collect();
    let sorted = |mut words: Vec<String>| {
        words.sort();
        words
    };
    let expected: Vec<_> = expected(&job, &summary).into_iter().map(sorted).collect();
    for reader in Reader::ALL {
        let read = reader.words_of_all(&files).into_iter().map(sorted);
        for ((read, words), file) in read.zip(&expected).zip(&files) {
            assert_eq!(&read, words, "{reader:?} {}", file.display());
        }
    }
}
