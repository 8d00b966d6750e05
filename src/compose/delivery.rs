//! The values that the template of a paper for handing out sees: the letters of a group, and of
//! the event the groups.

use std::collections::BTreeMap;

use tera::{Context, Value};

use crate::compose::asked::{Asked, is_named};
use crate::compose::code::{check_code, scan_code};
use crate::compose::context::{EventContext, any, invitee, map, text};
use crate::hindi::{self, Collation};
use crate::input::{Event, Invitee, LetterState};
use crate::toml::document::AnyValue;

/// A letter of a group.
#[derive(Clone, Debug)]
pub struct GroupLetter<'a> {
    /// Whose it is.
    pub invitee: &'a Invitee,
    /// Its serial.
    pub serial: u32,
    /// The letter number as printed.
    pub number: String,
    /// Its pages.
    pub pages: usize,
    /// The state that the office has noted.
    pub state: LetterState,
}

/// A row whose letter is not in the bundle.
#[derive(Clone, Debug)]
pub struct HeldRow<'a> {
    /// Its serial; 0 if it has none.
    pub serial: u32,
    /// The name as the list has it.
    pub name: &'a str,
    /// True if the office has cancelled the letter; else the row has errors.
    pub is_cancelled: bool,
    /// The fault, in Hindi.
    pub reason: String,
}

/// Letters that are handed out together.
#[derive(Clone, Debug, Default)]
pub struct DeliveryGroup<'a> {
    /// The field that they have in common: `advocate`, `village` …; empty for all of the event.
    pub kind: &'a str,
    /// Their value there: a name.
    pub name: &'a str,
    /// The advocate, if the group is one's: an index into the event's.
    pub advocate: Option<usize>,
    /// In the order of the bundle.
    pub letters: Vec<GroupLetter<'a>>,
    /// In the order of the lists.
    pub held: Vec<HeldRow<'a>>,
}

/// The values of one paper.
#[derive(Clone, Copy, Debug)]
pub struct DeliveryValues<'a> {
    /// The letters.
    pub group: &'a DeliveryGroup<'a>,
    /// Of a paper of the event the groups, else none.
    pub groups: &'a [DeliveryGroup<'a>],
    /// The papers that come after it, with their pages.
    pub papers: &'a [(String, usize)],
    /// The options as they are chosen: a table.
    pub options: &'a AnyValue,
    /// True if its sheets are wider than high.
    pub is_landscape: bool,
}

impl DeliveryValues<'_> {
    /// The number of rows that a template may go through.
    pub(super) fn rows(&self) -> usize {
        self.group.letters.len() + self.group.held.len()
    }
}

/// The keys that templates ask of letters and of groups.
struct AskedOf {
    invitee: Asked,
    letters: bool,
    tabs: bool,
    scan_code: bool,
}

impl EventContext {
    /// The values that the template of a paper for handing out sees, from the templates in
    /// `sources`.
    pub(super) fn with_delivery(
        &self,
        event: &Event,
        values: &DeliveryValues<'_>,
        sources: &[&str],
    ) -> Context {
        let asked = AskedOf {
            letters: is_named("letters", sources),
            tabs: is_named("tabs", sources),
            scan_code: is_named("scan_code", sources),
            invitee: Asked::member("invitee", sources.iter().copied()),
        };
        let mut context = self.keys().clone();
        context.insert_value("letter", Value::from(self.letter().clone()));
        context.insert_value("group", self.group(event, values.group, &asked));
        let advocate = self.advocate(values.group.advocate);
        context.insert_value("advocate", advocate);
        let groups = values.groups.iter().map(|own| self.group(event, own, &asked));
        context.insert_value("groups", Value::from(groups.collect::<Vec<Value>>()));
        let papers = values
            .papers
            .iter()
            .map(|(name, pages)| map([("name", text(name)), ("pages", number(*pages))]));
        context.insert_value("papers", Value::from(papers.collect::<Vec<Value>>()));
        context.insert_value("option", any(values.options));
        let page = map([("landscape", values.is_landscape.into())]);
        context.insert_value("page", page);
        context
    }

    fn group(&self, event: &Event, group: &DeliveryGroup<'_>, asked: &AskedOf) -> Value {
        let letters = &group.letters;
        let values: Vec<Value> = if asked.letters || asked.tabs {
            letters.iter().map(|own| self.group_letter(event, own, asked)).collect()
        } else {
            Vec::new()
        };
        let count = |is_meant: &dyn Fn(LetterState) -> bool| {
            number(letters.iter().filter(|own| is_meant(own.state)).count())
        };
        let is_printed =
            |own: LetterState| matches!(own, LetterState::Printed | LetterState::HandedOver);
        let handed = |own: LetterState| own == LetterState::HandedOver;
        let cancelled = group.held.iter().filter(|own| own.is_cancelled).count();
        let blank = letters.iter().filter(|own| own.invitee.is_blank).count();
        let shown = |own: Option<&GroupLetter<'_>>| {
            text(&own.map(|own| shown_number(event, own)).unwrap_or_default())
        };
        let area = area(event);
        let tabs = if asked.tabs { tabs(event, letters, &values) } else { Vec::new() };
        let held = group.held.iter().map(|own| held_row(event, own)).collect::<Vec<Value>>();
        let serials = letters.iter().map(|own| own.serial).collect();
        map([
            ("kind", text(group.kind)),
            ("kind_name", text(Invitee::called(group.kind))),
            ("name", text(group.name)),
            ("advocate", self.advocate(group.advocate)),
            ("count", number(letters.len())),
            ("pages", number(letters.iter().map(|own| own.pages).sum())),
            ("first", shown(letters.first())),
            ("last", shown(letters.last())),
            ("serials", text(&ranges(event, serials))),
            ("printed", count(&is_printed)),
            ("handed_over", count(&handed)),
            ("left", count(&|own| !handed(own))),
            ("cancelled", number(cancelled)),
            ("faulty", number(group.held.len() - cancelled)),
            ("blank", number(blank)),
            ("rows", number(letters.len() - blank + group.held.len())),
            ("code", text(&group_code(event, group))),
            ("area", text(area.1)),
            ("areas", Value::from(areas(event, area.0, letters))),
            ("held", Value::from(held)),
            ("letters", Value::from(values)),
            ("tabs", Value::from(tabs)),
        ])
    }

    fn group_letter(&self, event: &Event, own: &GroupLetter<'_>, asked: &AskedOf) -> Value {
        let name = own.invitee.name();
        let scan_code = if asked.scan_code {
            scan_code(&event.facts.name, own.serial, name)
        } else {
            String::new()
        };
        map([
            ("serial", own.serial.into()),
            ("number", text(&own.number)),
            ("code", text(&check_code(&event.facts.name, own.serial, name))),
            ("scan_code", text(&scan_code)),
            ("pages", number(own.pages)),
            ("status", text(own.state.word())),
            ("advocate", self.advocate(own.invitee.advocate)),
            ("invitee", invitee(event, own.invitee, &asked.invitee)),
        ])
    }
}

