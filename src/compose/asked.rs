//! Which values of a letter a template looks at: what nothing looks at need not be made.

/// The keys of one map that templates may look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Any: the map itself is looked at, or under a key that is only known later.
    All,
    /// These, sorted.
    Keys(Vec<String>),
}

impl Asked {
    /// What `sources` ask of the map `name`.
    ///
    /// Wherever the name stands as a word of its own, in code or not, a dot and a key must
    /// follow; anything else may be the map as a whole.
    pub(super) fn of<'a>(name: &str, sources: impl IntoIterator<Item = &'a str>) -> Self {
        let mut keys = Vec::new();
        for source in sources {
            let source = without_comments(source).unwrap_or_else(|| source.to_owned());
            // tera shows all that there is under this name.
            if source.contains("__tera") {
                return Self::All;
            }
            for (at, _) in source.match_indices(name) {
                let (before, after) = (&source[..at], &source[at + name.len()..]);
                if before.ends_with(is_part_of_word) || after.starts_with(is_part_of_word) {
                    continue;
                }
                let Some(path) = after.strip_prefix('.') else { return Self::All };
                let end = path.find(|c| !is_part_of_word(c)).unwrap_or(path.len());
                if end == 0 {
                    return Self::All;
                }
                keys.push(path[..end].to_owned());
            }
        }
        keys.sort_unstable();
        keys.dedup();
        Self::Keys(keys)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Keys(keys) => keys.binary_search_by(|own| own.as_str().cmp(key)).is_ok(),
        }
    }
}

/// A template without its comments; `None` if it cannot be told for sure where they are.
fn without_comments(source: &str) -> Option<String> {
    // What stands between raw and endraw is neither code nor a comment, and a quotation mark
    // behind a backslash may end a text or not.
    if ["raw", "\\\"", "\\'", "\\`"].iter().any(|doubtful| source.contains(doubtful)) {
        return None;
    }
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('{') {
        let (before, code) = rest.split_at(at);
        kept.push_str(before);
        let length = match code.as_bytes().get(1) {
            Some(b'#') => {
                rest = code.split_once("#}")?.1;
                continue;
            }
            Some(b'{') => end_of_code(code, "}}")?,
            Some(b'%') => end_of_code(code, "%}")?,
            _ => 1,
        };
        kept.push_str(&code[..length]);
        rest = &code[length..];
    }
    kept.push_str(rest);
    Some(kept)
}

/// How long code is up to its end mark, which may also stand in a text inside it.
fn end_of_code(code: &str, end: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in code.bytes().enumerate().skip(2) {
        match quote {
            Some(own) if byte == own => quote = None,
            None if code.as_bytes()[at..].starts_with(end.as_bytes()) => {
                return Some(at + end.len());
            }
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            _ => {}
        }
    }
    None
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::Asked;

    fn asked(source: &str) -> Asked {
        Asked::of("invitee", ["{{ event.name }}", source])
    }

    #[test]
    fn keys_are_those_behind_a_dot() {
        let found = asked("{% if invitee.name and not invitee.post %}{{invitee.name|upper}}");
        assert_eq!(found, Asked::Keys(vec!["name".into(), "post".into()]));
        assert!(found.has("name") && !found.has("village"));
        let found =
            asked("{#- The invitee #}{{ invitee.id | default(value='{# {{') }}{# invitee #}");
        assert_eq!(found, Asked::Keys(vec!["id".into()]));
        let found = asked("{{ invitee.columns[\"invitees\"] }} the_invitee invitee2");
        assert_eq!(found, Asked::Keys(vec!["columns".into()]));
    }

    #[test]
    fn a_map_as_a_whole_may_be_asked_anything() {
        for source in [
            "{{ invitee }}",
            "{{ invitee[key] }}",
            "{{ invitee[\"name\"] }}",
            "{% for key, value in invitee %}",
            "{% set one = invitee %}",
            "{{ invitee?.name }}",
            "{{ invitee . name }}",
            "{{ invitee.",
            "{{ __tera_context }}",
        ] {
            assert_eq!(asked(source), Asked::All, "{source}");
        }
    }
}
