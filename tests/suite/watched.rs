//! A run that somebody looks on at, and stops.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use aamantran::{Diagnostic, MemorySink, Observer, Options, Stage, generate_observed};

use crate::support::case::Case;

/// Counts what is done, and stops the run after so many letters of a stage.
#[derive(Default)]
struct Watcher {
    stages: Mutex<Vec<(Stage, usize)>>,
    done: Mutex<Vec<usize>>,
    stop_in: Option<Stage>,
    stopped: AtomicUsize,
}

impl Observer for Watcher {
    fn begin(&self, stage: Stage, letters: usize) {
        self.stages.lock().unwrap().push((stage, letters));
        self.done.lock().unwrap().push(0);
        if self.stop_in == Some(stage) {
            self.stopped.store(1, Ordering::Relaxed);
        }
    }

    fn advance(&self, letters: usize) {
        *self.done.lock().unwrap().last_mut().unwrap() += letters;
    }

    fn is_cancelled(&self) -> bool {
        self.stopped.load(Ordering::Relaxed) == 1
    }
}

fn case() -> Case {
    // More than the threads take at a time.
    (0..150).fold(Case::new(), |case, at| {
        case.row(&["राम कुमार", &format!("ग्राम {at}"), "सीमा देवी"])
    })
}

#[test]
fn every_letter_of_every_stage_is_counted() {
    let watcher = Watcher::default();
    let sink = MemorySink::new();
    let options = Options::new().threads(2);
    generate_observed(&case().job().unwrap(), &options, &sink, &watcher).unwrap();
    assert_eq!(
        *watcher.stages.lock().unwrap(),
        // Each letter is in a bundle and in the file of all.
        [(Stage::Check, 150), (Stage::Write, 150), (Stage::Finish, 300)]
    );
    assert_eq!(*watcher.done.lock().unwrap(), [150, 150, 300]);

    // Files of many are written while their letters are laid out.
    let watcher = Watcher::default();
    let job = case().output("sets = \"merged\"").job().unwrap();
    generate_observed(&job, &options, &sink, &watcher).unwrap();
    assert_eq!(*watcher.stages.lock().unwrap(), [(Stage::Write, 150), (Stage::Finish, 150)]);
    assert_eq!(*watcher.done.lock().unwrap(), [150, 150]);
}

#[test]
fn a_run_that_is_stopped_says_so() {
    let merged = "sets = \"merged\"";
    let stages = [
        (Stage::Check, ""),
        (Stage::Write, ""),
        (Stage::Finish, ""),
        (Stage::Write, merged),
        (Stage::Finish, merged),
    ];
    for (stage, output) in stages {
        let watcher = Watcher { stop_in: Some(stage), ..Watcher::default() };
        let sink = MemorySink::new();
        let options = Options::new().threads(2);
        let faults =
            generate_observed(&case().output(output).job().unwrap(), &options, &sink, &watcher)
                .unwrap_err();
        let codes: Vec<&str> = faults.iter().map(Diagnostic::code).collect();
        assert_eq!(codes, ["A0615"], "{stage:?}");
        let files = sink.into_files();
        assert!(!files.contains_key("all.pdf") && !files.contains_key("letters.csv"));
    }
}

/// Says stop once, and go on ever after.
#[derive(Default)]
struct Once(AtomicUsize);

impl Observer for Once {
    fn is_cancelled(&self) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) == 40
    }
}

#[test]
fn who_says_stop_once_has_stopped_the_run() {
    for output in ["", "sets = \"merged\""] {
        for threads in [1, 2] {
            let sink = MemorySink::new();
            let options = Options::new().threads(threads);
            let job = case().output(output).job().unwrap();
            let stopped = generate_observed(&job, &options, &sink, &Once::default());
            let faults = stopped.unwrap_err();
            let codes: Vec<&str> = faults.iter().map(Diagnostic::code).collect();
            assert_eq!(codes, ["A0615"], "{output} {threads}");
            assert!(!sink.into_files().contains_key("letters.csv"));
        }
    }
}
