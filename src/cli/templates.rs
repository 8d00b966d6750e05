//! `templates`: what there is, and one of them to change.

use std::path::Path;

use super::shown::value;
use super::{Console, DONE, ERRORS};
use crate::diagnostic::{Diagnostic, Message};
use crate::input::{TemplateSource, builtin_files, builtin_templates, nearest_template};
use crate::output::write_new;

pub(super) fn list(console: &mut Console<'_>) -> u8 {
    for name in builtin_templates() {
        let info = match TemplateSource::read(&name, None) {
            Ok(template) => template.layers.into_iter().next_back().map(|layer| layer.info),
            Err(diagnostics) => {
                console.complain(&diagnostics);
                return ERRORS;
            }
        };
        let info = info.unwrap_or_default();
        console.line(&format!("{name}: {}", info.title.unwrap_or_default()));
        if let Some(about) = info.about {
            console.line(&format!("    {about}"));
        }
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
        console.complain(&[Diagnostic::new(message)]);
        return ERRORS;
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_ref())).collect();
    if let Err(diagnostics) = write_new(folder, &files) {
        console.complain(&diagnostics);
        return ERRORS;
    }
    let shown = folder.display();
    // The path as given counts from here, not from the event file.
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    console.say(
        &format!(
            "साँचा {shown} में है। आयोजन की फ़ाइल में उस फ़ाइल के फ़ोल्डर से {shown} तक का पथ लिखें, या \
             यह पूरा पथ, जो हर जगह से चलेगा:"
        ),
        &format!(
            "The template is in {shown}. In the event file, give the path from that file's \
             folder to {shown}, or this one, which works from anywhere:"
        ),
    );
    console.line(&format!("  [letter]\n  template = {}", value(&whole)));
    DONE
}
