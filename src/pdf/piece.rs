//! Pieces of content: what a part of a letter draws on a page, encoded once for all letters
//! that have the same.

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _};
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::cache::Cache;
use crate::geom::Pt;
use crate::layout::{Drawn, Mark};
use crate::picture::PictureId;
use crate::structure::{NodeId, Role, Structure};

/// Identifies a piece of content.
pub(super) type Digest = [u8; 16];

/// The content that a part draws on a page. It sets its own font, and no marked-content sequence
/// goes beyond it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Piece {
    /// The operators.
    pub(super) plain: Vec<u8>,
    /// Equal for equal pieces.
    pub(super) digest: Digest,
    /// The node of each marked-content sequence, in the order of the MCIDs.
    pub(super) marked: Vec<NodeId>,
    /// Where the MCID of each stands among the operators.
    pub(super) mcids: Vec<usize>,
    /// The room that each mark of a figure takes: left, lower, right and upper edge.
    pub(super) boxes: Vec<(NodeId, [f64; 4])>,
    /// The pictures that it shows.
    pub(super) pictures: BTreeSet<PictureId>,
}

/// The source of a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct PieceSource<'a> {
    pub(super) marks: &'a [Mark],
    /// The MCID of its first sequence.
    pub(super) first: usize,
    /// Height of the page.
    pub(super) height: Pt,
    /// The letter's structure.
    pub(super) structure: &'a Structure,
}

/// The pieces that a thread has encoded lately, for use again.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    recent: Cache<u64, KnownPiece>,
}

#[derive(Debug)]
struct KnownPiece {
    marks: Vec<Mark>,
    first: usize,
    height: Pt,
    roles: Vec<Role>,
    piece: Arc<Piece>,
}

impl Pieces {
    /// True if what a piece is made of is one letter's alone: nobody asks for it again.
    pub(super) fn is_once(source: PieceSource<'_>) -> bool {
        source.marks.iter().any(|mark| match &mark.drawn {
            Drawn::Text(line) => Arc::strong_count(&line.parts) == 1,
            _ => false,
        })
    }

    /// The piece that was made of the same.
    pub(super) fn find(&mut self, source: PieceSource<'_>) -> Option<Arc<Piece>> {
        let known = self.recent.get(&key(source))?;
        let is_same = known.first == source.first
            && known.height == source.height
            && known.marks.len() == source.marks.len()
            && known.marks.iter().zip(source.marks).all(|(one, other)| is_same(one, other))
            && roles(&known.piece, source.structure).eq(&known.roles);
        is_same.then(|| Arc::clone(&known.piece))
    }

    /// Keeps a piece, and what it was made of: while the lines are here no others have their
    /// addresses.
    pub(super) fn keep(&mut self, source: PieceSource<'_>, piece: &Arc<Piece>) {
        let known = KnownPiece {
            marks: source.marks.to_vec(),
            first: source.first,
            height: source.height,
            roles: roles(piece, source.structure).cloned().collect(),
            piece: Arc::clone(piece),
        };
        self.recent.insert(key(source), known);
    }
}

fn roles<'s>(piece: &'s Piece, structure: &'s Structure) -> impl Iterator<Item = &'s Role> {
    let nodes = structure.nodes();
    piece.marked.iter().filter_map(|node| nodes.get(node.0)).map(|node| &node.role)
}

/// Tells pieces apart well, if not surely: where the marks are, and which lines they are.
fn key(source: PieceSource<'_>) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    (source.first, source.marks.len()).hash(&mut hasher);
    for mark in source.marks {
        match &mark.drawn {
            Drawn::Text(line) => {
                line.y.0.to_bits().hash(&mut hasher);
                line.parts.as_ptr().addr().hash(&mut hasher);
            }
            Drawn::Rule(rule) => rule.y.0.to_bits().hash(&mut hasher),
            Drawn::Drawing(drawing) => drawing.y.0.to_bits().hash(&mut hasher),
            Drawn::Picture(placed) => placed.y.0.to_bits().hash(&mut hasher),
        }
    }
    hasher.finish()
}

/// True if two marks are drawn the same.
fn is_same(one: &Mark, other: &Mark) -> bool {
    match (&one.drawn, &other.drawn) {
        (Drawn::Text(line), Drawn::Text(own)) => {
            // Lines that are not shared are not compared: they are hardly ever the same.
            one.tag == other.tag
                && one.colour == other.colour
                && line.x == own.x
                && line.y == own.y
                && Arc::ptr_eq(&line.parts, &own.parts)
        }
        _ => one == other,
    }
}

/// The pieces of a page, one for each part of the letter.
#[derive(Clone, Debug, Default)]
pub(super) struct PagePieces(pub(super) Vec<Arc<Piece>>);

impl PagePieces {
    /// The node of each marked-content sequence; its place is the MCID.
    pub(super) fn marked(&self) -> impl Iterator<Item = NodeId> {
        self.0.iter().flat_map(|piece| &piece.marked).copied()
    }

    /// The room that each mark of a figure takes: left, lower, right and upper edge.
    pub(super) fn boxes(&self) -> impl Iterator<Item = (NodeId, [f64; 4])> {
        self.0.iter().flat_map(|piece| &piece.boxes).copied()
    }

    /// The pictures that it shows.
    pub(super) fn pictures(&self) -> BTreeSet<PictureId> {
        self.0.iter().flat_map(|piece| &piece.pictures).copied().collect()
    }
}
