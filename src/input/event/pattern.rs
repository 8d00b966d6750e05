//! Text with `{placeholders}` in it; `{{` and `}}` are braces.

/// A piece of a pattern; two texts never follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PatternPart<P> {
    Text(String),
    /// The meaning of a placeholder.
    Placeholder(P),
}

/// A brace without its partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unpaired;

/// Parses a pattern: `read` says what a placeholder means, by what stands between its braces.
///
/// # Errors
/// The first thing wrong: what `read` refuses, or a brace without its partner.
pub(super) fn parse<P, E: From<Unpaired>>(
    pattern: &str,
    read: impl Fn(&str) -> Result<P, E>,
) -> Result<Vec<PatternPart<P>>, E> {
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
        let inside = rest.split_once('}').filter(|_| brace == "{");
        let (placeholder, after) =
            inside.filter(|(placeholder, _)| !placeholder.contains('{')).ok_or(Unpaired)?;
        if !text.is_empty() {
            parts.push(PatternPart::Text(std::mem::take(&mut text)));
        }
        parts.push(PatternPart::Placeholder(read(placeholder)?));
        rest = after;
    }
    text.push_str(rest);
    if !text.is_empty() {
        parts.push(PatternPart::Text(text));
    }
    Ok(parts)
}

/// The least number of digits of a serial, by what follows its name: `:01` to `:09`.
pub(super) fn digits(format: &str) -> Option<usize> {
    match format.as_bytes() {
        [b':', b'0', digit @ b'1'..=b'9'] => Some(usize::from(digit - b'0')),
        _ => None,
    }
}
