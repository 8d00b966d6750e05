//! Values of an event file, and how new ones are written.

use std::fmt::Write as _;

use toml::value::Datetime;

/// A value of an event file.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text; line ends are `\n`.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// Yes or no.
    Boolean(bool),
    /// A date, a time of day, or both, as TOML writes them: `2027-01-10`, `10:30:00`.
    Date(String),
    /// An array.
    List(Vec<Value>),
    /// A table.
    Table(Vec<(String, Value)>),
}

impl Value {
    /// Text, with other line ends (`\r\n` and `\r`) made `\n`.
    pub fn text(text: &str) -> Self {
        Self::Text(text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    /// The value that JSON stands for, given to a key: texts of keys that are dates or times become
    /// these, if they are such a day or time; `null` is `None`, and left out of arrays and objects.
    /// A text that is no date stays a text, so that reading the event says what is wrong with it.
    pub fn of(key: &str, json: &serde_json::Value, keys: &EventKeys) -> Option<Self> {
        let mut words = crate::desk::event_text::key::words(key).unwrap_or_default();
        Self::of_words(&mut words, json, keys)
    }

    fn of_words(
        words: &mut Vec<String>,
        json: &serde_json::Value,
        keys: &EventKeys,
    ) -> Option<Self> {
        use serde_json::Value as Json;
        Some(match json {
            Json::Null => return None,
            Json::Bool(is) => Self::Boolean(*is),
            Json::Number(number) => match number.as_i64() {
                Some(whole) => Self::Integer(whole),
                None => Self::Float(number.as_f64()?),
            },
            Json::String(text) if keys.kind(words) == Some(KeyKind::Date) => {
                date(text).map_or_else(|| Self::text(text), Self::Date)
            }
            Json::String(text) => Self::text(text),
            Json::Array(items) => {
                let mut list = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    words.push(index.to_string());
                    list.extend(Self::of_words(words, item, keys));
                    words.pop();
                }
                Self::List(list)
            }
            Json::Object(members) => {
                let mut table = Vec::new();
                for (name, member) in members {
                    words.push(name.clone());
                    let value = Self::of_words(words, member, keys);
                    table.extend(value.map(|value| (name.clone(), value)));
                    words.pop();
                }
                Self::Table(table)
            }
        })
    }

    /// As JSON, for forms: dates and times as texts, numbers that JSON does not know as `null`.
    pub fn json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) | Self::Date(text) => text.clone().into(),
            Self::Integer(whole) => (*whole).into(),
            Self::Float(number) => (*number).into(),
            Self::Boolean(is) => (*is).into(),
            Self::List(items) => items.iter().map(Self::json).collect(),
            Self::Table(pairs) => pairs.iter().map(|(k, v)| (k.clone(), v.json())).collect(),
        }
    }

    /// True if it says nothing: no text, no items, no keys.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Table(pairs) => pairs.is_empty(),
            Self::Integer(_) | Self::Float(_) | Self::Boolean(_) | Self::Date(_) => false,
        }
    }

    /// Without members of tables that say nothing; `None` if nothing is left.
    pub(crate) fn said(&self) -> Option<Self> {
        let said = match self {
            Self::Table(pairs) => Self::Table(
                pairs.iter().filter_map(|(key, v)| Some((key.clone(), v.said()?))).collect(),
            ),
            // An item keeps its place, even if it says nothing.
            Self::List(items) => Self::List(
                items
                    .iter()
                    .map(|item| item.said().unwrap_or_else(|| item.emptied()))
                    .collect(),
            ),
            other => other.clone(),
        };
        (!said.is_empty()).then_some(said)
    }

    fn emptied(&self) -> Self {
        match self {
            Self::Table(_) => Self::Table(Vec::new()),
            other => other.clone(),
        }
    }

    pub(crate) fn of_toml(value: toml::Value) -> Self {
        match value {
            toml::Value::String(text) => Self::text(&text),
            toml::Value::Integer(whole) => Self::Integer(whole),
            toml::Value::Float(number) => Self::Float(number),
            toml::Value::Boolean(is) => Self::Boolean(is),
            toml::Value::Datetime(date) => Self::Date(date.to_string()),
            toml::Value::Array(items) => {
                Self::List(items.into_iter().map(Self::of_toml).collect())
            }
            toml::Value::Table(table) => {
                Self::Table(table.into_iter().map(|(k, v)| (k, Self::of_toml(v))).collect())
            }
        }
    }

    /// The value below this one that a path leads to.
    pub(crate) fn at(&self, path: &[crate::desk::event_text::key::KeyStep]) -> Option<&Self> {
        use crate::desk::event_text::key::KeyStep;
        path.iter().try_fold(self, |value, step| match (value, step) {
            (Self::Table(pairs), KeyStep::Key(key)) => {
                pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Self::List(items), KeyStep::Index(index)) => items.get(*index),
            _ => None,
        })
    }
}

