//! The papers that a template is for, and what can be chosen about them.

use crate::toml::document::{AnyValue, TomlTable};

/// The things of which a template is filled in once for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MadeFor {
    /// An invitee.
    #[default]
    Letter,
    /// A group of letters that are handed out together: those of a bundle.
    Group,
    /// The event: all letters.
    Event,
}

impl MadeFor {
    pub(super) const WORDS: [(&str, Self); 3] =
        [("letter", Self::Letter), ("group", Self::Group), ("event", Self::Event)];

    /// The word by which template files call it.
    pub fn word(self) -> &'static str {
        let own = Self::WORDS.into_iter().find(|(_, own)| *own == self);
        own.map_or("", |(word, _)| word)
    }
}

/// Where a paper of a group stands in its bundle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stands {
    /// On top of the letters.
    Before,
    /// Below them.
    #[default]
    After,
}

impl Stands {
    pub(super) const WORDS: [(&str, Self); 2] =
        [("before", Self::Before), ("after", Self::After)];
}

/// A choice that a template offers, `[options.…]` in `template.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateOption {
    /// Its key.
    pub key: String,
    /// The value when nothing is chosen; it says of which kind the choice is, too.
    pub default: AnyValue,
    /// The words among which is chosen; any if there are none.
    pub choices: Vec<String>,
}

/// Reads `[options]`; also the keys of those that have no default of a known kind.
pub(super) fn options(table: &TomlTable<'_, '_>) -> (Vec<TemplateOption>, Vec<String>) {
    let AnyValue::Table(entries) = table.anything() else { return Default::default() };
    let (mut options, mut wrong) = (Vec::new(), Vec::new());
    for (key, value) in entries {
        let of = |wanted: &str| match &value {
            AnyValue::Table(own) => own.iter().find(|(key, _)| key == wanted).map(|own| &own.1),
            _ => None,
        };
        let texts = |list: &[AnyValue]| -> Option<Vec<String>> {
            let text = |own: &AnyValue| match own {
                AnyValue::Text(text) => Some(text.clone()),
                _ => None,
            };
            list.iter().map(text).collect()
        };
        let choices = match of("choices") {
            None => Some(Vec::new()),
            Some(AnyValue::List(list)) => texts(list),
            Some(_) => None,
        };
        let default = of("default").filter(|own| match own {
            AnyValue::Text(_) | AnyValue::Number(_) | AnyValue::Switch(_) => true,
            AnyValue::List(list) => texts(list).is_some(),
            _ => false,
        });
        let is_known = match &value {
            AnyValue::Table(own) => own.iter().all(|(key, _)| {
                matches!(key.as_str(), "default" | "choices" | "about" | "about_hi")
            }),
            _ => false,
        };
        match (default, choices) {
            (Some(default), Some(choices)) if is_known => {
                options.push(TemplateOption { key, default: default.clone(), choices });
            }
            _ => wrong.push(key),
        }
    }
    (options, wrong)
}
