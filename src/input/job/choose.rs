//! Which edition each invitee's letter is of.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, EditionMessage, Message, Place, nearest};
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
    /// The variants of which `when` asks for one: of each of its columns that name one, usually
    /// none.
    of_variants: Vec<BTreeSet<usize>>,
}

impl<'e> Choice<'e> {
    /// Variants that `when` asks for and that the event does not have go to the faults.
    fn new(
        key: String,
        name: &'e str,
        when: &Condition,
        event: &Event,
        places: &EventPlaces,
        faults: &mut Diagnostics,
    ) -> Self {
        let names = || event.variants.iter().map(|own| own.name.as_str());
        let is_variant = |column: &str| Field::of_heading(column) == Some(Field::Variant);
        let (on_variants, others): (Vec<_>, Vec<_>) =
            when.0.iter().partition(|(column, _)| is_variant(column));
        let mut of_variants = Vec::new();
        for (column, values) in on_variants {
            let mut asked = BTreeSet::new();
            for value in values {
                let found = names().position(|own| word_key(own) == word_key(value));
                if found.is_none() {
                    let message = EditionMessage::VariantUnknown {
                        value: value.clone(),
                        nearest: nearest(value, names()),
                        known: names().collect::<Vec<_>>().join(", "),
                    };
                    let place = places.place(&format!("{key}.when.{column}"));
                    faults.push(Diagnostic::at(Message::Edition(message), place));
                }
                asked.extend(found);
            }
            of_variants.push(asked);
        }
        let when = others.into_iter().map(|(column, values)| RowCondition::is(column, values));
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

    /// The heading under which lists name one.
    fn column(&self) -> &'static str {
        if self.field == Field::Paper {
            "काग़ज़"
        } else {
            "पत्र का प्रकार"
        }
    }

    fn name(&self, index: Option<usize>) -> Option<&'c str> {
        self.all.get(index?).map(|own| own.name)
    }

    /// Those that have a name, with their places.
    fn named(&self) -> impl Iterator<Item = (usize, &'c str)> {
        let all = self.all.iter().map(|choice| choice.name).enumerate();
        all.filter(|(_, name)| !name.is_empty())
    }

    /// The one that a row gets: which the row names, else the first whose conditions it
    /// fulfils. One without conditions is nobody's by them.
    ///
    /// # Errors
    ///
    /// When none has the name.
    fn of(
        &self,
        row: AnyRow<'_>,
        variant: Option<usize>,
    ) -> Result<Option<usize>, (Field, EditionMessage)> {
        let named = row.field(self.field.name());
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
        let mut all = self.all.iter().zip(&self.tests);
        Ok(all.position(|(choice, tests)| {
            let asks = !tests.is_empty() || !choice.of_variants.is_empty();
            let is_of =
                |asked: &BTreeSet<usize>| variant.is_some_and(|own| asked.contains(&own));
            asks && choice.of_variants.iter().all(is_of)
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
        /// Values that are named.
        const SHOWN: usize = 5;
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
        found.into_iter().map(move |((at, index), values)| {
            let (choice, test) = (&self.all[at], &self.tests[at][index]);
            let place = places.place(&choice.condition_key(test.condition()));
            let shown: Vec<&str> = values.keys().map(String::as_str).take(SHOWN).collect();
            let message = EditionMessage::Nearly {
                column: test.condition().field().to_owned(),
                value: shown.join("\", \""),
                more: values.len() - shown.len(),
                asked: test.condition().values().join("\", \"").into(),
                name: choice.name.to_owned(),
                rows: values.values().sum(),
            };
            Diagnostic::at(Message::Edition(message), place)
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
            let asks = !choice.when.is_empty() || !choice.of_variants.is_empty();
            let column = (!asks).then_some(self.column());
            let message = EditionMessage::Nobody { name: choice.name.to_owned(), column };
            (index, Diagnostic::at(Message::Edition(message), places.place(&choice.key)))
        })
    }

    /// The warning that lists name what the event file has none of.
    fn needless(&self, invitees: &[Invitee], places: &EventPlaces) -> Option<Diagnostic> {
        let is_named = |own: &&Invitee| !own.field(self.field.name()).is_empty();
        let first = invitees.iter().find(is_named).filter(|_| self.named().next().is_none())?;
        let column = first.heading(self.field.name()).unwrap_or(self.field.name()).to_owned();
        let message = EditionMessage::ColumnNeedless { column, table: self.table() };
        let place = place(first, self.field, places);
        Some(Diagnostic::at(Message::Edition(message), place))
    }
}

/// Where a row names its paper or variant: in a cell, or by the list's default.
fn place(invitee: &Invitee, field: Field, places: &EventPlaces) -> Place {
    match invitee.default_key(field.name()) {
        Some(key) => places.place(&key),
        None => invitee.place(field.name()),
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
    let mut choice = |key: String, name, when: &Condition| {
        Choice::new(key, name, when, event, places, faults)
    };
    let papers: Vec<Choice<'_>> =
        event.papers.iter().map(|own| choice(own.key.clone(), &own.name, &own.when)).collect();
    let variants = event.variants.iter();
    let variants: Vec<Choice<'_>> = variants
        .map(|own| choice(format!("variant.{}", own.index), &own.name, &own.when))
        .collect();
    let rows = SelectableRows { invitees, rejected, event };
    let papers = Choices::new(Field::Paper, &papers, rows, places, faults);
    let variants = Choices::new(Field::Variant, &variants, rows, places, faults);
    faults.extend(papers.needless(invitees, places));
    faults.extend(variants.needless(invitees, places));
    if papers.all.len() < 2
        && papers.all.iter().all(|own| own.name.is_empty())
        && variants.all.is_empty()
    {
        return Vec::new();
    }
    let mut keys: Vec<EditionKey> = Vec::with_capacity(invitees.len());
    let found = |row: AnyRow<'_>| {
        let variant = variants.of(row, None)?;
        let paper = papers.of(row, variant)?;
        Ok(EditionKey { paper: paper.unwrap_or(0), variant })
    };
    // They will be of these when they are mended.
    for row in rejected.iter_mut() {
        if let Ok(key) = found(AnyRow::Rejected(row)) {
            let names = [papers.name(Some(key.paper)), variants.name(key.variant)];
            for (field, name) in ["paper", "variant"].into_iter().zip(names) {
                row.fields.insert(field.to_owned(), name.unwrap_or_default().to_owned());
            }
        }
    }
    invitees.retain_mut(|invitee| match found(AnyRow::Valid(invitee)) {
        Ok(key) => {
            keys.push(key);
            true
        }
        Err((field, message)) => {
            let place = place(invitee, field, places);
            let found = Diagnostic::at(Message::Edition(message), place);
            rejected.push(invitee.rejected_for(found.into()));
            false
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
