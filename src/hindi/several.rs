//! Telling a cell with the names of several people from one name.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::company::{Number, company, is_and};
use super::honorific::{form_of_address, is_honorific, leads_name};
use super::kin::{gender_of_name, split_kin};
use super::names::{ends_names, is_common_name, is_known_in_latin};
use super::{Gender, is_devanagari_letter, latin_digits, split_honorific, split_name_and_kin};

/// Signs that part people: on both sides of one stand names.
const PARTING: [char; 6] = [';', '|', '/', '+', '&', '\n'];

/// Signs behind which may be a post, a degree or a place as well: both sides must be known for
/// names.
const LOOSE: [char; 3] = [',', '،', '।'];

/// Dashes, which part people only where spaces stand around them.
const DASHES: [char; 3] = ['-', '–', '—'];

/// Words that are looked for often.
type NameWords = LazyLock<HashSet<&'static str>>;

fn listed(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// Words that begin something else than another person's name: an address, a degree, a post, one
/// who has died and is named for the sake of another.
static OTHER: NameWords = NameWords::new(|| {
    listed(
        "ग्राम ग्रा गाँव गांव मोहल्ला मुहल्ला पो पोस्ट डाकघर थाना जिला ज़िला \
         वार्ड पंचायत प्रखंड प्रखण्ड पता निवासी सा साकिन द्वारा मार्फत मोबाइल \
         फोन फ़ोन पिन उम्र आयु माता दादा नाती पौत्र भाई बहन चाचा स्व स्वर्गीय \
         स्वर्गीया मरहूम दिवंगत उर्फ उर्फ़ c/o village vill at po ps dist ward \
         late mob ph alias",
    )
});

/// Posts, callings and places that are common names, too.
static AMBIGUOUS: NameWords = NameWords::new(|| {
    listed(
        "वकील हवलदार सूबेदार सरदार सिपाही हाकिम कलक्टर महाजन स्वामी अधिकारी \
         पंडित मालिक बैरिस्टर सेवक हाजी राजा बाबू गया काशी मथुरा अयोध्या \
         द्वारका द्वारिका प्रयाग राजगृह हरिद्वार विन्ध्याचल गोकुल अवध मिथिला \
         बिहारी लाल जी",
    )
});

/// Posts and callings, which stand beside a name.
static POSTS: NameWords = NameWords::new(|| {
    listed(
        "अध्यक्ष उपाध्यक्ष सचिव महासचिव मुखिया उपमुखिया सरपंच प्रधान मंत्री संयोजक सदस्य कोषाध्यक्ष \
         अधिवक्ता एडवोकेट वकील विधायक सांसद पार्षद प्राचार्य प्रधानाचार्य शिक्षक शिक्षिका अध्यापक प्राध्यापक प्रोफेसर \
         डॉक्टर चिकित्सक पत्रकार संपादक प्रकाशक प्रमुख पैक्स नेता कार्यकर्ता समाजसेवी व्यवसायी किसान अभियंता इंजीनियर जज \
         न्यायाधीश प्रबंधक निदेशक सेवानिवृत्त रिटायर्ड advocate president secretary member mukhiya teacher",
    )
});

/// Words between a name and another person whom it is told by: सीता देवी पत्नी श्री राम.
static BEFORE_ANOTHER: NameWords = NameWords::new(|| {
    listed(
        "पुत्र सुपुत्र पुत्री सुपुत्री पिता पति पत्नी धर्मपत्नी वल्द बल्द जौजे \
         जौजा माता भाई भ्राता बहन नाती पौत्र दादा चाचा के की का द्वारा मार्फत \
         स्व स्वर्गीय उर्फ उर्फ़ @ s/o d/o w/o h/o c/o son wife late alias of",
    )
});

/// First words of names that go on with श्री, as जयश्री does in one word.
static BEFORE_SHRI: NameWords =
    NameWords::new(|| listed("जय भाग्य राज विजय तनु पद्म देव मधु वेद अनु स्नेह कमल रूप धन"));

/// True if a cell seems to name several people, though [`company`] takes it for one: `राम एवं
/// श्याम`, `राम/श्याम`, `श्री राम, श्री श्याम`, `1. राम 2. श्याम`, `श्री राम श्रीमती सीता`. It does
/// not say how they are to be addressed. Nothing that belongs to one person counts: an alias,
/// father or husband, degrees, a post, an address, initials.
pub fn seems_several(written: &str) -> bool {
    let may_be = written.contains(PARTING)
        || written.contains(LOOSE)
        || written.contains('<')
        || has_loose_dash(written)
        || may_begin_series(written)
        || written.split_whitespace().skip(1).any(|word| {
            is_and(word)
                || is_honorific(word)
                || DASHES.iter().any(|dash| word.strip_prefix(*dash) == Some(""))
                || marker(word).is_some()
        });
    // Nearly every cell ends here.
    if !may_be {
        return false;
    }
    let broken = without_tags(written);
    let own = company(&broken);
    own.number == Number::One && {
        let name = own.name.as_str();
        has_and(name)
            || is_enumerated(name)
            || is_parted(name)
            || is_listed(name)
            || has_second_honorific(name)
    }
}

/// The names in a cell that [`seems_several`], without numbers and signs between them; fewer or
/// more than there are people where it is not plain where one ends.
pub fn names_of_several(written: &str) -> Vec<String> {
    let mut spaced = without_tags(written).replace(PARTING, " , ").replace(LOOSE, " , ");
    for dash in DASHES {
        spaced = spaced.replace(&format!(" {dash}"), " , ").replace(&format!("{dash} "), " , ");
    }
    let mut names: Vec<Vec<&str>> = vec![Vec::new()];
    for word in spaced.split_whitespace() {
        let last = names.last().and_then(|name| name.last()).copied();
        let begins = is_honorific(word) && last.is_some_and(|last| !is_honorific(last));
        let parts = word == "," || is_and(word) || marker(word).is_some();
        if begins || parts {
            names.push(Vec::new());
        }
        if let Some(name) = names.last_mut().filter(|_| !parts) {
            name.push(word);
        }
    }
    names.iter().filter(|name| !name.is_empty()).map(|name| name.join(" ")).collect()
}

/// Two names as they are written to be invited together, each with a form of address: `श्री राम
/// प्रसाद एवं श्रीमती सीता देवी`. None if nothing shows how one of them is addressed.
pub fn together(first: &str, second: &str) -> Option<String> {
    let addressed = |name: &str| {
        if split_honorific(name).is_some() {
            return Some(name.to_owned());
        }
        Some(match gender_of_name(name)? {
            Gender::M => format!("श्री {name}"),
            Gender::F => format!("श्रीमती {name}"),
        })
    };
    let both = format!("{} एवं {}", addressed(first)?, addressed(second)?);
    (company(&both).number == Number::Several).then_some(both)
}

/// True if a text begins as the first of several that are counted does, at a glance.
fn may_begin_series(text: &str) -> bool {
    text.starts_with(['1', '१', '(', '['])
        || text.starts_with(['क', 'अ', 'i', 'a', 'I', 'A'])
            && text.split(' ').next().is_some_and(|first| first.contains(MARKS))
}

/// A text with line breaks in place of those of HTML.
fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut broken = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let length = line_break(tag);
        broken.push_str(before);
        broken.push(if length.is_some() { '\n' } else { '<' });
        rest = &tag[length.unwrap_or(1)..];
    }
    broken.push_str(rest);
    Cow::Owned(broken)
}

