//! What can be said of cells that are not in Devanagari.

use super::codes::code_table;
use super::counted::counted;
use super::{Lang, Message, Severity};

/// A cell as it is and as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The cell.
    pub from: String,
    /// The same in Devanagari; empty if that cannot be said.
    pub to: String,
}

/// A message about cells in Kruti Dev or in Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum ScriptMessage {
    /// Cells were converted, as the event file asks.
    KrutiDevConverted { cells: usize, examples: Vec<Example> },
    /// A column seems to be in Kruti Dev; `key` is what names it in `encodings`,
    /// `certainty` in hundredths.
    KrutiDevColumn { key: String, cells: usize, certainty: u8, examples: Vec<Example> },
    /// Headings seem to be in Kruti Dev.
    KrutiDevHeadings { examples: Vec<Example> },
    /// A cell seems to be in Kruti Dev.
    KrutiDevCell { converted: String },
    /// A cell that should be in Kruti Dev is not, or has slips.
    KrutiDevUnclear { converted: String },
    /// A row that is not in UTF-8 but seems to be in Kruti Dev.
    KrutiDevBytes { example: Example },
    /// Names in Latin letters.
    LatinNames { cells: usize, examples: Vec<Example> },
    /// Names of `names.toml` that nobody has looked at; the first.
    NamesGuessed { names: usize, name: String },
}

impl From<ScriptMessage> for Message {
    fn from(message: ScriptMessage) -> Self {
        Self::Script(message)
    }
}

