//! Lengths in tables of the event file, with their units.

use crate::diagnostic::{Message, StyleProblem};
use crate::geom::Pt;
use crate::style::Measure;
use crate::toml::document::TomlTable;

/// A length that is within bounds, which are shown as `names`. Nothing if it is not given, or has
/// been reported.
pub(super) fn length(
    table: &TomlTable<'_, '_>,
    key: &'static str,
    (least, most): (Pt, Pt),
    names: [&'static str; 2],
) -> Option<Pt> {
    let text = table.text(key)?;
    let found = match Measure::parse(&text) {
        Ok(Measure::Absolute(length)) if (least..=most).contains(&length) => Ok(length),
        Ok(Measure::Absolute(_)) => {
            Err(StyleProblem::LengthRange { text, least: names[0], most: names[1] })
        }
        Ok(_) => Err(StyleProblem::EmHere { text }),
        Err(problem) => Err(problem),
    };
    found
        .map_err(|problem| {
            let dotted = format!("{}.{key}", table.key());
            table.report(key, Message::StyleInvalid { key: dotted, problem });
        })
        .ok()
}

/// The side of something that is printed on.
pub(super) fn side(table: &TomlTable<'_, '_>, key: &'static str) -> Option<Pt> {
    length(table, key, (Pt(50.0), Pt(3000.0)), ["18mm", "1058mm"])
}

/// A distance from an edge, or between two things.
pub(super) fn distance(table: &TomlTable<'_, '_>, key: &'static str) -> Option<Pt> {
    length(table, key, (Pt::ZERO, Pt(1000.0)), ["0mm", "352mm"])
}

/// A correction of what a printer does, either way.
pub(super) fn shift(table: &TomlTable<'_, '_>, key: &'static str) -> Pt {
    let most = Pt::mm(20.0);
    length(table, key, (-most, most), ["-20mm", "20mm"]).unwrap_or_default()
}
