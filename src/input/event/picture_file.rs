//! Pictures that the event file names.

use crate::picture::White;
use crate::toml::document::TomlTable;

/// A picture that the event file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// The file, relative to the event file.
    pub file: String,
    /// Treatment of its white.
    pub white: White,
}

/// The words for what becomes of a picture's white.
const WHITES: [(&str, White); 2] = [("keep", White::Kept), ("transparent", White::Transparent)];

/// Reads `key = "file"` and the key that says what becomes of its white.
pub(crate) fn with_white(
    table: &TomlTable<'_, '_>,
    key: &'static str,
    white: &'static str,
) -> Option<PictureFile> {
    let white = table.choice(white, &WHITES);
    table.text(key).map(|file| PictureFile { file, white })
}
