//! What can be said of markup that is printed, or that does nothing.

use super::Lang;
use super::codes::code_table;

/// A warning about markup of the event or of a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum MarkupMessage {
    /// A bar among words: a row that is none, or a danda typed so.
    BarPrinted,
    /// A line of colons among words.
    FencePrinted,
    /// A group that never ends, or a line of colons that ends none.
    GroupOpen,
    /// The sign of a point of a list inside a paragraph.
    ListJoined { sign: String },
    /// Lines that run together into one.
    LinesJoined,
    /// A tag or an entity of HTML.
    HtmlPrinted { found: String },
    /// Another sign of markup among words.
    SignPrinted { sign: String },
    /// An attribute that does nothing where it stands.
    AttributeIdle { attribute: String },
    /// A class that no rule names.
    ClassUnknown { class: String, nearest: Option<String> },
    /// A rule for parts that no letter has.
    StyleIdle { name: String, nearest: Option<String> },
    /// Strong text in a family that has one weight only.
    WeightMissing { font: String },
    /// Markup in a key whose text is printed as it is.
    PlainText { key: String },
    /// A sign that was taken for markup inside a word.
    SignTaken { sign: String },
    /// A link whose address nobody sees on paper.
    AddressUnseen { address: String },
    /// A backslash that joins two lines of the event file.
    BreakTaken,
}

