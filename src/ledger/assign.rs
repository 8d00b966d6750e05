//! Serials for the rows of a job.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use super::matching::{Known, Verdict, matched};
use super::serials::shown_serials;
use super::{Column, Entry, LARGEST, Ledger, MOST_LINES};
use crate::diagnostic::{Diagnostic, Diagnostics, KnownPerson, LedgerMessage, Message, Place};
use crate::input::{Identity, Job, LetterState, RowOrigin};

/// The outcome of giving the rows of a job their serials.
#[derive(Clone, Debug, Default)]
pub struct Assigned {
    /// The serial of each position; 0 where it is in doubt.
    pub serials: Vec<u32>,
    /// The positions of rows that are in doubt.
    pub doubtful: Vec<usize>,
    /// The positions of rows whose letters are cancelled.
    pub cancelled: BTreeSet<usize>,
    /// The serials of those who have no row for sure, but whose a row in doubt may be.
    pub in_question: BTreeSet<u32>,
    /// The serials of those who had letters and whom the lists no longer have.
    pub missing: Vec<u32>,
}

/// In the column of blank letters.
const BLANK: &str = "हाँ (yes)";

/// The fate of rows whom the ledger does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Newcomers {
    /// They get numbers.
    Numbered,
    /// They are held back.
    Rejected,
}

impl Newcomers {
    /// The reasons to be said for holding rows back. Where a row that has errors would get no number
    /// anyway, these are reason enough.
    fn reasons(
        self,
        job: &Job,
        mut reasons: BTreeMap<usize, Diagnostic>,
    ) -> BTreeMap<usize, Diagnostic> {
        if self == Self::Rejected {
            for row in &job.rejected {
                reasons.remove(&row.position);
            }
        }
        reasons
    }
}

impl Ledger {
    /// Gives each row of a job its serial: that of its line here, else the next one, for which a
    /// line is added. Lines get the spelling of their rows. Rows that were shared out among the
    /// advocates by their places keep the one whose name stands on their letters. Rows in doubt are
    /// held back. The first serial of the event counts for an empty ledger only.
    ///
    /// # Errors
    /// When there are more new people than numbers or lines left; nothing is given then.
    pub fn assign(&mut self, job: &mut Job) -> Result<Assigned, Diagnostic> {
        let verdicts = self.verdicts(job);
        let new = verdicts.iter().filter(|own| **own == Verdict::New).count();
        self.room_for(new, job.event.letter.first_serial)?;
        let assigned = self.settle(job, verdicts, Newcomers::Numbered);
        job.warnings.extend(self.blanks_left(&assigned.serials));
        Ok(assigned)
    }

    /// The remark on nobody's letters that are no longer asked for, if there are any.
    fn blanks_left(&self, asked: &[u32]) -> Option<Diagnostic> {
        let asked: BTreeSet<u32> = asked.iter().copied().collect();
        let is_left = |own: &&Entry| {
            own.is_blank()
                && own.get(Column::Name).is_empty()
                && !own.is_cancelled()
                && !asked.contains(&own.serial)
        };
        let left = self.entries.iter().filter(is_left).map(|own| own.serial);
        let left: BTreeSet<u32> = left.collect();
        let message = LedgerMessage::BlankLeft { serials: shown_serials(left.iter().copied()) };
        (!left.is_empty()).then(|| Diagnostic::new(Message::Ledger(message)))
    }

    /// Gives each row of a job the serial of its line, and no new ones. Rejected back are rows that
    /// have none, rows in doubt, and those whose letters have not been made yet: their numbers
    /// may still become another's. Nothing of this is to be written.
    pub fn look_up(&mut self, job: &mut Job) -> Assigned {
        let verdicts = self.verdicts(job);
        self.settle(job, verdicts, Newcomers::Rejected)
    }

    /// Whose each row is, by the indices of lines.
    pub(super) fn verdicts(&self, job: &Job) -> Vec<Verdict> {
        // A blank letter is nobody's until the office says whose it is.
        let is_somebody = |index: &usize| {
            let entry = &self.entries[*index];
            !entry.is_blank() || !entry.get(Column::Name).is_empty()
        };
        let order: Vec<usize> = self.by_serial().into_iter().filter(is_somebody).collect();
        let blanks = job.blanks();
        let mut rows = job.identities();
        // They are behind all rows.
        rows.truncate(rows.len() - blanks.len());
        let known: Vec<Known<'_>> = order
            .iter()
            .map(|&index| {
                let entry = &self.entries[index];
                Known {
                    serial: entry.serial,
                    identity: entry.identity(),
                    is_used: entry.is_used(),
                    is_closed: entry.is_cancelled(),
                }
            })
            .collect();
        let mut verdicts = matched(&rows, &known);
        for verdict in &mut verdicts {
            match verdict {
                Verdict::New => {}
                Verdict::Known(at) => *at = order[*at],
                Verdict::Doubtful(lines) => {
                    for at in lines {
                        *at = order[*at];
                    }
                }
            }
        }
        let taken: BTreeSet<usize> = verdicts.iter().filter_map(Verdict::line).collect();
        verdicts.extend(self.blank_verdicts(job, &taken));
        verdicts
    }

