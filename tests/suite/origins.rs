//! Whose fault it is that something cannot be printed: a key's of the event file, a place's in
//! the template, or a cell's, whatever else has the same letters.

use std::collections::BTreeSet;
use std::sync::Arc;

use aamantran::internals::diagnostic::Place;
use aamantran::{Diagnostics, Job};

use crate::support::case::Case;

/// A place as a test says it: `file:line:column`, or `row column value`.
fn shown(place: &Place) -> String {
    match place {
        Place::None => "-".to_owned(),
        Place::File { file } => file.clone(),
        Place::Text { file, line, column, .. } => format!("{file}:{line}:{column}"),
        Place::Cell { row, column, value, .. } => {
            let or = |text: &Option<String>| text.clone().unwrap_or_default();
            format!("{row} {} {}", or(column), or(value))
        }
    }
}

/// The codes and places of what is wrong, without that rows are held back for it.
fn told(diagnostics: &Diagnostics) -> Vec<(&'static str, String)> {
    let own = diagnostics.iter().map(|own| (own.code(), shown(own.place())));
    own.filter(|(code, _)| !matches!(*code, "A0604" | "A0605")).collect()
}

#[track_caller]
fn assert_faults(case: &Case, expected: &[(&'static str, &str)]) {
    let found = told(&case.make().err().expect("something is wrong"));
    let expected: Vec<(&str, String)> =
        expected.iter().map(|(code, place)| (*code, (*place).to_owned())).collect();
    assert_eq!(found, expected);
}

const BROKEN: &str = "A0502";
const MISSING: &str = "A0501";

#[test]
fn a_sign_in_the_event_is_no_fault_of_rows_that_have_it() {
    let case = Case::new().invitee("राम सिंह").invitee("सीता सिंह").invitee("गीता");
    for (key, place) in [
        ("body = \"आइए ि सब\"", "event.toml:8:8"),
        ("subject = \"बैठक ि\"", "event.toml:8:11"),
        ("request = \"\\u093f आइए\"", "event.toml:8:11"),
        ("note = \"सब\\n\\nि\"", "event.toml:8:8"),
        ("enclosures = [\"सूची\", \"िक\"]", "event.toml:8:14"),
        ("title = \"िआमंत्रण\"", "event.toml:8:9"),
    ] {
        assert_faults(&case.clone().letter(key).skip_invalid(), &[(BROKEN, place)]);
    }
    let case = case.skip_invalid();
    assert_faults(&case.clone().event("venue = \"सभागार ि\""), &[(BROKEN, "event.toml:5:9")]);
    assert_faults(
        &case.clone().event("agenda = [\"स्वागत\", \"ि\"]"),
        &[(BROKEN, "event.toml:5:10")],
    );
    let advocate = case.advocate("designation = \"िअधिवक्ता\"");
    assert_faults(&advocate, &[(BROKEN, "event.toml:12:15")]);
}

#[test]
fn a_cell_is_to_blame_although_the_event_has_the_same_letters() {
    let case = Case::new().letter("body = \"सिंह जी आइए\"").invitee("गीता");
    assert_faults(&case.clone().invitee("राम ि"), &[(BROKEN, "3 नाम राम ि")]);
    let village = case.row(&["मोहन", "िटोला", "seema"]);
    assert_faults(&village, &[(BROKEN, "3 ग्राम िटोला")]);
    let made = village.skip_invalid().make().unwrap();
    assert_eq!(made.summary.rejected.len(), 1);
}

#[test]
fn what_is_wrong_in_both_is_told_of_the_event_once() {
    let case = Case::new().template("{{ letter.subject }}\n\n{{ invitee.name }}\n");
    let case = case.letter("subject = \"ि सभा\"").invitee("ि सिंह").invitee("सीता");
    assert_faults(&case, &[(BROKEN, "event.toml:8:11")]);
    let case = Case::new().template("{{ invitee.name }}\n\n{{ letter.subject }}\n");
    let case = case.letter("subject = \"ि सभा\"").invitee("ि सिंह").invitee("सीता");
    assert_faults(&case, &[(BROKEN, "event.toml:8:11"), (BROKEN, "2 नाम ि सिंह")]);
}

#[test]
fn a_sign_joined_to_a_letter_is_of_the_text_that_begins_with_it() {
    // A second sign on the last letter of what stands before.
    for (template, place) in [
        ("{{ invitee.name }}{{ letter.subject }}\n", "event.toml:8:11"),
        ("{{ letter.request }}{{ invitee.village }}\n", "2 ग्राम िया"),
        ("{{ invitee.name }}िजी\n", "letter.dj:1:19"),
        ("क\n\nखः{{ invitee.village }}\n", "2 ग्राम िया"),
        ("{{ invitee.name ~ letter.subject }}\n", "event.toml:8:11"),
        (
            "{% set who %}{{ invitee.name }}{{ letter.subject }}{% endset %}{{ who }}\n",
            "event.toml:8:11",
        ),
    ] {
        let case = Case::new()
            .letter("subject = \"ि सभा\"\nrequest = \"सीताः\"")
            .template(template)
            .row(&["रामः", "िया", "seema"]);
        assert_faults(&case, &[(BROKEN, place)]);
    }
}

#[test]
fn values_changed_by_the_template_are_known_again() {
    let case = Case::new().event("level = \"ि zé\"").row(&["सीता", "zé ि", "seema"]);
    for (template, place) in [
        ("{{ invitee.village | upper }}\n", "2 ग्राम zé ि"),
        ("{{ event.level | upper }}\n", "event.toml:5:9"),
        ("{{ invitee.village | replace(from=\"z\", to=\"क\") }}\n", "2 ग्राम zé ि"),
        ("{{ event.level | replace(from=\"z\", to=\"क\") }}\n", "event.toml:5:9"),
        ("{{ invitee.village | ank }}\n", "2 ग्राम zé ि"),
        ("{% if event.level == \"ि zé\" %}{{ event.level }}{% endif %}\n", "event.toml:5:9"),
        ("{% if event.level == \"ि zé\" %}{{ invitee.village }}{% endif %}\n", "2 ग्राम zé ि"),
        (
            "{% for part in event.level | split(pat=\" \") %}{{ part }} {% endfor %}\n",
            "event.toml:5:9",
        ),
        ("{{ invitee.styled_name }} {{ \"िक\" }}\n", "letter.dj:1:27"),
        ("क\n{{ invitee.name }} ख ि\n", "letter.dj:2:22"),
        ("क\n{% set x = \"ि\" %}\n\n{{ x }}\n", "letter.dj:2:1"),
        ("{% for x in [\"ि\"] %}\n{{ x }}{% endfor %}\n", "letter.dj:1:1"),
        ("{% set x = event.level %}\n{{ x }}\n", "event.toml:5:9"),
        ("{% raw %}\n िक\n{% endraw %}", "letter.dj:2:2"),
        ("{{ invitee.columns[\"x\"] | default(value=\"िक\") }}\n", "letter.dj:1:1"),
    ] {
        assert_faults(&case.clone().template(template), &[(BROKEN, place)]);
    }
}

#[test]
fn a_character_without_a_glyph_is_of_the_text_that_has_it() {
    let case = Case::new().letter("subject = \"बैठक 😀\"").invitee("सीता").invitee("राम 😀");
    let expected = [(MISSING, "event.toml:8:11"), (MISSING, "3 नाम राम 😀")];
    let of_event = &expected[..1];
    // Only the first of a letter is told; the name stands before the subject.
    let template = "{{ invitee.name }}\n\n{{ letter.subject }}\n";
    assert_faults(&case.clone().template(template), &expected);
    let template = "{{ letter.subject }}\n\n{{ invitee.name }}\n";
    assert_faults(&case.clone().template(template), of_event);
    assert_faults(
        &case.clone().template("😀 {{ invitee.name }}\n"),
        &[(MISSING, "letter.dj:1:1")],
    );
}

#[test]
fn defaults_of_a_list_are_of_the_event() {
    let event = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"सीमा देवी\"\n\
                 [[list]]\nfile = \"l.csv\"\n[list.defaults]\nvillage = \"िटोला\"\n";
    let list = "नाम,ग्राम,टिप्पणी\nराम सिंह,,ि\nसीता,बेला,\n";
    let job = Job::from_parts(event, &[("l.csv", list.as_bytes())]).unwrap();
    let options = aamantran::Options::new();
    let sink = aamantran::MemorySink::new();
    let faults = aamantran::generate(&job, &options, &sink).unwrap_err();
    assert_eq!(told(&faults), [(BROKEN, "event.toml:9:11".to_owned())]);
    let list = "नाम,ग्राम\nराम सिंह,िबेला\n";
    let job = Job::from_parts(event, &[("l.csv", list.as_bytes())]).unwrap();
    let faults = aamantran::generate(&job, &options, &sink).unwrap_err();
    assert_eq!(told(&faults), [(BROKEN, "2 ग्राम िबेला".to_owned())]);
}

#[test]
fn columns_of_the_lists_own_and_names_said_with_others_are_cells() {
    let event = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"सीमा देवी\"\n\
                 [[list]]\nfile = \"l.csv\"\n";
    let of = |list: &str, template: &str| {
        let mut job = Job::from_parts(event, &[("l.csv", list.as_bytes())]).unwrap();
        let text = template.to_owned();
        Arc::make_mut(&mut job.editions[0].template).layers.last_mut().unwrap().letter =
            Some(aamantran::internals::input::SourceText { file: "letter.dj".into(), text });
        let sink = aamantran::MemorySink::new();
        let options = aamantran::Options::new();
        told(&aamantran::generate(&job, &options, &sink).unwrap_err())
    };
    let own = of("नाम,कुर्सी\nराम,िक\n", "{{ invitee.columns[\"कुर्सी\"] }}\n");
    assert_eq!(own, [(BROKEN, "2 कुर्सी िक".to_owned())]);
    let own = of("नाम,पिता\nराम पुत्र िश्याम,\n", "{{ invitee.father }}\n");
    assert_eq!(own, [(BROKEN, "2 नाम िश्याम".to_owned())]);
    let own = of("नाम,संदेश\nराम,a😀\n", "[{{ invitee.columns[\"संदेश\"] }}]{.small}\n");
    assert_eq!(own, [(MISSING, "2 संदेश a😀".to_owned())]);
}

#[test]
fn too_much_for_a_line_or_the_sheet_is_of_the_text_that_stands_there() {
    let style = "[style.narrow]\nindent_left = \"1mm\"\nindent_right = \"169.5mm\"\n\
                 [style.off]\nindent_left = \"220mm\"\nindent_right = \"-220mm\"";
    let case = Case::new().style(style).letter("subject = \"सीता\"").invitee("सीता");
    for (template, expected) in [
        ("{.narrow}\n{{ letter.subject }}\n", ("A0416", "event.toml:8:11")),
        ("{.narrow}\n{{ invitee.name }}\n", ("A0416", "2 नाम सीता")),
        ("{.narrow}\nसीता\n", ("A0416", "letter.dj:2:1")),
        ("{.narrow}\nABC\n", ("A0416", "letter.dj:2:1")),
        ("{.off}\n{{ letter.subject }}\n", ("A0412", "event.toml:8:11")),
        ("{.off}\n{{ invitee.name }}\n", ("A0412", "2 नाम सीता")),
        ("{.off}\nसीता\n", ("A0412", "letter.dj:2:1")),
    ] {
        assert_faults(&case.clone().template(template), &[expected]);
    }
}

#[test]
fn faults_of_markup_are_told_where_it_was_written() {
    let case = Case::new().letter("body = \"`x`{=html}\"").invitee("सीता").invitee("गीता");
    assert_faults(&case, &[("A0408", "event.toml:8:8")]);
    let case = Case::new().row(&["सीता", "चित्र", "seema"]).row(&["गीता", "", "seema"]);
    for (template, expected) in [
        ("क\n\nख[^1]\n\n[^1]: ग\n", ("A0408", "letter.dj:3:2")),
        ("क\n\nख ![ग](x.svg)\n", ("A0421", "letter.dj:3:8")),
        ("![ग]({{ invitee.village }})\n\nक\n", ("A0421", "2 ग्राम चित्र")),
        ("क\n\n{lang=xx}\nख\n", ("A0418", "letter.dj:3:7")),
    ] {
        assert_faults(&case.clone().template(template), &[expected]);
    }
    let long = "ग".repeat(2000);
    let case = Case::new().event(&format!("map_url = \"{long}\"")).invitee("सीता");
    let case = case.template("क\n\n[{{ event.map_url }}]{.qr}\n");
    assert_faults(&case, &[("A0423", "event.toml:5:11")]);
}

#[test]
fn every_place_in_a_letter_is_known() {
    // One stray sign in each of many places, one at a time.
    let places: BTreeSet<String> = [
        ("organiser", "event.toml:5:13"),
        ("level", "event.toml:5:9"),
        ("place", "event.toml:5:9"),
        ("venue", "event.toml:5:9"),
        ("tithi", "event.toml:5:9"),
    ]
    .into_iter()
    .map(|(key, place)| {
        let case = Case::new().event(&format!("{key} = \"क ि\"")).invitee("राम सिंह");
        assert_faults(&case, &[(BROKEN, place)]);
        place.to_owned()
    })
    .collect();
    assert!(!places.is_empty());
}

/// An event may have more characters than there are tags for them.
#[test]
fn a_row_is_to_blame_however_long_the_event_is() {
    let advocates: Vec<String> = (0..1500)
        .map(|at| {
            let designation = "वरिष्ठ अधिवक्ता, व्यवहार न्यायालय। ".repeat(2);
            format!("[[advocate]]\nname = \"राम {at}\"\ndesignation = \"{designation}\"\n")
        })
        .collect();
    let case = Case::new().advocates(&advocates.concat()).list("नाम,अधिवक्ता\nि सब,राम 7\n");
    assert_eq!(case.said(), ["A0502 list.csv row 2 नाम"]);
}
