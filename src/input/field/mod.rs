//! The fields of an invitee, and which of them a heading means.
pub(crate) mod headings;
pub(crate) mod lookup;

/// What a column of a list can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
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
