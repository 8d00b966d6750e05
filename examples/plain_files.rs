//! The floor for a run that makes a file for each letter: a plain loop that writes as many
//! files with the same names and as many bytes into another folder, and nothing else.
//!
//!     plain_files MADE NEW THREADS
//!
//! Prints the seconds it took.

#![expect(clippy::disallowed_methods, reason = "the time is what is asked for")]

use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [made, new, threads] = &arguments[..] else {
        eprintln!("usage: plain_files MADE NEW THREADS");
        std::process::exit(2);
    };
    let threads: usize = threads.parse().map_err(std::io::Error::other)?;
    let mut files = Vec::new();
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(made)? {
        let entry = entry?;
        let length = usize::try_from(entry.metadata()?.len()).map_err(std::io::Error::other)?;
        if length > bytes.len() {
            bytes = std::fs::read(entry.path())?;
        }
        files.push((Path::new(new).join(entry.file_name()), length));
    }
    files.sort();
    std::fs::create_dir_all(new)?;
    let start = Instant::now();
    std::thread::scope(|scope| {
        let write = |first: usize| {
            let mut own = files.iter().skip(first).step_by(threads);
            own.try_for_each(|(path, length): &(PathBuf, usize)| {
                std::fs::write(path, &bytes[..*length])
            })
        };
        let others: Vec<_> = (1..threads).map(|n| scope.spawn(move || write(n))).collect();
        let own = write(0);
        let of_others = others.into_iter().map(|thread| thread.join().unwrap_or(Ok(())));
        of_others.fold(own, std::io::Result::and)
    })?;
    println!("{}", start.elapsed().as_secs_f64());
    Ok(())
}
