//! Properties of any file and any edit.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::desk::event_text::key::{KeyStep, begins, dotted, words};
use crate::desk::event_text::layout::PlaceKind;
use crate::desk::event_text::{EventText, EventTextFault, Value};

/// Numbers that decide, one after the other; 0 when they are used up.
struct Choices {
    numbers: Vec<u16>,
    at: usize,
}

impl Choices {
    fn of(numbers: Vec<u16>) -> Self {
        Self { numbers, at: 0 }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.at += 1;
        usize::from(self.numbers.get(self.at - 1).copied().unwrap_or(0)) % limit
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    fn is(&mut self, in_: usize) -> bool {
        self.below(in_) == 1
    }
}

const TEXTS: [&str; 16] = [
    "नाम",
    "",
    "plain",
    "with # hash",
    "say \"hi\"",
    "it's",
    "both ' and \"",
    "back\\slash",
    "line one\nline two\n",
    "line one\r\n\"\"\"three\n",
    "'''\nthree",
    "ends with '\n'",
    "mixed ''' and \"\"\" \\ \n",
    "tab\tand bell \u{7}",
    "cr \r alone\n",
    "\n\nempty lines\n\n",
];

const KEYS: [&str; 9] =
    ["name", "venue", "date", "body", "agenda", "when", "\"क ख\"", "ji", "size"];
const TABLES: [&str; 6] = ["event", "letter", "wording", "paper", "output", "extra"];

struct Writing {
    choices: Choices,
    text: String,
    comments: usize,
}

impl Writing {
    fn comment(&mut self) -> String {
        self.comments += 1;
        let what =
            self.choices.one(&["note", "venue = \"…\"", "टिप्पणी \"quoted\"", "----", "body ="]);
        if what.contains('=') && self.choices.is(2) {
            return format!("# {what}");
        }
        format!("# c{} {what}", self.comments)
    }

    fn between(&mut self) {
        for _ in 0..self.choices.below(3) {
            if self.choices.is(2) {
                self.text.push('\n');
            } else {
                if self.choices.is(4) {
                    self.text.push_str("  ");
                }
                let comment = self.comment();
                self.text.push_str(&comment);
                self.text.push('\n');
            }
        }
    }

    fn end_of_line(&mut self) {
        if self.choices.is(3) {
            let comment = self.comment();
            let _ = write!(self.text, "  {comment}");
        }
        self.text.push('\n');
    }

    fn scalar(&mut self) -> &'static str {
        self.choices.one(&[
            "\"पाठ\"",
            "'literal \\ text'",
            "\"\"\"\nlines \\\" of\ntext\n\"\"\"",
            "'''\nlines\nof text # no comment\n'''",
            "2027-01-10",
            "10:30:00",
            "true",
            "42",
            "1.5",
            "\"\"",
            "\"# no comment\"",
            "2027-01-10T10:30:00Z",
        ])
    }

