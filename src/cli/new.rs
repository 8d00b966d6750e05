//! `new`: a folder to start from.

use std::path::Path;

use super::{Console, DONE, ERRORS};
use crate::diagnostic::{Diagnostic, Diagnostics, Message};

const EVENT: &str = include_str!("starter/event.toml");
const LIST: &str = include_str!("starter/list.csv");

pub(super) fn run(folder: &Path, console: &mut Console<'_>) -> u8 {
    // Excel wants a byte order mark and its own line ends.
    let list = format!("\u{FEFF}{}", LIST.replace('\n', "\r\n"));
    let files = [("event.toml", EVENT.as_bytes()), ("list.csv", list.as_bytes())];
    if let Err(diagnostics) = write_new(folder, &files) {
        console.complain(&diagnostics);
        return ERRORS;
    }
    let event = folder.join("event.toml");
    let event = event.display();
    let folder = folder.display();
    console.say(
        &format!("{folder} में event.toml और list.csv बन गईं। उन्हें अपने अनुसार बदलें, फिर:"),
        &format!("{folder} now has event.toml and list.csv. Change them to your needs, then:"),
    );
    console.line(&format!("  aamantran make {event} -o {folder}/out"));
    DONE
}

/// Writes files into a folder, which is made if need be. If one of them exists and is not
/// empty, nothing is written.
pub(super) fn write_new(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Diagnostics> {
    let in_the_way: Diagnostics = files
        .iter()
        .map(|(name, _)| folder.join(name))
        .filter(|path| path.metadata().is_ok_and(|found| found.is_dir() || found.len() > 0))
        .map(|path| Diagnostic::new(Message::FileExists { path: path.display().to_string() }))
        .collect();
    if !in_the_way.is_empty() {
        return Err(in_the_way);
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        let written = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(&path, bytes));
        written.map_err(|error| {
            let path = path.display().to_string();
            Diagnostic::new(Message::FileWrite { path, detail: error.to_string() })
        })?;
    }
    Ok(())
}
