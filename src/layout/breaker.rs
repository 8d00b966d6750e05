//! Optimal line breaks: Knuth and Plass, "Breaking Paragraphs into Lines", Software:
//! Practice and Experience 11 (1981).
//!
//! Hindi is not hyphenated, so the only places to break are spaces; everything between two
//! of them is one box. All breaks of a paragraph are weighed together: each line costs
//! demerits, and the way through the paragraph with the fewest is taken.

use crate::layout::chunk::{Chunk, Justification, Room};
use crate::layout::demerits::{CandidateLine, NORMAL, Sums};

impl Room {
    /// With the mean length of as few lines as the text can be set in.
    pub(super) fn balanced(self, sums: &Sums<'_>, count: usize) -> Self {
        let (mut start, mut lines, mut length) = (0, 1.0, 0.0);
        for end in 1..=count {
            let measure = if start == 0 { self.first } else { self.others };
            if end - start > 1 && sums.between(start, end).width > measure {
                length += sums.between(start, end - 1).width;
                (start, lines) = (end - 1, lines + 1.0);
            }
        }
        length += sums.between(start, count).width;
        Self { mean: length / lines, ..self }
    }
}

/// A line: the chunk after its last, and how far its spaces are stretched (1: by all of
/// their stretch) or shrunk (-1: by all of their shrink).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineBreak {
    pub(super) end: usize,
    pub(super) ratio: f64,
}

/// The ratio by which spaces of a line may be stretched before the emergency. With spaces that grow
/// by half, 1.2 is 1.6 times their width.
pub(super) const TOLERANCE: f64 = 1.2;
/// A line whose spaces would have to be stretched further is not filled. With spaces that grow
/// by half, 4 is three times their width.
const LOOSEST: f64 = 4.0;
/// The share of such lines from which on a paragraph is better not justified at all.
const TOO_NARROW: f64 = 0.25;
/// Demerits of a tight line next to a loose one (`\adjdemerits` of plain TeX).
pub(super) const CONTRAST: f64 = 10_000.0;

/// A line end reached, by the best way to it whose last line is of one fitness class.
#[derive(Clone, Copy, Debug)]
struct Breakpoint {
    /// Number of the chunk that the next line begins with.
    at: usize,
    class: usize,
    ratio: f64,
    demerits: f64,
    previous: Option<usize>,
}

/// Finds the best breaks. Justified lines are first looked for inside the tolerance; if there
/// is no such way, with emergency stretch and no bound; if even then many lines would gape,
/// they are left ragged. A chunk that is wider than its line gets a line of its own.
pub(super) fn break_lines(chunks: &[Chunk], room: Room) -> Vec<LineBreak> {
    let sums = Sums::of(chunks);
    if chunks.is_empty() {
        return Vec::new();
    }
    if sums.between(0, chunks.len()).width <= room.first {
        return vec![LineBreak { end: chunks.len(), ratio: 0.0 }];
    }
    let count = chunks.len();
    let room = match room.setting {
        Justification::Justified => {
            let strict = Room { emergency: 0.0, ..room };
            if let Some(lines) =
                (BreakingPass { sums: &sums, room: strict, bounded: true }).run(count)
            {
                return lines;
            }
            room
        }
        Justification::Ragged => room,
        Justification::Balanced => room.balanced(&sums, count),
    };
    let mut lines =
        BreakingPass { sums: &sums, room, bounded: false }.run(count).unwrap_or_default();
    let gapes = |line: &LineBreak| line.ratio > LOOSEST;
    // A line without a space, such as a part of a word that was cut, says nothing.
    let gaping = lines.iter().filter(|line| gapes(line) && line.ratio.is_finite()).count();
    if gaping as f64 > lines.len().saturating_sub(1) as f64 * TOO_NARROW {
        return break_lines(chunks, Room { setting: Justification::Ragged, ..room });
    }
    for line in lines.iter_mut().filter(|line| gapes(line)) {
        line.ratio = 0.0;
    }
    lines
}

/// One search through a paragraph.
pub(super) struct BreakingPass<'c> {
    pub(super) sums: &'c Sums<'c>,
    pub(super) room: Room,
    /// True if lines outside the tolerance are refused.
    pub(super) bounded: bool,
}

impl BreakingPass<'_> {
    /// The best way to the end, if any leads there.
    pub(super) fn run(&self, count: usize) -> Option<Vec<LineBreak>> {
        let start =
            Breakpoint { at: 0, class: NORMAL, ratio: 0.0, demerits: 0.0, previous: None };
        let mut nodes = vec![start];
        // Line ends from which the next line can still be reached without its being too long.
        let mut active = vec![0];
        for end in 1..=count {
            let mut best: [Option<Breakpoint>; 4] = [None; 4];
            active.retain(|&index| {
                let from = nodes[index];
                let line = self.line(from.at, end);
                if let Some(node) = self.step(from, index, &line, end) {
                    let slot = &mut best[line.class];
                    if slot.is_none_or(|known| node.demerits < known.demerits) {
                        *slot = Some(node);
                    }
                }
                !line.is_overfull
            });
            for node in best.into_iter().flatten() {
                active.push(nodes.len());
                nodes.push(node);
            }
            if active.is_empty() {
                return None;
            }
        }
        let last = nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.at == count)
            .min_by(|a, b| a.1.demerits.total_cmp(&b.1.demerits));
        let mut lines = Vec::new();
        let mut next = last.map(|(index, _)| index);
        while let Some(Breakpoint { at, ratio, previous: Some(previous), .. }) =
            next.map(|index| nodes[index])
        {
            lines.push(LineBreak { end: at, ratio });
            next = Some(previous);
        }
        lines.reverse();
        (!lines.is_empty()).then_some(lines)
    }

    /// The line from one chunk up to another.
    pub(super) fn line(&self, start: usize, end: usize) -> CandidateLine {
        CandidateLine::of(self.sums, self.room, start, end)
    }

    /// True if a line may be set at all.
    pub(super) fn allows(&self, line: &CandidateLine, start: usize, end: usize) -> bool {
        if self.bounded {
            !line.is_overfull && line.strain <= TOLERANCE
        } else {
            // A chunk too wide for the measure still gets a line, or no way would be left.
            !line.is_overfull || end - start == 1
        }
    }

    fn step(
        &self,
        from: Breakpoint,
        index: usize,
        line: &CandidateLine,
        end: usize,
    ) -> Option<Breakpoint> {
        if !self.allows(line, from.at, end) {
            return None;
        }
        let contrast = if line.class.abs_diff(from.class) > 1 { CONTRAST } else { 0.0 };
        Some(Breakpoint {
            at: end,
            class: line.class,
            ratio: line.ratio,
            demerits: from.demerits + line.demerits + contrast,
            previous: Some(index),
        })
    }
}
