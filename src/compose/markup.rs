//! From Djot to blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use jotdown::{Attributes, Container, Event, ListKind, OffsetIter, Parser};
use memchr::memchr_iter;

use crate::compose::block::{
    Block, Cell, Content, Figure, FigureContent, Inline, ListItem, Row, Table,
};
use crate::compose::counter::Counter;
use crate::compose::depth::too_deep_at;
use crate::compose::figure::{alternative, plain, qr, unescaped};
use crate::compose::marker::Markers;
use crate::compose::markup_fault::MarkupFault;
use crate::compose::rows::{LINE_END, joined};
use crate::compose::tags::Tags;
use crate::compose::trace::Made;
use crate::diagnostic::MarkupKind;
use crate::hindi::{self, Digits};
use crate::picture::{Picture, PictureId, Pictures};

/// Parts and texts inside each other: far more than a letter has, far less than a stack.
const DEEPEST: usize = 24;

/// Parses a rendered template.
///
/// # Errors
///
/// The first thing in it that cannot be printed.
pub(super) fn parse(
    source: &str,
    digits: Digits,
    pictures: &Pictures,
) -> Result<Vec<Block>, MarkupFault> {
    let source = joined(source);
    if too_deep_at(&source).is_some() {
        return Err(MarkupKind::TooDeep.into());
    }
    Events::new(&source, digits, pictures).blocks()
}

/// All faults for which a source cannot be parsed, each with where it is, in bytes; of the same
/// on a line the first. The first of all is the one that [`parse`] tells.
pub(super) fn faults(
    source: &str,
    digits: Digits,
    pictures: &Pictures,
) -> Vec<(MarkupFault, usize)> {
    let source = joined(source);
    if let Some(at) = too_deep_at(&source) {
        return vec![(MarkupKind::TooDeep.into(), at)];
    }
    let mut events = Events::new(&source, digits, pictures);
    events.found = Some(Vec::new());
    let last = events.blocks().err().map(|fault| (fault, events.at.start));
    let mut found: Vec<_> = events.found.into_iter().flatten().chain(last).collect();
    let line_ends: Vec<usize> = memchr_iter(b'\n', source.as_bytes()).collect();
    let mut told = BTreeSet::new();
    found.retain(|(fault, at)| {
        told.insert((line_ends.partition_point(|end| end < at), fault.clone()))
    });
    found
}

/// A tag for each character of a source.
#[derive(Debug)]
pub(super) struct Tagging<'t> {
    pub(super) source: &'t str,
    /// Where each character begins, and its tag, or itself if it has none.
    pub(super) characters: Vec<(usize, char)>,
    pub(super) tags: &'t Tags<Made>,
}

impl Tagging<'_> {
    /// The tags of a text that stands at a place of the source.
    fn tagged(&self, at: usize, text: &str) -> String {
        let first = self.characters.binary_search_by_key(&at, |(start, _)| *start);
        match (self.source.get(at..), first) {
            (Some(rest), Ok(first)) if rest.starts_with(text) => {
                let own = self.characters[first..].iter().take(text.chars().count());
                own.map(|(_, tag)| tag).collect()
            }
            _ => text.to_owned(),
        }
    }
}

/// Parses a rendered template; its text is tags.
pub(super) fn parse_tagged(
    tagging: &Tagging<'_>,
    digits: Digits,
    pictures: &Pictures,
) -> Result<Vec<Block>, MarkupFault> {
    let source = joined(tagging.source);
    let events = Events::new(&source, digits, pictures);
    Events { tagging: Some(tagging), ..events }.blocks()
}

/// The name of a picture in a source.
#[derive(Debug)]
pub(super) struct PictureName {
    /// Where its picture begins.
    pub(super) picture: usize,
    /// Where the name begins.
    pub(super) at: usize,
    /// As [`MarkupFault`] and [`Pictures`] have it.
    pub(super) name: String,
}

