//! The look of the text of an element: as far as letters have it, and what of it is dropped.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::clipboard::document::Numbers;
use crate::desk::clipboard::dropped::Dropped;
use crate::input::shows_krutidev;

/// The look of text; it is handed down to the elements inside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub(super) struct Look {
    pub(super) is_bold: bool,
    pub(super) is_italic: bool,
    pub(super) is_krutidev: bool,
    /// True if line ends and spaces stay as they are.
    pub(super) keeps_lines: bool,
    /// The reason why nothing of it is printed, if nothing is.
    pub(super) skipped: Option<Skipped>,
    /// True in the sign of a point of a list.
    pub(super) is_sign: bool,
    pub(super) is_link: bool,
    /// All that is dropped of it wherever it has text.
    pub(super) drops: BTreeSet<Dropped>,
}

/// The reason why text is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skipped {
    /// It is no text of the document.
    NoText,
    /// That is what is dropped.
    Told(Dropped),
}

/// All that the style of an element says beside its look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The list of Word that a paragraph is a point of, and its level.
    pub(super) point: Option<(String, usize)>,
    pub(super) numbers: Option<Numbers>,
    /// True if a page begins with it.
    pub(super) begins_page: bool,
}

/// The declarations of style sheets, by `tag`, `.class` or `tag.class`.
#[derive(Debug, Default)]
pub(super) struct Rules(BTreeMap<String, String>);

/// More rules than Word writes.
const MOST_RULES: usize = 4096;

impl Rules {
    /// Reads a style sheet; of its selectors those of one element or class.
    pub(super) fn read(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        for rule in sheet.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            for selector in selectors.split(',') {
                let selector = selector.trim().trim_start_matches("<!--").trim();
                let is_simple = !selector.is_empty()
                    && selector.len() <= 64
                    && selector
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
                if is_simple && self.0.len() < MOST_RULES {
                    let own = self.0.entry(selector.to_ascii_lowercase()).or_default();
                    own.push_str(declarations.trim());
                    own.push(';');
                }
            }
        }
    }

    /// The declarations for an element.
    fn of(&self, tag: &str, classes: &str) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let mut own = self.0.get(tag).cloned().unwrap_or_default();
        for class in classes.split_ascii_whitespace().take(8) {
            let class = class.to_ascii_lowercase();
            for selector in [format!(".{class}"), format!("{tag}.{class}")] {
                own.push_str(self.0.get(&selector).map_or("", |own| own));
            }
        }
        own
    }
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, inner)) = rest.split_once("/*") {
        out.push_str(before);
        rest = inner.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("<!--", " ").replace("-->", " ")
}

/// An element's tag and what its attributes say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked<'t> {
    pub(super) tag: &'t str,
    pub(super) class: &'t str,
    pub(super) style: &'t str,
}

impl Look {
    /// The look inside an element.
    pub(super) fn inside(&self, element: Marked<'_>, rules: &Rules) -> (Self, Said) {
        let mut own = self.clone();
        let mut said = Said::default();
        match element.tag {
            "b" | "strong" => own.is_bold = true,
            "i" | "em" | "cite" | "dfn" | "var" => own.is_italic = true,
            "u" => own.drop(Dropped::Underlines),
            "s" | "strike" => own.drop(Dropped::Strikes),
            "sup" | "sub" => own.drop(Dropped::Raised),
            "center" => own.drop(Dropped::Alignment),
            "pre" | "listing" => own.keeps_lines = true,
            _ => {}
        }
        let of_sheet = rules.of(element.tag, element.class);
        for declaration in of_sheet.split(';').chain(element.style.split(';')) {
            if let Some((key, value)) = declaration.split_once(':') {
                let key = key.trim().to_ascii_lowercase();
                own.declared(&key, value.trim(), &mut said);
            }
        }
        (own, said)
    }

    /// Takes note of something that is dropped.
    pub(super) fn drop(&mut self, what: Dropped) {
        self.drops.insert(what);
    }

    /// Lets nothing of it be printed; the outermost reason is the one that is told.
    pub(super) fn skip(&mut self, why: Skipped) {
        self.skipped.get_or_insert(why);
    }

