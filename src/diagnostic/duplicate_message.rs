//! What can be said of a row that seems to be of somebody who has one already.

use super::codes::code_table;
use super::{Lang, Severity};

/// What two rows of one name have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The list's own id.
    Id,
    /// The telephone number.
    Phone,
    /// The name of father or husband.
    Father,
    /// Village and ward.
    Place,
    /// Nothing but the name, and neither row says anything else.
    NameOnly,
}

/// A row that seems to be of the same person as an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
pub struct DuplicateMessage {
    pub name: String,
    /// If it is another list.
    pub other_file: Option<String>,
    pub other_row: usize,
    pub other_name: String,
    pub evidence: Vec<Evidence>,
    /// Whether the row is held back for it.
    pub is_held: bool,
}

impl DuplicateMessage {
    code_table! {
        pub(super) match self {
            Self { is_held: false, .. } => "A0341",
            Self { is_held: true, .. } => "A0342",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        if self.is_held { Severity::Error } else { Severity::Warning }
    }

    pub(super) fn text(&self, lang: Lang) -> String {
        let Self { name, other_row, other_name, .. } = self;
        let file = self.other_file.as_ref().map(|file| format!("{file}, ")).unwrap_or_default();
        let each: Vec<&str> = self.evidence.iter().map(|own| named(*own, lang)).collect();
        let evidence = each.join(", ");
        match lang {
            Lang::Hi => format!(
                "\"{name}\" वही लगते हैं जो {file}पंक्ति {other_row} में \"{other_name}\" हैं (एक-सा: {evidence})"
            ),
            Lang::En => format!(
                "\"{name}\" seems to be the person of {file}row {other_row}, \"{other_name}\" \
                 (the same: {evidence})"
            ),
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> &'static str {
        match (lang, self.is_held) {
            (Lang::Hi, false) => {
                "एक ही व्यक्ति हों तो एक पंक्ति हटा दें। अपने-आप रोकने के लिए आयोजन की फ़ाइल में सबसे ऊपर \
                 `duplicates = \"hold\"` लिखें।"
            }
            (Lang::Hi, true) => {
                "अलग-अलग व्यक्ति हों तो पिता, ग्राम या मोबाइल भरें, या `duplicates = \"report\"` लिखें।"
            }
            (Lang::En, false) => {
                "If it is one person, delete one of the rows. To have them held back, write \
                 `duplicates = \"hold\"` at the top of the event file."
            }
            (Lang::En, true) => {
                "If they are two people, fill in father, village or telephone, or write \
                 `duplicates = \"report\"`."
            }
        }
    }
}

fn named(evidence: Evidence, lang: Lang) -> &'static str {
    match (evidence, lang) {
        (Evidence::Id, Lang::Hi) => "पहचान",
        (Evidence::Id, Lang::En) => "id",
        (Evidence::Phone, Lang::Hi) => "मोबाइल",
        (Evidence::Phone, Lang::En) => "telephone",
        (Evidence::Father, Lang::Hi) => "पिता/पति",
        (Evidence::Father, Lang::En) => "father",
        (Evidence::Place, Lang::Hi) => "ग्राम",
        (Evidence::Place, Lang::En) => "place",
        (Evidence::NameOnly, Lang::Hi) => "केवल नाम",
        (Evidence::NameOnly, Lang::En) => "name alone",
    }
}