/// The names of the pictures in a source, in the order of their places.
pub(super) fn picture_names(source: &str) -> Vec<PictureName> {
    let source = joined(source);
    let mut open = Vec::new();
    let mut found = Vec::new();
    if too_deep_at(&source).is_some() {
        return found;
    }
    for (event, range) in Parser::new(&source).into_offset_iter() {
        match event {
            Event::Start(Container::Image(..), _) => open.push(range.start),
            Event::End(Container::Image(name, _)) => {
                let picture = open.pop().unwrap_or(range.start);
                // The name stands behind `](`.
                let name = unescaped(name.trim());
                found.push(PictureName { picture, at: range.start + 2, name });
            }
            _ => {}
        }
    }
    found
}

/// Stands behind a piece to see whether all is closed in it.
const END: &str = "\u{E000}";

/// Parses a piece of a letter behind which the rest begins anew.
///
/// `None` if something is wrong in it or open at its end, so that it cannot be read by itself.
pub(super) fn parse_piece(
    piece: &str,
    digits: Digits,
    pictures: &Pictures,
) -> Option<Vec<Block>> {
    let mut blocks = parse(&format!("{piece}\n\n{END}"), digits, pictures).ok()?;
    let end = blocks.pop()?;
    let is_closed = end.names == ["paragraph"]
        && end.language.is_none()
        && matches!(&end.content, Content::Text(text) if matches!(&text[..], [Inline::Text(own)] if own == END));
    is_closed.then_some(blocks)
}

struct Events<'s> {
    parser: OffsetIter<'s>,
    /// Where what came last stands in the source, in bytes.
    at: Range<usize>,
    tagging: Option<&'s Tagging<'s>>,
    digits: Digits,
    pictures: &'s Pictures,
    depth: usize,
    /// True while the first cell of a row is being read, whose text may go across all columns.
    may_span: bool,
    /// The classes of the text that does.
    spanning: Option<Vec<String>>,
    /// The faults so far, if all are looked for.
    found: Option<Vec<(MarkupFault, usize)>>,
    /// The notes among them: that and what it says are one fault.
    notes: BTreeSet<String>,
}

impl<'s> Events<'s> {
    fn new(source: &'s str, digits: Digits, pictures: &'s Pictures) -> Self {
        let parser = Parser::new(source).into_offset_iter();
        Self {
            parser,
            at: 0..0,
            tagging: None,
            digits,
            pictures,
            depth: 0,
            may_span: false,
            spanning: None,
            found: None,
            notes: BTreeSet::new(),
        }
    }

    /// Gives what was read. Where all faults are looked for, a fault is noted, and nothing was
    /// read.
    fn noted<T: Default>(&mut self, read: Result<T, MarkupFault>) -> Result<T, MarkupFault> {
        match (read, &mut self.found) {
            (Err(fault), Some(found)) => {
                found.push((fault, self.at.start));
                Ok(T::default())
            }
            (read, _) => read,
        }
    }

    /// Refuses what a letter has no use for; it is passed over where all faults are looked for.
    fn refused(&mut self, kind: MarkupKind) -> Result<(), MarkupFault> {
        self.noted(Err(kind.into()))
    }

    /// A note, or the sign of one.
    fn refused_note(&mut self, label: &str) -> Result<(), MarkupFault> {
        if self.found.is_some() && !self.notes.insert(label.to_owned()) {
            return Ok(());
        }
        self.refused(MarkupKind::Footnote)
    }

