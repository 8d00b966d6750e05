//! `names`: suggestions for names in Latin letters.

use std::path::Path;

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::diagnostic::{Diagnostic, shown_path};
use crate::input::{Job, NAMES_FILE};
use crate::output::{SinkError, write_whole};

pub(super) fn run(event: &Path, console: &mut Console<'_>) -> u8 {
    let job = match Job::read(event) {
        Ok(job) => job,
        Err(diagnostics) => {
            console.report(&diagnostics);
            return ERRORS;
        }
    };
    let names = job.extended_names();
    if names.added == 0 {
        console.say(
            "अंग्रेज़ी अक्षरों में ऐसा कोई नाम नहीं जो names.toml में न हो",
            "No name is in Latin letters that names.toml does not have",
        );
        return DONE;
    }
    let folder = event.parent().unwrap_or(Path::new(""));
    let path = folder.join(NAMES_FILE);
    if let Err(source) = write_whole(&path, names.text.as_bytes()) {
        let error = SinkError::Io { path: shown_path(&path), source };
        console.report(&[Diagnostic::from(error)]);
        return ERRORS;
    }
    let path = shown_path(&path);
    let (added, guessed) = (names.added, names.guessed);
    console.say(
        &format!("{path} में जोड़े गए नाम: {added}; उनमें अनुमान (\"जाँच लें\"): {guessed}। फ़ाइल खोलकर देख लें।"),
        &format!(
            "{added} added to {path}, {guessed} of them guesses (\"please check\"). Open the file \
             and look."
        ),
    );
    DONE
}
