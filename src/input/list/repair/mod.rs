//! Cells made right before they are understood.

pub(in crate::input) mod cells;
pub(in crate::input) mod conversion;
#[cfg(test)]
mod conversion_tests;
#[cfg(test)]
mod damaged_tests;
pub(in crate::input) mod dates;
#[cfg(test)]
mod dates_tests;
pub(in crate::input) mod hidden_rows;
pub(in crate::input) mod merged_cells;
pub(in crate::input) mod missing_values;
#[cfg(test)]
pub(in crate::input) mod missing_values_tests;
pub(in crate::input) mod mojibake;
pub(in crate::input) mod name_book;
