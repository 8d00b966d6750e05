//! The faces inside the binary, catalogued by the `SOURCE.toml` of each family's folder.

use std::borrow::Cow;

use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "fonts/"]
#[include = "*/SOURCE.toml"]
#[include = "*/LICENSE"]
#[include = "*/*.ttf"]
struct Folder;

/// One family's `SOURCE.toml`: where the files come from and what they are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FamilySource {
    pub(super) family: String,
    pub(super) package: String,
    pub(super) version: String,
    pub(super) registry: String,
    pub(super) licence: String,
    pub(super) scripts: Vec<String>,
    #[serde(rename = "file")]
    pub(super) files: Vec<SourceFile>,
}

/// One face of a family.
#[derive(Debug, Deserialize)]
pub(super) struct SourceFile {
    pub(super) name: String,
    pub(super) weight: u16,
    pub(super) sha256: String,
}

/// A family's `SOURCE.toml` that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {detail}")]
pub struct SourceError {
    /// The file, with the folder of its family.
    pub file: String,
    /// The fault, in the words of the TOML reader.
    pub detail: String,
}

/// The catalogues of all families, with the folder each lies in, in the order of their names.
///
/// # Errors
///
/// The first that cannot be read.
pub(super) fn catalogues() -> Result<Vec<(String, FamilySource)>, SourceError> {
    Folder::iter()
        .filter_map(|path| path.strip_suffix("/SOURCE.toml").map(str::to_owned))
        .map(|folder| {
            let text = bytes(&folder, SOURCE).unwrap_or_default();
            let source = catalogue(&folder, &text)?;
            Ok((folder, source))
        })
        .collect()
}

const SOURCE: &str = "SOURCE.toml";

/// The catalogue of a family.
fn catalogue(folder: &str, text: &[u8]) -> Result<FamilySource, SourceError> {
    let wrong = |detail: String| SourceError { file: format!("{folder}/{SOURCE}"), detail };
    let text = std::str::from_utf8(text).map_err(|error| wrong(error.to_string()))?;
    toml::from_str(text).map_err(|error| wrong(error.message().to_owned()))
}

/// The bytes of a file in a family's folder.
pub(super) fn bytes(folder: &str, name: &str) -> Option<Cow<'static, [u8]>> {
    Folder::get(&format!("{folder}/{name}")).map(|file| file.data)
}

/// The bytes of a font file, by its name alone.
#[cfg(feature = "serve")]
pub fn embedded_font(name: &str) -> Option<Cow<'static, [u8]>> {
    let is_named = |path: &str| path.split_once('/').is_some_and(|(_, file)| file == name);
    let path = Folder::iter().find(|path| path.ends_with(".ttf") && is_named(path))?;
    Folder::get(&path).map(|file| file.data)
}

#[cfg(test)]
mod tests {
    use super::{SourceError, bytes, catalogue, catalogues};

    #[test]
    fn a_typing_error_in_a_catalogue_is_an_error() {
        let whole = bytes("yatra-one", "SOURCE.toml").unwrap();
        let whole = std::str::from_utf8(&whole).unwrap();
        assert_eq!(catalogue("x", whole.as_bytes()).unwrap().family, "Yatra One");
        let error = |text: &str| catalogue("x", text.as_bytes()).unwrap_err();
        let of =
            |detail: &str| SourceError { file: "x/SOURCE.toml".into(), detail: detail.into() };
        assert_eq!(
            error(&whole.replace("licence", "lisence")),
            of("unknown field `lisence`, expected one of `family`, `package`, `version`, \
                `registry`, `licence`, `scripts`, `file`")
        );
        assert_eq!(error(""), of("missing field `family`"));
        assert!(catalogue("x", b"\xFF").is_err());
    }

    #[test]
    fn every_folder_has_a_catalogue() {
        let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts")).unwrap();
        let folders = folders.flatten().filter(|entry| entry.path().is_dir()).count();
        assert_eq!(catalogues().unwrap().len(), folders);
    }
}
