//! The lines of an address below the name, as letters in the language have them.

use super::{Gender, Language};

/// Parts of an address; empty where it is not known.
#[derive(Clone, Copy, Debug, Default)]
pub struct AddressParts<'a> {
    /// The person's own gender, which some languages have a word for the father by.
    pub gender: Option<Gender>,
    /// Father.
    pub father: &'a str,
    /// Husband; named in place of the father.
    pub husband: &'a str,
    /// Father or husband, where it is not known which.
    pub guardian: &'a str,
    /// Office or post.
    pub post: &'a str,
    /// Village or quarter.
    pub village: &'a str,
    /// Ward, by number or name.
    pub ward: &'a str,
    /// Panchayat.
    pub panchayat: &'a str,
    /// Block (प्रखंड).
    pub block: &'a str,
    /// District.
    pub district: &'a str,
    /// Postal code.
    pub pin: &'a str,
}

/// A word before a part of an address, and what parts that say it themselves begin or end with.
struct Label {
    before: &'static str,
    words: &'static [&'static str],
}

impl Label {
    const fn new(before: &'static str, words: &'static [&'static str]) -> Self {
        Self { before, words }
    }

    fn with(&self, part: &str) -> String {
        let is_said = || {
            part.split(|c: char| !(c.is_alphanumeric() || ('\u{900}'..='\u{963}').contains(&c)))
                .map(|word| word.trim_end_matches(['0', '०']).to_lowercase())
                .any(|word| self.words.contains(&word.as_str()))
        };
        if part.is_empty() || is_said() {
            part.to_owned()
        } else {
            format!("{}{part}", self.before)
        }
    }
}

const WARD: &[&str] = &["वार्ड", "वॉर्ड", "वा", "ward"];
const PANCHAYAT: &[&str] = &["पंचायत", "पञ्चायत", "ग्रामपंचायत", "पंचा", "panchayat"];
const BLOCK: &[&str] = &["प्रखंड", "प्रखण्ड", "ब्लॉक", "ब्लाक", "तालुका", "block", "taluka"];
const DISTRICT: &[&str] = &["जिला", "ज़िला", "ज़िला", "जि", "जिल्हा", "district", "dist"];
const PIN: &[&str] = &["पिन", "पिनकोड", "pin", "pincode"];

/// The words of a language.
struct Labels {
    husband: &'static str,
    /// Of a man, of a woman, of one of unknown gender.
    father: [&'static str; 3],
    guardian: &'static str,
    ward: Label,
    panchayat: Label,
    block: Label,
    district: Label,
    pin: Label,
    before_pin: &'static str,
}

const HINDI: Labels = Labels {
    husband: "पति – ",
    father: ["पिता – "; 3],
    guardian: "पिता/पति – ",
    ward: Label::new("वार्ड ", WARD),
    panchayat: Label::new("पंचायत – ", PANCHAYAT),
    block: Label::new("प्रखंड – ", BLOCK),
    district: Label::new("जिला – ", DISTRICT),
    pin: Label::new("पिन – ", PIN),
    before_pin: ", ",
};

const MARATHI: Labels = Labels {
    husband: "पती – ",
    father: ["वडील – "; 3],
    guardian: "वडील/पती – ",
    ward: Label::new("वॉर्ड ", WARD),
    panchayat: Label::new("ग्रामपंचायत – ", PANCHAYAT),
    block: Label::new("तालुका – ", BLOCK),
    district: Label::new("जिल्हा – ", DISTRICT),
    pin: Label::new("पिन – ", PIN),
    before_pin: ", ",
};

const ENGLISH: Labels = Labels {
    husband: "W/o ",
    father: ["S/o ", "D/o ", "Child of "],
    guardian: "C/o ",
    ward: Label::new("Ward ", WARD),
    panchayat: Label::new("Panchayat ", PANCHAYAT),
    block: Label::new("Block ", BLOCK),
    district: Label::new("District ", DISTRICT),
    pin: Label::new("", PIN),
    before_pin: " – ",
};

impl Language {
    /// The lines of an address below the name: father or husband; post; village and ward;
    /// panchayat and block; district and PIN. Lines of which nothing is known are left out.
    pub fn address_lines(self, parts: &AddressParts<'_>) -> Vec<String> {
        let labels = match self {
            Self::Hindi | Self::Bhojpuri | Self::Maithili => &HINDI,
            Self::Marathi => &MARATHI,
            Self::English => &ENGLISH,
        };
        let pin = labels.pin.with(parts.pin);
        let lines = [
            kin(labels, parts),
            parts.post.to_owned(),
            joined(parts.village.to_owned(), ", ", &labels.ward.with(parts.ward)),
            joined(
                labels.panchayat.with(parts.panchayat),
                ", ",
                &labels.block.with(parts.block),
            ),
            joined(labels.district.with(parts.district), labels.before_pin, &pin),
        ];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

fn kin(labels: &Labels, parts: &AddressParts<'_>) -> String {
    let [son, daughter, child] = labels.father;
    let of_father = match parts.gender {
        Some(Gender::M) => son,
        Some(Gender::F) => daughter,
        None => child,
    };
    let (word, name) = if !parts.husband.is_empty() {
        (labels.husband, parts.husband)
    } else if !parts.father.is_empty() {
        (of_father, parts.father)
    } else {
        (labels.guardian, parts.guardian)
    };
    if name.is_empty() { String::new() } else { format!("{word}{name}") }
}

fn joined(first: String, between: &str, second: &str) -> String {
    if first.is_empty() || second.is_empty() {
        return first + second;
    }
    first + between + second
}

#[cfg(test)]
mod tests {
    use super::{AddressParts, Gender, Language};

    const FULL: AddressParts<'_> = AddressParts {
        gender: Some(Gender::F),
        father: "हरि",
        husband: "",
        guardian: "",
        post: "मुखिया",
        village: "ज्ञानपुर",
        ward: "7",
        panchayat: "बेला",
        block: "सदर",
        district: "भोजपुर",
        pin: "802301",
    };

    #[test]
    fn all_parts() {
        assert_eq!(
            Language::Hindi.address_lines(&FULL),
            [
                "पिता – हरि",
                "मुखिया",
                "ज्ञानपुर, वार्ड 7",
                "पंचायत – बेला, प्रखंड – सदर",
                "जिला – भोजपुर, पिन – 802301"
            ]
        );
        assert_eq!(
            Language::Marathi.address_lines(&FULL)[3..],
            ["ग्रामपंचायत – बेला, तालुका – सदर", "जिल्हा – भोजपुर, पिन – 802301"]
        );
        let english = Language::English.address_lines(&FULL);
        assert_eq!((&*english[0], &*english[4]), ("D/o हरि", "District भोजपुर – 802301"));
    }

    #[test]
    fn only_what_is_known_and_no_word_twice() {
        let lines = |parts| Language::Hindi.address_lines(&parts);
        assert!(lines(AddressParts::default()).is_empty());
        let parts = AddressParts {
            ward: "वार्ड नं. 7", pin: "802301", ..Default::default()
        };
        assert_eq!(lines(parts), ["वार्ड नं. 7", "पिन – 802301"]);
        let parts = AddressParts {
            block: "सदर प्रखंड", district: "जिला भोजपुर", ..parts
        };
        assert_eq!(lines(parts)[1..], ["सदर प्रखंड", "जिला भोजपुर, पिन – 802301"]);
        for (ward, block, district, pin) in [
            ("वा0 5", "प्रखण्ड सदर", "ज़िला भोजपुर", "पिन-802301"),
            ("Ward 5", "सदर ब्लॉक", "जि. भोजपुर", "PIN 802301"),
        ] {
            let own = AddressParts { ward, block, district, pin, ..Default::default() };
            assert_eq!(lines(own), [ward, block, &format!("{district}, {pin}")]);
        }
        let parts =
            AddressParts { panchayat: "पंचायतपुर", ..Default::default() };
        assert_eq!(lines(parts), ["पंचायत – पंचायतपुर"]);
        let kin = |father, husband, guardian| {
            lines(AddressParts { father, husband, guardian, ..Default::default() })
        };
        assert_eq!(kin("हरि", "राम", ""), ["पति – राम"]);
        assert_eq!(kin("", "", "राम"), ["पिता/पति – राम"]);
    }
}
