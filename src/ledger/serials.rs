//! Serials as people write them.

/// Serials in ranges, as `--only` takes them: `37,41-45`.
pub fn shown_serials(serials: impl IntoIterator<Item = u32>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for serial in serials {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(serial) => *last = serial,
            _ => ranges.push((serial, serial)),
        }
    }
    let shown = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        _ => format!("{first}-{last}"),
    };
    ranges.iter().map(shown).collect::<Vec<_>>().join(",")
}