    fn next(&mut self) -> Option<Event<'s>> {
        let (event, at) = self.parser.next()?;
        self.at = at;
        Some(event)
    }

    /// A text as it is, if it is of tags.
    fn plain(&self, text: String) -> String {
        match self.tagging {
            Some(own) => own.tags.plain(&text),
            None => text,
        }
    }

    /// The blocks up to the end of the container that is open.
    fn blocks(&mut self) -> Result<Vec<Block>, MarkupFault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.refused(MarkupKind::TooDeep)?;
            self.skip();
            self.depth -= 1;
            return Ok(Vec::new());
        }
        let mut blocks = Vec::new();
        // A section takes the classes that were meant for its heading.
        let mut of_section = (Vec::new(), None);
        while let Some(event) = self.next() {
            let (container, attributes) = match event {
                Event::Start(container, attributes) => (container, attributes),
                Event::End(Container::Section { .. } | Container::Document)
                | Event::Blankline
                | Event::Attributes(_) => continue,
                Event::ThematicBreak(attributes) => {
                    let names = names(["rule"], &attributes);
                    blocks.push(Block { names, language: None, content: Content::Rule });
                    continue;
                }
                Event::End(_) => break,
                _ => {
                    self.refused(MarkupKind::Loose)?;
                    continue;
                }
            };
            let mut language = self.noted(language(&attributes))?;
            match container {
                Container::Document => {}
                Container::Section { .. } => of_section = (classes(&attributes), language),
                Container::Paragraph => {
                    blocks.push(self.paragraph(&attributes)?);
                }
                Container::Heading { level, .. } => {
                    let mut names = names(["heading", &format!("heading{level}")], &attributes);
                    names.append(&mut of_section.0);
                    language = language.or(of_section.1.take());
                    let level = u8::try_from(level).unwrap_or(u8::MAX);
                    let content = Content::Heading { level, text: self.inlines()? };
                    blocks.push(Block { names, language, content });
                }
                Container::Div { class } => {
                    let mut names = names(["group"], &attributes);
                    names.extend(class.split_whitespace().map(str::to_owned));
                    names.dedup();
                    blocks.push(Block {
                        names,
                        language,
                        content: Content::Blocks(self.blocks()?),
                    });
                }
                Container::Blockquote => {
                    let names = names(["group", "quote"], &attributes);
                    blocks.push(Block {
                        names,
                        language,
                        content: Content::Blocks(self.blocks()?),
                    });
                }
                Container::List { kind, .. } => {
                    let names = names(["list"], &attributes);
                    let content = Content::List(self.list(kind, &names)?);
                    blocks.push(Block { names, language, content });
                }
                Container::Table => {
                    let names = names(["table"], &attributes);
                    let names_rows = names.iter().any(|name| name == "row-heads");
                    let table = Table { names_rows, ..self.table()? };
                    blocks.push(Block { names, language, content: Content::Table(table) });
                }
                Container::LinkDefinition { .. } => self.skip(),
                Container::Footnote { label } => {
                    self.refused_note(&label)?;
                    self.skip();
                }
                other => {
                    self.refused(kind_of(&other))?;
                    self.skip();
                }
            }
        }
        self.depth -= 1;
        Ok(blocks)
    }

    fn list(&mut self, kind: ListKind, names: &[String]) -> Result<Vec<ListItem>, MarkupFault> {
        let mut markers = match kind {
            ListKind::Ordered { start, .. } => Markers::numbered(names, start, self.digits),
            ListKind::Unordered(_) => Markers::bullets(),
            ListKind::Task(_) => {
                self.refused(MarkupKind::Tasks)?;
                self.skip();
                return Ok(Vec::new());
            }
        };
        let mut items = Vec::new();
        while let Some(Event::Start(Container::ListItem, _)) = self.next_but_blanks() {
            items.push(ListItem { marker: markers.next_marker(), blocks: self.blocks()? });
        }
        Ok(items)
    }

    fn table(&mut self) -> Result<Table, MarkupFault> {
        let mut table = Table::default();
        loop {
            match self.next_but_blanks() {
                Some(Event::Start(Container::Caption, _)) => table.caption = self.inlines()?,
                Some(Event::Start(Container::TableRow { head }, _)) => {
                    let row = self.row(head)?;
                    table.rows.push(row);
                }
                _ => return Ok(table),
            }
        }
    }

    fn row(&mut self, is_head: bool) -> Result<Row, MarkupFault> {
        let mut row = Row { is_head, is_spanning: false, cells: Vec::new() };
        while let Some(Event::Start(Container::TableCell { .. }, attributes)) =
            self.next_but_blanks()
        {
            let is_first = row.cells.is_empty();
            self.may_span = is_first;
            let text = self.inlines()?;
            self.may_span = false;
            let mut names = if let Some(classes) = self.spanning.take() {
                row.is_spanning = true;
                let names = ["cell", "spanning"].into_iter().map(str::to_owned);
                names.chain(classes).collect()
            } else {
                let column = format!("column{}", row.cells.len() + 1);
                names(["cell", &column], &attributes)
            };
            if is_head {
                names.push("head".to_owned());
            }
            let is_alone =
                text.iter().filter(|inline| !is_blank(inline)).count() == usize::from(is_first);
            if row.is_spanning && !is_alone {
                self.refused(MarkupKind::Span)?;
            }
            if is_first || !row.is_spanning {
                row.cells.push(Cell { names, text });
            }
        }
        Ok(row)
    }

    fn next_but_blanks(&mut self) -> Option<Event<'s>> {
        loop {
            match self.next()? {
                Event::Blankline | Event::Attributes(_) => {}
                event => return Some(event),
            }
        }
    }

    /// A paragraph, or the picture or QR code that is all there is in it.
    fn paragraph(&mut self, attributes: &Attributes<'_>) -> Result<Block, MarkupFault> {
        // Where all faults are looked for, that one is known.
        let language = language(attributes).or_else(|fault| match self.found {
            Some(_) => Ok(None),
            None => Err(fault),
        })?;
        let mut inlines = self.inlines()?;
        let is_picture = |inline: &Inline| matches!(inline, Inline::Picture { .. });
        if inlines.iter().filter(|inline| !is_blank(inline)).count() == 1
            && let Some(at) = inlines.iter().position(is_picture)
            && let Inline::Picture { mut names, art, alternative } = inlines.swap_remove(at)
        {
            if let FigureContent::Picture(picture) = art
                && self.pictures.get(picture).is_some_and(is_large)
            {
                names.push("large-picture".to_owned());
            }
            names.extend(classes(attributes));
            let content = Content::Figure(Figure { art, alternative });
            return Ok(Block { names, language, content });
        }
        let names = names(["paragraph"], attributes);
        Ok(Block { names, language, content: Content::Text(inlines) })
    }

    /// The picture of a name in markup; none if the name is empty, as a key not given is.
    fn picture(&self, name: &str) -> Result<Option<PictureId>, MarkupFault> {
        let name = unescaped(name.trim());
        if name.is_empty() {
            return Ok(None);
        }
        let found = self.pictures.find(&name);
        found.map(Some).ok_or(MarkupFault::PictureUnknown(name))
    }

    /// The running text up to the end of the container that is open.
    fn inlines(&mut self) -> Result<Vec<Inline>, MarkupFault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.refused(MarkupKind::TooDeep)?;
            self.skip();
            self.depth -= 1;
            return Ok(Vec::new());
        }
        let mut inlines = Vec::new();
        let (mut is_escaped, mut ends_escaped) = (false, false);
        while let Some(event) = self.next() {
            let was_escaped = std::mem::replace(&mut is_escaped, event == Event::Escape);
            match event {
                Event::Str(text) if text.contains(LINE_END) => self.lines(&text, &mut inlines),
                Event::Str(text) => {
                    ends_escaped = was_escaped && text.chars().count() == 1;
                    match self.tagging {
                        Some(own) => append(&mut inlines, &own.tagged(self.at.start, &text)),
                        None => append(&mut inlines, &text),
                    }
                }
                Event::Symbol(name) => append(&mut inlines, &format!(":{name}:")),
                Event::Hardbreak => inlines.push(Inline::Break),
                Event::Start(container, attributes) => {
                    inlines.extend(self.inline(&container, &attributes)?);
                }
                Event::End(_) => break,
                Event::FootnoteReference(label) => self.refused_note(&label)?,
                Event::ThematicBreak(_) => self.refused(MarkupKind::RuleInText)?,
                Event::Escape | Event::Blankline | Event::Attributes(_) => {}
                other => append(&mut inlines, sign(&other)),
            }
        }
        // Djot takes the backslash of a line break for a character where no line follows, as
        // when the last lines of an address are empty.
        if let Some(Inline::Text(last)) = inlines.last_mut()
            && !ends_escaped
            && last.ends_with('\\')
        {
            last.pop();
        }
        self.depth -= 1;
        Ok(inlines)
    }

    /// Reads what begins in running text; none if it is refused or without
    /// content.
    fn inline(
        &mut self,
        container: &Container<'_>,
        attributes: &Attributes<'_>,
    ) -> Result<Option<Inline>, MarkupFault> {
        let element = match container {
            Container::Strong => Some("strong"),
            Container::Emphasis => Some("emphasis"),
            Container::Link(..) => Some("link"),
            Container::Span => None,
            Container::Image(name, _) => return self.image(name, attributes),
            other => {
                self.refused(kind_of(other))?;
                self.skip();
                return Ok(None);
            }
        };
        let mut names = names(element, attributes);
        let language = self.noted(language(attributes))?;
        if attributes.get_value("colspan").is_some() {
            self.span(attributes, &mut names)?;
        }
        let at = self.at.clone();
        let content = self.inlines()?;
        if names.iter().any(|name| name == "qr") {
            let names = names.into_iter().chain(sizes(attributes)).collect();
            self.at.start = at.end;
            let text = self.plain(plain(&content));
            return self.noted(qr(&text, names, attributes));
        }
        if let Some(name) = attributes.get_value("counter") {
            let counter = Counter::named(name.to_string().trim(), self.digits);
            let Some(counter) = counter.filter(|_| content.is_empty()) else {
                self.at.start = at.start;
                self.refused(MarkupKind::Counter)?;
                return Ok(None);
            };
            return Ok(Some(Inline::Counter { names, counter }));
        }
        let is_blank = names.iter().any(|name| name == "blank");
        Ok(Some(if is_blank {
            Inline::Blank { names }
        } else {
            Inline::Span { names, language, content }
        }))
    }

    /// Takes note of a text that goes across all columns; its classes are those of its cell.
    fn span(
        &mut self,
        attributes: &Attributes<'_>,
        names: &mut Vec<String>,
    ) -> Result<(), MarkupFault> {
        let is_all =
            attributes.get_value("colspan").is_some_and(|own| own.to_string() == "all");
        if !is_all || !self.may_span {
            return self.refused(MarkupKind::Span);
        }
        self.may_span = false;
        self.spanning = Some(std::mem::take(names));
        Ok(())
    }

    /// A picture among words; none if its name is empty.
    fn image(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
    ) -> Result<Option<Inline>, MarkupFault> {
        let picture = self.picture(name);
        let picture = self.noted(picture)?;
        let at = self.at.start;
        let words = plain(&self.inlines()?);
        let Some(picture) = picture else { return Ok(None) };
        let mut names = names(["picture"], attributes);
        names.extend(sizes(attributes));
        self.at.start = at;
        let alternative = self.noted(alternative(&words, &names, name))?;
        let art = FigureContent::Picture(picture);
        Ok(Some(Inline::Picture { names, art, alternative }))
    }

    /// The lines of a cell.
    fn lines(&self, text: &str, inlines: &mut Vec<Inline>) {
        let mut at = self.at.start;
        for (index, line) in text.split(LINE_END).enumerate() {
            if index > 0 {
                inlines.push(Inline::Break);
            }
            let own = if index > 0 { line.trim_start() } else { line };
            let start = at + line.len() - own.len();
            at += line.len() + LINE_END.len_utf8();
            if own.is_empty() {
                continue;
            }
            match self.tagging {
                Some(tagging) => append(inlines, &tagging.tagged(start, own)),
                None => append(inlines, own),
            }
        }
    }

    /// Passes over a container.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some(Event::Start(..)) => depth += 1,
                Some(Event::End(_)) => depth -= 1,
                None => return,
                _ => {}
            }
        }
    }
}

