//! The values of a letter with a tag for each of their characters.

use std::sync::Arc;

use tera::{Context, Map, Value};

use crate::compose::context;
use crate::compose::tags::{Source, Tags};
use crate::compose::tera_syntax::{TeraToken, pieces};
use crate::input::{Event, Invitee};

/// Whose a text is that a letter has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A key of the event file, dotted.
    Event(String),
    /// A cell of the list, by its field or the heading of a column of the list's own.
    Cell(String),
}

/// A value of the event file or of a row.
#[derive(Clone, Debug)]
pub(super) struct KnownValue {
    pub(super) owner: Owner,
    pub(super) text: Vec<char>,
}

/// Values and the tags of their characters.
#[derive(Debug)]
pub(super) struct TaggedValues {
    /// Those that were known before: the event's, for a row.
    outer: Option<Arc<TaggedValues>>,
    tags: Tags<Source>,
    known: Vec<KnownValue>,
}

impl TaggedValues {
    /// For the values of an event.
    pub(super) fn of_event() -> Self {
        Self { outer: None, tags: Tags::of_event(), known: Vec::new() }
    }

    /// For the values of a row of an event.
    pub(super) fn of_row(event: Arc<Self>) -> Self {
        Self { outer: Some(event), tags: Tags::of_row(), known: Vec::new() }
    }

    /// Number of values that are known.
    pub(super) fn count(&self) -> usize {
        self.outer.as_ref().map_or(0, |outer| outer.count()) + self.known.len()
    }

    /// A value by its number.
    pub(super) fn known(&self, index: usize) -> Option<&KnownValue> {
        let before = self.outer.as_ref().map_or(0, |outer| outer.count());
        match (index.checked_sub(before), &self.outer) {
            (Some(index), _) => self.known.get(index),
            (None, outer) => outer.as_ref()?.known(index),
        }
    }

    /// Text that a tag stands for; none if it is no tag.
    pub(super) fn tag(&self, tag: char) -> Option<&(char, Source)> {
        self.tags.get(tag).or_else(|| self.outer.as_ref()?.tag(tag))
    }

    /// True if some characters may have no tag since there were not enough of them.
    pub(super) fn lack_tags(&self) -> bool {
        self.tags.are_spent() || self.outer.as_ref().is_some_and(|outer| outer.lack_tags())
    }

    /// The character that a tag stands for, or that is none.
    fn character(&self, tag: char) -> char {
        self.tag(tag).map_or(tag, |(character, _)| *character)
    }

    /// A value whose characters are tags.
    pub(super) fn value(&mut self, owner: Owner, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let index = self.count();
        self.known.push(KnownValue { owner, text: text.chars().collect() });
        let tags = &mut self.tags;
        let tagged = text.chars().enumerate();
        let tagged =
            tagged.map(|(at, c)| if is_syntax(c) { c } else { tags.tag(c, (index, at)) });
        tagged.collect()
    }

