//! QR codes (ISO/IEC 18004) read from a photo of a page that has many of them.
//!
//! rqrr finds them, and reads what their modules say. The modules themselves are looked up here, in
//! the photo as it was taken: a code of 13 mm has few pixels for each in a photo of a whole page,
//! too few for a grid that is good to a pixel of black and white.

use std::collections::BTreeSet;

use rqrr::{BitGrid as _, Grid, PreparedImage, SimpleGrid};

use crate::diagnostic::PictureProblem;
use crate::guard::guarded;
use crate::picture::kind::{self, FileKind};
use crate::picture::{LARGEST_FILE, raster};

/// A picture in shades of grey.
#[derive(Clone, Copy, Debug)]
pub struct Grey<'a> {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The shades, 0 black, row by row from the upper left corner.
    pub shades: &'a [u8],
}

/// The codes of a photo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoCodes {
    /// The texts of those that can be read.
    pub texts: BTreeSet<String>,
    /// The number of those that are seen and cannot be read.
    pub unread: usize,
}

/// The shorter sides, in pixels, that a photo is brought to, one after the other, until one shows
/// nothing new: what one size hides another shows. A code of 13 mm on A4 has modules of 7 pixels in
/// the largest.
const SIDES: [usize; 3] = [2200, 3000, 1500];

/// The share of the mean around it below which a pixel is dark, in hundredths.
const DARK: u64 = 85;

/// Pixels of a photo in another size, at most: so many shades can be added up in 32 bits.
const MOST_PIXELS: f64 = 16e6;

/// A photo is not made larger than so many times: it would show nothing more.
const MOST_DRAWN_APART: f64 = 2.0;

/// A part of the shorter side within which the mean is taken, to each side of a pixel.
const AROUND: usize = 24;

impl PhotoCodes {
    /// Reads all codes of a PNG or JPEG file.
    ///
    /// # Errors
    ///
    /// Its fault; none if it is a drawing or a PDF, which no camera makes.
    pub fn of_file(file: &[u8]) -> Result<Self, Option<PictureProblem>> {
        if file.len() > LARGEST_FILE {
            return Err(Some(PictureProblem::FileTooLarge));
        }
        let is_png = match kind::of(file)? {
            FileKind::Png => true,
            FileKind::Jpeg => false,
            FileKind::Svg | FileKind::Pdf => return Err(None),
        };
        let (width, height, shades) = raster::shades(file, is_png)?;
        let [width, height] = [width, height].map(|side| side as usize);
        Ok(Self::read(Grey { width, height, shades: &shades }))
    }

    /// Reads all codes of a photo.
    pub fn read(photo: Grey<'_>) -> Self {
        let mut seen: Vec<Sighting> = Vec::new();
        let side = photo.width.min(photo.height);
        if side == 0 {
            return Self::default();
        }
        for (pass, wanted) in SIDES.into_iter().enumerate() {
            let before = seen.len();
            let pixels = (photo.width * photo.height) as f64;
            let share = (wanted as f64 / side as f64).min(MOST_DRAWN_APART);
            let share = share.min((MOST_PIXELS / pixels).sqrt());
            let scaled = Scaled::of(photo, share);
            let mut dark = scaled.dark(scaled.width.min(scaled.height) / AROUND);
            // Corners of several codes together may look like one, and hide them: what is read is
            // taken away.
            let mut erased = 0;
            loop {
                let read: Vec<&Sighting> =
                    seen.iter().filter(|own| own.text.is_some()).collect();
                read[erased..].iter().for_each(|own| scaled.erase(own, share, &mut dark));
                erased = read.len();
                // What is no code at all may still make the reader stumble.
                let found = guarded(|| found(&scaled, &dark)).unwrap_or_default();
                for Found { corners, size } in found {
                    let place = Frame::of(corners, size).over(share);
                    let centre = place.at(size as f64 / 2.0, size as f64 / 2.0);
                    let is_known = |own: &Sighting| own.text.is_some() && own.is_at(centre);
                    if !seen.iter().any(is_known) {
                        seen.extend(Sighting::of(photo, place, size));
                    }
                }
                if seen.iter().filter(|own| own.text.is_some()).count() == erased {
                    break;
                }
            }
            if pass > 0 && before > 0 && seen.len() == before {
                break;
            }
        }
        Self::of(seen)
    }

