//! Reading: the event file, its lists and its template become one checked [`Job`].

mod event;
mod invitee;
mod job;
mod number;
mod template;

pub use event::{Advocate, Event, Facts, LetterSpec, ListSpec, Paper, Signing, Wording};
pub use invitee::{Invitee, RowOrigin};
pub use job::{HeldRow, Job};
pub use number::{NumberPattern, NumberPatternError};
pub use template::{SourceText, TemplateInfo, TemplateLayer, TemplateSource};
