//! The fields of an invitee, and which of them a heading means.
pub(in crate::input) mod headings;
pub(in crate::input) mod lookup;

/// What a column of a list can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::input) enum Field {
    Name,
    /// What a telephone or a form keeps apart from the name.
    Surname,
    Prefix,
    Alias,
    Gender,
    Father,
    Husband,
    /// Father or husband: the heading leaves it open.
    Guardian,
    Post,
    Village,
    Ward,
    Panchayat,
    Block,
    District,
    Pin,
    Phone,
    Note,
    Id,
    Advocate,
}
