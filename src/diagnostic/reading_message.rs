//! What can be said of files that are more than the program takes on.

use super::Lang;
use super::codes::code_table;

/// A message about the size of what is read. Sizes are in MiB.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum ReadingMessage {
    /// A file that is larger than any of its kind.
    FileTooLarge { path: String, most: usize },
    /// A TOML file with more values than any event has.
    ValuesTooMany { path: String },
    /// A file for which nothing is left of the memory that all files of an event share.
    MemorySpent { path: String, most: usize },
}

impl ReadingMessage {
    code_table! {
        pub(super) match self {
            Self::FileTooLarge { .. } => "A0125",
            Self::ValuesTooMany { .. } => "A0126",
            Self::MemorySpent { .. } => "A0260",
        }
    }

    pub(super) fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => self.hindi(),
            Lang::En => self.english(),
        }
    }

    fn hindi(&self) -> String {
        match self {
            Self::FileTooLarge { path, most } => format!("{path} {most} MB से बड़ी है"),
            Self::ValuesTooMany { path } => {
                format!("{path} में इतने मान हैं कि वह पढ़ी नहीं जा सकती")
            }
            Self::MemorySpent { path, most } => {
                format!("आयोजन की सब फ़ाइलें मिलकर {most} MB से ज़्यादा मेमोरी लेतीं: {path} नहीं पढ़ी गई")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::FileTooLarge { path, most } => format!("{path} is larger than {most} MB"),
            Self::ValuesTooMany { path } => {
                format!("{path} has more values than can be read")
            }
            Self::MemorySpent { path, most } => format!(
                "all files of the event together would take more than {most} MB of memory: \
                 {path} was not read"
            ),
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> String {
        let (hindi, english) = match self {
            Self::FileTooLarge { .. } => (
                "देखें कि सही फ़ाइल का नाम लिखा है: यहाँ केवल लिखे हुए पाठ की छोटी फ़ाइल होती है।",
                "See that the right file is named: a small file of written text belongs here.",
            ),
            Self::ValuesTooMany { .. } => (
                "आमंत्रितों को [[list]] की CSV या Excel फ़ाइल में लिखें।",
                "Write the invitees into a CSV or Excel file, named in [[list]].",
            ),
            Self::MemorySpent { .. } => (
                "सूचियाँ कई आयोजन-फ़ाइलों में बाँटें, और बड़े चित्र छोटे करके सहेजें।",
                "Divide the lists between several event files, and save large pictures smaller.",
            ),
        };
        match lang {
            Lang::Hi => hindi.to_owned(),
            Lang::En => english.to_owned(),
        }
    }
}
