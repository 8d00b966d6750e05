//! The parts shaped for earlier letters, for use again.

use std::sync::Arc;

use crate::cache::Recent;
use crate::compose::Block;
use crate::shape::letter::ShapedBlock;
use crate::structure::{Node, NodeId};

/// What was shaped lately with one cascade and one table of words. A part is known again by
/// its [`Arc`] and by the node that it begins with; it becomes the same [`Arc`].
#[derive(Debug, Default)]
pub struct Memory {
    feet: Recent<usize, Foot>,
    parts: Recent<(usize, NodeId), Part>,
}

/// Whether a part stands at the foot of the last page.
#[derive(Debug)]
struct Foot {
    /// While it is here no other part has its address.
    _of: Arc<Block>,
    is_foot: bool,
}

/// A part and what was made of it.
#[derive(Debug)]
pub(super) struct Part {
    /// While it is here no other part has its address.
    pub(super) of: Arc<Block>,
    /// Nothing if nothing stands in it.
    pub(super) shaped: Option<Arc<ShapedBlock>>,
    pub(super) nodes: Vec<Node>,
}

impl Memory {
    pub(super) fn is_foot(&mut self, block: &Arc<Block>, find: impl FnOnce() -> bool) -> bool {
        if Arc::strong_count(block) == 1 {
            return find();
        }
        let key = Arc::as_ptr(block).addr();
        if let Some(known) = self.feet.get(&key) {
            return known.is_foot;
        }
        let is_foot = find();
        self.feet.insert(key, Foot { _of: Arc::clone(block), is_foot });
        is_foot
    }

    pub(super) fn part(&mut self, block: &Arc<Block>, first: NodeId) -> Option<&Part> {
        self.parts.get(&(Arc::as_ptr(block).addr(), first))
    }

    pub(super) fn keep(&mut self, first: NodeId, part: Part) {
        self.parts.insert((Arc::as_ptr(&part.of).addr(), first), part);
    }
}
