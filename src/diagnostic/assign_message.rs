//! Messages on the assignment of rows to advocates.

use super::table::messages;

messages! {
    /// A message about `[assign]` and the rows that it is for.
    pub enum AssignMessage {
        /// एक क्षेत्र दो अधिवक्ताओं का: एक से हटाएँ
        /// an area of two advocates: take it from one
        A0130 AreaTwice { area: String, other: String } error,
            hi: "क्षेत्र \"{area}\" अधिवक्ता {other} का भी लिखा है",
            en: "the area \"{area}\" is given to the advocate {other}, too",
            hi_hint: "क्षेत्र एक ही अधिवक्ता के `areas` में रखें।",
            en_hint: "Keep it in the `areas` of one advocate.";

        /// `areas` या `count` का उपयोग नहीं होगा: हटाएँ, या `[assign]` का `by` बदलें
        /// `areas` or `count` is not used: delete it, or change `by` in `[assign]`
        A0131 KeyNeedless { key: &'static str, by: &'static str } warning,
            hi: "`{key}` का उपयोग नहीं होगा: [assign] में `by = \"{by}\"` नहीं है",
            en: "`{key}` is not used: [assign] does not say `by = \"{by}\"`",
            hi_hint: "[assign] के नीचे `by = \"{by}\"` लिखें, या यह पंक्ति हटा दें।",
            en_hint: "Write `by = \"{by}\"` under [assign], or delete this line.";

        /// `count` का जोड़ पंक्तियों से मेल नहीं खाता: गिनती ठीक करें
        /// the `count`s do not add up to the rows: correct them
        A0132 CountsWrong { counted: usize, rows: usize } error,
            hi: "अधिवक्ताओं के `count` का जोड़ {counted} है, पर जिन पंक्तियों में अधिवक्ता \
            नहीं लिखे वे {rows} हैं",
            en: "the `count`s of the advocates add up to {counted}, but {rows} rows name no \
            advocate",
            hi_hint: "संख्याएँ ठीक करें, या किसी एक अधिवक्ता का `count` हटा दें: बाक़ी सब \
            उन्हें मिलेंगे।",
            en_hint: "Correct the numbers, or delete the `count` of one advocate, who then \
            gets the rest.";

        /// न हस्ताक्षर, न पत्र जारी करना: दोनों में से एक हटाएँ
        /// neither signing nor issuing: take one of the two away
        A0137 RoleNone { name: String } error,
            hi: "{name} के नीचे `signs = false` और `issues = false` दोनों हैं: उनका कोई काम नहीं रहता",
            en: "{name} has `signs = false` and `issues = false`: nothing is left to do",
            hi_hint: "दोनों में से एक पंक्ति हटा दें, या पूरा [[advocate]]।",
            en_hint: "Delete one of the two lines, or the whole [[advocate]].";

        /// `issuing` में पत्र जारी करने वाले ही हस्ताक्षर करते हैं: `signing = "joint"` लिखें
        /// with `issuing` whoever issues a letter signs it: write `signing = "joint"`
        A0138 IssuerSignsNot { name: String } error,
            hi: "{name} पत्र जारी करते हैं पर हस्ताक्षर नहीं; `signing = \"issuing\"` में जारी करने वाले ही हस्ताक्षर करते हैं",
            en: "{name} issues letters and does not sign; with `signing = \"issuing\"` whoever \
                issues a letter signs it",
            hi_hint: "[letter] में `signing = \"joint\"` लिखें: तब वे सब हस्ताक्षर करते हैं जिनके नीचे `signs = false` नहीं है।",
            en_hint: "Write `signing = \"joint\"` in [letter]: then all sign who do not have \
                `signs = false`.";

        /// `issuing` में इन अधिवक्ता के हस्ताक्षर किसी पत्र पर नहीं: सबके चाहिए तो `signing = "joint"`
        /// with `issuing` no letter has the signature of this advocate: for those of all write `signing = "joint"`
        A0146 SignsNowhere { name: String } warning,
            hi: "{name} पत्र जारी नहीं करते (`issues = false`); `signing = \"issuing\"` में जारी करने वाले ही \
                हस्ताक्षर करते हैं, इसलिए किसी पत्र पर उनके हस्ताक्षर नहीं होंगे",
            en: "{name} issues no letters (`issues = false`), and with `signing = \"issuing\"` \
                whoever issues a letter signs it: no letter has that signature",
            hi_hint: "सबके हस्ताक्षर चाहिए तो [letter] में `signing = \"joint\"` लिखें।",
            en_hint: "If all are to sign, write `signing = \"joint\"` in [letter].";

        /// ये अधिवक्ता पत्र जारी नहीं करते (`issues = false`): किसी और का नाम लिखें
        /// this advocate issues no letters (`issues = false`): name another
        A0139 IssuesNot { name: String } error,
            hi: "{name} पत्र जारी नहीं करते (`issues = false`)",
            en: "{name} issues no letters (`issues = false`)",
            hi_hint: "पत्र बाँटने वाले का नाम लिखें, या उनके [[advocate]] से `issues = false` हटा दें।",
            en_hint: "Name the one who hands letters out, or delete `issues = false` in that \
                [[advocate]].";

        /// किसी के हस्ताक्षर नहीं: `signs = false` हटाएँ
        /// nobody signs: delete a `signs = false`
        A0140 NobodySigns error,
            hi: "किसी अधिवक्ता के हस्ताक्षर नहीं होंगे: सबके नीचे `signs = false` है",
            en: "nobody signs: every [[advocate]] has `signs = false`",
            hi_hint: "हस्ताक्षर करने वालों के नीचे से `signs = false` हटा दें।",
            en_hint: "Delete `signs = false` under those who sign.";

        /// पत्र जारी करने वाला कोई नहीं: `issues = false` हटाएँ
        /// nobody issues letters: delete an `issues = false`
        A0141 NobodyIssues error,
            hi: "पत्र जारी करने वाला कोई नहीं है: सबके नीचे `issues = false` है",
            en: "nobody issues letters: every [[advocate]] has `issues = false`",
            hi_hint: "पत्र बाँटने वालों के नीचे से `issues = false` हटा दें।",
            en_hint: "Delete `issues = false` under those who hand letters out.";

        /// क्षेत्र किसी अधिवक्ता का नहीं: वर्तनी देखें, या उसे `areas` में जोड़ें
        /// the area is no advocate's: check its spelling, or add it to `areas`
        A0313 AreaUnknown { area: String, nearest: Option<String> } error,
            hi: "क्षेत्र \"{area}\" किसी अधिवक्ता के `areas` में नहीं है",
            en: "the area \"{area}\" is in no advocate's `areas`",
            hi_hint: { match nearest {
                Some(nearest) => "क्या \"{nearest}\" लिखना था?",
                None => "सूची में क्षेत्र का नाम ठीक करें, या उसे किसी अधिवक्ता के `areas` में \
                    जोड़ें।",
            } },
            en_hint: { match nearest {
                Some(nearest) => "Did you mean \"{nearest}\"?",
                None => "Correct the area in the list, or add it to the `areas` of an advocate.",
            } };

        /// क्षेत्र नहीं लिखा: खाना भरें, या अधिवक्ता लिखें
        /// no area is given: fill in the cell, or name the advocate
        A0314 AreaEmpty { field: &'static str } error,
            hi: "न अधिवक्ता लिखे हैं, न क्षेत्र (`{field}`)",
            en: "neither an advocate nor an area (`{field}`) is given",
            hi_hint: "दोनों में से एक खाना भरें।",
            en_hint: "Fill one of the two cells.";
    }
}
