//! Remarks of the office in the ledger.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::assign::{find_row, identity};
use super::matching::Verdict;
use super::serials::shown_serials;
use super::{Column, Entry, Ledger};
use crate::diagnostic::{Diagnostic, LedgerMessage, Message};
use crate::input::{Job, plain_text};

/// A remark on a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was printed.
    Printed,
    /// It was handed over.
    HandedOver,
    /// It was printed once more.
    Reprinted,
    /// It is not to be made any more.
    Cancelled,
}

impl Mark {
    /// True if it happens to a letter that was made. Who is to have none may be cancelled before.
    pub fn is_of_letter(self) -> bool {
        self != Self::Cancelled
    }

    fn column(self) -> Column {
        match self {
            Self::Printed => Column::Printed,
            Self::HandedOver => Column::HandedOver,
            Self::Reprinted => Column::Reprinted,
            Self::Cancelled => Column::Cancelled,
        }
    }
}

/// A note that is gone: another was written in its place, or it was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The serial.
    pub serial: u32,
    /// The column that it stood in.
    pub column: Column,
    /// The text of before.
    pub text: String,
}

/// Sets a cell that the office reads; gives what it said before, if that is no more there.
fn replace(entry: &mut Entry, column: Column, text: &str) -> Option<Replaced> {
    let before = entry.get(column).to_owned();
    entry.set(column, text);
    let is_lost = !before.is_empty() && before != text;
    is_lost.then_some(Replaced { serial: entry.serial, column, text: before })
}

fn refuse(message: LedgerMessage) -> Diagnostic {
    Diagnostic::new(Message::Ledger(message))
}

impl Ledger {
    /// The serials of the ledger that lie in ranges, ascending.
    ///
    /// # Errors
    /// A range in which there is none.
    pub fn serials_in(&self, ranges: &[RangeInclusive<u32>]) -> Result<Vec<u32>, Diagnostic> {
        let mut serials: Vec<u32> = self.entries.iter().map(|entry| entry.serial).collect();
        serials.sort_unstable();
        for range in ranges {
            if !serials.iter().any(|serial| range.contains(serial)) {
                let written = shown_serials(range.clone());
                return Err(refuse(LedgerMessage::SerialUnknown { written }));
            }
        }
        serials.retain(|serial| ranges.iter().any(|range| range.contains(serial)));
        Ok(serials)
    }

    /// Those of some serials, in ascending order, under which no letter was made, nor begun.
    pub fn never_made(&self, serials: &[u32]) -> Vec<u32> {
        let is_made = |entry: &Entry| {
            let signs = [Column::Made, Column::Fingerprint];
            signs.iter().any(|sign| !entry.get(*sign).is_empty())
        };
        let asked =
            self.entries.iter().filter(|entry| serials.binary_search(&entry.serial).is_ok());
        let mut never: Vec<u32> =
            asked.filter(|entry| !is_made(entry)).map(Entry::serial).collect();
        never.sort_unstable();
        never
    }

    /// Those of some serials, in ascending order, of whose letters nothing says that they are on
    /// paper.
    pub fn never_printed(&self, serials: &[u32]) -> Vec<u32> {
        let asked =
            self.entries.iter().filter(|entry| serials.binary_search(&entry.serial).is_ok());
        let mut never: Vec<u32> =
            asked.filter(|entry| !entry.is_printed()).map(Entry::serial).collect();
        never.sort_unstable();
        never
    }

    /// Notes something of letters, with a date. Gives the earlier dates that are gone.
    pub fn mark(&mut self, serials: &[u32], mark: Mark, date: &str) -> Vec<Replaced> {
        let mut replaced = Vec::new();
        for entry in &mut self.entries {
            if serials.binary_search(&entry.serial).is_err() {
                continue;
            }
            // What is printed now is the letter as it is.
            match mark {
                Mark::Printed if entry.has_changed_since_printing() => add_printing(entry),
                Mark::Reprinted => add_printing(entry),
                _ => {}
            }
            if mark == Mark::Reprinted {
                let times = times(entry.get(Column::Reprinted)).saturating_add(1);
                entry.set(Column::Reprinted, &times.to_string());
            } else {
                replaced.extend(replace(entry, mark.column(), date));
            }
        }
        replaced
    }

