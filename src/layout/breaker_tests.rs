use proptest::prelude::*;

use super::breaker::{BreakingPass, CONTRAST, LineBreak, TOLERANCE, break_lines};
use super::chunk::{Chunk, Justification, Room};
use super::demerits::{NORMAL, Sums};

const SETTINGS: [Justification; 3] =
    [Justification::Justified, Justification::Ragged, Justification::Balanced];

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

fn room(measure: f64, setting: Justification) -> Room {
    Room {
        first: measure,
        others: measure,
        setting,
        least_last: 0.0,
        emergency: 30.0,
        mean: 0.0,
    }
}

fn ends(chunks: &[Chunk], room: Room) -> Vec<usize> {
    break_lines(chunks, room).iter().map(|line| line.end).collect()
}

/// First fit: as much on each line as it takes at its natural width.
fn greedy(chunks: &[Chunk], room: Room) -> Vec<usize> {
    let sums = Sums::of(chunks);
    let (mut start, mut ends) = (0, Vec::new());
    for end in 1..=chunks.len() {
        let measure = if start == 0 { room.first } else { room.others };
        if end - start > 1 && sums.between(start, end).width > measure {
            ends.push(end - 1);
            start = end - 1;
        }
    }
    ends.push(chunks.len());
    ends
}

/// Demerits of a way of breaking, or nothing if the pass does not allow it.
fn demerits(pass: &BreakingPass<'_>, ends: &[usize]) -> Option<f64> {
    let (mut start, mut class, mut sum) = (0, NORMAL, 0.0);
    for &end in ends {
        let line = pass.line(start, end);
        if !pass.allows(&line, start, end) {
            return None;
        }
        let contrast = if line.class.abs_diff(class) > 1 { CONTRAST } else { 0.0 };
        sum += line.demerits + contrast;
        (start, class) = (end, line.class);
    }
    Some(sum)
}

/// Texts with words as wide as in Hindi, some of them pairs, and the room for them.
fn paragraphs() -> impl Strategy<Value = (Vec<Chunk>, Room)> {
    // No wider than the shortest first line: what is wider is cut before.
    let chunk = (4.0..52.0f64, 0..10u8).prop_map(|(width, kind)| Chunk {
        width,
        stretch: if kind == 0 { 1.5 } else { 0.0 },
        shrink: if kind == 0 { 1.0 } else { 0.0 },
        overhang: if kind == 1 { 2.0 } else { 0.0 },
        space: 3.0,
        space_stretch: 1.5,
        space_shrink: 1.0,
        penalty: if kind == 2 { 100.0 } else { 0.0 },
    });
    let room =
        (70.0..500.0f64, 0.0..40.0f64, 0..3usize).prop_map(|(others, indent, setting)| Room {
            first: others - indent.min(others / 4.0),
            others,
            setting: SETTINGS[setting],
            least_last: indent,
            emergency: 30.0,
            mean: others / 2.0,
        });
    (prop::collection::vec(chunk, 1..120), room)
}

