//! Letters one by one, as they are looked at before any is printed.

use std::path::{Path, PathBuf};

use aamantran::internals::input::{FileSet, OutputSpec};
use aamantran::{Diagnostic, Job, MemorySink, Options, Preview, generate};

use crate::support::case::Case;

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = folders.map(|folder| folder.join("event.toml")).collect();
    found.retain(|event| event.exists());
    found.sort();
    assert!(found.len() >= 10);
    found
}

/// Own files of all letters that can be made, by their serials, as a run writes them.
fn own_files(mut job: Job) -> Vec<(u32, Vec<u8>)> {
    let output = OutputSpec {
        sets: vec![FileSet::Letters, FileSet::Merged],
        ..job.event.output.clone()
    };
    job.arrange(output).unwrap();
    let sink = MemorySink::new();
    let options = Options::new().skip_invalid(true).threads(2);
    let summary = generate(&job, &options, &sink).unwrap_or_else(|faults| panic!("{faults}"));
    let mut files = sink.into_files();
    let letters = summary.letters.into_iter();
    letters.map(|letter| (letter.serial, files.remove(&letter.file).unwrap())).collect()
}

#[track_caller]
fn files_are_those_of_a_run(job: &Job) {
    let files = own_files(job.clone());
    let mut preview = Preview::new(job.clone());
    let step = files.len().div_ceil(7);
    for (serial, file) in files.into_iter().step_by(step) {
        let row = job.invitees.iter().find(|own| job.serial(own.position) == serial).unwrap();
        let letter = preview.letter(row.position).unwrap();
        assert_eq!(letter.serial, serial);
        assert!(letter.pdf.starts_with(b"%PDF-1.7"));
        let own = preview.pdf(row.position).unwrap();
        assert!(own == file, "the file of {serial} differs");
    }
}

#[test]
fn the_file_of_a_letter_is_that_of_a_run() {
    for event in samples() {
        files_are_those_of_a_run(&Job::read(&event).unwrap());
    }
}

#[test]
fn the_file_of_a_letter_is_that_of_a_run_with_other_letters_held_and_many_editions() {
    let mut case = Case::new()
        .tables(
            "[[paper]]\nname = \"बड़ा\"\n[[paper]]\nname = \"छोटा\"\nsize = \"A5\"\n\
             [paper.when]\n\"ग्राम\" = \"बेला\"\n\
             [[variant]]\nname = \"अध्यक्ष\"\n[variant.when]\n\"ग्राम\" = \"हर्षपुर\"\n\
             [variant.letter]\ntitle = \"अध्यक्ष महोदय\"\n",
        )
        .output("order = [\"village\", \"name\"]");
    for at in 0..90_usize {
        let village = ["बेला", "हर्षपुर", "ज्ञानपुर", ""][at % 4];
        let name = if at % 17 == 3 {
            String::new()
        } else {
            format!("राम {}", "कखगघचछजझ".chars().nth(at % 8).unwrap())
        };
        case = case.row(&[&name, village, ["सीमा देवी", "रमेश कुमार"][at % 2]]);
    }
    let job = case.valid_job();
    assert!(job.editions.len() >= 3 && !job.rejected.is_empty());
    files_are_those_of_a_run(&job);
}

#[test]
fn a_letter_says_what_stands_on_it() {
    let job = Case::new().row(&["सीता देवी", "बेला", "सीमा देवी"]).row(&["राम", "", "मुन्ना"]);
    let preview = Preview::new(job.valid_job());
    let letter = preview.letter(1).unwrap();
    assert_eq!((letter.position, letter.serial, letter.pages), (1, 2, 1));
    assert_eq!(letter.number, "स./002");
    assert!(letter.text.contains("राम") && !letter.text.contains("सीता"), "{}", letter.text);
    assert_eq!(preview.letter(1).unwrap(), letter);
}

#[test]
fn a_row_without_a_letter_says_why() {
    let job = Case::new().row(&["", "बेला", "सीमा देवी"]).row(&["राम", "", "मुन्ना"]).valid_job();
    let mut preview = Preview::new(job);
    let codes = |position| {
        let faults = preview.letter(position).unwrap_err();
        faults.iter().map(|own| own.code().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(0), ["A0302"]);
    assert_eq!(codes(2), ["A0706"]);
    assert!(preview.pdf(0).is_err() && preview.pdf(1).is_ok());
}

#[test]
fn a_letter_that_cannot_be_printed_says_why_and_others_are_made() {
    let job =
        Case::new().row(&["राम 漢", "", "सीमा देवी"]).row(&["सीता", "", "सीमा देवी"]).valid_job();
    let mut preview = Preview::new(job);
    let faults = preview.letter(0).unwrap_err();
    assert_eq!(faults.iter().map(Diagnostic::code).collect::<Vec<_>>(), ["A0501"]);
    assert!(preview.pdf(0).is_err());
    assert!(preview.letter(1).is_ok() && preview.pdf(1).is_ok());
}
