//! What can be said of the way in which a list is written: rows that are not shown, formulas,
//! cards of contacts that are damaged.

use super::codes::code_table;
use super::{Lang, Message, Severity};

/// A message about a list, or a row of it, as its reader found it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum SheetMessage {
    /// A first line `sep=…` that names no separator; the one that was found by looking.
    SeparatorUnusable { written: String, separator: char },
    /// Rows that a spreadsheet program does not show get letters.
    RowsHidden { rows: RowNumbers },
    /// The same, as the event file asks.
    HiddenKept { rows: RowNumbers },
    /// Rows that a spreadsheet program does not show are passed over.
    HiddenSkipped { rows: RowNumbers },
    /// All rows of a list are.
    AllHidden { count: usize },
    /// Cells of a column that seem to be what a spreadsheet program made of something else; the
    /// text of the first.
    DatesInText { rows: RowNumbers, value: String },
    /// A formula without its value.
    Formula { value: String },
    /// A card that begins in this line and does not end.
    CardOpen { line: usize },
    /// A card that does not begin; its first line.
    CardHeadless { line: usize },
    /// A line of a card that cannot be read.
    CardLineUnread { property: String, line: usize },
    /// The same, without which the card is as good.
    CardLineLeftOut { property: String, line: usize },
}

/// The numbers of rows, in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowNumbers(pub Vec<usize>);

impl RowNumbers {
    /// As people write them: 5–9, 12.
    fn shown(&self) -> String {
        /// More are not looked up one by one.
        const MOST: usize = 40;
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for &row in &self.0 {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => ranges.push((row, row)),
            }
        }
        let shown = ranges.iter().take(MOST).map(|(first, last)| {
            if first == last { first.to_string() } else { format!("{first}–{last}") }
        });
        let mut shown: Vec<String> = shown.collect();
        if ranges.len() > MOST {
            shown.push("…".to_owned());
        }
        shown.join(", ")
    }

    pub(super) fn hindi(&self) -> String {
        let word = if self.0.len() == 1 {
            "पंक्ति"
        } else {
            "पंक्तियाँ"
        };
        format!("{word} {}", self.shown())
    }

    pub(super) fn english(&self) -> String {
        let word = if self.0.len() == 1 { "row" } else { "rows" };
        format!("{word} {}", self.shown())
    }
}

impl From<SheetMessage> for Message {
    fn from(message: SheetMessage) -> Self {
        Self::Sheet(message)
    }
}