    /// The lines of letters without a name: those that the same advocate was given before, by
    /// their serials, but for cancelled ones and for those that became a row's.
    fn blank_verdicts(&self, job: &Job, taken: &BTreeSet<usize>) -> Vec<Verdict> {
        let is_free = |index: &usize| {
            let entry = &self.entries[*index];
            entry.is_blank() && !entry.is_cancelled() && !taken.contains(index)
        };
        let mut free: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for index in self.by_serial().into_iter().filter(is_free) {
            free.entry(self.entries[index].get(Column::Advocate)).or_default().push_back(index);
        }
        let names = advocates(job);
        let next = |(position, _): (usize, _)| {
            let line = names.get(position).and_then(|name| free.get_mut(name)?.pop_front());
            line.map_or(Verdict::New, Verdict::Known)
        };
        job.blanks().into_iter().map(next).collect()
    }

    fn settle(
        &mut self,
        job: &mut Job,
        verdicts: Vec<Verdict>,
        newcomers: Newcomers,
    ) -> Assigned {
        let rows = job.identities();
        let advocates = advocates(job);
        let blanks = job.blanks();
        let mut named_by_hand = Diagnostics::new();
        let shared_out: BTreeSet<usize> = job
            .invitees
            .iter()
            .filter(|own| own.is_shared_out)
            .map(|own| own.position)
            .collect();
        let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
        let mut assigned = Assigned { serials: vec![0; rows.len()], ..Assigned::default() };
        let mut states = vec![LetterState::New; rows.len()];
        let mut reasons = BTreeMap::new();
        let mut is_found = vec![false; self.entries.len()];
        let mut asked: BTreeSet<usize> = BTreeSet::new();
        for (position, verdict) in verdicts.into_iter().enumerate() {
            let name = rows[position].name;
            let index = match verdict {
                Verdict::Known(index) if newcomers == Newcomers::Rejected => {
                    is_found[index] = true;
                    let entry = &self.entries[index];
                    if !entry.is_settled() {
                        let reason = not_in_ledger(name, Some(entry.serial), Vec::new());
                        reasons
                            .insert(position, Diagnostic::at(reason, name_cell(job, position)));
                        continue;
                    }
                    index
                }
                Verdict::Known(index) => index,
                Verdict::New if newcomers == Newcomers::Rejected => {
                    let reason = not_in_ledger(name, None, Vec::new());
                    reasons.insert(position, Diagnostic::at(reason, name_cell(job, position)));
                    continue;
                }
                Verdict::New => {
                    is_found.push(true);
                    self.add(job.event.letter.first_serial)
                }
                Verdict::Doubtful(lines) => {
                    let known =
                        lines.iter().map(|&index| known(&self.entries[index])).collect();
                    let message = match newcomers {
                        Newcomers::Numbered => {
                            self.doubt(job, position, &rows[position], known)
                        }
                        Newcomers::Rejected => not_in_ledger(name, None, known),
                    };
                    reasons.insert(position, Diagnostic::at(message, name_cell(job, position)));
                    assigned.doubtful.push(position);
                    asked.extend(lines);
                    continue;
                }
            };
            is_found[index] = true;
            let entry = &mut self.entries[index];
            assigned.serials[position] = entry.serial;
            states[position] = entry.state();
            if blanks.contains_key(&position) {
                entry.set(Column::Blank, BLANK);
                entry.set(Column::Advocate, advocates[position]);
                continue;
            }
            if entry.is_blank() {
                let (name, serial) = (name.to_owned(), entry.serial);
                let message = Message::Ledger(LedgerMessage::NamedByHand { name, serial });
                named_by_hand.push(Diagnostic::at(message, name_cell(job, position)));
                entry.set(Column::Blank, "");
            }
            entry.set_identity(&rows[position]);
            // Who has a letter in hand keeps its advocate, wherever the row now stands.
            let before = entry.get(Column::Advocate);
            let own = job.event.advocates.iter().position(|advocate| advocate.name == before);
            match own.filter(|_| entry.is_used() && shared_out.contains(&position)) {
                Some(advocate) => drop(kept.insert(position, advocate)),
                None => entry.set(Column::Advocate, advocates[position]),
            }
            if entry.is_cancelled() {
                assigned.cancelled.insert(position);
            }
        }
        asked.retain(|index| !is_found[*index]);
        assigned.in_question = asked.iter().map(|&index| self.entries[index].serial).collect();
        for (entry, is_found) in self.entries.iter_mut().zip(is_found) {
            entry.is_missing =
                !is_found && !entry.is_blank() && !assigned.in_question.contains(&entry.serial);
            if entry.is_missing && entry.is_used() && !entry.is_cancelled() {
                assigned.missing.push(entry.serial);
            }
        }
        assigned.missing.sort_unstable();
        for invitee in &mut job.invitees {
            invitee.advocate = kept.get(&invitee.position).copied().or(invitee.advocate);
        }
        job.warnings.extend(named_by_hand);
        job.set_serials(assigned.serials.clone());
        job.set_states(states);
        job.reject(newcomers.reasons(job, reasons));
        assigned
    }

