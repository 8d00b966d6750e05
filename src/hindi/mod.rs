//! The language tables: digits, months and weekdays, dates and hours, forms of address and
//! closing. Pure functions; nothing here reads a file or knows a list.

mod choice;

pub use choice::{Closing, Digits, Gender, Months, Register};
