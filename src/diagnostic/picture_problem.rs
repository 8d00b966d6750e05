use super::Lang;

/// What is wrong with the file of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
pub enum PictureProblem {
    /// Nothing is in it.
    Empty,
    /// Something else than PNG, JPEG or SVG.
    NotAPicture { found: Option<&'static str> },
    /// It ends too early.
    Truncated,
    /// It cannot be decoded.
    Damaged { detail: String },
    /// Too many bytes.
    FileTooLarge,
    /// Too many pixels.
    TooManyPixels { width: u32, height: u32 },
    /// Colours of printing inks.
    Cmyk,
    /// A form of JPEG that not every reader of PDF shows.
    JpegForm,
    /// An SVG with something that cannot be drawn.
    SvgPart { part: SvgPart },
    /// An SVG of more parts than a logo has.
    SvgTooLarge,
    /// An SVG that draws nothing.
    NothingDrawn,
    /// A template's picture that lies outside its folder.
    OutsideFolder,
}

/// A part of an SVG that cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SvgPart {
    /// Text.
    Text,
    /// A picture of pixels inside.
    Pixels,
    /// HTML or the like inside.
    Foreign,
    /// A colour that runs into another.
    Gradient,
    /// A pattern.
    Pattern,
    /// A filter, such as a shadow.
    Filter,
    /// A clip or mask.
    Clip,
    /// Something half transparent.
    Opacity,
}

