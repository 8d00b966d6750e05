//! Reading: the event file, its lists and its template become one checked [`Job`].

mod builtin;
mod csv;
mod document;
mod event;
#[cfg(test)]
mod event_tests;
mod field;
mod invitee;
mod job;
mod list;
#[cfg(test)]
mod list_tests;
mod number;
mod own_font;
mod pictures;
mod read_event;
mod roster;
mod row;
mod template;
#[cfg(test)]
mod template_tests;
mod text;

pub use builtin::{builtin_files, builtin_templates, nearest_template};
pub use event::{
    Advocate, Event, Facts, LetterSpec, Letterhead, ListSpec, Paper, Signing, UnderlayPages,
    Wording,
};
pub use invitee::{Invitee, RowOrigin};
pub use job::{HeldRow, Job};
pub use number::{NumberPattern, NumberPatternError};
pub use own_font::OwnFont;
pub use pictures::{PictureFile, event_pictures};
pub use template::{SourceText, TemplateInfo, TemplateLayer, TemplateSource};
