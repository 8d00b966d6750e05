//! Names and headings of fields, and the field that one of them means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::hindi::is_devanagari;
use crate::input::field::Field;
use crate::input::field::headings::headings;
use crate::text::{one_line, word_key};

/// Bytes of a heading that may be known: some are three bytes a letter.
const LONGEST_HEADING: usize = 200;

/// Every known heading as it is compared, and true if it has several parts.
static BY_KEY: LazyLock<BTreeMap<String, (Field, bool)>> = LazyLock::new(|| {
    let keys = Field::ALL.into_iter().flat_map(|field| {
        let (name, others) = headings(field);
        let all = std::iter::once(name).chain(others.iter().copied());
        all.map(move |own| (heading_key(own), (field, parts(own).len() > 1)))
    });
    keys.collect()
});

/// The meaning of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HeadingMeaning {
    /// A field.
    One(Field),
    /// A field, in whose place the cells are printed as they are, though the heading has these
    /// fields in it: ग्राम/पोस्ट.
    Whole(Field, Vec<Field>),
    /// Several fields in one cell: प्रखंड/जिला.
    Several(Vec<Field>),
}

impl Field {
    pub(crate) const ALL: [Self; 24] = [
        Self::Name,
        Self::Surname,
        Self::Prefix,
        Self::Alias,
        Self::Gender,
        Self::Father,
        Self::Husband,
        Self::Guardian,
        Self::Post,
        Self::Village,
        Self::Ward,
        Self::PostOffice,
        Self::Thana,
        Self::Panchayat,
        Self::Block,
        Self::Subdivision,
        Self::District,
        Self::Pin,
        Self::Phone,
        Self::Note,
        Self::Id,
        Self::Advocate,
        Self::Paper,
        Self::Variant,
    ];

