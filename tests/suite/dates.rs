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
