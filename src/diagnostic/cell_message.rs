//! What can be said of a cell that can be printed but is hardly meant so.

use super::codes::code_table;
use super::{Lang, Message, Severity};

/// A message about one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named for what the message prints of it")]
#[non_exhaustive]
pub enum CellMessage {
    /// Vowel signs typed twice, in parts or in the wrong place.
    VowelSigns { found: String, repaired: String },
    /// Different signs on one letter.
    VowelSignsClash { found: String },
    /// A word with letters of two scripts, or with symbols among its letters; each stray with its
    /// place in the cell, counted in characters from 1.
    ScriptsInWord { word: String, strays: Vec<(char, usize)> },
    /// A word of which beginning or end show that an ि stands before the letter in front of its
    /// own.
    SignTooEarly { word: String, meant: String },
    /// A word that is a name if an ि is moved behind the next letter, and else none.
    SignPerhapsTooEarly { word: String, meant: String },
    /// A name on several lines, taken for one.
    NameOnLines { name: String },
    /// A name in Devanagari with words in Latin letters; `suggested` is it without.
    LatinInName { words: String, suggested: Option<String> },
    /// Letters that look like digits, or digits of another script.
    LikeDigits { repaired: String },
    /// A PIN that is not six digits.
    Pin { digits: usize },
    /// Something that can be no telephone number.
    Phone { number: String, digits: usize },
    /// An invitee with स्व. before the name.
    Late { name: String },
    /// Several people in one cell.
    SeveralInName { name: String },
    /// A form of address that leaves open which one it is, and what is printed of it.
    PrefixOpen { written: String, printed: String },
    /// A part of a cell that a program wrote for want of a value.
    PartMissing { part: String },
    /// A name where the address should be.
    NameForAddress { name: String },
}

impl From<CellMessage> for Message {
    fn from(message: CellMessage) -> Self {
        Self::Cell(message)
    }
}

