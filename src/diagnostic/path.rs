//! Paths as messages name them.

use std::path::{MAIN_SEPARATOR, Path};

use super::Lang;
use super::odd::odd_hint;

/// A path with one kind of separator, that of the system, however it was put together.
pub(crate) fn shown_path(path: &Path) -> String {
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

/// The remedy for a file that is missing, if its name suggests one: an odd character in it, or
/// that `beside`, a file in its folder, is the one that is meant.
pub(super) fn file_hint(path: &str, beside: Option<&str>, lang: Lang) -> Option<String> {
    if let Some(odd) = odd_hint(path, lang) {
        return Some(odd);
    }
    let (name, beside) = (name_alone(path), beside?);
    // Windows does not show the last of two endings.
    let is_hidden = name.contains('.')
        && beside.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    Some(match (is_hidden, lang) {
        (true, Lang::Hi) => format!(
            "फ़ोल्डर में {beside} है: Windows नाम का अंतिम हिस्सा छिपाता है। File Explorer में View → \
             Show → File name extensions चालू करें और फ़ाइल का नाम {name} कर दें।"
        ),
        (true, Lang::En) => format!(
            "There is {beside}: Windows hides the last part of a name. In File Explorer turn \
             on View → Show → File name extensions, and rename the file to {name}."
        ),
        (false, Lang::Hi) => format!("फ़ोल्डर में {beside} है: वही हो तो यह नाम लिखें।"),
        (false, Lang::En) => format!("There is {beside}: if that is it, write this name."),
    })
}

#[cfg(test)]
mod tests {
    use super::{name_alone, with};

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
