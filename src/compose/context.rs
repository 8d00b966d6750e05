//! The values that a template sees: every documented key is always there, empty when not given.

use tera::{Context, Map, Value};

use crate::compose::asked::Asked;
use crate::compose::code;
use crate::hindi::{self, AddressParts, Digits, Gender, Language, Register};
use crate::input::{Advocate, CardPart, Event, InEnglish, Invitee, Signing};
use crate::toml::document::AnyValue;

/// The first keys of a template's data that come from the event.
pub(super) const OF_EVENT: [&str; 6] =
    ["event", "wording", "advocates", "extra", "envelope", "card"];

/// The keys of `event`, in their order.
const EVENT_KEYS: [&str; 18] = [
    "name",
    "organiser",
    "level",
    "place",
    "venue",
    "date",
    "end_date",
    "dates",
    "weekday",
    "start",
    "end",
    "hours",
    "tithi",
    "contact",
    "agenda",
    "map_url",
    "logo",
    "logo_right",
];

/// The keys of `letter`, in their order.
const LETTER_KEYS: [&str; 20] = [
    "language",
    "title",
    "serial",
    "code",
    "number",
    "date",
    "subject",
    "reference",
    "body",
    "agenda_heading",
    "request",
    "note",
    "enclosures",
    "copies",
    "signing",
    "salutation",
    "closing",
    "thanks",
    "others",
    "scan_code",
];

/// The words before the names of the advocates who do not issue a letter, if the event has none.
const OTHERS: &str = "सहयोगी निवेदक";

/// Those that come from a letter.
pub(super) const OF_LETTER: [&str; 4] = ["letter", "invitee", "advocate", "signatories"];

/// Values that are the same for all letters of a batch.
#[derive(Debug)]
pub(super) struct EventContext {
    /// The keys [`OF_EVENT`], `advocates`, `extra`, `envelope` and `card` only if the templates
    /// ask for them.
    keys: Context,
    /// `letter` without what differs.
    letter: Map,
    /// Each advocate of the event.
    advocates: Vec<Value>,
    /// The advocate of a letter that none issues.
    nobody: Value,
    /// The keys that the templates ask of `letter`.
    of_letter: Asked,
    /// The keys that they ask of `invitee`.
    of_invitee: Asked,
}

impl EventContext {
    /// For the templates in `sources`.
    pub(super) fn new<'a>(
        event: &Event,
        sources: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Self {
        let wording = map([
            (
                "digits",
                text(match event.wording.digits {
                    Digits::Latin => "latin",
                    Digits::Devanagari => "devanagari",
                }),
            ),
            ("ji", event.wording.ji.into()),
            (
                "register",
                text(match event.wording.register {
                    Register::Formal => "formal",
                    Register::Warm => "warm",
                    Register::Comrade => "comrade",
                }),
            ),
        ]);
        let language = event.letter.language;
        let advocates: Vec<Value> = event
            .advocates
            .iter()
            .enumerate()
            .map(|(index, own)| advocate(index, own, language))
            .collect();
        let mut keys = Context::new();
        keys.insert_value("event", facts(event));
        keys.insert_value("wording", wording);
        if Asked::of("advocates", sources.clone()) != Asked::Keys(Vec::new()) {
            keys.insert_value("advocates", Value::from(advocates.clone()));
        }
        if Asked::of("extra", sources.clone()) != Asked::Keys(Vec::new()) {
            keys.insert_value("extra", any(&event.extra));
        }
        if Asked::of("envelope", sources.clone()) != Asked::Keys(Vec::new()) {
            let sender = event.envelopes.as_ref().map_or(&[][..], |own| &own.sender);
            keys.insert_value("envelope", map([("sender", list(sender))]));
        }
        if Asked::of("card", sources.clone()) != Asked::Keys(Vec::new()) {
            keys.insert_value("card", card(event));
        }
        let nobody = advocate(0, &Advocate::default(), language);
        let of_letter = Asked::of("letter", sources.clone());
        let mut letter = letter(event);
        letter.retain(|key, _| key.as_str().is_some_and(|key| of_letter.has(key)));
        let of_invitee = Asked::of("invitee", sources);
        Self { keys, letter, advocates, nobody, of_letter, of_invitee }
    }

    /// The keys that are the same for all.
    pub(super) fn keys(&self) -> &Context {
        &self.keys
    }

    /// `letter` without what differs.
    pub(super) fn letter(&self) -> &Map {
        &self.letter
    }

    /// An advocate of the event, or nobody.
    pub(super) fn advocate(&self, index: Option<usize>) -> Value {
        let own = index.and_then(|index| self.advocates.get(index));
        own.unwrap_or(&self.nobody).clone()
    }

