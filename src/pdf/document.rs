//! Complete PDF files: the bytes of the shared objects, then a document's own objects.
//!
//! A document is written from front to back, so that a merged file of any number of letters
//! needs no more memory than the numbers of its pages and elements.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};

use crate::geom::{Rect, Size};
use crate::impose::Duplex;
use crate::pdf::content::{EncodedLetter, PageContent};
use crate::pdf::deflate::{Deflater, joined};
use crate::pdf::file::{FileWriter, OBJECTS};
use crate::pdf::labels::{PageLabel, PageLabels};
use crate::pdf::metadata::DocumentInfo;
use crate::pdf::number::{push, push_integer, push_reference};
use crate::pdf::outline::Outline;
use crate::pdf::pages::{PageTree, references};
use crate::pdf::parents::ParentTree;
use crate::pdf::pictures::{ImageObject, Images, resource_name};
use crate::pdf::piece::Digest;
use crate::pdf::shared_objects::{FIXED, FONTS, INTENT, RESOURCES, SharedObjects};
use crate::pdf::string::text_string;
use crate::pdf::tags::{Kid, ShownPage, number};
use crate::picture::{MOST_PICTURES, PictureId};

/// Objects at the end of every document, counted generously: six for each font, the roots of
/// its trees, metadata, information, cross-reference stream.
pub(super) const END: usize = 128;

/// Writes one document.
#[derive(Debug)]
pub struct DocumentWriter<W: Write> {
    pub(super) file: FileWriter<W>,
    catalogue: u32,
    structure: u32,
    pages: PageTree,
    parents: ParentTree,
    /// Its outline and labels, if it is a document of many letters.
    pub(super) many: Option<Many>,
    /// True if it is printed on both sides of the paper.
    is_two_sided: bool,
    /// The edge about which the printer turns its pages.
    duplex: Duplex,
    /// The element of each letter.
    pub(super) letters: Vec<u32>,
    /// The streams that pages share, with the MCID of their first sequence on the page.
    pub(super) shared: HashMap<(Digest, usize), u32>,
    /// The numbers of the pictures that are shown.
    pictures: BTreeMap<PictureId, u32>,
    /// The first of the numbers that are kept for pictures, in a document of many letters.
    /// Those of pictures that are not shown stay free.
    kept: Option<u32>,
    buffer: Vec<u8>,
}

/// The parts of a document of many letters beside these.
#[derive(Debug)]
pub(super) struct Many {
    /// The element of the whole document.
    element: u32,
    pub(super) outline: Outline,
    /// If its pages are of one letter each.
    labels: Option<PageLabels>,
}

impl<W: Write> DocumentWriter<W> {
    /// Begins the document of one letter, with the shared objects that it is to be finished with.
    ///
    /// # Errors
    ///
    /// What `out` reports.
    pub fn new(shared: &SharedObjects, out: W) -> io::Result<Self> {
        let file = FileWriter::resume(&shared.beginning, out)?;
        Ok(Self::in_file(file))
    }

    /// Begins a document of many letters, which show the first so many pictures of the job or
    /// some of them.
    ///
    /// # Errors
    ///
    /// What `out` reports.
    pub fn collection(pictures: usize, out: W) -> io::Result<Self> {
        let mut file = FileWriter::new(out)?;
        for _ in 0..FIXED {
            file.reserve();
        }
        let mut writer = Self::in_file(file);
        let (element, outline) = (writer.file.reserve(), writer.file.reserve());
        let outline = Outline::new(outline);
        writer.many = Some(Many { element, outline, labels: Some(PageLabels::default()) });
        let numbers: Vec<u32> = (0..pictures).map(|_| writer.file.reserve()).collect();
        writer.kept = numbers.first().copied();
        writer.file.go_on_long();
        Ok(writer)
    }

    /// These come last but are referred to before.
    fn in_file(mut file: FileWriter<W>) -> Self {
        let (catalogue, structure) = (file.reserve(), file.reserve());
        let pages = PageTree::new(file.reserve());
        Self {
            file,
            catalogue,
            structure,
            pages,
            parents: ParentTree::default(),
            many: None,
            is_two_sided: false,
            duplex: Duplex::Simplex,
            letters: Vec::new(),
            shared: HashMap::new(),
            pictures: BTreeMap::new(),
            kept: None,
            buffer: Vec::new(),
        }
    }

    /// Has the document printed on both sides of the paper: in one of many a letter with an
    /// odd number of pages gets a blank page, so that the next begins on a sheet of its own.
    pub fn print_on_both_sides(&mut self) {
        self.is_two_sided = true;
    }

    /// Has pages of several letters, which are printed so; they are numbered from 1.
    pub(super) fn print_sheets(&mut self, duplex: Duplex) {
        self.duplex = duplex;
        if let Some(many) = &mut self.many {
            many.labels = None;
        }
    }

