//! Keys of one's own in `[extra]`, which templates of one's own print.

use crate::support::case::Case;

const EXTRA: &str = "[extra]\nguest = \"मुख्य न्यायाधीश *श्री* राम\"\nseats = 40\nvip = true\n\
    day = 2027-01-10\nhour = 10:30\n\"मुख्य अतिथि\" = [\"सीता\", \"गीता\"]\n\
    [[extra.session]]\nname = \"उद्घाटन\"\nstart = 10:00:00\n\
    [[extra.session]]\nname = \"समापन\"\nstart = 16:30:00\n";

fn case(template: &str) -> Case {
    let template = format!("{template}\n\n{{{{ letter.body }}}}\n");
    Case::new().tables(EXTRA).template(&template).invitee("सीता")
}

fn words(template: &str) -> String {
    case(template).composed().letter.words().join(" ").replace('\u{A0}', " ")
}

#[test]
fn templates_see_what_the_event_keeps() {
    let printed = words(
        "{{ extra.guest }} / {{ extra.seats }} / {% if extra.vip %}हाँ{% endif %} / \
         {{ extra.day | tarikh }} / {{ extra.hour | samay }} / \
         {% for own in extra[\"मुख्य अतिथि\"] %}{{ own }}, {% endfor %} / \
         {% for own in extra.session %}{{ own.name }} {{ own.start | samay }}; {% endfor %}",
    );
    assert!(
        printed.starts_with(
            "मुख्य न्यायाधीश *श्री* राम / 40 / हाँ / 10 जनवरी 2027 / पूर्वाह्न 10:30 बजे / \
             सीता, गीता, / उद्घाटन प्रातः 10 बजे; समापन अपराह्न 4:30 बजे;"
        ),
        "{printed}"
    );
}

#[test]
fn the_order_is_that_of_the_file() {
    let printed = words("{% for key, own in extra %}{{ key }} {% endfor %}");
    assert!(printed.starts_with("guest seats vip day hour मुख्य अतिथि session"), "{printed}");
}

#[test]
fn faults_are_told_at_their_place() {
    // Markup in a text that is printed as it stands, an emoji, and a key that is not there.
    assert_eq!(case("{{ extra.guest }}").said(), ["A0441 event.toml:9:9"]);
    let emoji = Case::new()
        .tables("[extra]\nlist = [{ who = \"राम 😀\" }]\n")
        .template("{{ extra.list[0].who }}\n\n{{ letter.body }}\n")
        .invitee("सीता");
    let said = emoji.said();
    assert!(said.iter().any(|said| said.starts_with("A0501 event.toml:9:")), "{said:?}");
    assert!(!case("{{ extra.nobody }}").said().is_empty());
    let deep = format!("[extra]\nkey = {}1{}\n", "[".repeat(9), "]".repeat(9));
    let said = Case::new().tables(&deep).invitee("सीता").refused();
    assert!(said[0].starts_with("A0142 event.toml:"), "{said:?}");
}

#[test]
fn an_event_without_it_is_as_it_was() {
    let plain = Case::new().invitee("सीता").make().unwrap();
    let with = Case::new().tables(EXTRA).invitee("सीता").make().unwrap();
    let fingerprint = |made: &crate::support::case::Made| made.summary.letters[0].fingerprint;
    assert_eq!(fingerprint(&plain), fingerprint(&with));
    assert_eq!(plain.file("all.pdf"), with.file("all.pdf"));
}

#[test]
fn a_number_too_long_to_count_with_is_printed() {
    let case = Case::new()
        .tables("[extra]\naccount = 12345678901234567890123\n")
        .template("{{ extra.account }}\n\n{{ letter.body }}\n")
        .invitee("सीता");
    let words = case.composed().letter.words().join(" ");
    assert!(words.starts_with("12345678901234567890123"), "{words}");
}
