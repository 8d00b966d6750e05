use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use super::{Gender, NO_BREAK_SPACE};

/// A known form of address.
struct Honorific {
    /// As printed.
    printed: &'static str,
    /// As printed to a woman, where that differs.
    feminine: Option<&'static str>,
    gender: Option<Gender>,
    /// True if it is taken off the beginning of a name. Not where it can itself be a name.
    leads_names: bool,
    /// Itself and its other spellings, as [`key`] makes them.
    spellings: &'static [&'static str],
}

const fn entry(
    printed: &'static str,
    gender: Option<Gender>,
    leads_names: bool,
    spellings: &'static [&'static str],
) -> Honorific {
    Honorific { printed, feminine: None, gender, leads_names, spellings }
}

const HONORIFICS: &[Honorific] = &[
    entry(
        "श्री",
        Some(Gender::M),
        true,
        &[
            "श्री",
            "shri",
            "shree",
            "sri",
            "mr",
            "sh",
            "श्रीमान",
            "श्रीमान्",
            "shriman",
            "मिस्टर",
            "श्रि",
            "स्री",
        ],
    ),
    entry(
        "श्रीमती",
        Some(Gender::F),
        true,
        &["श्रीमती", "shrimati", "smt", "mrs", "श्रीमति", "श्रिमती", "श्रिमति", "श्रीमत्ती"],
    ),
    entry("सुश्री", Some(Gender::F), true, &["सुश्री", "sushri", "ms", "miss", "मिस", "सुश्रि"]),
    entry("कुमारी", Some(Gender::F), false, &["कुमारी", "kumari", "कु", "kum"]),
    entry("डॉ.", None, true, &["डॉ", "dr", "doctor", "डा", "डाक्टर", "डॉक्टर"]),
    entry("प्रो.", None, true, &["प्रो", "pro", "prof", "professor", "प्रोफेसर"]),
    entry("जनाब", Some(Gender::M), true, &["जनाब", "janab"]),
    entry("मोहतरमा", Some(Gender::F), true, &["मोहतरमा", "mohtarma"]),
    entry("कॉमरेड", None, true, &["कॉमरेड", "comrade", "com", "का", "कॉ", "कामरेड"]),
    entry("साथी", None, false, &["साथी", "sathi", "saathi"]),
    Honorific {
        printed: "माननीय",
        feminine: Some("माननीया"),
        gender: Some(Gender::M),
        leads_names: true,
        spellings: &["माननीय", "mananiya", "maananiya", "hon", "honble", "मा"],
    },
    entry("माननीया", Some(Gender::F), true, &["माननीया"]),
    Honorific {
        printed: "आदरणीय",
        feminine: Some("आदरणीया"),
        gender: Some(Gender::M),
        leads_names: true,
        spellings: &["आदरणीय", "adarniya", "aadarniya"],
    },
    entry("आदरणीया", Some(Gender::F), true, &["आदरणीया"]),
    entry("अधिवक्ता", None, true, &["अधिवक्ता", "adv", "advocate"]),
    entry("एडवोकेट", None, true, &["एडवोकेट", "एड"]),
    entry("बेगम", Some(Gender::F), false, &["बेगम", "begum", "begam"]),
    entry("पं.", Some(Gender::M), true, &["पं", "pt"]),
    entry("पंडित", Some(Gender::M), true, &["पंडित", "पण्डित", "pandit"]),
    entry("मौलाना", Some(Gender::M), true, &["मौलाना", "maulana"]),
    entry("मौलवी", Some(Gender::M), true, &["मौलवी", "maulvi"]),
    entry("हाजी", Some(Gender::M), true, &["हाजी", "haji"]),
    entry("महंत", Some(Gender::M), true, &["महंत", "महन्त"]),
    entry(
        "मुसम्मात",
        Some(Gender::F),
        true,
        &["मुसम्मात", "मोसम्मात", "मुसमात", "मोसमात", "मुस्मात", "mst", "musammat"],
    ),
];

/// The letters of Devanagari with which [`HONORIFICS`] begin.
const FIRST: [char; 12] = ['श', 'स', 'क', 'ड', 'प', 'ज', 'म', 'आ', 'अ', 'ए', 'ह', 'ब'];

