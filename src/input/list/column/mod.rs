//! The columns of a list: where its headings stand and which fields they mean.

pub(in crate::input) mod header_row;
pub(in crate::input) mod krutidev;
pub(in crate::input) mod mapping;
pub(in crate::input) mod overlooked;
pub(in crate::input) mod remarks;
