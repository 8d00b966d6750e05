//! Reading `style.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place};
use crate::font::{Library, Weight};
use crate::geom::{Edges, Pt, Size};
use crate::style::sheet::{PageStyle, Rule, StyleSheet, font_size, paper, set_margin};
use crate::style::{Align, Keep, Measure, Properties, Side};

const PAGE_KEYS: [&str; 5] =
    ["size", "margin_top", "margin_right", "margin_bottom", "margin_left"];

const STYLE_KEYS: [&str; 23] = [
    "font",
    "weight",
    "size",
    "leading",
    "align",
    "first_indent",
    "hang",
    "indent_left",
    "indent_right",
    "space_before",
    "space_after",
    "rule_above",
    "rule_below",
    "frame",
    "rules",
    "padding",
    "columns",
    "gap",
    "width",
    "place",
    "min_height",
    "keep",
    "foot",
];

impl StyleSheet {
    /// Reads style files, later ones over earlier ones, and finds the faces they name.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in them, each with its place.
    pub fn read(files: &[(&str, &str)], library: &Library) -> Result<Self, Diagnostics> {
        let mut reader = Reader::default();
        for (file, text) in files {
            reader.file(file, text);
        }
        reader.finish(library)
    }
}

/// Collects the rules and errors of all files.
#[derive(Default)]
struct Reader {
    diagnostics: Diagnostics,
    page: Option<Size>,
    margin: Edges,
    fonts: BTreeMap<String, (Vec<String>, Place)>,
    rules: Vec<Rule>,
}

/// A value of the file being read, by its dotted key.
struct Entry<'a> {
    file: &'a str,
    text: &'a str,
    key: String,
    span: Range<usize>,
    value: &'a DeValue<'a>,
}

impl Entry<'_> {
    fn place(&self) -> Place {
        Place::in_text(self.file, self.text, &self.span)
    }
}

impl Reader {
    fn file(&mut self, file: &str, text: &str) {
        let table = match DeTable::parse(text) {
            Ok(table) => table,
            Err(error) => {
                let place = Place::in_text(file, text, &error.span().unwrap_or(0..0));
                let detail = error.message().to_owned();
                self.diagnostics.push(Diagnostic::at(Message::TomlSyntax { detail }, place));
                return;
            }
        };
        let root = entries(file, text, "", table.get_ref());
        for entry in root {
            match (&*entry.key, entry.value) {
                ("page", DeValue::Table(table)) => {
                    self.page(entries(file, text, "page.", table));
                }
                ("fonts", DeValue::Table(table)) => {
                    self.fonts(entries(file, text, "fonts.", table));
                }
                ("style", DeValue::Table(table)) => {
                    for rule in entries(file, text, "style.", table) {
                        self.rule(&rule);
                    }
                }
                _ => self.unknown(&entry, &["page", "fonts", "style"]),
            }
        }
    }

    fn invalid(&mut self, entry: &Entry<'_>, detail: impl Into<String>) {
        let message = Message::StyleInvalid { key: entry.key.clone(), detail: detail.into() };
        self.diagnostics.push(Diagnostic::at(message, entry.place()));
    }

    fn unknown(&mut self, entry: &Entry<'_>, known: &[&str]) {
        let name = entry.key.rsplit('.').next().unwrap_or_default();
        let nearest = known
            .iter()
            .map(|candidate| (strsim::damerau_levenshtein(name, candidate), *candidate))
            .filter(|&(distance, candidate)| distance <= candidate.len().div_ceil(2))
            .min()
            .map(|(_, candidate)| candidate.to_owned());
        let message = Message::StyleUnknownKey { key: entry.key.clone(), nearest };
        self.diagnostics.push(Diagnostic::at(message, entry.place()));
    }

    fn page(&mut self, entries: Vec<Entry<'_>>) {
        for entry in entries {
            let name = entry.key.trim_start_matches("page.").to_owned();
            if !PAGE_KEYS.contains(&&*name) {
                self.unknown(&entry, &PAGE_KEYS);
                continue;
            }
            let result = string(entry.value).and_then(|text| {
                if name == "size" {
                    self.page = Some(paper(text)?);
                    Ok(())
                } else {
                    set_margin(&mut self.margin, &name, text)
                }
            });
            if let Err(detail) = result {
                self.invalid(&entry, detail);
            }
        }
    }

