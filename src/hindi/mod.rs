//! hindi
