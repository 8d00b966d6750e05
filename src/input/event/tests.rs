use jiff::civil::{date, time};

use crate::diagnostic::{Diagnostics, Lang, Message, Place, render};
use crate::hindi::{
    Closing, DateMark, DateStyle, DayParts, Digits, February, Gender, Months, Register,
    Thursday,
};
use crate::input::event::read::read_event;
use crate::input::{Event, Signing};
use crate::support::case::Case;

/// An event file that is valid but for what is added to it.
fn file(event: &str, more: &str) -> String {
    Case::bare()
        .event(&format!("{event}\n"))
        .tables(&format!("{more}\n\n"))
        .advocates("[[advocate]]\nname = \"राम सिंह\"")
        .event_file()
}

fn valid(source: &str) -> Event {
    let (event, _, faults) = read_event("event.toml", source);
    assert!(faults.is_empty(), "{faults}");
    event.unwrap()
}

fn faults(source: &str) -> Diagnostics {
    read_event("event.toml", source).2
}

/// The one fault of a file, as line, column and message.
fn fault(source: &str) -> (usize, usize, Message) {
    let faults = faults(source);
    assert_eq!(faults.len(), 1, "{faults}");
    let fault = faults.iter().next().unwrap();
    let Place::Text { line, column, .. } = fault.place() else {
        return (0, 0, fault.message().clone());
    };
    (*line, *column, fault.message().clone())
}

#[test]
fn the_least_file_is_valid_and_has_the_documented_defaults() {
    let event = valid(&file("", ""));
    assert_eq!(event.facts.name, "सभा");
    assert_eq!(event.facts.date, None);
    assert_eq!(event.letter.template, "sammelan");
    assert_eq!(event.letter.date, None);
    assert_eq!(event.letter.first_serial, 1);
    assert_eq!(event.letter.signing, Signing::Issuing);
    assert!(event.wording.ji);
    assert_eq!(event.wording.digits, Digits::Latin);
    assert_eq!(event.advocates[0].id, "राम सिंह");
    assert!(event.advocates[0].show_alias);
    assert_eq!(event.lists[0].file, "list.csv");
}

#[test]
fn everything_given_is_read() {
    let event = valid(&file(
        "organiser = \"संघ\"\ndate = 2025-09-21\nend_date = 2025-09-22\nweekday = \"Sunday\"\n\
         start = 10:30\nend = 17:00:00\ncontact = \"98\"\nagenda = [\"एक\", \" \", \"दो\"]\nvenue = \"\"",
        "[letter]\nnumber = \"क/{serial:03}\"\ndate = 2025-09-15\nsigning = \"joint\"\n\
         body = '''\nपहला\n\nदूसरा\n'''\nfirst_serial = 40\n\
         [wording]\ndigits = \"devanagari\"\nmonths = \"panchamakshar\"\nfebruary = \"plain\"\n\
         thursday = \"viravar\"\ndate_mark = \"-\"\nday_parts = \"spoken\"\nji = false\n\
         register = \"comrade\"\nclosing = \"nivedak\"\n[paper]\nsize = \"A5\"",
    ));
    let facts = &event.facts;
    assert_eq!(facts.date, Some(date(2025, 9, 21)));
    assert_eq!(facts.end_date, Some(date(2025, 9, 22)));
    assert_eq!((facts.start, facts.end), (Some(time(10, 30, 0, 0)), Some(time(17, 0, 0, 0))));
    assert_eq!(facts.contact, ["98"]);
    assert_eq!(facts.agenda, ["एक", "दो"]);
    assert_eq!(facts.texts.venue, None, "empty means not given");
    assert_eq!(event.letter.number.as_ref().unwrap().format(7), "क/007");
    assert_eq!(event.letter.signing, Signing::Joint);
    assert_eq!(event.letter.body.as_deref(), Some("पहला\n\nदूसरा\n"));
    assert_eq!(event.letter.first_serial, 40);
    assert_eq!(event.wording.digits, Digits::Devanagari);
    let dates = DateStyle {
        months: Months::Panchamakshar,
        february: February::Plain,
        thursday: Thursday::Viravar,
    };
    assert_eq!(event.wording.dates, dates);
    assert_eq!(event.wording.date_mark, DateMark::Hyphen);
    assert_eq!(event.wording.day_parts, DayParts::Spoken);
    assert_eq!(event.wording.register, Register::Comrade);
    assert_eq!(event.wording.closing, Closing::Nivedak);
    assert!(!event.wording.ji);
    assert_eq!(event.paper().size.as_deref(), Some("A5"));
}

