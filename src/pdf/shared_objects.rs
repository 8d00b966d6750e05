//! The objects that all documents of a batch share, written once: the fonts, the page resources and
//! the colour profile.
//!
//! printpdf builds the font objects; what it cannot say is set on the `lopdf` document that
//! it hands over: the map from codes to glyphs, and widths to a fraction of a unit.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Mm, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Pt, TextItem,
};

use crate::font::{Face, Library};
use crate::parallel::{Shares, in_parallel};
use crate::pdf::deflate::Deflater;
use crate::pdf::file::{FilePrefix, FileWriter};
use crate::pdf::fonts::{EmbeddedFont, Fonts, font_name};
use crate::pdf::icc;
use crate::pdf::object::{push_entries, push_object};
use crate::pdf::pictures::Images;
use crate::pdf::tounicode;

/// The resource dictionary of pages without pictures, in every document.
pub(super) const RESOURCES: u32 = 1;

/// The fonts in it, for pages that have pictures, too.
pub(super) const FONTS: u32 = 2;

/// The output intent.
pub(super) const INTENT: u32 = 3;

/// Objects that have the same numbers in all documents, so that pages can be written before
/// the fonts are made.
pub(super) const FIXED: usize = 3;

/// The objects shared by all documents of a batch.
#[derive(Debug)]
pub struct SharedObjects {
    /// With them the file of one letter begins.
    pub(super) beginning: FilePrefix,
    /// With them a file of many ends.
    objects: Vec<Shared>,
    /// The pictures, for the documents that show them.
    pub(super) images: Images,
}

/// An object by its number in the file of one letter.
#[derive(Debug)]
struct Shared {
    /// Without the content of a stream, and its length.
    object: Object,
    /// The content of a stream, deflated.
    stream: Option<Vec<u8>>,
}

/// The shared objects could not be written; the text is the library's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SharedObjectsError(String);

impl SharedObjectsError {
    fn new(reason: impl std::fmt::Display) -> Self {
        Self(reason.to_string())
    }
}

impl SharedObjects {
    /// Writes the fonts of a batch on so many threads; the pictures are kept for the documents
    /// that show them.
    ///
    /// # Errors
    ///
    /// [`SharedObjectsError`] when the PDF library gives something other than what was asked for.
    pub fn new(
        fonts: &Fonts,
        library: &Library,
        images: Images,
        threads: usize,
    ) -> Result<Self, SharedObjectsError> {
        let mut document = fonts_document(fonts, library);
        let mut font_ids = Dictionary::new();
        for font in &fonts.fonts {
            let id = find_font(&document, &font_name(font.face))?;
            finish_font(&mut document, id, font, library.face(font.face))?;
            font_ids.set(font_name(font.face), id);
        }
        let fonts = document.add_object(font_ids);
        let resources =
            document.add_object(Dictionary::from_iter([("Font", Object::Reference(fonts))]));
        let intent = add_intent(&mut document);
        keep_reachable(&mut document, [resources, intent]);
        let objects = shared(&document, [resources, fonts, intent], threads)
            .map_err(SharedObjectsError::new)?;
        let beginning = prefix(&objects).map_err(SharedObjectsError::new)?;
        Ok(Self { beginning, objects, images })
    }

    /// Writes the shared objects at the end of a file of many letters, which was begun with
    /// [`FileWriter::reserve`] for those with fixed numbers.
    pub(super) fn write<W: Write>(
        &self,
        file: &mut FileWriter<W>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        file.identify(self.beginning.hash.as_bytes());
        write(&self.objects, file, deflater)
    }
}

/// The colour profile, and what says that it is the one that is meant.
fn add_intent(document: &mut Document) -> ObjectId {
    let keys = Dictionary::from_iter([("N", Object::Integer(3))]);
    let profile = document.add_object(Stream::new(keys, icc::srgb()));
    document.add_object(Dictionary::from_iter([
        ("Type", Object::Name(b"OutputIntent".to_vec())),
        ("S", Object::Name(b"GTS_PDFA1".to_vec())),
        ("OutputConditionIdentifier", Object::string_literal("sRGB")),
        ("Info", Object::string_literal("sRGB IEC61966-2.1")),
        ("DestOutputProfile", Object::Reference(profile)),
    ]))
}

/// The file of one letter up to its own objects.
fn prefix(objects: &[Shared]) -> io::Result<FilePrefix> {
    let mut deflater = Deflater::best();
    let mut file = FileWriter::new(Vec::new())?;
    for _ in 0..FIXED {
        file.reserve();
    }
    write(objects, &mut file, &mut deflater)?;
    file.into_beginning(&mut deflater)
}