/// Puts text at the end of running text. An escape splits text in two: joined again it is one
/// word for the shaper.
fn append(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => inlines.push(Inline::Text(text.to_owned())),
    }
}

/// True for text of nothing but spaces.
fn is_blank(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.trim().is_empty())
}

/// The text of an event that stands for a sign; empty for any other.
fn sign(event: &Event<'_>) -> &'static str {
    match event {
        Event::LeftSingleQuote => "‘",
        Event::RightSingleQuote => "’",
        Event::LeftDoubleQuote => "“",
        Event::RightDoubleQuote => "”",
        Event::Ellipsis => "…",
        Event::EnDash => "–",
        Event::EmDash => "—",
        Event::NonBreakingSpace => "\u{A0}",
        Event::Softbreak => " ",
        _ => "",
    }
}

fn names<'n>(
    elements: impl IntoIterator<Item = &'n str>,
    attributes: &Attributes<'_>,
) -> Vec<String> {
    elements.into_iter().map(str::to_owned).chain(classes(attributes)).collect()
}

fn classes(attributes: &Attributes<'_>) -> Vec<String> {
    attributes
        .get_value("class")
        .map(|value| value.to_string().split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default()
}

/// More than 60 mm, in points.
const LARGE: f64 = 60.0 * 72.0 / 25.4;

/// True if a picture as it is takes more room than most have in a letter.
fn is_large(picture: &Picture) -> bool {
    let size = picture.natural_size();
    size.width.0.max(size.height.0) > LARGE
}

/// The size that a picture has of its own, as names: `width=30mm`.
fn sizes(attributes: &Attributes<'_>) -> impl Iterator<Item = String> {
    ["width", "height"].into_iter().filter_map(|key| {
        let value = attributes.get_value(key)?.to_string();
        is_size(&value).then(|| format!("{key}={}", value.trim()))
    })
}

/// True if a text is a size of a picture: from 1 mm to a metre, or a share of the room.
pub(super) fn is_size(text: &str) -> bool {
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '%');
    let Ok(value) = number.trim().parse::<f64>() else { return false };
    match &text[number.len()..] {
        "mm" => (1.0..=1000.0).contains(&value),
        "cm" => (0.1..=100.0).contains(&value),
        "in" => (0.1..=39.0).contains(&value),
        "pt" => (3.0..=2800.0).contains(&value),
        "em" => (0.1..=200.0).contains(&value),
        "%" => (1.0..=100.0).contains(&value),
        _ => false,
    }
}