proptest! {
    #[test]
    fn every_chunk_once_and_in_order((chunks, room) in paragraphs()) {
        let ends = ends(&chunks, room);
        prop_assert!(ends.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert_eq!(ends.last(), Some(&chunks.len()));
    }

    #[test]
    fn no_line_is_overfull((chunks, room) in paragraphs()) {
        let mut start = 0;
        for LineBreak { end, ratio } in break_lines(&chunks, room) {
            let measure = if start == 0 { room.first } else { room.others };
            let extent = Sums::of(&chunks).between(start, end);
            let give = if ratio < 0.0 { extent.shrink } else { extent.stretch };
            prop_assert!((-1.0..=4.0).contains(&ratio));
            // A chunk alone may be wider than its line.
            prop_assert!(end == start + 1 || extent.width + ratio * give <= measure + 1e-3);
            prop_assert!(room.setting == Justification::Justified || ratio == 0.0);
            start = end;
        }
    }

    #[test]
    fn inside_the_tolerance_lines_are_full((chunks, room) in paragraphs()) {
        let room = Room { setting: Justification::Justified, ..room };
        let sums = Sums::of(&chunks);
        let pass = BreakingPass { sums: &sums, room: Room { emergency: 0.0, ..room }, bounded: true };
        let mut start = 0;
        for LineBreak { end, ratio } in pass.run(chunks.len()).unwrap_or_default() {
            let measure = if start == 0 { room.first } else { room.others };
            let extent = sums.between(start, end);
            let give = if ratio < 0.0 { extent.shrink } else { extent.stretch };
            prop_assert!((-1.0 - 1e-6..=TOLERANCE).contains(&ratio));
            let is_last = end == chunks.len();
            prop_assert!(is_last || (extent.width + ratio * give - measure).abs() < 1e-3);
            start = end;
        }
    }

    #[test]
    fn never_worse_than_first_fit((chunks, room) in paragraphs()) {
        let sums = Sums::of(&chunks);
        for bounded in [true, false] {
            let pass = BreakingPass { sums: &sums, room, bounded };
            let found: Option<Vec<_>> =
                pass.run(chunks.len()).map(|lines| lines.iter().map(|line| line.end).collect());
            if let Some(greedy) = demerits(&pass, &greedy(&chunks, room)) {
                let own = found.as_deref().and_then(|ends| demerits(&pass, ends));
                prop_assert!(own.is_some_and(|own| own <= greedy * (1.0 + 1e-9)));
            }
        }
    }

    #[test]
    fn the_best_of_all_ways((chunks, room) in paragraphs(), count in 1..11usize) {
        let chunks = &chunks[..count.min(chunks.len())];
        let sums = Sums::of(chunks);
        let pass = BreakingPass { sums: &sums, room, bounded: false };
        let all = (0..1u32 << (chunks.len() - 1)).filter_map(|breaks| {
            let inner = (1..chunks.len()).filter(|at| breaks & (1 << (at - 1)) != 0);
            demerits(&pass, &inner.chain([chunks.len()]).collect::<Vec<_>>())
        });
        let best = all.fold(f64::INFINITY, f64::min);
        let found = pass.run(chunks.len()).unwrap();
        let ends: Vec<_> = found.iter().map(|line| line.end).collect();
        let own = demerits(&pass, &ends).unwrap();
        prop_assert!((own - best).abs() <= best * 1e-9, "{own} {best}");
    }

    #[test]
    fn the_same_again((chunks, room) in paragraphs()) {
        prop_assert_eq!(break_lines(&chunks, room), break_lines(&chunks, room));
    }

    #[test]
    fn balanced_lines_are_no_more_than_first_fit_makes((chunks, room) in paragraphs()) {
        let room = Room { setting: Justification::Balanced, first: room.others, ..room };
        prop_assert_eq!(ends(&chunks, room).len(), greedy(&chunks, room).len());
    }
}

#[test]
fn looks_ahead_where_first_fit_does_not() {
    let widths: Vec<f64> = (0..80).map(|i| f64::from(5 + i * 7 % 23)).collect();
    let chunks = chunks(&widths);
    for setting in [Justification::Justified, Justification::Ragged] {
        let room = room(100.0, setting);
        let sums = Sums::of(&chunks);
        let pass = BreakingPass { sums: &sums, room, bounded: false };
        let own = demerits(&pass, &ends(&chunks, room)).unwrap();
        let greedy = demerits(&pass, &greedy(&chunks, room)).unwrap();
        assert!(own < greedy, "{own} {greedy}");
    }
}

#[test]
fn one_chunk_too_wide_still_gets_a_line() {
    for setting in SETTINGS {
        let room = room(50.0, setting);
        assert_eq!(ends(&chunks(&[10.0, 200.0, 10.0]), room), [1, 2, 3]);
        assert_eq!(ends(&chunks(&[200.0]), room), [1]);
        assert_eq!(ends(&[], room), [0; 0]);
    }
}

#[test]
fn no_word_alone_on_the_last_line_if_that_can_be_helped() {
    for setting in [Justification::Ragged, Justification::Balanced] {
        // 97 of 100 would go on the first line.
        let chunks = chunks(&[20.0, 20.0, 20.0, 28.0, 20.0]);
        assert_eq!(greedy(&chunks, room(100.0, setting)), [4, 5]);
        assert_eq!(ends(&chunks, room(100.0, setting)), [3, 5]);
    }
}

#[test]
fn balanced_lines_are_of_one_length() {
    let chunks = chunks(&[20.0; 9]);
    assert_eq!(ends(&chunks, room(100.0, Justification::Ragged)), [3, 7, 9]);
    assert_eq!(ends(&chunks, room(100.0, Justification::Balanced)), [3, 6, 9]);
}

#[test]
fn centred_lines_are_not_parted_where_words_lean() {
    let mut chunks = chunks(&[20.0; 8]);
    assert_eq!(ends(&chunks, room(100.0, Justification::Balanced)), [4, 8]);
    chunks[3].penalty = 150.0;
    assert_eq!(ends(&chunks, room(120.0, Justification::Balanced)), [5, 8]);
}

#[test]
fn punctuation_that_hangs_makes_room() {
    let mut chunks = chunks(&[48.0, 49.5, 40.0]);
    let room = room(100.0, Justification::Ragged);
    assert_eq!(ends(&chunks, room), [1, 3]);
    chunks[1].overhang = 1.0;
    assert_eq!(ends(&chunks, room), [2, 3]);
}

#[test]
fn a_line_that_would_gape_is_not_filled() {
    let mut widths = vec![20.0, 20.0, 95.0];
    let found = break_lines(&chunks(&widths), room(100.0, Justification::Justified));
    assert_eq!(found[0], LineBreak { end: 2, ratio: 0.0 });
    // One among many does not keep the others from being filled.
    widths.extend([20.5; 24]);
    let found = break_lines(&chunks(&widths), room(100.0, Justification::Justified));
    assert_eq!(found[0], LineBreak { end: 2, ratio: 0.0 });
    assert!(found[2].ratio > 0.0);
}
