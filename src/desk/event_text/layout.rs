//! Where everything stands in a TOML text.

use std::collections::BTreeMap;
use std::ops::Range;

use toml_parser::parser::{Event, EventKind, parse_document};
use toml_parser::{Raw, Source};

use crate::desk::event_text::key::{KeyStep, begins};

/// A table header, or a key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// From the beginning of the file.
    pub(crate) path: Vec<KeyStep>,
    /// From the header's bracket or the key to the end of the value.
    pub(crate) span: Range<usize>,
    /// The header that it stands below, among the statements; that of a header is itself.
    pub(crate) section: Option<usize>,
    pub(crate) is_header: bool,
}

/// The sort of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    Header,
    Scalar,
    Array,
    InlineTable,
}

/// A header, a value, or a value within a value.
#[derive(Clone, Debug)]
pub(crate) struct TextPlace {
    /// From the beginning of the file.
    pub(crate) path: Vec<KeyStep>,
    /// The value, or the header.
    pub(crate) span: Range<usize>,
    /// With its key.
    pub(crate) whole: Range<usize>,
    /// The comma behind it, in arrays and inline tables.
    pub(crate) comma: Option<usize>,
    pub(crate) kind: PlaceKind,
    pub(crate) statement: usize,
    /// The length of the path of the table or array that it is written in.
    pub(crate) written_in: usize,
}

/// The place to which a dotted key leads.
#[derive(Clone, Debug)]
pub(crate) enum KeyTarget {
    /// A value, by its number among the places.
    Value(usize),
    /// A table with a header of its own, by the number of that statement.
    Table(usize),
    /// A table that only headers of its tables speak of, or an array of tables: how many.
    Implied(Option<usize>),
    /// A table made by dotted keys; the last of these, among the places.
    Dotted(usize),
    /// The file itself.
    Root,
}

/// Where everything stands in a TOML text that has been found right.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    pub(crate) statements: Vec<Statement>,
    pub(crate) places: Vec<TextPlace>,
    pub(crate) comments: Vec<Range<usize>>,
}

impl Layout {
    /// Of a text that the parser takes; of another, as far as it goes.
    pub(crate) fn of(text: &str) -> Self {
        let tokens = Source::new(text).lex().into_vec();
        let mut events: Vec<Event> = Vec::new();
        parse_document(&tokens, &mut events, &mut ());
        let mut taker = Taker { text, events: &events, at: 0, layout: Self::default() };
        taker.statements();
        taker.layout
    }

    /// The place to which a dotted key leads.
    pub(crate) fn find(&self, words: &[String]) -> Option<KeyTarget> {
        if words.is_empty() {
            return Some(KeyTarget::Root);
        }
        let exact = |place: &&(usize, &TextPlace)| place.1.path.len() == words.len();
        let below: Vec<_> =
            self.places.iter().enumerate().filter(|(_, p)| begins(&p.path, words)).collect();
        if let Some((number, place)) = below.iter().find(exact) {
            return Some(match place.kind {
                PlaceKind::Header => KeyTarget::Table(place.statement),
                _ => KeyTarget::Value(*number),
            });
        }
        let (_, first) = below.first()?;
        if let KeyStep::Index(_) = first.path.get(words.len())? {
            let mut count = 0;
            for (_, place) in &below {
                if let Some(KeyStep::Index(index)) = place.path.get(words.len()) {
                    count = count.max(index + 1);
                }
            }
            return Some(KeyTarget::Implied(Some(count)));
        }
        let is_dotted = |(_, p): &&(usize, &TextPlace)| {
            p.kind != PlaceKind::Header && p.written_in < words.len()
        };
        Some(match below.iter().rfind(is_dotted) {
            Some((number, _)) => KeyTarget::Dotted(*number),
            None => KeyTarget::Implied(None),
        })
    }

    /// The statements of a table or of an entry, by number.
    pub(crate) fn below(&self, words: &[String]) -> Vec<usize> {
        let statements = self.statements.iter().enumerate();
        statements.filter(|(_, s)| begins(&s.path, words)).map(|(number, _)| number).collect()
    }

    /// The members written directly in an array or inline table.
    pub(crate) fn members(&self, of: &TextPlace) -> Vec<&TextPlace> {
        self.places
            .iter()
            .filter(|place| {
                place.statement == of.statement
                    && place.written_in == of.path.len()
                    && place.path.len() > of.path.len()
                    && place.path.starts_with(&of.path)
                    && place.kind != PlaceKind::Header
                    && of.span.start < place.span.start
                    && place.span.end <= of.span.end
            })
            .collect()
    }

    /// The first header behind a statement.
    pub(crate) fn header_behind(&self, statement: usize) -> Option<&Statement> {
        self.statements.iter().skip(statement + 1).find(|statement| statement.is_header)
    }

    /// The comments that begin within a range.
    pub(crate) fn comments_in(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let is_in = |comment: &&Range<usize>| range.contains(&comment.start);
        self.comments.iter().filter(is_in).cloned().collect()
    }
}

struct Taker<'t> {
    text: &'t str,
    events: &'t [Event],
    at: usize,
    layout: Layout,
}

