//! Messages on a row that seems to be of somebody who has one already.

use super::Lang;
use super::table::{messages, phrases};

phrases! {
    /// A fact that two rows of one name have in common.
    #[derive(Copy, PartialOrd, Ord, Hash)]
    pub enum Evidence {
        /// The list's own id.
        Id,
            hi: "पहचान",
            en: "id";
        /// The telephone number.
        Phone,
            hi: "मोबाइल",
            en: "telephone";
        /// The name of father or husband.
        Father,
            hi: "पिता/पति",
            en: "father";
        /// Village and ward.
        Place,
            hi: "ग्राम",
            en: "place";
        /// Nothing but the name, and neither row says anything else.
        NameOnly,
            hi: "दोनों में नाम एक-सा है, बाक़ी कुछ नहीं लिखा",
            en: "name alone; neither row says anything else";
    }
}

/// Two rows that seem to be of the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamePerson {
    /// The name in the row itself.
    pub name: String,
    /// The file of the earlier row, with its sheet, if it is another list.
    pub other_file: Option<String>,
    /// The earlier row.
    pub other_row: usize,
    /// The name there.
    pub other_name: String,
    /// The facts that both rows have in common.
    pub evidence: Vec<Evidence>,
}

messages! {
    /// A row that seems to be of the same person as an earlier one.
    pub enum DuplicateMessage {
        /// एक व्यक्ति दो पंक्तियों में लगता है: एक पंक्ति हटाएँ, या [`duplicates`](event.md#duplicates) लिखें
        /// one person seems to stand in two rows: delete one, or give [`duplicates`](event.md#duplicates)
        /// `राम सिह`, `Ram Singh`
        A0341 Reported(rows: SamePerson) warning,
            hi: { in_hindi(rows) },
            en: { in_english(rows) },
            hi_hint: "एक ही व्यक्ति हों तो एक पंक्ति हटा दें। अपने-आप रोकने के लिए आयोजन की फ़ाइल में सबसे \
                ऊपर `duplicates = \"hold\"` लिखें।",
            en_hint: "If it is one person, delete one of the rows. To have them held back, write \
                `duplicates = \"hold\"` at the top of the event file.";

        /// इसी कारण रोकी गई पंक्ति: पिता, ग्राम या मोबाइल भरें
        /// a row held back for it: fill in father, village or telephone
        A0342 Rejected(rows: SamePerson) error,
            hi: { in_hindi(rows) },
            en: { in_english(rows) },
            hi_hint: { match (rows.missing()) {
                Some((missing, _)) => "अलग-अलग व्यक्ति हों तो {missing} भरें, या `duplicates = \"report\"` लिखें।",
                None => "अलग-अलग व्यक्ति हों तो आयोजन की फ़ाइल में सबसे ऊपर `duplicates = \"report\"` लिखें: तब दोनों \
                    के पत्र बनेंगे; एक ही हों तो एक पंक्ति हटा दें।",
            } },
            en_hint: { match (rows.missing()) {
                Some((_, missing)) => "If they are two people, fill in {missing}, or write \
                    `duplicates = \"report\"`.",
                None => "If they are two people, write `duplicates = \"report\"` at the top of the \
                    event file: then both get letters; if it is one, delete one of the rows.",
            } };
    }
}

fn in_hindi(rows: &SamePerson) -> String {
    let SamePerson { name, other_row, other_name, .. } = rows;
    let (file, evidence) = rows.place_and_evidence(Lang::Hi);
    let is_name = rows.evidence == [Evidence::NameOnly];
    let alike = if is_name { "" } else { "एक-सा: " };
    format!(
        "\"{name}\" वही लगते हैं जो {file}पंक्ति {other_row} में \"{other_name}\" हैं ({alike}{evidence})"
    )
}

fn in_english(rows: &SamePerson) -> String {
    let SamePerson { name, other_row, other_name, .. } = rows;
    let (file, evidence) = rows.place_and_evidence(Lang::En);
    format!(
        "\"{name}\" seems to be the person of {file}row {other_row}, \"{other_name}\" (the same: \
         {evidence})"
    )
}

impl SamePerson {
    /// The fields that would tell the two rows apart if they were filled in, in Hindi and in
    /// English; none if those are filled.
    fn missing(&self) -> Option<(&'static str, &'static str)> {
        match self.evidence.as_slice() {
            [Evidence::NameOnly] => {
                Some(("पिता, ग्राम या मोबाइल", "father, village or telephone"))
            }
            [Evidence::Father] => Some(("दोनों में ग्राम", "the village in both")),
            [Evidence::Place] => Some(("दोनों में पिता/पति का नाम", "father or husband in both")),
            _ => None,
        }
    }

    /// The other file with a comma, and the evidence with commas between.
    fn place_and_evidence(&self, lang: Lang) -> (String, String) {
        let file = self.other_file.as_ref().map(|file| format!("{file}, ")).unwrap_or_default();
        let each: Vec<String> = self.evidence.iter().map(|own| own.text(lang)).collect();
        (file, each.join(", "))
    }
}
