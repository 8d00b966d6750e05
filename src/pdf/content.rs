//! Content streams: the marks of a page as PDF operators (ISO 32000-1, 8, 9 and 14.6).

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::font::Library;
use crate::geom::{Colour, Size};
use crate::layout::{Drawn, Page};
use crate::pdf::content_run::{Common, ContentRun, ContentRuns, Destination, PieceDigests};
use crate::pdf::deflate::Deflater;
use crate::pdf::fonts::{Codes, EncodedWord, Needs};
use crate::pdf::pen::{Pen, Sequence};
use crate::pdf::piece::{Digest, PagePieces, Piece, PieceSource, Pieces};
use crate::pdf::tags::{Element, elements, operand};
use crate::picture::PictureId;
use crate::shape::Words;
use crate::structure::{Role, Structure};

/// A letter ready to be written into any number of documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EncodedLetter {
    pub(super) pages: Vec<PageContent>,
    pub(super) elements: Arc<[Element]>,
}

impl EncodedLetter {
    /// The number of its pages.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The bytes of memory that are its own, about: what it shares with others is theirs, too.
    pub fn own_size(&self) -> usize {
        let runs = self.pages.iter().flat_map(|page| &page.runs);
        let runs: usize = runs.filter(|run| !run.is_common).map(|run| run.size()).sum();
        let elements = if Arc::strong_count(&self.elements) == 1 {
            self.elements.iter().map(Element::size).sum()
        } else {
            0
        };
        size_of::<Self>() + self.pages.len() * size_of::<PageContent>() + runs + elements
    }

    /// The objects that it adds to a document of many, at most: its elements, a bookmark, and
    /// for each page two pages, its streams and one before them.
    pub fn objects(&self) -> usize {
        let pages: usize = self.pages.iter().map(|page| page.runs.len() + 3).sum();
        pages + self.elements.len() + 1
    }
}

/// A page's content as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct PageContent {
    pub(super) size: Size,
    pub(super) runs: Vec<Arc<ContentRun>>,
    /// The number of its marked-content sequences; their MCIDs count from 0.
    pub(super) sequences: usize,
    /// The pictures that it shows.
    pub(super) pictures: BTreeSet<PictureId>,
}

/// The reason why a letter cannot be encoded.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// A word needs a code that has no number.
    #[error("a code of `{0}` has no number")]
    Unnumbered(String),
    /// A stream cannot be deflated.
    #[error(transparent)]
    Deflate(#[from] io::Error),
}

/// Encodes letters of one language.
#[derive(Debug)]
pub struct ContentEncoder<'a> {
    library: &'a Library,
    /// The words of the table that letters are set with, as far as they are encoded.
    words: Vec<EncodedWord>,
    /// Those that stand empty there, since they need codes that had no number.
    lacking: Vec<usize>,
    /// The letters' own language: text in another one says its language.
    language: &'static str,
    destination: Destination,
    deflater: Deflater,
    pieces: Pieces,
    runs: ContentRuns,
    /// The letter before, whose elements are mostly those of the next, too.
    last: Option<Last>,
}

/// The elements of a letter, and what they are made of.
#[derive(Debug)]
struct Last {
    structure: Structure,
    pages: Vec<PagePieces>,
    elements: Arc<[Element]>,
}

impl Last {
    /// True if the elements of a letter are these, too.
    fn is_same(&self, structure: &Structure, pages: &[PagePieces]) -> bool {
        let is_same = |(one, other): (&PagePieces, &PagePieces)| {
            one.marked().eq(other.marked()) && one.boxes().eq(other.boxes())
        };
        self.structure == *structure
            && self.pages.len() == pages.len()
            && self.pages.iter().zip(pages).all(is_same)
    }
}

impl<'a> ContentEncoder<'a> {
    /// An encoder for letters in `language` (BCP 47) that go into files of such a kind.
    pub fn new(library: &'a Library, language: &'static str, destination: Destination) -> Self {
        let language = language.split('-').next().unwrap_or(language);
        let (deflater, pieces, runs) =
            (Deflater::default(), Pieces::default(), ContentRuns::default());
        Self {
            library,
            words: Vec::new(),
            lacking: Vec::new(),
            language,
            destination,
            deflater,
            pieces,
            runs,
            last: None,
        }
    }

    /// Encodes the words that came to `table` since the last time, as far as their codes have
    /// numbers; what the others need.
    pub fn prepare(&mut self, table: &Words<'_>, codes: &Codes) -> Needs {
        let new = table.list().get(self.words.len()..).unwrap_or_default();
        let mut lacking = Vec::new();
        for word in new {
            let encoded = codes.encode(word, self.library);
            if encoded.is_none() {
                self.lacking.push(self.words.len());
                lacking.push(word);
            }
            self.words.push(encoded.unwrap_or_default());
        }
        codes.lacking(lacking, self.library)
    }

    /// Forgets the words, whose table begins anew.
    pub fn clear(&mut self) {
        self.words.clear();
        self.lacking.clear();
        self.pieces = Pieces::default();
    }

