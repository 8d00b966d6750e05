use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::diagnostic::{
    DeliveryMessage, Diagnostic, Diagnostics, Message, Place, ReadingMessage, nearest,
    shown_path,
};
use crate::hindi::{LANGUAGES, Language};
use crate::input::file::budget::Budget;
use crate::input::file::read::{FileBytes, NotRead, TEXT_FILE, read_file};
use crate::input::template::builtin::{builtin_files, builtin_templates, nearest_template};
use crate::input::template::fonts::{OwnFont, own_fonts};
use crate::input::template::path::is_inside;
use crate::input::template::picture_names::named_in;
use crate::input::template::purpose::{MadeFor, Stands, TemplateOption, options};
use crate::input::template::source::SourceText;
use crate::picture::LARGEST_FILE;
use crate::text::{file_text, nfc};
use crate::toml::document::Document;
use crate::toml::tree::has_too_many_values;

const INFO: &str = "template.toml";

/// A template as it is to be used: what it extends first, itself last.
#[derive(Clone, Debug)]
pub struct TemplateSource {
    /// One layer, or more when a template extends a built-in one.
    pub layers: Vec<TemplateLayer>,
}

/// One template folder. Its texts are in NFC.
#[derive(Clone, Debug)]
pub struct TemplateLayer {
    /// The name of a built-in template, or the folder's path as the event file gives it. No two
    /// layers have the same.
    pub name: String,
    /// `letter.dj`.
    pub letter: Option<SourceText>,
    /// `style.toml`.
    pub style: Option<SourceText>,
    /// The font files that `style.toml` names.
    pub fonts: Vec<OwnFont>,
    /// `template.toml`.
    pub info: TemplateInfo,
    /// The pictures in its folder that a `letter.dj` names, by these names: files as they are.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

/// `template.toml`: what a template is and needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateInfo {
    /// Its title.
    pub title: Option<String>,
    /// Purpose, in English.
    pub about: Option<String>,
    /// Purpose, in Hindi.
    pub about_hi: Option<String>,
    /// The language of its ready-made words, if it is for letters of one language only.
    pub language: Option<Language>,
    /// The built-in template on which it is based.
    pub extends: Option<String>,
    /// Keys that the event file must give, such as `event.date`.
    pub needs: Vec<String>,
    /// The things of which it is filled in once for each, if it says so.
    pub made_for: Option<MadeFor>,
    /// The name of a paper of a group, such as वितरण पंजी.
    pub name: Option<String>,
    /// Where a paper of a group stands in its bundle, if it says so.
    pub stands: Option<Stands>,
    /// The choices that it offers.
    pub options: Vec<TemplateOption>,
}

impl TemplateSource {
    /// The things of which it is filled in once for each.
    pub fn made_for(&self) -> MadeFor {
        self.last(|info| info.made_for).unwrap_or_default()
    }

    /// Where a paper of a group stands in its bundle.
    pub fn stands(&self) -> Stands {
        self.last(|info| info.stands).unwrap_or_default()
    }

    /// The name of a paper for handing out: its own, else its title, else its folder.
    pub fn called(&self) -> String {
        let folder = || self.layers.last().map(|layer| layer.name.clone()).unwrap_or_default();
        self.last(|info| info.name.clone().or_else(|| info.title.clone()))
            .unwrap_or_else(folder)
    }

    /// The choices that it offers, each as the last layer has it that has it.
    pub fn options(&self) -> Vec<&TemplateOption> {
        let mut all: Vec<&TemplateOption> = Vec::new();
        for option in self.layers.iter().flat_map(|layer| &layer.info.options) {
            match all.iter_mut().find(|own| own.key == option.key) {
                Some(own) => *own = option,
                None => all.push(option),
            }
        }
        all
    }

    /// The value of the last layer that has one.
    fn last<T>(&self, of: impl Fn(&TemplateInfo) -> Option<T>) -> Option<T> {
        self.layers.iter().rev().find_map(|layer| of(&layer.info))
    }

