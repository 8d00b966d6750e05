//! Optimal line breaks: Knuth and Plass, "Breaking Paragraphs into Lines", Software:
//! Practice and Experience 11 (1981).
//!
//! Hindi is not hyphenated, so the only places to break are spaces; everything between two
//! of them is one box.

/// A stretch that no line break parts, and the space after it. Lengths in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Chunk {
    /// Natural width without the space after it, spaces inside included.
    pub(super) width: f64,
    /// How much its inner spaces may grow.
    pub(super) stretch: f64,
    /// How much its inner spaces may give way.
    pub(super) shrink: f64,
    /// Natural width of the space after it.
    pub(super) space: f64,
    /// How much that space may grow.
    pub(super) space_stretch: f64,
    /// How much that space may give way.
    pub(super) space_shrink: f64,
}

/// The room for the lines of a paragraph, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Measure of the first line.
    pub(super) first: f64,
    /// Measure of all others.
    pub(super) others: f64,
    /// Whether lines are to fill their measure; if not, spaces keep their width and the
    /// lines are to be of even length.
    pub(super) justified: bool,
}

/// A line: the chunk after its last, and how far its spaces are stretched (1: by all of
/// their stretch) or shrunk (-1: by all of their shrink).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineBreak {
    pub(super) end: usize,
    pub(super) ratio: f64,
}

/// What a line costs for being there at all (`\linepenalty` of plain TeX).
const LINE_PENALTY: f64 = 10.0;
/// What a tight line next to a loose one costs (`\adjdemerits` of plain TeX).
const CONTRAST: f64 = 10_000.0;
/// What a last line shorter than [`SHORT`] of the measure costs.
const SHORT_LAST_LINE: f64 = 5_000.0;
const SHORT: f64 = 0.12;
/// The raggedness at which a line of uneven setting costs as much as one stretched fully.
const RAGGED: f64 = 0.15;

/// A line end reached, by the best way to it whose last line is of one fitness class.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Number of the chunk that the next line begins with.
    at: usize,
    is_first: bool,
    class: i8,
    ratio: f64,
    demerits: f64,
    previous: Option<usize>,
}

/// Finds the best breaks. Every chunk must fit on a line of its own.
pub(super) fn break_lines(chunks: &[Chunk], room: Room) -> Vec<LineBreak> {
    let mut nodes = vec![Node {
        at: 0,
        is_first: true,
        class: 0,
        ratio: 0.0,
        demerits: 0.0,
        previous: None,
    }];
    let mut active = vec![0];
    let sums = Sums::of(chunks);
    for end in 1..=chunks.len() {
        let mut best: [Option<Node>; 4] = [None; 4];
        let mut still_active = Vec::with_capacity(active.len());
        for &index in &active {
            let from = nodes[index];
            let extent = sums.between(from.at, end);
            let line = Line::of(extent, room, from.is_first, end == chunks.len());
            // A chunk too wide for the measure still gets a line, or no way would be left.
            if line.ratio < -1.0 && end - from.at > 1 {
                continue;
            }
            still_active.push(index);
            let contrast = if (line.class - from.class).abs() > 1 { CONTRAST } else { 0.0 };
            let demerits = from.demerits + line.demerits + contrast;
            let slot = &mut best[usize::from(line.class.unsigned_abs())];
            if slot.is_none_or(|node| demerits < node.demerits) {
                *slot = Some(Node {
                    at: end,
                    is_first: false,
                    class: line.class,
                    ratio: line.ratio,
                    demerits,
                    previous: Some(index),
                });
            }
        }
        active = still_active;
        for node in best.into_iter().flatten() {
            active.push(nodes.len());
            nodes.push(node);
        }
    }
    let last = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.at == chunks.len())
        .min_by(|a, b| a.1.demerits.total_cmp(&b.1.demerits))
        .map(|(index, _)| index);
    let mut lines = Vec::new();
    let mut next = last;
    while let Some(index) = next {
        let node = nodes[index];
        next = node.previous;
        if next.is_some() {
            lines.push(LineBreak { end: node.at, ratio: node.ratio });
        }
    }
    lines.reverse();
    lines
}

/// Natural width of a line, and how far it gives.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    width: f64,
    stretch: f64,
    shrink: f64,
}

/// Extents of the first 0, 1, 2 … chunks with all their spaces: any line is a difference.
struct Sums<'c> {
    chunks: &'c [Chunk],
    before: Vec<Extent>,
}

