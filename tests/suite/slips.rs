//! Markup that would be printed, or do nothing, in silence.

use std::path::Path;

use aamantran::{Job, MemorySink, Options, check, generate};

use crate::support::case::Case;

fn body(text: &str) -> Case {
    Case::new().invitee("राम").letter(&format!("body = '''\n{text}\n'''"))
}

/// What is said of a body: codes and lines of it.
fn said(text: &str) -> Vec<String> {
    codes(&body(text))
}

fn codes(case: &Case) -> Vec<String> {
    let job = case.valid_job();
    let checked = check(&job, &Options::new().threads(1)).unwrap();
    checked.notices.iter().map(|own| own.code().to_owned()).collect()
}

#[test]
fn each_slip_has_its_code() {
    for (code, text) in [
        ("A0430", "आप आमंत्रित हैं | पधारें"),
        ("A0430", "| स्थान | भवन"),
        ("A0430", "स्थान\n| स्थान | भवन |"),
        ("A0431", "यह एक अनुच्छेद है, जिसके नीचे समूह शुरू होता है।\n::: box\nख"),
        ("A0432", "::: letterhead\nक"),
        ("A0433", "कार्यक्रम यह है:\n1. पहला\n2. दूसरा"),
        ("A0433", "१. पहला\n२. दूसरा"),
        ("A0433", "(क) पहला\n(ख) दूसरा"),
        ("A0433", "क) पहला\nख) दूसरा"),
        ("A0433", "कार्यक्रम\n- पहला"),
        ("A0433", "कार्यक्रम\n• पहला"),
        ("A0434", "स्थान : टाउन हॉल\nसमय : दस बजे"),
        ("A0434", "*स्थान:* टाउन हॉल\n*समय:* दस बजे"),
        ("A0434", "सेवा में,\nजिलाधिकारी महोदय"),
        ("A0434", "टाउन हॉल\nरमना रोड\nआरा"),
        ("A0435", "<b>राम</b>"),
        ("A0435", "<center>राम</center>"),
        ("A0435", "राम<br/>श्याम"),
        ("A0435", "राम&nbsp;श्याम"),
        ("A0436", "*राम आए"),
        ("A0436", "राम* आए"),
        ("A0436", "_राम आए"),
        ("A0436", "[राम](x"),
        ("A0436", "{राम}"),
        ("A0436", "==राम=="),
        ("A0436", "#शीर्षक"),
        ("A0436", "पाठ\n# शीर्षक"),
        ("A0436", "राम\\nश्याम"),
        ("A0437", "[राम]{color=red}"),
        ("A0437", "{align=center}\nराम"),
        ("A0437", "{#a}\nराम"),
        ("A0437", "| क | ख |\n|:--|--:|\n| ग | घ |"),
        ("A0438", "[राम]{.sesion}"),
        ("A0442", "ram_kumar_1@example.org"),
        ("A0443", "[यहाँ देखें](https://example.org/a)"),
    ] {
        let said = said(text);
        assert!(
            said.iter().all(|own| own == code) && !said.is_empty(),
            "{code}: {text}: {said:?}"
        );
    }
}

