//! The things that are the same for all letters of a run.

use std::collections::{BTreeMap, BTreeSet};

use crate::compose::Composer;
use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place, StyleProblem};
use crate::font::{FaceId, Library, Weight};
use crate::generate::fingerprint;
use crate::generate::options::Options;
use crate::generate::sheet_form::SheetForm;
use crate::geom::{Pt, Size};
use crate::hindi::{self, Digits};
use crate::input::{
    DeliveryPaper, Edition, Invitee, Job, Letterhead, MadeFor, OwnFont, PapersIn, UnderlayPages,
};
use crate::style::{FitStep, FontChoice, PageAid, StyleSheet, Underlay};

/// Made once a run, shared by all threads.
#[derive(Debug)]
pub(super) struct Batch<'a> {
    pub(super) job: &'a Job,
    pub(super) library: Library,
    /// Of each of the job's editions, in their order.
    pub(super) settings: Vec<Setting<'a>>,
    /// Of each of the papers for handing out that are asked for, in their order.
    pub(super) papers: Vec<(&'a DeliveryPaper, Setting<'a>)>,
    /// The sheets for each paper, if several letters are to be on each.
    pub(super) sheets: BTreeMap<usize, SheetForm>,
    /// True if no letter is asked for, whatever the job is for.
    asks_for_none: bool,
}

/// The things that are the same for all letters of an edition.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    pub(super) edition: &'a Edition,
    pub(super) sheet: StyleSheet,
    pub(super) composer: Composer<'a>,
    /// The steps by which letters may be drawn together to come onto one page.
    pub(super) fit_steps: Vec<FitStep>,
    /// A hash of what letters have in common; see [`fingerprint`].
    pub(super) common: [u8; 32],
}