    fn declared(&mut self, key: &str, value: &str, said: &mut Said) {
        let low = value.to_ascii_lowercase();
        match key {
            "font-weight" => {
                let is_number = low.parse::<u32>().ok().map(|weight| weight >= 600);
                self.is_bold = is_number.unwrap_or(matches!(&*low, "bold" | "bolder"));
            }
            "font-style" => {
                self.is_italic = low.starts_with("italic") || low.starts_with("oblique");
            }
            "font-family" => self.font(value),
            "font-size" => self.drop(Dropped::Fonts),
            "color" => self.colour(&low, &PLAIN_INK),
            "background" | "background-color" | "mso-highlight" => {
                self.colour(&low, &PLAIN_PAPER);
            }
            "text-decoration" | "text-decoration-line" => {
                // A link is known by its line.
                if low.contains("underline") && !self.is_link {
                    self.drop(Dropped::Underlines);
                }
                if low.contains("line-through") {
                    self.drop(Dropped::Strikes);
                }
                if low == "none" {
                    self.drops.remove(&Dropped::Underlines);
                    self.drops.remove(&Dropped::Strikes);
                }
            }
            "vertical-align" if low == "super" || low == "sub" => self.drop(Dropped::Raised),
            "text-align" => self.aligned(&low),
            "display" if low == "none" => self.skip(Skipped::Told(Dropped::Hidden)),
            "visibility" if low == "hidden" => self.skip(Skipped::Told(Dropped::Hidden)),
            "mso-hide" if low == "all" => self.skip(Skipped::Told(Dropped::Hidden)),
            "mso-element" => match &*low {
                "footnote-list" | "endnote-list" | "footnote" | "endnote" => {
                    self.skip(Skipped::Told(Dropped::Footnotes));
                }
                "comment-list" | "comment" => self.skip(Skipped::Told(Dropped::Comments)),
                _ => {}
            },
            "white-space" => self.keeps_lines = low == "pre",
            "mso-list" if low.contains("ignore") => self.is_sign = true,
            "mso-list" => said.point = point(&low),
            "list-style-type" => said.numbers = numbers(&low),
            "page-break-before" | "break-before" => {
                said.begins_page = matches!(&*low, "always" | "page" | "left" | "right");
            }
            _ => {}
        }
    }

    /// Takes note of a font.
    pub(super) fn font(&mut self, families: &str) {
        let first = families.split(',').next().unwrap_or_default();
        let first = first.trim().trim_matches(['"', '\'']);
        self.is_krutidev = shows_krutidev(first);
        self.drop(Dropped::Fonts);
    }

    /// Takes note of a colour, unless it is one of those that are meant as none.
    pub(super) fn colour(&mut self, value: &str, plain: &[&str]) {
        let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        if !plain.contains(&&*value) {
            self.drop(Dropped::Colours);
        }
    }

    /// Takes note of an alignment.
    pub(super) fn aligned(&mut self, word: &str) {
        if matches!(word, "center" | "right" | "end" | "-webkit-center" | "-webkit-right") {
            self.drop(Dropped::Alignment);
        } else {
            self.drops.remove(&Dropped::Alignment);
        }
    }
}

/// Colours of text that are none.
pub(super) const PLAIN_INK: [&str; 10] = [
    "black",
    "windowtext",
    "auto",
    "inherit",
    "initial",
    "currentcolor",
    "#000",
    "#000000",
    "rgb(0,0,0)",
    "rgba(0,0,0,1)",
];

/// Colours behind text that are none.
pub(super) const PLAIN_PAPER: [&str; 12] = [
    "transparent",
    "white",
    "none",
    "auto",
    "inherit",
    "initial",
    "window",
    "#fff",
    "#ffffff",
    "rgb(255,255,255)",
    "rgba(0,0,0,0)",
    "rgba(255,255,255,0)",
];

/// The list and the level that Word says: `l0 level1 lfo1`.
fn point(value: &str) -> Option<(String, usize)> {
    let level = value.split_ascii_whitespace().find_map(|word| word.strip_prefix("level"))?;
    let level = level.parse::<usize>().ok().filter(|level| (1..=9).contains(level))?;
    let others = value.split_ascii_whitespace().filter(|word| !word.starts_with("level"));
    Some((others.take(2).collect::<Vec<_>>().join(" "), level))
}

/// The numbers of `list-style-type` or `type`; none if it is no number.
pub(super) fn numbers(word: &str) -> Option<Numbers> {
    Some(match word {
        "decimal"
        | "decimal-leading-zero"
        | "lower-alpha"
        | "upper-alpha"
        | "lower-latin"
        | "upper-latin" => Numbers::Latin,
        "devanagari" => Numbers::Devanagari,
        "lower-roman" | "upper-roman" => Numbers::Roman,
        "disc" | "circle" | "square" | "none" => Numbers::Bullets,
        _ => return None,
    })
}
