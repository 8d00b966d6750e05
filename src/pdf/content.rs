//! Content streams: the marks of a page as PDF operators (ISO 32000-1, 8, 9 and 14.6).

use std::collections::BTreeSet;

use crate::geom::Size;
use crate::layout::{Colour, Drawn, Page};
use crate::pdf::fonts::Fonts;
use crate::pdf::pen::{Pen, Sequence};
use crate::pdf::recurring::Digest;
use crate::pdf::tags::{Element, elements, operand};
use crate::picture::PictureId;
use crate::structure::{NodeId, Role, Structure};

/// A letter ready to be written into any number of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct EncodedLetter {
    pub(super) pages: Vec<Content>,
    pub(super) elements: Vec<Element>,
}

impl EncodedLetter {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }
}

/// A page's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Content {
    pub(super) size: Size,
    /// The operators.
    pub(super) plain: Vec<u8>,
    /// Where the content may be cut: one piece for each part of the letter. Each piece sets
    /// its own font, and no marked-content sequence goes beyond it.
    pub(super) pieces: Vec<Piece>,
    /// The node of each marked-content sequence; its place is the MCID.
    pub(super) marked: Vec<NodeId>,
    /// The room that each mark of a figure takes: left, lower, right and upper edge.
    pub(super) boxes: Vec<(NodeId, [f64; 4])>,
    /// The pictures that it shows.
    pub(super) pictures: BTreeSet<PictureId>,
}

/// Content that may be cut out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Where it ends; it begins where the one before it ends.
    pub(super) end: usize,
    /// Equal for equal pieces.
    pub(super) digest: Digest,
}

impl Content {
    /// Ends a piece at the end of what is encoded so far.
    fn cut(&mut self, plain: &[u8]) {
        let start = self.pieces.last().map_or(0, |piece| piece.end);
        let hash = blake3::hash(plain.get(start..).unwrap_or_default());
        let mut digest = Digest::default();
        digest.copy_from_slice(&hash.as_bytes()[..size_of::<Digest>()]);
        self.pieces.push(Piece { end: plain.len(), digest });
    }
}

/// Encodes letters of one language.
#[derive(Clone, Copy, Debug)]
pub struct ContentEncoder<'a> {
    fonts: &'a Fonts,
    /// The letters' own language: text in another one says its language.
    language: &'static str,
}

impl<'a> ContentEncoder<'a> {
    /// An encoder for letters in `language` (BCP 47).
    pub fn new(fonts: &'a Fonts, language: &'static str) -> Self {
        let language = language.split('-').next().unwrap_or(language);
        Self { fonts, language }
    }

    /// Encodes the pages of a letter.
    pub fn letter(&self, pages: &[Page], structure: &Structure) -> EncodedLetter {
        let pages: Vec<Content> = pages.iter().map(|page| self.page(page, structure)).collect();
        let elements = elements(structure, &pages);
        EncodedLetter { pages, elements }
    }

    fn page(&self, page: &Page, structure: &Structure) -> Content {
        let mut content = Content { size: page.size, ..Content::default() };
        let mut plain = Vec::new();
        let mut pen = Pen::new(&mut plain, self.fonts, self.language, page.size.height);
        let mut open = Sequence::None;
        let mut part = None;
        for mark in &page.marks {
            let wanted = Sequence::of(mark);
            if wanted != open {
                pen.close(open);
                if let Some(node) = mark.tag {
                    let own = Some(structure.part(node));
                    if part.is_some() && part != own {
                        pen.take_up(Colour::BLACK);
                        content.cut(pen.out);
                        pen.font = None;
                    }
                    part = own;
                    let role = &structure.nodes()[node.0 as usize].role;
                    pen.tag(operand(role), content.marked.len());
                    content.marked.push(node);
                } else {
                    pen.artifact(wanted);
                }
                open = wanted;
            }
            if matches!(mark.drawn, Drawn::Text(_) | Drawn::Rule(_)) {
                pen.take_up(mark.colour.unwrap_or(Colour::BLACK));
            }
            match &mark.drawn {
                Drawn::Text(line) => pen.text(line, mark.tag.is_some()),
                Drawn::Drawing(drawing) => pen.drawing(drawing),
                Drawn::Picture(placed) => {
                    content.pictures.insert(placed.picture);
                    pen.picture(placed);
                }
                Drawn::Rule(rule) => {
                    pen.numbers(&[
                        rule.x.0,
                        pen.flip(rule.y + rule.height),
                        rule.width.0,
                        rule.height.0,
                    ]);
                    pen.out.extend(b"re f\n");
                }
            }
            if let Some(node) = mark.tag
                && matches!(structure.nodes()[node.0 as usize].role, Role::Figure { .. })
                && let Some(bounds) = pen.bounds(&mark.drawn)
            {
                content.boxes.push((node, bounds));
            }
        }
        pen.close(open);
        content.cut(&plain);
        content.plain = plain;
        content
    }
}