impl CellMessage {
    code_table! {
        pub(super) match self {
            Self::VowelSigns { .. } => "A0234",
            Self::VowelSignsClash { .. } => "A0235",
            Self::SignTooEarly { .. } => "A0326",
            Self::NameOnLines { .. } => "A0327",
            Self::SignPerhapsTooEarly { .. } => "A0328",
            Self::ScriptsInWord { .. } => "A0331",
            Self::LatinInName { .. } => "A0332",
            Self::LikeDigits { .. } => "A0333",
            Self::Pin { .. } => "A0334",
            Self::Phone { .. } => "A0335",
            Self::NameForAddress { .. } => "A0336",
            Self::Late { .. } => "A0337",
            Self::SeveralInName { .. } => "A0338",
            Self::PrefixOpen { .. } => "A0339",
            Self::PartMissing { .. } => "A0340",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::ScriptsInWord { .. }
            | Self::SignTooEarly { .. }
            | Self::PartMissing { .. } => Severity::Error,
            Self::NameOnLines { .. } => Severity::Note,
            _ => Severity::Warning,
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
            Self::VowelSigns { found, repaired } => {
                format!("मात्रा दो बार, टुकड़ों में या ग़लत जगह लिखी है: \"{found}\" ({repaired})")
            }
            Self::VowelSignsClash { found } => {
                format!("एक ही अक्षर पर दो अलग-अलग मात्राएँ या चिह्न हैं: \"{found}\"")
            }
            Self::ScriptsInWord { word, strays } => {
                format!("शब्द \"{word}\" में बाहरी अक्षर हैं: {}", listed(strays, "वर्ण"))
            }
            Self::SignTooEarly { word, meant } | Self::SignPerhapsTooEarly { word, meant } => {
                format!("\"{word}\" में ि की मात्रा एक अक्षर पहले लगी लगती है: {meant}")
            }
            Self::NameOnLines { name } => {
                format!("नाम कई लाइनों में लिखा है; एक ही व्यक्ति माना गया: {name}")
            }
            Self::LatinInName { words, .. } => {
                format!("हिंदी नाम में अंग्रेज़ी अक्षरों के शब्द हैं: {words}")
            }
            Self::LikeDigits { repaired } => {
                format!("अंक की जगह वैसा दिखने वाला चिह्न है; अंकों में: {repaired}")
            }
            Self::Pin { digits } => format!("पिन कोड में 6 की जगह {digits} अंक हैं"),
            Self::Phone { number, digits: 10 } => format!("ऐसा फ़ोन नंबर नहीं होता: {number}"),
            Self::Phone { number, digits } => {
                format!("फ़ोन नंबर में {digits} अंक हैं, मोबाइल के 10 होते हैं: {number}")
            }
            Self::Late { name } => {
                format!("यह किसी दिवंगत का नाम लगता है (स्व.): {name}")
            }
            Self::SeveralInName { name } => {
                format!("एक खाने में कई लोगों के नाम लगते हैं: {name}")
            }
            Self::PrefixOpen { written, printed } => format!(
                "उपाधि \"{written}\" से पता नहीं चलता कि इनमें से कौन-सी सही है; पत्र में छपेगा: {printed}"
            ),
            Self::PartMissing { part } => {
                format!("इस खाने का एक भाग किसी प्रोग्राम का लिखा ख़ाली मान है: {part}")
            }
            Self::NameForAddress { name } => {
                format!("पते की जगह किसी का नाम लगता है: {name}")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::VowelSigns { found, repaired } => format!(
                "vowel signs typed twice, in parts or in the wrong place: \"{found}\" \
                 ({repaired})"
            ),
            Self::VowelSignsClash { found } => {
                format!("two different signs on one letter: \"{found}\"")
            }
            Self::ScriptsInWord { word, strays } => {
                let strays = listed(strays, "character");
                format!("the word \"{word}\" has characters that are none of it: {strays}")
            }
            Self::SignTooEarly { word, meant } | Self::SignPerhapsTooEarly { word, meant } => {
                format!("in \"{word}\" the ि seems to stand one letter too early: {meant}")
            }
            Self::NameOnLines { name } => {
                format!("a name on several lines, taken for one person's: {name}")
            }
            Self::LatinInName { words, .. } => {
                format!("the Hindi name has words in Latin letters: {words}")
            }
            Self::LikeDigits { repaired } => {
                format!("characters that only look like digits; in digits: {repaired}")
            }
            Self::Pin { digits } => format!("the PIN has {digits} digits in place of 6"),
            Self::Phone { number, digits: 10 } => {
                format!("there is no such telephone number: {number}")
            }
            Self::Phone { number, digits } => {
                format!("a telephone number of {digits} digits, mobiles have 10: {number}")
            }
            Self::Late { name } => {
                format!("this seems to be somebody who has died (स्व.): {name}")
            }
            Self::SeveralInName { name } => {
                format!("these seem to be several people in one cell: {name}")
            }
            Self::PrefixOpen { written, printed } => format!(
                "the form of address \"{written}\" does not tell which of them is right; the \
                 letter will say: {printed}"
            ),
            Self::PartMissing { part } => {
                format!(
                    "a part of this cell is what a program writes for want of a value: {part}"
                )
            }
            Self::NameForAddress { name } => {
                format!("this seems to be a name and no address: {name}")
            }
        }
    }

    pub(super) fn hint(&self, lang: Lang) -> String {
        let (hindi, english) = match self {
            Self::LatinInName { suggested: Some(name), .. } => {
                return match lang {
                    Lang::Hi => {
                        format!("सूची में हिंदी में लिखें, जैसे \"{name}\", या `aamantran names` चलाएँ।")
                    }
                    Lang::En => format!(
                        "Write it in Hindi in the list, such as \"{name}\", or run \
                         `aamantran names`."
                    ),
                };
            }
            Self::VowelSigns { .. } => (
                "[[list]] में `repair = [\"vowel-signs\"]` लिखें तो यह ठीक करके छपेगा।",
                "With `repair = [\"vowel-signs\"]` in [[list]] it is mended.",
            ),
            Self::VowelSignsClash { .. } => {
                ("सूची में सही मात्रा लिखें।", "Type the right sign in the list.")
            }
            Self::ScriptsInWord { strays, .. }
                if strays.iter().all(|(stray, _)| stray.is_ascii()) =>
            {
                ("सूची में यह शब्द फिर से टाइप करें।", "Type the word anew in the list.")
            }
            Self::ScriptsInWord { .. }
            | Self::SignTooEarly { .. }
            | Self::SignPerhapsTooEarly { .. } => (
                "PDF से कॉपी करने पर नाम ऐसे बिगड़ते हैं: मूल फ़ाइल (Excel, Word) मँगाएँ, या शब्द फिर से \
                 टाइप करें।",
                "Names come out like this when they are copied from a PDF: ask for the original \
                 file (Excel, Word), or type the word anew.",
            ),
            Self::NameOnLines { .. } => (
                "कई व्यक्ति हों तो हर एक की अलग पंक्ति बनाएँ।",
                "If they are several people, give each a row.",
            ),
            Self::LatinInName { .. } => {
                ("सूची में पूरा नाम हिंदी में लिखें।", "Write the whole name in Hindi in the list.")
            }
            Self::LikeDigits { .. } => ("सूची में अंक टाइप करें।", "Type digits in the list."),
            Self::Pin { .. } => {
                ("पिन कोड जाँच लें, या खाना खाली छोड़ें।", "Check the PIN, or leave the cell empty.")
            }
            Self::Phone { .. } => (
                "नंबर जाँच लें; कई नंबरों के बीच अल्पविराम लगाएँ।",
                "Check the number; put commas between several.",
            ),
            Self::Late { .. } => (
                "पंक्ति हटा दें, या परिवार के किसी का नाम लिखें।",
                "Remove the row, or write the name of one of the family.",
            ),
            Self::SeveralInName { .. } => (
                "हर व्यक्ति की अलग पंक्ति बनाएँ, या साथ बुलाना हो तो दोनों के आगे उपाधि लिखें \
                 (श्री … एवं श्रीमती …)।",
                "Give each a row; to invite them together, write forms of address before both \
                 (श्री … एवं श्रीमती …).",
            ),
            Self::PrefixOpen { .. } => (
                "एक ही उपाधि लिखें; पति-पत्नी दोनों को बुलाना हो तो \"श्री एवं श्रीमती\" लिखें।",
                "Write one of them; to invite a couple, write \"श्री एवं श्रीमती\".",
            ),
            Self::PartMissing { .. } => (
                "सूची में वह भाग हटा दें, या उसकी जगह सही बात लिखें।",
                "Take that part out of the list, or write what should stand there.",
            ),
            Self::NameForAddress { .. } => (
                "देख लें कि इस पंक्ति के खाने अपने-अपने स्तंभ में हैं।",
                "See whether the cells of this row are in their own columns.",
            ),
        };
        match lang {
            Lang::Hi => hindi.to_owned(),
            Lang::En => english.to_owned(),
        }
    }
}

/// Characters with their code points and places: `m U+006D (character 3)`.
fn listed(strays: &[(char, usize)], place: &str) -> String {
    let shown = |(stray, at): &(char, usize)| {
        // Private use has no form of its own.
        let is_private = matches!(stray, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
        let form = if is_private { String::new() } else { format!("{stray} ") };
        format!("{form}U+{:04X} ({place} {at})", u32::from(*stray))
    };
    strays.iter().map(shown).collect::<Vec<_>>().join(", ")
}
