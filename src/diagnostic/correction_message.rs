//! Messages on `corrections.csv`: cells that were made right beside the list.

use super::table::messages;

messages! {
    /// A message about a correction, or about all of them.
    pub enum CorrectionMessage {
        /// corrections.csv में एक शीर्षक नहीं: पहली पंक्ति ठीक करें
        /// corrections.csv lacks a heading: mend its first row
        A0254 HeadingMissing { heading: &'static str } error,
            hi: "पहली पंक्ति में शीर्षक \"{heading}\" नहीं है",
            en: "the first row has no heading \"{heading}\"",
            hi_hint: "पहली पंक्ति में लिखें: file,sheet,row,heading,name,was,now",
            en_hint: "Write in the first row: file,sheet,row,heading,name,was,now";

        /// corrections.csv की एक पंक्ति में `row` संख्या नहीं: ठीक करें
        /// a line of corrections.csv whose `row` is no number: mend it
        A0255 RowUnknown { written: String } error,
            hi: "`row` के नीचे \"{written}\" लिखा है; यहाँ सूची की पंक्ति की संख्या चाहिए",
            en: "\"{written}\" stands below `row`, which is to be the number of a row of the list",
            hi_hint: "संख्या लिखें, या यह पंक्ति हटा दें।",
            en_hint: "Write the number, or delete this line.";

        /// एक सुधार नहीं लगा: खाने में अब कुछ और लिखा है
        /// a correction that was not made: the cell has something else by now
        // `was` is the text that was to be made right; `name` whose row it was.
        A0256 NotMade { heading: String, was: String, name: String } warning,
            hi: { match ((&**heading, &**name)) {
                ("", _) => "यह पंक्ति छोड़नी थी, पर सूची में नहीं मिली: \"{was}\"",
                (_, "") => "यह सुधार नहीं लगा: सूची में \"{heading}\" के नीचे \"{was}\" नहीं मिला",
                _ => "यह सुधार नहीं लगा: सूची में {name} के \"{heading}\" में \"{was}\" नहीं मिला",
            } },
            en: { match ((&**heading, &**name)) {
                ("", _) => "this row was to be left out, but is not in the list: \"{was}\"",
                (_, "") => "this correction was not made: the list has no \"{was}\" below \"{heading}\"",
                _ => "this correction was not made: the list has no \"{was}\" for {name} below \"{heading}\"",
            } },
            hi_hint: "सूची देखें। सुधार उसी में हो चुका हो, तो corrections.csv की यह पंक्ति हटा दें।",
            en_hint: "Look at the list. If it was corrected there, delete this line of corrections.csv.";

        /// एक सुधार ऐसी सूची का है जो आयोजन में नहीं: पंक्ति हटाएँ, या सूची जोड़ें
        /// a correction of a list that is not the event's: delete the line, or add the list
        A0257 ListUnknown { list: String } warning,
            hi: "यह सुधार \"{list}\" का है, जो आयोजन की सूचियों में नहीं है: वह नहीं लगा",
            en: "this correction is of \"{list}\", which is none of the event's lists: it was \
            not made",
            hi_hint: "corrections.csv की यह पंक्ति हटा दें, या `file` में सूची का नाम ठीक करें।",
            en_hint: "Delete this line of corrections.csv, or mend the name below `file`.";

        /// corrections.csv के इतने सुधार लगे: केवल देख लें
        /// so many corrections of corrections.csv were made: only to be looked at
        A0258 Made { cells: usize, rows: usize } note,
            hi: "corrections.csv से सुधारे गए खाने: {cells}; छोड़ी गई पंक्तियाँ: {rows}",
            en: "corrections.csv: cells corrected: {cells}; rows left out: {rows}";

        /// corrections.csv CSV नहीं: Excel में CSV के रूप में सहेजें
        /// corrections.csv is no CSV: save it as CSV in Excel
        A0259 NotCsv error,
            hi: "यह CSV फ़ाइल नहीं है",
            en: "this is no CSV file",
            hi_hint: "इसे Excel में CSV UTF-8 के रूप में सहेजें।",
            en_hint: "Save it as CSV UTF-8 in Excel.";
    }
}
