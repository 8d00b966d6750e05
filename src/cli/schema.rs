//! `schema`: the JSON Schema of the event file.

use crate::cli::console::Console;
use crate::cli::exit::DONE;
use crate::input::event_schema;

pub(super) fn run(console: &mut Console<'_>) -> u8 {
    // For a program to read, whatever the language of the messages.
    let _ = write!(console.out, "{}", event_schema());
    DONE
}
