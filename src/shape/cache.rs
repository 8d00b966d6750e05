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
    /// True if a part stands at the foot of the last page.
    pub(super) feet: ArcCache<Block, (), bool>,
    pub(super) parts: ArcCache<Block, NodeId, ShapedPart>,
}

/// The shaped form of a part.
#[derive(Debug)]
pub(super) struct ShapedPart {
    /// None if nothing stands in it.
    pub(super) block: Option<Arc<ShapedBlock>>,
    pub(super) nodes: Vec<Node>,
}
