//! Shaping a letter: its text cut into words, each with the style it is set in.

use std::sync::Arc;

use crate::compose::{Block, Content, FigureContent, Inline, Letter, Row};
use crate::geom::{Pt, Size};
use crate::hindi::Traits;
use crate::picture::{Picture, Pictures};
use crate::shape::breaks::{Before, Breaks, breaks};
use crate::shape::cache::{Region, ShapeCache, ShapedPart};
use crate::shape::shaped::{
    ShapedBlock, ShapedContent, ShapedFigure, ShapedItem, ShapedLetter, ShapedRow, ShapedTable,
    Token,
};
use crate::shape::word::WordId;
use crate::shape::words::{Faces, WordFault, WordTable};
use crate::structure::{NodeId, Numbering, Role, Scope, Structure};
use crate::style::{Cascade, FillRows, PartId, Running, Style};

/// The length of a blank whose style gives none.
const BLANK: f64 = 32.0;
/// The side of a QR code whose style gives no width, in mm.
const QR: f64 = 25.0;

/// Shapes a letter. `cache` belongs to the cascade and the words.
///
/// # Errors
///
/// The first word that cannot be printed.
pub fn shape(
    letter: &Letter,
    cascade: &mut Cascade<'_>,
    pictures: &Pictures,
    words: &mut impl WordTable,
    cache: &mut ShapeCache,
) -> Result<ShapedLetter, WordFault> {
    let structure = Structure::default();
    let mut shaping = Shaping { cascade, pictures, words, structure, language: None };
    // What stands at the foot of the last page is read last, wherever the template has it.
    let mut parts: Vec<_> =
        letter.blocks.iter().map(|block| (shaping.region(block, cache), block)).collect();
    parts.sort_by_key(|(region, _)| *region);
    let mut blocks = Vec::with_capacity(letter.blocks.len());
    for (_, block) in parts {
        blocks.extend(shaping.part_of_letter(block, cache)?);
    }
    let number = shaping.part(Cascade::LETTER, &["page-number"]);
    let page_number = shaping.style(number);
    let valign = shaping.style(Cascade::LETTER).valign;
    Ok(ShapedLetter { blocks, structure: shaping.structure, page_number, valign })
}

struct Shaping<'c, 's, W> {
    cascade: &'c mut Cascade<'s>,
    pictures: &'c Pictures,
    words: &'c mut W,
    structure: Structure,
    /// The language of the part at hand, if it is not that of the letter.
    language: Option<&'static str>,
}

impl<W: WordTable> Shaping<'_, '_, W> {
    fn part<S: AsRef<str>>(&mut self, parent: PartId, names: &[S]) -> PartId {
        self.cascade.child(parent, names.iter().map(AsRef::as_ref))
    }

    fn style(&self, part: PartId) -> Arc<Style> {
        Arc::clone(self.cascade.style(part))
    }

    /// Where a part stands that is in no other.
    fn region(&mut self, block: &Arc<Block>, cache: &mut ShapeCache) -> Region {
        if let Some(region) = cache.regions.get(block, ()) {
            return *region;
        }
        let part = self.part(Cascade::LETTER, &block.names);
        let style = self.style(part);
        let region = if style.running != Running::None {
            Region::Running
        } else if style.foot {
            Region::Foot
        } else {
            Region::Text
        };
        cache.regions.insert_with(block, (), || region);
        region
    }

    /// Shapes a part that stands in no other, unless it was shaped for an earlier letter.
    fn part_of_letter(
        &mut self,
        block: &Arc<Block>,
        cache: &mut ShapeCache,
    ) -> Result<Option<Arc<ShapedBlock>>, WordFault> {
        let first = self.structure.next();
        if let Some(known) = cache.parts.get(block, first) {
            self.structure.extend(&known.nodes);
            return Ok(known.block.clone());
        }
        let shaped = self.block(block, Cascade::LETTER, Structure::LETTER)?.map(Arc::new);
        cache.parts.insert_with(block, first, || ShapedPart {
            block: shaped.clone(),
            nodes: self.structure.from(first).to_vec(),
        });
        Ok(shaped)
    }

    /// Shapes parts; those in which nothing stands are left out.
    fn blocks(
        &mut self,
        blocks: &[Block],
        parent: PartId,
        around: NodeId,
    ) -> Result<Vec<ShapedBlock>, WordFault> {
        let shaped = blocks.iter().map(|block| self.block(block, parent, around));
        shaped.filter_map(Result::transpose).collect()
    }

