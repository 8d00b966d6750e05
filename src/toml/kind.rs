//! Kinds of TOML values, as messages call them.

use toml::de::DeValue;

use crate::diagnostic::Kind;

pub(crate) fn kind(value: &DeValue<'_>) -> Kind {
    match value {
        DeValue::String(_) => Kind::Text,
        DeValue::Integer(_) => Kind::Number,
        DeValue::Float(_) => Kind::Fraction,
        DeValue::Boolean(_) => Kind::Switch,
        DeValue::Array(_) => Kind::List,
        DeValue::Table(_) => Kind::Table,
        DeValue::Datetime(written) => match (written.date, written.time, written.offset) {
            (Some(_), None, None) => Kind::Date,
            (None, Some(_), None) => Kind::Time,
            _ => Kind::DateTime,
        },
    }
}
