//! The front door: a job goes in, finished files come out of a sink.
//!
//! A letter goes through five stages, which `letter.rs` shows; `pass.rs` takes all letters
//! through them, on the threads of `ordered.rs`. `check.rs` stops there. `write.rs`
//! adds the files: those of many letters grow while letters come, in their order; a letter's own
//! file begins with the fonts, so encoded letters wait in `spool.rs` until all glyphs are known.
//!
//! A letter is the same bytes whatever others are made, on any number of threads.

mod batch;
mod check;
mod chunk;
mod coverage;
mod delivery;
mod fault;
mod fingerprint;
mod fingerprints;
mod fit;
mod grouping;
mod imposed;
mod information;
mod kinds;
mod letter;
mod merged;
mod options;
mod ordered;
mod overlap;
mod pass;
mod pile;
mod plan;
mod preview;
mod remarks;
mod report;
mod shared;
mod sheet_form;
mod spool;
mod summary;
mod watch;
mod write;

pub use check::{Checked, check};
pub use coverage::{Coverage, coverage};
pub use fingerprint::Fingerprint;
pub use fingerprints::fingerprints;
pub use options::{Options, with_most_objects};
pub use plan::{BundlePlan, bundles, files_of_all, order_of_letters, pile_up_to};
pub use preview::{Preview, PreviewLetter};
pub use summary::{DeliveryRecord, LetterRecord, PaperPages, PrintedSheets, Summary};
pub use watch::{Observer, Stage};
pub use write::{generate, generate_observed};
