//! `[print]`: sheets for the printer, with several letters on each.

use crate::diagnostic::{Message, PrintMessage};
use crate::impose::{CutMarks, Duplex, Ruler, Scheme};
use crate::toml::document::TomlTable;

/// The words for orders of letters on sheets; with the last no sheets are made.
pub const SCHEMES: [(&str, Option<Scheme>); 6] = [
    ("stack", Some(Scheme::Stack)),
    ("step", Some(Scheme::Step)),
    ("single", Some(Scheme::Single)),
    ("booklet", Some(Scheme::Booklet)),
    ("press", Some(Scheme::Press)),
    ("none", None),
];

/// `[print]`. Without this table no sheets are made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintSpec {
    /// The order of letters on sheets, if sheets are made.
    pub scheme: Option<Scheme>,
    /// The sheet, as it comes out of the printer: a name, or width and height. Without it an A4
    /// as has more room for pages.
    pub sheet: Option<String>,
    /// The number of pages side by side and of rows, each if it is not as many as there is room for.
    pub across: Option<u32>,
    /// The other of the two.
    pub down: Option<u32>,
    /// The sides that are printed; without it, as `[output]` says.
    pub sides: Option<Duplex>,
    /// The marks for cutting.
    pub cut: CutMarks,
    /// The rulers of a test sheet, if it is one.
    pub ruler: Option<Ruler>,
}

pub(crate) fn print(table: &TomlTable<'_, '_>) -> PrintSpec {
    let scheme = table.optional_choice("scheme", &SCHEMES);
    let spec = PrintSpec {
        scheme: scheme.unwrap_or(Some(Scheme::default())),
        sheet: table.text("sheet"),
        across: table.optional_number("across", 1, 50),
        down: table.optional_number("down", 1, 50),
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
        ruler: None,
    };
    let settled: &[&str] = match spec.scheme {
        Some(Scheme::Single | Scheme::Booklet) => &["across", "down"],
        Some(Scheme::Press) => &["sheet", "across", "down", "cut"],
        _ => &[],
    };
    let named = SCHEMES.iter().find(|(_, scheme)| *scheme == spec.scheme);
    if let (Some(key), Some((scheme, _))) = (settled.iter().find(|key| table.has(key)), named) {
        let message = PrintMessage::Settled { key, scheme };
        table.report(key, Message::Print(message));
    }
    table.refuse_others();
    spec
}
