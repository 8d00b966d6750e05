//! Paths as messages name them.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// A path with one kind of separator, that of the system, and without a `.` within, however it
/// was put together.
pub(crate) fn shown_path(path: &Path) -> String {
    // `components` leaves out a `.` that is not the first part.
    let path: PathBuf = path.components().collect();
    with(&path.display().to_string(), MAIN_SEPARATOR)
}

fn with(path: &str, separator: char) -> String {
    if separator == '/' { path.to_owned() } else { path.replace('/', "\\") }
}

/// The name of a file alone, whatever system its path is of: in files that are handed on, whose
/// readers have no such folders.
pub(crate) fn name_alone(path: &str) -> &str {
    let start = path.rfind(['/', MAIN_SEPARATOR]).map_or(0, |at| at + 1);
    path.get(start..).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{name_alone, shown_path, with};

    #[test]
    fn no_dot_within() {
        for (path, parts) in [
            ("sabha/./mera", vec!["sabha", "mera"]),
            ("./mera", vec![".", "mera"]),
            ("../mera", vec!["..", "mera"]),
            ("", vec![""]),
        ] {
            let shown = shown_path(Path::new(path));
            assert_eq!(shown, parts.join(std::path::MAIN_SEPARATOR_STR), "{path}");
        }
    }

    #[test]
    fn one_kind_of_separator() {
        for (path, separator, expected) in [
            ("samples/ara-2025\\list.csv", '\\', "samples\\ara-2025\\list.csv"),
            ("out/b2\\all.pdf", '\\', "out\\b2\\all.pdf"),
            ("C:\\सभा\\x", '\\', "C:\\सभा\\x"),
            ("सभा/x", '/', "सभा/x"),
            // A backslash is a part of a name where it does not separate.
            ("सभा/a\\b", '/', "सभा/a\\b"),
        ] {
            assert_eq!(with(path, separator), expected);
        }
    }

    #[test]
    fn names_alone() {
        for (path, name) in
            [("list.csv", "list.csv"), ("/a/सभा/list.csv", "list.csv"), ("a/", "")]
        {
            assert_eq!(name_alone(path), name);
        }
    }
}
