//! The lines of an address below the name, as letters in the language have them.

use super::{Gender, Kin, Language};

/// Parts of an address; empty where it is not known.
#[derive(Clone, Copy, Debug, Default)]
pub struct AddressParts<'a> {
    /// The person's own gender, which some languages have a word for the father by.
    pub gender: Option<Gender>,
    /// Father or husband; without the relation where it is not known which.
    pub kin: Option<(Option<Kin>, &'a str)>,
    /// Office or post.
    pub post: &'a str,
    /// Village or quarter.
    pub village: &'a str,
    /// Ward, by number or name.
    pub ward: &'a str,
    /// Post office.
    pub post_office: &'a str,
    /// Police station (थाना).
    pub thana: &'a str,
    /// Panchayat.
    pub panchayat: &'a str,
    /// Block (प्रखंड).
    pub block: &'a str,
    /// Subdivision of a district (अनुमंडल).
    pub subdivision: &'a str,
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
        let says = |part: &str| {
            part.split(|c: char| !(c.is_alphanumeric() || ('\u{900}'..='\u{963}').contains(&c)))
                .map(|word| word.trim_end_matches(['0', '०']).to_lowercase())
                .any(|word| self.words.contains(&word.as_str()))
        };
        // P.O. is one word.
        if part.is_empty() || says(part) || says(&part.replace('.', "")) {
            part.to_owned()
        } else {
            format!("{}{part}", self.before)
        }
    }
}

const WARD: &[&str] = &["वार्ड", "वॉर्ड", "वा", "ward"];
const POST_OFFICE: &[&str] = &["डाकघर", "डाकखाना", "टपाल", "पोस्ट", "पो", "पोऑ", "post", "po"];
const THANA: &[&str] = &["थाना", "ठाणे", "पोलीस", "पुलिस", "थाने", "thana", "police", "ps"];
const PANCHAYAT: &[&str] = &["पंचायत", "पञ्चायत", "ग्रामपंचायत", "पंचा", "panchayat"];
const BLOCK: &[&str] = &["प्रखंड", "प्रखण्ड", "ब्लॉक", "ब्लाक", "तालुका", "block", "taluka"];
const SUBDIVISION: &[&str] = &["अनुमंडल", "अनुमण्डल", "उपविभाग", "subdivision", "sub"];
const DISTRICT: &[&str] = &["जिला", "ज़िला", "ज़िला", "जि", "जिल्हा", "district", "dist"];
const PIN: &[&str] = &["पिन", "पिनकोड", "pin", "pincode"];