    /// The serials of letters that are others than those on paper, in ascending order. Those
    /// that are not made any more do not count.
    pub fn changed_since_printing(&self) -> Vec<u32> {
        let changed = self.entries.iter().filter(|entry| {
            entry.has_changed_since_printing() && !entry.is_cancelled() && !entry.is_missing()
        });
        let mut serials: Vec<u32> = changed.map(Entry::serial).collect();
        serials.sort_unstable();
        serials
    }

    /// Takes a note back. A letter that is no longer cancelled counts as not made. Gives the
    /// dates that are gone.
    pub fn unmark(&mut self, serials: &[u32], mark: Mark) -> Vec<Replaced> {
        let mut replaced = Vec::new();
        for entry in &mut self.entries {
            if serials.binary_search(&entry.serial).is_err() {
                continue;
            }
            match mark {
                Mark::Reprinted => {
                    let Some(times) = times(entry.get(Column::Reprinted)).checked_sub(1) else {
                        continue;
                    };
                    let left = if times == 0 { String::new() } else { times.to_string() };
                    entry.set(Column::Reprinted, &left);
                    let printings = entry.get(Column::PrintedFingerprint);
                    if let Some((earlier, _)) = printings.rsplit_once(' ') {
                        let earlier = earlier.to_owned();
                        entry.set(Column::PrintedFingerprint, &earlier);
                    }
                }
                Mark::Cancelled => {
                    replaced.extend(replace(entry, Column::Cancelled, ""));
                    entry.set_content("");
                }
                Mark::Printed | Mark::HandedOver => {
                    replaced.extend(replace(entry, mark.column(), ""));
                }
            }
            if !entry.is_printed() {
                entry.set(Column::PrintedFingerprint, "");
            }
        }
        replaced
    }

    /// Writes whose a blank letter is now, or that it is nobody's with an empty name. Gives the
    /// name that was there.
    ///
    /// # Errors
    /// A letter that is not blank.
    pub fn fill_in(&mut self, serial: u32, name: &str) -> Result<Option<Replaced>, Diagnostic> {
        let person = self.entry(serial).map(Entry::person).unwrap_or_default();
        let own = self.entries.iter_mut().find(|own| own.serial == serial && own.is_blank());
        let entry = own.ok_or(refuse(LedgerMessage::NotBlank { serial, person }))?;
        Ok(replace(entry, Column::Name, &plain_text(name)))
    }

    /// Writes a remark on one line, in place of any earlier one. Gives those that are gone.
    pub fn note(&mut self, serials: &[u32], text: &str) -> Vec<Replaced> {
        let text = plain_text(text);
        let concerned =
            self.entries.iter_mut().filter(|own| serials.binary_search(&own.serial).is_ok());
        concerned.filter_map(|entry| replace(entry, Column::Note, &text)).collect()
    }

    /// Says that a row of a list is the person of a serial, whatever it is spelt like. If the row
    /// was another line's until now, that line becomes the other person's. Gives the serials of
    /// the lines that are another's now.
    ///
    /// No number is given by this.
    ///
    /// # Errors
    /// A serial or a row that does not exist.
    pub fn identify(
        &mut self,
        serial: u32,
        job: &Job,
        row: &str,
    ) -> Result<Vec<u32>, Diagnostic> {
        let position = position(job, row)?;
        let own = self.entries.iter().position(|entry| entry.serial == serial);
        let Some(own) = own else {
            let written = serial.to_string();
            return Err(refuse(LedgerMessage::SerialUnknown { written }));
        };
        let mut changed = vec![serial];
        match self.verdicts(job)[position] {
            Verdict::Known(other) if other != own => {
                let person = self.entries[own].clone();
                self.entries[other].set_identity(&person.identity());
                changed.push(self.entries[other].serial);
            }
            _ => {}
        }
        self.entries[own].set_identity(&identity(job, position));
        Ok(changed)
    }

