//! Cells made right before they are understood.

pub(crate) mod cells;
pub(crate) mod conversion;
#[cfg(test)]
mod conversion_tests;
pub(crate) mod corrections;
#[cfg(test)]
mod damaged_tests;
pub(crate) mod dates;
#[cfg(test)]
mod dates_tests;
pub(crate) mod hidden_rows;
pub(crate) mod merged_cells;
pub(crate) mod missing_values;
#[cfg(test)]
pub(crate) mod missing_values_tests;
pub(crate) mod mojibake;
pub(crate) mod name_book;
