//! The places of what an event file says.

use std::sync::Arc;

use crate::diagnostic::{Lines, Place};
use crate::input::event::read::Spans;
use crate::input::template::source::SourceText;
use crate::toml::places::{TextPlaces, WrittenText};

/// Where the values of dotted keys stand in an event file.
#[derive(Clone, Debug)]
pub struct EventPlaces {
    source: Arc<SourceText>,
    spans: Arc<Spans>,
}

impl EventPlaces {
    /// Of a file, and what its reader found where.
    pub(crate) fn new(source: SourceText, spans: Spans) -> Self {
        Self { source: Arc::new(source), spans: Arc::new(spans) }
    }

    /// The same where what stands below some keys counts for others, each with the key that it
    /// counts for: `variant.0.letter` for `letter`.
    pub(crate) fn with_overlays(&self, overlays: &[(String, String)]) -> Self {
        if overlays.is_empty() {
            return self.clone();
        }
        let mut spans = (*self.spans).clone();
        for (from, to) in overlays {
            let below = |key: &str, top: &str| {
                key.strip_prefix(top).is_some_and(|rest| rest.starts_with('.'))
            };
            let own: Vec<(String, _)> = (self.spans.iter())
                .filter(|(key, _)| below(key, from))
                .map(|(key, span)| (format!("{to}{}", &key[from.len()..]), span.clone()))
                .collect();
            // A list is another as a whole.
            spans.retain(|key, _| {
                !own.iter().any(|(given, _)| key == given || below(key, given))
            });
            spans.extend(own);
        }
        Self { source: Arc::clone(&self.source), spans: Arc::new(spans) }
    }

    /// The event file.
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// True if the event file gives a dotted key.
    pub fn gives(&self, key: &str) -> bool {
        self.spans.contains_key(key)
    }

    /// Where the value of a dotted key, such as `letter.body` or `advocate.0.name`, stands; the
    /// whole file if it is not given.
    pub fn place(&self, key: &str) -> Place {
        let SourceText { file, text } = &*self.source;
        match self.spans.get(key) {
            Some(span) => Place::in_text(file, text, span),
            None => Place::file(file),
        }
    }

    /// Where the characters of the text of a dotted key stand. A text of a list has the list's
    /// key, a dot and its place there; on the list's first line it is told at the list.
    pub fn text_places(&self, key: &str) -> TextPlaces<'_> {
        let SourceText { file, text } = &*self.source;
        let of_list = key.rsplit_once('.').filter(|(_, at)| at.parse::<usize>().is_ok());
        let list = of_list.map(|(list, _)| list).filter(|list| self.gives(list));
        let Some(span) = self.spans.get(key) else {
            return TextPlaces { whole: self.place(list.unwrap_or(key)), lines: None };
        };
        let is_below = |list: &str| {
            let before = self.spans.get(list);
            let before = before.and_then(|list| text.get(list.start..span.start));
            before.is_some_and(|before| before.contains('\n'))
        };
        let own = list.filter(|list| !is_below(list)).unwrap_or(key);
        let written = text.get(span.clone());
        let written = written.and_then(|written| WrittenText::new(written, span.start));
        TextPlaces {
            whole: self.place(own),
            lines: written.map(|written| (Lines::new(file, text), written.offsets())),
        }
    }

    /// Where backslashes in the text of a dotted key take line ends.
    pub fn taken_breaks(&self, key: &str) -> Vec<Place> {
        let SourceText { file, text } = &*self.source;
        let span = self.spans.get(key);
        let written = span
            .and_then(|span| Some((text.get(span.clone())?, span.start)))
            .and_then(|(written, start)| WrittenText::new(written, start));
        let Some(written) = written else { return Vec::new() };
        let lines = Lines::new(file, text);
        written.taken_breaks().iter().map(|at| lines.place(*at)).collect()
    }
}
