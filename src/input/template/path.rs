//! Paths that templates may name.

/// True if a path stays in its folder, on any system.
pub(in crate::input) fn is_inside(name: &str) -> bool {
    !name.starts_with(['/', '\\'])
        && !name.contains(':')
        && name.split(['/', '\\']).all(|part| part != "..")
}
