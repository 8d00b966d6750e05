//! Remedies for files that are missing.

use super::odd::odd_hint;
use super::path::name_alone;
use super::{ForeignFile, Lang};

/// The remedy for a file that is missing, if its name suggests one: an odd character in it, or
/// that `beside`, a file in its folder, is the one that is meant.
pub(super) fn file_hint(path: &str, beside: Option<&str>, lang: Lang) -> Option<String> {
    if let Some(odd) = odd_hint(path, lang) {
        return Some(odd);
    }
    let (name, beside) = (name_alone(path), beside?);
    if beside.to_lowercase().ends_with(".lnk") {
        let hint = ForeignFile::Shortcut.hint(lang).unwrap_or_default();
        return Some(match lang {
            Lang::Hi => format!("फ़ोल्डर में केवल शॉर्टकट है ({beside})। {hint}"),
            Lang::En => format!("There is only a shortcut, {beside}. {hint}"),
        });
    }
    // Windows does not show the last of two endings.
    let is_hidden = name.contains('.')
        && beside.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    Some(match (is_hidden, lang) {
        (true, Lang::Hi) => format!(
            "फ़ोल्डर में {beside} है: Windows नाम का अंतिम हिस्सा छिपाता है। File Explorer में View → \
             Show → File name extensions चालू करें और फ़ाइल का नाम {name} कर दें।"
        ),
        (true, Lang::En) => format!(
            "There is {beside}: Windows hides the last part of a name. In File Explorer turn \
             on View → Show → File name extensions, and rename the file to {name}."
        ),
        (false, Lang::Hi) => format!("फ़ोल्डर में {beside} है: वही हो तो यह नाम लिखें।"),
        (false, Lang::En) => format!("There is {beside}: if that is it, write this name."),
    })
}
