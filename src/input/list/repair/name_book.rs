//! `names.toml`: how names in Latin letters are written in Devanagari, as the user decided.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, ScriptMessage};
use crate::hindi::suggest_name;
use crate::text::one_line;
use crate::toml::document::Document;

/// Where the names stand: beside the event file.
pub const NAMES_FILE: &str = "names.toml";

const HEAD: &str = "\
# अंग्रेज़ी अक्षरों में लिखे नाम, और वे पत्र में कैसे छपें। जो ग़लत हो उसे यहीं सुधारें।
# Names in Latin letters, and how letters print them. Correct here what is wrong.
";

/// The names of a `names.toml`, by their Latin spelling without regard to case and spaces. One
/// that is not decided yet is empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameBook {
    source: String,
    names: BTreeMap<String, String>,
}

/// Follows a name that is guessed, until somebody has looked at it.
const MARK: &str = "# ? जाँच लें / please check";

impl NameBook {
    /// Reads a `names.toml`.
    pub(crate) fn read(file: &str, source: &str) -> (Self, Diagnostics) {
        let text = source.strip_prefix('\u{FEFF}').unwrap_or(source);
        let document = Document::new(file, text);
        let mut names = BTreeMap::new();
        if let Some(tree) = document.parse() {
            for (latin, name) in document.root(&tree).entries() {
                names.insert(key(&latin), one_line(&name));
            }
        }
        let mut said = document.finish().0;
        let guessed = || text.lines().filter_map(|line| line.trim_end().strip_suffix(MARK));
        if let Some(first) = guessed().next() {
            let name = first.trim_end().to_owned();
            let message = ScriptMessage::NamesGuessed { names: guessed().count(), name };
            said.push(Diagnostic::at(message.into(), Place::file(file)));
        }
        (Self { source: source.to_owned(), names }, said)
    }

    /// The spelling in which a cell is printed, if that was decided.
    pub(crate) fn get(&self, cell: &str) -> Option<&str> {
        if self.names.is_empty() {
            return None;
        }
        self.names.get(&key(cell)).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// The file with suggestions for further names at its end. Nothing else of it changes, and
    /// what it has already is not added. A name that nothing can be suggested for gets an empty
    /// entry, to be filled in.
    pub(crate) fn extended<'a>(
        &self,
        names: impl IntoIterator<Item = &'a str>,
    ) -> ExtendedNames {
        let mut text = self.source.clone();
        if text.trim().is_empty() {
            HEAD.clone_into(&mut text);
        }
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let mut out = ExtendedNames { text, added: 0, guessed: 0 };
        let mut seen = BTreeSet::new();
        for latin in names {
            let key = key(latin);
            if self.names.contains_key(&key) || !seen.insert(key) {
                continue;
            }
            let suggestion = suggest_name(latin);
            let known = suggestion.as_ref().is_some_and(|suggestion| suggestion.known);
            let name = suggestion.map(|suggestion| suggestion.name).unwrap_or_default();
            let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
            let mark = if known { String::new() } else { format!("  {MARK}") };
            let line = format!("{} = {}{mark}\n", quoted(latin), quoted(&name));
            out.text.push_str(&line);
            out.added += 1;
            out.guessed += usize::from(!known);
        }
        out
    }
}

fn key(latin: &str) -> String {
    one_line(latin).to_lowercase()
}

/// Outcome for a `names.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtendedNames {
    /// The file's new text.
    pub text: String,
    /// Number of names that were added.
    pub added: usize,
    /// Number of them that are guesses that are not in the list of common names.
    pub guessed: usize,
}

#[cfg(test)]
mod tests {
    use super::NameBook;

    #[test]
    fn what_is_written_reads_back() {
        let names = ["Ram Prasad", "Xyzzy \"Q\"", "Ward 9", "RAM PRASAD"];
        let written = NameBook::default().extended(names);
        assert_eq!((written.added, written.guessed), (3, 2));
        let (book, faults) = NameBook::read("names.toml", &written.text);
        let codes: Vec<_> = faults.iter().map(crate::diagnostic::Diagnostic::code).collect();
        assert_eq!(codes, ["A0245"]);
        assert_eq!(book.get("RAM  prasad"), Some("राम प्रसाद"));
        assert_eq!(book.get("Ward 9"), None);
        assert_eq!(book.extended(names).added, 0);
        assert_eq!(book.get("Ram"), None);
    }

    #[test]
    fn what_the_user_wrote_stays() {
        let own = "# मेरी टिप्पणी\n'Ram Prasad' = \"रामप्रसाद\"";
        let (book, _) = NameBook::read("names.toml", own);
        let written = book.extended(["Sita Devi", "ram prasad"]);
        assert_eq!(written.added, 1);
        assert!(written.text.starts_with(own));
        let (book, _) = NameBook::read("names.toml", &written.text);
        assert_eq!(book.get("Ram Prasad"), Some("रामप्रसाद"));
        assert_eq!(book.get("Sita Devi"), Some("सीता देवी"));
    }

    #[test]
    fn faults_have_their_place() {
        let (_, faults) = NameBook::read("names.toml", "\"Ram\" = 1\n");
        assert_eq!(
            faults.iter().map(crate::diagnostic::Diagnostic::code).collect::<Vec<_>>(),
            ["A0105"]
        );
        assert!(NameBook::read("names.toml", "Ram Singh = \"x\"").1.has_errors());
    }
}
