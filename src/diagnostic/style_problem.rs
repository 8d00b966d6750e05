use super::Lang;

/// What is wrong with a value of `style.toml` or `[paper]`. Texts are quoted as written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
pub enum StyleProblem {
    /// A number without a unit.
    UnitMissing { text: String },
    /// A unit that does not exist.
    UnitUnknown { unit: String },
    /// No number before the unit.
    NotANumber { text: String },
    /// A length that cannot be meant.
    LengthRange { text: String, least: &'static str, most: &'static str },
    /// A share of the room where only lengths are possible.
    PercentHere { text: String },
    /// A length that depends on the size of type where that is not possible.
    EmHere { text: String },
    /// A size of type that nobody can read or print.
    FontSize { text: String },
    /// Paper that is not known.
    PaperUnknown { name: String, known: String },
    /// A page number's pattern without its place, or with another one.
    PagePattern { text: String },
    /// A character that nobody sees in what is printed.
    Unseen { character: String },
    /// Margins that leave no room.
    NoRoom,
    /// A border that leaves no room.
    NoRoomInBorder,
    /// A fold that is not on the sheet.
    FoldBeyond,
    /// An envelope for which nothing need be folded.
    NothingToFold,
    /// A key that does nothing without another.
    Idle { needed: &'static str },
    /// A text in quotes is wanted.
    TextWanted,
    /// `true` or `false` is wanted.
    SwitchWanted,
    /// A table is wanted.
    TableWanted,
    /// A list of font families is wanted.
    FamiliesWanted,
    /// A number is wanted.
    NumberWanted { least: &'static str, most: &'static str },
    /// One of a few words is wanted.
    ChoiceWanted { allowed: String },
    /// A colour that is none.
    ColourWanted { text: String },
    /// A rule without a name.
    NameWanted,
    /// A family that is not there.
    FamilyUnknown { name: String },
    /// A font that `[fonts]` does not name.
    FontUnknown { name: String },
    /// The event chooses a font for a name that the template's `[fonts]` does not have.
    ChoiceUnknown { known: String },
    /// No `[fonts]`.
    FontsMissing,
}

impl StyleProblem {
    /// The problem in a few words.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Hi => self.hindi(),
            Lang::En => self.english(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::UnitMissing { text } => {
                format!("`{text}` has no unit: write 12pt, 18mm or 1.5em")
            }
            Self::UnitUnknown { unit } => {
                format!("`{unit}` is not a unit: use pt, mm, cm, in, em or %")
            }
            Self::NotANumber { text } => format!("`{text}` does not begin with a number"),
            Self::LengthRange { text, least, most } => {
                format!("`{text}` is not between {least} and {most}")
            }
            Self::PercentHere { text } => {
                format!("`{text}`: per cent are possible for `width` only")
            }
            Self::EmHere { text } => {
                format!("`{text}`: an absolute length is wanted, such as 20mm")
            }
            Self::FontSize { text } => {
                format!("`{text}` is not a size of type between 4pt and 200pt")
            }
            Self::PaperUnknown { name, known } => {
                format!("`{name}` is no paper: use {known}, or 210mm x 330mm")
            }
            Self::PagePattern { text } => {
                format!(
                    "`{text}` must have {{page}}, and may have {{pages}}; nothing else stands in braces"
                )
            }
            Self::Unseen { character } => {
                format!("the invisible character {character} is in it: delete it")
            }
            Self::NoRoom => "the margins leave less than 20 mm for the text".to_owned(),
            Self::NoRoomInBorder => {
                "the border leaves less than 20 mm inside: make `border_margin` smaller"
                    .to_owned()
            }
            Self::FoldBeyond => {
                "a fold would be beyond the sheet: write distances from its upper edge that \
                 are shorter than the sheet is high, or none"
                    .to_owned()
            }
            Self::NothingToFold => {
                "this envelope takes the sheet unfolded: write another, or none".to_owned()
            }
            Self::Idle { needed } => {
                format!("this does nothing without `{needed}`: give that, too")
            }
            Self::TextWanted => "a text in quotes is wanted, such as \"20mm\"".to_owned(),
            Self::SwitchWanted => "true or false is wanted".to_owned(),
            Self::TableWanted => "a table is wanted, such as [style.title]".to_owned(),
            Self::FamiliesWanted => {
                "a list of font families is wanted, such as [\"Noto Serif\"], where `{ family = \"Noto Serif\", scale = 0.9 }` gives the size (0.5 to 2)".to_owned()
            }
            Self::NumberWanted { least, most } => {
                format!("a number from {least} to {most} is wanted")
            }
            Self::ChoiceWanted { allowed } => format!("one of these is wanted: {allowed}"),
            Self::ColourWanted { text } => {
                format!("`{text}` is not a colour: write one like #7a1f1f")
            }
            Self::NameWanted => "a rule needs a name".to_owned(),
            Self::FamilyUnknown { name } => format!("there is no font family `{name}`"),
            Self::FontUnknown { name } => format!("[fonts] does not name `{name}`"),
            Self::ChoiceUnknown { known } => {
                format!("the template has no font of this name, but these: {known}")
            }
            Self::FontsMissing => "no fonts are named".to_owned(),
        }
    }