    fn short(&mut self) -> &'static str {
        self.choices.one(&[
            "\"क\"",
            "'ख'",
            "7",
            "2027-01-10",
            "\"a, b\"",
            "{ p = 1, q.r = \"s\" }",
            "[1, 2]",
            "{}",
        ])
    }

    fn value(&mut self) {
        match self.choices.below(7) {
            0 => {
                let count = self.choices.below(4);
                let items: Vec<_> = (0..count).map(|_| self.short()).collect();
                let end = if count > 0 && self.choices.is(3) { ", " } else { "" };
                let _ = write!(self.text, "[{}{end}]", items.join(", "));
            }
            1 => self.long_list(),
            6 if self.choices.is(2) => self.long_table(),
            2 => {
                let inner = self.short();
                let first = self.choices.one(&["p", "'p'", "p.x"]);
                let _ = write!(self.text, "{{ {first} = {inner}, q = \"z\", r = true }}");
            }
            _ => {
                let scalar = self.scalar();
                self.text.push_str(scalar);
            }
        }
    }

    fn long_list(&mut self) {
        self.text.push('[');
        self.end_of_line();
        let count = self.choices.below(4);
        let has_comma = self.choices.is(2);
        for number in 0..count {
            if self.choices.is(3) {
                let comment = self.comment();
                let _ = writeln!(self.text, "  {comment}");
            }
            let item = self.short();
            let _ = write!(self.text, "  {item}");
            if number + 1 < count || has_comma {
                self.text.push(',');
            }
            self.end_of_line();
        }
        self.between();
        self.text.push(']');
    }

    /// An inline table as TOML 1.1 has it, over several lines.
    fn long_table(&mut self) {
        self.text.push('{');
        self.end_of_line();
        for key in ["p", "'q'", "r.s", "r.t"] {
            if self.choices.is(2) {
                continue;
            }
            if self.choices.is(3) {
                let comment = self.comment();
                let _ = writeln!(self.text, "  {comment}");
            }
            let item = self.short();
            let _ = write!(self.text, "  {key} = {item},");
            self.end_of_line();
        }
        self.text.push('}');
    }

    fn pairs(&mut self, most: usize) {
        let mut used = BTreeSet::new();
        for _ in 0..self.choices.below(most) {
            self.between();
            let key = self.choices.one(&KEYS);
            if !used.insert(key) {
                continue;
            }
            if self.choices.is(6) {
                let _ = write!(self.text, "{key}.a = ");
                self.value();
                self.end_of_line();
                let _ = write!(self.text, "{key} . b=");
            } else {
                let _ = write!(self.text, "{key} = ");
            }
            self.value();
            self.end_of_line();
        }
        self.between();
    }

    fn file(mut self) -> String {
        self.between();
        if self.choices.is(2) {
            self.text.push_str("version = 1");
            self.end_of_line();
        }
        self.between();
        for table in TABLES {
            match self.choices.below(6) {
                0 => continue,
                1 => {
                    let _ = write!(self.text, "[{table}.sub]");
                }
                _ => {
                    let _ = write!(self.text, "[{table}]");
                }
            }
            self.end_of_line();
            self.pairs(5);
        }
        let again = if self.choices.is(6) { "advocate" } else { "extra.way" };
        for array in ["advocate", "list", "extra.way", again] {
            for number in 0..self.choices.below(4) {
                self.between();
                let _ = write!(self.text, "[[{array}]]");
                self.end_of_line();
                let _ = writeln!(self.text, "id = {number}");
                self.pairs(3);
                if self.choices.is(4) {
                    let _ = write!(self.text, "[{array}.columns]");
                    self.end_of_line();
                    self.pairs(3);
                }
            }
        }
        if self.choices.is(3) {
            self.text.push_str("[print]\nscheme = \"stack\"");
            self.end_of_line();
        }
        let is_crlf = self.choices.is(2);
        if self.choices.is(4) {
            self.text.pop();
        }
        let text = if is_crlf { self.text.replace('\n', "\r\n") } else { self.text };
        if self.choices.is(3) { format!("\u{feff}{text}") } else { text }
    }
}

/// A file with comments everywhere.
fn file(choices: Vec<u16>) -> String {
    Writing { choices: Choices::of(choices), text: String::new(), comments: 0 }.file()
}

#[derive(Clone, Debug)]
enum Edit {
    Set(String, Value),
    Empty(String),
    Remove(String),
    Add(String, Vec<(String, Value)>),
    Move(String, usize),
}

fn new_value(choices: &mut Choices, depth: usize) -> Value {
    match choices.below(if depth == 0 { 6 } else { 9 }) {
        0 => Value::Integer(-3),
        1 => Value::Boolean(false),
        2 => Value::Date(choices.one(&["2028-02-29", "23:59:00"]).to_owned()),
        3 => Value::Float(2.0),
        4 | 5 => Value::text(choices.one(&TEXTS)),
        6 | 7 => {
            let count = choices.below(5);
            Value::List((0..count).map(|_| new_value(choices, depth - 1)).collect())
        }
        _ => Value::Table(
            ["p", "new", "a b"][..choices.below(4)]
                .iter()
                .map(|key| ((*key).to_owned(), new_value(choices, depth - 1)))
                .collect(),
        ),
    }
}

