//! The commands and flags described in one language. Beside the code each description stands in
//! both, `हिंदी / English`; here one half is left.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory as _};

use crate::cli::arguments::Arguments;
use crate::diagnostic::{Lang, commands};

const AFTER_HELP: [&str; 2] = [
    "\
शुरू ऐसे करें:
  aamantran serve                      सब कुछ ब्राउज़र के एक पन्ने पर; या टर्मिनल में:
  aamantran new sabha                  नमूना फ़ोल्डर, जिसे बदलकर अपना आयोजन बनाएँ
  aamantran check sabha/event.toml     जाँच; कुछ नहीं लिखता
  aamantran make sabha/event.toml      पत्र बनाएँ, फ़ोल्डर sabha/out में

समाप्ति का अंक (exit status): 0 ठीक · 1 ग़लतियाँ, कुछ नहीं बना · 2 आदेश समझ में नहीं आया · \
3 बना, पर कुछ पंक्तियाँ रोकी गईं · 4 लिखना बीच में रुका, तब तक बनी फ़ाइलें पूरी हैं · 130 Ctrl-C",
    "\
To begin:
  aamantran serve                      all on one page in the browser; or in a terminal:
  aamantran new sabha                  a folder to start from
  aamantran check sabha/event.toml     look for errors; writes nothing
  aamantran make sabha/event.toml      make the letters, in the folder sabha/out

Exit status: 0 done · 1 errors, nothing made · 2 wrong command · 3 made, some rows held back · \
4 writing failed half-way, files made until then are whole · 130 Ctrl-C",
];

/// The word that stands for a value, in English and in Hindi.
const VALUES: [(&str, &str); 19] = [
    ("LANGUAGE", "भाषा"),
    ("EVENT", "आयोजन"),
    ("FOLDER", "फ़ोल्डर"),
    ("FILE", "फ़ाइल"),
    ("FILES", "फ़ाइलें"),
    ("NAME", "नाम"),
    ("NUMBER", "संख्या"),
    ("SERIALS", "क्रमांक"),
    ("SERIAL", "क्रमांक"),
    ("CONDITION", "शर्त"),
    ("SETS", "भाग"),
    ("ORDER", "क्रम"),
    ("PAPERS", "काग़ज़"),
    ("FIELD", "ब्योरा"),
    ("TEXT", "पाठ"),
    ("DATE", "तारीख"),
    ("ROW", "पंक्ति"),
    ("ROWS", "पंक्तियाँ"),
    ("PHOTO", "फ़ोटो"),
];

/// The command line with all descriptions in one language.
pub(super) fn command(lang: Lang) -> Command {
    let after = match lang {
        Lang::Hi => AFTER_HELP[0],
        Lang::En => AFTER_HELP[1],
    };
    in_language(Arguments::command(), "aamantran", lang).after_help(after)
}

/// `words` are those that call the command.
fn in_language(command: Command, words: &str, lang: Lang) -> Command {
    let about = command.get_about().map(|about| half(about, lang));
    // As they are declared, those of all commands last.
    let mut places = if command.has_subcommands() { 1000.. } else { 1.. };
    let mut command = command.mut_args(|arg| {
        let arg = described(arg, lang);
        places.next().map_or(arg.clone(), |place| arg.display_order(place))
    });
    command = command.mut_subcommands(|own| {
        let words = format!("{words} {}", own.get_name());
        in_language(own, &words, lang)
    });
    if let Some(about) = about {
        command = command.about(about);
    }
    if lang == Lang::En {
        return command;
    }
    // Of a copy, since a command to which that was done takes no more flags.
    let usage = command.clone().bin_name(words).render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage.replace("[OPTIONS]", "[विकल्प]").replace("COMMAND", "आदेश");
    command
        .override_usage(usage)
        .subcommand_help_heading("आदेश")
        .help_template("{about-with-newline}\nप्रयोग: {usage}\n\n{all-args}{after-help}")
}