    fn hindi(&self) -> String {
        match self {
            Self::UnitMissing { text } => {
                format!("`{text}` के साथ इकाई नहीं है: 12pt, 18mm या 1.5em लिखें")
            }
            Self::UnitUnknown { unit } => {
                format!("`{unit}` कोई इकाई नहीं है: pt, mm, cm, in, em या % लिखें")
            }
            Self::NotANumber { text } => format!("`{text}` संख्या से शुरू नहीं होता"),
            Self::LengthRange { text, least, most } => {
                format!("`{text}` {least} और {most} के बीच नहीं है")
            }
            Self::PercentHere { text } => {
                format!("`{text}`: प्रतिशत केवल `width` में लिखा जा सकता है")
            }
            Self::EmHere { text } => format!("`{text}`: यहाँ 20mm जैसी निश्चित लंबाई चाहिए"),
            Self::FontSize { text } => {
                format!("`{text}` अक्षरों का ऐसा आकार नहीं है जो 4pt और 200pt के बीच हो")
            }
            Self::PaperUnknown { name, known } => {
                format!("`{name}` नाम का काग़ज़ नहीं है: {known} या 210mm x 330mm लिखें")
            }
            Self::PagePattern { text } => {
                format!(
                    "`{text}` में {{page}} होना चाहिए, और {{pages}} हो सकता है; कोष्ठकों में और कुछ नहीं"
                )
            }
            Self::Unseen { character } => {
                format!("इसमें न दिखने वाला चिह्न {character} है: उसे मिटा दें")
            }
            Self::NoRoomInBorder => {
                "किनारी के भीतर 20 mm से भी कम जगह बचती है: `border_margin` घटाएँ".to_owned()
            }
            Self::FoldBeyond => {
                "एक मोड़ काग़ज़ से बाहर पड़ता है: ऊपरी किनारे से ऐसी दूरियाँ लिखें जो काग़ज़ की ऊँचाई से कम हों, या none"
                    .to_owned()
            }
            Self::NothingToFold => {
                "इस लिफ़ाफ़े में काग़ज़ बिना मोड़े आता है: दूसरा लिफ़ाफ़ा लिखें, या none".to_owned()
            }
            Self::Idle { needed } => {
                format!("`{needed}` के बिना इसका कोई असर नहीं होता: वह भी लिखें")
            }
            Self::NoRoom => "हाशियों के बाद पाठ के लिए 20 mm से भी कम जगह बचती है".to_owned(),
            Self::TextWanted => "उद्धरण-चिह्नों में पाठ चाहिए, जैसे \"20mm\"".to_owned(),
            Self::SwitchWanted => "true या false चाहिए".to_owned(),
            Self::TableWanted => "तालिका चाहिए, जैसे [style.title]".to_owned(),
            Self::FamiliesWanted => "फ़ॉन्ट के नामों की सूची चाहिए, जैसे [\"Noto Serif\"]; आकार देना हो तो { family = \"Noto Serif\", scale = 0.9 } (0.5 से 2)".to_owned(),
            Self::NumberWanted { least, most } => {
                format!("{least} से {most} तक की संख्या चाहिए")
            }
            Self::ChoiceWanted { allowed } => format!("इनमें से एक चाहिए: {allowed}"),
            Self::ColourWanted { text } => {
                format!("`{text}` रंग नहीं है: #7a1f1f जैसा लिखें")
            }
            Self::NameWanted => "नियम का नाम नहीं है".to_owned(),
            Self::FamilyUnknown { name } => format!("`{name}` नाम का फ़ॉन्ट नहीं है"),
            Self::FontUnknown { name } => format!("[fonts] में `{name}` नहीं है"),
            Self::ChoiceUnknown { known } => {
                format!("साँचे में इस नाम का फ़ॉन्ट नहीं है, ये हैं: {known}")
            }
            Self::FontsMissing => "कोई फ़ॉन्ट नहीं बताया गया".to_owned(),
        }
    }
}
