//! The values of a letter that a template looks at: others need not be made.

use crate::compose::tera_syntax::{TeraToken, TeraTokens, pieces};

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
        for piece in sources.into_iter().flat_map(pieces) {
            if !keys(name, piece.tokens(), in_others, &mut own) {
                return Self::All;
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
            TeraToken::Name(own) if own == name && (begins || in_others) => {}
            _ => continue,
        }
        let key = code.next().filter(|next| is_dot(*next)).and_then(|_| code.next());
        let Some(TeraToken::Name(key)) = key else { return false };
        found.push(key.to_owned());
    }
    true
}

fn is_dot(token: TeraToken<'_>) -> bool {
    matches!(token, TeraToken::Sign("." | "?."))
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
        for source in
            ["{% set own = row.invitee %}", "{{ row.invitee[key] }}", "{{ __tera_context }}"]
        {
            assert_eq!(asked(source), Asked::All, "{source}");
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
