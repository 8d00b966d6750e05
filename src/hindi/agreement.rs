//! Verbs and adjectives that agree with the person they are about.

use super::{Gender, Number};

/// One of the forms of a word, separated by `/`: of a man, of a woman, of several, and of several
/// women, such as `करता हूँ/करती हूँ/करते हैं/करती हैं`. The last two may be missing: without a
/// form for several women that for several stands, without one for several that of a man. One whose
/// gender is not known is spoken of as several are, out of respect.
pub fn agreeing(forms: &str, gender: Option<Gender>, number: Number) -> &str {
    let forms: Vec<&str> = forms.split('/').map(str::trim).collect();
    let form = |index: usize| forms.get(index).copied();
    let several = || form(2).or(form(0));
    let found = match (number, gender) {
        (Number::One, Some(Gender::M)) => form(0),
        (Number::One, Some(Gender::F)) => form(1).or(form(0)),
        (Number::Several, Some(Gender::F)) => form(3).or_else(several),
        (Number::One, None) | (Number::Several, _) => several(),
    };
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Gender, Number, agreeing};

    #[test]
    fn by_gender_and_number() {
        use Gender::{F, M};
        use Number::{One, Several};
        let all = "करता हूँ / करती हूँ / करते हैं / करती हैं";
        for (gender, number, form) in [
            (Some(M), One, "करता हूँ"),
            (Some(F), One, "करती हूँ"),
            (None, One, "करते हैं"),
            (Some(M), Several, "करते हैं"),
            (None, Several, "करते हैं"),
            (Some(F), Several, "करती हैं"),
        ] {
            assert_eq!(agreeing(all, gender, number), form);
        }
        assert_eq!(agreeing("आमंत्रित/आमंत्रिता", Some(F), One), "आमंत्रिता");
        assert_eq!(agreeing("आमंत्रित/आमंत्रिता", Some(F), Several), "आमंत्रित");
        assert_eq!(agreeing("आमंत्रित/आमंत्रिता", None, One), "आमंत्रित");
        assert_eq!(agreeing("सादर", Some(F), One), "सादर");
    }
}
