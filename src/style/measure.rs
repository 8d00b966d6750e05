//! Lengths as `style.toml` writes them: a number with its unit.

use crate::diagnostic::StyleProblem;
use crate::geom::Pt;

/// A length with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// An absolute length.
    Absolute(Pt),
    /// A multiple of the size of the type.
    Em(f64),
    /// A share of the room at hand, in per cent.
    Percent(f64),
}

impl Measure {
    /// Reads `12pt`, `18mm`, `2.1cm`, `1in`, `1.5em` or `45%`.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub fn parse(text: &str) -> Result<Self, StyleProblem> {
        let text = text.trim();
        let unit_at = text
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
            .ok_or_else(|| StyleProblem::UnitMissing { text: text.to_owned() })?;
        let (number, unit) = text.split_at(unit_at);
        let number: f64 =
            number.parse().map_err(|_| StyleProblem::NotANumber { text: text.to_owned() })?;
        Ok(match unit.trim() {
            "pt" => Self::Absolute(Pt(number)),
            "mm" => Self::Absolute(Pt::mm(number)),
            "cm" => Self::Absolute(Pt::mm(number * 10.0)),
            "in" => Self::Absolute(Pt(number * 72.0)),
            "em" => Self::Em(number),
            "%" => Self::Percent(number),
            unit => return Err(StyleProblem::UnitUnknown { unit: unit.to_owned() }),
        })
    }

    /// The length at a size of type, in a room of a width.
    pub fn resolve(self, size: Pt, room: Pt) -> Pt {
        match self {
            Self::Absolute(length) => length,
            Self::Em(factor) => size * factor,
            Self::Percent(share) => room * (share / 100.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read() {
        assert_eq!(Measure::parse("12pt"), Ok(Measure::Absolute(Pt(12.0))));
        assert_eq!(Measure::parse("1.5em"), Ok(Measure::Em(1.5)));
        assert_eq!(Measure::parse(" 45 %"), Ok(Measure::Percent(45.0)));
        assert_eq!(Measure::parse("25.4mm"), Ok(Measure::Absolute(Pt(72.0))));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let text = |text: &str| text.to_owned();
        assert_eq!(Measure::parse("12"), Err(StyleProblem::UnitMissing { text: text("12") }));
        assert_eq!(Measure::parse("12px"), Err(StyleProblem::UnitUnknown { unit: text("px") }));
        assert_eq!(Measure::parse("mm"), Err(StyleProblem::NotANumber { text: text("mm") }));
        assert_eq!(
            Measure::parse("1e9pt"),
            Err(StyleProblem::UnitUnknown { unit: text("e9pt") })
        );
    }
}
