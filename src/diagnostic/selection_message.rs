//! Messages on the rows chosen for a run.

use super::counted::{counted, rows_in_hindi};
use super::table::messages;

messages! {
    /// A message about `--only` and `--where`.
    pub enum SelectionMessage {
        /// `--where` या `[output]` का स्तंभ कुछ सूचियों में नहीं: वहाँ जोड़ें, या `columns` लिखें
        /// some lists lack the column of `--where` or `[output]`: add it there, or write `columns`
        // `rows` is how many those lists have.
        A0246 SomeLists { field: String, lists: String, rows: usize } warning,
            hi: ("\"{field}\" नाम का स्तंभ इन सूचियों में नहीं है: {lists}; उनकी {} में वह खाली माना गया",
                rows_in_hindi(*rows)),
            en: ("these lists have no column \"{field}\": {lists}; in their {} it was taken as empty",
                counted(*rows, "row")),
            hi_hint: "उन सूचियों में वह स्तंभ जोड़ें; उसका शीर्षक अलग हो तो उसे बदलें, या \
            [[list]] के `columns` में लिखें। सब पंक्तियों में एक ही बात हो तो उन [[list]] के `defaults` में लिखें।",
            en_hint: "Add the column to those lists; if its heading is another there, change \
            it, or write it in `columns` of [[list]]. If all their rows have the same, write it in \
            `defaults` of those [[list]].";

        /// `--only` में क्रमांक नहीं: `37,41-45` जैसे लिखें
        /// no serials in `--only`: write them like `37,41-45`
        A0701 Serials { written: String } error,
            hi: "\"{written}\" कोई क्रमांक नहीं है",
            en: "\"{written}\" is no serial",
            hi_hint: "ऐसे लिखें: `37,41-45`।",
            en_hint: "Write `37,41-45`.";

        /// `--where` की शर्त का अर्थ नहीं: `ग्राम=बेला` जैसे लिखें
        /// a condition of `--where` that makes no sense: write it like `village=बेला`
        A0702 Condition { written: String } error,
            hi: "`--where` में \"{written}\" का अर्थ नहीं निकलता",
            en: "\"{written}\" in `--where` makes no sense",
            hi_hint: "ऐसे लिखें: `--where \"ग्राम=बेला,ज्ञानपुर\"`, `--where \"ward!=3\"`, \
            `--where \"पद~सचिव\"`।",
            en_hint: "Write `--where \"village=बेला,ज्ञानपुर\"`, `--where \"ward!=3\"`, \
            `--where \"post~सचिव\"`.";

        /// ऐसा स्तंभ किसी सूची में नहीं: [शीर्षक](list.md#headings) देखें
        /// no list has such a column: see [headings](list.md#headings)
        A0703 Field { field: String, nearest: Option<String> } error,
            hi: "\"{field}\" नाम का स्तंभ किसी सूची में नहीं है",
            en: "no list has a column \"{field}\"",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "सूची के स्तंभ का शीर्षक, या `village` जैसा ब्योरा लिखें।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "Write the heading of a column of the list, or a field such as `village`.",
            } };

        /// ऐसे अधिवक्ता आयोजन की फ़ाइल में नहीं: नाम या `id` देखें
        /// no such advocate in the event file: check name or `id`
        A0704 Advocate { value: String, nearest: Option<String> } error,
            hi: "आयोजन की फ़ाइल में \"{value}\" नाम के कोई अधिवक्ता नहीं हैं",
            en: "the event file has no advocate \"{value}\"",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "नाम वैसे ही लिखें जैसे आयोजन की फ़ाइल के [[advocate]] में है।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "Write the name as [[advocate]] of the event file has it.",
            } };

        /// शर्त किसी पंक्ति पर लागू नहीं: मान की वर्तनी देखें
        /// a condition that holds for no row: check the spelling of its value
        A0705 NoRow { condition: String, nearest: Option<String> } error,
            hi: "\"{condition}\" किसी पंक्ति पर लागू नहीं होता",
            en: "\"{condition}\" holds for no row",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "सूची में देखें कि वहाँ क्या लिखा है।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "See in the list what is written there.",
            } };

        /// कुछ भी नहीं चुना गया: शर्तें कम करें
        /// nobody is chosen: use fewer conditions
        A0706 Nobody error,
            hi: "जो चुना गया है, वह किसी पंक्ति पर लागू नहीं होता",
            en: "what was chosen holds for no row",
            hi_hint: "सूची में देखें कि वहाँ क्या लिखा है।",
            en_hint: "See in the list what is written there.";
    }
}
