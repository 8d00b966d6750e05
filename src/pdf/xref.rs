//! The places of the objects of a file, and the cross-reference stream that has them
//! (ISO 32000-1, 7.5.8).

use std::io;

use crate::pdf::deflate::{Deflater, Fragment, joined};

/// The most objects that PDF/A allows in a file (ISO 19005-2, 6.1.13).
pub const MOST_OBJECTS: usize = 8_388_607;

/// The place of an object in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum XrefEntry {
    /// Not written yet.
    Nowhere,
    /// At this distance from the beginning of the file.
    At(u64),
    /// In an object stream, behind so many others.
    Within(u32, u16),
}

/// The keys of the stream's dictionary that say how its rows are made.
pub(super) const KEYS: &[u8] =
    b"/Type/XRef/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>/Size ";

/// The number of the free object that every file begins with (ISO 32000-1, 7.5.4).
pub(super) const NO_OBJECT: u32 = 0;

/// So many rows are deflated together while the file is being written.
const FLUSHED_ROWS: usize = 8192;

/// Filters of PNG (ISO 15948, 9.2), which say what a row is told by.
const PLAIN: u8 = 0;
const UP: u8 = 2;

type Row = [u8; 8];

/// The places of objects by their numbers, from 1.
///
/// A file of a lakh letters has millions of objects. Of a long file the rows of the table are
/// made as soon as nothing before them can change, and kept deflated.
#[derive(Clone, Debug, Default)]
pub(super) struct Xref {
    /// Those of the beginning, some of which are known only at the end.
    early: Vec<XrefEntry>,
    /// Those after them, deflated.
    flushed: Vec<Fragment>,
    flushed_count: usize,
    /// The last flushed row.
    above: Option<Row>,
    /// Those after them.
    late: Vec<XrefEntry>,
    is_long: bool,
}

impl Xref {
    /// From here on the file becomes long: the objects that come are written more or less in
    /// the order of their numbers.
    pub(super) fn go_on_long(&mut self) {
        self.early.append(&mut self.late);
        self.is_long = true;
    }

    /// The number of an object whose place comes later; that of no object when there are more
    /// than a file may have, which [`Self::stream`] refuses.
    pub(super) fn reserve(&mut self) -> u32 {
        self.late.push(XrefEntry::Nowhere);
        u32::try_from(self.len()).unwrap_or(NO_OBJECT)
    }

    /// Number of numbers.
    pub(super) fn len(&self) -> usize {
        self.early.len() + self.flushed_count + self.late.len()
    }

    pub(super) fn set(&mut self, number: u32, place: XrefEntry) {
        let Some(index) = (number as usize).checked_sub(1) else { return };
        let late = self.early.len() + self.flushed_count;
        let known = match index.checked_sub(late) {
            Some(index) => self.late.get_mut(index),
            None => self.early.get_mut(index),
        };
        if let Some(known) = known {
            *known = place;
        }
    }

    /// Deflates the rows before which nothing can change any more, if there are many.
    pub(super) fn flush(&mut self, deflater: &mut Deflater) -> io::Result<()> {
        while self.is_long
            && let Some(first) = self.late.get(..FLUSHED_ROWS)
            && !first.contains(&XrefEntry::Nowhere)
        {
            let mut rows = Vec::with_capacity(FLUSHED_ROWS * 9);
            self.above = told(first.iter().map(row), self.above, &mut rows);
            self.flushed.push(deflater.fragment(&rows)?.shrunk());
            self.flushed_count += FLUSHED_ROWS;
            self.late.drain(..FLUSHED_ROWS);
        }
        Ok(())
    }

