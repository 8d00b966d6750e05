//! What can be said of the rows chosen for a run.

use super::codes::code_table;
use super::{Lang, Severity};

/// A message about `--only` and `--where`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum SelectionMessage {
    /// No serials.
    Serials { written: String },
    /// No condition.
    Condition { written: String },
    /// A field that no list has.
    Field { field: String, nearest: Option<String> },
    /// An advocate who is not in the event file.
    Advocate { value: String, nearest: Option<String> },
    /// A condition that no row fulfils.
    NoRow { condition: String, nearest: Option<String> },
    /// All together choose nobody.
    Nobody,
    /// A field that some lists do not have; how many rows those have.
    SomeLists { field: String, lists: String, rows: usize },
}

impl SelectionMessage {
    code_table! {
        pub(super) match self {
            Self::Serials { .. } => "A0701",
            Self::Condition { .. } => "A0702",
            Self::Field { .. } => "A0703",
            Self::Advocate { .. } => "A0704",
            Self::NoRow { .. } => "A0705",
            Self::Nobody => "A0706",
            Self::SomeLists { .. } => "A0246",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::SomeLists { .. } => Severity::Warning,
            _ => Severity::Error,
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
            Self::Serials { written } => format!("\"{written}\" कोई क्रमांक नहीं है"),
            Self::Condition { written } => {
                format!("`--where` में \"{written}\" का अर्थ नहीं निकलता")
            }
            Self::Field { field, .. } => format!("\"{field}\" नाम का स्तंभ किसी सूची में नहीं है"),
            Self::Advocate { value, .. } => {
                format!("आयोजन की फ़ाइल में \"{value}\" नाम के कोई अधिवक्ता नहीं हैं")
            }
            Self::NoRow { condition, .. } => {
                format!("\"{condition}\" किसी पंक्ति पर लागू नहीं होता")
            }
            Self::Nobody => "जो चुना गया है, वह किसी पंक्ति पर लागू नहीं होता".to_owned(),
            Self::SomeLists { field, lists, rows } => {
                let word = if *rows == 1 {
                    "पंक्ति"
                } else {
                    "पंक्तियों"
                };
                format!(
                    "\"{field}\" नाम का स्तंभ इन सूचियों में नहीं है: {lists}; उनकी {rows} {word} में वह खाली माना गया"
                )
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Serials { written } => format!("\"{written}\" is no serial"),
            Self::Condition { written } => {
                format!("\"{written}\" in `--where` makes no sense")
            }
            Self::Field { field, .. } => format!("no list has a column \"{field}\""),
            Self::Advocate { value, .. } => {
                format!("the event file has no advocate \"{value}\"")
            }
            Self::NoRow { condition, .. } => format!("\"{condition}\" holds for no row"),
            Self::Nobody => "what was chosen holds for no row".to_owned(),
            Self::SomeLists { field, lists, rows } => {
                let word = if *rows == 1 { "row" } else { "rows" };
                format!(
                    "these lists have no column \"{field}\": {lists}; in their {rows} {word} it \
                     was taken as empty"
                )
            }
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> String {
        let nearest = match self {
            Self::Field { nearest, .. }
            | Self::Advocate { nearest, .. }
            | Self::NoRow { nearest, .. } => nearest.as_deref(),
            _ => None,
        };
        match (nearest, lang) {
            (Some(nearest), Lang::Hi) => format!("क्या \"{nearest}\" लिखना था?"),
            (Some(nearest), Lang::En) => format!("Did you mean \"{nearest}\"?"),
            (None, Lang::Hi) => self.hindi_hint().to_owned(),
            (None, Lang::En) => self.english_hint().to_owned(),
        }
    }

    fn hindi_hint(&self) -> &'static str {
        match self {
            Self::Serials { .. } => "ऐसे लिखें: `37,41-45`।",
            Self::Condition { .. } => {
                "ऐसे लिखें: `--where \"ग्राम=बेला,ज्ञानपुर\"`, `--where \"ward!=3\"`, `--where \"पद~सचिव\"`।"
            }
            Self::Field { .. } => "सूची के स्तंभ का शीर्षक, या `village` जैसा ब्योरा लिखें।",
            Self::Advocate { .. } => "नाम वैसे ही लिखें जैसे आयोजन की फ़ाइल के [[advocate]] में है।",
            Self::SomeLists { .. } => {
                "उन सूचियों में वह स्तंभ जोड़ें; उसका शीर्षक अलग हो तो उसे बदलें, या [[list]] के `columns` में लिखें।"
            }
            Self::NoRow { .. } | Self::Nobody => "सूची में देखें कि वहाँ क्या लिखा है।",
        }
    }

    fn english_hint(&self) -> &'static str {
        match self {
            Self::Serials { .. } => "Write `37,41-45`.",
            Self::Condition { .. } => {
                "Write `--where \"village=बेला,ज्ञानपुर\"`, `--where \"ward!=3\"`, \
                 `--where \"post~सचिव\"`."
            }
            Self::Field { .. } => {
                "Write the heading of a column of the list, or a field such as `village`."
            }
            Self::Advocate { .. } => "Write the name as [[advocate]] of the event file has it.",
            Self::SomeLists { .. } => {
                "Add the column to those lists; if its heading is another there, change it, or \
                 write it in `columns` of [[list]]."
            }
            Self::NoRow { .. } | Self::Nobody => "See in the list what is written there.",
        }
    }
}
