//! The text of an event file, edited so that every comment stays.
//!
//! Places are found in the text, and only those are written anew that change; all other bytes, line
//! ends included, stay as the organiser wrote them.

mod change;
mod fault;
mod insert;
mod key;
mod layout;
mod lines;
mod list;
mod order;
mod undo;
mod value;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use fault::EventTextFault;
pub use undo::Undo;
pub use value::{EventKeys, Value};

use layout::{Layout, PlaceKind, TextPlace};
use value::Writer;

const BOM: &str = "\u{feff}";

/// The text of an event file. Edits either happen as a whole or leave it as it was.
#[derive(Clone, Debug)]
pub struct EventText {
    /// Without its byte order mark, with its own line ends.
    text: String,
    has_bom: bool,
    /// The end of new lines: what most lines of the file end with.
    line_end: &'static str,
    layout: Layout,
    values: Value,
}

impl EventText {
    /// A file as it was read. Refused are other encodings than UTF-8, and what is no TOML 1.1: the
    /// same that reading the event refuses.
    ///
    /// # Errors
    ///
    /// The file is not UTF-8 or no TOML.
    pub fn read(bytes: &[u8]) -> Result<Self, EventTextFault> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| EventTextFault::NotUtf8 { byte: error.valid_up_to() })?;
        let (has_bom, text) = match text.strip_prefix(BOM) {
            Some(text) => (true, text),
            None => (false, text),
        };
        let ends = text.matches('\n').count();
        let is_crlf = text.matches("\r\n").count() * 2 > ends;
        Self::of(text.to_owned(), has_bom, if is_crlf { "\r\n" } else { "\n" })
    }

    /// The whole text as a page gives it, in place of this one, with this one's byte order mark and
    /// line ends.
    ///
    /// # Errors
    ///
    /// The text is no TOML.
    pub fn with_text(&self, text: &str) -> Result<Self, EventTextFault> {
        let text = text.strip_prefix(BOM).unwrap_or(text).replace("\r\n", "\n");
        Self::of(text.replace('\n', self.line_end), self.has_bom, self.line_end)
    }

    fn of(text: String, has_bom: bool, line_end: &'static str) -> Result<Self, EventTextFault> {
        let table = text.parse::<toml::Table>().map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let (line, character) = lines::place_of(&text, at);
            EventTextFault::NotToml { message: error.message().to_owned(), line, character }
        })?;
        let layout = Layout::of(&text);
        let values = Value::of_toml(toml::Value::Table(table));
        Ok(Self { text, has_bom, line_end, layout, values })
    }

    /// The file's bytes: those that were read, if nothing was edited.
    pub fn to_bytes(&self) -> Vec<u8> {
        let bom = if self.has_bom { BOM } else { "" };
        [bom.as_bytes(), self.text.as_bytes()].concat()
    }

    /// The text for a page, with `\n` as line ends and without byte order mark.
    pub fn text(&self) -> String {
        self.text.replace("\r\n", "\n")
    }

    /// The whole file as JSON, for forms: dates and times as texts, `\n` as line ends of texts.
    pub fn values(&self) -> serde_json::Value {
        self.values.json()
    }

    /// The hash of a file's bytes: BLAKE3, in hexadecimal digits.
    pub fn hash(bytes: &[u8]) -> String {
        blake3::hash(bytes).to_hex().to_string()
    }

    /// The dotted key of what stands at a place of the text: the innermost value, key or header
    /// there, else that whose line it is. `line` and `character` count from 1, characters as
    /// Unicode has them, the byte order mark not counted.
    pub fn key_at(&self, line: usize, character: usize) -> Option<String> {
        key_at(&self.layout, &self.text, line, character)
    }

    /// The same of a text that may be no TOML; there, the key above is nearest to a place that has
    /// none.
    pub fn key_in(text: &str, line: usize, character: usize) -> Option<String> {
        let text = text.strip_prefix(BOM).unwrap_or(text);
        let layout = Layout::of(text);
        key_at(&layout, text, line, character).or_else(|| {
            let at = lines::at(text, line, character).unwrap_or(text.len());
            let before = |place: &&TextPlace| place.whole.start <= at;
            let place =
                layout.places.iter().filter(before).max_by_key(|own| own.whole.start)?;
            Some(key::dotted(&place.path))
        })
    }

    /// Writes a value at a dotted key (`event.name`, `advocate.2.name`, `event.agenda`). What is
    /// there already is replaced, a comment behind it stays; a new key goes behind the comment
    /// `# key = …` of its table, or behind the table's other keys; a missing table is made. A table
    /// that is given takes the place of the old one key by key; its keys without a value are as if
    /// they were not given. `None` or an empty value empties what is there: a text becomes `""`,
    /// anything else is taken out as [`Self::remove`] does.
    ///
    /// # Errors
    ///
    /// There is no such key, or something of another sort stands there.
    pub fn set(&mut self, key: &str, value: Option<&Value>) -> Result<(), EventTextFault> {
        let words = parts(key)?;
        let value = value.and_then(Value::said);
        self.change(|draft| match &value {
            Some(value) => draft.write(&words, value),
            None => draft.empty(&words, true),
        })
    }

    /// Writes a value that a page sent; `null`, `""`, `[]` and `{}` empty what is there. A key that
    /// must be one of a few words, a measure or a file name is taken out instead, since reading the
    /// event refuses it without letters. In `[[variant]]` an empty text is written, since it leaves
    /// out what other letters have; `null` takes the key out.
    ///
    /// # Errors
    ///
    /// There is no such key, or something of another sort stands there.
    pub fn set_json(
        &mut self,
        key: &str,
        json: &serde_json::Value,
        keys: &EventKeys,
    ) -> Result<(), EventTextFault> {
        let words = parts(key)?;
        let value = Value::of(key, json, keys).and_then(|value| value.said());
        let is_meant = json.as_str() == Some("") && value::has_meaning_empty(&words);
        let value = if is_meant { Some(Value::text("")) } else { value };
        self.change(|draft| match &value {
            Some(value) => draft.write(&words, value),
            None => draft.empty(&words, keys.may_be_empty(&words)),
        })
    }

    /// Adds an entry to an array of tables, behind its last one; the first goes where it is in a
    /// usual file. Gives its index. Empty values are left out.
    ///
    /// # Errors
    ///
    /// Something else than an array of tables stands there.
    pub fn add(
        &mut self,
        array: &str,
        pairs: &[(String, Value)],
    ) -> Result<usize, EventTextFault> {
        let words = parts(array)?;
        let said = |(key, value): &(String, Value)| Some((key.clone(), value.said()?));
        let pairs: Vec<_> = pairs.iter().filter_map(said).collect();
        let mut index = 0;
        self.change(|draft| {
            index = draft.add_entry(&words, &pairs)?;
            Ok(())
        })?;
        Ok(index)
    }

    /// Takes out a key, a table, an entry of an array of tables or an item of a list. All comments
    /// stay where they were. A key with a comment right above leaves `# key = …`, behind which it
    /// returns when it is set again.
    ///
    /// # Errors
    ///
    /// Nothing stands there.
    pub fn remove(&mut self, key: &str) -> Result<(), EventTextFault> {
        let words = parts(key)?;
        self.change(|draft| draft.take_out(&words))
    }

    /// Moves an entry of an array so that its index becomes `to`. The comment right above an entry
    /// goes with it; above the first one only that below a line of dashes, or when other entries
    /// have a comment of their own, too.
    ///
    /// # Errors
    ///
    /// Nothing stands there, or other tables stand between.
    pub fn move_to(&mut self, key: &str, to: usize) -> Result<(), EventTextFault> {
        let words = parts(key)?;
        self.change(|draft| draft.move_entry(&words, to))
    }

    /// An edit as a whole: it is given up if the text would be no TOML any more, or if a comment
    /// would be lost.
    fn change(
        &mut self,
        edit: impl FnOnce(&mut Self) -> Result<(), EventTextFault>,
    ) -> Result<(), EventTextFault> {
        let mut draft = self.clone();
        edit(&mut draft)?;
        if !draft.has_comments_of(self) {
            return Err(EventTextFault::WouldLose);
        }
        *self = draft;
        Ok(())
    }

    fn has_comments_of(&self, other: &Self) -> bool {
        let sorted = |text: &Self| {
            let comments = text.layout.comments.iter();
            let mut comments: Vec<_> =
                comments.map(|span| text.text[span.clone()].to_owned()).collect();
            comments.sort_unstable();
            comments
        };
        let mut here = sorted(self).into_iter();
        sorted(other).into_iter().all(|comment| here.any(|found| found == comment))
    }

    /// Replaces ranges of the text, which do not overlap, and reads it again.
    fn splice(&mut self, mut splices: Vec<(std::ops::Range<usize>, String)>) -> Edited {
        splices.sort_by_key(|(range, _)| (range.start, range.end));
        let mut text = String::with_capacity(self.text.len() + 64);
        let mut done = 0;
        for (range, new) in splices {
            let kept = self.text.get(done..range.start).ok_or(EventTextFault::WouldBreak)?;
            text.push_str(kept);
            text.push_str(&new);
            done = range.end;
        }
        text.push_str(self.text.get(done..).ok_or(EventTextFault::WouldBreak)?);
        *self = Self::of(text, self.has_bom, self.line_end)
            .map_err(|_| EventTextFault::WouldBreak)?;
        Ok(())
    }

    fn writer(&self) -> Writer {
        Writer { line_end: self.line_end, has_lines: true }
    }

    /// The writer for what stands within a place.
    fn writer_within(&self, kind: PlaceKind) -> Writer {
        let has_lines = matches!(kind, PlaceKind::Header);
        Writer { has_lines, ..self.writer() }
    }
}

fn key_at(layout: &Layout, text: &str, line: usize, character: usize) -> Option<String> {
    let at = lines::at(text, line, character)?;
    let places = || layout.places.iter();
    // A fault at the end of a value stands right behind it.
    let inner = places()
        .filter(|place| place.whole.start <= at && at <= place.whole.end)
        .max_by_key(|place| place.whole.start);
    let of_line = || {
        let line = lines::whole(text, &(at..at));
        places().find(|p| p.whole.start >= line.start && p.whole.start < line.end)
    };
    let place = inner.or_else(of_line)?;
    Some(key::dotted(&place.path))
}

type Edited = Result<(), EventTextFault>;

fn parts(key: &str) -> Result<Vec<String>, EventTextFault> {
    key::words(key).ok_or_else(|| EventTextFault::NoKey { key: key.to_owned() })
}