impl ScriptMessage {
    code_table! {
        pub(super) match self {
            Self::KrutiDevColumn { .. } => "A0241",
            Self::KrutiDevHeadings { .. } => "A0242",
            Self::LatinNames { .. } => "A0243",
            Self::NamesGuessed { .. } => "A0245",
            Self::KrutiDevBytes { .. } => "A0244",
            Self::KrutiDevConverted { .. } => "A0291",
            Self::KrutiDevCell { .. } => "A0321",
            Self::KrutiDevUnclear { .. } => "A0322",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::KrutiDevConverted { .. } => Severity::Note,
            Self::KrutiDevColumn { .. }
            | Self::LatinNames { .. }
            | Self::NamesGuessed { .. } => Severity::Warning,
            Self::KrutiDevHeadings { .. }
            | Self::KrutiDevCell { .. }
            | Self::KrutiDevUnclear { .. }
            | Self::KrutiDevBytes { .. } => Severity::Error,
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
            Self::KrutiDevConverted { cells, examples } => {
                format!("कृतिदेव से यूनिकोड (खाने: {cells}): {}", side_by_side(examples))
            }
            Self::KrutiDevColumn { cells, certainty, examples, .. } => {
                format!(
                    "यह स्तंभ कृतिदेव फ़ॉन्ट में लिखा लगता है (खाने: {cells}, भरोसा {certainty}%): {}",
                    side_by_side(examples)
                )
            }
            Self::KrutiDevHeadings { examples } => {
                format!("सूची के शीर्षक कृतिदेव फ़ॉन्ट के लगते हैं: {}", side_by_side(examples))
            }
            Self::KrutiDevCell { converted } => {
                format!("यह कृतिदेव फ़ॉन्ट में लिखा लगता है, यूनिकोड में: {converted}")
            }
            Self::KrutiDevUnclear { converted } => {
                format!("यह कृतिदेव में ठीक से लिखा नहीं लगता; बदलने पर यह बनता: {converted}")
            }
            Self::KrutiDevBytes { example } => format!(
                "यह पंक्ति UTF-8 में नहीं है और कृतिदेव फ़ॉन्ट की लगती है: {}",
                side_by_side(std::slice::from_ref(example))
            ),
            Self::NamesGuessed { names, name } => {
                format!("{names} नाम ध्वनि से अनुमान हैं और अभी देखे नहीं गए, जैसे {name}")
            }
            Self::LatinNames { cells, examples } => format!(
                "अंग्रेज़ी अक्षरों में नाम (खाने: {cells}), जो वैसे ही छपेंगे; सुझाव: {}",
                side_by_side(examples)
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::KrutiDevConverted { cells, examples } => format!(
                "from Kruti Dev to Unicode ({}): {}",
                counted(*cells, "cell"),
                side_by_side(examples)
            ),
            Self::KrutiDevColumn { cells, certainty, examples, .. } => format!(
                "this column seems to be in Kruti Dev ({}, {certainty}% certain): {}",
                counted(*cells, "cell"),
                side_by_side(examples)
            ),
            Self::KrutiDevHeadings { examples } => {
                format!("the headings seem to be in Kruti Dev: {}", side_by_side(examples))
            }
            Self::KrutiDevCell { converted } => {
                format!("this seems to be in Kruti Dev; in Unicode: {converted}")
            }
            Self::KrutiDevUnclear { converted } => {
                format!(
                    "this is not, or not rightly, typed in Kruti Dev; it would be: {converted}"
                )
            }
            Self::KrutiDevBytes { example } => format!(
                "this row is not in UTF-8, and seems to be in Kruti Dev: {}",
                side_by_side(std::slice::from_ref(example))
            ),
            Self::NamesGuessed { names, name } => format!(
                "{} guessed by sound and not looked at yet, such as {name}",
                counted(*names, "name")
            ),
            Self::LatinNames { cells, examples } => format!(
                "names in Latin letters ({}), to be printed so; suggested: {}",
                counted(*cells, "cell"),
                side_by_side(examples)
            ),
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> Option<String> {
        let hint = match (self, lang) {
            (Self::KrutiDevConverted { .. }, _) => return None,
            (Self::KrutiDevColumn { key, .. }, Lang::Hi) => format!(
                "बदला हुआ रूप सही हो तो [[list]] में `encodings = {{ {} = \"krutidev\" }}` लिखें, या \
                 पूरी सूची के लिए `encoding = \"krutidev\"`।",
                toml_key(key)
            ),
            (Self::KrutiDevColumn { key, .. }, Lang::En) => format!(
                "If the converted form is right, write `encodings = {{ {} = \"krutidev\" }}` in \
                 [[list]], or `encoding = \"krutidev\"` for the whole list.",
                toml_key(key)
            ),
            (Self::KrutiDevHeadings { .. }, Lang::Hi) => {
                "यदि सूची कृतिदेव में है तो [[list]] में `encoding = \"krutidev\"` लिखें।".to_owned()
            }
            (Self::KrutiDevHeadings { .. }, Lang::En) => {
                "If the list is in Kruti Dev, write `encoding = \"krutidev\"` in [[list]]."
                    .to_owned()
            }
            (Self::KrutiDevCell { .. }, Lang::Hi) => {
                "स्तंभ कृतिदेव का हो तो [[list]] में `encodings` लिखें; केवल यही खाना हो तो इसे हिंदी \
                 में लिखें।"
                    .to_owned()
            }
            (Self::KrutiDevCell { .. }, Lang::En) => {
                "If the column is in Kruti Dev, say so with `encodings` in [[list]]; if it is \
                 this cell alone, type it in Hindi."
                    .to_owned()
            }
            (Self::KrutiDevUnclear { .. }, Lang::Hi) => {
                "इसे यूनिकोड हिंदी में लिखें; अंग्रेज़ी का नाम हो तो names.toml में उसका हिंदी रूप दें।"
                    .to_owned()
            }
            (Self::KrutiDevUnclear { .. }, Lang::En) => {
                "Type it in Unicode; for a name in Latin letters, give its Hindi form in \
                 names.toml."
                    .to_owned()
            }
            (Self::KrutiDevBytes { .. }, Lang::Hi) => {
                "बदला हुआ रूप सही हो तो [[list]] में `encoding = \"krutidev\"` लिखें, या कुछ ही स्तंभ ऐसे हों \
                 तो `encodings`।"
                    .to_owned()
            }
            (Self::KrutiDevBytes { .. }, Lang::En) => {
                "If the converted form is right, write `encoding = \"krutidev\"` in [[list]], or \
                 `encodings` if only some columns are so."
                    .to_owned()
            }
            (Self::NamesGuessed { .. }, Lang::Hi) => {
                "देखकर सुधारें, फिर पंक्ति के अंत से \"# ? जाँच लें\" मिटा दें।".to_owned()
            }
            (Self::NamesGuessed { .. }, Lang::En) => {
                "Look and correct, then delete \"# ? …\" at the end of the line.".to_owned()
            }
            (Self::LatinNames { .. }, Lang::Hi) => {
                "`aamantran names event.toml` से सुझाव names.toml में लिखे जाते हैं; वहाँ सुधार लें, \
                 तो पत्रों में हिंदी नाम छपेंगे।"
                    .to_owned()
            }
            (Self::LatinNames { .. }, Lang::En) => {
                "`aamantran names event.toml` writes suggestions to names.toml; correct them \
                 there, and the letters have the names in Hindi."
                    .to_owned()
            }
        };
        Some(hint)
    }
}

fn side_by_side(examples: &[Example]) -> String {
    let one = |example: &Example| match example.to.as_str() {
        "" => format!("{} → ?", example.from),
        to => format!("{} → {to}", example.from),
    };
    examples.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A key as it is written in TOML.
fn toml_key(key: &str) -> String {
    let bare = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if bare { key.to_owned() } else { format!("\"{key}\"") }
}
