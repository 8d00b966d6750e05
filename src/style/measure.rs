//! Lengths as `style.toml` writes them: a number with its unit.

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
    /// A sentence about what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let unit_at = text
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
            .ok_or_else(|| format!("`{text}` has no unit: write 12pt, 18mm, 1.5em"))?;
        let (number, unit) = text.split_at(unit_at);
        let number: f64 =
            number.parse().map_err(|_| format!("`{text}` does not begin with a number"))?;
        if number.abs() > 10_000.0 {
            return Err(format!("`{text}` is too large"));
        }
        Ok(match unit.trim() {
            "pt" => Self::Absolute(Pt(number)),
            "mm" => Self::Absolute(Pt::mm(number)),
            "cm" => Self::Absolute(Pt::mm(number * 10.0)),
            "in" => Self::Absolute(Pt(number * 72.0)),
            "em" => Self::Em(number),
            "%" => Self::Percent(number),
            other => {
                return Err(format!("`{other}` is not a unit: use pt, mm, cm, in, em or %"));
            }
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
        assert!(Measure::parse("12").unwrap_err().contains("no unit"));
        assert!(Measure::parse("12px").unwrap_err().contains("`px`"));
        assert!(Measure::parse("1e9pt").is_err());
        assert!(Measure::parse("mm").is_err());
    }
}
