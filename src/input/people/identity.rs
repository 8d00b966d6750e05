//! Identity of the person of a row.

use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::people::key::{Keys, Person, id_key, phone_key};

/// The person of a row, or of a line of the ledger, as written there; empty where it says
/// nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Identity<'a> {
    /// The list's own id.
    pub id: &'a str,
    /// The name.
    pub name: &'a str,
    /// The name of father or husband.
    pub guardian: &'a str,
    /// Village or quarter.
    pub village: &'a str,
    /// Ward.
    pub ward: &'a str,
    /// Telephone number.
    pub phone: &'a str,
}

impl<'a> Identity<'a> {
    /// Of a row that is valid.
    pub fn of(invitee: &'a Invitee) -> Self {
        let guardian = [invitee.father(), invitee.husband(), invitee.guardian()];
        Self {
            id: invitee.id().unwrap_or_default(),
            name: invitee.name(),
            guardian: guardian.into_iter().flatten().next().unwrap_or_default(),
            village: invitee.village().unwrap_or_default(),
            ward: invitee.ward().unwrap_or_default(),
            phone: invitee.phone().unwrap_or_default(),
        }
    }

    /// Of a row that is rejected: what can be read of it.
    pub fn of_rejected(row: &'a RejectedRow) -> Self {
        let field = |name: &str| row.fields.get(name).map(String::as_str);
        let guardian = ["father", "husband", "guardian"].into_iter().find_map(field);
        let text = |name| field(name).unwrap_or_default();
        Self {
            id: text("id"),
            name: &row.name,
            guardian: guardian.unwrap_or_default(),
            village: text("village"),
            ward: text("ward"),
            phone: text("phone"),
        }
    }

    /// The keys by which spellings of one person are alike.
    pub(crate) fn person(&self, keys: &mut Keys<'a>) -> Person {
        let mut place = keys.of(self.village).to_owned();
        place.push_str(keys.of(self.ward));
        Person {
            name: keys.of(self.name).to_owned(),
            father: keys.of(self.guardian).to_owned(),
            place,
            phone: phone_key(self.phone),
            id: id_key(self.id),
        }
    }
}
