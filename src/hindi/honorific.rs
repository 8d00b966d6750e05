use unicode_normalization::UnicodeNormalization as _;

use super::{Gender, NO_BREAK_SPACE};

/// A known form of address.
struct Honorific {
    /// As printed.
    printed: &'static str,
    /// As printed to a woman, where that differs.
    feminine: Option<&'static str>,
    gender: Option<Gender>,
    /// Whether it is taken off the beginning of a name. Not where it can itself be a name.
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
    entry("श्री", Some(Gender::M), true, &["श्री", "shri", "shree", "sri", "mr", "sh", "श्रीमान"]),
    entry("श्रीमती", Some(Gender::F), true, &["श्रीमती", "shrimati", "smt", "mrs", "श्रीमति"]),
    entry("सुश्री", Some(Gender::F), true, &["सुश्री", "sushri", "ms", "miss"]),
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
];

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
        if MOHAMMAD.contains(&key(word).as_str()) {
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

/// Abbreviations that are also words count before a name only with their mark: का. but not का.
fn unmistakable(word: &str) -> bool {
    let key = key(word);
    !["का", "मा", "एड", "sh", "com", "pro", "hon"].contains(&key.as_str())
        || word.chars().count() > key.chars().count()
}

fn gender_is_open(written: &str, except: &Honorific) -> bool {
    written
        .split_whitespace()
        .filter_map(find)
        .all(|other| other.printed == except.printed || other.gender.is_none())
}

fn find(word: &str) -> Option<&'static Honorific> {
    let key = key(word);
    HONORIFICS.iter().find(|known| {
        self::key(known.printed) == key || known.spellings.contains(&key.as_str())
    })
}

/// The word without marks of abbreviation (`डॉ.`, `डॉ०`, `डॉ0`, `डॉ॰`), brackets, nukta, joiners
/// and case.
fn key(word: &str) -> String {
    let key: String = word
        .nfc()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '.' | '॰' | '(' | ')' | ',' | ':' | '\'' | '’')
                // Nukta and joiners.
                && !matches!(c, '\u{93C}' | '\u{200C}' | '\u{200D}')
        })
        .flat_map(char::to_lowercase)
        .collect();
    match key.trim_end_matches(['0', '०']) {
        "" => key,
        trimmed => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Gender, HONORIFICS, MOHAMMAD, find, form_of_address, key, split_honorific};

    fn printed(written: &str) -> (String, Option<Gender>) {
        let form = form_of_address(written);
        (form.printed, form.gender)
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
        assert!(MOHAMMAD.iter().all(|spelling| !seen.contains(spelling)));
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
        assert_eq!(printed("हाजी"), ("हाजी".into(), None));
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
        assert_eq!(split_honorific("Dr. R. K. Singh"), Some(("Dr.", "R. K. Singh")));
    }

    #[test]
    fn names_that_only_look_so() {
        for name in
            ["श्रीराम सिंह", "श्री", "मो. अली", "कुमारी देवी", "साथी राम", "का राम", "राम श्री", ""]
        {
            assert_eq!(split_honorific(name), None, "{name}");
        }
    }
}
