//! The matching of rows with lines of the ledger.
//!
//! Nearly all rows are there as they were, and found in one look. Only what is left over on both
//! sides is compared: by keys of spelling first, then by what speaks for one person. What stays
//! in doubt is asked.

use std::collections::{BTreeSet, HashMap};

use super::relation::{Relation, relation};
use crate::input::{Identity, Keys, Person};

/// A line of the ledger, as far as it matters here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) serial: u32,
    pub(super) identity: Identity<'a>,
    /// True if a letter with its number may be in the world.
    pub(super) is_used: bool,
    /// True if it is done with: nobody is asked whether somebody new is meant.
    pub(super) is_closed: bool,
}

/// Whose a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nobody's whom the ledger has.
    New,
    /// That of a line.
    Known(usize),
    /// Perhaps that of one of these lines.
    Doubtful(Vec<usize>),
}

impl Verdict {
    /// The line that it is for sure.
    pub(super) fn line(&self) -> Option<usize> {
        match self {
            Self::Known(line) => Some(*line),
            Self::New | Self::Doubtful(_) => None,
        }
    }
}

/// Lines of one kind that a row is compared with at most. Where there are more, the row is like
/// several of them anyway.
const MOST_COMPARED: usize = 64;

/// Lines that are named to somebody who is asked.
const MOST_NAMED: usize = 3;

/// Finds the line of each row; `known` is in ascending order of serials. Of people who are alike
/// in everything the first row gets the first line.
pub(super) fn matched(rows: &[Identity<'_>], known: &[Known<'_>]) -> Vec<Verdict> {
    let mut matching =
        Matching { found: vec![None; rows.len()], is_taken: vec![false; known.len()] };
    let all_known: Vec<usize> = (0..known.len()).collect();
    let all_rows: Vec<usize> = (0..rows.len()).collect();
    matching.alike(&all_rows, &all_known, |row| &rows[row], |index| &known[index].identity);

    let mut keys = Keys::default();
    let mut people: HashMap<usize, Person> = HashMap::new();
    let (left_rows, left_known) = (matching.left_rows(), matching.left_known());
    if left_rows.is_empty() || left_known.is_empty() {
        return matching.verdicts(HashMap::new());
    }
    for &row in &left_rows {
        people.insert(row, rows[row].person(&mut keys));
    }
    let mut known_people: HashMap<usize, Person> = HashMap::new();
    for &index in &left_known {
        known_people.insert(index, known[index].identity.person(&mut keys));
    }
    // Alike but for their spelling.
    matching.alike(&left_rows, &left_known, |row| &people[&row], |index| &known_people[&index]);
    let mut pairs = pairs(&matching, &people, &known_people);
    for least in [Relation::Sure, Relation::Likely, Relation::SameName] {
        matching.take_unique(&mut pairs, |pair| pair.relation >= least);
    }
    // A number that nobody has seen may go to whoever may be meant.
    matching.take_unique(&mut pairs, |pair| !known[pair.known].is_used);
    matching.fill_gaps(known);
    pairs.retain(|pair| matching.is_open(*pair));
    let mut doubts: HashMap<usize, Vec<usize>> = HashMap::new();
    for pair in pairs {
        if known[pair.known].is_used && !known[pair.known].is_closed {
            doubts.entry(pair.row).or_default().push(pair.known);
        }
    }
    matching.verdicts(doubts)
}

/// A row and a line that have something to do with each other.
#[derive(Clone, Copy, Debug)]
struct Pair {
    row: usize,
    known: usize,
    relation: Relation,
}