/// Writes objects, of which those that have no fixed numbers get the next.
fn write<W: Write>(
    objects: &[Shared],
    file: &mut FileWriter<W>,
    deflater: &mut Deflater,
) -> io::Result<()> {
    let mut numbers: Vec<u32> = (1..).take(FIXED.min(objects.len())).collect();
    numbers.extend(objects.iter().skip(FIXED).map(|_| file.reserve()));
    let mut body = Vec::new();
    for (shared, &number) in objects.iter().zip(&numbers) {
        body.clear();
        let mut object = shared.object.clone();
        renumber(&mut object, &|own| {
            (own as usize).checked_sub(1).and_then(|index| numbers.get(index).copied())
        });
        if let (Object::Dictionary(keys), Some(stream)) = (&object, &shared.stream) {
            push_entries(&mut body, keys);
            file.stream(number, &body, stream)?;
        } else {
            push_object(&mut body, &object);
            file.object(number, &body, deflater)?;
        }
    }
    Ok(())
}

/// A document of one page that shows every code once, so that printpdf embeds every font
/// with the text and the width of every code.
fn fonts_document(fonts: &Fonts, library: &Library) -> Document {
    let mut document = PdfDocument::new("");
    let mut ops = vec![Op::StartTextSection];
    for font in &fonts.fonts {
        let id = FontId(font_name(font.face));
        let parsed = parsed_font(font, library.face(font.face));
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(parsed));
        let glyphs = font
            .codes
            .iter()
            .zip(1..)
            .map(|(code, cid)| Codepoint {
                gid: cid,
                offset: 0.0,
                cid: Some(code.text.to_string()),
            })
            .collect();
        ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(12.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    document.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}

fn parsed_font(font: &EmbeddedFont, face: &Face) -> ParsedFont {
    let metrics = face.metrics();
    let [x_min, y_min, x_max, y_max] = metrics.bounds;
    ParsedFont {
        original_bytes: font.program.bytes.clone(),
        font_index: 0,
        font_name: Some(format!("{}+{}", subset_tag(&font.program.bytes), face.name)),
        codepoint_to_glyph: BTreeMap::new(),
        // Widths are set below: these would be cut to whole units.
        glyph_widths: (1..).take(font.codes.len()).map(|cid| (cid, 0)).collect(),
        units_per_em: metrics.units_per_em,
        font_metrics: FontMetrics { ascent: metrics.ascent, descent: metrics.descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: metrics.units_per_em,
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: face.weight,
            ..PdfFontMetricsStub::default()
        },
    }
}

/// Six capital letters that differ for different subsets (ISO 32000-1, 9.6.4).
fn subset_tag(program: &[u8]) -> String {
    let hash = blake3::hash(program);
    hash.as_bytes().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The Type 0 font that printpdf made under a resource name.
fn find_font(document: &Document, name: &str) -> Result<ObjectId, SharedObjectsError> {
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| !dict.has(b"Type"))
        .find_map(|dict| dict.get(name.as_bytes()).ok()?.as_reference().ok())
        .ok_or_else(|| SharedObjectsError::new(format!("font {name} was not embedded")))
}

/// Sets texts, widths, the map from codes to glyphs, and the flags.
fn finish_font(
    document: &mut Document,
    id: ObjectId,
    font: &EmbeddedFont,
    face: &Face,
) -> Result<(), SharedObjectsError> {
    let map_id = document.add_object(Stream::new(Dictionary::new(), glyph_map(font)));
    let text = Stream::new(Dictionary::new(), tounicode::cmap(font).into_bytes());
    let text_id = document.add_object(text);
    let type0 = document.get_object_mut(id).and_then(Object::as_dict_mut);
    let descendant = type0
        .and_then(|dict| {
            dict.set("ToUnicode", text_id);
            dict.get_mut(b"DescendantFonts")?.as_array_mut()
        })
        .map_err(SharedObjectsError::new)?
        .first_mut()
        .ok_or_else(|| SharedObjectsError::new("no descendant font"))?
        .as_dict_mut()
        .map_err(SharedObjectsError::new)?;
    descendant.set("CIDToGIDMap", map_id);
    descendant.set("W", vec![Object::Integer(1), Object::Array(widths(font, face))]);
    let descriptor_id = descendant
        .get(b"FontDescriptor")
        .and_then(Object::as_reference)
        .map_err(SharedObjectsError::new)?;
    let descriptor = document
        .get_object_mut(descriptor_id)
        .and_then(Object::as_dict_mut)
        .map_err(SharedObjectsError::new)?;
    // Symbolic: the glyphs are none of the standard Latin set (ISO 32000-1, table 123).
    descriptor.set("Flags", 4);
    let metrics = face.metrics();
    let thousandths =
        |units: i16| i64::from(units) * 1000 / i64::from(metrics.units_per_em).max(1);
    if metrics.cap_height > 0 {
        descriptor.set("CapHeight", thousandths(metrics.cap_height));
    }
    // As far as glyphs reach (ISO 32000-1, table 122), not as far apart as the face wants its
    // lines: poppler takes lines whose boxes overlap for columns.
    let (lowest, highest) = font.program.reach;
    descriptor.set("Descent", thousandths(lowest));
    descriptor.set("Ascent", thousandths(highest));
    Ok(())
}

/// Two bytes for each code from 0 on: the glyph of the font program.
fn glyph_map(font: &EmbeddedFont) -> Vec<u8> {
    let mut map = vec![0, 0];
    for code in &font.codes {
        let glyph = font.program.glyphs.get(&code.outline).copied().unwrap_or(0);
        map.extend(glyph.to_be_bytes());
    }
    map
}

/// The width of each code from 1 on, in thousandths of an em.
fn widths(font: &EmbeddedFont, face: &Face) -> Vec<Object> {
    let units_per_em = i64::from(face.metrics().units_per_em).max(1);
    font.codes
        .iter()
        .map(|code| {
            let advance = i64::from(code.outline.advance) * 1000;
            if advance % units_per_em == 0 {
                Object::Integer(advance / units_per_em)
            } else {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "lopdf writes reals as f32"
                )]
                Object::Real((advance as f64 / units_per_em as f64) as f32)
            }
        })
        .collect()
}

