//! The text of an event file, and what was given in its place.

use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, ForeignFile, Message, shown_path};
use crate::input::file::budget::Budget;
use crate::input::file::read::{FileBytes, TEXT_FILE, read_file};
use crate::input::list::format::is_list_file;
use crate::input::list::repair::name_book::NAMES_FILE;

/// The text of an event file.
///
/// # Errors
/// The reason why it cannot be read, or that it is a list.
pub(crate) fn read_event_text(event: &Path, budget: &Budget) -> Result<String, Diagnostic> {
    let shown = shown_path(event);
    let is_list = |bytes: &[u8]| is_list_file(&shown, bytes);
    let message = match read_file(event, TEXT_FILE, budget) {
        Ok(FileBytes { bytes, .. }) if bytes.is_empty() => {
            Message::TextIsOther { path: shown, foreign: ForeignFile::Hollow }
        }
        Ok(FileBytes { bytes, .. }) if is_list(&bytes) => {
            let event = event_beside(event);
            Message::EventIsList { path: shown, event }
        }
        Ok(found) => return found.text(TEXT_FILE),
        Err(why) => match why.message(&shown) {
            Message::FileMissing { path, beside, .. } => {
                Message::FileMissing { path, is_on_command_line: true, beside }
            }
            message => message,
        },
    };
    Err(Diagnostic::new(message))
}

/// The event file in the folder of a list: `event.toml`, else the only one there.
fn event_beside(list: &Path) -> Option<String> {
    let folder = list.parent().unwrap_or(Path::new(""));
    let searched = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut found: Vec<_> = fs::read_dir(searched)
        .ok()?
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| Path::new(name).extension().is_some_and(|own| own == "toml"))
        .filter(|name| name != NAMES_FILE)
        .collect();
    let usual = found.iter().position(|name| name == "event.toml");
    let name = match (usual, found.len()) {
        (Some(at), _) => found.swap_remove(at),
        (None, 1) => found.pop()?,
        _ => return None,
    };
    Some(shown_path(&folder.join(name)))
}
