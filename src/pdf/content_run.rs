//! Runs of pieces: what stands together in a stream of content and is deflated together.
//!
//! Deflating takes longer than all else that is done for a letter, and the same text gets
//! shorter the more of it is deflated together. So what is common to letters is parted from
//! what is not, in as few runs as can be, and each run that is common is deflated once.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::cache::Cache;
use crate::pdf::deflate::{Deflater, Fragment};
use crate::pdf::number::push_integer;
use crate::pdf::piece::{Digest, Piece};

/// Common content shorter than this, in bytes before deflating, goes with what is around it.
const LEAST: usize = 600;

/// Pieces that stand together in a stream.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct ContentRun {
    /// Deflated well; empty if `quick` is to do for all files and no other letter has it.
    dense: Fragment,
    /// Deflated quickly; empty if no file of many letters is made, or other letters have it.
    quick: Fragment,
    /// For the places of sheets, if it is to stand there.
    movable: Option<Box<Movable>>,
    /// Equal for equal runs.
    pub(super) digest: Digest,
    /// True if other letters have it.
    pub(super) is_common: bool,
}

impl ContentRun {
    /// The bytes of memory that it takes, about.
    pub(super) fn size(&self) -> usize {
        let movable = self.movable.as_ref().map_or(0, |own| own.size());
        size_of::<Self>() + self.dense.size() + self.quick.size() + movable
    }

    /// The operators with MCIDs that begin at another number, for a page with other content;
    /// none if the run was not made for that.
    pub(super) fn moved(&self, first: usize) -> Option<Vec<u8>> {
        Some(self.movable.as_ref()?.moved(first))
    }

    /// For a file of one letter.
    pub(super) fn for_one(&self) -> &Fragment {
        if self.dense.is_empty() { &self.quick } else { &self.dense }
    }

    /// For a file of many: how quickly it is made counts for more than its size.
    pub(super) fn for_many(&self) -> &Fragment {
        if self.is_common { &self.dense } else { &self.quick }
    }
}

/// The operators of a run, and where MCIDs stand among them.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Movable {
    plain: Vec<u8>,
    mcids: Vec<usize>,
}

impl Movable {
    fn of(pieces: &[Arc<Piece>], plain: Vec<u8>) -> Self {
        let (mut mcids, mut start) = (Vec::new(), 0);
        for piece in pieces {
            mcids.extend(piece.mcids.iter().map(|place| start + place));
            start += piece.plain.len();
        }
        Self { plain, mcids }
    }

    fn size(&self) -> usize {
        size_of::<Self>() + self.plain.capacity() + self.mcids.capacity() * size_of::<usize>()
    }

    fn moved(&self, first: usize) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.plain.len() + self.mcids.len() * 2);
        let mut rest = 0;
        for &place in &self.mcids {
            let digits = self.plain.get(place..).unwrap_or_default();
            let digits = digits.iter().take_while(|c| c.is_ascii_digit());
            let (mut length, mut mcid) = (0, 0_u64);
            for digit in digits {
                mcid = mcid * 10 + u64::from(digit - b'0');
                length += 1;
            }
            out.extend(self.plain.get(rest..place).unwrap_or_default());
            push_integer(&mut out, mcid + first as u64);
            rest = place + length;
        }
        out.extend(self.plain.get(rest..).unwrap_or_default());
        out
    }
}

/// The kinds of files that a letter goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destination {
    /// One of its own.
    pub one: bool,
    /// Such as have many letters.
    pub many: bool,
    /// Such as have several letters on a page.
    pub sheets: bool,
}

/// The digests of a letter's pieces; see [`Common::of`].
#[derive(Debug)]
pub struct PieceDigests(pub(super) BTreeSet<Digest>);

/// The pieces that are common to letters of a batch.
///
/// They are found among a few letters of the batch, always the same, so that the way in which
/// a letter is written depends neither on threads nor on which letters are asked for.
#[derive(Clone, Debug, Default)]
pub struct Common(BTreeSet<Digest>);

impl Common {
    /// The pieces that at least two of these letters have.
    pub fn of(letters: &[PieceDigests]) -> Self {
        let mut counts: BTreeMap<Digest, usize> = BTreeMap::new();
        for digest in letters.iter().flat_map(|letter| &letter.0) {
            *counts.entry(*digest).or_default() += 1;
        }
        Self(counts.into_iter().filter(|&(_, count)| count > 1).map(|(own, _)| own).collect())
    }

    /// Parts the pieces of a page: each range with whether it is common.
    fn parted(&self, pieces: &[Arc<Piece>]) -> Vec<(bool, usize, usize)> {
        let mut parted: Vec<(bool, usize, usize)> = Vec::new();
        let mut at = 0;
        for run in pieces.chunk_by(|one, other| self.has(one) == self.has(other)) {
            let length: usize = run.iter().map(|piece| piece.plain.len()).sum();
            let is_common = length >= LEAST && run.first().is_some_and(|piece| self.has(piece));
            let end = at + run.len();
            match parted.last_mut() {
                Some((false, _, last)) if !is_common => *last = end,
                _ => parted.push((is_common, at, end)),
            }
            at = end;
        }
        parted
    }

    fn has(&self, piece: &Piece) -> bool {
        self.0.contains(&piece.digest)
    }
}

/// The common runs that a thread has deflated lately.
#[derive(Debug, Default)]
pub(super) struct ContentRuns {
    recent: Cache<Digest, Arc<ContentRun>>,
}

impl ContentRuns {
    /// The runs of a page.
    ///
    /// # Errors
    ///
    /// When one cannot be deflated.
    pub(super) fn of(
        &mut self,
        pieces: &[Arc<Piece>],
        common: &Common,
        deflater: &mut Deflater,
        destination: Destination,
    ) -> io::Result<Vec<Arc<ContentRun>>> {
        let parted = common.parted(pieces).into_iter();
        let run = |(is_common, start, end): (bool, usize, usize)| {
            let pieces = pieces.get(start..end).unwrap_or_default();
            let mut hasher = blake3::Hasher::new();
            for piece in pieces {
                hasher.update(&piece.digest);
            }
            let mut digest = Digest::default();
            let hash = hasher.finalize();
            digest.copy_from_slice(&hash.as_bytes()[..size_of::<Digest>()]);
            if is_common && let Some(known) = self.recent.get(&digest) {
                return Ok(Arc::clone(known));
            }
            let plain: Vec<&[u8]> = pieces.iter().map(|piece| &*piece.plain).collect();
            let plain = plain.concat();
            let mut run = ContentRun { digest, is_common, ..ContentRun::default() };
            if is_common || destination.one {
                run.dense = deflater.fragment(&plain)?;
            }
            if !is_common && (destination.many || destination.sheets) {
                run.quick = deflater.fragment_quick(&plain)?;
            }
            if destination.sheets {
                run.movable = Some(Box::new(Movable::of(pieces, plain)));
            }
            let run = Arc::new(run);
            if is_common {
                self.recent.insert(digest, Arc::clone(&run));
            }
            Ok(run)
        };
        parted.map(run).collect()
    }
}
