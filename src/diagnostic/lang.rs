/// The language of messages. The letters themselves do not depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Hindi.
    Hi,
    /// English.
    En,
}

impl Lang {
    /// The language to speak: the flag if given; else Hindi if the first variable that is set
    /// and not empty among `AAMANTRAN_LANG`, `LC_ALL`, `LC_MESSAGES` and `LANG` begins with
    /// `hi`; else English.
    pub fn detect(flag: Option<Self>, env: impl Fn(&str) -> Option<String>) -> Self {
        if let Some(lang) = flag {
            return lang;
        }
        let set = ["AAMANTRAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| env(name).filter(|value| !value.is_empty()));
        match set {
            Some(value) if value.to_ascii_lowercase().starts_with("hi") => Self::Hi,
            _ => Self::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    fn env<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).to_owned())
    }

    #[test]
    fn flag_wins_over_environment() {
        assert_eq!(Lang::detect(Some(Lang::En), env(&[("LANG", "hi_IN.UTF-8")])), Lang::En);
    }

    #[test]
    fn first_variable_that_is_set_decides() {
        assert_eq!(Lang::detect(None, env(&[("LANG", "hi_IN.UTF-8")])), Lang::Hi);
        assert_eq!(Lang::detect(None, env(&[("LC_ALL", "C"), ("LANG", "hi_IN")])), Lang::En);
        assert_eq!(Lang::detect(None, env(&[("LC_ALL", ""), ("LANG", "hi_IN")])), Lang::Hi);
        assert_eq!(
            Lang::detect(None, env(&[("AAMANTRAN_LANG", "hi"), ("LC_ALL", "en_IN")])),
            Lang::Hi
        );
        assert_eq!(Lang::detect(None, env(&[])), Lang::En);
    }
}
