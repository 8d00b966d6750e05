//! Vowel signs that are typed twice, in parts, or in the wrong place.

use super::names::is_common_name;

/// Outcome for a text with such signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairedSigns {
    /// The text with all that is certain put right.
    pub text: String,
    /// True if signs are left that cannot stand together, of which none is known to be right.
    pub unclear: bool,
}

const NUKTA: char = '\u{93C}';
const VIRAMA: char = '\u{94D}';
const CANDRABINDU: char = '\u{901}';
const ANUSVARA: char = '\u{902}';

/// Two characters, of which the second is typed after the first, and the one that they were
/// meant to be.
const PARTS: &[(char, char, char)] = &[
    ('अ', 'ा', 'आ'),
    ('अ', 'ो', 'ओ'),
    ('अ', 'ौ', 'औ'),
    ('अ', 'ॉ', 'ऑ'),
    ('आ', 'े', 'ओ'),
    ('आ', 'ै', 'औ'),
    ('आ', 'ॅ', 'ऑ'),
    ('ए', 'े', 'ऐ'),
    ('आ', 'ा', 'आ'),
    ('इ', 'ि', 'इ'),
    ('ई', 'ी', 'ई'),
    ('उ', 'ु', 'उ'),
    ('ऊ', 'ू', 'ऊ'),
    ('ऐ', 'ै', 'ऐ'),
    ('ओ', 'ो', 'ओ'),
    ('औ', 'ौ', 'औ'),
    ('ा', 'े', 'ो'),
    ('ा', 'ै', 'ौ'),
    ('ा', 'ॅ', 'ॉ'),
    ('े', 'ा', 'ो'),
    ('ै', 'ा', 'ौ'),
    ('ॅ', 'ा', 'ॉ'),
];

/// Puts vowel signs right: रााम, अाम, भार्इ, बडा़ become राम, आम, भाई, बड़ा. None if nothing is
/// wrong with them. Two different signs on one letter are left as they are.
pub fn with_vowel_signs(text: &str) -> Option<RepairedSigns> {
    // Hardly any cell of a long list goes on from here.
    if !text
        .chars()
        .zip(text.chars().skip(1))
        .any(|(first, second)| may_be_wrong(first, second))
    {
        return None;
    }
    let is_suspect = |c: char| is_vowel_sign(c) || is_mark(c);
    let mut out: Vec<char> = Vec::with_capacity(text.len() / 3);
    let (mut repaired, mut unclear) = (false, false);
    for c in text.chars() {
        let before = out.last().copied();
        let Some(before) = before else {
            out.push(c);
            continue;
        };
        let whole = PARTS.iter().find(|(first, second, _)| (*first, *second) == (before, c));
        if let Some((_, _, whole)) = whole {
            out.pop();
            out.push(*whole);
        } else if before == c && is_suspect(c) {
            // Typed twice.
        } else if c == 'इ' && out.ends_with(&['र', VIRAMA]) {
            // A reph over इ is how old fonts draw ई.
            out.truncate(out.len() - 2);
            out.push('ई');
        } else if c == NUKTA
            && is_vowel_sign(before)
            && before_sign(&out).is_some_and(takes_nukta)
        {
            out.insert(out.len() - 1, NUKTA);
        } else if is_nasal(before)
            && is_vowel_sign(c)
            && before_sign(&out).is_some_and(|letter| matches!(letter, 'क'..='ह' | NUKTA))
        {
            out.insert(out.len() - 1, c);
        } else {
            let signs = |c| is_vowel_sign(c) || c == VIRAMA;
            unclear |= is_vowel(before) && is_vowel_sign(c) && c != 'ॅ';
            unclear |= (signs(before) || is_nasal(before)) && signs(c)
                || is_nasal(before) && is_nasal(c);
            out.push(c);
            continue;
        }
        repaired = true;
    }
    (repaired || unclear).then(|| RepairedSigns { text: out.into_iter().collect(), unclear })
}