    /// Sees to it that so many new numbers, and their lines, will be read again.
    pub(super) fn room_for(&self, new: usize, first_serial: u32) -> Result<(), Diagnostic> {
        let last = if self.last == 0 { first_serial.saturating_sub(1) } else { self.last };
        let left = usize::try_from(LARGEST.saturating_sub(last)).unwrap_or(usize::MAX);
        let refuse = |message| Err(Diagnostic::new(Message::Ledger(message)));
        if new > left {
            return refuse(LedgerMessage::NoSerialsLeft { last, largest: LARGEST, new });
        }
        if new > 0 && self.entries.len() + new > MOST_LINES {
            return refuse(LedgerMessage::Full { most: MOST_LINES });
        }
        Ok(())
    }

    fn doubt(
        &self,
        job: &Job,
        position: usize,
        row: &Identity<'_>,
        known: Vec<KnownPerson>,
    ) -> Message {
        let person = [row.name, row.guardian, row.village, row.ward];
        let person: Vec<&str> = person.into_iter().filter(|part| !part.is_empty()).collect();
        Message::Ledger(LedgerMessage::Doubtful {
            person: person.join(", "),
            known,
            event: job.source().file.as_str().into(),
            row: origin(job, position)
                .map_or_else(String::new, |own| row_name(job, own))
                .into(),
            ledger: self.given.as_deref().map(Into::into),
        })
    }

    /// A line for the next number, of which there is one; gives its index.
    pub(super) fn add(&mut self, first_serial: u32) -> usize {
        self.last = if self.last == 0 { first_serial } else { self.last + 1 };
        self.entries.push(Entry::new(self.last));
        self.entries.len() - 1
    }
}

fn not_in_ledger(name: &str, serial: Option<u32>, known: Vec<KnownPerson>) -> Message {
    Message::Ledger(LedgerMessage::NotInLedger { name: name.to_owned(), serial, known })
}

fn known(entry: &Entry) -> KnownPerson {
    KnownPerson { serial: entry.serial, person: entry.person() }
}

/// The name of the advocate of each row, by position; empty if there is none.
fn advocates(job: &Job) -> Vec<&str> {
    let mut names = vec![""; job.rows];
    let sound = job.invitees.iter().map(|own| (own.position, own.advocate));
    let held = job.rejected.iter().map(|own| (own.position, own.advocate));
    for (position, advocate) in sound.chain(held) {
        let advocate = advocate.and_then(|index| job.event.advocates.get(index));
        if let (Some(place), Some(advocate)) = (names.get_mut(position), advocate) {
            *place = &advocate.name;
        }
    }
    names
}

/// The cell of a row's name, or the row.
fn name_cell(job: &Job, position: usize) -> Place {
    let at = job.invitees.binary_search_by_key(&position, |own| own.position);
    match at {
        Ok(at) => job.invitees[at].place("name"),
        Err(_) => origin(job, position).map_or(Place::None, RowOrigin::place),
    }
}

fn origin(job: &Job, position: usize) -> Option<&RowOrigin> {
    let sound = job.invitees.binary_search_by_key(&position, |own| own.position);
    match sound {
        Ok(at) => Some(&job.invitees[at].origin),
        Err(_) => {
            job.rejected.iter().find(|own| own.position == position).map(|own| &own.origin)
        }
    }
}

/// The name of a row on the command line: by its number, and by its list if there are several.
fn row_name(job: &Job, origin: &RowOrigin) -> String {
    let lists = &job.event.lists;
    let row = origin.row;
    if lists.len() == 1 {
        return row.to_string();
    }
    let name = |file: &str| {
        Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned())
    };
    let own = name(origin.file());
    let of_name = lists.iter().filter(|list| name(&list.file) == own).count();
    match (own, &origin.headers.sheet) {
        (Some(own), _) if of_name == 1 => format!("{own}:{row}"),
        (_, Some(sheet)) => format!("{}:{sheet}:{row}", origin.file()),
        (_, None) => format!("{}:{row}", origin.file()),
    }
}

/// The position of the row that is called so; see [`row_name`].
pub(super) fn find_row(job: &Job, written: &str) -> Option<usize> {
    let sound = job.invitees.iter().map(|own| (&own.origin, own.position));
    let held = job.rejected.iter().map(|own| (&own.origin, own.position));
    let mut found = sound
        .chain(held)
        .filter(|(origin, _)| row_name(job, origin) == written)
        .map(|(_, position)| position);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// All that a row says of who it is.
pub(super) fn identity(job: &Job, position: usize) -> Identity<'_> {
    let sound = job.invitees.iter().find(|own| own.position == position).map(Identity::of);
    let held =
        || job.rejected.iter().find(|own| own.position == position).map(Identity::of_rejected);
    sound.or_else(held).unwrap_or_default()
}
