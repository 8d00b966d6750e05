//! A template: its layers, and the fonts and pictures that it names by path.

pub(in crate::input) mod builtin;
pub(in crate::input) mod fonts;
pub(in crate::input) mod layers;
pub(in crate::input) mod path;
pub(in crate::input) mod picture_names;
pub(in crate::input) mod pictures;
pub(in crate::input) mod source;
#[cfg(test)]
mod tests;
