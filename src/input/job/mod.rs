//! A job: event, invitees and template, read and checked.
pub(crate) mod assign;
pub(crate) mod choose;
pub(crate) mod delivery;
pub(crate) mod edition;
pub(crate) mod event_file;
pub(crate) mod kept;
pub(crate) mod ledger_place;
pub(crate) mod letter_state;
pub(crate) mod list_copy;
pub(crate) mod output_columns;
mod script;
pub(crate) mod stamp;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{
    Diagnostic, Diagnostics, EditionMessage, Message, OutputMessage, Place, PrintMessage,
    SelectionMessage, Severity, shown_path,
};
use crate::impose::Scheme;
use crate::input::event::Event;
use crate::input::event::list_event::ListEvent;
use crate::input::event::output::OutputSpec;
use crate::input::event::product::Product;
use crate::input::event::read::read_event;
use crate::input::file::budget::Budget;
use crate::input::file::read::{FileBytes, LARGEST_NAMES, TEXT_FILE, read_file, read_part};
use crate::input::job::assign::assign;
use crate::input::job::choose::choose;
use crate::input::job::delivery::{DeliveryPaper, DeliveryReading, ask_for};
use crate::input::job::edition::{Edition, EditionKey, EditionReading};
use crate::input::job::event_file::read_event_text;
use crate::input::job::kept::KeptLists;
use crate::input::job::letter_state::LetterState;
use crate::input::job::output_columns::{missing_columns, partial_columns};
use crate::input::job::script::{hindi_in_english, hindi_in_variants, latin_names};
use crate::input::job::stamp::Stamp;
use crate::input::list::format::LARGEST_FILE;
use crate::input::list::read::{List, read_list};
use crate::input::list::repair::conversion::LatinColumn;
use crate::input::list::repair::corrections::{CORRECTIONS_FILE, Corrections};
use crate::input::list::repair::name_book::{ExtendedNames, NAMES_FILE, NameBook};
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::people::duplicates;
use crate::input::people::identity::Identity;
use crate::input::people::selection::{SelectableRows, Selection};
use crate::input::template::builtin::builtin_files;
use crate::input::template::event_places::EventPlaces;
use crate::input::template::fonts::{OwnFont, event_fonts};
use crate::input::template::pictures::event_pictures;
use crate::input::template::source::SourceText;
use crate::text::file_text;

/// Everything one run needs, read and checked: after this nothing reads a file.
///
/// ```no_run
/// use std::path::Path;
///
/// let job = aamantran::Job::read(Path::new("event.toml"))?;
/// for row in &job.rejected {
///     eprint!("{}", row.diagnostics);
/// }
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
pub struct Job {
    /// The content of the event file.
    #[doc(hidden)]
    pub event: Event,
    /// The thing that is made for each invitee.
    #[doc(hidden)]
    pub product: Product,
    /// Variants and papers as they come together; at least one, that of the event file without a
    /// variant, on the paper for all others, first. An invitee's is [`Invitee::edition`].
    #[doc(hidden)]
    pub editions: Vec<Edition>,
    /// The papers for handing out, in the order in which they are asked for; behind them those that
    /// the command line may ask for.
    #[doc(hidden)]
    pub papers: Vec<DeliveryPaper>,
    /// The font files that the event names; those of the template are in its layers.
    #[doc(hidden)]
    pub fonts: Vec<OwnFont>,
    /// The invitees whose rows are valid, in the order of the lists.
    pub invitees: Vec<Invitee>,
    /// The rows that have errors, in the order of the lists.
    pub rejected: Vec<RejectedRow>,
    /// Findings that are worth saying but stop nothing.
    pub warnings: Diagnostics,
    /// Says of each list in a line how it was read.
    pub notes: Diagnostics,
    /// Number of rows of the lists that are not empty, and of letters without a name.
    pub rows: usize,
    /// Number of rows of the lists that were empty and passed over.
    pub empty_rows: usize,
    /// The files that it was read from, and all others of the template's folder.
    pub inputs: Vec<PathBuf>,
    /// The positions of the rows that the run is for, if it is not for all.
    pub(crate) chosen: Option<BTreeSet<usize>>,
    /// Positions of letters that the pile of the run had before it.
    printed: BTreeSet<usize>,
    /// The files that were read, as they were then.
    stamps: Vec<Stamp>,
    /// The serial of each position; none while they go by the order of the lists.
    serials: Option<Vec<u32>>,
    /// The state of the letter of each position; none if nothing is known of any.
    states: Vec<LetterState>,
    names: NameBook,
    /// The names in Latin letters that are printed so.
    latin: Vec<String>,
}

