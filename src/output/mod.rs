//! Writing: safe names, whole files, and the report of a run.

mod leftovers;
mod names;
mod report;
mod sink;

pub use leftovers::leftovers;
pub use names::FileNames;
pub use report::{ReportRow, reason, report};
pub use sink::{FolderFile, FolderSink, MemoryFile, MemorySink, Sink, SinkError};
