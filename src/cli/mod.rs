//! The command line: each command turns its flags into one call of the library and prints what
//! came of it.

mod check;
mod check_json;
mod fonts;
mod interrupt;
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
mod progress;
mod register;
mod schema;
mod shown;
mod starter;
mod tally;
mod templates;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Severity, commands, render};
use crate::generate::Options;
use crate::hindi::romanised;
use crate::input::{Job, Selection};
use register::Register;

/// Everything went well.
const DONE: u8 = 0;
/// There are errors; nothing was made.
const ERRORS: u8 = 1;
/// The command was not understood (clap's own code).
const USAGE: u8 = 2;
/// Made, but some rows were held back.
const HELD_BACK: u8 = 3;
/// Writing failed half-way; the files written until then are whole.
const STOPPED: u8 = 4;
/// The user stopped the run (what shells give for Ctrl-C).
const INTERRUPTED: u8 = 130;

const AFTER_HELP: &str = "\
शुरू ऐसे करें / To begin:
  aamantran new sabha                        नमूना फ़ोल्डर / a folder to start from
  aamantran check sabha/event.toml           जाँच, कुछ नहीं लिखता / look for errors, write nothing
  aamantran make sabha/event.toml -o out     पत्र बनाएँ / make the letters

Exit status: 0 ठीक / done · 1 ग़लतियाँ, कुछ नहीं बना / errors, nothing made · 2 आदेश समझ में नहीं आया / \
wrong command · 3 बना, पर कुछ पंक्तियाँ रोकी गईं / made, some rows held back · 4 लिखना बीच में रुका, तब तक बनी फ़ाइलें पूरी हैं / \
writing failed half-way, files made until then are whole · 130 Ctrl-C";

/// हिंदी के छपने योग्य आमंत्रण पत्र: हर आमंत्रित के लिए एक PDF /
/// Printable Hindi invitation letters: one PDF per invitee
#[derive(Debug, Parser)]
#[command(name = "aamantran", version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
struct Arguments {
    /// संदेशों की भाषा: hi, hi-Latn (रोमन अक्षर) या en / Language of the messages: hi, hi-Latn or en
    #[arg(long, global = true, value_name = "LANGUAGE", hide_possible_values = true)]
    lang: Option<LangFlag>,
    /// यह सहायता / This help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// संस्करण / The version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangFlag {
    /// हिंदी
    Hi,
    /// हिंदी, रोमन अक्षरों में / Hindi in Latin letters
    #[value(name = "hi-Latn", alias = "hi-latn")]
    HiLatn,
    /// English
    En,
}