/// The words of a language.
struct Labels {
    husband: &'static str,
    /// Of a man, of a woman, of one of unknown gender.
    father: [&'static str; 3],
    guardian: &'static str,
    ward: Label,
    post_office: Label,
    thana: Label,
    panchayat: Label,
    block: Label,
    subdivision: Label,
    district: Label,
    pin: Label,
    before_pin: &'static str,
}

const HINDI: Labels = Labels {
    husband: "पति – ",
    father: ["पिता – "; 3],
    guardian: "पिता/पति – ",
    ward: Label::new("वार्ड ", WARD),
    post_office: Label::new("डाकघर – ", POST_OFFICE),
    thana: Label::new("थाना – ", THANA),
    panchayat: Label::new("पंचायत – ", PANCHAYAT),
    block: Label::new("प्रखंड – ", BLOCK),
    subdivision: Label::new("अनुमंडल – ", SUBDIVISION),
    district: Label::new("जिला – ", DISTRICT),
    pin: Label::new("पिन – ", PIN),
    before_pin: ", ",
};

const MARATHI: Labels = Labels {
    husband: "पती – ",
    father: ["वडील – "; 3],
    guardian: "वडील/पती – ",
    ward: Label::new("वॉर्ड ", WARD),
    post_office: Label::new("पोस्ट – ", POST_OFFICE),
    thana: Label::new("पोलीस ठाणे – ", THANA),
    panchayat: Label::new("ग्रामपंचायत – ", PANCHAYAT),
    block: Label::new("तालुका – ", BLOCK),
    subdivision: Label::new("उपविभाग – ", SUBDIVISION),
    district: Label::new("जिल्हा – ", DISTRICT),
    pin: Label::new("पिन – ", PIN),
    before_pin: ", ",
};

const ENGLISH: Labels = Labels {
    husband: "W/o ",
    father: ["S/o ", "D/o ", "Child of "],
    guardian: "C/o ",
    ward: Label::new("Ward ", WARD),
    post_office: Label::new("Post Office ", POST_OFFICE),
    thana: Label::new("Police Station ", THANA),
    panchayat: Label::new("Panchayat ", PANCHAYAT),
    block: Label::new("Block ", BLOCK),
    subdivision: Label::new("Sub-division ", SUBDIVISION),
    district: Label::new("District ", DISTRICT),
    pin: Label::new("", PIN),
    before_pin: " – ",
};

impl Language {
    /// The lines of an address below the name: father or husband; post; village and ward;
    /// post office and police station; panchayat and block; subdivision, district and PIN. Lines
    /// of which nothing is known are left out.
    pub fn address_lines(self, parts: &AddressParts<'_>) -> Vec<String> {
        let labels = self.labels();
        let pin = labels.pin.with(parts.pin);
        let lines = [
            parts.kin.map(|kin| self.kin_line(parts.gender, kin)).unwrap_or_default(),
            parts.post.to_owned(),
            joined(parts.village.to_owned(), ", ", &labels.ward.with(parts.ward)),
            joined(
                labels.post_office.with(parts.post_office),
                ", ",
                &labels.thana.with(parts.thana),
            ),
            joined(
                labels.panchayat.with(parts.panchayat),
                ", ",
                &labels.block.with(parts.block),
            ),
            joined(
                labels.subdivision.with(parts.subdivision),
                ", ",
                &joined(labels.district.with(parts.district), labels.before_pin, &pin),
            ),
        ];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// Father or husband of somebody of this gender: पति – राम, S/o Ram.
    pub fn kin_line(self, gender: Option<Gender>, (kin, name): (Option<Kin>, &str)) -> String {
        let labels = self.labels();
        let [son, daughter, child] = labels.father;
        let word = match (kin, gender) {
            (Some(Kin::Husband), _) => labels.husband,
            (Some(Kin::Father), Some(Gender::M)) => son,
            (Some(Kin::Father), Some(Gender::F)) => daughter,
            (Some(Kin::Father), None) => child,
            (None, _) => labels.guardian,
        };
        format!("{word}{name}")
    }

    fn labels(self) -> &'static Labels {
        match self {
            Self::Hindi | Self::Bhojpuri | Self::Maithili => &HINDI,
            Self::Marathi => &MARATHI,
            Self::English => &ENGLISH,
        }
    }
}

fn joined(first: String, between: &str, second: &str) -> String {
    if first.is_empty() || second.is_empty() {
        return first + second;
    }
    first + between + second
}

#[cfg(test)]
mod tests {
    use super::{AddressParts, Gender, Kin, Language};

    const FULL: AddressParts<'_> = AddressParts {
        gender: Some(Gender::F),
        kin: Some((Some(Kin::Father), "हरि")),
        post: "मुखिया",
        village: "ज्ञानपुर",
        ward: "7",
        post_office: "",
        thana: "",
        panchayat: "बेला",
        block: "सदर",
        subdivision: "",
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
    fn post_office_police_station_and_subdivision() {
        let parts = AddressParts {
            post_office: "बेला बाजार",
            thana: "मुफस्सिल",
            subdivision: "आरा सदर",
            ..FULL
        };
        assert_eq!(
            Language::Bhojpuri.address_lines(&parts)[2..],
            [
                "ज्ञानपुर, वार्ड 7",
                "डाकघर – बेला बाजार, थाना – मुफस्सिल",
                "पंचायत – बेला, प्रखंड – सदर",
                "अनुमंडल – आरा सदर, जिला – भोजपुर, पिन – 802301"
            ]
        );
        assert_eq!(
            Language::Marathi.address_lines(&parts)[3],
            "पोस्ट – बेला बाजार, पोलीस ठाणे – मुफस्सिल"
        );
        let english = Language::English.address_lines(&parts);
        assert_eq!(english[3], "Post Office बेला बाजार, Police Station मुफस्सिल");
        assert_eq!(english[5], "Sub-division आरा सदर, District भोजपुर – 802301");
        let said = AddressParts {
            post_office: "पो० बेला",
            thana: "थाना मुफस्सिल",
            subdivision: "अनुमण्डल आरा",
            ..AddressParts::default()
        };
        assert_eq!(
            Language::Hindi.address_lines(&said),
            ["पो० बेला, थाना मुफस्सिल", "अनुमण्डल आरा"]
        );
        let said = AddressParts { post_office: "P.O. Bela", thana: "P.S. Sadar", ..said };
        assert_eq!(Language::English.address_lines(&said)[0], "P.O. Bela, P.S. Sadar");
        // The name of the place only begins like the word.
        let parts = AddressParts { post_office: "पोखरा", ..AddressParts::default() };
        assert_eq!(Language::Hindi.address_lines(&parts), ["डाकघर – पोखरा"]);
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
        let kin = |kin| lines(AddressParts { kin: Some(kin), ..Default::default() });
        assert_eq!(kin((Some(Kin::Husband), "राम")), ["पति – राम"]);
        assert_eq!(kin((None, "राम")), ["पिता/पति – राम"]);
    }
}
