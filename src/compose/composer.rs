//! Filling in the template.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::memmem;
use tera::{Context, ErrorKind, Tera};
use twox_hash::XxHash3_128;

use crate::compose::asked::Asked;
use crate::compose::block::{Block, Letter};
use crate::compose::cache::{ComposeCache, Digest, Reading};
use crate::compose::cap::{self, Capped};
use crate::compose::context::EventContext;
use crate::compose::delivery::DeliveryValues;
use crate::compose::escape::escape;
use crate::compose::filters;
use crate::compose::markup::{self, Tagging};
use crate::compose::markup_fault::MarkupFault;
use crate::compose::meter::Metered;
use crate::compose::segments::segments;
use crate::compose::slips::slips;
use crate::compose::tags::Tags;
use crate::compose::tera_syntax::{TeraPiece, TeraToken, pieces};
use crate::compose::trace::{MarkedTemplate, Origin, Traced, TracedText, Tracing};
use crate::compose::unclosed::{Unclosed, unclosed};
use crate::compose::values::{Owner, TaggedValues};
use crate::diagnostic::{
    Diagnostic, Diagnostics, MarkupMessage, Message, Place, TemplateLimit,
};
use crate::hindi;
use crate::input::{
    Edition, Event, EventPlaces, Invitee, Letterhead, SourceText, TemplateSource, TextPlaces,
};
use crate::picture::{PictureId, Pictures};

/// Composes the letters of a batch. Shared by all threads.
#[derive(Debug)]
pub struct Composer<'a> {
    event: &'a Event,
    pictures: &'a Pictures,
    tera: Tera,
    shared: EventContext,
    main: String,
    /// The file behind each name that tera knows a template by.
    files: Files<'a>,
    /// Where the event file has a key, if there is one.
    places: Option<&'a EventPlaces>,
    /// The template with marks, made when something is wrong with a letter.
    marked: OnceLock<Option<MarkedTemplate>>,
    /// The event with tags, made then, too.
    tagged: OnceLock<TaggedEvent>,
}

/// An event with tags in all that letters print of it.
#[derive(Debug)]
struct TaggedEvent {
    event: Event,
    values: Arc<TaggedValues>,
    shared: EventContext,
}

/// The files of a template, and as they are given to tera, by the names that it knows them by.
type Files<'a> = BTreeMap<String, (&'a SourceText, Metered)>;

/// A composed letter with what the papers say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Its parts.
    pub letter: Letter,
    /// The letter number as printed; empty when the event has no pattern.
    pub number: String,
    /// Of the Djot that it was read from, the template with all data filled in.
    pub digest: Digest,
    /// The pictures that it shows, in reading order.
    pub pictures: Vec<PictureId>,
}

/// The pieces of letters in which [`Composer::slips`] found nothing.
#[derive(Debug, Default)]
pub struct CleanPieces(BTreeSet<Digest>);

/// A find of [`Composer::slips`], and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Something to be said.
    Found {
        /// The slip.
        message: MarkupMessage,
        /// Where it came from.
        origin: Option<Origin>,
    },
    /// A class that a part has.
    Class {
        /// Its name.
        name: String,
        /// Where it came from.
        origin: Option<Origin>,
    },
}

impl<'a> Composer<'a> {
    /// Compiles a template.
    ///
    /// # Errors
    ///
    /// Faults of the template, with their places.
    pub fn new(
        event: &'a Event,
        template: &'a TemplateSource,
        pictures: &'a Pictures,
    ) -> Result<Self, Diagnostics> {
        let mut files = Files::new();
        let mut main = String::new();
        for layer in &template.layers {
            if let Some(source) = &layer.letter {
                main = format!("{}/letter.dj", layer.name);
                files.insert(main.clone(), (source, Metered::new(&source.text)));
            }
        }
        for (source, metered) in files.values() {
            if let Some((at, detail)) = &metered.refused {
                let (place, detail) =
                    (Place::in_text(&source.file, &source.text, at), detail.clone());
                return Err(Diagnostic::at(Message::TemplateSyntax { detail }, place).into());
            }
        }
        let texts = files.iter().map(|(name, (_, metered))| (&**name, &*metered.text));
        let tera =
            compiled(event, texts).map_err(|error| diagnostics(&error, &files, &main))?;
        let shared =
            EventContext::new(event, files.values().map(|(source, _)| source.text.as_str()));
        let (marked, tagged) = (OnceLock::new(), OnceLock::new());
        Ok(Self { event, pictures, tera, shared, main, files, places: None, marked, tagged })
    }

