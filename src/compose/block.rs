//! The parts of a letter, as the template's markup names them.

use std::sync::Arc;

use crate::compose::counter::Counter;
use crate::picture::{PictureId, Qr};

/// A composed letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Its parts in reading order, shared with other letters that have the same.
    pub blocks: Vec<Arc<Block>>,
}

/// A part: what it is, the classes the template gave it, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Names that style rules know it by: the element first, then its classes.
    pub names: Vec<String>,
    /// The language of what is in it (BCP 47), if the template says that it is another.
    pub language: Option<&'static str>,
    /// Its content.
    pub content: Content,
}

/// Content of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A heading.
    Heading {
        /// Its level, 1 to 6.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Text(Vec<Inline>),
    /// A group of parts.
    Blocks(Vec<Block>),
    /// A list.
    List(Vec<ListItem>),
    /// A table.
    Table(Table),
    /// A rule across.
    Rule,
    /// A picture or a QR code that stands by itself.
    Figure(Figure),
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The figure shown.
    pub art: FigureContent,
    /// Description in words; `None` for an ornament.
    pub alternative: Option<String>,
}

/// Content of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureContent {
    /// A picture.
    Picture(PictureId),
    /// A QR code.
    Qr(Arc<Qr>),
}

/// A point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its number or sign, such as `1.` or `(क)`.
    pub marker: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The title above it.
    pub caption: Vec<Inline>,
    /// True if the first cell of each row names the row.
    pub names_rows: bool,
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// True if it is a header.
    pub is_head: bool,
    /// True if its only cell goes across all columns.
    pub is_spanning: bool,
    /// Its cells from left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Names that style rules know it by: `cell`, its column as `column1`, `head` if it is;
    /// `spanning` and the classes of its text if it goes across all columns.
    pub names: Vec<String>,
    /// Its text.
    pub text: Vec<Inline>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Characters; a line break in them is a space.
    Text(String),
    /// A forced line break.
    Break,
    /// A blank to be filled in by hand.
    Blank {
        /// Names that style rules know it by: `blank` and its other classes.
        names: Vec<String>,
    },
    /// A number that is known when the letter stands on its pages.
    Counter {
        /// Names that style rules know it by: its classes.
        names: Vec<String>,
        /// The number.
        counter: Counter,
    },
    /// A picture or a QR code among words.
    Picture {
        /// Names that style rules know it by: `picture` and its classes.
        names: Vec<String>,
        /// The picture.
        art: FigureContent,
        /// Description in words; `None` for an ornament.
        alternative: Option<String>,
    },
    /// Text with names of its own: `strong`, `emphasis` or a class.
    Span {
        /// Names that style rules know it by.
        names: Vec<String>,
        /// The language of the text (BCP 47), if the template says that it is another.
        language: Option<&'static str>,
        /// The text.
        content: Vec<Inline>,
    },
}

impl Letter {
    /// The words of the letter in reading order, as a reader of the PDF should get them.
    pub fn words(&self) -> Vec<String> {
        let mut text = String::new();
        for block in &self.blocks {
            block.collect(&mut text);
        }
        text.split_whitespace().map(str::to_owned).collect()
    }
}

impl Letter {
    /// The pictures that it shows, in reading order.
    pub(super) fn pictures(&self) -> Vec<PictureId> {
        let mut found = Vec::new();
        self.blocks.iter().for_each(|block| block.pictures(&mut found));
        found
    }
}

impl Letter {
    /// Takes out all parts of a class, but for the parts of another within them.
    pub(super) fn reduce(&mut self, class: &str, kept: &str) {
        self.blocks.retain_mut(|block| {
            let has = block.is_a(class) || block.has(class);
            !has || Arc::make_mut(block).reduce(class, kept)
        });
    }
}

impl Block {
    fn is_a(&self, class: &str) -> bool {
        self.names.iter().any(|name| name == class)
    }

    fn has(&self, class: &str) -> bool {
        match &self.content {
            Content::Blocks(inner) => {
                inner.iter().any(|block| block.is_a(class) || block.has(class))
            }
            _ => false,
        }
    }

    /// False if nothing is left.
    fn reduce(&mut self, class: &str, kept: &str) -> bool {
        if self.is_a(class) {
            let mut parts = Vec::new();
            self.parts(kept, &mut parts);
            let is_left = !parts.is_empty();
            self.content = Content::Blocks(parts);
            return is_left;
        }
        if let Content::Blocks(inner) = &mut self.content {
            inner.retain_mut(|block| block.reduce(class, kept));
        }
        true
    }

    /// The parts of a class.
    fn parts(&self, class: &str, found: &mut Vec<Self>) {
        let Content::Blocks(inner) = &self.content else { return };
        for block in inner {
            if block.is_a(class) {
                found.push(block.clone());
            } else {
                block.parts(class, found);
            }
        }
    }

    fn pictures(&self, found: &mut Vec<PictureId>) {
        match &self.content {
            Content::Heading { text, .. } | Content::Text(text) => pictures(text, found),
            Content::Blocks(blocks) => blocks.iter().for_each(|block| block.pictures(found)),
            Content::List(items) => {
                let blocks = items.iter().flat_map(|item| &item.blocks);
                blocks.for_each(|block| block.pictures(found));
            }
            Content::Table(table) => {
                pictures(&table.caption, found);
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| pictures(&cell.text, found));
            }
            Content::Figure(Figure { art: FigureContent::Picture(picture), .. }) => {
                found.push(*picture);
            }
            Content::Rule | Content::Figure(_) => {}
        }
    }

    fn collect(&self, text: &mut String) {
        match &self.content {
            Content::Heading { text: inlines, .. } | Content::Text(inlines) => {
                collect(inlines, text);
            }
            Content::Blocks(blocks) => blocks.iter().for_each(|block| block.collect(text)),
            Content::List(items) => {
                for item in items {
                    text.push_str(&item.marker);
                    text.push(' ');
                    item.blocks.iter().for_each(|block| block.collect(text));
                }
            }
            Content::Table(table) => {
                collect(&table.caption, text);
                text.push('\n');
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    collect(&cell.text, text);
                    text.push(' ');
                }
            }
            Content::Rule | Content::Figure(_) => {}
        }
        text.push('\n');
    }
}

fn pictures(inlines: &[Inline], found: &mut Vec<PictureId>) {
    for inline in inlines {
        match inline {
            Inline::Picture { art: FigureContent::Picture(picture), .. } => {
                found.push(*picture);
            }
            Inline::Span { content, .. } => pictures(content, found),
            Inline::Picture { .. }
            | Inline::Text(_)
            | Inline::Break
            | Inline::Blank { .. }
            | Inline::Counter { .. } => {}
        }
    }
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(own) => text.push_str(own),
            Inline::Break => text.push('\n'),
            Inline::Blank { .. } | Inline::Counter { .. } | Inline::Picture { .. } => {
                text.push(' ');
            }
            Inline::Span { content, .. } => collect(content, text),
        }
    }
}
