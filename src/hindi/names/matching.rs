use unicode_normalization::UnicodeNormalization as _;

use super::super::{is_devanagari, latin_digits, split_honorific};
use super::suggest_name;

/// Whole words that stand for the same name, as they are after the letters were evened out.
/// The first is what the key has.
const SAME: &[&[&str]] = &[
    &["सिंह", "सिह", "सिहं", "सिंग", "सिनह"],
    &["मो", "मोहमद", "मुहमद", "महमद", "मोहमेद", "मु"],
    &["मिशर", "मिशरा"],
    &["शुकल", "शुकला"],
    &["गुपत", "गुपता"],
    &["चंदर", "चंद"],
    &["कुमार", "कु"],
    &["परसाद", "पर"],
    &["डबलयु", "डबलु"],
];

/// Words around a name that say nothing about whose it is.
const IGNORED: &[&str] = &["जि", "सब", "शरि", "सरबशरि"];

/// A key that two spellings of one name have in common, and two names hardly ever. It ignores forms
/// of address, जी, what follows उर्फ, spaces and punctuation, nukta and joiners; the difference of
/// anusvara, चंद्रबिंदु and written-out nasals (चन्दन, चंदन), of short and long i and u (सुनिल,
/// सुनील), of ण and न, ष and श, ब and व, doubled and single consonants, conjuncts and letters side
/// by side (धर्म, धरम); ways of writing सिंह, मोहम्मद and some surnames; and the script, as far as
/// Latin letters can be read ([`suggest_name`]).
///
/// Empty for a text without letters. Not for showing.
pub fn matching_key(name: &str) -> String {
    let name = match suggest_name(name) {
        Some(suggestion) => suggestion.name,
        None => name.nfc().collect(),
    };
    let name = match name.split_once(" उर्फ ") {
        Some((first, _)) if !first.trim().is_empty() => first,
        _ => &name,
    };
    let name = split_honorific(name).map_or(name, |(_, rest)| rest);
    let spaced: String =
        name.chars().map(|c| if is_part_of_word(c) { c } else { ' ' }).collect();
    spaced
        .split_whitespace()
        .enumerate()
        .map(|(index, word)| (index, without_zero(latin_digits(&evened(word)))))
        .filter(|(_, word)| !IGNORED.contains(&word.as_str()))
        .map(|(index, word)| {
            let same = SAME.iter().find(|same| {
                // The abbreviations कु. and प्र. stand for कुमार and प्रसाद behind a name only.
                same.contains(&word.as_str()) && (index > 0 || word.chars().count() > 2)
            });
            let mohammad = SAME[1].contains(&word.as_str()).then_some(SAME[1][0]);
            match mohammad.or(same.map(|same| same[0])) {
                Some(first) => first.to_owned(),
                None => word,
            }
        })
        .collect()
}

fn is_part_of_word(c: char) -> bool {
    ('\u{900}'..='\u{963}').contains(&c)
        || matches!(c, '\u{200C}' | '\u{200D}')
        || c.is_alphanumeric()
}

/// The word without a zero as its mark of abbreviation: मो0.
fn without_zero(word: String) -> String {
    match word.strip_suffix('0') {
        Some(rest) if !rest.ends_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => word,
    }
}

/// The letters of a word with everything evened out that spellings differ in.
fn evened(word: &str) -> String {
    const VIRAMA: char = '्';
    let heard =
        word.chars().filter(|c| !matches!(c, '\u{93C}' | '\u{200C}' | '\u{200D}' | 'ः'));
    let has_case = word.contains(|c| !is_devanagari(c));
    let letters: Vec<char> =
        if has_case { heard.flat_map(char::to_lowercase).collect() } else { heard.collect() };
    let mut out = String::with_capacity(word.len());
    let mut last = None;
    let mut index = 0;
    while let Some(c) = letters.get(index).copied() {
        let joined = letters.get(index + 1) == Some(&VIRAMA);
        let next = letters.get(index + 2).copied();
        index += 1;
        match (c, next) {
            (VIRAMA, _) => {}
            // ज्ञ is said ग्य.
            ('ज', Some('ञ')) if joined => {
                out.push_str("गय");
                index += 2;
            }
            // A nasal before a letter of its own row.
            ('ङ' | 'ञ' | 'ण' | 'न' | 'म', Some(next)) if joined && same_row(c, next) =>
            {
                out.push('ं');
                index += 1;
            }
            // Doubled, or an aspirate with its plain letter: मुन्ना, सिद्धि.
            (c, Some(next)) if joined && doubled(c, next) => index += 1,
            ('ँ', _) => out.push('ं'),
            ('ी', _) => out.push('ि'),
            ('ू', _) => out.push('ु'),
            ('ई', _) => out.push('इ'),
            ('ऊ', _) => out.push('उ'),
            ('ण', _) => out.push('न'),
            ('ष', _) => out.push('श'),
            ('व', _) => out.push('ब'),
            ('ऋ' | 'ृ', _) => out.push_str("रि"),
            (c, _) => out.push(c),
        }
        last = Some(c);
    }
    // The य of पाण्डेय is not heard.
    if last == Some('य') && out.ends_with("ेय") {
        out.truncate(out.len() - 'य'.len_utf8());
    }
    out
}

