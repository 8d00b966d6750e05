//! The text of a letter cut into pieces that can be read one by one.
//!
//! Most of a letter is the same for all invitees. A piece that was read for an earlier letter
//! need not be read again, if what stands before it cannot change what it means.

use std::ops::Range;

use memchr::{memchr_iter, memmem};

/// Cuts Djot before blocks that begin after an empty line outside all groups.
///
/// A cut is made only where a block begins that does not depend on the one before it: lists
/// go on over empty lines, and titles of tables belong to what stands above. Whether all is
/// closed before the cut is for the reader of the piece to say.
pub(super) fn segments(source: &[u8]) -> Vec<Range<usize>> {
    // What is defined in one place and used in another is never parted.
    if memmem::find(source, b"]:").is_some() {
        return std::iter::once(0..source.len()).collect();
    }
    let mut segments = Vec::with_capacity(24);
    let (mut start, mut at) = (0, 0);
    let line_ends = memchr_iter(b'\n', source).map(|end| end + 1);
    let last = (!source.ends_with(b"\n")).then_some(source.len());
    let mut is_after_blank = false;
    let mut fences: Vec<usize> = Vec::new();
    for end in line_ends.chain(last) {
        let line = &source[at..end];
        let text = line.trim_ascii();
        if is_after_blank && fences.is_empty() && begins_anew(line) && at > start {
            segments.push(start..at);
            start = at;
        }
        is_after_blank = text.is_empty();
        let colons = text.iter().take_while(|&&byte| byte == b':').count();
        if colons >= 3 {
            if colons < text.len() {
                fences.push(colons);
            } else if let Some(own) = fences.iter().position(|&open| open <= colons) {
                fences.truncate(own);
            } else {
                fences.push(colons);
            }
        }
        at = end;
    }
    if start < source.len() {
        segments.push(start..source.len());
    }
    segments
}

/// True if a line that follows an empty one begins a block of its own, whatever stands above.
fn begins_anew(line: &[u8]) -> bool {
    match line.first() {
        Some(b'#' | b'{' | b'|' | b'!' | b'\\') => true,
        Some(b':') => line.starts_with(b":::"),
        Some(first) => !first.is_ascii(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::segments;

    fn cut(source: &str) -> Vec<&str> {
        segments(source.as_bytes()).into_iter().map(|range| &source[range]).collect()
    }

    #[test]
    fn cuts_between_blocks() {
        assert_eq!(
            cut("# क\n\nख\nग\n\n::: to\nघ\n\nङ\n:::\n\n{.x}\nच\n"),
            ["# क\n\n", "ख\nग\n\n", "::: to\nघ\n\nङ\n:::\n\n", "{.x}\nच\n"]
        );
    }

    #[test]
    fn never_inside_groups_and_lists() {
        for whole in [
            ":::: a\n::: b\n:::\n\nक\n::::\n",
            "- क\n\n- ख\n\n  ग\n",
            "1. क\n\n2. ख\n",
            "| क |\n\n^ ख\n",
            "[क][x]\n\n[x]: ख\n\nग\n",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
    }
}
