//! Bookmarks (ISO 32000-1, 12.3.3).

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::file::FileWriter;
use crate::pdf::number::{push_integer, push_reference};
use crate::pdf::string::text_string;

/// A line of the reader's outline.
#[derive(Debug)]
pub(super) struct Bookmark {
    pub(super) title: String,
    /// The page it leads to.
    pub(super) page: u32,
    /// The element it leads to.
    pub(super) element: u32,
}

/// Writes the outline and gives the number of its root; `None` when nothing is in it.
pub(super) fn write(
    bookmarks: &[Bookmark],
    file: &mut FileWriter<impl Write>,
    deflater: &mut Deflater,
) -> io::Result<Option<u32>> {
    if bookmarks.is_empty() {
        return Ok(None);
    }
    let root = file.reserve();
    let items: Vec<u32> = bookmarks.iter().map(|_| file.reserve()).collect();
    let mut body = Vec::new();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        body.clear();
        body.extend(b"<</Parent ");
        push_reference(&mut body, root);
        let neighbours = [
            (b"/Prev ".as_slice(), index.checked_sub(1)),
            (b"/Next ".as_slice(), index.checked_add(1)),
        ];
        for (key, neighbour) in neighbours {
            if let Some(&item) = neighbour.and_then(|index| items.get(index)) {
                body.extend(key);
                push_reference(&mut body, item);
            }
        }
        body.extend(b"/SE ");
        push_reference(&mut body, bookmark.element);
        body.extend(b"/Dest[");
        push_reference(&mut body, bookmark.page);
        body.extend(b"/Fit]/Title");
        text_string(&mut body, &bookmark.title);
        body.extend(b">>");
        file.object(items[index], &body, deflater)?;
    }
    body.clear();
    body.extend(b"<</Type/Outlines/First ");
    push_reference(&mut body, items[0]);
    body.extend(b"/Last ");
    push_reference(&mut body, items[items.len() - 1]);
    body.extend(b"/Count ");
    push_integer(&mut body, items.len() as u64);
    body.extend(b">>");
    file.object(root, &body, deflater)?;
    Ok(Some(root))
}
