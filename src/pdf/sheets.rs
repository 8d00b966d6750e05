//! Documents of sheets with several letters on each. A page of a letter stands there as it is,
//! moved to its place and not put into a form: content of a form could not be tagged (ISO 32000-1,
//! 14.7.4.2).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use crate::geom::{Affine, POINTS_PER_MM, Pt, Rect, Size};
use crate::impose::{Cut, CutMarks, Face, Grid, Leaf, Ruler, Turn};
use crate::pdf::content::{EncodedLetter, PageContent};
use crate::pdf::deflate::{Deflater, joined};
use crate::pdf::document::{DocumentWriter, END, PageEntries};
use crate::pdf::file::OBJECTS;
use crate::pdf::metadata::DocumentInfo;
use crate::pdf::number::push;
use crate::pdf::piece::Digest;
use crate::pdf::shared_objects::{FIXED, SharedObjects};
use crate::pdf::tags::ShownPage;
use crate::picture::PictureId;

/// The width of the strokes that show where sheets are cut.
const STROKE: Pt = Pt(0.25);
/// The thickness of paper of 75 g/m².
const THICKNESS: Pt = Pt(0.1 * POINTS_PER_MM);
/// Dashes of a line for cutting, and what is between them.
const DASH: Pt = Pt(4.0);

/// A letter on a sheet.
#[derive(Clone, Copy, Debug)]
pub struct PlacedLetter<'a> {
    /// The piece of paper of the letter that this is.
    pub leaf: Leaf,
    /// The letter.
    pub letter: &'a EncodedLetter,
    /// Its title.
    pub title: &'a str,
}

/// Writes one document of sheets.
#[derive(Debug)]
pub struct SheetWriter<W: Write> {
    document: DocumentWriter<W>,
    grid: Grid,
    /// The operators of the strokes on fronts, and of crop marks on both sides.
    cuts: Vec<u8>,
    /// Those of the sheet after all others, if there is one.
    outlines: Option<Vec<u8>>,
    /// True if there are crop marks.
    is_cropped: bool,
    /// The letters that have not come to their ends.
    open: BTreeMap<usize, OpenLetter>,
    /// The first page and the element of each letter.
    letters: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct OpenLetter {
    elements: Vec<u32>,
    /// The elements that the sequences of each of its pages belong to.
    parents: Vec<Vec<u32>>,
    /// Those that have been printed.
    pages: Vec<Option<ShownPage>>,
}

/// True if letters with so many pages and objects in all are too many for one document.
pub fn are_too_many(pages: usize, objects: usize, pictures: usize, most: usize) -> bool {
    let objects = FIXED + 2 * pictures + objects;
    objects + objects / OBJECTS + 2 * pages + END > most
}

impl<W: Write> SheetWriter<W> {
    /// Begins a document of so many letters, which show the first so many pictures of the job or
    /// some of them.
    ///
    /// # Errors
    ///
    /// What `out` reports.
    pub fn new(
        letters: usize,
        pictures: usize,
        grid: Grid,
        (marks, ruler): (CutMarks, Option<Ruler>),
        out: W,
    ) -> io::Result<Self> {
        let mut document = DocumentWriter::collection(pictures, out)?;
        document.print_sheets(grid.duplex());
        let mut cuts = cut_operators(&grid, marks);
        if let Some(ruler) = ruler {
            let strokes = ruler.strokes(grid.sheet);
            cuts.extend(stroke_operators(&strokes, grid.sheet, None));
        }
        let outlines = ruler.and_then(|ruler| ruler.outlines(grid.sheet));
        let outlines = outlines.map(|own| stroke_operators(&own, grid.sheet, None));
        let is_cropped = marks == CutMarks::Crop;
        let (open, letters) = (BTreeMap::new(), vec![(0, 0); letters]);
        Ok(Self { document, grid, cuts, outlines, is_cropped, open, letters })
    }

