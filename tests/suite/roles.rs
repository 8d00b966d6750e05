//! Who signs and who hands letters out.

use crate::own_reader::words;
use crate::support::case::Case;
use crate::support::program::command;

/// Two who sign, two who hand out, and one who does both.
const ADVOCATES: &str = "[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\nissues = false\n\
    [[advocate]]\nname = \"रमेश कुमार\"\ngender = \"m\"\nissues = false\n\
    [[advocate]]\nname = \"आशा वर्मा\"\ngender = \"f\"\nsigns = false\n\
    [[advocate]]\nname = \"मोहन लाल\"\ngender = \"m\"\nsigns = false\n\
    [[advocate]]\nname = \"हरि शंकर\"\ngender = \"m\"\n";

fn case() -> Case {
    Case::new()
        .letter("signing = \"joint\"")
        .advocates(ADVOCATES)
        .row(&["राम", "बेला", "आशा वर्मा"])
        .row(&["श्याम", "बेला", "मोहन लाल"])
        .row(&["गीता", "बेला", "हरि शंकर"])
}

#[test]
fn some_sign_and_others_hand_out() {
    let made = case().make().unwrap();
    let issuers: Vec<_> = made.summary.letters.iter().map(|letter| letter.advocate).collect();
    assert_eq!(issuers, [Some(2), Some(3), Some(4)]);
    let bundles: Vec<&String> =
        made.summary.files.iter().filter(|file| file.starts_with("bundles/")).collect();
    assert_eq!(
        bundles,
        ["bundles/आशा वर्मा.pdf", "bundles/मोहन लाल.pdf", "bundles/हरि शंकर.pdf"]
    );
    let letter = case().composed().letter.words().join(" ");
    for name in ["सीमा देवी", "रमेश कुमार", "हरि शंकर"]
    {
        assert!(letter.contains(name), "{name}: {letter}");
    }
    assert!(!letter.contains("मोहन लाल") && !letter.contains("आशा वर्मा"), "{letter}");
}

#[test]
fn templates_see_the_roles() {
    let template = "{% for own in advocates %}{{ own.name }}: {{ own.signs }} {{ own.issues }}; \
                    {% endfor %}{{ letter.body }}\n";
    let letter = case().template(template).composed().letter.words().join(" ");
    let roles: Vec<&str> =
        letter.split(';').map(|own| own.rsplit(": ").next().unwrap()).collect();
    assert_eq!(
        roles[..5],
        ["true false", "true false", "false true", "false true", "true true"],
        "{letter}"
    );
}

#[test]
fn rows_are_shared_out_among_those_who_hand_out() {
    for (by, expected) in [("turns", [2, 3, 4, 2, 3]), ("evenly", [2, 2, 3, 3, 4])] {
        let case = Case::new()
            .letter("signing = \"joint\"")
            .advocates(ADVOCATES)
            .tables(&format!("[assign]\nby = \"{by}\"\n"));
        let names = ["राम", "श्याम", "गीता", "सीता", "राधा"];
        let case = names.iter().fold(case, |case, name| case.row(&[name, "बेला", ""]));
        let made = case.make().unwrap();
        let issuers: Vec<_> =
            made.summary.letters.iter().map(|letter| letter.advocate.unwrap()).collect();
        assert_eq!(issuers, expected, "{by}");
    }
}

#[test]
fn who_alone_hands_out_needs_no_column() {
    let one = ADVOCATES.split("[[advocate]]\nname = \"मोहन लाल\"").next().unwrap();
    let made = Case::new()
        .letter("signing = \"joint\"")
        .advocates(one)
        .row(&["राम", "बेला", ""])
        .make()
        .unwrap();
    assert_eq!(made.summary.letters[0].advocate, Some(2));
}

