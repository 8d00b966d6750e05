use super::pattern::{PatternPart, Unpaired, digits, parse};
use crate::input::field::lookup::field_key;

/// A pattern for names of files: text with `{serial}`, `{serial:03}` or `{field}` in it, parsed.
///
/// `{{` and `}}` are braces. What the names become is the matter of
/// [`FileNames`](crate::output::FileNames): here nothing is made safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNamePattern(Vec<PatternPart<Placeholder>>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Placeholder {
    /// The serial, with zeros in front up to this many digits, if it says so.
    Serial(Option<usize>),
    Field(String),
}

/// A placeholder that makes no sense, or a brace without its partner.
struct Senseless;

impl From<Unpaired> for Senseless {
    fn from(_: Unpaired) -> Self {
        Self
    }
}

impl Default for FileNamePattern {
    /// `{serial}-{name}`.
    fn default() -> Self {
        Self(vec![
            PatternPart::Placeholder(Placeholder::Serial(None)),
            PatternPart::Text("-".to_owned()),
            PatternPart::Placeholder(Placeholder::Field("name".to_owned())),
        ])
    }
}

impl FileNamePattern {
    /// Parses a pattern, which must have something in it; none if it makes no sense.
    pub fn parse(pattern: &str) -> Option<Self> {
        let parts = parse(pattern, |inside| placeholder(inside).ok_or(Senseless)).ok()?;
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// The fields that it names.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            PatternPart::Placeholder(Placeholder::Field(field)) => Some(field.as_str()),
            _ => None,
        })
    }

    /// The name of a file. A serial whose digits are not given has `width` of them.
    pub fn format<'f>(
        &self,
        serial: u32,
        width: usize,
        field: impl Fn(&str) -> &'f str,
    ) -> String {
        let part = |part: &PatternPart<Placeholder>| match part {
            PatternPart::Text(text) => text.clone(),
            PatternPart::Placeholder(Placeholder::Serial(given)) => {
                format!("{serial:0width$}", width = given.unwrap_or(width))
            }
            PatternPart::Placeholder(Placeholder::Field(name)) => field(name).to_owned(),
        };
        self.0.iter().map(part).collect()
    }
}

fn placeholder(inside: &str) -> Option<Placeholder> {
    let inside = inside.trim();
    match inside.strip_prefix("serial") {
        Some("") => Some(Placeholder::Serial(None)),
        Some(format) if format.starts_with(':') => {
            digits(format).map(|width| Placeholder::Serial(Some(width)))
        }
        _ => (!inside.is_empty()).then(|| Placeholder::Field(field_key(inside))),
    }
}

#[cfg(test)]
mod tests {
    use super::FileNamePattern;

    fn format(pattern: &str) -> Option<String> {
        let field = |name: &str| match name {
            "name" => "राम",
            "village" => "बेला",
            "झंडा" => "पूर्व",
            _ => "",
        };
        Some(FileNamePattern::parse(pattern)?.format(7, 4, field))
    }

    #[test]
    fn fills_in_serial_and_fields() {
        for (pattern, name) in [
            ("{serial}-{name}", "0007-राम"),
            ("{ग्राम} {serial:02} {name}", "बेला 07 राम"),
            ("{serial:01}{झंडा}", "7पूर्व"),
            ("{{{serial:01}}}", "{7}"),
            ("{pin}-{name}", "-राम"),
        ] {
            assert_eq!(format(pattern).as_deref(), Some(name), "{pattern}");
        }
        let usual = FileNamePattern::default();
        assert_eq!(Some(usual), FileNamePattern::parse("{serial}-{name}"));
    }

    #[test]
    fn refuses_what_makes_no_sense() {
        for pattern in
            ["", "{", "}", "{}", "{name", "name}", "{serial:3}", "{serial:}", "{a{b}"]
        {
            assert_eq!(format(pattern), None, "{pattern}");
        }
    }
}
