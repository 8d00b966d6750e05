//! Single values of `style.toml`: texts, numbers, lengths, colours.

use toml::de::DeValue;

use crate::diagnostic::StyleProblem;
use crate::font::Weight;
use crate::geom::{Colour, Pt};
use crate::style::Measure;

/// The index of the word that a value is.
pub(super) fn choice(value: &DeValue<'_>, allowed: &[&str]) -> Result<usize, StyleProblem> {
    let text = string(value)?;
    let at = allowed.iter().position(|word| *word == text);
    at.ok_or_else(|| StyleProblem::ChoiceWanted { allowed: allowed.join(", ") })
}

/// A value that is a text.
pub(super) fn string<'a>(value: &'a DeValue<'a>) -> Result<&'a str, StyleProblem> {
    value.as_str().ok_or(StyleProblem::TextWanted)
}

/// A value that is a number, whole or not.
pub(super) fn number(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    text.parse().ok()
}

/// A number within bounds, which are shown as `names`.
pub(super) fn within(
    value: &DeValue<'_>,
    (least, most): (f64, f64),
    names: [&'static str; 2],
) -> Result<f64, StyleProblem> {
    let found = number(value).filter(|number| (least..=most).contains(number));
    found.ok_or(StyleProblem::NumberWanted { least: names[0], most: names[1] })
}

/// The largest length that a part can have: no sheet is larger.
pub(super) const LARGEST: Pt = Pt(3000.0);

/// A length from zero up.
pub(super) fn length(value: &DeValue<'_>) -> Result<Measure, StyleProblem> {
    bounded(value, Pt::ZERO, "0mm")
}

/// A least height, also as a share of the height between the margins of the page.
pub(super) fn least_height(value: &DeValue<'_>) -> Result<Measure, StyleProblem> {
    match Measure::parse(string(value)?)? {
        share @ Measure::Percent(own) if (1.0..=100.0).contains(&own) => Ok(share),
        _ => length(value),
    }
}

/// A length that may go to the other side, too.
pub(super) fn shift(value: &DeValue<'_>) -> Result<Measure, StyleProblem> {
    bounded(value, -LARGEST, "-1058mm")
}

fn bounded(
    value: &DeValue<'_>,
    least: Pt,
    name: &'static str,
) -> Result<Measure, StyleProblem> {
    let text = string(value)?;
    let measure = Measure::parse(text)?;
    // For the bounds an em counts as 12 pt.
    let points = measure.resolve(Pt(12.0), Pt::ZERO);
    match measure {
        Measure::Percent(_) => Err(StyleProblem::PercentHere { text: text.to_owned() }),
        _ if points < least || points > LARGEST => {
            let text = text.to_owned();
            Err(StyleProblem::LengthRange { text, least: name, most: "1058mm" })
        }
        measure => Ok(measure),
    }
}

/// A colour such as `#7a1f1f`: two hexadecimal digits each for red, green and blue.
pub(super) fn colour(value: &DeValue<'_>) -> Result<Colour, StyleProblem> {
    let text = string(value)?;
    let unknown = || StyleProblem::ColourWanted { text: text.to_owned() };
    let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6);
    let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let digits = digits.ok_or_else(unknown)?;
    let part = |at: usize| {
        let pair = digits.get(at..at + 2).ok_or_else(unknown)?;
        u8::from_str_radix(pair, 16).map_err(|_| unknown())
    };
    Ok(Colour { red: part(0)?, green: part(2)?, blue: part(4)? })
}

/// A text in quotes.
pub(super) fn text(value: &DeValue<'_>) -> Result<String, StyleProblem> {
    string(value).map(str::to_owned)
}

/// The size of type.
pub(super) fn size(value: &DeValue<'_>) -> Result<Measure, StyleProblem> {
    font_size(string(value)?)
}

/// The distance of baselines, as a multiple of the size.
pub(super) fn leading(value: &DeValue<'_>) -> Result<f64, StyleProblem> {
    within(value, (0.8, 5.0), ["0.8", "5"])
}

/// `true` or `false`.
pub(super) fn switch(value: &DeValue<'_>) -> Result<bool, StyleProblem> {
    value.as_bool().ok_or(StyleProblem::SwitchWanted)
}

/// A weight class by its number, or by the names of two.
pub(super) fn weight(value: &DeValue<'_>) -> Result<u16, StyleProblem> {
    let number = value.as_integer().and_then(|number| number.as_str().parse().ok());
    match (value.as_str(), number) {
        (Some("regular"), _) => Ok(Weight::REGULAR.0),
        (Some("bold"), _) => Ok(Weight::BOLD.0),
        (None, Some(number)) if (100..=900).contains(&number) => Ok(number),
        _ => {
            Err(StyleProblem::ChoiceWanted { allowed: "regular, bold, 100 … 900".to_owned() })
        }
    }
}

/// A size of type: from 4 to 200 pt, or from 0.2 to 10 em.
pub(super) fn font_size(text: &str) -> Result<Measure, StyleProblem> {
    let size = Measure::parse(text)?;
    let is_valid = match size {
        Measure::Absolute(size) => (4.0..=200.0).contains(&size.0),
        Measure::Em(factor) => (0.2..=10.0).contains(&factor),
        Measure::Percent(_) => false,
    };
    if is_valid { Ok(size) } else { Err(StyleProblem::FontSize { text: text.to_owned() }) }
}

/// A length that does not depend on the size of type, as a place on a sheet is measured.
pub(super) fn distance(text: &str) -> Result<Pt, StyleProblem> {
    let Measure::Absolute(length) = Measure::parse(text)? else {
        return Err(StyleProblem::EmHere { text: text.to_owned() });
    };
    if !(Pt::ZERO..=LARGEST).contains(&length) {
        let text = text.to_owned();
        return Err(StyleProblem::LengthRange { text, least: "0mm", most: "1058mm" });
    }
    Ok(length)
}

/// A length that does not depend on the size of type, and no longer than a margin can be.
pub(super) fn absolute(text: &str) -> Result<Pt, StyleProblem> {
    let Measure::Absolute(length) = Measure::parse(text)? else {
        return Err(StyleProblem::EmHere { text: text.to_owned() });
    };
    if !(0.0..=1000.0).contains(&length.0) {
        return Err(StyleProblem::LengthRange {
            text: text.to_owned(),
            least: "0mm",
            most: "352mm",
        });
    }
    Ok(length)
}
