//! Drawings of filled paths, and SVG as such.

use usvg::tiny_skia_path::{Path, PathSegment};
use usvg::{
    FillRule, Group, ImageHrefResolver, Node, Options, Paint, PaintOrder, Tree, roxmltree,
};

use crate::diagnostic::{PictureProblem, SvgPart};
use crate::geom::{Affine, BezPath, Colour, PathEl, Point, Pt, Size};
use crate::picture::{Memory, Raster};

/// A drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    /// Its own size.
    pub size: Size,
    /// The box that the paths are drawn in: its longer side is 1,000 units.
    pub bounds: [f64; 2],
    /// True if it is a page with a size of its own, which is told if the paper has another.
    pub is_page: bool,
    /// Its parts, from the bottom up.
    pub parts: Vec<Part>,
    /// The areas outside which parts are cut off.
    pub clips: Vec<Clip>,
    /// The pictures that parts show.
    pub pictures: Vec<Raster>,
}

impl Vector {
    /// The bytes of its paths and pictures.
    pub(super) fn kept(&self) -> usize {
        let part = |part: &Part| match &part.drawn {
            Inked::Shape(shape) => shape.path.elements().len() * STEP,
            Inked::Picture { .. } => 0,
        };
        let parts: usize = self.parts.iter().map(|own| size_of::<Part>() + part(own)).sum();
        let clips = self.clips.iter().map(|clip| clip.path.elements().len() * STEP);
        let pictures = self.pictures.iter().map(Raster::kept);
        parts + clips.sum::<usize>() + pictures.sum::<usize>()
    }
}

/// A part of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its place among the clips, if it is cut off.
    pub clip: Option<usize>,
    /// The part itself.
    pub drawn: Inked,
}

/// Ink of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Inked {
    /// A filled path.
    Shape(Shape),
    /// A picture.
    Picture {
        /// Its place among the pictures.
        picture: usize,
        /// The way from the unit square, counted upwards as in PDF, to the box.
        transform: Affine,
    },
}

/// An area outside which nothing is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    /// Its border, in units of the box.
    pub path: BezPath,
    /// True if the even-odd rule says what is inside; else the non-zero rule.
    pub even_odd: bool,
    /// The clip that cuts off this one, among those before it.
    pub around: Option<usize>,
}

/// A filled path. Lines are filled paths, too: the outline of the pen's way.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The path, counted from the upper left corner in units of the box.
    pub path: BezPath,
    /// Its colour.
    pub colour: Colour,
    /// True if the even-odd rule says what is inside; else the non-zero rule.
    pub even_odd: bool,
}

/// The longer side of the box, so that three decimals are always enough.
pub(super) const LONGER_SIDE: f64 = 1000.0;
/// Fineness with which round ends and corners of lines are drawn.
const FINENESS: f32 = 8.0;
/// An SVG has 96 of its units in an inch.
const POINTS_PER_UNIT: f64 = 72.0 / 96.0;
/// More steps than any logo has.
pub(super) const MOST_SEGMENTS: usize = 400_000;
/// More elements, and more references to others, than any logo has.
const MOST_ELEMENTS: usize = 20_000;
const MOST_USES: usize = 100;
/// Elements inside each other: each costs a call.
const DEEPEST: usize = 64;
/// Elements of the largest pattern, clip or the like, times those that may refer to it.
const MOST_COPIED: usize = 1_000_000;

/// A longer file has more steps than that, or pictures of pixels inside.
const LARGEST: usize = 8 << 20;
/// Bytes that entities may add to a file.
const MOST_EXPANDED: usize = 1 << 20;
/// Bytes that the tree of a file takes for each of its own, and those that a step of a path does.
const TREE: usize = 24;
pub(super) const STEP: usize = size_of::<PathEl>();