    fn fonts(&mut self, entries: Vec<Entry<'_>>) {
        for entry in entries {
            let families: Option<Vec<String>> = entry.value.as_array().and_then(|array| {
                array.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect()
            });
            match families {
                Some(families) if !families.is_empty() => {
                    let name = entry.key.trim_start_matches("fonts.").to_owned();
                    self.fonts.insert(name, (families, entry.place()));
                }
                _ => {
                    self.invalid(&entry, "a list of font families is wanted: [\"Noto Serif\"]");
                }
            }
        }
    }

    fn rule(&mut self, entry: &Entry<'_>) {
        let DeValue::Table(table) = entry.value else {
            self.invalid(entry, "a table is wanted: [style.NAME]");
            return;
        };
        let selector = entry.key.trim_start_matches("style.").to_owned();
        let mut outer: Vec<String> = selector.split_whitespace().map(str::to_owned).collect();
        let Some(name) = outer.pop() else {
            self.invalid(entry, "a rule needs a name");
            return;
        };
        let mut properties = Properties::default();
        for property in entries(entry.file, entry.text, &format!("{}.", entry.key), table) {
            let key = property.key.rsplit('.').next().unwrap_or_default().to_owned();
            if !STYLE_KEYS.contains(&&*key) {
                self.unknown(&property, &STYLE_KEYS);
            } else if let Err(detail) = set(&mut properties, &key, property.value) {
                self.invalid(&property, detail);
            }
        }
        self.rules.push(Rule { outer, name, properties });
    }

    fn finish(mut self, library: &Library) -> Result<StyleSheet, Diagnostics> {
        let mut weights = vec![Weight::REGULAR.0, Weight::BOLD.0];
        weights.extend(self.rules.iter().filter_map(|rule| rule.properties.weight));
        weights.sort_unstable();
        weights.dedup();
        let (mut fonts, mut chains) = (Vec::new(), Vec::new());
        for (name, (families, place)) in &self.fonts {
            for &weight in &weights {
                match library.chain(families, Weight(weight)) {
                    Ok(chain) => {
                        fonts.push((name.clone(), weight));
                        chains.push(chain);
                    }
                    Err(unknown) => {
                        let message = Message::StyleInvalid {
                            key: format!("fonts.{name}"),
                            detail: format!("there is no font family `{unknown}`"),
                        };
                        self.diagnostics.push(Diagnostic::at(message, place.clone()));
                        break;
                    }
                }
            }
        }
        for rule in &self.rules {
            if let Some(font) = &rule.properties.font
                && !self.fonts.contains_key(font)
            {
                self.diagnostics.push(Diagnostic::new(Message::StyleInvalid {
                    key: format!("style.{}.font", rule.name),
                    detail: format!("[fonts] has no `{font}`"),
                }));
            }
        }
        let size = self.page.unwrap_or(Size { width: Pt::mm(210.0), height: Pt::mm(297.0) });
        if fonts.is_empty() && self.diagnostics.is_empty() {
            self.diagnostics.push(Diagnostic::new(Message::StyleInvalid {
                key: "fonts".to_owned(),
                detail: "no fonts are named".to_owned(),
            }));
        }
        if self.diagnostics.has_errors() {
            return Err(self.diagnostics);
        }
        let page = PageStyle { size, margin: self.margin };
        Ok(StyleSheet { page, rules: self.rules, fonts, chains })
    }
}

/// The entries of a table in the order of the file, so that errors are too.
fn entries<'a>(
    file: &'a str,
    text: &'a str,
    prefix: &str,
    table: &'a DeTable<'a>,
) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = table
        .iter()
        .map(|(key, value)| Entry {
            file,
            text,
            key: format!("{prefix}{}", key.get_ref()),
            span: key.span(),
            value: value.get_ref(),
        })
        .collect();
    entries.sort_by_key(|entry| entry.span.start);
    entries
}

fn string<'a>(value: &'a DeValue<'a>) -> Result<&'a str, String> {
    value.as_str().ok_or_else(|| "a text in quotes is wanted, such as \"20mm\"".to_owned())
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    text.parse().ok()
}