/// A date or time in the form that TOML 1.0 wants, if the text is one: `10:30` gets its seconds.
pub(crate) fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let has_no_seconds = text.len() == 5 && text.as_bytes()[2] == b':';
    let whole = if has_no_seconds { format!("{text}:00") } else { text.to_owned() };
    whole.parse::<Datetime>().ok()?;
    // What the parser of files refuses is no date either, such as 30 February.
    let file = format!("d = {whole}\n").parse::<toml::Table>().ok()?;
    matches!(file.get("d"), Some(toml::Value::Datetime(_))).then_some(whole)
}

/// The event file's schema, as to keys, as far as editing asks.
#[derive(Clone, Debug, Default)]
pub struct EventKeys {
    /// With `*` for an index and for a key of the user's.
    kinds: Vec<(Vec<String>, KeyKind)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyKind {
    /// A date or a time of day.
    Date,
    /// One of a few words: no text is none of them.
    Word,
    /// Text of any sort.
    Text,
}

impl EventKeys {
    /// The keys of `docs/event.schema.json`. A time of day is known by its pattern.
    pub fn of_schema(schema: &serde_json::Value) -> Self {
        let mut keys = Self::default();
        keys.gather(&mut Vec::new(), schema);
        keys
    }

    fn gather(&mut self, path: &mut Vec<String>, schema: &serde_json::Value) {
        let text = |name| schema.get(name).and_then(serde_json::Value::as_str);
        let is_time = text("pattern").is_some_and(|pattern| pattern.contains(r"\d{2}:\d{2}"));
        let kind = if text("format").is_some() || is_time {
            Some(KeyKind::Date)
        } else if schema.get("enum").is_some() {
            Some(KeyKind::Word)
        } else {
            (text("type") == Some("string")).then_some(KeyKind::Text)
        };
        self.kinds.extend(kind.map(|kind| (path.clone(), kind)));
        if let Some(members) = schema.get("properties").and_then(serde_json::Value::as_object) {
            for (name, member) in members {
                path.push(name.clone());
                self.gather(path, member);
                path.pop();
            }
        }
        for name in ["items", "additionalProperties"] {
            if let Some(member) = schema.get(name) {
                path.push("*".to_owned());
                self.gather(path, member);
                path.pop();
            }
        }
        for name in ["anyOf", "oneOf"] {
            for member in
                schema.get(name).and_then(serde_json::Value::as_array).into_iter().flatten()
            {
                self.gather(path, member);
            }
        }
    }

    pub(crate) fn kind(&self, words: &[String]) -> Option<KeyKind> {
        let fits = |path: &[String]| {
            path.len() == words.len() && path.iter().zip(words).all(|(p, w)| p == "*" || p == w)
        };
        self.kinds.iter().find(|(path, _)| fits(path)).map(|(_, kind)| *kind)
    }

    /// True if a text without letters may stand at the key and then counts as not given. Measures,
    /// file names and words of other tables are refused when they are empty.
    pub(crate) fn may_be_empty(&self, words: &[String]) -> bool {
        const PRINTED: [&str; 4] = ["event", "letter", "wording", "advocate"];
        let is_printed = words.first().is_some_and(|first| PRINTED.contains(&first.as_str()));
        is_printed && matches!(self.kind(words), None | Some(KeyKind::Text))
    }
}

/// True if no text at the key says something: in `[[variant]]`, `subject = ""` leaves the subject
/// out, and without the key it is that of all letters.
pub(crate) fn has_meaning_empty(words: &[String]) -> bool {
    let word = |at: usize| words.get(at).map(String::as_str);
    words.len() == 4
        && word(0) == Some("variant")
        && matches!(word(2), Some("event" | "letter"))
}

/// The quotes in which a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteStyle {
    /// `"`
    Basic,
    /// `'`
    Literal,
    /// `"""`
    Lines,
    /// `'''`
    LiteralLines,
}