impl Job {
    /// Reads the event file and what it names: lists and a template, relative to it.
    ///
    /// # Errors
    /// Everything that is wrong with the event itself. Errors of single rows are in
    /// [`Job::rejected`] instead.
    pub fn read(event: &Path) -> Result<Self, Diagnostics> {
        Self::read_for(event, Product::Letters)
    }

    /// The same for something else than letters, as the event file asks for it.
    ///
    /// # Errors
    /// As [`Job::read`]; also when the event file does not say how it is to be.
    #[doc(hidden)]
    pub fn read_for(event: &Path, product: Product) -> Result<Self, Diagnostics> {
        // Taken first, so that no change goes unnoticed.
        let stamp = Stamp::of(event);
        let budget = Budget::new();
        let source = read_event_text(event, &budget)?;
        Self::read_text(event, stamp, &source, (product, None), &budget)
    }

    /// Reads what [`Job::read`] reads, but for the event file itself, of which `text` is to be
    /// taken. What was read of the lists lately is used again, if it would be the same: so an event
    /// can be read whenever a key was typed.
    ///
    /// # Errors
    /// As [`Job::read`].
    #[doc(hidden)]
    pub fn reread(event: &Path, text: &str, kept: &mut KeptLists) -> Result<Self, Diagnostics> {
        let stamp = Stamp::of(event);
        let budget = Budget::new();
        let source = FileBytes::copied(&shown_path(event), text.as_bytes(), TEXT_FILE, &budget);
        let source = source.map_err(Diagnostic::new)?.text(TEXT_FILE)?;
        Self::read_text(event, stamp, &source, (Product::Letters, Some(kept)), &budget)
    }

    fn read_text(
        event: &Path,
        stamp: Stamp,
        source: &str,
        how: Reading<'_>,
        budget: &Budget,
    ) -> Result<Self, Diagnostics> {
        let folder = event.parent().unwrap_or(Path::new(""));
        let file = shown_path(event);
        let stamps = RefCell::new(vec![stamp]);
        let read = |name: &str, most| {
            let path = folder.join(name);
            stamps.borrow_mut().push(Stamp::of(&path));
            read_file(&path, most, budget).map_err(|why| why.message(&shown_path(&path)))
        };
        let mut job = Self::assemble(&file, source, how, Some(folder), budget, read)?;
        job.stamps = stamps.into_inner();
        job.inputs.push(event.to_owned());
        job.inputs.extend([NAMES_FILE, CORRECTIONS_FILE].map(|own| folder.join(own)));
        job.inputs.extend(job.event.lists.iter().map(|list| folder.join(&list.file)));
        job.inputs.extend(job.event.fonts.iter().map(|font| folder.join(&font.file)));
        for edition in job.editions.iter().chain(job.papers.iter().map(|own| &own.edition)) {
            let pictures = event_pictures(&edition.event);
            job.inputs.extend(pictures.iter().map(|(_, own)| folder.join(&own.file)));
            let template = &edition.event.letter.template;
            if builtin_files(template).is_empty() {
                let files = fs::read_dir(folder.join(template)).into_iter().flatten().flatten();
                job.inputs.extend(files.map(|file| file.path()));
                let fonts = edition.template.layers.iter().flat_map(|layer| &layer.fonts);
                job.inputs.extend(fonts.map(|font| PathBuf::from(&font.file)));
            }
        }
        Ok(job)
    }

    /// The same from parts in memory: the text of the event file, and the lists, pictures
    /// and fonts by the names that it gives them. The template must be a built-in one.
    ///
    /// # Errors
    /// As [`Job::read`].
    pub fn from_parts(event: &str, files: &[(&str, &[u8])]) -> Result<Self, Diagnostics> {
        Self::from_parts_for(Product::Letters, event, files)
    }

    /// The same for something else than letters, as the event file asks for it.
    ///
    /// # Errors
    /// As [`Job::read`]; also when the event file does not say how it is to be.
    #[doc(hidden)]
    pub fn from_parts_for(
        product: Product,
        event: &str,
        files: &[(&str, &[u8])],
    ) -> Result<Self, Diagnostics> {
        Self::of_parts((product, None), event, files)
    }

