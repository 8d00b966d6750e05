//! The fields of an invitee, and which of them a heading means.
pub(crate) mod headings;
pub(crate) mod lookup;

/// The meaning of a column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    Name,
    /// The part of the name that telephones and forms keep apart.
    Surname,
    Prefix,
    Alias,
    Gender,
    Father,
    Husband,
    /// Father or husband: the heading leaves it open.
    Guardian,
    /// The office held (पद).
    Post,
    Village,
    Ward,
    /// The post office (डाकघर).
    PostOffice,
    /// The police station (थाना).
    Thana,
    Panchayat,
    Block,
    /// The part of a district (अनुमंडल).
    Subdivision,
    District,
    Pin,
    Phone,
    Note,
    Id,
    Advocate,
    /// The name of a `[[paper]]`.
    Paper,
    /// The name of a `[[variant]]`.
    Variant,
}
