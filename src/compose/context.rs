//! What a template sees: every documented key is always there, empty when not given.

use tera::{Context, Map, Value};

use crate::compose::code;
use crate::hindi::{self, AddressParts, Digits, Gender, Language, Register};
use crate::input::{Advocate, Event, Invitee, Signing};

/// What is the same for all letters of a batch.
#[derive(Debug)]
pub(super) struct Shared {
    /// The keys `event`, `wording`, `advocates`.
    keys: Context,
    /// `letter` without what differs.
    letter: Map,
    /// Each advocate of the event.
    advocates: Vec<Value>,
    /// The advocate of a letter that none issues.
    nobody: Value,
}

impl Shared {
    pub(super) fn new(event: &Event) -> Self {
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
        keys.insert_value("advocates", Value::from(advocates.clone()));
        let nobody = advocate(0, &Advocate::default(), language);
        Self { keys, letter: letter(event), advocates, nobody }
    }

    /// What the template of one letter sees.
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
                let genders = event.advocates.iter().map(|own| own.gender).collect();
                (self.advocates.clone(), genders)
            }
        };
        let mut context = self.keys.clone();
        context.insert_value("letter", self.own_letter(event, to, &genders, serial, number));
        context.insert_value("invitee", invitee(event, to));
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
        let salutation = wording.salutation.clone().unwrap_or_else(|| {
            spec.language.salutation(
                wording.register,
                to.number,
                to.gender,
                to.prefix.as_deref(),
                &to.name,
            )
        });
        let closing = match &wording.closing_words {
            Some(own) => own,
            None => spec.language.closing(wording.closing, signatories),
        };
        let code = code::check_code(&event.facts.name, serial, &to.name);
        let mut letter = self.letter.clone();
        for (key, value) in [
            ("serial", serial.into()),
            ("code", text(&code)),
            ("number", text(number)),
            ("salutation", text(&salutation)),
            ("closing", text(closing)),
        ] {
            letter.insert(key.into(), value);
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
    map([
        ("name", text(&facts.name)),
        ("organiser", optional(facts.organiser.as_ref())),
        ("level", optional(facts.level.as_ref())),
        ("place", optional(facts.place.as_ref())),
        ("venue", optional(facts.venue.as_ref())),
        ("date", optional(facts.date.map(|date| date.to_string()).as_ref())),
        ("end_date", optional(facts.end_date.map(|date| date.to_string()).as_ref())),
        ("dates", digits(event, dates.as_deref().unwrap_or_default())),
        ("weekday", optional(written.or(weekday.as_ref()))),
        ("start", optional(facts.start.map(|time| time.to_string()).as_ref())),
        ("end", optional(facts.end.map(|time| time.to_string()).as_ref())),
        ("hours", digits(event, hours.as_deref().unwrap_or_default())),
        ("tithi", optional(facts.tithi.as_ref())),
        ("contact", list(&facts.contact)),
        ("agenda", list(&facts.agenda)),
        ("map_url", optional(facts.map_url.as_ref())),
        ("logo", picture("event.logo", facts.logo.is_some())),
        ("logo_right", picture("event.logo_right", facts.logo_right.is_some())),
    ])
}

/// The keys of a letter; those that differ from letter to letter are still empty.
fn letter(event: &Event) -> Map {
    let spec = &event.letter;
    entries([
        ("language", text(spec.language.code())),
        ("title", optional(spec.title.as_ref())),
        ("serial", text("")),
        ("code", text("")),
        ("number", text("")),
        ("date", optional(spec.date.map(|date| date.to_string()).as_ref())),
        ("subject", optional(spec.subject.as_ref())),
        ("reference", optional(spec.reference.as_ref())),
        // The one value that is markup: it goes into the template as it is.
        ("body", Value::safe_string(spec.body.as_deref().unwrap_or_default())),
        ("agenda_heading", optional(spec.agenda_heading.as_ref())),
        ("request", optional(spec.request.as_ref())),
        ("note", optional(spec.note.as_ref())),
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
        ("thanks", optional(event.wording.thanks.as_ref())),
    ])
}