/// Spellings of मोहम्मद, which is part of the name and no form of address.
const MOHAMMAD: &[&str] =
    &["मो", "मोहम्मद", "मुहम्मद", "मु", "mo", "md", "mohd", "mohammad", "muhammad"];

/// A form of address as a list gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOfAddress {
    /// As printed to a man or to one whose gender is unknown; empty if nothing is left.
    pub printed: String,
    /// As printed to a woman.
    pub feminine: String,
    /// The gender that it shows, if any.
    pub gender: Option<Gender>,
    /// मो. and the like, which belong before the name and not before it as an address.
    pub part_of_name: Option<String>,
}

/// Reads a form of address: a code such as `shri`, any of its spellings, or several together
/// (`माननीय श्री`, `डॉ. (श्रीमती)`). One that is not known stays as it is written and shows no
/// gender.
pub fn form_of_address(written: &str) -> FormOfAddress {
    let mut printed = Vec::new();
    let mut feminine = Vec::new();
    let mut part_of_name = Vec::new();
    let mut gender = None;
    let mut shown = |new: Option<Gender>| gender = new.or(gender);
    for word in written.split_whitespace() {
        if MOHAMMAD.contains(&&*key(word)) {
            part_of_name.push(word);
            shown(Some(Gender::M));
        } else if let Some(known) = find(word) {
            let brackets = word.starts_with('(') && word.ends_with(')');
            let wrap =
                |text: &str| if brackets { format!("({text})") } else { text.to_owned() };
            printed.push(wrap(known.printed));
            feminine.push(wrap(known.feminine.unwrap_or(known.printed)));
            // माननीय before another honorific agrees with that one.
            if known.feminine.is_none() || gender_is_open(written, known) {
                shown(known.gender);
            }
        } else {
            printed.push(word.to_owned());
            feminine.push(word.to_owned());
        }
    }
    let joined = |words: Vec<String>| words.join(&NO_BREAK_SPACE.to_string());
    FormOfAddress {
        printed: joined(printed),
        feminine: joined(feminine),
        gender,
        part_of_name: (!part_of_name.is_empty()).then(|| part_of_name.join(" ")),
    }
}

/// Takes a known form of address off the beginning of a name: `श्री राम` → (`श्री`, `राम`).
/// Nothing is taken if no name would be left, nor what may itself be a name (कुमारी, साथी), nor
/// मो.
pub fn split_honorific(name: &str) -> Option<(&str, &str)> {
    let mut rest = name;
    let mut end = 0;
    while let Some((word, after)) = rest.split_once(' ') {
        if !find(word).is_some_and(|known| known.leads_names && unmistakable(word)) {
            break;
        }
        rest = after.trim_start();
        end = name.len() - rest.len();
    }
    (end > 0 && !rest.is_empty()).then(|| (name[..end].trim_end(), rest))
}

/// True if a word stands before a name: a form of address that is hardly ever anything else,
/// or मो. for मोहम्मद. An advocate may be spoken of without a name.
pub(super) fn leads_name(word: &str) -> bool {
    let is_mohammad = || MOHAMMAD.contains(&&*key(word)) && without_mark(word).is_some();
    match find(word) {
        Some(known) => known.leads_names && known.printed != "अधिवक्ता" && unmistakable(word),
        None => is_mohammad(),
    }
}

/// True if a name begins with मोहम्मद or its abbreviation with a mark, which no woman's does.
pub fn begins_with_mohammad(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(word, _)| {
        let key = key(word);
        MOHAMMAD.contains(&&*key) && (key.chars().count() > 3 || without_mark(word).is_some())
    })
}

/// Words that also begin names: initials written together (MS Dhoni), names (Sri Devi), words
/// (का, मा). Before a name they count only with a mark of abbreviation or in brackets.
const MARKED_ONLY: &[&str] = &[
    "का", "मा", "एड", "mr", "mrs", "ms", "miss", "sri", "shree", "sh", "dr", "pro", "com",
    "hon", "adv", "pt",
];

fn unmistakable(word: &str) -> bool {
    !MARKED_ONLY.contains(&&*key(word))
        || word.ends_with(')')
        || without_mark(word.trim_end_matches([',', ':'])).is_some()
}

/// True if a word is a form of address that may begin a name.
pub(super) fn is_honorific(word: &str) -> bool {
    find(word).is_some_and(|known| known.leads_names)
}

