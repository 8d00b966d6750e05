//! Files as they are read: their bytes, and the memory that all of them share.

pub(in crate::input) mod budget;
pub(in crate::input) mod read;