    /// The same for an edition of a job, whose event file is named where something is wrong in it.
    ///
    /// # Errors
    ///
    /// As [`Composer::new`].
    pub fn of_edition(edition: &'a Edition) -> Result<Self, Diagnostics> {
        let own = Self::new(&edition.event, &edition.template, &edition.pictures)?;
        Ok(Self { places: Some(&edition.places), ..own })
    }

    /// Composes the letter to an invitee.
    ///
    /// # Errors
    ///
    /// When the template cannot be filled in or gives markup that a letter has no use for.
    pub fn compose(&self, invitee: &Invitee, serial: u32) -> Result<Composed, Diagnostic> {
        self.compose_with(invitee, serial, &mut ComposeCache::default())
    }

    /// The same with what was read for earlier letters of this composer.
    ///
    /// # Errors
    ///
    /// As [`Composer::compose`].
    pub fn compose_with(
        &self,
        invitee: &Invitee,
        serial: u32,
        cache: &mut ComposeCache,
    ) -> Result<Composed, Diagnostic> {
        let number = self.number(serial);
        let markup = self.render(invitee, serial, &number)?;
        let Reading { blocks, digest } = cache
            .read(&markup, self.event.wording.digits, self.pictures)
            .map_err(|fault| self.diagnostic(fault, invitee, serial))?;
        let letter = self.letter(blocks);
        let pictures = if self.pictures.is_empty() { Vec::new() } else { letter.pictures() };
        Ok(Composed { letter, number, digest, pictures })
    }

    /// Composes a paper for handing out.
    ///
    /// # Errors
    ///
    /// As [`Composer::compose`].
    pub fn compose_delivery(
        &self,
        values: &DeliveryValues<'_>,
        cache: &mut ComposeCache,
    ) -> Result<Composed, Diagnostic> {
        let sources = self.files.values().map(|(source, _)| source.text.as_str());
        let sources: Vec<&str> = sources.collect();
        let context = self.shared.with_delivery(self.event, values, &sources);
        let markup = self.filled(&context, Capped::for_rows(values.rows()))?;
        let Reading { blocks, digest } = cache
            .read(&markup, self.event.wording.digits, self.pictures)
            .map_err(|fault| of_fault(fault, self.unknown_place()))?;
        let letter = self.letter(blocks);
        let pictures = letter.pictures();
        Ok(Composed { letter, number: String::new(), digest, pictures })
    }

    /// The number of a letter as printed.
    pub fn number(&self, serial: u32) -> String {
        let pattern = self.event.letter.number.as_ref();
        let number = pattern.map(|pattern| pattern.format(serial)).unwrap_or_default();
        hindi::digits(&number, self.event.wording.digits)
    }

    fn letter(&self, blocks: Vec<Arc<Block>>) -> Letter {
        let mut letter = Letter { blocks };
        if self.event.paper().letterhead == Letterhead::Printed {
            // The paper has the organiser's name, but not that of the event.
            letter.reduce("letterhead", "occasion");
        }
        letter
    }