/// The memory that an SVG file takes.
pub(super) fn memory(file: &[u8]) -> Result<Memory, PictureProblem> {
    if file.len() > LARGEST {
        return Err(PictureProblem::SvgTooLarge);
    }
    // A step has at least two characters.
    let kept = (file.len() / 2).min(MOST_SEGMENTS) * STEP;
    Ok(Memory { kept, decoding: file.len() * TREE + kept })
}

/// Number of bytes that the entities of a file make of it at most, beyond its own: as many as the
/// longest has, each time that one is named. One that names another may make more than can be said.
fn expanded(text: &str) -> usize {
    let declared = text.split("<!ENTITY").skip(1).map(|rest| {
        let Some(quote) = rest.find(['"', '\'']) else { return rest };
        let (mark, value) = (&rest[quote..=quote], &rest[quote + 1..]);
        value.split(mark).next().unwrap_or_default()
    });
    let mut longest = 0_usize;
    for value in declared {
        if value.contains('&') {
            return usize::MAX;
        }
        longest = longest.max(value.len());
    }
    text.matches('&').count().saturating_mul(longest)
}

/// Reads an SVG file.
///
/// # Errors
///
/// The fault of it, or the first part of it that cannot be drawn as a filled path.
pub(super) fn svg(file: &[u8]) -> Result<Vector, PictureProblem> {
    let text = std::str::from_utf8(file)
        .map_err(|_| PictureProblem::Damaged { detail: "not UTF-8".to_owned() })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > LARGEST || expanded(text) > MOST_EXPANDED {
        return Err(PictureProblem::SvgTooLarge);
    }
    let damaged =
        |error: &dyn std::fmt::Display| PictureProblem::Damaged { detail: error.to_string() };
    let limits = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: 500_000,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(text, limits)
        .map_err(|error| damaged(&error))?;
    refuse_elements(&document)?;
    // No file but this one is ever read.
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options).map_err(|error| damaged(&error))?;
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let scale = LONGER_SIDE / width.max(height);
    let mut drawing = SvgReader { scale, segments: 0, parts: Vec::new() };
    drawing.group(tree.root())?;
    if drawing.parts.is_empty() {
        return Err(PictureProblem::NothingDrawn);
    }
    Ok(Vector {
        size: Size { width: Pt(width * POINTS_PER_UNIT), height: Pt(height * POINTS_PER_UNIT) },
        bounds: [width * scale, height * scale],
        is_page: false,
        parts: drawing.parts,
        clips: Vec::new(),
        pictures: Vec::new(),
    })
}

/// Refuses by name what the SVG library would pass over in silence.
fn refuse_elements(document: &roxmltree::Document<'_>) -> Result<(), PictureProblem> {
    // Copied for everything that refers to them, before that is refused.
    const DEFINED: [&str; 6] = ["pattern", "clipPath", "mask", "filter", "symbol", "marker"];
    let (mut elements, mut uses, mut largest) = (0_usize, Vec::new(), 1_usize);
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        elements += 1;
        if elements > MOST_ELEMENTS || node.ancestors().nth(DEEPEST).is_some() {
            return Err(PictureProblem::SvgTooLarge);
        }
        if DEFINED.contains(&node.tag_name().name()) {
            largest = largest.max(node.descendants().count());
        }
        let part = match node.tag_name().name() {
            "text" | "tspan" => SvgPart::Text,
            "image" => SvgPart::Pixels,
            // Markers are copied to every corner of a path before its size is known.
            "foreignObject" | "marker" => SvgPart::Foreign,
            "use" => {
                uses.push(node);
                continue;
            }
            _ => continue,
        };
        return Err(PictureProblem::SvgPart { part });
    }
    // Copies of copies multiply.
    let is_copied = |node: &roxmltree::Node<'_, '_>| {
        let ids = node.ancestors().skip(1).filter_map(|around| around.attribute("id"));
        ids.into_iter().any(|id| uses.iter().any(|other| refers_to(other, id)))
    };
    if uses.len() > MOST_USES || uses.iter().any(is_copied) {
        return Err(PictureProblem::SvgTooLarge);
    }
    let copied: usize = uses
        .iter()
        .filter_map(|own| {
            let is_meant = |node: &roxmltree::Node<'_, '_>| {
                node.attribute("id").is_some_and(|id| refers_to(own, id))
            };
            Some(document.descendants().find(is_meant)?.descendants().count())
        })
        .sum();
    let is_multiplied = largest > 1 && elements.saturating_mul(largest) > MOST_COPIED;
    if copied > MOST_ELEMENTS || is_multiplied {
        return Err(PictureProblem::SvgTooLarge);
    }
    Ok(())
}

