//! One row of a list becomes an [`Invitee`], or says why not.

use crate::diagnostic::{
    AssignMessage, CellMessage, Diagnostic, Diagnostics, Message, SheetMessage,
};
use crate::hindi::{
    Company, FormOfAddress, Gender, Kin, Number, bare_alias, begins_with_mohammad, company,
    couple, form_of_address, gender_by_kin, gender_of_name, is_undecided, parse_gender,
    seems_several, split_alias, split_honorific, split_kin, split_name_and_kin,
};
use crate::input::event::ListSpec;
use crate::input::event::advocate_index::{AdvocateIndex, NotFound};
use crate::input::field::Field;
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::column::nobody::{has_long_number, is_nobodys};
use crate::input::list::format::missing_value::says_nothing;
use crate::input::list::format::program_date::{ProgramDate, program_date};
use crate::input::list::format::program_text::{has_no_value, is_shortened};
use crate::input::list::format::{CellKind, ListCell};
use crate::input::list::repair::cells::is_lost;
use crate::input::list::repair::conversion::UnconvertedCell;
use crate::input::list::repair::missing_values::NoNames;
use crate::input::list::row::invitee::{Invitee, Texts};
use crate::input::list::row::origin::RowOrigin;
use crate::input::list::row::prepare::RowFault;
use crate::input::list::row::rejected::RejectedRow;
use crate::text::{has_words, is_word_character, word_key};

/// Values that are the same for all rows of a list.
pub(crate) struct RowContext<'a> {
    pub(crate) columns: &'a ListColumns,
    pub(crate) headings: &'a [String],
    /// The columns of the list's own, in the order of their headings.
    pub(crate) own: &'a [OwnColumn],
    pub(crate) spec: &'a ListSpec,
    /// True if a row must name an advocate.
    pub(crate) must_name_advocate: bool,
    pub(crate) advocates: &'a AdvocateIndex<'a>,
    pub(crate) no_names: &'a NoNames,
}

/// A column of the list's own.
pub(crate) struct OwnColumn {
    /// Its index; none if only the event file has it.
    pub(crate) at: Option<usize>,
    /// The text for empty cells.
    pub(crate) default: String,
}

/// A row being read.
struct RowReader<'a> {
    context: &'a RowContext<'a>,
    cells: Vec<ListCell>,
    origin: RowOrigin,
    faults: Diagnostics,
}

/// Father and husband, and one of them where it is open which.
#[derive(Default)]
struct Guardians {
    father: Option<String>,
    husband: Option<String>,
    guardian: Option<String>,
}

/// A row without faults.
pub(crate) struct ValidRow {
    pub(crate) invitee: Invitee,
    /// True if the cell of the name said whose child or wife the invitee is.
    pub(crate) named_kin: bool,
    /// The list's default for the form of address or the gender that the name is against.
    pub(crate) unfit_default: Option<Field>,
}

