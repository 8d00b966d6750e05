//! The wish that the server end.

use std::sync::Arc;

use tokio::sync::watch;

/// A wish that the server end, from anywhere: a signal, a request, a test.
#[derive(Clone, Debug)]
pub struct Ending(Arc<watch::Sender<bool>>);

impl Default for Ending {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Ending {
    /// Lets the server end: answers that are being sent are sent, a run is stopped.
    pub fn end(&self) {
        self.0.send_replace(true);
    }

    /// Tells when the wish is there.
    pub(crate) fn ended(&self) -> watch::Receiver<bool> {
        self.0.subscribe()
    }
}
