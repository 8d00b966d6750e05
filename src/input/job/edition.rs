//! Editions: what the letters of some invitees are made of, where it is not the same for all.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{DeliveryMessage, Diagnostic, Diagnostics, Message, Place};
use crate::hindi::Language;
use crate::input::event::Event;
use crate::input::event::card::CardPart;
use crate::input::file::budget::Budget;
use crate::input::file::read::FileBytes;
use crate::input::template::event_places::EventPlaces;
use crate::input::template::layers::TemplateSource;
use crate::input::template::pictures::PictureReading;
use crate::input::template::purpose::MadeFor;
use crate::input::template::source::SourceText;
use crate::picture::{PictureId, Pictures};
use crate::text::{DOTTED_CIRCLE, lines_text};

/// A variant of the event on a paper: all that the letters of some invitees are made of.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The event as it stands for them: what it says, and its one paper.
    pub event: Event,
    /// The template, with its fonts and pictures: several editions may have it.
    pub template: Arc<TemplateSource>,
    /// The pictures of all editions, by the names that this one calls them by.
    pub pictures: Pictures,
    /// Where the event file says this.
    pub places: EventPlaces,
    /// The variant and the paper.
    pub key: EditionKey,
}

/// Identifies an edition among those of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct EditionKey {
    /// Which of [`Event::papers`] it is printed on.
    pub paper: usize,
    /// Which of [`Event::variants`] it is; none if it says what the event says.
    pub variant: Option<usize>,
}

impl EditionKey {
    /// The event as it stands for this edition, and where it says so.
    fn of(self, event: &Event, places: &EventPlaces) -> (Event, EventPlaces) {
        let mut own = event.clone();
        let mut overlays: Vec<(String, String)> = Vec::new();
        if let Some(paper) = event.papers.get(self.paper) {
            if paper.key != "paper" {
                overlays.push((paper.key.clone(), "paper".to_owned()));
            }
            own.papers = vec![paper.clone()];
        }
        if let Some(variant) = self.variant.and_then(|index| event.variants.get(index)) {
            own.facts = variant.facts.clone().unwrap_or(own.facts);
            own.letter = variant.letter.clone().unwrap_or(own.letter);
            own.wording = variant.wording.clone().unwrap_or(own.wording);
            overlays.extend(
                ["event", "letter", "wording"].map(|table| {
                    (format!("variant.{}.{table}", variant.index), table.to_owned())
                }),
            );
        }
        (own, places.with_overlays(&overlays))
    }
}

/// Reads editions one after the other; what several have is read once.
pub(crate) struct EditionReading<'r, R> {
    folder: Option<&'r Path>,
    budget: &'r Budget,
    templates: BTreeMap<String, Option<Arc<TemplateSource>>>,
    pictures: PictureReading<'r, R>,
    read: Vec<(Edition, BTreeMap<String, PictureId>)>,
}

impl<'r, R: Fn(&str, usize) -> Result<FileBytes, Message>> EditionReading<'r, R> {
    /// `read` gives a file by its path relative to the event file.
    pub(crate) fn new(folder: Option<&'r Path>, budget: &'r Budget, read: R) -> Self {
        let pictures = PictureReading::new(budget, read);
        Self { folder, budget, templates: BTreeMap::new(), pictures, read: Vec::new() }
    }

    /// Reads the templates of the event and its variants. True if letters may show columns of the
    /// lists' own.
    pub(crate) fn read_templates(
        &mut self,
        event: &Event,
        places: &EventPlaces,
        faults: &mut Diagnostics,
    ) -> bool {
        let variants = 0..event.variants.len();
        let variants = variants.map(|index| EditionKey { paper: 0, variant: Some(index) });
        let mut names_columns = false;
        for key in [EditionKey::default()].into_iter().chain(variants) {
            let (event, places) = key.of(event, places);
            let template = self.template(&event.letter.template, &places, faults);
            names_columns |= template.is_some_and(|own| self::names_columns(&own));
        }
        names_columns
    }

    fn template(
        &mut self,
        name: &str,
        places: &EventPlaces,
        faults: &mut Diagnostics,
    ) -> Option<Arc<TemplateSource>> {
        let (folder, budget) = (self.folder, self.budget);
        let read = || read_template(name, places, folder, budget, faults).map(Arc::new);
        self.templates.entry(name.to_owned()).or_insert_with(read).clone()
    }

    /// Reads an edition. What is wrong with it goes to the faults.
    pub(crate) fn read(
        &mut self,
        key: EditionKey,
        event: &Event,
        places: &EventPlaces,
        faults: &mut Diagnostics,
    ) {
        let (event, places) = key.of(event, places);
        let template = self.template(&event.letter.template, &places, faults);
        let Some(template) = template else { return };
        if template.made_for() != MadeFor::Letter {
            let name = event.letter.template.clone();
            let message = Message::Delivery(DeliveryMessage::NotForLetters { name });
            faults.push(Diagnostic::at(message, places.place("letter.template")));
            return;
        }
        let of_language = other_language(&template, &event, &places);
        self.add(event, template, places, (key, of_language), faults);
    }

    /// The template of a paper for handing out.
    pub(crate) fn delivery_template(
        &mut self,
        name: &str,
        places: &EventPlaces,
        faults: &mut Diagnostics,
    ) -> Option<Arc<TemplateSource>> {
        let mut own = Diagnostics::new();
        let template = self.template(name, places, &mut own);
        // Told at the letter's template, which is another.
        let of_letter = places.place("letter.template");
        faults.extend(own.into_iter().map(|found| {
            let is_of_letter = *found.place() == of_letter;
            let place = if is_of_letter {
                places.place("output.papers")
            } else {
                found.place().clone()
            };
            Diagnostic::at(found.message().clone(), place)
        }));
        template
    }

