//! One row of a list becomes an [`Invitee`], or says why not.

use std::collections::BTreeMap;

use super::event::{ListSpec, Signing};
use super::field::Field;
use super::invitee::{Invitee, RowOrigin};
use super::job::HeldRow;
use super::list::Columns;
use super::roster::{NotFound, Roster};
use super::text::word_key;
use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::hindi::{FormOfAddress, Gender, form_of_address, split_honorific};

/// What is the same for all rows of a list.
pub(super) struct Context<'a> {
    pub(super) columns: &'a Columns,
    pub(super) spec: &'a ListSpec,
    pub(super) signing: Signing,
    pub(super) roster: &'a Roster<'a>,
}

/// A row being read.
struct Reader<'a> {
    context: &'a Context<'a>,
    cells: Vec<String>,
    origin: RowOrigin,
    faults: Diagnostics,
}

/// Reads one row. `ragged` is what is wrong with the number of its cells.
pub(super) fn invitee(
    context: &Context<'_>,
    cells: Vec<String>,
    origin: RowOrigin,
    ragged: Option<Message>,
) -> Result<Invitee, HeldRow> {
    let mut reader = Reader { context, cells, origin, faults: Diagnostics::new() };
    // The cells of a ragged row may belong to other columns: nothing more is said of them.
    if let Some(message) = ragged {
        let place = reader.origin.place();
        reader.faults.push(Diagnostic::at(message, place));
        let name = reader.cell(Field::Name).unwrap_or_default().to_owned();
        return Err(reader.held(name, None));
    }
    reader.invitee()
}

