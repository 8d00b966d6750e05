//! Letters in other languages than Hindi, and the faces that can print them.

use aamantran::internals::font::{ChainId, Library, Weight};
use aamantran::internals::generate::coverage;
use aamantran::internals::shape::{Faces, WordTable, Words};

use crate::exact_text::{sheet, styles};
use crate::own_reader::words;
use crate::support::case::{Case, messages_of};

/// A paragraph each of Bhojpuri, Maithili and Marathi.
const PARAGRAPHS: [(&str, &str); 3] = [
    (
        "bho",
        "रउआ सभे के सादर नेवता बा। गाँव के पोखरा पर एतवार के भिनुसारे बइठकी होखी, जवना में \
         पढ़ाई-लिखाई आ खेती-बारी के बात होई। रउरा ज़रूर आईं, लइकन के भी सङे ले आईं।",
    ),
    (
        "mai",
        "अपने सभकेँ सादर आमन्त्रण अछि। रवि दिन भोरमे गामक पोखरि पर बैसार होयत, जाहिमे \
         शिक्षा आ कृषिक विषयमे विचार-विमर्श कएल जाएत। अपनेक उपस्थिति प्रार्थनीय अछि। नहिँ ऽ।",
    ),
    (
        "mr",
        "आपणांस सादर निमंत्रण आहे. रविवारी सकाळी गावच्या शाळेत सभा होईल, तिच्यात शेती व \
         शिक्षणाबद्दल चर्चा होणार आहे. ऱ्हस्व, वाऱ्यावर, ॲड. ऑफिस, लक्ष्मी, शिवाजी, बाळ.",
    ),
];

#[test]
fn paragraphs_of_other_languages_come_back_from_every_face() {
    for (language, paragraph) in PARAGRAPHS {
        let wanted: Vec<String> = paragraph.split_whitespace().map(str::to_owned).collect();
        for (families, weight) in styles() {
            let read = words(&sheet(&wanted, &families, weight));
            assert_eq!(read, wanted, "{language} in {families:?} {weight:?}");
        }
    }
}

#[test]
fn marathi_has_its_own_letters_where_the_face_has_them() {
    let library = Library::embedded().unwrap();
    let glyphs = |language: &str, family: &str, text: &str| {
        let chains = [library.chain(&[family.to_owned()], Weight::REGULAR).unwrap()];
        let mut table = Words::new(&library, &chains, language);
        let id = table.word(ChainId(0), text).unwrap();
        table.get(id).runs[0].clusters[0].glyphs.clone()
    };
    for family in ["Noto Serif Devanagari", "Noto Sans Devanagari"] {
        for letter in ["ल", "श"] {
            let [mr, hi] = ["mr", "hi"].map(|language| glyphs(language, family, letter));
            assert_ne!(mr, hi, "{letter} in {family}");
        }
        for language in ["bho", "mai"] {
            assert_eq!(glyphs(language, family, "ल"), glyphs("hi", family, "ल"), "{family}");
        }
    }
}

/// The Marathi of these two lacks all conjuncts: they are shaped as Hindi.
#[test]
fn marathi_keeps_its_conjuncts_in_every_face() {
    let library = Library::embedded().unwrap();
    for family in ["Eczar", "Yatra One"] {
        let chains = [library.chain(&[family.to_owned()], Weight::REGULAR).unwrap()];
        let [mr, hi] = ["mr", "hi"].map(|language| {
            let mut table = Words::new(&library, &chains, language);
            let id = table.word(ChainId(0), "श्रीलक्ष्मी").unwrap();
            table.get(id).clone()
        });
        assert_eq!(mr, hi, "{family}");
    }
}

#[test]
fn faces_beside_each_other_are_matched_in_size() {
    let library = Library::embedded().unwrap();
    let names = ["Noto Serif Devanagari".to_owned(), "Noto Serif".to_owned()];
    let chain = library.chain(&names, Weight::REGULAR).unwrap();
    assert_eq!(chain.scales[0].to_bits(), 1.0_f64.to_bits());
    // 0.623 em of letter, of which 0.77 is x-height, beside an x-height of 0.536 em.
    assert!((chain.scales[1] - 0.895).abs() < 0.003, "{:?}", chain.scales);
    let [latin, deva] = [&names[1], &names[0]];
    let chain = library.chain(&[latin.clone(), deva.clone()], Weight::REGULAR).unwrap();
    assert!((chain.scales[1] - 1.117).abs() < 0.003, "{:?}", chain.scales);
}

