//! The program: parses arguments and sets the exit code.

fn main() {}
