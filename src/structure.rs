//! The logical structure of a letter: what each thing drawn belongs to
//! (ISO 32000-1, 14.7 and 14.8.4).

/// The place of a node in its [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// Role of a node: the standard structure types that a letter has a use for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The letter itself, around all other nodes.
    Letter,
    /// A heading, of a level from 1 to 6 as the template names it.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list, with what its numbers or signs are.
    List(Numbering),
    /// A point of a list.
    ListItem,
    /// Its number or sign.
    Label,
    /// Its text.
    ListBody,
    /// A table.
    Table,
    /// The title of a table.
    Caption,
    /// A row.
    Row,
    /// A cell that names others.
    HeaderCell(Scope),
    /// A cell across columns that names what stands below it or beside it.
    SpanningCell {
        /// The cells that it names.
        scope: Scope,
        /// Number of columns.
        columns: usize,
    },
    /// Any other cell.
    DataCell,
    /// A picture, with what it shows in words.
    Figure {
        /// Read aloud in its place.
        alternative: String,
    },
}

/// Numbering of the points of a list, as far as PDF has a word for it
/// (ISO 32000-1, table 347).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// Numbers in any digits.
    Decimal,
    /// Small Roman numbers.
    LowerRoman,
    /// A sign before each point.
    Disc,
    /// Anything else, such as (क), (ख).
    Other,
}

impl Numbering {
    /// The numbering that the marker of the first point tells.
    pub fn of(marker: &str) -> Self {
        let mut signs = marker.chars().filter(|sign| !matches!(sign, '(' | ')' | '.' | ' '));
        match (signs.next(), signs.next()) {
            (Some(first), _) if first.is_numeric() => Self::Decimal,
            (Some('i' | 'v' | 'x'), _) => Self::LowerRoman,
            (Some(first), None) if !first.is_alphabetic() => Self::Disc,
            _ => Self::Other,
        }
    }
}

/// Scope of a header cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

/// A node and where it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its kind.
    pub role: Role,
    /// The node around it; `None` for the letter alone.
    pub parent: Option<NodeId>,
}

/// The nodes of one letter in reading order, each behind the one around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    nodes: Vec<Node>,
}

impl Default for Structure {
    fn default() -> Self {
        Self { nodes: vec![Node { role: Role::Letter, parent: None }] }
    }
}

impl Structure {
    /// The node around all others.
    pub const LETTER: NodeId = NodeId(0);

    /// Adds a node that is read after all that are there.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = self.next();
        self.nodes.push(Node { role, parent: Some(parent) });
        id
    }

    /// The node that is added next.
    pub fn next(&self) -> NodeId {
        NodeId(self.nodes.len())
    }

    /// The nodes from one on.
    pub fn from(&self, first: NodeId) -> &[Node] {
        self.nodes.get(first.0..).unwrap_or_default()
    }

    /// Adds nodes that were added to another structure behind as many as there are here.
    pub fn extend(&mut self, nodes: &[Node]) {
        self.nodes.extend_from_slice(nodes);
    }

    /// The part of the letter that a node is in: the node right below the letter.
    pub fn part(&self, node: NodeId) -> NodeId {
        let mut part = node;
        while let Some(parent) = self.nodes.get(part.0).and_then(|node| node.parent)
            && parent != Self::LETTER
        {
            part = parent;
        }
        part
    }

    /// All nodes; the place of each is its id.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}
