//! The lists of an event, kept while its text is edited.

use crate::diagnostic::Diagnostics;
use crate::input::event::ListSpec;
use crate::input::event::list_event::ListEvent;
use crate::input::file::budget::{Budget, Spent};
use crate::input::file::read::FileBytes;
use crate::input::list::read::{List, read_list};
use crate::input::list::repair::corrections::Corrections;
use crate::input::list::repair::name_book::NameBook;
use crate::input::list::row::invitee::Invitee;
use crate::input::people::duplicates::{self, DuplicateRow};

/// A hash (BLAKE3) of all that something was made of.
type Digest = [u8; 32];

/// Lists that were read lately, for an event that is read again and again while its text is
/// edited; see [`Job::reread`](super::Job::reread).
///
/// A list is read again when its bytes are others, or anything that its reading depends on: its
/// `[[list]]`, its corrections, `names.toml`, the names of advocates and who of them issues letters, the language,
/// if rows must name an advocate, and if the template prints columns of the list's own. People in
/// several rows are looked for again when a list was read again, or other rows are held back before.
/// All else is done each time.
#[derive(Debug, Default)]
pub struct KeptLists {
    /// Those used last come first.
    lists: Vec<KeptList>,
    /// Of the lists of the reading at hand.
    used: Vec<Digest>,
    duplicates: Option<(Digest, Vec<DuplicateRow>)>,
}

#[derive(Debug)]
struct KeptList {
    digest: Digest,
    list: List,
    /// Bytes of the budget that it took.
    memory: usize,
    /// Those of the corrections of its file that are of this list.
    corrected: Vec<bool>,
}

impl KeptLists {
    /// Begins another reading of the lists.
    pub(super) fn begin(&mut self) {
        self.used.clear();
    }

    /// Reads a list, if it was not read in the same way lately; as [`read_list`].
    ///
    /// # Errors
    /// Faults of the whole list.
    pub(super) fn list(
        &mut self,
        found: FileBytes,
        spec: &ListSpec,
        event: &ListEvent,
        (names, corrections): (&NameBook, &mut Corrections),
        budget: &Budget,
        own_may_print: bool,
    ) -> Result<List, Diagnostics> {
        let mut hasher = blake3::Hasher::new();
        let asked =
            (&found.shown, own_may_print, spec, event, names, corrections.of_file(spec));
        let asked = format!("{asked:?}");
        hasher.update(&(asked.len() as u64).to_le_bytes());
        hasher.update(asked.as_bytes());
        hasher.update(&found.bytes);
        let digest = hasher.finalize().into();
        self.used.push(digest);
        if let Some(at) = self.lists.iter().position(|own| own.digest == digest)
            && let Ok(()) = take(budget, self.lists[at].memory)
        {
            self.lists[..=at].rotate_right(1);
            corrections.mark(spec, &self.lists[0].corrected);
            return Ok(self.lists[0].list.clone());
        }
        let before = budget.left() + found.reserved_bytes();
        let mut own = corrections.unmarked();
        let list = read_list(found, spec, event, (names, &mut own), budget, own_may_print);
        let corrected = own.marks(spec);
        corrections.mark(spec, &corrected);
        let list = list?;
        let memory = before.saturating_sub(budget.left());
        self.lists.insert(0, KeptList { digest, list: list.clone(), memory, corrected });
        Ok(list)
    }

    /// Forgets the lists that the reading at hand did not use, but for one: a change of the event
    /// is often taken back.
    pub(super) fn end(&mut self) {
        self.lists.truncate(self.used.len() + 1);
    }

    /// The rows among `invitees`, which are those of the reading's lists that are left, that seem
    /// to be of one person.
    pub(super) fn duplicates(&mut self, invitees: &[Invitee]) -> Vec<DuplicateRow> {
        let mut hasher = blake3::Hasher::new();
        for digest in &self.used {
            hasher.update(digest);
        }
        for invitee in invitees {
            hasher.update(&(invitee.position as u64).to_le_bytes());
        }
        let digest = hasher.finalize().into();
        if let Some((known, found)) = &self.duplicates
            && *known == digest
        {
            return found.clone();
        }
        let found = duplicates::find(invitees);
        self.duplicates = Some((digest, found.clone()));
        found
    }
}

/// Takes memory for the rest of the run.
fn take(budget: &Budget, bytes: usize) -> Result<(), Spent> {
    budget.hold(bytes)?.keep();
    Ok(())
}