impl Reader<'_> {
    fn invitee(mut self) -> Result<Invitee, HeldRow> {
        let written_name = self.cell(Field::Name).unwrap_or_default().to_owned();
        let advocate = self.advocate();
        let own_gender = self.gender();
        let husband = self.text(Field::Husband);
        let (mut name, address) = self.address(&written_name, own_gender, husband.is_some());
        if !is_a_name(&name) {
            self.fault(Field::Name, Message::NameEmpty);
        }
        let shown = address.as_ref().and_then(|address| address.gender);
        if let (Some(gender), Some(address)) = (own_gender, &address)
            && shown.is_some_and(|shown| shown != gender)
            && !(gender == Gender::F && address.feminine != address.printed)
        {
            let message = Message::GenderClash {
                gender: self.cell(Field::Gender).unwrap_or_default().to_owned(),
                prefix: address.printed.clone(),
            };
            self.fault(Field::Gender, message);
        }
        let mut gender = own_gender.or(shown);
        if let Some(husband) = &husband {
            if gender == Some(Gender::M) {
                self.fault(Field::Husband, Message::HusbandOfMan { husband: husband.clone() });
            }
            gender = gender.or(Some(Gender::F));
        }
        let gender = gender.or_else(|| default_gender(self.context.spec));
        let prefix = address.and_then(|address| {
            if let Some(part) = &address.part_of_name {
                name = format!("{part} {name}");
            }
            let printed =
                if gender == Some(Gender::F) { address.feminine } else { address.printed };
            (!printed.is_empty()).then_some(printed)
        });
        let mut alias = self.text(Field::Alias);
        if alias.is_none()
            && let Some((first, other)) = name.split_once(" उर्फ ")
            && is_a_name(first)
            && is_a_name(other)
        {
            alias = Some(other.trim().to_owned());
            name = first.trim().into();
        }
        if !self.faults.is_empty() {
            return Err(self.held(written_name, advocate));
        }
        Ok(Invitee {
            name,
            prefix,
            alias,
            gender,
            father: self.text(Field::Father),
            husband,
            post: self.text(Field::Post),
            village: self.text(Field::Village),
            ward: self.text(Field::Ward),
            panchayat: self.text(Field::Panchayat),
            block: self.text(Field::Block),
            district: self.text(Field::District),
            pin: self.text(Field::Pin),
            phone: self.text(Field::Phone),
            note: self.text(Field::Note),
            id: self.text(Field::Id),
            advocate,
            columns: self.own_columns(),
            origin: self.origin,
            position: 0,
        })
    }

    /// The cell of a field, if the list has the column and the cell is not empty.
    fn cell(&self, field: Field) -> Option<&str> {
        let index = *self.context.columns.fields.get(&field)?;
        self.cells.get(index).map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// The cell, else the list's default.
    fn text(&self, field: Field) -> Option<String> {
        let default = || self.context.spec.defaults.get(field.name()).map(String::as_str);
        self.cell(field).or_else(default).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn own_columns(&self) -> BTreeMap<String, String> {
        let cell = |index: usize| self.cells.get(index).cloned().unwrap_or_default();
        self.context
            .columns
            .own
            .iter()
            .map(|(i, heading)| (heading.clone(), cell(*i)))
            .collect()
    }

    fn advocate(&mut self) -> Option<usize> {
        let roster = self.context.roster;
        let written = self.cell(Field::Advocate).map(str::to_owned);
        let Some(called) = written.or_else(|| self.context.spec.advocate.clone()) else {
            if let Some(only) = roster.only() {
                return Some(only);
            }
            if self.context.signing == Signing::Issuing {
                self.fault(Field::Advocate, Message::AdvocateNotGiven);
            }
            return None;
        };
        let message = match roster.find(&called) {
            Ok(index) => return Some(index),
            Err(NotFound::Unknown) => {
                Message::AdvocateUnknown { nearest: roster.nearest(&called), value: called }
            }
            Err(NotFound::Ambiguous(first, second)) => Message::AdvocateAmbiguous {
                value: called,
                first: roster.shown(first),
                second: roster.shown(second),
            },
        };
        self.fault(Field::Advocate, message);
        None
    }

    fn gender(&mut self) -> Option<Gender> {
        let written = self.cell(Field::Gender)?.to_owned();
        let gender = parse_gender(&written);
        if gender.is_none() {
            self.fault(Field::Gender, Message::GenderUnknown { value: written });
        }
        gender.flatten()
    }

    /// The name without a form of address, and that: from its own column, else from the
    /// beginning of the name, else the list's default where it fits the person.
    fn address(
        &self,
        name: &str,
        gender: Option<Gender>,
        has_husband: bool,
    ) -> (String, Option<FormOfAddress>) {
        let split = split_honorific(name);
        if let Some(written) = self.cell(Field::Prefix) {
            let address = form_of_address(written);
            // Said in both columns: श्री | श्री राम.
            let rest = match split {
                Some((leading, rest)) if form_of_address(leading) == address => rest,
                _ => name,
            };
            return (rest.to_owned(), Some(address));
        }
        if let Some((leading, rest)) = split {
            return (rest.to_owned(), Some(form_of_address(leading)));
        }
        let known = gender.or(has_husband.then_some(Gender::F));
        let default = self
            .context
            .spec
            .defaults
            .get(Field::Prefix.name())
            .filter(|default| !default.is_empty())
            .map(|default| form_of_address(default))
            .filter(|address| match (known, address.gender) {
                (Some(known), Some(shown)) => {
                    known == shown || address.feminine != address.printed
                }
                _ => true,
            });
        (name.to_owned(), default)
    }

    fn fault(&mut self, field: Field, message: Message) {
        let column = self.origin.headers.get(field.name()).cloned();
        let value = self.cell(field).map(str::to_owned);
        self.faults.push(Diagnostic::at(message, self.origin.cell(column, value)));
    }

    fn held(self, name: String, advocate: Option<usize>) -> HeldRow {
        HeldRow { origin: self.origin, position: 0, name, advocate, diagnostics: self.faults }
    }
}

/// Dots, dashes and joiners alone are nobody's name.
fn is_a_name(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn default_gender(spec: &ListSpec) -> Option<Gender> {
    parse_gender(spec.defaults.get(Field::Gender.name())?).flatten()
}

/// The gender that a cell means: `Some(None)` for one who is neither and is addressed so.
#[expect(clippy::option_option, reason = "neither man nor woman is an answer, too")]
pub(super) fn parse_gender(written: &str) -> Option<Option<Gender>> {
    match word_key(written).as_str() {
        "पु" | "पुं" | "पुरुष" | "पुरूष" | "नर" | "m" | "male" | "man" | "purush" | "pu" => {
            Some(Some(Gender::M))
        }
        "स्त्री" | "महिला" | "म" | "f" | "female" | "woman" | "w" | "stri" | "mahila" => {
            Some(Some(Gender::F))
        }
        "अन्य" | "तृतीय" | "ट्रांसजेंडर" | "other" | "o" | "t" | "transgender" => {
            Some(None)
        }
        _ => None,
    }
}