/// Reads one row. `fault` is what is wrong with the row as such, and the header of the column
/// that it is about, if there is one; `unconverted` are the cells that cannot be used as they are,
/// `faults` what else is wrong with cells.
pub(crate) fn invitee(
    context: &RowContext<'_>,
    cells: Vec<ListCell>,
    origin: RowOrigin,
    fault: Option<RowFault>,
    (unconverted, faults): (Vec<UnconvertedCell>, Vec<Diagnostic>),
) -> Result<ValidRow, RejectedRow> {
    let mut reader = RowReader { context, cells, origin, faults: Diagnostics::new() };
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
    for UnconvertedCell { heading, text, message } in unconverted {
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

/// True of a cell that a spreadsheet program has made a date of, where none can be. In text it is
/// sure of wards alone: whatever else is printed may have a date in it.
fn is_date(field: Field, cell: &ListCell) -> bool {
    let is_of_text =
        || matches!(program_date(cell), Some(ProgramDate::Named | ProgramDate::Figures));
    !may_be_date(field) && (cell.kind == CellKind::Date || field == Field::Ward && is_of_text())
}

/// Fields of which nothing is printed, or where anything may stand.
fn may_be_number(field: Field) -> bool {
    matches!(
        field,
        Field::Note | Field::Gender | Field::Advocate | Field::Paper | Field::Variant
    )
}

/// Fields of digits, which spreadsheet programs take for numbers to count with.
fn is_of_digits(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Pin | Field::Ward | Field::Id)
}

impl RowReader<'_> {
    /// The invitee of a row whose cells are as they are to be read. What is understood of the
    /// name, of kin, of forms of address and of the gender each depends on those before it.
    fn invitee(mut self) -> Result<ValidRow, RejectedRow> {
        let written_name = self.name();
        let own_gender = self.gender();
        let mut kin = self.guardians(own_gender);
        let mut company = company(&written_name);
        let couple = self.couple(&company);
        let is_one = couple.is_none() && company.number == Number::One;
        let has_kin = kin.father.is_some() || kin.husband.is_some() || kin.guardian.is_some();
        let mut gender_of_kin = self.gender_of_kin();
        let parts = (is_one && !has_kin).then(|| split_name_and_kin(&company.name)).flatten();
        let named_kin = parts.is_some();
        if let Some(parts) = parts {
            let other = Some(parts.other.to_owned());
            match parts.kin {
                Kin::Father => kin.father = other,
                Kin::Husband => kin.husband = other,
            }
            gender_of_kin = parts.gender;
            company.name = parts.name.to_owned();
        }
        let (mut name, address) = if couple.is_some() {
            (company.name.clone(), None)
        } else {
            self.address(&company.name, own_gender.or(gender_of_kin), kin.husband.is_some())
        };
        self.check_prefix(&company.name, address.as_ref());
        self.check_name(&name);
        let advocate = self.advocate();
        self.check_gender(own_gender, address.as_ref());
        let shown = address.as_ref().and_then(|address| address.gender);
        let of_name = begins_with_mohammad(&name).then_some(Gender::M);
        let gender = own_gender.or(shown).or(gender_of_kin).or(of_name);
        let gender = self.gender_by_husband(gender, kin.husband.as_deref());
        let default = gender.is_none().then(|| default_gender(self.context.spec)).flatten();
        let unfit_default = self.unfit_default(&company.name, &name, shown, default);
        let gender = gender.or(default);
        let prefix = address.and_then(|address| printed_prefix(address, gender, &mut name));
        let (gender, number, prefix) = match couple {
            Some(pair) => (pair.gender, Number::Several, pair.prefix),
            // How they are to be addressed is not known.
            None if is_one && seems_several(&company.name) => (None, Number::Several, prefix),
            None if company.number == Number::Several => {
                (company.gender, Number::Several, prefix)
            }
            None => (gender, company.number, prefix),
        };
        let alias = self.alias(number, &mut name);
        if !self.faults.is_empty() {
            return Err(self.rejected(written_name, advocate));
        }
        let Guardians { father, husband, guardian } = kin;
        let family = company.family;
        let texts =
            Texts { prefix, alias, father, husband, guardian, family, ..self.texts(name) };
        let defaulted = self.defaulted(named_kin);
        let own = self.take_own_cells();
        let mut invitee = Invitee::new(&texts, (gender, number), advocate, own, self.origin);
        invitee.defaulted = defaulted;
        invitee.is_kin_with_name = named_kin;
        let unfit_default = unfit_default.filter(|_| is_one && number == Number::One);
        Ok(ValidRow { invitee, named_kin, unfit_default })
    }

    /// The couple that a form of address names, in its own column or before the name.
    fn couple(&self, company: &Company) -> Option<Company> {
        let column = self.cell(Field::Prefix);
        let of_column = column.as_deref().and_then(couple);
        of_column.or_else(|| company.prefix.is_some().then(|| company.clone()))
    }

    /// The gender that a word for kin before a father's or husband's name tells: पुत्री राम.
    fn gender_of_kin(&self) -> Option<Gender> {
        let kin = [Field::Father, Field::Husband, Field::Guardian];
        kin.into_iter().find_map(|field| gender_by_kin(&self.text(field)?))
    }

    /// A form of address in its own column must not be against that before the name.
    fn check_prefix(&mut self, name: &str, address: Option<&FormOfAddress>) {
        if let (Some(shown), Some(prefix)) =
            (address.and_then(|address| address.gender), self.cell(Field::Prefix))
            && let Some((leading, _)) = split_honorific(name)
            && form_of_address(leading).gender.is_some_and(|other| other != shown)
        {
            let gender = leading.to_owned();
            self.fault(Field::Prefix, Message::GenderClash { gender, prefix });
        }
    }

    /// There must be a name, and more in it than a form of address.
    fn check_name(&mut self, name: &str) {
        let is_no_name =
            || !is_a_name(name) || split_honorific(&format!("{name} x")) == Some((name, "x"));
        // Of names that were lost when the list was saved it is said how many there are.
        if is_no_name() && !self.cells_of(Field::Name).any(is_lost) {
            self.fault(Field::Name, Message::NameEmpty);
        } else if self.is_of_nobody() {
            self.fault(Field::Name, CellMessage::NobodysName.into());
        }
    }

    /// True if what stands in the place of the name is nobody's, and nothing stands beside it.
    fn is_of_nobody(&self) -> bool {
        let of_name = self.context.columns.fields.get(&Field::Name);
        let is_beside = |at: &usize| of_name.is_none_or(|columns| !columns.contains(at));
        let says = |cell: &ListCell| {
            cell.text.contains(char::is_alphabetic) && !says_nothing(&cell.text)
                || has_long_number(&cell.text)
        };
        self.cell(Field::Name).is_some_and(|name| is_nobodys(&name))
            && !(0..).zip(&self.cells).any(|(at, cell)| is_beside(&at) && says(cell))
    }

    /// A form of address must not be against the gender in its own column.
    fn check_gender(&mut self, gender: Option<Gender>, address: Option<&FormOfAddress>) {
        if let (Some(gender), Some(address)) = (gender, address)
            && address.gender.is_some_and(|shown| shown != gender)
            && !(gender == Gender::F && address.feminine != address.printed)
        {
            let message = Message::GenderClash {
                gender: self.cell(Field::Gender).unwrap_or_default(),
                prefix: address.printed.clone(),
            };
            self.fault(Field::Gender, message);
        }
    }

    /// The gender, feminine of somebody with a husband. A man with one is a fault.
    fn gender_by_husband(
        &mut self,
        gender: Option<Gender>,
        husband: Option<&str>,
    ) -> Option<Gender> {
        let Some(husband) = husband else { return gender };
        if gender == Some(Gender::M) {
            let husband = husband.to_owned();
            // A column of either, and that of the name, may tell it: पति – श्याम.
            let told = [Field::Husband, Field::Guardian, Field::Father, Field::Name];
            let is_told =
                |field: &Field| self.text(*field).is_some_and(|own| own.contains(&husband));
            let field = told.into_iter().find(is_told).unwrap_or(Field::Husband);
            self.fault(field, Message::HusbandOfMan { husband });
        }
        gender.or(Some(Gender::F))
    }

    /// The default that shows another gender than the words of a name (कुमारी, मो.), which alone is
    /// no reason to print anything else: `written` is the name with a form of address, `shown` the
    /// gender of the one that is used, `default` the gender that nothing but the default tells.
    fn unfit_default(
        &self,
        written: &str,
        name: &str,
        shown: Option<Gender>,
        default: Option<Gender>,
    ) -> Option<Field> {
        let of_name = gender_of_name(name)?;
        let is_default =
            || self.cell(Field::Prefix).is_none() && split_honorific(written).is_none();
        let is_against = |gender: Option<Gender>| gender.is_some_and(|own| own != of_name);
        if is_against(shown) && is_default() {
            return Some(Field::Prefix);
        }
        is_against(default).then_some(Field::Gender)
    }

    /// The other name, from its own column, else from one person's name, which loses it.
    fn alias(&self, number: Number, name: &mut String) -> Option<String> {
        let of_column = self.text(Field::Alias).map(|alias| bare_alias(&alias).to_owned());
        if of_column.is_some() || number != Number::One {
            return of_column;
        }
        let (first, other) = split_alias(name)?;
        let (first, other) = (first.to_owned(), other.to_owned());
        *name = first;
        Some(other)
    }

    /// The texts that are printed as their cells have them, and the name.
    fn texts(&self, name: String) -> Texts {
        Texts {
            name,
            prefix: None,
            alias: None,
            father: None,
            husband: None,
            guardian: None,
            family: None,
            post: self.text(Field::Post),
            village: self.text(Field::Village),
            ward: self.text(Field::Ward),
            post_office: self.text(Field::PostOffice),
            thana: self.text(Field::Thana),
            panchayat: self.text(Field::Panchayat),
            block: self.text(Field::Block),
            subdivision: self.text(Field::Subdivision),
            district: self.text(Field::District),
            pin: self.text(Field::Pin),
            phone: self.text(Field::Phone),
            note: self.text(Field::Note),
            id: self.text(Field::Id),
            paper: self.text(Field::Paper),
            variant: self.text(Field::Variant),
        }
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

    /// Refuses cells that spreadsheet programs have made dates, errors or shortened numbers of.
    fn check_kinds(&mut self) {
        let columns = self.context.columns;
        let parts = columns.parts.iter().map(|(field, part)| (*field, part.column));
        let of_fields = columns.fields.keys().flat_map(|field| {
            columns.counting(*field, &self.cells).iter().map(|column| (*field, *column))
        });
        let of_fields: Vec<(Field, usize)> = of_fields.chain(parts).collect();
        for (field, column) in of_fields {
            let Some(cell) = self.cells.get(column) else { continue };
            let value = cell.text.clone();
            let message = match cell.kind {
                CellKind::Formula => SheetMessage::Formula { value }.into(),
                _ if has_no_value(cell) => Message::CellHasError { value },
                CellKind::Text if field != Field::Note && is_ditto(&value) => {
                    Message::CellIsDitto { value }
                }
                _ if is_date(field, cell) => {
                    Message::CellIsDate { correction: self.correction(column), value }
                }
                CellKind::Text if !may_be_number(field) && is_shortened(&value) => {
                    Message::NumberShortened { value }
                }
                _ => continue,
            };
            self.fault(field, message);
        }
    }

    /// The line of `corrections.csv` that corrects the cell of a column, but for what is right.
    fn correction(&self, column: usize) -> String {
        let text = |at: usize| self.cells.get(at).map_or("", |cell| &cell.text);
        let name = self.context.columns.counting(Field::Name, &self.cells).first();
        let row = self.origin.row.to_string();
        let cells = [
            &*self.context.spec.file,
            self.origin.headers.sheet.as_deref().unwrap_or_default(),
            &row,
            self.context.headings.get(column).map_or("", String::as_str),
            name.map_or("", |at| text(*at)),
            text(column),
        ];
        let quoted = cells.map(|cell| {
            if cell.contains([',', '"']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.to_owned()
            }
        });
        quoted.join(",")
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

    /// The guardians: by the column, by a word before the name (`पति – राम`), else by the
    /// person's own form of address and gender.
    fn guardians(&self, gender: Option<Gender>) -> Guardians {
        let mut found = Guardians::default();
        for field in [Field::Father, Field::Husband, Field::Guardian] {
            let Some(written) = self.text(field) else { continue };
            let (said, name) = split_kin(&written);
            let kin = said.or(match field {
                Field::Father => Some(Kin::Father),
                Field::Husband => Some(Kin::Husband),
                _ => self.kin_by_address(gender),
            });
            let guardian = match kin {
                Some(Kin::Father) => &mut found.father,
                Some(Kin::Husband) => &mut found.husband,
                None => &mut found.guardian,
            };
            guardian.get_or_insert_with(|| name.to_owned());
        }
        found
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
        let of_address = address.as_ref().and_then(|address| address.gender);
        let own_name = split_honorific(&name).map_or(name.as_str(), |(_, own)| own);
        let of_name = || begins_with_mohammad(own_name).then_some(Gender::M);
        let shown = gender.or(of_address).or_else(of_name);
        (shown == Some(Gender::M) || printed.contains("कुमारी")).then_some(Kin::Father)
    }

    /// The cells of a field as one text, if the list has the column and they are not all empty.
    fn cell(&self, field: Field) -> Option<String> {
        if let Some(part) = self.context.columns.parts.get(&field) {
            let own = part.of(&self.cells.get(part.column)?.text)?;
            return (!says_nothing(own)).then(|| own.to_owned());
        }
        let mut joined = String::new();
        for column in self.context.columns.counting(field, &self.cells) {
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
        let mut take = |column: &OwnColumn| {
            let cell = column.at.and_then(|at| self.cells.get_mut(at));
            let text = cell.map(|cell| std::mem::take(&mut cell.text)).unwrap_or_default();
            if text.is_empty() { column.default.as_str().into() } else { text.into_boxed_str() }
        };
        self.context.own.iter().map(&mut take).collect()
    }

    /// The cells of the columns of the list's own.
    fn own_cells(&self) -> impl Iterator<Item = &str> {
        self.context.own.iter().map(|column| {
            let cell = column.at.and_then(|at| self.cells.get(at));
            cell.map(|cell| &*cell.text)
                .filter(|text| !text.is_empty())
                .unwrap_or(&column.default)
        })
    }

    fn advocate(&mut self) -> Option<usize> {
        let advocates = self.context.advocates;
        let written = self.cell(Field::Advocate);
        let Some(called) = written.or_else(|| self.context.spec.advocate.clone()) else {
            if let Some(only) = advocates.only() {
                return Some(only);
            }
            if self.context.must_name_advocate {
                self.fault(Field::Advocate, Message::AdvocateNotGiven);
            }
            return None;
        };
        let message = match advocates.find(&called) {
            Ok(index) if advocates.issues(index) => return Some(index),
            Ok(index) => {
                let name = advocates.shown(index);
                Message::Assign(AssignMessage::IssuesNot { name })
            }
            Err(NotFound::Unknown) => Message::AdvocateUnknown {
                nearest: advocates.nearest(&called),
                known: advocates.known(),
                value: called,
                rows: 1,
            },
            Err(NotFound::Ambiguous(first, second)) => Message::AdvocateAmbiguous {
                value: called,
                first: advocates.shown(first),
                second: advocates.shown(second),
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
        let at = self.context.columns.counting(field, &self.cells).first();
        let column = at.and_then(|at| self.context.headings.get(*at)).cloned();
        let value = self.cell(field).or_else(|| self.no_name(&message));
        self.faults.push(Diagnostic::at(message, self.origin.cell(column, value)));
    }

    fn cells_of(&self, field: Field) -> impl Iterator<Item = &ListCell> {
        let columns = self.context.columns.counting(field, &self.cells);
        columns.iter().filter_map(|column| self.cells.get(*column))
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
        let columns = self.context.columns;
        let fields = columns.fields.keys().chain(columns.parts.keys());
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

/// True for marks that stand for the cell above in lists written by hand: ", 〃, -do-, वही.
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

/// The form of address as it is printed for a gender; none if it is empty. What of it is part of
/// the name goes before that.
fn printed_prefix(
    address: FormOfAddress,
    gender: Option<Gender>,
    name: &mut String,
) -> Option<String> {
    if let Some(part) = &address.part_of_name {
        *name = format!("{part} {name}");
    }
    let printed = if gender == Some(Gender::F) { address.feminine } else { address.printed };
    (!printed.is_empty()).then_some(printed)
}

fn default_gender(spec: &ListSpec) -> Option<Gender> {
    parse_gender(&word_key(spec.defaults.get(Field::Gender.name())?)).flatten()
}
