//! Which families the fonts of a style are made of: those that style files name, and those
//! that the event puts before them.

use std::collections::BTreeMap;

use toml::de::DeValue;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place, StyleProblem};
use crate::font::Library;
use crate::style::value::number;

/// The families of each key of `[fonts]`, the main one first, and where they are named.
pub(super) type FontFamilies = BTreeMap<String, (Vec<Choice>, Place)>;

/// A family that `[fonts]` names, with its size beside the main one if that is given.
pub(super) struct Choice {
    pub(super) family: String,
    pub(super) scale: Option<f64>,
}

impl Choice {
    /// Reads `"Family"` or `{ family = "Family", scale = 0.9 }`; a scale is from 0.5 to 2.
    pub(super) fn read(value: &DeValue<'_>) -> Option<Self> {
        if let Some(family) = value.as_str() {
            return Some(Self { family: family.to_owned(), scale: None });
        }
        let table = value.as_table()?;
        let mut choice = Self { family: String::new(), scale: None };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "family" => value.get_ref().as_str()?.clone_into(&mut choice.family),
                "scale" => {
                    let scale = number(value.get_ref()).filter(|s| (0.5..=2.0).contains(s));
                    choice.scale = Some(scale?);
                }
                _ => return None,
            }
        }
        (!choice.family.is_empty()).then_some(choice)
    }
}

/// Families that the event puts before those of the style files.
#[derive(Clone, Debug)]
pub struct FontChoice<'a> {
    /// The key of `[fonts]`, or `all`.
    pub name: &'a str,
    /// The families, the main one first; never empty.
    pub families: &'a [String],
    /// Where the event says so.
    pub place: Place,
}

/// Puts the families that the event chooses before those of the files, which stay behind for
/// the characters that the chosen ones lack. Sizes are fitted to the new main face.
///
/// Gives back the faults of the choices.
pub(super) fn choose(
    fonts: &mut FontFamilies,
    choices: &[FontChoice<'_>],
    library: &Library,
) -> Diagnostics {
    const ALL: &str = "all";
    let (mut valid, mut faults) = (Vec::new(), Diagnostics::new());
    for choice in choices {
        let unknown = choice.families.iter().find(|name| library.family(name).is_none());
        let problem = if let Some(name) = unknown {
            StyleProblem::FamilyUnknown { name: name.clone() }
        } else if choice.name != ALL && !fonts.contains_key(choice.name) {
            let mut known: Vec<&str> = fonts.keys().map(String::as_str).collect();
            known.push(ALL);
            StyleProblem::ChoiceUnknown { known: known.join(", ") }
        } else {
            valid.push(choice);
            continue;
        };
        let key = format!("fonts.{}", choice.name);
        let message = Message::StyleInvalid { key, problem };
        faults.push(Diagnostic::at(message, choice.place.clone()));
    }
    for (name, (families, _)) in fonts {
        let named = |wanted: &str| valid.iter().find(|choice| choice.name == wanted);
        let Some(choice) = named(name).or_else(|| named(ALL)) else { continue };
        let mut all = choice.families.to_vec();
        for own in families.drain(..) {
            if !all.iter().any(|known| own.family.eq_ignore_ascii_case(known)) {
                all.push(own.family);
            }
        }
        *families = all.into_iter().map(|family| Choice { family, scale: None }).collect();
    }
    faults
}