    /// The parts of a letter that was set with the words of `table`.
    ///
    /// # Errors
    ///
    /// [`EncodeError::Unnumbered`] if one of the words needs a code that has no number.
    pub fn parts(
        &mut self,
        pages: &[Page],
        structure: &Structure,
        table: &Words<'_>,
        codes: &Codes,
    ) -> Result<PieceDigests, EncodeError> {
        self.complete(table, codes)?;
        let pieces = pages.iter().flat_map(|page| self.pieces_of(page, structure).0);
        Ok(PieceDigests(pieces.map(|piece| piece.digest).collect()))
    }

    /// Encodes the pages of a letter that was set with the words of `table`; what it shares
    /// with others is `common`.
    ///
    /// # Errors
    ///
    /// [`EncodeError::Unnumbered`] if one of the words needs a code that has no number.
    pub fn letter(
        &mut self,
        pages: &[Page],
        structure: Structure,
        common: &Common,
        table: &Words<'_>,
        codes: &Codes,
    ) -> Result<EncodedLetter, EncodeError> {
        self.complete(table, codes)?;
        let pieces: Vec<PagePieces> =
            pages.iter().map(|page| self.pieces_of(page, &structure)).collect();
        let content = |(page, own): (&Page, &PagePieces)| {
            let runs = self.runs.of(&own.0, common, &mut self.deflater, self.destination)?;
            let (sequences, pictures) = (own.marked().count(), own.pictures());
            Ok(PageContent { size: page.size, runs, sequences, pictures })
        };
        let pages: io::Result<Vec<PageContent>> =
            pages.iter().zip(&pieces).map(content).collect();
        let pages = pages?;
        if let Some(last) = self.last.as_ref().filter(|last| last.is_same(&structure, &pieces))
        {
            return Ok(EncodedLetter { pages, elements: Arc::clone(&last.elements) });
        }
        let elements: Arc<[Element]> = elements(&structure, &pieces).into();
        self.last = Some(Last { structure, pages: pieces, elements: Arc::clone(&elements) });
        Ok(EncodedLetter { pages, elements })
    }

    /// Encodes the words that have not been encoded.
    fn complete(&mut self, table: &Words<'_>, codes: &Codes) -> Result<(), EncodeError> {
        self.prepare(table, codes);
        for place in self.lacking.drain(..) {
            let word = &table.list()[place];
            let encoded = codes.encode(word, self.library);
            self.words[place] = encoded.ok_or_else(|| EncodeError::Unnumbered(word.text()))?;
        }
        Ok(())
    }

    /// Encodes a page, a piece for each part of the letter.
    fn pieces_of(&mut self, page: &Page, structure: &Structure) -> PagePieces {
        let mut pieces: Vec<Arc<Piece>> = Vec::new();
        let mut first = 0;
        let mut start = 0;
        let mut part = None;
        for (at, mark) in page.marks.iter().enumerate() {
            let Some(node) = mark.tag else { continue };
            let own = structure.part(node);
            let before = part.replace(own);
            if before.is_some_and(|before| before != own) {
                pieces.push(self.piece(page, start..at, first, structure));
                first += pieces.last().map_or(0, |piece| piece.marked.len());
                start = at;
            }
        }
        pieces.push(self.piece(page, start..page.marks.len(), first, structure));
        PagePieces(pieces)
    }

    fn piece(
        &mut self,
        page: &Page,
        marks: std::ops::Range<usize>,
        first: usize,
        structure: &Structure,
    ) -> Arc<Piece> {
        let height = page.size.height;
        let source = PieceSource { marks: &page.marks[marks], first, height, structure };
        if Pieces::is_once(source) {
            return Arc::new(self.encoded(source));
        }
        if let Some(known) = self.pieces.find(source) {
            return known;
        }
        let piece = Arc::new(self.encoded(source));
        self.pieces.keep(source, &piece);
        piece
    }

    fn encoded(&self, source: PieceSource<'_>) -> Piece {
        let mut piece = Piece::default();
        // Most pieces are shorter.
        let mut plain = Vec::with_capacity(1024);
        let mut pen = Pen::new(&mut plain, &self.words, self.language, source.height);
        let mut open = Sequence::None;
        let nodes = source.structure.nodes();
        for mark in source.marks {
            let wanted = Sequence::of(mark);
            if wanted != open {
                pen.close(open);
                if let Some(node) = mark.tag {
                    let role = &nodes[node.0].role;
                    let mcid = source.first + piece.marked.len();
                    piece.mcids.push(pen.tag(operand(role), mcid));
                    piece.marked.push(node);
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
                    piece.pictures.insert(placed.picture);
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
                && matches!(nodes[node.0].role, Role::Figure { .. })
                && let Some(bounds) = pen.bounds(&mark.drawn)
            {
                piece.boxes.push((node, bounds));
            }
        }
        pen.close(open);
        pen.take_up(Colour::BLACK);
        let hash = blake3::hash(&plain);
        piece.digest.copy_from_slice(&hash.as_bytes()[..size_of::<Digest>()]);
        piece.plain = plain;
        piece
    }
}