    /// Reads an event from parts in memory as [`Job::reread`] does.
    ///
    /// # Errors
    /// As [`Job::read`].
    #[doc(hidden)]
    pub fn reread_parts(
        event: &str,
        files: &[(&str, &[u8])],
        kept: &mut KeptLists,
    ) -> Result<Self, Diagnostics> {
        Self::of_parts((Product::Letters, Some(kept)), event, files)
    }

    fn of_parts(
        how: Reading<'_>,
        event: &str,
        files: &[(&str, &[u8])],
    ) -> Result<Self, Diagnostics> {
        let budget = Budget::new();
        let read = |name: &str, most| read_part(files, name, most, &budget);
        let source = FileBytes::copied("event.toml", event.as_bytes(), TEXT_FILE, &budget);
        let source = source.map_err(Diagnostic::new)?.text(TEXT_FILE)?;
        Self::assemble("event.toml", &source, how, None, &budget, read)
    }

    fn assemble(
        file: &str,
        source: &str,
        (product, mut kept): Reading<'_>,
        folder: Option<&Path>,
        budget: &Budget,
        read: impl Fn(&str, usize) -> Result<FileBytes, Message>,
    ) -> Result<Self, Diagnostics> {
        let text = file_text(source).into_owned();
        let source = SourceText { file: file.to_owned(), text };
        let (event, spans, mut faults) = read_event(&source.file, &source.text);
        let Some(mut event) = event else { return Err(faults) };
        if let (Err(message), false) = (event.make_for(product), faults.has_errors()) {
            faults.push(Diagnostic::at(message, Place::file(&source.file)));
        }
        let places = EventPlaces::new(source, spans);
        let place = |key: &str| places.place(key);
        let event_is_valid = !faults.has_errors();
        let mut editions = EditionReading::new(folder, budget, &read);
        editions.read(EditionKey::default(), &event, &places, &mut faults);
        let (fonts, unread) = event_fonts(&event.fonts, &read, place);
        faults.extend(unread);
        let names = names(&read, &mut faults);
        let mut corrections = corrections(&event, &read, &mut faults);
        let may_print = editions.read_templates(&event, &places, &mut faults);
        let books = (&names, &mut corrections);
        let reading = ListReading { own_may_print: may_print, budget };
        let lists = reading.read(&event, books, kept.as_deref_mut(), &read, place, &mut faults);
        let Lists { mut invitees, mut rejected, empty_rows, notes, latin, is_whole } = lists;
        // What no list has may stand in one that was not read.
        let is_said = |fault: &Diagnostic| is_whole || !is_of_columns(fault);
        if event_is_valid && let Err(wrong) = assign(&event, &mut invitees, &mut rejected) {
            faults.push(Diagnostic::at(Message::Assign(wrong), place("assign.by")));
        }
        let find = |own: &[Invitee]| match kept {
            Some(kept) => kept.duplicates(own),
            None => duplicates::find(own),
        };
        faults.extend(duplicates::apply(event.duplicates, find, &mut invitees, &mut rejected));
        let has_rows = !invitees.is_empty() || !rejected.is_empty();
        if event_is_valid {
            add_blanks(&event, &mut invitees, &rejected);
            let mut said = Diagnostics::new();
            let others = choose(&event, &places, &mut invitees, &mut rejected, &mut said);
            faults.extend(said.into_iter().filter(is_said).collect::<Diagnostics>());
            for key in others {
                editions.read(key, &event, &places, &mut faults);
            }
        }
        let of_output = output_faults(&event.output, &invitees, &rejected, place);
        faults.extend(of_output.into_iter().filter(is_said).collect::<Diagnostics>());
        if !has_rows && !faults.has_errors() {
            faults.push(Diagnostic::at(Message::InviteesMissing, place("list.0.file")));
        }
        let of_letters = editions.count();
        let papers = DeliveryReading::read(&event, &places, &mut editions, &mut faults);
        let mut editions = editions.finish();
        let papers = papers.finish(editions.split_off(of_letters));
        let latin = latin_names(&editions, &invitees, latin, &mut faults);
        faults.extend(hindi_in_variants(&editions));
        faults.extend(hindi_in_english(&editions, &invitees));
        if editions.is_empty() || faults.has_errors() {
            // With a faulty event, faults of rows may only follow from it.
            if event_is_valid {
                faults.extend(rejected.into_iter().flat_map(|row| row.diagnostics));
            }
            return Err(faults);
        }
        Ok(Self {
            event,
            product,
            editions,
            papers,
            rows: invitees.len() + rejected.len(),
            fonts,
            invitees,
            rejected,
            warnings: faults,
            notes,
            empty_rows,
            inputs: Vec::new(),
            chosen: None,
            printed: BTreeSet::new(),
            stamps: Vec::new(),
            serials: None,
            states: Vec::new(),
            names,
            latin,
        })
    }

