//! A row of a list, whether it can be printed or not.

use crate::input::field::Field;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::origin::RowOrigin;
use crate::input::list::row::rejected::RejectedRow;

/// A row of a list, whether it can be printed or not.
#[derive(Clone, Copy)]
pub(crate) enum AnyRow<'a> {
    Valid(&'a Invitee),
    Rejected(&'a RejectedRow),
}

impl<'a> AnyRow<'a> {
    pub(crate) fn origin(&self) -> &'a RowOrigin {
        match self {
            Self::Valid(invitee) => &invitee.origin,
            Self::Rejected(rejected) => &rejected.origin,
        }
    }

    /// The text of a field, or an empty one.
    pub(crate) fn field(&self, field: &str) -> &'a str {
        match self {
            Self::Valid(invitee) => invitee.field(field),
            Self::Rejected(rejected) => rejected.fields.get(field).map_or("", String::as_str),
        }
    }

    /// True if it says anything in a field.
    pub(crate) fn says(&self, field: &str) -> bool {
        match self {
            Self::Valid(invitee) => {
                !invitee.field(field).is_empty()
                    || field == Field::Gender.name() && invitee.gender.is_some()
            }
            Self::Rejected(rejected) => {
                rejected.fields.get(field).is_some_and(|text| !text.is_empty())
            }
        }
    }

    pub(crate) fn position(&self) -> usize {
        match self {
            Self::Valid(invitee) => invitee.position,
            Self::Rejected(rejected) => rejected.position,
        }
    }

    pub(crate) fn advocate(&self) -> Option<usize> {
        match self {
            Self::Valid(invitee) => invitee.advocate,
            Self::Rejected(rejected) => rejected.advocate,
        }
    }
}
