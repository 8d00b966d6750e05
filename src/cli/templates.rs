//! `templates`: what there is, and one of them to change.

use std::path::{Path, PathBuf};

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::cli::shown::value;
use crate::diagnostic::{Diagnostic, Message, shown_path};
use crate::input::{TemplateSource, builtin_files, builtin_templates, nearest_template};
use crate::output::write_new;

pub(super) fn list(console: &mut Console<'_>) -> u8 {
    for name in builtin_templates() {
        let info = match TemplateSource::read(&name, None) {
            Ok(template) => template.layers.into_iter().next_back().map(|layer| layer.info),
            Err(diagnostics) => {
                console.report(&diagnostics);
                return ERRORS;
            }
        };
        let info = info.unwrap_or_default();
        console.line(&format!("{name}: {}", info.title.unwrap_or_default()));
        let english = info.about.unwrap_or_default();
        let hindi = info.about_hi.unwrap_or_else(|| english.clone());
        console.say(&format!("    {hindi}"), &format!("    {english}"));
    }
    DONE
}

pub(super) fn copy(name: &str, folder: &Path, console: &mut Console<'_>) -> u8 {
    let files = builtin_files(name);
    if files.is_empty() {
        let known = builtin_templates();
        let message = Message::TemplateUnknown {
            name: name.to_owned(),
            nearest: nearest_template(name),
            known: known.join(", "),
        };
        console.report(&[Diagnostic::new(message)]);
        return ERRORS;
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_ref())).collect();
    if let Err(diagnostics) = write_new(folder, &files) {
        console.report(&diagnostics);
        return ERRORS;
    }
    let shown = shown_path(folder);
    let value = if let Some(path) = from_here(folder) {
        console.say(
            &format!("साँचा {shown} में है। आयोजन की फ़ाइल इसी फ़ोल्डर में हो तो उसमें लिखें:"),
            &format!("The template is in {shown}. For an event file in this folder, write:"),
        );
        value(&path)
    } else {
        console.say(
            &format!("साँचा {shown} में है। आयोजन की फ़ाइल में लिखें:"),
            &format!("The template is in {shown}. In the event file, write:"),
        );
        value(folder)
    };
    console.line(&format!("  [letter]\n  template = {value}"));
    DONE
}

/// The path with `./` in front, for an event file here; none for one from the root.
fn from_here(folder: &Path) -> Option<PathBuf> {
    let is_marked = folder.starts_with(".") || folder.starts_with("..");
    match folder.is_relative() {
        true if is_marked => Some(folder.to_owned()),
        true => Some(Path::new(".").join(folder)),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::from_here;

    #[test]
    fn paths_from_here_say_so() {
        assert_eq!(from_here(Path::new("mera")), Some(PathBuf::from("./mera")));
        assert_eq!(from_here(Path::new("../mera")), Some(PathBuf::from("../mera")));
        assert_eq!(from_here(&std::env::temp_dir()), None);
    }
}