    /// Reads a template: a built-in name, else a folder. A folder's path is taken from `base`;
    /// without a base there are only the built-in ones.
    ///
    /// # Errors
    /// A template that does not exist, cannot be read, or extends what is not built in.
    pub fn read(name: &str, base: Option<&Path>) -> Result<Self, Diagnostics> {
        Self::read_within(name, base, &Budget::new())
    }

    /// The same within what is left of the memory for reading.
    pub(crate) fn read_within(
        name: &str,
        base: Option<&Path>,
        budget: &Budget,
    ) -> Result<Self, Diagnostics> {
        let folder = base.map(|base| base.join(name)).filter(|folder| folder.is_dir());
        let own = match (builtin_layer(name, budget)?, &folder) {
            (Some(layer), _) => layer,
            (None, Some(folder)) => folder_layer(name, folder, budget)?,
            (None, None) => {
                let message = Message::TemplateUnknown {
                    name: name.to_owned(),
                    nearest: nearest_template(name),
                    known: builtin_templates().join(", "),
                };
                return Err(Diagnostic::new(message).into());
            }
        };
        let mut layers = vec![own];
        while let Some(base) = layers[0].info.extends.clone() {
            // Only built-in templates can go round in a circle: no path is one's name.
            let repeated = layers.iter().any(|layer| layer.name == base);
            match builtin_layer(&base, budget)?.filter(|_| !repeated) {
                Some(layer) => layers.insert(0, layer),
                None => return Err(cannot_extend(&layers[0], folder.as_deref(), base).into()),
            }
        }
        if layers.iter().all(|layer| layer.letter.is_none()) {
            let message = Message::TemplateLetterMissing { name: name.to_owned() };
            return Err(Diagnostic::new(message).into());
        }
        let letters = layers.iter().filter_map(|layer| layer.letter.as_ref());
        let names: Vec<(String, Place)> = letters
            .flat_map(|SourceText { file, text }| {
                let place =
                    move |at, name: &str| Place::in_text(file, text, &(at..at + name.len()));
                named_in(text).into_iter().map(move |(at, name)| (name, place(at, name)))
            })
            .filter(|(name, _)| is_inside(name))
            .map(|(name, place)| (name.to_owned(), place))
            .collect();
        let mut faults = Diagnostics::new();
        for layer in &mut layers {
            let files = builtin_files(&layer.name);
            for (name, place) in &names {
                let bytes = if let (true, Some(folder)) = (files.is_empty(), &folder) {
                    let path = folder.join(name);
                    match read_file(&path, LARGEST_FILE, budget) {
                        Ok(FileBytes { bytes, reserved, .. }) => {
                            reserved.keep();
                            Some(bytes)
                        }
                        // It may stand beside the event file.
                        Err(why) if is_missing(&why) => None,
                        Err(why) => {
                            let message = why.message(&shown_path(&path));
                            faults.push(Diagnostic::at(message, place.clone()));
                            None
                        }
                    }
                } else {
                    let file = files.iter().find(|(known, _)| known == name);
                    file.map(|(_, bytes)| bytes.to_vec())
                };
                layer.pictures.extend(bytes.map(|bytes| (name.clone(), bytes)));
            }
        }
        if faults.is_empty() { Ok(Self { layers }) } else { Err(faults) }
    }
}

fn cannot_extend(layer: &TemplateLayer, folder: Option<&Path>, base: String) -> Diagnostic {
    let known: Vec<String> =
        builtin_templates().into_iter().filter(|known| *known != layer.name).collect();
    let file = match folder {
        Some(folder) => shown_path(&folder.join(INFO)),
        None => format!("{}/{INFO}", layer.name),
    };
    let message = Message::TemplateExtends {
        nearest: nearest(&base, known.iter().map(String::as_str)),
        known: known.join(", "),
        name: base,
    };
    Diagnostic::at(message, Place::file(file))
}

fn is_missing(why: &NotRead) -> bool {
    matches!(why, NotRead::Io(error) if error.kind() == io::ErrorKind::NotFound)
}

