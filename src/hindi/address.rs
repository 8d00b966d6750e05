use super::{Closing, Gender, NO_BREAK_SPACE, Number, Register};

/// The name as the address line prints it: `श्री राम सिंह उर्फ मंटू जी`, with no-break spaces
/// before and after what is put around the name. `prefix` is the printed form. जी is not added to a
/// name that has it.
pub fn styled_name(prefix: Option<&str>, name: &str, alias: Option<&str>, ji: bool) -> String {
    let mut out = String::new();
    if let Some(prefix) = prefix.filter(|prefix| !prefix.is_empty()) {
        out.push_str(prefix);
        out.push(NO_BREAK_SPACE);
    }
    out.push_str(name);
    if let Some(alias) = alias.filter(|alias| !alias.is_empty()) {
        for part in ["उर्फ", alias] {
            out.push(NO_BREAK_SPACE);
            out.push_str(part);
        }
    }
    if ji && !ends_with_ji(&out) {
        out.push(NO_BREAK_SPACE);
        out.push_str("जी");
    }
    out
}

fn ends_with_ji(name: &str) -> bool {
    name.strip_suffix("जी").is_some_and(|before| before.ends_with([' ', NO_BREAK_SPACE]))
}

/// The salutation of a letter to one person or several, with its comma. `prefix` is the printed
/// form; the alias is left out by custom. Several of no common gender are addressed as a couple.
pub fn salutation(
    register: Register,
    number: Number,
    gender: Option<Gender>,
    prefix: Option<&str>,
    name: &str,
) -> String {
    match register {
        Register::Formal => match (gender, number) {
            (Some(Gender::M), Number::One) => "महोदय,",
            (Some(Gender::M), Number::Several) => "महोदयगण,",
            (Some(Gender::F), _) => "महोदया,",
            (None, _) => "महोदय/महोदया,",
        }
        .to_owned(),
        Register::Warm => {
            let word = match gender {
                Some(Gender::F) => "आदरणीया",
                Some(Gender::M) | None => "आदरणीय",
            };
            // आदरणीय before माननीय or another आदरणीय would say it twice.
            let is_said =
                |word: &str| matches!(word, "आदरणीय" | "आदरणीया" | "माननीय" | "माननीया");
            let prefix = prefix.unwrap_or_default();
            let prefix = match prefix.split_once([' ', NO_BREAK_SPACE]) {
                Some((first, rest)) if is_said(first) => rest,
                None if is_said(prefix) => "",
                _ => prefix,
            };
            format!("{word} {},", styled_name(Some(prefix), name, None, true))
        }
        Register::Comrade => match number {
            Number::One => "प्रिय साथी,",
            Number::Several => "साथियो,",
        }
        .to_owned(),
    }
}

/// The closing word above the signature, by the genders of all who sign.
pub fn closing(closing: Closing, signatories: &[Option<Gender>]) -> &'static str {
    let women =
        !signatories.is_empty() && signatories.iter().all(|gender| *gender == Some(Gender::F));
    match (closing, women, signatories.len()) {
        (Closing::Bhavadiya, true, _) => "भवदीया,",
        (Closing::Bhavadiya, false, _) => "भवदीय,",
        (Closing::Nivedak, true, 1) => "निवेदिका",
        (Closing::Nivedak, _, 0 | 1) => "निवेदक",
        (Closing::Nivedak, _, _) => "निवेदकगण",
    }
}

#[cfg(test)]
mod tests {
    use super::{Closing, Gender, Number, Register, closing, salutation, styled_name};

    #[test]
    fn names_do_not_come_apart() {
        assert_eq!(
            styled_name(Some("श्री"), "राम सिंह", Some("मंटू"), true),
            "श्री\u{A0}राम सिंह\u{A0}उर्फ\u{A0}मंटू\u{A0}जी"
        );
        assert_eq!(styled_name(None, "राम सिंह", None, false), "राम सिंह");
        assert_eq!(styled_name(None, "राम जी", None, true), "राम जी");
        assert_eq!(styled_name(None, "रामजी", None, true), "रामजी\u{A0}जी");
    }

    #[test]
    fn salutations() {
        use Gender::{F, M};
        use Register::{Comrade, Formal, Warm};
        let to = |register, gender| {
            salutation(register, Number::One, gender, Some("डॉ."), "रेखा सिंह")
                .replace('\u{A0}', " ")
        };
        assert_eq!(to(Formal, Some(M)), "महोदय,");
        assert_eq!(to(Formal, Some(F)), "महोदया,");
        assert_eq!(to(Formal, None), "महोदय/महोदया,");
        assert_eq!(to(Warm, Some(M)), "आदरणीय डॉ. रेखा सिंह जी,");
        assert_eq!(to(Warm, Some(F)), "आदरणीया डॉ. रेखा सिंह जी,");
        assert_eq!(to(Comrade, Some(F)), "प्रिय साथी,");
        assert_eq!(
            salutation(Warm, Number::One, Some(F), Some("माननीया"), "रेखा",)
                .replace('\u{A0}', " "),
            "आदरणीया रेखा जी,"
        );
        assert_eq!(
            salutation(Warm, Number::One, Some(M), Some("माननीय\u{A0}विधायक\u{A0}श्री"), "राम")
                .replace('\u{A0}', " "),
            "आदरणीय विधायक श्री राम जी,"
        );
        let several = |register, gender| {
            salutation(register, Number::Several, gender, Some("श्री एवं श्रीमती"), "राम")
                .replace('\u{A0}', " ")
        };
        assert_eq!(several(Formal, Some(M)), "महोदयगण,");
        assert_eq!(several(Formal, Some(F)), "महोदया,");
        assert_eq!(several(Formal, None), "महोदय/महोदया,");
        assert_eq!(several(Warm, None), "आदरणीय श्री एवं श्रीमती राम जी,");
        assert_eq!(several(Comrade, None), "साथियो,");
    }

    #[test]
    fn closings_go_by_those_who_sign() {
        use Gender::{F, M};
        for (signatories, bhavadiya, nivedak) in [
            (&[Some(M)][..], "भवदीय,", "निवेदक"),
            (&[Some(F)], "भवदीया,", "निवेदिका"),
            (&[None], "भवदीय,", "निवेदक"),
            (&[Some(F), Some(F)], "भवदीया,", "निवेदकगण"),
            (&[Some(F), None], "भवदीय,", "निवेदकगण"),
            (&[], "भवदीय,", "निवेदक"),
        ] {
            assert_eq!(closing(Closing::Bhavadiya, signatories), bhavadiya);
            assert_eq!(closing(Closing::Nivedak, signatories), nivedak);
        }
    }
}
