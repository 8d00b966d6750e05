use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place};
use crate::hindi::{Gender, Kin, Number};
use crate::input::field::Field;
use crate::input::list::row::origin::{Headings, RowOrigin};
use crate::input::list::row::packed::PackedRow;
use crate::input::list::row::rejected::RejectedRow;
use crate::text::word_key;

/// In place of a name.
const BLANK: &str = "खाली पत्र";

/// One row of a list: a person who gets a letter. All text is in NFC, trimmed, on one line.
///
/// ```
/// fn names(job: &aamantran::Job) -> Vec<&str> {
///     job.invitees.iter().map(aamantran::Invitee::name).collect()
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Invitee {
    /// The fields of [`Texts`]; empty where it has nothing.
    texts: PackedRow<'\n'>,
    /// From its own column, else from the prefix, else from a husband; never from the name.
    pub gender: Option<Gender>,
    /// Number of people that it names: several for a couple.
    pub number: Number,
    /// Who issues the letter: an index into the event's advocates. None only in joint letters.
    pub advocate: Option<usize>,
    /// True if the advocate was given by the row's place among the others, and not by anything
    /// that the row says: `[assign]` by counts, evenly or in turn.
    pub is_shared_out: bool,
    /// The cells of the columns that mean nothing to the program, in the order of
    /// `Headings::own`.
    pub own: Box<[Box<str>]>,
    /// The fields that have the list's default instead of a cell's text: a bit for each, as
    /// [`Texts::FIELDS`] has them.
    pub(crate) defaulted: u32,
    /// True if the cell of the name said whose child or wife it is.
    pub(crate) is_kin_with_name: bool,
    /// Where the row stands.
    pub origin: RowOrigin,
    /// Number of rows that are not empty before it, in all lists.
    pub position: usize,
    /// The edition of the letter: an index into those of the job.
    pub edition: usize,
    /// True if it is nobody yet: the letter has lines for name and address.
    pub is_blank: bool,
}

