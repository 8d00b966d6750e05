//! `new`: a folder to start from.

use std::path::Path;

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::diagnostic::{Diagnostic, Diagnostics, Message, shown_path};
use crate::output::{form, write_new};
use crate::starter::{EVENT, FORM, LIST};

/// Name of the event file.
const EVENT_FILE: &str = "event.toml";

pub(super) fn run(folder: &Path, console: &mut Console<'_>) -> u8 {
    if let Err(diagnostics) = write(folder) {
        console.report(&diagnostics);
        return ERRORS;
    }
    let [event, out] = [EVENT_FILE, "out"].map(|name| shown_path(&folder.join(name)));
    let folder = shown_path(folder);
    console.say(
        &format!("{folder} में {EVENT_FILE} और {LIST} बन गईं। उन्हें अपने अनुसार बदलें, फिर जाँचें (कुछ नहीं लिखता):"),
        &format!(
            "{folder} now has {EVENT_FILE} and {LIST}. Change them to your needs, then look for \
             errors (this writes nothing):"
        ),
    );
    console.commands(&["aamantran", "check", &event]);
    console.say("और पत्र बनाएँ:", "and make the letters:");
    console.commands(&["aamantran", "make", &event, "-o", &out]);
    DONE
}

fn write(folder: &Path) -> Result<(), Diagnostics> {
    let list = form(&FORM).map_err(|error| {
        let path = shown_path(&folder.join(LIST));
        Diagnostic::new(Message::FileWrite { path, detail: error.to_string() })
    })?;
    write_new(folder, &[(EVENT_FILE, EVENT.as_bytes()), (LIST, &list)])
}