    /// The letter to an invitee once more, its characters telling where they came from; none
    /// if it cannot be composed.
    pub fn trace(&self, invitee: &Invitee, serial: u32) -> Option<Traced<'a>> {
        let text = self.traced_text(invitee, serial)?;
        let mut tags = Tags::default();
        let tagged = text.text.char_indices().zip(&text.made).map(|((at, character), made)| {
            let is_known = made.own.or(made.code).is_some();
            let stays = character.is_whitespace() || character == '\\' || !is_known;
            (at, if stays { character } else { tags.tag(character, *made) })
        });
        let characters = tagged.collect();
        let tagging = Tagging { source: &text.text, characters, tags: &tags };
        let blocks =
            markup::parse_tagged(&tagging, self.event.wording.digits, self.pictures).ok()?;
        let letter = self.letter(blocks.into_iter().map(Arc::new).collect());
        Some(Traced { letter, tags, text })
    }

    /// The slips of markup in the letter to an invitee, and the classes in it, each with where
    /// it came from. Of the classes only those that are not known. What has none is remembered
    /// as clean: most of a letter is in others, too.
    pub fn slips(
        &self,
        invitee: &Invitee,
        serial: u32,
        is_known: &dyn Fn(&str) -> bool,
        clean: &mut CleanPieces,
    ) -> Vec<Slip> {
        let Ok(markup) = self.render(invitee, serial, &self.number(serial)) else {
            return Vec::new();
        };
        let (mut found, mut classes) = (Vec::new(), Vec::new());
        for piece in pieces_of(&markup) {
            let (start, text) = (piece.start, &markup[piece]);
            let digest = XxHash3_128::oneshot(text);
            if clean.0.contains(&digest) {
                continue;
            }
            let own = slips(&String::from_utf8_lossy(text));
            let unknown = own.classes.into_iter().filter(|(class, _)| !is_known(class));
            let before = found.len() + classes.len();
            classes.extend(unknown.map(|(class, at)| (class, start + at)));
            found.extend(own.found.into_iter().map(|(message, at)| (message, start + at)));
            if before == found.len() + classes.len() {
                clean.0.insert(digest);
            }
        }
        if found.is_empty() && classes.is_empty() {
            return Vec::new();
        }
        let Some(text) = self.traced_text(invitee, serial) else { return Vec::new() };
        let origin = |at: usize| text.origin_from(at);
        let found =
            found.into_iter().map(|(message, at)| Slip::Found { message, origin: origin(at) });
        let classes =
            classes.into_iter().map(|(name, at)| Slip::Class { name, origin: origin(at) });
        found.chain(classes).collect()
    }

    /// True if the templates ask for a key of `invitee`.
    pub fn asks_of_invitee(&self, key: &str) -> bool {
        self.shared.asks_of_invitee(key)
    }

    /// True if the templates may have other parts for one advocate than for another of whom as
    /// much is known.
    pub fn tells_advocates_apart(&self) -> bool {
        let sources = || self.files.values().map(|(source, _)| source.text.as_str());
        let tells = |code: TeraPiece<'_>| {
            let speaks = |token| matches!(token, TeraToken::Name(own) | TeraToken::String(own) if own.contains("advocate"));
            let compares = |token| match token {
                TeraToken::Name(word) => matches!(word, "in" | "is"),
                TeraToken::Sign(sign) => {
                    matches!(sign, "==" | "!=") || sign.contains(['<', '>'])
                }
                _ => false,
            };
            let keeps = || matches!(code.keyword(), "set" | "set_global");
            code.tokens().any(speaks) && (keeps() || code.tokens().any(compares))
        };
        Asked::of("advocate", sources()) == Asked::All || sources().flat_map(pieces).any(tells)
    }

    /// Where the letter to an invitee has the name of a picture from.
    pub fn origin_of_picture(
        &self,
        invitee: &Invitee,
        serial: u32,
        name: &str,
    ) -> Option<Origin> {
        let text = self.traced_text(invitee, serial)?;
        let names = markup::picture_names(&text.text);
        let at = names.iter().find(|own| own.name == name)?.at;
        text.origin_from(at)
    }

    /// The text of a letter, and where its characters came from.
    fn traced_text(&self, invitee: &Invitee, serial: u32) -> Option<TracedText<'a>> {
        let number = self.number(serial);
        let plain = self.shared.with_letter(self.event, invitee, serial, &number);
        let render = |tera: &Tera, context: &Context| {
            let mut markup = Capped::new();
            tera.render_to(&self.main, context, &mut markup).ok()?;
            String::from_utf8(markup.text()).ok()
        };
        let text = render(&self.tera, &plain)?;
        let TaggedEvent { event, values, shared } =
            self.tagged.get_or_init(|| self.tagged_event());
        let mut values = TaggedValues::of_row(Arc::clone(values));
        let to = values.invitee(invitee);
        let number = values.value(Owner::Event("letter.number".to_owned()), &number);
        let tagged = shared.with_letter(event, &to, serial, &number);
        let tagged = values.context(&plain, &tagged);
        let files = self.files.values().map(|(source, _)| *source).collect();
        let (marked, unmarked) = (self.marked(), &self.tera);
        let render = &render;
        let tracing = Tracing { text, values, plain, tagged, files, marked, unmarked, render };
        Some(tracing.run())
    }

    fn tagged_event(&self) -> TaggedEvent {
        let mut values = TaggedValues::of_event();
        let event = values.event(self.event);
        let sources = self.files.values().map(|(source, _)| source.text.as_str());
        let tagged = EventContext::new(&event, sources);
        let merged =
            self.shared.merged(tagged, |key, plain, tagged| values.merged(plain, tagged, key));
        TaggedEvent { event, shared: merged, values: Arc::new(values) }
    }

    fn marked(&self) -> Option<&MarkedTemplate> {
        let made = || {
            let files = self.files.iter();
            let files = files.map(|(name, (source, _))| (&**name, &*source.text));
            MarkedTemplate::new(files, |marked| {
                let metered = marked.into_iter();
                let metered: Vec<_> =
                    metered.map(|(name, text)| (name, Metered::new(&text).text)).collect();
                let texts = metered.iter().map(|(name, text)| (*name, &**text));
                compiled(self.event, texts).ok()
            })
        };
        self.marked.get_or_init(made).as_ref()
    }

    /// The template filled in: text in UTF-8.
    fn render(
        &self,
        invitee: &Invitee,
        serial: u32,
        number: &str,
    ) -> Result<Vec<u8>, Diagnostic> {
        let context = self.shared.with_letter(self.event, invitee, serial, number);
        self.filled(&context, Capped::new())
    }

    /// The template filled in with these values, within bounds.
    fn filled(&self, context: &Context, mut markup: Capped) -> Result<Vec<u8>, Diagnostic> {
        if let Err(error) = self.tera.render_to(&self.main, context, &mut markup) {
            let found = diagnostics(&error, &self.files, &self.main);
            let mut found = found.into_iter().next().unwrap_or_else(|| {
                Diagnostic::new(Message::TemplateRender { detail: error.to_string() })
            });
            if markup.is_full {
                found = Diagnostic::at(
                    Message::TemplateTooMuch { limit: TemplateLimit::Text },
                    found.place().clone(),
                );
            }
            return Err(found);
        }
        Ok(markup.text())
    }

    /// The fault of the markup of a letter to an invitee, at the text that it came from.
    fn diagnostic(&self, fault: MarkupFault, invitee: &Invitee, serial: u32) -> Diagnostic {
        let text = self.traced_text(invitee, serial);
        let mut places = Places::new(self, invitee);
        let first = text.and_then(|text| self.faults_in(&text, &mut places).next());
        first.unwrap_or_else(|| of_fault(fault, self.unknown_place()))
    }

    /// All that is wrong with the markup of the letter to an invitee, in its order; of the same
    /// on a line the first.
    pub fn markup_faults(&self, invitee: &Invitee, serial: u32) -> Vec<Diagnostic> {
        let text = self.traced_text(invitee, serial);
        let mut places = Places::new(self, invitee);
        text.map_or_else(Vec::new, |text| self.faults_in(&text, &mut places).collect())
    }

    fn faults_in<'t>(
        &self,
        text: &'t TracedText<'_>,
        places: &'t mut Places<'_>,
    ) -> impl Iterator<Item = Diagnostic> {
        let faults = markup::faults(&text.text, self.event.wording.digits, self.pictures);
        let names = OnceCell::new();
        // What is told from a name is told at the name.
        let at_name = move |fault: &MarkupFault, at: usize| match fault {
            MarkupFault::PictureUnknown(_) | MarkupFault::PictureWithoutText(_) => {
                let names = names.get_or_init(|| markup::picture_names(&text.text));
                names.iter().find(|own| own.picture == at).map(|own| own.at)
            }
            // jotdown tells no places of attributes.
            MarkupFault::LanguageUnknown(_) => {
                Some(at + text.text.get(at..)?.find(LANGUAGE)? + LANGUAGE.len())
            }
            MarkupFault::Unsupported(_) | MarkupFault::QrTooLong(_) => Some(at),
        };
        faults.into_iter().map(move |(fault, at)| {
            let origin = at_name(&fault, at).and_then(|at| text.origin_from(at));
            let place = origin.map_or_else(|| self.unknown_place(), |own| places.of(&own));
            of_fault(fault, place)
        })
    }

    /// The place of what came from nobody knows where.
    pub fn unknown_place(&self) -> Place {
        Place::file(self.files.get(&self.main).map_or(&*self.main, |(own, _)| &own.file))
    }

    /// The place that is meant by where something in the letter to an invitee came from.
    pub fn place(&self, origin: &Origin, invitee: &Invitee) -> Place {
        Places::new(self, invitee).of(origin)
    }
}

