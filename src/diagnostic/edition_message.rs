//! Messages on papers and variants, and who gets them.

use super::counted::{counted, rows_in_hindi};
use super::table::messages;

messages! {
    /// A message about `[[paper]]`, `[[variant]]` and `when`.
    pub enum EditionMessage {
        /// हर `[[paper]]` में `when` है: एक से हटाएँ, वही बाक़ी सबके लिए होगा
        /// every `[[paper]]` has `when`: take it from one, which is for all others
        A0150 PaperForOthersMissing error,
            hi: "हर [[paper]] में `when` लिखा है, इसलिए बाक़ी लोगों के लिए कोई काग़ज़ नहीं है",
            en: "every [[paper]] has `when`, so there is no paper for all others",
            hi_hint: "जो काग़ज़ बाक़ी सबके लिए है, उसके [[paper]] से `when` हटा दें।",
            en_hint: "Delete `when` from the [[paper]] that is for all others.";

        /// एक नाम के दो काग़ज़ या दो `[[variant]]`: एक का नाम बदलें
        /// two papers or two `[[variant]]` of one name: change one
        A0151 NameTwice { name: String } error,
            hi: "\"{name}\" नाम दो बार है",
            en: "there are two called \"{name}\"",
            hi_hint: "एक का `name` बदल दें।",
            en_hint: "Change the `name` of one.";

        /// यह काग़ज़ या `[[variant]]` किसी को नहीं मिला: `when` के शब्द सूची से मिलाएँ
        /// nobody gets this paper or `[[variant]]`: compare the words of `when` with the list
        A0152 Nobody { name: String, column: Option<&'static str> } warning,
            hi: "\"{name}\" किसी को नहीं मिला",
            en: "nobody gets \"{name}\"",
            hi_hint: { match column {
                Some(column) => "इसमें `when` नहीं है: बताएँ कि किसे मिले (`when = {{ \"स्तंभ\" = \"मान\" }}`), या सूची के \
                    स्तंभ \"{column}\" में यह नाम लिखें।",
                None => "`when` में स्तंभ का शीर्षक और मान वैसे ही लिखें जैसे सूची में हैं।",
            } },
            en_hint: { match column {
                Some(column) => "It has no `when`: say who gets it (`when = {{ \"column\" = \"value\" }}`), \
                    or write its name in a column \"{column}\" of the list.",
                None => "Write the heading and the value in `when` as the list has them.",
            } };

        /// मान `when` के मान से थोड़ा अलग है: सूची में ठीक करें, या `when` में यह भी जोड़ें
        /// a value a little other than that of `when`: correct the list, or add it to `when`
        A0153 Nearly {
            column: String,
            value: String,
            more: usize,
            asked: Box<str>,
            name: String,
            rows: usize,
        } warning,
            hi: ("स्तंभ \"{column}\" में \"{value}\"{} लिखा है ({}), पर शर्त में \"{asked}\" है; \
            इन्हें \"{name}\" नहीं मिला", others(*more, "और"), rows_in_hindi(*rows)),
            en: ("the column \"{column}\" says \"{value}\"{} ({}), but `when` asks for \
            \"{asked}\": they do not get \"{name}\"", others(*more, "more"), counted(*rows, "row")),
            hi_hint: "वही मतलब हो तो सूची में ठीक करें, या ऐसे लिखें: \
            when = {{ \"{column}\" = [\"{asked}\", \"{value}\"] }}",
            en_hint: "If the same is meant, correct the list, or write \
            when = {{ \"{column}\" = [\"{asked}\", \"{value}\"] }}";

        /// सूची में जो काग़ज़ या `[[variant]]` लिखा है, वह आयोजन की फ़ाइल में नहीं
        /// the list asks for a paper or `[[variant]]` that the event file does not have
        A0350 Unknown {
            value: String,
            table: &'static str,
            nearest: Option<String>,
            known: String,
            rows: usize,
        } error,
            hi: ("सूची में \"{value}\" लिखा है ({}), पर आयोजन की फ़ाइल में इस नाम का कोई [[{table}]] \
            नहीं है", rows_in_hindi(*rows)),
            en: ("the list says \"{value}\" ({}), but no [[{table}]] of the event file has that \
            name", counted(*rows, "row")),
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "इनमें से एक लिखें: {known}।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "Write one of these: {known}.",
            } };

        /// `when` में ऐसे पत्र का नाम है जिसका कोई `[[variant]]` नहीं
        /// `when` asks for a variant that there is none of
        A0155 VariantUnknown { value: String, nearest: Option<String>, known: String } error,
            hi: "`when` में \"{value}\" लिखा है, पर इस नाम का कोई [[variant]] नहीं है",
            en: "`when` asks for \"{value}\", but no [[variant]] has that name",
            hi_hint: { match (nearest, known.as_str()) {
                (Some(nearest), _) => "क्या \"{nearest}\" लिखना था?",
                (None, "") => "इस नाम का एक [[variant]] लिखें।",
                (None, _) => "इनमें से एक लिखें: {known}।",
            } },
            en_hint: { match (nearest, known.as_str()) {
                (Some(nearest), _) => "Did you mean \"{nearest}\"?",
                (None, "") => "Write a [[variant]] of that name.",
                (None, _) => "Write one of these: {known}.",
            } };

        /// अंग्रेज़ी के `[[variant]]` में कुछ पाठ हिंदी में रह गए: उन्हें अंग्रेज़ी में लिखें
        /// texts of a `[[variant]]` in English are still Hindi: write them in English
        // `keys` are those of the event file, quoted and joined.
        A0157 VariantInHindi { name: String, keys: String } warning,
            hi: "\"{name}\" के पत्र अंग्रेज़ी में हैं, पर इनमें यह हिंदी में छपेगा: {keys}",
            en: "the letters of \"{name}\" are in English, but this in them is Hindi: {keys}",
            hi_hint: "इन्हें [variant.event], [variant.letter] और [advocate.english] में अंग्रेज़ी में लिखें।",
            en_hint: "Write it in English under [variant.event], [variant.letter] and \
            [advocate.english].";

        /// स्तंभ में काग़ज़ या `[[variant]]` के नाम हैं, पर आयोजन की फ़ाइल में एक भी नहीं
        /// a column names papers or variants, but the event file has none
        A0154 ColumnNeedless { column: String, table: &'static str } warning,
            hi: "स्तंभ \"{column}\" का उपयोग नहीं होगा: आयोजन की फ़ाइल में [[{table}]] नहीं हैं",
            en: "the column \"{column}\" is not used: the event file has no [[{table}]]",
            hi_hint: "हर एक के लिए `name` के साथ एक [[{table}]] लिखें।",
            en_hint: "Write a [[{table}]] with a `name` for each.";
    }
}

/// The number of values that are not named.
fn others(more: usize, word: &str) -> String {
    if more == 0 { String::new() } else { format!(" … (+{more} {word})") }
}