    /// The event with tags in all that letters print of it as it stands.
    pub(super) fn event(&mut self, event: &Event) -> Event {
        let mut own = event.clone();
        let mut tag = |key: &str, text: &mut String| {
            *text = self.value(Owner::Event(key.to_owned()), text);
        };
        let (facts, letter, wording) = (&mut own.facts, &mut own.letter, &mut own.wording);
        tag("event.name", &mut facts.name);
        let texts = facts.texts.given_mut().chain(letter.texts.given_mut());
        for (key, text) in texts.chain(wording.texts.given_mut()) {
            tag(key, text);
        }
        for (key, text) in [
            ("event.weekday", &mut facts.weekday),
            ("event.map_url", &mut facts.map_url),
            ("letter.body", &mut letter.body),
        ] {
            if let Some(text) = text {
                tag(key, text);
            }
        }
        for (key, texts) in [
            ("event.contact", &mut facts.contact),
            ("event.agenda", &mut facts.agenda),
            ("letter.enclosures", &mut letter.enclosures),
            ("letter.copies", &mut letter.copies),
        ] {
            for (at, text) in texts.iter_mut().enumerate() {
                tag(&format!("{key}.{at}"), text);
            }
        }
        for (at, text) in own.envelopes.iter_mut().flat_map(|own| &mut own.sender).enumerate() {
            tag(&format!("envelopes.sender.{at}"), text);
        }
        own.extra.each_text_mut("extra", &mut |key, text| tag(key, text));
        for (index, advocate) in own.advocates.iter_mut().enumerate() {
            let mut tag = |key: &str, text: &mut String| {
                tag(&format!("advocate.{index}.{key}"), text);
            };
            tag("name", &mut advocate.name);
            for (key, text) in [
                ("alias", &mut advocate.alias),
                ("prefix", &mut advocate.prefix),
                ("designation", &mut advocate.designation),
                ("court", &mut advocate.court),
                ("phone", &mut advocate.phone),
            ] {
                if let Some(text) = text {
                    tag(key, text);
                }
            }
        }
        own
    }

    /// A row with tags in all its texts.
    pub(super) fn invitee(&mut self, invitee: &Invitee) -> Invitee {
        invitee.with_texts(|field, text| {
            let owner = match invitee.default_key(field) {
                Some(key) => Owner::Event(key),
                None => Owner::Cell(field.to_owned()),
            };
            self.value(owner, text)
        })
    }

    /// The values that templates see, with the tags that the same made of tagged values has. It
    /// stands for exactly what they see else: where what is made of tagged values is something
    /// else, as when a word was to be known, its parts are looked for, and what is none has no tag.
    pub(super) fn context(&mut self, plain: &Context, tagged: &Context) -> Context {
        let mut own = Context::new();
        for key in context::OF_EVENT {
            // That was done with the event.
            if let Some(tagged) = tagged.get(key) {
                own.insert_value(key, tagged.clone());
            }
        }
        for key in context::OF_LETTER {
            if let (Some(plain), Some(tagged)) = (plain.get(key), tagged.get(key)) {
                own.insert_value(key, self.merged(plain, tagged, key));
            }
        }
        own
    }

    /// The same of one value.
    pub(super) fn merged(&mut self, plain: &Value, tagged: &Value, path: &str) -> Value {
        if let (Some(plain), Some(tagged)) = (plain.as_map(), tagged.as_map()) {
            let entries = plain.iter().map(|(key, value)| {
                let path = format!("{path}.{}", key.as_str().unwrap_or_default());
                let own = match tagged.get(key) {
                    Some(tagged) => self.merged(value, tagged, &path),
                    None => value.clone(),
                };
                (key.clone(), own)
            });
            return Value::from(entries.collect::<Map>());
        }
        if let (Some(plain), Some(tagged)) = (plain.as_array(), tagged.as_array())
            && plain.len() == tagged.len()
        {
            let items = plain.iter().zip(tagged);
            let items = items.map(|(value, tagged)| self.merged(value, tagged, path));
            return Value::from(items.collect::<Vec<Value>>());
        }
        let (Some(text), Some(of_tags)) = (plain.as_str(), tagged.as_str()) else {
            return plain.clone();
        };
        let own = match made_of(path) {
            Some(owner) => self.value(owner, text),
            None => self.transferred(text, of_tags),
        };
        like(plain, &own)
    }

    /// A text with the tags of what was made of tagged values in its place.
    fn transferred(&self, text: &str, of_tags: &str) -> String {
        let plain: String = of_tags.chars().map(|tag| self.character(tag)).collect();
        if plain == text {
            return of_tags.to_owned();
        }
        let text: Vec<char> = text.chars().collect();
        let mut own = text.clone();
        let mut from = 0;
        let of_tags: Vec<char> = of_tags.chars().collect();
        // The parts that are values, one after the other.
        for part in of_tags.split(|c| self.tag(*c).is_none()) {
            let plain: Vec<char> = part.iter().map(|tag| self.character(*tag)).collect();
            if plain.is_empty() {
                continue;
            }
            let found = text[from..].windows(plain.len()).position(|window| window == plain);
            if let Some(at) = found {
                own[from + at..from + at + part.len()].copy_from_slice(part);
                from += at + part.len();
            }
        }
        own.into_iter().collect()
    }