/// Length of the tag of a line break that begins a text, in bytes: `<br>`, `<BR />`.
fn line_break(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let name = text[1..end].trim_end_matches(['/', ' ']);
    name.eq_ignore_ascii_case("br").then_some(end + 1)
}

/// True if a dash has a blank on either side.
fn has_loose_dash(text: &str) -> bool {
    text.match_indices(DASHES)
        .any(|(at, dash)| text[..at].ends_with(' ') || text[at + dash.len()..].starts_with(' '))
}

/// Meaning of the lines of a cell that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLines {
    /// One name, or a name and what belongs to it, on several lines.
    One,
    /// A person on each.
    Several,
}

/// Tells if the lines of a cell name one person or several. The lines have no space at their ends
/// and are not empty. Where neither is known they are several people: one name is hardly ever
/// broken but before a surname.
pub fn name_lines(lines: &[&str]) -> NameLines {
    let joined = lines.join(" ");
    let is_one = || {
        let belongs = |line: &&str| {
            is_other(line)
                || split_kin(line).0.is_some()
                || is_only_surname(line)
                || line.starts_with(['(', '@'])
                || company(&format!("x {line}")).family.is_some()
                || is_degree(line)
                || !line.contains(char::is_alphabetic)
        };
        let first_goes_on = |line: &str| {
            line.ends_with([',', '-', '–', '/', '.', ':', '&', '+'])
                || line
                    .split(' ')
                    .next_back()
                    .is_some_and(|word| is_and(word) || BEFORE_ANOTHER.contains(&*bare(word)))
                || line.split(' ').all(|word| is_honorific(word) || is_initial(word))
        };
        let rest = lines.get(1..).unwrap_or_default();
        company(&joined).number == Number::Several
            || rest
                .iter()
                .zip(lines)
                .all(|(line, before)| belongs(line) || first_goes_on(before))
    };
    if lines.len() < 2 || (is_one() && !seems_several(&joined)) {
        NameLines::One
    } else {
        NameLines::Several
    }
}

