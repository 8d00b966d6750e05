//! Every built-in template, with little, with all, and with more than anybody gives it.

use aamantran::internals::compose::Composer;
use aamantran::{Job, MemorySink, Options, generate};

use crate::own_reader;
use crate::support::case::{Case, whole_letters};

/// What an event for a template says.
#[derive(Clone, Copy, Default)]
struct Trial<'t> {
    template: &'t str,
    event: &'t str,
    letter: &'t str,
    wording: &'t str,
    paper: &'t str,
    /// How many sign together; 0: one who issues the letter.
    joint: usize,
    /// How many more there are who do not sign.
    others: usize,
    /// The name of those who sign, without their number.
    signatory: &'t str,
    list: &'t str,
}

const HEADINGS: &str = "नाम,उर्फ,उपाधि,पिता का नाम,पद,ग्राम,वार्ड,पंचायत,प्रखंड,जिला,पिन";
const FULL_EVENT: &str = "organiser = \"नमूना नागरिक समिति\"\nlevel = \"जिला स्तरीय\"\n\
    place = \"नमूनापुर\"\nvenue = \"सामुदायिक भवन\"\ndate = 2027-01-10\nend_date = 2027-01-11\n\
    start = 10:30\nend = 16:00\ntithi = \"पौष शुक्ल तृतीया\"\ncontact = [\"00000 00000\"]\n\
    agenda = [\"कार्य विवरण\", \"योजना पर विचार\"]\nmap_url = \"https://example.org/a\"";
const FULL_LETTER: &str = "title = \"शीर्षक का पाठ\"\nnumber = \"स./{serial:03}\"\n\
    date = 2026-12-20\nsubject = \"सभा के संबंध में।\"\nreference = \"पिछला पत्र\"\n\
    body = \"पहला अनुच्छेद।\\n\\nदूसरा *अनुच्छेद*।\"\nagenda_heading = \"मुख्य विषय\"\n\
    request = \"पधारने की कृपा करें।\"\nnote = \"पत्र साथ लाएँ।\"\n\
    enclosures = [\"रूपरेखा\"]\ncopies = [\"अध्यक्ष\"]";
const FULL_LIST: &str = "रामप्रवेश सिंह,मंटू,श्री,हरि सिंह,मुखिया,ज्ञानपुर,7,नमूना,सदर,नमूनापुर,000000";

impl Trial<'_> {
    fn job(&self) -> Job {
        let signing = if self.joint == 0 { "issuing" } else { "joint" };
        let advocates: Vec<String> = (0..self.joint.max(1) + self.others)
            .map(|index| {
                let name =
                    if self.signatory.is_empty() { "आशा वर्मा" } else { self.signatory };
                format!(
                    "[[advocate]]\nid = \"a{index}\"\nname = \"{name} {index}\"\ngender = \"f\"\n\
                     designation = \"अधिवक्ता\"\ncourt = \"व्यवहार न्यायालय\"\n"
                )
            })
            .collect();
        let letter = format!("template = \"{}\"\nsigning = \"{signing}\"", self.template);
        Case::bare()
            .event_of(&format!("name = \"वार्षिक सभा\"\n{}", self.event))
            .letter(&format!("{letter}\n{}", self.letter))
            .tables(&format!("[wording]\n{}", self.wording))
            .paper(self.paper)
            .advocates(&advocates.concat())
            .list_keys("advocate = \"a0\"")
            .list(&format!("{HEADINGS}\n{}\n", self.list))
            .valid_job()
    }

    /// The words of the letter and how many pages it has. What is printed is what was composed.
    fn made(&self) -> (String, usize) {
        let job = self.job();
        let sink = MemorySink::new();
        let summary = generate(&job, &Options::new().threads(1), &sink)
            .unwrap_or_else(|diagnostics| panic!("{}: {diagnostics}", self.template));
        let composer =
            Composer::new(&job.event, &job.editions[0].template, &job.editions[0].pictures)
                .unwrap();
        let letter = composer.compose(&job.invitees[0], 1).unwrap().letter;
        let read = own_reader::words(&sink.into_files()["all.pdf"]);
        assert_eq!(read, letter.words(), "{}", self.template);
        (read.join(" ").replace('\u{A0}', " "), summary.letters[0].pages)
    }
}