/// A flag or value with its description and what stands for its value.
fn described(arg: Arg, lang: Lang) -> Arg {
    let help = arg.get_help().map(|help| half(help, lang));
    let arg = match help {
        Some(help) => arg.help(help),
        None => arg,
    };
    if lang == Lang::En {
        return arg;
    }
    let names = arg.get_value_names().unwrap_or_default();
    let named = VALUES.iter().find(|(name, _)| names.first().is_some_and(|own| own == name));
    let heading =
        if arg.is_positional() { "क्या लिखें" } else { "विकल्प" };
    let arg = arg.help_heading(heading);
    match named {
        Some((_, hindi)) => arg.value_name(hindi),
        None => arg,
    }
}

/// The half of a description that is in the language.
fn half(text: &StyledStr, lang: Lang) -> String {
    let text = text.to_string();
    let Some((hindi, english)) = text.split_once(" / ") else { return text };
    let own = match lang {
        Lang::Hi => hindi,
        Lang::En => english,
    };
    own.trim().to_owned()
}

/// A whole command that would do, for one that lacks something: as the shells of this system
/// read it. `given` are the arguments as they were given, with the program's name.
pub(super) fn example(given: &[OsString]) -> Vec<String> {
    let event = event_file(Path::new("")).unwrap_or_else(|| "sabha/event.toml".to_owned());
    let mut words = given.iter().skip(1).filter_map(|word| word.to_str());
    let known = ["make", "check", "mark", "names", "new", "ruler", "serve", "templates"];
    let rest: &[&str] = match words.find(|word| known.contains(word)).unwrap_or("make") {
        "check" => &["check", &event],
        "mark" => &["mark", &event, "37,41-45", "--printed"],
        "names" => &["names", &event],
        "new" => &["new", "sabha"],
        "ruler" => &["ruler", &event],
        "serve" => &["serve"],
        "templates" => &["templates", "copy", "patra", "mera-sancha"],
        _ => &["make", &event],
    };
    commands(&[&["aamantran"], rest].concat())
}

/// The event file in a folder or in the one folder below it that has one.
fn event_file(folder: &Path) -> Option<String> {
    const NAME: &str = "event.toml";
    if folder.join(NAME).is_file() {
        return Some(NAME.to_owned());
    }
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let below =
        fs::read_dir(here).ok()?.flatten().filter(|own| own.path().join(NAME).is_file());
    let mut below = below.filter_map(|own| own.file_name().into_string().ok());
    match (below.next(), below.next()) {
        (Some(only), None) => Some(format!("{only}/{NAME}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::command;
    use crate::diagnostic::Lang;

    fn is_hindi(text: &str) -> bool {
        text.chars().any(|c| ('\u{900}'..='\u{97F}').contains(&c))
    }

    /// The help of a command and of all below it.
    fn helps(command: &mut Command) -> Vec<String> {
        let mut found = vec![command.clone().render_long_help().to_string()];
        found.extend(command.get_subcommands_mut().flat_map(helps));
        found
    }

    #[test]
    fn help_is_in_one_language() {
        let [hindi, english] = [Lang::Hi, Lang::En].map(|lang| {
            let mut command = command(lang);
            command.build();
            helps(&mut command)
        });
        assert_eq!(hindi.len(), english.len());
        assert!(hindi.len() >= 10, "{}", hindi.len());
        for help in &english {
            let lines = help.lines().filter(|line| is_hindi(line));
            // What is to be written into a list is Hindi in either language.
            let odd: Vec<&str> = lines.filter(|line| !line.contains('"')).collect();
            assert!(odd.is_empty(), "{odd:?}");
        }
        for help in &hindi {
            for word in ["Usage", "Options", "Commands", "Arguments", "aliases", "possible"] {
                assert!(!help.contains(word), "{word}: {help}");
            }
            for line in help.lines().filter(|line| line.trim_start().starts_with('-')) {
                assert!(!line.contains('<') || is_hindi(line), "{line}");
            }
            // Each flag has its description.
            let flags = help.lines().zip(help.lines().skip(1));
            let mut bare = flags.filter(|(line, next)| {
                line.trim_start().starts_with('-')
                    && !is_hindi(line.split_once("  ").map_or("", |(_, rest)| rest))
                    && !is_hindi(next)
            });
            assert_eq!(bare.next(), None);
        }
    }
}