    fn of(seen: Vec<Sighting>) -> Self {
        let (read, unread): (Vec<_>, Vec<_>) =
            seen.into_iter().partition(|own| own.text.is_some());
        let mut places: Vec<Sighting> = Vec::new();
        for own in unread {
            let is_known = |other: &Sighting| other.is_at(own.centre());
            if !read.iter().any(is_known) && !places.iter().any(is_known) {
                places.push(own);
            }
        }
        let texts = read.into_iter().filter_map(|own| own.text).collect();
        Self { texts, unread: places.len() }
    }
}

/// Modules along a side of the smallest code, of version 1.
const SMALLEST: usize = 21;

/// A place that looks like a code.
struct Found {
    corners: [[i32; 2]; 4],
    /// Modules along a side.
    size: usize,
}

fn found(scaled: &Scaled, dark: &[bool]) -> Vec<Found> {
    let is_dark = |x: usize, y: usize| dark[y * scaled.width + x];
    let mut prepared = PreparedImage::prepare_from_bitmap(scaled.width, scaled.height, is_dark);
    let grids = prepared.detect_grids().into_iter();
    let found = grids.map(|own| Found {
        corners: own.bounds.map(|corner| [corner.x, corner.y]),
        size: own.grid.size(),
    });
    found.filter(|own| own.size >= SMALLEST).collect()
}

/// Something that is a code for sure.
struct Sighting {
    frame: Frame,
    /// Modules along a side.
    size: usize,
    /// The text, if it can be read.
    text: Option<String>,
}

/// The distance from the middle of a module, in modules, at which it is looked at, too.
const ASIDE: f64 = 0.3;

/// The share of the modules that are the same in all codes which must be right for a code to be
/// taken for one.
const SURE: f64 = 0.9;

impl Sighting {
    /// The code at a place, if there is one.
    fn of(photo: Grey<'_>, place: Frame, size: usize) -> Option<Self> {
        let known = known_modules(size);
        let frame = place.fitted(photo, &known);
        let reading = Reading { photo, known: &known, size };
        let text = reading.text(frame).or_else(|| {
            // A page that is bent, or seen from very near: the fourth corner is not where the
            // three others say.
            let step = 0.5 / size as f64;
            let offsets = || [-2.0, -1.0, 0.0, 1.0, 2.0].map(|own| own * step).into_iter();
            offsets().find_map(|x| offsets().find_map(|y| reading.text(frame.bent(x, y))))
        });
        let is_one = text.is_some() || reading.right(frame) >= SURE;
        is_one.then_some(Self { frame, size, text })
    }

    fn centre(&self) -> [f64; 2] {
        let middle = self.size as f64 / 2.0;
        self.frame.at(middle, middle)
    }

    fn is_at(&self, [x, y]: [f64; 2]) -> bool {
        let [own_x, own_y] = self.centre();
        (x - own_x).hypot(y - own_y) < self.frame.side() * self.size as f64 / 2.0
    }
}

/// The place of a code: modules to pixels. A code is so small that of perspective hardly more is
/// seen than that its sides differ in length and angle.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// The upper left corner.
    origin: [f64; 2],
    /// One module to the right.
    right: [f64; 2],
    /// One module down.
    down: [f64; 2],
    /// The share by which each module further down and right is moved.
    bend: [f64; 2],
}

impl Frame {
    /// From the corners that are found; the third, which has no mark, is not looked at. They are
    /// those of a square of one module more than the code.
    fn of(corners: [[i32; 2]; 4], size: usize) -> Self {
        let [first, second, _, last] = corners.map(|own| own.map(f64::from));
        let side = size as f64 + 1.0;
        let along = |end: [f64; 2]| [(end[0] - first[0]) / side, (end[1] - first[1]) / side];
        Self { origin: first, right: along(second), down: along(last), bend: [0.0; 2] }
    }

    /// The same in a picture that is smaller by a share.
    fn over(self, share: f64) -> Self {
        let of = |own: [f64; 2]| own.map(|part| part / share);
        Self { origin: of(self.origin), right: of(self.right), down: of(self.down), ..self }
    }

    /// The same with the corner without a mark moved by a share of the code.
    fn bent(self, x: f64, y: f64) -> Self {
        Self { bend: [x, y], ..self }
    }

    /// A place of the code, in modules, as a place of the photo.
    fn at(&self, x: f64, y: f64) -> [f64; 2] {
        let more = x * y;
        [0, 1].map(|axis| {
            let bend = self.bend[0] * self.right[axis] + self.bend[1] * self.down[axis];
            self.origin[axis] + self.right[axis] * x + self.down[axis] * y + bend * more / 21.0
        })
    }

