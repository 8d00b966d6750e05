//! A list as CSV, in any encoding and with any separator.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aamantran_fuzz::read_list("list.csv", bytes));
