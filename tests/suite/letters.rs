//! What a run makes: who signs, what is left out, which files there are.

use aamantran::internals::compose::Composer;
use aamantran::{Job, Lang, Options};

use crate::own_reader;
use crate::support::case::Case;

#[test]
fn files_of_many_letters_are_in_the_order_asked_for() {
    let list = "नाम,ग्राम,दल :\nश्री हरि,बेला,2\nश्रीमती आशा,बेला,10\nडॉ. कमल,बेला,2\nमो. अली,,1\n";
    let case = Case::bare().output("order = [\"ग्राम\", \"दल\", \"name\"]").list(list);
    let summary = case.options(Options::new()).make().unwrap().summary;
    let made: Vec<_> = summary.letters.iter().map(|letter| letter.serial).collect();
    assert_eq!(made, [4, 3, 1, 2]);
}

#[test]
fn each_letter_is_signed_by_the_advocate_of_its_row() {
    let made = Case::new()
        .row(&["सीता", "", "seema"])
        .row(&["गीता", "", "रमेश कुमार"])
        .row(&["मीरा", "", "मुन्ना"])
        .make()
        .unwrap();
    let text = |path: &str| own_reader::words(made.file(path)).join(" ");
    assert!(text("letters/001-सीता.pdf").contains("भवदीया, (सीमा देवी)"));
    for path in ["letters/002-गीता.pdf", "letters/003-मीरा.pdf"] {
        assert!(text(path).contains("भवदीय, (रमेश कुमार उर्फ मुन्ना)"), "{}", text(path));
    }
    let bundle = text("bundles/रमेश कुमार.pdf");
    assert!(bundle.contains("गीता") && bundle.contains("मीरा") && !bundle.contains("सीता"));
    assert_eq!(text("all.pdf").matches("भवदीय").count(), 3);
}

#[test]
fn an_unknown_advocate_is_an_error_that_names_the_row() {
    let case = Case::new().row(&["सीता", "", "रमेश कुमर"]);
    assert_eq!(case.said(), ["A0303 list.csv row 2 अधिवक्ता"]);
    insta::assert_snapshot!(case.messages());
}

#[test]
fn joint_letters_are_signed_by_all_in_the_order_of_the_file() {
    let made = Case::new().letter("signing = \"joint\"").row(&["सीता", "", ""]).make().unwrap();
    let text = own_reader::words(made.file("all.pdf")).join(" ");
    let (first, second) = (text.find("(सीमा देवी)"), text.find("(रमेश कुमार उर्फ मुन्ना)"));
    assert!(first.is_some() && first < second, "{text}");
    assert!(!made.files.keys().any(|path| path.starts_with("bundles/")));
}

#[test]
fn post_office_thana_and_subdivision_have_their_place_in_the_address() {
    let list = "नाम,ग्राम,डाकघर,थाना,प्रखंड,अनुमंडल,जिला,पिन\n\
                सीता,बेला,बेला बाजार,मुफस्सिल,सदर,नमूनापुर सदर,नमूनापुर,000000\n";
    let text = |template: &str| {
        let made = Case::bare()
            .letter(&format!("template = \"{template}\""))
            .list(list)
            .make()
            .unwrap();
        own_reader::words(made.file("all.pdf")).join(" ").replace('\u{A0}', " ")
    };
    let hindi = "बेला डाकघर – बेला बाजार, थाना – मुफस्सिल प्रखंड – सदर अनुमंडल – नमूनापुर सदर, \
                 जिला – नमूनापुर, पिन – 000000";
    assert!(text("sammelan").contains(hindi), "{}", text("sammelan"));
    let english = "बेला Post Office बेला बाजार, Police Station मुफस्सिल Block सदर Sub-division \
                   नमूनापुर सदर, District नमूनापुर – 000000";
    assert!(text("invitation").contains(english), "{}", text("invitation"));
}

