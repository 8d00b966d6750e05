//! The program: parses arguments and sets the exit code.

use std::process::ExitCode;

/// Letters are made of many small pieces; the system's allocator takes a fifth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let code =
        aamantran::cli::run_program(std::env::args_os(), |name| std::env::var(name).ok());
    ExitCode::from(code)
}