    /// Shapes a part; none if nothing stands in it.
    fn block(
        &mut self,
        block: &Block,
        parent: PartId,
        around: NodeId,
    ) -> Result<Option<ShapedBlock>, WordFault> {
        let part = self.part(parent, &block.names);
        let node = self.node(&block.content, around);
        let around_it = self.language;
        self.language = block.language.or(around_it);
        let content = self.content(&block.content, part, node)?;
        self.language = around_it;
        let style = self.style(part);
        let is_empty = match &content {
            ShapedContent::Text(tokens) => tokens.is_empty(),
            ShapedContent::Blocks(blocks) => blocks.is_empty(),
            ShapedContent::List(items) => items.is_empty(),
            ShapedContent::Table(table) => table.rows.is_empty(),
            ShapedContent::Rule | ShapedContent::Figure(_) => false,
        };
        // A place kept free, as for a signature, is there although it is empty.
        let is_there = !is_empty || style.min_height > Pt::ZERO;
        Ok(is_there.then_some(ShapedBlock { style, node, content }))
    }

    /// The node of a part. Groups and rules have none of their own.
    fn node(&mut self, content: &Content, around: NodeId) -> NodeId {
        let role = match content {
            Content::Heading { level, .. } => Role::Heading(*level),
            Content::Text(_) => Role::Paragraph,
            Content::List(items) => {
                Role::List(Numbering::of(items.first().map_or("", |item| item.marker.as_str())))
            }
            Content::Table(_) => Role::Table,
            Content::Figure(figure) => match &figure.alternative {
                Some(alternative) => Role::Figure { alternative: alternative.clone() },
                None => return around,
            },
            Content::Blocks(_) | Content::Rule => return around,
        };
        self.structure.add(around, role)
    }

    fn content(
        &mut self,
        content: &Content,
        part: PartId,
        node: NodeId,
    ) -> Result<ShapedContent, WordFault> {
        Ok(match content {
            Content::Heading { text, .. } | Content::Text(text) => {
                ShapedContent::Text(self.tokens(text, part, node)?)
            }
            Content::Blocks(blocks) => ShapedContent::Blocks(self.blocks(blocks, part, node)?),
            Content::Rule => ShapedContent::Rule,
            Content::Figure(figure) => ShapedContent::Figure(ShapedFigure {
                natural: self.natural_size(&figure.art),
                art: figure.art.clone(),
                is_tagged: figure.alternative.is_some(),
            }),
            Content::List(items) => {
                let mut shaped = Vec::with_capacity(items.len());
                for item in items {
                    let item_part = self.part(part, &["item"]);
                    let marker_part = self.part(item_part, &["marker"]);
                    let marker = [Inline::Text(item.marker.clone())];
                    let point = self.structure.add(node, Role::ListItem);
                    let label = self.structure.add(point, Role::Label);
                    let node = self.structure.add(point, Role::ListBody);
                    shaped.push(ShapedItem {
                        marker: self.tokens(&marker, marker_part, label)?,
                        marker_style: self.style(marker_part),
                        label,
                        body: ShapedBlock {
                            content: ShapedContent::Blocks(self.blocks(
                                &item.blocks,
                                item_part,
                                node,
                            )?),
                            style: self.style(item_part),
                            node,
                        },
                    });
                }
                ShapedContent::List(shaped)
            }
            Content::Table(table) => {
                let caption = if table.caption.is_empty() {
                    None
                } else {
                    let caption_part = self.part(part, &["caption"]);
                    let node = self.structure.add(node, Role::Caption);
                    let tokens = self.tokens(&table.caption, caption_part, node)?;
                    let content = ShapedContent::Text(tokens);
                    let style = self.style(caption_part);
                    Some(Box::new(ShapedBlock { style, node, content }))
                };
                let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                let mut rows = Vec::with_capacity(table.rows.len());
                for row in &table.rows {
                    rows.push(self.row(row, table.names_rows, columns, part, node)?);
                }
                let is_filled = self.style(part).fill_rows != FillRows::No;
                let filler = is_filled.then(|| self.empty_row(columns, part, node));
                ShapedContent::Table(ShapedTable { caption, rows, filler })
            }
        })
    }