impl QuoteStyle {
    /// Those of a value as it is written; `None` if it is no text.
    pub(crate) fn of(written: &str) -> Option<Self> {
        [
            ("'''", Self::LiteralLines),
            ("\"\"\"", Self::Lines),
            ("'", Self::Literal),
            ("\"", Self::Basic),
        ]
        .into_iter()
        .find_map(|(mark, quotes)| written.starts_with(mark).then_some(quotes))
    }
}

/// The way in which values are written into a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writer {
    /// `\n` or `\r\n`.
    pub(crate) line_end: &'static str,
    /// True if values may go over several lines.
    pub(crate) has_lines: bool,
}

/// Characters that a list or table may have before each item gets its line.
pub(crate) const LINE: usize = 72;

impl Writer {
    pub(crate) fn value(self, value: &Value, old: Option<QuoteStyle>) -> String {
        match value {
            Value::Text(text) => self.text(text, old),
            Value::Integer(whole) => whole.to_string(),
            Value::Float(number) => float(*number),
            Value::Boolean(is) => is.to_string(),
            Value::Date(date) => date.clone(),
            Value::List(items) => self.list(items),
            Value::Table(pairs) if pairs.is_empty() => "{}".to_owned(),
            Value::Table(pairs) => {
                let inner = Self { has_lines: false, ..self };
                let pairs: Vec<_> = pairs
                    .iter()
                    .map(|(key, value)| format!("{} = {}", bare(key), inner.value(value, None)))
                    .collect();
                format!("{{ {} }}", pairs.join(", "))
            }
        }
    }

    fn list(self, items: &[Value]) -> String {
        let inner = Self { has_lines: false, ..self };
        let items: Vec<_> = items.iter().map(|item| inner.value(item, None)).collect();
        let length: usize = items.iter().map(|item| item.chars().count() + 2).sum();
        if !self.has_lines || length <= LINE || items.len() < 2 {
            return format!("[{}]", items.join(", "));
        }
        let mut list = format!("[{}", self.line_end);
        for item in items {
            let _ = write!(list, "  {item},{}", self.line_end);
        }
        list + "]"
    }

    /// A text between those quotation marks which need no escape; the old ones, if they do.
    fn text(self, text: &str, old: Option<QuoteStyle>) -> String {
        let is_plain = !text.chars().any(|c| c.is_control() && c != '\n');
        let is_literal = is_plain && !text.contains('\'');
        if !text.contains('\n') || !self.has_lines {
            let needs_escape = text.contains(['"', '\\']);
            let prefers_literal = needs_escape || old == Some(QuoteStyle::Literal);
            return if is_literal && prefers_literal && !text.contains('\n') {
                format!("'{text}'")
            } else {
                quoted(text)
            };
        }
        let may_be_literal = is_plain && !text.contains("'''") && !text.ends_with('\'');
        let may_be_basic = is_plain
            && !text.contains("\"\"\"")
            && !text.contains('\\')
            && !text.ends_with('"');
        let lines = text.replace('\n', self.line_end);
        let end = self.line_end;
        if may_be_literal && (old == Some(QuoteStyle::LiteralLines) || !may_be_basic) {
            format!("'''{end}{lines}'''")
        } else if may_be_basic {
            format!("\"\"\"{end}{lines}\"\"\"")
        } else {
            let lines = escaped(text, true).replace('\n', end);
            format!("\"\"\"{end}{lines}\"\"\"")
        }
    }
}

/// A key of a table, between quotation marks if it needs them.
pub(crate) fn bare(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { quoted(key) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

fn escaped(text: &str, has_lines: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' if has_lines => escaped.push('\n'),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(escaped, "\\u{:04X}", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

fn float(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf".to_owned() } else { "-inf".to_owned() };
    }
    let written = number.to_string();
    if written.contains('.') { written } else { written + ".0" }
}
