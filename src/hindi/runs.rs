//! Numbers that follow each other, as people write them.

/// Numbers with those that follow each other as one: `1–12, 15`. They are in ascending order; a
/// dash stands within a run, and `between` stands between runs.
///
/// ```
/// use aamantran::internals::hindi::shown_runs;
/// assert_eq!(shown_runs([1, 2, 3, 5, 7, 8], "-", ","), "1-3,5,7-8");
/// ```
pub fn shown_runs(numbers: impl IntoIterator<Item = u32>, dash: &str, between: &str) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let shown = |&(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}{dash}{last}") }
    };
    runs.iter().map(shown).collect::<Vec<_>>().join(between)
}
