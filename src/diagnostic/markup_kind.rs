//! Markup that no letter has, by its name.

use super::table::phrases;

phrases! {
    /// Djot markup that a letter has no use for.
    #[derive(Copy, PartialOrd, Ord)]
    pub enum MarkupKind {
        /// Text in the markup of another program.
        Raw,
            hi: "किसी और प्रोग्राम का कोड",
            en: "text in another program's markup";
        /// Program code.
        Code,
            hi: "प्रोग्राम का कोड (`…`)",
            en: "code (`…`)";
        /// A formula.
        Formula,
            hi: "गणित का सूत्र",
            en: "a formula";
        /// A footnote.
        Footnote,
            hi: "फ़ुटनोट",
            en: "a footnote";
        /// A counter that is not known, or one with text in it.
        Counter,
            hi: "ऐसी गिनती (`[]{{counter=…}}`: rows, rows-so-far, rows-all, page या pages, भीतर कोई पाठ नहीं)",
            en: "such a counter (`[]{{counter=…}}`: rows, rows-so-far, rows-all, page or pages, with no text in it)";
        /// Text across columns that is not alone in a row, or not across all of them.
        Span,
            hi: "यहाँ `colspan` (`| [पाठ]{{colspan=all}} |` अपनी पंक्ति में अकेला होता है)",
            en: "`colspan` here (`| [text]{{colspan=all}} |` stands alone in its row)";
        /// A list of definitions.
        Definitions,
            hi: "परिभाषाओं की सूची",
            en: "a list of definitions";
        /// A list of boxes to tick.
        Tasks,
            hi: "टिक लगाने की सूची",
            en: "a list of boxes to tick";
        /// Raised or lowered text.
        RaisedOrLowered,
            hi: "ऊपर या नीचे लिखे अक्षर (^…^, ~…~)",
            en: "raised or lowered text (^…^, ~…~)";
        /// Marked insertions and deletions.
        Changes,
            hi: "जोड़े या काटे गए पाठ के चिह्न",
            en: "marks of inserted or deleted text";
        /// A rule inside running text.
        RuleInText,
            hi: "पाठ के बीच रेखा",
            en: "a rule inside a text";
        /// Text outside of any paragraph.
        Loose,
            hi: "अनुच्छेद से बाहर का पाठ",
            en: "text outside a paragraph";
        /// Groups and lists inside each other, deeper than any letter needs.
        TooDeep,
            hi: "इतने समूह या सूचियाँ एक-दूसरे के भीतर",
            en: "so many groups or lists inside each other";
    }
}
