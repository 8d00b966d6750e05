//! The papers for handing out, typeset when the letters are counted: for each group of letters its
//! cover and its registers, for the event its lists and sums.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::compose::{DeliveryGroup, DeliveryValues, GroupLetter, HeldRow};
use crate::diagnostic::{
    DeliveryMessage, Diagnostic, Diagnostics, Lang, LayoutMessage, Message,
};
use crate::generate::batch::{Batch, Setting, style_place};
use crate::generate::letter::{LaidOutLetter, LetterFault, enlarge};
use crate::generate::ordered::{Turn, in_order};
use crate::generate::pass::{PassResult, Worker};
use crate::generate::plan::{self, FilePlan, Group, OTHERS};
use crate::geom::Size;
use crate::input::{ADVOCATE, DeliveryPaper, LetterState, MadeFor, RejectedRow};
use crate::layout::{LayoutFault, Overflow};
use crate::pdf::{Codes, Destination, EncodedLetter};
use crate::picture::PictureId;
use crate::shape::Fault;

/// A paper for handing out as PDF content.
#[derive(Debug)]
pub(super) struct MadePaper {
    /// Which of those of the batch it is.
    pub(super) paper: usize,
    /// The group that it is of, an index into [`MadePapers::groups`]; none if it is of the event.
    pub(super) group: Option<usize>,
    pub(super) encoded: EncodedLetter,
}

/// A group of letters that papers were made of.
#[derive(Debug)]
pub(super) struct MadeGroup {
    pub(super) name: String,
    /// Its bundle, if there is one.
    pub(super) bundle: Option<usize>,
    /// True if the first of its letters were printed before this run.
    pub(super) is_begun: bool,
}

/// The papers of a run.
#[derive(Debug, Default)]
pub(super) struct MadePapers {
    /// By groups, in the order in which they are asked for; those of the event last.
    pub(super) made: Vec<MadePaper>,
    pub(super) groups: Vec<MadeGroup>,
    /// The codes that letters and papers need of the fonts: those of the letters with the numbers
    /// that they have.
    pub(super) codes: Codes,
    /// The pictures of both, each with its largest size.
    pub(super) pictures: BTreeMap<PictureId, Size>,
}

/// The letters of a run that papers speak of.
#[derive(Clone, Copy)]
pub(super) struct LettersToHandOut<'a> {
    pub(super) batch: &'a Batch<'a>,
    /// Those that go into bundles, and those that the same bundles had before, by the places of
    /// their invitees, in their order.
    pub(super) places: &'a [usize],
    /// All invitees, in the order of the letters.
    pub(super) order: &'a [usize],
    pub(super) passed: &'a PassResult,
    /// The files that are to be written, if any.
    pub(super) plan: Option<&'a FilePlan>,
    pub(super) threads: usize,
}

/// Papers on their pages, each with which of those of the batch it is.
type TypesetPapers = Vec<(usize, LaidOutLetter)>;

