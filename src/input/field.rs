//! The fields of an invitee and the headings under which lists have them.

use super::text::word_key;

/// What a column of a list can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    Name,
    Prefix,
    Alias,
    Gender,
    Father,
    Husband,
    Post,
    Village,
    Ward,
    Panchayat,
    Block,
    District,
    Pin,
    Phone,
    Note,
    Id,
    Advocate,
}

impl Field {
    pub(super) const ALL: [Self; 17] = [
        Self::Name,
        Self::Prefix,
        Self::Alias,
        Self::Gender,
        Self::Father,
        Self::Husband,
        Self::Post,
        Self::Village,
        Self::Ward,
        Self::Panchayat,
        Self::Block,
        Self::District,
        Self::Pin,
        Self::Phone,
        Self::Note,
        Self::Id,
        Self::Advocate,
    ];

    /// The name in event files and templates.
    pub(super) fn name(self) -> &'static str {
        self.headings().0
    }

    /// Whether `defaults` of a list can give it. A default name or id would be the same for
    /// all; the advocate has a key of its own.
    pub(super) fn may_have_default(self) -> bool {
        !matches!(self, Self::Name | Self::Id | Self::Advocate)
    }

    /// The field that a heading means.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        let key = word_key(heading);
        Self::ALL.into_iter().find(|field| {
            let (name, others) = field.headings();
            name == key || others.iter().any(|other| word_key(other) == key)
        })
    }

    /// The field's own name, and other headings in Hindi, English and Latin-letter Hindi.
    fn headings(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Name => (
                "name",
                &[
                    "नाम",
                    "आमंत्रित",
                    "आमंत्रित का नाम",
                    "आमंत्रित व्यक्ति",
                    "आमंत्रित व्यक्ति का नाम",
                    "पूरा नाम",
                    "व्यक्ति का नाम",
                    "सदस्य का नाम",
                    "कार्यकर्ता का नाम",
                    "अतिथि का नाम",
                    "Invitee",
                    "Invitee name",
                    "Full name",
                    "Guest",
                    "Guest name",
                    "Member name",
                    "Naam",
                    "Nam",
                    "Pura naam",
                ],
            ),
            Self::Prefix => (
                "prefix",
                &[
                    "उपाधि",
                    "संबोधन",
                    "सम्बोधन",
                    "आदरसूचक",
                    "Honorific",
                    "Title",
                    "Salutation",
                    "Upadhi",
                    "Sambodhan",
                ],
            ),
            // Not उपनाम: in many lists that is the surname.
            Self::Alias => {
                ("alias", &["उर्फ", "उर्फ नाम", "पुकार नाम", "दूसरा नाम", "Nickname", "Urf"])
            }
            Self::Gender => ("gender", &["लिंग", "पु/स्त्री", "स्त्री/पुरुष", "Sex", "M/F", "Ling"]),
            Self::Father => (
                "father",
                &[
                    "पिता",
                    "पिता का नाम",
                    "पिता जी",
                    "Father's name",
                    "Father name",
                    "S/o",
                    "Pita",
                    "Pita ka naam",
                ],
            ),
            Self::Husband => (
                "husband",
                &[
                    "पति",
                    "पति का नाम",
                    "Husband's name",
                    "Husband name",
                    "W/o",
                    "Pati",
                    "Pati ka naam",
                ],
            ),
            Self::Post => (
                "post",
                &["पद", "पदनाम", "दायित्व", "Designation", "Position", "Role", "Pad", "Padnaam"],
            ),
            Self::Village => (
                "village",
                &[
                    "ग्राम",
                    "गाँव",
                    "मोहल्ला",
                    "मुहल्ला",
                    "टोला",
                    "ग्राम/मोहल्ला",
                    "गाँव/मोहल्ला",
                    "ग्राम/मुहल्ला",
                    "गाँव/टोला",
                    "पता",
                    "Mohalla",
                    "Village/Mohalla",
                    "Locality",
                    "Address",
                    "Gram",
                    "Gaon",
                    "Gaanv",
                    "Pata",
                ],
            ),
            Self::Ward => (
                "ward",
                &[
                    "वार्ड",
                    "वार्ड संख्या",
                    "वार्ड सं.",
                    "वार्ड नं.",
                    "वार्ड नंबर",
                    "Ward no.",
                    "Ward number",
                ],
            ),
            Self::Panchayat => {
                ("panchayat", &["पंचायत", "ग्राम पंचायत", "Gram panchayat", "Panchayath"])
            }
            Self::Block => ("block", &["प्रखंड", "प्रखण्ड", "ब्लॉक", "ब्लाक", "अंचल", "Prakhand"]),
            Self::District => ("district", &["जिला", "जनपद", "Zila", "Jila", "Jilla", "Dist."]),
            Self::Pin => (
                "pin",
                &["पिन", "पिनकोड", "पिन कोड", "डाक सूचकांक", "Pincode", "Postal code", "Zip"],
            ),
            Self::Phone => (
                "phone",
                &[
                    "मोबाइल",
                    "मोबाईल",
                    "मोबाइल नंबर",
                    "मोबाइल नं.",
                    "मोबाइल संख्या",
                    "फ़ोन",
                    "फ़ोन नंबर",
                    "दूरभाष",
                    "संपर्क",
                    "संपर्क नंबर",
                    "मो.",
                    "मो. नं.",
                    "Mobile",
                    "Mobile no.",
                    "Mobile number",
                    "Phone no.",
                    "Phone number",
                    "Contact",
                    "Contact no.",
                    "Telephone",
                    "Durbhash",
                ],
            ),
            Self::Note => (
                "note",
                &[
                    "अभ्युक्ति",
                    "टिप्पणी",
                    "विशेष",
                    "कैफियत",
                    "Remark",
                    "Remarks",
                    "Comment",
                    "Tippani",
                ],
            ),
            Self::Id => ("id", &["पहचान", "आईडी", "Identifier", "Invitee id"]),
            Self::Advocate => (
                "advocate",
                &[
                    "अधिवक्ता",
                    "अधिवक्ता का नाम",
                    "वकील",
                    "वकील का नाम",
                    "जारीकर्ता",
                    "निवेदक",
                    "Advocate name",
                    "Lawyer",
                    "Issued by",
                    "Adhivakta",
                    "Vakil",
                ],
            ),
        }
    }

    /// The heading, among those seen, that is closest to meaning this field.
    pub(super) fn nearest_heading<'a>(
        self,
        seen: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        let (name, others) = self.headings();
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

/// Whether a heading is that of a running number: never a name.
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Field, word_key};

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
            let (name, others) = field.headings();
            for heading in std::iter::once(name).chain(others.iter().copied()) {
                let before = seen.insert(word_key(heading), field);
                assert!(before.is_none_or(|other| other == field), "{heading}");
            }
        }
    }

    #[test]
    fn nearest_heading_passes_over_known_ones() {
        let seen = ["क्रमांक", "जिला", "नामम"];
        assert_eq!(Field::Name.nearest_heading(seen.into_iter()).as_deref(), Some("नामम"));
        assert_eq!(Field::Name.nearest_heading(["जिला"].into_iter()), None);
    }
}
