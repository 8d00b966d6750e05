//! One person in several rows, under whatever spelling.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use crate::diagnostic::{
    Diagnostic, Diagnostics, DuplicateMessage, Evidence, Message, SamePerson,
};
use crate::hindi::{Gender, Number, matching_key};
use crate::input::event::duplicates::Duplicates;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::list::row::rows::shares;
use crate::input::people::identity::Identity;
use crate::input::people::key::{Keys, Person, id_key, phone_keys};
use crate::parallel::in_parallel;

/// A row that seems to be of the same person as an earlier one.
#[derive(Clone, Debug)]
pub(crate) struct DuplicateRow {
    row: usize,
    first: usize,
    evidence: BTreeSet<Evidence>,
}

/// Says or holds back what the event file asks for, of the rows that `find` finds among invitees.
/// Rows that are rejected already take no part.
pub(crate) fn apply(
    action: Duplicates,
    find: impl FnOnce(&[Invitee]) -> Vec<DuplicateRow>,
    invitees: &mut Vec<Invitee>,
    rejected: &mut Vec<RejectedRow>,
) -> Diagnostics {
    let mut said = Diagnostics::new();
    if action == Duplicates::Keep {
        return said;
    }
    let found = find(invitees);
    let rejects = action == Duplicates::Reject;
    let mut later_rows = BTreeSet::new();
    for DuplicateRow { row, first, evidence } in found {
        let (own, other) = (&invitees[row], &invitees[first]);
        let rows = SamePerson {
            name: own.name().to_owned(),
            other_file: other_list(own, other),
            other_row: other.origin.row,
            other_name: other.name().to_owned(),
            evidence: evidence.into_iter().collect(),
        };
        let said_of_it = |message: DuplicateMessage| {
            Diagnostic::at(Message::Duplicate(message), own.place("name"))
        };
        if rejects {
            later_rows.insert(row);
            rejected
                .push(own.rejected_for(said_of_it(DuplicateMessage::Rejected(rows)).into()));
        } else {
            said.push(said_of_it(DuplicateMessage::Reported(rows)));
        }
    }
    if rejects {
        let mut index = 0;
        invitees.retain(|_| {
            index += 1;
            !later_rows.contains(&(index - 1))
        });
        rejected.sort_by_key(|row| row.position);
    }
    said
}

/// The list of another row, as messages name it, if it is not one's own.
fn other_list(own: &Invitee, other: &Invitee) -> Option<String> {
    let of = |invitee: &Invitee| {
        let sheet = invitee.origin.headers.sheet.clone();
        (invitee.origin.file().to_owned(), sheet)
    };
    let list = of(other);
    if list == of(own) {
        return None;
    }
    Some(match list {
        (file, Some(sheet)) => format!("{file} [{sheet}]"),
        (file, None) => file,
    })
}

/// All rows that seem to be of the same person as an earlier one. Rows of one name are taken for
/// one person's if they agree in a telephone, or in father or place and contradict each other in
/// neither, or if none of them says anything but the name; rows of one id always. A couple is not
/// one of the two, and a man no woman.
pub(crate) fn find<'a>(invitees: &'a [Invitee]) -> Vec<DuplicateRow> {
    let mut links = Links::new(invitees.len());
    let mut of_one_id: BTreeMap<String, usize> = BTreeMap::new();
    for (row, id) in (0..).zip(invitees).filter_map(|(row, own)| Some((row, own.id()?))) {
        let first = *of_one_id.entry(id_key(id)).or_insert(row);
        links.link((first, row, &[Evidence::Id]));
    }
    // Most names are nobody else's. A list may be long: so nothing else is kept of them.
    let shared = shares(invitees.len());
    let hashes = in_parallel(invitees.iter(), shared, || (), |(), own| name_hash(own));
    let mut names: Vec<(u64, usize)> =
        hashes.zip(0..).filter_map(|(hash, row)| Some((hash?, row))).collect();
    names.sort_unstable();
    let namesakes: Vec<&[(u64, usize)]> =
        names.chunk_by(|one, other| one.0 == other.0).filter(|rows| rows.len() > 1).collect();
    let among = |keys: &mut Keys<'a>, group: &[(u64, usize)]| {
        link_group(invitees, group.iter().map(|(_, row)| *row), keys)
    };
    let shared = shares(namesakes.len());
    let found = in_parallel(namesakes.into_iter(), shared, Keys::default, among);
    found.flatten().for_each(|link| links.link(link));
    links.found()
}

