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
const OTHERS: [&str; 3] = ["label", "lifafa", "ruler"];

/// The names of the built-in templates of letters, sorted.
pub fn builtin_templates() -> Vec<String> {
    let mut names = all_templates();
    names.retain(|name| !OTHERS.contains(&name.as_str()) && !is_for_papers(name));
    names
}

/// The names of all built-in templates, sorted.
pub fn all_templates() -> Vec<String> {
    let names: BTreeSet<String> = BuiltinFiles::iter()
        .filter_map(|path| path.split_once('/').map(|(folder, _)| folder.to_owned()))
        .collect();
    names.into_iter().collect()
}

/// The names of those that are for papers for handing out, sorted.
pub fn builtin_papers() -> Vec<String> {
    all_templates().into_iter().filter(|name| is_for_papers(name)).collect()
}

/// True if a built-in template says in its `template.toml` that it is for no letters.
fn is_for_papers(name: &str) -> bool {
    let info = BuiltinFiles::get(&format!("{name}/template.toml"));
    let says =
        |line: &[u8]| line.starts_with(b"for = \"") && !line.starts_with(b"for = \"letter");
    info.is_some_and(|file| file.data.split(|byte| *byte == b'\n').any(says))
}

/// The built-in template of letters whose name is closest to a misspelt one.
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
