//! TOML read key by key, with places: what is asked for is thereby known, the rest is refused.

pub(crate) mod document;
pub(crate) mod entry;
pub(crate) mod kind;
pub(crate) mod places;
pub(crate) mod question;
pub(crate) mod tree;
