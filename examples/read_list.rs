//! Reads an event and its lists, as `check` does before it lays letters out: what
//! `benches/lists.sh` times.
//!
//! `cargo run --release --example read_list -- event.toml`

use std::path::Path;

use aamantran::Job;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let event = std::env::args().nth(1).ok_or("which event file?")?;
    let job = Job::read(Path::new(&event))?;
    let (sound, held, said) =
        (job.invitees.len(), job.rejected.len(), job.warnings.iter().count());
    println!("{sound} sound rows, {held} held back, {said} warnings");
    Ok(())
}
