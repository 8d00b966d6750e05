//! Style: how the parts of a letter look, read from `style.toml`.
//!
//! A part has names: what it is (`heading`, `paragraph`, `cell` …) and the classes that the
//! template gives it. A rule `[style.NAME]` applies to parts of that name, a rule
//! `[style."OUTER NAME"]` to those inside a part named `OUTER`. More names in a rule win over
//! fewer, a class over an element, a later file over an earlier one.

mod cascade;
mod chains;
mod check;
mod families;
mod fit_step;
mod measure;
mod page;
mod page_keys;
mod properties;
mod read;
#[cfg(test)]
mod read_tests;
mod sheet;
mod value;
mod values;

pub use cascade::{Cascade, PartId};
pub use check::PageFault;
pub use families::FontChoice;
pub use fit_step::FitStep;
pub use measure::Measure;
pub use page::{Fit, Folds, PageAid, PageBorder, PageNumber, PageStyle, Underlay, paper};
pub use page_keys::{FIT_KEYS, PAGE_KEYS, PageKey};
pub use properties::{PROPERTIES, Properties, PropertyEntry, PropertyValues, Style};
pub use sheet::StyleSheet;
pub use values::{
    Align, Columns, Corners, FillRows, Keep, Ruled, Running, SheetPlace, Side, Strokes, Valign,
    Width,
};
