//! The order of letters on sheets.

use std::ops::Range;

use crate::impose::Duplex;

/// The way in which letters are shared out to the places of the sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// One piece to a sheet.
    Single,
    /// One piece to a sheet that is as much larger as bleed and crop marks need.
    Press,
    /// Cut and stack: after the cut the pile of each place, put upon that of the next, has all
    /// letters in their order.
    #[default]
    Stack,
    /// Letters one beside the other on a sheet, and the next ones on the next.
    Step,
    /// Each letter as sheets that are folded in the middle, one in the other, and stapled there.
    Booklet,
    /// As [`Scheme::Step`] on sheets of labels, the first of which has used up so many places.
    Labels {
        /// Their number, less than a sheet has.
        taken: usize,
    },
}

/// A piece of paper of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The letter, counted from 0.
    pub letter: usize,
    /// The page on its front, counted from 0; only in a booklet there may be none.
    pub front: Option<usize>,
    /// The page on its back, if it has one.
    pub back: Option<usize>,
    /// True if it is on the first sheet of its letter.
    pub is_first: bool,
    /// True if it is on the last.
    pub is_last: bool,
    /// The number of sheets around it in a thick booklet, for whose thickness it is moved towards
    /// the spine.
    pub creep: u32,
}

/// The piece at each place of a sheet; none where it stays empty.
pub type SheetLeaves = Vec<Option<Leaf>>;

/// The sheets of letters with so many pages, in the order in which they are printed. A letter
/// has all its pieces at the same place of successive sheets.
pub fn sheets(
    pages: &[usize],
    scheme: Scheme,
    slots: usize,
    duplex: Duplex,
) -> impl Iterator<Item = SheetLeaves> {
    let of_leaf = duplex.pages_of_leaf();
    let leaves: Vec<usize> = pages.iter().map(|own| own.div_ceil(of_leaf)).collect();
    let slots = slots.max(1);
    let booklets = if scheme == Scheme::Booklet { pages } else { &[] };
    let rounds = match scheme {
        Scheme::Booklet => Vec::new(),
        Scheme::Stack => vec![piles(&leaves, slots)],
        Scheme::Single | Scheme::Press | Scheme::Step => rows(leaves.len(), slots, 0),
        Scheme::Labels { taken } => rows(leaves.len(), slots, taken.min(slots - 1)),
    };
    let folded = booklets.iter().enumerate().flat_map(|(letter, &own)| booklet(letter, own));
    let cut = rounds.into_iter().flat_map(move |piles: Vec<Range<usize>>| {
        let each = piles.into_iter().map(|letters| pile(letters, pages, of_leaf));
        let mut each: Vec<_> = each.collect();
        std::iter::from_fn(move || {
            let mut sheet: SheetLeaves = each.iter_mut().map(Iterator::next).collect();
            sheet.resize(slots, None);
            sheet.iter().any(Option::is_some).then_some(sheet)
        })
    });
    folded.chain(cut)
}

/// Booklets of fewer sheets lie flat enough as they are.
const THICK: usize = 5;

/// The sheets of a letter as a booklet, from the outermost: on each its left half and its right one.
fn booklet(letter: usize, pages: usize) -> impl Iterator<Item = SheetLeaves> {
    let count = pages.div_ceil(4);
    let page = move |page: usize| (page < pages).then_some(page);
    (0..count).map(move |at| {
        let half = |front, back| Leaf {
            letter,
            front: page(front),
            back: page(back),
            is_first: at == 0,
            is_last: at + 1 == count,
            creep: if count < THICK { 0 } else { u32::try_from(at).unwrap_or_default() },
        };
        let end = 4 * count - 2 * at;
        vec![Some(half(end - 1, end - 2)), Some(half(2 * at, 2 * at + 1))]
    })
}

/// Letters side by side, so many a round, in the first after so many empty places.
fn rows(letters: usize, slots: usize, taken: usize) -> Vec<Vec<Range<usize>>> {
    let empty = std::iter::repeat_n(0..0, taken);
    let places: Vec<Range<usize>> = empty.chain((0..letters).map(|own| own..own + 1)).collect();
    if letters == 0 { Vec::new() } else { places.chunks(slots).map(<[_]>::to_vec).collect() }
}