impl LettersToHandOut<'_> {
    /// Typesets and encodes all papers.
    ///
    /// # Errors
    ///
    /// What is wrong with one.
    pub(super) fn make(self) -> Result<MadePapers, Diagnostics> {
        let Self { batch, passed, .. } = self;
        let mut made = MadePapers {
            codes: passed.codes.clone(),
            pictures: passed.pictures.clone(),
            ..MadePapers::default()
        };
        if batch.papers.is_empty() {
            return Ok(made);
        }
        let is_printed =
            |own: &GroupLetter<'_>| batch.job.is_printed_before(own.invitee.position);
        let groups = self.groups(self.places).into_iter();
        // Of what was printed as a whole there is nothing left to hand out.
        let left = groups.filter(|(own, _)| !own.letters.iter().all(is_printed));
        let (groups, bundles): (Vec<_>, Vec<_>) = left.unzip();
        let of_groups = groups.iter().zip(bundles);
        made.groups = of_groups
            .map(|(own, bundle)| MadeGroup {
                name: own.name.to_owned(),
                bundle,
                is_begun: own.letters.iter().any(is_printed),
            })
            .collect();
        // Counted over the whole list, whatever part of it the run is for.
        let is_letter = |place: &usize| passed.pages[*place] > 0 && !self.is_cancelled(*place);
        let all: Vec<usize> = self.order.iter().copied().filter(is_letter).collect();
        let all_groups: Vec<_> =
            self.groups(&all).into_iter().map(|(group, _)| group).collect();
        let everybody = self.everybody(&all);
        let codes = Mutex::new(std::mem::take(&mut made.codes));
        // Those of the event have files of their own.
        let many =
            batch.has_papers_in_bundles() && made.groups.iter().all(|own| own.bundle.is_some());
        // What stands in a bundle is deflated once, for its own file as well.
        let of_groups = Destination { one: !many, many, sheets: false };
        let of_event = Destination { one: true, many: false, sheets: false };
        let start = || Worker::new(batch, None);
        let work = |worker: &mut Worker<'_>, turn: &Turn<'_>| {
            let of_group = groups.get(turn.index);
            let typeset = if let Some(group) = of_group {
                self.typeset(worker, (MadeFor::Group, of_groups), group, &[])
            } else {
                let papers = (MadeFor::Event, of_event);
                self.typeset(worker, papers, &everybody, &all_groups)
            };
            let laid = match typeset {
                Ok(laid) => laid,
                Err(faults) => return Some(Err(faults)),
            };
            let needs = worker.needs();
            let numbered = turn.alone(|| {
                let mut codes = codes.lock().unwrap_or_else(PoisonError::into_inner);
                worker.number(needs, &mut codes)
            })?;
            let encoded = numbered.and_then(|()| {
                let encode = |(paper, laid)| {
                    let typesetter = worker.typesetter(batch.settings.len() + paper);
                    let encoded = typesetter.encode_delivery(laid, &passed.common)?;
                    let group = of_group.map(|_| turn.index);
                    Ok(MadePaper { paper, group, encoded })
                };
                laid.into_iter().map(encode).collect::<Result<Vec<_>, Diagnostics>>()
            });
            Some(encoded)
        };
        let taken = |_, own: Result<Vec<MadePaper>, Diagnostics>| {
            made.made.extend(own?);
            Ok(())
        };
        let (workers, taken) = in_order(groups.len() + 1, self.threads, start, work, taken);
        taken?;
        made.codes = codes.into_inner().unwrap_or_else(PoisonError::into_inner);
        for own in workers.into_iter().flat_map(|own| own.typesetters.into_values()) {
            for (picture, size) in own.pictures {
                enlarge(&mut made.pictures, picture, size);
            }
        }
        Ok(made)
    }

    /// Typesets the papers of a group or of the event, which go into such files. The last comes first, so that each can say
    /// how many pages those after it have.
    fn typeset(
        &self,
        worker: &mut Worker<'_>,
        (made_for, destination): (MadeFor, Destination),
        group: &DeliveryGroup<'_>,
        groups: &[DeliveryGroup<'_>],
    ) -> Result<TypesetPapers, Diagnostics> {
        let first = self.batch.settings.len();
        let (mut laid, mut after) = (Vec::new(), Vec::new());
        let papers = self.batch.papers.iter().enumerate().rev();
        for (at, (paper, setting)) in papers.filter(|(_, (own, _))| own.made_for == made_for) {
            let values = DeliveryValues {
                group,
                groups,
                papers: &after,
                options: &paper.options,
                is_landscape: is_landscape(setting),
            };
            let typesetter = worker.typesetter_for(first + at, Some(destination));
            let own = typesetter.typeset_delivery(&values);
            let own = own.map_err(|fault| of_fault(&fault, paper, setting, group))?;
            after.insert(0, (paper.name.clone(), own.pages.len()));
            laid.insert(0, (at, own));
        }
        Ok(laid)
    }

    fn is_cancelled(&self, place: usize) -> bool {
        let job = self.batch.job;
        job.state(job.invitees[place].position) == LetterState::Cancelled
    }

    /// The groups of letters to the invitees at these places, each with the rows that are lacking;
    /// and the bundle of each, if there is one.
    fn groups(&self, places: &[usize]) -> Vec<(DeliveryGroup<'_>, Option<usize>)> {
        let job = self.batch.job;
        let groups = plan::groups(job, places);
        if groups.is_empty() {
            return vec![(self.everybody(places), None)];
        }
        let field = &*job.event.output.bundle_by;
        let own = groups.into_iter().map(|Group { advocate, value, places }| {
            let is_of_group = |of: Option<usize>, own: &str| match field {
                ADVOCATE => of == advocate,
                _ => own == value,
            };
            let group = DeliveryGroup {
                kind: field,
                name: if value.is_empty() { OTHERS } else { value },
                advocate,
                letters: self.letters(&places),
                held: self.held(is_of_group),
            };
            let bundle = places.iter().find_map(|place| self.plan?.bundle(*place));
            (group, bundle)
        });
        own.collect()
    }

    /// All letters as one group.
    fn everybody(&self, places: &[usize]) -> DeliveryGroup<'_> {
        let name = &*self.batch.job.event.facts.name;
        let (letters, held) = (self.letters(places), self.held(|_, _| true));
        DeliveryGroup { name, letters, held, ..DeliveryGroup::default() }
    }

    fn letters(&self, places: &[usize]) -> Vec<GroupLetter<'_>> {
        let job = self.batch.job;
        let letter = |&place: &usize| {
            let invitee = &job.invitees[place];
            let serial = job.serial(invitee.position);
            GroupLetter {
                invitee,
                serial,
                number: self.batch.setting(invitee).composer.number(serial),
                pages: self.passed.pages[place],
                state: job.state(invitee.position),
            }
        };
        places.iter().map(letter).collect()
    }

    /// The rows that have no letter, of those of whom advocate and value are as wanted.
    fn held(&self, is_of_group: impl Fn(Option<usize>, &str) -> bool) -> Vec<HeldRow<'_>> {
        let job = self.batch.job;
        let field = &*job.event.output.bundle_by;
        let cancelled = job.invitees.iter().filter(|own| {
            job.state(own.position) == LetterState::Cancelled
                && is_of_group(own.advocate, own.field(field))
        });
        let cancelled = cancelled.map(|own| {
            let serial = job.serial(own.position);
            let reason = String::new();
            (
                own.position,
                HeldRow { serial, name: own.shown_name(), is_cancelled: true, reason },
            )
        });
        let is_own = |own: &&RejectedRow| {
            let value = own.fields.get(field).map_or("", String::as_str);
            // A cancelled one counts as such, whatever is wrong with it.
            is_of_group(own.advocate, value)
                && job.state(own.position) != LetterState::Cancelled
        };
        let faulty = self.passed.held.iter().filter(is_own).map(|own| {
            let row = HeldRow {
                serial: job.serial(own.position),
                // What no letter can print a paper cannot, either.
                name: if is_printable(own) { &own.name } else { "" },
                is_cancelled: false,
                reason: reason(own),
            };
            (own.position, row)
        });
        let mut held: Vec<(usize, HeldRow<'_>)> = cancelled.chain(faulty).collect();
        held.sort_by_key(|(position, _)| *position);
        held.into_iter().map(|(_, own)| own).collect()
    }
}

