use super::names::LETTERS;
use super::{date, english, honorific, latin_digits, marathi};

/// Strength of the bond between two words that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// Not at all.
    None,
    /// The second leans on the first, or the first on the second: a heading is better not
    /// parted there.
    Leaning,
    /// They are read as one: no line ends between them.
    Firm,
}

/// Titles that stand before a name besides the forms of address.
const TITLES: &[&str] = &["स्व.", "स्वर्गीय", "स्वर्गीया", "पं.", "श्रीयुत", "मौलाना", "न्यायमूर्ति"];

const ALIAS: &[&str] = &["उर्फ", "उर्फ़", "alias"];

/// Words that stand after a number.
const UNITS: &[&str] = &[
    "बजे",
    "बजकर",
    "मिनट",
    "घंटा",
    "घंटे",
    "घंटों",
    "दिन",
    "दिनों",
    "दिवसीय",
    "सप्ताह",
    "माह",
    "महीने",
    "वर्ष",
    "वर्षों",
    "साल",
    "हज़ार",
    "हजार",
    "लाख",
    "करोड़",
    "रुपया",
    "रुपये",
    "रुपए",
    "रुपयों",
    "रु.",
    "रु",
    "प्रतिशत",
    "किमी",
    "कि.मी.",
    "किलोमीटर",
    "मी.",
    "मीटर",
    "सेमी",
    "से.मी.",
    "मिमी",
    "किग्रा",
    "कि.ग्रा.",
    "किलो",
    "ग्राम",
    "लीटर",
    "फीट",
    "फ़ीट",
    "फुट",
    "इंच",
    "एकड़",
    "बीघा",
    "कट्ठा",
    "°C",
    "km",
    "m",
    "cm",
    "mm",
    "kg",
    "g",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "AM",
    "PM",
];

/// Numerals in words that a sum of money may follow.
const LARGE: &[&str] = &["सौ", "हज़ार", "हजार", "लाख", "करोड़"];
const MONEY: &[&str] = &["रुपया", "रुपये", "रुपए", "रुपयों"];

/// Words that stand before a number.
const BEFORE_NUMBER: &[&str] = &[
    "रु.",
    "रु",
    "₹",
    "रुपये",
    "Rs.",
    "Rs",
    "पृ.",
    "पृष्ठ",
    "सं.",
    "संख्या",
    "क्र.",
    "क्रमांक",
    "नं.",
    "नंबर",
    "धारा",
    "नियम",
    "अनुच्छेद",
    "वार्ड",
    "कक्ष",
    "कक्षा",
    "अंक",
    "खंड",
    "भाग",
    "सन्",
    "सन",
    "संवत्",
    "मो.",
    "No.",
    "p.",
    "pp.",
    "§",
];

/// True if a word is a month in any of the languages.
fn is_month(word: &str) -> bool {
    // Often written without its nukta.
    word == "फरवरी"
        || date::MONTHS.as_flattened().contains(&word)
        || marathi::MONTHS.contains(&word)
        || english::MONTHS.contains(&word)
}

/// True if a word is the name of a Latin letter, as initials are written with.
fn is_letter(word: &str) -> bool {
    // Two are as often written with their nukta.
    matches!(word, "एफ़" | "ज़ेड") || LETTERS.contains(&word)
}

/// Words that lean on the one before them.
const POSTPOSITIONS: &[&str] =
    &["का", "के", "की", "को", "से", "ने", "में", "पर", "तक", "हेतु", "द्वारा", "है", "हैं"];

/// Words that lean on the one after them.
const CONJUNCTIONS: &[&str] = &["और", "एवं", "तथा", "व", "या"];

bitflags::bitflags! {
    /// Traits of a word towards its neighbours.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Traits: u16 {
        /// Stands before a name.
        const TITLE = 1;
        /// A letter for a name.
        const INITIAL = 1 << 1;
        /// Leads to another name.
        const ALIAS = 1 << 2;
        /// In digits.
        const NUMBER = 1 << 3;
        /// A part of a telephone number.
        const GROUP = 1 << 4;
        /// Stands after a number.
        const UNIT = 1 << 5;
        /// Leads to a number.
        const BEFORE_NUMBER = 1 << 6;
        /// A month's name.
        const MONTH = 1 << 7;
        /// A large number in letters.
        const LARGE = 1 << 8;
        /// A unit of money.
        const MONEY = 1 << 9;
        /// जी, which follows a name.
        const JI = 1 << 10;
        /// Leans on the word before it.
        const POSTPOSITION = 1 << 11;
        /// Leans on the word after it.
        const CONJUNCTION = 1 << 12;
        /// Can begin a name.
        const NAME = 1 << 13;
        /// A comma or full stop after it parts it from what follows.
        const PARTED = 1 << 14;
    }
}

impl Traits {
    /// Those of a word with the punctuation it is written with.
    pub fn of(written: &str) -> Self {
        let opened = written.trim_start_matches(OPENERS);
        let word = opened.trim_end_matches(CLOSERS);
        let number = latin_digits(word);
        let is_number = is_number(&number);
        let is_conjunction = CONJUNCTIONS.contains(&word);
        let is_postposition = POSTPOSITIONS.contains(&word);
        let starts_name = starts_name(word) && !is_postposition && !is_conjunction;
        let traits = [
            (Self::TITLE, TITLES.contains(&word) || honorific::leads_name(written)),
            (Self::INITIAL, is_initial(word)),
            (Self::ALIAS, ALIAS.contains(&word)),
            (Self::NUMBER, is_number),
            (Self::GROUP, is_number && is_group(&number)),
            (Self::UNIT, UNITS.contains(&word)),
            (Self::BEFORE_NUMBER, BEFORE_NUMBER.contains(&word)),
            (Self::MONTH, is_month(word)),
            (Self::LARGE, LARGE.contains(&word)),
            (Self::MONEY, MONEY.contains(&word)),
            (Self::JI, word == "जी"),
            (Self::POSTPOSITION, is_postposition),
            (Self::CONJUNCTION, is_conjunction),
            (Self::NAME, starts_name),
            (Self::PARTED, opened.ends_with(CLOSERS) && !written.starts_with('(')),
        ];
        traits.into_iter().filter(|(_, holds)| *holds).map(|(own, _)| own).collect()
    }

