//! `templates`: what there is, and one of them to change.

use std::path::{Path, PathBuf};

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::cli::shown::value;
use crate::diagnostic::{Diagnostic, Message, shown_path};
use crate::input::{
    TemplateSource, all_templates, builtin_files, builtin_templates, nearest_template,
};
use crate::output::write_new;

pub(super) fn list(console: &mut Console<'_>) -> u8 {
    for name in all_templates() {
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
    let (value, beside) = if let Some(path) = beside(folder) {
        let at = folder.parent().filter(|own| !own.as_os_str().is_empty());
        (value(&path), Some(at.map_or_else(|| ".".to_owned(), shown_path)))
    } else {
        (value(folder), None)
    };
    match beside.as_deref() {
        Some(".") => console.say(
            &format!("साँचा {shown} में है। आयोजन की फ़ाइल इसी फ़ोल्डर में हो तो उसमें लिखें:"),
            &format!("The template is in {shown}. For an event file in this folder, write:"),
        ),
        Some(at) => console.say(
            &format!("साँचा {shown} में है। आयोजन की फ़ाइल {at} में हो तो उसमें लिखें:"),
            &format!("The template is in {shown}. For an event file in {at}, write:"),
        ),
        None => console.say(
            &format!("साँचा {shown} में है। आयोजन की फ़ाइल में लिखें:"),
            &format!("The template is in {shown}. In the event file, write:"),
        ),
    }
    console.line(&format!("  [letter]\n  template = {value}"));
    DONE
}

/// The path with `./` in front, for an event file that lies beside the folder; none for a folder
/// without a name of its own, such as `..`, or from the root.
fn beside(folder: &Path) -> Option<PathBuf> {
    let name = folder.file_name().filter(|_| folder.is_relative())?;
    Some(Path::new(".").join(name))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::beside;

    #[test]
    fn paths_of_an_event_file_beside_it_say_so() {
        for folder in ["mera", "./mera", "../mera", "sabha/mera"] {
            assert_eq!(beside(Path::new(folder)), Some(PathBuf::from("./mera")), "{folder}");
        }
        assert_eq!(beside(Path::new("..")), None);
        assert_eq!(beside(&std::env::temp_dir().join("mera")), None);
    }
}
