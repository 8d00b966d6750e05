//! What all documents of a batch share, written once: the fonts, the page resources and the
//! colour profile.
//!
//! printpdf builds the font objects; what it cannot say is set on the `lopdf` document that
//! it hands over: the map from codes to glyphs, and widths to a fraction of a unit.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Mm, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Pt, TextItem,
};

use crate::font::{Face, Library};
use crate::pdf::deflate::Deflater;
use crate::pdf::file::{Beginning, FileWriter};
use crate::pdf::fonts::{EmbeddedFont, Fonts};
use crate::pdf::icc;
use crate::pdf::number::push_reference;
use crate::pdf::object::{push_entries, push_object};
use crate::pdf::pictures::Images;
use crate::pdf::tounicode;

/// The objects shared by all documents of a batch, serialised.
#[derive(Debug)]
pub struct Skeleton {
    pub(super) beginning: Beginning,
    /// Number of the resource dictionary.
    pub(super) resources: u32,
    /// The fonts in it, for pages that have pictures, too.
    pub(super) fonts: u32,
    /// The pictures, for the documents that show them.
    pub(super) images: Images,
    /// Number of the output intent.
    pub(super) intent: u32,
}

/// The shared objects could not be written; the text is the library's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SkeletonError(String);

impl SkeletonError {
    fn new(reason: impl std::fmt::Display) -> Self {
        Self(reason.to_string())
    }
}

impl Skeleton {
    /// Writes the fonts of a batch; the pictures are kept for the documents that show them.
    ///
    /// # Errors
    ///
    /// [`SkeletonError`] when the PDF library gives something other than what was asked for.
    pub fn new(
        fonts: &Fonts,
        library: &Library,
        images: Images,
    ) -> Result<Self, SkeletonError> {
        let mut document = fonts_document(fonts, library);
        let mut font_ids = Dictionary::new();
        for (index, font) in fonts.fonts.iter().enumerate() {
            let id = find_font(&document, &resource_name(index))?;
            finish_font(&mut document, id, font, library.face(font.face))?;
            font_ids.set(resource_name(index), id);
        }
        let fonts = document.add_object(font_ids);
        let resources =
            document.add_object(Dictionary::from_iter([("Font", Object::Reference(fonts))]));
        keep_reachable(&mut document, resources);
        let shared = renumber(&mut document, [resources, fonts])?;
        write(&document, shared, images).map_err(SkeletonError::new)
    }
}

