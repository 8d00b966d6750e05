//! A TOML file taken apart key by key. Every key that is asked for is thereby known; the
//! others are refused. All faults are collected, each with its place.

mod any_value;
mod values;

pub(crate) use any_value::AnyValue;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, Time};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{
    Diagnostic, Diagnostics, Kind, Message, Place, ReadingMessage, nearest,
};
use crate::toml::faults::{Fault, faults};
use crate::toml::hindi_names::HindiNames;
use crate::toml::kind::kind;
use crate::toml::question::{Question, Questions, ValueShape};
use crate::toml::tree::{NoTree, tree};

type Value<'d> = Spanned<DeValue<'d>>;

/// The file, and what was found in it.
pub(crate) struct Document<'s> {
    file: &'s str,
    source: &'s str,
    /// With where each begins.
    diagnostics: RefCell<Vec<(usize, Diagnostic)>>,
    spans: RefCell<BTreeMap<String, Range<usize>>>,
    questions: RefCell<Questions>,
    names: &'static HindiNames,
    mended: RefCell<Option<String>>,
    /// All that is asked for of files of this sort.
    all_questions: Option<fn() -> Questions>,
    /// The answer to that, once it is needed.
    asked_of_all: OnceCell<Questions>,
}

impl<'s> Document<'s> {
    pub(crate) fn new(file: &'s str, source: &'s str) -> Self {
        Self {
            file,
            source,
            diagnostics: RefCell::default(),
            spans: RefCell::default(),
            questions: RefCell::default(),
            names: &HindiNames::NONE,
            mended: RefCell::default(),
            all_questions: None,
            asked_of_all: OnceCell::new(),
        }
    }

    /// With all that is asked for of files of this sort: a key in the wrong table is told where it
    /// belongs.
    pub(crate) fn with_questions(self, all: fn() -> Questions) -> Self {
        Self { all_questions: Some(all), ..self }
    }

    /// The headings of the tables that have a key of this name.
    fn tables_of(&self, key: &str) -> Vec<String> {
        let key = key.to_lowercase().replace(['-', ' '], "_");
        let Some(all) = self.all_questions else { return Vec::new() };
        let all = self.asked_of_all.get_or_init(all);
        let headings = all.headings();
        let having = all.iter().filter(|asked| asked.key == key).filter_map(|asked| {
            let (path, is_list) = headings.iter().find(|(path, _)| *path == asked.table)?;
            Some(if *is_list { format!("[[{path}]]") } else { format!("[{path}]") })
        });
        having.collect()
    }

    /// With what its tables and keys may be called in Hindi.
    pub(crate) fn with_hindi_names(self, names: &'static HindiNames) -> Self {
        Self { names, ..self }
    }

    /// The syntax tree, or nothing and all faults reported that are known.
    pub(crate) fn parse(&self) -> Option<DeTable<'s>> {
        match tree(self.source) {
            Ok(tree) => Some(tree),
            Err(NoTree::ValuesTooMany) => {
                let message = ReadingMessage::ValuesTooMany { path: self.file.to_owned() };
                let diagnostic = Diagnostic::new(Message::Reading(message));
                self.diagnostics.borrow_mut().push((0, diagnostic));
                None
            }
            Err(NoTree::Syntax(message, span)) => {
                let found = faults(self.source, (*message, span), self.names);
                for Fault { message, span } in found.faults {
                    self.report_at(message, &span);
                }
                self.mended.replace(found.mended);
                None
            }
        }
    }

    /// The text with all lines put right that could not be read, if then it can be read: to find
    /// what else is wrong with it.
    pub(crate) fn mended(&self) -> Option<String> {
        self.mended.take()
    }

    pub(crate) fn root<'d>(&'d self, table: &'d DeTable<'s>) -> TomlTable<'d, 's> {
        TomlTable {
            document: self,
            keys: table,
            span: 0..0,
            path: String::new(),
            title: String::new(),
            kind: String::new(),
            asked: RefCell::default(),
        }
    }

    /// The faults in the order of the file, and dotted key → place of its value.
    pub(crate) fn finish(self) -> (Diagnostics, BTreeMap<String, Range<usize>>) {
        let mut diagnostics = self.diagnostics.into_inner();
        diagnostics.sort_by_key(|(start, _)| *start);
        let diagnostics = diagnostics.into_iter().map(|(_, diagnostic)| diagnostic).collect();
        (diagnostics, self.spans.into_inner())
    }

    /// The keys that were asked for, be they in the file or not.
    pub(crate) fn into_questions(self) -> Questions {
        self.questions.into_inner()
    }

    pub(crate) fn report_at(&self, message: Message, span: &Range<usize>) {
        let diagnostic = Diagnostic::at(message, self.place(span));
        self.diagnostics.borrow_mut().push((span.start, diagnostic));
    }

    pub(crate) fn place(&self, span: &Range<usize>) -> Place {
        Place::in_text(self.file, self.source, span)
    }

    pub(crate) fn report(&self, message: Message) {
        let place = Place::file(self.file);
        self.diagnostics.borrow_mut().push((0, Diagnostic::at(message, place)));
    }
}

