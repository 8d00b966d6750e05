//! What making letters takes: a figure for what there is once, and one for each letter.

use aamantran::{FolderSink, Job, Options, check, generate};

use crate::files::{csv, people};
use crate::{KIB, MIB, peak, shown, turn};

fn job(count: usize, output: &str) -> Job {
    let event = format!(
        "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\n\
         name = \"राम सिंह\"\ngender = \"m\"\n{output}[[list]]\nfile = \"l.csv\"\n"
    );
    Job::from_parts(&event, &[("l.csv", &csv(&people(count)))]).unwrap()
}

#[test]
fn letters_are_not_kept() {
    let turn = turn();
    let options = Options::new().threads(1);
    let mut wrong = Vec::new();
    for (what, output, once, each) in [
        ("a file each", "[output]\nsets = \"letters\"\n", 30 * MIB, 6 * KIB),
        ("one file", "[output]\nsets = \"merged\"\n", 30 * MIB, 6 * KIB),
    ] {
        let [few, many] = [200, 600].map(|count| {
            let job = job(count, output);
            let folder = tempfile::tempdir().unwrap();
            let sink = FolderSink::new(folder.path());
            let (made, took) = peak(&turn, || generate(&job, &options, &sink).unwrap());
            assert_eq!(made.letters.len(), count);
            took
        });
        let grown = many.saturating_sub(few) / 400;
        let found =
            format!("{what}: {} for 200 letters, {grown} bytes for each more", shown(few));
        println!("{found}");
        if few > once || grown > each {
            wrong.push(found);
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn checking_keeps_no_letter() {
    let turn = turn();
    let [few, many] = [200, 600].map(|count| {
        let job = job(count, "");
        let options = Options::new().threads(1);
        let (_, took) = peak(&turn, || check(&job, &options).unwrap());
        took
    });
    let grown = many.saturating_sub(few) / 400;
    println!("check: {} for 200 letters, {grown} bytes for each more", shown(few));
    assert!(few <= 30 * MIB && grown <= 3 * KIB, "{few}, {grown}");
}