    /// Those of other values, each key of the event made anew of both.
    pub(super) fn merged(
        &self,
        other: Self,
        mut merged: impl FnMut(&str, &Value, &Value) -> Value,
    ) -> Self {
        let mut keys = Context::new();
        for key in OF_EVENT {
            if let (Some(own), Some(other)) = (self.keys.get(key), other.keys.get(key)) {
                keys.insert_value(key, merged(key, own, other));
            }
        }
        Self { keys, ..other }
    }

    /// True if the templates ask for a key of `invitee`.
    pub(super) fn asks_of_invitee(&self, key: &str) -> bool {
        self.of_invitee.has(key)
    }

    /// The values that the template of one letter sees.
    pub(super) fn with_letter(
        &self,
        event: &Event,
        to: &Invitee,
        serial: u32,
        number: &str,
    ) -> Context {
        let issuing = to.advocate.and_then(|index| {
            self.advocates.get(index).cloned().zip(event.advocates.get(index))
        });
        let (signatories, genders): (Vec<Value>, Vec<_>) = match event.letter.signing {
            Signing::Issuing => {
                issuing.iter().map(|(value, own)| (value.clone(), own.gender)).unzip()
            }
            Signing::Joint => {
                let all = self.advocates.iter().zip(&event.advocates);
                let signing = all.filter(|(_, own)| own.signs);
                signing.map(|(value, own)| (value.clone(), own.gender)).unzip()
            }
        };
        let mut context = self.keys.clone();
        context.insert_value("letter", self.own_letter(event, to, &genders, serial, number));
        context.insert_value("invitee", invitee(event, to, &self.of_invitee));
        let issuing = issuing.map_or_else(|| self.nobody.clone(), |(value, _)| value);
        context.insert_value("advocate", issuing);
        context.insert_value("signatories", Value::from(signatories));
        context
    }

