use crate::input::field::lookup::field_key;

/// How files are named: text with `{serial}`, `{serial:03}` or `{field}` in it, parsed.
///
/// `{{` and `}}` are braces. What the names become is the matter of
/// [`FileNames`](crate::output::FileNames): here nothing is made safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNamePattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The serial, with zeros in front up to this many digits, if it says so.
    Serial(Option<usize>),
    Field(String),
}

impl Default for FileNamePattern {
    /// `{serial}-{name}`.
    fn default() -> Self {
        Self(vec![
            Part::Serial(None),
            Part::Text("-".to_owned()),
            Part::Field("name".to_owned()),
        ])
    }
}

impl FileNamePattern {
    /// Parses a pattern, which must have something in it; none if it makes no sense.
    pub fn parse(pattern: &str) -> Option<Self> {
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
            let (placeholder, after) = rest.split_once('}').filter(|_| brace == "{")?;
            if !text.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut text)));
            }
            parts.push(part(placeholder)?);
            rest = after;
        }
        text.push_str(rest);
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// The fields that it names.
    pub(in crate::input) fn fields(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Field(field) => Some(field.as_str()),
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
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Serial(given) => format!("{serial:0width$}", width = given.unwrap_or(width)),
            Part::Field(name) => field(name).to_owned(),
        };
        self.0.iter().map(part).collect()
    }
}

fn part(placeholder: &str) -> Option<Part> {
    let placeholder = placeholder.trim();
    match placeholder.strip_prefix("serial") {
        Some("") => Some(Part::Serial(None)),
        Some(format) if format.starts_with(':') => match format.as_bytes() {
            [b':', b'0', digit @ b'1'..=b'9'] => {
                Some(Part::Serial(Some(usize::from(digit - b'0'))))
            }
            _ => None,
        },
        _ if placeholder.is_empty() || placeholder.contains('{') => None,
        _ => Some(Part::Field(field_key(placeholder))),
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
