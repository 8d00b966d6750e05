//! The command line: each command turns its flags into one call of the library and prints what
//! came of it.

mod arguments;
mod check;
mod check_json;
mod console;
mod delivery;
mod exit;
mod fonts;
mod grouped;
mod help;
mod interrupt;
mod job;
#[cfg(test)]
mod ledger_model_tests;
#[cfg(test)]
mod ledger_tests;
mod make;
mod make_json;
#[cfg(test)]
mod make_tests;
mod mark;
mod misuse;
mod names;
mod new;
mod paper_totals;
mod progress;
mod ruler;
mod scan;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod shown;
mod stage_progress;
mod tally;
mod templates;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write};

use clap::FromArgMatches as _;

use crate::diagnostic::Lang;
use crate::generate::Options;
use arguments::{Arguments, Command, TemplatesCommand, is_latin, lang_flag};
use console::{Console, Speech};
use exit::{DONE, USAGE};

/// Runs a command: `arguments` begin with the program's name, `env` looks a variable of the
/// environment up. Answers go to `out`, errors and warnings to `err`. Returns the exit code: 0
/// done, 1 errors, 2 not understood, 3 made but some rows were held back, 4 writing failed
/// half-way, 130 stopped by the user.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    env: impl Fn(&str) -> Option<String>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let lang = Lang::En;
    let (speech, is_attended, is_program, is_latin) = (Speech::Words, false, false, false);
    run_in(
        arguments,
        env,
        || None,
        Console { lang, is_latin, speech, is_attended, is_program, out, err },
    )
}

/// The same for the program itself: with a bar if errors go to a screen, and ending well on
/// Ctrl-C.
pub fn run_program(
    arguments: impl IntoIterator<Item = OsString>,
    env: impl Fn(&str) -> Option<String>,
) -> u8 {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !crate::guard::panic_is_caught() {
            usual(panic);
        }
    }));
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    let console = Console {
        lang: Lang::En,
        is_latin: false,
        speech: Speech::Words,
        is_attended: err.is_terminal(),
        is_program: true,
        out: &mut out,
        err: &mut err,
    };
    run_in(arguments, env, sys_locale::get_locale, console)
}

fn run_in(
    arguments: impl IntoIterator<Item = OsString>,
    env: impl Fn(&str) -> Option<String>,
    system: impl Fn() -> Option<String>,
    mut console: Console<'_>,
) -> u8 {
    let given: Vec<OsString> = arguments.into_iter().collect();
    let flag = lang_flag(&given);
    console.is_latin = is_latin(flag, &env);
    console.lang = Lang::detect(flag.map(Lang::from), &env, system);
    let matches = help::command(console.lang).try_get_matches_from(&given);
    #[cfg(feature = "serve")]
    if cfg!(windows) && console.is_program && given.len() <= 1 {
        // A double click.
        return serve::run(&serve::ServeArgs::default(), env, &mut console);
    }
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return answer(&error, &given, &mut console),
    };
    match arguments.command {
        Command::Make {
            event,
            out,
            proof,
            test_sheet,
            skip_invalid,
            chosen,
            shape,
            kept,
            threads,
        } => {
            let options = Options::new().proof(proof).test_sheet(test_sheet);
            let mut options = options.skip_invalid(skip_invalid);
            if let Some(threads) = threads {
                options = options.threads(threads.into());
            }
            let out = out.unwrap_or_else(|| event.with_file_name("out"));
            make::run(&event, &chosen, &kept, &out, &shape, &options, &mut console)
        }
        Command::Check { event, shape, chosen, given } => {
            check::run(&event, &chosen, &given, &shape, &mut console)
        }
        Command::Mark { event, marks, .. } if marks.is_scan() => {
            scan::run(&event, &marks, &mut console)
        }
        Command::Mark { event, serials, marks } => {
            mark::run(&event, &serials, &marks, &mut console)
        }
        Command::Names { event } => names::run(&event, &mut console),
        Command::New { folder } => new::run(&folder, &mut console),
        Command::Templates { command: None } => templates::list(&mut console),
        Command::Templates { command: Some(TemplatesCommand::Copy { name, folder }) } => {
            templates::copy(&name, &folder, &mut console)
        }
        Command::Ruler { event, out } => ruler::run(event.as_deref(), out, &mut console),
        #[cfg(feature = "serve")]
        Command::Serve(given) => serve::run(&given, env, &mut console),
        Command::Schema => schema::run(&mut console),
        Command::Fonts { files } => fonts::run(&files, &mut console),
    }
}

/// Says what is wrong with a command line, or what was asked for in place of a command.
fn answer(error: &clap::Error, given: &[OsString], console: &mut Console<'_>) -> u8 {
    // --help and --version are errors to clap, too.
    if !error.use_stderr() {
        let _ = write!(console.out, "{}", console.in_letters(&error.render().to_string()));
        return DONE;
    }
    let text = misuse::explained(error, given, console.lang);
    let _ = write!(console.err, "{}", console.in_letters(&text));
    USAGE
}
