//! An event that is read again while its text is edited: as if all were read anew.

use std::sync::Arc;

use aamantran::internals::input::KeptLists;
use aamantran::{Diagnostics, Job};

/// What may stand in the event file: of each group one.
const KNOBS: [&[&str]; 8] = [
    // Before all tables.
    &[
        "",
        "duplicates = \"hold\"\n",
        "duplicates = \"keep\"\n",
        "duplicats = \"keep\"\n",
        "x = \n",
    ],
    &[
        "[event]\nname = \"सभा\"\n",
        "[event]\nname = \"सभा\"\ndate = 2027-01-10\nvenue = \"भवन\"\n",
        "[event]\nname = \"वार्षिक सभा\"\nagenda = [\"एक\", \"दो\"]\n",
        "[event]\n",
    ],
    &[
        "",
        "[letter]\nbody = \"पाठ\"\n",
        "[letter]\nbody = '''\nऔर\n\nपाठ\n'''\nnumber = \"स./{serial:03}\"\n",
        "[letter]\nlanguage = \"en\"\ntemplate = \"invitation\"\n",
        "[letter]\nsigning = \"joint\"\n",
        "[letter]\ntemplate = \"laghu\"\nfirst_serial = 7\n",
        "[letter]\ntemplate = \"नहीं\"\n",
        "[letter]\nsigning = \"joint\"\n[wording]\nji = false\ndigits = \"devanagari\"\n",
    ],
    &[
        "[[advocate]]\nid = \"a\"\nname = \"आशा वर्मा\"\n[[advocate]]\nname = \"मोहन लाल\"\n",
        "[[advocate]]\nid = \"a\"\nname = \"आशा वर्मा\"\ncourt = \"आरा\"\n[[advocate]]\nname = \"मोहन लाल\"\n",
        "[[advocate]]\nname = \"आशा शर्मा\"\nalias = \"आशा वर्मा\"\n[[advocate]]\nname = \"मोहन लाल\"\n",
        "[[advocate]]\nid = \"a\"\nname = \"आशा वर्मा\"\nissues = false\n[[advocate]]\nname = \"मोहन लाल\"\n",
        "[[advocate]]\nid = \"a\"\nname = \"आशा वर्मा\"\nareas = [\"बेला\"]\n[[advocate]]\nname = \"मोहन लाल\"\nareas = [\"टोला\"]\n",
        "[[advocate]]\nname = \"आशा वर्मा\"\n",
        "[[advocate]]\nid = \"a\"\nname = \"आशा वर्मा\"\ncount = 2\n[[advocate]]\nname = \"मोहन लाल\"\n",
    ],
    &[
        "",
        "[assign]\nby = \"evenly\"\n",
        "[assign]\nby = \"turns\"\n",
        "[assign]\nby = \"counts\"\n",
        "[assign]\nby = \"areas\"\n",
    ],
    &[
        "",
        "[paper]\nsize = \"A5\"\nfit = \"pages\"\n",
        "[[paper]]\nname = \"बड़ा\"\n[[paper]]\nname = \"छोटा\"\nsize = \"A5\"\n[paper.when]\n\"ग्राम\" = \"बेला\"\n",
        "[[variant]]\nname = \"अध्यक्ष\"\n[variant.when]\n\"पद\" = \"अध्यक्ष\"\n[variant.letter]\nbody = \"और\"\n",
    ],
    &[
        "",
        "[output]\nsets = [\"letters\"]\nblank_letters = 2\n",
        "[output]\nbundle_by = \"ग्राम\"\norder = [\"village\"]\n",
        "[output]\nbundle_by = \"रंग\"\n",
    ],
    &[
        "[[list]]\nfile = \"एक.csv\"\n",
        "[[list]]\nfile = \"एक.csv\"\n[[list]]\nfile = \"दो.csv\"\nadvocate = \"मोहन लाल\"\n",
        "[[list]]\nfile = \"दो.csv\"\n[[list]]\nfile = \"एक.csv\"\n",
        "[[list]]\nfile = \"एक.csv\"\nrepair = [\"visarga\"]\n[list.defaults]\nvillage = \"टोला\"\n",
        "[[list]]\nfile = \"एक.csv\"\n[list.columns]\nnote = \"पद\"\n",
        "[[list]]\nfile = \"एक.csv\"\n[list.encodings]\n\"पद\" = \"krutidev\"\n",
        "[[list]]\nfile = \"तीन.csv\"\n[[list]]\nfile = \"एक.csv\"\n",
    ],
];

const FIRST: &str = "नाम,ग्राम,पद,मोबाइल,अधिवक्ता,रंग\n\
    राम कुमार,बेला,अध्यक्ष,9430000001,a,लाल\n\
    सीता देवी,टोला,सदस्य,,आशा वर्मा,\n\
    ,बेला,सदस्य,,मोहन लाल,नीला\n\
    राम कुमार,बेला,अध्यक्ष,9430000001,मोहन लाल,लाल\n\
    श्याम,,प्रात:काल,,,हरा\n\
    Ram Singh,बेला,,,आशा वर्मा,\n";
/// Of the first list, of both, of none.
const CORRECTIONS: [&str; 4] = [
    "file,sheet,row,heading,name,was,now\nएक.csv,,3,ग्राम,सीता देवी,टोला,बेला\n",
    "file,sheet,row,heading,name,was,now\nदो.csv,,3,नाम,गीता,गीता,गीता देवी\n\
     एक.csv,,3,ग्राम,सीता देवी,टोला,बेला\nएक.csv,,4,नाम,,,कुछ\n",
    "file,sheet,row,heading,name,was,now\nदो.csv,,3,नाम,गीता,और कुछ,गीता देवी\n\
     पाँच.csv,,3,नाम,गीता,और कुछ,गीता देवी\n",
    "file,sheet,row,heading,name,was,now\n",
];
const SECOND: &str = "नाम,पिता,ग्राम\nराम कुमार,मोहन,बेला\nगीता,,\nहरि,मोहन,नया टोला\n";

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 40).unwrap() % most
    }
}

