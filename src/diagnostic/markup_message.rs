//! Messages on markup that is printed, or that does nothing.

use super::table::messages;

messages! {
    /// A warning about markup of the event or of a template.
    #[derive(PartialOrd, Ord)]
    pub enum MarkupMessage {
        /// चिह्न | छपेगा: तालिका की पंक्ति पूरी करें, या पूर्ण विराम । लिखें
        /// the sign | is printed: complete the row of the table, or write a danda ।
        A0430 BarPrinted warning,
            hi: "चिह्न | पत्र में ज्यों-का-त्यों छपेगा",
            en: "the sign | will be printed as it is",
            hi_hint: "तालिका की पंक्ति | से शुरू और | पर ख़त्म होती है, और उसके पहले खाली \
            पंक्ति होती है। पूर्ण विराम के लिए । लिखें; | ही छापना हो तो \\| लिखें।",
            en_hint: "A row of a table begins and ends with |, after an empty line. For a \
            danda write ।; to print | itself, write \\|.";

        /// `:::` छपेगा: समूह के पहले खाली पंक्ति छोड़ें
        /// `:::` is printed: leave an empty line before the group
        A0431 FencePrinted warning,
            hi: "`:::` पत्र में ज्यों-का-त्यों छपेगा",
            en: "`:::` will be printed as it is",
            hi_hint: "समूह के पहले खाली पंक्ति छोड़ें, और उसे उतने ही कोलन से बंद करें जितने \
            से वह शुरू हुआ।",
            en_hint: "Leave an empty line before a group that begins, and end it with as many \
            colons as it begins with.";

        /// समूह बंद नहीं होता: उतने ही कोलन से बंद करें
        /// a group never ends: end it with as many colons
        A0432 GroupOpen warning,
            hi: "`:::` से यहाँ शुरू हुआ समूह कहीं बंद नहीं होता, या यह पंक्ति किसी समूह को बंद \
            नहीं करती",
            en: "the group that `:::` begins here never ends, or this line ends none",
            hi_hint: "समूह को उतने ही कोलन की पंक्ति से बंद करें; बाहर वाले समूह के कोलन भीतर \
            वाले से अधिक हों।",
            en_hint: "End the group with a line of as many colons; an outer group needs more \
            of them than those in it.";

        /// सूची की बात पिछली पंक्ति से जुड़ेगी: सूची के पहले खाली पंक्ति छोड़ें, `1. ` या `- ` लिखें
        /// a point of a list runs on from the line before: leave an empty line before the list, write `1. ` or `- `
        A0433 ListJoined { sign: String } warning,
            hi: "\"{sign}\" से सूची शुरू नहीं होती: पंक्ति पिछली पंक्ति से जुड़कर छपेगी",
            en: "\"{sign}\" begins no list: the line runs on from the one before it",
            hi_hint: "सूची के पहले खाली पंक्ति छोड़ें और हर बात `1. ` या `- ` से शुरू करें; \
            (क) के लिए ऊपर `{{.ka}}` और १. के लिए `{{.devanagari}}` लिखें। सूची नहीं है तो \
            पिछली पंक्ति के अंत में \\ लिखें।",
            en_hint: "Leave an empty line before the list and begin each point with `1. ` or \
            `- `; for (क) write `{{.ka}}` above it, for १. `{{.devanagari}}`. If it is no \
            list, end the line before with \\.";

        /// पंक्तियाँ जुड़कर छपेंगी: पंक्ति के अंत में `\` लिखें
        /// lines are printed as one: end the line with `\`
        A0434 LinesJoined warning,
            hi: "ये पंक्तियाँ जुड़कर एक ही पंक्ति में छपेंगी",
            en: "these lines will be printed as one",
            hi_hint: "नई पंक्ति चाहिए तो पिछली पंक्ति के अंत में \\ लिखें, नया अनुच्छेद चाहिए \
            तो खाली पंक्ति छोड़ें; नहीं तो पंक्तियाँ जोड़ दें।",
            en_hint: "For a new line end the one before with \\, for a new paragraph leave an \
            empty line; else join the lines.";

        /// HTML छपेगा: `*मोटा*`, `\` लिखें
        /// HTML is printed: write `*bold*`, `\`
        A0435 HtmlPrinted { found: String } warning,
            hi: "HTML का `{found}` पत्र में ज्यों-का-त्यों छपेगा",
            en: "`{found}` of HTML will be printed as it is",
            hi_hint: "HTML की जगह `*मोटा*`, `_ज़ोर_`, नई पंक्ति के लिए \\, न टूटने वाली जगह के \
            लिए `\\ ` लिखें; बीच में रखना style.toml में होता है।",
            en_hint: "In place of HTML write `*bold*`, `_emphasis_`, \\ for a new line, `\\ ` \
            for a no-break space; what stands in the middle is said in style.toml.";

        /// चिह्न छपेगा: जोड़ा पूरा करें, या पहले `\` लिखें
        /// a sign is printed: complete the pair, or write `\` before it
        A0436 SignPrinted { sign: String } warning,
            hi: "`{sign}` पत्र में ज्यों-का-त्यों छपेगा",
            en: "`{sign}` will be printed as it is",
            hi_hint: "चिह्न का जोड़ा पूरा करें, या चिह्न ही छापना हो तो उसके पहले \\ लिखें। \
            `*मोटा*`, `[पाठ]{{.वर्ग}}`, शीर्षक `# ` खाली पंक्ति के बाद।",
            en_hint: "Complete the pair, or write \\ before the sign if it is to be printed. \
            `*bold*`, `[text]{{.class}}`, and `# ` for a heading after an empty line.";

        /// `{…}` का असर नहीं: वर्ग लिखें और style.toml में शैली
        /// `{…}` does nothing: write a class, and its style in style.toml
        A0437 AttributeWithoutEffect { attribute: String } warning,
            hi: "`{attribute}` का यहाँ कोई असर नहीं होता",
            en: "`{attribute}` does nothing here",
            hi_hint: "उसे हटा दें। रंग, आकार और जगह style.toml से आते हैं: `{{.नाम}}` लिखें और \
            वहाँ [style.नाम]। चित्र की `width` और `height` ऐसे लिखें: `30mm`।",
            en_hint: "Take it away. Colour, size and place come from style.toml: write \
            `{{.name}}` here and [style.name] there. `width` and `height` of a picture are \
            written `30mm`.";

        /// वर्ग किसी शैली में नहीं: वर्तनी देखें
        /// no style names the class: check its spelling
        A0438 ClassUnknown { class: String, nearest: Option<String> } warning,
            hi: { match nearest {
                Some(nearest) => "किसी शैली में वर्ग `{class}` नहीं है; क्या \
                    `{nearest}` लिखना था?",
                None => "किसी शैली में वर्ग `{class}` नहीं है",
            } },
            en: { match nearest {
                Some(nearest) => "no style names the class `{class}`; did you mean \
                    `{nearest}`?",
                None => "no style names the class `{class}`",
            } },
            hi_hint: "वर्ग की वर्तनी देखें, या style.toml में [style.वर्ग] लिखें।",
            en_hint: "Check the spelling of the class, or write [style.class] in style.toml.";

        /// शैली के नाम का भाग किसी पत्र में नहीं: वर्तनी देखें
        /// a style for parts that no letter has: check its spelling
        A0439 SelectorUnmatched { name: String, nearest: Option<String> } warning,
            hi: { match nearest {
                Some(nearest) => "किसी पत्र में `{name}` नाम का भाग नहीं है, इसलिए इस शैली का असर नहीं होता; क्या \
                    `{nearest}` लिखना था?",
                None => "किसी पत्र में `{name}` नाम का भाग नहीं है, इसलिए इस शैली का असर नहीं होता",
            } },
            en: { match nearest {
                Some(nearest) => "no letter has a part named `{name}`, so this style does nothing; did you mean \
                    `{nearest}`?",
                None => "no letter has a part named `{name}`, so this style does nothing",
            } },
            hi_hint: "letter.dj के वर्ग से नाम मिलाएँ, या यह शैली हटा दें।",
            en_hint: "Compare the name with the classes in letter.dj, or take the rule away.";

        /// फ़ॉन्ट एक ही मोटाई का है: दूसरा चुनें
        /// a font of one weight: choose another
        A0440 WeightMissing { font: String } warning,
            hi: "`{font}` का फ़ॉन्ट एक ही मोटाई का है: `*…*` का पाठ बाक़ी पाठ जैसा ही दिखेगा",
            en: "the font `{font}` has one weight: text in `*…*` will look like the rest",
            hi_hint: "दूसरा फ़ॉन्ट चुनें (`aamantran fonts` मोटाइयाँ भी दिखाता है), या \
            style.toml में [style.strong] को दूसरा `font` या `size` दें।",
            en_hint: "Choose another family (`aamantran fonts` shows the weights, too), or \
            give [style.strong] another `font` or `size` in style.toml.";

        /// सीधे पाठ में चिह्न: हटा दें
        /// markup in plain text: take it away
        A0441 PlainText { key: String } warning,
            hi: "`{key}` का पाठ ज्यों-का-त्यों छपता है, उसमें लिखे चिह्न भी",
            en: "the text of `{key}` is printed as it is, with the signs in it",
            hi_hint: "चिह्न हटा दें। `*…*` जैसे चिह्न केवल `letter.body` और साँचे में काम करते \
            हैं; मोटा या बीच में style.toml करता है।",
            en_hint: "Take the signs away. Signs such as `*…*` work in `letter.body` and in \
            templates only; style.toml says what is bold or in the middle.";

        /// शब्द के भीतर का `_` नहीं छपेगा: `\_` लिखें
        /// `_` inside a word is not printed: write `\_`
        A0442 SignTaken { sign: String } warning,
            hi: "`{sign}` के चिह्न नहीं छपेंगे: वे बल देने के चिह्न माने गए",
            en: "the signs of `{sign}` will not be printed: they are taken for emphasis",
            hi_hint: "चिह्न छापने के लिए हर एक के पहले \\ लिखें।",
            en_hint: "To print the signs write \\ before each of them.";

        /// लिंक का पता काग़ज़ पर नहीं दिखेगा: पता या QR कोड छापें
        /// the address of a link is not seen on paper: print it, or a QR code
        A0443 AddressUnseen { address: String } warning,
            hi: "लिंक का पता `{address}` काग़ज़ पर नहीं दिखेगा",
            en: "the address `{address}` of a link is not seen on paper",
            hi_hint: "पता पाठ में लिखें, या QR कोड बनाएँ: `[पता]{{.qr}}`।",
            en_hint: "Write the address in the text, or print a QR code: `[address]{{.qr}}`.";

        /// `"""` में पंक्ति के अंत का `\`: `'''` में लिखें
        /// a `\` at the end of a line in `"""`: write the text in `'''`
        A0444 BreakTaken warning,
            hi: "`\"\"\"` में पंक्ति के अंत का `\\` दो पंक्तियों को बिना जगह छोड़े जोड़ देता है",
            en: "in `\"\"\"` a `\\` at the end of a line joins two lines without a space",
            hi_hint: "`'''` में लिखें, या `\\\\`।",
            en_hint: "Write the text in `'''`, or write `\\\\`.";
    }
}