impl SheetMessage {
    code_table! {
        pub(super) match self {
            Self::SeparatorUnusable { .. } => "A0247",
            Self::RowsHidden { .. } => "A0248",
            Self::HiddenKept { .. } => "A0249",
            Self::HiddenSkipped { .. } => "A0250",
            Self::AllHidden { .. } => "A0251",
            Self::DatesInText { .. } => "A0252",
            Self::CardOpen { .. } | Self::CardHeadless { .. } => "A0316",
            Self::CardLineUnread { .. } => "A0317",
            Self::Formula { .. } => "A0318",
            Self::CardLineLeftOut { .. } => "A0319",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::HiddenKept { .. } => Severity::Note,
            Self::SeparatorUnusable { .. }
            | Self::HiddenSkipped { .. }
            | Self::RowsHidden { .. }
            | Self::AllHidden { .. }
            | Self::DatesInText { .. }
            | Self::CardLineLeftOut { .. } => Severity::Warning,
            Self::Formula { .. }
            | Self::CardOpen { .. }
            | Self::CardHeadless { .. }
            | Self::CardLineUnread { .. } => Severity::Error,
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
            Self::SeparatorUnusable { written, separator } => format!(
                "पहली पंक्ति `sep={written}` से पता नहीं चलता कि खाने किससे अलग हैं; देखकर {} माना गया",
                named(*separator, "टैब")
            ),
            Self::RowsHidden { rows } => {
                format!("छिपी या फ़िल्टर से हटी हुई पंक्तियाँ, जिनके पत्र भी बनेंगे: {}", rows.hindi())
            }
            Self::HiddenKept { rows } => {
                format!("छिपी या फ़िल्टर से हटी हुई पंक्तियाँ भी पढ़ी गईं: {}", rows.hindi())
            }
            Self::HiddenSkipped { rows } => {
                format!("छिपी या फ़िल्टर से हटी हुई पंक्तियाँ छोड़ी गईं: {}", rows.hindi())
            }
            Self::AllHidden { count } => format!(
                "सूची की सभी {count} भरी पंक्तियाँ छिपी या फ़िल्टर से हटी हुई हैं और छोड़ दी गईं: किसी का पत्र नहीं बनेगा"
            ),
            Self::DatesInText { rows, value } => format!(
                "यहाँ तारीख नहीं हो सकती, पर लगता है कि Excel ने 3/4 या 3-4 जैसे पाठ को तारीख बना दिया है: \"{value}\"; इस स्तंभ में {}",
                rows.hindi()
            ),
            Self::Formula { value } => {
                format!("इस खाने में मान की जगह सूत्र लिखा है: {value}")
            }
            Self::CardOpen { line } => format!(
                "फ़ाइल की लाइन {line} से शुरू होने वाला संपर्क पूरा नहीं है: उसके अंत में END:VCARD नहीं है"
            ),
            Self::CardHeadless { line } => {
                format!("फ़ाइल की लाइन {line} का संपर्क पूरा नहीं है: उसके पहले BEGIN:VCARD नहीं है")
            }
            Self::CardLineUnread { property, line } => {
                format!("फ़ाइल की लाइन {line} ({property}) के अक्षर पढ़े नहीं जा सकते")
            }
            Self::CardLineLeftOut { property, line } => format!(
                "फ़ाइल की लाइन {line} ({property}) के अक्षर पढ़े नहीं जा सकते; उसे छोड़कर संपर्क लिया गया"
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::SeparatorUnusable { written, separator } => format!(
                "the first line `sep={written}` does not tell what divides the cells; {} was \
                 found by looking",
                named(*separator, "the tab")
            ),
            Self::RowsHidden { rows } => {
                format!("hidden or filtered rows that get letters, too: {}", rows.english())
            }
            Self::HiddenKept { rows } => {
                format!("hidden or filtered rows were read, too: {}", rows.english())
            }
            Self::HiddenSkipped { rows } => {
                format!("hidden or filtered rows were passed over: {}", rows.english())
            }
            Self::AllHidden { count } => format!(
                "all {count} filled rows of the list are hidden or filtered and were passed \
                 over: nobody gets a letter"
            ),
            Self::DatesInText { rows, value } => format!(
                "no date belongs here, but Excel seems to have made one of a text such as 3/4 or \
                 3-4: \"{value}\"; in this column {}",
                rows.english()
            ),
            Self::Formula { value } => {
                format!("a formula stands in this cell, not its value: {value}")
            }
            Self::CardOpen { line } => format!(
                "the contact that begins in line {line} of the file is not complete: it has no \
                 END:VCARD"
            ),
            Self::CardHeadless { line } => format!(
                "the contact in line {line} of the file is not complete: no BEGIN:VCARD stands \
                 before it"
            ),
            Self::CardLineUnread { property, line } => {
                format!("the letters of line {line} of the file ({property}) cannot be read")
            }
            Self::CardLineLeftOut { property, line } => format!(
                "the letters of line {line} of the file ({property}) cannot be read; the \
                 contact was taken without it"
            ),
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> Option<String> {
        let (hindi, english) = match self {
            Self::SeparatorUnusable { .. } => (
                "पहली पंक्ति मिटा दें, या [[list]] में `separator` लिखें।",
                "Delete the first line, or write `separator` in [[list]].",
            ),
            Self::RowsHidden { .. } => (
                "इन्हें छोड़ना हो तो [[list]] में `hidden = \"skip\"` लिखें; इन्हें भी पत्र देना हो तो `hidden = \"keep\"`।",
                "To leave them out, write `hidden = \"skip\"` in [[list]]; if they are invited, \
                 too, `hidden = \"keep\"`.",
            ),
            Self::AllHidden { .. } => (
                "Excel में फ़िल्टर हटाएँ (Data > Clear), या `hidden = \"skip\"` मिटा दें।",
                "Take the filter off in Excel (Data > Clear), or delete `hidden = \"skip\"`.",
            ),
            Self::HiddenSkipped { .. } => (
                "इन लोगों के पत्र नहीं बनेंगे। बनाने हों तो Excel में फ़िल्टर हटाएँ (Data > Clear), या `hidden = \"keep\"` लिखें।",
                "These people get no letters. If they should, take the filter off in Excel (Data \
                 > Clear), or write `hidden = \"keep\"`.",
            ),
            Self::HiddenKept { .. } => return None,
            Self::DatesInText { .. } => (
                "Excel में स्तंभ चुनकर Format Cells > Text करें, फिर इन खानों को दोबारा लिखें। जैसा लिखा है वही ठीक हो तो कुछ न करें।",
                "Select the column in Excel, choose Format Cells > Text, and type these cells \
                 anew. If they are right as they are, leave them.",
            ),
            Self::Formula { .. } => (
                "सूत्र की जगह मान लिखें, या फ़ाइल Excel में खोलकर .xlsx के रूप में सहेजें।",
                "Write the value in place of the formula, or open the file in Excel and save it \
                 as .xlsx.",
            ),
            Self::CardOpen { .. } | Self::CardHeadless { .. } => (
                "फ़ोन से संपर्क फिर से निर्यात (export) करें; या देख लें कि इस संपर्क में कुछ छूटा नहीं, और वह लाइन जोड़ दें।",
                "Export the contacts from the telephone once more; or see that nothing of this \
                 contact is missing, and add that line.",
            ),
            Self::CardLineUnread { .. } => (
                "फ़ोन में इस संपर्क को ठीक करके फिर से निर्यात (export) करें, या फ़ाइल में वह लाइन फिर से लिखें।",
                "Correct this contact in the telephone and export it once more, or write that \
                 line of the file anew.",
            ),
            Self::CardLineLeftOut { .. } => (
                "वह ब्योरा चाहिए तो संपर्क ठीक करके फिर से निर्यात (export) करें।",
                "If it is wanted, correct the contact and export it once more.",
            ),
        };
        Some(match lang {
            Lang::Hi => hindi.to_owned(),
            Lang::En => english.to_owned(),
        })
    }
}

fn named(separator: char, tab: &str) -> String {
    if separator == '\t' { tab.to_owned() } else { format!("\"{separator}\"") }
}

#[cfg(test)]
mod tests {
    use super::RowNumbers;

    #[test]
    fn rows_in_a_row_are_one() {
        let shown = |rows: &[usize]| RowNumbers(rows.to_vec()).shown();
        assert_eq!(shown(&[5, 6, 7, 8, 9, 12]), "5–9, 12");
        assert_eq!(shown(&[3]), "3");
        assert_eq!(shown(&[3, 4, 6, 8]), "3–4, 6, 8");
        let many: Vec<usize> = (0..100).map(|row| row * 2).collect();
        assert!(shown(&many).ends_with(", 78, …"));
    }
}