impl From<LangFlag> for Lang {
    fn from(flag: LangFlag) -> Self {
        match flag {
            LangFlag::Hi | LangFlag::HiLatn => Self::Hi,
            LangFlag::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// पत्र बनाएँ / Make the letters
    Make {
        /// आयोजन की फ़ाइल / The event file
        event: PathBuf,
        /// फ़ोल्डर जिसमें PDF रखे जाएँ / Folder for the PDFs
        #[arg(short, long, value_name = "FOLDER")]
        out: PathBuf,
        /// केवल देखने के लिए कुछ पत्र: पहला, सबसे लंबे नाम का, और हर अधिवक्ता का एक /
        /// Only a few letters to look at: the first, the longest name, one per advocate
        #[arg(long)]
        proof: bool,
        /// ग़लत पंक्तियाँ छोड़कर बाक़ी पत्र बनाएँ / Make the other letters although some rows have errors
        #[arg(long, visible_alias = "hold-back")]
        skip_invalid: bool,
        #[command(flatten)]
        chosen: Chosen,
        #[command(flatten)]
        shape: make::Shape,
        #[command(flatten)]
        kept: make::Kept,
        /// एक साथ कितने प्रोसेसर काम करें (सामान्यतः न लिखें) /
        /// How many processors work at once (usually left out)
        #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
        threads: Option<u16>,
    },
    /// ग़लतियाँ ढूँढ़ें, कुछ न लिखें / Look for errors, write nothing
    Check {
        /// आयोजन की फ़ाइल / The event file
        event: PathBuf,
        #[command(flatten)]
        shape: check::Shape,
        #[command(flatten)]
        chosen: Chosen,
        #[command(flatten)]
        given: register::Given,
    },
    /// पंजी में लिखें कि पत्र छपे, सौंपे या रद्द हुए / Note in the ledger what became of letters
    Mark {
        /// आयोजन की फ़ाइल / The event file
        event: PathBuf,
        /// क्रमांक, जैसे 37,41-45 / Serials, such as 37,41-45
        serials: Vec<String>,
        #[command(flatten)]
        marks: mark::Marks,
    },
    /// अंग्रेज़ी में लिखे नामों के हिंदी सुझाव names.toml में जोड़ें /
    /// Add Hindi suggestions for names in Latin letters to names.toml
    Names {
        /// आयोजन की फ़ाइल / The event file
        event: PathBuf,
    },
    /// नया आयोजन शुरू करें: event.toml और list.xlsx / Start an event: event.toml and list.xlsx to change
    New {
        /// नया फ़ोल्डर / The new folder
        folder: PathBuf,
    },
    /// पत्र के साँचे दिखाएँ / List the templates of letters
    Templates {
        #[command(subcommand)]
        command: Option<TemplatesCommand>,
    },
    /// आयोजन की फ़ाइल का JSON Schema, संपादकों के लिए / The JSON Schema of the event file, for editors
    Schema,
    /// फ़ॉन्ट दिखाएँ, या अपनी फ़ॉन्ट फ़ाइलें परखें / List the fonts, or try font files of your own
    Fonts {
        /// फ़ॉन्ट फ़ाइलें (.ttf) / Font files (.ttf)
        files: Vec<PathBuf>,
    },
}

/// The rows that a command is for.
#[derive(Debug, Default, clap::Args)]
struct Chosen {
    /// केवल ये क्रमांक, जैसे 37,41-45 / Only these serials, such as 37,41-45
    #[arg(long, value_name = "SERIALS")]
    only: Vec<String>,
    /// केवल ऐसी पंक्तियाँ: "ग्राम=बेला" / Only such rows: "village=बेला"
    #[arg(long = "where", value_name = "CONDITION")]
    conditions: Vec<String>,
    /// केवल इन अधिवक्ताओं के पत्र / Only letters of these advocates
    #[arg(long, value_name = "NAME")]
    advocate: Vec<String>,
}

impl Chosen {
    /// True if the command is for all rows.
    fn is_all(&self) -> bool {
        self.only.is_empty() && self.conditions.is_empty() && self.advocate.is_empty()
    }

    /// The conditions, that on the advocates as one: any of them will do.
    fn all_conditions(&self) -> Vec<String> {
        let advocates = self.advocate.join(",");
        let own = (!advocates.is_empty()).then(|| format!("advocate={advocates}"));
        self.conditions.iter().cloned().chain(own).collect()
    }
}

#[derive(Debug, Subcommand)]
enum TemplatesCommand {
    /// बदलने के लिए साँचे की नक़ल निकालें / Copy a template out to change it
    Copy {
        /// साँचे का नाम / The template's name
        name: String,
        /// नया फ़ोल्डर / The new folder
        folder: PathBuf,
    },
}

/// Streams and settings that a command speaks through.
struct Console<'a> {
    lang: Lang,
    /// True if Hindi is to come in Latin letters.
    is_latin: bool,
    speech: Speech,
    /// True if somebody looks at a screen where errors go.
    is_attended: bool,
    /// True if the process is ours: signals may be caught.
    is_program: bool,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// Formality of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speech {
    /// To people.
    Words,
    /// Of errors only.
    Quiet,
    /// To programs, in JSON.
    Events,
}

impl Console<'_> {
    fn choose<'t>(&self, hindi: &'t str, english: &'t str) -> &'t str {
        match self.lang {
            Lang::Hi => hindi,
            Lang::En => english,
        }
    }

    /// A line of the answer. When nobody reads it any more there is nobody to tell.
    fn say(&mut self, hindi: &str, english: &str) {
        if self.speech == Speech::Words {
            let line = in_letters(self.choose(hindi, english), self.is_latin);
            let _ = writeln!(self.out, "{line}");
        }
    }

    /// A command, to be copied: a line of its own for each shell that reads it otherwise, and
    /// its paths as they are, whatever letters the screen shows.
    fn commands(&mut self, words: &[&str]) {
        if self.speech == Speech::Words {
            for line in commands(words) {
                let _ = writeln!(self.out, "  {line}");
            }
        }
    }

    /// A line that is the same in both languages.
    fn line(&mut self, line: &str) {
        self.say(line, line);
    }

    /// A line about the errors, where they are.
    fn remark(&mut self, hindi: &str, english: &str) {
        let line = in_letters(self.choose(hindi, english), self.is_latin);
        let _ = writeln!(self.err, "{line}");
    }