fn edit(text: &EventText, choices: &mut Choices) -> Edit {
    let values: Vec<_> =
        text.layout.places.iter().filter(|p| p.kind != PlaceKind::Header).collect();
    let arrays = ["advocate", "list", "extra.way"];
    let old =
        (!values.is_empty()).then(|| dotted(&values[choices.below(values.len().max(1))].path));
    match (choices.below(9), old) {
        (0..=2, Some(key)) => Edit::Set(key, new_value(choices, 2)),
        (3, Some(key)) => Edit::Empty(key),
        (4, Some(key)) => Edit::Remove(key),
        (5, _) => {
            let array = choices.one(&arrays).to_owned();
            let pairs = vec![
                ("id".to_owned(), Value::Integer(77)),
                ("name".to_owned(), Value::text(choices.one(&TEXTS))),
            ];
            Edit::Add(array, pairs)
        }
        (6 | 7, _) => {
            let array = choices.one(&arrays);
            let count = at(&text.values(), array).and_then(Json::as_array).map_or(0, Vec::len);
            if count == 0 {
                return Edit::Empty("event.name".to_owned());
            }
            let key = format!("{array}.{}", choices.below(count));
            if choices.is(2) {
                Edit::Remove(key)
            } else {
                Edit::Move(key, choices.below(count))
            }
        }
        _ => {
            let key = choices.one(&["venue", "body", "fresh", "sub.deep", "when.x", "\"क ख\""]);
            Edit::Set(format!("{}.{key}", choices.one(&TABLES)), new_value(choices, 1))
        }
    }
}

fn at<'j>(json: &'j Json, key: &str) -> Option<&'j Json> {
    words(key).unwrap().iter().try_fold(json, |json, word| match json {
        Json::Array(items) => items.get(word.parse::<usize>().ok()?),
        _ => json.get(word),
    })
}

/// The value that an edit is to make; `None` where it must be refused.
fn expected(text: &EventText, edit: &Edit) -> Option<Json> {
    let mut json = text.values();
    let (key, new) = match edit {
        Edit::Set(key, value) if value.said().is_some() => {
            (key, value.said().map(|value| value.json()))
        }
        Edit::Set(key, _) | Edit::Empty(key) => {
            let old = text.path_of(&words(key).unwrap()).and_then(|path| text.values.at(&path));
            (key, matches!(old, Some(Value::Text(_))).then(|| json!("")))
        }
        Edit::Remove(key) => (key, None),
        Edit::Add(array, pairs) => {
            let entry: Map<_, _> = pairs
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(key, value)| (key.clone(), value.json()))
                .collect();
            let mut entries =
                at(&json, array).map_or(Some(Vec::new()), |old| old.as_array().cloned())?;
            entries.push(Json::Object(entry));
            (array, Some(Json::Array(entries)))
        }
        Edit::Move(key, to) => {
            let all = words(key).unwrap();
            let (from, array) = all.split_last().unwrap();
            let array = array.join(".");
            let slot = at_mut(&mut json, &words(&array).unwrap())?;
            let entries = slot.as_array_mut()?;
            let entry = entries.remove(from.parse().unwrap());
            entries.insert(*to, entry);
            return Some(json);
        }
    };
    let all = words(key).unwrap();
    let (last, parent) = all.split_last().unwrap();
    if new.is_none() && at(&json, key).is_none() {
        return Some(json);
    }
    match at_mut(&mut json, parent)? {
        Json::Object(table) => {
            match new {
                Some(new) => table.insert(last.clone(), new),
                None => table.remove(last),
            };
        }
        Json::Array(items) => {
            let index: usize = last.parse().ok()?;
            match new {
                Some(new) if index < items.len() => items[index] = new,
                Some(_) => return None,
                None => drop(items.remove(index)),
            }
        }
        _ => return None,
    }
    Some(json)
}

fn at_mut<'j>(json: &'j mut Json, words: &[String]) -> Option<&'j mut Json> {
    words.iter().try_fold(json, |json, word| match json {
        Json::Array(items) => items.get_mut(word.parse::<usize>().ok()?),
        Json::Object(table) => {
            Some(table.entry(word.clone()).or_insert_with(|| Json::Object(Map::new())))
        }
        _ => None,
    })
}

/// Without tables and arrays that are empty: whether these are there is not seen in an event.
fn pruned(json: Json) -> Json {
    match json {
        Json::Object(table) => table
            .into_iter()
            .map(|(key, value)| (key, pruned(value)))
            .filter(|(_, value)| *value != json!({}) && *value != json!([]))
            .collect(),
        Json::Array(items) => items.into_iter().map(pruned).collect(),
        other => other,
    }
}

