//! Makes the letters of the sample through the library, as another program would.
//!
//! `cargo run --example letters -- OUT` writes them below the folder OUT.

use std::path::Path;

use aamantran::{FolderSink, Job, Options, generate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::args().nth(1).unwrap_or_else(|| "out/example".to_owned());
    let event = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/ara-2025/event.toml");
    let job = Job::read(&event)?;
    let summary = generate(&job, &Options::new(), &FolderSink::new(out))?;
    println!("{} letters in {} files", summary.letters.len(), summary.files.len());
    Ok(())
}
