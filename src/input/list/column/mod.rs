//! The columns of a list: where its headings stand and which fields they mean.

pub(crate) mod header_row;
#[cfg(test)]
mod heading_tests;
pub(crate) mod krutidev;
pub(crate) mod mapping;
pub(crate) mod nobody;
pub(crate) mod office;
pub(crate) mod overlooked;
pub(crate) mod remarks;
