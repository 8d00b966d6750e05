//! The commands and their flags, as clap reads them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};

use crate::cli::job::{Chosen, LedgerArgs};
#[cfg(feature = "serve")]
use crate::cli::serve;
use crate::cli::{check, make, mark};
use crate::diagnostic::Lang;

/// हिंदी के छपने योग्य आमंत्रण पत्र: हर आमंत्रित के लिए एक PDF /
/// Printable Hindi invitation letters: one PDF per invitee
#[derive(Debug, Parser)]
#[command(name = "aamantran", version, max_term_width = 100)]
#[command(
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    /// संदेशों की भाषा: hi, hi-Latn (रोमन अक्षर) या en / Language of the messages: hi, hi-Latn or en
    #[arg(long, global = true, value_name = "LANGUAGE", hide_possible_values = true)]
    pub(super) lang: Option<LangFlag>,
    /// यह सहायता / This help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// संस्करण / The version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LangFlag {
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
pub(super) enum Command {
    /// पत्र बनाएँ / Make the letters
    Make {
        /// आयोजन की फ़ाइल / The event file
        event: PathBuf,
        /// फ़ोल्डर जिसमें PDF रखे जाएँ; न लिखें तो आयोजन की फ़ाइल के पास out /
        /// Folder for the PDFs; without it, out beside the event file
        #[arg(short, long, value_name = "FOLDER")]
        out: Option<PathBuf>,
        /// केवल देखने के लिए कुछ पत्र: पहला, सबसे लंबे नाम का, हर अधिवक्ता या सूची का एक /
        /// Only a few letters to look at: the first, the longest name, one per advocate or list
        #[arg(long)]
        proof: bool,
        /// जाँच का पन्ना: पहला पत्र, नापी हुई जगहों पर निशान और मिमी के पैमाने के साथ; छपे कार्ड पर रखकर देखें /
        /// A test sheet: the first letter with crosses at its places and scales in mm, to lay on a printed card
        #[arg(long, conflicts_with = "proof")]
        test_sheet: bool,
        /// ग़लत पंक्तियाँ छोड़कर बाक़ी पत्र बनाएँ (पहले: --hold-back) /
        /// Make the other letters although some rows have errors (once: --hold-back)
        #[arg(long, alias = "hold-back")]
        skip_invalid: bool,
        #[command(flatten)]
        chosen: Chosen,
        #[command(flatten)]
        shape: make::MakeArgs,
        #[command(flatten)]
        kept: make::EarlierArgs,
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
        shape: check::CheckArgs,
        #[command(flatten)]
        chosen: Chosen,
        #[command(flatten)]
        given: LedgerArgs,
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
    /// नाप का पन्ना: प्रिंटर छोटा तो नहीं करता, लेबल और लिफ़ाफ़े ठीक जगह छपते हैं या नहीं /
    /// Ruler pages: whether the printer prints to size, and labels and envelopes in their places
    Ruler {
        /// आयोजन की फ़ाइल; न लिखें तो केवल A4 का पन्ना / The event file; without it, a page of A4 alone
        event: Option<PathBuf>,
        /// फ़ोल्डर, जिसके भीतर ruler में पन्ने बनते हैं; न लिखें तो आयोजन की फ़ाइल के पास out /
        /// Folder, in whose folder ruler the pages are; without it, out beside the event file
        #[arg(short, long, value_name = "FOLDER")]
        out: Option<PathBuf>,
    },
    /// पन्ना ब्राउज़र में खोलें: सूची, जाँच, पत्र, छपाई और वितरण एक जगह /
    /// Open the page in the browser: lists, errors, letters, printing and handing out in one place
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
    /// आयोजन की फ़ाइल का JSON Schema, संपादकों के लिए / The JSON Schema of the event file, for editors
    Schema,
    /// फ़ॉन्ट दिखाएँ, या अपनी फ़ॉन्ट फ़ाइलें परखें / List the fonts, or try font files of your own
    Fonts {
        /// फ़ॉन्ट फ़ाइलें (.ttf) / Font files (.ttf)
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum TemplatesCommand {
    /// बदलने के लिए साँचे की नक़ल निकालें / Copy a template out to change it
    Copy {
        /// साँचे का नाम / The template's name
        name: String,
        /// नया फ़ोल्डर / The new folder
        folder: PathBuf,
    },
}

/// True if Hindi is to come in Latin letters.
pub(super) fn is_latin(flag: Option<LangFlag>, env: impl Fn(&str) -> Option<String>) -> bool {
    match flag {
        Some(flag) => matches!(flag, LangFlag::HiLatn),
        None => env("AAMANTRAN_LANG").is_some_and(|set| set.eq_ignore_ascii_case("hi-latn")),
    }
}

/// The language asked for in arguments that need not make sense as a whole.
pub(super) fn lang_flag(arguments: &[OsString]) -> Option<LangFlag> {
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
