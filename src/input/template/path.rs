//! Paths that templates may name.

/// True if a path stays in its folder, on any system.
pub(crate) fn is_inside(name: &str) -> bool {
    !name.starts_with(['/', '\\'])
        && !name.contains(':')
        && name.split(['/', '\\']).all(|part| part != "..")
}
