//! The filters that templates have beside tera's own.

use jiff::civil::{Date, Time};
use tera::value::Key;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::hindi::{
    self, DateForm, Digits, Gender, LANGUAGES, Language, NO_BREAK_SPACE, Number,
};
use crate::input::Wording;

/// Registers all filters, with the event's choice of digits and spelling.
pub(super) fn register(tera: &mut Tera, wording: &Wording, language: Language) {
    let (numerals, dates, ji) = (wording.digits, wording.dates, wording.ji);
    let (date_mark, day_parts) = (wording.date_mark, wording.day_parts);
    date_filter(tera, "tarikh", move |date, given| {
        let (own, numerals) = in_language(given, language, numerals)?;
        let last = given.get::<&str>("to")?.filter(|to| !to.is_empty()).map(day).transpose()?;
        let text = match given.get::<&str>("form")? {
            Some(name) if last.is_none() => own.date(date, form(name)?, dates),
            Some(_) => return Err(Error::message("`to` of `tarikh` takes no `form`")),
            None => own.dates(date, last, dates),
        };
        Ok(hindi::digits(&text, numerals))
    });
    date_filter(tera, "dinank", move |date, _| {
        Ok(hindi::digits(&hindi::office_date(date, date_mark), numerals))
    });
    date_filter(tera, "var", move |date, given| {
        let (own, _) = in_language(given, language, numerals)?;
        Ok(own.weekday(date.weekday(), dates.thursday).to_owned())
    });
    date_filter(tera, "shak", move |date, _| {
        Ok(hindi::digits(&hindi::saka_date(date), numerals))
    });
    tera.register_filter("samay", move |time: &str, given: Kwargs, _: &State<'_>| {
        if time.is_empty() {
            return Ok(String::new());
        }
        let (own, numerals) = in_language(&given, language, numerals)?;
        let last =
            given.get::<&str>("to")?.filter(|to| !to.is_empty()).map(hour).transpose()?;
        Ok(hindi::digits(&own.hours(hour(time)?, last, day_parts), numerals))
    });
    tera.register_filter("ank", move |value: Value, _: Kwargs, _: &State<'_>| {
        hindi::digits(&value.to_string(), numerals)
    });
    tera.register_filter("adar", move |name: &str, given: Kwargs, _: &State<'_>| {
        let prefix = given.must_get::<&str>("prefix")?;
        TeraResult::Ok(match (name, prefix) {
            ("", _) | (_, "") => name.to_owned(),
            _ => {
                let printed = hindi::form_of_address(prefix).printed;
                format!("{}{NO_BREAK_SPACE}{name}", language.form_of_address(&printed))
            }
        })
    });
    tera.register_filter("ji", move |name: &str, _: Kwargs, _: &State<'_>| {
        if name.is_empty() { String::new() } else { language.styled_name(None, name, None, ji) }
    });
    tera.register_filter("roop", |forms: &str, given: Kwargs, _: &State<'_>| {
        let of = given.must_get::<Value>("of")?;
        let (gender, number) = person(&of).ok_or_else(|| {
            Error::message("`of` of `roop` is `invitee`, `advocate` or `signatories`")
        })?;
        TeraResult::Ok(hindi::agreeing(forms, gender, number).to_owned())
    });
    // tera's own gives the groups in an order that differs from run to run.
    tera.register_filter(
        "group_by",
        |_: Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            Err(Error::message("the filter `group_by` is not available: it has no fixed order"))
        },
    );
    // Data must not become markup: tera's own filter of this name would let it.
    tera.register_filter("safe", |_: Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Err(Error::message(UNSAFE))
    });
}

/// By this text the error of the filter `safe` is known again.
pub(super) const UNSAFE: &str = "the filter `safe` is not allowed";

fn date_filter(
    tera: &mut Tera,
    name: &'static str,
    form: impl Fn(Date, &Kwargs) -> TeraResult<String> + Send + Sync + 'static,
) {
    tera.register_filter(name, move |date: &str, given: Kwargs, _: &State<'_>| {
        if date.is_empty() {
            return Ok(String::new());
        }
        form(day(date)?, &given)
    });
}

fn day(written: &str) -> TeraResult<Date> {
    written.parse().map_err(|_| not_a(written, "a date such as 2025-09-21"))
}

fn hour(written: &str) -> TeraResult<Time> {
    written.parse().map_err(|_| not_a(written, "a time such as 10:30:00"))
}

/// The language that a filter is asked for, else that of the letter, with its digits: the choice of
/// the event is one of Indian languages.
fn in_language(
    given: &Kwargs,
    language: Language,
    numerals: Digits,
) -> TeraResult<(Language, Digits)> {
    let Some(code) = given.get::<&str>("lang")? else { return Ok((language, numerals)) };
    let own = LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, own)| *own);
    let own = own.ok_or_else(|| {
        let codes: Vec<&str> = LANGUAGES.iter().map(|(code, _)| *code).collect();
        not_a(code, &format!("a language: {}", codes.join(", ")))
    })?;
    Ok((own, if own == Language::English { Digits::Latin } else { numerals }))
}

/// The gender and number of a person of the context, or of several.
fn person(of: &Value) -> Option<(Option<Gender>, Number)> {
    if let Some(all) = of.as_array() {
        let each: Option<Vec<_>> = all.iter().map(person).collect();
        let each = each.filter(|each| !each.is_empty())?;
        if let [one] = each[..] {
            return Some(one);
        }
        let gender = each[0].0.filter(|first| each.iter().all(|(own, _)| *own == Some(*first)));
        return Some((gender, Number::Several));
    }
    let key = |name: &'static str| of.as_map()?.get(&Key::from(name))?.as_str();
    let gender = match key("gender")? {
        "m" => Some(Gender::M),
        "f" => Some(Gender::F),
        _ => None,
    };
    let is_several = key("number") == Some("several");
    Some((gender, if is_several { Number::Several } else { Number::One }))
}

fn form(name: &str) -> TeraResult<DateForm> {
    let known = DateForm::NAMES;
    known.iter().find(|(known, _)| *known == name).map(|(_, form)| *form).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        not_a(name, &format!("a form of date: {}", names.join(", ")))
    })
}

fn not_a(value: &str, wanted: &str) -> Error {
    Error::message(format!("`{value}` is not {wanted}"))
}