    /// The serial of the row at a position, which counts all rows of all lists that are not
    /// empty: what [`Job::set_serials`] gave it, else the first serial and as many as stand
    /// before it. A row that is rejected keeps its serial free, so that repairing it changes no
    /// other letter's number. 0 for a row rejected whose serial is in doubt,
    /// and for one past the end of all numbers.
    pub fn serial(&self, position: usize) -> u32 {
        if let Some(serials) = &self.serials {
            return serials.get(position).copied().unwrap_or_default();
        }
        let first = self.event.letter.first_serial;
        u32::try_from(position).ok().and_then(|own| first.checked_add(own)).unwrap_or_default()
    }

    /// The largest serial of the job.
    #[doc(hidden)]
    pub fn largest_serial(&self) -> u32 {
        match &self.serials {
            Some(serials) => serials.iter().copied().max().unwrap_or_default(),
            None => self.serial(self.rows.saturating_sub(1)),
        }
    }

    /// Gives each position its serial, as a ledger keeps them.
    #[doc(hidden)]
    pub fn set_serials(&mut self, serials: Vec<u32>) {
        self.serials = Some(serials);
    }

    /// Says of each position what became of its letter, as a ledger keeps it.
    #[doc(hidden)]
    pub fn set_states(&mut self, states: Vec<LetterState>) {
        self.states = states;
    }

    /// The state of the letter of the row at a position.
    #[doc(hidden)]
    pub fn state(&self, position: usize) -> LetterState {
        self.states.get(position).copied().unwrap_or_default()
    }

    /// Rejects rows by their positions, each for a reason.
    #[doc(hidden)]
    pub fn reject(&mut self, mut reasons: BTreeMap<usize, Diagnostic>) {
        if reasons.is_empty() {
            return;
        }
        let rejected = &mut self.rejected;
        self.invitees.retain(|invitee| match reasons.remove(&invitee.position) {
            Some(reason) => {
                rejected.push(invitee.rejected_for(reason.into()));
                false
            }
            None => true,
        });
        for row in rejected.iter_mut() {
            row.diagnostics.extend(reasons.remove(&row.position));
        }
        rejected.sort_by_key(|row| row.position);
    }

    /// Makes other files than the event file says.
    ///
    /// # Errors
    /// Fields that no list has. The job is then as it was.
    #[doc(hidden)]
    pub fn arrange(&mut self, output: OutputSpec) -> Result<(), Diagnostics> {
        let rows = (&*self.invitees, &*self.rejected);
        let missing = missing_columns(&output, rows);
        if missing.is_empty() {
            let partial = partial_columns(&output, Some(&self.event.output), rows);
            let said =
                partial.into_iter().map(|(_, own)| Diagnostic::new(Message::Selection(own)));
            ask_for(&mut self.papers, &output.papers)?;
            self.warnings.extend(said.collect::<Vec<_>>());
            self.event.output = output;
            return Ok(());
        }
        let message = |(_, missing)| Diagnostic::new(Message::Selection(missing));
        Err(missing.into_iter().map(message).collect())
    }

    /// Puts letters onto sheets in this order, or none with `None`, whatever the event file says.
    #[doc(hidden)]
    pub fn print_as(&mut self, scheme: Option<Scheme>) {
        self.event.print.scheme = scheme;
    }

    /// Has labels begin at this one of the first sheet, whatever the event file says.
    ///
    /// # Errors
    /// When a sheet has not so many.
    #[doc(hidden)]
    pub fn start_labels_at(&mut self, start: u32) -> Result<(), Diagnostic> {
        let Some(labels) = &self.event.labels else { return Ok(()) };
        let labels = labels.sheet.labels();
        match usize::try_from(start).ok().and_then(|start| start.checked_sub(1)) {
            Some(taken) if taken < labels => {
                self.event.print.scheme = Some(Scheme::Labels { taken });
                Ok(())
            }
            _ => {
                let message = PrintMessage::LabelsStart { start, labels };
                Err(Diagnostic::new(Message::Print(message)))
            }
        }
    }

