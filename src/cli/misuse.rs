//! Faults of a command line. clap itself speaks English only, and does not show a whole command
//! that would do.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::help;
use crate::diagnostic::Lang;

/// The error as lines of text, each with its line end. `given` are the arguments as they were
/// given, with the program's name.
pub(super) fn explained(error: &clap::Error, given: &[OsString], lang: Lang) -> String {
    let mut text = match lang {
        Lang::Hi => in_hindi(error),
        Lang::En => error.render().to_string(),
    };
    let is_lacking = matches!(
        error.kind(),
        ErrorKind::MissingRequiredArgument
            | ErrorKind::MissingSubcommand
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_lacking {
        text.push_str(match lang {
            Lang::Hi => "ऐसे लिखें:\n",
            Lang::En => "For example:\n",
        });
        for line in help::example(given) {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "    {line}");
        }
        if cfg!(feature = "serve") && given.len() <= 1 {
            text.push_str(match lang {
                Lang::Hi => "सब कुछ ब्राउज़र के एक पन्ने पर:\n    aamantran serve\n",
                Lang::En => "All on one page in the browser:\n    aamantran serve\n",
            });
        }
    }
    text
}

fn in_hindi(error: &clap::Error) -> String {
    let shown = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let suggested = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.join("` या `"),
        _ => shown(kind),
    };
    let (argument, value) = (shown(ContextKind::InvalidArg), shown(ContextKind::InvalidValue));
    let reason = match error.kind() {
        ErrorKind::UnknownArgument => format!("`{argument}` का यहाँ अर्थ नहीं है"),
        ErrorKind::InvalidSubcommand => {
            format!("`{}` नाम का आदेश नहीं है", shown(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("यह नहीं लिखा: {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "आदेश नहीं लिखा".to_owned()
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals if value.is_empty() => {
            format!("`{argument}` के बाद मान नहीं लिखा")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{argument}` में \"{value}\" नहीं चल सकता")
        }
        ErrorKind::ArgumentConflict => match shown(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => {
                format!("`{argument}` एक ही बार लिखा जा सकता है")
            }
            prior => format!("`{argument}` और `{prior}` साथ नहीं लिखे जा सकते"),
        },
        ErrorKind::TooManyValues => format!("`{argument}` के बाद \"{value}\" अधिक है"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` के बाद मानों की संख्या सही नहीं है")
        }
        ErrorKind::InvalidUtf8 => "आदेश के अक्षर UTF-8 में नहीं हैं".to_owned(),
        _ => "आदेश समझ में नहीं आया".to_owned(),
    };
    let mut lines = vec![format!("ग़लती: {reason}")];
    let nearest = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand].map(suggested);
    if let Some(nearest) = nearest.iter().find(|nearest| !nearest.is_empty()) {
        lines.push(format!("    क्या `{nearest}` लिखना था?"));
    }
    let valid = shown(ContextKind::ValidValue);
    if !valid.is_empty() {
        lines.push(format!("    इनमें से एक लिखें: {valid}"));
    }
    lines.push("    सहायता: aamantran --help\n".to_owned());
    lines.join("\n")
}
