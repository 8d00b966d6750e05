//! A row in one text.

/// The cells of a row, each but the last followed by `END`, which no cell has: lists are long,
/// and a text for each cell takes three times the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PackedRow<const END: char>(Box<str>);

impl<const END: char> PackedRow<END> {
    /// A row of these cells. What ends a cell is left out of them.
    pub(crate) fn new<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut text = String::with_capacity(160);
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                text.push(END);
            }
            if cell.contains(END) {
                text.extend(cell.chars().filter(|c| *c != END));
            } else {
                text.push_str(cell);
            }
        }
        Self(text.into())
    }

    /// The cells one after the other. Most have a few bytes, so that looking at each byte is
    /// faster than a search that begins anew for each cell.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        const { assert!(END.is_ascii()) };
        let text = &*self.0;
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == END as u8);
        let mut start = 0;
        ends.map(|(end, _)| end).chain([text.len()]).map(move |end| {
            let cell = &text[start..end];
            start = end + 1;
            cell
        })
    }
}
