//! `[assign]`: how rows that name no advocate are given to one.

use crate::input::field::Field;

/// `[assign]`: how rows that name no advocate are given to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assignment {
    /// By the area that a column names, after `areas` of the advocates.
    Areas(AreaField),
    /// As many in a row to each as his `count` says; those without one share the rest evenly.
    Counts,
    /// In as many equal parts as there are advocates, each in a row.
    Evenly,
    /// One to each in turn.
    Turns,
}

/// The field that names an area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AreaField {
    /// Village or quarter.
    #[default]
    Village,
    /// Ward.
    Ward,
    /// Post office.
    PostOffice,
    /// Police station (थाना).
    Thana,
    /// Panchayat.
    Panchayat,
    /// Block.
    Block,
    /// Subdivision of a district (अनुमंडल).
    Subdivision,
    /// District.
    District,
}

impl AreaField {
    pub(crate) const WORDS: [(&str, Self); 8] = [
        ("village", Self::Village),
        ("ward", Self::Ward),
        ("post_office", Self::PostOffice),
        ("thana", Self::Thana),
        ("panchayat", Self::Panchayat),
        ("block", Self::Block),
        ("subdivision", Self::Subdivision),
        ("district", Self::District),
    ];

    pub(crate) fn field(self) -> Field {
        match self {
            Self::Village => Field::Village,
            Self::Ward => Field::Ward,
            Self::PostOffice => Field::PostOffice,
            Self::Thana => Field::Thana,
            Self::Panchayat => Field::Panchayat,
            Self::Block => Field::Block,
            Self::Subdivision => Field::Subdivision,
            Self::District => Field::District,
        }
    }
}