#[test]
fn columns_that_no_letter_prints_are_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("own")).unwrap();
    let note = |letter: &str| {
        std::fs::write(folder.path().join("own/letter.dj"), letter).unwrap();
        let case = Case::bare().letter("template = \"./own\"").list("नाम,रंग\nराम,नीला\n");
        let job = Job::read(&case.write_to(folder.path())).unwrap();
        let notes = job.notes.iter().map(|note| note.message().text(Lang::Hi));
        notes.collect::<Vec<_>>().join("\n")
    };
    let said = note("{{ invitee.name }}\n");
    assert!(said.contains("ये स्तंभ पत्र में नहीं छपेंगे: रंग"), "{said}");
    let said = note("{{ invitee.columns[\"रंग\"] }}\n");
    assert!(said.contains("अपने स्तंभ: रंग"), "{said}");
}

#[test]
fn a_missing_date_is_a_blank_and_never_today() {
    let made = Case::new().invitee("सीता").make().unwrap();
    let text = own_reader::words(made.file("all.pdf")).join(" ");
    assert!(text.contains("दिनांक : सेवा में,"), "{text}");
    let made = Case::new().letter("date = 2025-09-15").invitee("सीता").make().unwrap();
    let text = own_reader::words(made.file("all.pdf")).join(" ");
    assert!(text.contains("दिनांक : 15.09.2025 सेवा में,"), "{text}");
}

#[test]
fn empty_fields_leave_no_empty_lines() {
    // Every choice of the address fields gives one paragraph without gaps.
    let fields = ["पिता का नाम", "पद", "ग्राम", "वार्ड", "पंचायत", "प्रखंड", "जिला", "पिन"];
    let values = ["मोहन", "सचिव", "नया टोला", "7", "पूरब", "सदर", "भोजपुर", "802301"];
    let header = format!("नाम,अधिवक्ता,{}", fields.join(","));
    let rows: Vec<String> = (0..256_u32)
        .map(|choice| {
            let cells: Vec<_> =
                (0..8).map(|i| if choice >> i & 1 == 1 { values[i] } else { "" }).collect();
            format!("सीता,seema,{}", cells.join(","))
        })
        .collect();
    let job = Case::new().list(&format!("{header}\n{}\n", rows.join("\n"))).valid_job();
    let composer =
        Composer::new(&job.event, &job.editions[0].template, &job.editions[0].pictures)
            .unwrap();
    assert_eq!(job.invitees.len(), 256);
    for (choice, invitee) in job.invitees.iter().enumerate() {
        let letter = composer.compose(invitee, 1).unwrap().letter;
        let to = letter.blocks.iter().find(|block| block.names.contains(&"to".to_owned()));
        let aamantran::internals::compose::Content::Blocks(parts) = &to.unwrap().content else {
            panic!()
        };
        assert_eq!(parts.len(), 2, "choice {choice:08b}: {parts:?}");
        let words = letter.words().join(" ");
        let address = words.split("सेवा में,").nth(1).unwrap().split("महोदय").next().unwrap();
        for (i, value) in values.iter().enumerate() {
            let is_given = choice >> i & 1 == 1;
            assert_eq!(address.contains(value), is_given, "{value}: {address}");
        }
        assert!(!words.contains('\\'), "{words}");
        assert!(
            !address.contains(", ,") && !address.trim_end().ends_with([',', '–']),
            "{address}"
        );
    }
}

#[test]
fn a_proof_has_the_first_the_longest_and_one_of_each_advocate() {
    let made = Case::new()
        .row(&["सीता", "", "seema"])
        .row(&["गीता", "", "seema"])
        .row(&["राजराजेश्वरीनंदन", "", "seema"])
        .row(&["मीरा", "", "ramesh"])
        .row(&["राधा", "", "ramesh"])
        .options(Options::new().proof(true).threads(1))
        .make()
        .unwrap();
    let serials: Vec<_> = made.summary.letters.iter().map(|letter| letter.serial).collect();
    assert_eq!(serials, [1, 3, 4]);
}

