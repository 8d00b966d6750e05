//! The letter's own text, as far as the PDF.
#![no_main]

use aamantran_fuzz::{job, make, quoted};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let more = format!("[letter]\nbody = {}\n[paper]\nfit = \"pages\"", quoted(text));
    if let Some(job) = job(&more, &[]) {
        make(&job);
    }
});
