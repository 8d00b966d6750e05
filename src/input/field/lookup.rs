//! Names and headings of fields, and the field that one of them means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::input::field::Field;
use crate::input::field::headings::headings;
use crate::text::{one_line, word_key};

/// Bytes of a heading that may be known: some are three bytes a letter.
const LONGEST_HEADING: usize = 120;

/// Every known heading as it is compared.
static BY_KEY: LazyLock<BTreeMap<String, Field>> = LazyLock::new(|| {
    let keys = Field::ALL.into_iter().flat_map(|field| {
        let (name, others) = headings(field);
        std::iter::once(name).chain(others.iter().copied()).map(move |h| (word_key(h), field))
    });
    keys.collect()
});

impl Field {
    pub(crate) const ALL: [Self; 22] = [
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
        // No heading is as long as an address.
        if heading.is_empty() || heading.len() > LONGEST_HEADING {
            return None;
        }
        BY_KEY.get(&word_key(heading)).copied()
    }

    /// True for headings that may mean the office held or the post office: Post and पोस्ट.
    pub(crate) fn may_be_post(heading: &str) -> bool {
        matches!(word_key(heading).as_str(), "post" | "पोस्ट")
    }

    /// The field, among those wanted, with a heading close to one that means nothing, and that
    /// heading: at most a quarter of the letters differ, and short words are left alone.
    pub(crate) fn nearest(
        heading: &str,
        wanted: impl Fn(Self) -> bool,
    ) -> Option<(Self, String)> {
        let key = word_key(heading);
        let allowed = key.chars().count() / 4;
        if allowed == 0 || is_serial(heading) {
            return None;
        }
        let fields = Self::ALL.into_iter().filter(|field| wanted(*field));
        fields
            .flat_map(|field| {
                let (name, others) = headings(field);
                std::iter::once(name).chain(others.iter().copied()).map(move |h| (field, h))
            })
            .map(|(field, known)| {
                (strsim::damerau_levenshtein(&key, &word_key(known)), field, known)
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
            std::iter::once(name).chain(others.iter().copied()).map(word_key).collect();
        seen.filter(|heading| Self::of_heading(heading).is_none() && !is_serial(heading))
            .map(|heading| {
                let key = word_key(heading);
                let alike =
                    known.iter().map(|k| strsim::normalized_damerau_levenshtein(k, &key));
                (alike.fold(0.0_f64, f64::max), heading)
            })
            .filter(|(alike, _)| *alike >= 0.5)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, heading)| heading.to_owned())
    }
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
    use super::{BTreeMap, Field, headings, word_key};
    use crate::hindi::is_devanagari;

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
    fn no_heading_means_two_fields() {
        let mut seen: BTreeMap<String, Field> = BTreeMap::new();
        for field in Field::ALL {
            let (name, others) = headings(field);
            for heading in std::iter::once(name).chain(others.iter().copied()) {
                let before = seen.insert(word_key(heading), field);
                assert!(before.is_none_or(|other| other == field), "{heading}");
            }
        }
    }

    #[test]
    fn slips_in_headings_are_close_to_a_field() {
        for (heading, field) in [
            ("मोबाइ ल नंबर1", Some(Field::Phone)),
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