#[test]
fn roles_that_do_not_go_together_are_refused() {
    let of = |signing: &str, advocates: &str| {
        Case::new()
            .letter(&format!("signing = \"{signing}\""))
            .advocates(advocates)
            .row(&["राम", "बेला", ""])
            .refused()
    };
    let one =
        |lines: &str| format!("[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n{lines}");
    let codes = |said: Vec<String>| -> Vec<String> {
        said.iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(
        codes(of("joint", &one("signs = false\nissues = false\n"))),
        ["A0137", "A0140", "A0141"]
    );
    assert_eq!(codes(of("issuing", &one("signs = false\n"))), ["A0138", "A0140"]);
    assert_eq!(codes(of("joint", &one("issues = false\n"))), ["A0141"]);
    let shares =
        format!("{}{}", one(""), one("issues = false\ncount = 3\n").replace("सीमा", "मीरा"));
    assert!(codes(of("joint", &shares)).contains(&"A0139".to_owned()));
}

#[test]
fn a_row_of_one_who_hands_out_nothing_is_rejected() {
    let case = case().row(&["मीरा", "बेला", "सीमा देवी"]);
    assert_eq!(case.said(), ["A0139 list.csv row 5 अधिवक्ता"]);
    let list = case.list_keys("advocate = \"रमेश कुमार\"");
    assert!(list.refused().iter().any(|said| said.starts_with("A0139 event.toml")));
}

#[test]
fn a_signer_of_no_letter_is_told() {
    let advocates =
        "[[advocate]]\nname = \"सीमा देवी\"\n[[advocate]]\nname = \"मीरा\"\nissues = false\n";
    let case = |signing: &str| {
        Case::new()
            .letter(&format!("signing = \"{signing}\""))
            .advocates(advocates)
            .row(&["राम", "बेला", "सीमा देवी"])
            .said()
    };
    let said = case("issuing");
    assert!(said.len() == 1 && said[0].starts_with("A0146 event.toml"), "{said:?}");
    assert_eq!(case("joint"), [""; 0]);
}

#[test]
fn letters_that_nobody_hands_out_have_a_bundle_of_their_own() {
    let bundles = |case: &Case| -> Vec<String> {
        let files = case.make().unwrap().files.into_keys();
        files.filter(|file| file.starts_with("bundles/")).collect()
    };
    let some = case().row(&["मीरा", "बेला", ""]);
    assert_eq!(
        bundles(&some),
        [
            "bundles/अन्य.pdf",
            "bundles/आशा वर्मा.pdf",
            "bundles/मोहन लाल.pdf",
            "bundles/हरि शंकर.pdf"
        ]
    );
    let made = some.make().unwrap();
    let others = words(made.file("bundles/अन्य.pdf")).join(" ");
    assert!(others.contains("मीरा") && !others.contains("गीता"), "{others}");
    // Where nobody hands out anything, there is nothing to be sorted.
    let none = Case::new().letter("signing = \"joint\"").row(&["मीरा", "बेला", ""]);
    assert_eq!(bundles(&none), [""; 0]);
}

#[test]
fn letters_that_nobody_hands_out_are_counted_as_such() {
    let root = tempfile::tempdir().unwrap();
    let event = |rows: &str| {
        let text = format!(
            "version = 1\n[event]\nname = \"सभा\"\n[letter]\nbody = \"आइए\"\n\
             signing = \"joint\"\n{ADVOCATES}[[list]]\nfile = \"list.csv\"\n"
        );
        let path = root.path().join("event.toml");
        std::fs::write(&path, text).unwrap();
        std::fs::write(root.path().join("list.csv"), format!("नाम,अधिवक्ता\n{rows}")).unwrap();
        path.display().to_string()
    };
    let some = event("राम,आशा वर्मा\nश्याम,\n");
    let checked = command(&["check", &some]).out;
    assert!(checked.contains("    1  (nobody named to hand them out)\n"), "{checked}");
    let checked = command(&["--lang", "hi", "check", &some]).out;
    assert!(checked.contains("    1  (बाँटने वाले का नाम नहीं)\n"), "{checked}");
    // Also if the run is for that part only.
    let out = root.path().join("out").display().to_string();
    let made = command(&["make", &some, "-o", &out, "--only", "2"]).out;
    assert!(made.contains("    1  (nobody named to hand them out)\n"), "{made}");
    assert!(root.path().join("out/selected/bundles/अन्य.pdf").exists());
    let checked = command(&["check", &event("राम,\n")]).out;
    assert!(checked.contains("    1  (signed jointly)\n"), "{checked}");
}

#[test]
fn the_words_before_the_other_advocates_are_the_events() {
    for template in ["sammelan", "laghu"] {
        let case =
            Case::new().built_in(template).letter("signing = \"issuing\"").invitee("राम");
        let usual = case.clone().composed().letter.words().join(" ");
        assert!(usual.contains("सहयोगी निवेदक :"), "{template}: {usual}");
        let own = |key: &str| case.clone().tables(&format!("[wording]\n\"{key}\" = \"साथ में\""));
        let words = own("others").composed().letter.words().join(" ");
        assert!(words.contains("साथ में :") && !words.contains("सहयोगी"), "{template}: {words}");
        // Who writes what the letter says is told the key.
        let told = own("सहयोगी निवेदक").messages();
        assert!(told.contains("Did you mean `others`?"), "{told}");
    }
}