/// The pieces of these letters, from the first to the last.
fn pile(letters: Range<usize>, pages: &[usize], of_leaf: usize) -> impl Iterator<Item = Leaf> {
    letters.flat_map(move |letter| {
        let pages = pages[letter];
        (0..pages).step_by(of_leaf).map(move |front| Leaf {
            letter,
            front: Some(front),
            back: (of_leaf == 2 && front + 1 < pages).then_some(front + 1),
            is_first: front == 0,
            is_last: front + of_leaf >= pages,
            creep: 0,
        })
    })
}

/// The letters of each pile: whole ones, so that the highest is as low as can be.
fn piles(leaves: &[usize], slots: usize) -> Vec<Range<usize>> {
    let total: usize = leaves.iter().sum();
    let largest = leaves.iter().copied().max().unwrap_or_default();
    let least = total.div_ceil(slots).max(largest);
    let mut heights = least..;
    let fitting = heights.find_map(|height| parted(leaves, height, slots));
    fitting.unwrap_or_default()
}

/// Letters in piles of at most such a height; none if there would be more than so many.
fn parted(leaves: &[usize], height: usize, slots: usize) -> Option<Vec<Range<usize>>> {
    let (mut piles, mut start, mut own) = (Vec::new(), 0, 0);
    for (letter, &more) in leaves.iter().enumerate() {
        if own + more > height {
            piles.push(start..letter);
            (start, own) = (letter, 0);
        }
        own += more;
    }
    piles.push(start..leaves.len());
    (piles.len() <= slots).then_some(piles)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIDES: [Duplex; 3] = [Duplex::Simplex, Duplex::LongEdge, Duplex::ShortEdge];

    fn letters() -> impl Strategy<Value = (Vec<usize>, usize, Duplex)> {
        let duplex = prop::sample::select(SIDES.to_vec());
        (prop::collection::vec(1..6_usize, 0..40), 1..9_usize, duplex)
    }

    /// The pages of a pile of pieces, each turned like a leaf.
    fn read(pile: impl IntoIterator<Item = Option<Leaf>>) -> Vec<(usize, usize)> {
        let leaves = pile.into_iter().flatten();
        leaves
            .flat_map(|own| {
                let back = own.back.map(|back| (own.letter, back));
                let front = own.front.map(|front| (own.letter, front));
                [front, back].into_iter().flatten()
            })
            .collect()
    }

    fn in_order(pages: &[usize]) -> Vec<(usize, usize)> {
        let of = |(letter, &pages): (usize, &usize)| (0..pages).map(move |page| (letter, page));
        pages.iter().enumerate().flat_map(of).collect()
    }

    proptest! {
        #[test]
        fn every_page_is_on_one_piece(
            (pages, slots, duplex) in letters(),
            scheme in prop::sample::select(vec![
                Scheme::Single,
                Scheme::Stack,
                Scheme::Step,
                Scheme::Labels { taken: 0 },
                Scheme::Labels { taken: 3 },
            ]),
        ) {
            let all: Vec<SheetLeaves> = sheets(&pages, scheme, slots, duplex).collect();
            prop_assert!(all.iter().all(|sheet| sheet.len() == slots));
            let mut found = read(all.concat());
            found.sort_unstable();
            prop_assert_eq!(found, in_order(&pages));
            let last = all.concat().into_iter().flatten().filter(|own| own.is_last).count();
            prop_assert_eq!(last, pages.len());
        }

        #[test]
        fn booklets_that_are_folded_are_read_from_the_first_page_to_the_last(
            pages in prop::collection::vec(1..40_usize, 0..9),
        ) {
            let mut all = sheets(&pages, Scheme::Booklet, 2, Duplex::ShortEdge);
            for (letter, &own) in pages.iter().enumerate() {
                let count = own.div_ceil(4);
                let sheets: Vec<SheetLeaves> = all.by_ref().take(count).collect();
                prop_assert_eq!(sheets.len(), count);
                // Folded one in the other: first the right halves from outside, each turned like a
                // leaf, then the left ones from inside, seen from their backs.
                let mut read = Vec::new();
                for sheet in &sheets {
                    let right = sheet[1].unwrap();
                    read.extend([right.front, right.back]);
                }
                for sheet in sheets.iter().rev() {
                    let left = sheet[0].unwrap();
                    read.extend([left.back, left.front]);
                }
                let wanted: Vec<Option<usize>> =
                    (0..4 * count).map(|page| (page < own).then_some(page)).collect();
                prop_assert_eq!(read, wanted);
                for (at, leaf) in sheets.iter().enumerate().flat_map(|(at, sheet)| {
                    sheet.iter().flatten().map(move |leaf| (at, leaf))
                }) {
                    prop_assert_eq!(leaf.letter, letter);
                    prop_assert_eq!((leaf.is_first, leaf.is_last), (at == 0, at + 1 == count));
                    let creep = if count < 5 { 0 } else { u32::try_from(at).unwrap() };
                    prop_assert_eq!(leaf.creep, creep);
                }
            }
            prop_assert!(all.next().is_none());
        }

        #[test]
        fn piles_upon_each_other_have_all_in_order((pages, slots, duplex) in letters()) {
            let all: Vec<SheetLeaves> = sheets(&pages, Scheme::Stack, slots, duplex).collect();
            // One cut through all sheets; then pile after pile.
            let cut = (0..slots).flat_map(|slot| all.iter().map(move |sheet| sheet[slot]));
            prop_assert_eq!(read(cut), in_order(&pages));
        }

        #[test]
        fn piles_of_letters_alike_are_as_high_as_each_other(
            letters in 0..100_usize,
            pages in 1..4_usize,
            slots in 1..9_usize,
        ) {
            let all = vec![pages; letters];
            let all: Vec<SheetLeaves> =
                sheets(&all, Scheme::Stack, slots, Duplex::Simplex).collect();
            let height = letters.div_ceil(slots);
            prop_assert_eq!(all.len(), height * pages);
            for (at, sheet) in all.into_iter().enumerate() {
                for (slot, leaf) in sheet.into_iter().enumerate() {
                    let letter = slot * height + at / pages;
                    let wanted = (letter < letters).then_some((letter, at % pages));
                    prop_assert_eq!(leaf.and_then(|own| Some((own.letter, own.front?))), wanted);
                }
            }
        }

        #[test]
        fn labels_fill_the_sheets_from_the_first_that_is_free(
            labels in 0..100_usize,
            slots in 1..25_usize,
            taken in 0..25_usize,
        ) {
            let taken = taken % slots;
            let all: Vec<SheetLeaves> =
                sheets(&vec![1; labels], Scheme::Labels { taken }, slots, Duplex::Simplex)
                    .collect();
            let wanted = if labels == 0 { 0 } else { (labels + taken).div_ceil(slots) };
            prop_assert_eq!(all.len(), wanted);
            for (at, leaf) in all.concat().into_iter().enumerate() {
                let label = at.checked_sub(taken).filter(|label| *label < labels);
                prop_assert_eq!(leaf.map(|own| own.letter), label);
            }
        }

        #[test]
        fn steps_of_whole_letters_follow_each_other((pages, slots, duplex) in letters()) {
            let all: Vec<SheetLeaves> = sheets(&pages, Scheme::Step, slots, duplex).collect();
            let mut sheet = all.iter();
            for first in (0..pages.len()).step_by(slots) {
                let group = &pages[first..pages.len().min(first + slots)];
                let height = group.iter().max().unwrap().div_ceil(duplex.pages_of_leaf());
                for at in 0..height {
                    for (slot, leaf) in sheet.next().unwrap().iter().enumerate() {
                        let front = at * duplex.pages_of_leaf();
                        let is_there = group.get(slot).is_some_and(|pages| front < *pages);
                        let wanted = is_there.then_some((first + slot, front));
                        prop_assert_eq!(leaf.and_then(|own| Some((own.letter, own.front?))), wanted);
                    }
                }
            }
            prop_assert!(sheet.next().is_none());
        }
    }
}
