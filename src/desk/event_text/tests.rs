//! Files after an edit.

use serde_json::{Value as Json, json};

use crate::desk::event_text::{EventKeys, EventText, EventTextFault, Value};

fn keys() -> EventKeys {
    let text = json!({"type": "string"});
    let word = json!({"type": "string", "enum": ["a", "b"]});
    let date = json!({"type": "string", "format": "date"});
    let time = json!({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$"});
    let event = json!({"properties": {"name": text, "date": date, "start": time}});
    EventKeys::of_schema(&json!({"properties": {
        "event": event,
        "wording": {"properties": {"closing": word}},
        "paper": {"anyOf": [{"properties": {"size": text}}, {"type": "array"}]},
        "variant": {"items": {"properties": {"event": event}}},
    }}))
}

fn after(
    file: &str,
    edit: impl FnOnce(&mut EventText) -> Result<(), EventTextFault>,
) -> String {
    let mut text = EventText::read(file.as_bytes()).unwrap();
    edit(&mut text).unwrap();
    String::from_utf8(text.to_bytes()).unwrap()
}

fn set(file: &str, key: &str, json: &Json) -> String {
    after(file, |text| text.set_json(key, json, &keys()))
}

#[test]
fn a_value_changes_and_nothing_else() {
    let file = "# a\n[event]  # b\n  name = 'x'   # c\nplace= \"y\"#d\n";
    assert_eq!(set(file, "event.name", &json!("z")), file.replace("'x'", "'z'"));
    assert_eq!(set(file, "event.place", &json!("z")), file.replace("\"y\"", "\"z\""));
    assert_eq!(set(file, "event.name", &json!("x")), file);
    assert_eq!(set(file, "event.name", &json!("it's")), file.replace("'x'", "\"it's\""));
}

#[test]
fn line_ends_and_byte_order_mark_stay() {
    let file = "\u{feff}# a\r\n[event]\r\nname = \"x\"\r\n";
    let wanted =
        "\u{feff}# a\r\n[event]\r\nname = \"\"\"\r\ny\r\nz\"\"\"\r\ndate = 2027-01-10\r\n";
    let new = set(file, "event.name", &json!("y\nz"));
    assert_eq!(set(&new, "event.date", &json!("2027-01-10")), wanted);
    let text = EventText::read(wanted.as_bytes()).unwrap();
    assert_eq!(text.values(), json!({"event": {"name": "y\nz", "date": "2027-01-10"}}));
    assert_eq!(text.with_text(&text.text()).unwrap().to_bytes(), wanted.as_bytes());
}

#[test]
fn texts_of_lines_stand_between_the_marks_that_need_no_escape() {
    let file = "[letter]\nbody = \"x\"\n";
    for (text, written) in [
        ("a\nb\n", "\"\"\"\na\nb\n\"\"\""),
        ("a \\ b\nc", "'''\na \\ b\nc'''"),
        ("\"\"\"\nc", "'''\n\"\"\"\nc'''"),
        ("''' \\\nc", "\"\"\"\n''' \\\\\nc\"\"\""),
        ("say \"a\"", "'say \"a\"'"),
        ("say \"a\" 'b'", "\"say \\\"a\\\" 'b'\""),
    ] {
        let wanted = file.replace("\"x\"", written);
        assert_eq!(set(file, "letter.body", &json!(text)), wanted);
    }
    let old = "body = '''\nx\ny'''\n";
    assert_eq!(set(old, "body", &json!("x\nz")), "body = '''\nx\nz'''\n");
}

#[test]
fn dates_are_dates_where_the_schema_or_the_file_says_so() {
    let file = "[event]\nname = \"x\"\n";
    let with = |line: &str| format!("{file}{line}\n");
    assert_eq!(set(file, "event.date", &json!("2027-01-10")), with("date = 2027-01-10"));
    assert_eq!(set(file, "event.start", &json!("10:30")), with("start = 10:30:00"));
    assert_eq!(set(file, "event.start", &json!("half ten")), with("start = \"half ten\""));
    assert_eq!(set(file, "event.date", &json!("2027-02-30")), with("date = \"2027-02-30\""));
    assert_eq!(set(file, "event.venue", &json!("2027-01-10")), with("venue = \"2027-01-10\""));
    let own = "[extra]\nday = 2027-01-10 # d\n";
    assert_eq!(set(own, "extra.day", &json!("2027-01-11")), "[extra]\nday = 2027-01-11 # d\n");
    let quoted = "[event]\ndate = \"2027-01-10\"\n";
    let mended = set(quoted, "event.date", &json!("2027-01-10"));
    assert_eq!(mended, "[event]\ndate = 2027-01-10\n");
}

#[test]
fn what_is_emptied_leaves_its_comments() {
    let file = "[event]\n# name\nname = \"x\" # a\n\n# day\ndate = 2027-01-10 # b\n\nok = true\n\nn = 1\n";
    let emptied = set(file, "event.name", &json!(null));
    assert_eq!(emptied, file.replace("\"x\"", "\"\""));
    let without = set(file, "event.date", &json!(""));
    assert_eq!(without, file.replace("date = 2027-01-10 # b", "# date = …\n# b"));
    let again = set(&without, "event.date", &json!("2027-01-11"));
    assert_eq!(
        again,
        file.replace("date = 2027-01-10 # b", "# date = …\ndate = 2027-01-11\n# b")
    );
    assert_eq!(set(&again, "event.date", &json!(null)), without, "one marker is enough");
    assert_eq!(set(file, "event.ok", &json!(null)), file.replace("ok = true\n\n", ""));
    let word = "[wording]\nclosing = \"a\"\n[paper]\nsize = \"A4\" # s\n";
    let without = "[wording]\n[paper]\nsize = \"A4\" # s\n";
    assert_eq!(set(word, "wording.closing", &json!("")), without);
    assert_eq!(set(without, "paper.size", &json!("")), "[wording]\n[paper]\n# s\n");
}

#[test]
fn an_empty_text_of_a_variant_leaves_out_what_others_have() {
    let file = "[[variant]]\nname = \"x\"\n";
    let with = |json: &Json| set(file, "variant.0.event.date", json);
    let empty = format!("{file}event.date = \"\"\n");
    assert_eq!(with(&json!("")), empty);
    assert_eq!(with(&json!(null)), file);
    assert_eq!(set(&empty, "variant.0.event.date", &json!(null)), file);
    let dated = set(&empty, "variant.0.event.date", &json!("2027-01-10"));
    assert_eq!(dated, format!("{file}event.date = 2027-01-10\n"));
    assert_eq!(set(&dated, "variant.0.event.date", &json!("")), empty);
}

#[test]
fn a_new_key_stands_behind_its_comment_or_the_other_keys() {
    let file = "[event]\nname = \"x\"\n\n# hall\n# venue = \"…\"\n\n# [extra]\n# place = 1\n\n[letter]\n";
    let with_venue = set(file, "event.venue", &json!("y"));
    assert_eq!(with_venue, file.replace("\"…\"\n", "\"…\"\nvenue = \"y\"\n"));
    let with_place = set(file, "event.place", &json!("y"));
    assert_eq!(with_place, file.replace("\"x\"\n", "\"x\"\nplace = \"y\"\n"));
    assert_eq!(set("", "event.name", &json!("x")), "[event]\nname = \"x\"\n");
    assert_eq!(set("a = 1", "b", &json!(2)), "a = 1\nb = 2\n");
    let top = "#:schema x\n\n# event\n[event]\n";
    let versioned = "#:schema x\n\nversion = 1\n\n# event\n[event]\n";
    assert_eq!(set(top, "version", &json!(1)), versioned);
    let dotted = "event.name = \"x\" # a\n[letter]\n";
    let with_place = "event.name = \"x\" # a\nevent.place = \"y\"\n[letter]\n";
    assert_eq!(set(dotted, "event.place", &json!("y")), with_place);
    let inline = "event = { name = \"x\" } # a\n";
    let with_place = "event = { name = \"x\", place = \"y\" } # a\n";
    assert_eq!(set(inline, "event.place", &json!("y")), with_place);
}

#[test]
fn a_new_table_stands_where_it_is_in_a_usual_file() {
    let file = "[event]\nname = \"x\"\n# venue = 1\n\n# people\n[[advocate]]\nname = \"a\"\n";
    let with_paper = "[event]\nname = \"x\"\n# venue = 1\n\n[paper]\nsize = \"A5\"\n\n# people\n[[advocate]]\nname = \"a\"\n";
    assert_eq!(set(file, "paper.size", &json!("A5")), with_paper);
    let with_letter = with_paper.replace("[paper]", "[letter]\ntitle = \"t\"\n\n[paper]");
    assert_eq!(set(with_paper, "letter.title", &json!("t")), with_letter);
    let list = "[event]\n# the list\n[[list]]\nfile = \"a\"";
    let first = after(list, |text| {
        let pairs = [("name".to_owned(), Value::text("a")), ("id".to_owned(), Value::text(""))];
        assert_eq!(text.add("advocate", &pairs)?, 0);
        Ok(())
    });
    let wanted = "[event]\n\n[[advocate]]\nname = \"a\"\n\n# the list\n[[list]]\nfile = \"a\"";
    assert_eq!(first, wanted);
    let second = set(&first, "advocate.1", &json!({"name": "b"}));
    assert_eq!(
        second,
        wanted.replace("\"a\"\n\n#", "\"a\"\n\n[[advocate]]\nname = \"b\"\n\n#")
    );
    let more = set(&first, "list.1", &json!({"file": "b"}));
    assert_eq!(more, format!("{wanted}\n\n[[list]]\nfile = \"b\"\n"));
}

#[test]
fn a_comment_of_several_lines_is_not_torn() {
    let file = "[event]\nname = \"x\"\n# venue = 1\n# Where it goes:\n# folder = a path\n[output]\nfolder = \"a\"\n";
    let with_paper = file.replace("# Where", "\n[paper]\nsize = \"A5\"\n\n# Where");
    assert_eq!(set(file, "paper.size", &json!("A5")), with_paper);
}

#[test]
fn lists_keep_their_way_and_their_comments() {
    let file = "[event]\nagenda = [ # all\n  \"a\", # one\n  # two is next\n  \"b\", # two\n  \"c\" # three\n] # end\n";
    let list = |items: &[&str]| set(file, "event.agenda", &json!(items));
    assert_eq!(list(&["a", "x", "c"]), file.replace("\"b\"", "\"x\""));
    assert_eq!(
        list(&["a", "b", "c", "d"]),
        file.replace("\"c\" #", "\"c\", #").replace("three\n", "three\n  \"d\"\n")
    );
    assert_eq!(list(&["a", "b"]), file.replace("\"b\", #", "\"b\" #").replace("\"c\" #", "#"));
    assert_eq!(list(&["x", "a", "b", "c"]), file.replace("\"a\"", "\"x\",\n  \"a\""));
    let gone = "[event]\n# all\n# one\n# two is next\n# two\n# three\n# end\n";
    assert_eq!(set(file, "event.agenda", &json!([])), gone);
    let text = "[event]\n# all\n# one\n# two is next\n# two\n# three\nagenda = \"t\" # end\n";
    assert_eq!(set(file, "event.agenda", &json!("t")), text);
    let short = "a = [\"x\", \"y\"]\n";
    assert_eq!(set(short, "a", &json!(["x"])), "a = [\"x\"]\n");
    assert_eq!(after(short, |text| text.set("a.0", None)), "a = [\"\", \"y\"]\n");
    assert_eq!(after(short, |text| text.remove("a.0")), "a = [\"y\"]\n");
    assert_eq!(set(short, "a.2", &json!("z")), "a = [\"x\", \"y\", \"z\"]\n");
    let none = "a = []\n";
    assert_eq!(set(none, "a", &json!(["z"])), "a = [\"z\"]\n");
}

#[test]
fn tables_take_each_others_place_key_by_key() {
    let file = "[[list]]\nfile = \"a\"\n[list.columns] # c\n\"क\" = \"name\" # k\nb = \"x\"\n";
    let new = set(file, "list.0.columns", &json!({"क": "village", "d": "y"}));
    assert_eq!(new, file.replace("\"name\"", "\"village\"").replace("b = \"x\"", "d = \"y\""));
    let long: Json = (0..9).map(|n| (format!("heading {n}"), json!("name"))).collect();
    let lines = set("[[list]]\nfile = \"a\"\n", "list.0.columns", &long);
    assert!(lines.contains("\ncolumns.\"heading 3\" = \"name\"\n"), "{lines}");
    assert_eq!(EventText::read(lines.as_bytes()).unwrap().values()["list"][0]["columns"], long);
    let inline = "a = { b = 1, c = 2 } # x\n";
    assert_eq!(set(inline, "a", &json!({"c": 3})), "a = { c = 3 } # x\n");
    assert_eq!(after(inline, |text| text.remove("a.c")), "a = { b = 1 } # x\n");
}

#[test]
fn entries_go_and_their_comments_stay() {
    let file = "# people\n[[advocate]]\nname = \"a\"\n\n# second\n[[advocate]] # h\nname = \"b\" # n\n# phone = 1\n\n# list\n[[list]]\n";
    let without = "# people\n[[advocate]]\nname = \"a\"\n\n# second\n# h\n# n\n# phone = 1\n\n# list\n[[list]]\n";
    assert_eq!(after(file, |text| text.remove("advocate.1")), without);
    let without = "# people\n\n# second\n[[advocate]] # h\nname = \"b\" # n\n# phone = 1\n\n# list\n[[list]]\n";
    assert_eq!(after(file, |text| text.remove("advocate.0")), without);
}

#[test]
fn entries_move_with_their_own_comment() {
    let file = "# ----\n# people\n# ----\n# first\n[[advocate]]\nname = \"a\"\n\n# second\n[[advocate]]\nname = \"b\" # n\n# phone = 1\n\n# of all\n\n# list\n[[list]]\n";
    let moved = "# ----\n# people\n# ----\n# second\n[[advocate]]\nname = \"b\" # n\n# phone = 1\n\n# first\n[[advocate]]\nname = \"a\"\n\n# of all\n\n# list\n[[list]]\n";
    assert_eq!(after(file, |text| text.move_to("advocate.1", 0)), moved);
    assert_eq!(after(moved, |text| text.move_to("advocate.0", 1)), file);
    let banner = "# people\n[[advocate]]\nn = 1\n[[advocate]]\nn = 2";
    let moved = "# people\n[[advocate]]\nn = 2\n[[advocate]]\nn = 1";
    assert_eq!(after(banner, |text| text.move_to("advocate.1", 0)), moved);
    let list = "a = [1, 2, 3] # x\n";
    assert_eq!(after(list, |text| text.move_to("a.0", 2)), "a = [2, 3, 1] # x\n");
    let mut text = EventText::read(list.as_bytes()).unwrap();
    assert!(matches!(text.move_to("a.3", 0), Err(EventTextFault::NotThere { .. })));
}

#[test]
fn a_place_has_the_innermost_key() {
    let file = "version = 1\n[event] # x\nname = \"क ख\"\nagenda = [\"a\", \"b\"]\n\nw = { p.q = 1 }\n[[advocate]]\n\"a.b\" = '''\nx\ny'''\n";
    let text = EventText::read(file.as_bytes()).unwrap();
    let key = |line, character| text.key_at(line, character);
    assert_eq!(key(1, 1).as_deref(), Some("version"));
    assert_eq!(key(2, 3).as_deref(), Some("event"));
    assert_eq!(key(2, 10).as_deref(), Some("event"));
    assert_eq!(key(3, 10).as_deref(), Some("event.name"));
    assert_eq!(key(4, 17).as_deref(), Some("event.agenda.1"));
    assert_eq!(key(4, 2).as_deref(), Some("event.agenda"));
    assert_eq!(key(5, 1), None);
    assert_eq!(key(6, 7).as_deref(), Some("event.w.p.q"));
    assert_eq!(key(7, 1).as_deref(), Some("advocate.0"));
    assert_eq!(key(9, 1).as_deref(), Some("advocate.0.\"a.b\""));
    assert_eq!(key(99, 1), None);
}

#[test]
fn what_is_no_event_file_is_refused_with_its_place() {
    let fault = |bytes: &[u8]| EventText::read(bytes).unwrap_err();
    assert_eq!(fault(b"a\xff"), EventTextFault::NotUtf8 { byte: 1 });
    assert!(matches!(
        fault("\u{feff}a = 1\nनाम = 2\n".as_bytes()),
        EventTextFault::NotToml { line: 2, character: 1, .. }
    ));
    let mut text = EventText::read(b"[a]\nb = 1\n").unwrap();
    let refused = |result: Result<(), EventTextFault>| result.unwrap_err();
    let one = Value::Integer(1);
    let other = |key: &str| EventTextFault::OtherSort { key: key.to_owned() };
    assert_eq!(refused(text.set("a", Some(&one))), other("a"));
    assert_eq!(refused(text.set("a.b.c", Some(&one))), other("a.b"));
    assert_eq!(refused(text.set("a.b", Some(&Value::Date("x".to_owned())))), other("a.b"));
    assert!(matches!(refused(text.remove("a.c")), EventTextFault::NotThere { .. }));
    assert!(matches!(refused(text.set("a..c", None)), EventTextFault::NoKey { .. }));
    assert_eq!(text.to_bytes(), b"[a]\nb = 1\n");
}

#[test]
fn the_hash_is_that_of_blake3() {
    let hash = EventText::hash(b"");
    assert_eq!(hash, "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
}