    /// Appends a sheet with a letter, or none, at each of its places. A letter comes with all its
    /// leaves one after the other.
    ///
    /// # Errors
    ///
    /// What `out` reports.
    pub fn sheet(
        &mut self,
        placed: &[Option<PlacedLetter<'_>>],
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        for PlacedLetter { leaf, letter, .. } in placed.iter().flatten() {
            let file = &mut self.document.file;
            self.open.entry(leaf.letter).or_insert_with(|| {
                let elements: Vec<u32> =
                    letter.elements.iter().map(|_| file.reserve()).collect();
                let parents = letter.parents(elements.first().copied().unwrap_or_default());
                let pages = letter.pages.iter().map(|_| None).collect();
                OpenLetter { elements, parents, pages }
            });
        }
        self.face(Face::Front, placed, deflater)?;
        if self.grid.duplex().pages_of_leaf() == 2 {
            self.face(Face::Back, placed, deflater)?;
        }
        for &PlacedLetter { leaf, letter, title } in placed.iter().flatten() {
            // Of a booklet both halves are the last.
            if leaf.is_last
                && let Some(OpenLetter { elements, pages, .. }) = self.open.remove(&leaf.letter)
            {
                let pages: Vec<ShownPage> = pages.into_iter().flatten().collect();
                if let (Some(own), Some(page), Some(&element)) =
                    (self.letters.get_mut(leaf.letter), pages.first(), elements.first())
                {
                    *own = (page.number, element);
                }
                self.document.elements(title, letter, &elements, &pages, deflater)?;
            }
        }
        Ok(())
    }

    fn face(
        &mut self,
        face: Face,
        placed: &[Option<PlacedLetter<'_>>],
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let number = self.document.file.reserve();
        let (mut streams, mut parents) = (Vec::new(), Vec::new());
        let mut pictures: BTreeSet<PictureId> = BTreeSet::new();
        let mut between = Vec::new();
        for (slot, page, PlacedLetter { leaf, letter, .. }) in in_reading_order(placed, face) {
            let Some(content) = letter.pages.get(page) else { continue };
            let place = self.place(slot, face, leaf.creep);
            begin_place(&mut between, place, content, self.grid.bleed());
            streams.push(self.plain(&between, deflater)?);
            self.contents(content, parents.len(), &mut streams, deflater)?;
            between = b"Q\n".to_vec();
            if let Some(open) = self.open.get_mut(&leaf.letter) {
                if let Some(shown) = open.pages.get_mut(page) {
                    *shown = Some(ShownPage { number, first: parents.len(), place });
                }
                parents.extend(open.parents.get(page).into_iter().flatten());
            }
            pictures.extend(&content.pictures);
        }
        if streams.is_empty() && !self.is_cropped {
            return self.document.blank_page(number, self.grid.sheet, deflater);
        }
        if face == Face::Front || self.is_cropped {
            between.extend(&self.cuts);
        }
        streams.push(self.plain(&between, deflater)?);
        let trim = self.trim(face);
        let bleed = self.grid.bleed().0;
        let entries = PageEntries {
            size: self.grid.sheet,
            trim,
            bleed: self.is_cropped.then(|| trim.inflate(bleed, bleed)),
            pictures: Cow::Owned(pictures),
        };
        self.document.page(number, &entries, &streams, &parents, deflater)
    }

    /// The coordinates of a page in those of the sheet, moved towards its middle for the thickness
    /// of so many sheets.
    fn place(&self, slot: usize, face: Face, creep: u32) -> Affine {
        let (sheet, page) = (self.grid.sheet, self.grid.page);
        let place = self.grid.place(slot, face);
        let own = place.turn.of(page);
        let creep = THICKNESS * f64::from(creep);
        let is_left = place.left + own.width / 2.0 < sheet.width / 2.0;
        let left = if is_left { place.left + creep } else { place.left - creep };
        let lower = sheet.height - place.top - own.height;
        let (right, upper) = (left + own.width, lower + own.height);
        match place.turn {
            Turn::None => Affine::translate((left.0, lower.0)),
            Turn::Half => Affine::new([-1.0, 0.0, 0.0, -1.0, right.0, upper.0]),
            Turn::Clockwise => Affine::new([0.0, -1.0, 1.0, 0.0, left.0, upper.0]),
            Turn::Counterclockwise => Affine::new([0.0, 1.0, -1.0, 0.0, right.0, lower.0]),
        }
    }

    /// The single page of a sheet is what is left when it is cut. Of many pieces none can be
    /// named.
    fn trim(&self, face: Face) -> Rect {
        let (sheet, page) = (self.grid.sheet, self.grid.page);
        let whole = Rect::new(0.0, 0.0, sheet.width.0, sheet.height.0);
        if self.grid.slots() > 1 {
            return whole;
        }
        let page = Rect::new(0.0, 0.0, page.width.0, page.height.0);
        self.place(0, face, 0).transform_rect_bbox(page).intersect(whole)
    }

    /// Writes the streams of a page whose first sequence has such an MCID.
    fn contents(
        &mut self,
        content: &PageContent,
        first: usize,
        streams: &mut Vec<u32>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        for run in &content.runs {
            let document = &mut self.document;
            document.file.identify(&run.digest);
            let key = (run.digest, first);
            if let Some(&known) = document.shared.get(&key) {
                streams.push(known);
                continue;
            }
            let moved = if first == 0 { None } else { run.moved(first) };
            let deflated = match moved {
                None => joined([run.for_many()]),
                Some(plain) if run.is_common => deflater.deflate(&plain)?,
                Some(plain) => joined([&deflater.fragment_quick(&plain)?]),
            };
            let number = document.content_stream(&deflated)?;
            if run.is_common {
                document.shared.insert(key, number);
            }
            streams.push(number);
        }
        Ok(())
    }

    /// A stream of these operators, which come again on other sheets.
    fn plain(&mut self, operators: &[u8], deflater: &mut Deflater) -> io::Result<u32> {
        let mut digest = Digest::default();
        let hash = blake3::hash(operators);
        digest.copy_from_slice(&hash.as_bytes()[..size_of::<Digest>()]);
        self.document.file.identify(&digest);
        if let Some(&known) = self.document.shared.get(&(digest, 0)) {
            return Ok(known);
        }
        let number = self.document.content_stream(&deflater.deflate(operators)?)?;
        self.document.shared.insert((digest, 0), number);
        Ok(number)
    }

    /// Appends the sheet with outlines alone, if there is one.
    fn outlined(&mut self, deflater: &mut Deflater) -> io::Result<()> {
        let Some(outlines) = self.outlines.take() else { return Ok(()) };
        let number = self.document.file.reserve();
        let stream = self.plain(&outlines, deflater)?;
        let entries = PageEntries {
            size: self.grid.sheet,
            trim: self.trim(Face::Front),
            bleed: None,
            pictures: Cow::Owned(BTreeSet::new()),
        };
        self.document.page(number, &entries, &[stream], &[], deflater)
    }

    /// Writes the rest: bookmarks with the titles of the letters in their order, and the shared
    /// objects. Gives the output back.
    ///
    /// # Errors
    ///
    /// A row of the report.
    pub fn finish(
        mut self,
        titles: impl Iterator<Item = String>,
        info: &DocumentInfo,
        shared: &SharedObjects,
        deflater: &mut Deflater,
    ) -> io::Result<W> {
        self.outlined(deflater)?;
        let Self { mut document, letters, .. } = self;
        for (&(page, element), title) in letters.iter().zip(titles) {
            if let Some(many) = &mut document.many {
                many.outline.add(&title, page, element, &mut document.file, deflater)?;
            }
            document.letters.push(element);
        }
        document.finish(info, shared, deflater)
    }
}

/// The pages of a side, each with its place and its number in its letter: by their places, and those
/// of one letter, which are a booklet, from the first to the last.
fn in_reading_order<'a>(
    placed: &[Option<PlacedLetter<'a>>],
    face: Face,
) -> Vec<(usize, usize, PlacedLetter<'a>)> {
    let page = |own: &PlacedLetter<'_>| match face {
        Face::Front => own.leaf.front,
        Face::Back => own.leaf.back,
    };
    let shown = placed.iter().enumerate();
    let shown = shown.filter_map(|(slot, own)| Some((slot, page(&(*own)?)?, (*own)?)));
    let mut shown: Vec<_> = shown.collect();
    if shown.windows(2).all(|two| two[0].2.leaf.letter == two[1].2.leaf.letter) {
        shown.sort_by_key(|own| own.1);
    }
    shown
}

/// Moves what follows to its place, beyond which and its bleed nothing of it is seen.
fn begin_place(out: &mut Vec<u8>, place: Affine, content: &PageContent, bleed: Pt) {
    out.extend(b"q ");
    numbers(out, place.as_coeffs());
    out.extend(b"cm ");
    let whole = Rect::new(0.0, 0.0, content.size.width.0, content.size.height.0);
    let seen = whole.inflate(bleed.0, bleed.0);
    numbers(out, [seen.x0, seen.y0, seen.width(), seen.height()]);
    out.extend(b"re W n\n");
}

fn numbers(out: &mut Vec<u8>, values: impl IntoIterator<Item = f64>) {
    for value in values {
        push(out, value);
        out.push(b' ');
    }
}

/// The strokes that show where a sheet is cut; nothing if there are none.
fn cut_operators(grid: &Grid, marks: CutMarks) -> Vec<u8> {
    let dash = (marks == CutMarks::Line).then_some(DASH);
    stroke_operators(&grid.cuts(marks), grid.sheet, dash)
}

/// Strokes on a sheet as an artifact, dashed or not; nothing if there are none.
fn stroke_operators(strokes: &[Cut], sheet: Size, dash: Option<Pt>) -> Vec<u8> {
    if strokes.is_empty() {
        return Vec::new();
    }
    let mut out = b"/Artifact BMC\nq ".to_vec();
    numbers(&mut out, [STROKE.0]);
    out.extend(b"w ");
    if let Some(dash) = dash {
        out.push(b'[');
        numbers(&mut out, [dash.0]);
        out.extend(b"] 0 d ");
    }
    for cut in strokes {
        for ((x, y), operator) in [(cut.from, b"m "), (cut.to, b"l ")] {
            numbers(&mut out, [x.0, (sheet.height - y).0]);
            out.extend(operator);
        }
    }
    out.extend(b"S Q\nEMC\n");
    out
}
