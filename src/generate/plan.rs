//! The plan of a run, settled before the first letter: the order of letters, and the files that
//! each goes to.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use crate::diagnostic::{Diagnostic, Message, SelectionMessage};
use crate::generate::information;
use crate::hindi::Collation;
use crate::input::{ADVOCATE, FileSet, Invitee, Job, RejectedRow, Signing};
use crate::output::FileNames;
use crate::pdf::{Destination, DocumentInfo};

/// Sorts letters by their paper, so that the tray is changed once, and then as `[output]` asks,
/// with the language's collation. Forms of address do not count; a field that is empty comes
/// first.
pub(super) fn sort(job: &Job, places: &mut [usize]) {
    let order = &job.event.output.order;
    let paper = |place: &usize| job.edition(&job.invitees[*place]).key.paper;
    if order.is_empty() {
        places.sort_by_key(paper);
        return;
    }
    let collation = Collation::new(job.event.letter.language);
    let keys: BTreeMap<usize, Vec<&str>> = places
        .iter()
        .map(|&place| {
            let invitee = &job.invitees[place];
            (place, order.iter().map(|key| invitee.field(key)).collect())
        })
        .collect();
    let by_key = |one: usize, other: usize, at: usize| match order[at].as_str() {
        "advocate" => job.invitees[one].advocate.cmp(&job.invitees[other].advocate),
        _ => collation.compare(keys[&one][at], keys[&other][at]),
    };
    places.sort_by(|&one, &other| {
        let mut each = (0..order.len()).map(|at| by_key(one, other, at));
        let by_order = || each.find(|found| found.is_ne()).unwrap_or(Ordering::Equal);
        let is_blank = |place: usize| job.invitees[place].is_blank;
        let by_blank = is_blank(one).cmp(&is_blank(other));
        paper(&one).cmp(&paper(&other)).then(by_blank).then_with(by_order)
    });
}

/// The invitees of a job by the places of their letters in the files of many.
pub fn order_of_letters(job: &Job) -> Vec<usize> {
    let mut order: Vec<usize> = (0..job.invitees.len()).collect();
    sort(job, &mut order);
    order
}

/// The positions of the letters of a run as they lie in its pile, from the first to that of a
/// serial; all others come after them.
///
/// # Errors
///
/// A serial that none of them has, and that of the last.
pub fn pile_up_to(job: &Job, serial: u32) -> Result<BTreeSet<usize>, Diagnostic> {
    let position = |place: usize| job.invitees[place].position;
    let mut pile = order_of_letters(job);
    pile.retain(|&place| job.is_chosen(position(place)));
    let (plan, _) = FilePlan::new(job, &pile);
    plan.sort_as_pile(&mut pile, |place| *place);
    let refuse = |message| Err(Diagnostic::new(Message::Selection(message)));
    match pile.iter().position(|&place| job.serial(position(place)) == serial) {
        None => refuse(SelectionMessage::NotInPile { serial }),
        Some(at) if at + 1 == pile.len() => refuse(SelectionMessage::LastOfPile { serial }),
        Some(at) => Ok(pile.drain(..=at).map(position).collect()),
    }
}

/// A bundle that a run makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundlePlan {
    /// The value that its letters have in common: a name.
    pub name: String,
    /// Its file.
    pub file: String,
    /// The places of its invitees, in the order of its letters.
    pub places: Vec<usize>,
}

/// The bundles of the letters to the invitees at `places`, which are in their order.
pub fn bundles(job: &Job, places: &[usize]) -> Vec<BundlePlan> {
    let mut names = FileNames::new();
    let bundle = |Group { value, places, .. }: Group<'_>| {
        let name = if value.is_empty() { OTHERS } else { value };
        BundlePlan { name: name.to_owned(), file: names.bundle(name), places }
    };
    groups(job, places).into_iter().map(bundle).collect()
}

/// The letters to the invitees at `places` that are looked at before all are printed: the first,
/// the one with the longest name, and the first of each advocate; where all sign, so that these
/// look alike, the first of each list; and the first on each paper and of each variant. Indices into `places`.
pub(super) fn proof(job: &Job, places: &[usize]) -> Vec<usize> {
    let invitee = |index: usize| &job.invitees[places[index]];
    let longest = (0..places.len())
        .rev()
        .max_by_key(|&index| invitee(index).name().graphemes(true).count());
    let (mut groups, mut editions) = (BTreeSet::new(), BTreeSet::new());
    let is_chosen = |index: &usize| {
        let invitee = invitee(*index);
        let group = match job.event.letter.signing {
            Signing::Issuing => invitee.advocate,
            Signing::Joint => Some(invitee.origin.headers.list),
        };
        let is_new = [editions.insert(invitee.edition), groups.insert(group)].contains(&true);
        is_new || *index == 0 || Some(*index) == longest
    };
    (0..places.len()).filter(is_chosen).collect()
}

/// Rows in the order of the lists.
pub(super) fn by_position(mut rejected: Vec<RejectedRow>) -> Vec<RejectedRow> {
    rejected.sort_by_key(|row| row.position);
    rejected
}

/// The least digits of the number of a part. With two, names stay and sort while a list grows
/// from nine parts to ten.
const LEAST_PART_DIGITS: usize = 2;

/// The files of a run, as the event's `[output]` asks for them.
#[derive(Debug, Default)]
pub(super) struct FilePlan {
    /// Path of each letter's own file by the invitee's place, where there are such files.
    paths: BTreeMap<usize, String>,
    /// The bundle of each letter by the invitee's place.
    bundle_of: BTreeMap<usize, usize>,
    /// Path and description of each bundle.
    pub(super) bundles: Vec<(String, DocumentInfo)>,
    /// True if there is a file of all letters.
    pub(super) is_merged: bool,
    /// The least digits of the numbers of parts, so that these sort by them.
    pub(super) part_digits: usize,
}

