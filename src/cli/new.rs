//! `new`: a folder to start from.

use std::path::Path;

use super::shown::word;
use super::starter::{EVENT, FORM, LIST};
use super::{Console, DONE, ERRORS};
use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::output::{form, write_new};

pub(super) fn run(folder: &Path, console: &mut Console<'_>) -> u8 {
    if let Err(diagnostics) = write(folder) {
        console.complain(&diagnostics);
        return ERRORS;
    }
    let (event, out) = (word(&folder.join("event.toml")), word(&folder.join("out")));
    let folder = folder.display();
    console.say(
        &format!("{folder} में event.toml और {LIST} बन गईं। उन्हें अपने अनुसार बदलें, फिर:"),
        &format!("{folder} now has event.toml and {LIST}. Change them to your needs, then:"),
    );
    console.say(
        &format!("  aamantran check {event}     # जाँचें, कुछ नहीं लिखता"),
        &format!("  aamantran check {event}     # look for errors, write nothing"),
    );
    console.say(
        &format!("  aamantran make {event} -o {out}     # पत्र बनाएँ"),
        &format!("  aamantran make {event} -o {out}     # make the letters"),
    );
    DONE
}

fn write(folder: &Path) -> Result<(), Diagnostics> {
    let list = form(&FORM).map_err(|error| {
        let path = folder.join(LIST).display().to_string();
        Diagnostic::new(Message::FileWrite { path, detail: error.to_string() })
    })?;
    write_new(folder, &[("event.toml", EVENT.as_bytes()), (LIST, &list)])
}
