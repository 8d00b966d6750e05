//! Pictures and QR codes.

use std::sync::Arc;

use crate::geom::{BezPath, Colour, Point, Pt, Size};
use crate::layout::fragment::Fragment;
use crate::layout::page::{Drawing, Drawn, Mark, Placed};
use crate::layout::stack::Stack;
use crate::picture::Qr;
use crate::shape::{FigureContent, ShapedFigure};
use crate::structure::NodeId;

/// Lays a figure of a size into a fragment.
pub(super) fn figure(figure: &ShapedFigure, node: NodeId, size: Size) -> Stack {
    let drawn = drawn(&figure.art, (Pt::ZERO, Pt::ZERO), size);
    let tag = figure.is_tagged.then_some(node);
    let mark = Mark { tag, drawn, colour: None };
    let fragment = Fragment { height: size.height, marks: vec![mark], ..Fragment::default() };
    Stack { fragments: vec![fragment], ..Stack::default() }
}

/// The drawing of a figure whose upper left corner stands at a place.
pub(super) fn drawn(art: &FigureContent, (x, y): (Pt, Pt), size: Size) -> Drawn {
    match art {
        FigureContent::Picture(picture) => {
            Drawn::Picture(Placed { picture: *picture, x, y, size })
        }
        FigureContent::Qr(code) => Drawn::Drawing(Drawing { x, y, ..qr(code, size.width) }),
    }
}

/// One path of all dark modules: filled at once, no hairlines show between them.
fn qr(code: &Qr, side: Pt) -> Drawing {
    let module = side / f64::from(code.side);
    let mut path = BezPath::with_capacity(code.dark.len() * 5);
    for &[x, y, width, height] in &code.dark {
        let at =
            |x: u16, y: u16| Point::new((module * f64::from(x)).0, (module * f64::from(y)).0);
        path.move_to(at(x, y));
        path.line_to(at(x + width, y));
        path.line_to(at(x + width, y + height));
        path.line_to(at(x, y + height));
        path.close_path();
    }
    Drawing {
        x: Pt::ZERO,
        y: Pt::ZERO,
        path: Arc::new(path),
        fill: Some(Colour::BLACK),
        stroke: None,
    }
}
