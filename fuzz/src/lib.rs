//! What the targets share: an event around the part that is tried.

/// The builder of events that the tests have.
#[path = "../../tests/support/case.rs"]
pub mod case;

use std::io::{Cursor, Write as _};
use std::sync::Once;

use aamantran::{Invitee, Job, MemorySink, Options, generate};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::case::Case;

/// An event with a date.
fn dated() -> Case {
    Case::bare().event("date = 2027-01-10")
}

/// Reads a list of this name.
///
/// A library that panics over a damaged workbook is caught by the program, so only what nobody
/// catches is a finding: libFuzzer's own hook would end the run before.
pub fn read_list(name: &str, bytes: &[u8]) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))));
    if let Ok(job) = dated().list_file(name, bytes).job() {
        assert_eq!(job.rows, job.invitees.len() + job.rejected.len());
        for invitee in &job.invitees {
            assert!(!invitee.name().trim().is_empty());
        }
    }
}

/// The cells of two columns of the list's own in all rows; none if anything is wrong with the
/// list.
pub fn own_cells(name: &str, bytes: &[u8], columns: [&str; 2]) -> Option<Vec<(String, String)>> {
    let job = dated().list_file(name, bytes).job().ok()?;
    if !job.rejected.is_empty() {
        return None;
    }
    let cells = |column| {
        let own = |invitee: &Invitee| invitee.column(column).unwrap_or_default().to_owned();
        job.invitees.iter().map(own).collect::<Vec<_>>()
    };
    let [first, second] = columns.map(cells);
    Some(first.into_iter().zip(second).collect())
}

/// A zip of these files, not compressed: changes of the bytes come through.
///
/// # Errors
/// What the archive cannot hold.
pub fn packed(files: &[(&str, &[u8])]) -> zip::result::ZipResult<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        out.start_file(*name, stored)?;
        out.write_all(bytes)?;
    }
    Ok(out.finish()?.into_inner())
}

/// A job for one letter, to which `more` tables of an event file are added.
pub fn job(more: &str, files: &[(&str, &[u8])]) -> Option<Job> {
    let case = dated().tables(more).list("उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,ज्ञानपुर\n");
    files.iter().fold(case, |case, (name, bytes)| case.file(name, bytes)).job().ok()
}

/// Makes the letter; what is refused is refused.
pub fn make(job: &Job) {
    let sink = MemorySink::new();
    let options = Options::new().threads(1);
    if generate(job, &options, &sink).is_ok() {
        assert!(sink.into_files().values().any(|file| file.starts_with(b"%PDF-1.7")));
    }
}

/// A text as a value of TOML.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
