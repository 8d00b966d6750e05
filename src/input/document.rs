//! A TOML file taken apart key by key. Every key that is asked for is thereby known; the
//! others are refused. All faults are collected, each with its place.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, Time};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::text::nfc;
use crate::diagnostic::{Diagnostic, Diagnostics, Kind, Message, Place, nearest};

type Value<'d> = Spanned<DeValue<'d>>;

/// The file, and what was found in it.
pub(super) struct Document<'s> {
    file: &'s str,
    source: &'s str,
    /// With where each begins.
    diagnostics: RefCell<Vec<(usize, Diagnostic)>>,
    spans: RefCell<BTreeMap<String, Range<usize>>>,
}

impl<'s> Document<'s> {
    pub(super) fn new(file: &'s str, source: &'s str) -> Self {
        Self { file, source, diagnostics: RefCell::default(), spans: RefCell::default() }
    }

    /// The syntax tree, or nothing and the first fault reported: those after it are mostly
    /// its consequences.
    pub(super) fn parse(&self) -> Option<DeTable<'s>> {
        match DeTable::parse(self.source) {
            Ok(table) => Some(table.into_inner()),
            Err(error) => {
                let detail = error.message().replace('\n', " ");
                self.report_at(Message::TomlSyntax { detail }, &error.span().unwrap_or(0..0));
                None
            }
        }
    }

    pub(super) fn root<'d>(&'d self, table: &'d DeTable<'s>) -> Table<'d, 's> {
        Table {
            document: self,
            keys: table,
            span: 0..0,
            path: String::new(),
            title: String::new(),
            asked: RefCell::default(),
        }
    }

    /// What is wrong, in the order of the file, and dotted key → place of its value.
    pub(super) fn finish(self) -> (Diagnostics, BTreeMap<String, Range<usize>>) {
        let mut diagnostics = self.diagnostics.into_inner();
        diagnostics.sort_by_key(|(start, _)| *start);
        let diagnostics = diagnostics.into_iter().map(|(_, diagnostic)| diagnostic).collect();
        (diagnostics, self.spans.into_inner())
    }

    pub(super) fn report_at(&self, message: Message, span: &Range<usize>) {
        let place = Place::in_text(self.file, self.source, span);
        self.diagnostics.borrow_mut().push((span.start, Diagnostic::at(message, place)));
    }

    pub(super) fn report(&self, message: Message) {
        let place = Place::file(self.file);
        self.diagnostics.borrow_mut().push((0, Diagnostic::at(message, place)));
    }
}

/// One table of the file.
pub(super) struct Table<'d, 's> {
    document: &'d Document<'s>,
    keys: &'d DeTable<'s>,
    span: Range<usize>,
    /// `list.0`, empty at the top.
    path: String,
    /// `[[list]]`, empty at the top.
    title: String,
    asked: RefCell<Vec<&'static str>>,
}

