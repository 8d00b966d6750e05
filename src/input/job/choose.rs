//! Which edition each invitee's letter is of.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, EditionMessage, Message, nearest};
use crate::input::event::Event;
use crate::input::event::condition::Condition;
use crate::input::field::Field;
use crate::input::job::edition::EditionKey;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::people::any_row::AnyRow;
use crate::input::people::selection::{RowCondition, RowTest, SelectableRows};
use crate::input::template::event_places::EventPlaces;
use crate::text::word_key;

/// A paper or a variant that some get.
struct Choice<'e> {
    /// The dotted key of its table.
    key: String,
    name: &'e str,
    /// A condition on each column of `when`.
    when: Vec<RowCondition>,
    /// The variants that `when` asks for, as keys of their names.
    of_variants: Option<Vec<String>>,
}

impl<'e> Choice<'e> {
    fn new(key: String, name: &'e str, when: &Condition) -> Self {
        let is_variant = |column: &str| Field::of_heading(column) == Some(Field::Variant);
        let (of_variants, others): (Vec<_>, Vec<_>) =
            when.0.iter().partition(|(column, _)| is_variant(column));
        let when = others.into_iter().map(|(column, values)| RowCondition::is(column, values));
        let of_variants = of_variants
            .first()
            .map(|(_, values)| values.iter().map(|value| word_key(value)).collect());
        Self { key, name, when: when.collect(), of_variants }
    }

    fn condition_key(&self, condition: &RowCondition) -> String {
        format!("{}.when.{}", self.key, condition.field())
    }
}

/// The papers or the variants of an event, and what is asked of rows for each.
struct Choices<'c> {
    /// Of the column that names one.
    field: Field,
    all: &'c [Choice<'c>],
    tests: Vec<Vec<RowTest<'c>>>,
}

impl<'c> Choices<'c> {
    /// Conditions on columns that no list has go to the faults.
    fn new(
        field: Field,
        all: &'c [Choice<'c>],
        rows: SelectableRows<'_>,
        places: &EventPlaces,
        faults: &mut Diagnostics,
    ) -> Self {
        let mut test = |choice: &'c Choice<'c>, condition: &'c RowCondition| {
            let place = || places.place(&choice.condition_key(condition));
            match rows.test(condition) {
                Ok(test) => {
                    let lacking = rows.lacking(&test).map(Message::Selection);
                    faults.extend(lacking.map(|message| Diagnostic::at(message, place())));
                    Some(test)
                }
                Err(wrong) => {
                    faults.push(Diagnostic::at(wrong.message().clone(), place()));
                    None
                }
            }
        };
        let tests = all.iter().map(|choice| {
            choice.when.iter().filter_map(|condition| test(choice, condition)).collect()
        });
        let tests = tests.collect();
        Self { field, all, tests }
    }

    /// The name of the table in the event file.
    fn table(&self) -> &'static str {
        self.field.name()
    }

    fn name(&self, index: Option<usize>) -> Option<&'c str> {
        self.all.get(index?).map(|own| own.name)
    }

    /// Those that have a name, with their places.
    fn named(&self) -> impl Iterator<Item = (usize, &'c str)> {
        let all = self.all.iter().map(|choice| choice.name).enumerate();
        all.filter(|(_, name)| !name.is_empty())
    }

    /// The one that an invitee gets: which the row names, else the first whose conditions it
    /// fulfils. One without conditions is nobody's by them.
    ///
    /// # Errors
    ///
    /// When none has the name.
    fn of(
        &self,
        invitee: &Invitee,
        variant: Option<&str>,
    ) -> Result<Option<usize>, (Field, EditionMessage)> {
        let named = invitee.field(self.field.name());
        if !named.is_empty() && self.named().next().is_some() {
            let found = self.named().find(|(_, name)| word_key(name) == word_key(named));
            let names = || self.named().map(|(_, name)| name);
            let unknown = || EditionMessage::Unknown {
                value: named.to_owned(),
                table: self.table(),
                nearest: nearest(named, names()),
                known: names().collect::<Vec<_>>().join(", "),
                rows: 1,
            };
            return match found {
                Some((index, _)) => Ok(Some(index)),
                None => Err((self.field, unknown())),
            };
        }
        let variant = word_key(variant.unwrap_or_default());
        let row = AnyRow::Valid(invitee);
        let mut all = self.all.iter().zip(&self.tests);
        Ok(all.position(|(choice, tests)| {
            let asks = !tests.is_empty() || choice.of_variants.is_some();
            let is_of = |variants: &Vec<String>| variants.contains(&variant);
            asks && choice.of_variants.as_ref().is_none_or(is_of)
                && tests.iter().all(|test| test.holds(&row))
        }))
    }

    /// Values that are close to one that is asked for, of rows for which nothing was chosen:
    /// perhaps the same was meant.
    fn near_misses<'i>(
        &self,
        others: impl Iterator<Item = &'i Invitee>,
        places: &EventPlaces,
    ) -> impl Iterator<Item = Diagnostic> {
        let mut found: BTreeMap<(usize, usize), BTreeMap<String, usize>> = BTreeMap::new();
        for row in others.map(AnyRow::Valid) {
            for (at, tests) in self.tests.iter().enumerate() {
                for (index, test) in tests.iter().enumerate() {
                    if let Some(value) = test.nearly(&row) {
                        let values = found.entry((at, index)).or_default();
                        *values.entry(value).or_default() += 1;
                    }
                }
            }
        }
        found.into_iter().flat_map(move |((at, index), values)| {
            let (choice, test) = (&self.all[at], &self.tests[at][index]);
            let place = places.place(&choice.condition_key(test.condition()));
            values.into_iter().map(move |(value, rows)| {
                let message = EditionMessage::Nearly {
                    column: test.condition().field().to_owned(),
                    value,
                    asked: test.condition().values().join("\", \""),
                    name: choice.name.to_owned(),
                    rows,
                };
                Diagnostic::at(Message::Edition(message), place.clone())
            })
        })
    }

    /// Those that nobody gets.
    fn unused<'s>(
        &'s self,
        used: &'s BTreeSet<usize>,
        places: &'s EventPlaces,
    ) -> impl Iterator<Item = (usize, Diagnostic)> + 's {
        let all = self.all.iter().enumerate();
        all.filter(|(index, _)| !used.contains(index)).map(|(index, choice)| {
            let message = EditionMessage::Nobody { name: choice.name.to_owned() };
            (index, Diagnostic::at(Message::Edition(message), places.place(&choice.key)))
        })
    }

    /// The warning that lists name what the event file has none of.
    fn needless(&self, invitees: &[Invitee]) -> Option<Diagnostic> {
        let is_named = |own: &&Invitee| !own.field(self.field.name()).is_empty();
        let first = invitees.iter().find(is_named).filter(|_| self.named().next().is_none())?;
        let column = first.heading(self.field.name()).unwrap_or(self.field.name()).to_owned();
        let message = EditionMessage::ColumnNeedless { column, table: self.table() };
        let place = first.place(self.field.name());
        Some(Diagnostic::at(Message::Edition(message), place))
    }
}

