use super::super::is_devanagari;
use super::known;
use super::latin::by_syllables;

/// A name in Devanagari that a Latin spelling may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name.
    pub name: String,
    /// True if all of it is in the list of common names; else some of it is guessed by its
    /// syllables.
    pub known: bool,
}

/// Letters by name, for initials: R. K. Singh is आर. के. सिंह.
pub(crate) const LETTERS: [&str; 26] = [
    "ए",
    "बी",
    "सी",
    "डी",
    "ई",
    "एफ",
    "जी",
    "एच",
    "आई",
    "जे",
    "के",
    "एल",
    "एम",
    "एन",
    "ओ",
    "पी",
    "क्यू",
    "आर",
    "एस",
    "टी",
    "यू",
    "वी",
    "डब्ल्यू",
    "एक्स",
    "वाई",
    "जेड",
];

/// Forms of address and other words around names, without their dot.
const WORDS: &[(&str, &str)] = &[
    ("shri", "श्री"),
    ("shree", "श्री"),
    ("sri", "श्री"),
    ("sh", "श्री"),
    ("mr", "श्री"),
    ("smt", "श्रीमती"),
    ("shrimati", "श्रीमती"),
    ("srimati", "श्रीमती"),
    ("mrs", "श्रीमती"),
    ("sushri", "सुश्री"),
    ("ms", "सुश्री"),
    ("miss", "सुश्री"),
    ("km", "कुमारी"),
    ("kum", "कुमारी"),
    ("dr", "डॉ."),
    ("prof", "प्रो."),
    ("er", "इं."),
    ("adv", "अधिवक्ता"),
    ("advocate", "अधिवक्ता"),
    ("com", "कॉमरेड"),
    ("comrade", "कॉमरेड"),
    ("janab", "जनाब"),
    ("maulana", "मौलाना"),
    ("md", "मो."),
    ("mo", "मो."),
    ("mohd", "मो."),
    ("late", "स्व."),
    ("lt", "स्व."),
    ("s/o", "पुत्र"),
    ("d/o", "पुत्री"),
    ("w/o", "पत्नी"),
    ("urf", "उर्फ"),
    ("alias", "उर्फ"),
    ("@", "उर्फ"),
    ("and", "एवं"),
    ("&", "एवं"),
    ("evam", "एवं"),
    ("ji", "जी"),
    ("jee", "जी"),
    ("ul", "उल"),
    ("un", "उन"),
    ("kr", "कुमार"),
    ("pd", "प्रसाद"),
    ("prd", "प्रसाद"),
    ("pr", "प्रसाद"),
    ("sk", "शेख"),
    ("kuer", "कुँअर"),
    ("kuar", "कुँअर"),
];

/// Suggests the spelling in Devanagari of a name with words in Latin letters. `None` if it has
/// no word in Latin letters, or is not a name: it has digits, or signs that names do not have.
///
/// Only ever a suggestion: the spelling does not say whether Rama is राम, रामा or रमा.
pub fn suggest_name(latin: &str) -> Option<Suggestion> {
    let mut out: Vec<String> = Vec::new();
    let mut all_known = true;
    let shouted = !latin.contains(|c: char| c.is_ascii_lowercase());
    // Nearly every name has none.
    if !latin.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    for word in latin.split_whitespace() {
        if !word.contains(|c: char| c.is_ascii_alphabetic()) && word.contains(is_devanagari) {
            out.push(word.to_owned());
            continue;
        }
        // Among words in small letters, capitals are initials: MS Dhoni is not Ms. Dhoni.
        let letters = if shouted { None } else { initials(word) };
        let (word, known) = match letters {
            Some(letters) => (letters, true),
            None => word_in_hindi(word)?,
        };
        all_known &= known;
        out.push(word);
    }
    (!out.is_empty()).then(|| Suggestion { name: out.join(" "), known: all_known })
}

fn word_in_hindi(word: &str) -> Option<(String, bool)> {
    let open = word.strip_prefix('(').map_or("", |_| "(");
    let bare = word.strip_prefix('(').unwrap_or(word);
    let rest = bare.trim_end_matches([',', ')', ';']);
    let close = &bare[rest.len()..];
    let (hindi, known) = bare_word(rest)?;
    Some((format!("{open}{hindi}{close}"), known))
}

fn bare_word(word: &str) -> Option<(String, bool)> {
    let lower = word.to_ascii_lowercase();
    let without_dot = lower.trim_end_matches('.');
    if let Some((_, hindi)) = WORDS.iter().find(|(latin, _)| *latin == without_dot) {
        return Some(((*hindi).to_owned(), true));
    }
    if let Some(letters) = initials(word) {
        return Some((letters, true));
    }
    // Md.Mukhtar, R.K.Singh: no space after the dot.
    if let Some((first, rest)) = word.split_once('.')
        && !rest.is_empty()
    {
        let (first, one) = bare_word(&format!("{first}."))?;
        let (rest, other) = bare_word(rest)?;
        return Some((format!("{first} {rest}"), one && other));
    }
    // Names with a hyphen, such as Zia-ul-Haque.
    if let Some((first, rest)) = lower.split_once('-') {
        let (first, one) = bare_word(first)?;
        let (rest, other) = bare_word(rest)?;
        return Some((format!("{first}-{rest}"), one && other));
    }
    let plain: String = lower.chars().filter(|c| !matches!(c, '\'' | '’' | '.')).collect();
    if plain.is_empty() {
        return None;
    }
    if let Some(name) = known(&plain).map(str::to_owned).or_else(|| compound(&plain)) {
        return Some((name, true));
    }
    let guess = half_known(&plain).or_else(|| by_syllables(&plain))?;
    Some((guess, false))
}

