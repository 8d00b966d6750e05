//! The parts shaped for earlier letters, for use again.

use std::sync::Arc;

use crate::cache::ArcCache;
use crate::compose::Block;
use crate::shape::shaped::ShapedBlock;
use crate::structure::{Node, NodeId};

/// Parts shaped lately with one cascade and one table of words. A part becomes the same
/// [`Arc`] again where it begins with the same node.
#[derive(Debug, Default)]
pub struct ShapeCache {
    /// Where a part stands.
    pub(super) regions: ArcCache<Block, (), Region>,
    pub(super) parts: ArcCache<Block, NodeId, ShapedPart>,
}

/// Regions of a letter's pages, in the order in which their parts are shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Region {
    /// The text.
    Text,
    /// The foot of the last page, read last.
    Foot,
    /// Outside the text, and not read with it.
    Running,
}

/// The shaped form of a part.
#[derive(Debug)]
pub(super) struct ShapedPart {
    /// None if nothing stands in it.
    pub(super) block: Option<Arc<ShapedBlock>>,
    pub(super) nodes: Vec<Node>,
}