    /// Shapes a row of a table of so many columns.
    fn row(
        &mut self,
        row: &Row,
        names_rows: bool,
        columns: usize,
        part: PartId,
        table: NodeId,
    ) -> Result<ShapedRow, WordFault> {
        let mut cells = Vec::with_capacity(columns);
        let row_node = self.structure.add(table, Role::Row);
        let role = if row.is_head { Role::HeaderCell(Scope::Column) } else { Role::DataCell };
        for (column, cell) in row.cells.iter().enumerate() {
            let cell_part = self.part(part, &cell.names);
            let role = if row.is_spanning {
                let scope = if row.is_head { Scope::Column } else { Scope::Row };
                Role::SpanningCell { scope, columns }
            } else if names_rows && column == 0 && !row.is_head {
                Role::HeaderCell(Scope::Row)
            } else {
                role.clone()
            };
            let node = self.structure.add(row_node, role);
            let mut tokens = self.tokens(&cell.text, cell_part, node)?;
            self.close(&mut tokens, cell_part)?;
            let content = ShapedContent::Text(tokens);
            cells.push(ShapedBlock { style: self.style(cell_part), node, content });
        }
        let empty = self.part(part, &["cell"]);
        let style = self.style(empty);
        while cells.len() < columns && !row.is_spanning {
            let style = Arc::clone(&style);
            let node = self.structure.add(row_node, role.clone());
            let content = ShapedContent::Text(Vec::new());
            cells.push(ShapedBlock { style, node, content });
        }
        Ok(ShapedRow { is_head: row.is_head, is_spanning: row.is_spanning, cells })
    }

    /// A row to be filled in by hand, which is no part of the text.
    fn empty_row(&mut self, columns: usize, part: PartId, table: NodeId) -> ShapedRow {
        let cell = |column| {
            let part = self.part(part, &["cell", &format!("column{column}")]);
            let content = ShapedContent::Text(Vec::new());
            ShapedBlock { style: self.style(part), node: table, content }
        };
        let cells = (1..=columns).map(cell).collect();
        ShapedRow { is_head: false, is_spanning: false, cells }
    }

    /// Ends the text of a cell with a space that is read and takes no room: readers run
    /// together what stands on one line at a small distance.
    fn close(&mut self, tokens: &mut Vec<Token>, part: PartId) -> Result<(), WordFault> {
        if matches!(tokens.last(), Some(Token::Word { .. })) {
            let style = self.style(part);
            let word = self.words.word(style.chain, " ")?;
            tokens.push(Token::Space { word, size: style.size, breaks: Breaks::Freely });
        }
        Ok(())
    }

    /// Cuts running text at its spaces. Empty lines and spaces at the ends vanish.
    fn tokens(
        &mut self,
        inlines: &[Inline],
        part: PartId,
        node: NodeId,
    ) -> Result<Vec<Token>, WordFault> {
        let mut line = TokenLine { tokens: Vec::new(), node, before: Before::default() };
        self.inlines(inlines, part, &mut line)?;
        while matches!(line.tokens.last(), Some(Token::Space { .. } | Token::Break)) {
            line.tokens.pop();
        }
        Ok(line.tokens)
    }