    /// Makes the run one for the rows that a selection asks for. The others stay in the job:
    /// the letters must come out as they do when all are made, and that takes the same fonts.
    ///
    /// # Errors
    /// A field that no list has, an advocate who is not in the event, or a selection that no
    /// row fulfils: then the job stays as it was.
    pub fn select(&mut self, selection: &Selection) -> Result<(), Diagnostic> {
        if selection.is_all() {
            return Ok(());
        }
        let rows = SelectableRows {
            invitees: &self.invitees,
            rejected: &self.rejected,
            event: &self.event,
        };
        let chosen = selection.choose(rows, |position| self.serial(position))?;
        let said = |message| Diagnostic::new(Message::Selection(message));
        self.warnings.extend(chosen.lacking.into_iter().map(said));
        self.chosen = Some(chosen.positions);
        Ok(())
    }

    /// Takes rows out of the run by their positions, as [`Job::select`] does. They stay in the
    /// job. Returns whether any row is left.
    #[doc(hidden)]
    pub fn leave_out(&mut self, positions: &BTreeSet<usize>) -> bool {
        if !positions.is_empty() {
            let mut chosen = self.chosen.take().unwrap_or_else(|| (0..self.rows).collect());
            chosen.retain(|position| !positions.contains(position));
            self.chosen = Some(chosen);
        }
        self.chosen.as_ref().is_none_or(|chosen| !chosen.is_empty())
    }

    /// Takes letters out of the run that are printed already, of the pile that it goes on with.
    /// Papers for handing out speak of them as of the others.
    #[doc(hidden)]
    pub fn go_on_after(&mut self, printed: BTreeSet<usize>) {
        self.leave_out(&printed);
        self.printed = printed;
    }

    /// True if the letter of the row at a position is one of those that the pile of the run had
    /// before it; see [`Job::go_on_after`].
    pub(crate) fn is_printed_before(&self, position: usize) -> bool {
        self.printed.contains(&position)
    }

    /// True if the run is for the row at a position; see [`Job::select`].
    pub fn is_chosen(&self, position: usize) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.contains(&position))
    }

    /// The advocates of letters without a name, by position.
    #[doc(hidden)]
    pub fn blanks(&self) -> BTreeMap<usize, Option<usize>> {
        let blanks = self.invitees.iter().filter(|own| own.is_blank);
        blanks.map(|own| (own.position, own.advocate)).collect()
    }

    /// True if any row has an advocate who issues its letter: then letters of rows that have none
    /// are to be handed out all the same, though nobody is named for it.
    #[doc(hidden)]
    pub fn has_issuers(&self) -> bool {
        let sound = self.invitees.iter().map(|own| own.advocate);
        let held = self.rejected.iter().map(|own| own.advocate);
        sound.chain(held).any(|own| own.is_some())
    }

    /// The edition of the event file itself.
    pub(crate) fn base(&self) -> &Edition {
        &self.editions[0]
    }

    /// The edition of the letter to an invitee.
    pub(crate) fn edition(&self, invitee: &Invitee) -> &Edition {
        &self.editions[invitee.edition]
    }

    /// The event's `names.toml` with suggestions for all names in Latin letters that it does
    /// not have.
    #[doc(hidden)]
    pub fn extended_names(&self) -> ExtendedNames {
        self.names.extended(self.latin.iter().map(String::as_str))
    }

    /// A warning for each list and other file that was changed after it was read; for the end
    /// of a run.
    pub fn changed_inputs(&self) -> Diagnostics {
        let changed = self.stamps.iter().filter_map(Stamp::changed);
        changed
            .map(shown_path)
            .map(|path| Diagnostic::new(Message::Output(OutputMessage::InputChanged { path })))
            .collect()
    }

    /// The identities of all rows by position: those rejected, too.
    #[doc(hidden)]
    pub fn identities(&self) -> Vec<Identity<'_>> {
        let mut found = vec![Identity::default(); self.rows];
        let valid = self.invitees.iter().map(|own| (own.position, Identity::of(own)));
        let rejected =
            self.rejected.iter().map(|own| (own.position, Identity::of_rejected(own)));
        for (position, identity) in valid.chain(rejected) {
            if let Some(own) = found.get_mut(position) {
                *own = identity;
            }
        }
        found
    }

    /// Number of rows that are rejected because they seem to be of somebody who has a letter.
    #[doc(hidden)]
    pub fn rejected_duplicates(&self) -> usize {
        let is_duplicate =
            |found: &Diagnostic| matches!(found.message(), Message::Duplicate(_));
        self.rejected.iter().filter(|row| row.diagnostics.iter().any(is_duplicate)).count()
    }

    /// The event file.
    #[doc(hidden)]
    pub fn source(&self) -> &SourceText {
        self.base().places.source()
    }
}

