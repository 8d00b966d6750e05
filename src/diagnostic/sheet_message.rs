//! Messages on the way in which a list is written: rows that are not shown, formulas,
//! cards of contacts that are damaged.

use super::table::messages;

messages! {
    /// A message about a list, or a row of it, as its reader found it.
    pub enum SheetMessage {
        /// पहली पंक्ति `sep=…` में अलग करने वाला एक चिह्न नहीं: उसे मिटाएँ, या `separator` लिखें
        /// a first line `sep=…` without one sign that divides: delete it, or write `separator`
        // `separator` is the one that was found by looking.
        A0247 SeparatorUnusable { written: String, separator: char } warning,
            hi: ("पहली पंक्ति `sep={written}` से पता नहीं चलता कि खाने किससे अलग हैं; देखकर {} \
             माना गया",
                named(*separator, "टैब")),
            en: ("the first line `sep={written}` does not tell what divides the cells; {} was \
             found by looking",
                named(*separator, "the tab")),
            hi_hint: "पहली पंक्ति मिटा दें, या [[list]] में `separator` लिखें।",
            en_hint: "Delete the first line, or write `separator` in [[list]].";

        /// छिपी या फ़िल्टर से हटी पंक्तियों के भी पत्र बनेंगे: `hidden = "skip"` या `hidden = "keep"` लिखें
        /// hidden or filtered rows get letters, too: write `hidden = "skip"` or `hidden = "keep"`
        A0248 RowsHidden { rows: RowNumbers } warning,
            hi: ("छिपी या फ़िल्टर से हटी हुई पंक्तियाँ, जिनके पत्र भी बनेंगे: {}",
                rows.hindi()),
            en: ("hidden or filtered rows that get letters, too: {}", rows.english()),
            hi_hint: "इन्हें छोड़ना हो तो [[list]] में `hidden = \"skip\"` लिखें; इन्हें भी \
            पत्र देना हो तो `hidden = \"keep\"`।",
            en_hint: "To leave them out, write `hidden = \"skip\"` in [[list]]; if they are \
            invited, too, `hidden = \"keep\"`.";

        /// छिपी पंक्तियाँ `hidden = "keep"` से पढ़ी गईं: केवल देख लें
        /// hidden rows read because of `hidden = "keep"`: only to be looked at
        A0249 HiddenKept { rows: RowNumbers } note,
            hi: ("छिपी या फ़िल्टर से हटी हुई पंक्तियाँ भी पढ़ी गईं: {}", rows.hindi()),
            en: ("hidden or filtered rows were read, too: {}", rows.english());

        /// छिपी पंक्तियाँ `hidden = "skip"` से छोड़ी गईं: देख लें कि उनमें कोई बुलाया हुआ नहीं
        /// hidden rows passed over because of `hidden = "skip"`: see that nobody in them is invited
        A0250 HiddenSkipped { rows: RowNumbers } warning,
            hi: ("छिपी या फ़िल्टर से हटी हुई पंक्तियाँ छोड़ी गईं: {}", rows.hindi()),
            en: ("hidden or filtered rows were passed over: {}", rows.english()),
            hi_hint: "इन लोगों के पत्र नहीं बनेंगे। बनाने हों तो Excel में फ़िल्टर हटाएँ (Data \
            > Clear), या `hidden = \"keep\"` लिखें।",
            en_hint: "These people get no letters. If they should, take the filter off in \
            Excel (Data > Clear), or write `hidden = \"keep\"`.";

        /// सूची की सब पंक्तियाँ छिपी हैं और छोड़ी गईं: फ़िल्टर हटाएँ
        /// all rows of a list are hidden and passed over: take the filter off
        A0251 AllHidden { count: usize } warning,
            hi: "सूची की सभी {count} भरी पंक्तियाँ छिपी या फ़िल्टर से हटी हुई हैं और छोड़ दी \
            गईं: किसी का पत्र नहीं बनेगा",
            en: "all {count} filled rows of the list are hidden or filtered and were passed \
            over: nobody gets a letter",
            hi_hint: "Excel में फ़िल्टर हटाएँ (Data > Clear), या `hidden = \"skip\"` मिटा दें।",
            en_hint: "Take the filter off in Excel (Data > Clear), or delete `hidden = \
            \"skip\"`.";

        /// लगता है कि Excel ने `3/4` जैसे पाठ को तारीख (`03-Apr`, `05-06-2024`) या संख्या (`45000`) बना दिया है: पाठ के रूप में फिर लिखें
        /// Excel seems to have made a date (`03-Apr`, `05-06-2024`) or a number (`45000`) of a text such as `3/4`: type it anew as text
        // `value` is the text of the first.
        A0252 DatesInText { rows: RowNumbers, value: String } warning,
            hi: ("यहाँ तारीख नहीं हो सकती, पर लगता है कि Excel ने 3/4 या 3-4 जैसे पाठ को तारीख \
             बना दिया है: \"{value}\"; इस स्तंभ में {}",
                rows.hindi()),
            en: ("no date belongs here, but Excel seems to have made one of a text such as 3/4 \
             or 3-4: \"{value}\"; in this column {}",
                rows.english()),
            hi_hint: "Excel में स्तंभ चुनकर Format Cells > Text करें, फिर इन खानों को दोबारा \
            लिखें; सूची को न छूना हो तो corrections.csv में (file, row, heading वही जो ऊपर हैं)। जैसा लिखा है वही ठीक हो तो कुछ न करें।",
            en_hint: "Select the column in Excel, choose Format Cells > Text, and type these \
            cells anew; to leave the list as it is, write them in corrections.csv (file, row and \
            heading are those above). If they are right as they are, leave them.";

        /// vcf: अधूरा संपर्क (BEGIN:VCARD या END:VCARD नहीं): फिर से निर्यात करें
        /// vcf: an incomplete contact (no BEGIN:VCARD or END:VCARD): export it once more
        A0316 CardOpen { line: usize } error,
            hi: "फ़ाइल की लाइन {line} से शुरू होने वाला संपर्क पूरा नहीं है: उसके अंत में \
            END:VCARD नहीं है",
            en: "the contact that begins in line {line} of the file is not complete: it has no \
            END:VCARD",
            hi_hint: "फ़ोन से संपर्क फिर से निर्यात (export) करें; या देख लें कि इस संपर्क में \
            कुछ छूटा नहीं, और वह लाइन जोड़ दें।",
            en_hint: "Export the contacts from the telephone once more; or see that nothing of \
            this contact is missing, and add that line.";

        /// A card that does not begin; its first line.
        A0316 CardHeadless { line: usize } error,
            hi: "फ़ाइल की लाइन {line} का संपर्क पूरा नहीं है: उसके पहले BEGIN:VCARD नहीं है",
            en: "the contact in line {line} of the file is not complete: no BEGIN:VCARD stands \
            before it",
            hi_hint: "फ़ोन से संपर्क फिर से निर्यात (export) करें; या देख लें कि इस संपर्क में \
            कुछ छूटा नहीं, और वह लाइन जोड़ दें।",
            en_hint: "Export the contacts from the telephone once more; or see that nothing of \
            this contact is missing, and add that line.";

        /// vcf: संपर्क का ब्योरा पढ़ा नहीं जा सकता: फ़ोन में ठीक करके फिर निर्यात करें
        /// vcf: a line of a contact that cannot be read: correct it in the telephone and export it
        A0317 CardLineUnread { property: String, line: usize } error,
            hi: "फ़ाइल की लाइन {line} ({property}) के अक्षर पढ़े नहीं जा सकते",
            en: "the letters of line {line} of the file ({property}) cannot be read",
            hi_hint: "फ़ोन में इस संपर्क को ठीक करके फिर से निर्यात (export) करें, या फ़ाइल \
            में वह लाइन फिर से लिखें।",
            en_hint: "Correct this contact in the telephone and export it once more, or write \
            that line of the file anew.";

        /// CSV के खाने में मान की जगह सूत्र: मान लिखें
        /// a formula in a cell of CSV, not its value: write the value
        A0318 Formula { value: String } error,
            hi: "इस खाने में मान की जगह सूत्र लिखा है: {value}",
            en: "a formula stands in this cell, not its value: {value}",
            hi_hint: "सूत्र की जगह मान लिखें, या फ़ाइल Excel में खोलकर .xlsx के रूप में सहेजें।",
            en_hint: "Write the value in place of the formula, or open the file in Excel and \
            save it as .xlsx.";

        /// vcf: टिप्पणी आदि पढ़ी नहीं जा सकी और छोड़ दी गई: चाहिए तो संपर्क ठीक करें
        /// vcf: a note or the like that cannot be read was left out: correct the contact if it is wanted
        A0319 CardLineLeftOut { property: String, line: usize } warning,
            hi: "फ़ाइल की लाइन {line} ({property}) के अक्षर पढ़े नहीं जा सकते; उसे छोड़कर \
            संपर्क लिया गया",
            en: "the letters of line {line} of the file ({property}) cannot be read; the \
            contact was taken without it",
            hi_hint: "वह ब्योरा चाहिए तो संपर्क ठीक करके फिर से निर्यात (export) करें।",
            en_hint: "If it is wanted, correct the contact and export it once more.";
    }
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
