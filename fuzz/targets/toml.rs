//! A list as TOML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aamantran_fuzz::read_list("list.toml", bytes));
