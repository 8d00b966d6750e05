//! The font files that a `style.toml` or an event file names with `[[font]]`.

use toml::de::DeValue;

use crate::diagnostic::{
    Diagnostic, Diagnostics, FontProblem, Message, Place, StyleProblem, nearest,
};
use crate::input::event::FontSpec;
use crate::input::file::read::{FONT_FILE, FileBytes, NotRead};
use crate::input::template::path::is_inside;
use crate::input::template::source::SourceText;
use crate::toml::tree::tree;

const KEYS: [&str; 3] = ["file", "family", "weight"];

/// A font file of one's own, unread but for its bytes.
#[derive(Clone, Debug)]
pub struct OwnFont {
    /// The file, as messages name it.
    pub file: String,
    /// The family it is put into.
    pub family: String,
    /// Its weight, 100 to 900; that of the file when not given.
    pub weight: Option<u16>,
    /// The content of the file.
    pub bytes: Vec<u8>,
    /// Where it is named.
    pub place: Place,
}

/// Reads the files of all `[[font]]`; `shown` is the folder as messages name it. A style that is
/// no TOML has none: its errors are told where its rules are read.
pub(crate) fn own_fonts(
    style: &SourceText,
    shown: &str,
    read: impl Fn(&str, usize) -> Result<Option<FileBytes>, NotRead>,
    faults: &mut Diagnostics,
) -> Vec<OwnFont> {
    let Ok(tree) = tree(&style.text) else { return Vec::new() };
    let tables = tree.get("font").and_then(|fonts| fonts.get_ref().as_array());
    let mut found = Vec::new();
    for (index, font) in tables.into_iter().flatten().enumerate() {
        let place = Place::in_text(&style.file, &style.text, &font.span());
        let mut fail = |message| faults.push(Diagnostic::at(message, place.clone()));
        match entry(index, font.get_ref()) {
            Err(message) => fail(message),
            Ok((name, _, _)) if !is_inside(&name) => {
                fail(Message::OwnFont { file: name, problem: FontProblem::OutsideFolder });
            }
            Ok((name, family, weight)) => {
                let file = format!("{shown}/{name}");
                match read(&name, FONT_FILE) {
                    Ok(Some(FileBytes { bytes, reserved, .. })) => {
                        reserved.keep();
                        found.push(OwnFont { file, family, weight, bytes, place });
                    }
                    Ok(None) => {
                        fail(Message::FileMissing {
                            path: file,
                            is_on_command_line: false,
                            beside: None,
                        });
                    }
                    Err(why) => fail(why.message(&file)),
                }
            }
        }
    }
    found
}

/// Reads the font files of the event. `read` gives a file by its path relative to the event
/// file, with its name for messages; `place` tells where a key stands in the event file.
pub(crate) fn event_fonts(
    specs: &[FontSpec],
    read: impl Fn(&str, usize) -> Result<FileBytes, Message>,
    place: impl Fn(&str) -> Place,
) -> (Vec<OwnFont>, Diagnostics) {
    let (mut found, mut faults) = (Vec::new(), Diagnostics::new());
    for spec in specs {
        let place = place(&format!("font.{}.file", spec.index));
        match read(&spec.file, FONT_FILE) {
            Ok(FileBytes { shown: file, bytes, reserved }) => {
                reserved.keep();
                let (family, weight) = (spec.family.clone(), spec.weight);
                found.push(OwnFont { file, family, weight, bytes, place });
            }
            Err(message) => faults.push(Diagnostic::at(message, place)),
        }
    }
    (found, faults)
}

/// File, family and weight of one `[[font]]`.
fn entry(index: usize, value: &DeValue<'_>) -> Result<(String, String, Option<u16>), Message> {
    let key = |name: &str| format!("font.{index}.{name}");
    let invalid = |name: &str, problem| Message::StyleInvalid { key: key(name), problem };
    let table = value.as_table().ok_or_else(|| Message::StyleInvalid {
        key: format!("font.{index}"),
        problem: StyleProblem::TableWanted,
    })?;
    let unknown = table.keys().find(|own| !KEYS.contains(&own.get_ref().as_ref()));
    if let Some(unknown) = unknown {
        let nearest = nearest(unknown.get_ref(), KEYS);
        return Err(Message::StyleUnknownKey { key: key(unknown.get_ref()), nearest });
    }
    let text = |name: &str| {
        let value = table.get(name).ok_or_else(|| Message::KeyMissing { key: key(name) })?;
        let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty());
        text.map(str::to_owned).ok_or_else(|| invalid(name, StyleProblem::TextWanted))
    };
    let weight = match table.get("weight").map(toml::Spanned::get_ref) {
        None => None,
        Some(value) => {
            let number = value.as_integer().and_then(|number| number.as_str().parse().ok());
            let wanted = StyleProblem::NumberWanted { least: "100", most: "900" };
            let number = number.filter(|number| (100..=900).contains(number));
            Some(number.ok_or_else(|| invalid("weight", wanted))?)
        }
    };
    Ok((text("file")?, text("family")?, weight))
}