impl FilePlan {
    /// Plans the files of the letters to the invitees at `places` in the job; also the names
    /// given.
    pub(super) fn new(job: &Job, places: &[usize]) -> (Self, FileNames) {
        let spec = &job.event.output;
        let split = spec.bundle_split.and_then(|most| usize::try_from(most).ok());
        let parts = split.map_or(1, |most| places.len().div_ceil(most));
        let part_digits = parts.to_string().len().max(LEAST_PART_DIGITS);
        let is_merged = spec.makes(FileSet::Merged);
        let mut own = Self { is_merged, part_digits, ..Self::default() };
        let mut names = FileNames::new();
        if spec.makes(FileSet::Letters) {
            own.name_letters(job, places, spec.folders.as_deref(), &mut names);
        }
        if spec.makes(FileSet::Bundles) {
            own.name_bundles(job, places, &mut names);
        }
        (own, names)
    }

    /// The kinds of files that letters go into, sheets included if they are made.
    pub(super) fn destination(&self, sheets: bool) -> Destination {
        Destination {
            one: !self.paths.is_empty(),
            many: self.is_merged || !self.bundles.is_empty(),
            sheets,
        }
    }

    /// The letter's own file, if there is one.
    pub(super) fn path(&self, place: usize) -> Option<&str> {
        self.paths.get(&place).map(String::as_str)
    }

    /// Sorts letters, which are in the order of the file of all, as they are printed: bundle by
    /// bundle. `place` is that of an invitee.
    pub(super) fn sort_as_pile<T>(&self, letters: &mut [T], place: impl Fn(&T) -> usize) {
        letters.sort_by_key(|own| self.bundle(place(own)));
    }

    /// The letter's bundle, if there is one.
    pub(super) fn bundle(&self, place: usize) -> Option<usize> {
        self.bundle_of.get(&place).copied()
    }

    fn name_letters(
        &mut self,
        job: &Job,
        places: &[usize],
        folders: Option<&str>,
        names: &mut FileNames,
    ) {
        let spec = &job.event.output;
        // As wide as the largest, so that the files sort in order.
        let largest = job.largest_serial();
        let width = largest.to_string().len().max(3);
        for &place in places {
            let invitee = &job.invitees[place];
            let folder = folders.map_or("", |field| value(job, invitee, field));
            let serial = job.serial(invitee.position);
            let stem = spec.file_name.format(serial, width, |field| value(job, invitee, field));
            self.paths.insert(place, names.letter(folder, &stem));
        }
    }

    fn name_bundles(&mut self, job: &Job, places: &[usize], names: &mut FileNames) {
        for Group { value, places, .. } in groups(job, places) {
            let of = if value.is_empty() { OTHERS } else { value };
            self.bundle_of.extend(places.into_iter().map(|place| (place, self.bundles.len())));
            self.bundles.push((names.bundle(of), information::bundle(job, of)));
        }
    }
}

/// Letters that are handed out together.
#[derive(Debug)]
pub(super) struct Group<'j> {
    /// The advocate, if they are one's: an index into the event's.
    pub(super) advocate: Option<usize>,
    /// Their value in the field of bundles; empty for those that have nothing there.
    pub(super) value: &'j str,
    /// The places of their invitees.
    pub(super) places: Vec<usize>,
}

/// The letters to the invitees at `places`, parted as `bundle_by` asks: advocates in the order of
/// the event, values in that of their characters. Letters that all sign, and nobody hands out,
/// are in none.
pub(super) fn groups<'j>(job: &'j Job, places: &[usize]) -> Vec<Group<'j>> {
    let field = &job.event.output.bundle_by;
    let mut groups: BTreeMap<(Option<usize>, &str), Vec<usize>> = BTreeMap::new();
    let has_issuers = job.has_issuers();
    for &place in places {
        let invitee = &job.invitees[place];
        let key = match field.as_str() {
            ADVOCATE if !has_issuers => continue,
            ADVOCATE => (invitee.advocate, value(job, invitee, ADVOCATE)),
            field => (None, value(job, invitee, field)),
        };
        groups.entry(key).or_default().push(place);
    }
    let groups = groups.into_iter();
    groups.map(|((advocate, value), places)| Group { advocate, value, places }).collect()
}

/// The files that letters and bundles of a job go to, whatever part of it a run is for: of the
/// rows at positions that are `meant`, letters not in folders.
pub fn files_of_all(job: &Job, meant: impl Fn(usize) -> bool) -> BTreeSet<String> {
    let places: Vec<usize> =
        (0..job.invitees.len()).filter(|&place| meant(job.invitees[place].position)).collect();
    let (mut all, mut names) = (FilePlan::default(), FileNames::new());
    all.name_letters(job, &places, None, &mut names);
    all.name_bundles(job, &places, &mut names);
    let bundles = all.bundles.into_iter().map(|(path, _)| path);
    all.paths.into_values().chain(bundles).collect()
}

/// The bundle of letters whose field is empty, so that none is left out of the bundles.
pub(super) const OTHERS: &str = "अन्य";

/// The value of a row in a field; of the advocate, the name.
fn value<'j>(job: &'j Job, invitee: &'j Invitee, field: &str) -> &'j str {
    match field {
        ADVOCATE => {
            invitee.advocate.map_or("", |index| job.event.advocates[index].name.as_str())
        }
        "name" => invitee.shown_name(),
        field => invitee.field(field),
    }
}
