//! How many threads the machine runs at once.

use std::sync::OnceLock;

/// Asked once: some systems look into several files for it.
pub(crate) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}
