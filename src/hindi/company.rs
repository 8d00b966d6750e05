//! Names that are of more than one: couples, and a person with the family.

use std::borrow::Cow;

use super::Gender;
use super::honorific::{form_of_address, is_honorific};

/// Number of people that a letter speaks to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Number {
    /// One person, the family asked along or not.
    #[default]
    One,
    /// Two or more people, such as a couple.
    Several,
}

/// A name as a list has it, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// The name without what is in the other fields.
    pub name: String,
    /// A form of address for several, as printed: श्री एवं श्रीमती, सर्वश्री.
    pub prefix: Option<String>,
    /// The words that ask the family along, as printed: सपरिवार.
    pub family: Option<String>,
    /// Number of people named.
    pub number: Number,
    /// The gender of several if it is one, and their forms of address show it.
    pub gender: Option<Gender>,
}

/// Words that join two names.
const AND: &[&str] =
    &["एवं", "एवम्", "एवम", "एंव", "ऐवं", "व", "और", "तथा", "&", "and", "aur", "evam"];

/// A form of address before the names of several.
struct Several {
    written: &'static [&'static str],
    printed: &'static str,
    gender: Gender,
}

const SEVERAL: &[Several] = &[Several {
    written: &["सर्वश्री", "सर्व-श्री", "Sarvshri", "Sarvashri", "Messrs", "Messrs."],
    printed: "सर्वश्री",
    gender: Gender::M,
}];

/// Words between forms of address of which one is meant.
const OR: [&str; 3] = ["या", "अथवा", "or"];

/// Words after a name that ask the family along; the longer ones first.
const FAMILY: &[&str] = &[
    "समस्त परिवार",
    "समस्त परिवारजन",
    "सपरिवार",
    "सपत्नीक",
    "पत्नी सहित",
    "पति सहित",
    "परिवार सहित",
    "सहपरिवार",
    "सह परिवार",
    "पूरा परिवार",
    "परिवार",
    "with family",
    "family",
    "saparivar",
];

/// Takes a name apart: `श्री एवं श्रीमती राम सिंह`, `श्री राम एवं श्रीमती सीता`, `राम सिंह
/// (सपरिवार)`, `राम सिंह एवं समस्त परिवार`. A name of one person is given back as it is.
pub fn company(written: &str) -> Company {
    let written = with_and(written);
    let (name, family) = split_family(&written);
    let mut company = Company { name: name.to_owned(), family, ..Company::default() };
    let words: Vec<&str> = name.split_whitespace().collect();
    if let [first, rest @ ..] = &words[..]
        && let Some(several) = SEVERAL.iter().find(|several| several.written.contains(first))
        && !rest.is_empty()
    {
        company.prefix = Some(several.printed.to_owned());
        company.name = rest.join(" ");
        company.number = Number::Several;
        company.gender = Some(several.gender);
        return company;
    }
    if let [first, and, second, rest @ ..] = &words[..]
        && is_and(and)
        && is_honorific(first)
        && is_honorific(second)
        && !rest.is_empty()
    {
        let printed = |word: &str| form_of_address(word).printed;
        company.prefix = Some(format!("{} एवं {}", printed(first), printed(second)));
        company.name = rest.join(" ");
        company.number = Number::Several;
        company.gender = common(first, second);
        return company;
    }
    let second = words.windows(2).position(|pair| is_and(pair[0]) && is_honorific(pair[1]));
    if let Some(at) = second.filter(|at| *at > 0 && at + 2 < words.len()) {
        company.number = Number::Several;
        company.gender = common(words[0], words[at + 1]);
    }
    company
}

/// The forms of address before a name that leave open which one it is: `श्री/श्रीमती राम`.
pub fn undecided_before(name: &str) -> Option<&str> {
    // Nearly every name has none of these signs.
    let has_word = || OR.iter().any(|or| name.contains(or));
    if !name.contains(['/', '|', '\\', '-', '–']) && !has_word() {
        return None;
    }
    let ends = name.match_indices(' ').map(|(end, _)| end).take(5);
    ends.map(|end| &name[..end]).filter(|before| is_undecided(before)).last()
}

