//! The contacts of a telephone.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aamantran_fuzz::read_list("list.vcf", bytes));
