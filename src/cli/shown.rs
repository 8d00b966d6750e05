//! Paths as they are shown to be copied.

use std::path::Path;

/// A path as one word of a command line.
pub(super) fn word(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| {
        c.is_ascii_alphanumeric()
            || "/._-:,+@%".contains(c)
            || (!c.is_ascii() && !c.is_whitespace())
    };
    // A backslash is an ordinary part of a path on Windows only.
    if !path.is_empty() && path.chars().all(|c| plain(c) || (cfg!(windows) && c == '\\')) {
        path
    } else if cfg!(windows) {
        // No path has a double quote mark there.
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// A path as a value of the event file.
pub(super) fn value(path: &Path) -> String {
    toml::Value::String(path.display().to_string()).to_string()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{value, word};

    #[test]
    fn plain_paths_stay_plain() {
        for path in ["sabha/event.toml", "/tmp/सभा/event.toml"] {
            assert_eq!(word(Path::new(path)), path);
        }
    }

    #[cfg(not(windows))]
    #[test]
    fn one_word_for_the_shell() {
        assert_eq!(word(Path::new("my event/x")), "'my event/x'");
        assert_eq!(word(Path::new("it's $HOME")), "'it'\\''s $HOME'");
        assert_eq!(word(Path::new("~x")), "'~x'");
    }

    #[test]
    fn values_read_back() {
        for path in ["/a b/सभा", "C:\\new\\x", "it's \"so\""] {
            let line = format!("template = {}", value(Path::new(path)));
            let table: toml::Table = line.parse().unwrap();
            assert_eq!(table["template"].as_str(), Some(path), "{line}");
        }
    }
}