/// A first word such as श्री/श्रीमती with एवं in place of the sign.
fn with_and(written: &str) -> Cow<'_, str> {
    let (first, rest) = written.split_once(' ').unwrap_or((written, ""));
    match first.split_once(['/', '-', '–', '+', '&']) {
        Some((one, other)) if is_honorific(one) && is_honorific(other) => {
            Cow::Owned(format!("{one} एवं {other} {rest}"))
        }
        _ => Cow::Borrowed(written),
    }
}

/// The form of address for several, if a column of them has one: `श्री एवं श्रीमती`, `सर्वश्री`.
pub fn couple(written: &str) -> Option<Company> {
    let found = company(&format!("{written} x"));
    found.prefix.is_some().then_some(found)
}

/// True if a cell of forms of address leaves open which one it is: श्री/श्रीमती, as forms to fill
/// in have it.
pub fn is_undecided(written: &str) -> bool {
    if !written.contains(['/', '|', '\\', '-', '–', ' ']) {
        return false;
    }
    let either = |c: char| matches!(c, '/' | '|' | '\\' | '-' | '–');
    let or = |word: &str| OR.contains(&word);
    let words = written.split_whitespace().map(|word| if or(word) { "/" } else { word });
    let spaced = words.collect::<Vec<_>>().join(" ");
    let mut parts = spaced.split(either).map(str::trim).filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return false };
    // कुमारी is part of the name where it leads one.
    let is_own = |word: &str| is_honorific(word) || form_of_address(word).gender.is_some();
    let is_form = |part: &str| part.split(' ').all(is_own);
    let rest: Vec<&str> = parts.collect();
    let printed = |part: &str| form_of_address(part).printed;
    is_form(first)
        && rest.iter().all(|part| is_form(part))
        && rest.iter().any(|part| printed(part) != printed(first))
}

