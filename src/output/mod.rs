//! Writing: safe names, whole files, and the report of a run.

mod sink;

pub use sink::{FolderSink, MemorySink, Sink, SinkError};