/// Sets one property; the key is one of [`STYLE_KEYS`].
fn set(properties: &mut Properties, key: &str, value: &DeValue<'_>) -> Result<(), String> {
    let measure = || match Measure::parse(string(value)?)? {
        Measure::Percent(_) => Err("per cent are for `width` only".to_owned()),
        measure => Ok(Some(measure)),
    };
    let choice = |allowed: &[&str]| {
        let text = string(value)?;
        let at = allowed.iter().position(|word| *word == text);
        at.ok_or_else(|| format!("`{text}` is none of {}", allowed.join(", ")))
    };
    match key {
        "font" => properties.font = Some(string(value)?.to_owned()),
        "weight" => properties.weight = Some(weight(value)?),
        "size" => properties.size = Some(font_size(string(value)?)?),
        "leading" => {
            let leading = number(value).filter(|leading| (0.8..=5.0).contains(leading));
            let leading = leading.ok_or("a number from 0.8 to 5 is wanted, such as 1.5")?;
            properties.leading = Some(leading);
        }
        "align" => {
            let values = [Align::Justify, Align::Left, Align::Center, Align::Right];
            properties.align = Some(values[choice(&["justify", "left", "center", "right"])?]);
        }
        "place" => {
            let values = [Side::Left, Side::Center, Side::Right];
            properties.place = Some(values[choice(&["left", "center", "right"])?]);
        }
        "keep" => {
            let values = [Keep::None, Keep::Together, Keep::WithNext, Keep::WithPrevious];
            let at = choice(&["none", "together", "with-next", "with-previous"])?;
            properties.keep = Some(values[at]);
        }
        "columns" => {
            let columns = value.as_integer().and_then(|number| number.as_str().parse().ok());
            let columns = columns.filter(|columns| (1..=12).contains(columns));
            properties.columns = Some(columns.ok_or("a whole number from 1 to 12 is wanted")?);
        }
        "foot" => {
            properties.foot = Some(value.as_bool().ok_or("true or false is wanted")?);
        }
        "first_indent" => properties.first_indent = measure()?,
        "hang" => properties.hang = measure()?,
        "indent_left" => properties.indent_left = measure()?,
        "indent_right" => properties.indent_right = measure()?,
        "space_before" => properties.space_before = measure()?,
        "space_after" => properties.space_after = measure()?,
        "rule_above" => properties.rule_above = measure()?,
        "rule_below" => properties.rule_below = measure()?,
        "frame" => properties.frame = measure()?,
        "rules" => properties.rules = measure()?,
        "padding" => properties.padding = measure()?,
        "gap" => properties.gap = measure()?,
        "width" => properties.width = Some(Measure::parse(string(value)?)?),
        _ => properties.min_height = measure()?,
    }
    Ok(())
}

fn weight(value: &DeValue<'_>) -> Result<u16, String> {
    let wanted = "regular, bold or a number from 100 to 900 is wanted";
    match (value.as_str(), number(value)) {
        (Some("regular"), _) => Ok(Weight::REGULAR.0),
        (Some("bold"), _) => Ok(Weight::BOLD.0),
        (None, Some(number)) if (100.0..=900.0).contains(&number) =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "from 100 to 900")]
            #[expect(clippy::cast_sign_loss, reason = "from 100 to 900")]
            Ok(number as u16)
        }
        _ => Err(wanted.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONTS: &str = "[fonts]\nserif = [\"Noto Serif Devanagari\", \"Noto Serif\"]\n";

    fn read(text: &str) -> Result<StyleSheet, Diagnostics> {
        StyleSheet::read(&[("style.toml", text)], &Library::embedded())
    }

    #[test]
    fn a_misspelt_key_is_named_with_the_nearest_one() {
        let errors = read(&format!("{FONTS}[style.title]\nsizee = \"12pt\"\n")).unwrap_err();
        let text = errors.to_string();
        assert!(text.contains("style.toml:4:1"), "{text}");
        assert!(text.contains("sizee") && text.contains("`size`"), "{text}");
    }

    #[test]
    fn all_errors_are_found_at_once() {
        let text = "[page]\nsize = \"B7\"\n[style.a]\nalign = \"middle\"\nleading = \"x\"\n";
        assert_eq!(read(&format!("{FONTS}{text}")).unwrap_err().error_count(), 3);
    }

    #[test]
    fn paper_has_names_orientation_and_own_sizes() {
        let mut sheet = read(FONTS).unwrap();
        sheet.set_paper("a5 landscape").unwrap();
        assert_eq!(sheet.page.size.width, Pt::mm(210.0));
        sheet.set_paper("210mm x 330mm").unwrap();
        assert_eq!(sheet.page.size.height, Pt::mm(330.0));
        assert!(sheet.set_paper("B7").is_err());
    }
}
