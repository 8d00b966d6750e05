//! What can be said of cells that are not in Devanagari.

use super::codes::code_table;
use super::counted::counted;
use super::{Lang, Message, Severity};

/// A cell as it is and as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The cell.
    pub from: String,
    /// The same in Devanagari; empty if that cannot be said.
    pub to: String,
}

/// A message about cells in Kruti Dev or in Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum ScriptMessage {
    /// Cells were converted, as the event file asks. `curled` are the cells of which curled quote
    /// marks were read as the font draws them, and as straight ones.
    KrutiDevConverted { cells: usize, examples: Vec<Example>, curled: [usize; 2] },
    /// A column seems to be in Kruti Dev; `key` is what names it in `encodings`,
    /// `certainty` in hundredths.
    KrutiDevColumn { key: String, cells: usize, certainty: u8, examples: Vec<Example> },
    /// Headings seem to be in Kruti Dev.
    KrutiDevHeadings { examples: Vec<Example> },
    /// A cell seems to be in Kruti Dev.
    KrutiDevCell { converted: String },
    /// A cell that should be in Kruti Dev is not, or has slips; `unknown` are codes of which it
    /// is not known what they draw.
    KrutiDevUnclear { converted: String, unknown: Vec<char> },
    /// A cell of which nothing says what its curled quote marks are: straight ones that a word
    /// processor curled, or drawn by the font.
    KrutiDevQuotes { typed: String, drawn: String },
    /// A name in Kruti Dev with a comma or the like typed as in Latin text.
    KrutiDevSeparator { converted: String },
    /// A cell in another font from before Unicode.
    OtherFontCell { font: Option<&'static str> },
    /// A column with cells in such a font.
    OtherFontColumn { font: Option<&'static str>, cells: usize, examples: Vec<String> },
    /// A row that is not in UTF-8 but seems to be in Kruti Dev.
    KrutiDevBytes { example: Example },
    /// Names in Latin letters.
    LatinNames { cells: usize, examples: Vec<Example> },
    /// Names of `names.toml` that nobody has looked at; the first.
    NamesGuessed { names: usize, name: String },
}

impl From<ScriptMessage> for Message {
    fn from(message: ScriptMessage) -> Self {
        Self::Script(message)
    }
}

impl ScriptMessage {
    code_table! {
        pub(super) match self {
            Self::KrutiDevColumn { .. } => "A0241",
            Self::KrutiDevHeadings { .. } => "A0242",
            Self::LatinNames { .. } => "A0243",
            Self::NamesGuessed { .. } => "A0245",
            Self::KrutiDevBytes { .. } => "A0244",
            Self::KrutiDevConverted { .. } => "A0291",
            Self::KrutiDevCell { .. } => "A0321",
            Self::KrutiDevUnclear { .. } => "A0322",
            Self::KrutiDevQuotes { .. } => "A0323",
            Self::OtherFontCell { .. } => "A0324",
            Self::OtherFontColumn { .. } => "A0325",
            Self::KrutiDevSeparator { .. } => "A0329",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::KrutiDevConverted { .. } => Severity::Note,
            Self::KrutiDevColumn { .. }
            | Self::OtherFontColumn { .. }
            | Self::LatinNames { .. }
            | Self::NamesGuessed { .. } => Severity::Warning,
            Self::KrutiDevHeadings { .. }
            | Self::KrutiDevCell { .. }
            | Self::KrutiDevUnclear { .. }
            | Self::KrutiDevQuotes { .. }
            | Self::KrutiDevSeparator { .. }
            | Self::OtherFontCell { .. }
            | Self::KrutiDevBytes { .. } => Severity::Error,
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
            Self::KrutiDevConverted { cells, examples, curled: [drawn, typed] } => {
                let cells =
                    format!("कृतिदेव से यूनिकोड (खाने: {cells}): {}", side_by_side(examples));
                let typed = (*typed > 0).then(|| {
                    format!("मुड़े उद्धरण-चिह्न ’ को श और ” को ष पढ़ा गया (खाने: {typed})")
                });
                let drawn = (*drawn > 0).then(|| {
                    format!("मुड़े उद्धरण-चिह्न ’ को ष और ” को श पढ़ा गया (खाने: {drawn})")
                });
                joined(cells, [typed, drawn])
            }
            Self::KrutiDevColumn { cells, certainty, examples, .. } => {
                format!(
                    "यह स्तंभ कृतिदेव फ़ॉन्ट में लिखा लगता है (खाने: {cells}, भरोसा {certainty}%): {}",
                    side_by_side(examples)
                )
            }
            Self::KrutiDevHeadings { examples } => {
                format!("सूची के शीर्षक कृतिदेव फ़ॉन्ट के लगते हैं: {}", side_by_side(examples))
            }
            Self::KrutiDevCell { converted } => {
                format!("यह कृतिदेव फ़ॉन्ट में लिखा लगता है, यूनिकोड में: {converted}")
            }
            Self::KrutiDevUnclear { converted, unknown } if unknown.is_empty() => {
                format!("यह कृतिदेव में ठीक से लिखा नहीं लगता; बदलने पर यह बनता: {converted}")
            }
            Self::KrutiDevUnclear { converted, unknown } => format!(
                "इसमें ऐसा चिह्न है जिसका कृतिदेव का अक्षर मालूम नहीं: {}; बाक़ी बदलने पर यह बनता: {converted}",
                listed(unknown)
            ),
            Self::KrutiDevQuotes { typed, drawn } => format!(
                "मुड़े उद्धरण-चिह्न (’ ”) श हैं या ष, यह तय नहीं होता: {typed} या {drawn}"
            ),
            Self::KrutiDevSeparator { converted } => format!(
                "नामों के बीच का चिह्न अंग्रेज़ी का है, जो कृतिदेव में अक्षर है; बदलने पर यह बनता: {converted}"
            ),
            Self::OtherFontCell { font: Some(font) } => {
                format!("यह कृतिदेव नहीं, {font} जैसे फ़ॉन्ट में लिखा लगता है, जो यहाँ बदला नहीं जाता")
            }
            Self::OtherFontCell { font: None } => {
                "यह कृतिदेव नहीं, किसी और पुराने फ़ॉन्ट (Chanakya, 4C Gandhi, APS …) में लिखा लगता है, जो \
                 यहाँ बदला नहीं जाता"
                    .to_owned()
            }
            Self::OtherFontColumn { font, cells, examples } => format!(
                "यह स्तंभ कृतिदेव नहीं, {} में लिखा लगता है (खाने: {cells}): {}",
                font.map_or("किसी और पुराने फ़ॉन्ट".to_owned(), |font| format!("{font} जैसे फ़ॉन्ट")),
                examples.join("; ")
            ),
            Self::KrutiDevBytes { example } => format!(
                "यह पंक्ति UTF-8 में नहीं है और कृतिदेव फ़ॉन्ट की लगती है: {}",
                side_by_side(std::slice::from_ref(example))
            ),
            Self::NamesGuessed { names, name } => {
                format!("{names} नाम ध्वनि से अनुमान हैं और अभी देखे नहीं गए, जैसे {name}")
            }
            Self::LatinNames { cells, examples } => format!(
                "अंग्रेज़ी अक्षरों में नाम (खाने: {cells}), जो वैसे ही छपेंगे; सुझाव: {}",
                side_by_side(examples)
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::KrutiDevConverted { cells, examples, curled: [drawn, typed] } => {
                let cells = format!(
                    "from Kruti Dev to Unicode ({}): {}",
                    counted(*cells, "cell"),
                    side_by_side(examples)
                );
                let typed = (*typed > 0).then(|| {
                    let cells = counted(*typed, "cell");
                    format!("the curled quote mark ’ read as श and ” as ष ({cells})")
                });
                let drawn = (*drawn > 0).then(|| {
                    let cells = counted(*drawn, "cell");
                    format!("the curled quote mark ’ read as ष and ” as श ({cells})")
                });
                joined(cells, [typed, drawn])
            }
            Self::KrutiDevColumn { cells, certainty, examples, .. } => format!(
                "this column seems to be in Kruti Dev ({}, {certainty}% certain): {}",
                counted(*cells, "cell"),
                side_by_side(examples)
            ),
            Self::KrutiDevHeadings { examples } => {
                format!("the headings seem to be in Kruti Dev: {}", side_by_side(examples))
            }
            Self::KrutiDevCell { converted } => {
                format!("this seems to be in Kruti Dev; in Unicode: {converted}")
            }
            Self::KrutiDevUnclear { converted, unknown } if unknown.is_empty() => {
                format!(
                    "this is not, or not rightly, typed in Kruti Dev; it would be: {converted}"
                )
            }
            Self::KrutiDevUnclear { converted, unknown } => format!(
                "it is not known which letter of Kruti Dev this is: {}; the rest would be: \
                 {converted}",
                listed(unknown)
            ),
            Self::KrutiDevQuotes { typed, drawn } => format!(
                "nothing says whether the curled quote marks (’ ”) are श or ष: {typed} or {drawn}"
            ),
            Self::KrutiDevSeparator { converted } => format!(
                "a sign between names is typed as in Latin text, which in Kruti Dev is a letter; \
                 it would be: {converted}"
            ),
            Self::OtherFontCell { font: Some(font) } => format!(
                "this seems to be typed in {font} or a font like it, not in Kruti Dev, and cannot \
                 be converted"
            ),
            Self::OtherFontCell { font: None } => {
                "this seems to be typed in another old font (Chanakya, 4C Gandhi, APS …), not in \
                 Kruti Dev, and cannot be converted"
                    .to_owned()
            }
            Self::OtherFontColumn { font, cells, examples } => format!(
                "this column seems to be in {}, not in Kruti Dev ({}): {}",
                font.map_or("another old font".to_owned(), |font| {
                    format!("{font} or a font like it")
                }),
                counted(*cells, "cell"),
                examples.join("; ")
            ),
            Self::KrutiDevBytes { example } => format!(
                "this row is not in UTF-8, and seems to be in Kruti Dev: {}",
                side_by_side(std::slice::from_ref(example))
            ),
            Self::NamesGuessed { names, name } => format!(
                "{} guessed by sound and not looked at yet, such as {name}",
                counted(*names, "name")
            ),
            Self::LatinNames { cells, examples } => format!(
                "names in Latin letters ({}), to be printed so; suggested: {}",
                counted(*cells, "cell"),
                side_by_side(examples)
            ),
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> Option<String> {
        let hint = match (self, lang) {
            (Self::KrutiDevConverted { .. }, _) => return None,
            (Self::KrutiDevColumn { key, .. }, Lang::Hi) => format!(
                "बदला हुआ रूप सही हो तो [[list]] में `encodings = {{ {} = \"krutidev\" }}` लिखें, या \
                 पूरी सूची के लिए `encoding = \"krutidev\"`।",
                toml_key(key)
            ),
            (Self::KrutiDevColumn { key, .. }, Lang::En) => format!(
                "If the converted form is right, write `encodings = {{ {} = \"krutidev\" }}` in \
                 [[list]], or `encoding = \"krutidev\"` for the whole list.",
                toml_key(key)
            ),
            (Self::KrutiDevHeadings { .. }, Lang::Hi) => {
                "यदि सूची कृतिदेव में है तो [[list]] में `encoding = \"krutidev\"` लिखें।".to_owned()
            }
            (Self::KrutiDevHeadings { .. }, Lang::En) => {
                "If the list is in Kruti Dev, write `encoding = \"krutidev\"` in [[list]]."
                    .to_owned()
            }
            (Self::KrutiDevCell { .. }, Lang::Hi) => {
                "स्तंभ कृतिदेव का हो तो [[list]] में `encodings` लिखें; केवल यही खाना हो तो इसे हिंदी \
                 में लिखें।"
                    .to_owned()
            }
            (Self::KrutiDevCell { .. }, Lang::En) => {
                "If the column is in Kruti Dev, say so with `encodings` in [[list]]; if it is \
                 this cell alone, type it in Hindi."
                    .to_owned()
            }
            (Self::KrutiDevUnclear { .. }, Lang::Hi) => {
                "इसे यूनिकोड हिंदी में लिखें; अंग्रेज़ी का नाम हो तो names.toml में उसका हिंदी रूप दें।"
                    .to_owned()
            }
            (Self::KrutiDevUnclear { .. }, Lang::En) => {
                "Type it in Unicode; for a name in Latin letters, give its Hindi form in \
                 names.toml."
                    .to_owned()
            }
            (Self::KrutiDevQuotes { .. }, Lang::Hi) => {
                "जो रूप सही हो, वह यूनिकोड हिंदी में लिखें।".to_owned()
            }
            (Self::KrutiDevQuotes { .. }, Lang::En) => {
                "Type the right one in Unicode.".to_owned()
            }
            (Self::KrutiDevSeparator { .. }, Lang::Hi) => {
                "कृतिदेव का अल्पविराम ] है; कई व्यक्ति हों तो हर एक की अलग पंक्ति बनाएँ।".to_owned()
            }
            (Self::KrutiDevSeparator { .. }, Lang::En) => {
                "The comma of Kruti Dev is ]; if they are several people, give each a row."
                    .to_owned()
            }
            (Self::OtherFontCell { .. } | Self::OtherFontColumn { .. }, Lang::Hi) => {
                "उस फ़ॉन्ट के परिवर्तक (converter) से सूची यूनिकोड में बदलवाएँ, या फिर से टाइप कराएँ; कृतिदेव \
                 मानकर बदलने से नाम बिगड़ेंगे।"
                    .to_owned()
            }
            (Self::OtherFontCell { .. } | Self::OtherFontColumn { .. }, Lang::En) => {
                "Have the list converted to Unicode by a converter for that font, or typed anew; \
                 converting it as Kruti Dev would spoil the names."
                    .to_owned()
            }
            (Self::KrutiDevBytes { .. }, Lang::Hi) => {
                "बदला हुआ रूप सही हो तो [[list]] में `encoding = \"krutidev\"` लिखें, या कुछ ही स्तंभ ऐसे हों \
                 तो `encodings`।"
                    .to_owned()
            }
            (Self::KrutiDevBytes { .. }, Lang::En) => {
                "If the converted form is right, write `encoding = \"krutidev\"` in [[list]], or \
                 `encodings` if only some columns are so."
                    .to_owned()
            }
            (Self::NamesGuessed { .. }, Lang::Hi) => {
                "देखकर सुधारें, फिर पंक्ति के अंत से \"# ? जाँच लें\" मिटा दें।".to_owned()
            }
            (Self::NamesGuessed { .. }, Lang::En) => {
                "Look and correct, then delete \"# ? …\" at the end of the line.".to_owned()
            }
            (Self::LatinNames { .. }, Lang::Hi) => {
                "`aamantran names event.toml` से सुझाव names.toml में लिखे जाते हैं; वहाँ सुधार लें, \
                 तो पत्रों में हिंदी नाम छपेंगे।"
                    .to_owned()
            }
            (Self::LatinNames { .. }, Lang::En) => {
                "`aamantran names event.toml` writes suggestions to names.toml; correct them \
                 there, and the letters have the names in Hindi."
                    .to_owned()
            }
        };
        Some(hint)
    }
}

/// A sentence with those that there are of two more.
fn joined(first: String, others: [Option<String>; 2]) -> String {
    std::iter::once(first).chain(others.into_iter().flatten()).collect::<Vec<_>>().join("; ")
}

/// Codes with their code points: `® (U+00AE)`.
fn listed(codes: &[char]) -> String {
    let shown = |code: &char| match u32::from(*code) {
        // Control characters have no form.
        number @ (0..=0x1F | 0x7F..=0x9F) => format!("U+{number:04X}"),
        number => format!("{code} (U+{number:04X})"),
    };
    codes.iter().map(shown).collect::<Vec<_>>().join(", ")
}

fn side_by_side(examples: &[Example]) -> String {
    let one = |example: &Example| match example.to.as_str() {
        "" => format!("{} → ?", example.from),
        to => format!("{} → {to}", example.from),
    };
    examples.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A key as it is written in TOML.
fn toml_key(key: &str) -> String {
    let bare = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if bare { key.to_owned() } else { format!("\"{key}\"") }
}