fn held_row(event: &Event, own: &HeldRow<'_>) -> Value {
    let serial = if own.serial == 0 { String::new() } else { own.serial.to_string() };
    map([
        ("serial", text(&hindi::digits(&serial, event.wording.digits))),
        ("name", text(own.name)),
        ("is_cancelled", own.is_cancelled.into()),
        ("reason", text(&own.reason)),
    ])
}

fn number(count: usize) -> Value {
    Value::from(u64::try_from(count).unwrap_or(u64::MAX))
}

/// The number of a letter as its people call it: as printed, else its serial.
fn shown_number(event: &Event, own: &GroupLetter<'_>) -> String {
    if own.number.is_empty() {
        hindi::digits(&own.serial.to_string(), event.wording.digits)
    } else {
        own.number.clone()
    }
}

/// Serials in ranges: `1–12, 15`.
fn ranges(event: &Event, mut serials: Vec<u32>) -> String {
    serials.sort_unstable();
    let shown = hindi::shown_runs(serials, "–", ", ");
    hindi::digits(&shown, event.wording.digits)
}

/// The field by which letters are counted: the first by which they are sorted that is an area,
/// else the village; and what it is called.
fn area(event: &Event) -> (&'static str, &'static str) {
    let mut order = event.output.order.iter();
    let own =
        order.find_map(|key| Invitee::PLACES.into_iter().find(|area| *area == key.as_str()));
    let field = own.unwrap_or("village");
    (field, Invitee::called(field))
}

/// The areas in the order of the bundle, each with its letters.
fn areas(event: &Event, field: &str, letters: &[GroupLetter<'_>]) -> Vec<Value> {
    // Letters without a name are of no place yet, which is not the same as one without a name.
    let mut found: Vec<((&str, bool), Vec<&GroupLetter<'_>>)> = Vec::new();
    let mut known: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for letter in letters {
        let area = (letter.invitee.field(field), letter.invitee.is_blank);
        let at = *known.entry(area).or_insert_with(|| {
            found.push((area, Vec::new()));
            found.len() - 1
        });
        found[at].1.push(letter);
    }
    let shown = |own: Option<&&GroupLetter<'_>>| {
        text(&own.map(|own| shown_number(event, own)).unwrap_or_default())
    };
    let values = found.into_iter().map(|((name, is_blank), own)| {
        map([
            ("name", text(name)),
            ("blank", is_blank.into()),
            ("count", number(own.len())),
            ("first", shown(own.first())),
            ("last", shown(own.last())),
            ("serials", text(&ranges(event, own.iter().map(|own| own.serial).collect()))),
        ])
    });
    values.collect()
}

/// The letters by the names of those invited, as a dictionary has them, under their first
/// characters.
fn tabs(event: &Event, letters: &[GroupLetter<'_>], values: &[Value]) -> Vec<Value> {
    let collation = Collation::new(event.letter.language);
    // Who comes with a blank letter writes the name into an empty row.
    let mut order: Vec<usize> =
        (0..letters.len()).filter(|&at| !letters[at].invitee.is_blank).collect();
    let name = |at: usize| letters[at].invitee.name();
    order.sort_by(|&one, &other| collation.compare(name(one), name(other)));
    let first = |at: usize| {
        name(at).chars().next().map(|own| own.to_uppercase().to_string()).unwrap_or_default()
    };
    let runs = order.chunk_by(|&one, &other| first(one) == first(other));
    let tab = |run: &[usize]| {
        let own: Vec<Value> = run.iter().map(|&at| values[at].clone()).collect();
        map([("name", text(&first(run[0]))), ("letters", Value::from(own))])
    };
    runs.map(tab).collect()
}

/// The check code of a group: another if its letters are others.
fn group_code(event: &Event, group: &DeliveryGroup<'_>) -> String {
    let letters = group.letters.iter();
    let letters: Vec<String> =
        letters.map(|own| format!("{}:{}", own.serial, own.invitee.name())).collect();
    let count = u32::try_from(letters.len()).unwrap_or(u32::MAX);
    let content = format!("{}\n{}", group.name, letters.join("\n"));
    check_code(&event.facts.name, count, &content)
}
