//! A template: its layers, and the fonts and pictures that it names by path.

pub(crate) mod builtin;
pub(crate) mod event_places;
pub(crate) mod fonts;
pub(crate) mod layers;
pub(crate) mod path;
pub(crate) mod picture_names;
pub(crate) mod pictures;
pub(crate) mod purpose;
pub(crate) mod source;
#[cfg(test)]
mod tests;