#[test]
fn what_is_obeyed_or_meant_is_not_said() {
    for text in [
        "आप *सादर* आमंत्रित हैं। _अवश्य_ पधारें।",
        "आपको सूचित करना है कि हमारे यहाँ वार्षिक सम्मेलन का आयोजन किया जा रहा है,\nजिसमें आपकी उपस्थिति प्रार्थनीय है।",
        "- पहला\n- दूसरा",
        "1. पहला\n2. दूसरा",
        "{.ka}\n1. पहला\n2. दूसरा",
        "| क | ख |\n|---|---|\n| ग | घ |\n\n^ सूची",
        "| क | ख\\\nग |",
        "सेवा में,\\\nजिलाधिकारी महोदय",
        "स्थान : टाउन हॉल\\\nसमय : दस बजे",
        "\\* तारा, \\| रेखा, \\<b\\>, \\{क\\}, 5 < 6, a & b, 5 * 3",
        "हस्ताक्षर : []{.blank}",
        "# शीर्षक\n\nपाठ",
        "::: box2\nक\n:::".replace("box2", "address").as_str(),
        "[example.org](https://example.org)",
        "<https://example.org>",
        "दिनांक 10.01.2027 को 10:30 बजे – आरा (बिहार) में।",
        "डॉ. राम, एम. ए.\n",
        "---\n\nक",
    ] {
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_slip_of_the_body_is_told_at_its_line() {
    let said = body("पहला अनुच्छेद।\n\nदूसरा | अनुच्छेद।").messages();
    assert!(said.contains("दूसरा | अनुच्छेद"), "{said}");
}

#[test]
fn data_is_never_blamed() {
    let case = Case::new().row(&["*राम* | <b> ::: {.x} # _क_", "\\\\ & &nbsp;", "seema"]);
    let said: Vec<String> = codes(&case);
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn keys_of_plain_text_have_no_markup() {
    for line in [
        "request = \"*कृपया* पधारें\"",
        "subject = \"<b>सभा</b>\"",
        "note = \"**ध्यान** दें\"",
        "enclosures = [\"_सूची_\"]",
    ] {
        let said = codes(&Case::new().invitee("राम").letter(line));
        assert_eq!(said, ["A0441"], "{line}");
    }
    for line in ["request = \"क* पधारें (क) - ख_ग 5*3 a_b_c\"", "note = \"1. सूची\""]
    {
        assert_eq!(
            codes(&Case::new().invitee("राम").letter(line)),
            Vec::<String>::new(),
            "{line}"
        );
    }
}

#[test]
fn a_backslash_that_toml_takes_is_said() {
    let case = Case::new().invitee("राम").letter("body = \"\"\"\nनगर,\\\nग्राम\n\"\"\"");
    assert_eq!(codes(&case), ["A0444"]);
    let case = Case::new().invitee("राम").letter("body = \"\"\"\nनगर,\\\\\nग्राम\n\"\"\"");
    assert_eq!(codes(&case), Vec::<String>::new());
}

#[test]
fn rules_and_classes_that_have_no_counterpart_are_said() {
    let case = Case::new()
        .invitee("राम")
        .template("{.sesions}\nक\n")
        .style("[style.sesions]\nsize = \"14pt\"\n");
    assert_eq!(codes(&case), Vec::<String>::new());
    let case = Case::new()
        .invitee("राम")
        .template("{.session}\nक\n")
        .style("[style.sesion]\nsize = \"14pt\"\n");
    assert_eq!(codes(&case), ["A0438", "A0439"]);
    let messages = case.messages();
    assert!(messages.contains("did you mean `session`?"), "{messages}");
    assert!(messages.contains("did you mean `sesion`?"), "{messages}");
}

#[test]
fn a_family_of_one_weight_is_said() {
    let fonts = "[fonts]\nall = [\"Yatra One\"]\n";
    let case = Case::new().invitee("राम").tables(fonts).letter("body = \"*राम* आए।\"");
    assert_eq!(codes(&case), ["A0440"]);
}

#[test]
fn a_cell_has_several_lines() {
    let words = |text: &str| body(text).composed().letter.words().join(" ");
    let found = words("| स्थान | टाउन हॉल\\\nआरा |\n| समय | दस बजे |");
    assert!(found.contains("स्थान टाउन हॉल आरा समय दस बजे"), "{found}");
    assert!(!found.contains('|'), "{found}");
    let wide = body("| स्थान | टाउन हॉल\\\nआरा\\\nबिहार |").make().unwrap().files;
    assert!(wide != body("| स्थान | टाउन हॉल आरा बिहार |").make().unwrap().files);
}

#[test]
fn a_picture_has_a_size_of_its_own() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"90\">\
               <rect width=\"90\" height=\"90\"/></svg>";
    let with = |attributes: &str| {
        Case::new()
            .row(&["राम", "", "seema"])
            .event("logo = \"a.svg\"")
            .file("a.svg", svg.as_bytes())
            .template(&format!("![चित्र]({{{{ event.logo }}}}){attributes}\n\nक\n"))
    };
    assert_eq!(codes(&with("{width=30mm}")), Vec::<String>::new());
    assert_eq!(codes(&with("{width=30}")), ["A0437"]);
    let made = |attributes: &str| with(attributes).make().unwrap().files;
    assert!(made("{width=30mm}") != made(""));
    assert!(made("{width=30mm}") == made("{height=30mm}"));
}

#[test]
fn templates_and_samples_have_none() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut looked_at = 0;
    for sample in std::fs::read_dir(samples).unwrap() {
        let event = sample.unwrap().path().join("event.toml");
        if !event.exists() {
            continue;
        }
        looked_at += 1;
        let job = Job::read(&event).unwrap();
        let checked = check(&job, &Options::new()).unwrap();
        assert!(checked.notices.is_empty(), "{}: {}", event.display(), checked.notices);
    }
    assert!(looked_at > 5);
}

#[test]
fn making_says_it_too_and_once() {
    let job = body("आप आमंत्रित हैं | पधारें").invitee("श्याम").invitee("मोहन").valid_job();
    let options = Options::new().threads(1);
    let summary = generate(&job, &options, &MemorySink::new()).unwrap();
    let said: Vec<&str> = summary.notices.iter().map(aamantran::Diagnostic::code).collect();
    assert_eq!(said, ["A0430"]);
}

/// The codes and places said of an event with this body, which begins in line 8 of its file.
fn told(body: &str) -> Vec<String> {
    Case::new().invitee("राम").letter(&format!("body = {body}")).said()
}

#[test]
fn each_slip_is_told_once_at_its_own_line_and_column() {
    for (body, expected) in [
        ("'''\nपाठ\n# शीर्षक\n'''", &["A0436 event.toml:10:1"][..]),
        ("'''\nपाठ\n\n#शीर्षक\n'''", &["A0436 event.toml:11:1"]),
        ("'''#शीर्षक'''", &["A0436 event.toml:8:11"]),
        ("'''\n\n  *राम आए।\n'''", &["A0436 event.toml:10:3"]),
        ("'''\n|:-|-:|\n| क | ख |\n| ग | घ |\n'''", &["A0437 event.toml:9:1"]),
        ("'''\n| क | ख |\n|:--|--:|\n| ग | घ |\n'''", &["A0437 event.toml:10:1"]),
        ("'''\nपाठ\n\n> | क |\n> |:-:|\n> | ग |\n'''", &["A0437 event.toml:12:3"]),
        (
            "'''\n| क |\n|:-:|\n| ग |\n| क |\n|--:|\n| ग |\n'''",
            &["A0437 event.toml:10:1", "A0437 event.toml:13:1"],
        ),
        ("'''\nराम <b>श्याम</b> जी।\n'''", &["A0435 event.toml:9:13", "A0435 event.toml:9:5"]),
        ("'''\n{राम} और {श्याम} आए।\n'''", &["A0436 event.toml:9:1", "A0436 event.toml:9:5"]),
        ("'''\nक\n\n{color=red}\nख\n'''", &["A0437 event.toml:11:1"]),
        ("'''\nक\n\n[ख]{.sesion}\n'''", &["A0438 event.toml:11:1"]),
    ] {
        assert_eq!(told(body), expected, "{body}");
        let case = Case::new().invitee("राम").letter(&format!("body = {body}"));
        let dos = case.event_file().replace('\n', "\r\n");
        let job = Job::from_parts(&dos, &[("list.csv", "नाम,अधिवक्ता\nराम,seema\n".as_bytes())])
            .unwrap();
        let checked = check(&job, &Options::new()).unwrap();
        assert_eq!(crate::support::case::said(&checked.notices), expected, "{dos:?}");
    }
}

#[test]
fn places_in_a_text_of_escapes_are_those_of_what_is_written() {
    let quoted = |text: &str| format!("\"\"\"\n{text}\n\"\"\"");
    for (text, expected) in [
        ("क\n\nख \\u0915 <b>ग", &["A0435 event.toml:11:10"][..]),
        ("क\\n\\n<b>ग\nघ", &["A0435 event.toml:9:6"]),
        ("क \\\n   ख <b>ग", &["A0435 event.toml:10:6", "A0444 event.toml:9:3"]),
        ("क\\\nख\\\\\nग\\ \nघ", &["A0444 event.toml:11:2", "A0444 event.toml:9:2"]),
        ("क\u{200B}\n\nख\u{200B} <b>ग", &["A0133 event.toml:9:2", "A0435 event.toml:11:4"]),
    ] {
        assert_eq!(told(&quoted(text)), expected, "{text}");
    }
    // What is written on one line is told at the value.
    assert_eq!(told("\"क\\n\\n<b>ख\""), ["A0435 event.toml:8:8"]);
}

#[test]
fn whatever_speaks_of_a_body_names_its_own_line() {
    for (text, expected) in [
        ("क\n\nख\u{200B}\n", "A0133 event.toml:11:2"),
        ("क\n\n\u{25CC}ख\n", "A0134 event.toml:11:1"),
        ("क\n\nख {{ ग }}\n", "A0411 event.toml:11:3"),
        ("क\n\nख ि\n", "A0502 event.toml:11:3"),
        ("क\n\nख 😀\n", "A0501 event.toml:11:3"),
        ("क\n\nख `ग`\n", "A0408 event.toml:11:3"),
        ("क\n\n  ```\n  ग\n  ```\n", "A0408 event.toml:11:3"),
        ("क\n\n![ख](x.svg)\n", "A0120 event.toml:11:6"),
        ("क\n\n{lang=xx}\nख\n", "A0418 event.toml:11:7"),
    ] {
        let said = told(&format!("'''\n{text}'''"));
        assert!(said.contains(&expected.to_owned()), "{said:?}: {text}");
    }
    let case = Case::new().invitee("राम").letter("note = '''\nक\nख ि\n'''");
    assert_eq!(case.said(), ["A0502 event.toml:10:3"]);
    let case = Case::new().invitee("राम").event("agenda = [\n  \"स्वागत\",\n  \"ि\",\n]");
    assert_eq!(case.said(), ["A0502 event.toml:7:3"]);
}

#[test]
fn a_text_that_is_refused_hides_nothing_else() {
    let body = "क `ख` <b>ग\n\nघ[^a]\n\n- [ ] ङ\n\nच `छ` `ज`\n\n[^a]: झ\n";
    assert_eq!(
        told(&format!("'''\n{body}'''")),
        [
            "A0408 event.toml:11:2",
            "A0408 event.toml:13:1",
            "A0408 event.toml:15:3",
            "A0408 event.toml:9:3",
            "A0435 event.toml:9:7",
        ]
    );
    let case = Case::new().invitee("राम").template("क `ख`\n\n::: xyz\nग `घ` *ङ\n:::\n");
    assert_eq!(
        case.said(),
        [
            "A0408 letter.dj:1:3",
            "A0408 letter.dj:4:3",
            "A0436 letter.dj:4:7",
            "A0438 letter.dj:3:1",
        ]
    );
}

/// Lines of a template that only some letters have.
#[test]
fn a_slip_that_few_letters_have_is_found_among_many() {
    let rows = |case: Case| {
        let people = (0..300).map(|at| format!("राम {at}"));
        let case = people.fold(case, |case, name| case.row(&[&name, "", "seema"]));
        case.row(&["सीता", "बेला", "ramesh"])
    };
    for (template, expected) in [
        ("क\n\n{% if invitee.village %}\n<b>ख\n{% endif %}\n", &["A0435 letter.dj:4:1"][..]),
        ("क\n\n{% if advocate.alias %}\n<b>ख\n{% endif %}\n", &["A0435 letter.dj:4:1"]),
        (
            "क\n\n{% if advocate.id == \"ramesh\" %}\n<b>ख\n{% endif %}\n",
            &["A0435 letter.dj:4:1"],
        ),
        (
            "{% set who = advocate.id %}\n{% if who == \"ramesh\" %}\n<b>ख\n{% endif %}\n",
            &["A0435 letter.dj:3:1"],
        ),
        // The same text in two places.
        (
            "{% if invitee.village %}\n<b>ख\n{% else %}\n<b>ख\n{% endif %}\n",
            &["A0435 letter.dj:2:1", "A0435 letter.dj:4:1"],
        ),
        ("क\n\n[{{ invitee.address_lines }}]{.to}\n\n<b>ख\n", &["A0435 letter.dj:5:1"]),
    ] {
        let said = rows(Case::new()).template(template).said();
        let said: Vec<&String> = said.iter().filter(|own| own.starts_with("A043")).collect();
        assert!(
            expected.iter().all(|own| said.contains(&&(*own).to_owned())),
            "{template}: {said:?}"
        );
        assert_eq!(said.iter().filter(|own| own.starts_with("A0435")).count(), expected.len());
    }
}

#[test]
fn one_group_after_the_other_is_not_deep() {
    for group in ["> ::: address\n> क\n> :::\n\n", "- क\n\n  ::: address\n  ख\n  :::\n\n"]
    {
        let case = body(&group.repeat(70)).on_pages();
        assert_eq!(case.said(), Vec::<String>::new(), "{group}");
    }
}