    /// The name in event files and templates.
    pub(crate) fn name(self) -> &'static str {
        headings(self).0
    }

    /// The field of a name in event files.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Its names for people: in Hindi its first heading, and in English.
    pub(crate) fn called(self) -> (&'static str, &'static str) {
        let (name, headings) = headings(self);
        (headings.first().unwrap_or(&name), name)
    }

    /// True if `defaults` of a list can give it. A default name or id would be the same for
    /// all; the advocate has a key of its own.
    pub(crate) fn may_have_default(self) -> bool {
        !matches!(self, Self::Name | Self::Surname | Self::Id | Self::Advocate)
    }

    /// True if a list may have it in several columns, which are joined: a place in parts, and
    /// the parts of a surname.
    pub(crate) fn is_joined(self) -> bool {
        matches!(self, Self::Village | Self::Surname)
    }

    /// The field that a heading means.
    pub(crate) fn of_heading(heading: &str) -> Option<Self> {
        match Self::meaning(heading)? {
            HeadingMeaning::One(field) | HeadingMeaning::Whole(field, _) => Some(field),
            HeadingMeaning::Several(_) => None,
        }
    }

    /// The meaning of a heading. One that says the same twice, as in two languages
    /// (नाम | Name), means that.
    pub(crate) fn meaning(heading: &str) -> Option<HeadingMeaning> {
        // No heading is as long as an address.
        if heading.is_empty() || heading.len() > LONGEST_HEADING {
            return None;
        }
        let heading = without_number(heading);
        let key = heading_key(heading);
        let whole = BY_KEY.get(&key);
        if whole.is_none() && is_numbered_phone(&key) {
            return Some(HeadingMeaning::One(Self::Phone));
        }
        let parts = parts(heading);
        if parts.len() < 2 {
            return whole.map(|(field, _)| HeadingMeaning::One(*field));
        }
        let Some(fields) = fields_of(&parts) else {
            return whole.map(|(field, _)| HeadingMeaning::One(*field));
        };
        let is_kin =
            |field: &Self| matches!(field, Self::Father | Self::Husband | Self::Guardian);
        Some(match (whole, fields.as_slice()) {
            (_, [only]) => HeadingMeaning::One(*only),
            // ग्राम पंचायत is not ग्राम/पंचायत.
            (Some((field, true)), _) if fields.contains(field) => {
                HeadingMeaning::Whole(*field, fields)
            }
            (Some((field, true)), _) => HeadingMeaning::One(*field),
            // सदस्य का नाम व पदनाम is as good as नाम एवं पदनाम.
            (_, [Self::Name, Self::Post]) if !heading.contains('/') => {
                HeadingMeaning::Whole(Self::Name, fields)
            }
            (_, all) if all.iter().all(is_kin) => HeadingMeaning::One(Self::Guardian),
            _ => HeadingMeaning::Several(fields),
        })
    }

    /// True for headings that may mean the office held or the post office: Post and पोस्ट.
    pub(crate) fn may_be_post(heading: &str) -> bool {
        let parts = parts(heading);
        !parts.is_empty() && parts.iter().all(|part| is_post(part))
    }

    /// True for headings of a part of the name, which says nothing beside the whole.
    pub(crate) fn is_given_name(heading: &str) -> bool {
        matches!(
            heading_key(heading).as_str(),
            "firstname" | "givenname" | "प्रथमनाम" | "पहलानाम"
        )
    }

    /// True for headings of a name that are those of its form of address beside another: श्री/श्रीमती.
    pub(crate) fn may_be_prefix(heading: &str) -> bool {
        matches!(heading_key(heading).as_str(), "श्रीश्रीमती" | "श्रीश्रीमतीसुश्री" | "श्रीसुश्रीश्रीमती")
    }

    /// The field, among those wanted, with a heading close to one that means nothing, and that
    /// heading: at most a quarter of the letters differ, and short words are left alone.
    pub(crate) fn nearest(
        heading: &str,
        wanted: impl Fn(Self) -> bool,
    ) -> Option<(Self, String)> {
        let key = heading_key(heading);
        let allowed = key.chars().count() / 4;
        if allowed == 0
            || is_serial(heading)
            || is_of_land(&key)
            || Self::meaning(heading).is_some()
        {
            return None;
        }
        let fields = Self::ALL.into_iter().filter(|field| wanted(*field));
        fields
            .flat_map(|field| {
                let (name, others) = headings(field);
                std::iter::once(name).chain(others.iter().copied()).map(move |h| (field, h))
            })
            .map(|(field, known)| {
                (strsim::damerau_levenshtein(&key, &heading_key(known)), field, known)
            })
            .filter(|(distance, ..)| *distance <= allowed)
            .min_by_key(|(distance, ..)| *distance)
            .map(|(_, field, known)| (field, known.to_owned()))
    }

    /// The heading, among those seen, that is closest to meaning this field.
    pub(crate) fn nearest_heading<'a>(
        self,
        seen: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        let (name, others) = headings(self);
        let known: Vec<String> =
            std::iter::once(name).chain(others.iter().copied()).map(heading_key).collect();
        seen.filter(|heading| Self::of_heading(heading).is_none() && !is_serial(heading))
            .map(|heading| {
                let key = heading_key(heading);
                let alike =
                    known.iter().map(|k| strsim::normalized_damerau_levenshtein(k, &key));
                (alike.fold(0.0_f64, f64::max), heading)
            })
            .filter(|(alike, _)| *alike >= 0.5)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, heading)| heading.to_owned())
    }
}

/// A heading as it is compared: by its letters. A visarga at its end was typed for a colon.
fn heading_key(heading: &str) -> String {
    let mut key = word_key(&without_marks(heading));
    if key.ends_with('ः') {
        key.pop();
    }
    key
}

/// True if a heading is that of one of several telephones: मोबाइल 2, Phone 2 - Value.
fn is_numbered_phone(key: &str) -> bool {
    let is_phone = |key: String| BY_KEY.get(&key).is_some_and(|(own, _)| *own == Field::Phone);
    key.matches(char::is_numeric).count() == 1
        && ["", "1"].into_iter().any(|one| is_phone(key.replace(char::is_numeric, one)))
}

/// The heading without the zero that stands for a mark of abbreviation (मो०नं०), or the letter o
/// in its place.
fn without_marks(heading: &str) -> String {
    let mut kept = String::with_capacity(heading.len());
    let mut rest = heading.chars().peekable();
    let mut is_after_letter = false;
    while let Some(c) = rest.next() {
        let is_mark = is_after_letter
            && matches!(c, '0' | '०' | 'o' | 'O')
            && rest.peek().is_none_or(|next| !next.is_numeric() && !next.is_ascii_alphabetic());
        is_after_letter = matches!(c, '\u{900}'..='\u{963}');
        if !is_mark {
            kept.push(c);
        }
    }
    kept
}

/// The heading without the number in front of it: 1. नाम.
fn without_number(heading: &str) -> &str {
    let digits = heading.trim_start().trim_start_matches(char::is_numeric);
    let has_number = digits.len() < heading.trim_start().len();
    match digits.strip_prefix(['.', ')']) {
        Some(rest) if has_number => rest,
        _ => heading,
    }
}

