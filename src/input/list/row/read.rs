//! One row of a list becomes an [`Invitee`], or says why not.

use crate::diagnostic::{Diagnostic, Diagnostics, Message, SheetMessage};
use crate::hindi::{
    FormOfAddress, Gender, Kin, Number, bare_alias, begins_with_mohammad, company, couple,
    form_of_address, gender_by_kin, is_undecided, parse_gender, seems_several, split_alias,
    split_honorific, split_kin, split_name_and_kin,
};
use crate::input::event::ListSpec;
use crate::input::event::advocate_index::{AdvocateIndex, NotFound};
use crate::input::field::Field;
use crate::input::list::column::mapping::Columns;
use crate::input::list::format::missing_value::says_nothing;
use crate::input::list::format::program_text::{has_no_value, is_shortened};
use crate::input::list::format::{Cell, CellKind};
use crate::input::list::repair::cells::is_lost;
use crate::input::list::repair::conversion::UnconvertedCell;
use crate::input::list::repair::missing_values::NoNames;
use crate::input::list::row::invitee::{Invitee, Texts};
use crate::input::list::row::origin::RowOrigin;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::text::{has_words, is_word_character, word_key};

/// Values that are the same for all rows of a list.
pub(in crate::input) struct Context<'a> {
    pub(in crate::input) columns: &'a Columns,
    /// The columns of the list's own, in the order of their headings.
    pub(in crate::input) own: &'a [usize],
    pub(in crate::input) spec: &'a ListSpec,
    /// True if a row must name an advocate.
    pub(in crate::input) must_name_advocate: bool,
    pub(in crate::input) roster: &'a AdvocateIndex<'a>,
    pub(in crate::input) no_names: &'a NoNames,
}

/// A row being read.
struct Reader<'a> {
    context: &'a Context<'a>,
    cells: Vec<Cell>,
    origin: RowOrigin,
    faults: Diagnostics,
}

/// A row without faults.
pub(in crate::input) struct ValidRow {
    pub(in crate::input) invitee: Invitee,
    /// True if the cell of the name said whose child or wife the invitee is.
    pub(in crate::input) named_kin: bool,
}

/// Reads one row. `fault` is what is wrong with the row as such, and the header of the column
/// that it is about, if there is one; `unread` are the cells that cannot be used as they are,
/// `faults` what else is wrong with cells.
pub(in crate::input) fn invitee(
    context: &Context<'_>,
    cells: Vec<Cell>,
    origin: RowOrigin,
    fault: Option<(Message, Option<String>)>,
    (unread, faults): (Vec<UnconvertedCell>, Vec<Diagnostic>),
) -> Result<ValidRow, RejectedRow> {
    let mut reader = Reader { context, cells, origin, faults: Diagnostics::new() };
    // The cells of a ragged row may belong to other columns: nothing more is said of them.
    if let Some((message, column)) = fault {
        let stood = reader.no_name(&message);
        let place = reader.origin.cell(column, stood);
        reader.faults.push(Diagnostic::at(message, place));
        let mut name = reader.cell(Field::Name).unwrap_or_default();
        if name.chars().count() > LONGEST_NAME_SHOWN {
            name = String::new();
        }
        return Err(reader.rejected(name, None));
    }
    for UnconvertedCell { heading, text, message } in unread {
        let place = reader.origin.cell(Some(heading), Some(text));
        reader.faults.push(Diagnostic::at(message, place));
    }
    reader.faults.extend(faults);
    reader.check_kinds();
    reader.invitee()
}

/// Characters of a name in a report of rows rejected.
const LONGEST_NAME_SHOWN: usize = 500;

/// Bytes of a cell that is kept of a row rejected.
const LONGEST_KEPT: usize = 2_000;

/// Fields that are never a date, nor the error of a formula. Excel makes a date of ward 3/4.
fn may_be_date(field: Field) -> bool {
    matches!(field, Field::Note)
}

/// Fields of which nothing is printed, or where anything may stand.
fn may_be_number(field: Field) -> bool {
    matches!(field, Field::Note | Field::Gender | Field::Advocate)
}

/// Fields of digits, which spreadsheet programs take for numbers to count with.
fn is_of_digits(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Pin | Field::Ward | Field::Id)
}