/// The language that the attribute `lang` says.
fn language(attributes: &Attributes<'_>) -> Result<Option<&'static str>, MarkupFault> {
    let Some(value) = attributes.get_value("lang") else { return Ok(None) };
    let value = value.to_string();
    hindi::known_code(value.trim()).map(Some).ok_or(MarkupFault::LanguageUnknown(value))
}

fn kind_of(container: &Container<'_>) -> MarkupKind {
    match container {
        Container::CodeBlock { .. } | Container::Verbatim => MarkupKind::Code,
        Container::Math { .. } => MarkupKind::Formula,
        Container::Footnote { .. } => MarkupKind::Footnote,
        Container::TaskListItem { .. } => MarkupKind::Tasks,
        Container::Subscript | Container::Superscript => MarkupKind::RaisedOrLowered,
        Container::Insert | Container::Delete | Container::Mark => MarkupKind::Changes,
        Container::DescriptionList
        | Container::DescriptionTerm
        | Container::DescriptionDetails => MarkupKind::Definitions,
        // The rest is supported where it can stand; only raw text is left.
        _ => MarkupKind::Raw,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<Block> {
        parse(source, Digits::Latin, &Pictures::default()).unwrap()
    }

    #[test]
    fn groups_headings_and_paragraphs_carry_their_classes() {
        let blocks = blocks("::: letterhead\n{.org}\n# संघ\n\nआरा\n:::\n\n{.title}\nआमंत्रण\n");
        assert_eq!(blocks.len(), 2, "{blocks:?}");
        assert_eq!(blocks[0].names, ["group", "letterhead"]);
        let Content::Blocks(inner) = &blocks[0].content else { panic!() };
        assert_eq!(inner[0].names, ["heading", "heading1", "org"]);
        assert_eq!(inner[1].names, ["paragraph"]);
        assert_eq!(blocks[1].names, ["paragraph", "title"]);
    }

    #[test]
    fn lists_are_numbered_by_their_class() {
        for (source, markers) in [
            ("1. a\n2. b\n", ["1.", "2."]),
            ("{.ka}\n1. a\n2. b\n", ["(क)", "(ख)"]),
            ("{.devanagari}\n3. a\n4. b\n", ["३.", "४."]),
            ("- a\n- b\n", ["•", "•"]),
        ] {
            let Content::List(items) = blocks(source).remove(0).content else { panic!() };
            assert_eq!(items.iter().map(|item| &*item.marker).collect::<Vec<_>>(), markers);
        }
    }

    #[test]
    fn tables_have_captions_heads_and_columns() {
        let blocks = blocks("{.facts}\n| क | ख |\n|---|---|\n| ग | *घ* |\n\n^ विवरण\n");
        let Content::Table(table) = &blocks[0].content else { panic!("{blocks:?}") };
        assert_eq!(table.caption, [Inline::Text("विवरण".into())]);
        assert!(table.rows[0].is_head && !table.rows[1].is_head);
        assert_eq!(table.rows[0].cells[1].names, ["cell", "column2", "head"]);
    }

    #[test]
    fn names_of_pictures_have_places() {
        let source = "{.a}\n![क]( b.png){width=3mm} [ख](c.png) `![](d)`\n\n\
                      | ![ग [घ](e)](f\\_g.png)\\\n![](h.png) |\n\n![ङ][i]\n\n[i]: j.png\n";
        let found: Vec<_> = picture_names(source)
            .into_iter()
            .map(|own| (own.name, &source[own.picture..own.at], &source[own.at..own.at + 2]))
            .collect();
        let expected = [
            ("b.png", "![क](", " b"),
            ("f_g.png", "![ग [घ](e)](", "f\\"),
            ("h.png", "![](", "h."),
            ("j.png", "![ङ][", "i]"),
        ];
        let expected = expected.map(|(name, before, at)| (name.to_owned(), before, at));
        assert_eq!(found, expected);
    }

    #[test]
    fn blanks_breaks_and_spans() {
        let blocks = blocks("क\\\nख []{.blank} [ग]{.small}\n");
        let Content::Text(inlines) = &blocks[0].content else { panic!() };
        assert!(inlines.contains(&Inline::Break));
        let blank = Inline::Blank { names: vec!["blank".to_owned()] };
        assert!(inlines.contains(&blank), "{inlines:?}");
        assert!(
            inlines
                .iter()
                .any(|i| matches!(i, Inline::Span { names, .. } if names == &["small"]))
        );
    }

    #[test]
    fn a_line_break_before_nothing_vanishes_and_a_backslash_stays() {
        for (source, text) in [("क\\\n", "क"), ("क\\\\\n", "क\\"), ("क\\\n\\\n", "क")]
        {
            let Content::Text(inlines) = blocks(source).remove(0).content else { panic!() };
            let read: String = inlines
                .iter()
                .map(|inline| match inline {
                    Inline::Text(text) => text.trim_end(),
                    _ => "",
                })
                .collect();
            assert_eq!(read, text, "{source:?}: {inlines:?}");
        }
    }

    #[test]
    fn what_a_letter_has_no_use_for_is_refused() {
        let parse = |source: &str| parse(source, Digits::Latin, &Pictures::default());
        let refused = |kind| Err(MarkupFault::Unsupported(kind));
        assert_eq!(parse("`x`{=html}\n"), refused(MarkupKind::Raw));
        assert_eq!(parse("``` =html\n<b>\n```\n"), refused(MarkupKind::Raw));
        assert_eq!(parse("a[^1]\n\n[^1]: b\n"), refused(MarkupKind::Footnote));
        assert_eq!(parse("$`x`\n"), refused(MarkupKind::Formula));
        let deep = "> ".repeat(3000) + "क\n";
        assert_eq!(parse(&deep), refused(MarkupKind::TooDeep));
        let deep = "[".repeat(300) + "क" + &"]{.a}".repeat(300);
        assert_eq!(parse(&deep), refused(MarkupKind::TooDeep));
    }
}
