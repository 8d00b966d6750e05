//! Paragraphs, lists and tables, and how Djot writes them.

use crate::desk::clipboard::line::{Letter, Line, folded, write};

/// A part of the text, in a list or not.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Number of lists that it is in.
    pub(super) level: usize,
    /// Its point; none if it goes on with the last one, or is in no list.
    pub(super) point: Option<Point>,
    pub(super) part: Part,
}

/// Content of a block.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Paragraph(Line),
    /// From 1.
    Heading(usize, Line),
    Rule,
    Table(Vec<TableRow>),
}

#[derive(Clone, Debug, Default)]
pub(super) struct TableRow {
    pub(super) is_head: bool,
    pub(super) cells: Vec<Line>,
    /// True if its first cell goes across all columns, and has no other beside it.
    pub(super) is_spanning: bool,
}

/// A point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// The list that it is of.
    pub(super) list: String,
    pub(super) numbers: Numbers,
    /// Its own number, if it has one.
    pub(super) number: u32,
}

/// Numbering of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    Bullets,
    /// `1.`
    Latin,
    /// `१.`
    Devanagari,
    /// `(1)`
    Bracketed,
    /// `(क)`
    Ka,
    /// `(i)`
    Roman,
}

impl Numbers {
    /// The class by which letters know it.
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Bullets | Self::Latin => None,
            Self::Devanagari => Some("devanagari"),
            Self::Bracketed => Some("bracketed"),
            Self::Ka => Some("ka"),
            Self::Roman => Some("roman"),
        }
    }
}

/// A list that is open.
struct OpenList {
    id: String,
    numbers: Numbers,
    next: u32,
    /// True if its signs are others than those of the list before, so that it is one of its own.
    is_other: bool,
    /// The width of the sign of its last point.
    width: usize,
}

/// The blocks as Djot, and true if they are more than one paragraph.
pub(super) fn written(blocks: &[Block]) -> (String, bool) {
    let mut writer = Writer::default();
    for block in blocks {
        writer.block(block);
    }
    let is_block = match blocks {
        [] => false,
        [only] => only.point.is_some() || !matches!(only.part, Part::Paragraph(_)),
        _ => true,
    };
    (writer.out, is_block)
}

#[derive(Default)]
struct Writer {
    out: String,
    open: Vec<OpenList>,
    /// True if what was written last is a point of one paragraph.
    was_point: bool,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        let Some(point) = &block.point else {
            self.open.truncate(block.level);
            self.gap();
            let indent = self.indent();
            self.put_indent(indent);
            self.part(&block.part, indent);
            self.was_point = false;
            return;
        };
        let level = block.level.clamp(1, self.open.len() + 1);
        let is_deeper = level > self.open.len();
        let is_back = level < self.open.len();
        self.open.truncate(level);
        let is_same = !is_deeper
            && self.open.last().is_some_and(|own| {
                own.id == point.list
                    && (own.numbers == Numbers::Bullets) == (point.numbers == Numbers::Bullets)
            });
        if is_same && self.was_point && !is_back {
            self.out.push('\n');
        } else {
            self.gap();
        }
        if !is_same {
            // A list directly behind another would go on with it.
            let is_kind = |own: &OpenList| {
                (own.numbers == Numbers::Bullets) == (point.numbers == Numbers::Bullets)
            };
            let before = if is_deeper { None } else { self.open.pop() };
            let before = before.filter(is_kind).map(|own| own.is_other);
            let is_other = before.is_some_and(|was| !was);
            self.open.push(OpenList {
                id: point.list.clone(),
                numbers: point.numbers,
                next: point.number,
                is_other,
                width: 0,
            });
            let outer = self.indent();
            if let Some(class) = point.numbers.class() {
                self.put_indent(outer);
                self.out.push_str("{.");
                self.out.push_str(class);
                self.out.push_str("}\n");
            }
        }
        self.point(&block.part);
        self.was_point = true;
    }

    fn point(&mut self, part: &Part) {
        let outer: usize = self.open.iter().rev().skip(1).map(|own| own.width).sum();
        let Some(own) = self.open.last_mut() else { return };
        let sign = match (own.numbers, own.is_other) {
            (Numbers::Bullets, false) => "- ".to_owned(),
            (Numbers::Bullets, true) => "* ".to_owned(),
            (_, false) => format!("{}. ", own.next),
            (_, true) => format!("{}) ", own.next),
        };
        own.next = own.next.saturating_add(1);
        own.width = sign.len();
        self.put_indent(outer);
        self.out.push_str(&sign);
        let indent = self.indent();
        match part {
            // Rows are known by the bar that begins their first line.
            Part::Table(rows) => self.table(rows, indent, " "),
            part => self.part(part, indent),
        }
    }

    /// The width of all signs that are open.
    fn indent(&self) -> usize {
        self.open.iter().map(|own| own.width).sum()
    }

    fn put_indent(&mut self, width: usize) {
        self.out.extend(std::iter::repeat_n(' ', width));
    }

    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
    }

    fn part(&mut self, part: &Part, indent: usize) {
        let broken = format!("\\\n{}", " ".repeat(indent));
        match part {
            Part::Paragraph(line) => write(line, &broken, &mut self.out),
            Part::Heading(level, line) => {
                self.out.extend(std::iter::repeat_n('#', *level));
                self.out.push(' ');
                write(line, " ", &mut self.out);
            }
            Part::Rule => self.out.push_str("* * *"),
            Part::Table(rows) => self.table(rows, indent, &broken),
        }
    }

    fn table(&mut self, rows: &[TableRow], indent: usize, broken: &str) {
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1);
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                self.out.push('\n');
                self.put_indent(indent);
            }
            self.out.push('|');
            for cell in &row.cells {
                self.out.push(' ');
                if row.is_spanning && columns > 1 {
                    self.out.push('[');
                }
                write(cell, broken, &mut self.out);
                if row.is_spanning && columns > 1 {
                    self.out.push_str("]{colspan=all}");
                }
                self.out.push_str(if cell.is_empty() { "|" } else { " |" });
            }
            if row.is_head && at == 0 && rows.len() > 1 {
                self.out.push('\n');
                self.put_indent(indent);
                self.out.push('|');
                (0..columns).for_each(|_| self.out.push_str("---|"));
            }
        }
    }
}

/// The paragraphs of a text: empty lines part them.
pub(super) fn paragraphs(line: &[Letter]) -> Vec<Line> {
    let folded = folded(line);
    let mut out = vec![Line::new()];
    let mut breaks = 0;
    for letter in folded {
        if letter.own == '\n' {
            breaks += 1;
            continue;
        }
        let own = out.len() - 1;
        if breaks > 1 {
            out.push(vec![letter]);
        } else {
            if breaks == 1 {
                out[own].push(Letter { own: '\n', is_bold: false, is_italic: false });
            }
            out[own].push(letter);
        }
        breaks = 0;
    }
    out.retain(|own| !own.is_empty());
    out
}