    fn own_letter(
        &self,
        event: &Event,
        to: &Invitee,
        signatories: &[Option<Gender>],
        serial: u32,
        number: &str,
    ) -> Value {
        let (spec, wording) = (&event.letter, &event.wording);
        let salutation = || match &wording.texts.salutation {
            Some(own) => text(own),
            // What is said to somebody by name is said to nobody.
            None if to.is_blank && wording.register == Register::Warm => {
                text(&spec.language.salutation(Register::Formal, to.number, None, None, ""))
            }
            None => text(&spec.language.salutation(
                wording.register,
                to.number,
                to.gender,
                to.prefix(),
                to.name(),
            )),
        };
        let closing = || match &wording.texts.closing_words {
            Some(own) => text(own),
            None => text(spec.language.closing(wording.closing, signatories)),
        };
        let code = || text(&code::check_code(&event.facts.name, serial, to.name()));
        let scan_code = || text(&code::scan_code(&event.facts.name, serial, to.name()));
        let mut letter = self.letter.clone();
        let own: [(&'static str, &dyn Fn() -> Value); 6] = [
            ("serial", &|| serial.into()),
            ("code", &code),
            ("scan_code", &scan_code),
            ("number", &|| text(number)),
            ("salutation", &salutation),
            ("closing", &closing),
        ];
        for (key, value) in own {
            if self.of_letter.has(key) {
                letter.insert(key.into(), value());
            }
        }
        Value::from(letter)
    }
}

fn facts(event: &Event) -> Value {
    let (facts, language) = (&event.facts, event.letter.language);
    let (dates, day_parts) = (event.wording.dates, event.wording.day_parts);
    let weekday =
        facts.date.map(|date| language.weekday(date.weekday(), dates.thursday).to_owned());
    // As the user wrote it, if not in English: वीरवार and बृहस्पतिवार are as right as गुरुवार.
    let written = facts
        .weekday
        .as_ref()
        .filter(|weekday| !weekday.is_ascii() && language != Language::English);
    let hours = facts.start.map(|start| language.hours(start, facts.end, day_parts));
    let dates = facts.date.map(|date| language.dates(date, facts.end_date, dates));
    let mut keys = entries([
        ("name", text(&facts.name)),
        ("date", optional(facts.date.map(|date| date.to_string()).as_ref())),
        ("end_date", optional(facts.end_date.map(|date| date.to_string()).as_ref())),
        ("dates", digits(event, dates.as_deref().unwrap_or_default())),
        ("weekday", optional(written.or(weekday.as_ref()))),
        ("start", optional(facts.start.map(|time| time.to_string()).as_ref())),
        ("end", optional(facts.end.map(|time| time.to_string()).as_ref())),
        ("hours", digits(event, hours.as_deref().unwrap_or_default())),
        ("contact", list(&facts.contact)),
        ("agenda", list(&facts.agenda)),
        ("map_url", optional(facts.map_url.as_ref())),
        ("logo", picture("event.logo", facts.logo.is_some())),
        ("logo_right", picture("event.logo_right", facts.logo_right.is_some())),
    ]);
    add_texts(&mut keys, facts.texts.all());
    in_order(keys, &EVENT_KEYS).into()
}

/// The keys of a letter; those that differ from letter to letter are still empty.
fn letter(event: &Event) -> Map {
    let spec = &event.letter;
    let mut keys = entries([
        ("language", text(spec.language.code())),
        ("serial", text("")),
        ("code", text("")),
        ("scan_code", text("")),
        ("number", text("")),
        ("date", optional(spec.date.map(|date| date.to_string()).as_ref())),
        // The one value that is markup: it goes into the template as it is.
        ("body", Value::safe_string(spec.body.as_deref().unwrap_or_default())),
        ("enclosures", list(&spec.enclosures)),
        ("copies", list(&spec.copies)),
        (
            "signing",
            text(match spec.signing {
                Signing::Issuing => "issuing",
                Signing::Joint => "joint",
            }),
        ),
        ("salutation", text("")),
        ("closing", text("")),
        ("thanks", optional(event.wording.texts.thanks.as_ref())),
        ("others", text(event.wording.texts.others.as_deref().unwrap_or(OTHERS))),
    ]);
    add_texts(&mut keys, spec.texts.all());
    in_order(keys, &LETTER_KEYS)
}

/// The keys of an invitee that are asked for.
pub(super) fn invitee(event: &Event, own: &Invitee, asked: &Asked) -> Value {
    let language = event.letter.language;
    let prefix = || own.prefix().map(|prefix| language.form_of_address(prefix));
    let kin_line = || own.kin().map(|kin| language.kin_line(own.gender, kin));
    let columns = || -> Map {
        own.columns().map(|(header, cell)| (header.to_owned().into(), text(cell))).collect()
    };
    let number = || match own.number {
        hindi::Number::One => "one",
        hindi::Number::Several => "several",
    };
    let keys: [(&'static str, &dyn Fn() -> Value); 29] = [
        ("name", &|| text(own.name())),
        ("blank", &|| own.is_blank.into()),
        ("styled_name", &|| text(&styled_name(event, own))),
        ("prefix", &|| optional(prefix().as_ref())),
        ("alias", &|| optional(own.alias())),
        ("gender", &|| gender(own.gender)),
        ("family", &|| optional(own.family())),
        ("number", &|| text(number())),
        ("father", &|| optional(own.father())),
        ("husband", &|| optional(own.husband())),
        ("guardian", &|| optional(own.guardian())),
        ("kin_line", &|| optional(kin_line().as_ref())),
        ("post", &|| optional(own.post())),
        ("village", &|| optional(own.village())),
        ("ward", &|| optional(own.ward())),
        ("post_office", &|| optional(own.post_office())),
        ("thana", &|| optional(own.thana())),
        ("panchayat", &|| optional(own.panchayat())),
        ("block", &|| optional(own.block())),
        ("subdivision", &|| optional(own.subdivision())),
        ("district", &|| optional(own.district())),
        ("pin", &|| optional(own.pin())),
        ("address_lines", &|| list(&address_lines(event, own, own.pin().unwrap_or_default()))),
        ("postal_lines", &|| list(&address_lines(event, own, ""))),
        ("phone", &|| optional(own.phone())),
        ("masked_phone", &|| text(&hindi::masked(own.phone().unwrap_or_default()))),
        ("note", &|| optional(own.note())),
        ("id", &|| optional(own.id())),
        ("columns", &|| Value::from(columns())),
    ];
    let asked = keys.into_iter().filter(|(key, _)| asked.has(key));
    asked.map(|(key, value)| (key.into(), value())).collect::<Map>().into()
}

fn styled_name(event: &Event, own: &Invitee) -> String {
    if own.is_blank {
        return String::new();
    }
    let mut styled = event.letter.language.styled_name(
        own.prefix(),
        own.name(),
        own.alias(),
        event.wording.ji,
    );
    if let Some(family) = own.family() {
        styled.push(' ');
        styled.push_str(family);
    }
    styled
}

fn address_lines(event: &Event, own: &Invitee, pin: &str) -> Vec<String> {
    let ward = own.ward().unwrap_or_default();
    let ward = hindi::digits(ward, event.wording.digits);
    event.letter.language.address_lines(&AddressParts {
        gender: own.gender,
        kin: own.kin(),
        post: own.post().unwrap_or_default(),
        village: own.village().unwrap_or_default(),
        ward: &ward,
        post_office: own.post_office().unwrap_or_default(),
        thana: own.thana().unwrap_or_default(),
        panchayat: own.panchayat().unwrap_or_default(),
        block: own.block().unwrap_or_default(),
        subdivision: own.subdivision().unwrap_or_default(),
        district: own.district().unwrap_or_default(),
        pin,
    })
}

/// Which parts of a card that is printed already have a place.
fn card(event: &Event) -> Value {
    let has = |name: &str| event.card.iter().any(|part| part.name == name);
    let parts = CardPart::names().map(|name| (name.into(), has(name).into()));
    let is_bare = event.card.iter().any(|part| part.bare);
    parts.into_iter().chain([("bare".into(), is_bare.into())]).collect::<Map>().into()
}

/// A value of `[extra]`.
pub(super) fn any(value: &AnyValue) -> Value {
    match value {
        AnyValue::Text(own) | AnyValue::When(own) => text(own),
        AnyValue::Number(own) => Value::from(*own),
        AnyValue::Fraction(own) => Value::from(*own),
        AnyValue::Switch(own) => Value::from(*own),
        AnyValue::List(items) => items.iter().map(any).collect::<Vec<Value>>().into(),
        AnyValue::Table(entries) => {
            let entries = entries.iter().map(|(key, own)| (key.clone().into(), any(own)));
            entries.collect::<Map>().into()
        }
    }
}

/// The name by which markup calls a picture of the event file: its key, never the file.
fn picture(key: &str, is_given: bool) -> Value {
    text(if is_given { key } else { "" })
}

fn advocate(index: usize, advocate: &Advocate, language: Language) -> Value {
    let own = &advocate.english;
    let in_english = |text: fn(&InEnglish) -> &Option<String>| {
        text(own).as_deref().filter(|_| language == Language::English)
    };
    let name = in_english(|own| &own.name);
    // The alias of a Hindi name is none of the English one.
    let alias = advocate.alias.as_deref().filter(|_| advocate.show_alias && name.is_none());
    let prefix = in_english(|own| &own.prefix).or(advocate.prefix.as_deref());
    let name = name.unwrap_or(&advocate.name);
    let designation = in_english(|own| &own.designation).or(advocate.designation.as_deref());
    let court = in_english(|own| &own.court).or(advocate.court.as_deref());
    let styled = language.styled_name(prefix, name, alias, false);
    let prefix = prefix.map(|prefix| language.form_of_address(prefix));
    map([
        ("id", text(&advocate.id)),
        ("name", text(name)),
        ("styled_name", text(&styled)),
        ("alias", optional(advocate.alias.as_ref())),
        ("prefix", optional(prefix.as_ref())),
        ("gender", gender(advocate.gender)),
        ("signs", advocate.signs.into()),
        ("issues", advocate.issues.into()),
        ("designation", optional(designation)),
        ("court", optional(court)),
        ("phone", optional(advocate.phone.as_ref())),
        (
            "signature",
            picture(&format!("advocate.{index}.signature"), advocate.signature.is_some()),
        ),
        ("seal", picture(&format!("advocate.{index}.seal"), advocate.seal.is_some())),
    ])
}

fn gender(gender: Option<Gender>) -> Value {
    text(match gender {
        Some(Gender::M) => "m",
        Some(Gender::F) => "f",
        None => "",
    })
}

pub(super) fn map<const N: usize>(keys: [(&'static str, Value); N]) -> Value {
    Value::from(entries(keys))
}

fn entries<const N: usize>(keys: [(&'static str, Value); N]) -> Map {
    keys.into_iter().map(|(key, value)| (key.into(), value)).collect()
}

pub(super) fn text(value: &str) -> Value {
    Value::normal_string(value)
}

/// The keys in an order that templates which go through them rely on; others at the end.
fn in_order(keys: Map, order: &[&str]) -> Map {
    let place = |key: &tera::value::Key<'_>| {
        let key = key.as_str().unwrap_or_default();
        order.iter().position(|own| *own == key).unwrap_or(order.len())
    };
    let mut keys: Vec<_> = keys.into_iter().collect();
    keys.sort_by_key(|(key, _)| place(key));
    keys.into_iter().collect()
}

/// Adds texts of the event file, each under the last part of its dotted key.
fn add_texts<'t>(keys: &mut Map, texts: impl Iterator<Item = (&'static str, Option<&'t str>)>) {
    let last = |key: &'static str| key.rsplit_once('.').map_or(key, |(_, last)| last);
    keys.extend(texts.map(|(key, value)| (last(key).into(), optional(value))));
}

fn optional<T: AsRef<str> + ?Sized>(value: Option<&T>) -> Value {
    text(value.map_or("", T::as_ref))
}

fn list(values: &[String]) -> Value {
    values.iter().map(|value| text(value)).collect::<Vec<Value>>().into()
}

fn digits(event: &Event, value: &str) -> Value {
    text(&hindi::digits(value, event.wording.digits))
}
