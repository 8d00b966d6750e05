//! Cost of a line: badness, fitness class and demerits, after Knuth and Plass (1981).

use crate::layout::chunk::{Chunk, Justification, Room};

/// Demerits of a line for being there at all (`\linepenalty` of plain TeX).
const LINE_PENALTY: f64 = 10.0;
/// Demerits of a last line that is too short: more than a line stretched fully; in uneven
/// setting as much as a line little longer than half the measure, which shows less there.
const SHORT_LAST_LINE: f64 = 15_000.0;
const SHORT_LAST_RAGGED: f64 = 6_000_000.0;
/// Demerits of each line in balanced setting: more than all else, so that there are as few as
/// possible.
const BALANCED_LINE: f64 = 1e9;
/// One word alone on the last line counts as too short up to this share of the measure.
const LONE_WORD: f64 = 1.0 / 3.0;
/// The share of the measure that may be missing from a line of uneven setting for it to cost
/// as much as one stretched fully.
const RAGGED: f64 = 0.15;
/// The share of the mean length by which a line of balanced setting may differ at that cost.
const BALANCED: f64 = 0.3;
/// The share of the mean length that the last of balanced lines should have.
const BALANCED_LAST: f64 = 0.97;
/// Lengths are sums of many: what they may be off by.
const ROUNDING: f64 = 1e-6;

/// The fitness class of a line that is neither tight nor loose.
pub(super) const NORMAL: usize = 1;

/// Natural width of a line, and how far it gives.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extent {
    pub(super) width: f64,
    pub(super) stretch: f64,
    pub(super) shrink: f64,
}

/// Extents of the first 0, 1, 2 … chunks with all their spaces: any line is a difference.
pub(super) struct Sums<'c> {
    chunks: &'c [Chunk],
    before: Vec<Extent>,
}

impl<'c> Sums<'c> {
    pub(super) fn of(chunks: &'c [Chunk]) -> Self {
        let mut sum = Extent::default();
        let mut before = Vec::with_capacity(chunks.len() + 1);
        before.push(sum);
        for chunk in chunks {
            sum.width += chunk.width + chunk.space;
            sum.stretch += chunk.stretch + chunk.space_stretch;
            sum.shrink += chunk.shrink + chunk.space_shrink;
            before.push(sum);
        }
        Self { chunks, before }
    }

    /// The line from one chunk up to another, without the space after its last and without
    /// what hangs over the edge.
    pub(super) fn between(&self, start: usize, end: usize) -> Extent {
        let (from, to, last) = (self.before[start], self.before[end], self.chunks[end - 1]);
        Extent {
            width: to.width - from.width - last.space - last.overhang,
            stretch: to.stretch - from.stretch - last.space_stretch,
            shrink: to.shrink - from.shrink - last.space_shrink,
        }
    }
}

/// A line that could be set.
#[derive(Clone, Copy, Debug)]
pub(super) struct CandidateLine {
    /// Ratio by which its spaces are stretched or shrunk; infinite if there are none to fill it.
    pub(super) ratio: f64,
    /// The same as it is judged: with emergency stretch, or by what is missing from a line
    /// whose spaces keep their width.
    pub(super) strain: f64,
    /// 0 tight, 1 normal, 2 loose, 3 very loose.
    pub(super) class: usize,
    /// Its cost.
    pub(super) demerits: f64,
    /// True if it is too long even with all its shrink.
    pub(super) is_overfull: bool,
}

impl CandidateLine {
    /// The line from chunk `start` up to chunk `end`, of which there is at least one.
    pub(super) fn of(sums: &Sums<'_>, room: Room, start: usize, end: usize) -> Self {
        let Extent { width, stretch, shrink } = sums.between(start, end);
        let (is_first, is_last) = (start == 0, end == sums.chunks.len());
        let measure = if is_first { room.first } else { room.others };
        // A line that just fits must not seem too long by the rounding of the sums.
        let rest = measure - width;
        let rest = if rest.abs() < ROUNDING { 0.0 } else { rest };
        let is_justified = room.setting == Justification::Justified;
        let is_balanced = room.setting == Justification::Balanced;
        let is_overfull = rest < -(if is_justified { shrink + ROUNDING } else { 0.0 });
        let (ratio, strain) = if is_overfull {
            (if is_justified { -1.0 } else { 0.0 }, -1.0)
        } else if is_justified && rest < 0.0 {
            (rest / shrink, rest / shrink)
        } else if is_balanced {
            // Of two lines the first had better be the longer one.
            let mean = if is_last { room.mean * BALANCED_LAST } else { room.mean };
            (0.0, (mean - width) / (mean * BALANCED))
        } else if is_last {
            // It keeps its spaces, and may be of any length.
            (0.0, 0.0)
        } else if is_justified {
            let ratio = if stretch > 0.0 { rest / stretch } else { f64::INFINITY };
            let lent = (stretch + room.emergency).max(ROUNDING);
            (ratio, rest / lent)
        } else {
            (0.0, rest / (measure * RAGGED))
        };
        let class = match strain {
            _ if !is_justified => NORMAL,
            strain if strain < -0.5 => 0,
            strain if strain <= 0.5 => NORMAL,
            strain if strain <= 1.0 => 2,
            _ => 3,
        };
        let badness = 100.0 * strain.powi(3).abs();
        let penalty = if is_last { 0.0 } else { sums.chunks[end - 1].penalty };
        let is_lone = end - start == 1 && width < measure * LONE_WORD;
        let is_short = is_last && !is_first && (is_lone || width < room.least_last);
        let mut demerits = (LINE_PENALTY + badness).powi(2) + penalty.powi(2);
        if is_short {
            demerits += if is_justified { SHORT_LAST_LINE } else { SHORT_LAST_RAGGED };
        }
        if is_balanced {
            demerits += BALANCED_LINE;
        }
        Self { ratio, strain, class, demerits, is_overfull }
    }
}