/// True if a word joins two names.
pub(super) fn is_and(word: &str) -> bool {
    AND.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// The gender that two forms of address both show.
fn common(first: &str, second: &str) -> Option<Gender> {
    let [first, second] = [first, second].map(|word| form_of_address(word).gender);
    first.filter(|_| first == second)
}

/// The name, and the words for the family as they are printed.
fn split_family(written: &str) -> (&str, Option<String>) {
    let text = written.trim_end_matches([')', ' ', '.', ',', '।']);
    for words in FAMILY {
        let Some(at) = text.len().checked_sub(words.len()) else { continue };
        let Some((before, last)) = text.split_at_checked(at) else { continue };
        // The words are Devanagari or ASCII.
        if !last.eq_ignore_ascii_case(words) {
            continue;
        }
        let name = before.trim_end_matches(['(', ' ', '\u{A0}', ',', '-', '–']);
        if name.len() == before.len() || name.is_empty() {
            continue;
        }
        let shown = if words.is_ascii() { "सपरिवार" } else { words };
        return match name.rsplit_once(' ') {
            Some((name, and)) if is_and(and) => {
                let shown =
                    if shown == "सपरिवार" { "परिवार" } else { shown };
                (name.trim_end(), Some(format!("एवं {shown}")))
            }
            _ if *words == "परिवार" => continue,
            _ => (name, Some(shown.to_owned())),
        };
    }
    (written, None)
}

#[cfg(test)]
mod tests {
    use super::{Company, Number, company, couple, is_undecided, undecided_before};
    use crate::hindi::Gender;

    fn of(name: &str, prefix: Option<&str>, family: Option<&str>, several: bool) -> Company {
        Company {
            name: name.into(),
            prefix: prefix.map(Into::into),
            family: family.map(Into::into),
            number: if several { Number::Several } else { Number::One },
            gender: None,
        }
    }

    #[test]
    fn forms_of_address_to_choose_from() {
        for written in [
            "श्री/श्रीमती",
            "श्री / श्रीमती",
            "श्री/ श्रीमती/ सुश्री",
            "श्री/सुश्री",
            "श्रीमती/कुमारी",
            "श्री-श्रीमती",
            "श्री – श्रीमती",
            "श्री|श्रीमती",
            "श्री या श्रीमती",
            "श्री अथवा श्रीमती",
            "Mr/Mrs",
            "Mr./Mrs.",
            "Mr or Mrs",
            "Shri/Smt",
            "Shri/Smt.",
            "Sri/Smt",
            "डॉ./श्री",
        ] {
            assert!(is_undecided(written), "{written}");
        }
        for written in [
            "श्री",
            "श्रीमती",
            "श्री एवं श्रीमती",
            "Mr. & Mrs.",
            "श्री + श्रीमती",
            "सर्व-श्री",
            "सर्वश्री",
            "माननीय श्री",
            "डॉ. (श्रीमती)",
            "प्रो. डॉ.",
            "श्री-श्री",
            "श्री/",
            "",
            "-",
        ] {
            assert!(!is_undecided(written), "{written}");
        }
    }

    #[test]
    fn names_behind_forms_of_address_to_choose_from() {
        for (name, before) in [
            ("श्री/श्रीमती राम सिंह", Some("श्री/श्रीमती")),
            ("श्री / श्रीमती राम सिंह", Some("श्री / श्रीमती")),
            ("श्री या श्रीमती राम", Some("श्री या श्रीमती")),
            ("Mr/Mrs Ram", Some("Mr/Mrs")),
            ("डॉ./श्री राम", Some("डॉ./श्री")),
            ("श्री एवं श्रीमती राम", None),
            ("श्री राम/श्याम", None),
            ("सर्व-श्री राम", None),
            ("राम-लखन सिंह", None),
            ("श्री/श्रीमती", None),
        ] {
            assert_eq!(undecided_before(name), before, "{name}");
        }
    }

    #[test]
    fn couples_and_families() {
        for (written, expected) in [
            ("राम सिंह", of("राम सिंह", None, None, false)),
            ("श्री एवं श्रीमती राम सिंह", of("राम सिंह", Some("श्री एवं श्रीमती"), None, true)),
            ("श्री/श्रीमती राम सिंह", of("राम सिंह", Some("श्री एवं श्रीमती"), None, true)),
            ("श्री-श्रीमती राम", of("राम", Some("श्री एवं श्रीमती"), None, true)),
            ("श्री राम (पत्नी सहित)", of("श्री राम", None, Some("पत्नी सहित"), false)),
            ("राम एंव परिवार", of("राम", None, Some("एवं परिवार"), false)),
            ("श्री राम सपत्नीक", of("श्री राम", None, Some("सपत्नीक"), false)),
            ("Mr. & Mrs. Singh", of("Singh", Some("श्री एवं श्रीमती"), None, true)),
            ("श्री राम व श्रीमती सीता", of("श्री राम व श्रीमती सीता", None, None, true)),
            ("श्री राम सिंह सपरिवार", of("श्री राम सिंह", None, Some("सपरिवार"), false)),
            ("राम सिंह (सपरिवार)", of("राम सिंह", None, Some("सपरिवार"), false)),
            ("राम एवं समस्त परिवार", of("राम", None, Some("एवं समस्त परिवार"), false)),
            ("राम व परिवार", of("राम", None, Some("एवं परिवार"), false)),
            ("Ram & Family", of("Ram", None, Some("एवं परिवार"), false)),
            ("राम परिवार", of("राम परिवार", None, None, false)),
            ("सपरिवार", of("सपरिवार", None, None, false)),
            ("राम और श्याम", of("राम और श्याम", None, None, false)),
        ] {
            assert_eq!(company(written), expected, "{written}");
        }
        for column in ["सर्वश्री", "Sarvshri"] {
            let several = couple(column).unwrap();
            assert_eq!(several.prefix.as_deref(), Some("सर्वश्री"));
            assert_eq!((several.number, several.gender), (Number::Several, Some(Gender::M)));
        }
        assert_eq!(company("सर्वश्री राम एवं श्याम").name, "राम एवं श्याम");
        let two = company("श्री राम एवं श्री श्याम");
        assert_eq!((two.number, two.gender), (Number::Several, Some(Gender::M)));
        assert_eq!(couple("श्री एवं श्रीमती").unwrap().number, Number::Several);
        assert_eq!(couple("माननीय श्री"), None);
    }
}
