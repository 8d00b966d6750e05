//! Obstacles to an output folder, found before anything is written.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Message, shown_path};

/// The files of a run that have fixed names, and the folders of all others.
const FILES: [&str; 4] = ["letters.csv", "sheets.csv", "all.pdf", "all.zip"];
pub(super) const FOLDERS: [&str; 3] = ["letters", "bundles", "print"];

/// The reasons why nothing may be written to `out`: it is no folder, or one of the `inputs` lies
/// where a run writes. Links and other spellings of a path make no difference.
pub fn obstacles(out: &Path, inputs: &[PathBuf]) -> Diagnostics {
    let existing = out.ancestors().find(|path| path.exists());
    if let Some(file) = existing.filter(|path| !path.is_dir()) {
        let message = Message::OutputNotFolder { path: shown_path(file) };
        return Diagnostic::new(message).into();
    }
    // What does not exist yet is nobody's input.
    let real = |name: &&str| fs::canonicalize(out.join(name)).ok();
    let files: Vec<PathBuf> = FILES.iter().filter_map(real).collect();
    let folders: Vec<PathBuf> = FOLDERS.iter().filter_map(real).collect();
    let in_the_way = |input: &Path| {
        let Ok(input) = fs::canonicalize(input) else { return false };
        files.contains(&input) || folders.iter().any(|folder| input.starts_with(folder))
    };
    inputs
        .iter()
        .filter(|input| in_the_way(input))
        .map(|input| Diagnostic::new(Message::OutputIsInput { path: shown_path(input) }))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Diagnostic, obstacles};

    #[test]
    fn inputs_are_safe() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        fs::create_dir_all(path("letters/mine")).unwrap();
        fs::create_dir(path("other")).unwrap();
        for file in ["letters.csv", "letters/mine/letter.dj", "event.toml", "other/all.pdf"] {
            fs::write(path(file), "x").unwrap();
        }
        let codes = |input: &str| -> Vec<&str> {
            obstacles(root.path(), &[path(input)]).iter().map(Diagnostic::code).collect()
        };
        for input in ["letters.csv", "./letters.csv", "other/../letters.csv"] {
            assert_eq!(codes(input), ["A0606"], "{input}");
        }
        assert_eq!(codes("letters/mine/letter.dj"), ["A0606"]);
        for input in ["event.toml", "other/all.pdf", "none.csv"] {
            assert!(codes(input).is_empty(), "{input}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_hide_an_input() {
        let root = tempfile::tempdir().unwrap();
        let (real, link) = (root.path().join("real"), root.path().join("link"));
        fs::create_dir(&real).unwrap();
        fs::write(real.join("letters.csv"), "x").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert_eq!(obstacles(&link, &[real.join("letters.csv")]).len(), 1);
    }

    #[test]
    fn the_output_must_be_a_folder() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("out");
        assert!(obstacles(&file, &[]).is_empty());
        fs::write(&file, "x").unwrap();
        for out in [file.clone(), file.join("proof")] {
            let found = obstacles(&out, &[]);
            assert_eq!(found.iter().next().unwrap().code(), "A0607");
        }
    }
}
