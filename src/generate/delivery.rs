//! The papers for handing out, typeset when the letters are counted: for each group of letters its
//! cover and its registers, for the event its lists and sums.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::compose::{DeliveryGroup, DeliveryValues, GroupLetter};
use crate::diagnostic::{DeliveryMessage, Diagnostic, Diagnostics, LayoutMessage, Message};
use crate::generate::batch::{Batch, Setting, style_place};
use crate::generate::grouping::Grouping;
use crate::generate::letter::{LaidOutLetter, LetterFault, enlarge};
use crate::generate::ordered::{Turn, in_order};
use crate::generate::pass::{PassResult, Worker};
use crate::generate::plan::FilePlan;
use crate::geom::Size;
use crate::input::{DeliveryPaper, MadeFor};
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
        let grouping = Grouping::new(batch, passed);
        let bundle =
            |places: &[usize]| places.iter().find_map(|place| self.plan?.bundle(*place));
        let parted = grouping.groups(self.places).into_iter();
        // Of what was printed as a whole there is nothing left to hand out.
        let left = parted.filter(|(own, _)| !own.letters.iter().all(is_printed));
        let (groups, bundles): (Vec<_>, Vec<_>) =
            left.map(|(group, places)| (group, bundle(&places))).unzip();
        let of_groups = groups.iter().zip(bundles);
        made.groups = of_groups
            .map(|(own, bundle)| MadeGroup {
                name: own.name.to_owned(),
                bundle,
                is_begun: own.letters.iter().any(is_printed),
            })
            .collect();
        // Counted over the whole list, whatever part of it the run is for.
        let is_letter =
            |place: &usize| passed.pages[*place] > 0 && !grouping.is_cancelled(*place);
        let all: Vec<usize> = self.order.iter().copied().filter(is_letter).collect();
        let mut all_groups: Vec<_> =
            grouping.groups(&all).into_iter().map(|(group, _)| group).collect();
        grouping.add_without_letters(&mut all_groups);
        let everybody = grouping.everybody(&all);
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