    /// The length of a module.
    fn side(&self) -> f64 {
        let [right, down] = [self.right, self.down].map(|[x, y]| x.hypot(y));
        f64::midpoint(right, down)
    }

    /// The frame near this one in which the modules that are known stand out best.
    fn fitted(self, photo: Grey<'_>, known: &[Known]) -> Self {
        let mut best = self;
        let mut most = best.contrast(photo, known);
        let mut step = self.side() / 2.0;
        while step > self.side() / 40.0 {
            let mut is_better = false;
            for part in 0..6 {
                for sign in [-1.0, 1.0] {
                    let other = best.moved(part, sign * step);
                    let contrast = other.contrast(photo, known);
                    if contrast > most {
                        (best, most, is_better) = (other, contrast, true);
                    }
                }
            }
            if !is_better {
                step /= 2.0;
            }
        }
        best
    }

    /// The same with one of its three marked corners moved along an axis.
    fn moved(mut self, part: usize, by: f64) -> Self {
        let axis = part % 2;
        // A corner of a code of version 1; larger ones are moved by more.
        let each = by / 21.0;
        match part / 2 {
            0 => {
                self.origin[axis] += by;
                self.right[axis] -= each;
                self.down[axis] -= each;
            }
            1 => self.right[axis] += each,
            _ => self.down[axis] += each,
        }
        self
    }

    /// The difference of the mean shades of light and dark modules that are known, looked at in four
    /// places each: it is greatest where they are met in the middle.
    fn contrast(&self, photo: Grey<'_>, known: &[Known]) -> f64 {
        let places = [(-ASIDE, -ASIDE), (ASIDE, -ASIDE), (-ASIDE, ASIDE), (ASIDE, ASIDE)];
        let each = places.map(|aside| {
            let [light, dark] = self.means(photo, known, aside);
            light - dark
        });
        each.into_iter().sum()
    }

    /// The mean shades of light and dark modules that are known, so far from their middle.
    fn means(&self, photo: Grey<'_>, known: &[Known], (x, y): (f64, f64)) -> [f64; 2] {
        let (mut sums, mut counts) = ([0.0; 2], [0.0; 2]);
        for own in known {
            let at = usize::from(own.is_dark);
            sums[at] += self.shade(photo, own.x + x, own.y + y);
            counts[at] += 1.0;
        }
        [0, 1].map(|at| sums[at] / counts[at])
    }

    /// The shade of a module, whose place is that of its upper left corner.
    fn shade(&self, photo: Grey<'_>, x: f64, y: f64) -> f64 {
        let [x, y] = self.at(x + 0.5, y + 0.5);
        photo.between(x - 0.5, y - 0.5)
    }
}

/// A module that all codes of a size have, or the quiet zone around them.
#[derive(Clone, Copy, Debug)]
struct Known {
    x: f64,
    y: f64,
    is_dark: bool,
}

/// The finder patterns with their separators, the timing patterns, and the next ring of the quiet
/// zone (ISO/IEC 18004, 6.3.3 to 6.3.5).
fn known_modules(size: usize) -> Vec<Known> {
    let last = size as f64 - 7.0;
    let mut known = Vec::new();
    for (left, top) in [(0.0, 0.0), (last, 0.0), (0.0, last)] {
        for row in -1..8 {
            for column in -1..8 {
                let (x, y) = (f64::from(column), f64::from(row));
                let ring = (x - 3.0).abs().max((y - 3.0).abs());
                known.push(Known {
                    x: left + x,
                    y: top + y,
                    is_dark: ring < 1.5 || (2.5..3.5).contains(&ring),
                });
            }
        }
    }
    for at in 8..size - 8 {
        let (along, is_dark) = (at as f64, at % 2 == 0);
        known.push(Known { x: along, y: 6.0, is_dark });
        known.push(Known { x: 6.0, y: along, is_dark });
    }
    known
}

/// The reading of a code in a photo.
struct Reading<'a> {
    photo: Grey<'a>,
    known: &'a [Known],
    size: usize,
}

