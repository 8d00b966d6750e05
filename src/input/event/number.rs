use std::fmt::Write as _;

use super::pattern::{PatternPart, Unpaired, digits, parse};

/// A pattern for letter numbers: text with `{serial}` or `{serial:03}` in it, parsed.
///
/// `{{` and `}}` print a brace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPattern(
    /// A placeholder is the serial, with zeros in front up to this many digits.
    Vec<PatternPart<usize>>,
);

/// The fault of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberPatternError {
    /// A placeholder that is not `serial`, or with a width that is not `01` to `09`.
    #[error("unknown placeholder {{{0}}}")]
    Placeholder(String),
    /// A brace without its partner.
    #[error("a brace without its partner")]
    Braces,
}

impl From<Unpaired> for NumberPatternError {
    fn from(_: Unpaired) -> Self {
        Self::Braces
    }
}

impl NumberPattern {
    /// Parses a pattern.
    ///
    /// # Errors
    /// An unknown placeholder or a brace without its partner.
    pub fn parse(pattern: &str) -> Result<Self, NumberPatternError> {
        let width = |inside: &str| {
            let width = match inside.strip_prefix("serial") {
                Some("") => Some(0),
                format => format.and_then(digits),
            };
            width.ok_or_else(|| NumberPatternError::Placeholder(inside.to_owned()))
        };
        parse(pattern, width).map(Self)
    }

    /// The number of the letter with this serial, in Latin digits.
    pub fn format(&self, serial: u32) -> String {
        let mut out = String::new();
        for part in &self.0 {
            match part {
                PatternPart::Text(text) => out.push_str(text),
                PatternPart::Placeholder(width) => {
                    // Writing to a String cannot fail.
                    let _ = write!(out, "{serial:0width$}");
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberPattern, NumberPatternError};

    fn format(pattern: &str, serial: u32) -> String {
        NumberPattern::parse(pattern).unwrap().format(serial)
    }

    #[test]
    fn fills_in_the_serial() {
        assert_eq!(format("आ.स./{serial:03}/2025", 7), "आ.स./007/2025");
        assert_eq!(format("आ.स./{serial:03}/2025", 1234), "आ.स./1234/2025");
        assert_eq!(format("{serial}{serial:02}", 5), "505");
        assert_eq!(format("no serial", 5), "no serial");
    }

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(format("{{{serial}}}", 5), "{5}");
        assert_eq!(format("{{serial}}", 5), "{serial}");
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        let error = |pattern| NumberPattern::parse(pattern).unwrap_err();
        let placeholder = |p: &str| NumberPatternError::Placeholder(p.into());
        assert_eq!(error("{number}"), placeholder("number"));
        assert_eq!(error("{serial:3}"), placeholder("serial:3"));
        assert_eq!(error("{serial:00}"), placeholder("serial:00"));
        assert_eq!(error("{}"), placeholder(""));
        assert_eq!(error("a{serial"), NumberPatternError::Braces);
        assert_eq!(error("a}b"), NumberPatternError::Braces);
        assert_eq!(error("{a{serial}"), NumberPatternError::Braces);
    }
}