/// The parts of a heading: between strokes, brackets and words for and, or in two scripts.
fn parts(heading: &str) -> Vec<String> {
    const WORDS: [&str; 8] = ["एवं", "एवम्", "व", "तथा", "और", "या", "and", "or"];
    // Of Devanagari or of Latin; digits and signs are of neither.
    let script = |c: char| (is_devanagari(c), c.is_ascii_alphabetic());
    let mut parts = vec![String::new()];
    let mut last = (false, false);
    for word in without_marks(heading).split_inclusive(char::is_whitespace) {
        if WORDS.iter().any(|own| own.eq_ignore_ascii_case(word.trim())) {
            parts.push(String::new());
            continue;
        }
        for c in word.chars() {
            let own = script(c);
            let is_letter = own != (false, false);
            let is_other = is_letter && last != (false, false) && own != last;
            if is_other || matches!(c, '/' | '|' | '(' | ')' | '[' | ']' | '&' | '+') {
                parts.push(String::new());
            }
            if is_letter {
                last = own;
            }
            if let Some(part) = parts.last_mut() {
                part.push(c);
            }
        }
    }
    // Most cells that are looked at are no heading, and whole.
    if parts.len() > 1 {
        parts.retain(|part| !heading_key(part).is_empty());
    }
    parts
}

fn is_post(part: &str) -> bool {
    matches!(heading_key(part).as_str(), "post" | "पोस्ट")
}

