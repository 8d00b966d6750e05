//! Writing: safe names, whole files, and the report of a run.

mod archive;
mod folder_sink;
#[cfg(test)]
mod folder_sink_tests;
mod form;
mod fresh;
mod guard;
mod leftovers;
mod lock;
mod memory_sink;
mod names;
mod remarks;
mod report;
mod sink;
mod whole;

pub use folder_sink::{FolderFile, FolderSink};
pub use form::{Form, FormColumn, form};
pub use fresh::write_new;
pub use guard::obstacles;
pub use leftovers::leftovers;
pub use lock::remove_temporary;
pub use memory_sink::{MemoryFile, MemorySink};
pub use names::FileNames;
pub use remarks::{Handback, remarked};
pub use report::{ReportRow, reason, report};
pub use sink::{Sink, SinkError, Written};
pub use whole::write_whole;
