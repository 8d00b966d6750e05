//! Kinds of values in TOML.

use super::table::phrases;

phrases! {
    /// A kind of value in a TOML file, for messages about a wrong one.
    #[derive(Copy, Hash)]
    pub enum Kind {
        /// Text in quotes.
        Text,
            hi: "उद्धरण-चिह्नों में पाठ",
            en: "text in quotes",
            hi_hint: "\"…\"",
            en_hint: "\"…\"";

        /// A whole number.
        Number,
            hi: "पूर्ण संख्या",
            en: "a whole number",
            hi_hint: "25",
            en_hint: "25";

        /// A number with a fraction.
        Fraction,
            hi: "दशमलव संख्या",
            en: "a number with a fraction",
            hi_hint: "1.5",
            en_hint: "1.5";

        /// `true` or `false`.
        Switch,
            hi: "true या false",
            en: "true or false",
            hi_hint: "true",
            en_hint: "true";

        /// A date such as 2025-09-21, without quotes.
        Date,
            hi: "तारीख",
            en: "a date",
            hi_hint: "2025-09-21 (बिना उद्धरण-चिह्न के)",
            en_hint: "2025-09-21 (without quotes)";

        /// A time such as 10:30, without quotes.
        Time,
            hi: "समय",
            en: "a time",
            hi_hint: "10:30:00 (बिना उद्धरण-चिह्न के)",
            en_hint: "10:30:00 (without quotes)";

        /// A date and a time together.
        DateTime,
            hi: "तारीख और समय एक साथ",
            en: "a date and time together",
            hi_hint: "2025-09-21 10:30:00 (बिना उद्धरण-चिह्न के)",
            en_hint: "2025-09-21 10:30:00 (without quotes)";

        /// A list in square brackets.
        List,
            hi: "चौकोर कोष्ठकों में सूची",
            en: "a list in square brackets",
            hi_hint: "[\"…\", \"…\"]",
            en_hint: "[\"…\", \"…\"]";

        /// A table: `[name]`, or braces.
        Table,
            hi: "तालिका",
            en: "a table",
            hi_hint: "[name]",
            en_hint: "[name]";

        /// A list of tables: `[[name]]`.
        TableList,
            hi: "तालिकाओं की सूची",
            en: "a list of tables",
            hi_hint: "[[name]]",
            en_hint: "[[name]]";
    }
}