fn builtin_layer(name: &str, budget: &Budget) -> Result<Option<TemplateLayer>, Diagnostics> {
    let files = builtin_files(name);
    if files.is_empty() {
        return Ok(None);
    }
    let read = |file: &str, most| {
        let found = files.iter().find(|(known, _)| known == file);
        let copied = |(_, bytes): &(_, Cow<'_, [u8]>)| {
            FileBytes::copied(&format!("{name}/{file}"), bytes, most, budget)
        };
        found.map(copied).transpose().map_err(|_| NotRead::Spent)
    };
    layer(name, name, read).map(Some)
}

fn folder_layer(
    name: &str,
    folder: &Path,
    budget: &Budget,
) -> Result<TemplateLayer, Diagnostics> {
    let read = |file: &str, most| match read_file(&folder.join(file), most, budget) {
        Ok(found) => Ok(Some(found)),
        Err(why) if is_missing(&why) => Ok(None),
        Err(why) => Err(why),
    };
    layer(name, &shown_path(folder), read)
}

/// `shown` is the folder as messages name it.
fn layer(
    name: &str,
    shown: &str,
    read: impl Fn(&str, usize) -> Result<Option<FileBytes>, NotRead>,
) -> Result<TemplateLayer, Diagnostics> {
    let mut faults = Diagnostics::new();
    let mut text = |file: &str| {
        let path = format!("{shown}/{file}");
        let found = match read(file, TEXT_FILE) {
            Ok(found) => found?,
            Err(why) => {
                faults.push(Diagnostic::new(why.message(&path)));
                return None;
            }
        };
        match source_text(path, found) {
            Ok(text) => Some(text),
            Err(diagnostic) => {
                faults.push(diagnostic);
                None
            }
        }
    };
    let letter = text("letter.dj");
    let style = text("style.toml");
    let about = text(INFO);
    let fonts = match &style {
        Some(style) => own_fonts(style, shown, &read, &mut faults),
        None => Vec::new(),
    };
    let info = match about {
        Some(about) => {
            let (info, more) = read_info(&about);
            faults.extend(more.into_iter().filter(Diagnostic::is_error));
            info
        }
        None => TemplateInfo::default(),
    };
    if faults.is_empty() {
        Ok(TemplateLayer {
            name: name.to_owned(),
            letter,
            style,
            fonts,
            info,
            pictures: BTreeMap::new(),
        })
    } else {
        Err(faults)
    }
}

/// The text of a file: UTF-8, as [`file_text`] has it, in NFC.
fn source_text(file: String, found: FileBytes) -> Result<SourceText, Diagnostic> {
    let text = FileBytes { shown: file.clone(), ..found }.text(TEXT_FILE)?;
    let text = nfc(&file_text(&text));
    let is_tree = Path::new(&file).extension().is_some_and(|ending| ending == "toml");
    if is_tree && has_too_many_values(&text) {
        let message = ReadingMessage::ValuesTooMany { path: file };
        return Err(Diagnostic::new(Message::Reading(message)));
    }
    Ok(SourceText { file, text })
}

fn read_info(source: &SourceText) -> (TemplateInfo, Diagnostics) {
    let document = Document::new(&source.file, &source.text);
    let info = document.parse().map(|tree| {
        let root = document.root(&tree);
        let info = TemplateInfo {
            title: root.text("title"),
            about: root.text("about"),
            about_hi: root.text("about_hi"),
            language: root.optional_choice("language", LANGUAGES),
            extends: root.text("extends"),
            needs: root.texts("needs"),
            made_for: root.optional_choice("for", &MadeFor::WORDS),
            name: root.text("name"),
            stands: root.optional_choice("stands", &Stands::WORDS),
            options: root.table("options").map_or_else(Vec::new, |table| {
                let (options, wrong) = options(&table);
                for key in wrong {
                    table.report(
                        &key,
                        Message::Delivery(DeliveryMessage::OptionInvalid { key: key.clone() }),
                    );
                }
                options
            }),
        };
        root.refuse_others();
        info
    });
    (info.unwrap_or_default(), document.finish().0)
}
