//! Serials as people write them.

use crate::hindi::shown_runs;

/// Serials in ranges, as `--only` takes them: `37,41-45`.
pub fn shown_serials(serials: impl IntoIterator<Item = u32>) -> String {
    shown_runs(serials, "-", ",")
}