#[test]
fn a_name_alone_makes_a_letter_in_every_register() {
    for template in whole_letters() {
        let mut texts = Vec::new();
        for register in ["formal", "warm", "comrade"] {
            let wording = format!("register = \"{register}\"");
            let trial = Trial {
                template: &template,
                wording: &wording,
                list: "सीता,,,,,,,,,,",
                ..Trial::default()
            };
            let (text, pages) = trial.made();
            assert_eq!(pages, 1, "{template}");
            for part in ["वार्षिक सभा", "सीता जी", "आशा वर्मा 0"]
            {
                assert!(text.contains(part), "{template}, {register}: {part} in {text}");
            }
            // Nothing is left over of what was not given.
            for part in [" ,", ", ,", "( )", "()", "– ,", "संपर्क", "संलग्नक", "None"]
            {
                assert!(!text.contains(part), "{template}, {register}: {part} in {text}");
            }
            texts.push(text);
        }
        assert!(texts[0] != texts[1] && texts[1] != texts[2], "{template} knows no registers");
    }
}

#[test]
fn no_text_of_a_template_shows_a_gender_or_canvasses() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    for template in whole_letters() {
        let text = std::fs::read_to_string(folder.join(&template).join("letter.dj")).unwrap();
        for word in [
            "पधारेंगे",
            "पधारेंगी",
            "रहेंगे",
            "रहेंगी",
            "किए जाते",
            "की जाती",
            "करता हूँ",
            "करती हूँ",
            "जिताएँ",
            "वोट",
            "विजयी",
            "प्रात:",
            "अत:",
            "|.",
        ] {
            assert!(!text.contains(word), "{template}: {word}");
        }
    }
}

#[test]
fn all_that_can_be_given_stands_on_one_page() {
    for template in whole_letters() {
        for (paper, digits) in
            [("A4", "latin"), ("A5", "devanagari"), ("Legal", "devanagari"), ("Court", "latin")]
        {
            let is_for = match &*template {
                "card" => matches!(paper, "A4" | "A5"),
                "laghu" => true,
                _ => paper != "A5",
            };
            if !is_for {
                continue;
            }
            let (wording, paper) =
                (format!("digits = \"{digits}\""), format!("size = \"{paper}\""));
            let trial = Trial {
                template: &template,
                event: FULL_EVENT,
                letter: FULL_LETTER,
                wording: &wording,
                paper: &paper,
                list: FULL_LIST,
                ..Trial::default()
            };
            let (text, pages) = trial.made();
            assert_eq!(pages, 1, "{template}");
            let mut parts = vec![
                "नमूना नागरिक समिति",
                "वार्षिक सभा",
                "शीर्षक का पाठ",
                "श्री रामप्रवेश सिंह उर्फ मंटू जी",
                "ज्ञानपुर",
                "पहला अनुच्छेद।",
                "दूसरा अनुच्छेद।",
                "कार्य विवरण",
                "पौष शुक्ल तृतीया",
                "सामुदायिक भवन",
                "00000 00000",
                "पत्र साथ लाएँ।",
                "पधारने की कृपा करें।",
                "आशा वर्मा 0",
            ];
            parts.push(match digits {
                "latin" => "10 एवं 11 जनवरी 2027",
                _ => "१० एवं ११ जनवरी २०२७",
            });
            parts.push(if digits == "latin" { "स./001" } else { "स./००१" });
            if template == "invitation" {
                parts.extend(["S/o हरि सिंह", "Panchayat नमूना", "पिछला पत्र"]);
            } else if template != "card" {
                // A card says neither whose son one is nor to what it refers.
                parts.extend([
                    "पिता – हरि सिंह",
                    "पंचायत – नमूना, प्रखंड – सदर",
                    "सभा के संबंध में।",
                    "पिछला पत्र",
                    "अधिवक्ता",
                    "रूपरेखा",
                    "अध्यक्ष",
                ]);
            }
            for part in parts {
                assert!(text.contains(part), "{template}: {part} in {text}");
            }
        }
    }
}

