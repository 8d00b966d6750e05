//! What can be said of letters that cannot be laid out.

use super::Lang;
use super::codes::code_table;

/// A message about the place of something on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum LayoutMessage {
    /// Text would be drawn beyond the edge of the sheet.
    TextBeyond { text: String },
    /// A letter that must come onto one page and is too long for it.
    TooLong { name: String, millimetres: String, lines: String },
    /// A QR code would be drawn beyond the edge of the sheet.
    CodeBeyond,
    /// A rule or frame would be drawn beyond the edge of the sheet.
    LineBeyond { near: String },
    /// A line or column is narrower than a letter that is to stand in it.
    TooNarrow { text: String },
    /// A property that does nothing where the part stands.
    PropertyIdle { property: &'static str, text: String },
    /// A picture would be drawn beyond the edge of the sheet.
    PictureBeyond { name: String },
}

impl LayoutMessage {
    code_table! {
        pub(super) match self {
            Self::TextBeyond { .. } => "A0412",
            Self::TooLong { .. } => "A0413",
            Self::CodeBeyond => "A0414",
            Self::LineBeyond { .. } => "A0415",
            Self::TooNarrow { .. } => "A0416",
            Self::PropertyIdle { .. } => "A0417",
            Self::PictureBeyond { .. } => "A0424",
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
            Self::TextBeyond { text } => format!("यह पृष्ठ पर नहीं समाता: \"{text}\""),
            Self::TooLong { name, millimetres, lines } => format!(
                "\"{name}\" का पत्र एक ही पृष्ठ पर आना है, पर वह पृष्ठ से {millimetres} मिमी, यानी लगभग {lines} पंक्तियाँ, अधिक लंबा है"
            ),
            Self::CodeBeyond => "QR कोड काग़ज़ के किनारे से बाहर जाता है".to_owned(),
            Self::LineBeyond { near } => {
                format!("\"{near}\" के पास की रेखा या चौखटा काग़ज़ के किनारे से बाहर जाता है")
            }
            Self::TooNarrow { text } => {
                format!("\"{text}\" का एक अक्षर भी अपनी पंक्ति या खाने की चौड़ाई में नहीं आता")
            }
            Self::PropertyIdle { property, text } => {
                format!("\"{text}\" जहाँ है, वहाँ `{property}` का कोई असर नहीं होता")
            }
            Self::PictureBeyond { name } => {
                format!("चित्र `{name}` काग़ज़ के किनारे से बाहर जाता है")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::TextBeyond { text } => format!("this does not fit on the sheet: \"{text}\""),
            Self::TooLong { name, millimetres, lines } => format!(
                "the letter to \"{name}\" must come onto one page and is {millimetres} mm too \
                 long, about {lines} {}",
                if lines == "1" { "line" } else { "lines" }
            ),
            Self::CodeBeyond => "a QR code goes beyond the edge of the sheet".to_owned(),
            Self::LineBeyond { near } => {
                format!("a rule or frame near \"{near}\" goes beyond the edge of the sheet")
            }
            Self::TooNarrow { text } => {
                format!("not one letter of \"{text}\" fits into the width of its line or cell")
            }
            Self::PropertyIdle { property, text } => {
                format!("`{property}` does nothing where \"{text}\" stands")
            }
            Self::PictureBeyond { name } => {
                format!("the picture `{name}` goes beyond the edge of the sheet")
            }
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> String {
        let (hindi, english) = match self {
            Self::TextBeyond { .. } => (
                "पाठ छोटा करें, या शैली की चौड़ाई और हाशिये बदलें।",
                "Shorten the text, or change the widths and margins of the style.",
            ),
            Self::TooLong { .. } => (
                "पाठ छोटा करें, या आयोजन की फ़ाइल में [paper] के नीचे `font_size` या हाशिये घटाएँ, \
                 या `fit = \"pages\"` लिखें।",
                "Shorten the text, or make `font_size` or the margins smaller under [paper] in \
                 the event file, or write `fit = \"pages\"` there.",
            ),
            Self::CodeBeyond => (
                "style.toml में `qr` या उसके अपने वर्ग की `width` छोटी करें, या हाशिये बदलें।",
                "Give `qr`, or its own class, a smaller `width` in style.toml, or change the \
                 margins.",
            ),
            Self::LineBeyond { .. } => (
                "style.toml में उस भाग की `indent_left`, `indent_right`, `min_height`, `width` और \
                 `padding` तथा पृष्ठ के हाशिये देखें।",
                "Look at `indent_left`, `indent_right`, `min_height`, `width` and `padding` of \
                 that part in style.toml, and at the margins of the page.",
            ),
            Self::TooNarrow { .. } => (
                "खाने कम करें, उनकी `width` बढ़ाएँ, या style.toml में उनकी `size`, `padding` या \
                 `gap` घटाएँ।",
                "Have fewer columns, give them more `width`, or make their `size`, `padding` or \
                 `gap` smaller in style.toml.",
            ),
            Self::PropertyIdle { property: "foot", .. } => (
                "`foot` ऐसे भाग को दें जो किसी समूह के भीतर न हो, या style.toml से हटा दें।",
                "Give `foot` to a part that is in no group, or take it out of style.toml.",
            ),
            Self::PropertyIdle { .. } => (
                "उस भाग को स्तंभों, चौखटे और तालिका से बाहर रखें, या style.toml से यह हटा दें।",
                "Put the part outside columns, frames and tables, or take the property out of \
                 style.toml.",
            ),
            Self::PictureBeyond { .. } => (
                "style.toml में उसके वर्ग की `width` या `height` छोटी करें।",
                "Give its class a smaller `width` or `height` in style.toml.",
            ),
        };
        match lang {
            Lang::Hi => hindi.to_owned(),
            Lang::En => english.to_owned(),
        }
    }
}
