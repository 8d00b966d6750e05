//! The event file, as far as it can be checked without a letter.
#![no_main]

use aamantran::{Job, Options, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let list = "नाम,ग्राम,अधिवक्ता\nक्षितिज कुमार,ज्ञानपुर,आशा\n".as_bytes();
    let files = [("list.csv", list), ("invitees.csv", list)];
    if let Ok(job) = Job::from_parts(text, &files) {
        let _ = check(&job, &Options::new().threads(1));
    }
});