#[test]
fn a_face_of_ones_own_is_tried_on_the_hard_words() {
    let library = Library::embedded().unwrap();
    let bytes = |family: &str| {
        let family = library.family(family).unwrap();
        library.face(family.faces[0]).bytes().to_vec()
    };
    let tried = |bytes: &[u8]| coverage(Library::embedded().unwrap(), bytes);
    let whole = tried(&bytes("Tiro Devanagari Hindi")).unwrap();
    assert!(whole.words > 1900 && whole.is_whole() && whole.has_latin);
    let latin = tried(&bytes("Noto Serif")).unwrap();
    assert!(latin.missing.contains(&'क'));
    assert!(!tried(&bytes("Noto Serif Devanagari")).unwrap().has_latin);
    let virama = tried(&bytes("Eczar")).unwrap();
    assert!(virama.unjoined.contains(&"स्वातन्त्र्य".to_owned()) && !virama.is_whole());
    assert!(virama.unjoined.len() < 20, "{:?}", virama.unjoined);
    assert!(tried(b"no font").is_err());
}

#[test]
fn an_english_letter_has_english_words_and_says_so() {
    let made = Case::new()
        .letter("language = \"en\"")
        .event("start = 10:30:00\nend = 16:00:00")
        .template(
            "{{ letter.language }} {{ letter.salutation }} {{ event.date | tarikh }} \
             {{ event.weekday }} {{ event.hours }} {{ invitee.name | adar(prefix=\"shri\") }} \
             {{ letter.closing }}",
        )
        .invitee("Ram Singh")
        .make()
        .unwrap();
    let pdf = &made.files[&made.summary.letters[0].file];
    assert_eq!(
        words(pdf).join(" "),
        "en Sir or Madam, 21 September 2025 Sunday 10:30 a.m. to 4 p.m. Shri Ram Singh \
         Yours faithfully,"
    );
    let is_said = |object: &lopdf::Object| object.as_str().is_ok_and(|text| text == b"en-IN");
    let document = lopdf::Document::load_mem(pdf).unwrap();
    assert!(document.catalog().unwrap().get(b"Lang").is_ok_and(is_said));
}

/// A letter in a language, with a text in another.
fn quoting(language: &str, text: &str) -> Case {
    let letter = format!("language = \"{language}\"");
    Case::new().letter(&letter).template(text).invitee("सीता")
}

#[test]
fn a_part_in_another_language_says_so() {
    for (language, text, said) in [
        ("hi", "क [लक्ष्मी]{lang=mr} ख", vec!["mr"]),
        ("hi", "क [2027]{lang=en} ख AD", vec!["en", "en"]),
        ("hi", "{lang=sa}\nधर्मो रक्षति रक्षितः", vec!["sa"]),
        (
            "hi",
            "{lang=mr}\n:::: box\nसभा [meeting]{.x} आहे\n\n- बाळ\n::::\n\nक",
            vec!["mr", "en", "mr", "mr", "mr"],
        ),
        ("hi", "{lang=\"en\"}\n# Programme 2027", vec!["en"]),
        ("hi", "[राम Ram]{lang=en}", vec!["en"]),
        ("en", "Dear राम", vec!["hi"]),
        ("en", "Dear [राम 2]{lang=mr} and [श्याम]{lang=bho}", vec!["mr", "bho"]),
        ("mr", "सभा [सभा]{lang=hi}", vec!["hi"]),
        ("mr", "सभा [सभा]{lang=mr}", vec![]),
    ] {
        let made = quoting(language, text).make().unwrap();
        assert_eq!(crate::tagged::said_languages(made.file("all.pdf")), said, "{text}");
    }
}

#[test]
fn a_part_in_another_language_is_shaped_in_it() {
    let library = Library::embedded().unwrap();
    let family = "Noto Serif Devanagari".to_owned();
    let chains = [library.chain(&[family], Weight::REGULAR).unwrap()];
    let mut table = Words::new(&library, &chains, "hi");
    let mut glyphs = |language| {
        let id = table.word(Faces { chain: ChainId(0), language }, "ल").unwrap();
        table.get(id).runs[0].clusters[0].glyphs[0].id
    };
    let [own, marathi, hindi] = [None, Some("mr"), Some("hi")].map(&mut glyphs);
    assert!(own == hindi && own != marathi);
    let pdf = |text: &str| quoting("hi", text).make().unwrap().file("all.pdf").to_vec();
    assert_ne!(pdf("[ल]{lang=mr} ल"), pdf("[ल]{lang=sa} ल"));
    assert_eq!(words(&pdf("[ल]{lang=mr} ल")), ["ल", "ल"]);
}

#[test]
fn a_language_that_is_not_known_is_refused() {
    let cases = [
        ("क [x]{lang=xx}\n", vec!["A0418 letter.dj:1:12"]),
        ("क\n\n{lang=xx}\nx\n", vec!["A0418 letter.dj:3:7"]),
        (
            "{lang=\"xx\"}\n::: box\nx\n:::\n",
            vec!["A0418 letter.dj:1:7", "A0438 letter.dj:1:1"],
        ),
    ]
    .map(|(text, told)| {
        let case = quoting("hi", text);
        assert_eq!(case.said(), told, "{text}");
        case
    });
    insta::assert_snapshot!(messages_of(&cases));
}