impl PictureProblem {
    /// The problem in a few words.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => self.hindi(),
            Lang::En => self.english(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Empty => "the file is empty".to_owned(),
            Self::NotAPicture { found: Some(found) } => {
                format!("it is {found}, not PNG, JPEG or SVG")
            }
            Self::NotAPicture { found: None } => "it is not PNG, JPEG or SVG".to_owned(),
            Self::Truncated => "the file ends too early".to_owned(),
            Self::Damaged { detail } => format!("the file is damaged ({detail})"),
            Self::FileTooLarge => "the file is larger than 40 MB".to_owned(),
            Self::TooManyPixels { width, height } => format!(
                "it has {width} × {height} pixels; at most 50 million are possible, and 20,000 \
                 along one side"
            ),
            Self::Cmyk => "it is a JPEG in CMYK, the colours of printing inks".to_owned(),
            Self::JpegForm => {
                "it is a rare form of JPEG (12 bits, lossless or arithmetic)".to_owned()
            }
            Self::SvgPart { part } => format!("the SVG has {}", part.text(Lang::En)),
            Self::SvgTooLarge => "the SVG has more parts than can be drawn".to_owned(),
            Self::NothingDrawn => "the SVG draws nothing".to_owned(),
            Self::OutsideFolder => "it would lie outside the template's folder".to_owned(),
        }
    }

    fn hindi(&self) -> String {
        match self {
            Self::Empty => "फ़ाइल खाली है".to_owned(),
            Self::NotAPicture { found: Some(found) } => {
                format!("यह {found} है, PNG, JPEG या SVG नहीं")
            }
            Self::NotAPicture { found: None } => "यह PNG, JPEG या SVG नहीं है".to_owned(),
            Self::Truncated => "फ़ाइल अधूरी है".to_owned(),
            Self::Damaged { detail } => {
                format!("फ़ाइल बिगड़ी हुई है, चित्र पढ़ा नहीं जा सका (कारण अंग्रेज़ी में: {detail})")
            }
            Self::FileTooLarge => "फ़ाइल 40 MB से बड़ी है".to_owned(),
            Self::TooManyPixels { width, height } => format!(
                "इसमें {width} × {height} पिक्सेल हैं; अधिक से अधिक 5 करोड़ हो सकते हैं, और एक ओर 20,000"
            ),
            Self::Cmyk => "यह CMYK (छपाई की स्याहियों के रंग) वाला JPEG है".to_owned(),
            Self::JpegForm => {
                "यह JPEG का विरल रूप है (12 बिट, lossless या arithmetic)".to_owned()
            }
            Self::SvgPart { part } => format!("SVG में {} है", part.text(Lang::Hi)),
            Self::SvgTooLarge => "SVG में इतने भाग हैं कि वह छापा नहीं जा सकता".to_owned(),
            Self::NothingDrawn => "SVG में कुछ बना हुआ नहीं है".to_owned(),
            Self::OutsideFolder => "वह साँचे के फ़ोल्डर से बाहर होगा".to_owned(),
        }
    }

    /// What to do about it.
    pub fn remedy(&self, lang: Lang) -> String {
        let (hindi, english) = match self {
            Self::NotAPicture { found: Some("PDF") } => (
                "PDF से चित्र बनाएँ: `pdftoppm -r 300 -png -singlefile file.pdf file`, या PDF खोलकर \
                 300 dpi की PNG में सहेजें।",
                "Make a picture of the PDF: `pdftoppm -r 300 -png -singlefile file.pdf file`, or \
                 open it and save it as PNG at 300 dpi.",
            ),
            Self::Empty | Self::NotAPicture { .. } => (
                "चित्र को किसी चित्र-प्रोग्राम में खोलकर PNG या JPEG में सहेजें।",
                "Open it in a picture program and save it as PNG or JPEG.",
            ),
            Self::Truncated | Self::Damaged { .. } => {
                ("चित्र फिर से भेजें या सहेजें।", "Send or save the picture again.")
            }
            Self::FileTooLarge | Self::TooManyPixels { .. } => (
                "चित्र को छोटा करके सहेजें; पूरे A4 के लिए भी 2480 × 3508 पिक्सेल काफ़ी हैं।",
                "Save it smaller; even for a whole A4 sheet 2480 × 3508 pixels are enough.",
            ),
            Self::Cmyk | Self::JpegForm => (
                "चित्र-प्रोग्राम में RGB चुनकर साधारण JPEG या PNG में सहेजें।",
                "Save it in a picture program as RGB, as a plain JPEG or PNG.",
            ),
            Self::SvgPart { part: SvgPart::Text } => (
                "SVG के प्रोग्राम में अक्षरों को path में बदलें (Inkscape: Path > Object to Path)।",
                "Turn the text into paths in the SVG program (Inkscape: Path > Object to Path).",
            ),
            Self::SvgPart { .. } | Self::SvgTooLarge => (
                "SVG में केवल एकरंगे आकार और रेखाएँ रहने दें, या उसे 600 dpi की PNG में सहेजें।",
                "Leave only shapes and lines of one colour each, or save it as PNG at 600 dpi.",
            ),
            Self::NothingDrawn => {
                ("SVG खोलकर देखें और फिर से सहेजें।", "Open the SVG, look at it, and save it again.")
            }
            Self::OutsideFolder => (
                "चित्र को साँचे के फ़ोल्डर में रखें और केवल फ़ाइल का नाम लिखें।",
                "Put the picture into the template's folder and write its name only.",
            ),
        };
        match lang {
            Lang::Hi => hindi.to_owned(),
            Lang::En => english.to_owned(),
        }
    }
}

impl SvgPart {
    fn text(self, lang: Lang) -> &'static str {
        let (hindi, english) = match self {
            Self::Text => ("अक्षर (text)", "text"),
            Self::Pixels => ("पिक्सेल वाला चित्र (image)", "a picture of pixels"),
            Self::Foreign => {
                ("HTML जैसा कुछ (foreignObject)", "HTML or the like (foreignObject)")
            }
            Self::Gradient => ("घुलते रंग (gradient)", "a gradient"),
            Self::Pattern => ("भरने का नमूना (pattern)", "a pattern"),
            Self::Filter => ("प्रभाव (filter), जैसे छाया,", "a filter, such as a shadow"),
            Self::Clip => ("काट (clip या mask)", "a clip or mask"),
            Self::Opacity => ("आधा पारदर्शी भाग (opacity)", "a half transparent part"),
        };
        match lang {
            Lang::Hi => hindi,
            Lang::En => english,
        }
    }
}
