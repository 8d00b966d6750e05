//! `serve`: the page in the browser, on which all is done that the other commands do.

use std::ffi::OsString;
use std::io::{self, BufReader};
use std::path::{self, Path, PathBuf};

use clap::Args;

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::cli::interrupt;
use crate::diagnostic::{Diagnostic, Diagnostics, Message, OutputMessage};
use crate::font::embedded_font;
use crate::input::Event;
use crate::serve::{ServeError, ServeOptions, hands, run as run_server, runtime_folder};

/// The event file in a folder.
const EVENT_FILE: &str = "event.toml";

/// Flags of `serve`.
#[derive(Debug, Default, Args)]
pub(super) struct ServeArgs {
    /// आयोजन का फ़ोल्डर या उसकी फ़ाइल; न लिखें तो पन्ने पर चुनें /
    /// The folder or file of the event; without it, it is chosen on the page
    event: Option<PathBuf>,
    /// इस कंप्यूटर का पोर्ट; सामान्यतः न लिखें / The port of this computer; usually left out
    #[arg(long, value_name = "NUMBER", default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// ब्राउज़र न खोलें; पता यहाँ छपता है / Open no browser; the address is printed here
    #[arg(long)]
    no_browser: bool,
}

/// Serves the page until it is closed.
pub(super) fn run(
    given: &ServeArgs,
    env: impl Fn(&str) -> Option<String>,
    console: &mut Console<'_>,
) -> u8 {
    let event = match given.event.as_deref().map(found).transpose() {
        Ok(event) => event,
        Err(diagnostics) => {
            console.report(&diagnostics);
            return ERRORS;
        }
    };
    let usual = ServeOptions::default();
    let options = ServeOptions {
        port: given.port,
        browser: usual.browser.filter(|_| console.is_program && !given.no_browser),
        folder: event.as_ref().map(|event| event.display().to_string()),
        input: console.is_program.then(|| Box::new(BufReader::new(io::stdin())) as _),
        runtime_folder: runtime_folder(|name| env(name).map(OsString::from)),
        fonts: embedded_font,
        quiet: usual.quiet,
        ending: usual.ending,
    };
    interrupt::end_on_signal(options.ending.clone(), console);
    match run_server(|| hands(event.as_deref(), &env), options, console.out) {
        Ok(_) => DONE,
        Err(fault) => {
            console.report(&[Diagnostic::new(Message::Output(message(fault)))]);
            ERRORS
        }
    }
}

/// The event file that is meant, as an absolute path; of a folder that which `new` makes there. Faults
/// within it are shown on the page.
fn found(given: &Path) -> Result<PathBuf, Diagnostics> {
    let file = if given.is_dir() { given.join(EVENT_FILE) } else { given.to_owned() };
    if !file.is_file() {
        Event::read(&file)?;
    }
    Ok(path::absolute(&file).unwrap_or(file))
}

/// A message for a server that did not begin.
fn message(fault: ServeError) -> OutputMessage {
    match fault {
        ServeError::Bind { port, fault } if fault.kind() == io::ErrorKind::AddrInUse => {
            OutputMessage::PortInUse { port }
        }
        other => OutputMessage::NoServer { detail: other.to_string() },
    }
}
