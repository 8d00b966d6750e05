//! The parts laid out for earlier letters, for use again.

use std::sync::Arc;

use crate::cache::Recent;
use crate::layout::flow::Flow;
use crate::shape::ShapedBlock;

/// What was laid out lately on one kind of page, with one table of words. A part is known
/// again by its [`Arc`].
#[derive(Debug, Default)]
pub struct Memory {
    parts: Recent<usize, Part>,
}

#[derive(Debug)]
struct Part {
    /// While it is here no other part has its address.
    _of: Arc<ShapedBlock>,
    flow: Flow,
}

impl Memory {
    pub(super) fn flow(&mut self, block: &Arc<ShapedBlock>) -> Option<&Flow> {
        self.parts.get(&Arc::as_ptr(block).addr()).map(|part| &part.flow)
    }

    pub(super) fn keep(&mut self, block: &Arc<ShapedBlock>, flow: Flow) {
        let key = Arc::as_ptr(block).addr();
        self.parts.insert(key, Part { _of: Arc::clone(block), flow });
    }
}