/// Gives each invitee an edition, and the names of its paper and variant; returns those that are
/// not the first, in the order in which invitees count them. Each paper and each variant is in
/// one, so that what is wrong with it comes to light though nobody gets it. Rows that name what
/// is not there become rejected.
pub(crate) fn choose(
    event: &Event,
    places: &EventPlaces,
    invitees: &mut Vec<Invitee>,
    rejected: &mut Vec<RejectedRow>,
    faults: &mut Diagnostics,
) -> Vec<EditionKey> {
    let papers = event.papers.iter();
    let papers: Vec<Choice<'_>> =
        papers.map(|own| Choice::new(own.key.clone(), &own.name, &own.when)).collect();
    let variants = event.variants.iter();
    let variants: Vec<Choice<'_>> = variants
        .map(|own| Choice::new(format!("variant.{}", own.index), &own.name, &own.when))
        .collect();
    let rows = SelectableRows { invitees, rejected, advocates: &event.advocates };
    let papers = Choices::new(Field::Paper, &papers, rows, places, faults);
    let variants = Choices::new(Field::Variant, &variants, rows, places, faults);
    faults.extend(papers.needless(invitees));
    faults.extend(variants.needless(invitees));
    if papers.all.len() < 2
        && papers.all.iter().all(|own| own.name.is_empty())
        && variants.all.is_empty()
    {
        return Vec::new();
    }
    let mut keys: Vec<EditionKey> = Vec::with_capacity(invitees.len());
    invitees.retain_mut(|invitee| {
        let found = variants.of(invitee, None).and_then(|variant| {
            let paper = papers.of(invitee, variants.name(variant))?;
            Ok(EditionKey { paper: paper.unwrap_or(0), variant })
        });
        match found {
            Ok(key) => {
                keys.push(key);
                true
            }
            Err((field, message)) => {
                let found =
                    Diagnostic::at(Message::Edition(message), invitee.place(field.name()));
                rejected.push(invitee.rejected_for(found.into()));
                false
            }
        }
    });
    rejected.sort_by_key(|row| row.position);
    let of_rows = || invitees.iter().zip(&keys);
    let plain = of_rows().filter(|(_, key)| key.paper == 0).map(|(row, _)| row);
    faults.extend(papers.near_misses(plain, places));
    let plain = of_rows().filter(|(_, key)| key.variant.is_none()).map(|(row, _)| row);
    faults.extend(variants.near_misses(plain, places));
    let mut used: BTreeSet<EditionKey> = keys.iter().copied().collect();
    if !keys.is_empty() {
        let of_papers = used.iter().map(|key| key.paper).chain([0]).collect();
        for (paper, said) in papers.unused(&of_papers, places) {
            used.insert(EditionKey { paper, variant: None });
            faults.push(said);
        }
        let of_variants = used.iter().filter_map(|key| key.variant).collect();
        for (variant, said) in variants.unused(&of_variants, places) {
            used.insert(EditionKey { paper: 0, variant: Some(variant) });
            faults.push(said);
        }
    }
    used.remove(&EditionKey::default());
    let numbers: BTreeMap<EditionKey, usize> =
        [EditionKey::default()].into_iter().chain(used.iter().copied()).zip(0..).collect();
    for (invitee, key) in invitees.iter_mut().zip(keys) {
        let paper = papers.name(Some(key.paper)).unwrap_or_default();
        let variant = variants.name(key.variant).unwrap_or_default();
        *invitee = invitee.with_texts(|field, text| match field {
            "paper" => paper.to_owned(),
            "variant" => variant.to_owned(),
            _ => text.to_owned(),
        });
        invitee.edition = numbers.get(&key).copied().unwrap_or_default();
    }
    used.into_iter().collect()
}
