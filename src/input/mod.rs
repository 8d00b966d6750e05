//! Reading: the event file, its lists and its template become one checked [`Job`].

mod arrangement;
mod assignment;
mod budget;
mod builtin;
mod columns;
#[cfg(test)]
mod contact_tests;
mod copy;
#[cfg(test)]
mod damaged_tests;
#[cfg(test)]
mod differential_tests;
mod document;
mod duplicates;
mod encoding;
mod event;
#[cfg(test)]
mod event_tests;
mod field;
mod file_name;
#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod habit_tests;
mod header;
mod headings;
#[cfg(test)]
mod hidden_tests;
#[cfg(test)]
mod hostile_tests;
mod identity;
mod invitee;
mod job;
mod ledger_place;
mod list;
#[cfg(test)]
mod list_tests;
mod mend;
mod merged;
mod mojibake;
mod name_book;
mod nothing;
#[cfg(test)]
mod nothing_tests;
mod number;
mod own_font;
mod pictures;
mod plain;
mod question;
mod read_event;
mod recode;
#[cfg(test)]
mod recode_tests;
mod remarks;
mod roster;
mod row;
mod schema;
#[cfg(test)]
mod schema_tests;
mod schema_text;
mod selection;
#[cfg(test)]
mod selection_tests;
mod sheet;
mod spoilt;
#[cfg(test)]
mod spoilt_tests;
mod stamp;
mod template;
#[cfg(test)]
mod template_tests;
mod text;
mod written;

pub(crate) use arrangement::ADVOCATE;
pub use arrangement::{FileSet, OutputSpec, Sides};
pub use assignment::{AreaField, Assignment};
pub use builtin::{builtin_files, builtin_templates, nearest_template};
pub use columns::REMARKS;
pub use copy::ListCopy;
pub use duplicates::Duplicates;
pub(crate) use duplicates::{Keys, Person};
pub use encoding::{Encoding, HiddenRows, Repair};
pub use event::{
    Advocate, Event, Facts, FontSpec, LetterSpec, Letterhead, ListSpec, Paper, Signing,
    UnderlayPages, Wording,
};
pub use file_name::FileNamePattern;
pub use identity::Identity;
pub use invitee::{Headings, Invitee, RowOrigin};
pub use job::{HeldRow, Job};
pub use ledger_place::LedgerPlace;
pub use name_book::{ExtendedNames, NAMES_FILE};
pub use number::{NumberPattern, NumberPatternError};
pub use own_font::OwnFont;
pub use pictures::{PictureFile, event_pictures};
pub(crate) use plain::{is_plain_name, plain_rows, plain_text};
pub use schema::event_schema;
pub use selection::{Selection, serial_ranges};
pub use sheet::panic_is_caught;
pub use template::{SourceText, TemplateInfo, TemplateLayer, TemplateSource};
pub use written::TextPlaces;