struct Matching {
    /// The line of each row.
    found: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Matching {
    fn left_rows(&self) -> Vec<usize> {
        (0..self.found.len()).filter(|&row| self.found[row].is_none()).collect()
    }

    fn left_known(&self) -> Vec<usize> {
        (0..self.is_taken.len()).filter(|&known| !self.is_taken[known]).collect()
    }

    fn is_open(&self, pair: Pair) -> bool {
        self.found[pair.row].is_none() && !self.is_taken[pair.known]
    }

    fn take(&mut self, row: usize, known: usize) {
        self.found[row] = Some(known);
        self.is_taken[known] = true;
    }

    /// Takes rows and lines that have the same key together, in their order.
    fn alike<K: std::hash::Hash + Eq>(
        &mut self,
        rows: &[usize],
        known: &[usize],
        of_row: impl Fn(usize) -> K,
        of_known: impl Fn(usize) -> K,
    ) {
        // A chain for each key: the first line, and after each line the next one like it.
        let mut first: HashMap<K, usize> = HashMap::with_capacity(known.len());
        let mut next: HashMap<usize, usize> = HashMap::new();
        for &index in known.iter().rev() {
            if let Some(after) = first.insert(of_known(index), index) {
                next.insert(index, after);
            }
        }
        for &row in rows {
            let key = of_row(row);
            if let Some(&index) = first.get(&key) {
                self.take(row, index);
                match next.get(&index) {
                    Some(&after) => first.insert(key, after),
                    None => first.remove(&key),
                };
            }
        }
    }

    /// Takes pairs of which neither side has another one as good, until there are no more.
    fn take_unique(&mut self, pairs: &mut Vec<Pair>, is_good: impl Fn(&Pair) -> bool) {
        loop {
            pairs.retain(|pair| self.is_open(*pair));
            let mut of_row: HashMap<usize, usize> = HashMap::new();
            let mut of_known: HashMap<usize, usize> = HashMap::new();
            for pair in pairs.iter().filter(|pair| is_good(pair)) {
                *of_row.entry(pair.row).or_default() += 1;
                *of_known.entry(pair.known).or_default() += 1;
            }
            let unique: Vec<Pair> = pairs
                .iter()
                .filter(|pair| is_good(pair))
                .filter(|pair| of_row[&pair.row] == 1 && of_known[&pair.known] == 1)
                .copied()
                .collect();
            if unique.is_empty() {
                return;
            }
            for pair in unique {
                self.take(pair.row, pair.known);
            }
        }
    }

    /// Gives a row between two neighbours the number between theirs if nobody has seen it: a row
    /// that could not be read before keeps the number that was kept free for it.
    fn fill_gaps(&mut self, known: &[Known<'_>]) {
        for row in 0..self.found.len() {
            if self.found[row].is_some() {
                continue;
            }
            let before = match row.checked_sub(1) {
                Some(before) => self.found[before].map(|index| known[index].serial),
                None => Some(known.first().map_or(1, |first| first.serial).saturating_sub(1)),
            };
            let Some(wanted) = before.and_then(|serial| serial.checked_add(1)) else {
                continue;
            };
            let at = known.binary_search_by_key(&wanted, |own| own.serial);
            if let Ok(index) = at
                && !self.is_taken[index]
                && !known[index].is_used
            {
                self.take(row, index);
            }
        }
    }

    fn verdicts(self, mut doubts: HashMap<usize, Vec<usize>>) -> Vec<Verdict> {
        let verdict = |(row, found): (usize, Option<usize>)| match found {
            Some(known) => Verdict::Known(known),
            None => match doubts.remove(&row) {
                Some(mut known) => {
                    known.truncate(MOST_NAMED);
                    Verdict::Doubtful(known)
                }
                None => Verdict::New,
            },
        };
        self.found.into_iter().enumerate().map(verdict).collect()
    }
}

/// By what lines are looked up that a row may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Clue<'a> {
    Id(&'a str),
    /// Name, father and place.
    All(&'a str, &'a str, &'a str),
    Name(&'a str),
    Phone(&'a str),
    /// Father and place.
    Family(&'a str, &'a str),
    /// The place and the first letter of the name.
    Place(&'a str, Option<char>),
    /// The father and the first letter of the name.
    Father(&'a str, Option<char>),
    /// The first letter of the name, where nothing else is known.
    First(Option<char>),
}

fn clues(person: &Person) -> Vec<Clue<'_>> {
    let Person { name, father, place, phone, id } = person;
    let first = name.chars().next();
    let mut clues = Vec::new();
    let mut add = |says: &[&str], clue| {
        if says.iter().all(|text| !text.is_empty()) {
            clues.push(clue);
        }
    };
    add(&[id], Clue::Id(id));
    add(&[name], Clue::All(name, father, place));
    add(&[name], Clue::Name(name));
    add(&[phone], Clue::Phone(phone));
    add(&[father, place], Clue::Family(father, place));
    add(&[place, name], Clue::Place(place, first));
    add(&[father, name], Clue::Father(father, first));
    if father.is_empty() && place.is_empty() {
        add(&[name], Clue::First(first));
    }
    clues
}

/// All rows and lines that are left over and have something to do with each other.
fn pairs(
    matching: &Matching,
    rows: &HashMap<usize, Person>,
    known: &HashMap<usize, Person>,
) -> Vec<Pair> {
    let mut by_clue: HashMap<Clue<'_>, Vec<usize>> = HashMap::new();
    for index in matching.left_known() {
        for clue in clues(&known[&index]) {
            let alike = by_clue.entry(clue).or_default();
            if alike.len() < MOST_COMPARED {
                alike.push(index);
            }
        }
    }
    let mut pairs = Vec::new();
    for row in matching.left_rows() {
        let person = &rows[&row];
        let candidates: BTreeSet<usize> = clues(person)
            .iter()
            .filter_map(|clue| by_clue.get(clue))
            .flatten()
            .copied()
            .collect();
        for index in candidates {
            let relation = relation(person, &known[&index]);
            if relation > Relation::None {
                pairs.push(Pair { row, known: index, relation });
            }
        }
    }
    pairs
}
