//! Values written anew, and things taken out.

use std::ops::Range;

use crate::desk::event_text::fault::EventTextFault;
use crate::desk::event_text::key::KeyStep;
use crate::desk::event_text::layout::{KeyTarget, PlaceKind, TextPlace};
use crate::desk::event_text::value::{QuoteStyle, Value};
use crate::desk::event_text::{Edited, EventText, lines};

impl EventText {
    /// Writes a value that is not empty.
    pub(crate) fn write(&mut self, words: &[String], value: &Value) -> Edited {
        let is_date = |date: &str| crate::desk::event_text::value::date(date).is_some();
        if matches!(value, Value::Date(date) if !is_date(date)) {
            return Err(EventTextFault::OtherSort { key: words.join(".") });
        }
        match self.layout.find(words) {
            Some(KeyTarget::Value(number)) => {
                let Some(place) = self.layout.places.get(number).cloned() else {
                    return Ok(());
                };
                if let (PlaceKind::InlineTable, Value::Table(pairs)) = (place.kind, value) {
                    return self.write_table(words, pairs);
                }
                let splices = self.replaced(&place, value);
                self.splice(splices)
            }
            Some(KeyTarget::Implied(Some(count))) => match value {
                Value::List(entries) => self.write_entries(words, entries, count),
                _ => Err(EventTextFault::OtherSort { key: words.join(".") }),
            },
            Some(
                KeyTarget::Table(_)
                | KeyTarget::Implied(None)
                | KeyTarget::Dotted(_)
                | KeyTarget::Root,
            ) => match value {
                Value::Table(pairs) => self.write_table(words, pairs),
                _ => Err(EventTextFault::OtherSort { key: words.join(".") }),
            },
            None => self.insert(words, value),
        }
    }

    /// Empties what is there: texts stay as `""` if they may.
    pub(crate) fn empty(&mut self, words: &[String], may_be_empty: bool) -> Edited {
        match self.layout.find(words) {
            None => Ok(()),
            Some(KeyTarget::Value(number)) if may_be_empty => {
                let Some(place) = self.layout.places.get(number).cloned() else {
                    return Ok(());
                };
                if QuoteStyle::of(&self.text[place.span.clone()]).is_none() {
                    return self.take_out(words);
                }
                let splices = self.replaced(&place, &Value::Text(String::new()));
                self.splice(splices)
            }
            Some(_) => self.take_out(words),
        }
    }