fn refers_to(node: &roxmltree::Node<'_, '_>, id: &str) -> bool {
    node.attributes()
        .filter(|attribute| attribute.name() == "href")
        .any(|attribute| attribute.value().strip_prefix('#') == Some(id))
}

struct SvgReader {
    scale: f64,
    segments: usize,
    parts: Vec<Part>,
}

impl SvgReader {
    fn group(&mut self, group: &Group) -> Result<(), PictureProblem> {
        let refused = [
            (group.clip_path().is_some(), SvgPart::Clip),
            (group.mask().is_some(), SvgPart::Clip),
            (!group.filters().is_empty(), SvgPart::Filter),
            (group.opacity().get() < 1.0, SvgPart::Opacity),
            (group.blend_mode() != usvg::BlendMode::Normal, SvgPart::Opacity),
        ];
        if let Some(&(_, part)) = refused.iter().find(|(is_there, _)| *is_there) {
            return Err(PictureProblem::SvgPart { part });
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group)?,
                Node::Path(path) => self.path(path)?,
                Node::Image(_) => {
                    return Err(PictureProblem::SvgPart { part: SvgPart::Pixels });
                }
                Node::Text(_) => return Err(PictureProblem::SvgPart { part: SvgPart::Text }),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path) -> Result<(), PictureProblem> {
        if !path.is_visible() {
            return Ok(());
        }
        if path.paint_order() == PaintOrder::FillAndStroke {
            self.fill(path)?;
            self.stroke(path)
        } else {
            self.stroke(path)?;
            self.fill(path)
        }
    }

    fn fill(&mut self, path: &usvg::Path) -> Result<(), PictureProblem> {
        let Some(fill) = path.fill() else { return Ok(()) };
        let colour = colour(fill.paint(), fill.opacity().get())?;
        let even_odd = fill.rule() == FillRule::EvenOdd;
        self.shape(path, path.data(), colour, even_odd)
    }

    fn stroke(&mut self, path: &usvg::Path) -> Result<(), PictureProblem> {
        let Some(stroke) = path.stroke() else { return Ok(()) };
        let colour = colour(stroke.paint(), stroke.opacity().get())?;
        let pen = stroke.to_tiny_skia();
        let dashed = pen.dash.as_ref().and_then(|dash| path.data().dash(dash, FINENESS));
        let way = dashed.as_ref().unwrap_or(path.data());
        // The outline has more steps than the way.
        self.has_room(way.len())?;
        match way.stroke(&pen, FINENESS) {
            Some(outline) => self.shape(path, &outline, colour, false),
            None => Ok(()),
        }
    }

    /// Checks that there is room for so many steps more.
    fn has_room(&self, steps: usize) -> Result<(), PictureProblem> {
        if self.segments + steps > MOST_SEGMENTS {
            return Err(PictureProblem::SvgTooLarge);
        }
        Ok(())
    }