/// The places of what is in the letter to an invitee.
#[derive(Debug)]
pub struct Places<'c> {
    composer: &'c Composer<'c>,
    invitee: &'c Invitee,
    /// Of the texts of the event that have been asked for, by their keys.
    texts: BTreeMap<String, TextPlaces<'c>>,
}

impl<'c> Places<'c> {
    /// To be asked for them.
    pub fn new(composer: &'c Composer<'_>, invitee: &'c Invitee) -> Self {
        Self { composer, invitee, texts: BTreeMap::new() }
    }

    /// The place that is meant by where something came from.
    pub fn of(&mut self, origin: &Origin) -> Place {
        match origin {
            Origin::Event { key, at } => {
                let Some(places) = self.composer.places else { return Place::None };
                if !self.texts.contains_key(key) {
                    self.texts.insert(key.clone(), places.text_places(key));
                }
                self.texts.get(key).map(|text| text.place(*at)).unwrap_or_default()
            }
            Origin::Cell(field) => self.invitee.place(field),
            Origin::Template { place, .. } => place.clone(),
        }
    }
}

/// The attribute for the language of a part.
const LANGUAGE: &str = "lang=";

/// The diagnostic of a fault of markup.
fn of_fault(fault: MarkupFault, place: Place) -> Diagnostic {
    let message = match fault {
        MarkupFault::Unsupported(what) => Message::MarkupUnsupported { what },
        MarkupFault::PictureUnknown(name) => Message::PictureUnknown { name },
        MarkupFault::PictureWithoutText(name) => Message::PictureWithoutText { name },
        MarkupFault::LanguageUnknown(code) => {
            Message::LanguageUnknown { code, known: hindi::CODES.join(", ") }
        }
        MarkupFault::QrTooLong(text) => Message::QrTooLong { text },
    };
    Diagnostic::at(message, place)
}

