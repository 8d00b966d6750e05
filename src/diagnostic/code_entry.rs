//! A row of the page of codes.

use super::{Lang, Severity};

/// A code and its row in the page of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeEntry {
    pub(super) code: &'static str,
    severity: Severity,
    /// Hindi, English and, for some, an example; one line if the row is that of another variant.
    pub(super) lines: &'static [&'static str],
}

impl CodeEntry {
    pub(super) const fn new(
        code: &'static str,
        severity: Severity,
        lines: &'static [&'static str],
    ) -> Self {
        Self { code, severity, lines }
    }

    /// The code: `A` and four digits.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The weight of the message.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The fault and its remedy in one line of Markdown.
    pub fn line(&self, lang: Lang) -> &'static str {
        let at = match lang {
            Lang::Hi => 0,
            Lang::En => 1,
        };
        self.lines.get(at).map_or("", |line| line.trim())
    }

    /// A text that brings the message about, in Markdown, if a short one does.
    pub fn example(&self) -> Option<&'static str> {
        self.lines.get(2).map(|line| line.trim())
    }

    pub(super) const fn has_row(&self) -> bool {
        self.lines.len() > 1
    }
}
