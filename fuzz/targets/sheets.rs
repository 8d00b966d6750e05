//! A list as a workbook: xlsx, ods or xls, as the first bytes say.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aamantran_fuzz::read_list("list.xlsx", bytes));