    /// A table in place of the one that is there, key by key.
    fn write_table(&mut self, words: &[String], pairs: &[(String, Value)]) -> Edited {
        let path_keys = |value: &Value| match value {
            Value::Table(pairs) => pairs.iter().map(|(key, _)| key.clone()).collect(),
            _ => Vec::new(),
        };
        let old = self.path_of(words).and_then(|path| self.values.at(&path).map(path_keys));
        for key in old.unwrap_or_default() {
            if !pairs.iter().any(|(name, value)| *name == key && !value.is_empty()) {
                self.take_out(&with(words, &key))?;
            }
        }
        for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            self.write(&with(words, key), value)?;
        }
        Ok(())
    }

    fn write_entries(&mut self, words: &[String], entries: &[Value], count: usize) -> Edited {
        for (index, entry) in entries.iter().enumerate() {
            let Value::Table(pairs) = entry else {
                return Err(EventTextFault::OtherSort { key: words.join(".") });
            };
            if index < count {
                self.write_table(&with(words, &index.to_string()), pairs)?;
            } else {
                self.add_entry(words, pairs)?;
            }
        }
        for index in (entries.len()..count).rev() {
            self.take_out(&with(words, &index.to_string()))?;
        }
        Ok(())
    }

    /// The path that words lead to, if something is there.
    pub(crate) fn path_of(&self, words: &[String]) -> Option<Vec<KeyStep>> {
        let begins =
            |place: &&TextPlace| crate::desk::event_text::key::begins(&place.path, words);
        let place = self.layout.places.iter().find(begins)?;
        place.path.get(..words.len()).map(<[KeyStep]>::to_vec)
    }

    /// The text to be written in place of a value; comments within it go above its line.
    pub(crate) fn replaced(
        &self,
        place: &TextPlace,
        value: &Value,
    ) -> Vec<(Range<usize>, String)> {
        let old = self.values.at(&place.path);
        let written = &self.text[place.span.clone()];
        let quotes = QuoteStyle::of(written);
        let typed;
        let value = match (old, value) {
            // A date that only the file knows as one, such as those of `[extra]`, stays a date.
            (Some(Value::Date(_)), Value::Text(text)) => {
                typed = crate::desk::event_text::value::date(text).map(Value::Date);
                typed.as_ref().unwrap_or(value)
            }
            _ => value,
        };
        if old == Some(value) {
            return Vec::new();
        }
        if let (PlaceKind::Array, Value::List(items)) = (place.kind, value) {
            return self.list_replaced(place, items);
        }
        let has_lines = matches!(quotes, Some(QuoteStyle::Lines | QuoteStyle::LiteralLines));
        let kind = if has_lines || self.stands_alone(place) {
            PlaceKind::Header
        } else {
            PlaceKind::Array
        };
        let new = self.writer_within(kind).value(value, quotes);
        let mut splices = self.saved_comments(place.statement, &place.span);
        splices.push((place.span.clone(), new));
        splices
    }

    /// True if the place is the whole value of a statement.
    fn stands_alone(&self, place: &TextPlace) -> bool {
        let statement = self.layout.statements.get(place.statement);
        statement.is_some_and(|statement| statement.path == place.path)
    }

    /// The comments within a range of a statement, as lines above it.
    pub(crate) fn saved_comments(
        &self,
        statement: usize,
        range: &Range<usize>,
    ) -> Vec<(Range<usize>, String)> {
        let comments = self.layout.comments_in(range);
        let Some(statement) = self.layout.statements.get(statement) else { return Vec::new() };
        let at = lines::start(&self.text, statement.span.start);
        let mut above = String::new();
        for comment in comments {
            above.push_str(self.text[comment].trim_end());
            above.push_str(self.line_end);
        }
        if above.is_empty() { Vec::new() } else { vec![(at..at, above)] }
    }

    /// Takes out what is there.
    pub(crate) fn take_out(&mut self, words: &[String]) -> Edited {
        let Some(found) = self.layout.find(words) else {
            return Err(EventTextFault::NotThere { key: words.join(".") });
        };
        if let KeyTarget::Value(number) = found
            && let Some(place) = self.layout.places.get(number)
            && !self.stands_alone(place)
        {
            let splices = self.member_removed(&place.clone());
            return self.splice(splices);
        }
        let below = self.layout.below(words);
        if let Some(of_inline) = self.dotted_in_inline(words, &below) {
            for path in of_inline {
                let words = path.iter().map(|step| match step {
                    KeyStep::Key(key) => key.clone(),
                    KeyStep::Index(index) => index.to_string(),
                });
                self.take_out(&words.collect::<Vec<_>>())?;
            }
            return Ok(());
        }
        let is_key = matches!(found, KeyTarget::Value(_));
        let mut splices = Vec::new();
        let mut run: Vec<usize> = Vec::new();
        for number in below {
            if run.last().is_some_and(|last| last + 1 != number) {
                splices.push(self.run_removed(&run, false));
                run.clear();
            }
            run.push(number);
        }
        splices.push(self.run_removed(&run, is_key));
        self.splice(splices)
    }

    /// The paths of dotted keys below the words, if these stand in an inline table.
    fn dotted_in_inline(&self, words: &[String], below: &[usize]) -> Option<Vec<Vec<KeyStep>>> {
        if !below.is_empty() {
            return None;
        }
        let places = self.layout.places.iter();
        let dotted = places.filter(|place| {
            crate::desk::event_text::key::begins(&place.path, words)
                && place.written_in < words.len()
        });
        Some(dotted.map(|place| place.path.clone()).collect())
    }

    /// Statements that follow each other, without their words: what is left are their comments.
    fn run_removed(&self, run: &[usize], is_key: bool) -> (Range<usize>, String) {
        let statement = |number: Option<&usize>| {
            number.and_then(|number| self.layout.statements.get(*number))
        };
        let (Some(first), Some(last)) = (statement(run.first()), statement(run.last())) else {
            return (0..0, String::new());
        };
        let mut range = lines::whole(&self.text, &(first.span.start..last.span.end));
        let mut left = String::new();
        if is_key && let Some(marker) = self.marker(first.span.start, range.start) {
            left.push_str(&marker);
        }
        let mut done = range.start;
        for comment in self.layout.comments_in(&range) {
            let gap = &self.text[done..comment.start];
            let is_apart = gap.split('\n').skip(1).any(|line| line.trim().is_empty())
                && gap.matches('\n').count() > 1;
            if is_apart && !left.is_empty() {
                left.push_str(self.line_end);
            }
            done = comment.end;
            left.push_str(self.text[comment].trim_end());
            left.push_str(self.line_end);
        }
        if left.is_empty() && lines::is_apart(&self.text, range.start) {
            let next = lines::whole(&self.text, &(range.end..range.end));
            if self.text[next.clone()].trim().is_empty() {
                range.end = next.end;
            }
        }
        (range, left)
    }

    /// The line that a key leaves which has a comment right above; none if it is there already.
    fn marker(&self, key: usize, line: usize) -> Option<String> {
        let above = &self.text[lines::before(&self.text, line)?];
        if !lines::is_comment(above) || lines::is_rule(above) {
            return None;
        }
        let written = self.text[key..].split('=').next().map(str::trim)?;
        if lines::commented_key(above) == Some(written.trim_matches(['"', '\''])) {
            return None;
        }
        let indent = &self.text[line..key];
        Some(format!("{indent}# {written} = …{}", self.line_end))
    }
}

/// The words and one more.
pub(crate) fn with(words: &[String], word: &str) -> Vec<String> {
    let mut words = words.to_vec();
    words.push(word.to_owned());
    words
}