    /// A note goes where answers go.
    fn note(&mut self, note: &Diagnostic) {
        let note = render(note, self.lang);
        let _ = write!(self.out, "{}", in_letters(&note, self.is_latin));
    }

    /// A line for programs.
    fn event(&mut self, event: &make_json::Event<'_>) {
        if let (Speech::Events, Ok(line)) = (self.speech, serde_json::to_string(event)) {
            let _ = writeln!(self.out, "{line}");
            let _ = self.out.flush();
        }
    }

    fn in_letters<'t>(&self, text: &'t str) -> Cow<'t, str> {
        in_letters(text, self.is_latin)
    }

    fn complain<'d>(&mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) {
        for diagnostic in diagnostics {
            match self.speech {
                Speech::Words => {}
                Speech::Quiet if diagnostic.severity() == Severity::Error => {}
                Speech::Quiet => continue,
                Speech::Events => {
                    self.event(&make_json::diagnostic(diagnostic, self.lang));
                    continue;
                }
            }
            let diagnostic = render(diagnostic, self.lang);
            let _ = write!(self.err, "{}", in_letters(&diagnostic, self.is_latin));
        }
    }
}

/// The text in Latin letters, if the screen wants them.
fn in_letters(text: &str, is_latin: bool) -> Cow<'_, str> {
    if is_latin { romanised(text).into() } else { text.into() }
}

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
        if !crate::input::panic_is_caught() {
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
    let arguments = match Arguments::try_parse_from(&given) {
        Ok(arguments) => arguments,
        Err(error) => {
            // --help and --version are errors to clap, too.
            if error.use_stderr() {
                let flag = flag_of_misuse(&given);
                let text = match Lang::detect(flag.map(Lang::from), &env, system) {
                    Lang::Hi => misuse::in_hindi(&error),
                    Lang::En => error.render().to_string(),
                };
                let text = in_letters(&text, is_latin(flag, &env));
                let _ = write!(console.err, "{text}");
                return USAGE;
            }
            let _ = write!(console.out, "{}", error.render());
            return DONE;
        }
    };
    console.is_latin = is_latin(arguments.lang, &env);
    console.lang = Lang::detect(arguments.lang.map(Lang::from), env, system);
    match arguments.command {
        Command::Make { event, out, proof, skip_invalid, chosen, shape, kept, threads } => {
            let mut options = Options::new().proof(proof).hold_back(skip_invalid);
            if let Some(threads) = threads {
                options = options.threads(threads.into());
            }
            make::run(&event, &chosen, &kept, &out, &shape, &options, &mut console)
        }
        Command::Check { event, shape, chosen, given } => {
            check::run(&event, &chosen, &given, &shape, &mut console)
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
        Command::Schema => schema::run(&mut console),
        Command::Fonts { files } => fonts::run(&files, &mut console),
    }
}

/// Reads the job and its ledger, gives the rows their serials, and keeps those that were asked
/// for.
fn read_job(
    event: &Path,
    chosen: &Chosen,
    given: &register::Given,
    purpose: register::Purpose,
) -> Result<(Job, Register), Diagnostics> {
    let selection = Selection::parse(&chosen.only, &chosen.all_conditions())?;
    let (job, register) = std::thread::scope(|scope| {
        let (reading, is_read) = mpsc::channel::<()>();
        let wait = move || {
            // Ends when the reading has ended, however it did.
            let _ = is_read.recv();
        };
        let register = scope.spawn(|| Register::open(event, given, purpose, wait));
        let job = Job::read(event);
        drop(reading);
        (job, register.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let mut job = job?;
    let (mut register, of_ledger) = register?;
    job.warnings.extend(of_ledger);
    register.assign(&mut job)?;
    job.select(&selection)?;
    register.leave_out_cancelled(&mut job)?;
    Ok((job, register))
}

/// True if Hindi is to come in Latin letters.
fn is_latin(flag: Option<LangFlag>, env: impl Fn(&str) -> Option<String>) -> bool {
    match flag {
        Some(flag) => matches!(flag, LangFlag::HiLatn),
        None => env("AAMANTRAN_LANG").is_some_and(|set| set.eq_ignore_ascii_case("hi-latn")),
    }
}

/// The language asked for in arguments that make no sense as a whole.
fn flag_of_misuse(arguments: &[OsString]) -> Option<LangFlag> {
    let mut arguments = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(flag) = value.and_then(|value| LangFlag::from_str(value, false).ok()) {
            return Some(flag);
        }
    }
    None
}
