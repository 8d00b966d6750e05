//! Reads an event and its lists, as `check` does before it lays letters out, and says how long
//! that took: what `benches/lists.sh` measures.
//!
//! `cargo run --release --example read_list -- event.toml`

use std::path::Path;
use std::time::Instant;

use aamantran::input::Job;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let event = std::env::args().nth(1).ok_or("which event file?")?;
    let start = Instant::now();
    let job = Job::read(Path::new(&event))?;
    let seconds = start.elapsed().as_secs_f64();
    let (sound, held, said) = (job.invitees.len(), job.held.len(), job.warnings.iter().count());
    println!("{seconds:.2} s: {sound} sound rows, {held} held back, {said} warnings");
    Ok(())
}
