//! `new`: a folder to start from.

use std::path::Path;

use super::shown::word;
use super::{Console, DONE, ERRORS};
use crate::output::write_new;

const EVENT: &str = include_str!("starter/event.toml");
const LIST: &str = include_str!("starter/list.csv");

pub(super) fn run(folder: &Path, console: &mut Console<'_>) -> u8 {
    // Excel wants a byte order mark and its own line ends.
    let list = format!("\u{FEFF}{}", LIST.replace('\n', "\r\n"));
    let files = [("event.toml", EVENT.as_bytes()), ("list.csv", list.as_bytes())];
    if let Err(diagnostics) = write_new(folder, &files) {
        console.complain(&diagnostics);
        return ERRORS;
    }
    let (event, out) = (word(&folder.join("event.toml")), word(&folder.join("out")));
    let folder = folder.display();
    console.say(
        &format!("{folder} में event.toml और list.csv बन गईं। उन्हें अपने अनुसार बदलें, फिर:"),
        &format!("{folder} now has event.toml and list.csv. Change them to your needs, then:"),
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