impl<'a> Batch<'a> {
    pub(super) fn new(job: &'a Job) -> Result<Self, Diagnostics> {
        let (mut library, of_templates) = library(job)?;
        let (mut settings, mut faults) = (Vec::new(), Diagnostics::new());
        let asked: Vec<&DeliveryPaper> = job.papers.iter().filter(|own| own.is_asked).collect();
        let of_papers = asked.iter().map(|own| &own.edition);
        for edition in job.editions.iter().chain(of_papers) {
            hide_others(&mut library, &of_templates, edition);
            match Setting::new(job, edition, &library) {
                Ok(setting) => settings.push(setting),
                // What several editions have is told once.
                Err(found) => {
                    let is_new = |own: &Diagnostic| !faults.iter().any(|told| told == own);
                    let new: Vec<Diagnostic> = found.into_iter().filter(is_new).collect();
                    faults.extend(new);
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        if let Some(fault) = blank_cards(job, &settings) {
            return Err(fault.into());
        }
        let of_papers = settings.split_off(job.editions.len());
        let papers = asked.into_iter().zip(of_papers).collect();
        let mut sizes: BTreeMap<usize, Vec<(Size, Pt)>> = BTreeMap::new();
        for own in &settings {
            sizes
                .entry(own.edition.key.paper)
                .or_default()
                .push((own.sheet.page.size, own.sheet.page.bleed));
        }
        let place = |key: &str| {
            job.editions.first().map_or_else(Place::default, |own| own.places.place(key))
        };
        let sheets = SheetForm::of_papers(job, &sizes, place)?;
        Ok(Self { job, library, settings, papers, sheets, asks_for_none: false })
    }

    /// A batch for letters of one edition, made without the others, and their setting.
    ///
    /// # Errors
    ///
    /// As [`Batch::new`], of this edition.
    pub(super) fn of_edition(
        job: &'a Job,
        edition: usize,
    ) -> Result<(Self, Setting<'a>), Diagnostics> {
        // A face has the same number as in a run.
        let (mut library, of_templates) = library(job)?;
        let edition = &job.editions[edition];
        hide_others(&mut library, &of_templates, edition);
        let setting = Setting::new(job, edition, &library)?;
        let (settings, papers, sheets) = (Vec::new(), Vec::new(), BTreeMap::new());
        Ok((Self { job, library, settings, papers, sheets, asks_for_none: false }, setting))
    }

    /// Asks for no letter: a run then finds out what all have in common, and makes none.
    pub(super) fn asking_for_none(self) -> Self {
        Self { asks_for_none: true, ..self }
    }

    /// Has letters show what helps to set them up, if such a run is asked for.
    pub(super) fn with_aids(mut self, options: &Options) -> Self {
        for own in &mut self.settings {
            own.sheet.page.aid = if options.test_sheet {
                PageAid::TestSheet
            } else if options.proof {
                let guide = whole_sheet(own.edition, "paper.guide");
                guide.map_or(PageAid::None, PageAid::Guide)
            } else {
                PageAid::None
            };
        }
        self
    }

    /// A setting: those of the letters, by the number of their edition, and behind them those of the
    /// papers for handing out.
    pub(super) fn numbered(&self, index: usize) -> &Setting<'a> {
        match index.checked_sub(self.settings.len()) {
            None => &self.settings[index],
            Some(paper) => &self.papers[paper].1,
        }
    }

    /// The setting of the letter to an invitee.
    pub(super) fn setting(&self, invitee: &Invitee) -> &Setting<'a> {
        &self.settings[invitee.edition]
    }

    /// True if the letter to the invitee at a place of the job is asked for.
    pub(super) fn is_chosen(&self, place: usize) -> bool {
        !self.asks_for_none && self.job.is_chosen(self.job.invitees[place].position)
    }

    /// True if the papers for handing out a bundle are in it.
    pub(super) fn has_papers_in_bundles(&self) -> bool {
        match self.job.event.output.papers_in {
            PapersIn::Files => false,
            PapersIn::Bundles => !self.has_papers_of_other_size(),
            PapersIn::Both => true,
        }
    }

    /// True if they are files, too. Sheets have letters alone: what goes with them is a file of
    /// its own then.
    pub(super) fn has_papers_in_files(&self) -> bool {
        self.job.event.output.papers_in != PapersIn::Bundles
            || !self.sheets.is_empty()
            || self.has_papers_of_other_size()
    }

    /// True if letters and what goes with them into a bundle cannot be printed on the same sheets,
    /// upright or lying.
    fn has_papers_of_other_size(&self) -> bool {
        /// Sizes that differ by less are the same: a sheet in millimetres, or in inches.
        const NEAR: f64 = 3.0;
        let edges = |own: &Setting<'_>| {
            let Size { width, height } = own.sheet.page.size;
            [width.min(height).0, width.max(height).0]
        };
        let mut of_bundles =
            self.papers.iter().filter(|(paper, _)| paper.made_for == MadeFor::Group);
        of_bundles.any(|(_, paper)| {
            let paper = edges(paper);
            self.settings.iter().any(|letter| {
                let letter = edges(letter);
                (0..2).any(|at| (paper[at] - letter[at]).abs() > NEAR)
            })
        })
    }
}

impl<'a> Setting<'a> {
    fn new(job: &Job, edition: &'a Edition, library: &Library) -> Result<Self, Diagnostics> {
        let styles: Vec<(&str, &str)> = edition
            .template
            .layers
            .iter()
            .filter_map(|layer| layer.style.as_ref())
            .map(|style| (&*style.file, &*style.text))
            .collect();
        let choices = edition.event.families.iter().map(|(name, families)| FontChoice {
            name,
            families,
            place: edition.places.place(&format!("fonts.{name}")),
        });
        let choices: Vec<_> = choices.collect();
        let mut sheet = StyleSheet::read_with(&styles, &choices, library)?;
        set_paper(&mut sheet, edition)?;
        for part in &edition.event.card {
            sheet.set_part(&part.class(), part.properties());
        }
        sheet.set_numerals(numerals(edition.event.wording.digits));
        refuse_template_code(edition)?;
        let composer = Composer::of_edition(edition)?;
        let fit_steps = sheet.fit_steps();
        let common = fingerprint::of_edition(job, edition);
        Ok(Self { edition, sheet, composer, fit_steps, common })
    }
}

