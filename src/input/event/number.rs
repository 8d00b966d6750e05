use std::fmt::Write as _;

/// How letter numbers are made: text with `{serial}` or `{serial:03}` in it, parsed.
///
/// `{{` and `}}` print a brace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The serial, with zeros in front up to this many digits.
    Serial(usize),
}

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberPatternError {
    /// A placeholder that is not `serial`, or with a width that is not `01` to `09`.
    #[error("unknown placeholder {{{0}}}")]
    Placeholder(String),
    /// A brace without its partner.
    #[error("a brace without its partner")]
    Braces,
}

impl NumberPattern {
    /// Parses a pattern.
    ///
    /// # Errors
    /// An unknown placeholder or a brace without its partner.
    pub fn parse(pattern: &str) -> Result<Self, NumberPatternError> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find(['{', '}']) {
            text.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                text.push_str(brace);
                rest = after;
                continue;
            }
            if brace == "}" {
                return Err(NumberPatternError::Braces);
            }
            let end = rest.find('}').ok_or(NumberPatternError::Braces)?;
            let width = width(&rest[..end])?;
            if !text.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut text)));
            }
            parts.push(Part::Serial(width));
            rest = &rest[end + 1..];
        }
        text.push_str(rest);
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        Ok(Self(parts))
    }

    /// The number of the letter with this serial, in Latin digits.
    pub fn format(&self, serial: u32) -> String {
        let mut out = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Serial(width) => {
                    // Writing to a String cannot fail.
                    let _ = write!(out, "{serial:0width$}");
                }
            }
        }
        out
    }
}

fn width(placeholder: &str) -> Result<usize, NumberPatternError> {
    let unknown = || NumberPatternError::Placeholder(placeholder.to_owned());
    if placeholder.contains('{') {
        return Err(NumberPatternError::Braces);
    }
    match placeholder.strip_prefix("serial") {
        Some("") => Ok(0),
        Some(format) => match format.as_bytes() {
            [b':', b'0', digit @ b'1'..=b'9'] => Ok(usize::from(digit - b'0')),
            _ => Err(unknown()),
        },
        None => Err(unknown()),
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
