/// The language of messages. The letters themselves do not depend on it.
///
/// ```
/// use aamantran::{Job, Lang, render};
///
/// let wrong = Job::from_parts("nonsense = 1", &[]).unwrap_err();
/// for diagnostic in &wrong {
///     println!("{}", render(diagnostic, Lang::Hi));
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Hindi.
    Hi,
    /// English.
    En,
}

impl Lang {
    /// The language to speak: the flag if given; else Hindi if the first variable that is set
    /// and not empty among `AAMANTRAN_LANG`, `LC_ALL`, `LC_MESSAGES` and `LANG` says so, or, if
    /// none is set, the language of the `system` (as BCP 47 or POSIX writes it); else English.
    pub fn detect(
        flag: Option<Self>,
        env: impl Fn(&str) -> Option<String>,
        system: impl FnOnce() -> Option<String>,
    ) -> Self {
        if let Some(lang) = flag {
            return lang;
        }
        let set = ["AAMANTRAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| env(name).filter(|value| !value.is_empty()));
        let set = set.or_else(system).unwrap_or_default();
        let language = set.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("hi") { Self::Hi } else { Self::En }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    fn env<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).to_owned())
    }

    fn detect(flag: Option<Lang>, set: &[(&str, &str)]) -> Lang {
        Lang::detect(flag, env(set), || None)
    }

    #[test]
    fn flag_wins_over_environment() {
        assert_eq!(detect(Some(Lang::En), &[("LANG", "hi_IN.UTF-8")]), Lang::En);
    }

    #[test]
    fn first_variable_that_is_set_decides() {
        assert_eq!(detect(None, &[("LANG", "hi_IN.UTF-8")]), Lang::Hi);
        assert_eq!(detect(None, &[("LC_ALL", "C"), ("LANG", "hi_IN")]), Lang::En);
        assert_eq!(detect(None, &[("LC_ALL", ""), ("LANG", "hi_IN")]), Lang::Hi);
        assert_eq!(detect(None, &[("AAMANTRAN_LANG", "hi"), ("LC_ALL", "en_IN")]), Lang::Hi);
        assert_eq!(detect(None, &[]), Lang::En);
    }

    #[test]
    fn the_system_decides_where_no_variable_is_set() {
        for (system, lang) in [
            (Some("hi-IN"), Lang::Hi),
            (Some("hi_IN.UTF-8"), Lang::Hi),
            (Some("HI"), Lang::Hi),
            (Some("en-IN"), Lang::En),
            // Hiri Motu.
            (Some("ho-PG"), Lang::En),
            (Some("hil-PH"), Lang::En),
            (None, Lang::En),
        ] {
            let own = || system.map(str::to_owned);
            assert_eq!(Lang::detect(None, env(&[]), own), lang, "{system:?}");
            assert_eq!(Lang::detect(None, env(&[("LANG", "en_IN")]), own), Lang::En);
        }
    }
}