/// The last style file that counts.
pub(super) fn style_place(edition: &Edition) -> Place {
    let styles = edition.template.layers.iter().rev().find_map(|layer| layer.style.as_ref());
    styles.map_or(Place::None, |style| Place::file(&style.file))
}

/// The fault of letters without a name on printed cards, if nothing would be printed on them.
fn blank_cards(job: &Job, settings: &[Setting<'_>]) -> Option<Diagnostic> {
    let blank = job.invitees.iter().find(|own| own.is_blank)?;
    let Setting { edition, composer, .. } = settings.get(blank.edition)?;
    if edition.event.card.is_empty() {
        return None;
    }
    let composed = composer.compose(blank, job.serial(blank.position)).ok()?;
    let place = edition.places.place("output.blank_letters");
    let is_empty = composed.letter.words().is_empty();
    is_empty.then(|| Diagnostic::at(Message::BlankCards, place))
}

/// By what a font of a template is the same as that of another edition.
type FontKey<'a> = (&'a str, &'a str, Option<u16>);

fn font_key(font: &OwnFont) -> FontKey<'_> {
    (&font.file, &font.family, font.weight)
}

/// Hides the fonts of templates that an edition does not have.
fn hide_others(
    library: &mut Library,
    of_templates: &BTreeMap<FontKey<'_>, FaceId>,
    edition: &Edition,
) {
    let own: BTreeSet<FontKey<'_>> = fonts(edition).map(font_key).collect();
    let others = of_templates.iter().filter(|(key, _)| !own.contains(key));
    library.hide(others.map(|(_, face)| *face).collect());
}

/// The fonts that the template of an edition brings.
fn fonts(edition: &Edition) -> impl Iterator<Item = &OwnFont> {
    edition.template.layers.iter().flat_map(|layer| &layer.fonts)
}

/// The embedded faces, those that the templates bring, and before them those of the event; and
/// which are those of the templates.
fn library(job: &Job) -> Result<(Library, BTreeMap<FontKey<'_>, FaceId>), Diagnostics> {
    let mut library = Library::embedded().map_err(Diagnostic::from)?;
    let mut diagnostics = Diagnostics::new();
    let mut add = |font: &OwnFont| {
        let weight = font.weight.map(Weight);
        let added = library.add_own(&font.family, weight, &font.bytes);
        let fault = |problem| {
            let message = Message::OwnFont { file: font.file.clone(), problem };
            diagnostics.push(Diagnostic::at(message, font.place.clone()));
        };
        added.map_err(fault).ok()
    };
    // Editions may have the same template.
    let mut known = BTreeSet::new();
    let mut of_templates = BTreeMap::new();
    let of_papers = job.papers.iter().filter(|own| own.is_asked).map(|own| &own.edition);
    for font in job.editions.iter().chain(of_papers).flat_map(fonts) {
        if known.insert(font_key(font)) {
            of_templates.extend(add(font).map(|face| (font_key(font), face)));
        }
    }
    for font in &job.fonts {
        add(font);
    }
    if diagnostics.is_empty() { Ok((library, of_templates)) } else { Err(diagnostics) }
}

/// The body is markup but no template: code in it would be printed, or vanish as a comment.
fn refuse_template_code(edition: &Edition) -> Result<(), Diagnostics> {
    let body = edition.event.letter.body.as_deref().unwrap_or_default();
    let codes = ["{{", "{%"];
    if !codes.iter().any(|code| body.contains(code)) {
        return Ok(());
    }
    let is_code = |(_, rest): &(usize, &str)| codes.iter().any(|code| rest.starts_with(code));
    let rests = body.char_indices().map(|(at, _)| &body[at..]).enumerate();
    let places = edition.places.text_places("letter.body");
    let mut faults = Diagnostics::new();
    let mut last = None;
    for (at, rest) in rests.filter(is_code) {
        let place = places.place(at);
        // Of what stands on one line the first is told.
        let line = match &place {
            Place::Text { line, .. } => *line,
            _ => 0,
        };
        if last.replace(line) != Some(line) {
            let found = rest[..2].to_owned();
            faults.push(Diagnostic::at(Message::BodyTemplateCode { found }, place));
        }
    }
    Err(faults)
}

