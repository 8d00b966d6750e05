//! Writing: safe names, whole files, and the report of a run.

mod form;
mod fresh;
mod guard;
mod leftovers;
mod names;
mod remarks;
mod report;
mod sink;

pub use form::{Form, FormColumn, form};
pub use fresh::write_new;
pub use guard::obstacles;
pub use leftovers::leftovers;
pub use names::FileNames;
pub use remarks::{Handback, remarked};
pub use report::{ReportRow, reason, report};
pub use sink::{FolderFile, FolderSink, MemoryFile, MemorySink, Sink, SinkError};
