//! The sizes of the benchmark's files, held.

use std::path::Path;

use aamantran::{Job, MemorySink, Options, generate};

use crate::outside::{python, run};
use crate::own_reader;

/// The largest letter of the benchmark, in bytes.
const LETTER: usize = 30_000;

/// The merged file of 1,000 letters, in bytes.
const MERGED: usize = 1_700_000;

/// The benchmark's event with a list of so many invitees.
fn job(invitees: u32) -> Job {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/bench-letter");
    std::fs::create_dir(folder.path().join("template")).unwrap();
    for file in
        ["event.toml", "template/letter.dj", "template/style.toml", "template/template.toml"]
    {
        std::fs::copy(source.join(file), folder.path().join(file)).unwrap();
    }
    let mut make_list = python("../../benches/bench-letter/make_list.py");
    make_list.arg(folder.path().join("list.csv")).arg("-n").arg(invitees.to_string());
    run(&mut make_list, "");
    Job::read(&folder.path().join("event.toml")).unwrap_or_else(|wrong| panic!("{wrong}"))
}

#[test]
#[ignore = "needs python"]
fn files_of_the_benchmark_are_small_and_whole() {
    let sink = MemorySink::new();
    let summary = generate(&job(1000), &Options::new(), &sink).unwrap();
    let files = sink.into_files();
    assert!(summary.letters.iter().all(|letter| letter.pages == 1));
    let sizes = summary.letters.iter().map(|letter| files[&letter.file].len());
    let largest = sizes.max().unwrap();
    assert!(largest <= LETTER, "{largest}");
    let merged = &files["all.pdf"];
    assert!(merged.len() <= MERGED, "{}", merged.len());

    // What is shared by pages is read on each of them.
    let each: Vec<String> = summary
        .letters
        .iter()
        .flat_map(|letter| own_reader::words(&files[&letter.file]))
        .collect();
    assert!(own_reader::words(merged) == each);
}