    /// Reads the edition of a paper for handing out, whose event says what it is printed on.
    pub(crate) fn read_as(
        &mut self,
        event: Event,
        places: EventPlaces,
        faults: &mut Diagnostics,
    ) {
        let template = self.template(&event.letter.template, &places, faults);
        let Some(template) = template else { return };
        self.add(event, template, places, (EditionKey::default(), None), faults);
    }

    fn add(
        &mut self,
        event: Event,
        template: Arc<TemplateSource>,
        places: EventPlaces,
        (key, of_language): (EditionKey, Option<Diagnostic>),
        faults: &mut Diagnostics,
    ) {
        let mut found: Vec<Diagnostic> = needs(&template, &places).collect();
        found.extend(of_language);
        if key.variant.is_none() {
            found.extend(card_unknown(&event, &template, &places));
        }
        let (names, wrong) = self.pictures.read(&event, &template, &places);
        found.extend(wrong);
        // Of what several editions have, what is wrong is told once.
        for own in found {
            if !faults.iter().any(|told| *told == own) {
                faults.push(own);
            }
        }
        let pictures = Pictures::default();
        self.read.push((Edition { event, template, pictures, places, key }, names));
    }

    /// The number of editions that could be read.
    pub(crate) fn count(&self) -> usize {
        self.read.len()
    }

    /// The editions that could be read.
    pub(crate) fn finish(self) -> Vec<Edition> {
        let all = Arc::new(self.pictures.finish());
        let read = self.read.into_iter();
        read.map(|(edition, names)| Edition {
            pictures: Pictures::new(Arc::clone(&all), names),
            ..edition
        })
        .collect()
    }
}

/// Reads a template. None if it cannot be read.
fn read_template(
    name: &str,
    places: &EventPlaces,
    folder: Option<&Path>,
    budget: &Budget,
    faults: &mut Diagnostics,
) -> Option<TemplateSource> {
    match TemplateSource::read_within(name, folder, budget) {
        Ok(mut template) => {
            faults.extend(clean_template(&mut template));
            Some(template)
        }
        Err(diagnostics) => {
            faults.extend(diagnostics.into_iter().map(|found| match found.place() {
                Place::None => {
                    Diagnostic::at(found.message().clone(), places.place("letter.template"))
                }
                _ => found,
            }));
            None
        }
    }
}

/// Takes what is never seen out of the texts of a template, and says so.
fn clean_template(template: &mut TemplateSource) -> Diagnostics {
    let mut said = Diagnostics::new();
    for layer in &mut template.layers {
        let is_letter = [true, false];
        for (source, is_letter) in
            [&mut layer.letter, &mut layer.style].into_iter().zip(is_letter)
        {
            let Some(SourceText { file, text }) = source else { continue };
            let place = |at: usize| Place::in_text(file, text, &(at..at));
            if let Some(at) = text.find(DOTTED_CIRCLE).filter(|_| is_letter) {
                said.push(Diagnostic::at(Message::DottedCircle { places: 1 }, place(at)));
            }
            let own = lines_text(text);
            if !own.taken.is_empty() {
                let message = Message::UnseenTaken { characters: own.characters() };
                said.push(Diagnostic::at(message, place(own.first)));
            }
            *text = own.text;
        }
    }
    said
}

/// True if a template has the word in it by which it asks for columns of the lists' own.
fn names_columns(template: &TemplateSource) -> bool {
    let mut letters = template.layers.iter().filter_map(|layer| layer.letter.as_ref());
    letters.any(|letter| letter.text.contains("columns"))
}

/// The keys that the template needs and the event file does not give.
fn needs<'a>(
    template: &'a TemplateSource,
    places: &'a EventPlaces,
) -> impl Iterator<Item = Diagnostic> + 'a {
    template.layers.iter().flat_map(move |layer| {
        layer.info.needs.iter().filter(|key| !places.gives(key)).map(move |key| {
            let message =
                Message::TemplateNeeds { template: layer.name.clone(), key: key.clone() };
            Diagnostic::at(message, Place::file(&places.source().file))
        })
    })
}

/// The parts of `[card]` that the template has no words for.
fn card_unknown(
    event: &Event,
    template: &TemplateSource,
    places: &EventPlaces,
) -> Vec<Diagnostic> {
    let letters = template.layers.iter().filter_map(|layer| layer.letter.as_ref());
    let letters: Vec<&SourceText> = letters.collect();
    let is_unknown =
        |part: &&CardPart| !letters.iter().any(|letter| letter.text.contains(&part.class()));
    let unknown = event.card.iter().filter(is_unknown).map(|part| {
        let key = format!("card.{}", part.name);
        let template = event.letter.template.clone();
        let place = places.place(&format!("{key}.at"));
        Diagnostic::at(Message::CardPartUnknown { template, key }, place)
    });
    unknown.collect()
}

/// The warning that the template is for letters in another language than the event's.
fn other_language(
    template: &TemplateSource,
    event: &Event,
    places: &EventPlaces,
) -> Option<Diagnostic> {
    // What a template changes last is what is read.
    let (name, of_template) = template
        .layers
        .iter()
        .rev()
        .find_map(|layer| Some((layer.name.clone(), layer.info.language?)))?;
    let of_letter = event.letter.language;
    (of_template != of_letter).then(|| {
        let message = Message::TemplateLanguage {
            template: name,
            of_template: of_template.code(),
            of_letter: of_letter.code(),
        };
        let key = if of_letter == Language::default() {
            "letter.template"
        } else {
            "letter.language"
        };
        Diagnostic::at(message, places.place(key))
    })
}
