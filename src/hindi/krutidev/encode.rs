use unicode_normalization::UnicodeNormalization as _;

const VIRAMA: char = '्';
const NUKTA: char = '\u{93C}';

/// Letters and conjuncts: Unicode, the code of the whole, the code of the half (with a stroke
/// it is the whole). The longest come first.
const LETTERS: &[(&str, &str, &str)] = &[
    ("क्ष", "{k", "{"),
    ("त्र", "=", "«"),
    ("ज्ञ", "K", ""),
    ("श्र", "J", ""),
    ("क्र", "Ø", ""),
    ("प्र", "iz", ""),
    ("फ्र", "Ý", ""),
    ("द्र", "æ", ""),
    ("ह्र", "ºz", ""),
    ("द्ध", ")", ""),
    ("द्य", "|", ""),
    ("द्व", "}", ""),
    ("द्द", "í", ""),
    ("ट्ट", "ê", ""),
    ("ट्ठ", "ë", ""),
    ("ड्ड", "ì", ""),
    ("ड्ढ", "ï", ""),
    ("त्त", "Ùk", "Ù"),
    ("न्न", "Uu", "™"),
    ("ह्न", "à", ""),
    ("ह्म", "ã", ""),
    ("ह्य", "á", ""),
    ("क", "d", "D"),
    ("ख", "[k", "["),
    ("ग", "x", "X"),
    ("घ", "?k", "?"),
    ("ङ", "³", ""),
    ("च", "p", "P"),
    ("छ", "N", ""),
    ("ज", "t", "T"),
    ("झ", ">", "÷"),
    ("ञ", "¥", ""),
    ("ट", "V", ""),
    ("ठ", "B", ""),
    ("ड", "M", ""),
    ("ढ", "<", ""),
    ("ण", ".k", "."),
    ("त", "r", "R"),
    ("थ", "Fk", "F"),
    ("द", "n", ""),
    ("ध", "/k", "/"),
    ("न", "u", "U"),
    ("प", "i", "I"),
    ("फ", "Q", "¶"),
    ("ब", "c", "C"),
    ("भ", "Hk", "H"),
    ("म", "e", "E"),
    ("य", ";", "¸"),
    ("र", "j", ""),
    ("ल", "y", "Y"),
    ("ळ", "G", ""),
    ("व", "o", "O"),
    ("श", "'k", "'"),
    ("ष", "\"k", "\""),
    ("स", "l", "L"),
    ("ह", "g", "º"),
];

/// Everything else that has a code. The longest come first.
const SIGNS: &[(&str, &str)] = &[
    ("अ", "v"),
    ("आ", "vk"),
    ("इ", "b"),
    ("ई", "bZ"),
    ("उ", "m"),
    ("ऊ", "Å"),
    ("ऋ", "_"),
    ("ए", ","),
    ("ऐ", ",s"),
    ("ओ", "vks"),
    ("औ", "vkS"),
    ("ऑ", "vkW"),
    ("ऍ", ",W"),
    ("ा", "k"),
    ("ी", "h"),
    ("ु", "q"),
    ("ू", "w"),
    ("ृ", "`"),
    ("े", "s"),
    ("ै", "S"),
    ("ो", "ks"),
    ("ौ", "kS"),
    ("ॅ", "W"),
    ("ॉ", "kW"),
    ("ं", "a"),
    ("ँ", "¡"),
    ("ः", "%"),
    ("ऽ", "·"),
    ("।", "A"),
    (".", "-"),
    ("-", "&"),
    (",", "]"),
    ("?", "\\"),
    (";", "("),
    ("/", "@"),
    ("‘", "^"),
    ("’", "*"),
    ("“", "ß"),
    ("”", "Þ"),
    ("(", "¼"),
    (")", "½"),
    ("=", "¾"),
    ("{", "¿"),
    ("}", "À"),
    ("॰", "Œ"),
    (":", "%"),
    ("०", "å"),
    ("१", "ƒ"),
    ("२", "„"),
    ("३", "…"),
    ("४", "†"),
    ("५", "‡"),
    ("६", "ˆ"),
    ("७", "‰"),
    ("८", "Š"),
    ("९", "‹"),
];

