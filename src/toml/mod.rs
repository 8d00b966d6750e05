//! TOML read key by key, with places: what is asked for is thereby known, the rest is refused.

pub(crate) mod correction;
pub(crate) mod document;
pub(crate) mod entry;
mod faults;
pub(crate) mod hindi_names;
pub(crate) mod kind;
pub(crate) mod places;
pub(crate) mod question;
pub(crate) mod tree;