/// The text with one sign for a nasal before a letter of its own row: उदवन्तनगर, उदवँतनगर and
/// उदवंतनगर are the same.
pub(crate) fn with_anusvara(text: &str) -> String {
    const VIRAMA: char = '्';
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let mut after = rest.clone();
        let is_nasal = matches!(c, 'ङ' | 'ञ' | 'ण' | 'न' | 'म')
            && after.next() == Some(VIRAMA)
            && after.next().is_some_and(|next| same_row(c, next));
        if is_nasal {
            rest.next();
        }
        out.push(if is_nasal || c == 'ँ' { 'ं' } else { c });
    }
    out
}

fn same_row(nasal: char, next: char) -> bool {
    match nasal {
        'ङ' => ('क'..='घ').contains(&next),
        'ञ' => ('च'..='झ').contains(&next),
        'ण' => ('ट'..='ढ').contains(&next),
        // In names न् stands before ज and ड, too.
        'न' => {
            ('च'..='ध').contains(&next) && !matches!(next, 'ञ' | 'ण') || "शसह".contains(next)
        }
        _ => ('प'..='भ').contains(&next),
    }
}

fn doubled(first: char, second: char) -> bool {
    first == second
        || matches!(
            (first, second),
            ('क', 'ख') | ('च', 'छ') | ('ट', 'ठ') | ('त', 'थ') | ('द', 'ध') | ('ब', 'भ')
        )
}

#[cfg(test)]
mod tests {
    use super::{IGNORED, SAME, evened, matching_key};

    #[test]
    fn the_tables_have_evened_words() {
        for word in SAME.iter().copied().flatten().chain(IGNORED) {
            assert_eq!(evened(word), *word);
        }
    }

    #[test]
    fn spellings_of_one_name() {
        for [one, other] in [
            ["राम सिंह", "राम सिह"],
            ["राम सिंह", "रामसिंह"],
            ["राम सिंह", "श्री राम सिंह जी"],
            ["राम सिंह", "Ram Singh"],
            ["राम सिंह", "RAM SINGH"],
            ["राम सिंह उर्फ राजू", "राम सिंह"],
            ["मो. मुख्तार", "मोहम्मद मुख़्तार"],
            ["मो. मुख्तार", "मुहम्मद मुख्तार"],
            ["मो० मुख्तार", "मो0 मुख्तार"],
            ["मो. मुख्तार", "Md. Mukhtar"],
            ["मो. मुख्तार", "मु. मुख्तार"],
            ["चन्दन कुमार", "चंदन कुमार"],
            ["चाँद", "चांद"],
            ["पाण्डेय", "पांडे"],
            ["पाण्डेय", "पान्डे"],
            ["राजेन्द्र", "राजेंद्र"],
            ["सुनील", "सुनिल"],
            ["सुनीता देवी", "सुनिता देवि"],
            ["रामू", "रामु"],
            ["पूनम", "पुनम"],
            ["अरुण", "अरूण"],
            ["प्रवीण", "प्रवीन"],
            ["विनोद", "बिनोद"],
            ["संतोष", "सन्तोश"],
            ["मिश्र", "मिश्रा"],
            ["शुक्ल", "शुक्ला"],
            ["धर्मेन्द्र", "धरमेंद्र"],
            ["कृष्ण", "क्रिष्ण"],
            ["ऋतु", "रितु"],
            ["ज्ञान", "ग्यान"],
            ["फ़ैज़", "फैज"],
            ["मुन्ना", "मुना"],
            ["सिद्धेश्वर", "सिधेश्वर"],
            ["आर. के. सिंह", "R. K. Singh"],
            ["आर.के. सिंह", "R.K. Singh"],
            ["डॉ. रेखा कुमारी", "Dr. Rekha Kumari"],
            ["श्रीमती सीता देवी", "Smt. Sita Devi"],
            ["राम प्र0 सिंह", "राम प्रसाद सिंह"],
            ["क्\u{200D}षमा", "क्षमा"],
            ["स्व. राम", "राम"],
        ] {
            assert_eq!(matching_key(one), matching_key(other), "{one} | {other}");
            assert!(!matching_key(one).is_empty());
        }
    }

    #[test]
    fn names_of_different_people() {
        for [one, other] in [
            ["राम सिंह", "राम साह"],
            ["राम", "रमा"],
            ["राम", "रामा"],
            ["शाह", "साह"],
            ["कमल", "कमला"],
            ["कृष्ण", "कृष्णा"],
            ["सुनील", "सुनीता"],
            ["विमल", "विमला"],
            ["राम प्रसाद", "राम प्रवेश"],
            ["राजेश", "राकेश"],
            ["रमेश", "सुरेश"],
            ["मो. सलीम", "मो. सलमान"],
            ["आर. के. सिंह", "आर. एन. सिंह"],
            ["मोहन", "मदन"],
            ["दिनेश", "दिनेशा"],
            ["अजय", "विजय"],
            ["गीता", "गीतांजलि"],
            ["बैजनाथ", "बृजनाथ"],
            ["कैलाश", "कलश"],
            ["आशा", "उषा"],
        ] {
            assert_ne!(matching_key(one), matching_key(other), "{one} | {other}");
        }
    }

    #[test]
    fn what_has_no_letters_has_no_key() {
        for text in ["", " ", "-", "."] {
            assert_eq!(matching_key(text), "");
        }
    }
}
