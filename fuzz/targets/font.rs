//! A font file of one's own, tried on the hard words and then used for a letter.
#![no_main]

use aamantran::internals::font::Library;
use aamantran::internals::generate::coverage;
use aamantran_fuzz::{job, make};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let library = Library::embedded().expect("the fonts of the program are whole");
    if coverage(library, bytes).is_err() {
        return;
    }
    let more = "[[font]]\nfile = \"own.ttf\"\nfamily = \"Own\"\n[fonts]\nall = \"Own\"";
    if let Some(job) = job(more, &[("own.ttf", bytes)]) {
        make(&job);
    }
});
