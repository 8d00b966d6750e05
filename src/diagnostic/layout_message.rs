//! Messages on letters that cannot be laid out.

use super::table::messages;

messages! {
    /// A message about the place of something on its page.
    pub enum LayoutMessage {
        /// पाठ काग़ज़ से बाहर जाता है: उसे छोटा करें, या शैली की चौड़ाई बदलें
        /// text goes beyond the sheet: shorten it, or change the widths of the style
        /// `indent_left = "220mm"`
        A0412 TextBeyond { text: String } error,
            hi: "यह पृष्ठ पर नहीं समाता: \"{text}\"",
            en: "this does not fit on the sheet: \"{text}\"",
            hi_hint: "पाठ छोटा करें, या शैली की चौड़ाई और हाशिये बदलें।",
            en_hint: "Shorten the text, or change the widths and margins of the style.";

        /// पत्र एक पृष्ठ में नहीं आता: पाठ या हाशिये घटाएँ, या `fit = "pages"`
        /// a letter does not come onto one page: shorten it or the margins, or `fit = "pages"`
        // `paper` is that of the letter, if the event names several.
        A0413 TooLong { name: String, paper: String, millimetres: String, lines: String } error,
            hi: ("\"{name}\" का पत्र एक ही पृष्ठ पर आना है, पर वह पृष्ठ से {millimetres} मिमी, \
             यानी लगभग {lines} {}, अधिक लंबा है",
                if lines == "1" { "पंक्ति" } else { "पंक्तियाँ" }),
            en: ("the letter to \"{name}\" must come onto one page and is {millimetres} mm too \
             long, about {lines} {}",
                if lines == "1" { "line" } else { "lines" }),
            hi_hint: { match (paper.as_str()) {
                "" => "पाठ छोटा करें, या आयोजन की फ़ाइल में [paper] के नीचे `font_size` या \
                    हाशिये घटाएँ, या `fit = \"pages\"` लिखें।",
                paper => "पाठ छोटा करें, या आयोजन की फ़ाइल में \"{paper}\" वाले [[paper]] के नीचे `font_size`, \
                    हाशिये या `letterhead_gap` घटाएँ, या `fit = \"pages\"` लिखें।",
            } },
            en_hint: { match (paper.as_str()) {
                "" => "Shorten the text, or make `font_size` or the margins smaller under \
                    [paper] in the event file, or write `fit = \"pages\"` there.",
                paper => "Shorten the text, or make `font_size`, the margins or `letterhead_gap` \
                    smaller under the [[paper]] \"{paper}\" in the event file, or write \
                    `fit = \"pages\"` there.",
            } };

        /// QR कोड काग़ज़ से बाहर जाता है: `width` घटाएँ
        /// a QR code goes beyond the sheet: less `width`
        A0414 CodeBeyond error,
            hi: "QR कोड काग़ज़ के किनारे से बाहर जाता है",
            en: "a QR code goes beyond the edge of the sheet",
            hi_hint: "style.toml में `qr` या उसके अपने वर्ग की `width` छोटी करें, या हाशिये \
            बदलें।",
            en_hint: "Give `qr`, or its own class, a smaller `width` in style.toml, or change \
            the margins.";

        /// रेखा या चौखटा काग़ज़ से बाहर जाता है: शैली में चौड़ाई और हाशिये देखें
        /// a rule or frame goes beyond the sheet: look at widths and indents
        A0415 LineBeyond { near: String } error,
            hi: "\"{near}\" के पास की रेखा या चौखटा काग़ज़ के किनारे से बाहर जाता है",
            en: "a rule or frame near \"{near}\" goes beyond the edge of the sheet",
            hi_hint: "style.toml में उस भाग की `indent_left`, `indent_right`, `min_height`, \
            `width` और `padding` तथा पृष्ठ के हाशिये देखें।",
            en_hint: "Look at `indent_left`, `indent_right`, `min_height`, `width` and \
            `padding` of that part in style.toml, and at the margins of the page.";

        /// खाना एक अक्षर से भी पतला है: खाने कम करें या `width` बढ़ाएँ
        /// a column is narrower than a letter: fewer columns, or more `width`
        A0416 TooNarrow { text: String } error,
            hi: "\"{text}\" का एक अक्षर भी अपनी पंक्ति या खाने की चौड़ाई में नहीं आता",
            en: "not one letter of \"{text}\" fits into the width of its line or cell",
            hi_hint: "खाने कम करें, उनकी `width` बढ़ाएँ, या style.toml में उनकी `size`, \
            `padding` या `gap` घटाएँ।",
            en_hint: "Have fewer columns, give them more `width`, or make their `size`, \
            `padding` or `gap` smaller in style.toml.";

        /// `foot` या `cut` का वहाँ असर नहीं होता: भाग को समूह, स्तंभ या चौखटे से बाहर रखें
        /// `foot` or `cut` does nothing there: put the part outside groups, columns and frames
        A0417 PropertyNoEffect { property: &'static str, text: String } error,
            hi: "\"{text}\" जहाँ है, वहाँ `{property}` का कोई असर नहीं होता",
            en: "`{property}` does nothing where \"{text}\" stands",
            hi_hint: { match (*property) {
                "foot" => "`foot` ऐसे भाग को दें जो किसी समूह के भीतर न हो और जिसे `running` न मिला हो, या \
                    style.toml से हटा दें।",
                "running" => "`running` ऐसे भाग को दें जो किसी समूह के भीतर न हो, या style.toml से \
                    हटा दें।",
                "at" => "`at` ऐसे भाग को दें जो किसी समूह के भीतर न हो, और जिसे `foot`, `running`, `cut` या \
                    `new_page` न मिला हो, या style.toml से हटा दें।",
                "least_size" => "उस भाग को `at` भी दें, या `least_size` style.toml से हटा दें।",
                "counter" => "गिनती (`[]{{counter=…}}`) उस भाग में लिखें जिसे style.toml में `running` मिला हो।",
                "new_page" => "नया पृष्ठ तभी शुरू होता है जब पत्र को एक ही पृष्ठ पर न आना हो ([paper] में \
                    `fit = \"pages\"`), और भाग स्तंभों, चौखटे, तालिका और पैर से बाहर हो।",
                _ => "उस भाग को स्तंभों, चौखटे और तालिका से बाहर रखें, या style.toml से यह हटा \
                    दें।",
            } },
            en_hint: { match (*property) {
                "foot" => "Give `foot` to a part that is in no group and has no `running`, or take it \
                    out of style.toml.",
                "running" => "Give `running` to a part that is in no group, or take it out of \
                    style.toml.",
                "at" => "Give `at` to a part that is in no group and has no `foot`, `running`, `cut` or \
                    `new_page`, or take it out of style.toml.",
                "least_size" => "Give that part `at`, too, or take `least_size` out of style.toml.",
                "counter" => "Write a counter (`[]{{counter=…}}`) in a part to which style.toml gives \
                    `running`.",
                "new_page" => "A page begins only where the letter need not come onto one page \
                    (`fit = \"pages\"` in [paper]), and outside columns, frames, tables and the foot.",
                _ => "Put the part outside columns, frames and tables, or take the property \
                    out of style.toml.",
            } };

        /// हर पन्ने के ऊपर-नीचे छपने वाले भागों के बाद पाठ की जगह नहीं बचती: उन्हें छोटा करें
        /// what stands above and below the text of every page leaves no room for it: make it smaller
        A0428 RunningTooHigh error,
            hi: "हर पन्ने पर छपने वाले भाग (`running`) पाठ के लिए जगह नहीं छोड़ते",
            en: "the parts that stand on every page (`running`) leave no room for the text",
            hi_hint: "style.toml में `running` वाले भागों को छोटा करें, या पृष्ठ के हाशिये घटाएँ: पाठ के लिए कम से कम 20 मिमी ऊँची जगह चाहिए।",
            en_hint: "Make the parts with `running` in style.toml smaller, or the margins of the page: \
            the text needs at least 20 mm of height.";

        /// नापी हुई जगह (`at`) पर पाठ सबसे छोटे आकार में भी नहीं समाता: सूची में छोटा लिखें, या `width` बढ़ाएँ
        /// text is too long for its measured place (`at`), even at its least size: shorten it in the list, or more `width`
        A0429 TooLongForPlace { name: String, text: String, millimetres: String, size: String } error,
            hi: "\"{name}\" के पत्र में \"{text}\" {size} pt में भी अपनी जगह से {millimetres} मिमी लंबा है",
            en: "in the letter to \"{name}\", \"{text}\" is {millimetres} mm too long for its place, even \
            at {size} pt",
            hi_hint: "सूची में छोटा लिखें, या उस भाग की `width` बढ़ाएँ, या `least_size` घटाएँ ([card] में, या \
            style.toml में)।",
            en_hint: "Shorten it in the list, or give the part more `width` or a smaller `least_size` (in \
            [card], or in style.toml).";

        /// नापी हुई जगहों (`at`) के दो भाग एक-दूसरे पर छपते हैं: एक को हटाकर रखें
        /// two parts at measured places (`at`) are printed over each other: move one of them
        A0459 PartsOverlap { one: Box<str>, other: Box<str>, across: Box<str>, down: Box<str>, letters: usize, rows: Box<str> } warning,
            hi: ("`{one}` और `{other}` {letters} {} पर एक-दूसरे पर छपते हैं, {across} मिमी तक चौड़ाई और {down} मिमी तक \
                ऊँचाई में; सूची की पंक्ति: {rows}",
                if *letters == 1 { "कार्ड" } else { "कार्डों" }),
            en: ("`{one}` and `{other}` are printed over each other on {letters} {}, by up to {across} mm across \
                and {down} mm down; rows of the list: {rows}",
                if *letters == 1 { "card" } else { "cards" }),
            hi_hint: "एक की जगह `at` बदलें, या बाएँ वाले की `width` इतनी ही लिखें कि लंबा पाठ दूसरे से पहले रुके ([card] \
            में, या style.toml में)।",
            en_hint: "Change the place (`at`) of one, or give the left one no more `width` than ends before the \
            other, so that long text is made smaller ([card], or style.toml).";

        /// चित्र काग़ज़ से बाहर जाता है: `width` या `height` घटाएँ
        /// a picture goes beyond the sheet: less `width` or `height`
        A0424 PictureBeyond { name: String } error,
            hi: "चित्र `{name}` काग़ज़ के किनारे से बाहर जाता है",
            en: "the picture `{name}` goes beyond the edge of the sheet",
            hi_hint: "style.toml में उसके वर्ग की `width` या `height` छोटी करें।",
            en_hint: "Give its class a smaller `width` or `height` in style.toml.";
    }
}