/// Equal for names that are alike; none if there is nothing to compare.
fn name_hash(invitee: &Invitee) -> Option<u64> {
    let key = matching_key(invitee.name());
    (!key.is_empty()).then(|| FixedState::default().hash_one(key))
}

/// Two rows that seem to be of one person, and why.
type Link = (usize, usize, &'static [Evidence]);

/// Links rows whose names have the same hash: hardly ever are they not the same.
fn link_group<'a>(
    invitees: &'a [Invitee],
    rows: impl Iterator<Item = usize>,
    keys: &mut Keys<'a>,
) -> Vec<Link> {
    let mut found = Vec::new();
    let person = |row| (row, Identity::of(&invitees[row]).person(keys));
    let people: People = rows.map(person).collect();
    let mut of_one_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (&row, person) in &people {
        of_one_name.entry(&person.name).or_default().push(row);
    }
    for rows in of_one_name.into_values() {
        for rows in addressed_alike(invitees, rows) {
            link_namesakes(invitees, &people, &rows, &mut found);
        }
    }
    found
}

/// People by their rows.
type People = BTreeMap<usize, Person>;

/// Namesakes in groups that may be one person's. Those of unknown gender belong to men or to
/// women if there are not both.
fn addressed_alike(invitees: &[Invitee], rows: Vec<usize>) -> Vec<Vec<usize>> {
    let (several, one): (Vec<usize>, Vec<usize>) =
        rows.into_iter().partition(|&row| invitees[row].number == Number::Several);
    let has = |gender| one.iter().any(|&row| invitees[row].gender == Some(gender));
    if !(has(Gender::M) && has(Gender::F)) {
        return vec![several, one];
    }
    let of = |gender: Option<Gender>| -> Vec<usize> {
        one.iter().copied().filter(|&row| invitees[row].gender == gender).collect()
    };
    vec![several, of(Some(Gender::M)), of(Some(Gender::F)), of(None)]
}

fn link_namesakes(
    invitees: &[Invitee],
    people: &People,
    rows: &[usize],
    found: &mut Vec<Link>,
) {
    // The first row for each telephone, and for each father and place: as many steps as rows.
    let mut phones: BTreeMap<String, usize> = BTreeMap::new();
    let mut both: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut nothing = None;
    for &row in rows {
        let Person { father, place, phone, .. } = &people[&row];
        for phone in phone_keys(invitees[row].phone().unwrap_or_default()) {
            found.push((*phones.entry(phone).or_insert(row), row, &[Evidence::Phone]));
        }
        match (father.is_empty(), place.is_empty()) {
            (false, false) => {
                let first = *both.entry((father, place)).or_insert(row);
                found.push((first, row, &[Evidence::Father, Evidence::Place]));
            }
            (true, true) if phone.is_empty() => {
                found.push((*nothing.get_or_insert(row), row, &[Evidence::NameOnly]));
            }
            _ => {}
        }
    }
    let (father, place): (PersonPart, PersonPart) = (|own| &own.father, |own| &own.place);
    link_by_one(people, rows, (place, father), &[Evidence::Place], found);
    link_by_one(people, rows, (father, place), &[Evidence::Father], found);
}

/// One of the things that a row says of a person.
type PersonPart = fn(&Person) -> &str;