    /// The text with tags whose name code begins with, as `{{ event.name | upper }}` does.
    pub(super) fn at_path<'c>(context: &'c Context, code: &'c str) -> Option<&'c str> {
        let mut tokens = pieces(code).next()?.tokens();
        let Some(TeraToken::Name(first)) = tokens.next() else { return None };
        let mut value = context.get(first)?;
        while tokens.next() == Some(TeraToken::Sign(".")) {
            let Some(TeraToken::Name(key)) = tokens.next() else { return None };
            value = value.get_from_path(key)?;
        }
        value.as_str()
    }

    /// The values that templates see, with the tags of some of them only.
    pub(super) fn only(&self, context: &Context, is_kept: &dyn Fn(usize) -> bool) -> Context {
        let mut own = Context::new();
        for key in context::OF_EVENT.into_iter().chain(context::OF_LETTER) {
            if let Some(value) = context.get(key) {
                own.insert_value(key, self.only_of(value, is_kept));
            }
        }
        own
    }

    fn only_of(&self, value: &Value, is_kept: &dyn Fn(usize) -> bool) -> Value {
        if let Some(map) = value.as_map() {
            let entries =
                map.iter().map(|(key, value)| (key.clone(), self.only_of(value, is_kept)));
            return Value::from(entries.collect::<Map>());
        }
        if let Some(items) = value.as_array() {
            let items = items.iter().map(|value| self.only_of(value, is_kept));
            return Value::from(items.collect::<Vec<Value>>());
        }
        let Some(text) = value.as_str() else { return value.clone() };
        let own: String = text
            .chars()
            .map(|tag| match self.tag(tag) {
                Some((character, (index, _))) if !is_kept(*index) => *character,
                _ => tag,
            })
            .collect();
        like(value, &own)
    }
}

/// True if a character stays what it is, so that it is treated alike: a space, the end of a
/// line, or one that is escaped.
pub(super) fn is_syntax(character: char) -> bool {
    character.is_ascii_punctuation()
        || matches!(character, '\t'..='\r' | ' ' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A text that is markup if another is.
fn like(value: &Value, text: &str) -> Value {
    if value.is_safe() { Value::safe_string(text) } else { Value::normal_string(text) }
}

/// Whose the texts are that have none of a value's characters.
fn made_of(path: &str) -> Option<Owner> {
    let event = |key: &str| Some(Owner::Event(key.to_owned()));
    match path {
        "event.dates" => event("event.date"),
        "event.hours" => event("event.start"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_again_in_what_was_made_of_them() {
        let mut values = TaggedValues::of_row(Arc::new(TaggedValues::of_event()));
        let name = values.value(Owner::Cell("name".into()), "राम सिंह");
        let father = values.value(Owner::Cell("father".into()), "श्याम");
        for (text, of_tags) in [
            ("राम सिंह जी", format!("{name} जी")),
            ("श्री राम सिंह, पुत्र श्याम", format!("{name}; श्री {father}")),
            ("कुछ और", name.clone()),
        ] {
            let own = values.transferred(text, &of_tags);
            assert_eq!(own.chars().map(|c| values.character(c)).collect::<String>(), text);
            let tagged = own.chars().filter(|c| values.tag(*c).is_some()).count();
            let whole = of_tags.chars().filter(|c| values.tag(*c).is_some()).count();
            assert_eq!(tagged, if text == "कुछ और" { 0 } else { whole }, "{text}");
        }
    }
}