    /// Appends a letter, or a paper for handing out. In a document of many the label names its
    /// pages, and its title becomes a bookmark and the title of its part of the structure.
    ///
    /// # Errors
    ///
    /// A row of the report.
    pub fn letter(
        &mut self,
        label: PageLabel<'_>,
        title: &str,
        letter: &EncodedLetter,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let first_page = self.pages.count;
        let pages: Vec<u32> = letter.pages.iter().map(|_| self.file.reserve()).collect();
        let elements: Vec<u32> = letter.elements.iter().map(|_| self.file.reserve()).collect();
        let Some(&first) = elements.first() else { return Ok(()) };
        let parents = letter.parents(first);
        for ((&page, content), parents) in pages.iter().zip(&letter.pages).zip(&parents) {
            let contents = self.contents(content)?;
            let whole = PageEntries::whole(content);
            self.page(page, &whole, &contents, parents, deflater)?;
        }
        if first_page == 0 {
            let size = letter.pages.first().map(|page| page.size).unwrap_or_default();
            if self.is_two_sided {
                let is_wide = size.width > size.height;
                self.duplex = if is_wide { Duplex::ShortEdge } else { Duplex::LongEdge };
            }
        }
        if let (Some(many), Some(&page)) = (&mut self.many, pages.first()) {
            many.outline.add(title, page, first, &mut self.file, deflater)?;
            let mut count = pages.len();
            if let Some(last) = letter.pages.last()
                && self.is_two_sided
                && count % 2 == 1
            {
                count += 1;
                let number = self.file.reserve();
                self.blank_page(number, last.size, deflater)?;
            }
            if let Some(labels) = self.many.as_mut().and_then(|many| many.labels.as_mut()) {
                labels.add(label, first_page, count, &mut self.file, deflater)?;
            }
        }
        self.letters.push(first);
        let pages: Vec<ShownPage> = pages.into_iter().map(ShownPage::whole).collect();
        self.elements(title, letter, &elements, &pages, deflater)
    }

    /// Writes the elements of a letter, as objects of these numbers.
    pub(super) fn elements(
        &mut self,
        title: &str,
        letter: &EncodedLetter,
        elements: &[u32],
        pages: &[ShownPage],
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let Some(&first) = elements.first() else { return Ok(()) };
        let mut body = std::mem::take(&mut self.buffer);
        let mut own = b"/S/".to_vec();
        match &self.many {
            None => {
                own.extend(b"Document/P ");
                push_reference(&mut own, self.structure);
            }
            Some(many) => {
                own.extend(b"Part/T");
                text_string(&mut own, title);
                own.extend(b"/P ");
                push_reference(&mut own, many.element);
            }
        }
        let mut own = Some(&*own);
        for (element, &number) in letter.elements.iter().zip(elements) {
            body.clear();
            element.write(&mut body, own.take(), first, pages);
            self.file.object(number, &body, deflater)?;
        }
        self.buffer = body;
        Ok(())
    }

    /// Writes what a page shows; the numbers of its streams.
    fn contents(&mut self, content: &PageContent) -> io::Result<Vec<u32>> {
        for run in &content.runs {
            self.file.identify(&run.digest);
        }
        if self.many.is_none() {
            let fragments = content.runs.iter().map(|run| run.for_one());
            return Ok(vec![self.content_stream(&joined(fragments))?]);
        }
        let mut streams = Vec::with_capacity(content.runs.len());
        for run in &content.runs {
            let known = self.shared.get(&(run.digest, 0)).copied();
            let number = match known {
                Some(number) => number,
                None => self.content_stream(&joined([run.for_many()]))?,
            };
            if run.is_common {
                self.shared.insert((run.digest, 0), number);
            }
            streams.push(number);
        }
        Ok(streams)
    }

    pub(super) fn content_stream(&mut self, deflated: &[u8]) -> io::Result<u32> {
        let number = self.file.reserve();
        self.file.stream(number, b"", deflated)?;
        Ok(number)
    }

    pub(super) fn page(
        &mut self,
        number: u32,
        entries: &PageEntries<'_>,
        contents: &[u32],
        parents: &[u32],
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let node = self.pages.add(number, &mut self.file, deflater)?;
        let key = self.parents.add(parents, &mut self.file, deflater)?;
        let mut body = std::mem::take(&mut self.buffer);
        body.clear();
        entries.write(&mut body, node);
        body.extend(b"/Resources");
        self.resources(&mut body, &entries.pictures);
        body.extend(b"/Contents");
        if let [stream] = contents {
            body.push(b' ');
            push_reference(&mut body, *stream);
        } else {
            body.push(b'[');
            references(&mut body, contents);
            body.push(b']');
        }
        body.extend(b"/Tabs/S/StructParents ");
        push_integer(&mut body, u64::from(key));
        body.extend(b">>");
        self.file.object(number, &body, deflater)?;
        self.buffer = body;
        Ok(())
    }