/// A template may go through the keys: another order would be other letters.
#[test]
fn the_keys_of_the_event_and_of_the_letter_keep_their_order() {
    let loops = "{% for key, text in event %}{{ key }} {% endfor %}\n\n\
                 {% for key, text in letter %}{{ key }} {% endfor %}\n\n{{ letter.body }}\n";
    let letter = Case::new().template(loops).invitee("सीता").composed().letter;
    assert_eq!(
        letter.words().join(" ").split("  ").next().unwrap().split_whitespace().take(36).collect::<Vec<_>>(),
        "name organiser level place venue date end_date dates weekday start end hours tithi contact \
         agenda map_url logo logo_right language title serial code number date subject reference \
         body agenda_heading request note enclosures copies signing salutation closing thanks"
            .split_whitespace()
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_proof_of_letters_that_all_sign_has_one_of_each_list() {
    let made = Case::new()
        .letter("signing = \"joint\"")
        .lists("[[list]]\nfile = \"one.csv\"\n[[list]]\nfile = \"two.csv\"\n")
        .list_file("one.csv", "नाम\nराम\nराजराजेश्वरीनंदन\nगीता\n".as_bytes())
        .list_file("two.csv", "नाम\nमोहन\nराधा\n".as_bytes())
        .options(Options::new().proof(true).threads(1))
        .make()
        .unwrap();
    let serials: Vec<_> = made.summary.letters.iter().map(|letter| letter.serial).collect();
    assert_eq!(serials, [1, 2, 4]);
}

#[test]
fn the_body_may_have_groups_and_lists_of_its_own() {
    let body =
        "body = \"\"\"\nपहला।\n\n::: box\nदूसरा।\n:::\n\n{.ka}\n1. तीसरा\n2. चौथा\n\"\"\"";
    let case = Case::new().letter(body).invitee("सीता");
    let job = case.job().unwrap();
    let composer =
        Composer::new(&job.event, &job.editions[0].template, &job.editions[0].pictures)
            .unwrap();
    let letter = composer.compose(&job.invitees[0], 1).unwrap().letter;
    let words = letter.words().join(" ");
    assert!(words.contains("पहला। दूसरा। (क) तीसरा (ख) चौथा"), "{words}");
    let closing = letter.blocks.last().unwrap();
    assert!(closing.names.contains(&"closing".to_owned()), "{closing:?}");
}

#[test]
fn a_blank_after_words_gives_a_sound_content_stream() {
    let body =
        "body = \"\"\"\nमैं []{.blank} से आऊँगा और मेरे साथ []{.blank} लोग होंगे, यह पक्का है।\n\"\"\"";
    let made = Case::new().letter(body).invitee("सीता").make().unwrap();
    let document = lopdf::Document::load_mem(made.file("all.pdf")).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = without_strings(&document.get_page_content(page));
    for number in content.split(|c: char| " []<>()\n".contains(c)) {
        assert!(number.rfind('-').is_none_or(|at| at == 0), "{number}");
        assert!(number.matches('.').count() <= 1, "{number}");
    }
}

/// A content stream with nothing between the parentheses of its strings.
fn without_strings(content: &[u8]) -> String {
    let mut plain = String::new();
    let (mut is_inside, mut is_escaped) = (false, false);
    for &byte in content {
        if !is_inside || (byte == b')' && !is_escaped) {
            plain.push(char::from(byte));
            is_inside = byte == b'(';
            is_escaped = false;
        } else {
            is_escaped = byte == b'\\' && !is_escaped;
        }
    }
    plain
}

#[test]
fn a_venue_that_names_the_town_does_not_name_it_twice() {
    for (event, place) in [
        ("venue = \"भवन, बेला\"\nplace = \"बेला\"", "स्थान भवन, बेला"),
        ("venue = \"भवन\"\nplace = \"बेला\"", "स्थान भवन, बेला"),
        ("place = \"बेला\"", "स्थान बेला"),
        ("venue = \"भवन\"", "स्थान भवन"),
    ] {
        let made = Case::new().event(event).invitee("सीता").make().unwrap();
        let text = own_reader::words(made.file("all.pdf")).join(" ");
        let after = text.split("स्थान").nth(1).unwrap();
        assert!(text.contains(&format!("{place} भवदीया,")), "{after}");
    }
}

#[test]
fn a_long_letter_takes_more_pages_and_keeps_every_word() {
    let body = "यह सभा सबके लिए है। ".repeat(400);
    let case = Case::new().letter(&format!("body = \"{body}\"")).invitee("सीता").on_pages();
    let made = case.make().unwrap();
    assert!(made.summary.letters[0].pages >= 3, "{}", made.summary.letters[0].pages);
    let text = own_reader::words(made.file("all.pdf")).join(" ");
    assert_eq!(text.matches("यह सभा सबके लिए है।").count(), 400);
}