    /// The table as a stream, with the free object 0 in front.
    ///
    /// # Errors
    ///
    /// When there are more objects than a file may have.
    pub(super) fn stream(&self, deflater: &mut Deflater) -> io::Result<Vec<u8>> {
        if self.len() > MOST_OBJECTS {
            return Err(io::Error::other(format!("more than {MOST_OBJECTS} objects")));
        }
        let free = std::iter::once([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]);
        let early = free.chain(self.early.iter().map(row));
        let late = self.late.iter().map(row);
        let mut rows = Vec::new();
        if self.flushed.is_empty() {
            told(early.chain(late), Some(Row::default()), &mut rows);
            return deflater.deflate(&rows);
        }
        told(early, Some(Row::default()), &mut rows);
        let first = deflater.fragment(&rows)?;
        rows.clear();
        told(late, self.above, &mut rows);
        let last = deflater.fragment(&rows)?;
        Ok(joined(std::iter::once(&first).chain(&self.flushed).chain([&last])))
    }
}

fn row(place: &XrefEntry) -> Row {
    let (kind, first, second) = match *place {
        XrefEntry::Nowhere => (0, 0, u16::MAX),
        XrefEntry::At(offset) => (1, offset, 0),
        XrefEntry::Within(stream, index) => (2, u64::from(stream), index),
    };
    let mut row = [kind; 8];
    // The lower five of eight bytes: no file has a terabyte.
    row[1..6].copy_from_slice(&first.to_be_bytes()[3..]);
    row[6..].copy_from_slice(&second.to_be_bytes());
    row
}

/// Writes rows, each told by its difference from the one above, since neighbours differ in
/// little; gives the last. Without one above the first is told as it is.
fn told(
    rows: impl Iterator<Item = Row>,
    mut above: Option<Row>,
    out: &mut Vec<u8>,
) -> Option<Row> {
    for row in rows {
        if let Some(above) = above {
            out.push(UP);
            out.extend(row.iter().zip(&above).map(|(own, above)| own.wrapping_sub(*above)));
        } else {
            out.push(PLAIN);
            out.extend(row);
        }
        above = Some(row);
    }
    above
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    /// The rows that a reader gets from a stream.
    fn read(stream: &[u8]) -> Vec<Row> {
        let mut plain = Vec::new();
        flate2::read::ZlibDecoder::new(stream).read_to_end(&mut plain).unwrap();
        let mut above = Row::default();
        let mut rows = Vec::new();
        for told in plain.chunks_exact(9) {
            let mut row = Row::default();
            for (index, place) in row.iter_mut().enumerate() {
                let under = if told[0] == UP { above[index] } else { 0 };
                *place = told[index + 1].wrapping_add(under);
            }
            rows.push(row);
            above = row;
        }
        rows
    }

    #[test]
    fn a_long_file_has_the_table_of_any_other() {
        let mut deflater = Deflater::default();
        let count = 3 * FLUSHED_ROWS + 100;
        let place = |number: u32| match number % 7 {
            0 => XrefEntry::At(u64::from(number) * 1000),
            rest => XrefEntry::Within(number / 7, u16::try_from(rest).unwrap()),
        };
        let [mut short, mut long] = [Xref::default(), Xref::default()];
        for places in [&mut short, &mut long] {
            for _ in 0..5 {
                places.reserve();
            }
        }
        long.go_on_long();
        for places in [&mut short, &mut long] {
            for _ in 5..count {
                // One is written after those that follow it.
                let number = places.reserve();
                if number != 9000 {
                    places.set(number, place(number));
                }
                places.flush(&mut deflater).unwrap();
            }
            assert!(places.late.len() > FLUSHED_ROWS, "9000 may still change");
            places.set(9000, place(9000));
            places.flush(&mut deflater).unwrap();
            // The first are known last, and one never.
            for number in [1, 2, 3, 5] {
                places.set(number, place(number));
            }
        }
        assert_eq!((short.len(), long.len()), (count, count));
        assert!(short.flushed.is_empty() && long.flushed.len() == 3);
        let [short, long] =
            [short, long].map(|places| read(&places.stream(&mut deflater).unwrap()));
        assert_eq!(short.len(), count + 1);
        assert_eq!(short, long);
        assert_eq!(short[4], row(&XrefEntry::Nowhere));
    }
}