/// A word of which an ि stands before the letter in front of its own, as it is drawn and as PDF
/// files give it back: `रामिसंह`, `िवनोद`, `किपल`. The word as it was meant, and whether that is
/// certain by its beginning or end; else it is a common name so, and none as it stands.
pub fn with_sign_later(word: &str) -> Option<(String, bool)> {
    const SINGH: &str = "िसंह";
    if let Some(before) = word.strip_suffix(SINGH)
        && before.ends_with(|c| matches!(c, 'क'..='ह' | NUKTA))
    {
        return Some((format!("{before}सिंह"), true));
    }
    if !word.contains('ि') {
        return None;
    }
    let moved = later(word);
    let is_certain = word.starts_with('ि');
    // Of most words nothing can be moved; to look names up takes longer.
    let is_meant =
        moved != word && !is_common_name(word) && (is_certain || is_common_name(&moved));
    is_meant.then_some((moved, is_certain))
}

/// A word with every ि behind the next letters that have no other sign.
fn later(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('ि') {
        out.push_str(before);
        let end = cluster(after);
        let has_sign = after[end..].starts_with(|c| is_vowel_sign(c) || c == VIRAMA);
        if end == 0 || has_sign {
            out.push('ि');
            rest = after;
        } else {
            out.push_str(&after[..end]);
            out.push('ि');
            rest = &after[end..];
        }
    }
    out.push_str(rest);
    out
}

/// Length of the first letters of a text, joined by viramas, in bytes.
fn cluster(text: &str) -> usize {
    let mut end = 0;
    let mut joined = true;
    for (at, c) in text.char_indices() {
        match c {
            'क'..='ह' if joined => joined = false,
            NUKTA if !joined => {}
            VIRAMA if !joined => joined = true,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    end
}

/// True if there can be anything wrong with two neighbours.
fn may_be_wrong(first: char, second: char) -> bool {
    let sign = is_vowel_sign(first) || first == VIRAMA;
    match second {
        NUKTA | VIRAMA => sign || first == second || is_nasal(first),
        'इ' => first == VIRAMA,
        _ if is_vowel_sign(second) => sign || is_nasal(first) || is_vowel(first),
        _ if is_mark(second) => first == second || (is_nasal(first) && is_nasal(second)),
        _ => false,
    }
}

/// A vowel that is a letter of its own.
fn is_vowel(c: char) -> bool {
    matches!(c, 'अ'..='औ')
}

/// The character before the last one.
fn before_sign(out: &[char]) -> Option<char> {
    out.len().checked_sub(2).map(|at| out[at])
}

/// Letters that a dot below makes other letters.
fn takes_nukta(letter: char) -> bool {
    matches!(letter, 'क' | 'ख' | 'ग' | 'ज' | 'ड' | 'ढ' | 'फ')
}

fn is_vowel_sign(c: char) -> bool {
    matches!(
        c,
        '\u{93A}' | '\u{93B}' | '\u{93E}'
            ..='\u{94C}' | '\u{94E}' | '\u{94F}' | '\u{956}' | '\u{957}'
    )
}

fn is_nasal(c: char) -> bool {
    matches!(c, CANDRABINDU | ANUSVARA)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{901}'..='\u{903}' | NUKTA | VIRAMA)
}

#[cfg(test)]
mod tests {
    use super::super::names::common;
    use super::{RepairedSigns, with_vowel_signs};

    #[test]
    fn what_is_certain_is_repaired() {
        for (text, repaired) in [
            ("रााम", "राम"),
            ("अाम अौर अोम", "आम और ओम"),
            ("साेनू", "सोनू"),
            ("सेानू", "सोनू"),
            ("भार्इ", "भाई"),
            ("बड\u{93E}\u{93C}", "बड\u{93C}\u{93E}"),
            ("सिंंह", "सिंह"),
            ("राम््य", "राम्य"),
            ("संीता", "सींता"),
            ("अ\u{93E}\u{947}म", "ओम"),
        ] {
            let found = with_vowel_signs(text);
            assert_eq!(
                found,
                Some(RepairedSigns { text: repaired.into(), unclear: false }),
                "{text}"
            );
            assert_eq!(with_vowel_signs(repaired), None, "{repaired}");
        }
    }

    #[test]
    fn what_is_not_certain_stays() {
        for text in ["रािम", "सुूरज", "क्ा", "माँं", "राीम"]
        {
            let found = with_vowel_signs(text);
            assert_eq!(
                found,
                Some(RepairedSigns { text: text.into(), unclear: true }),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_is_wrong_with_names() {
        let others = ["क्‍ष", "दुःख", "ज़ाँ", "हूँ", "अॅड", "ऋण", "Ram", ""];
        for text in common().map(|(name, _)| name).chain(others) {
            assert_eq!(with_vowel_signs(text), None, "{text}");
        }
    }
}