fn invitee(event: &Event, invitee: &Invitee) -> Value {
    let language = event.letter.language;
    let prefix = invitee.prefix.as_deref().map(|prefix| language.form_of_address(prefix));
    let mut styled = language.styled_name(
        invitee.prefix.as_deref(),
        &invitee.name,
        invitee.alias.as_deref(),
        event.wording.ji,
    );
    if let Some(family) = &invitee.family {
        styled.push(' ');
        styled.push_str(family);
    }
    let ward = invitee.ward.as_deref().unwrap_or_default();
    let ward = hindi::digits(ward, event.wording.digits);
    let parts = AddressParts {
        gender: invitee.gender,
        father: invitee.father.as_deref().unwrap_or_default(),
        husband: invitee.husband.as_deref().unwrap_or_default(),
        guardian: invitee.guardian.as_deref().unwrap_or_default(),
        post: invitee.post.as_deref().unwrap_or_default(),
        village: invitee.village.as_deref().unwrap_or_default(),
        ward: &ward,
        panchayat: invitee.panchayat.as_deref().unwrap_or_default(),
        block: invitee.block.as_deref().unwrap_or_default(),
        district: invitee.district.as_deref().unwrap_or_default(),
        pin: invitee.pin.as_deref().unwrap_or_default(),
    };
    let columns: Map = invitee
        .columns()
        .map(|(header, value)| (header.to_owned().into(), text(value)))
        .collect();
    map([
        ("name", text(&invitee.name)),
        ("styled_name", text(&styled)),
        ("prefix", optional(prefix.as_ref())),
        ("alias", optional(invitee.alias.as_ref())),
        ("gender", gender(invitee.gender)),
        ("family", optional(invitee.family.as_ref())),
        (
            "number",
            text(match invitee.number {
                hindi::Number::One => "one",
                hindi::Number::Several => "several",
            }),
        ),
        ("father", optional(invitee.father.as_ref())),
        ("husband", optional(invitee.husband.as_ref())),
        ("guardian", optional(invitee.guardian.as_ref())),
        ("post", optional(invitee.post.as_ref())),
        ("village", optional(invitee.village.as_ref())),
        ("ward", optional(invitee.ward.as_ref())),
        ("panchayat", optional(invitee.panchayat.as_ref())),
        ("block", optional(invitee.block.as_ref())),
        ("district", optional(invitee.district.as_ref())),
        ("pin", optional(invitee.pin.as_ref())),
        ("address_lines", list(&language.address_lines(&parts))),
        ("phone", optional(invitee.phone.as_ref())),
        ("note", optional(invitee.note.as_ref())),
        ("id", optional(invitee.id.as_ref())),
        ("columns", Value::from(columns)),
    ])
}

/// What markup calls a picture of the event file: its key, never the file.
fn picture(key: &str, is_given: bool) -> Value {
    text(if is_given { key } else { "" })
}

fn advocate(index: usize, advocate: &Advocate, language: Language) -> Value {
    let alias = advocate.alias.as_deref().filter(|_| advocate.show_alias);
    let prefix = advocate.prefix.as_deref().map(|prefix| language.form_of_address(prefix));
    let styled = language.styled_name(advocate.prefix.as_deref(), &advocate.name, alias, false);
    map([
        ("id", text(&advocate.id)),
        ("name", text(&advocate.name)),
        ("styled_name", text(&styled)),
        ("alias", optional(advocate.alias.as_ref())),
        ("prefix", optional(prefix.as_ref())),
        ("gender", gender(advocate.gender)),
        ("designation", optional(advocate.designation.as_ref())),
        ("court", optional(advocate.court.as_ref())),
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

fn map<const N: usize>(keys: [(&'static str, Value); N]) -> Value {
    Value::from(entries(keys))
}

fn entries<const N: usize>(keys: [(&'static str, Value); N]) -> Map {
    keys.into_iter().map(|(key, value)| (key.into(), value)).collect()
}

fn text(value: &str) -> Value {
    Value::normal_string(value)
}

fn optional<T: AsRef<str>>(value: Option<&T>) -> Value {
    text(value.map_or("", T::as_ref))
}

fn list(values: &[String]) -> Value {
    values.iter().map(|value| text(value)).collect::<Vec<Value>>().into()
}

fn digits(event: &Event, value: &str) -> Value {
    text(&hindi::digits(value, event.wording.digits))
}
