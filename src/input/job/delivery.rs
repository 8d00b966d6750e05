//! The papers for handing out: a cover for a bundle, a register of who has got a letter.

use crate::diagnostic::{DeliveryMessage, Diagnostic, Diagnostics, Message, Place, nearest};
use crate::input::event::{Event, PaperSpec};
use crate::input::file::read::FileBytes;
use crate::input::job::edition::{Edition, EditionReading};
use crate::input::template::builtin::builtin_papers;
use crate::input::template::event_places::EventPlaces;
use crate::input::template::layers::TemplateSource;
use crate::input::template::purpose::{MadeFor, Stands, TemplateOption};
use crate::toml::document::AnyValue;

/// A paper for handing out, as a run may print it.
#[derive(Clone, Debug)]
pub struct DeliveryPaper {
    /// The template, as `[output] papers` names it.
    pub template: String,
    /// Its name on paper and in names of files.
    pub name: String,
    /// The things of which there is one for each.
    pub made_for: MadeFor,
    /// Where it stands in a bundle.
    pub stands: Stands,
    /// The template, and the event as it stands for it.
    pub edition: Edition,
    /// The options as they are chosen, by the keys of its template: a table.
    pub options: AnyValue,
    /// True if the run prints it.
    pub is_asked: bool,
}

/// The option of all papers: the sheet that they are printed on.
const SIZE: &str = "size";