fn gender_is_open(written: &str, except: &Honorific) -> bool {
    written
        .split_whitespace()
        .filter_map(find)
        .all(|other| other.printed == except.printed || other.gender.is_none())
}

fn find(word: &str) -> Option<&'static Honorific> {
    // Most words begin with a letter that no form of address begins with.
    let first = word.trim_start_matches(['(', ')', ',', ':']).chars().next()?;
    if ('\u{905}'..='\u{939}').contains(&first) && !FIRST.contains(&first) {
        return None;
    }
    let key = key(word);
    HONORIFICS.iter().find(|known| known.spellings.contains(&&*key))
}

/// The word without its mark of abbreviation (`डॉ.`, `डॉ०`, `डॉ0`, `डॉ॰`), brackets, nukta,
/// joiners and case. A dot inside stays: `M.R.` is no `Mr.`.
fn key(word: &str) -> Cow<'_, str> {
    let word = word.trim_matches(['(', ')', ',', ':']);
    if word.chars().all(is_as_in_key) {
        return Cow::Borrowed(without_mark(word).unwrap_or(word));
    }
    let key: String = word
        .nfc()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '\'' | '’')
                // Nukta and joiners.
                && !matches!(c, '\u{93C}' | '\u{200C}' | '\u{200D}')
        })
        .flat_map(char::to_lowercase)
        .collect();
    match without_mark(&key) {
        Some(rest) => Cow::Owned(rest.to_owned()),
        None => Cow::Owned(key),
    }
}

/// True if a character is nothing that a key leaves out, changes or puts in order: letters,
/// vowel signs and digits of Devanagari but for the nukta, letters with one, and accents.
fn is_as_in_key(c: char) -> bool {
    match c {
        '\u{93C}' | '\u{951}'..='\u{954}' | '\u{958}'..='\u{95F}' => false,
        _ => ('\u{900}'..='\u{97F}').contains(&c) || c == '.',
    }
}

