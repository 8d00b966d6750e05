//! The values of a letter that a template looks at: others need not be made.

use crate::compose::tera_syntax::{TeraPiece, TeraToken, TeraTokens, pieces};

/// The keys of one map that templates may look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Any: the map itself is looked at, or under a key that is only known later.
    All,
    /// These, sorted.
    Keys(Vec<String>),
}

impl Asked {
    /// The keys that `sources` ask of the map `name`.
    ///
    /// Wherever the name stands in code, a dot and a key must follow; anything else may be the
    /// map as a whole.
    pub(super) fn of<'a>(name: &str, sources: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of_maps(name, sources, false)
    }

    /// The keys that `sources` ask of maps that are called so wherever they stand, in others, too.
    pub(super) fn member<'a>(name: &str, sources: impl IntoIterator<Item = &'a str>) -> Self {
        Self::of_maps(name, sources, true)
    }

    fn of_maps<'a>(
        name: &str,
        sources: impl IntoIterator<Item = &'a str>,
        in_others: bool,
    ) -> Self {
        let mut own = Vec::new();
        let pieces: Vec<_> = sources.into_iter().flat_map(pieces).collect();
        let is_new_name = |piece: &&TeraPiece<'_>| in_others && new_name(name, piece).is_some();
        for piece in pieces.iter().filter(|piece| !is_new_name(piece)) {
            if !keys(name, piece.tokens(), in_others, &mut own) {
                return Self::All;
            }
        }
        for other in pieces.iter().filter(is_new_name).filter_map(|own| new_name(name, own)) {
            // Where it gets the name it is only named, and no key is asked for.
            let uses = pieces.iter().filter(|piece| new_name(name, piece) != Some(other));
            for piece in uses {
                if !keys(other, piece.tokens(), false, &mut own) {
                    return Self::All;
                }
            }
        }
        own.sort_unstable();
        own.dedup();
        Self::Keys(own)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Keys(keys) => keys.binary_search_by(|own| own.as_str().cmp(key)).is_ok(),
        }
    }
}

/// True if `sources` may ask for a key of this name, of whatever map.
pub(super) fn is_named(key: &str, sources: &[&str]) -> bool {
    let mut code = sources.iter().flat_map(|own| pieces(own)).flat_map(|own| own.tokens());
    code.any(|token| match token {
        TeraToken::Name(own) => own == key || own.starts_with("__tera"),
        TeraToken::String(own) => own.contains(key),
        TeraToken::Number(_) | TeraToken::Sign(_) => false,
    })
}

/// Adds the keys that code asks of the map `name`, of one that is a key of another only with
/// `in_others`; false if it may ask for any.
fn keys(
    name: &str,
    mut code: TeraTokens<'_>,
    in_others: bool,
    found: &mut Vec<String>,
) -> bool {
    let mut is_of_another = false;
    while let Some(token) = code.next() {
        let begins = !std::mem::replace(&mut is_of_another, is_dot(token));
        match token {
            // All that there is, under names of tera's own.
            TeraToken::Name(own) if own.starts_with("__tera") => return false,
            // The name of an attribute, which is another way to ask for it.
            TeraToken::String(own) if in_others && own.contains(name) => return false,
            TeraToken::Name(own) if own == name && (begins || in_others) => {}
            _ => continue,
        }
        let key = code.next().filter(|next| is_dot(*next)).and_then(|_| code.next());
        let Some(TeraToken::Name(key)) = key else { return false };
        found.push(key.to_owned());
    }
    true
}

/// The name that code gives a map which is a key of another, if it does nothing else: `to` of
/// `set to = row.invitee`.
fn new_name<'a>(name: &str, piece: &TeraPiece<'a>) -> Option<&'a str> {
    let mut code = piece.tokens();
    let (Some(TeraToken::Name("set")), Some(TeraToken::Name(new)), Some(TeraToken::Sign("="))) =
        (code.next(), code.next(), code.next())
    else {
        return None;
    };
    let path: Vec<TeraToken<'_>> = code.collect();
    let mut parts = path.iter();
    let is_part = |token: &&TeraToken<'_>| matches!(token, TeraToken::Name(_));
    parts.next().filter(is_part)?;
    while let Some(sign) = parts.next() {
        let is_next = is_dot(*sign) && parts.next().is_some_and(|part| is_part(&part));
        is_next.then_some(())?;
    }
    let is_map =
        path.len() > 1 && matches!(path.last(), Some(TeraToken::Name(own)) if *own == name);
    is_map.then_some(new)
}

fn is_dot(token: TeraToken<'_>) -> bool {
    matches!(token, TeraToken::Sign("." | "?."))
}

#[cfg(test)]
mod tests {
    use super::{Asked, is_named};

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
        let found =
            asked("invitee {{ invitee . id ~ 'invitee' ~ event.invitee ~ invitee?.id }}");
        assert_eq!(found, Asked::Keys(vec!["id".into()]));
        assert_eq!(asked("{% raw %}{{ invitee }}{% endraw %}"), Asked::Keys(Vec::new()));
    }

    #[test]
    fn members_of_others_are_asked_for_by_their_keys() {
        let asked = |source| Asked::member("invitee", [source]);
        let found = asked("{{ row.invitee.name }} {{ invitee.post }} {{ row . invitee?.id }}");
        let keys = ["id", "name", "post"].map(str::to_owned).to_vec();
        assert_eq!(found, Asked::Keys(keys));
        let renamed = "{% set to = row.invitee -%}{{ to.name }} {{ own.to.id }}{{ to . post }}";
        assert_eq!(asked(renamed), Asked::Keys(vec!["name".into(), "post".into()]));
        for source in [
            "{% set own = row.invitee or x %}{{ own.name }}",
            "{% set own = row.invitee %}{{ own }}",
            "{% set own = row.invitee %}{% set other = own %}",
            "{% set own = invitee %}",
            "{{ row.invitee[key] }}",
            "{{ row[\"invitee\"].name }}",
            "{% for row in group.letters | sort(attribute=\"invitee.village\") %}",
            "{{ __tera_context }}",
        ] {
            assert_eq!(asked(source), Asked::All, "{source}");
        }
    }

    #[test]
    fn comments_and_text_name_no_key() {
        let named = |source| is_named("letters", &[source]);
        for source in ["{{ own.letters }}", "{{ own[\"letters\"] }}", "{{ __tera_context }}"] {
            assert!(named(source), "{source}");
        }
        for source in ["{#- letters -#} letters", "{{ own.letters2 }}"] {
            assert!(!named(source), "{source}");
        }
    }

    #[test]
    fn a_map_as_a_whole_may_be_asked_anything() {
        for source in [
            "{{ invitee }}",
            "{{ invitee[key] }}",
            "{{ invitee[\"name\"] }}",
            "{% for key, value in invitee %}",
            "{% set one = invitee %}",
            "{{ <show invitee /> }}",
            "{{ invitee.",
            "{{ __tera_context }}",
        ] {
            assert_eq!(asked(source), Asked::All, "{source}");
        }
    }
}