/// Links rows that agree in one thing of which one says nothing of the other thing: all if the
/// others have that in common, else only those that say nothing of it.
fn link_by_one(
    people: &People,
    rows: &[usize],
    (shared, other): (PersonPart, PersonPart),
    evidence: &'static [Evidence],
    found: &mut Vec<Link>,
) {
    let mut groups: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    for &row in rows {
        let shared = shared(&people[&row]);
        if !shared.is_empty() {
            groups.entry(shared).or_default().push((row, other(&people[&row])));
        }
    }
    for group in groups.into_values() {
        let others: BTreeSet<&str> =
            group.iter().map(|(_, other)| *other).filter(|other| !other.is_empty()).collect();
        let agree = others.len() <= 1;
        // Those that say both are linked by both.
        let Some(silent) = group.iter().find(|(_, other)| other.is_empty()) else { continue };
        for (row, other) in &group {
            if agree || other.is_empty() {
                found.push((silent.0, *row, evidence));
            }
        }
    }
}

/// Rows that belong together, each with its first (a forest of disjoint sets).
struct Links {
    above: Vec<usize>,
    evidence: BTreeMap<usize, BTreeSet<Evidence>>,
}

impl Links {
    fn new(rows: usize) -> Self {
        Self { above: (0..rows).collect(), evidence: BTreeMap::new() }
    }

    fn first(&mut self, mut row: usize) -> usize {
        while self.above[row] != row {
            self.above[row] = self.above[self.above[row]];
            row = self.above[row];
        }
        row
    }

    fn link(&mut self, (one, other, evidence): Link) {
        if one == other {
            return;
        }
        let (first, second) = (self.first(one), self.first(other));
        self.above[first.max(second)] = first.min(second);
        // Which of the two will not be the first is only known at the end.
        for row in [one, other] {
            self.evidence.entry(row).or_default().extend(evidence);
        }
    }

