//! The parts of a letter, as the template's markup names them.

/// A composed letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Its parts in reading order.
    pub blocks: Vec<Block>,
}

/// A part: what it is, the classes the template gave it, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Names that style rules know it by: the element first, then its classes.
    pub names: Vec<String>,
    /// What is in it.
    pub content: Content,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A heading.
    Heading {
        /// Its level, 1 to 6.
        level: u8,
        /// What it says.
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
}

/// A point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its number or sign, such as `1.` or `(क)`.
    pub marker: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The title above it.
    pub caption: Vec<Inline>,
    /// Whether the first cell of each row names the row.
    pub names_rows: bool,
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Whether it is a header.
    pub is_head: bool,
    /// Its cells from left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Names that style rules know it by: `cell`, its column as `column1`, `head` if it is.
    pub names: Vec<String>,
    /// What it says.
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
    /// Text with names of its own: `strong`, `emphasis` or a class.
    Span {
        /// Names that style rules know it by.
        names: Vec<String>,
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

impl Block {
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
            Content::Rule => {}
        }
        text.push('\n');
    }
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(own) => text.push_str(own),
            Inline::Break => text.push('\n'),
            Inline::Blank { .. } => text.push(' '),
            Inline::Span { content, .. } => collect(content, text),
        }
    }
}
