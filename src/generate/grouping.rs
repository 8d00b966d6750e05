//! The groups in which letters are handed out, each with the rows that have no letter.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::compose::{DeliveryGroup, GroupLetter, HeldRow};
use crate::diagnostic::Lang;
use crate::font::Chain;
use crate::generate::batch::{Batch, Setting};
use crate::generate::pass::PassResult;
use crate::generate::plan::{self, Group, OTHERS};
use crate::input::{ADVOCATE, Invitee, LetterState, RejectedRow};
use crate::shape::Shaper;

/// Parts the letters of a run for its papers.
pub(super) struct Grouping<'a> {
    batch: &'a Batch<'a>,
    passed: &'a PassResult,
    printable: Printable<'a>,
}

impl<'a> Grouping<'a> {
    pub(super) fn new(batch: &'a Batch<'a>, passed: &'a PassResult) -> Self {
        Self { batch, passed, printable: Printable::new(batch) }
    }

    /// The groups of letters to the invitees at these places, each with the rows that are lacking,
    /// and its places; none of the only one if letters are not parted.
    pub(super) fn groups(&self, places: &[usize]) -> Vec<(DeliveryGroup<'_>, Vec<usize>)> {
        let job = self.batch.job;
        let groups = plan::groups(job, places);
        if groups.is_empty() {
            return vec![(self.everybody(places), Vec::new())];
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
            (group, places)
        });
        own.collect()
    }

    /// Adds the groups of which all rows are lacking.
    pub(super) fn add_without_letters<'g>(&'g self, groups: &mut Vec<DeliveryGroup<'g>>) {
        let job = self.batch.job;
        let field = &*job.event.output.bundle_by;
        if field == ADVOCATE && !job.has_issuers() {
            return;
        }
        let cancelled = self.cancelled().map(|own| (own.advocate, own.field(field)));
        let faulty = self.passed.held.iter();
        let faulty =
            faulty.map(|own| (own.advocate, own.fields.get(field).map_or("", String::as_str)));
        let key = |(advocate, value): (Option<usize>, &'g str)| match (field, advocate) {
            (ADVOCATE, Some(index)) => Some((advocate, &*job.event.advocates[index].name)),
            (ADVOCATE, None) => None,
            _ => Some((None, value)).filter(|_| !value.is_empty() && self.printable.has(value)),
        };
        let is_own = |own: &DeliveryGroup<'_>, (advocate, name): (Option<usize>, &str)| {
            own.advocate == advocate && own.name == name
        };
        let all: BTreeSet<_> = cancelled.chain(faulty).filter_map(key).collect();
        for (advocate, name) in all {
            if groups.iter().any(|own| is_own(own, (advocate, name))) {
                continue;
            }
            let held = self.held(|of, value| match field {
                ADVOCATE => of == advocate,
                _ => value == name,
            });
            let letters = Vec::new();
            groups.push(DeliveryGroup { kind: field, name, advocate, letters, held });
        }
        groups
            .sort_by_key(|own| (own.advocate, if own.name == OTHERS { "" } else { own.name }));
    }

    /// All letters as one group.
    pub(super) fn everybody(&self, places: &[usize]) -> DeliveryGroup<'_> {
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
        let cancelled =
            self.cancelled().filter(|own| is_of_group(own.advocate, own.field(field)));
        let cancelled = cancelled.map(|own| {
            let (serial, reason) = (job.serial(own.position), String::new());
            let name = self.printable.or_nothing(own.shown_name());
            (own.position, HeldRow { serial, name, is_cancelled: true, reason })
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
                name: self.printable.or_nothing(&own.name),
                is_cancelled: false,
                reason: self.reason(own),
            };
            (own.position, row)
        });
        let mut held: Vec<(usize, HeldRow<'_>)> = cancelled.chain(faulty).collect();
        held.sort_by_key(|(position, _)| *position);
        held.into_iter().map(|(_, own)| own).collect()
    }

    /// True if the office has cancelled the letter to the invitee at a place.
    pub(super) fn is_cancelled(&self, place: usize) -> bool {
        let job = self.batch.job;
        job.state(job.invitees[place].position) == LetterState::Cancelled
    }

    /// Those whose letters the office has cancelled, in the order of the lists.
    fn cancelled(&self) -> impl Iterator<Item = &'_ Invitee> {
        let job = self.batch.job;
        job.invitees.iter().filter(|own| job.state(own.position) == LetterState::Cancelled)
    }

    /// The faults of a row, for the paper.
    fn reason(&self, row: &RejectedRow) -> String {
        let each = row.diagnostics.iter().filter(|own| own.is_error());
        let each: Vec<String> = each.map(|own| own.message().text(Lang::Hi)).collect();
        let reason = each.join("; ");
        if self.printable.has(&reason) {
            return reason;
        }
        format!("सूची की पंक्ति {} में ऐसा अक्षर है जो छप नहीं सकता", row.origin.row)
    }
}

/// The fonts of the papers, asked for what they can print: rows that are held back have texts that
/// no letter has shown to be printable.
struct Printable<'a> {
    papers: Vec<(RefCell<Shaper<'a>>, &'a [Chain])>,
}

impl<'a> Printable<'a> {
    fn new(batch: &'a Batch<'a>) -> Self {
        let paper = |(_, setting): &'a (_, Setting<'a>)| {
            let language = setting.edition.event.letter.language.code();
            let shaper = Shaper::new(&batch.library, language);
            (RefCell::new(shaper), setting.sheet.chains())
        };
        Self { papers: batch.papers.iter().map(paper).collect() }
    }

    /// True if every paper can print the text.
    fn has(&self, text: &str) -> bool {
        self.papers.iter().all(|(shaper, chains)| {
            let mut shaper = shaper.borrow_mut();
            let mut words = text.split_whitespace();
            words.all(|word| chains.iter().all(|chain| shaper.shape(word, chain).is_ok()))
        })
    }

    /// The text, or an empty one in place of one that cannot be printed.
    fn or_nothing<'t>(&self, text: &'t str) -> &'t str {
        if self.has(text) { text } else { "" }
    }
}