#[test]
fn text_is_in_nfc() {
    let event = valid(&file("place = \"\u{958}\"", ""));
    assert_eq!(event.facts.texts.place.as_deref(), Some("\u{915}\u{93C}"));
}

#[test]
fn unknown_keys_name_the_nearest_and_their_place() {
    let (line, column, message) = fault(&file("venu = \"x\"", ""));
    assert_eq!((line, column), (4, 1));
    let nearest = Some("venue".to_owned());
    let expected = Message::UnknownKey {
        key: "venu".into(),
        table: "[event]".into(),
        nearest,
        belongs: Vec::new(),
    };
    assert_eq!(message, expected);

    let (.., message) = fault(&file("", "[wordings]"));
    let Message::UnknownKey { nearest, table, .. } = message else { panic!("{message:?}") };
    assert_eq!((nearest.as_deref(), table.as_str()), (Some("wording"), ""));

    let source = file("", "").replace("name = \"राम", "nmae = 1\nname = \"राम");
    let (.., message) = fault(&source);
    let Message::UnknownKey { table, .. } = message else { panic!("{message:?}") };
    assert_eq!(table, "[[advocate]]");
}

#[test]
fn all_faults_come_at_once_in_order_and_in_both_languages() {
    let source = file("date = \"21.9.\"\nagenda = 5", "[letter]\nji = 1\nsigning = \"both\"");
    let faults = faults(&source);
    let codes: Vec<_> = faults.iter().map(crate::diagnostic::Diagnostic::code).collect();
    assert_eq!(codes, ["A0105", "A0105", "A0104", "A0106"]);
    for fault in &faults {
        assert_ne!(fault.message().text(Lang::Hi), fault.message().text(Lang::En));
        assert!(render(fault, Lang::En).starts_with("event.toml:"), "{fault}");
    }
}

#[test]
fn shares_of_advocates_must_mean_something() {
    let codes = |by: &str, first: &str, second: &str| -> Vec<&str> {
        let source = format!(
            "version = 1\n[event]\nname = \"क\"\n[assign]\n{by}\n\
             [[advocate]]\nname = \"a\"\n{first}\n[[advocate]]\nname = \"b\"\n{second}\n\
             [[list]]\nfile = \"l.csv\"\n"
        );
        let (.., found) = read_event("event.toml", &source);
        found.iter().map(crate::diagnostic::Diagnostic::code).collect()
    };
    let (areas, again) = ("areas = [\"बेला\", \"ज्ञानपुर\"]", "areas = [\"ज्ञानपुर\"]");
    assert_eq!(codes("by = \"areas\"", areas, again), ["A0130"]);
    assert_eq!(codes("by = \"areas\"", "", ""), ["A0108"], "nobody has an area");
    assert_eq!(codes("by = \"evenly\"", areas, "count = 3"), ["A0131", "A0131"]);
    assert_eq!(codes("by = \"turns\"\nfield = \"ward\"", "", ""), ["A0131"]);
    assert_eq!(codes("", "", ""), ["A0108"], "by is not given");
    assert_eq!(codes("by = \"counts\"", "count = 3", ""), [""; 0]);
}

#[test]
fn syntax_errors_have_a_place() {
    let (line, _, message) = fault("version = 1\n[event]\n]\n");
    assert_eq!(line, 3);
    assert!(matches!(message, Message::TomlSyntax { .. }), "{message:?}");
}

