//! The structure elements of a letter (ISO 32000-1, 14.7.2 and 14.8.4; ISO 14289-1, 7).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::geom::{Affine, Rect};
use crate::pdf::number::{push, push_integer, push_reference};
use crate::pdf::pen::union;
use crate::pdf::piece::PagePieces;
use crate::pdf::string::text_string;
use crate::pdf::xref::NO_OBJECT;
use crate::structure::{NodeId, Numbering, Role, Scope, Structure};

/// A structure element, told apart from the document it is to be in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Element {
    /// The entries that are the same in every document: `/S` and attributes.
    entries: Vec<u8>,
    /// The room that it takes on one of the pages, if it says so: left, lower, right and upper
    /// edge.
    bounds: Option<(usize, [f64; 4])>,
    /// The element around it, by its place; the first element has none.
    parent: usize,
    /// Its content, in reading order.
    pub(super) kids: Vec<Kid>,
}

/// A page of a letter as it stands in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShownPage {
    /// The object of the document's page that it is on.
    pub(super) number: u32,
    /// The MCID of its first sequence.
    pub(super) first: usize,
    /// Its own coordinates in those of the document's page.
    pub(super) place: Affine,
}

impl ShownPage {
    /// A page by itself.
    pub(super) fn whole(number: u32) -> Self {
        Self { number, first: 0, place: Affine::IDENTITY }
    }
}

/// A part of an element's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kid {
    /// Another element, by its place.
    Element(usize),
    /// A marked-content sequence.
    Content {
        /// The page, counted from the letter's first.
        page: usize,
        /// The MCID.
        sequence: usize,
    },
}

/// The structure type that a role is tagged with; that of the letter depends on the document.
pub(super) fn operand(role: &Role) -> &'static str {
    match role {
        Role::Letter => "Sect",
        Role::Heading(_) => "H",
        Role::Paragraph => "P",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::Row => "TR",
        Role::HeaderCell(_) | Role::SpanningCell { .. } => "TH",
        Role::DataCell => "TD",
        Role::Figure { .. } => "Figure",
    }
}

/// The elements of a letter in reading order, the letter itself first. Nodes without content
/// are left out, but for the cells and rows of a table that has some: a table keeps its grid.
pub(super) fn elements(structure: &Structure, pages: &[PagePieces]) -> Vec<Element> {
    let nodes = structure.nodes();
    let mut content: Vec<Vec<Kid>> = vec![Vec::new(); nodes.len()];
    for (page, own) in pages.iter().enumerate() {
        for (sequence, node) in own.marked().enumerate() {
            if let Some(kids) = content.get_mut(node.0) {
                kids.push(Kid::Content { page, sequence });
            }
        }
    }
    let is_kept = kept(structure, &content);
    let bounds = figure_bounds(pages);
    let mut places = vec![0; nodes.len()];
    let mut elements: Vec<Element> = Vec::new();
    let mut headings = HeadingLevels::default();
    for (index, node) in nodes.iter().enumerate() {
        if !is_kept[index] {
            continue;
        }
        let place = elements.len();
        places[index] = place;
        let parent = node.parent.map_or(0, |parent| places[parent.0]);
        if index > 0 {
            elements[parent].kids.push(Kid::Element(place));
        }
        elements.push(Element {
            entries: entries(&node.role, &mut headings),
            bounds: bounds.get(&NodeId(index)).copied(),
            parent,
            kids: std::mem::take(&mut content[index]),
        });
    }
    interleave(&mut elements);
    elements
}

/// Puts what stands among the words of an element, such as a picture, where it is read: kids
/// go by the place of their first content.
fn interleave(elements: &mut [Element]) {
    let mut first: Vec<Option<(usize, usize)>> = vec![None; elements.len()];
    let place = |kid: &Kid, first: &[Option<(usize, usize)>]| match *kid {
        Kid::Content { page, sequence } => Some((page, sequence)),
        Kid::Element(place) => first.get(place).copied().flatten(),
    };
    // An element stands behind the one around it.
    for (index, element) in elements.iter_mut().enumerate().rev() {
        first[index] = element.kids.iter().filter_map(|kid| place(kid, &first)).min();
        let has_content = element.kids.iter().any(|kid| matches!(kid, Kid::Content { .. }));
        if has_content {
            element.kids.sort_by_key(|kid| place(kid, &first).unwrap_or((usize::MAX, 0)));
        }
    }
}

/// True for each node that is to be an element. A node stands behind the one around it.
fn kept(structure: &Structure, content: &[Vec<Kid>]) -> Vec<bool> {
    let nodes = structure.nodes();
    let mut is_kept: Vec<bool> = content.iter().map(|kids| !kids.is_empty()).collect();
    for (index, node) in nodes.iter().enumerate().rev() {
        if is_kept[index]
            && let Some(parent) = node.parent
        {
            is_kept[parent.0] = true;
        }
    }
    is_kept[0] = true;
    for (index, node) in nodes.iter().enumerate() {
        if let Some(parent) = node.parent
            && matches!(
                node.role,
                Role::Row | Role::HeaderCell(_) | Role::SpanningCell { .. } | Role::DataCell
            )
        {
            is_kept[index] = is_kept[parent.0];
        }
    }
    is_kept
}

/// The room of all that each figure draws on the first page it is on, with that page.
fn figure_bounds(pages: &[PagePieces]) -> BTreeMap<NodeId, (usize, [f64; 4])> {
    let mut all: BTreeMap<NodeId, (usize, [f64; 4])> = BTreeMap::new();
    for (page, content) in pages.iter().enumerate() {
        for (node, bounds) in content.boxes() {
            let (first, known) = all.entry(node).or_insert((page, bounds));
            if *first == page {
                *known = union(*known, bounds);
            }
        }
    }
    all
}

