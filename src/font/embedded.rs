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
pub(super) struct Source {
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

/// The catalogues of all families, with the folder each lies in, in the order of their names.
pub(super) fn catalogues() -> Vec<(String, Source)> {
    Folder::iter()
        .filter_map(|path| path.strip_suffix("/SOURCE.toml").map(str::to_owned))
        .filter_map(|folder| {
            let text = bytes(&folder, "SOURCE.toml")?;
            let source = toml::from_str(std::str::from_utf8(&text).ok()?).ok()?;
            Some((folder, source))
        })
        .collect()
}

/// The bytes of a file in a family's folder.
pub(super) fn bytes(folder: &str, name: &str) -> Option<Cow<'static, [u8]>> {
    Folder::get(&format!("{folder}/{name}")).map(|file| file.data)
}