#[test]
fn characters_that_only_look_right_are_named() {
    for (source, code) in [
        ("version = 1\n[event]\nname = “सभा”\n", "name = \"सभा\""),
        ("version = 1\n[event]\nname = ‘सभा’\n", "name = \"सभा\""),
        ("version = 1\n[event]\nname = \"सभा”\n", "name = \"सभा\""),
        ("version = 1\n[event]\nna\u{A0}me = \"सभा\"\n", "U+00A0"),
        ("version = 1\n[event]\nname\u{A0}= \"सभा\"\n", "U+00A0"),
        ("version = 1\n[event]\nname =\u{3000}\"सभा\"\n", "U+3000"),
        (&file("\"na\u{A0}me\" = \"x\"", ""), "U+00A0"),
        (&file("\"venue\u{2009}\" = \"x\"", ""), "U+2009"),
    ] {
        let faults = faults(source);
        for lang in [Lang::En, Lang::Hi] {
            let mut hints = faults.iter().filter_map(|fault| fault.message().hint(lang));
            assert!(hints.any(|hint| hint.contains(code)), "{source}: {faults}");
        }
    }
}

#[test]
fn the_version_must_be_known() {
    assert_eq!(fault(&file("", "").replace("version = 1", "")).2, Message::VersionMissing);
    let (line, _, message) = fault(&file("", "").replace("version = 1", "version = 2"));
    assert_eq!((line, message), (1, Message::VersionUnknown { found: "2".into() }));
}

#[test]
fn the_weekday_must_be_that_of_the_date() {
    valid(&file("date = 2025-09-25\nweekday = \"बृहस्पतिवार\"", ""));
    let (line, _, message) = fault(&file("date = 2025-09-21\nweekday = \"सोमवार\"", ""));
    assert_eq!(line, 5);
    let expected = Message::WeekdayClash {
        given: "सोमवार".into(),
        hindi: "रविवार".into(),
        english: "Sunday".into(),
        date: "2025-09-21".into(),
    };
    assert_eq!(message, expected);
    assert_eq!(message.text(Lang::Hi), "2025-09-21 को रविवार है, \"सोमवार\" नहीं");
    assert_eq!(message.text(Lang::En), "2025-09-21 is a Sunday, not \"सोमवार\"");
    let (.., message) = fault(&file("weekday = \"कलवार\"", ""));
    assert_eq!(message, Message::WeekdayUnknown { value: "कलवार".into() });
    let lonely = faults(&file("weekday = \"रविवार\"", ""));
    assert!(!lonely.has_errors() && lonely.warning_count() == 1, "{lonely}");
}

#[test]
fn an_event_cannot_end_before_it_begins() {
    let (.., message) = fault(&file("date = 2025-09-21\nend_date = 2025-09-20", ""));
    assert_eq!(message, Message::EndBeforeStart);
}

#[test]
fn an_end_without_a_beginning_gives_a_warning() {
    for (given, expected) in [
        ("end_date = 2025-09-21", Message::EndDateWithoutDate),
        ("end = 16:00", Message::EndWithoutStart),
    ] {
        let source = file(given, "");
        let (line, _, message) = fault(&source);
        assert_eq!((line, message), (4, expected));
        assert!(!faults(&source).has_errors());
    }
    valid(&file("date = 2025-09-21\nend_date = 2025-09-22\nstart = 10:00\nend = 16:00", ""));
}

#[test]
fn one_list_twice_under_two_spellings() {
    let list = |path: &str| format!("{}[[list]]\nfile = \"{path}\"\n", file("", ""));
    for path in ["list.csv", "./list.csv", ".//list.csv"] {
        assert_eq!(fault(&list(path)).2, Message::ListTwice { path: path.into() });
    }
    valid(&list("a/list.csv"));
}

#[test]
fn each_choice_has_one_spelling() {
    for (key, value, allowed) in [
        ("digits", "deva", "\"latin\", \"devanagari\""),
        ("digits", "latn", "\"latin\", \"devanagari\""),
        ("register", "left", "\"formal\", \"warm\", \"comrade\""),
    ] {
        let (.., message) = fault(&file("", &format!("[wording]\n{key} = \"{value}\"")));
        let Message::WrongChoice { allowed: shown, .. } = &message else {
            panic!("{message:?}")
        };
        assert_eq!(shown, allowed);
    }
}

