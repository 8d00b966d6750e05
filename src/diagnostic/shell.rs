//! Commands as they are shown, to be copied into a shell.

/// Who reads the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shell {
    /// The shell of Linux and the Mac.
    Posix,
    /// `cmd.exe`.
    Cmd,
    /// PowerShell.
    Power,
}

/// A command as the shells of this system read it: one line, or two on Windows where `cmd.exe`
/// and PowerShell do not agree on one.
pub(crate) fn commands(words: &[&str]) -> Vec<String> {
    commands_on(cfg!(windows), words)
}

fn commands_on(is_windows: bool, words: &[&str]) -> Vec<String> {
    let line =
        |shell: Shell| words.iter().map(|word| shell.word(word)).collect::<Vec<_>>().join(" ");
    if !is_windows {
        return vec![line(Shell::Posix)];
    }
    let mut lines = vec![line(Shell::Cmd), line(Shell::Power)];
    lines.dedup();
    lines
}

impl Shell {
    /// A text as one word.
    fn word(self, text: &str) -> String {
        match self {
            Self::Posix if text.chars().all(is_plain) && !text.is_empty() => text.to_owned(),
            Self::Posix => format!("'{}'", text.replace('\'', "'\\''")),
            Self::Cmd | Self::Power if is_plain_on_windows(text) => text.to_owned(),
            // A variable has no `^` in its name, and no quotes around `^`.
            Self::Cmd => format!("\"{}\"", before_quote(text).replace('%', "\"^%\"")),
            // What stands between double marks may be a variable there, and curled marks end it.
            Self::Power if text.contains(['$', '`', '“', '”', '„', '%']) => {
                let doubled = text.chars().flat_map(|c| {
                    let again = matches!(c, '\'' | '‘' | '’' | '‚' | '‛').then_some(c);
                    std::iter::once(c).chain(again)
                });
                format!("'{}'", doubled.collect::<String>())
            }
            Self::Power => format!("\"{}\"", before_quote(text)),
        }
    }
}

/// No shell does anything with it.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "/._-:,+@%".contains(c)
        || (!c.is_ascii() && !c.is_whitespace())
}

/// The same of a word on Windows, where a path has backslashes and some marks count as quotes.
fn is_plain_on_windows(text: &str) -> bool {
    let is_mark = |c: char| ",+@%".contains(c) || ('\u{2018}'..='\u{201F}').contains(&c);
    !text.is_empty() && text.chars().all(|c| c == '\\' || (is_plain(c) && !is_mark(c)))
}

/// A backslash before the closing mark would guard it.
fn before_quote(text: &str) -> String {
    let end = text.len() - text.trim_end_matches('\\').len();
    format!("{text}{}", "\\".repeat(end))
}

#[cfg(test)]
mod tests {
    use super::{Shell, commands_on};

    #[test]
    fn one_word_for_each_shell() {
        for (text, posix, cmd, power) in [
            ("sabha/event.toml", "sabha/event.toml", "sabha/event.toml", "sabha/event.toml"),
            (
                "/tmp/सभा/event.toml",
                "/tmp/सभा/event.toml",
                "/tmp/सभा/event.toml",
                "/tmp/सभा/event.toml",
            ),
            ("C:\\सभा\\x", "'C:\\सभा\\x'", "C:\\सभा\\x", "C:\\सभा\\x"),
            ("मेरी सभा/x", "'मेरी सभा/x'", "\"मेरी सभा/x\"", "\"मेरी सभा/x\""),
            ("it's", "'it'\\''s'", "\"it's\"", "\"it's\""),
            ("a & b", "'a & b'", "\"a & b\"", "\"a & b\""),
            ("a#b(1)", "'a#b(1)'", "\"a#b(1)\"", "\"a#b(1)\""),
            ("$HOME", "'$HOME'", "\"$HOME\"", "'$HOME'"),
            ("50%", "50%", "\"50\"^%\"\"", "'50%'"),
            ("%PATH% x", "'%PATH% x'", "\"\"^%\"PATH\"^%\" x\"", "'%PATH% x'"),
            ("`’`", "'`’`'", "\"`’`\"", "'`’’`'"),
            ("राम’s", "राम’s", "\"राम’s\"", "\"राम’s\""),
            ("“x”", "“x”", "\"“x”\"", "'“x”'"),
            ("a,b", "a,b", "\"a,b\"", "\"a,b\""),
            ("C:\\a b\\", "'C:\\a b\\'", "\"C:\\a b\\\\\"", "\"C:\\a b\\\\\""),
            ("~x", "'~x'", "\"~x\"", "\"~x\""),
            ("", "''", "\"\"", "\"\""),
        ] {
            assert_eq!(Shell::Posix.word(text), posix, "{text}");
            assert_eq!(Shell::Cmd.word(text), cmd, "{text}");
            assert_eq!(Shell::Power.word(text), power, "{text}");
        }
    }

    #[test]
    fn two_lines_only_where_the_shells_of_windows_differ() {
        let words = ["aamantran", "check", "मेरी सभा/event.toml"];
        assert_eq!(commands_on(false, &words), ["aamantran check 'मेरी सभा/event.toml'"]);
        assert_eq!(commands_on(true, &words), ["aamantran check \"मेरी सभा/event.toml\""]);
        assert_eq!(
            commands_on(true, &["aamantran", "check", "a$b"]),
            ["aamantran check \"a$b\"", "aamantran check 'a$b'"]
        );
    }

    /// The words as the shells themselves read them.
    #[cfg(unix)]
    #[test]
    fn the_shell_reads_the_word_back() {
        for text in
            ["a b", "it's $HOME", "#x", "`id`", "\"q\"", "सभा\\n", "*", "~", "!x", "a\nb"]
        {
            let script = format!("printf %s {}", Shell::Posix.word(text));
            let out = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
            assert_eq!(String::from_utf8(out.stdout).unwrap(), text);
        }
    }
}