    /// All rows but the first of each set, in order.
    fn found(mut self) -> Vec<DuplicateRow> {
        (0..self.above.len())
            .filter_map(|row| {
                let first = self.first(row);
                let evidence = self.evidence.remove(&row).unwrap_or_default();
                (first != row).then_some(DuplicateRow { row, first, evidence })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Lang;
    use crate::input::Job;
    use crate::support::case::Case;

    fn job(action: &str, list: &str) -> Job {
        Case::bare()
            .top(&format!("version = 1\nduplicates = \"{action}\""))
            .list(&format!("नाम,पिता,ग्राम,मोबाइल\n{list}"))
            .valid_job()
    }

    /// The rows said to be of somebody before, with the row of the first.
    fn found(list: &str) -> Vec<String> {
        let job = job("report", list);
        assert_eq!(job.rejected.len(), 0);
        job.warnings
            .iter()
            .filter(|found| found.code() == "A0341")
            .map(|found| found.message().text(Lang::En))
            .collect()
    }

    #[test]
    fn spellings_of_one_person() {
        let said = found(
            "श्री राम कुमार सिंह,श्याम सिंह,बेला,\nराम कुमार सिह,श्याम सिंह,बेला,\n\
             मो. मुन्ना,,ज्ञानपुर,\nमोहम्मद मुन्ना,,ज्ञानपूर,\nRam Kumar Singh,,बेला,\n",
        );
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("row 2") && said[0].contains("father, place"), "{said:?}");
        assert!(said[1].contains("row 4"), "{said:?}");
        assert!(said[2].contains("row 2") && said[2].contains("place"), "{said:?}");
    }

    #[test]
    fn namesakes_are_not_one_person() {
        for list in [
            "राम,श्याम,,\nराम,मोहन,,\n",
            "राम,,बेला,\nराम,,ज्ञानपुर,\n",
            "राम,श्याम,बेला,\nराम,श्याम,ज्ञानपुर,\n",
            "राम,,बेला,\nराम,,,\n",
            "राम,श्याम,बेला,9431012345\nसीता,श्याम,बेला,9431012345\n",
            "राम,,,9431012345\nराम,,,9431012346\n",
        ] {
            assert_eq!(found(list), [""; 0], "{list}");
        }
    }

    #[test]
    fn what_makes_them_one() {
        for (list, evidence) in [
            ("राम,,बेला,+91 94310 12345\nराम,मोहन,ज्ञानपुर,09431012345\n", "telephone"),
            ("राम,श्याम,,\nराम,श्याम,बेला,\n", "father"),
            ("राम,श्याम,बेला,\nराम,श्याम,,\n", "father"),
            ("राम,,बेला,\nराम,श्याम,बेला,\n", "place"),
            ("राम,,,\nराम,,,\n", "name alone"),
        ] {
            let said = found(list);
            assert_eq!(said.len(), 1, "{list}");
            assert!(said[0].contains(evidence), "{list}: {said:?}");
        }
    }

    #[test]
    fn later_ones_are_rejected_if_the_event_says_so() {
        let list = "राम,श्याम,बेला,\nहरि,,,\nराम,श्याम,बेला,\nराम,,बेला,\n";
        let rejected = job("hold", list);
        let kept: Vec<_> = rejected.invitees.iter().map(|own| own.position).collect();
        assert_eq!((kept, rejected.rejected_duplicates()), (vec![0, 1], 2));
        assert_eq!(rejected.warnings.len(), 0);
        let kept = job("keep", list);
        assert_eq!((kept.invitees.len(), kept.warnings.len()), (4, 0));
    }

    #[test]
    fn the_remedy_asks_for_what_is_missing() {
        let hint = |list: &str| {
            let job = job("hold", list);
            let row = job.rejected.first().unwrap();
            row.diagnostics.iter().next().unwrap().message().hint(Lang::En).unwrap()
        };
        assert!(hint("राम,,,\nराम,,,\n").contains("fill in father, village"));
        assert!(hint("राम,श्याम,,\nराम,श्याम,बेला,\n").contains("fill in the village in both"));
        // All is filled in, and telephones differ.
        let list = "राम,श्याम,बेला,9431012345\nराम,श्याम,बेला,9431012346\n";
        assert!(!hint(list).contains("fill in"), "{}", hint(list));
    }

    #[test]
    fn a_row_of_another_sheet_is_told_with_it() {
        let mut book = rust_xlsxwriter::Workbook::new();
        for name in ["एक", "दो"] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (at, text) in ["नाम", "पिता"].iter().enumerate() {
                sheet.write(0, u16::try_from(at).unwrap(), *text).unwrap();
            }
            sheet.write(1, 0, "राम").unwrap();
            sheet.write(1, 1, "श्याम").unwrap();
        }
        let list = |sheet| format!("[[list]]\nfile = \"l.xlsx\"\nsheet = \"{sheet}\"\n");
        let job = Case::bare()
            .lists(&(list("एक") + &list("दो")))
            .file("l.xlsx", &book.save_to_buffer().unwrap())
            .valid_job();
        let said = job.warnings.to_string();
        assert!(said.contains("the person of l.xlsx [एक], row 2"), "{said}");
    }

    #[test]
    fn who_contradicts_another_is_another() {
        for (list, rejected) in [
            // Of three fathers at most one can be the first row's.
            ("राम,,बेला,\nराम,हरि,बेला,\nराम,श्याम,बेला,\nराम,मोहन,बेला,\n", 0),
            ("राम,हरि,,\nराम,हरि,बेला,\nराम,हरि,ज्ञानपुर,\n", 0),
            ("राम,,बेला,\nराम,हरि,बेला,\n", 1),
            ("श्री कमल किशोर,,बेला,\nश्रीमती कमल किशोर,,बेला,\n", 0),
            ("श्री कमल किशोर,,बेला,\nकमल किशोर,,बेला,\n", 1),
            ("श्री अशोक,,बेला,\nश्री एवं श्रीमती अशोक,,बेला,\n", 0),
            ("राम,,ज्ञानपुर,\"9431011111, 9431022222\"\nराम,,बेला,9431022222\n", 1),
        ] {
            let job = job("hold", list);
            assert_eq!(job.rejected_duplicates(), rejected, "{list}");
            for row in &job.rejected {
                let said = row.diagnostics.to_string();
                assert!(!said.contains("the same: )"), "{said}");
            }
        }
    }
}