#[test]
fn advocates_are_told_apart() {
    let twice = |first: &str, second: &str| {
        let advocates = format!("[[advocate]]\n{first}\n[[advocate]]\n{second}\n");
        let list = "[[list]]\nfile = \"l.csv\"\n";
        faults(&format!("version = 1\n[event]\nname = \"सभा\"\n{advocates}{list}"))
    };
    let one = |faults: &Diagnostics| match faults.iter().next().map(|f| f.message().clone()) {
        Some(Message::AdvocateTwice { key, .. }) => key,
        other => panic!("{other:?}"),
    };
    assert_eq!(one(&twice("name = \"राम\"", "name = \"राम \"")), "name");
    assert_eq!(one(&twice("id = \"a\"\nname = \"राम\"", "id = \"A\"\nname = \"श्याम\"")), "id");
    assert_eq!(one(&twice("id = \"a\"\nname = \"राम\"", "name = \"राम\"")), "name");
    assert!(twice("id = \"a\"\nname = \"राम\"", "id = \"b\"\nname = \"राम\"").is_empty());
}

#[test]
fn an_advocates_prefix_shows_the_gender() {
    let source = file("", "").replace("[[list]]", "prefix = \"Smt.\"\n[[list]]");
    let advocate = &valid(&source).advocates[0];
    assert_eq!(advocate.prefix.as_deref(), Some("श्रीमती"));
    assert_eq!(advocate.gender, Some(Gender::F));
}

#[test]
fn lists_name_known_fields_and_advocates() {
    let list = |more: &str| format!("{}{more}\n", file("", ""));
    let event = valid(&list(
        "advocate = \"राम सिंह\"\ndefaults = { village = \"बेला\" }\ncolumns = { name = \"X\" }",
    ));
    assert_eq!(event.lists[0].defaults["village"], "बेला");
    assert_eq!(event.lists[0].columns["name"], "X");

    let (.., message) = fault(&list("advocate = \"राम साह\""));
    let Message::ListAdvocateUnknown { value, nearest, .. } = message else {
        panic!("{message:?}")
    };
    assert_eq!((value.as_str(), nearest.as_deref()), ("राम साह", Some("राम सिंह")));
    let (.., message) = fault(&list("columns = { vilage = \"X\" }"));
    let Message::FieldUnknown { field, nearest, known } = message else {
        panic!("{message:?}")
    };
    assert_eq!((&*field, nearest.as_deref()), ("vilage", Some("village")));
    assert!(known.starts_with("name, ") && known.contains(", village, "), "{known}");
    // Other keys of defaults are columns of the list's own, unless they mean a field, or nearly.
    let event = valid(&list("defaults = { \"लेटर पैड\" = \"हाँ\", \"थाना नं०\" = \"7\" }"));
    assert_eq!(event.lists[0].defaults["लेटर पैड"], "हाँ");
    for (key, meant) in [
        ("name", None),
        ("नाम", None),
        ("advocate", None),
        ("distrct", Some("district")),
        ("जिला", Some("district")),
        ("पंचायत्त", Some("panchayat")),
        ("प्रखंड/जिला", None),
    ] {
        let (.., message) = fault(&list(&format!("defaults = {{ \"{key}\" = \"X\" }}")));
        let Message::FieldUnknown { nearest, .. } = message else { panic!("{message:?}") };
        assert_eq!(nearest.as_deref(), meant, "{key}");
    }
}

#[test]
fn a_pattern_of_letter_numbers_is_checked() {
    let (line, _, message) = fault(&file("", "[letter]\nnumber = \"{serail}\""));
    assert_eq!(line, 6);
    assert_eq!(message, Message::NumberPlaceholder { found: "serail".into() });
}

#[test]
fn nothing_at_all() {
    let codes: Vec<_> =
        faults("version = 1").iter().map(crate::diagnostic::Diagnostic::code).collect();
    assert_eq!(codes, ["A0108", "A0117", "A0201"]);
}
