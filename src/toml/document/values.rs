//! Values as what they are to be, or a fault with its place.

use std::ops::Range;

use toml::de::DeValue;
use toml::value::Datetime;

use super::{TomlTable, Value};
use crate::diagnostic::{Kind, Message};
use crate::text::{DOTTED_CIRCLE, lines_text, nfc, unix_lines};
use crate::toml::correction;
use crate::toml::kind::kind;
use crate::toml::places::WrittenText;

/// Keys whose values are names of files, folders and sheets.
const OF_FILES: [&str; 9] = [
    "file",
    "ledger",
    "logo",
    "logo_right",
    "seal",
    "sheet",
    "signature",
    "template",
    "underlay",
];

impl TomlTable<'_, '_> {
    pub(crate) fn as_texts(&self, key: &str, value: &Value<'_>) -> Vec<String> {
        let texts: Vec<String> = match value.get_ref() {
            DeValue::String(text) => vec![self.cleaned(key, value, &unix_lines(text))],
            DeValue::Array(items) => {
                let mut texts = Vec::new();
                for item in items {
                    let text = self.as_text(key, item);
                    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
                        let dotted = format!("{}.{}", self.dotted(key), texts.len());
                        self.document.spans.borrow_mut().insert(dotted, item.span());
                        texts.push(text);
                    }
                }
                texts
            }
            other => {
                self.wrong_kind(key, value, Kind::List, kind(other));
                return Vec::new();
            }
        };
        let texts = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        self.given(key, value, texts)
    }

    pub(crate) fn as_number(
        &self,
        key: &str,
        value: &Value<'_>,
        least: u32,
        most: u32,
    ) -> Option<u32> {
        let DeValue::Integer(written) = value.get_ref() else {
            self.wrong_kind(key, value, Kind::Number, kind(value.get_ref()));
            return None;
        };
        let number = u32::from_str_radix(written.as_str(), written.radix()).ok();
        let Some(number) = number.filter(|number| (least..=most).contains(number)) else {
            let key = self.shown(key);
            self.document.report_at(Message::NumberRange { key, least, most }, &value.span());
            return None;
        };
        Some(self.given(key, value, number))
    }

    pub(crate) fn as_choice<T: Copy + PartialEq>(
        &self,
        key: &str,
        value: &Value<'_>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let text = self.as_text(key, value)?;
        self.chosen(key, value, text, words)
    }

    pub(crate) fn chosen<T: Copy + PartialEq>(
        &self,
        key: &str,
        value: &Value<'_>,
        text: String,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text.trim());
        if let Some((_, meaning)) = found {
            return Some(self.given(key, value, *meaning));
        }
        let mut shown: Vec<&(&str, T)> = Vec::new();
        for word in words {
            if !shown.iter().any(|(_, meaning)| *meaning == word.1) {
                shown.push(word);
            }
        }
        let allowed: Vec<String> =
            shown.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        let message = Message::WrongChoice {
            key: self.shown(key),
            value: text,
            allowed: allowed.join(", "),
        };
        self.document.report_at(message, &value.span());
        None
    }

    pub(crate) fn as_text(&self, key: &str, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(self.cleaned(key, value, &unix_lines(text))),
            other => {
                self.wrong_kind(key, value, Kind::Text, kind(other));
                None
            }
        }
    }

    /// A text without what is never seen, which is said; the name of a file as it is written.
    fn cleaned(&self, key: &str, value: &Value<'_>, text: &str) -> String {
        if OF_FILES.contains(&key) {
            return nfc(text);
        }
        let own = lines_text(text);
        if !own.taken.is_empty() {
            let message = Message::UnseenTaken { characters: own.characters() };
            self.document.report_at(message, &self.span_of(value, own.first));
        }
        if let Some(at) = text.find(DOTTED_CIRCLE) {
            let span = self.span_of(value, at);
            self.document.report_at(Message::DottedCircle { places: 1 }, &span);
        }
        own.text
    }

    /// Where a byte of a text stands; the value, if it is written on one line.
    fn span_of(&self, value: &Value<'_>, byte: usize) -> Range<usize> {
        let span = value.span();
        let written = self.document.source.get(span.clone());
        let written = written.and_then(|written| WrittenText::new(written, span.start));
        written.and_then(|written| written.offset(byte)).map_or(span, |at| at..at)
    }

    pub(crate) fn datetime(
        &self,
        key: &str,
        value: &Value<'_>,
        wanted: Kind,
    ) -> Option<Datetime> {
        match value.get_ref() {
            DeValue::Datetime(written) if kind(value.get_ref()) == wanted => Some(*written),
            // As a text of nothing is no text; a variant leaves out what is the event's so.
            DeValue::String(text) if text.trim().is_empty() => None,
            // In quote marks, but else as it is to be.
            DeValue::String(text) if let Some(written) = in_quotes(text, wanted) => {
                Some(written)
            }
            other => {
                self.wrong_kind(key, value, wanted, kind(other));
                None
            }
        }
    }

    pub(crate) fn valid<T>(&self, key: &str, value: &Value<'_>, found: Option<T>) -> Option<T> {
        if let Some(found) = found {
            return Some(self.given(key, value, found));
        }
        self.document.report_at(Message::DateInvalid { key: self.shown(key) }, &value.span());
        None
    }

    /// The line as it would be right, for a value of another kind than is asked for.
    fn as_meant(&self, key: &str, value: &DeValue<'_>, expected: Kind) -> Option<String> {
        let value = match (expected, value) {
            (Kind::TableList, DeValue::Table(_)) => {
                return Some(format!("[[{}]]", self.shown(key)));
            }
            (Kind::Date, DeValue::String(text)) => correction::date(text)?,
            (Kind::Time, DeValue::String(text)) => correction::time(text)?,
            (Kind::Text, DeValue::Integer(number)) => {
                format!("\"{}{}\"", number.as_str(), unit(key))
            }
            // A list of one need not be one.
            (Kind::List, DeValue::Integer(number)) => format!("\"{}\"", number.as_str()),
            (Kind::List, DeValue::Boolean(on)) => {
                format!("\"{}\"", if *on { "हाँ" } else { "नहीं" })
            }
            (Kind::Table, DeValue::String(name)) if key == "when" => {
                format!("{{ \"{name}\" = \"हाँ\" }}")
            }
            (Kind::Number, DeValue::String(text)) => correction::number(text)?,
            (Kind::Switch, DeValue::String(text)) => correction::switch(text)?.to_owned(),
            _ => return None,
        };
        Some(format!("{} = {value}", correction::right_key(key)))
    }

    pub(crate) fn wrong_kind(&self, key: &str, value: &Value<'_>, expected: Kind, found: Kind) {
        let corrected = self.as_meant(key, value.get_ref(), expected);
        let message = Message::WrongKind { key: self.shown(key), expected, found, corrected };
        self.document.report_at(message, &value.span());
    }
}

/// The unit of a measure in which people mostly give it; none for what is not measured.
fn unit(key: &str) -> &'static str {
    match key {
        "font_size" => "pt",
        "letterhead_gap" => "mm",
        key if key.starts_with("margin_") => "mm",
        _ => "",
    }
}

/// A day or an hour that stands in quote marks.
fn in_quotes(text: &str, wanted: Kind) -> Option<Datetime> {
    let written: Datetime = text.trim().parse().ok()?;
    let is_wanted = match wanted {
        Kind::Date => written.date.is_some() && written.time.is_none(),
        Kind::Time => written.date.is_none() && written.time.is_some(),
        _ => false,
    };
    (is_wanted && written.offset.is_none()).then_some(written)
}
