//! Times what happens between a key typed in an event file and the new picture of a letter.
//!
//! `cargo run --release --example preview -- event.toml`

#![expect(clippy::disallowed_methods, reason = "what is measured is time")]

use std::path::Path;
use std::time::Instant;

use aamantran::internals::input::KeptLists;
use aamantran::internals::picture::draw_page;
use aamantran::{Job, Preview};

/// Runs each step, and says the least and the median time of several in milliseconds.
fn timed<T>(what: &str, mut step: impl FnMut(usize) -> T) {
    let mut times: Vec<f64> = (0..15)
        .map(|turn| {
            let start = Instant::now();
            drop(step(turn));
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what:<28} {:7.1} {:7.1}", times[0], times[times.len() / 2]);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let event = std::env::args().nth(1).ok_or("which event file?")?;
    let event = Path::new(&event);
    let text = std::fs::read_to_string(event)?;
    // A comment more is another text.
    let typed = |turn: usize| format!("{text}\n# {turn}\n");
    let mut kept = KeptLists::default();
    println!("milliseconds                   least  median");
    timed("read anew", |_| Job::read(event));
    timed("read again", |turn| Job::reread(event, &typed(turn), &mut kept));
    let mut preview = Preview::new(Job::read(event)?);
    let rows = preview.job().rows;
    timed("a letter", |turn| preview.letter(turn * rows / 16));
    let pdf = preview.letter(0)?.pdf;
    timed("its picture, 800 wide", |_| draw_page(&pdf, 0, 800));
    timed("its picture, 1600 wide", |_| draw_page(&pdf, 0, 1600));
    timed("from a key to the picture", |turn| {
        let job = Job::reread(event, &typed(turn), &mut kept).ok()?;
        let letter = Preview::new(job).letter(turn * rows / 16).ok()?;
        draw_page(&letter.pdf, 0, 800)
    });
    let start = Instant::now();
    preview.pdf(0)?;
    println!("{:<28} {:7.1}", "the first file", start.elapsed().as_secs_f64() * 1000.0);
    timed("another file", |turn| preview.pdf(turn * rows / 16));
    Ok(())
}
