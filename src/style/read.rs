//! Reading `style.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{
    Diagnostic, Diagnostics, Message, Place, StyleProblem, nearest, odd_in_toml,
};
use crate::font::{Library, Weight};
use crate::geom::{Colour, Pt};
use crate::style::families::{Choice, FontChoice, Fonts, choose};
use crate::style::keys::{FitKey, PageKey, StyleKey};
use crate::style::page::{corners, font_size};
use crate::style::sheet::{Rule, StyleSheet, built_in};
use crate::style::{
    Align, Columns, Keep, Lines, Measure, PageStyle, Properties, Ruled, Side, Valign, Width,
};

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
        let mut reader = Reader::default();
        for (file, text) in files {
            reader.file(file, text);
        }
        reader.diagnostics.extend(choose(&mut reader.fonts, choices, library));
        reader.finish(library)
    }
}

/// Collects the rules and errors of all files.
#[derive(Default)]
struct Reader {
    diagnostics: Diagnostics,
    page: PageStyle,
    /// Where the keys of `[page]` stand.
    places: BTreeMap<String, Place>,
    fonts: Fonts,
    rules: Vec<Rule>,
}

/// A value of the file being read, by its dotted key.
struct Entry<'a> {
    file: &'a str,
    text: &'a str,
    /// Dotted key from the root, for messages.
    key: String,
    /// Its last part.
    name: &'a str,
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
                let span = error.span().unwrap_or(0..0);
                let place = Place::in_text(file, text, &span);
                let (detail, odd) = (error.message().to_owned(), odd_in_toml(text, &span));
                let message = Message::TomlSyntax { detail, odd };
                self.diagnostics.push(Diagnostic::at(message, place));
                return;
            }
        };
        let root = entries(file, text, "", table.get_ref());
        for entry in root {
            match (&*entry.key, entry.value) {
                ("page", DeValue::Table(table)) => {
                    self.page(entries(file, text, "page.", table));
                }
                ("fit", DeValue::Table(table)) => {
                    self.fit(entries(file, text, "fit.", table));
                }
                ("fonts", DeValue::Table(table)) => {
                    self.fonts(entries(file, text, "fonts.", table));
                }
                ("style", DeValue::Table(table)) => {
                    for rule in entries(file, text, "style.", table) {
                        self.rule(&rule);
                    }
                }
                // Read with the files that it names.
                ("font", DeValue::Array(_)) => {}
                _ => self.unknown(&entry, &["page", "fit", "fonts", "font", "style"]),
            }
        }
    }

    fn invalid(&mut self, entry: &Entry<'_>, problem: StyleProblem) {
        let message = Message::StyleInvalid { key: entry.key.clone(), problem };
        self.diagnostics.push(Diagnostic::at(message, entry.place()));
    }

    fn unknown(&mut self, entry: &Entry<'_>, known: &[&str]) {
        let name = entry.name;
        let nearest = nearest(name, known.iter().copied());
        let message = Message::StyleUnknownKey { key: entry.key.clone(), nearest };
        self.diagnostics.push(Diagnostic::at(message, entry.place()));
    }

    fn page(&mut self, entries: Vec<Entry<'_>>) {
        for entry in entries {
            let Some(key) = PageKey::of(entry.name) else {
                self.unknown(&entry, PageKey::WORDS);
                continue;
            };
            self.places.insert(entry.name.to_owned(), entry.place());
            let result = self.page.set(key, entry.value);
            if let Err(problem) = result {
                self.invalid(&entry, problem);
            }
        }
    }

    fn fit(&mut self, entries: Vec<Entry<'_>>) {
        for entry in entries {
            let Some(key) = FitKey::of(entry.name) else {
                self.unknown(&entry, FitKey::WORDS);
                continue;
            };
            if let Err(problem) = self.page.set_limit(key, entry.value) {
                self.invalid(&entry, problem);
            }
        }
    }

    fn fonts(&mut self, entries: Vec<Entry<'_>>) {
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
                    self.invalid(&entry, StyleProblem::FamiliesWanted);
                }
            }
        }
    }

    fn rule(&mut self, entry: &Entry<'_>) {
        let DeValue::Table(table) = entry.value else {
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
        for property in entries(entry.file, entry.text, &format!("{}.", entry.key), table) {
            let Some(key) = StyleKey::of(property.name) else {
                self.unknown(&property, StyleKey::WORDS);
                continue;
            };
            if let Err(problem) = set(&mut properties, key, property.value) {
                self.invalid(&property, problem);
            }
        }
        self.rules.push(Rule { outer, name, properties, place: entry.place() });
    }

    fn finish(mut self, library: &Library) -> Result<StyleSheet, Diagnostics> {
        let mut weights = vec![Weight::REGULAR.0, Weight::BOLD.0];
        weights.extend(self.rules.iter().filter_map(|rule| rule.properties.weight));
        weights.sort_unstable();
        weights.dedup();
        let (mut fonts, mut chains) = (Vec::new(), Vec::new());
        for (name, (families, place)) in &self.fonts {
            for &weight in &weights {
                let names: Vec<String> =
                    families.iter().map(|own| own.family.clone()).collect();
                match library.chain(&names, Weight(weight)) {
                    Ok(mut chain) => {
                        for (scale, own) in chain.scales.iter_mut().zip(families) {
                            *scale = own.scale.unwrap_or(*scale);
                        }
                        fonts.push((name.clone(), weight));
                        chains.push(chain);
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
        if fonts.is_empty() && self.diagnostics.is_empty() {
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
            fonts,
            chains,
            font_places: self.fonts.into_iter().map(|(key, (_, place))| (key, place)).collect(),
        })
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
            name: key.get_ref(),
            span: key.span(),
            value: value.get_ref(),
        })
        .collect();
    entries.sort_by_key(|entry| entry.span.start);
    entries
}

/// Which of a few words a value is.
pub(super) fn choice(value: &DeValue<'_>, allowed: &[&str]) -> Result<usize, StyleProblem> {
    let text = string(value)?;
    let at = allowed.iter().position(|word| *word == text);
    at.ok_or_else(|| StyleProblem::ChoiceWanted { allowed: allowed.join(", ") })
}

pub(super) fn string<'a>(value: &'a DeValue<'a>) -> Result<&'a str, StyleProblem> {
    value.as_str().ok_or(StyleProblem::TextWanted)
}

pub(super) fn number(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    text.parse().ok()
}

/// The largest length that a part can have: no sheet is larger.
const LARGEST: Pt = Pt(3000.0);

/// A length from zero up.
fn length(value: &DeValue<'_>) -> Result<Option<Measure>, StyleProblem> {
    bounded(value, Pt::ZERO, "0mm").map(Some)
}

/// A length that may go to the other side, too.
fn shift(value: &DeValue<'_>) -> Result<Option<Measure>, StyleProblem> {
    bounded(value, -LARGEST, "-1058mm").map(Some)
}

fn bounded(
    value: &DeValue<'_>,
    least: Pt,
    name: &'static str,
) -> Result<Measure, StyleProblem> {
    let text = string(value)?;
    let measure = Measure::parse(text)?;
    // For the bounds an em counts as 12 pt.
    let points = measure.resolve(Pt(12.0), Pt::ZERO);
    match measure {
        Measure::Percent(_) => Err(StyleProblem::PercentHere { text: text.to_owned() }),
        _ if points < least || points > LARGEST => {
            let text = text.to_owned();
            Err(StyleProblem::LengthRange { text, least: name, most: "1058mm" })
        }
        measure => Ok(measure),
    }
}

/// The strokes of rules and frames by name.
pub(super) const LINE_NAMES: [&str; 4] = ["single", "double", "thick-thin", "thin-thick"];
pub(super) const LINES: [Lines; 4] =
    [Lines::Single, Lines::Double, Lines::ThickThin, Lines::ThinThick];

/// A width: a length or a share of the room, more than nothing, or that of the content.
fn width(value: &DeValue<'_>) -> Result<Width, StyleProblem> {
    let text = string(value)?;
    if text.trim() == "auto" {
        return Ok(Width::Content);
    }
    let measure = Measure::parse(text)?;
    let is_sound = match measure {
        Measure::Percent(share) => (1.0..=100.0).contains(&share),
        length => {
            let points = length.resolve(Pt(12.0), Pt::ZERO);
            points >= Pt(1.0) && points <= LARGEST
        }
    };
    if is_sound {
        Ok(Width::Own(measure))
    } else {
        let text = text.to_owned();
        Err(StyleProblem::LengthRange { text, least: "1pt", most: "100%" })
    }
}

/// A colour such as `#7a1f1f`: two hexadecimal digits each for red, green and blue.
fn colour(text: &str) -> Result<Colour, StyleProblem> {
    let unknown = || StyleProblem::ColourWanted { text: text.to_owned() };
    let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6);
    let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let digits = digits.ok_or_else(unknown)?;
    let part = |at: usize| {
        let pair = digits.get(at..at + 2).ok_or_else(unknown)?;
        u8::from_str_radix(pair, 16).map_err(|_| unknown())
    };
    Ok(Colour { red: part(0)?, green: part(2)?, blue: part(4)? })
}

/// Sets one property.
fn set(
    properties: &mut Properties,
    key: StyleKey,
    value: &DeValue<'_>,
) -> Result<(), StyleProblem> {
    let choice = |allowed: &[&str]| choice(value, allowed);
    match key {
        StyleKey::Font => properties.font = Some(string(value)?.to_owned()),
        StyleKey::Weight => properties.weight = Some(weight(value)?),
        StyleKey::Size => properties.size = Some(font_size(string(value)?)?),
        StyleKey::Leading => {
            let leading = number(value).filter(|leading| (0.8..=5.0).contains(leading));
            let wanted = StyleProblem::NumberWanted { least: "0.8", most: "5" };
            properties.leading = Some(leading.ok_or(wanted)?);
        }
        StyleKey::Align => {
            let values = [Align::Justify, Align::Left, Align::Center, Align::Right];
            properties.align = Some(values[choice(&["justify", "left", "center", "right"])?]);
        }
        StyleKey::Place => {
            let values = [Side::Left, Side::Center, Side::Right];
            properties.place = Some(values[choice(&["left", "center", "right"])?]);
        }
        StyleKey::Keep => {
            let values = [Keep::None, Keep::Together, Keep::WithNext, Keep::WithPrevious];
            let at = choice(&["none", "together", "with-next", "with-previous"])?;
            properties.keep = Some(values[at]);
        }
        StyleKey::Columns => {
            let count = value.as_integer().and_then(|number| number.as_str().parse().ok());
            properties.columns = Some(match (value.as_str(), count) {
                (Some("auto"), _) => Columns::Auto,
                (None, Some(count)) if (1..=12).contains(&count) => Columns::Count(count),
                _ => {
                    return Err(StyleProblem::ChoiceWanted {
                        allowed: "auto, 1 … 12".to_owned(),
                    });
                }
            });
        }
        StyleKey::Foot => {
            properties.foot = Some(value.as_bool().ok_or(StyleProblem::SwitchWanted)?);
        }
        StyleKey::Cut => {
            properties.cut = Some(value.as_bool().ok_or(StyleProblem::SwitchWanted)?);
        }
        StyleKey::Valign => {
            let values = [Valign::Top, Valign::Middle, Valign::Bottom];
            properties.valign = Some(values[choice(&["top", "middle", "bottom"])?]);
        }
        StyleKey::Ruled => {
            let values = [Ruled::All, Ruled::Rows, Ruled::Head];
            properties.ruled = Some(values[choice(&["all", "rows", "head"])?]);
        }
        StyleKey::RuleStyle => properties.rule_style = Some(LINES[choice(&LINE_NAMES)?]),
        StyleKey::FrameCorners => properties.frame_corners = Some(corners(value)?),
        StyleKey::FrameStyle => properties.frame_style = Some(LINES[choice(&LINE_NAMES)?]),
        StyleKey::HangPunctuation => {
            let switch = value.as_bool().ok_or(StyleProblem::SwitchWanted)?;
            properties.hang_punctuation = Some(switch);
        }
        StyleKey::FirstIndent => properties.first_indent = shift(value)?,
        StyleKey::IndentLeft => properties.indent_left = shift(value)?,
        StyleKey::IndentRight => properties.indent_right = shift(value)?,
        StyleKey::Hang => properties.hang = length(value)?,
        StyleKey::SpaceBefore => properties.space_before = length(value)?,
        StyleKey::SpaceAfter => properties.space_after = length(value)?,
        StyleKey::RuleAbove => properties.rule_above = length(value)?,
        StyleKey::RuleBelow => properties.rule_below = length(value)?,
        StyleKey::Frame => properties.frame = length(value)?,
        StyleKey::Rules => properties.rules = length(value)?,
        StyleKey::Padding => properties.padding = length(value)?,
        StyleKey::Gap => properties.gap = length(value)?,
        StyleKey::Width => properties.width = Some(width(value)?),
        StyleKey::Height => properties.height = length(value)?,
        StyleKey::Colour => properties.colour = Some(colour(string(value)?)?),
        StyleKey::MinHeight => properties.min_height = length(value)?,
    }
    Ok(())
}

fn weight(value: &DeValue<'_>) -> Result<u16, StyleProblem> {
    let number = value.as_integer().and_then(|number| number.as_str().parse().ok());
    match (value.as_str(), number) {
        (Some("regular"), _) => Ok(Weight::REGULAR.0),
        (Some("bold"), _) => Ok(Weight::BOLD.0),
        (None, Some(number)) if (100..=900).contains(&number) => Ok(number),
        _ => {
            Err(StyleProblem::ChoiceWanted { allowed: "regular, bold, 100 … 900".to_owned() })
        }
    }
}