/// Adds letters to be filled in by hand, behind all rows: for each advocate who issues letters, or
/// for the event if none does.
fn add_blanks(event: &Event, invitees: &mut Vec<Invitee>, rejected: &[RejectedRow]) {
    let origin = invitees.first().map(|own| &own.origin);
    let origin = origin.or(rejected.first().map(|own| &own.origin));
    let Some(headers) = origin.map(|own| Arc::clone(&own.headers)) else { return };
    let issuers = event.advocates.iter().enumerate().filter(|(_, own)| own.issues);
    let mut issuers: Vec<Option<usize>> = issuers.map(|(index, _)| Some(index)).collect();
    let advocates = invitees.iter().map(|own| own.advocate);
    let mut advocates = advocates.chain(rejected.iter().map(|own| own.advocate));
    let is_issued = advocates.any(|own| own.is_some());
    if !is_issued || issuers.is_empty() {
        issuers = vec![None];
    }
    let first = invitees.len() + rejected.len();
    let each = event.output.blank_letters as usize;
    let blanks = issuers.into_iter().flat_map(|own| std::iter::repeat_n(own, each));
    let blanks = blanks
        .enumerate()
        .map(|(at, advocate)| Invitee::blank(advocate, Arc::clone(&headers), first + at));
    invitees.extend(blanks);
}

/// True of what is said of a column that no list has, and of a table that no row gets.
fn is_of_columns(fault: &Diagnostic) -> bool {
    matches!(
        fault.message(),
        Message::Selection(SelectionMessage::Field { .. })
            | Message::Edition(EditionMessage::Nobody { .. })
    )
}

/// The content of all lists of an event, in their order.
#[derive(Default)]
struct Lists {
    invitees: Vec<Invitee>,
    rejected: Vec<RejectedRow>,
    empty_rows: usize,
    notes: Diagnostics,
    /// Those in Latin letters that `names.toml` does not have, with their lists.
    latin: Vec<(usize, LatinColumn)>,
    /// False if a list could not be read: then its columns and rows are missing among the others.
    is_whole: bool,
}

/// The thing that is made of an event, and the lists that were read of it before, if any are kept.
type Reading<'k> = (Product, Option<&'k mut KeptLists>);

/// The things that all lists of an event are read with.
struct ListReading<'r> {
    /// True if the template may print columns of the lists' own.
    own_may_print: bool,
    budget: &'r Budget,
}

impl ListReading<'_> {
    /// Reads the lists of an event. All that is more than a note goes to the faults.
    fn read(
        &self,
        event: &Event,
        (names, corrections): (&NameBook, &mut Corrections),
        mut kept: Option<&mut KeptLists>,
        read: impl Fn(&str, usize) -> Result<FileBytes, Message>,
        place: impl Fn(&str) -> Place,
        faults: &mut Diagnostics,
    ) -> Lists {
        let Self { own_may_print, budget } = *self;
        let mut all = Lists { is_whole: true, ..Lists::default() };
        let of_event = ListEvent::of(event);
        if let Some(kept) = &mut kept {
            kept.begin();
        }
        for spec in &event.lists {
            let found = match read(&spec.file, LARGEST_FILE) {
                Ok(found) => found,
                Err(message) => {
                    let message = match message {
                        Message::FileIsFolder { path, .. } => {
                            Message::FileIsFolder { path, is_list: true }
                        }
                        other => other,
                    };
                    all.is_whole = false;
                    let key = format!("list.{}.file", spec.index);
                    faults.push(Diagnostic::at(message, place(&key)));
                    continue;
                }
            };
            let books = (names, &mut *corrections);
            let list = match &mut kept {
                Some(kept) => kept.list(found, spec, &of_event, books, budget, own_may_print),
                None => read_list(found, spec, &of_event, books, budget, own_may_print),
            };
            match list {
                Ok(list) => all.add(spec.index, list, faults),
                Err(diagnostics) => {
                    all.is_whole = false;
                    faults.extend(diagnostics);
                }
            }
        }
        if let Some(kept) = &mut kept {
            kept.end();
        }
        faults.extend(corrections.of_no_list());
        all
    }
}