impl<'c> Sums<'c> {
    fn of(chunks: &'c [Chunk]) -> Self {
        let mut sum = Extent::default();
        let mut before = vec![sum];
        for chunk in chunks {
            sum.width += chunk.width + chunk.space;
            sum.stretch += chunk.stretch + chunk.space_stretch;
            sum.shrink += chunk.shrink + chunk.space_shrink;
            before.push(sum);
        }
        Self { chunks, before }
    }

    /// The line from one chunk up to another, without the space after its last.
    fn between(&self, start: usize, end: usize) -> Extent {
        let (from, to, last) = (self.before[start], self.before[end], self.chunks[end - 1]);
        Extent {
            width: to.width - from.width - last.space,
            stretch: to.stretch - from.stretch - last.space_stretch,
            shrink: to.shrink - from.shrink - last.space_shrink,
        }
    }
}

struct Line {
    ratio: f64,
    /// 0 tight, 1 normal, 2 loose, 3 very loose.
    class: i8,
    demerits: f64,
}

impl Line {
    fn of(natural: Extent, room: Room, is_first: bool, is_last: bool) -> Self {
        let measure = if is_first { room.first } else { room.others };
        let Extent { width, stretch, shrink } = natural;
        // A line that just fits must not seem too long by the rounding of the sums.
        let rest = measure - width;
        let rest = if rest.abs() < 1e-6 { 0.0 } else { rest };
        let is_short = is_last && !is_first && width < measure * SHORT;
        let penalty = if is_short { SHORT_LAST_LINE } else { 0.0 };
        let (ratio, badness) = if !room.justified {
            let raggedness = if is_last { 0.0 } else { rest / (measure * RAGGED) };
            (if rest < 0.0 { -2.0 } else { 0.0 }, 100.0 * raggedness.powi(3).abs())
        } else if is_last && rest >= 0.0 {
            (0.0, 0.0)
        } else {
            // A line of one word cannot be stretched: as bad as can be, but possible.
            let ratio = match rest {
                r if r >= 0.0 => {
                    if stretch > 0.0 {
                        r / stretch
                    } else {
                        100.0
                    }
                }
                r => {
                    if shrink > 0.0 {
                        r / shrink
                    } else {
                        -2.0
                    }
                }
            };
            (ratio, 100.0 * ratio.powi(3).abs())
        };
        let class = match ratio {
            r if r < -0.5 => 0,
            r if r <= 0.5 => 1,
            r if r <= 1.0 => 2,
            _ => 3,
        };
        let demerits = (LINE_PENALTY + badness).powi(2) + penalty;
        Self { ratio, class, demerits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(widths: &[f64]) -> Vec<Chunk> {
        let chunk = |&width| Chunk {
            width,
            space: 3.0,
            space_stretch: 1.5,
            space_shrink: 1.0,
            ..Chunk::default()
        };
        widths.iter().map(chunk).collect()
    }

    fn ends(widths: &[f64], measure: f64, justified: bool) -> Vec<usize> {
        let room = Room { first: measure, others: measure, justified };
        break_lines(&chunks(widths), room).iter().map(|line| line.end).collect()
    }

    #[test]
    fn looks_ahead_where_a_greedy_breaker_would_not() {
        // Greedy: 30+3+30 | 60 | 30+3+30 …, the second line stretched out of all measure.
        let widths = [30.0, 30.0, 27.0, 60.0, 30.0, 30.0, 30.0];
        assert_eq!(ends(&widths, 97.0, true), [3, 5, 7]);
    }

    #[test]
    fn every_line_fits() {
        let widths: Vec<f64> = (0..80).map(|i| f64::from(5 + i * 7 % 23)).collect();
        for justified in [true, false] {
            let room = Room { first: 90.0, others: 100.0, justified };
            let all = chunks(&widths);
            let mut start = 0;
            for (index, line) in break_lines(&all, room).iter().enumerate() {
                let measure = if index == 0 { room.first } else { room.others };
                let shrunk: f64 =
                    all[start..line.end].iter().map(|chunk| chunk.width + 2.0).sum::<f64>()
                        - 2.0;
                assert!(shrunk <= measure + 1e-6, "{shrunk} {measure}");
                start = line.end;
            }
            assert_eq!(start, all.len());
        }
    }

    #[test]
    fn one_chunk_too_wide_still_gets_a_line() {
        assert_eq!(ends(&[10.0, 200.0, 10.0], 50.0, true), [1, 2, 3]);
        assert_eq!(ends(&[200.0], 50.0, false), [1]);
        assert_eq!(ends(&[], 50.0, true), [0; 0]);
    }
}
