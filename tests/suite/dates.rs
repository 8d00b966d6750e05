//! Dates and hours in the forms that the template and the event choose.

use crate::own_reader;
use crate::support::case::Case;

#[test]
fn each_form_stands_in_the_letter() {
    let template = "{{ event.date | tarikh(form=\"full\") }} \
                    {{ event.date | tarikh(form=\"saka\") }} \
                    {{ event.date | tarikh(form=\"sentence\") }} \
                    {{ event.date | dinank }} {{ event.dates }} {{ event.hours }} \
                    {{ event.start | samay }}";
    let made = Case::new()
        .event("end_date = 2025-09-25\nstart = 10:30\nend = 17:00")
        .letter(
            "[wording]\ndate_mark = \"-\"\nday_parts = \"spoken\"\nmonths = \"panchamakshar\"",
        )
        .template(template)
        .invitee("सीता")
        .make()
        .unwrap();
    let text = own_reader::words(made.file("all.pdf")).join(" ").replace('\u{A0}', " ");
    for part in [
        "रविवार, 21 सितम्बर 2025",
        "21 सितम्बर 2025 (30 भाद्र 1947 शक)",
        "दिनांक 21 सितम्बर 2025, दिन रविवार को",
        "21-09-2025",
        "21 से 25 सितम्बर 2025 तक",
        "सुबह 10:30 बजे से शाम 5 बजे तक",
    ] {
        assert!(text.contains(part), "{part} is missing in: {text}");
    }
}

#[test]
fn a_form_of_date_that_there_is_not_is_an_error() {
    let case =
        Case::new().template("{{ event.date | tarikh(form=\"short\") }}").invitee("सीता");
    assert_eq!(case.said(), ["A0406 letter.dj:1:17"]);
    insta::assert_snapshot!(case.messages());
}

#[test]
fn dates_and_hours_in_a_language_of_choice() {
    let event = "name = \"सभा\"\ndate = 2027-01-10\nend_date = 2027-01-11\n\
                 start = 10:30:00\nend = 17:00:00";
    let printed = |template: &str, wording: &str| {
        let case = Case::new()
            .event_of(event)
            .template(&format!("{template}\n\n{{{{ letter.body }}}}\n"));
        let letter = case.tables(wording).invitee("सीता").composed().letter;
        letter.words().join(" ").replace('\u{A0}', " ")
    };
    let all = "{{ event.date | tarikh(lang=\"en\") }} / {{ event.date | tarikh(to=event.end_date) }} / \
               {{ event.date | tarikh(to=event.end_date, lang=\"en\") }} / \
               {{ event.date | var(lang=\"en\") }} / {{ event.start | samay(lang=\"en\") }} / \
               {{ event.start | samay(to=event.end) }} / \
               {{ event.start | samay(to=event.end, lang=\"en\") }} / \
               {{ event.date | tarikh(form=\"full\", lang=\"mr\") }}";
    // Figures of Devanagari are for the languages that are written in it.
    let letter = printed(all, "[wording]\ndigits = \"devanagari\"\n");
    for part in [
        "10 January 2027 / १० एवं ११ जनवरी २०२७ / 10 to 11 January 2027 / Sunday / 10:30 a.m. / ",
        "/ पूर्वाह्न १०:३० बजे से सायं ५ बजे तक / 10:30 a.m. to 5 p.m. / रविवार, १० जानेवारी २०२७",
    ] {
        assert!(letter.contains(part), "{letter}");
    }
    // Without a last day the first stands alone.
    let one = Case::new()
        .template(
            "{{ event.date | tarikh(to=event.end_date, lang=\"en\") }}\n\n{{ letter.body }}\n",
        )
        .invitee("सीता");
    let words = one.composed().letter.words().join(" ").replace('\u{A0}', " ");
    assert!(words.contains("21 September 2025"), "{words}");
    for template in [
        "{{ event.date | tarikh(lang=\"fr\") }}",
        "{{ event.date | tarikh(to=\"कल\") }}",
        "{{ event.date | tarikh(to=event.date, form=\"full\") }}",
    ] {
        let said = Case::new().template(template).invitee("सीता").said();
        assert_eq!(said, ["A0406 letter.dj:1:17"], "{template}");
    }
}
