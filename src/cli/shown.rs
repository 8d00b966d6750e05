//! Paths as they are written into an event file.

use std::path::{MAIN_SEPARATOR, Path};

/// A path as a value of the event file, which may be carried to another system.
pub(super) fn value(path: &Path) -> String {
    toml::Value::String(portable(&path.display().to_string(), MAIN_SEPARATOR)).to_string()
}

/// A path with `/` between its parts, of a system with such a separator.
fn portable(path: &str, separator: char) -> String {
    if separator == '/' { path.to_owned() } else { path.replace(separator, "/") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{portable, value};

    #[test]
    fn values_read_back() {
        for path in ["/a b/सभा", "C:/new/x", "it's \"so\"", "./मेरा साँचा"]
        {
            let line = format!("template = {}", value(Path::new(path)));
            let table: toml::Table = line.parse().unwrap();
            assert_eq!(table["template"].as_str(), Some(path), "{line}");
        }
    }

    #[test]
    fn values_can_be_carried_to_another_system() {
        for (path, separator, expected) in [
            (".\\मेरा साँचा", '\\', "./मेरा साँचा"),
            ("a/b\\c", '\\', "a/b/c"),
            ("\\\\server\\share", '\\', "//server/share"),
            // A backslash is a part of a name elsewhere.
            ("a/b\\c", '/', "a/b\\c"),
        ] {
            assert_eq!(portable(path, separator), expected);
        }
    }
}
