//! The templates that the program brings along.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_embed::Embed;

use crate::diagnostic::nearest;

#[derive(Embed)]
#[folder = "templates/"]
#[allow_missing = true]
struct BuiltinFiles;

/// The built-in templates of what is no letter.
const OTHERS: [&str; 1] = ["label"];

/// The names of the built-in templates of letters, sorted.
pub fn builtin_templates() -> Vec<String> {
    let mut names = all_templates();
    names.retain(|name| !OTHERS.contains(&name.as_str()));
    names
}

/// The names of all built-in templates, sorted.
pub fn all_templates() -> Vec<String> {
    let names: BTreeSet<String> = BuiltinFiles::iter()
        .filter_map(|path| path.split_once('/').map(|(folder, _)| folder.to_owned()))
        .collect();
    names.into_iter().collect()
}

/// The built-in template whose name is closest to a misspelt one.
pub fn nearest_template(name: &str) -> Option<String> {
    let known = builtin_templates();
    nearest(name, known.iter().map(String::as_str))
}

/// The files of a built-in template, by their names in its folder, sorted; none if there is no
/// such template.
pub fn builtin_files(template: &str) -> Vec<(String, Cow<'static, [u8]>)> {
    let mut files: Vec<_> = BuiltinFiles::iter()
        .filter_map(|path| {
            let (folder, name) = path.split_once('/')?;
            let file = (folder == template).then(|| BuiltinFiles::get(&path))??;
            Some((name.to_owned(), file.data))
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}
