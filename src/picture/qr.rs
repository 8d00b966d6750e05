//! QR codes (ISO/IEC 18004) as rectangles.

use fast_qr::{ECL, QRBuilder};

/// A code, with the quiet zone around it that readers need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules along one side, the quiet zone included.
    pub side: u16,
    /// Rectangles of dark modules: left, top, width and height in modules.
    pub dark: Vec<[u16; 4]>,
}

/// A text of more than the 2,331 bytes that the largest code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QrTooLong;

/// Light modules all around (ISO/IEC 18004, 6.3.8).
const QUIET: u16 = 4;

impl Qr {
    /// Encodes a text, with error correction level M: 15 % of the code may be spoilt.
    ///
    /// # Errors
    ///
    /// [`QrTooLong`].
    pub fn new(text: &str) -> Result<Self, QrTooLong> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| QrTooLong)?;
        let size = u16::try_from(code.size).map_err(|_| QrTooLong)?;
        let is_dark = |x: u16, y: u16| code[usize::from(y)][usize::from(x)].value();
        let mut dark: Vec<[u16; 4]> = Vec::new();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let start = x;
                while x < size && is_dark(x, y) {
                    x += 1;
                }
                if x == start {
                    x += 1;
                    continue;
                }
                let (left, top, width) = (start + QUIET, y + QUIET, x - start);
                // The run right above, if it is as wide, grows downwards.
                let above = dark
                    .iter_mut()
                    .rev()
                    .find(|run| run[0] == left && run[2] == width && run[1] + run[3] == top);
                match above {
                    Some(run) => run[3] += 1,
                    None => dark.push([left, top, width, 1]),
                }
            }
        }
        Ok(Self { side: size + 2 * QUIET, dark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_cover_what_is_dark_once() {
        let qr = Qr::new("https://example.org/?q=1").unwrap();
        let code = QRBuilder::new("https://example.org/?q=1").ecl(ECL::M).build().unwrap();
        let mut covered = vec![vec![0; usize::from(qr.side)]; usize::from(qr.side)];
        for &[x, y, width, height] in &qr.dark {
            for row in y..y + height {
                for column in x..x + width {
                    covered[usize::from(row)][usize::from(column)] += 1;
                }
            }
        }
        for (y, row) in covered.iter().enumerate() {
            for (x, &times) in row.iter().enumerate() {
                let inside = |at: usize| at.checked_sub(4).filter(|&at| at < code.size);
                let dark = match (inside(x), inside(y)) {
                    (Some(x), Some(y)) => code[y][x].value(),
                    _ => false,
                };
                assert_eq!(times, i32::from(dark), "{x}, {y}");
            }
        }
    }

    #[test]
    fn a_text_too_long_is_refused() {
        assert!(Qr::new(&"अ".repeat(770)).is_ok());
        assert_eq!(Qr::new(&"अ".repeat(800)), Err(QrTooLong));
    }
}
