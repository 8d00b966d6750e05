//! Lengths in tables of the event file, with their units.

use crate::diagnostic::{Message, StyleProblem};
use crate::geom::Pt;
use crate::style::{Measure, SheetPlace};
use crate::toml::document::TomlTable;

/// A length that is within bounds, which are shown as `names`. Nothing if it is not given, or has
/// been reported.
pub(super) fn length(
    table: &TomlTable<'_, '_>,
    key: &'static str,
    (least, most): (Pt, Pt),
    names: [&'static str; 2],
) -> Option<Pt> {
    reported(table, key, within(table.text(key)?, (least, most), names))
}

/// A length in its unit that is within bounds.
fn within(
    text: String,
    (least, most): (Pt, Pt),
    names: [&'static str; 2],
) -> Result<Pt, StyleProblem> {
    match Measure::parse(&text)? {
        Measure::Absolute(length) if (least..=most).contains(&length) => Ok(length),
        Measure::Absolute(_) => {
            Err(StyleProblem::LengthRange { text, least: names[0], most: names[1] })
        }
        _ => Err(StyleProblem::EmHere { text }),
    }
}

/// A value, if what was to be one is; else that is reported.
fn reported<T>(
    table: &TomlTable<'_, '_>,
    key: &'static str,
    found: Result<T, StyleProblem>,
) -> Option<T> {
    found
        .map_err(|problem| {
            let dotted = format!("{}.{key}", table.key());
            table.report(key, Message::StyleInvalid { key: dotted, problem });
        })
        .ok()
}

/// A place on the sheet: distances from its left and its upper edge.
pub(super) fn place(table: &TomlTable<'_, '_>, key: &'static str) -> Option<SheetPlace> {
    let texts = table.texts(key);
    // What is no list has been reported.
    if texts.is_empty() {
        return None;
    }
    let at = |text| within(text, (Pt::ZERO, Pt(3000.0)), ["0mm", "1058mm"]);
    let found = match <[String; 2]>::try_from(texts) {
        Ok([x, y]) => at(x).and_then(|x| Ok(SheetPlace { x, y: at(y)? })),
        Err(_) => Err(StyleProblem::PlaceWanted),
    };
    reported(table, key, found)
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