/// The word without its mark of abbreviation, if it has one.
fn without_mark(word: &str) -> Option<&str> {
    word.strip_suffix(['.', '॰', '०', '0']).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{
        FIRST, Gender, HONORIFICS, MARKED_ONLY, MOHAMMAD, find, form_of_address, key,
        split_honorific,
    };

    fn printed(written: &str) -> (String, Option<Gender>) {
        let form = form_of_address(written);
        (form.printed, form.gender)
    }

    #[test]
    fn the_pages_show_the_whole_table() {
        for page in
            [include_str!("../../docs/hi/list.md"), include_str!("../../docs/en/list.md")]
        {
            for known in HONORIFICS {
                let others: Vec<String> = known
                    .spellings
                    .iter()
                    .filter(|word| **word != known.printed.trim_end_matches('.'))
                    .map(|word| {
                        let mark = if MARKED_ONLY.contains(word) { " †" } else { "" };
                        format!("{word}{mark}")
                    })
                    .collect();
                let others =
                    if others.is_empty() { "–".to_owned() } else { others.join(", ") };
                let is_row = |line: &&str| {
                    line.starts_with(&format!("| {}", known.printed))
                        && line.contains(&format!("| {others} |"))
                };
                assert!(page.lines().any(|line| is_row(&line)), "{}: {others}", known.printed);
            }
        }
    }

    #[test]
    fn every_form_is_found_by_itself_and_no_spelling_twice() {
        let mut seen = BTreeSet::new();
        for known in HONORIFICS {
            assert_eq!(find(known.printed).map(|found| found.printed), Some(known.printed));
            for spelling in known.spellings {
                assert_eq!(key(spelling), *spelling);
                assert!(seen.insert(spelling), "{spelling}");
            }
        }
        for first in HONORIFICS.iter().flat_map(|known| known.spellings) {
            let first = first.chars().next().unwrap();
            assert!(first.is_ascii() || FIRST.contains(&first), "{first}");
        }
        assert!(MOHAMMAD.iter().all(|spelling| !seen.contains(spelling)));
    }

    #[test]
    fn a_key_is_the_same_on_the_short_way() {
        let every = ('\u{900}'..='\u{97F}').chain(['.', 'A', '\u{200D}', '’']);
        for own in every {
            for word in [format!("डॉ{own}ण"), format!("{own}क्"), format!("क{own}")]
            {
                // A joiner leads to the long way and is left out there.
                assert_eq!(key(&word), key(&format!("क\u{200D}{word}"))["क".len()..], "{word}");
            }
        }
    }

    #[test]
    fn codes_and_spellings() {
        use Gender::{F, M};
        for (written, form, gender) in [
            ("shri", "श्री", Some(M)),
            ("Shri", "श्री", Some(M)),
            ("श्री", "श्री", Some(M)),
            ("Smt.", "श्रीमती", Some(F)),
            ("sushri", "सुश्री", Some(F)),
            ("डा.", "डॉ.", None),
            ("डॉ0", "डॉ.", None),
            ("डॉ०", "डॉ.", None),
            ("Dr", "डॉ.", None),
            ("का.", "कॉमरेड", None),
            ("जनाब", "जनाब", Some(M)),
            ("mananiya", "माननीय", Some(M)),
            ("adv", "अधिवक्ता", None),
            ("प्रोफ़ेसर", "प्रो.", None),
        ] {
            assert_eq!(printed(written), (form.to_owned(), gender), "{written}");
        }
    }

    #[test]
    fn several_together() {
        assert_eq!(printed("माननीय shri"), ("माननीय\u{A0}श्री".into(), Some(Gender::M)));
        assert_eq!(printed("डॉ. (श्रीमती)"), ("डॉ.\u{A0}(श्रीमती)".into(), Some(Gender::F)));
        assert_eq!(printed("माननीय श्रीमती"), ("माननीय\u{A0}श्रीमती".into(), Some(Gender::F)));
        assert_eq!(form_of_address("mananiya").feminine, "माननीया");
    }

    #[test]
    fn unknown_ones_stay() {
        for written in ["सरदार", "M.R.", "M.S.", "S.H.", "P.R.O.", "D.R", "Dr..", "."]
        {
            assert_eq!(printed(written), (written.into(), None));
        }
    }

    #[test]
    fn mohammad_belongs_to_the_name() {
        let form = form_of_address("श्री मो.");
        assert_eq!(form.printed, "श्री");
        assert_eq!(form.part_of_name.as_deref(), Some("मो."));
        assert_eq!(form_of_address("मो0").printed, "");
    }

    #[test]
    fn names_that_begin_with_one() {
        assert_eq!(split_honorific("श्री राम सिंह"), Some(("श्री", "राम सिंह")));
        assert_eq!(split_honorific("डॉ. (श्रीमती) रेखा"), Some(("डॉ. (श्रीमती)", "रेखा")));
        assert_eq!(split_honorific("का. राम"), Some(("का.", "राम")));
        assert_eq!(split_honorific("डॉ राम"), Some(("डॉ", "राम")));
        for (name, form, rest) in [
            ("Dr. R. K. Singh", "Dr.", "R. K. Singh"),
            ("Mr. Singh", "Mr.", "Singh"),
            ("MRS. Singh", "MRS.", "Singh"),
            ("Ms. Devi", "Ms.", "Devi"),
            ("Adv. Khan", "Adv.", "Khan"),
            ("Sh. Khan", "Sh.", "Khan"),
            ("Shri Ram", "Shri", "Ram"),
            ("Smt Devi", "Smt", "Devi"),
            ("Shrimati Devi", "Shrimati", "Devi"),
            ("Dr. (Mrs) Devi", "Dr. (Mrs)", "Devi"),
            ("Hon'ble Shri Ram", "Hon'ble Shri", "Ram"),
        ] {
            assert_eq!(split_honorific(name), Some((form, rest)), "{name}");
        }
    }

    #[test]
    fn names_that_only_look_so() {
        for name in [
            "श्रीराम सिंह",
            "श्री",
            "मो. अली",
            "कुमारी देवी",
            "साथी राम",
            "का राम",
            "राम श्री",
            "",
            "M.R. Singh",
            "M.S. Yadav",
            "MS Dhoni",
            "MR Singh",
            "DR Singh",
            "S.H. Khan",
            "SH Khan",
            "P.R.O. Das",
            "Sri Devi",
            "Shree Devi",
            "Miss Devi",
            "एम.एस. यादव",
        ] {
            assert_eq!(split_honorific(name), None, "{name}");
        }
    }
}