impl Lists {
    fn add(&mut self, index: usize, mut list: List, faults: &mut Diagnostics) {
        let before = self.invitees.len() + self.rejected.len();
        number_rows(&mut list.invitees, &mut list.rejected, before);
        if self.invitees.is_empty() {
            // Not copied: a list may be long.
            self.invitees = list.invitees;
        } else {
            self.invitees.extend(list.invitees);
        }
        self.rejected.extend(list.rejected);
        self.empty_rows += list.empty_rows;
        for said in list.said {
            let is_note = said.severity() == Severity::Note;
            let kept = if is_note { &mut self.notes } else { &mut *faults };
            kept.push(said);
        }
        self.latin.extend(list.latin.into_iter().map(|column| (index, column)));
    }
}

/// Columns that the files to be made are named after or divided by, and that lists or rows lack.
fn output_faults(
    output: &OutputSpec,
    invitees: &[Invitee],
    rejected: &[RejectedRow],
    place: impl Fn(&str) -> Place,
) -> Vec<Diagnostic> {
    let mut found = missing_columns(output, (invitees, rejected));
    if found.is_empty() {
        found = partial_columns(output, None, (invitees, rejected));
    }
    let fault =
        |(key, message): (_, _)| Diagnostic::at(Message::Selection(message), place(key));
    found.into_iter().map(fault).collect()
}

/// Numbers the rows of one list, valid ones and others, in their common order.
fn number_rows(invitees: &mut [Invitee], rejected: &mut [RejectedRow], before: usize) {
    let mut rejected = rejected.iter_mut().peekable();
    let mut position = before;
    for invitee in invitees {
        while let Some(row) = rejected.next_if(|row| row.origin.row < invitee.origin.row) {
            row.position = position;
            position += 1;
        }
        invitee.position = position;
        position += 1;
    }
    for row in rejected {
        row.position = position;
        position += 1;
    }
}

/// A file of the program's own beside the event file, if there is one.
fn beside_event(
    name: &str,
    most: usize,
    read: &impl Fn(&str, usize) -> Result<FileBytes, Message>,
    faults: &mut Diagnostics,
) -> Option<FileBytes> {
    let is_hidden = |beside: Option<&str>| {
        let rest = beside.and_then(|own| own.strip_prefix(name));
        matches!(rest, Some(".txt" | ".toml" | ".csv"))
    };
    match read(name, most) {
        Ok(found) => Some(found),
        // One whose ending Windows hides would be passed over in silence.
        Err(Message::FileMissing { beside, .. }) if !is_hidden(beside.as_deref()) => None,
        Err(message) => {
            faults.push(Diagnostic::new(message));
            None
        }
    }
}

/// The names of `names.toml`, if there is one.
fn names(
    read: &impl Fn(&str, usize) -> Result<FileBytes, Message>,
    faults: &mut Diagnostics,
) -> NameBook {
    let Some(found) = beside_event(NAMES_FILE, LARGEST_NAMES, read, faults) else {
        return NameBook::default();
    };
    let shown = found.shown.clone();
    let source = match found.text(LARGEST_NAMES) {
        Ok(source) => source,
        Err(fault) => {
            faults.push(fault);
            return NameBook::default();
        }
    };
    let (names, found) = NameBook::read(&shown, &source);
    faults.extend(found);
    names
}

/// The corrections of `corrections.csv`, if there is one and it is no list of the event.
fn corrections(
    event: &Event,
    read: &impl Fn(&str, usize) -> Result<FileBytes, Message>,
    faults: &mut Diagnostics,
) -> Corrections {
    if event.lists.iter().any(|list| list.file == CORRECTIONS_FILE) {
        return Corrections::default();
    }
    let found = beside_event(CORRECTIONS_FILE, LARGEST_FILE, read, faults);
    match found.map(|found| Corrections::read(&found.shown, &found.bytes)) {
        Some(Ok(own)) => own,
        Some(Err(wrong)) => {
            faults.extend(wrong);
            Corrections::default()
        }
        None => Corrections::default(),
    }
}