/// Writes the objects of the fonts and the output intent.
fn write(
    document: &Document,
    [resources, fonts]: [u32; 2],
    images: Images,
) -> io::Result<Skeleton> {
    let mut deflater = Deflater::best();
    let mut file = FileWriter::new();
    for _ in &document.objects {
        file.reserve();
    }
    let mut body = Vec::new();
    for ((number, _), object) in &document.objects {
        body.clear();
        if let Object::Stream(stream) = object {
            let mut entries = stream.dict.clone();
            entries.remove(b"Length");
            push_entries(&mut body, &entries);
            file.stream(*number, &body, &deflater.deflate(&stream.content))?;
        } else {
            push_object(&mut body, object);
            file.object(*number, &body, &mut deflater)?;
        }
    }
    let (profile, intent) = (file.reserve(), file.reserve());
    file.stream(profile, b"/N 3", &deflater.deflate(&icc::srgb()))?;
    body.clear();
    body.extend(b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)");
    body.extend(b"/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
    push_reference(&mut body, profile);
    body.extend(b">>");
    file.object(intent, &body, &mut deflater)?;
    let beginning = file.into_beginning(&mut deflater)?;
    Ok(Skeleton { beginning, resources, fonts, images, intent })
}

/// The name of a font in the page resources.
fn resource_name(index: usize) -> String {
    format!("F{}", index + 1)
}

/// A document of one page that shows every code once, so that printpdf embeds every font
/// with the text and the width of every code.
fn fonts_document(fonts: &Fonts, library: &Library) -> Document {
    let mut document = PdfDocument::new("");
    let mut ops = vec![Op::StartTextSection];
    for (index, font) in fonts.fonts.iter().enumerate() {
        let id = FontId(resource_name(index));
        let parsed = parsed_font(font, library.face(font.face));
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(parsed));
        let glyphs = font
            .codes
            .iter()
            .map(|(code, &cid)| Codepoint {
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
        glyph_widths: font.codes.values().map(|&cid| (cid, 0)).collect(),
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
fn find_font(document: &Document, name: &str) -> Result<ObjectId, SkeletonError> {
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| !dict.has(b"Type"))
        .find_map(|dict| dict.get(name.as_bytes()).ok()?.as_reference().ok())
        .ok_or_else(|| SkeletonError::new(format!("font {name} was not embedded")))
}

/// Sets texts, widths, the map from codes to glyphs, and the flags.
fn finish_font(
    document: &mut Document,
    id: ObjectId,
    font: &EmbeddedFont,
    face: &Face,
) -> Result<(), SkeletonError> {
    let map_id = document.add_object(Stream::new(Dictionary::new(), glyph_map(font)));
    let text = Stream::new(Dictionary::new(), tounicode::cmap(font).into_bytes());
    let text_id = document.add_object(text);
    let type0 = document.get_object_mut(id).and_then(Object::as_dict_mut);
    let descendant = type0
        .and_then(|dict| {
            dict.set("ToUnicode", text_id);
            dict.get_mut(b"DescendantFonts")?.as_array_mut()
        })
        .map_err(SkeletonError::new)?
        .first_mut()
        .ok_or_else(|| SkeletonError::new("no descendant font"))?
        .as_dict_mut()
        .map_err(SkeletonError::new)?;
    descendant.set("CIDToGIDMap", map_id);
    descendant.set("W", vec![Object::Integer(1), Object::Array(widths(font, face))]);
    let descriptor_id = descendant
        .get(b"FontDescriptor")
        .and_then(Object::as_reference)
        .map_err(SkeletonError::new)?;
    let descriptor = document
        .get_object_mut(descriptor_id)
        .and_then(Object::as_dict_mut)
        .map_err(SkeletonError::new)?;
    // Symbolic: the glyphs are none of the standard Latin set (ISO 32000-1, table 123).
    descriptor.set("Flags", 4);
    let metrics = face.metrics();
    if metrics.cap_height > 0 {
        let height = i64::from(metrics.cap_height) * 1000 / i64::from(metrics.units_per_em);
        descriptor.set("CapHeight", height);
    }
    Ok(())
}

/// Two bytes for each code from 0 on: the glyph of the font program.
fn glyph_map(font: &EmbeddedFont) -> Vec<u8> {
    let mut map = vec![0, 0];
    for code in font.codes.keys() {
        let glyph = font.program.glyphs.get(&code.outline).copied().unwrap_or(0);
        map.extend(glyph.to_be_bytes());
    }
    map
}

/// The width of each code from 1 on, in thousandths of an em.
fn widths(font: &EmbeddedFont, face: &Face) -> Vec<Object> {
    let units_per_em = i64::from(face.metrics().units_per_em).max(1);
    font.codes
        .keys()
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

/// Drops every object that the resources do not lead to.
fn keep_reachable(document: &mut Document, root: ObjectId) {
    let mut reached = BTreeSet::from([root]);
    let mut waiting = vec![root];
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

/// Numbers the objects 1, 2, 3 … and returns the new numbers of two of them.
fn renumber(
    document: &mut Document,
    followed: [ObjectId; 2],
) -> Result<[u32; 2], SkeletonError> {
    let numbers: BTreeMap<ObjectId, ObjectId> =
        document.objects.keys().copied().zip((1_u32..).map(|number| (number, 0))).collect();
    let objects = std::mem::take(&mut document.objects);
    document.max_id = u32::try_from(objects.len()).map_err(SkeletonError::new)?;
    for (id, mut object) in objects {
        renumber_references(&mut object, &numbers);
        if let Some(&new) = numbers.get(&id) {
            document.objects.insert(new, object);
        }
    }
    document.trailer = Dictionary::new();
    let number = |id| numbers.get(&id).map(|id| id.0);
    match followed.map(number) {
        [Some(one), Some(other)] => Ok([one, other]),
        _ => Err(SkeletonError::new("the resources are gone")),
    }
}

fn renumber_references(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => {
            if let Some(&new) = numbers.get(id) {
                *id = new;
            }
        }
        Object::Array(items) => {
            for item in items {
                renumber_references(item, numbers);
            }
        }
        Object::Dictionary(dict) => {
            for (_, value) in dict.iter_mut() {
                renumber_references(value, numbers);
            }
        }
        Object::Stream(stream) => {
            for (_, value) in &mut stream.dict {
                renumber_references(value, numbers);
            }
        }
        _ => {}
    }
}
