//! The fields of an invitee and the headings under which lists have them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::text::word_key;

/// What a column of a list can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    Name,
    /// What a telephone or a form keeps apart from the name.
    Surname,
    Prefix,
    Alias,
    Gender,
    Father,
    Husband,
    /// Father or husband: the heading leaves it open.
    Guardian,
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

/// Bytes of a heading that may be known: some are three bytes a letter.
const LONGEST_HEADING: usize = 120;

/// Every known heading as it is compared.
static BY_KEY: LazyLock<BTreeMap<String, Field>> = LazyLock::new(|| {
    let keys = Field::ALL.into_iter().flat_map(|field| {
        let (name, others) = field.headings();
        std::iter::once(name).chain(others.iter().copied()).map(move |h| (word_key(h), field))
    });
    keys.collect()
});

impl Field {
    pub(super) const ALL: [Self; 19] = [
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
        !matches!(self, Self::Name | Self::Surname | Self::Id | Self::Advocate)
    }

    /// Whether a list may have it in several columns, which are joined: a place in parts, and
    /// the parts of a surname.
    pub(super) fn is_joined(self) -> bool {
        matches!(self, Self::Village | Self::Surname)
    }

    /// The field that a heading means.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        // No heading is as long as an address.
        if heading.is_empty() || heading.len() > LONGEST_HEADING {
            return None;
        }
        BY_KEY.get(&word_key(heading)).copied()
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
                    "आमंत्रितों का नाम",
                    "आमंत्रितों के नाम",
                    "आमंत्रित सदस्य",
                    "आमंत्रित सदस्य का नाम",
                    "अतिथि",
                    "सदस्य",
                    "नाम एवं पदनाम",
                    "नाम (हिंदी)",
                    "नाम हिंदी में",
                    "नाम हिन्दी में",
                    "प्रथम नाम",
                    "पहला नाम",
                    "श्री/श्रीमती",
                    "Name of invitee",
                    "Name of the invitee",
                    "Name of person",
                    "Name (Hindi)",
                    "Name in Hindi",
                    "Member",
                    "Person",
                    "Contact name",
                    "Display name",
                    "First name",
                    "Given name",
                    "FN",
                    "Amantrit",
                    "Aamantrit",
                    "Amantrit ka naam",
                    "Aamantrit ka naam",
                    "Naam hindi",
                ],
            ),
            // Not उपनाम: in some lists that is the alias.
            Self::Surname => (
                "surname",
                &["कुलनाम", "अंतिम नाम", "Last name", "Family name", "Middle name", "मध्य नाम"],
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
                    "आदरसूचक शब्द",
                    "अभिवादन",
                    "Name prefix",
                    "Mr/Mrs",
                    "Shri/Smt",
                ],
            ),
            // Not उपनाम: in many lists that is the surname.
            Self::Alias => (
                "alias",
                &[
                    "उर्फ",
                    "उर्फ नाम",
                    "पुकार नाम",
                    "दूसरा नाम",
                    "Nickname",
                    "Urf",
                    "Urf naam",
                    "Other name",
                    "Also known as",
                ],
            ),
            Self::Gender => (
                "gender",
                &[
                    "लिंग",
                    "पु/स्त्री",
                    "स्त्री/पुरुष",
                    "Sex",
                    "M/F",
                    "Ling",
                    "पुरुष/महिला",
                    "महिला/पुरुष",
                    "पु/म",
                    "Male/Female",
                ],
            ),
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
                    "पिता श्री",
                    "पुत्र",
                    "सुपुत्र",
                    "Son of",
                    "D/o",
                    "Fathers",
                    "Pita ji",
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
                    "Wife of",
                    "Husbands name",
                ],
            ),
            Self::Guardian => (
                "guardian",
                &[
                    "पिता/पति",
                    "पति/पिता",
                    "पिता/पति का नाम",
                    "पति/पिता का नाम",
                    "पिता या पति",
                    "पिता या पति का नाम",
                    "पति या पिता का नाम",
                    "पिता अथवा पति का नाम",
                    "पिता का नाम/पति का नाम",
                    "अभिभावक",
                    "अभिभावक का नाम",
                    "Father/Husband",
                    "Father/Husband name",
                    "Father's/Husband's name",
                    "Father or husband",
                    "Father or husband name",
                    "Husband/Father name",
                    "S/o W/o",
                    "S/o, D/o, W/o",
                    "S/o, W/o, D/o",
                    "C/o",
                    "Care of",
                    "Guardian name",
                    "Pita/Pati",
                    "Pati/Pita",
                    "Pita/Pati ka naam",
                    "Abhibhavak",
                ],
            ),
            Self::Post => (
                "post",
                &[
                    "पद",
                    "पदनाम",
                    "दायित्व",
                    "Designation",
                    "Position",
                    "Role",
                    "Pad",
                    "Padnaam",
                    "पद/दायित्व",
                    "पद एवं दायित्व",
                    "वर्तमान पद",
                    "संगठन में पद",
                    "ओहदा",
                    "Job title",
                    "Padnam",
                    "Dayitva",
                ],
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
                    "गाँव का नाम",
                    "ग्राम का नाम",
                    "ग्राम/टोला",
                    "ग्राम/वार्ड",
                    "मोहल्ला/टोला",
                    "मौजा",
                    "पूरा पता",
                    "डाक पता",
                    "वर्तमान पता",
                    "स्थायी पता",
                    "पता/ग्राम",
                    "निवास",
                    "निवास स्थान",
                    "Village name",
                    "Full address",
                    "Postal address",
                    "Street",
                    "Tola",
                    "Muhalla",
                    "Gav",
                    "Gaon/Mohalla",
                    "Pura pata",
                    "Niwas",
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
                    "वार्ड न.",
                    "वार्ड क्रमांक",
                    "वार्ड क्र.",
                    "Ward sankhya",
                ],
            ),
            Self::Panchayat => (
                "panchayat",
                &[
                    "पंचायत",
                    "ग्राम पंचायत",
                    "Gram panchayat",
                    "Panchayath",
                    "पंचायत का नाम",
                    "ग्रा. पं.",
                    "Panchayat name",
                    "GP",
                ],
            ),
            Self::Block => (
                "block",
                &[
                    "प्रखंड",
                    "प्रखण्ड",
                    "ब्लॉक",
                    "ब्लाक",
                    "अंचल",
                    "Prakhand",
                    "प्रखंड का नाम",
                    "विकास खंड",
                    "विकासखंड",
                    "Block name",
                    "Anchal",
                ],
            ),
            Self::District => (
                "district",
                &[
                    "जिला",
                    "जनपद",
                    "Zila",
                    "Jila",
                    "Jilla",
                    "Dist.",
                    "जिला का नाम",
                    "जिले का नाम",
                    "Distt.",
                    "District name",
                    "Janpad",
                    "Zilla",
                ],
            ),
            Self::Pin => (
                "pin",
                &[
                    "पिन",
                    "पिनकोड",
                    "पिन कोड",
                    "डाक सूचकांक",
                    "Pincode",
                    "Postal code",
                    "Zip",
                    "Zip code",
                    "पिन नं.",
                    "पिन नंबर",
                    "पोस्टल कोड",
                    "Pin no.",
                    "Postcode",
                ],
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
                    "मोबाइल नम्बर",
                    "मोबाईल नंबर",
                    "मोबाईल नं.",
                    "मोबाईल नम्बर",
                    "मोबाईल संख्या",
                    "मो. नंबर",
                    "मो. संख्या",
                    "फ़ोन नं.",
                    "फ़ोन संख्या",
                    "दूरभाष संख्या",
                    "दूरभाष नं.",
                    "संपर्क नं.",
                    "संपर्क सूत्र",
                    "सम्पर्क",
                    "सम्पर्क नंबर",
                    "सम्पर्क सूत्र",
                    "व्हाट्सएप नंबर",
                    "व्हाट्सऐप नंबर",
                    "Mob.",
                    "Mob. no.",
                    "Mobile phone",
                    "Cell",
                    "Cell no.",
                    "Tel",
                    "Contact number",
                    "WhatsApp no.",
                    "WhatsApp number",
                    "WhatsApp",
                    "Phone 1 - Value",
                    "Mobail",
                    "Mobail no.",
                    "Sampark",
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
                    "Comments",
                    "Notes",
                    "Tippani",
                    "कैफ़ियत",
                    "विशेष विवरण",
                    "रिमार्क",
                    "Abhyukti",
                ],
            ),
            Self::Id => (
                "id",
                &["पहचान", "आईडी", "Identifier", "Invitee id", "UID", "आई.डी.", "पहचान संख्या"],
            ),
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
                    "एडवोकेट",
                    "जारीकर्ता अधिवक्ता",
                    "आमंत्रणकर्ता",
                    "द्वारा",
                    "Lawyer name",
                    "Name of advocate",
                    "Advocate's name",
                    "Invited by",
                    "Adhivakta ka naam",
                    "Vakil ka naam",
                ],
            ),
        }
    }

    /// The field, among those wanted, with a heading close to one that means nothing, and that
    /// heading: at most a quarter of the letters differ, and short words are left alone.
    pub(super) fn nearest(
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
                let (name, others) = field.headings();
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
    use super::{BTreeMap, Field, word_key};

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
            let (name, others) = field.headings();
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