/// The fields of an invitee that are text, each on a line of its own; but for the name, a line
/// may be empty.
macro_rules! texts {
    ($($(#[$doc:meta])* $field:ident,)*) => {
        /// Content of a row, field by field.
        #[derive(Debug)]
        pub(crate) struct Texts {
            pub(crate) name: String,
            $(pub(crate) $field: Option<String>,)*
        }

        impl Texts {
            pub(crate) const FIELDS: &'static [&'static str] =
                &["name", $(stringify!($field),)*];

            fn packed(&self) -> PackedRow<'\n'> {
                let others = [$(self.$field.as_deref(),)*];
                let others = others.into_iter().map(Option::unwrap_or_default);
                PackedRow::new([&*self.name].into_iter().chain(others))
            }
        }

        #[expect(non_camel_case_types, reason = "named like the fields")]
        #[derive(Clone, Copy, Debug)]
        enum FieldLine {
            name,
            $($field,)*
        }

        impl Invitee {
            /// The name; empty only if it is [blank](Invitee::is_blank).
            pub fn name(&self) -> &str {
                self.line(FieldLine::name).unwrap_or_default()
            }

            $(
                $(#[$doc])*
                pub fn $field(&self) -> Option<&str> {
                    self.line(FieldLine::$field)
                }
            )*
        }
    };
}

texts! {
    /// Form of address as printed, such as श्री.
    prefix,
    /// Another name, after उर्फ.
    alias,
    /// Father's name.
    father,
    /// Husband's name.
    husband,
    /// Father's or husband's name, where the list does not say which.
    guardian,
    /// Words that ask the family along, after the name: सपरिवार.
    family,
    /// Office held.
    post,
    /// Village or quarter.
    village,
    /// Ward.
    ward,
    /// Post office.
    post_office,
    /// Police station (थाना).
    thana,
    /// Panchayat.
    panchayat,
    /// Block.
    block,
    /// Subdivision of a district (अनुमंडल).
    subdivision,
    /// District.
    district,
    /// Postal code.
    pin,
    /// Telephone number.
    phone,
    /// Remark of the list's author.
    note,
    /// A stable id of the list's author.
    id,
    /// The paper that the letter is printed on; empty where the event names none.
    paper,
    /// The variant of the letter; none if it says what most do.
    variant,
}

impl Invitee {
    /// The one of husband and father whom an address names, and which it is, where the list
    /// says so.
    pub fn kin(&self) -> Option<(Option<Kin>, &str)> {
        let of = |kin| move |name| (kin, name);
        let husband = self.husband().map(of(Some(Kin::Husband)));
        let father = self.father().map(of(Some(Kin::Father)));
        husband.or(father).or(self.guardian().map(of(None)))
    }

    /// A row that says this.
    pub(crate) fn new(
        texts: &Texts,
        (gender, number): (Option<Gender>, Number),
        advocate: Option<usize>,
        own: Box<[Box<str>]>,
        origin: RowOrigin,
    ) -> Self {
        Self {
            texts: texts.packed(),
            gender,
            number,
            advocate,
            is_shared_out: false,
            own,
            defaulted: 0,
            is_kin_with_name: false,
            origin,
            position: 0,
            edition: 0,
            is_blank: false,
        }
    }

    /// Nobody yet, for a letter to be filled in by hand; with the columns of a list.
    pub(crate) fn blank(
        advocate: Option<usize>,
        headers: Arc<Headings>,
        position: usize,
    ) -> Self {
        let own = headers.own.iter().map(|_| "".into()).collect();
        let texts = std::iter::repeat_n("", Texts::FIELDS.len());
        Self {
            texts: PackedRow::new(texts),
            gender: None,
            number: Number::One,
            advocate,
            is_shared_out: false,
            own,
            defaulted: 0,
            is_kin_with_name: false,
            origin: RowOrigin { row: 0, headers },
            position,
            edition: 0,
            is_blank: true,
        }
    }

    /// The name as files and lists show it: of nobody yet, that.
    pub fn shown_name(&self) -> &str {
        if self.is_blank { BLANK } else { self.name() }
    }

    /// The row with each of its texts as `text` gives it for the field or heading and what
    /// stands there. What is given has no line breaks.
    pub(crate) fn with_texts(&self, mut text: impl FnMut(&str, &str) -> String) -> Self {
        let fixed = Texts::FIELDS.iter().zip(self.texts.cells());
        let texts: Vec<String> = fixed.map(|(field, own)| text(field, own)).collect();
        let own: Vec<Box<str>> =
            self.columns().map(|(heading, own)| text(heading, own).into()).collect();
        let texts = PackedRow::new(texts.iter().map(String::as_str));
        Self { texts, own: own.into(), ..self.clone() }
    }

    /// The dotted key of the event file whose value a field has, if that is the list's default
    /// for rows that say nothing there.
    pub fn default_key(&self, field: &str) -> Option<String> {
        let at = Texts::FIELDS.iter().position(|own| *own == field)?;
        (self.defaulted >> at & 1 == 1)
            .then(|| format!("list.{}.defaults.{field}", self.origin.headers.list))
    }

    fn line(&self, line: FieldLine) -> Option<&str> {
        self.texts.cells().nth(line as usize).filter(|text| !text.is_empty())
    }

    /// The fixed fields, as [`Invitee::fields`] names them.
    pub(crate) const FIELDS: &'static [&'static str] = Texts::FIELDS;

    /// Which of them have a text: a bit for each.
    pub(crate) fn given(&self) -> u32 {
        (0..)
            .zip(self.texts.cells())
            .fold(0, |given, (at, text)| given | u32::from(!text.is_empty()) << at)
    }

    /// The text of all fields that have some: the fixed ones under their names, then the
    /// list's own columns under their headers.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fixed = Texts::FIELDS.iter().copied().zip(self.texts.cells());
        fixed.chain(self.columns()).filter(|(_, text)| !text.is_empty())
    }

    /// The columns that mean nothing to the program, by header; empty cells included.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.own.iter().map(|cell| &**cell);
        self.origin.headers.own.iter().map(String::as_str).zip(cells)
    }

    /// The cell under a header that means nothing to the program.
    pub fn column(&self, header: &str) -> Option<&str> {
        self.columns().find(|(own, _)| *own == header).map(|(_, text)| text)
    }

    /// The fields that say where somebody lives, from the nearest place on.
    pub const PLACES: [&'static str; 9] = [
        "village",
        "ward",
        "post_office",
        "thana",
        "panchayat",
        "block",
        "subdivision",
        "district",
        "pin",
    ];

    /// The Hindi name of a field: its first heading; the field itself if it is none.
    pub fn called(field: &str) -> &str {
        Field::named(field).map_or(field, |own| own.called().0)
    }

    /// The text of a field as [`Invitee::fields`] names it, or of a column of the list's own
    /// whose heading has the same letters; empty if there is none.
    pub fn field(&self, name: &str) -> &str {
        if let Some(index) = Texts::FIELDS.iter().position(|own| *own == name) {
            return self.texts.cells().nth(index).unwrap_or_default();
        }
        let alike = || {
            let key = word_key(name);
            self.columns().find(|(heading, _)| word_key(heading) == key).map(|(_, text)| text)
        };
        self.column(name).or_else(alike).unwrap_or_default()
    }

    /// The row as one that is rejected.
    pub(crate) fn rejected_for(&self, diagnostics: Diagnostics) -> RejectedRow {
        RejectedRow {
            origin: self.origin.clone(),
            position: self.position,
            name: self.name().to_owned(),
            advocate: self.advocate,
            fields: self
                .fields()
                .map(|(field, text)| (field.to_owned(), text.to_owned()))
                .collect(),
            diagnostics,
        }
    }

    /// The cell of a field as [`Invitee::fields`] names it; of one that comes from no column,
    /// the row with the text.
    pub fn place(&self, field: &str) -> Place {
        let value =
            self.fields().find(|(name, _)| *name == field).map(|(_, text)| text.to_owned());
        self.origin.cell(self.heading(field).map(str::to_owned), value)
    }

    /// The heading in the list of a field as [`Invitee::fields`] names it, if a column has it.
    pub fn heading(&self, field: &str) -> Option<&str> {
        let of = |field: &str| self.origin.headers.fields.get(field).map(String::as_str);
        // What has no column of its own was said with the name, or in a column for both parents
        // and husbands.
        let beside = || match field {
            "father" | "husband" => of("guardian").or_else(|| of("name")),
            "alias" | "family" | "prefix" => of("name"),
            _ => None,
        };
        if self.is_kin_with_name && matches!(field, "father" | "husband") {
            return of("name");
        }
        of(field)
            .or_else(|| self.columns().find(|(own, _)| *own == field).map(|(own, _)| own))
            .or_else(beside)
    }
}