    /// A page that shows nothing: the back of a letter that ends on the front.
    pub(super) fn blank_page(
        &mut self,
        number: u32,
        size: Size,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let node = self.pages.add(number, &mut self.file, deflater)?;
        let mut body = Vec::new();
        PageEntries::blank(size).write(&mut body, node);
        body.extend(b"/Resources ");
        push_reference(&mut body, RESOURCES);
        body.extend(b">>");
        self.file.object(number, &body, deflater)
    }

    /// True if the document would have more than `most` objects with another letter in it.
    ///
    /// A document without letters takes any.
    pub fn is_full(&self, letter: &EncodedLetter, most: usize) -> bool {
        let streams: usize = letter.pages.iter().map(|page| page.runs.len()).sum();
        // Besides pages, streams and elements a letter takes a bookmark, and may take a blank
        // page; and for many of them together there are nodes of trees and object streams.
        let own = letter.pages.len() + streams + letter.elements.len() + 2;
        let objects = self.file.count() + own;
        let rest = objects / OBJECTS + letter.pages.len() + END;
        let pictures = 2 * (1 + MOST_PICTURES) * self.pictures.len();
        !self.letters.is_empty() && objects + rest + pictures > most
    }

    /// The writer beneath; only its name may be changed.
    pub fn output(&mut self) -> &mut W {
        self.file.out()
    }

    /// Those that all pages share; on a page with pictures its own, with the same fonts.
    fn resources(&mut self, body: &mut Vec<u8>, pictures: &BTreeSet<PictureId>) {
        if pictures.is_empty() {
            body.push(b' ');
            push_reference(body, RESOURCES);
            return;
        }
        body.extend(b"<</Font ");
        push_reference(body, FONTS);
        body.extend(b"/XObject<<");
        for &id in pictures {
            let number = self.picture(id);
            body.push(b'/');
            body.extend(resource_name(id).bytes());
            body.push(b' ');
            push_reference(body, number);
        }
        body.extend(b">>>>");
    }

    /// The number of a picture, which is written at the end.
    fn picture(&mut self, id: PictureId) -> u32 {
        let (kept, file) = (self.kept, &mut self.file);
        let number = || kept.map_or_else(|| file.reserve(), |first| number(first, id.0));
        *self.pictures.entry(id).or_insert_with(number)
    }

    /// Writes the pictures that are shown.
    fn write_pictures(&mut self, images: &Images) -> io::Result<()> {
        for (id, &number) in &self.pictures {
            let Some(image) = images.objects.get(id) else { continue };
            write_image(&mut self.file, number, image)?;
        }
        Ok(())
    }

    /// Writes the rest, in a document of many letters the shared objects included, and gives the
    /// output back.
    ///
    /// # Errors
    ///
    /// A row of the report.
    pub fn finish(
        mut self,
        info: &DocumentInfo,
        shared: &SharedObjects,
        deflater: &mut Deflater,
    ) -> io::Result<W> {
        if self.many.is_some() {
            shared.write(&mut self.file, deflater)?;
        }
        self.write_pictures(&shared.images)?;
        let (mut document, mut outlines, mut labels) = (None, None, None);
        if let Some(many) = self.many {
            document = Some(many.element);
            outlines = many.outline.finish(&mut self.file, deflater)?;
            if let Some(own) = many.labels {
                labels = Some(own.finish(&mut self.file, deflater)?);
            }
        }
        let pages = self.pages.root;
        self.pages.finish(&mut self.file, deflater)?;
        let next_key = self.parents.next;
        let parents = self.parents.finish(&mut self.file, deflater)?;

        let mut body = Vec::new();
        if let Some(document) = document {
            body.extend(b"<</S/Document/P ");
            push_reference(&mut body, self.structure);
            body.extend(b"/K[");
            references(&mut body, &self.letters);
            body.extend(b"]>>");
            self.file.object(document, &body, deflater)?;
            body.clear();
        }
        body.extend(b"<</Type/StructTreeRoot/K[");
        references(&mut body, document.as_ref().map_or(&*self.letters, std::slice::from_ref));
        body.extend(b"]/ParentTree ");
        push_reference(&mut body, parents);
        body.extend(b"/ParentTreeNextKey ");
        push_integer(&mut body, u64::from(next_key));
        body.extend(b">>");
        self.file.object(self.structure, &body, deflater)?;

        let (metadata, xmp) = (self.file.reserve(), info.xmp());
        self.file.identify(xmp.as_bytes());
        // Not deflated: archives look for it without reading the file as PDF.
        let keys = b"/Type/Metadata/Subtype/XML";
        self.file.plain_stream(metadata, keys, xmp.as_bytes())?;

        body.clear();
        body.extend(b"<</Type/Catalog/Pages ");
        push_reference(&mut body, pages);
        body.extend(b"/StructTreeRoot ");
        push_reference(&mut body, self.structure);
        body.extend(b"/Metadata ");
        push_reference(&mut body, metadata);
        body.extend(b"/OutputIntents[");
        push_reference(&mut body, INTENT);
        body.extend(b"]/MarkInfo<</Marked true>>/Lang");
        text_string(&mut body, &info.language);
        // A printer is told neither to fit the sheets to its margins nor to put a letter on
        // the back of another.
        body.extend(b"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/");
        body.extend(match self.duplex {
            Duplex::Simplex => b"Simplex".as_slice(),
            Duplex::LongEdge => b"DuplexFlipLongEdge",
            Duplex::ShortEdge => b"DuplexFlipShortEdge",
        });
        body.extend(b">>");
        if let Some(number) = labels {
            body.extend(b"/PageLabels ");
            push_reference(&mut body, number);
        }
        if let Some(number) = outlines {
            body.extend(b"/PageMode/UseOutlines/Outlines ");
            push_reference(&mut body, number);
        }
        body.extend(b">>");
        self.file.object(self.catalogue, &body, deflater)?;

        let information = self.file.reserve();
        self.file.own_object(information, &info.dictionary())?;
        self.file.finish(self.catalogue, information, deflater)
    }
}