/// Drops every object that these do not lead to.
fn keep_reachable(document: &mut Document, roots: [ObjectId; 2]) {
    let mut reached = BTreeSet::from(roots);
    let mut waiting = roots.to_vec();
    while let Some(id) = waiting.pop() {
        let Ok(object) = document.get_object(id) else { continue };
        for reference in references(object) {
            if reached.insert(reference) {
                waiting.push(reference);
            }
        }
    }
    document.objects.retain(|id, _| reached.contains(id));
}

fn references(object: &Object) -> Vec<ObjectId> {
    match object {
        Object::Reference(id) => vec![*id],
        Object::Array(items) => items.iter().flat_map(references).collect(),
        Object::Dictionary(dict) => {
            dict.iter().flat_map(|(_, value)| references(value)).collect()
        }
        Object::Stream(stream) => {
            stream.dict.iter().flat_map(|(_, value)| references(value)).collect()
        }
        _ => Vec::new(),
    }
}

/// The objects in the order of their numbers from 1, first those whose numbers are fixed.
fn shared(
    document: &Document,
    fixed: [ObjectId; FIXED],
    threads: usize,
) -> io::Result<Vec<Shared>> {
    let others = document.objects.keys().filter(|id| !fixed.contains(id));
    let order: Vec<ObjectId> = fixed.iter().chain(others).copied().collect();
    let numbers: BTreeMap<u32, u32> = order.iter().map(|id| id.0).zip(1..).collect();
    let objects: Vec<&Object> =
        order.iter().filter_map(|id| document.objects.get(id)).collect();
    let mut streams = deflated(&objects, threads)?.into_iter();
    let shared = |object: &Object| {
        let (object, stream) = match object {
            Object::Stream(stream) => {
                let mut keys = stream.dict.clone();
                keys.remove(b"Length");
                (Object::Dictionary(keys), streams.next())
            }
            other => (other.clone(), None),
        };
        let mut shared = Shared { object, stream };
        renumber(&mut shared.object, &|own| numbers.get(&own).copied());
        shared
    };
    Ok(objects.into_iter().map(shared).collect())
}

/// The content of those that are streams, deflated.
fn deflated(objects: &[&Object], threads: usize) -> io::Result<Vec<Vec<u8>>> {
    let streams = objects.iter().filter_map(|object| object.as_stream().ok());
    let streams: Vec<&[u8]> = streams.map(|stream| &*stream.content).collect();
    let shares = Shares { count: streams.len(), chunk: 1, threads };
    in_parallel(streams.into_iter(), shares, Deflater::best, Deflater::deflate).collect()
}

/// Gives the objects that are referred to other numbers.
fn renumber(object: &mut Object, number: &impl Fn(u32) -> Option<u32>) {
    match object {
        Object::Reference(id) => {
            if let Some(new) = number(id.0) {
                *id = (new, 0);
            }
        }
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, number)),
        Object::Dictionary(dict) => {
            dict.iter_mut().for_each(|(_, value)| renumber(value, number));
        }
        Object::Stream(stream) => {
            stream.dict.iter_mut().for_each(|(_, value)| renumber(value, number));
        }
        _ => {}
    }
}
