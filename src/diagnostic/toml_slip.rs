//! Reasons why a line of a TOML file cannot be read.

use super::table::phrases;

phrases! {
    /// A thing that people type otherwise than TOML wants.
    #[derive(Copy)]
    pub enum TomlSlip {
        /// Quote marks as Word makes them.
        CurledQuote,
            hi: "उद्धरण-चिह्न मुड़े हुए हैं, जैसे Word लगाता है",
            en: "the quote marks are curled, as Word makes them";

        /// A text that begins with a quote mark and does not end with one.
        QuoteMissing,
            hi: "पाठ के अंत का उद्धरण-चिह्न छूटा है",
            en: "the quote mark at the end is missing";

        /// Quote marks inside a text in the same quote marks.
        QuoteWithin,
            hi: "पाठ के भीतर भी वही उद्धरण-चिह्न है",
            en: "the text has the same quote mark inside";

        /// A text that begins with one quote mark and ends with another.
        QuotesUnlike,
            hi: "पाठ के दोनों ओर एक-से उद्धरण-चिह्न नहीं हैं",
            en: "the quote marks on both sides are not the same";

        /// A text without quote marks.
        Unquoted,
            hi: "पाठ उद्धरण-चिह्नों में नहीं है",
            en: "a text without quote marks";

        /// A path with backslashes.
        Backslash,
            hi: "पथ में \\ है; उसकी जगह / लिखें",
            en: "the path has \\; write / in its place";

        /// A day that is not year, month, day.
        Date,
            hi: "तारीख वर्ष-माह-दिन के क्रम में, उद्धरण-चिह्न के बिना लिखी जाती है",
            en: "a date is written year-month-day, without quote marks";

        /// An hour with words.
        Time,
            hi: "समय 24 घंटे के हिसाब से, केवल अंकों में लिखा जाता है, घंटा:मिनट:सेकंड",
            en: "a time is written in figures only, hour of 24:minute:second";

        /// A number that begins with 0.
        LeadingZero,
            hi: "संख्या 0 से शुरू नहीं होती",
            en: "a number does not begin with 0";

        /// A number in the figures of Hindi.
        HindiFigures,
            hi: "यहाँ अंक 0-9 में लिखे जाते हैं",
            en: "figures are written 0-9 here";

        /// A word for true or false.
        Switch,
            hi: "यहाँ true या false लिखा जाता है",
            en: "what is written here is true or false";

        /// A comma or a semicolon behind a value.
        MarkBehind,
            hi: "पंक्ति के अंत में विराम-चिह्न है",
            en: "there is a mark behind the value";

        /// A colon in place of `=`.
        Colon,
            hi: "`:` की जगह `=` लिखा जाता है",
            en: "`=` is written in place of `:`";

        /// Nothing between a key and its text.
        EqualsMissing,
            hi: "कुंजी और पाठ के बीच `=` नहीं है",
            en: "there is no `=` between the key and the text";

        /// A key in Hindi, or of several words, without quote marks.
        KeyUnquoted,
            hi: "हिंदी का या कई शब्दों का नाम उद्धरण-चिह्नों में लिखा जाता है",
            en: "a name in Hindi or of several words is written in quote marks";

        /// A key that is called by a Hindi name.
        HindiKey,
            hi: "कुंजियों के नाम अंग्रेज़ी में लिखे जाते हैं",
            en: "keys are called by their English names";

        /// A table under a Hindi name.
        HindiTable,
            hi: "खंडों के नाम अंग्रेज़ी में लिखे जाते हैं",
            en: "tables are called by their English names";
    }
}