/// A letter in pieces that can be looked at one by one. In code what looks like another piece
/// may be none.
fn pieces_of(markup: &[u8]) -> Vec<Range<usize>> {
    let has_code =
        ["```", "~~~"].iter().any(|code| memmem::find(markup, code.as_bytes()).is_some());
    if has_code { std::iter::once(0..markup.len()).collect() } else { segments(markup) }
}

/// tera with all that templates may use, and these templates.
fn compiled<'n>(
    event: &Event,
    texts: impl Iterator<Item = (&'n str, &'n str)>,
) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape);
    filters::register(&mut tera, &event.wording, event.letter.language);
    cap::register(&mut tera);
    // All at once, since one may extend the other.
    tera.add_raw_templates(texts)?;
    Ok(tera)
}

/// The faults of a template, each at its place, from what tera says.
fn diagnostics(error: &tera::Error, files: &Files<'_>, main: &str) -> Diagnostics {
    let is_unsafe = error.to_string().contains(filters::UNSAFE);
    let at = |detail: &str, place: Place, is_syntax: bool| {
        let detail = detail.to_owned();
        let message = if is_unsafe {
            Message::UnsafeFilter
        } else if let Some(limit) = cap::limit_in(&detail) {
            Message::TemplateTooMuch { limit }
        } else if is_syntax {
            Message::TemplateSyntax { detail }
        } else {
            Message::TemplateRender { detail }
        };
        Diagnostic::at(message, place)
    };
    let whole = || {
        let file = files.get(main).map_or(main, |(source, _)| &source.file);
        Place::file(file)
    };
    let in_file = |name: &str, range: &Range<usize>| {
        let (source, metered) = files.get(name)?;
        let range = metered.original(range.start)..metered.original(range.end);
        Some(Place::in_text(&source.file, &source.text, &range))
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let open = files.get(report.filename()).map(|(source, metered)| {
                let at = metered.original(report.span().range.start);
                of_unclosed(source, report.message(), at)
            });
            if let Some(open) = open.filter(|open| !open.is_empty()) {
                return open;
            }
            let place = in_file(report.filename(), &report.span().range);
            at(report.message(), place.unwrap_or_else(whole), true).into()
        }
        ErrorKind::RenderingError(report) => {
            let place = in_file(report.filename(), &report.span().range);
            at(report.message(), place.unwrap_or_else(whole), false).into()
        }
        ErrorKind::MissingParent { current, .. } => {
            let place = tag_in(files, current, |tag| tag.keyword() == "extends");
            at(&error.to_string(), place.unwrap_or_else(whole), true).into()
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            let place = tag_in(files, tpl, |tag| tag.keyword() == "extends");
            at(&error.to_string(), place.unwrap_or_else(whole), true).into()
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let next = include_chain.get(1).unwrap_or(tpl);
            let is_call = |tag: &TeraPiece<'_>| {
                tag.keyword() == "include"
                    && tag.tokens().nth(1) == Some(TeraToken::String(next))
            };
            let place = tag_in(files, tpl, is_call);
            at(&error.to_string(), place.unwrap_or_else(whole), true).into()
        }
        _ => {
            let text = error.to_string();
            let reports = reports(&text);
            if reports.is_empty() {
                // Without a report the text is several lines for a terminal.
                let detail = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let place = twice_defined(&text, files, main).unwrap_or_else(whole);
                return at(&detail, place, true).into();
            }
            let each = reports.into_iter().map(|(detail, name, line, column)| {
                let place = files.get(name).and_then(|(_, metered)| {
                    let start = start_of(&metered.text, line, column)?;
                    in_file(name, &(start..start))
                });
                at(detail, place.unwrap_or_else(whole), true)
            });
            each.collect()
        }
    }
}