/// False of a row with characters that cannot be printed.
fn is_printable(row: &RejectedRow) -> bool {
    !row.diagnostics.iter().any(|own| {
        matches!(own.message(), Message::MissingGlyph { .. } | Message::BrokenCluster { .. })
    })
}

/// The faults of a row, for the paper.
fn reason(row: &RejectedRow) -> String {
    if !is_printable(row) {
        return format!("सूची की पंक्ति {} में ऐसा अक्षर है जो छप नहीं सकता", row.origin.row);
    }
    let each = row.diagnostics.iter().filter(|own| own.is_error());
    each.map(|own| own.message().text(Lang::Hi)).collect::<Vec<_>>().join("; ")
}

fn is_landscape(setting: &Setting<'_>) -> bool {
    let size = setting.sheet.page.size;
    size.width > size.height
}

/// The diagnostic of a fault of a paper. Its letters can be made, so its template is to blame.
fn of_fault(
    fault: &LetterFault,
    paper: &DeliveryPaper,
    setting: &Setting<'_>,
    group: &DeliveryGroup<'_>,
) -> Diagnostic {
    let fault = match fault {
        LetterFault::Compose(fault) => return fault.clone(),
        LetterFault::Layout(fault) => fault,
    };
    let text = match fault {
        LayoutFault::Word(fault) => {
            let field = paper.name.clone();
            let message = match &fault.fault {
                Fault::Missing(character) => {
                    Message::MissingGlyph { field, character: *character }
                }
                Fault::Broken(text) => Message::BrokenCluster { field, text: text.to_string() },
            };
            return Diagnostic::at(message, setting.composer.unknown_place());
        }
        LayoutFault::TooNarrow(text) | LayoutFault::Overflow(Overflow::Text(text)) => {
            text.trim().to_owned()
        }
        other => {
            let style = style_place(setting.edition);
            return match other {
                LayoutFault::NoEffect { property, text } => {
                    let (property, text) = (*property, text.clone());
                    let message = LayoutMessage::PropertyNoEffect { property, text };
                    Diagnostic::at(Message::Layout(message), style)
                }
                _ => Diagnostic::at(no_room(paper, group, String::new()), style),
            };
        }
    };
    Diagnostic::at(no_room(paper, group, text), setting.composer.unknown_place())
}

fn no_room(paper: &DeliveryPaper, group: &DeliveryGroup<'_>, text: String) -> Message {
    let (paper, group) = (paper.name.clone(), group.name.to_owned());
    Message::Delivery(DeliveryMessage::NoRoom { paper, group, text })
}
