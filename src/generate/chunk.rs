//! Shares of the letters.

/// Letters that a thread takes at a time, and whose codes are numbered together: another number
/// gives other bytes.
pub(super) const CHUNK: usize = 32;

/// The letters of a chunk.
pub(super) fn chunk(places: &[usize], index: usize) -> Option<&[usize]> {
    let rest = places.get(index * CHUNK..).filter(|rest| !rest.is_empty())?;
    Some(&rest[..CHUNK.min(rest.len())])
}