    /// Says of all rows in doubt that they are the person that they seem to be. Gives the serials of
    /// these, and a remark on the rows that seem to be several people or the same one.
    ///
    /// No number is given by this.
    pub fn identify_doubtful(&mut self, job: &Job) -> (Vec<u32>, Option<Diagnostic>) {
        let mut claims: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut open = Vec::new();
        for (position, verdict) in self.verdicts(job).into_iter().enumerate() {
            match verdict {
                Verdict::Doubtful(lines) => match lines[..] {
                    [line] => claims.entry(line).or_default().push(position),
                    _ => open.push(position),
                },
                Verdict::New | Verdict::Known(_) => {}
            }
        }
        let mut changed = Vec::new();
        for (line, positions) in claims {
            if let [position] = positions[..] {
                self.entries[line].set_identity(&identity(job, position));
                changed.push(self.entries[line].serial);
            } else {
                open.extend(positions);
            }
        }
        changed.sort_unstable();
        open.sort_unstable();
        let names = open.iter().map(|position| identity(job, *position).name.to_owned());
        let rows = names.collect::<Vec<_>>().join(", ");
        let is_open = !open.is_empty();
        (changed, is_open.then(|| refuse(LedgerMessage::StillDoubtful { rows })))
    }

    /// Gives rows of the lists serials of their own, as of people whom the ledger does not have;
    /// `all` is all rows that are in doubt. Gives the new serials.
    ///
    /// # Errors
    /// A row that does not exist, or has a serial, and more of these rows than numbers or lines
    /// left.
    pub fn add_new(&mut self, job: &Job, rows: &[String]) -> Result<Vec<u32>, Diagnostic> {
        let verdicts = self.verdicts(job);
        let is_doubtful =
            |position: &usize| matches!(verdicts[*position], Verdict::Doubtful(_));
        let mut positions = Vec::new();
        for row in rows {
            if row == "all" {
                positions.extend((0..verdicts.len()).filter(is_doubtful));
                continue;
            }
            let position = position(job, row)?;
            if let Verdict::Known(line) = verdicts[position] {
                let serial = self.entries[line].serial;
                let name = identity(job, position).name.to_owned();
                return Err(refuse(LedgerMessage::RowKnown { name, serial }));
            }
            positions.push(position);
        }
        positions.sort_unstable();
        positions.dedup();
        self.room_for(positions.len(), job.event.letter.first_serial)?;
        let mut serials = Vec::new();
        for position in positions {
            let index = self.add(job.event.letter.first_serial);
            let entry = &mut self.entries[index];
            entry.set_identity(&identity(job, position));
            serials.push(entry.serial);
        }
        Ok(serials)
    }

    /// Notes that letters are about to be made: their numbers count as used from now on. Gives the
    /// serials for which that is new, in ascending order.
    pub fn begin(&mut self, serials: &[u32], time: &str) -> Vec<u32> {
        let mut begun = Vec::new();
        for entry in &mut self.entries {
            if serials.binary_search(&entry.serial).is_ok() && !entry.is_used() {
                entry.set(Column::Made, time);
                begun.push(entry.serial);
            }
        }
        begun.sort_unstable();
        begun
    }

    /// Takes back what [`Ledger::begin`] noted of letters that were not made after all; `serials`
    /// are in ascending order.
    pub fn take_back(&mut self, serials: &[u32]) {
        for entry in &mut self.entries {
            let is_begun = serials.binary_search(&entry.serial).is_ok();
            if is_begun && entry.get(Column::Fingerprint).is_empty() {
                entry.set(Column::Made, "");
            }
        }
    }

    /// Notes letters that were made, each with what it was made of; `made` is in ascending order of
    /// serials. The time is that of the first letter of this content.
    pub fn finish(&mut self, made: &[(u32, String)], time: &str) {
        for entry in &mut self.entries {
            let Ok(at) = made.binary_search_by_key(&entry.serial, |(serial, _)| *serial) else {
                continue;
            };
            let content = &made[at].1;
            if entry.get(Column::Fingerprint) != content {
                entry.set_content(content);
                entry.set(Column::Made, time);
            }
        }
    }
}

/// Notes that the letter was printed as it is now, if what was printed before is known.
fn add_printing(entry: &mut Entry) {
    let [before, now] =
        [Column::PrintedFingerprint, Column::Fingerprint].map(|column| entry.get(column));
    if !before.is_empty() && !now.is_empty() {
        let printings = format!("{before} {now}");
        entry.set(Column::PrintedFingerprint, &printings);
    }
}

fn position(job: &Job, row: &str) -> Result<usize, Diagnostic> {
    let unknown = || refuse(LedgerMessage::RowUnknown { written: row.to_owned() });
    find_row(job, row).ok_or_else(unknown)
}

/// The number of times, as the column says; once for a remark that is no number.
fn times(cell: &str) -> u32 {
    if cell.is_empty() { 0 } else { cell.parse().unwrap_or(1) }
}
