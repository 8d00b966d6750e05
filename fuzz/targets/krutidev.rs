//! Kruti Dev to Unicode, and back.
#![no_main]

use aamantran::internals::hindi::{Curled, curled_evidence, from_krutidev, krutidev_evidence, other_font, to_krutidev};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    assert!(krutidev_evidence(text).is_finite());
    assert!(curled_evidence(text).is_none_or(f64::is_finite));
    let _ = other_font(text);
    let unicode = from_krutidev(text, Curled::Drawn).text;
    let _ = from_krutidev(&to_krutidev(&unicode), Curled::Typed);
    let _ = to_krutidev(text);
});
