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
        A0701 Serials { written: String, fault: SerialsFault } error,
            hi: { match fault {
                SerialsFault::Backwards { .. } => "\"{written}\" में पहला क्रमांक दूसरे से बड़ा है",
                _ => "\"{written}\" कोई क्रमांक नहीं है",
            } },
            en: { match fault {
                SerialsFault::Backwards { .. } => "in \"{written}\" the first serial is larger than \
                    the last",
                _ => "\"{written}\" is no serial",
            } },
            hi_hint: { match fault {
                SerialsFault::Backwards { first, last } => "क्रमांक {last} से {first} तक के लिए: \
                    `{last}-{first}`; केवल ये दो हों तो: `{first},{last}`।",
                SerialsFault::Word => "क्रमांक ऐसे लिखें: `37,41-45`; वे पंजी और letters.csv में हैं। \
                    `make` और `check` में नाम या किसी और स्तंभ से चुनने के लिए: \
                    `--where \"नाम~{written}\"`।",
                SerialsFault::NoSerial => "ऐसे लिखें: `37,41-45`।",
            } },
            en_hint: { match fault {
                SerialsFault::Backwards { first, last } => "For the serials from {last} to {first}: \
                    `{last}-{first}`; for these two alone: `{first},{last}`.",
                SerialsFault::Word => "Write serials like `37,41-45`; they are in the ledger and in \
                    letters.csv. With `make` and `check`, to choose by name or by another column: \
                    `--where \"name~{written}\"`.",
                SerialsFault::NoSerial => "Write `37,41-45`.",
            } };

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
        // `named`: the papers or variants of the event, if the condition is on them.
        A0705 NoRow { condition: String, nearest: Option<String>, named: Option<String> } error,
            hi: "\"{condition}\" किसी पंक्ति पर लागू नहीं होता",
            en: "\"{condition}\" holds for no row",
            hi_hint: { let asked = nearest.as_ref().map(|own| format!("क्या \"{own}\" लिखना था?"));
                let named = named.as_ref().map(|own| format!("आयोजन की फ़ाइल में ये नाम हैं: {own}।"));
                either(asked, named, "सूची में देखें कि वहाँ क्या लिखा है।") },
            en_hint: { let asked = nearest.as_ref().map(|own| format!("Did you mean \"{own}\"?"));
                let named = named.as_ref().map(|own| format!("The event file has these names: {own}."));
                either(asked, named, "See in the list what is written there.") };

        /// इन अधिवक्ताओं के नाम से कोई पत्र नहीं: बाँटने वाले का नाम लिखें, या सूची का स्तंभ अधिवक्ता देखें
        /// no letter is issued by these advocates: name those who hand out, or look at the column of advocates in the list
        A0707 NoLetters { names: String, only_sign: bool } error,
            hi: { match only_sign {
                true => "{names} के नाम से कोई पत्र नहीं बँटता: पत्रों पर केवल हस्ताक्षर हैं (`issues = false`)",
                false => "किसी पत्र के अधिवक्ता {names} नहीं हैं",
            } },
            en: { match only_sign {
                true => "no letter is handed out by {names}: there is only the signature (`issues = \
                    false`)",
                false => "no letter is issued by {names}",
            } },
            hi_hint: { match only_sign {
                true => "बाँटने वाले अधिवक्ता का नाम लिखें। हस्ताक्षर वाले सब पत्रों पर हैं: सब बनाने हों तो यह \
                    शर्त हटा दें।",
                false => "सूची का स्तंभ अधिवक्ता, और आयोजन की फ़ाइल में [assign] देखें।",
            } },
            en_hint: { match only_sign {
                true => "Name an advocate who hands out. Those who sign are on all letters: to make \
                    all, leave the condition out.",
                false => "Look at the column of advocates in the list, and at [assign] of the event \
                    file.",
            } };

        /// कुछ भी नहीं चुना गया: शर्तें कम करें
        /// nobody is chosen: use fewer conditions
        A0706 Nobody error,
            hi: "जो चुना गया है, वह किसी पंक्ति पर लागू नहीं होता",
            en: "what was chosen holds for no row",
            hi_hint: "सूची में देखें कि वहाँ क्या लिखा है।",
            en_hint: "See in the list what is written there.";

        /// `--after` का क्रमांक इस ढेर में नहीं: `sheets.csv` में देखें
        /// the serial of `--after` is not in this pile: look it up in `sheets.csv`
        A0708 NotInPile { serial: u32 } error,
            hi: "क्रमांक {serial} का पत्र इस ढेर में नहीं है",
            en: "no letter of serial {serial} is in this pile",
            hi_hint: "ढेर का अंतिम अच्छा पत्र sheets.csv में देखें और उसका क्रमांक लिखें: `--after 15`। \
            ढेर एक ही बंडल का हो, तो `--advocate` या `--where` भी वैसे ही लिखें।",
            en_hint: "Look up the last good letter of the pile in sheets.csv and write its serial: \
            `--after 15`. If the pile is that of one bundle, write its `--advocate` or `--where`, too.";

        /// `--after` का क्रमांक ढेर का अंतिम है: सब छप चुके
        /// the serial of `--after` is the last of the pile: all are printed
        A0709 LastOfPile { serial: u32 } error,
            hi: "ढेर में {serial} के बाद कोई पत्र नहीं है",
            en: "no letter comes after {serial} in the pile",
            hi_hint: "वह ढेर का अंतिम पत्र है: सब छप चुके। किसी एक को फिर बनाना हो तो: `--only {serial}`।",
            en_hint: "It is the last one: all are printed. To make one of them again: `--only {serial}`.";
    }
}

/// Two remedies as far as they are known, else a third.
fn either(one: Option<String>, other: Option<String>, else_said: &str) -> String {
    let said: Vec<String> = one.into_iter().chain(other).collect();
    if said.is_empty() { else_said.to_owned() } else { said.join(" ") }
}

/// The reason why a text is no serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SerialsFault {
    /// It has letters and no digit, as names have.
    Word,
    /// The first of a range is larger than the last.
    #[expect(missing_docs, reason = "the fields are what they are called")]
    Backwards { first: u32, last: u32 },
    /// Something else.
    NoSerial,
}
