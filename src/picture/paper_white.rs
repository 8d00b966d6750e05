//! Making the paper of a scanned signature transparent.
//!
//! The paper of a scan or a photo is never quite white, and darker towards the corners. So its
//! brightness is first estimated cell by cell; what is nearly as bright is paper, what is much
//! darker is ink, and between them, at the edges of strokes, the ink is taken out of the mix.

/// Treatment of the white of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum White {
    /// It is printed as it is.
    #[default]
    Kept,
    /// It becomes transparent: paper that was scanned along with a signature.
    Transparent,
}

/// Cells along the longer side.
const CELLS: usize = 16;
/// The share of a cell's samples that is darker than its paper.
const RANK: f64 = 0.8;
/// From this share of the paper's brightness up it is paper, and from this one down ink.
const PAPER: f64 = 0.88;
const INK: f64 = 0.45;

/// The share of ink of each pixel, from 0 to 255; the samples, of one or three channels,
/// become the colour of the ink.
pub(super) fn ink(width: usize, height: usize, samples: &mut [u8]) -> Vec<u8> {
    let channels = samples.len() / (width * height).max(1);
    let paper = PaperBrightness::of(width, height, channels, samples);
    let mut alpha = Vec::with_capacity(width * height);
    for (index, pixel) in samples.chunks_exact_mut(channels.max(1)).enumerate() {
        let (x, y) = (index % width, index / width);
        let mut light = [1.0_f64; 3];
        for (channel, (light, sample)) in light.iter_mut().zip(&*pixel).enumerate() {
            *light = (f64::from(*sample) / paper.at(x, y, channel)).min(1.0);
        }
        let darkest = light[..channels].iter().copied().fold(1.0, f64::min);
        let share = ((PAPER - darkest) / (PAPER - INK)).clamp(0.0, 1.0);
        for (sample, light) in pixel.iter_mut().zip(light) {
            // Where there is no ink one colour serves as well as another.
            let own = if share > 0.0 { (light - (1.0 - share)) / share } else { 0.0 };
            *sample = byte(own * 255.0);
        }
        alpha.push(byte(share * 255.0));
    }
    alpha
}

fn byte(value: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 255"
    )]
    let byte = value.round().clamp(0.0, 255.0) as u8;
    byte
}

/// The brightness of the paper, a value for each cell and channel.
struct PaperBrightness {
    cell: usize,
    columns: usize,
    rows: usize,
    channels: usize,
    levels: Vec<f64>,
}

impl PaperBrightness {
    fn of(width: usize, height: usize, channels: usize, samples: &[u8]) -> Self {
        let cell = width.max(height).div_ceil(CELLS).max(8);
        let (columns, rows) = (width.div_ceil(cell), height.div_ceil(cell));
        let mut counts = vec![[0_u32; 256]; columns * rows * channels];
        for (index, pixel) in samples.chunks_exact(channels.max(1)).enumerate() {
            let (x, y) = (index % width / cell, index / width / cell);
            for (channel, &sample) in pixel.iter().enumerate() {
                counts[(y * columns + x) * channels + channel][usize::from(sample)] += 1;
            }
        }
        let own: Vec<f64> = counts.iter().map(level).collect();
        let mut levels = own.clone();
        // A cell full of ink has the paper of its neighbours.
        for (at, level) in levels.iter_mut().enumerate() {
            let (cell, channel) = (at / channels, at % channels);
            let (x, y) = (cell % columns, cell / columns);
            for row in y.saturating_sub(1)..(y + 2).min(rows) {
                for column in x.saturating_sub(1)..(x + 2).min(columns) {
                    *level = level.max(own[(row * columns + column) * channels + channel]);
                }
            }
        }
        Self { cell, columns, rows, channels, levels }
    }

    /// The level at a pixel, between the middles of the four cells around it.
    fn at(&self, x: usize, y: usize, channel: usize) -> f64 {
        let place = |at: usize, count: usize| {
            let at = (at as f64 + 0.5) / self.cell as f64 - 0.5;
            let at = at.clamp(0.0, count as f64 - 1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "not negative, and less than the number of cells"
            )]
            let low = at as usize;
            (low, (low + 1).min(count - 1), at - low as f64)
        };
        let (left, right, dx) = place(x, self.columns);
        let (above, below, dy) = place(y, self.rows);
        let level = |row: usize, column: usize| {
            self.levels[(row * self.columns + column) * self.channels + channel]
        };
        let upper = level(above, left) * (1.0 - dx) + level(above, right) * dx;
        let lower = level(below, left) * (1.0 - dx) + level(below, right) * dx;
        upper * (1.0 - dy) + lower * dy
    }
}

/// The sample below which the given share of all samples lies; never quite black.
fn level(count: &[u32; 256]) -> f64 {
    let total: u32 = count.iter().sum();
    let mut passed = 0;
    for (value, &number) in (0_u8..=255).zip(count) {
        passed += number;
        if f64::from(passed) >= f64::from(total) * RANK {
            return f64::from(value).max(32.0);
        }
    }
    255.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paper that darkens from left to right, with a stroke of blue ink across.
    fn scan() -> Vec<u8> {
        let (width, height) = (160, 80);
        (0..width * height)
            .flat_map(|index| {
                let (x, y) = (index % width, index / width);
                let light = 250 - u8::try_from(x / 2).unwrap();
                if (38..42).contains(&y) { [20, 30, 140] } else { [light; 3] }
            })
            .collect()
    }

    #[test]
    fn paper_goes_and_ink_stays() {
        let mut samples = scan();
        let alpha = ink(160, 80, &mut samples);
        assert!((0..160).all(|x| alpha[10 * 160 + x] == 0 && alpha[70 * 160 + x] == 0));
        assert!((0..160).all(|x| alpha[40 * 160 + x] == 255));
        let pixel = &samples[40 * 160 * 3..][..3];
        assert!(pixel[2] > 100 && pixel[0] < 50, "{pixel:?}");
    }
}