impl<'d, 's> Table<'d, 's> {
    /// Text in NFC; nothing if it is empty.
    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        let text = self.as_text(key, value)?;
        (!text.trim().is_empty()).then(|| self.given(key, value, text))
    }

    /// Text that must be there.
    pub(super) fn required_text(&self, key: &'static str) -> Option<String> {
        let Some(value) = self.get(key) else {
            self.report_missing(key);
            return None;
        };
        let text = self.as_text(key, value)?;
        if text.trim().is_empty() {
            self.document
                .report_at(Message::ValueEmpty { key: self.dotted(key) }, &value.span());
            return None;
        }
        Some(self.given(key, value, text))
    }

    /// A list of texts, without the empty ones; a single text counts as a list of one.
    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        self.get(key).map(|value| self.as_texts(key, value)).unwrap_or_default()
    }

    fn as_texts(&self, key: &str, value: &Value<'_>) -> Vec<String> {
        let texts: Vec<String> = match value.get_ref() {
            DeValue::String(text) => vec![nfc(text)],
            DeValue::Array(items) => {
                items.iter().filter_map(|item| self.as_text(key, item)).collect()
            }
            other => {
                self.wrong_kind(key, value, Kind::List, kind(other));
                return Vec::new();
            }
        };
        let texts = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        self.given(key, value, texts)
    }

    pub(super) fn switch(&self, key: &'static str, default: bool) -> bool {
        let Some(value) = self.get(key) else { return default };
        match value.get_ref() {
            DeValue::Boolean(on) => self.given(key, value, *on),
            other => {
                self.wrong_kind(key, value, Kind::Switch, kind(other));
                default
            }
        }
    }

    pub(super) fn number(&self, key: &'static str, default: u32, least: u32, most: u32) -> u32 {
        let Some(value) = self.get(key) else { return default };
        let DeValue::Integer(written) = value.get_ref() else {
            self.wrong_kind(key, value, Kind::Number, kind(value.get_ref()));
            return default;
        };
        let number = u32::from_str_radix(written.as_str(), written.radix()).ok();
        let Some(number) = number.filter(|number| (least..=most).contains(number)) else {
            let key = self.dotted(key);
            self.document.report_at(Message::NumberRange { key, least, most }, &value.span());
            return default;
        };
        self.given(key, value, number)
    }

    /// One of several words. `words` holds each meaning's words, the one to show first.
    pub(super) fn choice<T: Copy + PartialEq + Default>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> T {
        self.optional_choice(key, words).unwrap_or_default()
    }

    pub(super) fn optional_choice<T: Copy + PartialEq>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let value = self.get(key)?;
        let text = self.as_text(key, value)?;
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
            key: self.dotted(key),
            value: text,
            allowed: allowed.join(", "),
        };
        self.document.report_at(message, &value.span());
        None
    }

    pub(super) fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.get(key)?;
        let written = self.datetime(key, value, Kind::Date)?;
        let date = written.date.and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
        });
        self.valid(key, value, date)
    }

    pub(super) fn time(&self, key: &'static str) -> Option<Time> {
        let value = self.get(key)?;
        let written = self.datetime(key, value, Kind::Time)?;
        let time = written.time.and_then(|time| {
            let [hour, minute, second] = [time.hour, time.minute, time.second.unwrap_or(0)]
                .map(|part| i8::try_from(part).ok());
            Time::new(hour?, minute?, second?, 0).ok()
        });
        self.valid(key, value, time)
    }

    /// A table below this one.
    pub(super) fn table(&self, key: &'static str) -> Option<Table<'d, 's>> {
        let value = self.get(key)?;
        if let DeValue::Table(table) = value.get_ref() {
            self.given(key, value, ());
            let path = self.dotted(key);
            let title = format!("[{path}]");
            return Some(self.below(table, value.span(), path, title));
        }
        self.wrong_kind(key, value, Kind::Table, kind(value.get_ref()));
        None
    }

    /// `[[key]]`; none if the key is not given.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Table<'d, 's>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_kind(key, value, Kind::TableList, kind(value.get_ref()));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if let DeValue::Table(table) = item.get_ref() {
                let path = format!("{}.{index}", self.dotted(key));
                self.document.spans.borrow_mut().insert(path.clone(), item.span());
                let title = format!("[[{}]]", self.dotted(key));
                tables.push(self.below(table, item.span(), path, title));
            } else {
                self.wrong_kind(key, item, Kind::Table, kind(item.get_ref()));
            }
        }
        tables
    }

    /// All keys of this table with their texts, whatever they are called.
    pub(super) fn entries(&self) -> Vec<(String, String)> {
        let mut entries = Vec::new();
        for (key, value) in self.keys {
            if let Some(text) = self.as_text(key.get_ref(), value) {
                self.given(key.get_ref(), value, ());
                entries.push((key.get_ref().to_string(), text));
            }
        }
        entries
    }

    /// All keys of this table with their lists of texts, without the empty ones.
    pub(super) fn lists(&self) -> BTreeMap<String, Vec<String>> {
        let list = |(key, value): (&Spanned<_>, _)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            (key.to_string(), self.as_texts(key, value))
        };
        self.keys.iter().map(list).filter(|(_, texts)| !texts.is_empty()).collect()
    }

    /// Refuses the keys that nobody asked for. To be called when all have been.
    pub(super) fn refuse_others(&self) {
        let asked = self.asked.borrow();
        let mut others: Vec<_> =
            self.keys.keys().filter(|key| !asked.contains(&key.get_ref().as_ref())).collect();
        others.sort_by_key(|key| key.span().start);
        for key in others {
            let message = Message::UnknownKey {
                key: key.get_ref().to_string(),
                table: self.title.clone(),
                nearest: nearest(key.get_ref(), asked.iter().copied()),
            };
            self.document.report_at(message, &key.span());
        }
    }

    /// Reports something about a key of this table, or the table if the key is not given.
    pub(super) fn report(&self, key: &str, message: Message) {
        match self.keys.get(key) {
            Some(value) => self.document.report_at(message, &value.span()),
            None => self.report_here(message),
        }
    }

    pub(super) fn report_missing(&self, key: &'static str) {
        self.report_here(Message::KeyMissing { key: self.dotted(key) });
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.get(key).is_some()
    }

    fn report_here(&self, message: Message) {
        if self.path.is_empty() {
            self.document.report(message);
        } else {
            self.document.report_at(message, &self.span);
        }
    }

    fn below(
        &self,
        keys: &'d DeTable<'s>,
        span: Range<usize>,
        path: String,
        title: String,
    ) -> Self {
        Self { document: self.document, keys, span, path, title, asked: RefCell::default() }
    }

    fn get(&self, key: &'static str) -> Option<&'d Value<'s>> {
        self.asked.borrow_mut().push(key);
        self.keys.get(key)
    }

    fn given<T>(&self, key: &str, value: &Value<'_>, found: T) -> T {
        self.document.spans.borrow_mut().insert(self.dotted(key), value.span());
        found
    }

    fn dotted(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn as_text(&self, key: &str, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(nfc(text)),
            other => {
                self.wrong_kind(key, value, Kind::Text, kind(other));
                None
            }
        }
    }

    fn datetime(&self, key: &str, value: &Value<'_>, wanted: Kind) -> Option<Datetime> {
        match value.get_ref() {
            DeValue::Datetime(written) if kind(value.get_ref()) == wanted => Some(*written),
            other => {
                self.wrong_kind(key, value, wanted, kind(other));
                None
            }
        }
    }

    fn valid<T>(&self, key: &str, value: &Value<'_>, found: Option<T>) -> Option<T> {
        if let Some(found) = found {
            return Some(self.given(key, value, found));
        }
        self.document.report_at(Message::DateInvalid { key: self.dotted(key) }, &value.span());
        None
    }

    fn wrong_kind(&self, key: &str, value: &Value<'_>, expected: Kind, found: Kind) {
        let message = Message::WrongKind { key: self.dotted(key), expected, found };
        self.document.report_at(message, &value.span());
    }
}

fn kind(value: &DeValue<'_>) -> Kind {
    match value {
        DeValue::String(_) => Kind::Text,
        DeValue::Integer(_) => Kind::Number,
        DeValue::Float(_) => Kind::Fraction,
        DeValue::Boolean(_) => Kind::Switch,
        DeValue::Array(_) => Kind::List,
        DeValue::Table(_) => Kind::Table,
        DeValue::Datetime(written) => match (written.date, written.time, written.offset) {
            (Some(_), None, None) => Kind::Date,
            (None, Some(_), None) => Kind::Time,
            _ => Kind::DateTime,
        },
    }
}