/// The tags of a template that are never closed, if that may be what tera means by `detail` at
/// a place of it.
fn of_unclosed(source: &SourceText, detail: &str, at: usize) -> Diagnostics {
    let is_of_tags = detail == "Unexpected end of input"
        || detail == "Unknown tag"
        || detail.starts_with("Found `end")
        || detail.contains("end of raw block")
        || detail.contains("Closing comment tag");
    // Code that is not closed goes on into the lines below it.
    let is_below = |open: &Unclosed| {
        open.range.start < at && source.text[open.range.start..at].contains('\n')
    };
    let is_meant = |open: &Unclosed| {
        is_of_tags || (open.tag == "{{" || open.tag == "{%") && is_below(open)
    };
    let is_text = detail.starts_with("String opened");
    let open = unclosed(&source.text).into_iter().filter(|open| !is_text && is_meant(open));
    open.map(|Unclosed { tag, end, range }| {
        let place = Place::in_text(&source.file, &source.text, &range);
        Diagnostic::at(Message::TemplateUnclosed { tag, end }, place)
    })
    .collect()
}

/// The place of the first statement of a template that is as wanted.
fn tag_in(
    files: &Files<'_>,
    name: &str,
    is_wanted: impl Fn(&TeraPiece<'_>) -> bool,
) -> Option<Place> {
    let (source, _) = files.get(name)?;
    let found = pieces(&source.text).find(is_wanted)?;
    Some(Place::in_text(&source.file, &source.text, &found.range()))
}

/// Where a component is defined for the second time, which is what tera says of it.
fn twice_defined(text: &str, files: &Files<'_>, main: &str) -> Option<Place> {
    let name = text.strip_prefix("Component `")?.split('`').next()?;
    let is_own = |tag: &TeraPiece<'_>| {
        let names = tag.tokens().skip(1).take_while(|token| *token != TeraToken::Sign("("));
        let parts = names.filter_map(|token| match token {
            TeraToken::Name(part) => Some(part),
            _ => None,
        });
        tag.keyword() == "component" && parts.eq(name.split('.'))
    };
    tag_in(files, main, is_own)
        .or_else(|| files.keys().rev().find_map(|file| tag_in(files, file, is_own)))
}

