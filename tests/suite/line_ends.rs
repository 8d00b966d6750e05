//! Files from Windows: whatever ends their lines, the letters are the same.

use std::collections::BTreeMap;

use aamantran::internals::input::builtin_files;
use aamantran::{Job, MemorySink, Options, generate};

use crate::support::case::{Case, whole_letters};

const EVENT: &str = "version = 1\n[event]\nname = \"सभा\"\ndate = 2027-01-10\nvenue = \"भवन\"\n\
    agenda = [\"एक\", \"दो\"]\n[letter]\ntemplate = \"./own\"\nsubject = \"सभा\"\n\
    body = \"\"\"\nसेवा में,\\\\\nनगर\n\n- क\n- ख\n\"\"\"\nenclosures = [\"सूची\"]\n\
    [[advocate]]\nname = \"आशा वर्मा\"\ngender = \"f\"\ndesignation = \"अधिवक्ता\"\ncourt = \"आरा\"\n\
    [[list]]\nfile = \"list.csv\"\n";
const LIST: &str = "नाम,ग्राम,पद\nराम सिंह,ज्ञानपुर,मुखिया\n";

/// The letters of a copy of a template, in files whose lines end so.
fn letters(template: &str, end: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text.replace('\n', end)).unwrap();
    };
    std::fs::create_dir(folder.path().join("own")).unwrap();
    for (name, bytes) in builtin_files(template) {
        write(&format!("own/{name}"), std::str::from_utf8(&bytes).unwrap());
    }
    write("event.toml", EVENT);
    std::fs::write(folder.path().join("list.csv"), LIST).unwrap();
    let job = Job::read(&folder.path().join("event.toml")).unwrap();
    let sink = MemorySink::new();
    generate(&job, &Options::new().threads(1), &sink).unwrap();
    sink.into_files()
}

#[test]
fn every_template_gives_the_same_letters_with_all_ends_of_lines() {
    for template in whole_letters() {
        let unix = letters(&template, "\n");
        assert!(!unix.is_empty());
        assert!(unix == letters(&template, "\r\n"), "{template}");
        // As the oldest Macs wrote it.
        assert!(unix == letters(&template, "\r"), "{template}");
    }
}

#[test]
fn a_return_that_is_written_out_ends_a_line_too() {
    let words = |body: &str| {
        let made = Case::new().invitee("राम").letter(&format!("body = \"{body}\"")).make();
        made.unwrap().files
    };
    let unix = words("नगर,\\\\\\nग्राम\\n\\nडाकघर");
    assert!(unix == words("नगर,\\\\\\r\\nग्राम\\r\\n\\r\\nडाकघर"));
    assert!(unix == words("नगर,\\\\\\rग्राम\\r\\rडाकघर"));
    assert!(unix != words("नगर, ग्राम\\n\\nडाकघर"));
}