/// All that a reading gives. Jobs are compared by all that they are made of.
fn shown(read: Result<Job, Diagnostics>) -> String {
    match read {
        Ok(job) => format!("{job:#?}"),
        Err(faults) => format!("{faults:#?}"),
    }
}

fn text(chosen: &[usize]) -> String {
    let parts = KNOBS.iter().zip(chosen).map(|(knob, at)| knob[*at]);
    // Keys before all tables stand on top.
    let mut text: Vec<&str> = parts.collect();
    text.insert(0, "version = 1\n");
    text.concat()
}

#[test]
fn an_event_read_again_is_as_if_all_were_read_anew() {
    let mut chance = Chance(17);
    let mut kept = KeptLists::default();
    let mut chosen = [0; KNOBS.len()];
    let (mut valid, mut second) = (0, SECOND.to_owned());
    for step in 0..400 {
        let knob = chance.below(KNOBS.len());
        chosen[knob] = if step % 3 == 0 { 0 } else { chance.below(KNOBS[knob].len()) };
        if step % 29 == 28 {
            second.push_str(["नया,,\n", "एक और,मोहन,बेला\n"][chance.below(2)]);
        }
        let names = ["", "\"Ram Singh\" = \"राम सिंह\"\n"][usize::from(step % 40 > 20)];
        let corrections = CORRECTIONS[step / 25 % CORRECTIONS.len()];
        let files: [(&str, &[u8]); 4] = [
            ("corrections.csv", corrections.as_bytes()),
            ("एक.csv", FIRST.as_bytes()),
            ("दो.csv", second.as_bytes()),
            ("names.toml", names.as_bytes()),
        ];
        let text = text(&chosen);
        let anew = Job::from_parts(&text, &files);
        valid += usize::from(anew.is_ok());
        let again = Job::reread_parts(&text, &files, &mut kept);
        assert!(shown(again) == shown(anew), "step {step}:\n{text}");
    }
    assert!((80..350).contains(&valid), "{valid}");
}

/// True if the rows of two jobs are of one reading of their list.
fn is_of_one_reading(one: &Job, other: &Job) -> bool {
    Arc::ptr_eq(&one.invitees[0].origin.headers, &other.invitees[0].origin.headers)
}

#[test]
fn lists_are_read_again_only_for_what_concerns_them() {
    let event = |edit: (&str, &str)| {
        let text = "version = 1\n[event]\nname = \"सभा\"\n[letter]\nbody = \"पाठ\"\ntemplate = \"sammelan\"\n\
            [[advocate]]\nname = \"आशा वर्मा\"\ncourt = \"आरा\"\n[paper]\nsize = \"A4\"\n[[list]]\nfile = \"l.csv\"\n";
        assert!(text.contains(edit.0), "{edit:?}");
        text.replacen(edit.0, edit.1, 1)
    };
    let mut kept = KeptLists::default();
    let mut read = |text: &str, list: &str| {
        Job::reread_parts(text, &[("l.csv", list.as_bytes())], &mut kept)
            .unwrap_or_else(|faults| panic!("{faults}"))
    };
    let (list, other) = ("नाम,अधिवक्ता\nराम,आशा वर्मा\n", "नाम,अधिवक्ता\nश्याम,आशा वर्मा\n");
    let first = read(&event(("", "")), list);
    for edit in [
        ("सभा", "बड़ी सभा"),
        ("पाठ", "पाठ और"),
        ("sammelan", "laghu"),
        ("आरा", "पटना"),
        ("A4", "A5"),
        ("version = 1", "version = 1\n# एक टिप्पणी\n"),
        ("version = 1", "version = 1\nduplicates = \"hold\""),
    ] {
        assert!(is_of_one_reading(&first, &read(&event(edit), list)), "{edit:?}");
    }
    for edit in [
        ("आशा वर्मा\"", "आशा वर्मा\"\nid = \"a\""),
        ("[letter]", "[letter]\nlanguage = \"mr\""),
        ("l.csv\"", "l.csv\"\n[list.defaults]\nvillage = \"बेला\""),
    ] {
        assert!(!is_of_one_reading(&first, &read(&event(edit), list)), "{edit:?}");
        // A change that is taken back costs nothing.
        assert!(is_of_one_reading(&first, &read(&event(("", "")), list)), "{edit:?}");
    }
    assert!(!is_of_one_reading(&first, &read(&event(("", "")), other)));
}

#[test]
fn a_folder_read_again_is_as_if_all_were_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let write =
        |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("own")).unwrap();
    write("own/letter.dj", "{{ name }} {{ columns[\"रंग\"] }}\n");
    write("एक.csv", FIRST);
    write("दो.csv", SECOND);
    let path = folder.path().join("event.toml");
    let mut kept = KeptLists::default();
    for template in ["sammelan", "./own", "laghu", "./own", "sammelan"] {
        let mut chosen = [0; KNOBS.len()];
        chosen[KNOBS.len() - 1] = 1;
        let own = format!("[letter]\ntemplate = \"{template}\"\n[[advocate]]");
        let text = text(&chosen).replacen("[[advocate]]", &own, 1);
        write("event.toml", &text);
        let again = Job::reread(&path, &text, &mut kept);
        assert!(again.is_ok());
        assert!(shown(again) == shown(Job::read(&path)), "{template}");
    }
}
