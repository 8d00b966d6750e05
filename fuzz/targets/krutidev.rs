//! Kruti Dev to Unicode, and back.
#![no_main]

use aamantran::hindi::{from_krutidev, krutidev_evidence, to_krutidev};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    assert!(krutidev_evidence(text).is_finite());
    let unicode = from_krutidev(text).text;
    let _ = from_krutidev(&to_krutidev(&unicode));
    let _ = to_krutidev(text);
});
