//! TOML read key by key, with places: what is asked for is thereby known, the rest is refused.

pub(in crate::input) mod document;
pub(in crate::input) mod kind;
pub(in crate::input) mod places;
pub(in crate::input) mod question;
