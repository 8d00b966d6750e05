//! What can be said of the assignment of rows to advocates.

use super::codes::code_table;
use super::{Lang, Severity};

/// A message about `[assign]` and the rows that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum AssignMessage {
    /// One area is two advocates'.
    AreaTwice { area: String, other: String },
    /// A key of an advocate that `[assign]` makes no use of.
    KeyNeedless { key: &'static str, by: &'static str },
    /// The counts of the advocates and the rows to assign.
    CountsWrong { counted: usize, rows: usize },
    /// The row names an area that is nobody's.
    AreaUnknown { area: String, nearest: Option<String> },
    /// The row names no area.
    AreaEmpty { field: &'static str },
}

impl AssignMessage {
    code_table! {
        pub(super) match self {
            Self::AreaTwice { .. } => "A0130",
            Self::KeyNeedless { .. } => "A0131",
            Self::CountsWrong { .. } => "A0132",
            Self::AreaUnknown { .. } => "A0313",
            Self::AreaEmpty { .. } => "A0314",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::KeyNeedless { .. } => Severity::Warning,
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
            Self::AreaTwice { area, other } => {
                format!("क्षेत्र \"{area}\" अधिवक्ता {other} का भी लिखा है")
            }
            Self::KeyNeedless { key, by } => {
                format!("`{key}` का उपयोग नहीं होगा: [assign] में `by = \"{by}\"` नहीं है")
            }
            Self::CountsWrong { counted, rows } => format!(
                "अधिवक्ताओं के `count` का जोड़ {counted} है, पर जिन पंक्तियों में अधिवक्ता नहीं लिखे वे {rows} हैं"
            ),
            Self::AreaUnknown { area, .. } => {
                format!("क्षेत्र \"{area}\" किसी अधिवक्ता के `areas` में नहीं है")
            }
            Self::AreaEmpty { field } => {
                format!("न अधिवक्ता लिखे हैं, न क्षेत्र (`{field}`)")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::AreaTwice { area, other } => {
                format!("the area \"{area}\" is given to the advocate {other}, too")
            }
            Self::KeyNeedless { key, by } => {
                format!("`{key}` is not used: [assign] does not say `by = \"{by}\"`")
            }
            Self::CountsWrong { counted, rows } => format!(
                "the `count`s of the advocates add up to {counted}, but {rows} rows name no \
                 advocate"
            ),
            Self::AreaUnknown { area, .. } => {
                format!("the area \"{area}\" is in no advocate's `areas`")
            }
            Self::AreaEmpty { field } => {
                format!("neither an advocate nor an area (`{field}`) is given")
            }
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => self.hindi_hint(),
            Lang::En => self.english_hint(),
        }
    }

    fn hindi_hint(&self) -> String {
        match self {
            Self::AreaTwice { .. } => "क्षेत्र एक ही अधिवक्ता के `areas` में रखें।".to_owned(),
            Self::KeyNeedless { by, .. } => {
                format!("[assign] के नीचे `by = \"{by}\"` लिखें, या यह पंक्ति हटा दें।")
            }
            Self::CountsWrong { .. } => {
                "संख्याएँ ठीक करें, या किसी एक अधिवक्ता का `count` हटा दें: बाक़ी सब उन्हें मिलेंगे।"
                    .to_owned()
            }
            Self::AreaUnknown { nearest: Some(nearest), .. } => {
                format!("क्या \"{nearest}\" लिखना था?")
            }
            Self::AreaUnknown { .. } => {
                "सूची में क्षेत्र का नाम ठीक करें, या उसे किसी अधिवक्ता के `areas` में जोड़ें।".to_owned()
            }
            Self::AreaEmpty { .. } => "दोनों में से एक खाना भरें।".to_owned(),
        }
    }

    fn english_hint(&self) -> String {
        match self {
            Self::AreaTwice { .. } => "Keep it in the `areas` of one advocate.".to_owned(),
            Self::KeyNeedless { by, .. } => {
                format!("Write `by = \"{by}\"` under [assign], or delete this line.")
            }
            Self::CountsWrong { .. } => "Correct the numbers, or delete the `count` of one \
                                         advocate, who then gets the rest."
                .to_owned(),
            Self::AreaUnknown { nearest: Some(nearest), .. } => {
                format!("Did you mean \"{nearest}\"?")
            }
            Self::AreaUnknown { .. } => "Correct the area in the list, or add it to the \
                                         `areas` of an advocate."
                .to_owned(),
            Self::AreaEmpty { .. } => "Fill one of the two cells.".to_owned(),
        }
    }
}