impl MarkupMessage {
    code_table! {
        pub(super) match self {
            Self::BarPrinted => "A0430",
            Self::FencePrinted => "A0431",
            Self::GroupOpen => "A0432",
            Self::ListJoined { .. } => "A0433",
            Self::LinesJoined => "A0434",
            Self::HtmlPrinted { .. } => "A0435",
            Self::SignPrinted { .. } => "A0436",
            Self::AttributeIdle { .. } => "A0437",
            Self::ClassUnknown { .. } => "A0438",
            Self::StyleIdle { .. } => "A0439",
            Self::WeightMissing { .. } => "A0440",
            Self::PlainText { .. } => "A0441",
            Self::SignTaken { .. } => "A0442",
            Self::AddressUnseen { .. } => "A0443",
            Self::BreakTaken => "A0444",
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
            Self::BarPrinted => "चिह्न | पत्र में ज्यों-का-त्यों छपेगा".to_owned(),
            Self::FencePrinted => "`:::` पत्र में ज्यों-का-त्यों छपेगा".to_owned(),
            Self::GroupOpen => {
                "`:::` से यहाँ शुरू हुआ समूह कहीं बंद नहीं होता, या यह पंक्ति किसी समूह को बंद नहीं करती"
                    .to_owned()
            }
            Self::ListJoined { sign } => {
                format!("\"{sign}\" से सूची शुरू नहीं होती: पंक्ति पिछली पंक्ति से जुड़कर छपेगी")
            }
            Self::LinesJoined => "ये पंक्तियाँ जुड़कर एक ही पंक्ति में छपेंगी".to_owned(),
            Self::HtmlPrinted { found } => {
                format!("HTML का `{found}` पत्र में ज्यों-का-त्यों छपेगा")
            }
            Self::SignPrinted { sign } => format!("`{sign}` पत्र में ज्यों-का-त्यों छपेगा"),
            Self::AttributeIdle { attribute } => {
                format!("`{attribute}` का यहाँ कोई असर नहीं होता")
            }
            Self::ClassUnknown { class, nearest } => with_nearest(
                format!("किसी शैली में वर्ग `{class}` नहीं है"),
                nearest.as_ref(),
                Lang::Hi,
            ),
            Self::StyleIdle { name, nearest } => with_nearest(
                format!("किसी पत्र में `{name}` नाम का भाग नहीं है, इसलिए इस शैली का असर नहीं होता"),
                nearest.as_ref(),
                Lang::Hi,
            ),
            Self::WeightMissing { font } => {
                format!("`{font}` का फ़ॉन्ट एक ही मोटाई का है: `*…*` का पाठ बाक़ी पाठ जैसा ही दिखेगा")
            }
            Self::PlainText { key } => {
                format!("`{key}` का पाठ ज्यों-का-त्यों छपता है, उसमें लिखे चिह्न भी")
            }
            Self::SignTaken { sign } => {
                format!("`{sign}` के चिह्न नहीं छपेंगे: वे बल देने के चिह्न माने गए")
            }
            Self::AddressUnseen { address } => {
                format!("लिंक का पता `{address}` काग़ज़ पर नहीं दिखेगा")
            }
            Self::BreakTaken => {
                "`\"\"\"` में पंक्ति के अंत का `\\` दो पंक्तियों को बिना जगह छोड़े जोड़ देता है".to_owned()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::BarPrinted => "the sign | will be printed as it is".to_owned(),
            Self::FencePrinted => "`:::` will be printed as it is".to_owned(),
            Self::GroupOpen => {
                "the group that `:::` begins here never ends, or this line ends none".to_owned()
            }
            Self::ListJoined { sign } => {
                format!("\"{sign}\" begins no list: the line runs on from the one before it")
            }
            Self::LinesJoined => "these lines will be printed as one".to_owned(),
            Self::HtmlPrinted { found } => {
                format!("`{found}` of HTML will be printed as it is")
            }
            Self::SignPrinted { sign } => format!("`{sign}` will be printed as it is"),
            Self::AttributeIdle { attribute } => format!("`{attribute}` does nothing here"),
            Self::ClassUnknown { class, nearest } => with_nearest(
                format!("no style names the class `{class}`"),
                nearest.as_ref(),
                Lang::En,
            ),
            Self::StyleIdle { name, nearest } => with_nearest(
                format!("no letter has a part named `{name}`, so this style does nothing"),
                nearest.as_ref(),
                Lang::En,
            ),
            Self::WeightMissing { font } => {
                format!(
                    "the font `{font}` has one weight: text in `*…*` will look like the rest"
                )
            }
            Self::PlainText { key } => {
                format!("the text of `{key}` is printed as it is, with the signs in it")
            }
            Self::SignTaken { sign } => {
                format!(
                    "the signs of `{sign}` will not be printed: they are taken for emphasis"
                )
            }
            Self::AddressUnseen { address } => {
                format!("the address `{address}` of a link is not seen on paper")
            }
            Self::BreakTaken => {
                "in `\"\"\"` a `\\` at the end of a line joins two lines without a space"
                    .to_owned()
            }
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> String {
        let (hindi, english) = match self {
            Self::BarPrinted => (
                "तालिका की पंक्ति | से शुरू और | पर ख़त्म होती है, और उसके पहले खाली पंक्ति होती है। पूर्ण विराम के लिए । लिखें; | ही छापना हो तो \\| लिखें।",
                "A row of a table begins and ends with |, after an empty line. For a danda write ।; to print | itself, write \\|.",
            ),
            Self::FencePrinted => (
                "समूह के पहले खाली पंक्ति छोड़ें, और उसे उतने ही कोलन से बंद करें जितने से वह शुरू हुआ।",
                "Leave an empty line before a group that begins, and end it with as many colons as it begins with.",
            ),
            Self::GroupOpen => (
                "समूह को उतने ही कोलन की पंक्ति से बंद करें; बाहर वाले समूह के कोलन भीतर वाले से अधिक हों।",
                "End the group with a line of as many colons; an outer group needs more of them than those in it.",
            ),
            Self::ListJoined { .. } => (
                "सूची के पहले खाली पंक्ति छोड़ें और हर बात `1. ` या `- ` से शुरू करें; (क) के लिए ऊपर `{.ka}` और १. के लिए `{.devanagari}` लिखें। सूची नहीं है तो पिछली पंक्ति के अंत में \\ लिखें।",
                "Leave an empty line before the list and begin each point with `1. ` or `- `; for (क) write `{.ka}` above it, for १. `{.devanagari}`. If it is no list, end the line before with \\.",
            ),
            Self::LinesJoined => (
                "नई पंक्ति चाहिए तो पिछली पंक्ति के अंत में \\ लिखें, नया अनुच्छेद चाहिए तो खाली पंक्ति छोड़ें; नहीं तो पंक्तियाँ जोड़ दें।",
                "For a new line end the one before with \\, for a new paragraph leave an empty line; else join the lines.",
            ),
            Self::HtmlPrinted { .. } => (
                "HTML की जगह `*मोटा*`, `_ज़ोर_`, नई पंक्ति के लिए \\, न टूटने वाली जगह के लिए `\\ ` लिखें; बीच में रखना style.toml में होता है।",
                "In place of HTML write `*bold*`, `_emphasis_`, \\ for a new line, `\\ ` for a no-break space; what stands in the middle is said in style.toml.",
            ),
            Self::SignPrinted { .. } => (
                "चिह्न का जोड़ा पूरा करें, या चिह्न ही छापना हो तो उसके पहले \\ लिखें। `*मोटा*`, `[पाठ]{.वर्ग}`, शीर्षक `# ` खाली पंक्ति के बाद।",
                "Complete the pair, or write \\ before the sign if it is to be printed. `*bold*`, `[text]{.class}`, and `# ` for a heading after an empty line.",
            ),
            Self::AttributeIdle { .. } => (
                "उसे हटा दें। रंग, आकार और जगह style.toml से आते हैं: `{.नाम}` लिखें और वहाँ [style.नाम]। चित्र की `width` और `height` ऐसे लिखें: `30mm`।",
                "Take it away. Colour, size and place come from style.toml: write `{.name}` here and [style.name] there. `width` and `height` of a picture are written `30mm`.",
            ),
            Self::ClassUnknown { .. } => (
                "वर्ग की वर्तनी देखें, या style.toml में [style.वर्ग] लिखें।",
                "Check the spelling of the class, or write [style.class] in style.toml.",
            ),
            Self::StyleIdle { .. } => (
                "letter.dj के वर्ग से नाम मिलाएँ, या यह शैली हटा दें।",
                "Compare the name with the classes in letter.dj, or take the rule away.",
            ),
            Self::WeightMissing { .. } => (
                "दूसरा फ़ॉन्ट चुनें (`aamantran fonts` मोटाइयाँ भी दिखाता है), या style.toml में [style.strong] को दूसरा `font` या `size` दें।",
                "Choose another family (`aamantran fonts` shows the weights, too), or give [style.strong] another `font` or `size` in style.toml.",
            ),
            Self::PlainText { .. } => (
                "चिह्न हटा दें। `*…*` जैसे चिह्न केवल `letter.body` और साँचे में काम करते हैं; मोटा या बीच में style.toml करता है।",
                "Take the signs away. Signs such as `*…*` work in `letter.body` and in templates only; style.toml says what is bold or in the middle.",
            ),
            Self::SignTaken { .. } => (
                "चिह्न छापने के लिए हर एक के पहले \\ लिखें।",
                "To print the signs write \\ before each of them.",
            ),
            Self::AddressUnseen { .. } => (
                "पता पाठ में लिखें, या QR कोड बनाएँ: `[पता]{.qr}`।",
                "Write the address in the text, or print a QR code: `[address]{.qr}`.",
            ),
            Self::BreakTaken => {
                ("`'''` में लिखें, या `\\\\`।", "Write the text in `'''`, or write `\\\\`.")
            }
        };
        match lang {
            Lang::Hi => hindi.to_owned(),
            Lang::En => english.to_owned(),
        }
    }
}

fn with_nearest(text: String, nearest: Option<&String>, lang: Lang) -> String {
    match (nearest, lang) {
        (Some(nearest), Lang::Hi) => format!("{text}; क्या `{nearest}` लिखना था?"),
        (Some(nearest), Lang::En) => format!("{text}; did you mean `{nearest}`?"),
        (None, _) => text,
    }
}
