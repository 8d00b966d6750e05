//! Characters that stand for others and tell where those came from. They are made only when
//! something is wrong with a letter, to find whose fault it is.

use std::ops::Range;

/// The planes for private use: first the tags, then the marks of a template's pieces.
const FIRST: u32 = 0xF_0000;
const SECOND: u32 = 0x10_0000;
const MARKS: u32 = 0x10_8000;
const LAST: u32 = 0x10_FFFD;
/// The code points of a plane that are characters.
const OF_PLANE: u32 = 0xFFFE;

/// Where a character came from: the place in a list of origins, and the place in the text
/// that is to be had there: in characters for a value, in bytes for a file.
pub(super) type Source = (usize, usize);

/// Number of tags.
const COUNT: usize = (OF_PLANE + MARKS - SECOND) as usize;
/// Number of them that are kept for a row: the event's stay what they are from row to row.
const OF_ROW: usize = COUNT / 3;

/// Tags in the order in which they were given out.
#[derive(Debug)]
pub(super) struct Tags<S> {
    numbers: Range<usize>,
    list: Vec<(char, S)>,
}

impl<S> Default for Tags<S> {
    /// With all that there are.
    fn default() -> Self {
        Self { numbers: 0..COUNT, list: Vec::new() }
    }
}

impl<S> Tags<S> {
    /// Those for a row.
    pub(super) fn of_row() -> Self {
        Self { numbers: 0..OF_ROW, list: Vec::new() }
    }

    /// Those for an event, which no row has.
    pub(super) fn of_event() -> Self {
        Self { numbers: OF_ROW..COUNT, list: Vec::new() }
    }

    /// True if there are none left.
    pub(super) fn are_spent(&self) -> bool {
        self.list.len() >= self.numbers.len()
    }

    /// A tag for a character; the character itself if there are no tags left.
    pub(super) fn tag(&mut self, character: char, source: S) -> char {
        if self.are_spent() {
            return character;
        }
        let number = self.numbers.start + self.list.len();
        let Ok(number) = u32::try_from(number) else { return character };
        let code = if number < OF_PLANE {
            FIRST + number
        } else {
            SECOND.saturating_add(number - OF_PLANE)
        };
        match char::from_u32(code).filter(|_| code < MARKS) {
            Some(tag) => {
                self.list.push((character, source));
                tag
            }
            None => character,
        }
    }

    /// Text that a tag stands for; none if it is no tag.
    pub(super) fn get(&self, tag: char) -> Option<&(char, S)> {
        let code = u32::from(tag);
        let number =
            if code >= SECOND { code - SECOND + OF_PLANE } else { code.checked_sub(FIRST)? };
        self.list.get(usize::try_from(number).ok()?.checked_sub(self.numbers.start)?)
    }

    /// The character that a tag stands for, or that is none.
    pub(super) fn character(&self, tag: char) -> char {
        self.get(tag).map_or(tag, |(character, _)| *character)
    }

    pub(super) fn plain(&self, text: &str) -> String {
        text.chars().map(|tag| self.character(tag)).collect()
    }
}

/// The mark of a piece of a template.
pub(super) fn mark(piece: usize) -> Option<char> {
    let code = MARKS.checked_add(u32::try_from(piece).ok()?)?;
    char::from_u32(code).filter(|_| code <= LAST)
}

/// The piece that a mark is of.
pub(super) fn piece_of(mark: char) -> Option<usize> {
    let code = u32::from(mark);
    (MARKS..=LAST).contains(&code).then(|| (code - MARKS) as usize)
}

/// True if a character may be taken for a tag or a mark.
pub(super) fn is_reserved(character: char) -> bool {
    u32::from(character) >= FIRST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_stands_for_its_character_as_long_as_there_are_any() {
        let mut tags = Tags::default();
        let given: Vec<char> = (0..100_000).map(|at| tags.tag('क', at)).collect();
        let count = given.iter().filter(|tag| is_reserved(**tag)).count();
        assert_eq!(count, 0xFFFE + 0x8000);
        for at in [0, 1, 0xFFFD, 0xFFFE, count - 1] {
            assert_eq!(tags.get(given[at]), Some(&('क', at)));
        }
        assert_eq!(given[count], 'क');
        assert_eq!(tags.get('क'), None);
        assert_eq!(tags.plain(&format!("{}ि", given[7])), "कि");
    }

    #[test]
    fn tags_of_rows_are_none_of_the_event() {
        let (mut row, mut event) = (Tags::of_row(), Tags::of_event());
        for at in 0..100_000 {
            let (of_row, of_event) = (row.tag('क', at), event.tag('ख', at));
            assert_eq!((row.get(of_event), event.get(of_row)), (None, None));
        }
        assert!(row.are_spent() && event.are_spent());
        assert_eq!(row.list.len() + event.list.len(), COUNT);
    }

    #[test]
    fn marks_are_no_tags() {
        let tags: Tags<()> = Tags::default();
        for piece in [0, 1, 30_000] {
            let mark = mark(piece).unwrap();
            assert_eq!((piece_of(mark), tags.get(mark)), (Some(piece), None));
        }
        assert_eq!((mark(0x8000), piece_of('क')), (None, None));
    }
}
