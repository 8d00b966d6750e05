//! Reading `style.toml`.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place, StyleProblem, nearest};
use crate::font::{Library, Weight};
use crate::style::chains::FontChains;
use crate::style::families::{Choice, FontChoice, FontFamilies, choose};
use crate::style::page_keys::{FIT_KEYS, PAGE_KEYS, PageKey};
use crate::style::properties::PROPERTIES;
use crate::style::sheet::{StyleRule, StyleSheet, built_in};
use crate::style::{PageStyle, Properties};
use crate::toml::document::Document;
use crate::toml::entry::TomlEntry;

impl StyleSheet {
    /// Reads style files, later ones over earlier ones, and finds the faces they name.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in them, each with its place.
    pub fn read(files: &[(&str, &str)], library: &Library) -> Result<Self, Diagnostics> {
        Self::read_with(files, &[], library)
    }

    /// The same with families that the event chooses. A name `all` stands for every font; a
    /// font's own name is stronger.
    ///
    /// # Errors
    ///
    /// Also fonts that the files do not have, and families that the library does not have.
    pub fn read_with(
        files: &[(&str, &str)],
        choices: &[FontChoice<'_>],
        library: &Library,
    ) -> Result<Self, Diagnostics> {
        let mut reader = StyleReader::default();
        for (file, text) in files {
            reader.file(file, text);
        }
        reader.diagnostics.extend(choose(&mut reader.fonts, choices, library));
        reader.finish(library)
    }
}

/// Collects the rules and errors of all files.
#[derive(Default)]
struct StyleReader {
    diagnostics: Diagnostics,
    page: PageStyle,
    /// The places of the keys of `[page]` and `[fit]`.
    places: BTreeMap<String, Place>,
    fonts: FontFamilies,
    rules: Vec<StyleRule>,
}

impl StyleReader {
    fn file(&mut self, file: &str, text: &str) {
        let document = Document::new(file, text);
        if let Some(tree) = document.parse() {
            for entry in TomlEntry::all(&document, &tree) {
                match (entry.name, entry.entries()) {
                    ("page", Some(entries)) => self.keys(PAGE_KEYS, &entries),
                    ("fit", Some(entries)) => self.keys(FIT_KEYS, &entries),
                    ("fonts", Some(entries)) => self.fonts(&entries),
                    ("style", Some(rules)) => rules.iter().for_each(|rule| self.rule(rule)),
                    // Read with the files that it names.
                    ("font", None) if entry.value.is_array() => {}
                    _ => self.unknown(&entry, &["page", "fit", "fonts", "font", "style"]),
                }
            }
        }
        self.diagnostics.extend(document.finish().0);
    }

    fn invalid(&mut self, entry: &TomlEntry<'_>, problem: StyleProblem) {
        let message = Message::StyleInvalid { key: entry.key.clone(), problem };
        self.diagnostics.push(Diagnostic::at(message, entry.place()));
    }

    fn unknown(&mut self, entry: &TomlEntry<'_>, known: &[&str]) {
        let name = entry.name;
        let nearest = nearest(name, known.iter().copied());
        let message = Message::StyleUnknownKey { key: entry.key.clone(), nearest };
        self.diagnostics.push(Diagnostic::at(message, entry.place()));
    }

    /// Reads the keys of `[page]` or `[fit]`.
    fn keys(&mut self, keys: &[PageKey], entries: &[TomlEntry<'_>]) {
        for entry in entries {
            let Some(key) = keys.iter().find(|key| key.name == entry.name) else {
                let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
                self.unknown(entry, &names);
                continue;
            };
            self.places.insert(entry.name.to_owned(), entry.place());
            if let Err(problem) = (key.set)(&mut self.page, entry.value) {
                self.invalid(entry, problem);
            }
        }
    }

    fn fonts(&mut self, entries: &[TomlEntry<'_>]) {
        for entry in entries {
            let families: Option<Vec<Choice>> = entry.value.as_array().and_then(|array| {
                array.iter().map(|item| Choice::read(item.get_ref())).collect()
            });
            match families {
                Some(families) if !families.is_empty() => {
                    let name = entry.name.to_owned();
                    self.fonts.insert(name, (families, entry.place()));
                }
                _ => {
                    self.invalid(entry, StyleProblem::FamiliesWanted);
                }
            }
        }
    }

    fn rule(&mut self, entry: &TomlEntry<'_>) {
        let Some(own) = entry.entries() else {
            self.invalid(entry, StyleProblem::TableWanted);
            return;
        };
        let selector = entry.name.to_owned();
        let mut outer: Vec<String> = selector.split_whitespace().map(str::to_owned).collect();
        let Some(name) = outer.pop() else {
            self.invalid(entry, StyleProblem::NameWanted);
            return;
        };
        let mut properties = Properties::default();
        for property in own {
            match properties.set(property.name, property.value) {
                Some(Ok(())) => {}
                Some(Err(problem)) => self.invalid(&property, problem),
                None => {
                    let names: Vec<&str> = PROPERTIES.iter().map(|own| own.name).collect();
                    self.unknown(&property, &names);
                }
            }
        }
        self.rules.push(StyleRule { outer, name, properties, place: entry.place() });
    }

    fn finish(mut self, library: &Library) -> Result<StyleSheet, Diagnostics> {
        let chains = self.chains(library);
        self.check_fonts();
        if chains.is_empty() && self.diagnostics.is_empty() {
            self.diagnostics.push(Diagnostic::new(Message::StyleInvalid {
                key: "fonts".to_owned(),
                problem: StyleProblem::FontsMissing,
            }));
        }
        if self.diagnostics.has_errors() {
            return Err(self.diagnostics);
        }
        let mut rules = built_in();
        rules.append(&mut self.rules);
        Ok(StyleSheet {
            page: self.page,
            places: self.places,
            colour: false,
            rules,
            chains,
            font_places: self.fonts.into_iter().map(|(key, (_, place))| (key, place)).collect(),
        })
    }

    /// The chains of all fonts, in each weight that a rule asks for.
    fn chains(&mut self, library: &Library) -> FontChains {
        let mut weights = vec![Weight::REGULAR.0, Weight::BOLD.0];
        weights.extend(self.rules.iter().filter_map(|rule| rule.properties.weight));
        weights.sort_unstable();
        weights.dedup();
        let mut chains = FontChains::default();
        for (name, (families, place)) in &self.fonts {
            for &weight in &weights {
                let names: Vec<String> =
                    families.iter().map(|own| own.family.clone()).collect();
                match library.chain(&names, Weight(weight)) {
                    Ok(mut chain) => {
                        for (scale, own) in chain.scales.iter_mut().zip(families) {
                            *scale = own.scale.unwrap_or(*scale);
                        }
                        chains.add(name, weight, chain);
                    }
                    Err(unknown) => {
                        let message = Message::StyleInvalid {
                            key: format!("fonts.{name}"),
                            problem: StyleProblem::FamilyUnknown { name: unknown.to_owned() },
                        };
                        self.diagnostics.push(Diagnostic::at(message, place.clone()));
                        break;
                    }
                }
            }
        }
        chains
    }

    /// Rules must name fonts that there are.
    fn check_fonts(&mut self) {
        for rule in &self.rules {
            if let Some(font) = &rule.properties.font
                && !self.fonts.contains_key(font)
            {
                self.diagnostics.push(Diagnostic::new(Message::StyleInvalid {
                    key: format!("style.{}.font", rule.name),
                    problem: StyleProblem::FontUnknown { name: font.clone() },
                }));
            }
        }
    }
}
