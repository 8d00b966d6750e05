//! The parts laid out for earlier letters, for use again.

use crate::cache::ArcCache;
use crate::layout::stack::Stack;
use crate::shape::ShapedBlock;

/// Parts laid out lately on one kind of page, with one table of words.
#[derive(Debug, Default)]
pub struct LayoutCache {
    pub(super) stacks: ArcCache<ShapedBlock, (), Stack>,
}