/// A word that joins two names, with words on both sides.
fn has_and(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.iter().enumerate().any(|(at, word)| is_and(word) && at > 0 && at + 1 < words.len())
}

/// Words that people are counted with beside figures.
const SERIES: [&[&str]; 4] = [
    &["क", "ख", "ग", "घ", "ङ"],
    &["अ", "ब", "स", "द"],
    &["i", "ii", "iii", "iv", "v"],
    &["a", "b", "c", "d"],
];

/// Signs around the number or letter that people are counted with.
const MARKS: [char; 9] = ['(', ')', '.', '-', ':', '।', '॰', '[', ']'];

/// The number that a word counts with: `1.`, `(2)`, `३)`, `क.`, `(ख)`, `ii)`.
fn marker(word: &str) -> Option<usize> {
    let bare = word.trim_matches(MARKS);
    if bare.len() == word.len() || bare.is_empty() {
        return None;
    }
    let small = bare.to_ascii_lowercase();
    let of_series = |series: &&[&str]| series.iter().position(|own| *own == small);
    SERIES.iter().find_map(of_series).map(|at| at + 1).or_else(|| {
        // No number of a house or a ward.
        let number: usize = latin_digits(bare).parse().ok()?;
        (1..=20).contains(&number).then_some(number)
    })
}

/// Markers that count from one on, with a name behind each.
fn is_enumerated(name: &str) -> bool {
    // 1.राम,2.श्याम has no space behind its markers, 1.राम2.श्याम none before them.
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        let last = || spaced.rsplit(' ').next().unwrap_or_default();
        let ends = c.is_alphabetic()
            && matches!(before, '.' | ')' | '-' | ':' | ']' | '॰')
            && marker(last()).is_some();
        let begins = matches!(c, '(' | '[') || c.is_numeric() && !matches!(before, '(' | '[');
        if ends || begins && !before.is_numeric() && letters(last()) > 1 {
            spaced.push(' ');
        }
        spaced.push(if PARTING.contains(&c) || LOOSE.contains(&c) { ' ' } else { c });
        before = c;
    }
    let mut next = 1;
    let mut has_name = false;
    for word in spaced.split_whitespace() {
        if marker(word) == Some(next) && (next == 1 || has_name) {
            next += 1;
            has_name = false;
        } else if !is_initial(word) && letters(word) > 1 {
            has_name = true;
        }
    }
    next > 2 && has_name
}

/// Signs that part people, with names on both sides.
fn is_parted(name: &str) -> bool {
    let parts: Vec<&str> = name.split(PARTING).map(str::trim).collect();
    // S/o and A/C.
    let is_abbreviation = |at: usize| {
        let is_short = |word: Option<&str>| {
            word.is_some_and(|word| word.is_ascii() && (1..=2).contains(&word.len()))
        };
        is_short(parts[at].split(' ').next_back()) || is_short(parts[at + 1].split(' ').next())
    };
    (0..parts.len().saturating_sub(1))
        .any(|at| is_name(parts[at]) && is_name(parts[at + 1]) && !is_abbreviation(at))
}