/// The name of a paper's table under `[options]`: that of its template, or of its folder.
fn table_name(template: &str) -> &str {
    let name = template.trim_end_matches(['/', '\\']);
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Papers whose editions are still to be put in.
pub(crate) struct DeliveryReading {
    read: Vec<DeliveryDraft>,
}

struct DeliveryDraft {
    template: String,
    options: AnyValue,
    is_asked: bool,
}

impl DeliveryReading {
    /// Reads the papers that the event asks for, and those built in, which the command line may
    /// ask for. What is wrong with them goes to the faults. Their editions are the last of those
    /// that are read.
    pub(crate) fn read<R: Fn(&str, usize) -> Result<FileBytes, Message>>(
        event: &Event,
        places: &EventPlaces,
        editions: &mut EditionReading<'_, R>,
        faults: &mut Diagnostics,
    ) -> Self {
        let builtin = builtin_papers();
        let asked = &event.output.papers;
        let others = builtin.iter().filter(|name| !asked.contains(name));
        let mut read = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (at, template) in asked.iter().chain(others).enumerate() {
            if seen.contains(&template.as_str()) {
                continue;
            }
            seen.push(template);
            let is_asked = at < asked.len();
            let place = places.place("output.papers");
            let Some(source) = editions.delivery_template(template, places, faults) else {
                continue;
            };
            if source.made_for() == MadeFor::Letter {
                let message = DeliveryMessage::ForLetters {
                    name: template.clone(),
                    known: builtin.join(", "),
                };
                faults.push(Diagnostic::at(Message::Delivery(message), place));
                continue;
            }
            let options = options(template, &source, &event.options, places, faults);
            let own = own_event(event, template, &source, &options);
            editions.read_as(own, places.clone(), faults);
            read.push(DeliveryDraft { template: template.clone(), options, is_asked });
        }
        if let AnyValue::Table(entries) = &event.options {
            let known: Vec<&str> = seen.iter().map(|own| table_name(own)).collect();
            for (name, _) in entries.iter().filter(|(name, _)| !known.contains(&&**name)) {
                let message = DeliveryMessage::OptionsUnknown {
                    name: name.clone(),
                    nearest: nearest(name, known.iter().copied()),
                    known: known.join(", "),
                };
                let place = places.place(&format!("options.{name}"));
                faults.push(Diagnostic::at(Message::Delivery(message), place));
            }
        }
        Self { read }
    }

    /// The papers with their editions.
    pub(crate) fn finish(self, editions: Vec<Edition>) -> Vec<DeliveryPaper> {
        let papers = self.read.into_iter().zip(editions);
        papers
            .map(|(DeliveryDraft { template, options, is_asked }, edition)| DeliveryPaper {
                template,
                name: edition.template.called(),
                made_for: edition.template.made_for(),
                stands: edition.template.stands(),
                edition,
                options,
                is_asked,
            })
            .collect()
    }
}

/// Makes a run print other papers than the event file says.
///
/// # Errors
///
/// A paper that is neither built in nor named by the event file.
pub(crate) fn ask_for(
    papers: &mut [DeliveryPaper],
    asked: &[String],
) -> Result<(), Diagnostics> {
    let mut faults = Diagnostics::new();
    for name in asked {
        if papers.iter().any(|own| own.template == *name) {
            continue;
        }
        let known: Vec<&str> = papers.iter().map(|own| &*own.template).collect();
        let message = DeliveryMessage::Unknown {
            name: name.clone(),
            nearest: nearest(name, known.iter().copied()),
            known: known.join(", "),
        };
        faults.push(Diagnostic::at(Message::Delivery(message), Place::None));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let place = |own: &DeliveryPaper| asked.iter().position(|name| *name == own.template);
    for own in papers.iter_mut() {
        own.is_asked = place(own).is_some();
    }
    papers.sort_by_key(|own| place(own).unwrap_or(usize::MAX));
    Ok(())
}

/// The event as it stands for a paper: plain sheets, in the language of its template.
fn own_event(
    event: &Event,
    template: &str,
    source: &TemplateSource,
    options: &AnyValue,
) -> Event {
    let mut own = event.clone();
    own.papers = vec![PaperSpec::default()];
    own.variants = Vec::new();
    own.card = Vec::new();
    template.clone_into(&mut own.letter.template);
    let language = source.layers.iter().rev().find_map(|layer| layer.info.language);
    own.letter.language = language.unwrap_or(own.letter.language);
    if let (AnyValue::Table(entries), Some(paper)) = (options, own.papers.first_mut()) {
        let size = entries.iter().find(|(key, _)| key == SIZE);
        paper.paper.size = size.and_then(|(_, value)| match value {
            AnyValue::Text(size) if !size.trim().is_empty() => Some(size.clone()),
            _ => None,
        });
    }
    own
}

/// The options of a paper: as the event file has them, else as its template has them.
fn options(
    template: &str,
    source: &TemplateSource,
    all: &AnyValue,
    places: &EventPlaces,
    faults: &mut Diagnostics,
) -> AnyValue {
    let table = table_name(template);
    let given = match all {
        AnyValue::Table(entries) => entries.iter().find(|(key, _)| key == table),
        _ => None,
    };
    let given: &[(String, AnyValue)] = match given {
        Some((_, AnyValue::Table(entries))) => entries,
        _ => &[],
    };
    let size = TemplateOption {
        key: SIZE.to_owned(),
        default: AnyValue::Text(String::new()),
        choices: Vec::new(),
    };
    let offered = source.options();
    let known: Vec<&TemplateOption> = offered.iter().copied().chain([&size]).collect();
    let place = |key: &str| places.place(&format!("options.{table}.{key}"));
    for (key, value) in given {
        let Some(option) = known.iter().find(|own| own.key == *key) else {
            let keys: Vec<&str> = known.iter().map(|own| &*own.key).collect();
            let message = DeliveryMessage::OptionUnknown {
                paper: table.to_owned(),
                key: key.clone(),
                nearest: nearest(key, keys.iter().copied()),
                known: keys.join(", "),
            };
            faults.push(Diagnostic::at(Message::Delivery(message), place(key)));
            continue;
        };
        if !fits(option, value) {
            let usual = match &option.default {
                AnyValue::Text(text) if text.is_empty() => "\"A4 landscape\"".to_owned(),
                usual => shown(usual),
            };
            let message = DeliveryMessage::OptionValue {
                paper: table.to_owned(),
                key: key.clone(),
                usual,
                known: option.choices.join(", "),
            };
            faults.push(Diagnostic::at(Message::Delivery(message), place(key)));
        }
    }
    let chosen = known.iter().map(|option| {
        let own = given.iter().find(|(key, value)| *key == option.key && fits(option, value));
        let value = own.map_or(&option.default, |(_, value)| value);
        (option.key.clone(), listed(option, value))
    });
    AnyValue::Table(chosen.collect())
}

/// True of a value of the kind of an option, and among its words. A text does for a list of one.
fn fits(option: &TemplateOption, value: &AnyValue) -> bool {
    let is_choice = |own: &AnyValue| match own {
        AnyValue::Text(text) => option.choices.is_empty() || option.choices.contains(text),
        _ => false,
    };
    match (&option.default, value) {
        (AnyValue::Switch(_), AnyValue::Switch(_)) => true,
        (AnyValue::Number(_), AnyValue::Number(number)) => (0..=10_000).contains(number),
        (AnyValue::List(_), AnyValue::List(items)) => items.iter().all(is_choice),
        (AnyValue::Text(_) | AnyValue::List(_), own) => is_choice(own),
        _ => false,
    }
}

/// The value, in a list if the option is one.
fn listed(option: &TemplateOption, value: &AnyValue) -> AnyValue {
    match (&option.default, value) {
        (AnyValue::List(_), AnyValue::Text(_)) => AnyValue::List(vec![value.clone()]),
        _ => value.clone(),
    }
}

/// A value as the event file has it.
fn shown(value: &AnyValue) -> String {
    match value {
        AnyValue::Text(text) | AnyValue::When(text) => format!("\"{text}\""),
        AnyValue::Number(number) => number.to_string(),
        AnyValue::Fraction(number) => number.to_string(),
        AnyValue::Switch(on) => on.to_string(),
        AnyValue::List(items) => {
            format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
        AnyValue::Table(_) => String::new(),
    }
}
