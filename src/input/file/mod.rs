//! Files as they are read: their bytes, and the memory that all of them share.

pub(crate) mod budget;
pub(crate) mod foreign;
pub(crate) mod read;
pub(crate) mod utf16;