/// The things that a page says of itself.
#[derive(Debug)]
pub(super) struct PageEntries<'a> {
    /// The whole of what is seen.
    pub(super) size: Size,
    /// The part that is left when it is cut.
    pub(super) trim: Rect,
    /// The part with the bleed, if that is said (ISO 32000-1, 14.11.2).
    pub(super) bleed: Option<Rect>,
    pub(super) pictures: Cow<'a, BTreeSet<PictureId>>,
}

impl<'a> PageEntries<'a> {
    /// Of a page of which nothing is cut off.
    fn whole(content: &'a PageContent) -> Self {
        Self { pictures: Cow::Borrowed(&content.pictures), ..Self::blank(content.size) }
    }

    fn blank(size: Size) -> Self {
        let trim = Rect::new(0.0, 0.0, size.width.0, size.height.0);
        Self { size, trim, bleed: None, pictures: Cow::default() }
    }

    fn write(&self, body: &mut Vec<u8>, node: u32) {
        body.extend(b"<</Type/Page/Parent ");
        push_reference(body, node);
        let whole = Rect::new(0.0, 0.0, self.size.width.0, self.size.height.0);
        let boxes = [("/MediaBox", whole), ("/TrimBox", self.trim)];
        for (name, edges) in boxes.into_iter().chain(self.bleed.map(|own| ("/BleedBox", own))) {
            body.extend(name.as_bytes());
            let edges = [edges.x0, edges.y0, edges.x1, edges.y1];
            for (at, edge) in edges.into_iter().enumerate() {
                body.push(if at == 0 { b'[' } else { b' ' });
                push(body, edge);
            }
            body.push(b']');
        }
    }
}

impl EncodedLetter {
    /// The elements that the sequences of each page belong to, when the first element of the
    /// letter is the object `first`.
    pub(super) fn parents(&self, first: u32) -> Vec<Vec<u32>> {
        let own = |content: &PageContent| vec![first; content.sequences];
        let mut parents: Vec<Vec<u32>> = self.pages.iter().map(own).collect();
        for (place, element) in self.elements.iter().enumerate() {
            for kid in &element.kids {
                if let Kid::Content { page, sequence } = *kid
                    && let Some(parent) =
                        parents.get_mut(page).and_then(|own| own.get_mut(sequence))
                {
                    *parent = number(first, place);
                }
            }
        }
        parents
    }
}

/// Writes a picture, after what it shows.
fn write_image<W: Write>(
    file: &mut FileWriter<W>,
    number: u32,
    image: &ImageObject,
) -> io::Result<()> {
    let mut keys = image.keys.clone();
    if let Some((own, stream)) = &image.mask {
        let mask = file.reserve();
        keys.extend(b"/SMask ");
        push_reference(&mut keys, mask);
        file.plain_stream(mask, own, stream)?;
    }
    if !image.inner.is_empty() {
        keys.extend(b"/Resources<</XObject<<");
        for (at, inner) in image.inner.iter().enumerate() {
            let number = file.reserve();
            write_image(file, number, inner)?;
            keys.extend(format!("/I{at} ").bytes());
            push_reference(&mut keys, number);
        }
        keys.extend(b">>>>");
    }
    file.plain_stream(number, &keys, &image.stream)
}