    /// The bond of a word with these traits and the one after it.
    pub fn bond(self, after: Self) -> Bond {
        if self.intersects(Self::PARTED) {
            return Bond::None;
        }
        let pairs = [
            (Self::TITLE | Self::INITIAL, Self::NAME),
            (Self::NUMBER, Self::UNIT | Self::MONTH),
            (Self::BEFORE_NUMBER | Self::MONTH, Self::NUMBER),
            (Self::LARGE, Self::MONEY),
            (Self::GROUP, Self::GROUP),
        ];
        if after.intersects(Self::JI)
            || self.intersects(Self::ALIAS)
            || after.intersects(Self::ALIAS)
            || pairs
                .iter()
                .any(|&(first, second)| self.intersects(first) && after.intersects(second))
        {
            Bond::Firm
        } else if after.intersects(Self::POSTPOSITION) || self.intersects(Self::CONJUNCTION) {
            Bond::Leaning
        } else {
            Bond::None
        }
    }
}

const CLOSERS: [char; 9] = [',', ';', ':', '।', '?', '!', ')', '”', '’'];
const OPENERS: [char; 3] = ['(', '“', '‘'];

/// True if a word can be the beginning of a name: no digit, no lower case.
fn starts_name(word: &str) -> bool {
    word.trim_start_matches(OPENERS)
        .chars()
        .next()
        .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
}

/// `आर.`, `एम.एस.`, `R.`, `R.K.`
fn is_initial(word: &str) -> bool {
    let is_letter = |part: &str| {
        is_letter(part)
            || (part.len() == 1 && part.chars().all(|letter| letter.is_ascii_uppercase()))
    };
    word.strip_suffix('.').is_some_and(|letters| letters.split('.').all(is_letter))
}

/// Digits with the marks that stand between them: 5,000, 10:30, 2-3, 21.09.2025.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | ',' | '.' | ':' | '-' | '–' | '/'))
}

/// Five digits or a country's code, as telephone numbers are grouped.
fn is_group(word: &str) -> bool {
    word.starts_with('+') || (word.chars().count() >= 5 && !word.contains(['.', ':', '/']))
}

#[cfg(test)]
mod tests {
    use super::{Bond, Traits};

    fn bond(before: &str, after: &str) -> Bond {
        Traits::of(before).bond(Traits::of(after))
    }

    /// Each line a text; the words joined by `_` hold firmly together, no others do.
    const TEXTS: &[&str] = &[
        // Prefix and name, name and जी, alias.
        "आदरणीय_श्री_राम सिंह_जी, नमस्कार",
        "श्रीमती_आशा वर्मा और डॉ._रेखा",
        "डॉ०_राम का नाम, का._राम का नाम",
        "मो._अली से मिले",
        "स्व._हरि प्रसाद",
        "श्री_हरि यादव_उर्फ_मुन्ना_जी करेंगे।",
        "Shri_Ram Das और Dr._R._K._Singh",
        "अधिवक्ता संघ के सदस्य, माननीय के अनुसार",
        "(श्रीमती)_रेखा",
        // Initials.
        "आर._के._सिंह ने कहा, एम.एस._यादव भी आए",
        "वह घर गया है. फिर सब लोग आए",
        // Number and unit.
        "प्रातः 10_बजे से अपराह्न 4:30_बजे तक",
        "लगभग 5_किमी दूर, 2.5_कि.मी. आगे",
        "रु._500 और रु._5,00,000 तथा 500_रुपये, पाँच लाख_रुपये",
        "५_लाख_रुपये",
        "पृ._5, सं._12, क्र._5, धारा_144 और वार्ड_7",
        "दो दिवसीय, 2_दिवसीय",
        // Dates.
        "दिनांक 21_सितंबर_2025, रविवार को",
        "२१_सितम्बर_२०२५ तक",
        "सितंबर में 12 लोग",
        // Telephone numbers.
        "00000_00000 पर, +91_00000_00000",
        "2025 में 12 सदस्य, 12 15 20",
    ];

    #[test]
    fn what_is_read_as_one() {
        for text in TEXTS {
            let words: Vec<_> = text.split([' ', '_']).collect();
            let mut seen = words[0].to_owned();
            for pair in words.windows(2) {
                let is_firm = bond(pair[0], pair[1]) == Bond::Firm;
                seen.push(if is_firm { '_' } else { ' ' });
                seen.push_str(pair[1]);
            }
            assert_eq!(seen, *text);
        }
    }

    #[test]
    fn what_leans() {
        for (before, after) in [("आरा", "में"), ("संघ", "के"), ("एवं", "सम्मान"), ("सूची", "से,")]
        {
            assert_eq!(bond(before, after), Bond::Leaning, "{before} {after}");
        }
        for (before, after) in [("आरा,", "में"), ("में", "आरा"), ("सम्मान", "एवं")]
        {
            assert_eq!(bond(before, after), Bond::None, "{before} {after}");
        }
    }
}