#[test]
fn one_to_twelve_sign_in_their_order_on_one_page() {
    for template in whole_letters() {
        for joint in [1, 2, 3, 4, 5, 8, 12] {
            let trial = Trial {
                template: &template,
                event: "place = \"नमूनापुर\"\ndate = 2027-01-10\nstart = 10:30",
                joint,
                signatory: "विश्वनाथ प्रसाद सिंह",
                list: FULL_LIST,
                ..Trial::default()
            };
            let (text, pages) = trial.made();
            assert_eq!(pages, 1, "{template}, {joint}");
            let mut at = 0;
            for index in 0..joint {
                let name = format!("विश्वनाथ प्रसाद सिंह {index}");
                let found = text[at..].find(&name);
                at += found.unwrap_or_else(|| panic!("{template}, {joint}: {name} in {text}"));
            }
        }
    }
}

#[test]
fn an_office_that_more_than_four_hold_is_named_once_in_a_short_letter() {
    for (joint, count) in [(1, 1), (4, 4), (5, 1), (12, 1)] {
        let trial = Trial { template: "laghu", joint, list: FULL_LIST, ..Trial::default() };
        let (text, _) = trial.made();
        assert_eq!(text.matches("अधिवक्ता").count(), count, "{joint}: {text}");
        assert_eq!(text.matches("व्यवहार न्यायालय").count(), count, "{joint}: {text}");
    }
}

#[test]
fn an_ordinary_card_stands_on_small_paper_too() {
    for paper in ["A6", "A6 landscape", "110mm x 220mm", "220mm x 110mm"] {
        let paper = format!("size = \"{paper}\"");
        let trial = Trial {
            template: "card",
            event: "organiser = \"नमूना नागरिक समिति\"\nplace = \"नमूनापुर\"\n\
                venue = \"सामुदायिक भवन\"\ndate = 2027-01-10\nstart = 10:30\n\
                contact = [\"00000 00000\"]",
            paper: &paper,
            joint: 3,
            list: FULL_LIST,
            ..Trial::default()
        };
        assert_eq!(trial.made().1, 1, "{paper}");
    }
}

#[test]
fn names_without_end_only_make_more_pages() {
    let long = ["त्र्यंबकेश्वरनारायण"; 14].join(" ");
    let body = ["सादर सूचित करना है कि यह आयोजन सबके विचार से किया जा रहा है।"; 40].join(" ");
    let event = format!(
        "organiser = \"{long}\"\nlevel = \"{long}\"\nplace = \"{long}\"\nvenue = \"{long} क\"\n\
         date = 2027-01-10\nstart = 10:30\nagenda = [\"{long}\", \"{long}\"]\ncontact = [\"{long}\"]"
    );
    let letter = format!("subject = \"{long}\"\nbody = \"{body}\"\nnote = \"{long}\"");
    let list = format!("{long},{long},श्री,{long},{long},{long},7,{long},{long},{long},000000");
    for template in whole_letters() {
        for paper in ["A4", "A5", "A5 landscape", "Legal"] {
            let paper = format!("size = \"{paper}\"\nfit = \"pages\"");
            let trial = Trial {
                template: &template,
                event: &event,
                letter: &letter,
                paper: &paper,
                joint: 12,
                signatory: &long,
                list: &list,
                ..Trial::default()
            };
            assert!(trial.made().1 > 1, "{template}");
        }
    }
}

#[test]
fn advocates_who_do_not_sign_are_named_below() {
    for (template, named) in
        [("sammelan", true), ("parchi", true), ("laghu", true), ("patra", false)]
    {
        let mut trial =
            Trial {
                template, signatory: "आशा वर्मा", list: FULL_LIST, ..Trial::default()
            };
        assert!(!trial.made().0.contains("सहयोगी निवेदक"), "{template}");
        trial.others = 2;
        let (text, _) = trial.made();
        let others = "सहयोगी निवेदक : आशा वर्मा 1, आशा वर्मा 2";
        assert_eq!(text.contains(others), named, "{template}: {text}");
        assert_eq!(text.matches("आशा वर्मा 0").count(), 1, "{template}: {text}");
    }
}
