//! `[card]`: where the missing words go on a card that is printed already.

use crate::geom::Pt;
use crate::input::event::measures::{length, place};
use crate::style::{Align, Measure, Properties, SheetPlace, Width};
use crate::toml::document::TomlTable;

/// A table of `[card]`: one thing that is printed, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct CardPart {
    /// Its key in `[card]`.
    pub name: &'static str,
    /// The left end of its line on the card.
    pub at: SheetPlace,
    /// The room for it.
    pub width: Option<Pt>,
    /// Where in that room it stands.
    pub align: Align,
    /// The size of its type.
    pub size: Option<Pt>,
    /// The size down to which a long text is made smaller.
    pub least_size: Option<Pt>,
    /// True if a name stands without what the card has around it: a form of address and जी.
    pub bare: bool,
}

/// The keys of `[card]`, in the order in which they are read.
const PARTS: [&str; 4] = ["name", "village", "address", "number"];

/// The part whose text may be bare.
const NAME: &str = "name";

impl CardPart {
    /// All keys of `[card]`.
    pub fn names() -> [&'static str; 4] {
        PARTS
    }

    /// The class of the part in a template.
    pub fn class(&self) -> String {
        format!("card-{}", self.name)
    }

    /// Its style.
    pub fn properties(&self) -> Properties {
        let size = |size: Option<Pt>| size.map(Measure::Absolute);
        Properties {
            at: Some(self.at),
            width: self.width.map(|width| Width::Own(Measure::Absolute(width))),
            align: Some(self.align),
            size: size(self.size),
            least_size: size(self.least_size),
            ..Properties::default()
        }
    }
}

/// The parts that have a place, which is told where it lacks.
pub(crate) fn card(table: &TomlTable<'_, '_>) -> Vec<CardPart> {
    let parts = PARTS.map(|name| part(name, &table.table(name)?));
    table.refuse_others();
    parts.into_iter().flatten().collect()
}

fn part(name: &'static str, table: &TomlTable<'_, '_>) -> Option<CardPart> {
    let size = |key| length(table, key, (Pt(4.0), Pt(200.0)), ["4pt", "200pt"]);
    let at = place(table, "at");
    let own = CardPart {
        name,
        at: at.unwrap_or(SheetPlace { x: Pt::ZERO, y: Pt::ZERO }),
        width: length(table, "width", (Pt::mm(1.0), Pt(3000.0)), ["1mm", "1058mm"]),
        align: table
            .optional_choice(
                "align",
                &[("left", Align::Left), ("center", Align::Center), ("right", Align::Right)],
            )
            .unwrap_or(Align::Left),
        size: size("size"),
        least_size: size("least_size"),
        bare: name == NAME && table.switch("bare", false),
    };
    table.refuse_others();
    if !table.has("at") {
        table.report_missing("at");
    }
    at.map(|_| own)
}
