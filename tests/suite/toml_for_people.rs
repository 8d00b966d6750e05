//! Event files as people type them: each slip is told, all at once, with the line as it would be
//! right.

use aamantran::Job;
use insta::assert_snapshot;

use crate::support::case::messages;

/// What is said of an event file, in English and in Hindi.
fn said(event: &str) -> String {
    messages(&Job::from_parts(event, &[]).unwrap_err())
}

#[test]
fn each_slip_of_a_line_shows_the_line_as_it_would_be_right() {
    let event = r#"version = १
[आयोजन]
name = “वार्षिक सभा”
venue = "संघ भवन
organiser = जिला अधिवक्ता संघ
स्थान: "नमूनापुर"
level = "राज्य "स्तरीय" सभा"
date = 20.12.2026
end_date = २१-१२-२०२६
start = 10:30 बजे
end = शाम ५ बजे
logo = "C:\Users\asha\logo.png"
[letter]
first_serial = 007
body = "आप सादर आमंत्रित हैं।
title = "आमंत्रण",
[wording]
ji = हाँ
[[paper]]
name = "सादा"
when = { लेटर पैड = "हाँ" }
[[अधिवक्ता]]
name = "सीमा देवी"
phone = 09431012345
पद = 'अध्यक्ष"
[[list]]
file = "list.csv"
लेटर पैड = "हाँ"
"#;
    assert_snapshot!(said(event));
}

#[test]
fn keys_that_stand_twice_or_elsewhere_are_told_where_they_belong() {
    let event = r#"version = 1
[event]
name = "सभा"
venue = "संघ भवन"
venue = "मैदान"
font-size = "12pt"
signing = "joint"
[letter]
contact = "9431012345"
sign = "joint"
[paper]
font-size = "12pt"
[advocate]
name = "सीमा देवी"
[[list]]
file = "list.csv"
"#;
    assert_snapshot!(said(event));
}

#[test]
fn what_nobody_knows_does_not_hide_what_stands_below() {
    let event = r#"version = 1
[event]
name = "सभा"
venue "टाउन हॉल"
date = 2027-02-30
agenda = ["क" "ख"]
यह पंक्ति क्या है
organiser = जिला विधिज्ञ संघ, आरा
end_date = १० जनवरी २०२७
[paper]
letterhead_gap = 60
when = "लेटर पैड"
[[paper]]
name = "सादा"
[[advocate]]
name = "सीमा देवी"
[[list]]
file = "list.csv"
"#;
    assert_snapshot!(said(event));
}

#[test]
fn values_of_another_kind_show_how_they_are_meant() {
    let event = r#"version = 1
[event]
name = "सभा"
[[paper]]
letterhead_gap = 60
margin_top = 20
[[paper]]
name = "पैड"
when = "लेटर पैड"
[[paper]]
name = "डाक"
when = { pin = 800001, "लेटर पैड" = true }
[[advocate]]
name = "सीमा देवी"
phone = 9431012345
[[list]]
file = "list.csv"
"#;
    assert_snapshot!(said(event));
}

#[test]
fn hours_and_days_in_quotes_are_taken() {
    let event = "version = 1\n[event]\nname = \"सभा\"\ndate = \"2026-12-20\"\nstart = \"10:30\"\n\
                 end = 17:00\n[[advocate]]\nname = \"सीमा\"\n[[list]]\nfile = \"list.csv\"\n";
    let job = Job::from_parts(event, &[("list.csv", "नाम\nराम\n".as_bytes())]).unwrap();
    let facts = &job.event.facts;
    assert_eq!(facts.date.unwrap().to_string(), "2026-12-20");
    let hours = [facts.start, facts.end].map(|own| own.unwrap().to_string());
    assert_eq!(hours, ["10:30:00", "17:00:00"]);
}

#[test]
fn what_templates_print_themselves_is_not_written_twice() {
    let event = "version = 1\n[event]\nname = \"सभा\"\nvenue = \"टाउन हॉल, आरा\"\n\
        place = \"आरा, भोजपुर\"\nagenda = [\"1. पंचायत कानून\", \"२) प्रश्न\"]\n[letter]\n\
        body = \"\"\"\nमहोदय,\n\nआप सादर आमंत्रित हैं।\n\nभवदीय,\n\"\"\"\n[[advocate]]\nname = \"सीमा\"\n\
        [[list]]\nfile = \"list.csv\"\n";
    let job =
        |event: &str| Job::from_parts(event, &[("list.csv", "नाम\nराम\n".as_bytes())]).unwrap();
    assert_snapshot!(messages(&job(event).warnings));
    // A day in a point, and a text that only mentions these words, are none of these.
    let event = event
        .replace("1. पंचायत", "1.1.2026 से पंचायत")
        .replace("२) प्रश्न", "21 प्रश्न")
        .replace("महोदय,\n", "महोदय, आप सबको नमस्कार\n")
        .replace("भवदीय,", "हम सब भवदीय हैं")
        .replace("हॉल, आरा", "हॉल, आरा, भोजपुर");
    assert!(job(&event).warnings.is_empty(), "{}", messages(&job(&event).warnings));
}
