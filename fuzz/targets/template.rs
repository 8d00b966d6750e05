//! A `letter.dj` of one's own.
#![no_main]

use std::sync::LazyLock;

use aamantran::Job;
use aamantran::internals::compose::Composer;
use libfuzzer_sys::fuzz_target;

static JOB: LazyLock<Job> =
    LazyLock::new(|| aamantran_fuzz::job("agenda = [\"एक\", \"दो\"]", &[]).expect("is sound"));

fuzz_target!(|text: &str| {
    // What tera gives no way to bound: see docs/architecture.md.
    let count = |part| text.matches(part).count();
    if count("~") > 6 || count("component") > 0 {
        return;
    }
    let edition = &JOB.editions[0];
    let mut template = (*edition.template).clone();
    if let Some(letter) = template.layers.last_mut().and_then(|own| own.letter.as_mut()) {
        text.clone_into(&mut letter.text);
    }
    if let Ok(composer) = Composer::new(&edition.event, &template, &edition.pictures) {
        let _ = composer.compose(&JOB.invitees[0], 1);
    }
});