    fn shape(
        &mut self,
        path: &usvg::Path,
        data: &Path,
        colour: Colour,
        even_odd: bool,
    ) -> Result<(), PictureProblem> {
        let transform = path.abs_transform();
        let scale = self.scale;
        let point = |mut own: usvg::tiny_skia_path::Point| {
            transform.map_point(&mut own);
            Point::new(f64::from(own.x) * scale, f64::from(own.y) * scale)
        };
        self.has_room(data.len())?;
        let mut steps = BezPath::with_capacity(data.len());
        for segment in data.segments() {
            match segment {
                PathSegment::MoveTo(to) => steps.move_to(point(to)),
                PathSegment::LineTo(to) => steps.line_to(point(to)),
                PathSegment::QuadTo(control, to) => steps.quad_to(point(control), point(to)),
                PathSegment::CubicTo(first, second, to) => {
                    steps.curve_to(point(first), point(second), point(to));
                }
                PathSegment::Close => steps.close_path(),
            }
        }
        self.segments += steps.elements().len();
        let drawn = Inked::Shape(Shape { path: steps, colour, even_odd });
        self.parts.push(Part { clip: None, drawn });
        Ok(())
    }
}

fn colour(paint: &Paint, opacity: f32) -> Result<Colour, PictureProblem> {
    let part = match paint {
        Paint::Color(_) if opacity < 1.0 => SvgPart::Opacity,
        Paint::Color(colour) => {
            let usvg::Color { red, green, blue } = *colour;
            return Ok(Colour { red, green, blue });
        }
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => SvgPart::Gradient,
        Paint::Pattern(_) => SvgPart::Pattern,
    };
    Err(PictureProblem::SvgPart { part })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Vector, PictureProblem> {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
             width='96' height='48' viewBox='0 0 200 100'>{body}</svg>"
        );
        svg(text.as_bytes())
    }

    #[test]
    fn shapes_are_scaled_to_the_box() {
        let vector = read("<rect width='200' height='50' fill='#102030'/>").unwrap();
        assert_eq!((vector.size.width, vector.size.height), (Pt(72.0), Pt(36.0)));
        assert!((vector.bounds[0] - 1000.0).abs() + (vector.bounds[1] - 500.0).abs() < 1e-9);
        let Inked::Shape(shape) = &vector.parts[0].drawn else { panic!("{vector:?}") };
        assert_eq!(shape.colour, Colour { red: 16, green: 32, blue: 48 });
        let furthest = shape.path.iter().filter_map(|segment| match segment {
            PathEl::LineTo(to) => Some((to.x.round(), to.y.round())),
            _ => None,
        });
        assert!(furthest.collect::<Vec<_>>().contains(&(1000.0, 250.0)));
    }

    #[test]
    fn lines_become_outlines() {
        let vector =
            read("<path d='M10 50 H190' fill='none' stroke='red' stroke-width='10'/>").unwrap();
        let [Part { drawn: Inked::Shape(line), .. }] = &vector.parts[..] else {
            panic!("{vector:?}")
        };
        assert_eq!(line.colour.red, 255);
        assert!(line.path.elements().len() >= 5, "{line:?}");
    }

    #[test]
    fn what_is_not_a_filled_path_is_refused_by_name() {
        let gradient = "<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient>\
                        <rect width='9' height='9' fill='url(#g)'/>";
        for (body, part) in [
            ("<text>क</text>", SvgPart::Text),
            ("<image xlink:href='/etc/passwd' width='5' height='5'/>", SvgPart::Pixels),
            ("<rect width='9' height='9' opacity='.5'/>", SvgPart::Opacity),
            ("<rect width='9' height='9' fill-opacity='.5'/>", SvgPart::Opacity),
            (gradient, SvgPart::Gradient),
        ] {
            assert_eq!(read(body), Err(PictureProblem::SvgPart { part }), "{body}");
        }
        assert_eq!(read(""), Err(PictureProblem::NothingDrawn));
        assert!(matches!(svg(b"<svg"), Err(PictureProblem::Damaged { .. })));
    }

    #[test]
    fn references_that_multiply_are_refused() {
        let group = |level: usize| {
            let one = format!("<use xlink:href='#a{level}'/>").repeat(10);
            format!("<g id='a{}'>{one}</g>", level + 1)
        };
        let first = "<g id='a0'><rect width='1' height='1'/></g>".to_owned();
        let body: String = std::iter::once(first).chain((0..9).map(group)).collect();
        assert_eq!(read(&body), Err(PictureProblem::SvgTooLarge));
    }
}
