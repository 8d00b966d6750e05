//! Writing: safe names, whole files, and the report of a run.

mod archive;
mod aside;
mod claim;
pub(crate) mod csv;
mod folder_sink;
#[cfg(test)]
mod folder_sink_tests;
mod form;
mod fresh;
mod gate;
mod guard;
mod leftovers;
mod lock;
mod memory_files;
mod memory_sink;
mod names;
mod pile;
mod remarks;
mod report;
mod sink;
mod versioned;
mod whole;

pub use archive::{archive, zipped};
pub use aside::{OLD, set_aside};
pub use claim::Holder;
pub use folder_sink::{FolderFile, FolderSink};
pub use form::{Form, FormColumn, form};
pub use fresh::write_new;
pub use gate::GatedSink;
pub use guard::obstacles;
pub use leftovers::{is_called_like, leftovers};
pub use lock::remove_temporary;
pub use memory_files::{MemoryFiles, VersionedMemory};
pub use memory_sink::{MemoryFile, MemorySink};
pub use names::FileNames;
pub use pile::{LetterStart, PileColumns, PileRow, SHEETS, SheetStart, write_pile};
pub use remarks::{Handback, remarked};
pub use report::{REPORT, ReportEditions, ReportRow, reason, reported_serials, write_report};
pub use sink::{Sink, SinkError, Spool, Written};
pub use versioned::{
    LARGEST as LARGEST_VERSIONED, Taken, VersionError, Versioned, VersionedFile,
};
pub use whole::write_whole;