/// The digits that the event chooses.
fn numerals(digits: Digits) -> [char; 10] {
    let mut numerals = ['0'; 10];
    for (numeral, own) in numerals.iter_mut().zip(hindi::digits("0123456789", digits).chars()) {
        *numeral = own;
    }
    numerals
}

/// The height of a printed letterhead if the event does not say.
const LETTERHEAD_GAP: &str = "45mm";

/// The picture under the text, if the event has one.
fn underlay(edition: &Edition) -> Option<Underlay> {
    let first_only = edition.event.paper().underlay_pages == UnderlayPages::First;
    Some(Underlay { first_only, ..whole_sheet(edition, "paper.underlay")? })
}

/// A picture over the whole sheet, by its key of the event file.
fn whole_sheet(edition: &Edition, key: &str) -> Option<Underlay> {
    let picture = edition.pictures.find(key)?;
    let natural = edition.pictures.get(picture)?.natural_size();
    Some(Underlay { picture, natural, first_only: false })
}

/// Applies the paper of an edition.
fn set_paper(sheet: &mut StyleSheet, edition: &Edition) -> Result<(), Diagnostics> {
    let (paper, places) = (edition.event.paper(), &edition.places);
    let mut diagnostics = Diagnostics::new();
    let mut note = |key: &str, result: Result<(), StyleProblem>| {
        if let Err(problem) = result {
            let key = format!("paper.{key}");
            let place = places.place(&key);
            diagnostics.push(Diagnostic::at(Message::StyleInvalid { key, problem }, place));
        }
    };
    if let Some(size) = &paper.size {
        note("size", sheet.set_paper(size));
    }
    for (key, margin) in [
        ("margin_top", &paper.margin_top),
        ("margin_right", &paper.margin_right),
        ("margin_bottom", &paper.margin_bottom),
        ("margin_left", &paper.margin_left),
    ] {
        if let Some(margin) = margin {
            note(key, sheet.set_margin(key, margin));
        }
    }
    if let Some(size) = &paper.font_size {
        note("font_size", sheet.set_font_size(size));
    }
    if let Some(folds) = &paper.folds {
        note("folds", sheet.set_folds(folds));
    }
    if let Some(bleed) = &paper.bleed {
        note("bleed", sheet.set_bleed(bleed));
    }
    if let Some(fit) = &paper.fit {
        note("fit", sheet.set_fit(fit));
    }
    if paper.letterhead == Letterhead::Printed {
        let gap = paper.letterhead_gap.as_deref().unwrap_or(LETTERHEAD_GAP);
        note("letterhead_gap", sheet.set_letterhead(gap));
    }
    // Each at the key of the event file that may be to blame, else where the style has it.
    let faults = if diagnostics.is_empty() { sheet.page_faults() } else { Vec::new() };
    for (keys, problem) in faults {
        let of_event =
            keys.iter().map(|key| format!("paper.{key}")).find(|key| places.gives(key));
        let (key, place) = if let Some(key) = of_event {
            (key.clone(), places.place(&key))
        } else {
            let own = keys.iter().find(|key| sheet.place(key) != Place::None);
            let key = own.or(keys.first()).copied().unwrap_or_default();
            (format!("page.{key}"), sheet.place(key))
        };
        diagnostics.push(Diagnostic::at(Message::StyleInvalid { key, problem }, place));
    }
    sheet.colour = paper.colour;
    if !paper.colour {
        sheet.page.border.colour = None;
    }
    sheet.page.underlay = underlay(edition);
    sheet.page.shift = paper.shift;
    if diagnostics.is_empty() { Ok(()) } else { Err(diagnostics) }
}
