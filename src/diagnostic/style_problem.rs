//! Reasons why a key of a style cannot be as it is.

use super::table::phrases;

phrases! {
    /// The fault of a value of `style.toml` or `[paper]`. Texts are quoted as written.
    pub enum StyleProblem {
        /// A number without a unit.
        UnitMissing { text: String },
            hi: "`{text}` के साथ इकाई नहीं है: 12pt, 18mm या 1.5em लिखें",
            en: "`{text}` has no unit: write 12pt, 18mm or 1.5em";
        /// A unit that does not exist.
        UnitUnknown { unit: String },
            hi: "`{unit}` कोई इकाई नहीं है: pt, mm, cm, in, em या % लिखें",
            en: "`{unit}` is not a unit: use pt, mm, cm, in, em or %";
        /// No number before the unit.
        NotANumber { text: String },
            hi: "`{text}` संख्या से शुरू नहीं होता",
            en: "`{text}` does not begin with a number";
        /// A length that cannot be meant.
        LengthRange { text: String, least: &'static str, most: &'static str },
            hi: "`{text}` {least} और {most} के बीच नहीं है",
            en: "`{text}` is not between {least} and {most}";
        /// A share of the room where only lengths are possible.
        PercentHere { text: String },
            hi: "`{text}`: प्रतिशत केवल `width` और `min_height` में लिखा जा सकता है",
            en: "`{text}`: per cent are possible for `width` and `min_height` only";
        /// A length that depends on the size of type where that is not possible.
        EmHere { text: String },
            hi: "`{text}`: यहाँ 20mm जैसी निश्चित लंबाई चाहिए",
            en: "`{text}`: an absolute length is wanted, such as 20mm";
        /// A size of type that nobody can read or print.
        FontSize { text: String },
            hi: "`{text}` अक्षरों का ऐसा आकार नहीं है जो 4pt और 200pt के बीच हो",
            en: "`{text}` is not a size of type between 4pt and 200pt";
        /// Paper that is not known.
        PaperUnknown { name: String, known: String },
            hi: "`{name}` नाम का काग़ज़ नहीं है: {known} या 210mm x 330mm लिखें",
            en: "`{name}` is no paper: use {known}, or 210mm x 330mm";
        /// A page number's pattern without its place, or with another one.
        PagePattern { text: String },
            hi: "`{text}` में {{page}} होना चाहिए, और {{pages}} हो सकता है; कोष्ठकों में और \
            कुछ नहीं",
            en: "`{text}` must have {{page}}, and may have {{pages}}; nothing else stands in \
            braces";
        /// A character that nobody sees in what is printed.
        Unseen { character: String },
            hi: "इसमें न दिखने वाला चिह्न {character} है: उसे मिटा दें",
            en: "the invisible character {character} is in it: delete it";
        /// Margins that leave no room.
        NoRoom,
            hi: "हाशियों के बाद पाठ के लिए 20 mm से भी कम जगह बचती है",
            en: "the margins leave less than 20 mm for the text";
        /// A border that leaves no room.
        NoRoomInBorder,
            hi: "किनारी के भीतर 20 mm से भी कम जगह बचती है: `border_margin` घटाएँ",
            en: "the border leaves less than 20 mm inside: make `border_margin` smaller";
        /// A fold that is not on the sheet.
        FoldBeyond,
            hi: "एक मोड़ काग़ज़ से बाहर पड़ता है: ऊपरी किनारे से ऐसी दूरियाँ लिखें जो काग़ज़ \
            की ऊँचाई से कम हों, या none",
            en: "a fold would be beyond the sheet: write distances from its upper edge that \
            are shorter than the sheet is high, or none";
        /// An envelope for which nothing need be folded.
        NothingToFold,
            hi: "इस लिफ़ाफ़े में काग़ज़ बिना मोड़े आता है: दूसरा लिफ़ाफ़ा लिखें, या none",
            en: "this envelope takes the sheet unfolded: write another, or none";
        /// A key that does nothing without another.
        NoEffect { needed: &'static str },
            hi: "`{needed}` के बिना इसका कोई असर नहीं होता: वह भी लिखें",
            en: "this does nothing without `{needed}`: give that, too";
        /// Two lengths are wanted.
        PlaceWanted,
            hi: "काग़ज़ के बाएँ और ऊपरी किनारे से दो दूरियाँ चाहिए, जैसे [\"62mm\", \"81mm\"]",
            en: "two distances are wanted, from the left and the upper edge of the sheet, such as \
            [\"62mm\", \"81mm\"]";
        /// A text in quotes is wanted.
        TextWanted,
            hi: "उद्धरण-चिह्नों में पाठ चाहिए, जैसे \"20mm\"",
            en: "a text in quotes is wanted, such as \"20mm\"";
        /// `true` or `false` is wanted.
        SwitchWanted,
            hi: "true या false चाहिए",
            en: "true or false is wanted";
        /// A table is wanted.
        TableWanted,
            hi: "तालिका चाहिए, जैसे [style.title]",
            en: "a table is wanted, such as [style.title]";
        /// A list of font families is wanted.
        FamiliesWanted,
            hi: "फ़ॉन्ट के नामों की सूची चाहिए, जैसे [\"Noto Serif\"]; आकार देना हो तो {{ \
            family = \"Noto Serif\", scale = 0.9 }} (0.5 से 2)",
            en: "a list of font families is wanted, such as [\"Noto Serif\"], where `{{ family \
            = \"Noto Serif\", scale = 0.9 }}` gives the size (0.5 to 2)";
        /// A number is wanted.
        NumberWanted { least: &'static str, most: &'static str },
            hi: "{least} से {most} तक की संख्या चाहिए",
            en: "a number from {least} to {most} is wanted";
        /// One of a few words is wanted.
        ChoiceWanted { allowed: String },
            hi: "इनमें से एक चाहिए: {allowed}",
            en: "one of these is wanted: {allowed}";
        /// A colour that is none.
        ColourWanted { text: String },
            hi: "`{text}` रंग नहीं है: #7a1f1f जैसा लिखें",
            en: "`{text}` is not a colour: write one like #7a1f1f";
        /// A rule without a name.
        NameWanted,
            hi: "नियम का नाम नहीं है",
            en: "a rule needs a name";
        /// A family that is not there.
        FamilyUnknown { name: String },
            hi: "`{name}` नाम का फ़ॉन्ट नहीं है",
            en: "there is no font family `{name}`";
        /// A font that `[fonts]` does not name.
        FontUnknown { name: String },
            hi: "[fonts] में `{name}` नहीं है",
            en: "[fonts] does not name `{name}`";
        /// The event chooses a font for a name that the template's `[fonts]` does not have.
        ChoiceUnknown { known: String },
            hi: "साँचे में इस नाम का फ़ॉन्ट नहीं है, ये हैं: {known}",
            en: "the template has no font of this name, but these: {known}";
        /// No `[fonts]`.
        FontsMissing,
            hi: "कोई फ़ॉन्ट नहीं बताया गया",
            en: "no fonts are named";
    }
}