impl Reading<'_> {
    /// The text, if the modules make one.
    fn text(&self, frame: Frame) -> Option<String> {
        let middle = self.middle(frame);
        let grid = SimpleGrid::from_func(self.size, |x, y| {
            frame.shade(self.photo, x as f64, y as f64) < middle
        });
        let read = guarded(|| Grid::new(grid).decode()).ok()?;
        read.ok().map(|(_, text)| text)
    }

    /// The share of the known modules that are as they must be.
    fn right(&self, frame: Frame) -> f64 {
        let middle = self.middle(frame);
        let is_right =
            |own: &&Known| (frame.shade(self.photo, own.x, own.y) < middle) == own.is_dark;
        self.known.iter().filter(is_right).count() as f64 / self.known.len() as f64
    }

    /// The shade between light and dark.
    fn middle(&self, frame: Frame) -> f64 {
        let [light, dark] = frame.means(self.photo, self.known, (0.0, 0.0));
        f64::midpoint(light, dark)
    }
}

impl Grey<'_> {
    /// The shade of a pixel; those on the edge go on beyond it.
    fn at(&self, x: usize, y: usize) -> u8 {
        let (x, y) = (x.min(self.width - 1), y.min(self.height - 1));
        self.shades[y * self.width + x]
    }

    /// The shade at a place between the centres of pixels.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what lies outside is brought to the edge"
    )]
    fn between(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x.max(0.0), y.max(0.0));
        let (column, row) = (x as usize, y as usize);
        let (right, below) = (x.fract(), y.fract());
        let at = |x: usize, y: usize| f64::from(self.at(x, y));
        let upper = at(column, row) * (1.0 - right) + at(column + 1, row) * right;
        let lower = at(column, row + 1) * (1.0 - right) + at(column + 1, row + 1) * right;
        upper * (1.0 - below) + lower * below
    }
}

