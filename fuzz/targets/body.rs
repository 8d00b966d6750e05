//! The letter's own text: Djot becomes the parts of a letter.
#![no_main]

use aamantran::internals::compose::Composer;
use aamantran_fuzz::{job, quoted};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(job) = job(&format!("[letter]\nbody = {}", quoted(text)), &[]) else { return };
    let composer = Composer::of_edition(&job.editions[0]);
    let composer = composer.expect("the template is a built-in one");
    let _ = composer.compose(&job.invitees[0], 1);
});
