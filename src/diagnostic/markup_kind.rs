use super::Lang;

/// Djot markup that a letter has no use for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkupKind {
    /// Text in the markup of another program.
    Raw,
    /// Program code.
    Code,
    /// A formula.
    Formula,
    /// A footnote.
    Footnote,
    /// A QR code among words, in a heading or in a cell.
    QrInText,
    /// A list of definitions.
    Definitions,
    /// A list of boxes to tick.
    Tasks,
    /// Raised or lowered text.
    RaisedOrLowered,
    /// Marked insertions and deletions.
    Changes,
    /// A rule inside running text.
    RuleInText,
    /// Text outside of any paragraph.
    Loose,
    /// Groups and lists inside each other, deeper than any letter needs.
    TooDeep,
}

impl MarkupKind {
    /// Its name.
    pub fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Hi => match self {
                Self::Raw => "किसी और प्रोग्राम का कोड",
                Self::Code => "प्रोग्राम का कोड (`…`)",
                Self::Formula => "गणित का सूत्र",
                Self::Footnote => "फ़ुटनोट",
                Self::QrInText => "शब्दों के बीच QR कोड (वह अपने अलग अनुच्छेद में आता है)",
                Self::Definitions => "परिभाषाओं की सूची",
                Self::Tasks => "टिक लगाने की सूची",
                Self::RaisedOrLowered => "ऊपर या नीचे लिखे अक्षर (^…^, ~…~)",
                Self::Changes => "जोड़े या काटे गए पाठ के चिह्न",
                Self::RuleInText => "पाठ के बीच रेखा",
                Self::Loose => "अनुच्छेद से बाहर का पाठ",
                Self::TooDeep => "इतने समूह या सूचियाँ एक-दूसरे के भीतर",
            },
            Lang::En => match self {
                Self::Raw => "text in another program's markup",
                Self::Code => "code (`…`)",
                Self::Formula => "a formula",
                Self::Footnote => "a footnote",
                Self::QrInText => "a QR code among words (it needs a paragraph of its own)",
                Self::Definitions => "a list of definitions",
                Self::Tasks => "a list of boxes to tick",
                Self::RaisedOrLowered => "raised or lowered text (^…^, ~…~)",
                Self::Changes => "marks of inserted or deleted text",
                Self::RuleInText => "a rule inside a text",
                Self::Loose => "text outside a paragraph",
                Self::TooDeep => "so many groups or lists inside each other",
            },
        }
    }
}