impl Reader<'_> {
    #[expect(clippy::too_many_lines, reason = "fields in order, each needing those before it")]
    fn invitee(mut self) -> Result<ValidRow, RejectedRow> {
        let written_name = self.name();
        let own_gender = self.gender();
        let (mut father, mut husband, guardian) = self.guardians(own_gender);
        let mut company = company(&written_name);
        let column = self.cell(Field::Prefix);
        let pair = column
            .as_deref()
            .and_then(couple)
            .or_else(|| company.prefix.is_some().then(|| company.clone()));
        let kin = [Field::Father, Field::Husband, Field::Guardian];
        let mut said_gender =
            kin.into_iter().find_map(|field| gender_by_kin(&self.text(field)?));
        let has_kin = father.is_some() || husband.is_some() || guardian.is_some();
        let of_one = pair.is_none() && company.number == Number::One;
        let parts = (of_one && !has_kin).then(|| split_name_and_kin(&company.name)).flatten();
        let named_kin = parts.is_some();
        if let Some(parts) = parts {
            let other = Some(parts.other.to_owned());
            match parts.kin {
                Kin::Father => father = other,
                Kin::Husband => husband = other,
            }
            said_gender = parts.gender;
            company.name = parts.name.to_owned();
        }
        let (mut name, address) = if pair.is_some() {
            (company.name.clone(), None)
        } else {
            self.address(&company.name, own_gender.or(said_gender), husband.is_some())
        };
        if let (Some(shown), Some(prefix)) =
            (address.as_ref().and_then(|address| address.gender), self.cell(Field::Prefix))
            && let Some((leading, _)) = split_honorific(&company.name)
            && form_of_address(leading).gender.is_some_and(|other| other != shown)
        {
            let gender = leading.to_owned();
            self.fault(Field::Prefix, Message::GenderClash { gender, prefix });
        }
        let is_no_name =
            || !is_a_name(&name) || split_honorific(&format!("{name} x")) == Some((&name, "x"));
        // Of names that were lost when the list was saved it is said how many there are.
        if is_no_name() && !self.cells_of(Field::Name).any(is_lost) {
            self.fault(Field::Name, Message::NameEmpty);
        }
        let advocate = self.advocate();
        let shown = address.as_ref().and_then(|address| address.gender);
        if let (Some(gender), Some(address)) = (own_gender, &address)
            && shown.is_some_and(|shown| shown != gender)
            && !(gender == Gender::F && address.feminine != address.printed)
        {
            let message = Message::GenderClash {
                gender: self.cell(Field::Gender).unwrap_or_default(),
                prefix: address.printed.clone(),
            };
            self.fault(Field::Gender, message);
        }
        let of_name = begins_with_mohammad(&name).then_some(Gender::M);
        let mut gender = own_gender.or(shown).or(said_gender).or(of_name);
        if let Some(husband) = &husband {
            if gender == Some(Gender::M) {
                self.fault(Field::Husband, Message::HusbandOfMan { husband: husband.clone() });
            }
            gender = gender.or(Some(Gender::F));
        }
        let mut gender = gender.or_else(|| default_gender(self.context.spec));
        let mut prefix = address.and_then(|address| {
            if let Some(part) = &address.part_of_name {
                name = format!("{part} {name}");
            }
            let printed =
                if gender == Some(Gender::F) { address.feminine } else { address.printed };
            (!printed.is_empty()).then_some(printed)
        });
        let mut number = company.number;
        if of_one && seems_several(&company.name) {
            // How they are to be addressed is not known.
            (number, gender) = (Number::Several, None);
        } else if number == Number::Several {
            gender = company.gender;
        }
        if let Some(pair) = pair {
            (number, gender, prefix) = (Number::Several, pair.gender, pair.prefix);
        }
        let mut alias = self.text(Field::Alias).map(|alias| bare_alias(&alias).to_owned());
        if alias.is_none()
            && number == Number::One
            && let Some((first, other)) = split_alias(&name)
        {
            (name, alias) = (first.to_owned(), Some(other.to_owned()));
        }
        if !self.faults.is_empty() {
            return Err(self.rejected(written_name, advocate));
        }
        let texts = Texts {
            name,
            prefix,
            alias,
            father,
            husband,
            guardian,
            family: company.family,
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
        };
        let defaulted = self.defaulted(named_kin);
        let own = self.take_own_cells();
        let mut invitee = Invitee::new(&texts, (gender, number), advocate, own, self.origin);
        invitee.defaulted = defaulted;
        invitee.is_kin_with_name = named_kin;
        Ok(ValidRow { invitee, named_kin })
    }

    /// The fields that have the list's default, as [`Invitee::defaulted`] has them.
    fn defaulted(&self, named_kin: bool) -> u32 {
        if self.context.spec.defaults.is_empty() {
            return 0;
        }
        let kin = [Field::Father, Field::Husband, Field::Guardian];
        let has_kin = named_kin || kin.iter().any(|field| self.cell(*field).is_some());
        let has_own = |name: &str| match name {
            "father" | "husband" | "guardian" => has_kin,
            "prefix" if split_honorific(&self.name()).is_some() => true,
            name => Field::named(name).is_some_and(|field| self.cell(field).is_some()),
        };
        let mut bits = 0;
        for (at, name) in Texts::FIELDS.iter().enumerate() {
            if self.context.spec.defaults.contains_key(*name) && !has_own(name) {
                bits |= 1 << at;
            }
        }
        bits
    }

    /// What spreadsheet programs have made of cells that mean something.
    fn check_kinds(&mut self) {
        for (field, columns) in &self.context.columns.fields {
            for column in columns {
                let Some(cell) = self.cells.get(*column) else { continue };
                let value = cell.text.clone();
                let message = match cell.kind {
                    CellKind::Formula => SheetMessage::Formula { value }.into(),
                    _ if has_no_value(cell) => Message::CellHasError { value },
                    CellKind::Text if *field != Field::Note && is_ditto(&value) => {
                        Message::CellIsDitto { value }
                    }
                    CellKind::Date if !may_be_date(*field) => Message::CellIsDate { value },
                    CellKind::Text if !may_be_number(*field) && is_shortened(&value) => {
                        Message::NumberShortened { value }
                    }
                    _ => continue,
                };
                self.fault(*field, message);
            }
        }
    }

    /// The name with the surname, if that stands apart.
    fn name(&self) -> String {
        let name = unglued(self.cell(Field::Name).unwrap_or_default());
        match self.cell(Field::Surname) {
            Some(surname)
                if name
                    .strip_suffix(&surname)
                    .is_some_and(|before| !before.ends_with(is_word_character)) =>
            {
                name
            }
            Some(surname) => format!("{name} {surname}").trim().to_owned(),
            None => name,
        }
    }

    /// Father, husband, and one of them where it is open: by the column, by a word before the
    /// name (`पति – राम`), else by the person's own form of address and gender.
    fn guardians(
        &self,
        gender: Option<Gender>,
    ) -> (Option<String>, Option<String>, Option<String>) {
        let (mut father, mut husband, mut open) = (None, None, None);
        for field in [Field::Father, Field::Husband, Field::Guardian] {
            let Some(written) = self.text(field) else { continue };
            let (said, name) = split_kin(&written);
            let kin = said.or(match field {
                Field::Father => Some(Kin::Father),
                Field::Husband => Some(Kin::Husband),
                _ => self.kin_by_address(gender),
            });
            let place = match kin {
                Some(Kin::Father) => &mut father,
                Some(Kin::Husband) => &mut husband,
                None => &mut open,
            };
            place.get_or_insert_with(|| name.to_owned());
        }
        (father, husband, open)
    }

    /// Whose name a man or a married or unmarried woman has after her own.
    fn kin_by_address(&self, gender: Option<Gender>) -> Option<Kin> {
        let name = self.cell(Field::Name).unwrap_or_default();
        let address = self
            .cell(Field::Prefix)
            .or_else(|| split_honorific(&name).map(|(leading, _)| leading.to_owned()))
            .filter(|written| !is_undecided(written))
            .map(|written| form_of_address(&written));
        let printed = address.as_ref().map_or("", |address| address.printed.as_str());
        if printed.contains("श्रीमती") {
            return Some(Kin::Husband);
        }
        let shown = gender.or(address.as_ref().and_then(|address| address.gender));
        (shown == Some(Gender::M) || printed.contains("कुमारी")).then_some(Kin::Father)
    }

    /// The cells of a field as one text, if the list has the column and they are not all empty.
    fn cell(&self, field: Field) -> Option<String> {
        let columns = self.context.columns.fields.get(&field)?;
        let mut joined = String::new();
        for column in columns {
            let Some(text) = self.cells.get(*column).map(|cell| cell.text.as_str()) else {
                continue;
            };
            if says_nothing(text) {
                continue;
            }
            if is_of_digits(field)
                && let Some(whole) = text.strip_suffix(".0")
                && whole.bytes().all(|byte| byte.is_ascii_digit())
            {
                joined.push_str(whole);
            } else if joined.is_empty() || has_words(text, &joined) {
                // A full address often says the village once more.
                text.clone_into(&mut joined);
            } else if !has_words(&joined, text) {
                joined.push_str(if field == Field::Village { ", " } else { " " });
                joined.push_str(text);
            }
        }
        (!joined.is_empty()).then_some(joined)
    }

    /// The cell, else the list's default.
    fn text(&self, field: Field) -> Option<String> {
        let default = || self.context.spec.defaults.get(field.name()).cloned();
        self.cell(field).or_else(default).filter(|text| !text.is_empty())
    }

    /// The cells of the columns of the list's own, taken out of the row.
    fn take_own_cells(&mut self) -> Box<[Box<str>]> {
        let mut take = |index: &usize| {
            let cell = self.cells.get_mut(*index);
            cell.map(|cell| std::mem::take(&mut cell.text)).unwrap_or_default()
        };
        self.context.own.iter().map(|index| take(index).into_boxed_str()).collect()
    }

    /// The cells of the columns of the list's own.
    fn own_cells(&self) -> impl Iterator<Item = &str> {
        let cell = |index: &usize| self.cells.get(*index).map_or("", |cell| cell.text.as_str());
        self.context.own.iter().map(cell)
    }

    fn advocate(&mut self) -> Option<usize> {
        let roster = self.context.roster;
        let written = self.cell(Field::Advocate);
        let Some(called) = written.or_else(|| self.context.spec.advocate.clone()) else {
            if let Some(only) = roster.only() {
                return Some(only);
            }
            if self.context.must_name_advocate {
                self.fault(Field::Advocate, Message::AdvocateNotGiven);
            }
            return None;
        };
        let message = match roster.find(&called) {
            Ok(index) => return Some(index),
            Err(NotFound::Unknown) => Message::AdvocateUnknown {
                nearest: roster.nearest(&called),
                known: roster.known(),
                value: called,
            },
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
        let written = self.cell(Field::Gender)?;
        let gender = parse_gender(&word_key(&written));
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
            let address = form_of_address(&written);
            // Said in both columns: श्री | श्री राम.
            let rest = match split {
                Some((leading, rest)) if form_of_address(leading) == address => rest,
                _ => name,
            };
            return (rest.to_owned(), Some(address));
        }
        if let Some((leading, rest)) = split {
            let rest = rest.trim_start_matches(['-', '–', ':', ',', ' ']);
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
        // Of a cell without its value nothing else can be said.
        let is_of_formula = matches!(
            message,
            Message::CellHasError { .. } | Message::Sheet(SheetMessage::Formula { .. })
        );
        if !is_of_formula && self.cells_of(field).any(has_no_value) {
            return;
        }
        let column = self.origin.headers.fields.get(field.name()).cloned();
        let value = self.cell(field).or_else(|| self.no_name(&message));
        self.faults.push(Diagnostic::at(message, self.origin.cell(column, value)));
    }

    fn cells_of(&self, field: Field) -> impl Iterator<Item = &Cell> {
        let columns = self.context.columns.fields.get(&field).into_iter().flatten();
        columns.filter_map(|column| self.cells.get(*column))
    }

    /// The text in place of a name that says that there is none, if `message` is that there is
    /// none.
    fn no_name(&self, message: &Message) -> Option<String> {
        if !matches!(message, Message::NameEmpty) {
            return None;
        }
        let text = || {
            let at = self.context.columns.fields.get(&Field::Name)?.first()?;
            Some(self.cells.get(*at)?.text.clone()).filter(|text| !text.is_empty())
        };
        self.context.no_names.get(&self.origin.row).cloned().or_else(text)
    }

    fn rejected(self, name: String, advocate: Option<usize>) -> RejectedRow {
        let fields = self.context.columns.fields.keys();
        let fields = fields.filter_map(|own| Some((own.name().to_owned(), self.text(*own)?)));
        let own = self.origin.headers.own.iter().cloned().zip(self.own_cells());
        let own = own.map(|(heading, text)| (heading, text.to_owned()));
        RejectedRow {
            fields: fields.chain(own).filter(|(_, text)| text.len() <= LONGEST_KEPT).collect(),
            origin: self.origin,
            position: 0,
            name,
            advocate,
            diagnostics: self.faults,
        }
    }
}