/// Converts text in Unicode to Kruti Dev 010, as a typist would type it. Joiners are dropped;
/// what the font does not have stays as it is.
pub fn to_krutidev(text: &str) -> String {
    let text: String = text.nfc().filter(|c| !matches!(c, '\u{200C}' | '\u{200D}')).collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let length = cluster(rest);
        if length > 0 {
            let (letters, after) = rest.split_at(length);
            rest = syllable(letters, after, &mut out);
        } else if let Some((sign, code)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))
        {
            out.push_str(code);
            rest = &rest[sign.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The length, in bytes, of the letters at the beginning that viramas join.
fn cluster(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next_if(|(_, c)| is_letter(*c)) {
        length = at + c.len_utf8();
        if chars.next_if(|(_, c)| *c == NUKTA).is_some() {
            length += NUKTA.len_utf8();
        }
        if chars.next_if(|(_, c)| *c == VIRAMA).is_none() {
            return length;
        }
        length += VIRAMA.len_utf8();
    }
    length
}

fn is_letter(c: char) -> bool {
    ('क'..='ह').contains(&c) && !matches!(c, '\u{929}' | '\u{931}' | '\u{934}')
}

/// Writes one syllable, and returns what follows its signs.
fn syllable<'a>(letters: &str, after: &'a str, out: &mut String) -> &'a str {
    let (reph, letters) = match letters.strip_prefix("र्") {
        Some(others) if !others.is_empty() => (true, others),
        _ => (false, letters),
    };
    let mut after = after;
    if let Some(rest) = after.strip_prefix('ि') {
        out.push('f');
        after = rest;
    }
    match (letters, after.chars().next()) {
        ("र", Some(sign @ ('ु' | 'ू'))) => {
            out.push(if sign == 'ु' { '#' } else { ':' });
            after = &after[sign.len_utf8()..];
        }
        _ => write_letters(letters, out),
    }
    // The reph stands above the vowel sign, to its right.
    if reph {
        let sign = after
            .chars()
            .next()
            .filter(|sign| ('ा'..='ौ').contains(sign) || *sign == 'ॅ')
            .map_or("", |sign| &after[..sign.len_utf8()]);
        out.extend(SIGNS.iter().filter(|(known, _)| *known == sign).map(|(_, code)| *code));
        out.push('Z');
        after = &after[sign.len()..];
    }
    after
}

fn write_letters(letters: &str, out: &mut String) {
    let mut rest = letters;
    let mut round = false;
    let mut first = true;
    while !rest.is_empty() {
        // After another letter, र and य hang on it.
        if !first && (rest == "र" || rest == "य" && round) {
            let joined = match (rest, round) {
                ("र", true) => 'ª',
                ("र", false) => 'z',
                _ => 'î',
            };
            // The letter that carries it was written as a half.
            out.push(joined);
            return;
        }
        let known = LETTERS.iter().find(|(text, _, _)| {
            rest.strip_prefix(text)
                .is_some_and(|rest| !text.contains(VIRAMA) || !rest.starts_with(NUKTA))
        });
        let Some((text, whole, half)) = known else {
            // Viramas are eaten below, so this is none of the font's letters.
            out.push_str(rest);
            return;
        };
        rest = &rest[text.len()..];
        let nukta = rest.strip_prefix(NUKTA).inspect(|after| rest = after).is_some();
        let joined = rest.strip_prefix(VIRAMA).inspect(|after| rest = after).is_some();
        round = matches!(*text, "ट" | "ठ" | "ड" | "ढ" | "छ");
        let hangs = rest == "र" || rest == "य" && round;
        if !joined || hangs {
            let (code, stroke) = match whole.strip_suffix('k') {
                Some(code) => (code, "k"),
                None => (*whole, ""),
            };
            out.push_str(code);
            if nukta {
                out.push('+');
            }
            out.push_str(stroke);
        } else if half.is_empty() || rest.is_empty() {
            out.push_str(whole);
            if nukta {
                out.push('+');
            }
            out.push('~');
        } else {
            out.push_str(half);
            if nukta {
                out.push('+');
            }
        }
        first = false;
    }
}