/// Levels of headings that begin with 1 and leave none out (ISO 14289-1, 7.4.2), whatever
/// the template calls them.
#[derive(Debug, Default)]
struct HeadingLevels {
    around: Vec<u8>,
}

impl HeadingLevels {
    fn level(&mut self, named: u8) -> usize {
        while self.around.last().is_some_and(|&level| level >= named) {
            self.around.pop();
        }
        self.around.push(named);
        self.around.len().min(6)
    }
}

fn entries(role: &Role, headings: &mut HeadingLevels) -> Vec<u8> {
    let mut out = b"/S/".to_vec();
    match role {
        // The document says what its letters are.
        Role::Letter => out.clear(),
        Role::Heading(named) => {
            out.push(b'H');
            push_integer(&mut out, headings.level(*named) as u64);
        }
        _ => out.extend(operand(role).bytes()),
    }
    match role {
        Role::List(numbering) => {
            out.extend(b"/A<</O/List/ListNumbering/");
            out.extend(match numbering {
                Numbering::Decimal => b"Decimal".as_slice(),
                Numbering::LowerRoman => b"LowerRoman",
                Numbering::Disc => b"Disc",
                Numbering::Other => b"None",
            });
            out.extend(b">>");
        }
        Role::HeaderCell(own) => {
            out.extend(b"/A<</O/Table/Scope/");
            out.extend(scope(*own));
            out.extend(b">>");
        }
        Role::SpanningCell { scope: own, columns } => {
            out.extend(b"/A<</O/Table/Scope/");
            out.extend(scope(*own));
            out.extend(b"/ColSpan ");
            push_integer(&mut out, *columns as u64);
            out.extend(b">>");
        }
        Role::Figure { alternative } => {
            out.extend(b"/Alt");
            text_string(&mut out, alternative);
        }
        _ => {}
    }
    out
}

fn scope(own: Scope) -> &'static [u8] {
    match own {
        Scope::Column => b"Column",
        Scope::Row => b"Row",
    }
}

impl Element {
    /// The bytes of memory that it takes, about.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.entries.len() + self.kids.len() * size_of::<Kid>()
    }

    /// The dictionary of an element whose letter begins with the object `first`; the pages of
    /// the letter are those of `pages`. The letter itself is told apart by `own`: its entries
    /// with its parent.
    pub(super) fn write(
        &self,
        out: &mut Vec<u8>,
        own: Option<&[u8]>,
        first: u32,
        pages: &[ShownPage],
    ) {
        out.extend(b"<<");
        if let Some(own) = own {
            out.extend(own);
        } else {
            out.extend(&self.entries);
            self.write_bounds(out, pages);
            out.extend(b"/P ");
            push_reference(out, number(first, self.parent));
        }
        let page = self.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            Kid::Element(_) => None,
        });
        if let Some(shown) = page.and_then(|page| pages.get(page)) {
            out.extend(b"/Pg ");
            push_reference(out, shown.number);
        }
        match self.kids[..] {
            [] => {}
            [Kid::Content { page, sequence }] => {
                out.extend(b"/K ");
                push_integer(out, mcid(page, sequence, pages));
            }
            _ => {
                out.extend(b"/K[");
                for (index, kid) in self.kids.iter().enumerate() {
                    if index > 0 {
                        out.push(b' ');
                    }
                    kid.write(out, page, first, pages);
                }
                out.push(b']');
            }
        }
        out.extend(b">>");
    }

    /// The room of a figure, in the coordinates of the document's page.
    fn write_bounds(&self, out: &mut Vec<u8>, pages: &[ShownPage]) {
        let Some((page, [left, lower, right, upper])) = self.bounds else { return };
        let place = pages.get(page).map_or(Affine::IDENTITY, |shown| shown.place);
        let room = place.transform_rect_bbox(Rect::new(left, lower, right, upper));
        out.extend(b"/A<</O/Layout/Placement/Block/BBox[");
        for edge in [room.x0, room.y0, room.x1, room.y1] {
            push(out, edge);
            out.push(b' ');
        }
        out.extend(b"]>>");
    }
}

/// The MCID of a sequence on the document's page.
fn mcid(page: usize, sequence: usize, pages: &[ShownPage]) -> u64 {
    (pages.get(page).map_or(0, |shown| shown.first) + sequence) as u64
}

impl Kid {
    /// A sequence on another page than that of its element says which (ISO 32000-1, table
    /// 324).
    fn write(
        self,
        out: &mut Vec<u8>,
        own_page: Option<usize>,
        first: u32,
        pages: &[ShownPage],
    ) {
        match self {
            Self::Element(place) => push_reference(out, number(first, place)),
            Self::Content { page, sequence } if Some(page) == own_page => {
                push_integer(out, mcid(page, sequence, pages));
            }
            Self::Content { page, sequence } => {
                out.extend(b"<</Type/MCR/Pg ");
                push_reference(out, pages.get(page).map_or(NO_OBJECT, |shown| shown.number));
                out.extend(b"/MCID ");
                push_integer(out, mcid(page, sequence, pages));
                out.extend(b">>");
            }
        }
    }
}

/// The object of an element.
pub(super) fn number(first: u32, place: usize) -> u32 {
    // A file that has so many objects is refused at its end.
    u32::try_from(place).ok().and_then(|place| first.checked_add(place)).unwrap_or(NO_OBJECT)
}
