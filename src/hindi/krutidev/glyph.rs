//! The key map of Kruti Dev 010: what each character code draws.
//!
//! The font has no idea of letters: a code draws a letter, a half letter that a stroke (`k`)
//! completes, a sign around letters, or a whole conjunct. Codes above 0x7F are given as the
//! characters that windows-1252 reads them as.

/// Origin of curled quote marks in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Curled {
    /// As codes of the font: ‘ and ’ are ष, “ and ” are श.
    #[default]
    Drawn,
    /// By a word processor, for straight ones: ‘ and ’ are श, “ and ” are ष.
    Typed,
}

/// Drawing of one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KrutiGlyph {
    /// A letter or conjunct that is complete.
    Full(&'static str),
    /// A letter or conjunct without its last stroke.
    Half(&'static str),
    /// A letter with its vowel sign.
    Syllable(&'static str, Sign),
    /// A vowel that stands alone.
    Vowel(&'static str),
    /// A vowel sign that is written after its letter.
    Sign(Sign),
    /// अनुस्वार, चंद्रबिंदु, विसर्ग.
    Mark(char),
    /// A vowel sign with a nasal.
    SignMark(Sign, char),
    /// The ि that is written before its letters, with a reph and an anusvara over them or not.
    Before {
        reph: bool,
        nasal: bool,
    },
    /// The reph, written after its letters and their vowel sign; with a vowel sign or an
    /// anusvara of its own.
    Reph(Option<Sign>, bool),
    /// A letter that hangs on the one before: `्र`, `्य`.
    Joined(&'static str),
    Nukta,
    Virama,
    /// Punctuation and digits.
    Text(&'static str),
}

/// A vowel sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Aa,
    Ii,
    U,
    Uu,
    R,
    E,
    Ai,
    O,
    Au,
    /// The moon, ॅ.
    Moon,
    /// The moon over an ा, ॉ.
    MoonAa,
}

impl Sign {
    pub(super) fn text(self) -> char {
        match self {
            Self::Aa => 'ा',
            Self::Ii => 'ी',
            Self::U => 'ु',
            Self::Uu => 'ू',
            Self::R => 'ृ',
            Self::E => 'े',
            Self::Ai => 'ै',
            Self::O => 'ो',
            Self::Au => 'ौ',
            Self::Moon => 'ॅ',
            Self::MoonAa => 'ॉ',
        }
    }

    /// The sign that two signs make: the parts of ो, ौ and ॉ in either order, or the same sign
    /// typed twice.
    pub(super) fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Aa, Self::E) | (Self::E, Self::Aa) => Some(Self::O),
            (Self::Aa, Self::Ai) | (Self::Ai, Self::Aa) => Some(Self::Au),
            (Self::Aa, Self::Moon) | (Self::Moon, Self::Aa) => Some(Self::MoonAa),
            (one, same) if one == same => Some(one),
            _ => None,
        }
    }
}

/// The drawing of a code; `None` for one of which that is not known or that stands for itself
/// (digits, the space).
#[expect(clippy::too_many_lines, reason = "a table: a line for each code")]
pub(super) fn glyph(code: char, curled: Curled) -> Option<KrutiGlyph> {
    use KrutiGlyph::{Full, Half, Joined, Mark, Syllable, Text, Vowel};
    let (single, double) = match curled {
        Curled::Drawn => ("ष", "श"),
        Curled::Typed => ("श", "ष"),
    };
    Some(match code {
        'd' => Full("क"),
        'D' => Half("क"),
        '[' => Half("ख"),
        'x' => Full("ग"),
        'X' => Half("ग"),
        '?' => Half("घ"),
        'Ä' => Full("घ"),
        '³' => Full("ङ"),
        'p' => Full("च"),
        'P' => Half("च"),
        'N' => Full("छ"),
        't' => Full("ज"),
        'T' => Half("ज"),
        '>' => Full("झ"),
        '÷' | 'Ö' => Half("झ"),
        '¥' => Full("ञ"),
        'V' => Full("ट"),
        'B' => Full("ठ"),
        'M' => Full("ड"),
        '<' => Full("ढ"),
        '.' => Half("ण"),
        'r' => Full("त"),
        'R' => Half("त"),
        'F' => Half("थ"),
        'n' => Full("द"),
        '/' | 'Ë' | 'è' => Half("ध"),
        'u' => Full("न"),
        'U' => Half("न"),
        'i' => Full("प"),
        'I' => Half("प"),
        'Q' => Full("फ"),
        '¶' => Half("फ"),
        'c' => Full("ब"),
        'C' => Half("ब"),
        'H' => Half("भ"),
        'Ò' => Full("भ"),
        'e' => Full("म"),
        'E' => Half("म"),
        ';' => Full("य"),
        '¸' => Half("य"),
        'j' => Full("र"),
        'y' => Full("ल"),
        'Y' => Half("ल"),
        'G' => Full("ळ"),
        'o' => Full("व"),
        'O' => Half("व"),
        '\'' | 'Ü' => Half("श"),
        '"' => Half("ष"),
        '‘' | '’' => Half(single),
        '“' | '”' => Half(double),
        'l' => Full("स"),
        'L' => Half("स"),
        'g' => Full("ह"),
        'º' => Half("ह"),
        '{' => Half("क्ष"),
        '=' => Full("त्र"),
        '«' => Half("त्र"),
        'K' => Full("ज्ञ"),
        'J' => Full("श्र"),
        'ô' => Full("क्क"),
        'ä' => Full("क्त"),
        'Ø' => Full("क्र"),
        'ê' | 'Í' => Full("ट्ट"),
        'ë' | 'Î' => Full("ट्ठ"),
        'ì' | 'Ï' => Full("ड्ड"),
        'ï' | 'Ô' => Full("ड्ढ"),
        'Ù' | 'Ÿ' => Half("त्त"),
        'í' | 'Ì' => Full("द्द"),
        ')' => Full("द्ध"),
        '|' => Full("द्य"),
        'æ' => Full("द्र"),
        '}' => Full("द्व"),
        'é' => Full("न्न"),
        '™' => Half("न्न"),
        'ç' | 'Á' => Full("प्र"),
        'Ý' => Full("फ्र"),
        'à' => Full("ह्न"),
        'ã' => Full("ह्म"),
        'á' => Full("ह्य"),
        '#' => Syllable("र", Sign::U),
        ':' => Syllable("र", Sign::Uu),
        '–' => Syllable("द", Sign::R),
        '—' | 'Ñ' => Syllable("क", Sign::R),
        'â' => Syllable("ह", Sign::R),
        'v' => Vowel("अ"),
        'b' => Vowel("इ"),
        'Ã' => Vowel("ई"),
        'm' => Vowel("उ"),
        'Å' => Vowel("ऊ"),
        '_' => Vowel("ऋ"),
        ',' => Vowel("ए"),
        'k' => KrutiGlyph::Sign(Sign::Aa),
        'h' => KrutiGlyph::Sign(Sign::Ii),
        'q' => KrutiGlyph::Sign(Sign::U),
        'w' => KrutiGlyph::Sign(Sign::Uu),
        '`' => KrutiGlyph::Sign(Sign::R),
        's' => KrutiGlyph::Sign(Sign::E),
        'S' => KrutiGlyph::Sign(Sign::Ai),
        'W' => KrutiGlyph::Sign(Sign::Moon),
        '‚' => KrutiGlyph::Sign(Sign::MoonAa),
        'È' => KrutiGlyph::SignMark(Sign::Ii, 'ं'),
        'a' => Mark('ं'),
        '¡' => Mark('ँ'),
        '%' => Mark('ः'),
        'f' => KrutiGlyph::Before { reph: false, nasal: false },
        'Æ' => KrutiGlyph::Before { reph: true, nasal: false },
        'Ç' | '¯' => KrutiGlyph::Before { reph: false, nasal: true },
        'É' => KrutiGlyph::Before { reph: true, nasal: true },
        'Z' => KrutiGlyph::Reph(None, false),
        '±' => KrutiGlyph::Reph(None, true),
        'Ê' => KrutiGlyph::Reph(Some(Sign::Ii), false),
        'z' | 'ª' => Joined("र"),
        'Ó' | 'î' => Joined("य"),
        '+' => KrutiGlyph::Nukta,
        '~' => KrutiGlyph::Virama,
        'A' => Text("।"),
        '-' => Text("."),
        '&' => Text("-"),
        ']' => Text(","),
        '\\' => Text("?"),
        '(' => Text(";"),
        '@' => Text("/"),
        '!' => Text("!"),
        '^' => Text("‘"),
        '*' => Text("’"),
        'ß' => Text("“"),
        'Þ' => Text("”"),
        '¼' => Text("("),
        '½' => Text(")"),
        '¾' => Text("="),
        '¿' => Text("{"),
        'À' => Text("}"),
        'Œ' | 'ñ' => Text("॰"),
        '·' | '•' | '∙' => Text("ऽ"),
        'å' => Text("०"),
        'ƒ' => Text("१"),
        '„' => Text("२"),
        '…' => Text("३"),
        '†' => Text("४"),
        '‡' => Text("५"),
        'ˆ' => Text("६"),
        '‰' => Text("७"),
        'Š' => Text("८"),
        '‹' => Text("९"),
        _ => return None,
    })
}

/// The characters of windows-1252 from 0x80 on; the five bytes without one stay control
/// characters.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
    '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
    'ž', 'Ÿ',
];

/// True if a character is a code above 0x7F.
pub(super) fn is_high(code: char) -> bool {
    matches!(code, '\u{80}'..='\u{FF}') || HIGH.contains(&code)
}

/// A byte of an old file as the character whose code it is.
fn of_byte(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The character that stands for the code: bytes that were read as Latin-1 are control
/// characters between U+0080 and U+009F.
pub(super) fn code(c: char) -> char {
    match u8::try_from(c) {
        Ok(byte) => of_byte(byte),
        Err(_) => c,
    }
}