/// The fields of the parts of a heading, each once; none if a part means nothing. Post is the
/// office held beside a word for that, and the post office beside a place.
fn fields_of(parts: &[String]) -> Option<Vec<Field>> {
    let known = |part: &String| BY_KEY.get(&heading_key(part)).map(|(field, _)| *field);
    let others = || parts.iter().filter(|part| !is_post(part)).filter_map(known);
    let is_office = others().any(|field| field == Field::Post) || others().next().is_none();
    let mut fields = Vec::new();
    for part in parts {
        let field = if is_post(part) {
            if is_office { Field::Post } else { Field::PostOffice }
        } else {
            known(part)?
        };
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    Some(fields)
}

/// True if a heading is that of a number in the land records, which a thana's is one of.
fn is_of_land(key: &str) -> bool {
    key.strip_prefix("थाना")
        .is_some_and(|rest| matches!(rest, "न" | "नं" | "नंबर" | "नम्बर" | "नो" | "सं" | "संख्या"))
}

/// True if a heading is that of a running number: never a name.
fn is_serial(heading: &str) -> bool {
    const SERIAL: &[&str] = &[
        "क्र",
        "क्रम",
        "क्रमांक",
        "क्रसं",
        "क्रमसं",
        "क्रमसंख्या",
        "क्रसंख्या",
        "sno",
        "slno",
        "srno",
        "serial",
        "serialno",
        "no",
        "kramank",
    ];
    SERIAL.contains(&word_key(heading).as_str())
}

/// The name of the field that a user means, who may have written a heading; else the heading of a
/// column of the lists' own, on one line.
pub fn field_key(written: &str) -> String {
    match Field::of_heading(written) {
        Some(field) => field.name().to_owned(),
        None => one_line(written),
    }
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, Field, HeadingMeaning, heading_key, headings, is_devanagari};

    #[test]
    fn the_pages_show_all_headings() {
        for page in
            [include_str!("../../../docs/hi/list.md"), include_str!("../../../docs/en/list.md")]
        {
            for field in Field::ALL {
                let (name, others) = headings(field);
                let (hindi, latin): (Vec<&str>, Vec<&str>) =
                    others.iter().partition(|word| word.contains(is_devanagari));
                let [first, rest] = [&name[..1], &name[1..]];
                let own = format!("{}{rest}", first.to_uppercase());
                let latin = [&[own.as_str()], latin.as_slice()].concat().join(", ");
                let row = format!("| `{name}` | {} | {latin} |", hindi.join(", "));
                assert!(page.lines().any(|line| line.starts_with(&row)), "{row}");
            }
        }
    }

    #[test]
    fn headings_in_many_spellings() {
        for (heading, field) in [
            ("नाम", Field::Name),
            ("आमंत्रित का नाम :", Field::Name),
            ("NAME", Field::Name),
            ("naam", Field::Name),
            ("ज़िला", Field::District),
            ("गांव", Field::Village),
            ("ग्राम / मोहल्ला", Field::Village),
            ("फोन", Field::Phone),
            ("S/O", Field::Father),
            ("पिन-कोड", Field::Pin),
            ("वार्ड नं०", Field::Ward),
            ("अधिवक्ता", Field::Advocate),
            ("पिता / पति का नाम", Field::Guardian),
            ("Father's / Husband's Name", Field::Guardian),
            ("सम्पर्क सूत्र", Field::Phone),
            ("Mob. No.", Field::Phone),
            ("Aamantrit ka naam", Field::Name),
            ("Last Name", Field::Surname),
        ] {
            assert_eq!(Field::of_heading(heading), Some(field), "{heading}");
        }
        assert_eq!(Field::of_heading("क्रमांक"), None);
        assert_eq!(Field::of_heading(""), None);
    }

    #[test]
    fn headings_of_several_fields_mean_none_of_them() {
        let several = |fields: &[Field]| Some(HeadingMeaning::Several(fields.to_vec()));
        let (village, panchayat) = (Field::Village, Field::Panchayat);
        for (heading, meaning) in [
            ("ग्राम/पंचायत", several(&[village, panchayat])),
            ("ग्राम पंचायत", Some(HeadingMeaning::One(panchayat))),
            ("प्रखंड/जिला", several(&[Field::Block, Field::District])),
            ("नाम एवं पता", several(&[Field::Name, village])),
            ("ग्राम/पो०", several(&[village, Field::PostOffice])),
            ("Village & Post", several(&[village, Field::PostOffice])),
            (
                "ग्राम/पोस्ट",
                Some(HeadingMeaning::Whole(village, vec![village, Field::PostOffice])),
            ),
            (
                "नाम एवं पदनाम",
                Some(HeadingMeaning::Whole(Field::Name, vec![Field::Name, Field::Post])),
            ),
            (
                "सदस्य का नाम व पदनाम",
                Some(HeadingMeaning::Whole(Field::Name, vec![Field::Name, Field::Post])),
            ),
            ("पद / Post", Some(HeadingMeaning::One(Field::Post))),
            ("Post (डाकघर)", Some(HeadingMeaning::One(Field::PostOffice))),
            ("नाम | Name", Some(HeadingMeaning::One(Field::Name))),
            ("Mobile No. मोबाइल नंबर", Some(HeadingMeaning::One(Field::Phone))),
            ("1. आवेदक का नाम *", Some(HeadingMeaning::One(Field::Name))),
            ("मो०सं० :-", Some(HeadingMeaning::One(Field::Phone))),
            ("आईoडीo", Some(HeadingMeaning::One(Field::Id))),
            ("पिता/अभिभावक का नाम", Some(HeadingMeaning::One(Field::Guardian))),
            ("ब्लॉक/टावर", None),
        ] {
            assert_eq!(Field::meaning(heading), meaning, "{heading}");
        }
        assert_eq!(Field::nearest("थाना न०", |_| true), None);
    }

    #[test]
    fn no_heading_means_two_fields() {
        let mut seen: BTreeMap<String, Field> = BTreeMap::new();
        for field in Field::ALL {
            let (name, others) = headings(field);
            for heading in std::iter::once(name).chain(others.iter().copied()) {
                let before = seen.insert(heading_key(heading), field);
                assert!(before.is_none_or(|other| other == field), "{heading}");
            }
        }
    }

    #[test]
    fn slips_in_headings_are_close_to_a_field() {
        for (heading, field) in [
            ("मोबाइल नंबरर", Some(Field::Phone)),
            ("Distrct", Some(Field::District)),
            ("पंचायत्त", Some(Field::Panchayat)),
            ("रंग", None),
            ("क्रमांक", None),
            ("जाति", None),
            ("State", None),
            ("Age", None),
        ] {
            assert_eq!(Field::nearest(heading, |_| true).map(|(f, _)| f), field, "{heading}");
        }
        assert_eq!(Field::nearest("Distrct", |field| field != Field::District), None);
    }

    #[test]
    fn nearest_heading_passes_over_known_ones() {
        let seen = ["क्रमांक", "जिला", "नामम"];
        assert_eq!(Field::Name.nearest_heading(seen.into_iter()).as_deref(), Some("नामम"));
        assert_eq!(Field::Name.nearest_heading(["जिला"].into_iter()), None);
    }
}