/// What stands for the cell above in lists written by hand and typed so: ", 〃, -do-, वही.
fn is_ditto(text: &str) -> bool {
    const MARKS: [char; 9] = ['"', '\'', '“', '”', '’', '″', '〃', '˝', ','];
    const WORDS: [&str; 6] = ["do", "ditto", "वही", "तदैव", "यथोपरि", "उपरोक्त"];
    let bare = text.trim_matches(|c: char| c == ' ' || c == '-' || c == '–' || c == '.');
    // A comma alone is dirt.
    let of_marks =
        bare.contains(|c| MARKS[..8].contains(&c)) && bare.chars().all(|c| MARKS.contains(&c));
    of_marks || WORDS.iter().any(|word| word.eq_ignore_ascii_case(bare))
}

/// Digits, dots, dashes and joiners alone are nobody's name.
fn is_a_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// The name with a space behind a form of address that stands before it without one: डॉ.राम.
fn unglued(name: String) -> String {
    let Some((first, rest)) = name.split_once('.') else { return name };
    let spaced = format!("{first}. {rest}");
    let is_glued = !first.contains(' ')
        && rest.starts_with(char::is_alphabetic)
        && split_honorific(&spaced).is_some_and(|(_, name)| name == rest);
    if is_glued { spaced } else { name }
}

fn default_gender(spec: &ListSpec) -> Option<Gender> {
    parse_gender(&word_key(spec.defaults.get(Field::Gender.name())?)).flatten()
}