/// True if a part of a cell can be a name.
fn is_name(part: &str) -> bool {
    !is_other(part)
        && split_kin(part).0.is_none()
        && !part.contains(|c: char| c.is_numeric())
        && !is_degree(part)
        && !is_post(part)
        && (part.chars().filter(|c| is_devanagari_letter(*c)).count() > 1
            || (part.is_ascii() && letters(part) > 2))
}

/// Names one after the other, with no sign between them but a comma or a dash.
fn is_listed(name: &str) -> bool {
    let mut spaced = name.to_owned();
    for dash in DASHES {
        spaced = spaced.replace(&format!(" {dash}"), ",").replace(&format!("{dash} "), ",");
    }
    let persons = spaced.split(LOOSE).filter(|part| is_person(part.trim())).count();
    persons > 1
}

/// True if a part of a cell is surely a person: with a form of address, or by known names.
fn is_person(part: &str) -> bool {
    // A father's name does not belong to the person's own.
    let part = split_name_and_kin(part).map_or(part, |parts| parts.name);
    if is_other(part) || split_kin(part).0.is_some() {
        return false;
    }
    if let Some((_, rest)) = split_honorific(part) {
        return is_name(rest);
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let Some((last, first)) = words.split_last() else { return false };
    if words.len() > 5 || words.iter().any(|word| is_other(word)) {
        return false;
    }
    let known = |word: &&str| is_common_name(word) || is_known_in_latin(word);
    if first.is_empty() {
        return known(last) && !ends_names(last) && !AMBIGUOUS.contains(last);
    }
    ends_names(last) && first.iter().all(|word| letters(word) > 0)
        || words.iter().all(|word| known(word) || is_initial(word))
}

/// A second form of address behind the name that has the first.
fn has_second_honorific(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let leading = words.iter().take_while(|word| is_honorific(word)).count();
    (leading + 1..words.len().saturating_sub(1)).any(|at| {
        let (word, before) = (words[at], words[at - 1]);
        if !leads_name(word)
            || word.starts_with('(')
            || is_honorific(before)
            || BEFORE_ANOTHER.contains(&*bare(before))
            || before.ends_with(['-', '–', ':', '('])
        {
            return false;
        }
        let known = words[leading..at].iter().all(|own| is_common_name(own) || is_initial(own));
        let gender = |word: &&str| form_of_address(word).gender;
        let own = words[..leading].iter().find_map(gender);
        let other = gender(&word);
        let is_shri = other == Some(Gender::M) && !BEFORE_SHRI.contains(before);
        // श्री … श्रीमती are two whatever stands between; मंत्री श्री is one.
        known && (is_shri || other != Some(Gender::M))
            || own.is_some() && other == Some(Gender::F) && own != other
            || leading > 0 && ends_names(before)
    })
}

/// True if a line is a surname or the rest of a name that no name begins with.
fn is_only_surname(line: &str) -> bool {
    line.split(' ').all(|word| ends_names(word) || word == "जी")
}

/// True if a part begins as no name does.
fn is_other(part: &str) -> bool {
    let first = part.split([' ', '-', '–', ':']).find(|word| !word.is_empty());
    first.is_some_and(|first| OTHER.contains(&*bare(first)))
}

/// A post without the name of one who has it.
fn is_post(part: &str) -> bool {
    let is_named =
        |word: &str| is_honorific(word) || (is_common_name(word) && !AMBIGUOUS.contains(word));
    part.split(' ').any(|word| POSTS.contains(&*bare(word))) && !part.split(' ').any(is_named)
}

/// एम.ए., B.A., LL.B.: letters by name, with dots between them.
fn is_degree(part: &str) -> bool {
    let is_dotted = |word: &str| word.trim_end_matches([',', ')']).ends_with('.');
    part.split([' ', ',']).filter(|word| !word.is_empty()).all(is_dotted)
}

/// An initial: आर., K.
fn is_initial(word: &str) -> bool {
    word.ends_with(['.', '॰']) && letters(word) <= 5
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

/// A word without punctuation around it and without case.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !is_devanagari_letter(c) && c != '@')
        .to_lowercase()
}