/// A photo in another size.
struct Scaled {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Scaled {
    /// The shades at as many places as the size has pixels; where it has fewer, the mean of four
    /// in each, lest lines be lost.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sides are positive, and a shade has eight bits"
    )]
    fn of(photo: Grey<'_>, share: f64) -> Self {
        let to = |side: usize| ((side as f64 * share) as usize).max(1);
        let (width, height) = (to(photo.width), to(photo.height));
        let mut shades = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let at = |x: f64, y: f64| photo.between(x / share - 0.5, y / share - 0.5);
                let (x, y) = (x as f64, y as f64);
                shades.push(if share < 1.0 {
                    let near = at(x + 0.25, y + 0.25) + at(x + 0.75, y + 0.25);
                    let far = at(x + 0.25, y + 0.75) + at(x + 0.75, y + 0.75);
                    ((near + far) / 4.0) as u8
                } else {
                    at(x + 0.5, y + 0.5) as u8
                });
            }
        }
        Self { width, height, shades }
    }

    /// Makes the place of a code light.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what lies outside is left out"
    )]
    fn erase(&self, code: &Sighting, share: f64, dark: &mut [bool]) {
        let size = code.size as f64 + 1.0;
        // Two places for each pixel.
        let steps = (size * code.frame.side() * share * 2.0).ceil() as usize;
        for (down, right) in
            (0..=steps).flat_map(|down| (0..=steps).map(move |own| (down, own)))
        {
            let [x, y] = [right, down].map(|own| own as f64 / steps as f64 * size - 0.5);
            let [x, y] = code.frame.at(x, y).map(|own| own * share);
            if x >= 0.0 && y >= 0.0 && (x as usize) < self.width && (y as usize) < self.height {
                dark[y as usize * self.width + x as usize] = false;
            }
        }
    }

    /// The pixels that are darker than the mean of the square around them, of so many pixels to
    /// each side (Bradley and Roth, Adaptive Thresholding Using the Integral Image, 2007).
    fn dark(&self, reach: usize) -> Vec<bool> {
        let wide = self.width + 1;
        let mut sums = vec![0_u32; wide * (self.height + 1)];
        for y in 0..self.height {
            let mut row = 0;
            for x in 0..self.width {
                row += u32::from(self.shades[y * self.width + x]);
                sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
            }
        }
        let mut dark = Vec::with_capacity(self.shades.len());
        for y in 0..self.height {
            let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(self.height));
            for x in 0..self.width {
                let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.width));
                let count = ((right - left) * (bottom - top)) as u64;
                let sum = sums[bottom * wide + right]
                    - sums[bottom * wide + left]
                    - (sums[top * wide + right] - sums[top * wide + left]);
                let shade = u64::from(self.shades[y * self.width + x]);
                dark.push(shade * count * 100 < u64::from(sum) * DARK);
            }
        }
        dark
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Qr;

    /// Pixels of a module.
    const MODULE: usize = 5;

    /// A sheet of four codes, of which some modules of the last are spoilt, turned by so many
    /// degrees and lit from one side.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a shade has eight bits"
    )]
    fn sheet(texts: [&str; 4], degrees: f64, spoilt: u16) -> (usize, Vec<u8>) {
        // As the rows of a register: 13 mm in 14 mm.
        let (wide, step) = (29 * MODULE, 31 * MODULE);
        let high = 4 * step;
        let mut plain = vec![255_u8; wide * high];
        for (index, text) in texts.iter().enumerate() {
            let top = index * step;
            for &[x, y, width, height] in &Qr::new(text).unwrap().dark {
                for row in usize::from(y) * MODULE..usize::from(y + height) * MODULE {
                    for column in usize::from(x) * MODULE..usize::from(x + width) * MODULE {
                        plain[(top + row) * wide + column] = 0;
                    }
                }
            }
        }
        for module in 0..spoilt {
            let (x, y) = (13 + usize::from(module % 8), 13 + usize::from(module / 8));
            for at in 0..MODULE * MODULE {
                let (x, y) = (x * MODULE + at % MODULE, y * MODULE + at / MODULE);
                plain[(3 * step + y) * wide + x] = 0;
            }
        }
        let sheet = Grey { width: wide, height: high, shades: &plain };
        let side = high + wide;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let shade = |x: usize, y: usize| {
            let [x, y] = [x, y].map(|own| own as f64 - side as f64 / 2.0);
            let (u, v) = (x * cos + y * sin, y * cos - x * sin);
            let (u, v) = (u + wide as f64 / 2.0, v + high as f64 / 2.0);
            let is_on = (0.0..wide as f64).contains(&u) && (0.0..high as f64).contains(&v);
            let shade = if is_on { sheet.between(u, v) } else { 90.0 };
            (shade * 0.5 + 60.0 + x / 20.0) as u8
        };
        (side, (0..side * side).map(|at| shade(at % side, at / side)).collect())
    }

    fn read(texts: [&str; 4], degrees: f64, spoilt: u16) -> PhotoCodes {
        let (width, shades) = sheet(texts, degrees, spoilt);
        PhotoCodes::read(Grey { width, height: width, shades: &shades })
    }

    #[test]
    fn codes_are_read_whichever_way_the_page_lies() {
        let texts = ["A1:1:7YC5Q1ZB", "A1:37:00000000", "A1:99999999:ZZZZZZZZ", "A1:G:3F9A2C"];
        let all: BTreeSet<String> = texts.map(str::to_owned).into();
        for degrees in [0.0, 5.0, 47.0, 90.0, 183.0] {
            let found = read(texts, degrees, 0);
            assert_eq!(found, PhotoCodes { texts: all.clone(), unread: 0 }, "{degrees}");
        }
    }

    #[test]
    fn what_is_seen_and_cannot_be_read_is_counted() {
        let texts = ["A1:1:7YC5Q1ZB", "A1:2:00000000", "A1:3:ZZZZZZZZ", "A1:4:3F9A2C00"];
        assert_eq!(read(texts, 3.0, 8).texts.len(), 4);
        let found = read(texts, 3.0, 88);
        assert_eq!((found.texts.len(), found.unread), (3, 1));
    }

    #[test]
    fn a_picture_without_codes_has_none() {
        for (width, shades) in
            [(0, vec![]), (1, vec![0]), (3, vec![255; 9]), (64, vec![7; 640])]
        {
            let height = shades.len() / width.max(1);
            let found = PhotoCodes::read(Grey { width, height, shades: &shades });
            assert_eq!(found, PhotoCodes::default());
        }
    }

    #[test]
    fn files_that_are_no_photos_are_refused() {
        assert_eq!(PhotoCodes::of_file(b"%PDF-1.7"), Err(None));
        assert_eq!(PhotoCodes::of_file(b"<svg "), Err(None));
        assert_eq!(PhotoCodes::of_file(b""), Err(Some(PictureProblem::Empty)));
        let heic = PictureProblem::NotAPicture { found: Some("HEIC") };
        assert_eq!(PhotoCodes::of_file(b"\0\0\0\x18ftypheic"), Err(Some(heic)));
        let mut huge = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec();
        huge.extend([0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0]);
        let problem = PictureProblem::TooManyPixels { width: 65536, height: 65536 };
        assert_eq!(PhotoCodes::of_file(&huge), Err(Some(problem)));
        assert!(matches!(PhotoCodes::of_file(b"\xFF\xD8\xFF\xE0"), Err(Some(_))));
    }
}