    fn inlines(
        &mut self,
        inlines: &[Inline],
        part: PartId,
        line: &mut TokenLine,
    ) -> Result<(), WordFault> {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text, part, line)?,
                Inline::Break => line.line_break(),
                Inline::Blank { names } => {
                    let blank = self.part(part, names);
                    let style = self.style(blank);
                    let width = style.width.map_or(Pt::mm(BLANK), |width| {
                        width.resolve(style.size, Pt::mm(BLANK))
                    });
                    line.before(Before::default(), breaks(line.before, "", Traits::default()));
                    line.tokens.push(Token::Blank { width });
                }
                Inline::Counter { names, counter } => {
                    let own = self.part(part, names);
                    let style = self.style(own);
                    let faces = Faces { chain: style.chain, language: self.language };
                    line.before(Before::default(), breaks(line.before, "", Traits::default()));
                    line.tokens.push(Token::Counter {
                        counter: *counter,
                        faces,
                        size: style.size,
                    });
                }
                Inline::Picture { names, art, alternative } => {
                    let own = self.part(part, names);
                    let style = self.style(own);
                    let natural = self.natural_size(art);
                    // Among words a picture is as high as the type, if no rule says more. A
                    // code so small could not be read.
                    let is_sized = style.width.is_some()
                        || style.height > Pt::ZERO
                        || matches!(art, FigureContent::Qr(_));
                    let natural =
                        if is_sized { natural } else { natural.with_height(style.size) };
                    let Size { width, height } = style.picture_size(natural, natural.width);
                    let node = alternative.clone().map(|alternative| {
                        self.structure.add(line.node, Role::Figure { alternative })
                    });
                    line.before(Before::default(), breaks(line.before, "", Traits::default()));
                    line.tokens.push(Token::Picture { art: art.clone(), node, width, height });
                }
                Inline::Span { names, language, content } => {
                    let inner = self.part(part, names);
                    let start = line.tokens.len();
                    let around = self.language;
                    self.language = language.or(around);
                    self.inlines(content, inner, line)?;
                    self.language = around;
                    let style = self.style(inner);
                    if let Some(width) = style.width {
                        let width = width.resolve(style.size, Pt::ZERO);
                        let rest = width - self.width(&line.tokens[start..]);
                        line.pad(rest.max(Pt::ZERO));
                    }
                }
            }
        }
        Ok(())
    }

    fn natural_size(&self, art: &FigureContent) -> Size {
        match art {
            FigureContent::Picture(picture) => {
                self.pictures.get(*picture).map(Picture::natural_size).unwrap_or_default()
            }
            FigureContent::Qr(_) => Size { width: Pt::mm(QR), height: Pt::mm(QR) },
        }
    }

    /// The natural width of tokens.
    fn width(&self, tokens: &[Token]) -> Pt {
        tokens.iter().map(|token| token.width(self.words)).sum()
    }

    fn text(
        &mut self,
        text: &str,
        part: PartId,
        line: &mut TokenLine,
    ) -> Result<(), WordFault> {
        let style = self.style(part);
        let faces = Faces { chain: style.chain, language: self.language };
        let size = style.size;
        for piece in text.split_inclusive(is_space) {
            let end = piece.char_indices().next_back().filter(|&(_, last)| is_space(last));
            let word = end.map_or(piece, |(at, _)| &piece[..at]);
            if !word.is_empty() {
                let id = self.words.word(faces, word)?;
                let traits = self.words.get(id).traits;
                let printed = self.words.printed(word);
                let last = printed.chars().next_back();
                line.before(Before { last, traits }, breaks(line.before, &printed, traits));
                line.tokens.push(Token::Word { word: id, faces, size });
            }
            if let Some((_, space)) = end {
                let id = self.words.word(faces, " ")?;
                let is_free = space != '\u{A0}';
                line.space(id, size, if is_free { Breaks::Freely } else { Breaks::AtNeed });
            }
        }
        Ok(())
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\n' | '\t' | '\r' | '\u{A0}')
}

/// The tokens of a text as they come.
struct TokenLine {
    tokens: Vec<Token>,
    /// The node that the text belongs to.
    node: NodeId,
    /// The last word or blank.
    before: Before,
}

impl TokenLine {
    /// Takes note of a word or blank, and that the space before it may be a place to break no
    /// more than this.
    fn before(&mut self, own: Before, at_most: Breaks) {
        if let Some(Token::Space { breaks, .. }) = self.tokens.last_mut() {
            *breaks = at_most.max(*breaks);
        }
        self.before = own;
    }

    fn space(&mut self, word: WordId, size: Pt, breaks: Breaks) {
        match self.tokens.last_mut() {
            None | Some(Token::Break) => {}
            Some(Token::Space { breaks: known, .. }) => *known = breaks.max(*known),
            Some(_) => self.tokens.push(Token::Space { word, size, breaks }),
        }
    }

    /// Fills up what stands before the last space, so that no line begins with the room.
    fn pad(&mut self, width: Pt) {
        let is_open = matches!(self.tokens.last(), Some(Token::Space { .. }));
        let at = self.tokens.len() - usize::from(is_open);
        self.tokens.insert(at, Token::Pad { width });
    }

    fn line_break(&mut self) {
        if matches!(self.tokens.last(), Some(Token::Space { .. })) {
            self.tokens.pop();
        }
        if !matches!(self.tokens.last(), None | Some(Token::Break)) {
            self.tokens.push(Token::Break);
        }
        self.before = Before::default();
    }
}
