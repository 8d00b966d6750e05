//! What the targets share: an event around the part that is tried.

use std::sync::Once;

use aamantran::generate::{Options, generate};
use aamantran::input::Job;
use aamantran::output::MemorySink;

/// An event with one list; `more` stands before it.
pub fn event(more: &str, list: &str) -> String {
    format!(
        "version = 1\n[event]\nname = \"सभा\"\ndate = 2027-01-10\n{more}\n\
         [[advocate]]\nname = \"आशा वर्मा\"\ngender = \"f\"\n\
         [[list]]\nfile = \"{list}\"\nadvocate = \"आशा वर्मा\"\n"
    )
}

/// Reads a list of this name.
///
/// A library that panics over a damaged workbook is caught by the program, so only what nobody
/// catches is a finding: libFuzzer's own hook would end the run before.
pub fn read_list(name: &str, bytes: &[u8]) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))));
    if let Ok(job) = Job::from_parts(&event("", name), &[(name, bytes)]) {
        assert_eq!(job.rows, job.invitees.len() + job.held.len());
        for invitee in &job.invitees {
            assert!(!invitee.name().trim().is_empty());
        }
    }
}

/// A job for one letter, to which `more` of an event file is added.
pub fn job(more: &str, files: &[(&str, &[u8])]) -> Option<Job> {
    let list = "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,ज्ञानपुर\n".as_bytes();
    let files: Vec<_> = [("list.csv", list)].into_iter().chain(files.iter().copied()).collect();
    Job::from_parts(&event(more, "list.csv"), &files).ok()
}

/// Makes the letter; what is refused is refused.
pub fn make(job: &Job) {
    let sink = MemorySink::new();
    let options = Options { threads: Some(1), ..Options::default() };
    if generate(job, &options, &sink).is_ok() {
        assert!(sink.into_files().values().any(|file| file.starts_with(b"%PDF-1.7")));
    }
}

/// A text as a value of TOML.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