fn comments(text: &EventText) -> Vec<String> {
    let comments = text.layout.comments.iter();
    comments.map(|span| text.text[span.clone()].trim_end().to_owned()).collect()
}

fn is_within(small: &[String], large: &[String]) -> bool {
    let mut large = large.iter();
    small.iter().all(|one| large.any(|other| other == one))
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

/// Makes an edit and holds all that is promised.
fn hold(text: &mut EventText, edit: &Edit) {
    let before = text.clone();
    let wanted = expected(text, edit);
    let result = match edit {
        Edit::Set(key, value) => text.set(key, Some(value)),
        Edit::Empty(key) => text.set(key, None),
        Edit::Remove(key) => text.remove(key),
        Edit::Add(array, pairs) => text.add(array, pairs).map(|_| ()),
        Edit::Move(key, to) => text.move_to(key, *to),
    };
    let told = || {
        let bytes = [before.to_bytes(), text.to_bytes()].map(|b| String::from_utf8(b).unwrap());
        format!("{edit:?}\n--- before\n{}\n--- after\n{}", bytes[0], bytes[1])
    };
    if let Err(fault) = result {
        assert_eq!(before.to_bytes(), text.to_bytes(), "a refused edit changes nothing");
        let may_be = match &fault {
            EventTextFault::OtherSort { .. } | EventTextFault::NotThere { .. } => {
                wanted.is_none() || is_of_other_sort(&before, edit)
            }
            EventTextFault::Mingled { .. } => matches!(edit, Edit::Move(..)),
            _ => false,
        };
        assert!(may_be, "{fault:?} {}", told());
        return;
    }
    let wanted = wanted.unwrap_or_else(|| panic!("made: {}", told()));
    assert_eq!(pruned(text.values()), pruned(wanted), "{}", told());
    let (old, new) = (comments(&before), comments(text));
    if matches!(edit, Edit::Move(..)) {
        assert_eq!(sorted(old), sorted(new), "{}", told());
    } else {
        let may_leave_key = match edit {
            Edit::Set(_, value) => {
                matches!(value, Value::Table(_) | Value::List(_)) || value.is_empty()
            }
            Edit::Empty(_) | Edit::Remove(_) => true,
            Edit::Add(..) | Edit::Move(..) => false,
        };
        assert!(may_leave_key || old.len() == new.len(), "{}", told());
        assert!(is_within(&old, &new), "{}", told());
    }
    let touched = match edit {
        Edit::Set(key, _) | Edit::Empty(key) | Edit::Remove(key) | Edit::Add(key, _) => {
            words(key).unwrap()
        }
        Edit::Move(..) => Vec::new(),
    };
    let statements = |text: &EventText, touched: &[String]| {
        let is_touched = |path: &[KeyStep], is_header: bool| {
            let short = touched.len().min(path.len());
            let is_below = short == touched.len() && begins(path, touched);
            !touched.is_empty() && (is_below || !is_header && begins(path, &touched[..short]))
        };
        let statements = text.layout.statements.iter();
        statements
            .filter(|s| !is_touched(&s.path, s.is_header))
            .map(|s| text.text[s.span.clone()].to_owned())
            .collect::<Vec<_>>()
    };
    let (kept, all) = (statements(&before, &touched), statements(text, &[]));
    if matches!(edit, Edit::Move(..)) {
        assert_eq!(sorted(kept), sorted(all), "{}", told());
    } else {
        assert!(is_within(&kept, &all), "{}", told());
    }
    let bare_ends = text.text.replace("\r\n", "").contains('\n');
    let has_both = bare_ends && text.text.contains("\r\n");
    assert!(!has_both, "one sort of line ends: {}", told());
    assert_eq!(text.has_bom, before.has_bom);
    assert_eq!(text.line_end, before.line_end);
    let again = EventText::read(&text.to_bytes()).unwrap();
    assert_eq!(again.values(), text.values(), "{}", told());
}

/// True if a value is put where a table with headers is, or below what is no table.
fn is_of_other_sort(text: &EventText, edit: &Edit) -> bool {
    let (Edit::Set(key, _) | Edit::Add(key, _)) = edit else { return false };
    let values = text.values();
    let all = words(key).unwrap();
    let is_table = |json: &Json| json.is_object() || json.is_array();
    let over_table = at(&values, key).is_some_and(is_table);
    let below_scalar = (1..all.len()).any(|known| {
        let key: Vec<_> = all[..known].iter().cloned().map(KeyStep::Key).collect();
        at(&values, &dotted(&key)).is_some_and(|json| !json.is_object())
    });
    over_table || below_scalar
}

fn numbers(most: usize) -> impl Strategy<Value = Vec<u16>> {
    proptest::collection::vec(any::<u16>(), most / 2..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_keep_comments_and_all_else(of_file in numbers(700), of_edits in numbers(120)) {
        let file = file(of_file);
        let Ok(mut text) = EventText::read(file.as_bytes()) else {
            // Two keys of a random file may contradict each other.
            return Ok(());
        };
        prop_assert_eq!(text.to_bytes(), file.as_bytes());
        let mut choices = Choices::of(of_edits);
        for _ in 0..6 {
            let edit = edit(&text, &mut choices);
            hold(&mut text, &edit);
        }
    }

    #[test]
    fn any_text_is_written_so_that_it_is_read_again(new in "[\\PC\n\r\t\u{0}-\u{1f}'\"\\\\]{0,40}", crlf: bool, old in 0..6_usize) {
        let old = ["", "a = \"x\"", "a = 'x'", "a = '''\nx'''", "a = \"\"\"x\"\"\"", "b = [\"y\"]"][old];
        let file = if crlf { format!("{old}\r\n") } else { format!("{old}\n") };
        let mut text = EventText::read(file.as_bytes()).unwrap();
        text.set("a", Some(&Value::text(&new))).unwrap();
        let wanted = new.replace("\r\n", "\n").replace('\r', "\n");
        let values = text.values();
        let read = values.get("a").and_then(Json::as_str).unwrap_or("");
        prop_assert_eq!(read, wanted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_and_no_key_is_too_odd(
        parts in proptest::collection::vec(0..ODD.len(), 0..24),
        key in "[ab.0\"\\\\ क]{0,8}",
        line in 0..9_usize,
        character in 0..9_usize,
    ) {
        let text: String = parts.into_iter().map(|part| ODD[part]).collect();
        if let Ok(mut read) = EventText::read(text.as_bytes()) {
            prop_assert_eq!(read.to_bytes(), text.as_bytes());
            let _ = read.key_at(line, character);
            let _ = read.move_to(&key, 0);
            let _ = read.set(&key, Some(&Value::text("x\n")));
            let _ = read.remove(&key);
            let _ = read.add(&key, &[("k".to_owned(), Value::Boolean(true))]);
        }
    }
}

const ODD: [&str; 24] = [
    "a",
    "b.",
    "\"क\"",
    "'",
    "\"",
    "'''",
    " = ",
    "=1\n",
    "#",
    "\n",
    "\r\n",
    "[[a]]\n",
    "[b]\n",
    "[a.b]\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\\",
    "1",
    "'''\n",
    "c = [\n",
    "d.e = {\n",
];

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

#[test]
fn samples_and_documents_bear_two_hundred_edits() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(format!("{root}/samples")).unwrap() {
        files.extend(std::fs::read_to_string(folder.unwrap().path().join("event.toml")));
    }
    for page in ["docs/en/event.md", "docs/hi/event.md", "docs/en/list.md", "docs/en/papers.md"]
    {
        let page = std::fs::read_to_string(format!("{root}/{page}")).unwrap();
        files.extend(
            page.split("```toml\n")
                .skip(1)
                .map(|rest| rest.split("```").next().unwrap().to_owned()),
        );
    }
    assert!(files.len() > 20, "{}", files.len());
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for (number, file) in files.iter().enumerate() {
        let file = if number % 3 == 0 { file.replace('\n', "\r\n") } else { file.clone() };
        let Ok(read) = EventText::read(file.as_bytes()) else { continue };
        assert_eq!(read.to_bytes(), file.as_bytes());
        let mut text = read.clone();
        for turn in 0..200 {
            if turn % 20 == 0 {
                text = read.clone();
            }
            let numbers = std::iter::repeat_with(|| {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                u16::try_from(seed >> 48).unwrap()
            });
            let mut choices = Choices::of(numbers.take(20).collect());
            let edit = edit(&text, &mut choices);
            hold(&mut text, &edit);
        }
    }
}