impl Taker<'_> {
    fn next(&mut self) -> Option<Event> {
        let event = self.events.get(self.at).copied()?;
        self.at += 1;
        if event.kind() == EventKind::Comment {
            self.layout.comments.push(event.span().start()..event.span().end());
        }
        Some(event)
    }

    fn statements(&mut self) {
        let mut section = Vec::new();
        let mut header = None;
        let mut counts: BTreeMap<Vec<KeyStep>, usize> = BTreeMap::new();
        while let Some(event) = self.next() {
            let number = self.layout.statements.len();
            let start = event.span().start();
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    let is_array = event.kind() == EventKind::ArrayTableOpen;
                    let (keys, end) = self.header();
                    section = absolute(keys, is_array, &mut counts);
                    header = Some(number);
                    self.layout.places.push(TextPlace {
                        path: section.clone(),
                        span: start..end,
                        whole: start..end,
                        comma: None,
                        kind: PlaceKind::Header,
                        statement: number,
                        written_in: 0,
                    });
                    self.layout.statements.push(Statement {
                        path: section.clone(),
                        span: start..end,
                        section: header,
                        is_header: true,
                    });
                }
                EventKind::SimpleKey => {
                    let path = self.pair(event, &section, number);
                    let end = self.layout.places.iter().rfind(|p| p.path == path);
                    let end = end.map_or(start, |place| place.span.end);
                    let span = start..end;
                    let statement = Statement { path, span, section: header, is_header: false };
                    self.layout.statements.push(statement);
                }
                _ => {}
            }
        }
    }

    /// The keys of a header, and where it ends.
    fn header(&mut self) -> (Vec<String>, usize) {
        let mut keys = Vec::new();
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::SimpleKey => keys.push(self.key(event)),
                EventKind::StdTableClose | EventKind::ArrayTableClose => {
                    return (keys, event.span().end());
                }
                _ => {}
            }
        }
        (keys, self.text.len())
    }

    fn key(&self, event: Event) -> String {
        let mut key = String::new();
        let written =
            self.text.get(event.span().start()..event.span().end()).unwrap_or_default();
        Raw::new_unchecked(written, event.encoding(), event.span())
            .decode_key(&mut key, &mut ());
        key
    }

    /// A key, perhaps dotted, and its value; gives its path.
    fn pair(&mut self, first: Event, within: &[KeyStep], statement: usize) -> Vec<KeyStep> {
        let mut path = within.to_vec();
        path.push(KeyStep::Key(self.key(first)));
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::SimpleKey => path.push(KeyStep::Key(self.key(event))),
                EventKind::KeyValSep => break,
                _ => {}
            }
        }
        let mut place = TextPlace {
            path: path.clone(),
            span: 0..0,
            whole: first.span().start()..0,
            comma: None,
            kind: PlaceKind::Scalar,
            statement,
            written_in: within.len(),
        };
        while let Some(event) = self.next() {
            if self.value(event, &mut place) {
                break;
            }
        }
        path
    }

    /// A value, if it begins with this event; its place stands before those within it.
    fn value(&mut self, event: Event, place: &mut TextPlace) -> bool {
        place.kind = match event.kind() {
            EventKind::Scalar => PlaceKind::Scalar,
            EventKind::ArrayOpen => PlaceKind::Array,
            EventKind::InlineTableOpen => PlaceKind::InlineTable,
            _ => return false,
        };
        place.span = event.span().start()..event.span().end();
        let number = self.layout.places.len();
        self.layout.places.push(place.clone());
        let end = match place.kind {
            PlaceKind::Array => self.array(place),
            PlaceKind::InlineTable => self.inline_table(place),
            PlaceKind::Header | PlaceKind::Scalar => place.span.end,
        };
        if let Some(place) = self.layout.places.get_mut(number) {
            place.span.end = end;
            place.whole.end = end;
        }
        true
    }

    fn array(&mut self, of: &TextPlace) -> usize {
        let mut index = 0;
        let mut last = None;
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::ArrayClose => return event.span().end(),
                EventKind::ValueSep => self.comma(last, event),
                _ => {
                    let mut path = of.path.clone();
                    path.push(KeyStep::Index(index));
                    let start = event.span().start();
                    let number = self.layout.places.len();
                    let mut place = TextPlace {
                        path,
                        span: start..start,
                        whole: start..start,
                        comma: None,
                        kind: PlaceKind::Scalar,
                        statement: of.statement,
                        written_in: of.path.len(),
                    };
                    if self.value(event, &mut place) {
                        index += 1;
                        last = Some(number);
                    }
                }
            }
        }
        self.text.len()
    }

    fn inline_table(&mut self, of: &TextPlace) -> usize {
        let mut last = None;
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::InlineTableClose => return event.span().end(),
                EventKind::ValueSep => self.comma(last, event),
                EventKind::SimpleKey => {
                    last = Some(self.layout.places.len());
                    self.pair(event, &of.path, of.statement);
                }
                _ => {}
            }
        }
        self.text.len()
    }

    fn comma(&mut self, behind: Option<usize>, event: Event) {
        if let Some(place) = behind.and_then(|number| self.layout.places.get_mut(number)) {
            place.comma = Some(event.span().start());
        }
    }
}

/// The path of a header: a key of an array of tables is its latest entry.
fn absolute(
    keys: Vec<String>,
    is_array: bool,
    counts: &mut BTreeMap<Vec<KeyStep>, usize>,
) -> Vec<KeyStep> {
    let mut path = Vec::new();
    let last = keys.len().saturating_sub(1);
    for (number, key) in keys.into_iter().enumerate() {
        path.push(KeyStep::Key(key));
        if number == last && is_array {
            *counts.entry(path.clone()).or_default() += 1;
        }
        if let Some(count) = counts.get(&path) {
            path.push(KeyStep::Index(count - 1));
        }
    }
    path
}
