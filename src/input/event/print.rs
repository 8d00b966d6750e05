//! `[print]`: sheets for the printer, with several letters on each.

use crate::impose::{CutMarks, Duplex, Scheme};
use crate::toml::document::TomlTable;

/// The words for orders of letters on sheets; with the last no sheets are made.
pub const SCHEMES: [(&str, Option<Scheme>); 4] = [
    ("stack", Some(Scheme::Stack)),
    ("step", Some(Scheme::Step)),
    ("single", Some(Scheme::Single)),
    ("none", None),
];

/// `[print]`. Without this table no sheets are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintSpec {
    /// The order of letters on sheets, if sheets are made.
    pub scheme: Option<Scheme>,
    /// The sheet, as it comes out of the printer: a name, or width and height. Without it an A4
    /// as has more room for pages.
    pub sheet: Option<String>,
    /// The sides that are printed; without it, as `[output]` says.
    pub sides: Option<Duplex>,
    /// The marks for cutting.
    pub cut: CutMarks,
}

pub(crate) fn print(table: &TomlTable<'_, '_>) -> PrintSpec {
    let scheme = table.optional_choice("scheme", &SCHEMES);
    let spec = PrintSpec {
        scheme: scheme.unwrap_or(Some(Scheme::default())),
        sheet: table.text("sheet"),
        sides: table.optional_choice(
            "sides",
            &[
                ("one", Duplex::Simplex),
                ("long-edge", Duplex::LongEdge),
                ("short-edge", Duplex::ShortEdge),
            ],
        ),
        cut: table.choice(
            "cut",
            &[("ticks", CutMarks::Ticks), ("line", CutMarks::Line), ("none", CutMarks::None)],
        ),
    };
    table.refuse_others();
    spec
}