/// The faults that tera tells of several places at once, which it gives as text only:
/// message, template, line and column of each.
fn reports(text: &str) -> Vec<(&str, &str, usize, usize)> {
    let mut found = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(detail) = line.strip_prefix("error: ") else { continue };
        let Some(place) = lines.peek().and_then(|next| next.trim_start().strip_prefix("--> "))
        else {
            continue;
        };
        let mut parts = place.rsplitn(3, ':');
        let numbers = [parts.next(), parts.next()].map(|part| part?.parse::<usize>().ok());
        if let ([Some(column), Some(line)], Some(name)) = (numbers, parts.next()) {
            found.push((detail, name, line, column));
        }
    }
    found
}

/// Where a line and a column begin, both from 1.
fn start_of(text: &str, line: usize, column: usize) -> Option<usize> {
    let before = line.checked_sub(1)?;
    let start = match before.checked_sub(1) {
        None => 0,
        Some(at) => text.match_indices('\n').nth(at)?.0 + 1,
    };
    let rest = text.get(start..)?;
    let inside =
        rest.char_indices().nth(column.checked_sub(1)?).map_or(rest.len(), |(at, _)| at);
    Some(start + inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Job;

    #[test]
    fn letters_read_in_pieces_are_those_read_as_a_whole() {
        let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut events = 0;
        for sample in std::fs::read_dir(samples).unwrap() {
            let event = sample.unwrap().path().join("event.toml");
            if !event.exists() {
                continue;
            }
            events += 1;
            let job = Job::read(&event).unwrap();
            let composer =
                Composer::new(&job.event, &job.editions[0].template, &job.editions[0].pictures)
                    .unwrap();
            let digits = job.event.wording.digits;
            let mut cache = ComposeCache::default();
            for invitee in &job.invitees {
                let markup = composer.render(invitee, 7, "7").unwrap();
                let text = str::from_utf8(&markup).unwrap();
                let whole = markup::parse(text, digits, &job.editions[0].pictures).unwrap();
                let pieces = cache.read(&markup, digits, &job.editions[0].pictures).unwrap();
                assert!(pieces.blocks.iter().map(|block| &**block).eq(&whole), "{text}");
                let cut = segments(&markup);
                assert!(cut.len() > 3, "{event:?}: {cut:?}");
                for piece in cut {
                    let read = markup::parse_piece(
                        &text[piece.clone()],
                        digits,
                        &job.editions[0].pictures,
                    );
                    assert!(read.is_some(), "{}", &text[piece]);
                }
            }
        }
        assert!(events > 5);
    }
}