/// `R.`, `R.K.`, `RK`: one to three capitals. Two or three without dots are initials only if
/// they cannot be read as a word.
fn initials(word: &str) -> Option<String> {
    let letters: Vec<u8> = word.bytes().filter(|byte| *byte != b'.').collect();
    let dotted = word.contains('.');
    let capitals = letters.iter().all(u8::is_ascii_uppercase);
    let readable = letters.iter().any(|byte| b"AEIOUY".contains(byte));
    let separate = letters.len() == 1
        || word.split_terminator('.').all(|part| part.len() == 1)
        || !dotted && !readable;
    if letters.is_empty() || letters.len() > 3 || !capitals || !separate {
        return None;
    }
    let name = |byte: &u8| format!("{}.", LETTERS[usize::from(byte - b'A')]);
    Some(letters.iter().map(name).collect::<Vec<_>>().join(" "))
}

/// Two names written together, such as Ramjanki.
fn compound(word: &str) -> Option<String> {
    const SHORTEST: usize = 3;
    let last = word.len().checked_sub(SHORTEST)?;
    (SHORTEST..=last).rev().find_map(|at| {
        let (first, second) = (word.get(..at)?, word.get(at..)?);
        Some(format!("{}{}", known(first)?, known(second)?))
    })
}

/// A name that begins or ends with a common one, the longer the better, and a guess for the
/// rest.
fn half_known(word: &str) -> Option<String> {
    const SHORTEST: usize = 3;
    let first = (SHORTEST..word.len()).rev().find_map(|at| Some((at, known(word.get(..at)?)?)));
    let last = (1..=word.len().saturating_sub(SHORTEST))
        .find_map(|at| Some((word.len() - at, known(word.get(at..)?)?)));
    match (first, last) {
        // A vowel after the name may belong to it, as in Ramesh.
        (Some((at, name)), last)
            if last.is_none_or(|(length, _)| length < at)
                && !word[at..].starts_with(['a', 'e', 'i', 'o', 'u', 'h']) =>
        {
            Some(format!("{name}{}", by_syllables(&word[at..])?))
        }
        (_, Some((length, name))) if !name.starts_with(|c| ('अ'..='औ').contains(&c)) => {
            Some(format!("{}{name}", by_syllables(&word[..word.len() - length])?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::suggest_name;

    #[test]
    fn names_as_lists_have_them() {
        for (latin, hindi) in [
            ("R. K. Singh", "आर. के. सिंह"),
            ("R.K. Singh", "आर. के. सिंह"),
            ("R.K.Singh", "आर. के. सिंह"),
            ("RK Singh", "आर. के. सिंह"),
            ("S N SINHA", "एस. एन. सिन्हा"),
            ("Ram Prasad", "राम प्रसाद"),
            ("RAM PRASAD", "राम प्रसाद"),
            ("ram prasad yadav", "राम प्रसाद यादव"),
            ("Md. Mukhtar", "मो. मुख्तार"),
            ("Md.Mukhtar Ansari", "मो. मुख्तार अंसारी"),
            ("Mohammad Salim", "मोहम्मद सलीम"),
            ("Smt. Sita Devi", "श्रीमती सीता देवी"),
            ("Dr. Rekha Kumari", "डॉ. रेखा कुमारी"),
            ("Adv. Sunil Kumar Pandey", "अधिवक्ता सुनील कुमार पाण्डेय"),
            ("Late Ramjanki Devi", "स्व. रामजानकी देवी"),
            ("Vijay Kumar @ Munna", "विजय कुमार उर्फ मुन्ना"),
            ("Ram Singh (Raju)", "राम सिंह (राजू)"),
            ("MS Yadav", "एम. एस. यादव"),
            ("MD SALIM", "मो. सलीम"),
            ("DR. Rekha", "डॉ. रेखा"),
            ("Rajendra Pd. Singh", "राजेन्द्र प्रसाद सिंह"),
            ("Ramsubhawan", "रामसुभवन"),
            ("Dhurvjit", "धुर्वजीत"),
            ("Zia-ul-Haque", "जिया-उल-हक"),
        ] {
            let suggestion = suggest_name(latin).unwrap();
            assert_eq!(suggestion.name, hindi, "{latin}");
        }
    }

    #[test]
    fn words_in_devanagari_stay() {
        let suggestion = suggest_name("राम K. Singh (मंटू)").unwrap();
        assert_eq!((&*suggestion.name, suggestion.known), ("राम के. सिंह (मंटू)", true));
    }

    #[test]
    fn guesses_are_marked() {
        assert!(suggest_name("Ram Prasad").unwrap().known);
        assert!(!suggest_name("Ram Blotto").unwrap().known);
    }

    #[test]
    fn what_is_no_name() {
        for text in [
            "",
            "  ",
            "राम सिंह",
            "राम सिhंह",
            "राम 9 Singh",
            "Ward 10",
            "ram@example.in",
            "..",
            "é",
        ] {
            assert_eq!(suggest_name(text), None, "{text}");
        }
    }
}
