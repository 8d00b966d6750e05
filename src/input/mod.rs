//! Reading: the event file, its lists and its template become one checked [`Job`].

mod event;
mod field;
mod file;
mod job;
mod list;
mod people;
mod template;

pub use crate::toml::places::TextPlaces;
pub use event::assignment::{AreaField, Assignment};
pub use event::card::CardPart;
pub use event::condition::Condition;
pub use event::duplicates::Duplicates;
pub use event::envelopes::EnvelopesSpec;
pub use event::file_name::FileNamePattern;
pub use event::labels::LabelsSpec;
pub use event::list_options::{Encoding, HiddenRows, Repair};
pub use event::number::{NumberPattern, NumberPatternError};
pub(crate) use event::output::ADVOCATE;
pub use event::output::{FileSet, OutputSpec, PapersIn, Sides, Telephones};
pub use event::picture_file::PictureFile;
pub use event::print::{PrintSpec, SCHEMES};
pub use event::product::Product;
pub use event::schema::event_schema;
pub use event::texts::{FactTexts, LetterTexts, WordingTexts};
pub use event::{
    Advocate, Event, Facts, FontSpec, InEnglish, LetterSpec, Letterhead, ListSpec, Paper,
    PaperSpec, Signing, UnderlayPages, Variant, Wording,
};
pub use field::lookup::field_key;
pub use job::Job;
pub use job::delivery::DeliveryPaper;
pub use job::edition::{Edition, EditionKey};
pub use job::kept::KeptLists;
pub use job::ledger_place::LedgerPlace;
pub use job::letter_state::LetterState;
pub use job::list_copy::ListCopy;
pub use list::column::remarks::REMARKS;
pub(crate) use list::format::plain::{is_plain_name, plain_rows, plain_text};
#[cfg(feature = "serve")]
pub(crate) use list::format::shows_krutidev;
pub use list::format::{SheetName, sheet_names};
pub use list::repair::corrections::{
    CORRECTION_HEADINGS, CORRECTIONS_FILE, CorrectedCell, Correction, Corrections, cells_as_one,
};
pub use list::repair::name_book::{ExtendedNames, NAMES_FILE};
pub use list::row::invitee::Invitee;
pub use list::row::origin::{Headings, RowOrigin};
pub(crate) use list::row::packed::PackedRow;
pub use list::row::rejected::RejectedRow;
pub use people::identity::Identity;
pub(crate) use people::key::{Keys, Person};
pub use people::selection::{Selection, serial_ranges};
pub use template::builtin::{
    all_templates, builtin_files, builtin_papers, builtin_templates, nearest_template,
};
pub use template::event_places::EventPlaces;
pub use template::fonts::OwnFont;
pub use template::layers::{TemplateInfo, TemplateLayer, TemplateSource};
pub use template::pictures::event_pictures;
pub use template::purpose::{MadeFor, Stands, TemplateOption};
pub use template::source::SourceText;