/// A test of a key that is none of those known; see [`TomlTable::entries_of`].
pub(crate) type RefusedKey<'a> = dyn Fn(&str) -> Option<Option<&'static str>> + 'a;

/// One table of the file.
pub(crate) struct TomlTable<'d, 's> {
    document: &'d Document<'s>,
    keys: &'d DeTable<'s>,
    span: Range<usize>,
    /// `list.0`, empty at the top.
    path: String,
    /// `[[list]]`, empty at the top.
    title: String,
    /// `list` for every `[[list]]`.
    kind: String,
    asked: RefCell<Vec<&'static str>>,
}

impl<'d, 's> TomlTable<'d, 's> {
    /// Text in NFC; nothing if it is empty.
    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        let value = self.get(key, ValueShape::Text)?;
        let text = self.as_text(key, value)?;
        (!text.trim().is_empty()).then(|| self.given(key, value, text))
    }

    /// Text that must be there.
    pub(crate) fn required_text(&self, key: &'static str) -> Option<String> {
        let Some(value) = self.get_required(key, ValueShape::Text) else {
            self.report_missing(key);
            return None;
        };
        let text = self.as_text(key, value)?;
        if text.trim().is_empty() {
            self.document
                .report_at(Message::ValueEmpty { key: self.shown(key) }, &value.span());
            return None;
        }
        Some(self.given(key, value, text))
    }

    /// A list of texts, without the empty ones; a single text counts as a list of one.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        self.get(key, ValueShape::Texts)
            .map(|value| self.as_texts(key, value))
            .unwrap_or_default()
    }

    pub(crate) fn switch(&self, key: &'static str, default: bool) -> bool {
        let Some(value) = self.get(key, ValueShape::Switch { default }) else { return default };
        match value.get_ref() {
            DeValue::Boolean(on) => self.given(key, value, *on),
            other => {
                self.wrong_kind(key, value, Kind::Switch, kind(other));
                default
            }
        }
    }

    pub(crate) fn number(&self, key: &'static str, default: u32, least: u32, most: u32) -> u32 {
        let value = self.get(key, ValueShape::Number { default: Some(default), least, most });
        value.and_then(|value| self.as_number(key, value, least, most)).unwrap_or(default)
    }

    pub(crate) fn optional_number(
        &self,
        key: &'static str,
        least: u32,
        most: u32,
    ) -> Option<u32> {
        let value = self.get(key, ValueShape::Number { default: None, least, most })?;
        self.as_number(key, value, least, most)
    }

    /// One of several words. `words` holds each meaning's words, the one to show first.
    pub(crate) fn choice<T: Copy + PartialEq + Default>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> T {
        let default = words.iter().position(|(_, meaning)| *meaning == T::default());
        let value = self.get(key, ValueShape::choice(words, default));
        value.and_then(|value| self.as_choice(key, value, words)).unwrap_or_default()
    }

    pub(crate) fn optional_choice<T: Copy + PartialEq>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let value = self.get(key, ValueShape::choice(words, None))?;
        self.as_choice(key, value, words)
    }

    /// A choice that must be there.
    pub(crate) fn required_choice<T: Copy + PartialEq>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let Some(value) = self.get_required(key, ValueShape::choice(words, None)) else {
            self.report_missing(key);
            return None;
        };
        self.as_choice(key, value, words)
    }

    /// A list of choices; a single one counts as a list of one.
    pub(crate) fn choices<T: Copy + PartialEq>(
        &self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Vec<T> {
        let Some(value) = self.get(key, ValueShape::choices(words)) else { return Vec::new() };
        let texts = self.as_texts(key, value).into_iter();
        texts.filter_map(|text| self.chosen(key, value, text, words)).collect()
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.get(key, ValueShape::Date)?;
        let written = self.datetime(key, value, Kind::Date)?;
        let date = written.date.and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
        });
        self.valid(key, value, date)
    }

    pub(crate) fn time(&self, key: &'static str) -> Option<Time> {
        let value = self.get(key, ValueShape::Time)?;
        let written = self.datetime(key, value, Kind::Time)?;
        let time = written.time.and_then(|time| {
            let [hour, minute, second] = [time.hour, time.minute, time.second.unwrap_or(0)]
                .map(|part| i8::try_from(part).ok());
            Time::new(hour?, minute?, second?, 0).ok()
        });
        self.valid(key, value, time)
    }

    /// A table below this one.
    pub(crate) fn table(&self, key: &'static str) -> Option<TomlTable<'d, 's>> {
        let value = self.get(key, ValueShape::Table)?;
        if let DeValue::Table(table) = value.get_ref() {
            self.given(key, value, ());
            let path = self.dotted(key);
            let title = format!("[{path}]");
            return Some(self.below(key, table, value.span(), path, title));
        }
        self.wrong_kind(key, value, Kind::Table, kind(value.get_ref()));
        None
    }

    /// `[[key]]`; none if the key is not given.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<TomlTable<'d, 's>> {
        let Some(value) = self.get(key, ValueShape::Tables) else { return Vec::new() };
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
                tables.push(self.below(key, table, item.span(), path, title));
            } else {
                self.wrong_kind(key, item, Kind::Table, kind(item.get_ref()));
            }
        }
        tables
    }

    /// `[key]`, or each `[[key]]`; none if the key is not given.
    pub(crate) fn table_or_tables(&self, key: &'static str) -> Vec<TomlTable<'d, 's>> {
        let is_one = self.keys.get(key).is_some_and(|value| value.get_ref().is_table());
        // The first question about a key is the one that counts.
        self.ask(key, ValueShape::TableOrTables);
        if is_one { self.table(key).into_iter().collect() } else { self.tables(key) }
    }

    /// The value that is read of a key, or one from elsewhere if the key is not given here.
    pub(crate) fn or<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&Self, &'static str) -> T,
        elsewhere: Option<T>,
    ) -> T {
        let own = read(self, key);
        if self.has(key) { own } else { elsewhere.unwrap_or(own) }
    }

    /// The dotted key of this table, such as `list.0`.
    pub(crate) fn key(&self) -> String {
        self.path.clone()
    }

    /// All keys of this table with their texts, whatever they are called.
    pub(crate) fn entries(&self) -> Vec<(String, String)> {
        self.ask(Question::ANY, ValueShape::Text);
        self.texts_of_all_keys()
    }

    /// The same where some keys are known. Of the others `refused` says with which known one they
    /// are mixed up, if with one; it gives none for those that are allowed. Without it all others
    /// are refused.
    pub(crate) fn entries_of(
        &self,
        known: &[&'static str],
        refused: Option<&RefusedKey<'_>>,
    ) -> Vec<(String, String)> {
        for key in known {
            self.ask(key, ValueShape::Text);
        }
        if refused.is_some() {
            self.ask(Question::ANY, ValueShape::Text);
        }
        let mut entries = self.texts_of_all_keys();
        entries.retain(|(key, _)| {
            if known.contains(&key.as_str()) {
                return true;
            }
            let near = nearest(key, known.iter().copied());
            let near = match refused.filter(|_| near.is_none()) {
                Some(refused) => match refused(key) {
                    Some(meant) => meant.map(str::to_owned),
                    None => return true,
                },
                None => near,
            };
            let (field, known) = (key.clone(), known.join(", "));
            self.report(key, Message::FieldUnknown { field, nearest: near, known });
            false
        });
        entries
    }

    /// All keys of this table with their choices, whatever they are called.
    pub(crate) fn chosen_entries<T: Copy + PartialEq>(
        &self,
        words: &[(&str, T)],
    ) -> Vec<(String, T)> {
        self.ask(Question::ANY, ValueShape::choice(words, None));
        let chosen = |(key, value): (&Spanned<Cow<'_, str>>, _)| {
            let key = key.get_ref();
            Some((key.to_string(), self.as_choice(key, value, words)?))
        };
        self.keys.iter().filter_map(chosen).collect()
    }

    fn texts_of_all_keys(&self) -> Vec<(String, String)> {
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
    pub(crate) fn lists(&self) -> BTreeMap<String, Vec<String>> {
        self.ask(Question::ANY, ValueShape::Texts);
        let list = |(key, value): (&Spanned<Cow<'_, str>>, _)| {
            let key = key.get_ref();
            (key.to_string(), self.as_texts(key, value))
        };
        self.keys.iter().map(list).filter(|(_, texts)| !texts.is_empty()).collect()
    }

    /// The same where a list that says nothing is a fault.
    pub(crate) fn full_lists(&self) -> BTreeMap<String, Vec<String>> {
        let lists = self.lists();
        for (key, value) in self.keys {
            let key = key.get_ref();
            if !lists.contains_key(&**key)
                && matches!(value.get_ref(), DeValue::String(_) | DeValue::Array(_))
            {
                let message = Message::ValueEmpty { key: self.shown(key) };
                self.document.report_at(message, &value.span());
            }
        }
        lists
    }

    /// Refuses the keys that nobody asked for. To be called when all have been.
    pub(crate) fn refuse_others(&self) {
        let asked = self.asked.borrow();
        let mut others: Vec<_> =
            self.keys.keys().filter(|key| !asked.contains(&key.get_ref().as_ref())).collect();
        others.sort_by_key(|key| key.span().start);
        for key in others {
            let near = self.document.names.key(&self.kind, key.get_ref());
            let near = near.filter(|near| asked.contains(near)).map(str::to_owned);
            let near = near.or_else(|| nearest(key.get_ref(), asked.iter().copied()));
            let message = Message::UnknownKey {
                key: key.get_ref().to_string(),
                table: self.title.clone(),
                belongs: if near.is_some() {
                    Vec::new()
                } else {
                    self.document.tables_of(key.get_ref())
                },
                nearest: near,
            };
            self.document.report_at(message, &key.span());
        }
    }

    /// Reports something about a key of this table, or the table if the key is not given.
    pub(crate) fn report(&self, key: &str, message: Message) {
        match self.keys.get(key) {
            Some(value) => self.document.report_at(message, &value.span()),
            None => self.report_here(message),
        }
    }

    pub(crate) fn report_missing(&self, key: &'static str) {
        self.report_here(Message::KeyMissing { key: self.shown(key) });
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.keys.get(key).is_some()
    }

    /// True if a key that must be there, and has been asked for, is not or is a list of nothing.
    pub(crate) fn lacks(&self, key: &'static str) -> bool {
        self.require(key);
        self.keys.get(key).is_none_or(
            |value| matches!(value.get_ref(), DeValue::Array(items) if items.is_empty()),
        )
    }

    fn require(&self, key: &'static str) {
        self.document.questions.borrow_mut().require(&self.kind, key);
    }

    fn ask(&self, key: &'static str, shape: ValueShape) {
        let question = Question { table: self.kind.clone(), key, shape, is_required: false };
        self.document.questions.borrow_mut().push(question);
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
        key: &str,
        keys: &'d DeTable<'s>,
        span: Range<usize>,
        path: String,
        title: String,
    ) -> Self {
        let kind =
            if self.kind.is_empty() { key.to_owned() } else { format!("{}.{key}", self.kind) };
        let asked = RefCell::default();
        Self { document: self.document, keys, span, path, title, kind, asked }
    }

    fn get(&self, key: &'static str, shape: ValueShape) -> Option<&'d Value<'s>> {
        self.ask(key, shape);
        self.asked.borrow_mut().push(key);
        self.keys.get(key)
    }

    fn get_required(&self, key: &'static str, shape: ValueShape) -> Option<&'d Value<'s>> {
        let value = self.get(key, shape);
        self.require(key);
        value
    }

    fn given<T>(&self, key: &str, value: &Value<'_>, found: T) -> T {
        self.document.spans.borrow_mut().insert(self.dotted(key), value.span());
        found
    }

    /// The dotted key without the numbers of tables in lists, which nobody counts from 0.
    fn shown(&self, key: &str) -> String {
        let dotted = self.dotted(key);
        let is_name = |part: &&str| !part.bytes().all(|c| c.is_ascii_digit());
        dotted.split('.').filter(is_name).collect::<Vec<_>>().join(".")
    }

    fn dotted(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
