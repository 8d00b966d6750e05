//! The streams that a command speaks through: screen, language and letters.

use std::borrow::Cow;
use std::io::Write;

use crate::cli::grouped::grouped;
use crate::cli::make_json;
use crate::diagnostic::{Diagnostic, Lang, Severity, commands, render};
use crate::hindi::romanised;

/// Streams and settings that a command speaks through.
pub(super) struct Console<'a> {
    pub(super) lang: Lang,
    /// True if Hindi is to come in Latin letters.
    pub(super) is_latin: bool,
    pub(super) speech: Speech,
    /// True if somebody looks at a screen where errors go.
    pub(super) is_attended: bool,
    /// True if the process is ours: signals may be caught.
    pub(super) is_program: bool,
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

/// Formality of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// To people.
    Words,
    /// Of errors only.
    Quiet,
    /// To programs, in JSON.
    Events,
}

impl Console<'_> {
    pub(super) fn choose<'t>(&self, hindi: &'t str, english: &'t str) -> &'t str {
        match self.lang {
            Lang::Hi => hindi,
            Lang::En => english,
        }
    }

    /// A line of the answer. When nobody reads it any more there is nobody to tell.
    pub(super) fn say(&mut self, hindi: &str, english: &str) {
        if self.speech == Speech::Words {
            let line = in_letters(self.choose(hindi, english), self.is_latin);
            let _ = writeln!(self.out, "{line}");
        }
    }

    /// A command, to be copied: a line of its own for each shell that reads it otherwise, and
    /// its paths as they are, whatever letters the screen shows.
    pub(super) fn commands(&mut self, words: &[&str]) {
        if self.speech == Speech::Words {
            for line in commands(words) {
                let _ = writeln!(self.out, "  {line}");
            }
        }
    }

    /// A line that is the same in both languages.
    pub(super) fn line(&mut self, line: &str) {
        self.say(line, line);
    }

    /// A line about the errors, where they are.
    pub(super) fn remark(&mut self, hindi: &str, english: &str) {
        let line = in_letters(self.choose(hindi, english), self.is_latin);
        let _ = writeln!(self.err, "{line}");
    }

    /// A note goes where answers go.
    pub(super) fn note(&mut self, note: &Diagnostic) {
        let note = render(note, self.lang);
        let _ = write!(self.out, "{}", in_letters(&note, self.is_latin));
    }

    /// A line for programs.
    pub(super) fn event(&mut self, event: &make_json::Event<'_>) {
        if let (Speech::Events, Ok(line)) = (self.speech, serde_json::to_string(event)) {
            let _ = writeln!(self.out, "{line}");
            let _ = self.out.flush();
        }
    }

    pub(super) fn in_letters<'t>(&self, text: &'t str) -> Cow<'t, str> {
        in_letters(text, self.is_latin)
    }

    pub(super) fn report<'d>(&mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) {
        if self.speech == Speech::Events {
            for diagnostic in diagnostics {
                self.event(&make_json::diagnostic(diagnostic, self.lang));
            }
            return;
        }
        for diagnostic in &grouped(diagnostics) {
            match self.speech {
                Speech::Words => {}
                Speech::Quiet if diagnostic.severity() == Severity::Error => {}
                Speech::Quiet | Speech::Events => continue,
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
